//! Decimals and fractions as whole numbers of a unit that they share, so that sums and products of many stay exact and short.

use num_bigint::BigInt;
use num_integer::Integer;
use rust_decimal::Decimal;

/// The places of the longest of them: 10 to the power of minus this is a unit of them all.
pub(super) fn common_places(values: impl IntoIterator<Item = Decimal>) -> u32 {
    values.into_iter().map(|value| value.normalize().scale()).max().unwrap_or(0)
}

/// The value as a number of units of 10^-`places`, of which it has no fraction.
pub(super) fn in_units(value: Decimal, places: u32) -> BigInt {
    let value = value.normalize();
    BigInt::from(value.mantissa()) * BigInt::from(10).pow(places - value.scale())
}

/// All of them as whole numbers of the largest decimal unit that they share.
pub(super) fn in_common_units(values: &[Decimal]) -> Vec<BigInt> {
    let places = common_places(values.iter().copied());
    values.iter().map(|&value| in_units(value, places)).collect()
}

/// The least common multiple of two positive numbers.
///
/// The remainder is taken first: a binary gcd of a long and a short number would walk along all of the long one.
pub(super) fn least_multiple(long: BigInt, short: &BigInt) -> BigInt {
    let common = short.gcd(&(&long % short));
    long * (short / common)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimals;

    #[test]
    fn decimals_become_whole_numbers_of_the_unit_of_the_longest() {
        assert_eq!(in_common_units(&decimals![1.5, -0.25, 3]), [150.into(), (-25).into(), 300.into()]);
        assert!(in_common_units(&[]).is_empty());
    }
}
