//! What an appraisal says beyond its ranking.
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
