//! Rates of interest, discount and growth.

use super::decimal::any_decimal;
use crate::value::{AnnualRate, Compounding, Rate};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Rates as a business case states them: -20 % to 60 % a period, to a tenth of a percent or finer.
///
/// ```
/// use bizcase::strategies::{proptest::prelude::*, rates};
/// use bizcase::percent;
///
/// proptest!(|(rate in rates())| {
///     prop_assert!((percent!(-20)..=percent!(60)).contains(&rate));
/// });
/// ```
pub fn rates() -> impl Strategy<Value = Rate> {
    prop_oneof![
        2 => (0_i64..=20).prop_map(|percent| Decimal::new(percent, 2)),
        3 => (-200_i64..=600).prop_map(|permille| Decimal::new(permille, 3)),
        1 => (-2_000_000_i64..=6_000_000).prop_map(|parts| Decimal::new(parts, 7)),
    ]
    .prop_map(|fraction| rate(fraction).expect("-20 % is above -100 %"))
}

/// Every rate that there is: from the one next to -100 % to the largest decimal.
///
/// ```
/// use bizcase::strategies::{any_rate, proptest::prelude::*};
/// use bizcase::{Decimal, Rate};
///
/// proptest!(|(rate in any_rate())| {
///     prop_assert!(rate.fraction() > Decimal::NEGATIVE_ONE);
///     prop_assert_eq!(rate.to_percent().parse::<Rate>(), Ok(rate));
/// });
/// ```
pub fn any_rate() -> impl Strategy<Value = Rate> {
    let next_to_minus_one =
        (1_i64..1_000, 3_u32..=28).prop_map(|(parts, scale)| Decimal::new(parts, scale) - Decimal::ONE);
    prop_oneof![
        3 => rates().prop_map(Rate::fraction),
        1 => next_to_minus_one,
        4 => any_decimal(),
    ]
    .prop_map(|fraction| rate(fraction).or_else(|| rate(-fraction)).expect("one of the two is above -1"))
}

fn rate(fraction: Decimal) -> Option<Rate> {
    Rate::from_fraction(fraction).ok()
}

/// A rate with its compounding, once a year in most cases.
pub(super) fn annual(rates: impl Strategy<Value = Rate>) -> impl Strategy<Value = AnnualRate> {
    let compounding =
        prop_oneof![4 => Just(Compounding::Annual), 1 => prop::sample::select(Compounding::ALL)];
    (rates, compounding).prop_map(|(rate, compounding)| AnnualRate::nominal(rate, compounding))
}
