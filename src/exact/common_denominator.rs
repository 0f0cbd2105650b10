//! `round*` of many ratios over one denominator, in 64 and 128 bits: totals by the hundred thousand.

use super::divisor::Divisor;
use super::rounding::{DIGITS, POWERS_OF_TEN, decimal_of};
use rust_decimal::Decimal;

/// The digits of the largest `u64`.
const MAX_DIGITS: usize = 20;

/// The powers of ten that a `u64` can hold.
const POWERS: [u64; MAX_DIGITS] = {
    let mut powers = [1; MAX_DIGITS];
    let mut exponent = 1;
    while exponent < powers.len() {
        powers[exponent] = powers[exponent - 1] * 10;
        exponent += 1;
    }
    powers
};

/// A positive denominator, with what its ratios need and no numerator changes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CommonDenominator {
    value: u64,
    length: u32,
    divisor: Divisor,
}

impl CommonDenominator {
    /// `None` for zero.
    pub(crate) fn new(value: u64) -> Option<Self> {
        Some(Self { value, length: digits(value), divisor: Divisor::new(value)? })
    }

    /// `round*(numerator / self)`; `None` where 128 bits do not suffice.
    #[inline]
    pub(crate) fn round(&self, numerator: i128) -> Option<Decimal> {
        let negative = numerator < 0;
        let magnitude = u64::try_from(numerator.unsigned_abs()).ok()?;
        if magnitude == 0 {
            return Some(Decimal::ZERO);
        }
        if self.value == POWERS[self.length as usize - 1] {
            // The digits of the numerator are those of the ratio.
            return decimal_of(negative, magnitude.into(), i64::from(self.length) - 1);
        }
        let places = self.places(magnitude);
        let scaled = POWERS_OF_TEN[places as usize].checked_mul(magnitude.into())?;
        let (head, tail) = self.divisor.div_rem(scaled);
        let missing = self.value - tail;
        // No branch, which would be guessed wrongly every other time.
        let up = (tail > missing) | ((tail == missing) & (head & 1 == 1));
        decimal_of(negative, head + u128::from(up), places.into())
    }

    /// As many places as give the quotient 28 digits, and no more than a decimal has: what is left of the division then
    /// decides, by itself.
    #[inline]
    fn places(&self, magnitude: u64) -> u32 {
        let length = digits(magnitude);
        let reaches = if length < self.length {
            times_ten(magnitude, self.length - length) >= self.value.into()
        } else {
            u128::from(magnitude) >= times_ten(self.value, length - self.length)
        };
        (DIGITS - 1 + self.length + u32::from(!reaches) - length).min(DIGITS)
    }
}

fn times_ten(value: u64, exponent: u32) -> u128 {
    u128::from(value) * u128::from(POWERS[exponent as usize])
}

/// The number of decimal digits; none for zero.
#[inline]
fn digits(value: u64) -> u32 {
    // 1233 / 4096 is just below log10 2, so that the estimate is right or one too small.
    let estimate = ((u64::BITS - value.leading_zeros()) * 1233) >> 12;
    estimate + u32::from(POWERS.get(estimate as usize).is_some_and(|power| value >= *power))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::{Rounded, round_ratio};
    use proptest::prelude::*;

    fn wide(numerator: i128, denominator: u64) -> Rounded {
        round_ratio(&numerator.into(), &denominator.into())
    }

    #[test]
    fn ratios_at_the_ends_of_the_ranges_round_as_those_of_big_integers_do() {
        let ends =
            [i128::from(u64::MAX), -i128::from(u64::MAX), i128::from(u64::MAX) + 1, 1 << 100, i128::MIN];
        let numerators = [0, 1, -1, 2, 7, 25, -35, 999_999_999].into_iter().chain(ends);
        let mut narrow = 0;
        for numerator in numerators {
            for denominator in
                [1, 2, 3, 7, 10, 64, 100, 210, 300, 1 << 40, 999_999_999_999, 10_u64.pow(19), u64::MAX]
            {
                if let Some(rounded) = CommonDenominator::new(denominator).unwrap().round(numerator) {
                    narrow += 1;
                    assert_eq!(
                        Rounded::Value(rounded),
                        wide(numerator, denominator),
                        "{numerator} / {denominator}"
                    );
                }
            }
        }
        assert!(narrow > 90, "only {narrow}");
        assert!(CommonDenominator::new(0).is_none());
    }

    proptest! {
        #[test]
        fn any_ratio_rounds_as_that_of_big_integers_does(
            (magnitude, dropped) in (any::<u64>(), 0..64_u32),
            (denominator, narrowed) in (1..=u64::MAX, 0..64_u32),
            negative in any::<bool>(),
        ) {
            let (magnitude, denominator) = (i128::from(magnitude >> dropped), (denominator >> narrowed).max(1));
            let numerator = if negative { -magnitude } else { magnitude };
            if let Some(rounded) = CommonDenominator::new(denominator).unwrap().round(numerator) {
                prop_assert_eq!(Rounded::Value(rounded), wide(numerator, denominator));
            }
        }

        /// Terminating ratios, with ties at the last digit among them.
        #[test]
        fn halves_and_fifths_round_as_those_of_big_integers_do(
            magnitude in 1..=u64::MAX,
            (twos, fives) in (0..20_u32, 0..15_u32),
        ) {
            let denominator = 2_u64.pow(twos) * 5_u64.pow(fives);
            if let Some(rounded) = CommonDenominator::new(denominator).unwrap().round(magnitude.into()) {
                prop_assert_eq!(Rounded::Value(rounded), wide(magnitude.into(), denominator));
            }
        }
    }
}
