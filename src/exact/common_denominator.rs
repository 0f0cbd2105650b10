//! `round*` of many ratios over one denominator, in 64 and 128 bits: totals by the hundred thousand.

use super::divisor::Divisor;
use super::rounding::{DIGITS, POWERS_OF_TEN, digits, shortest_decimal};
use rust_decimal::Decimal;
use std::ops::Range;

/// A positive denominator, with what its ratios need and no numerator changes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CommonDenominator {
    value: u64,
    divisor: Divisor,
    /// How many zeros follow the one, where it is a power of ten.
    zeros: Option<u32>,
}

impl CommonDenominator {
    /// `None` for zero.
    pub(crate) fn new(value: u64) -> Option<Self> {
        let zeros = digits(value.into()).checked_sub(1)?;
        let is_power = POWERS_OF_TEN[zeros as usize] == value.into();
        Some(Self { value, divisor: Divisor::new(value)?, zeros: is_power.then_some(zeros) })
    }

    /// What rounds numerators over it, one after the other.
    pub(crate) fn rounding(&self) -> Rounding<'_> {
        Rounding { denominator: self, decade: Decade::EMPTY }
    }
}

/// `round*` over one denominator; it keeps what numerators of one size have in common.
#[derive(Debug)]
pub(crate) struct Rounding<'a> {
    denominator: &'a CommonDenominator,
    decade: Decade,
}

impl Rounding<'_> {
    /// `round*(numerator / denominator)`.
    #[expect(clippy::inline_always, reason = "a decimal that is returned through memory is waited for")]
    #[inline(always)]
    pub(crate) fn round(&mut self, numerator: i64) -> Decimal {
        let (negative, magnitude) = (numerator < 0, numerator.unsigned_abs());
        if let Some(zeros) = self.denominator.zeros {
            // The digits of the numerator are those of the ratio.
            return shortest_decimal(negative, magnitude.into(), zeros);
        }
        if !self.decade.magnitudes.contains(&magnitude.into()) {
            self.decade = Decade::of(magnitude, self.denominator);
        }
        shortest_decimal(negative, self.decade.round(magnitude, self.denominator), self.decade.places)
    }
}

/// The ratios over a denominator that have so many digits before the point: they are rounded to the same places.
#[derive(Debug)]
struct Decade {
    magnitudes: Range<u128>,
    /// As many as give the ratios 28 digits, and no more than a decimal has.
    places: u32,
    /// Quotient and remainder of `10^places` and the denominator.
    scale: (u128, u64),
}

impl Decade {
    const EMPTY: Self = Self { magnitudes: 0..0, places: 0, scale: (0, 0) };

    fn of(magnitude: u64, denominator: &CommonDenominator) -> Self {
        let before_point = digits((magnitude / denominator.value).into());
        let reaching = |digits: u32| u128::from(denominator.value) * POWERS_OF_TEN[digits as usize];
        let places = DIGITS - before_point;
        Self {
            magnitudes: before_point.checked_sub(1).map_or(0, reaching)..reaching(before_point),
            places,
            scale: denominator.divisor.div_rem(POWERS_OF_TEN[places as usize]),
        }
    }

    /// The ratio of one of the magnitudes, rounded, in units of the last place.
    #[inline]
    fn round(&self, magnitude: u64, denominator: &CommonDenominator) -> u128 {
        let (whole, rest) = self.scale;
        let magnitude = u128::from(magnitude);
        let (carried, tail) = denominator.divisor.div_rem_one_digit(magnitude * u128::from(rest));
        let head = magnitude * whole + u128::from(carried);
        let missing = denominator.value - tail;
        // No branch, which would be guessed wrongly every other time.
        let up = (tail > missing) | ((tail == missing) & (head & 1 == 1));
        head + u128::from(up)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;
    use crate::exact::{Rounded, round_ratio};
    use proptest::prelude::*;

    /// By big integers.
    fn wide(numerator: i64, denominator: u64) -> Decimal {
        match round_ratio(&numerator.into(), &denominator.into()) {
            Rounded::Value(value) => value,
            out_of_range => panic!("{numerator} / {denominator} is {out_of_range:?}"),
        }
    }

    /// All numerators go through one [`Rounding`], there and back, so that each follows on others of another size.
    fn assert_rounded_as_wide(numerators: &[i64], denominator: u64) {
        let denominators = CommonDenominator::new(denominator).unwrap();
        let mut rounding = denominators.rounding();
        for &numerator in numerators.iter().chain(numerators.iter().rev()) {
            let rounded = rounding.round(numerator);
            assert_eq!(rounded, wide(numerator, denominator), "{numerator} / {denominator}");
        }
    }

    #[test]
    fn ratios_at_the_ends_of_the_ranges_round_as_those_of_big_integers_do() {
        let numerators = [0, 1, -1, 2, 7, 25, -35, 999_999_999, i64::MAX, -i64::MAX, i64::MIN];
        for denominator in
            [1, 2, 3, 7, 10, 64, 100, 210, 300, 1 << 40, 999_999_999_999, 10_u64.pow(19), u64::MAX]
        {
            assert_rounded_as_wide(&numerators, denominator);
        }
    }

    #[test]
    fn ratios_on_either_side_of_a_new_digit_round_as_those_of_big_integers_do() {
        for denominator in [1_u64, 3, 7, 36, 210, 999_999_999, u64::MAX / 10] {
            let multiples = (0..19).map_while(|zeros| denominator.checked_mul(10_u64.pow(zeros)));
            let numerators: Vec<i64> = multiples
                .map_while(|multiple| i64::try_from(multiple).ok())
                .flat_map(|multiple| [multiple - 1, multiple, multiple + 1, -multiple])
                .collect();
            assert_rounded_as_wide(&numerators, denominator);
        }
    }

    #[test]
    fn a_tie_goes_to_the_even_neighbour() {
        // Over 2^19 these have 29 digits, the last one a 5: ...28125 and ...84375.
        let denominator = CommonDenominator::new(1 << 19).unwrap();
        let mut rounding = denominator.rounding();
        assert_eq!(rounding.round(1_000_000_000_000_001), dec!(1907348632.812501907348632812));
        assert_eq!(rounding.round(-1_000_000_000_000_003), dec!(-1907348632.812505722045898438));
    }

    #[test]
    fn nothing_is_over_zero() {
        assert!(CommonDenominator::new(0).is_none());
    }

    fn any_length() -> impl Strategy<Value = i64> {
        (any::<i64>(), 0..63_u32).prop_map(|(numerator, dropped)| numerator >> dropped)
    }

    proptest! {
        #[test]
        fn any_ratio_rounds_as_that_of_big_integers_does(
            numerators in proptest::collection::vec(any_length(), 1..6),
            (denominator, narrowed) in (1..=u64::MAX, 0..64_u32),
        ) {
            assert_rounded_as_wide(&numerators, (denominator >> narrowed).max(1));
        }

        /// Terminating ratios, a few of them ties at the last digit.
        #[test]
        fn halves_and_fifths_round_as_those_of_big_integers_do(
            numerators in proptest::collection::vec(any_length(), 1..6),
            (twos, fives) in (0..20_u32, 0..15_u32),
        ) {
            assert_rounded_as_wide(&numerators, 2_u64.pow(twos) * 5_u64.pow(fives));
        }
    }
}
