//! The cookbook: one short recipe for each thing that a case can say, each with a number to check by hand.
//!
//! | recipe | what it shows |
//! |---|---|
//! | [time](#time-steps-and-timing) | quarters and months, where in a period a flow falls |
//! | [dates](#lines-on-dates) | amounts on days of their own |
//! | [construction](#construction-and-service) | what begins when a plant enters service |
//! | [ramps](#ramps) | amounts that rise to their full size |
//! | [delay](#delay-as-an-assumption) | what if it comes later? |
//! | [prices](#real-and-nominal-prices-of-other-years) | amounts in prices of another year |
//! | [rates](#discount-rates) | official tables, rates by year, rates for some lines |
//! | [residuals](#residual-values) | what is left at the end |
//! | [uplifts](#uplift-costs-and-show-why) | optimism bias, contingency and confidence, before and after |
//! | [risks](#put-risks-into-the-case) | what may happen or not, and what it is expected to cost |
//! | [service levels](#value-a-service-level) | what it is worth that a service gets better |
//! | [views](#two-views-of-one-case) | the cash of the organisation, and the resources of society |
//! | [implied values](#what-trust-would-have-to-be-worth) | what is not in money, and how large it would have to be |
//! | [score and cost](#score-beside-cost) | what a better score costs, and who is beaten on both |
//! | [tax](#after-tax) | what is left after tax, and what working capital ties up |
//! | [loans](#with-a-loan) | what is left for the owners |
//! | [steps](#step-by-step-and-crossover) | is the larger one worth its extra cost? |
//! | [switching](#switching-values) | what would turn the choice |
//! | [trace](#trace-and-provenance) | where a figure comes from |
//! | [findings](#findings-and-their-acknowledgement) | faults of method, known ones among them |
//! | [documents](#documents) | a case as data |
#![cfg_attr(
    feature = "schemars",
    doc = "| [schema](#the-schema-of-documents) | documents for forms and editors |"
)]
//!
//! # Time, steps and timing
//!
//! Periods are years, quarters or months. A rate stays annual, and a part of a year is discounted by a fractional power
//! of it. Column 0 is the decision date; the flow of column `t` falls at the start, in the middle or at the end of its
//! period.
//!
//! ```
//! use bizcase::prelude::*;
//! use jiff::civil::date;
//!
//! let case = BusinessCase::builder("Quarters", Currency::GBP)
//!     .timeline(Timeline::quarters(date(2026, 1, 1), 4))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(4))
//!     .baseline(Alternative::business_as_usual("Today").cost(Cost::new("Rent", gbp(104)).once().from(4)))
//!     .build()?;
//! // The end of the fourth quarter is a year away: 104 / 1.04.
//! assert_eq!(case.appraise().baseline().measures().npv().value(), Some(dec!(-100)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Lines on dates
//!
//! A line that falls on dates is discounted to the day, by the day count of the conventions, and stands in the column
//! of the period in which the date lies.
//!
//! ```
//! use bizcase::prelude::*;
//! use jiff::civil::date;
//!
//! let case = BusinessCase::builder("Dates", Currency::GBP)
//!     .timeline(Timeline::years(2026, 2))
//!     .conventions(Conventions::nominal().end_of_period().day_count(DayCount::Act365Fixed))
//!     .discounting(percent!(10))
//!     .baseline(
//!         Alternative::business_as_usual("Today")
//!             .cost(Cost::new("Instalment", gbp(110)).on(date(2027, 1, 1))),
//!     )
//!     .build()?;
//! assert_eq!(case.baseline().lines()[0].cells(), decimals![0, 110, 0]);
//! // 365 days of 365: 110 / 1.1.
//! assert_eq!(case.appraise().baseline().measures().npv().value(), Some(dec!(-100)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Construction and service
//!
//! Construction is phased from column 0; what recurs begins with the first period after the service date.
//!
//! ```
//! use bizcase::prelude::*;
//! use jiff::civil::date;
//!
//! let plant = Alternative::do_something("Plant")
//!     .in_service_from(date(2028, 1, 1))
//!     .cost(Cost::new("Building", gbp(200)).capital().phased(decimals![0.5, 0.5]))
//!     .benefit(Benefit::new("Sales", gbp(60)).every_period());
//! # let case = BusinessCase::builder("Service", Currency::GBP)
//! #     .timeline(Timeline::years(2026, 4))
//! #     .conventions(Conventions::nominal().end_of_period())
//! #     .discounting(percent!(3))
//! #     .baseline(Alternative::do_nothing("No plant"))
//! #     .alternative(plant)
//! #     .build()?;
//! # let appraisal = case.appraise();
//! let flow = appraisal.alternative("plant").expect("it is in the case").flow();
//! assert_eq!(flow.net(), decimals![-100, -100, 0, 60, 60]);
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Ramps
//!
//! By shares of one's own, in a straight line, or along an s-curve (`3 x^2 - 2 x^3`).
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let uptake = Alternative::business_as_usual("Uptake")
//!     .benefit(Benefit::new("By shares", gbp(100)).every_period().ramp(decimals![0.5, 0.8]))
//!     .benefit(Benefit::new("In a line", gbp(100)).linear_ramp(4))
//!     .benefit(Benefit::new("Along a curve", gbp(100)).s_curve(2));
//! # let case = BusinessCase::builder("Ramps", Currency::GBP)
//! #     .timeline(Timeline::years(2026, 4))
//! #     .conventions(Conventions::nominal().end_of_period())
//! #     .discounting(percent!(3))
//! #     .baseline(uptake)
//! #     .build()?;
//! let [by_shares, in_a_line, along_a_curve] = case.baseline().lines() else { panic!("three lines") };
//! assert_eq!(by_shares.cells(), decimals![0, 50, 80, 100, 100]);
//! assert_eq!(in_a_line.cells(), decimals![0, 25, 50, 75, 100]);
//! assert_eq!(along_a_curve.cells(), decimals![0, 50, 100, 100, 100]);
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Delay as an assumption
//!
//! A line or a whole alternative falls later by a number of columns, or by an assumption with a range, whose effect
//! then stands among those of the others.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let case = BusinessCase::builder("Roll-out", Currency::GBP)
//!     .timeline(Timeline::years(2026, 3))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(3))
//!     .assumption(Assumption::new("slip", dec!(1)).unit("years").between(dec!(0), dec!(2)))
//!     .baseline(
//!         Alternative::business_as_usual("Today")
//!             .benefit(Benefit::new("Fees", gbp(100)).every_period().delayed_by("slip")),
//!     )
//!     .build()?;
//! assert_eq!(case.baseline().lines()[0].cells(), decimals![0, 0, 100, 100]);
//! let later = case.with_assumption("slip", dec!(2))?;
//! assert_eq!(later.baseline().lines()[0].cells(), decimals![0, 0, 0, 100]);
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Real and nominal, prices of other years
//!
//! A case is in nominal prices or in those of one year. A line in other prices is brought into them by the inflation of
//! the case: a rate, an official index, or levels of one's own.
//!
//! ```
//! use bizcase::prelude::*;
//! use bizcase::tables::PriceIndex;
//!
//! let case = BusinessCase::builder("Prices", Currency::GBP)
//!     .timeline(Timeline::years(2026, 1))
//!     .conventions(Conventions::real(2024).end_of_period())
//!     .inflation(PriceIndex::with_id("uk-gdp-deflator"))
//!     .discounting(percent!(3.5))
//!     .baseline(Alternative::business_as_usual("Today").cost(
//!         Cost::new("Old quotation", gbp(811_085)).in_prices(PriceBasis::Real { year: 2019 }).once(),
//!     ))
//!     .build()?;
//! // The deflator stands at 81.1085 in 2019 and at 100 in 2024.
//! assert_eq!(case.baseline().lines()[0].cells(), decimals![1_000_000, 0]);
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Discount rates
//!
//! One rate, rates by elapsed year, by length of study, or those of an official table, which the page echoes with its
//! vintage. A line may be discounted in a way of its own that the case names.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let steep_then_flat = RateSchedule::by_elapsed_year(&[Band::years(1, 1, percent!(25)), Band::from_year(2, percent!(0))]);
//! let case = BusinessCase::builder("Rates", Currency::GBP)
//!     .timeline(Timeline::years(2026, 40))
//!     .conventions(Conventions::real(2026).end_of_period())
//!     .discounting(DiscountTable::with_id("uk-stpr-standard"))
//!     .named_discounting("front-loaded", steep_then_flat)
//!     .baseline(
//!         Alternative::business_as_usual("Today")
//!             .benefit(Benefit::new("Money", gbp(1_000)).once().from(40))
//!             .benefit(Benefit::new("Another", gbp(1_000)).discounted_as("front-loaded").once().from(40)),
//!     )
//!     .build()?;
//! let appraisal = case.appraise();
//! let worth = |line: usize| appraisal.baseline().lines()[line].present_value().and_then(|worth| worth.value());
//! // 1 000 / (1.035^30 x 1.03^10), and 1 000 / 1.25.
//! assert_eq!(worth(0).map(|worth| worth.round_dp(2)), Some(dec!(265.10)));
//! assert_eq!(worth(1), Some(dec!(800)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Residual values
//!
//! By the life that is left, by resale, as a perpetuity, or none, which is said as well. The value is a figure of its
//! own beside the cells of its line.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let case = BusinessCase::builder("Residual", Currency::GBP)
//!     .timeline(Timeline::years(2026, 10))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(0))
//!     .baseline(Alternative::business_as_usual("Plant").cost(
//!         Cost::new("Plant", gbp(1_500)).capital().once().life_of(15).residual(Residual::RemainingLife),
//!     ))
//!     .build()?;
//! let appraisal = case.appraise();
//! // Five of fifteen years are left.
//! let left = appraisal.baseline().lines()[0].residual().map(|residual| residual.value());
//! assert_eq!(left, Some(dec!(500)));
//! assert_eq!(appraisal.baseline().measures().npv().value(), Some(dec!(-1_000)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Uplift costs and show why
//!
//! Estimates of costs are too low more often than too high. An [`Adjustment`](crate::case::Adjustment) raises or lowers
//! the amounts of a line, or of all lines of one class, by an exact factor with its source; the page shows each step
//! before and after.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let bias = Adjustment::optimism_bias("non-standard-buildings")
//!     .mitigated(dec!(0.4))
//!     .source("a listed building; the ground was surveyed in 2025");
//! let school = Alternative::do_something("Restore the hall")
//!     .cost(Cost::new("Works", gbp(1_000)).capital().once())
//!     .benefit(
//!         Benefit::new("Lettings", gbp(2_000))
//!             .once()
//!             .from(1)
//!             .adjusted(Adjustment::confidence(dec!(0.25)).source("two inquiries, no contract")),
//!     )
//!     .adjusted(LineKind::Cost(CostClass::Capital), bias);
//! let case = BusinessCase::builder("Hall", Currency::GBP)
//!     .timeline(Timeline::years(2026, 1))
//!     .conventions(Conventions::real(2026).end_of_period())
//!     .discounting(percent!(0))
//!     .baseline(Alternative::do_nothing("Leave it"))
//!     .alternative(school)
//!     .build()?;
//!
//! let appraisal = case.appraise();
//! let adjustments = appraisal.alternative("restore-the-hall").and_then(|hall| hall.adjustments());
//! let adjustments = adjustments.expect("it has two");
//! let [confidence, bias] = adjustments.steps() else { panic!("those of lines come first") };
//! // 2 000 x 0.75; 51 % less 0.4 of the way to 4 % is 32.2 %.
//! assert_eq!(confidence.after().and_then(|after| after.value()), Some(dec!(1_500)));
//! assert_eq!(bias.after().and_then(|after| after.value()), Some(dec!(1_322)));
//! assert_eq!(adjustments.npv_before().value(), Some(dec!(1_000)));
//! assert_eq!(adjustments.npv_after().value(), Some(dec!(178)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Put risks into the case
//!
//! A risk is a line with a probability: its amount is the impact if it happens, and the case counts what is expected of
//! it. The register of the alternative shows both.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let depot = Alternative::do_something("Depot")
//!     .benefit(Benefit::new("Rent saved", gbp(1_000)).every_period())
//!     .cost(
//!         Cost::new("Ground is polluted", gbp(2_000))
//!             .once()
//!             .with_probability(dec!(0.2))
//!             .owner("Head of Estates")
//!             .evidence("one of five sites nearby"),
//!     )
//!     .benefit(Benefit::new("Grant", gbp(300)).once().with_probability("p-grant").owner("Finance"));
//! # let case = BusinessCase::builder("Risks", Currency::GBP)
//! #     .timeline(Timeline::years(2026, 1))
//! #     .conventions(Conventions::nominal().end_of_period())
//! #     .discounting(percent!(25))
//! #     .assumption(Assumption::new("p-grant", dec!(0.5)).between(dec!(0.3), dec!(0.7)).source("last three rounds"))
//! #     .baseline(Alternative::do_nothing("None"))
//! #     .alternative(depot)
//! #     .build()?;
//! let appraisal = case.appraise();
//! let register = appraisal.alternative("depot").and_then(|depot| depot.risk_register()).expect("it has risks");
//! // 1 000 / 1.25 without them; 2 000 x 0.2 less and 300 x 0.5 more with them.
//! assert_eq!(register.npv_without_risks().value(), Some(dec!(800)));
//! assert_eq!(register.expected_value().value(), Some(dec!(-250)));
//! assert_eq!(register.npv_with_risks().value(), Some(dec!(550)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Value a service level
//!
//! What a level gets better by is a factor of its own, and each of its ends may be an assumption: the case then says
//! which level has to be reached.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let hours = ServiceLevel::availability(dec!(0.99), "promised", dec!(8_800));
//! let hosted = Alternative::do_something("Hosted")
//!     .cost(Cost::new("Move", gbp(30_000)).capital().once())
//!     .benefit(
//!         Benefit::new("Outage avoided", hours.times(dec!(1_250), "GBP an hour of outage"))
//!             .every_period()
//!             .contributing(Contribution::ServiceLevel),
//!     )
//!     // What the supplier of today pays for a service below its promise ends.
//!     .dis_benefit(DisBenefit::new("Service credits", gbp(5_000)).every_period());
//! # let case = BusinessCase::builder("Hosting", Currency::GBP)
//! #     .timeline(Timeline::years(2026, 1))
//! #     .conventions(Conventions::nominal().end_of_period())
//! #     .discounting(percent!(10))
//! #     .assumption(Assumption::new("promised", dec!(0.995)).between(dec!(0.99), dec!(0.999)))
//! #     .baseline(Alternative::do_nothing("As today"))
//! #     .alternative(hosted)
//! #     .build()?;
//! let appraisal = case.appraise();
//! // 0.005 x 8 800 x 1 250 = 55 000, less 5 000, at 10 %: 45 454.55 for 30 000.
//! let hosted = appraisal.alternative("hosted").expect("it is in the case");
//! assert_eq!(hosted.measures().npv().value().map(|npv| npv.round_dp(2)), Some(dec!(15_454.55)));
//! // 38 000 a year are needed: 0.003454... of 11 000 000.
//! let switching = appraisal.switching_values();
//! let promised = switching.assumption("promised").expect("it is in the case").switches();
//! let needed = promised.preference().below().point().value().value();
//! assert_eq!(needed.map(|level| level.round_dp(6)), Some(dec!(0.993455)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Two views of one case
//!
//! Can the organisation pay for it, and is it worth its resources to society? A case may say which of the two its headline
//! takes; the other stands beside, and every line says in which it counts. A transfer is cash and no resource; what
//! others gain is a resource and no cash of the organisation; a shadow price counts in the economic view alone.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let case = BusinessCase::builder("Clinic", Currency::EUR)
//!     .timeline(Timeline::years(2026, 1))
//!     .conventions(Conventions::nominal().end_of_period().view(View::Economic))
//!     .discounting(percent!(0))
//!     .baseline(Alternative::do_nothing("No clinic"))
//!     .alternative(
//!         Alternative::do_something("Clinic")
//!             .cost(Cost::new("Building", eur(500)).capital().once())
//!             .cost(Cost::new("Wages", eur(100)).once().only_in(View::Financial))
//!             .cost(Cost::new("Wages at their shadow price", eur(80)).once().only_in(View::Economic))
//!             .benefit(Benefit::new("Grant", eur(300)).transfer().once())
//!             .benefit(Benefit::new("Health", eur(700)).non_cashable().recipient(Recipient::Society).once()),
//!     )
//!     .build()?;
//! let appraisal = case.appraise();
//! // -500 - 80 + 700, and -500 - 100 + 300.
//! let clinic = appraisal.alternative("clinic").expect("it is in the case");
//! assert_eq!(clinic.measures().npv().value(), Some(dec!(120)));
//! let views = appraisal.views().expect("the case states one");
//! assert_eq!(views.alternatives()[1].value(View::Financial).npv().value(), Some(dec!(-300)));
//! assert_eq!(views.leaders(View::Financial)[0].as_str(), "no-clinic");
//! // Who gains: the same 120 by recipient.
//! let subtotals = appraisal.subtotals("clinic").expect("it is in the case");
//! let by_recipient: Vec<_> = subtotals.by_recipient().subtotals().iter().map(|one| one.npv().value()).collect();
//! assert_eq!(by_recipient, [Some(dec!(-580)), Some(dec!(700))]);
//! # Ok::<(), Errors>(())
//! ```
//!
//! # What trust would have to be worth
//!
//! What is not in money has no figure, but the choice implies one: how large would it have to be to change the lead?
//!
//! ```
//! use bizcase::appraisal::Implied;
//! use bizcase::prelude::*;
//!
//! let case = BusinessCase::builder("Permits", Currency::GBP)
//!     .timeline(Timeline::years(2026, 2))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(25))
//!     .baseline(Alternative::business_as_usual("Paper").cost(Cost::new("Staff", gbp(100)).every_period()))
//!     .alternative(
//!         Alternative::do_something("Online")
//!             .cost(Cost::new("Build", gbp(180)).capital().once())
//!             .benefit(Benefit::qualitative("Trust in the service")),
//!     )
//!     .build()?;
//! let values = case.appraise().implied_values();
//! let Implied::Worth(trust) = values[0].implied() else { panic!("online is behind") };
//! // Paper costs 100 / 1.25 + 100 / 1.5625 = 144; the missing 36 are 25 a year.
//! assert_eq!(trust.present_value().value(), Some(dec!(36)));
//! assert_eq!(trust.per_period().value(), Some(dec!(25)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Score beside cost
//!
//! A score and a sum of money are never added up. What a further point costs is a figure; whether it is worth that is a
//! judgement. An alternative that costs more than another one and scores less is off the frontier.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let run = |cost: i64| Cost::new("Run", gbp(cost)).every_period();
//! let access = Criterion::higher_is_better("Access", Scale::numeric(dec!(0), dec!(10))).weight(dec!(1));
//! let scored = |name: &str, access: Decimal| ScoredOption::new(name).score("access", access);
//! let case = BusinessCase::builder("Permits", Currency::GBP)
//!     .timeline(Timeline::years(2026, 2))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(25))
//!     .baseline(Alternative::business_as_usual("Paper").cost(run(100)))
//!     .alternative(Alternative::do_something("E-mail").cost(run(150)))
//!     .alternative(Alternative::do_something("Portal").cost(run(125)))
//!     .scoring(
//!         ScoringMatrix::builder()
//!             .criterion(access)
//!             .option(scored("Paper", dec!(2)))
//!             .option(scored("E-mail", dec!(4)))
//!             .option(scored("Portal", dec!(5))),
//!     )
//!     .build()?;
//! let appraisal = case.appraise();
//! let frontier = appraisal.score_frontier().expect("they are scored");
//! // 100 / 1.25 + 100 / 1.5625 = 144, and 180 for the portal: 36 for 30 points.
//! let [portal] = frontier.steps() else { panic!("two are on the frontier") };
//! assert_eq!(portal.cost_per_point().value(), Some(dec!(1.2)));
//! let email = frontier.alternative("e-mail").expect("it is scored");
//! assert_eq!(email.dominated_by()[0].alternative().as_str(), "portal");
//! # Ok::<(), Errors>(())
//! ```
//!
//! # After tax
//!
//! The case states the rate, what a loss does and when tax is paid; a capital cost states how it is written off. Depreciation
//! is no flow: it saves tax. Working capital is stated by its level, and its changes flow.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let case = BusinessCase::builder("Bakery", Currency::GBP)
//!     .timeline(Timeline::years(2026, 3))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(0))
//!     .tax(TaxRules::at(percent!(25)).losses(LossRule::UsedAtOnce).paid(TaxPayment::SameYear))
//!     .baseline(Alternative::do_nothing("No bakery"))
//!     .alternative(
//!         Alternative::do_something("Bakery")
//!             .cost(
//!                 Cost::new("Oven", gbp(1_200))
//!                     .capital()
//!                     .once()
//!                     .depreciated(Depreciation::straight_line(2, dec!(200)))
//!                     .residual(Residual::Resale(gbp(300).into())),
//!             )
//!             .benefit(Benefit::new("Sales less costs", gbp(900)).every_period())
//!             .working_capital(WorkingCapital::new("Flour", gbp(80)).explicit(decimals![1, 1, 0.5])),
//!     )
//!     .build()?;
//! let bakery = case.alternative("bakery").expect("it is in the case");
//! // 500 a year are written off, down to 200; the oven is sold for 100 more than that.
//! let tax = bakery.tax().expect("the case is taxed");
//! assert_eq!(tax.taxable_profit(), decimals![0, 400, 400, 1_000]);
//! assert_eq!(tax.charge(), decimals![0, 100, 100, 250]);
//! let appraisal = case.appraise();
//! let bakery = appraisal.alternative("bakery").expect("it is in the case");
//! // -1 200 - 80; 900 - 100; 900 - 100 + 40; 900 + 300 - 250 + 40.
//! assert_eq!(bakery.flow().net(), decimals![-1_280, 800, 840, 990]);
//! assert_eq!(bakery.measures().npv().value(), Some(dec!(1_350)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! In a document: `tax = { rate = "25%", losses = "used-at-once", paid = "same-year" }`, on the line
//! `depreciation = { straight-line = { life = 2, salvage = "200" } }`, and `[[alternative.working_capital]]`.
//!
//! # With a loan
//!
//! A loan stands in an equity view of its own, valued at what the owners ask for; the project never sees it. Where the case
//! is taxed, the interest saves tax there.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let case = BusinessCase::builder("Mill", Currency::EUR)
//!     .timeline(Timeline::years(2026, 2))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(8))
//!     .cost_of_equity(percent!(0))
//!     .tax(TaxRules::at(percent!(25)).losses(LossRule::UsedAtOnce).paid(TaxPayment::SameYear))
//!     .baseline(Alternative::do_nothing("None"))
//!     .alternative(
//!         Alternative::do_something("Mill")
//!             .cost(
//!                 Cost::new("Mill", eur(1_000))
//!                     .capital()
//!                     .once()
//!                     .depreciated(Depreciation::straight_line(2, dec!(0))),
//!             )
//!             .benefit(Benefit::new("Sales", eur(800)).every_period())
//!             .loan(
//!                 Loan::new("Bank loan", eur(600), percent!(5))
//!                     .interest_only_for(1)
//!                     .repaid(Repayment::EqualPrincipal { over: 1, balloon: dec!(200) }),
//!             ),
//!     )
//!     .build()?;
//! let appraisal = case.appraise();
//! let mill = appraisal.alternative("mill").expect("it is in the case");
//! // 800 less 25 % of 800 - 500.
//! assert_eq!(mill.flow().net(), decimals![-1_000, 725, 725]);
//! // Interest of 30 in both years saves 7.50 of tax; 400 and the balloon of 200 are paid back in the second.
//! let equity = mill.equity().expect("it borrows");
//! assert_eq!(equity.flow().net(), decimals![-400, 702.5, 102.5]);
//! assert_eq!(equity.npv().value(), Some(dec!(405)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Step by step and crossover
//!
//! From the least investment to the largest, each against the best before it. The crossover rates are those at which
//! two alternatives are worth the same.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let project = |name: &str, outlay: i64, back: i64| {
//!     Alternative::do_something(name)
//!         .cost(Cost::new("Outlay", gbp(outlay)).capital().once())
//!         .benefit(Benefit::new("Return", gbp(back)).once().from(1))
//! };
//! let case = BusinessCase::builder("Size", Currency::GBP)
//!     .timeline(Timeline::years(2026, 1))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(8))
//!     .baseline(Alternative::do_nothing("Nothing"))
//!     .alternative(project("Large", 200, 240))
//!     .alternative(project("Small", 100, 130))
//!     .build()?;
//! let appraisal = case.appraise();
//! // The second 100 bring 110, which is more than the 8 % that they cost.
//! assert_eq!(appraisal.incremental().leader().as_str(), "large");
//! let crossover = appraisal.crossover("large", "small").expect("both are in the case");
//! assert_eq!(crossover.unique(), Some(percent!(10)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Switching values
//!
//! The value of an assumption at which another alternative takes the lead, and the factor on a line.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let handling = Amount::of("forms").times(dec!(4), "GBP a form");
//! let case = BusinessCase::builder("Permits", Currency::GBP)
//!     .timeline(Timeline::years(2026, 1))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(10))
//!     .assumption(Assumption::new("forms", dec!(275)).unit("forms a year").between(dec!(200), dec!(300)))
//!     .baseline(Alternative::business_as_usual("Paper").cost(Cost::new("Handling", handling).every_period()))
//!     .alternative(Alternative::do_something("Online").cost(Cost::new("Build", gbp(800)).capital().once()))
//!     .build()?;
//! let switching = case.appraise().switching_values();
//! let forms = switching.assumption("forms").expect("it is in the case").switches();
//! // 220 forms at 4 GBP, a year away: 880 / 1.1 = 800.
//! assert_eq!(forms.preference().below().point().value().value(), Some(dec!(220)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Trace and provenance
//!
//! A net present value opens down to lines, columns and factors with their sources; the appraisal names the input by a
//! fingerprint and the official tables by their vintage.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let case = BusinessCase::builder("Trace", Currency::GBP)
//!     .timeline(Timeline::years(2026, 1))
//!     .conventions(Conventions::real(2026).end_of_period())
//!     .discounting(DiscountTable::with_id("uk-stpr-standard"))
//!     .baseline(
//!         Alternative::business_as_usual("Today")
//!             .cost(Cost::new("Licence", gbp(500)).once())
//!             .cost(Cost::new("Fees", gbp(207)).once().from(1)),
//!     )
//!     .build()?;
//! let appraisal = case.appraise();
//! let trace = appraisal.trace("today").expect("it is in the case");
//! let parts: Vec<_> = trace.lines().iter().map(|line| line.present_value().value()).collect();
//! // 207 / 1.035 = 200.
//! assert_eq!(parts, [Some(dec!(-500)), Some(dec!(-200))]);
//! assert_eq!(trace.npv().value(), Some(dec!(-700)));
//! assert_eq!(appraisal.provenance().fingerprint().len(), 64);
//! assert_eq!(appraisal.provenance().tables()[0].id(), "uk-stpr-standard");
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Findings and their acknowledgement
//!
//! Faults of method are noticed, each with a published reference. A case that knows of one says why it stands, and both
//! stay on the page.
//!
//! ```
//! use bizcase::appraisal::FindingCode;
//! use bizcase::prelude::*;
//!
//! let case = BusinessCase::builder("Findings", Currency::GBP)
//!     .timeline(Timeline::years(2026, 2))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(10))
//!     .acknowledge(Acknowledgement::of(FindingCode::BaselineWithoutCost, "volunteers keep the forms"))
//!     .baseline(Alternative::business_as_usual("Paper"))
//!     .build()?;
//! let appraisal = case.appraise();
//! let [finding] = appraisal.findings() else { panic!("one finding") };
//! assert_eq!(finding.code(), FindingCode::BaselineWithoutCost);
//! assert_eq!(finding.acknowledged(), Some("volunteers keep the forms"));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Documents
//!
//! A case is read from TOML, JSON or any other format of serde; [`CaseDocument`](crate::CaseDocument) lists the fields.
//! Every fault is told at once, with its place.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let text = r#"
//!     format = "bizcase/1"
//!     title = "Permits"
//!     currency = "GBP"
//!     baseline = "paper"
//!     timeline = { start = "2026-04-01", periods = 2, step = "year" }
//!     conventions = { prices = { real = 2026 }, timing = "end" }
//!     discounting = { schedule = "uk-stpr-standard" }
//!
//!     [[alternative]]
//!     id = "paper"
//!     name = "Paper forms"
//!     kind = "business-as-usual"
//!     cost = [{ name = "Staff", amount = "207", profile = { once = { from = 1 } } }]
//! "#;
//! let document: CaseDocument = toml::from_str(text)?;
//! assert_eq!(document.build()?.appraise().baseline().measures().npv().value(), Some(dec!(-200)));
//!
//! let faulty: CaseDocument = toml::from_str(&text.replace("207", "-207").replace("\"GBP\"", "\"gbp\""))?;
//! assert_eq!(faulty.build().unwrap_err().as_slice().len(), 2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![cfg_attr(
    feature = "schemars",
    doc = r#"
# The schema of documents

With the feature `schemars` the shape of a document is there as JSON Schema, by which a form offers the fields and words
that there are, and an editor completes and checks while somebody types.

```
use bizcase::{CaseDocument, schemars::schema_for};

let schema = schema_for!(CaseDocument).to_value();
let steps = &schema["$defs"]["CaseTimeline"]["properties"]["step"]["enum"];
assert_eq!(steps, &serde_json::json!(["year", "quarter", "month"]));
```
"#
)]
