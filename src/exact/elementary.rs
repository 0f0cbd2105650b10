//! Logarithm, exponential and roots of balls.
//!
//! Series on a reduced argument in fixed point, with the error counted in units of the last bit (J.-M. Muller,
//! Elementary Functions, 3rd edition, 2016, chapters 4 and 11). The platform's functions have no place here: their
//! bits differ, and none states its error.

use super::ball::Ball;
use num_bigint::BigInt;
use num_traits::{One, ToPrimitive};

/// Bits beyond the precision asked for that the series carry.
const GUARD: u64 = 32;

impl Ball {
    /// The natural logarithm; `None` where the ball is not above zero.
    pub(crate) fn logarithm(&self, bits: u64) -> Option<Self> {
        let precision = bits + GUARD;
        let exponent = self.positive_exponent()?;
        // With m in [1/2, 1): ln m = 2 atanh((m - 1) / (m + 1)), and the argument lies in [-1/3, 0).
        let reduced = self.clone().shifted(-exponent);
        let one = Self::exactly(1);
        let argument = reduced.minus(&one, precision).over(&reduced.plus(&one, precision), precision)?;
        let half = hyperbolic_arctangent(&argument, precision)?;
        let whole = logarithm_of_two(precision)?.times(&Self::exactly(exponent), precision);
        Some(half.shifted(1).plus(&whole, bits))
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
        let (mut term, mut sum) = (BigInt::one() << precision, BigInt::one() << precision);
        let terms = precision / 8 + 2;
        for index in 1..=terms {
            term = ((term * &argument) >> precision) / index;
            sum += &term;
        }
        // A term is off by less than two units more than the one before, the tail is below the last term, and the
        // slope of the exponential is below two there.
        let sum = Self::of_fixed(sum, BigInt::from(3 * terms + 4) + radius * 2u32, precision);
        let squared = (0..HALVINGS).fold(sum, |power, _| power.times(&power, precision));
        Some(squared.shifted(twos).times(&Self::exactly(1), bits))
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

/// `ln 2 = 2 atanh(1/3)`.
fn logarithm_of_two(precision: u64) -> Option<Ball> {
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
    fn logarithms_and_exponentials_have_their_published_digits() {
        // OEIS A002162, A016630 (ln 7), A001113 (e), and e^-10 by A092426's reciprocal.
        assert_eq!(rounded(Ball::exactly(2).logarithm(192)), value("0.6931471805599453094172321215"));
        assert_eq!(rounded(Ball::exactly(7).logarithm(192)), value("1.945910149055313305105352743"));
        assert_eq!(rounded(Ball::exactly(1).exponential(192)), value("2.718281828459045235360287471"));
        assert_eq!(rounded(Ball::exactly(0).exponential(192)), value("1"));
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
    }
}
