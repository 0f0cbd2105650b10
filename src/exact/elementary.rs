//! Logarithm, exponential and roots of balls.
//!
//! Series on a reduced argument in fixed point, with the error counted in units of the last bit (J.-M. Muller,
//! Elementary Functions, 3rd edition, 2016, chapters 4 and 11). The platform's functions have no place here: their
//! bits differ, and none states its error.

use super::Rational;
use super::ball::Ball;
use num_bigint::{BigInt, BigUint};
use num_traits::{One, ToPrimitive, Zero};
use std::cmp::Ordering;

/// Bits beyond the precision asked for that the series carry.
const GUARD: u64 = 32;

/// The natural logarithm of two in units of 2^-1152, rounded down, from the lowest 32 bits up: the series for it would
/// take as long as the rest of an exponential.
#[rustfmt::skip]
const LN_TWO: [u32; 36] = [
    0x8fe5_51a2, 0x610d_30f8, 0xfb5b_fb90, 0x07f4_ca11, 0x0f3f_d5c6, 0xda2d_97c5,
    0x2f20_e3a2, 0x655f_a187, 0x3830_3248, 0xf5df_a6bd, 0x9d65_48ca, 0x72ce_87b1,
    0x7657_f74b, 0x256f_a0ec, 0xb136_603b, 0xb9ea_9bc3, 0x317c_387e, 0x1acb_da11,
    0x224a_e8c5, 0x3e96_ca16, 0x1169_b825, 0x2757_3b29, 0xc138_2144, 0xed2e_ae35,
    0x4afa_1b10, 0x5595_52fb, 0x6deb_ac98, 0xe7b8_7620, 0x8baa_fa2b, 0x8a0d_175b,
    0x7298_b62d, 0x40f3_4326, 0x03f2_f6af, 0xc9e3_b398, 0xd1cf_79ab, 0xb172_17f7,
];
const LN_TWO_BITS: u64 = 32 * LN_TWO.len() as u64;

impl Ball {
    /// The natural logarithm; `None` where the ball is not above zero.
    pub(crate) fn logarithm(&self, bits: u64) -> Option<Self> {
        let precision = bits + GUARD;
        let exponent = self.nearest_power_of_two()?;
        let reduced = self.clone().shifted(-exponent);
        let one = Self::exactly(1);
        let argument = reduced.minus(&one, precision).over(&reduced.plus(&one, precision), precision)?;
        logarithm_reduced(&argument, exponent, bits)
    }

    /// The natural logarithm of a fraction, with `bits` bits of it however near to one it lies; `None` where it is not
    /// above zero.
    pub(crate) fn logarithm_of(value: &Rational, bits: u64) -> Option<Self> {
        let precision = bits + GUARD;
        let exponent = Self::of(value, precision).nearest_power_of_two()?;
        let shift = exponent.unsigned_abs();
        let (numerator, denominator) = if exponent < 0 {
            (value.numerator() << shift, value.denominator().clone())
        } else {
            (value.numerator().clone(), value.denominator() << shift)
        };
        let argument = Self::ratio(&(&numerator - &denominator), &(numerator + denominator), precision);
        logarithm_reduced(&argument, exponent, bits)
    }

    /// A k for which the ball times 2^-k lies in [3/4, 3/2); `None` where it is not above zero.
    fn nearest_power_of_two(&self) -> Option<i64> {
        let exponent = self.positive_exponent()?;
        let three_quarters = Self::exactly(3).shifted(exponent - 2);
        let is_below = self.minus(&three_quarters, GUARD).sign() == Some(Ordering::Less);
        Some(if is_below { exponent - 1 } else { exponent })
    }

    /// e to the power of the ball; `None` where the ball is too wide, or the power beyond counting.
    pub(crate) fn exponential(&self, bits: u64) -> Option<Self> {
        /// The argument is divided by 2^HALVINGS, and the result squared as often.
        const HALVINGS: u32 = 8;
        let precision = bits + GUARD;
        let log_two = logarithm_of_two(precision + 64)?;
        let twos =
            self.over(&log_two, 64)?.nearest_integer()?.to_i64().filter(|twos| twos.abs() < 1 << 40)?;
        let rest = self.minus(&log_two.times(&Self::exactly(twos), precision + 64), precision);
        let (argument, radius) = rest.shifted(-i64::from(HALVINGS)).fixed(precision)?;
        if radius.bits() >= precision {
            return None;
        }
        let (mut term, mut sum) = (BigInt::one() << precision, BigInt::one() << precision);
        let terms = precision / 8 + 2;
        for index in 1..=terms {
            term = ((term * &argument) >> precision) / index;
            if term.is_zero() {
                break;
            }
            sum += &term;
        }
        // A term is off by less than two units more than the one before, the tail is below the last term, and the
        // slope of the exponential is below two there.
        let mut radius = BigInt::from(3 * terms + 4) + radius * 2u32;
        for _ in 0..HALVINGS {
            radius = ((((&sum << 1u32) + &radius) * &radius) >> precision) + 2u32;
            sum = (&sum * &sum) >> precision;
        }
        Some(Self::of_fixed(sum, radius, precision).shifted(twos).times(&Self::exactly(1), bits))
    }

    /// The power with the exponent `numerator / denominator`; the base must be above zero.
    pub(crate) fn fractional_power(&self, numerator: u64, denominator: u64, bits: u64) -> Option<Self> {
        if denominator == 1 {
            return Some(self.power(numerator, bits));
        }
        // The exponential turns an absolute error of its argument into a relative one.
        let precision = bits + GUARD;
        let logarithm = self.logarithm(precision)?.times(&Self::exactly(numerator), precision);
        logarithm.over(&Self::exactly(denominator), precision)?.exponential(bits)
    }
}

/// The logarithm of `2^exponent (1 + z) / (1 - z)` for an argument z of magnitude at most 1/5.
fn logarithm_reduced(argument: &Ball, exponent: i64, bits: u64) -> Option<Ball> {
    let precision = bits + GUARD;
    // Nothing is added to the logarithm of a number near one, so that it needs its own digits, not those of one.
    let leading_zeros = if exponent == 0 { argument.leading_zeros().min(precision) } else { 0 };
    let half = hyperbolic_arctangent(argument, precision + leading_zeros)?;
    if exponent == 0 {
        return Some(half.shifted(1));
    }
    let whole = logarithm_of_two(precision)?.times(&Ball::exactly(exponent), precision);
    Some(half.shifted(1).plus(&whole, bits))
}

/// The inverse hyperbolic tangent of an argument of magnitude at most 1/2: `sum of z^(2 k + 1) / (2 k + 1)`.
fn hyperbolic_arctangent(argument: &Ball, precision: u64) -> Option<Ball> {
    let (argument, radius) = argument.fixed(precision)?;
    let square = (&argument * &argument) >> precision;
    let (mut power, mut sum) = (argument.clone(), argument);
    let terms = precision / 2 + 1;
    let mut used = 0u64;
    for index in 1..=terms {
        power = (power * &square) >> precision;
        if power == BigInt::ZERO || power == -BigInt::one() {
            break;
        }
        sum += &power / (2 * index + 1);
        used = index;
    }
    // Each power is off by less than two units more than a quarter of the error before it, each quotient by one
    // more; the tail is below twice the last power; the slope is at most 4/3.
    let error = BigInt::from(4 * used + 8) + radius * 2u32;
    Some(Ball::of_fixed(sum, error, precision))
}

/// The natural logarithm of two: known digits as far as they go.
fn logarithm_of_two(precision: u64) -> Option<Ball> {
    let Some(excess) = LN_TWO_BITS.checked_sub(precision) else {
        return logarithm_of_two_by_series(precision);
    };
    let known = BigInt::from(BigUint::from_slice(&LN_TWO));
    Some(Ball::of_fixed(known >> excess, BigInt::from(2), precision))
}

/// `ln 2 = 2 atanh(1/3)`.
fn logarithm_of_two_by_series(precision: u64) -> Option<Ball> {
    let third = Ball::ratio(&BigInt::one(), &3.into(), precision);
    Some(hyperbolic_arctangent(&third, precision)?.shifted(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::Rounded;
    use crate::parse_decimal;

    fn rounded(ball: Option<Ball>) -> Rounded {
        ball.unwrap().rounded().unwrap()
    }

    fn value(text: &str) -> Rounded {
        Rounded::Value(parse_decimal(text).unwrap())
    }

    #[test]
    fn the_known_digits_of_the_logarithm_of_two_are_those_of_its_series() {
        let more = logarithm_of_two(LN_TWO_BITS + 64).unwrap();
        let (known, _) = more.fixed(LN_TWO_BITS).unwrap();
        assert_eq!(known, BigUint::from_slice(&LN_TWO).into());
        let difference = logarithm_of_two(200).unwrap().minus(&more, 300);
        assert_eq!(difference.sign(), None);
        assert!(difference.leading_zeros() > 190);
    }

    #[test]
    fn logarithms_and_exponentials_have_their_published_digits() {
        // OEIS A002162, A016630 (ln 7), A001113 (e), and e^-10 by A092426's reciprocal.
        assert_eq!(rounded(Ball::exactly(2).logarithm(192)), value("0.6931471805599453094172321215"));
        assert_eq!(rounded(Ball::exactly(7).logarithm(192)), value("1.945910149055313305105352743"));
        assert_eq!(rounded(Ball::exactly(1).exponential(192)), value("2.718281828459045235360287471"));
        assert_eq!(rounded(Ball::exactly(0).exponential(192)), value("1"));
    }

    #[test]
    fn every_precision_encloses_what_wider_ones_find() {
        for (numerator, denominator) in
            [(1, 3), (-22, 7), (3, 4), (5, 4), (99, 70), (-400, 9), (1, 10i64.pow(15))]
        {
            let x = |bits| Ball::ratio(&numerator.into(), &denominator.into(), bits);
            let more = x(900).exponential(800).unwrap();
            for bits in [32, 64, 128, 256] {
                let power = x(bits + 16).exponential(bits).unwrap();
                assert_eq!(power.minus(&more, 900).sign(), None, "e^({numerator}/{denominator})");
                let back = power.logarithm(bits).unwrap().minus(&x(900), 900);
                assert_eq!(back.sign(), None, "ln e^({numerator}/{denominator})");
            }
        }
    }

    #[test]
    fn the_logarithm_of_a_fraction_next_to_one_keeps_its_digits() {
        let near = |power: u32| {
            let unit = BigInt::from(10).pow(power);
            Rational::new(&unit + 1u32, unit).unwrap()
        };
        // ln(1 + x) = x - x^2 / 2 + ..., of which the second term lies past the last place here.
        let logarithm = Ball::logarithm_of(&near(56), 128).unwrap();
        assert_eq!(
            logarithm.times(&Ball::exactly(BigInt::from(10).pow(56)), 128).rounded(),
            Some(value("1"))
        );
        assert!(Ball::logarithm_of(&Rational::from_integer(-1), 128).is_none());
    }

    #[test]
    fn the_two_undo_each_other_at_any_size() {
        for (numerator, denominator) in [(1, 1000), (12345, 7), (1, 1), (10i64.pow(18), 3)] {
            let x = Ball::ratio(&numerator.into(), &denominator.into(), 300);
            let back = x.logarithm(300).unwrap().exponential(200).unwrap();
            assert_eq!(back.rounded(), x.rounded());
        }
        let small = Ball::ratio(&(-50).into(), &1.into(), 300);
        assert_eq!(small.exponential(256).unwrap().logarithm(192).unwrap().rounded(), Some(value("-50")));
    }

    #[test]
    fn a_fractional_power_is_the_root_of_a_power() {
        // 2^(1/2), OEIS A002193, and 8^(2/3) = 4.
        let root = Ball::exactly(2).fractional_power(1, 2, 192);
        assert_eq!(rounded(root), value("1.414213562373095048801688724"));
        assert_eq!(rounded(Ball::exactly(8).fractional_power(2, 3, 192)), value("4"));
        assert!(Ball::exactly(-1).logarithm(64).is_none());
        let whole = Ball::exactly(3).fractional_power(5, 1, 64).unwrap();
        assert_eq!(
            whole.bounds(),
            (Rational::from_integer(243), Rational::from_integer(243)),
            "nothing is lost"
        );
    }
}
