//! Kendall's rank correlation of two people.

use crate::error::Errors;
use crate::exact::{Rational, Real};
use crate::limits;
use crate::measure::{Outcome, Reason};
use crate::scoring::rows::{length_fault, limit_fault};
use num_bigint::BigInt;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Kendall's tau-b of two lists of values for the same items: 1 for the same order, -1 for the opposite one.
///
/// ```text
/// tau-b = (C - D) / sqrt((P - T1) (P - T2))     C, D: pairs in the same and in the opposite order, P: all pairs,
///                                               T1, T2: pairs tied in either list
/// ```
///
/// (Kendall, *Biometrika* 33, 1945.) Tau-a, the other common form, divides by P and cannot reach 1 where there are ties.
/// Undefined where a list has all values the same, or fewer than two.
///
/// # Errors
///
/// [`ErrorKind::Ragged`](crate::ErrorKind::Ragged) for lists of different lengths,
/// [`ErrorKind::OverLimit`](crate::ErrorKind::OverLimit) for more than [`limits::ALTERNATIVES`] values.
///
/// # Examples
///
/// ```
/// use bizcase::{dec, decimals, scoring::agreement::kendall_tau_b};
///
/// // Of three pairs, two are in the same order and one is not.
/// let tau = kendall_tau_b(&decimals![1, 2, 3], &decimals![1, 3, 2])?;
/// assert_eq!(tau.value(), Some(dec!("0.3333333333333333333333333333")));
/// # Ok::<(), bizcase::Errors>(())
/// ```
pub fn kendall_tau_b(one: &[Decimal], other: &[Decimal]) -> Result<Outcome<Decimal>, Errors> {
    let length = length_fault(other.len(), one.len(), "value of the first list");
    let limit = limit_fault(one.len(), limits::ALTERNATIVES, "values");
    Errors::none_in(length.into_iter().chain(limit).collect())?;
    let (mut concordant, mut discordant, mut in_one, mut in_other) = (0_u64, 0_u64, 0_u64, 0_u64);
    for first in 0..one.len() {
        for second in first + 1..one.len() {
            let orders = (one[first].cmp(&one[second]), other[first].cmp(&other[second]));
            in_one += u64::from(orders.0 != Ordering::Equal);
            in_other += u64::from(orders.1 != Ordering::Equal);
            concordant += u64::from(orders.0 == orders.1 && orders.0 != Ordering::Equal);
            discordant += u64::from(orders.0 == orders.1.reverse() && orders.0 != Ordering::Equal);
        }
    }
    let ordered = BigInt::from(in_one) * in_other;
    if ordered == BigInt::ZERO {
        return Ok(Outcome::Undefined(Reason::NothingRanked));
    }
    let (ordered, half) = (Rational::from_integer(ordered), Rational::from_decimal(Decimal::new(5, 1)));
    let difference = Rational::from_integer(BigInt::from(concordant) - discordant);
    Ok(Outcome::of(|bits| Real::from(&difference) / Real::power(&ordered, &half, bits)))
}
