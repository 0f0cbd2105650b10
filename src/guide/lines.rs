//! Amounts that are not quite certain, and what others gain.
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
