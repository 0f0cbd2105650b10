//! Business cases: costs, benefits and judgements go in, a decision that can be defended comes out.
//!
//! `bizcase` is called from services that pass cases on as data, from programs that *are* business cases, and from
//! tests that attack financial assumptions. It promises:
//!
//! 1. **Every figure is the exact mathematical answer, rounded once** to 28 significant digits. It does not depend on
//!    the order of summation, the algorithm, the release or the machine, because it is defined so.
//! 2. **A value that exists is valid.** Wrong input is refused with the place, what was found and what was expected,
//!    all faults at once.
//! 3. **No convention is silent.** Timing, price basis, compounding, the rule of a ratio are named choices of the
//!    caller, and every result carries them.
//! 4. **Same input, same bytes.** No clock, no environment, no input or output, no global state.
//! 5. **The answer explains itself.** "There is no such figure" is a value with its reason; a ranking says by how much
//!    it leads and what would turn it.
//!
//! # Quick start
//!
//! ```
//! use bizcase::prelude::*;
//!
//! # fn main() -> Result<(), Errors> {
//! let case = BusinessCase::builder("Online permits", Currency::GBP)
//!     .timeline(Timeline::years(2026, 10))
//!     .conventions(Conventions::real(2026).end_of_period())
//!     .discounting(percent!(3.5))
//!     .baseline(
//!         Alternative::business_as_usual("Paper forms")
//!             .cost(Cost::new("Processing staff", gbp(1_200_000)).every_period()),
//!     )
//!     .alternative(
//!         Alternative::do_something("Online service")
//!             .cost(Cost::new("Build", gbp(900_000)).capital().phased([dec!(0.6), dec!(0.4)]))
//!             .cost(Cost::new("Paper until launch", gbp(1_200_000)).every_period().until(1))
//!             .cost(Cost::new("Run", gbp(240_000)).every_period().from(2).growing(percent!(2))),
//!     )
//!     .build()?;
//!
//! let appraisal = case.appraise();
//! assert_eq!(appraisal.ranking().leaders()[0].as_str(), "online-service");
//! assert!(appraisal.to_markdown().contains("**Online service** is preferred"));
//! # Ok(())
//! # }
//! ```
//!
//! # Vocabulary
//!
//! A **business case** asks a question: which of several **alternatives**, of which one is the **baseline**? An
//! alternative consists of lines: **costs**, **benefits** and **dis-benefits**, each a positive **amount** spread over
//! the columns of a **timeline** by a **profile**. Amounts are products of named **assumptions** and constants. The
//! **conventions** say in whose prices amounts are and when in a year they fall. A **measure** is a figure of a signed
//! **cash flow**. The **appraisal** is the answer; a **finding** in it is a fault of method that the library noticed.
//!
//! Column 0 is the decision date, a moment: what falls there is never discounted. Column `t` covers the year
//! `(t-1, t]`, and its flow falls at the start, in the middle or at the end of it, or is spread evenly over it.
//!
//! # Where to find what
//!
//! | question | module |
//! |---|---|
//! | how do I write a case? | [`prelude`], [`case`](mod@case), and the recipes of the [`guide`] |
//! | what is in the answer? | [`appraisal`] |
//! | what would turn it? | [`risk`], [`Appraisal::switching_values`] |
//! | does it hold whatever the assumptions are? | [`BusinessCase::claim`], [`guide::assurance`] |
//! | where does a figure come from? | [`Appraisal::trace`](appraisal::Appraisal::trace) |
//! | how do I print it? | [`Appraisal::to_markdown`], [`Appraisal::to_text`], or any serde format |
//! | how do I compute one measure? | [`measure`], [`flow::CashFlow`] |
//! | how do I compute one a million times? | [`approx`]: the same in `f64`, with bounds |
//! | which discount rates, price indices and uplifts are official? | [`tables`] |
//! | how do I judge by criteria? | [`scoring`] |
//! | what does a better score cost? | [`Appraisal::score_frontier`](appraisal::Appraisal::score_frontier) |
//! | what is a valid amount, rate, id? | [`value`], [`time`] |
//! | what is wrong with my input? | [`error`] |
//! | how large may an input be? | [`limits`] |
#![cfg_attr(feature = "proptest", doc = "| how do I test with random cases? | [`strategies`] |")]
#![cfg_attr(
    feature = "schemars",
    doc = "| how does a form or an editor know a document? | the JSON Schema of [`CaseDocument`], by the re-exported [`schemars`] |"
)]
//!
//! # Where the rounding is
//!
//! A *cell*, the value of one line in one column, is a figure: the exact value of amount x profile x growth x adjustments,
//! rounded once. Totals and measures are exact functions of the cells and the rates, rounded once. So an auditor can recompute
//! every headline from the schedule. Rounding for people happens on pages alone, and a rounded table adds up or shows
//! its residual.
//!
//! # What it does not do
//!
//! It converts no currencies, draws no charts and has no opinion on a discount rate. Leases, simulation and portfolios
//! are not in it.

// The macros and the examples name the crate as its users do.
extern crate self as bizcase;

pub mod appraisal;
pub mod approx;
pub mod case;
pub mod error;
mod exact;
mod float;
pub mod flow;
pub mod guide;
pub mod limits;
pub mod measure;
pub mod prelude;
mod report;
pub mod risk;
pub mod scoring;
#[cfg(feature = "proptest")]
pub mod strategies;
pub mod tables;
pub mod time;
pub mod value;

pub use appraisal::Appraisal;
pub use case::{BusinessCase, CaseDocument};
pub use error::{Error, ErrorKind, Errors, Path};
pub use jiff::civil::Date;
pub use measure::Outcome;
pub use rust_decimal::Decimal;
#[cfg(feature = "schemars")]
pub use schemars;
pub use value::{
    AnnualRate, Band, Compounding, Currency, Id, Money, PageUnit, Rate, RateSchedule, ScheduleForm, Share,
    Weight, aud, cad, chf, eur, gbp, jpy, money, nzd, parse_decimal, usd,
};

/// Compiles and runs the programs of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
