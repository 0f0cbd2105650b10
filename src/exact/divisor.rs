//! Division by one number of 64 bits, many times: by its reciprocal, which is found once.
//!
//! Two digits of 64 bits by one, as in Möller and Granlund, "Improved division by invariant integers", *IEEE
//! Transactions on Computers* 60 (2011), algorithm 4.

/// A positive divisor, moved up until its first bit is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Divisor {
    moved: u64,
    shift: u32,
    /// The whole part of `(2^128 - 1) / moved`, less 2^64.
    reciprocal: u64,
}

impl Divisor {
    /// `None` for zero.
    pub(super) const fn new(divisor: u64) -> Option<Self> {
        let shift = divisor.leading_zeros();
        let Some(moved) = divisor.checked_shl(shift) else { return None };
        // Lossless: no `From` is constant.
        let quotient = u128::MAX / moved as u128;
        Some(Self { moved, shift, reciprocal: low(quotient) })
    }

    /// Quotient and remainder.
    #[inline]
    pub(super) fn div_rem(&self, value: u128) -> (u128, u64) {
        // What the shift moves out at the top; in two steps, because no shift is by all 128 bits.
        let top = low(value >> 1 >> (u128::BITS - 1 - self.shift));
        let moved = value << self.shift;
        let (head, rest) = self.digit(top, high(moved));
        let (tail, rest) = self.digit(rest, low(moved));
        ((u128::from(head) << 64) | u128::from(tail), rest >> self.shift)
    }

    /// The same where the quotient has one digit: for a value below 2^64 times the divisor.
    #[inline]
    pub(super) fn div_rem_one_digit(&self, value: u128) -> (u64, u64) {
        let moved = value << self.shift;
        let (quotient, rest) = self.digit(high(moved), low(moved));
        (quotient, rest >> self.shift)
    }

    /// The quotient of `upper * 2^64 + lower` and the moved divisor, and the remainder, where the quotient has one digit:
    /// for `upper < moved`.
    #[inline]
    fn digit(&self, upper: u64, lower: u64) -> (u64, u64) {
        let numerator = (u128::from(upper) << 64) | u128::from(lower);
        let estimate = u128::from(self.reciprocal) * u128::from(upper) + numerator;
        let mut quotient = high(estimate).wrapping_add(1);
        let mut rest = lower.wrapping_sub(quotient.wrapping_mul(self.moved));
        // One too many about every other time: taken back without a branch, which would be guessed wrongly as often.
        let back = u64::from(rest > low(estimate)).wrapping_neg();
        quotient = quotient.wrapping_add(back);
        rest = rest.wrapping_add(back & self.moved);
        if rest >= self.moved {
            quotient += 1;
            rest -= self.moved;
        }
        (quotient, rest)
    }
}

#[allow(clippy::cast_possible_truncation, reason = "the lower half is meant")]
const fn low(value: u128) -> u64 {
    value as u64
}

fn high(value: u128) -> u64 {
    low(value >> 64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn divided(value: u128, divisor: u64) -> (u128, u64) {
        Divisor::new(divisor).unwrap().div_rem(value)
    }

    fn by_the_machine(value: u128, divisor: u64) -> (u128, u64) {
        (value / u128::from(divisor), low(value % u128::from(divisor)))
    }

    #[test]
    fn quotients_at_the_ends_of_both_ranges_are_those_of_the_machine() {
        let ends = |width: u32| [0, 1, 2].map(|less| (1_u128 << width) - less);
        let divisors = [1, 2, 3, 5, 10, 1 << 32, u64::MAX - 1, u64::MAX].into_iter();
        for divisor in divisors.chain([31, 32, 33, 63].map(|width| 1 << width)) {
            for value in [31, 63, 64, 65, 127].into_iter().flat_map(ends).chain([0, u128::MAX - 1, u128::MAX])
            {
                assert_eq!(divided(value, divisor), by_the_machine(value, divisor), "{value} / {divisor}");
            }
        }
        assert!(Divisor::new(0).is_none());
    }

    proptest! {
        #[test]
        fn any_quotient_is_that_of_the_machine(
            (value, dropped) in (any::<u128>(), 0..128_u32),
            (divisor, narrowed) in (1..=u64::MAX, 0..64_u32),
        ) {
            let (value, divisor) = (value >> dropped, (divisor >> narrowed).max(1));
            prop_assert_eq!(divided(value, divisor), by_the_machine(value, divisor));
        }

        /// Where the estimate errs most: next to multiples of the divisor.
        #[test]
        fn quotients_next_to_a_multiple_are_exact(divisor in 1..=u64::MAX, times in any::<u64>(), over in 0..3_u64) {
            let value = u128::from(divisor) * u128::from(times) + u128::from(over);
            prop_assert_eq!(divided(value - 1.min(value), divisor), by_the_machine(value - 1.min(value), divisor));
            prop_assert_eq!(divided(value, divisor), by_the_machine(value, divisor));
        }

        #[test]
        fn one_digit_is_that_of_the_machine(
            (divisor, narrowed) in (1..=u64::MAX, 0..64_u32),
            (quotient, rest) in (any::<u64>(), any::<u64>()),
        ) {
            let divisor = (divisor >> narrowed).max(1);
            let rest = rest % divisor;
            let value = u128::from(divisor) * u128::from(quotient) + u128::from(rest);
            prop_assert_eq!(Divisor::new(divisor).unwrap().div_rem_one_digit(value), (quotient, rest));
        }
    }
}
