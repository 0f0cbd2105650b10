//! The oracle of the targets: fractions, polynomials in the growth factor, and what it means to be rounded.

use bizcase::measure::Outcome;
use bizcase::{Decimal, Rate};
use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{One, Signed, Zero};
use std::cmp::Ordering;
use std::ops::{Add, Mul, Neg, Sub};

/// A fraction in lowest terms with a positive denominator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fraction {
    pub numerator: BigInt,
    pub denominator: BigInt,
}

impl Fraction {
    pub fn new(numerator: impl Into<BigInt>, denominator: impl Into<BigInt>) -> Self {
        let (numerator, denominator) = (numerator.into(), denominator.into());
        let divisor = numerator.gcd(&denominator) * denominator.signum();
        Self { numerator: numerator / &divisor, denominator: denominator / divisor }
    }

    pub fn integer(value: i64) -> Self {
        Self { numerator: value.into(), denominator: BigInt::one() }
    }

    pub fn of(value: Decimal) -> Self {
        Self::new(value.mantissa(), BigInt::from(10).pow(value.scale()))
    }

    /// A finite float, exactly.
    pub fn of_float(value: f64) -> Self {
        let bits = value.abs().to_bits();
        let exponent = i32::try_from(bits >> 52).expect("eleven bits");
        let fraction = bits & ((1 << 52) - 1);
        let mantissa = BigInt::from(if exponent == 0 { fraction } else { fraction | (1 << 52) });
        let shift = exponent.max(1) - 1075;
        let power = BigInt::one() << shift.unsigned_abs();
        let magnitude = if shift >= 0 { Self::new(mantissa * power, 1) } else { Self::new(mantissa, power) };
        if value < 0.0 { -magnitude } else { magnitude }
    }

    pub fn growth(rate: Rate) -> Self {
        Self::integer(1) + Self::of(rate.fraction())
    }

    pub fn sign(&self) -> Ordering {
        self.cmp(&Self::integer(0))
    }

    pub fn abs(&self) -> Self {
        Self { numerator: self.numerator.abs(), denominator: self.denominator.clone() }
    }

    pub fn over(&self, divisor: &Self) -> Self {
        Self::new(&self.numerator * &divisor.denominator, &self.denominator * &divisor.numerator)
    }

    pub fn pow(&self, exponent: u32) -> Self {
        Self { numerator: self.numerator.pow(exponent), denominator: self.denominator.pow(exponent) }
    }

    /// Half a unit in the last of 28 significant digits or 28 places, whichever is coarser.
    pub fn half_unit_of(value: Decimal) -> Self {
        let digits = value.mantissa().unsigned_abs().checked_ilog10().map_or(0, |exponent| exponent + 1);
        let leading = i64::from(digits) - i64::from(value.scale());
        let places = (28 - leading).min(28);
        let power = BigInt::from(10).pow(u32::try_from(places.unsigned_abs()).expect("few places"));
        if places >= 0 { Self::new(1, power * 2) } else { Self::new(power, 2) }
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.numerator * &other.denominator).cmp(&(&other.numerator * &self.denominator))
    }
}

impl Add for Fraction {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(
            self.numerator * &other.denominator + other.numerator * &self.denominator,
            self.denominator * other.denominator,
        )
    }
}

impl Neg for Fraction {
    type Output = Self;

    fn neg(self) -> Self {
        Self { numerator: -self.numerator, denominator: self.denominator }
    }
}

impl Sub for Fraction {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Fraction {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self::new(self.numerator * other.numerator, self.denominator * other.denominator)
    }
}

/// Asserts that a figure is the exact value rounded once, or that this leaves the range of decimals on that side.
#[track_caller]
pub fn assert_rounded(figure: Outcome<Decimal>, exact: &Fraction) {
    match figure {
        Outcome::Value(value) => {
            assert_eq!(value.scale(), value.normalize().scale(), "{value} has trailing zeros");
            let off = (Fraction::of(value) - exact.clone()).abs();
            assert!(off <= Fraction::half_unit_of(value), "{value} for {exact:?}");
        }
        Outcome::AboveRange => assert!(*exact >= largest(), "{exact:?} is not above the range"),
        Outcome::BelowRange => assert!(*exact <= -largest(), "{exact:?} is not below the range"),
        other => panic!("{other:?} for {exact:?}"),
    }
}

/// Asserts that a rate is the root of something monotone; `against` is the order of a growth factor and the root.
#[track_caller]
pub fn assert_root(rate: Outcome<Rate>, against: impl Fn(&Fraction) -> Ordering) {
    let (low, high) = rounding_interval(rate).unwrap_or_else(|| panic!("{rate:?} instead of a rate"));
    assert_ne!(against(&low), Ordering::Greater, "the rate lies below {rate:?}");
    if let Some(high) = high {
        assert_ne!(against(&high), Ordering::Less, "the rate lies above {rate:?}");
    }
}

/// As [`assert_rounded`] for a rate: what rounds to -1 lies below the range.
#[track_caller]
pub fn assert_rounded_rate(rate: Outcome<Rate>, exact: &Fraction) {
    assert_root(rate, |growth| growth.cmp(&(exact.clone() + Fraction::integer(1))));
}

/// The growth factors whose rate rounds to this; no upper end where it is above the range.
pub fn rounding_interval(rate: Outcome<Rate>) -> Option<(Fraction, Option<Fraction>)> {
    let one = Fraction::integer(1);
    Some(match rate {
        Outcome::Value(rate) => {
            let (growth, half) = (Fraction::growth(rate), Fraction::half_unit_of(rate.fraction()));
            let low = growth.clone() - half.clone();
            (low.max(Fraction::integer(0)), Some(growth + half))
        }
        Outcome::AboveRange => (one + largest(), None),
        Outcome::BelowRange => (Fraction::integer(0), Some(Fraction::half_unit_of(Decimal::ZERO))),
        _ => return None,
    })
}

/// Where rounding leaves the range of decimals: half a unit of 28 digits above the last of them.
fn largest() -> Fraction {
    Fraction::new(BigInt::from(79_228_162_514_264_337_593_543_950_335_i128), 1)
}

/// A polynomial in the growth factor, the lowest coefficient first; neither end is zero.
#[derive(Clone, Debug)]
pub struct Polynomial(Vec<BigInt>);

impl Polynomial {
    /// That of flows by column; `None` where all are zero.
    pub fn of(flows: &[Fraction]) -> Option<Self> {
        let denominator = flows.iter().fold(BigInt::one(), |lcm, flow| lcm.lcm(&flow.denominator));
        let scaled = flows.iter().map(|flow| &flow.numerator * (&denominator / &flow.denominator));
        let mut coefficients: Vec<BigInt> = scaled.rev().skip_while(Zero::is_zero).collect();
        while coefficients.last().is_some_and(Zero::is_zero) {
            coefficients.pop();
        }
        (!coefficients.is_empty()).then_some(Self(coefficients))
    }

    pub fn degree(&self) -> usize {
        self.0.len() - 1
    }

    pub fn changes(&self) -> usize {
        changes(self.0.iter().map(BigInt::sign))
    }

    pub fn sign_at(&self, x: &Fraction) -> Sign {
        let (mut value, mut power) = (BigInt::zero(), BigInt::one());
        for c in self.0.iter().rev() {
            value = value * &x.numerator + c * &power;
            power *= &x.denominator;
        }
        value.sign()
    }

    pub fn sign_at_infinity(&self) -> Sign {
        self.0.last().map_or(Sign::NoSign, BigInt::sign)
    }

    pub fn derivative(&self) -> Self {
        Self(self.0.iter().enumerate().skip(1).map(|(k, c)| c * k).collect())
    }

    /// The number of distinct roots in `(low, high]`, to infinity without a high end, by Sturm's theorem.
    pub fn roots_between(&self, low: &Fraction, high: Option<&Fraction>) -> usize {
        let mut chain = vec![self.clone(), self.derivative()];
        while let [.., a, b] = chain.as_slice() {
            if b.0.is_empty() {
                chain.pop();
                break;
            }
            let rest = a.negated_remainder(b);
            if rest.0.is_empty() {
                break;
            }
            chain.push(rest);
        }
        let count = |at: &dyn Fn(&Self) -> Sign| changes(chain.iter().map(at));
        let above = match high {
            Some(high) => count(&|p| p.sign_at(high)),
            None => count(&Self::sign_at_infinity),
        };
        count(&|p| p.sign_at(low)) - above
    }

    /// The remainder of a division, times a negative number, without the content.
    fn negated_remainder(&self, divisor: &Self) -> Self {
        let mut rest = self.0.clone();
        let leading = divisor.0.last().expect("a divisor is not zero");
        while rest.len() >= divisor.0.len() {
            let top = rest.last().cloned().unwrap_or_default() * leading.signum();
            let offset = rest.len() - divisor.0.len();
            for c in &mut rest {
                *c *= leading.abs();
            }
            for (target, c) in rest[offset..].iter_mut().zip(&divisor.0) {
                *target -= &top * c;
            }
            while rest.last().is_some_and(Zero::is_zero) {
                rest.pop();
            }
        }
        let content = rest.iter().fold(BigInt::zero(), |content, c| content.gcd(c));
        Self(rest.iter().map(|c| -c / &content).collect())
    }
}

fn changes(signs: impl Iterator<Item = Sign>) -> usize {
    let signs: Vec<Sign> = signs.filter(|&sign| sign != Sign::NoSign).collect();
    signs.windows(2).filter(|pair| pair[0] != pair[1]).count()
}
