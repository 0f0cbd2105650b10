//! What has no price: from criteria with anchors over weights and stakeholders to a ranking, how firm it is and how far people
//! agree; and what never to do.
//!
//! Two programs show all of it at work: `examples/cases/clinic_records.rs`, eight people who disagree, with the money beside
//! them, and `examples/cases/library_supplier.rs`, one person and five offers. The model and its conventions are those of
//! [`scoring`](crate::scoring).
//!
//! # Criteria with anchors
//!
//! A criterion has a scale with two ends that are described, so that two people give one thing one score. The worst end is
//! worth 0 and the best one 1, whatever the options at hand. A score off its scale is refused.
//!
//! ```
//! use bizcase::ErrorKind;
//! use bizcase::prelude::*;
//!
//! let days = |score| {
//!     let scale = Scale::numeric(dec!(1), dec!(21)).anchored("the next day", "four weeks");
//!     ScoringMatrix::builder()
//!         .criterion(Criterion::lower_is_better("Days to a permit", scale).id("days").weight(dec!(1)))
//!         .option(ScoredOption::new("Online").score("days", score))
//!         .build()
//! };
//! // (21 - 6) / (21 - 1)
//! assert_eq!(days(dec!(6))?.ranking().lead()[0].total(), Some(dec!(0.75)));
//! assert_eq!(days(dec!(22)).unwrap_err().as_slice()[0].kind(), ErrorKind::OffScale);
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Swing weights
//!
//! All criteria stand at their worst anchors: which would you raise to its best one first? That swing has 100 points, and the
//! others are stated beside it. [`weighting`](crate::scoring::weighting) has the other ways to ask,
//! [`pairwise`](crate::scoring::pairwise) that by pairs.
//!
//! ```
//! use bizcase::prelude::*;
//! use bizcase::scoring::weighting;
//!
//! let weights = weighting::swing(&decimals![100, 60])?;
//! let [reach, effort] = weights.shares() else { panic!("two swings") };
//! let matrix = ScoringMatrix::builder()
//!     .criterion(
//!         Criterion::higher_is_better("Reach", Scale::numeric(dec!(0), dec!(100)).anchored("nobody", "all"))
//!             .weight(GivenWeight::points(*reach).because("the statute asks for it").agreed_for(dec!(0), dec!(100))),
//!     )
//!     .criterion(Criterion::lower_is_better("Effort", Scale::numeric(dec!(0), dec!(10))).weight(*effort))
//!     .option(ScoredOption::new("Online").score("reach", dec!(80)).score("effort", dec!(5)))
//!     .build()?;
//! // 100/160 x 0.8 + 60/160 x 0.5
//! assert_eq!(matrix.ranking().lead()[0].total(), Some(dec!(0.6875)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Stakeholders
//!
//! Several people score, one cell at least, and weigh as well where they wish; who has no weights takes those of the matrix.
//! Options and criteria go by their ids, which are made of their names unless stated: "Online service" is `online-service`.
//! A cell may stay open and is never filled in: its mean is that of those who scored it. The headline is mean values times
//! mean weights, by influence.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let ten = || Scale::numeric(dec!(0), dec!(10));
//! let finance = Stakeholder::new("Finance")
//!     .influence(dec!(2))
//!     .weight("reach", dec!(25))
//!     .weight("effort", GivenWeight::points(dec!(75)).because("two posts are vacant"))
//!     .score("paper", "reach", dec!(3))
//!     .score("paper", "effort", dec!(1))
//!     .score("online", "reach", GivenScore::new(dec!(6)).because("half of our users").evidence("survey of 2025"))
//!     .score("online", "effort", dec!(4));
//! let service = Stakeholder::new("Service")
//!     .score("paper", "reach", dec!(3))
//!     .score("online", "reach", dec!(9))
//!     .score("online", "effort", dec!(4));
//! let matrix = ScoringMatrix::builder()
//!     .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(50)))
//!     .criterion(Criterion::lower_is_better("Effort", ten()).weight(dec!(50)))
//!     .option(ScoredOption::new("Paper"))
//!     .option(ScoredOption::new("Online"))
//!     .stakeholder(finance)
//!     .stakeholder(service)
//!     .build()?;
//! let ranking = matrix.ranking();
//! // Reach weighs (2 x 0.25 + 0.5) / 3 and effort 2/3: 0.3 x 1/3 + 0.9 x 2/3.
//! assert_eq!((ranking.lead()[0].name(), ranking.lead()[0].total()), ("Paper", Some(dec!(0.7))));
//! assert_eq!(ranking.lead()[0].contributions()[1].raters(), Some(1));
//! let panel = ranking.panel().expect("there are stakeholders");
//! assert_eq!(panel.stakeholders()[0].lead()[0].as_str(), "paper");
//! # Ok::<(), Errors>(())
//! ```
//!
//! What an option must show to be compared at all is a [`Must`](crate::scoring::Must), and no criterion: no score makes up for
//! it.
//!
//! # Why it leads, and how firm that is
//!
//! The margin breaks down to criteria, and sentences say how far one weight may move. A value that would have to leave its
//! scale turns nothing.
//!
//! ```
//! use bizcase::prelude::*;
//! use bizcase::scoring::robustness::Feasibility;
//!
//! let ten = || Scale::numeric(dec!(0), dec!(10));
//! let matrix = ScoringMatrix::builder()
//!     .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(60)))
//!     .criterion(Criterion::lower_is_better("Effort", ten()).weight(dec!(40)))
//!     .option(ScoredOption::new("Paper").score("reach", dec!(3)).score("effort", dec!(2)))
//!     .option(ScoredOption::new("Online").score("reach", dec!(8)).score("effort", dec!(6)))
//!     .build()?;
//! let why = matrix.explanation().expect("there are two options");
//! // 0.6 x (0.8 - 0.3) and 0.4 x (0.4 - 0.8)
//! assert_eq!(why.to_sentences()[1..], ["Online gains 30.0 on Reach.", "Online loses 16.0 on Effort."]);
//!
//! let robustness = matrix.robustness()?.value().expect("every cell has a score");
//! // At a weight of t: 0.3 t + 0.8 (1 - t) and 0.8 t + 0.4 (1 - t), level at 4/9 = 44.4 %. Sentences round into the
//! // interval, so that what they say holds.
//! assert_eq!(
//!     robustness.weight_intervals()[0].sentence("Reach", &["Paper", "Online"]),
//!     "Online leads while the weight of Reach is at least 45%; it is 60% now; below that Paper leads next.",
//! );
//! // The lead of 0.14 is 0.35 on effort, which Paper, at 0.8, cannot gain.
//! let effort = &robustness.score_flips(dec!(0)..=dec!(1))?[1];
//! assert_eq!((effort.change(), effort.raise()), (Some(dec!(0.35)), Feasibility::OffScale));
//! assert!(!robustness.close_call_by_margin(dec!(0.05))?.is_close());
//! # Ok::<(), Errors>(())
//! ```
//!
//! The names go by the options that musts leave, in the order of
//! [`ranked_options`](crate::scoring::ScoringMatrix::ranked_options); the ends of an interval as numbers are
//! [`lower`](crate::scoring::robustness::WeightInterval::lower) and
//! [`upper`](crate::scoring::robustness::WeightInterval::upper).
//!
//! [`acceptability`](crate::scoring::Robustness::acceptability) asks instead under how many weightings each option leads.
//!
//! # Facts or priorities
//!
//! People who disagree about scores need evidence; people who disagree about weights need to talk about priorities. The variance
//! of their totals says which it is.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let ten = || Scale::numeric(dec!(0), dec!(10));
//! let judged = |name: &str, reach, ease| {
//!     Stakeholder::new(name)
//!         .weight("reach", reach)
//!         .weight("ease", ease)
//!         .score("online", "reach", dec!(2))
//!         .score("online", "ease", dec!(8))
//! };
//! let matrix = ScoringMatrix::builder()
//!     .criterion(Criterion::higher_is_better("Reach", ten()))
//!     .criterion(Criterion::higher_is_better("Ease", ten()))
//!     .option(ScoredOption::new("Online"))
//!     .stakeholder(judged("Council", dec!(1), dec!(0)))
//!     .stakeholder(judged("Desk", dec!(0), dec!(1)))
//!     .build()?;
//! let agreement = matrix.agreement().value().expect("every cell has both scores");
//! let totals = agreement.totals();
//! assert_eq!(totals.score_driven_variance()[0].value(), Some(dec!(0)));
//! // 0.2 and 0.8 are 0.3 from their mean.
//! assert_eq!(totals.weight_driven_variance()[0].value(), Some(dec!(0.09)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # What to talk about
//!
//! People differ on most scores, and most of that does not matter. The agenda says what does: points that decide alone, points
//! that may matter together with others, settled ones among them, and points that are settled, because all of them may come
//! out anywhere within what was said, at once, and the lead stays as long as the other points stay where they are.
//!
//! ```
//! use bizcase::prelude::*;
//! use bizcase::scoring::Standing;
//!
//! let ten = || Scale::numeric(dec!(0), dec!(10));
//! let says = |name: &str, portal: [Decimal; 2], forms: [Decimal; 2]| {
//!     Stakeholder::new(name)
//!         .score("portal", "reach", portal[0])
//!         .score("portal", "ease", portal[1])
//!         .score("forms", "reach", forms[0])
//!         .score("forms", "ease", forms[1])
//! };
//! let matrix = ScoringMatrix::builder()
//!     .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(70)))
//!     .criterion(Criterion::higher_is_better("Ease", ten()).weight(dec!(30)))
//!     .option(ScoredOption::new("Portal"))
//!     .option(ScoredOption::new("Forms"))
//!     .stakeholder(says("CFO", decimals![4, 6], decimals![5, 5]))
//!     .stakeholder(says("CIO", decimals![8, 6], decimals![5, 3]))
//!     .build()?;
//! let agenda = matrix.agenda().value().expect("both are scored");
//! // The portal leads by 0.7 x (6 - 5) + 0.3 x (6 - 4) = 1.3 of 10. At 4 on reach it is 0.1 behind.
//! let [first, second] = agenda.items() else { panic!("people differ on two scores") };
//! assert_eq!(first.title(), "Portal on Reach");
//! assert_eq!(
//!     first.sentence(),
//!     "Portal leads while its score is above 4.2; it is 6 now; at 4 (CFO) Forms leads."
//! );
//! // The ease of forms, 3 or 5, is worth 0.3 of 10 either way.
//! assert_eq!((second.title(), second.standing()), ("Forms on Ease", Standing::Settled));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Beside the money
//!
//! A case takes the matrix with its alternatives as options. Money and judgement stand side by side, and where they differ the
//! page says so.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let scored = |name: &str, reach| ScoredOption::new(name).score("reach", reach);
//! let case = BusinessCase::builder("Permits", Currency::GBP)
//!     .timeline(Timeline::years(2026, 1))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(0))
//!     .baseline(Alternative::business_as_usual("Paper").cost(Cost::new("Staff", gbp(90)).every_period()))
//!     .alternative(Alternative::do_something("Online").cost(Cost::new("Fee", gbp(100)).every_period()))
//!     .scoring(
//!         ScoringMatrix::builder()
//!             .criterion(Criterion::higher_is_better("Reach", Scale::numeric(dec!(0), dec!(10))).weight(dec!(1)))
//!             .option(scored("Paper", dec!(4)))
//!             .option(scored("Online", dec!(9))),
//!     )
//!     .build()?;
//! let appraisal = case.appraise();
//! assert_eq!(appraisal.ranking().leaders()[0].as_str(), "paper");
//! assert_eq!(appraisal.scoring().expect("it has a matrix").lead()[0].name(), "Online");
//! assert!(appraisal.to_markdown().contains("Judgement differs: Online leads by score."));
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
//! # Never add money and score
//!
//! A price among the criteria needs anchors like any other, and those settle the choice that the board believes it makes: here
//! one pair of offers, one set of weights and two price scales. What the net present value holds would count twice as well.
//! Limit the price by a must and show it beside the score.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let lead = |least, most| {
//!     let offer = |name: &str, quality, price| ScoredOption::new(name).score("quality", quality).score("price", price);
//!     let ranking = ScoringMatrix::builder()
//!         .criterion(Criterion::higher_is_better("Quality", Scale::numeric(dec!(0), dec!(10))).weight(dec!(50)))
//!         .criterion(Criterion::lower_is_better("Price", Scale::numeric(least, most)).weight(dec!(50)))
//!         .option(offer("Good", dec!(8), dec!(100)))
//!         .option(offer("Cheap", dec!(6), dec!(80)))
//!         .build()?
//!         .ranking();
//!     Ok::<_, Errors>(ranking.lead()[0].name().to_owned())
//! };
//! assert_eq!(lead(dec!(0), dec!(200))?, "Good"); // 0.8 + 0.5 beside 0.6 + 0.6
//! assert_eq!(lead(dec!(80), dec!(100))?, "Cheap"); // 0.8 + 0 beside 0.6 + 1
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Never take the anchors from the options
//!
//! With the worst and the best option at hand as anchors ("min-max"), an option that nobody wants changes the order of the others.
//!
//! ```
//! use bizcase::decimals;
//! use bizcase::scoring::{LocalValues, Probe, ValueTable};
//!
//! let table = ValueTable::new(&[decimals![60, 40], decimals![40, 65], decimals![50, 0]], &decimals![1, 1])?;
//! assert_eq!(table.leaders(), [1]); // 50, 52.5 and 25
//! // Between 40 and 60, and between 0 and 65: 1 + 40/65 beside 0 + 1.
//! assert_eq!(table.with_local_values(LocalValues::MinMax)?.leaders(), [0]);
//! // Without the last, which leads nowhere: 1 + 0 beside 0 + 1.
//! let reversals = table.rank_reversals(LocalValues::MinMax)?;
//! let [reversal] = reversals.as_slice() else { panic!("one change") };
//! assert_eq!((reversal.probe(), reversal.leaders()), (Probe::Without(2), [0, 1].as_slice()));
//! # Ok::<(), bizcase::Errors>(())
//! ```
//!
//! # Never weigh words
//!
//! A weight is the worth of a swing between two anchors: with the range it changes. "How important is waiting?" has no answer;
//! "what is it worth to go from 20 days to none?" has. Where anchors move, the weights that were agreed for the old ones are
//! listed as stale.
//!
//! ```
//! use bizcase::prelude::*;
//! use bizcase::scoring::weighting::{UnitRate, unit_rates};
//!
//! let days = |worst| UnitRate { worth: dec!(5), worst, best: dec!(0) };
//! let reach = UnitRate { worth: dec!(1), worst: dec!(0), best: dec!(100) };
//! assert_eq!(unit_rates(&[days(dec!(20)), reach])?.shares()[0], dec!(0.5)); // 5 x 20 beside 1 x 100
//! assert_eq!(unit_rates(&[days(dec!(60)), reach])?.shares()[0], dec!(0.75)); // 5 x 60 beside it
//!
//! let weight = GivenWeight::points(dec!(50)).agreed_for(dec!(0), dec!(20));
//! let ranking = ScoringMatrix::builder()
//!     .criterion(Criterion::lower_is_better("Days", Scale::numeric(dec!(0), dec!(60))).weight(weight))
//!     .option(ScoredOption::new("Online").score("days", dec!(5)))
//!     .build()?
//!     .ranking();
//! assert_eq!(ranking.stale_weights()[0].name(), "Days");
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Never add places
//!
//! Poor, fair and good are an order and no numbers: 1, 2 and 3 would say that fair lies half-way. What each label is worth is
//! itself a judgement, to be stated, and it may decide.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let lead = |fair| {
//!     let labels = || Scale::labelled([("poor", dec!(0)), ("fair", fair), ("good", dec!(1))]);
//!     let option = |name: &str, reach: &str, ease: &str| ScoredOption::new(name).score("reach", reach).score("ease", ease);
//!     let ranking = ScoringMatrix::builder()
//!         .criterion(Criterion::higher_is_better("Reach", labels()).weight(dec!(1)))
//!         .criterion(Criterion::higher_is_better("Ease", labels()).weight(dec!(1)))
//!         .option(option("Uneven", "good", "poor"))
//!         .option(option("Even", "fair", "fair"))
//!         .build()?
//!         .ranking();
//!     Ok::<_, Errors>(ranking.lead()[0].name().to_owned())
//! };
//! assert_eq!(lead(dec!(0.4))?, "Uneven"); // 1/2 beside 0.4
//! assert_eq!(lead(dec!(0.6))?, "Even"); // 1/2 beside 0.6
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Never show a mean alone
//!
//! Two who say 5 and two who say 0 and 10 have the same mean. Show how far apart they are, cell by cell, and talk about the
//! cells that matter.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let judged = |name: &str, paper, online| {
//!     Stakeholder::new(name).score("paper", "reach", paper).score("online", "reach", online)
//! };
//! let matrix = ScoringMatrix::builder()
//!     .criterion(Criterion::higher_is_better("Reach", Scale::numeric(dec!(0), dec!(10))).weight(dec!(1)))
//!     .option(ScoredOption::new("Paper"))
//!     .option(ScoredOption::new("Online"))
//!     .stakeholder(judged("Council", dec!(5), dec!(0)))
//!     .stakeholder(judged("Desk", dec!(5), dec!(10)))
//!     .build()?;
//! assert_eq!(matrix.ranking().lead().len(), 2); // a tie at 0.5
//! let agreement = matrix.agreement().value().expect("every cell has both scores");
//! let spreads = agreement.totals().value_spreads();
//! assert_eq!((spreads[0][0].range(), spreads[1][0].range()), (dec!(0), dec!(1)));
//! assert_eq!(agreement.totals().widest_cells(), [(1, 0)]);
//! # Ok::<(), Errors>(())
//! ```
