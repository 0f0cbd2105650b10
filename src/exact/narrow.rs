//! The first pass: fixed point in 128 bits, fast enough that exactness costs nothing in the plain case.
//!
//! A sum of flows times powers of a factor v in (0, 1) is formed by Horner's scheme, on integers that are
//! scaled to fill 126 bits. A step `acc * v + c` is off by less than four units: one for the product's
//! truncation, one for its lowest part that is never formed, one for v, one for a coefficient that lost low
//! bits. Errors of earlier steps shrink by v, so four units a step bound the sum of all. What this radius
//! leaves undecided goes to wider arithmetic.

use super::ball::{Ball, float_parts};
use super::rounding::{MAX_DIGITS_U128, POWERS_OF_TEN, Rounded, assemble, digits, round_truncated};
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use rust_decimal::Decimal;

/// Bits that a sum may fill, so that neither it nor its error overflows an `i128`.
pub(crate) const CAPACITY: u32 = 125;

/// Units of error that one step adds.
pub(crate) const STEP_UNITS: u128 = 4;

/// A bound for the error of Horner's scheme over so many terms.
pub(crate) fn horner_error(terms: usize) -> u128 {
    STEP_UNITS * (terms as u128 + 1)
}

/// A fraction of 2^128.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fraction(pub(crate) u128);

impl Fraction {
    /// The largest one.
    pub(crate) const ALMOST_ONE: Self = Self(u128::MAX);

    /// A float between 0 and 1, where its last bit is worth at least 2^-128.
    pub(crate) fn of_float(value: f64) -> Option<Self> {
        let (mantissa, exponent) = float_parts(value);
        let shift = u32::try_from(exponent + 128).ok()?;
        (shift <= 75).then(|| Self(u128::from(mantissa) << shift))
    }

    /// `position / 2^bits` rounded down; `None` unless it is in (0, 1).
    pub(crate) fn of_dyadic(position: &BigInt, bits: u64) -> Option<Self> {
        let units = match bits.checked_sub(u128::BITS.into()) {
            None => position << (u64::from(u128::BITS) - bits),
            Some(lost) => position >> lost,
        };
        units.to_u128().filter(|&units| units > 0).map(Self)
    }

    /// The number below the members of a ball that lie next to it, in units of 2^-128; `None` unless it is in (0, 1).
    pub(crate) fn of_ball(ball: &Ball) -> Option<Self> {
        let (middle, radius) = ball.fixed(128)?;
        (middle - radius).to_u128().filter(|&units| units > 0).map(Self)
    }

    /// `numerator / denominator` rounded down; `None` unless it lies below one.
    pub(crate) fn of(numerator: u128, denominator: u128) -> Option<Self> {
        if numerator >= denominator {
            return None;
        }
        let shift = denominator.leading_zeros();
        Some(Self(divide_normalised(numerator << shift, denominator << shift)))
    }
}

/// `numerator * 2^128 / denominator` rounded down, for a denominator with its top bit set and a smaller
/// numerator: Knuth's algorithm D with two digits of 64 bits (The Art of Computer Programming 2, 4.3.1).
fn divide_normalised(numerator: u128, denominator: u128) -> u128 {
    let (top, low) = (denominator >> 64, denominator & u128::from(u64::MAX));
    let digit = |rest: u128| -> (u128, u128) {
        // `rest * 2^64 / denominator`: a trial quotient from the top digit is at most two too large.
        let mut quotient = (rest / top).min(u128::from(u64::MAX));
        let mut remainder = rest - quotient * top;
        while remainder <= u128::from(u64::MAX) && quotient * low > remainder << 64 {
            quotient -= 1;
            remainder += top;
        }
        // The difference is below the denominator, though its terms may wrap.
        (quotient, (remainder << 64).wrapping_sub(quotient * low))
    };
    let (first, rest) = digit(numerator);
    let (second, _) = digit(rest);
    first << 64 | second
}

/// `value * fraction`, rounded down and at most one unit below that.
#[inline]
#[expect(clippy::cast_possible_wrap, clippy::cast_sign_loss, reason = "words")]
pub(crate) fn scaled(value: i128, fraction: Fraction) -> i128 {
    let product = high_product(value as u128, fraction.0);
    // Two's complement reads a negative value as 2^128 more: take the surplus off again.
    product.wrapping_sub(if value < 0 { fraction.0 } else { 0 }) as i128
}

/// The upper 128 bits of a product, or one less: the product of the lower words is left out.
#[inline]
pub(crate) fn high_product(a: u128, b: u128) -> u128 {
    const LOW: u128 = u64::MAX as u128;
    let (a_high, a_low, b_high, b_low) = (a >> 64, a & LOW, b >> 64, b & LOW);
    let (one, two) = (a_high * b_low, a_low * b_high);
    let carry = ((one & LOW) + (two & LOW)) >> 64;
    a_high * b_high + (one >> 64) + (two >> 64) + carry
}

/// The full product as upper and lower 128 bits.
fn full_product(a: u128, b: u128) -> (u128, u128) {
    const LOW: u128 = u64::MAX as u128;
    let (a_high, a_low, b_high, b_low) = (a >> 64, a & LOW, b >> 64, b & LOW);
    let (lowest, one, two) = (a_low * b_low, a_high * b_low, a_low * b_high);
    let middle = (lowest >> 64) + (one & LOW) + (two & LOW);
    (a_high * b_high + (one >> 64) + (two >> 64) + (middle >> 64), (middle << 64) | (lowest & LOW))
}

/// `round*` of a fraction, which has all 28 places or fewer digits.
pub(crate) fn round_fraction(negative: bool, fraction: Fraction) -> Rounded {
    const PLACES: u32 = 28;
    let (whole, rest) = full_product(fraction.0, POWERS_OF_TEN[PLACES as usize]);
    // One more digit and "is there more" decide; the rest's first digit is the upper part of ten times the rest.
    let (digit, more) = full_product(rest, 10);
    round_truncated(negative, whole * 10 + digit, more != 0, i64::from(PLACES) + 1)
}

/// How flows are written as integers of at most [`CAPACITY`] bits in all: times `10^scale` and `2^shift`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    scale: u32,
    shift: u32,
}

impl Layout {
    /// Times `10^scale` and `2^shift`.
    pub(crate) fn new(scale: u32, shift: u32) -> Self {
        Self { scale, shift }
    }

    /// The layout in which the sum of the magnitudes just fits; `None` where an integer would not fit at all.
    pub(crate) fn of(flows: &[Decimal]) -> Option<Self> {
        let scale = flows.iter().map(Decimal::scale).max()?;
        let mut sum = 0u128;
        for flow in flows {
            let mantissa = flow.mantissa().unsigned_abs();
            let scaled = match scale - flow.scale() {
                0 => mantissa,
                places => mantissa.checked_mul(POWERS_OF_TEN[places as usize])?,
            };
            sum = sum.checked_add(scaled)?;
        }
        Some(Self { scale, shift: (CAPACITY + sum.leading_zeros()).checked_sub(u128::BITS)? })
    }

    #[inline]
    #[expect(clippy::cast_possible_wrap, reason = "powers of ten up to 10^28 are far below 2^127")]
    pub(crate) fn integer(self, flow: Decimal) -> i128 {
        let mantissa = flow.mantissa();
        let scaled = match self.scale - flow.scale() {
            0 => mantissa,
            places => mantissa * POWERS_OF_TEN[places as usize] as i128,
        };
        scaled << self.shift
    }

    /// `round*` of a sum in this layout, where all numbers within the radius round alike.
    pub(crate) fn rounded(self, sum: i128, radius: u128) -> Option<Rounded> {
        // A power of ten that brings the quotient to some 105 bits, or 31 digits: three more than are kept, so that the
        // radius seldom reaches a tie. A sum that has them already takes none.
        let magnitude = sum.unsigned_abs();
        let whole_bits = (u128::BITS - magnitude.leading_zeros()).saturating_sub(self.shift);
        let wanted = (105 - whole_bits.min(105)) * 301 / 1000;
        let extra = wanted.min(31 - self.scale);
        let quotient = self.times_power(magnitude, extra)?;
        let radius = self.times_power(radius, extra)?.checked_add(2)?;
        let places = i64::from(self.scale + extra);
        let length = digits(quotient);
        let dropped = i64::from(length).saturating_sub(28).max(places - 28);
        let unit = *POWERS_OF_TEN.get(usize::try_from(dropped).ok()?)?;
        let lowest = if length > 28 { POWERS_OF_TEN[length as usize - 1] } else { 0 };
        let highest = if length < MAX_DIGITS_U128 { POWERS_OF_TEN[length as usize] } else { u128::MAX };
        let head = quotient / unit;
        let tail = quotient - head * unit;
        let alike = dropped > 0
            && tail.abs_diff(unit / 2) > radius
            && (length <= 28 || quotient >= lowest + radius)
            && quotient < highest - radius.min(highest);
        alike.then(|| assemble(sum < 0, head + u128::from(tail > unit / 2), places - dropped))
    }

    /// `value * 10^extra / 2^shift`, rounded down, where it fits.
    fn times_power(self, value: u128, extra: u32) -> Option<u128> {
        let (high, low) = full_product(value, *POWERS_OF_TEN.get(extra as usize)?);
        match self.shift {
            0 => (high == 0).then_some(low),
            shift => (high >> shift == 0).then_some(high << (128 - shift) | low >> shift),
        }
    }
}

/// `round*` of the present value at a discount factor below one, where this arithmetic decides it.
pub(crate) fn present_value(factor: Fraction, undiscounted: usize, flows: &[Decimal]) -> Option<Rounded> {
    let layout = Layout::of(flows)?;
    let (now, later) = flows.split_at(undiscounted.min(flows.len()));
    let mut sum = 0;
    for &flow in later.iter().rev() {
        sum = scaled(sum + layout.integer(flow), factor);
    }
    for &flow in now {
        sum += layout.integer(flow);
    }
    layout.rounded(sum, horner_error(flows.len()))
}

/// For each column `round*` of what `join` makes of the value before it and its own present value, where this
/// arithmetic decides it. `join` may pass on the column alone, or add it up.
///
/// The k-th power of the factor is off by less than 3 k units of 2^-128, and so a column by less than k + 2 units:
/// the radius of Horner's scheme covers sums of these, too.
pub(crate) fn columns(
    factor: Fraction,
    undiscounted: usize,
    flows: &[Decimal],
    join: impl Fn(i128, i128) -> i128,
) -> Option<Vec<Option<Rounded>>> {
    let layout = Layout::of(flows)?;
    let radius = horner_error(flows.len());
    let (mut value, mut power) = (0, Fraction::ALMOST_ONE);
    let next = |(column, &flow): (usize, &Decimal)| {
        let mut present = layout.integer(flow);
        if column >= undiscounted {
            power = Fraction(high_product(power.0, factor.0));
            present = scaled(present, power);
        }
        value = join(value, present);
        layout.rounded(value, radius)
    };
    Some(flows.iter().enumerate().map(next).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_is_the_quotient_of_long_division() {
        let third = Fraction::of(1, 3).unwrap().0;
        assert_eq!(third, u128::MAX / 3);
        assert_eq!(Fraction::of(1, 2).unwrap().0, 1 << 127);
        assert_eq!(Fraction::of(5, 5), None);
        let (numerator, denominator) = (10u128.pow(28) - 7, 10u128.pow(28) + 12_345);
        let expected = (num_bigint::BigInt::from(numerator) << 128u32) / denominator;
        assert_eq!(num_bigint::BigInt::from(Fraction::of(numerator, denominator).unwrap().0), expected);
    }

    #[test]
    fn a_fraction_of_a_ball_lies_below_all_that_may_be_in_it() {
        // Between 4/8 and 6/8.
        let below = Fraction::of_ball(&Ball::of_fixed(5.into(), 1.into(), 3)).unwrap().0;
        assert!((1 << 126) < below && below <= 1 << 127, "{below}");
        // From zero on there is none.
        assert_eq!(Fraction::of_ball(&Ball::of_fixed(1.into(), 1.into(), 3)), None);
        assert_eq!(Fraction::of_ball(&Ball::exactly(1)), None);
    }

    #[test]
    fn a_product_is_at_most_two_units_low() {
        let value = 1i128 << 124 | 0x1234_5678_9abc_def0_1111_2222;
        for factor in [1 << 127, u128::MAX, 0xdead_beef_0000_1111_2222_3333_4444_5555] {
            for value in [value, -value, 7, -7] {
                let exact = (num_bigint::BigInt::from(value) * factor) >> 128u32;
                let short = exact - num_bigint::BigInt::from(scaled(value, Fraction(factor)));
                assert!(short == 0.into() || short == 1.into(), "{value} {factor}");
            }
        }
    }

    #[test]
    fn the_error_of_a_sum_grows_by_four_units_for_each_term() {
        assert_eq!([0, 1, 100].map(horner_error), [4, 8, 404]);
    }

    fn rounded_exactly(sum: i128, layout: Layout) -> Rounded {
        let unit = num_bigint::BigInt::from(10).pow(layout.scale) << layout.shift;
        crate::exact::round_ratio(&sum.into(), &unit)
    }

    #[test]
    fn sums_of_every_size_are_rounded_in_the_first_pass() {
        // A third of the largest sum has digits without end.
        let sum = (1i128 << CAPACITY) / 3;
        for scale in [0, 2, 10, 28] {
            for shift in 0..CAPACITY {
                let layout = Layout::new(scale, shift);
                let exact = rounded_exactly(sum, layout);
                assert_eq!(layout.rounded(sum, 40), Some(exact), "{scale} {shift}");
            }
        }
    }

    #[test]
    fn a_sum_within_its_radius_of_a_tie_is_not_rounded() {
        let layout = Layout::new(0, 0);
        let decided = |last: i128, radius| {
            let sum = 12_345_678_901_234_567_890_123_456_780 + last;
            let found = layout.rounded(sum, radius);
            assert!(found.is_none_or(|found| found == rounded_exactly(sum, layout)));
            found.is_some()
        };
        // The radius as it is, and two units more of a thousandth for how it is found.
        assert_eq!([4, 5, 6].map(|last| decided(last, 0)), [true, false, true]);
        assert_eq!([3, 4, 5, 6, 7].map(|last| decided(last, 1)), [true, false, false, false, true]);
    }

    #[test]
    fn fractions_round_by_all_that_follows() {
        let rounded = |units: u128| match round_fraction(false, Fraction(units)) {
            Rounded::Value(value) => value.to_string(),
            out_of_range => panic!("{out_of_range:?}"),
        };
        // 2^-29 ends in the 29th place with a 5, and so does three times that; then what follows decides.
        let tie = 1 << 99;
        assert_eq!(rounded(tie), "0.0000000018626451492309570312");
        assert_eq!(rounded(tie + 1), "0.0000000018626451492309570313");
        assert_eq!(rounded(tie - 1), "0.0000000018626451492309570312");
        assert_eq!(rounded(3 * tie), "0.0000000055879354476928710938");
        assert_eq!(rounded(3 * tie - 1), "0.0000000055879354476928710937");
        assert_eq!(round_fraction(true, Fraction(1 << 126)), Rounded::Value(crate::dec!(-0.25)));
    }
}
