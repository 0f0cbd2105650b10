//! Laws that hold for measures and for cases, to be asked of one's own.
//!
//! Each law takes a closure and an input. A *measure* is a closure over a flow, a *figure* one over a case. The answer is
//! `Ok` where the law holds for this input, or a [`Violation`] that says in words what was expected and what was found;
//! `?` passes it on inside `proptest!`, where it counts as a failure and shrinks.
//!
//! | law | of | holds for |
//! |---|---|---|
//! | [`additive`], [`proportional`], [`linear`] | a measure | present values, totals, whatever weighs columns |
//! | [`discounts_a_shift`] | a measure with a rate | present values, of flows and of levels |
//! | [`falls_as_the_rate_rises`] | a measure with a rate | present values of conventional flows |
//! | [`unmoved_by_scale`] | a measure | internal rates, payback, ratios |
//! | [`finds_every_rate`] | a measure | internal rates, against flows made from chosen ones |
//! | [`unmoved_by_order`] | a function of a list | dated flows, options, registers |
//! | [`inverse`], [`nearly_inverse`] | two functions | text and value, nominal and effective, payment and principal |
//! | [`additive_over_lines`] | a figure | net present values of alternatives, costs, savings |
//! | [`proportional_to_amounts`] | a figure | the same, of twice a case |
//! | [`unmoved_by_order_of_lines`], [`unmoved_by_order_of_alternatives`] | a figure | every figure |
//! | [`unmoved_by_a_common_line`] | a figure | comparisons with the baseline |
//! | [`reversed_with_the_baseline`] | a figure | differences from the baseline |
//! | [`same_in_both_views`] | a figure | every figure, where all is cash of the organisation |
//!
//! A measure of one's own is wrong where a law catches it:
//!
//! ```
//! use bizcase::prelude::*;
//! use bizcase::measure::npv;
//! use bizcase::strategies::{flows, laws, laws::Closeness, proptest::prelude::*};
//!
//! proptest!(|(one in flows(1..=6), other in flows(1..=6))| {
//!     let at_five = |flow: &[Decimal]| npv(percent!(5), Timing::End, flow);
//!     laws::additive(at_five, &one, &other, Closeness::LastPlace)?;
//! });
//!
//! // It takes the outlay of the first column twice where there is one.
//! let wrong = |flow: &[Decimal]| Outcome::Value(flow.iter().sum::<Decimal>() + flow[0].min(dec!(0)));
//! let violation = laws::additive(wrong, &decimals![-5], &decimals![3], Closeness::LastPlace).unwrap_err();
//! assert_eq!(
//!     violation.to_string(),
//!     "additivity: expected -7, the sum of what the flows are worth alone; found -4 for [-2]",
//! );
//! ```

mod amounts;
mod baseline;
mod closeness;
mod flow;
mod inverse;
mod lines;
mod order;
mod rates;
mod views;
mod violation;

pub use amounts::proportional_to_amounts;
pub use baseline::{reversed_with_the_baseline, unmoved_by_a_common_line};
pub use closeness::Closeness;
pub use flow::{additive, discounts_a_shift, linear, proportional};
pub use inverse::{inverse, nearly_inverse};
pub use lines::additive_over_lines;
pub use order::{unmoved_by_order, unmoved_by_order_of_alternatives, unmoved_by_order_of_lines};
pub use rates::{falls_as_the_rate_rises, finds_every_rate, unmoved_by_scale};
pub use views::same_in_both_views;
pub use violation::Violation;

use std::fmt::Debug;

/// Whether two answers are the same.
fn same<T: PartialEq + Debug>(
    law: &'static str,
    expected: &T,
    because: &str,
    found: &T,
) -> Result<(), Violation> {
    if expected == found {
        return Ok(());
    }
    Err(Violation::new(law, format!("{expected:?}, {because}"), format!("{found:?}")))
}
