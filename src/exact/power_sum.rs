//! Sums of coefficients times powers of an unknown between 0 and 1: what every search for rates is about.
//!
//! A periodic flow has a power for every period; a dated flow has few powers, far apart. Both are evaluated by
//! Horner's scheme from the highest power down, in whichever arithmetic a question needs.

use super::ball::{Ball, decided_sign};
use super::narrow::{CAPACITY, Fraction, high_product, horner_error, scaled};
use super::polynomial::Polynomial;
use super::rational::Rational;
use num_bigint::{BigInt, BigUint};
use num_traits::{One, ToPrimitive, Zero};
use std::cmp::Ordering;

/// `sum of c[i] * u^e[i]` with ascending exponents from 0 on; the first and the last coefficient are not zero.
#[derive(Debug, Clone)]
pub(crate) struct PowerSum {
    /// The coefficients in an integer unit in which all magnitudes together fit 126 bits.
    narrow: Vec<i128>,
    /// The coefficients in full, where the narrow ones have lost low bits.
    wide: Option<Vec<BigInt>>,
    /// The narrow coefficients are the true ones times two to this power, unless they have lost bits.
    shift: u32,
    /// The low bits that the narrow coefficients have lost.
    lost: u64,
    /// From each exponent to the next; `None` where all are one.
    gaps: Option<Vec<u32>>,
}

/// Values of the positive and the negative terms of a sum and of its derivative, each of one sign.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FloatParts {
    pub(crate) plus: f64,
    pub(crate) minus: f64,
    pub(crate) plus_slope: f64,
    pub(crate) minus_slope: f64,
}

impl PowerSum {
    /// A sum over neighbouring powers of integers that together fill the narrow form.
    pub(crate) fn of_narrow(narrow: Vec<i128>) -> Self {
        Self { narrow, wide: None, shift: 0, lost: 0, gaps: None }
    }

    /// A sum over any integers.
    pub(crate) fn of_wide(wide: Vec<BigInt>, gaps: Option<Vec<u32>>) -> Self {
        let length = wide.iter().map(BigInt::magnitude).sum::<BigUint>().bits();
        let shift = u64::from(CAPACITY).saturating_sub(length);
        let lost = length.saturating_sub(CAPACITY.into());
        let narrow = wide.iter().map(|c| ((c >> lost) << shift).to_i128().unwrap_or_default()).collect();
        let shift = u32::try_from(shift).unwrap_or(0);
        Self { narrow, wide: (lost > 0).then_some(wide), shift, lost, gaps }
    }

    /// Whether the narrow coefficients are exact.
    pub(crate) fn is_narrow(&self) -> bool {
        self.wide.is_none()
    }

    /// The power of two that the coefficients, as used here, are multiplied by.
    pub(crate) fn shift(&self) -> u32 {
        self.shift
    }

    pub(crate) fn reversed(&self) -> Self {
        let mut reversed = self.clone();
        reversed.narrow.reverse();
        if let Some(wide) = &mut reversed.wide {
            wide.reverse();
        }
        if let Some(gaps) = &mut reversed.gaps {
            gaps.reverse();
        }
        reversed
    }

    pub(crate) fn len(&self) -> usize {
        self.narrow.len()
    }

    /// The highest exponent.
    pub(crate) fn degree(&self) -> u64 {
        self.gaps.as_ref().map_or(self.len() as u64 - 1, |gaps| gaps.iter().map(|&gap| u64::from(gap)).sum())
    }

    pub(crate) fn gaps(&self) -> Option<&[u32]> {
        self.gaps.as_deref()
    }

    pub(crate) fn narrow(&self) -> &[i128] {
        &self.narrow
    }

    /// The coefficients in full, times a common factor.
    pub(crate) fn coefficients(&self) -> Vec<BigInt> {
        self.wide.clone().unwrap_or_else(|| self.narrow.iter().map(|&c| c.into()).collect())
    }

    /// The polynomial with these coefficients at neighbouring exponents.
    pub(crate) fn closed_up(&self) -> Polynomial {
        Polynomial::new(self.coefficients())
    }

    /// Sign changes of the partial sums: a bound for the number of roots in (0, 1), counted with multiplicity.
    ///
    /// The partial sums are the coefficients of the power series P(u) / (1 - u), to which Descartes' rule extends
    /// (E. Laguerre, "Sur la théorie des équations numériques", 1883). For cash flows this is the criterion of
    /// C. J. Norstrom ("A sufficient condition for a unique nonnegative internal rate of return", J. Financial
    /// and Quantitative Analysis 7, 1972). The bound has the right parity unless P(1) is zero.
    pub(crate) fn partial_sum_changes(&self) -> usize {
        match &self.wide {
            Some(wide) => changes(wide.iter().scan(BigInt::ZERO, |sum, c| {
                *sum += c;
                Some((*sum).cmp(&BigInt::ZERO))
            })),
            None => changes(self.narrow.iter().scan(0, |sum: &mut i128, c| {
                *sum += c;
                Some((*sum).cmp(&0))
            })),
        }
    }

    /// Sign changes of the coefficients: Descartes' bound for the number of positive roots.
    pub(crate) fn coefficient_changes(&self) -> usize {
        match &self.wide {
            Some(wide) => changes(wide.iter().map(|c| c.cmp(&BigInt::ZERO))),
            None => changes(self.narrow.iter().map(|c| c.cmp(&0))),
        }
    }

    /// The sign just above u = 0, that of the first coefficient.
    pub(crate) fn sign_at_zero(&self) -> Ordering {
        match &self.wide {
            Some(wide) => wide[0].cmp(&BigInt::ZERO),
            None => self.narrow[0].cmp(&0),
        }
    }

    /// The multiplicity of the root 1, and the sign just below it.
    pub(crate) fn at_one(&self) -> (usize, Ordering) {
        if self.wide.is_none() {
            let sum: i128 = self.narrow.iter().sum();
            if sum != 0 {
                return (0, sum.cmp(&0));
            }
        }
        // The m-th derivative by the logarithm of u is the sum of c e^m.
        let (mut terms, mut multiplicity) = (self.coefficients(), 0);
        loop {
            let sum: BigInt = terms.iter().sum();
            if !sum.is_zero() {
                let sign = sum.cmp(&BigInt::ZERO);
                return (multiplicity, if multiplicity % 2 == 0 { sign } else { sign.reverse() });
            }
            multiplicity += 1;
            let mut exponent = 0u64;
            for (index, term) in terms.iter_mut().enumerate() {
                *term *= exponent;
                exponent += u64::from(self.gap_after(index));
            }
        }
    }

    /// The derivative times a power of the unknown: the first term is gone, and the others start from exponent zero
    /// again. `None` for a constant.
    pub(crate) fn derivative(&self) -> Option<Self> {
        let mut exponent = 0u64;
        let derived = |(index, c): (usize, BigInt)| {
            let term = c * exponent;
            exponent += u64::from(self.gap_after(index));
            term
        };
        let mut terms: Vec<BigInt> = self.coefficients().into_iter().enumerate().map(derived).collect();
        terms.remove(0);
        let gaps = self.gaps.as_ref().map(|gaps| gaps[1..].to_vec());
        (!terms.is_empty()).then(|| Self::of_wide(terms, gaps))
    }

    /// From the exponent of a term to the next one; none after the last, where there are gaps.
    pub(crate) fn gap_after(&self, index: usize) -> u32 {
        self.gaps.as_ref().map_or(1, |gaps| gaps.get(index).copied().unwrap_or(0))
    }

    /// The value in units of the narrow coefficients; it is off by less than [`PowerSum::radius`].
    pub(crate) fn value(&self, u: Fraction) -> i128 {
        let Some((&last, lower)) = self.narrow.split_last() else { return 0 };
        let Some(gaps) = &self.gaps else {
            return lower.iter().rev().fold(last, |sum, &c| scaled(sum, u) + c);
        };
        let powers = Powers::of(u, gaps);
        let step = |sum, (&c, &gap)| scaled(sum, powers.power(gap)) + c;
        lower.iter().zip(gaps).rev().fold(last, step)
    }

    /// A bound for the error of [`PowerSum::value`].
    ///
    /// The factor itself may have been rounded down by one unit. A power with exponent g, a product of repeated
    /// squares each at most two units lower than the product of its factors, is off by less than 4 g units of 2^-128, which is g / 2 of the sum's: for neighbouring powers the step's own units cover it.
    pub(crate) fn radius(&self) -> u128 {
        let powers = if self.gaps.is_some() { u128::from(self.degree()) } else { 0 };
        horner_error(self.len()) + powers
    }

    /// The sign at a point, where the narrow value decides it.
    pub(crate) fn narrow_sign(&self, u: Fraction) -> Option<Ordering> {
        let value = self.value(u);
        (value.unsigned_abs() > self.radius()).then(|| value.cmp(&0))
    }

    /// The sign at `position / 2^bits`, a number in (0, 1), in the narrowest arithmetic that decides it.
    pub(crate) fn sign_at_dyadic(&self, position: &BigInt, bits: u64) -> Ordering {
        let narrow = Fraction::of_dyadic(position, bits).and_then(|u| self.narrow_sign(u));
        narrow.or_else(|| self.fixed_sign(position, bits)).unwrap_or_else(|| {
            let u = Ball::exactly(position.clone()).shifted(-i64::try_from(bits).unwrap_or(i64::MAX));
            let fraction = || Rational::new(position.clone(), BigInt::one() << bits);
            decided_sign(
                |bits| self.enclosed(&u, bits),
                || self.exact_value(&fraction().expect("a power of two is positive")),
            )
        })
    }

    /// The value at `position / 2^bits` in units of `2^-places`, for at least as many places, where there are no gaps: too
    /// low by less than one unit for every term.
    pub(crate) fn fixed(&self, position: &BigInt, bits: u64, places: u64) -> Option<BigInt> {
        if self.gaps.is_some() || places < bits {
            return None;
        }
        let step = |sum: BigInt, c: BigInt| ((sum * position) >> bits) + (c << places);
        Some(match &self.wide {
            Some(wide) => wide.iter().rev().cloned().fold(BigInt::ZERO, step),
            None => self.narrow.iter().rev().map(|&c| c.into()).fold(BigInt::ZERO, step),
        })
    }

    /// The sign at `position / 2^bits`, where a value with some more places decides it.
    pub(crate) fn fixed_sign(&self, position: &BigInt, bits: u64) -> Option<Ordering> {
        const MORE_PLACES: u64 = 64;
        let value = self.fixed(position, bits, bits + MORE_PLACES)?;
        (value.magnitude() > &BigUint::from(self.len())).then(|| value.cmp(&BigInt::ZERO))
    }

    /// A bound for the derivative in (0, 1), where there are no gaps.
    pub(crate) fn steepest(&self) -> BigInt {
        let terms = self.coefficients().into_iter().enumerate();
        terms.map(|(exponent, c)| BigInt::from(c.magnitude() * exponent)).sum()
    }

    /// A coefficient in full.
    pub(crate) fn coefficient(&self, index: usize) -> Ball {
        match &self.wide {
            Some(wide) => Ball::exactly(wide[index].clone()),
            None => Ball::exactly(self.narrow[index]),
        }
    }

    /// A ball around the value at any point of a ball.
    pub(crate) fn enclosed(&self, u: &Ball, bits: u64) -> Ball {
        let mut sum = Ball::exactly(0);
        let mut power: (u32, Ball) = (1, u.clone());
        for index in (0..self.len()).rev() {
            let gap = self.gap_after(index);
            if gap != power.0 && gap > 0 {
                power = (gap, u.power(gap.into(), bits));
            }
            sum = sum.times(&power.1, bits).plus(&self.coefficient(index), bits);
        }
        sum
    }

    /// The sign at a fraction between 0 and 1.
    pub(crate) fn sign_at(&self, u: &Rational) -> Ordering {
        let enclosed = |bits| self.enclosed(&Ball::ratio(u.numerator(), u.denominator(), bits), bits);
        decided_sign(enclosed, || self.exact_value(u))
    }

    /// The value at a fraction times a positive number, by Horner's scheme on numerators.
    fn exact_value(&self, u: &Rational) -> Rational {
        let coefficients = self.coefficients();
        let (mut value, mut power) = (BigInt::ZERO, BigInt::one());
        for (index, c) in coefficients.iter().enumerate().rev() {
            let gap = self.gap_after(index);
            value *= u.numerator().pow(gap);
            power *= u.denominator().pow(gap);
            value += c * &power;
        }
        Rational::from_integer(value)
    }

    /// The coefficients as floats of magnitude at most one, each to the precision of a float.
    pub(crate) fn floats(&self) -> FloatSum<'_> {
        let (coefficients, scale) = match &self.wide {
            Some(wide) => {
                let top = u64::from(CAPACITY) + self.lost;
                (wide.iter().map(|c| float_below_one(c, top)).collect(), power_of_two(-i64::from(CAPACITY)))
            }
            None => narrow_floats(&self.narrow),
        };
        FloatSum { coefficients, gaps: self.gaps(), scale }
    }
}

#[expect(clippy::cast_precision_loss, reason = "the error bound counts it")]
fn narrow_floats(narrow: &[i128]) -> (Vec<f64>, f64) {
    let largest = narrow.iter().map(|c| c.unsigned_abs()).max().unwrap_or(1).max(1);
    let scale = 1.0 / largest as f64;
    (narrow.iter().map(|&c| c as f64 * scale).collect(), scale)
}

/// An integer of at most `top` bits over `2^top`. A float keeps the precision of integers that differ by hundreds of
/// digits; what underflows is counted as [`FloatSum::absolute_error`].
fn float_below_one(value: &BigInt, top: u64) -> f64 {
    let below = value.bits().saturating_sub(64);
    let leading = (value >> below).to_f64().unwrap_or(0.0);
    leading * power_of_two(i64::try_from(below).unwrap_or(i64::MAX) - i64::try_from(top).unwrap_or(i64::MAX))
}

/// A power of two up to one; zero where it is no normal float.
fn power_of_two(exponent: i64) -> f64 {
    const BIAS: i64 = 1023;
    let biased = u64::try_from(exponent + BIAS).unwrap_or(0);
    f64::from_bits(biased << 52)
}

/// How often a sequence changes sign; zeros are passed over.
pub(crate) fn changes(signs: impl Iterator<Item = Ordering>) -> usize {
    let mut last = Ordering::Equal;
    let mut changes = 0;
    for sign in signs.filter(|&sign| sign != Ordering::Equal) {
        changes += usize::from(last != Ordering::Equal && sign != last);
        last = sign;
    }
    changes
}

/// Powers of a fraction by the binary digits of the exponent.
struct Powers(Vec<Fraction>);

impl Powers {
    fn of(u: Fraction, gaps: &[u32]) -> Self {
        let longest = gaps.iter().max().map_or(0, |gap| u32::BITS - gap.leading_zeros());
        let mut squares = Vec::with_capacity(longest as usize);
        let mut square = u;
        for _ in 0..longest {
            squares.push(square);
            square = Fraction(high_product(square.0, square.0));
        }
        Self(squares)
    }

    fn power(&self, exponent: u32) -> Fraction {
        let mut left = exponent;
        let mut power = Fraction::ALMOST_ONE;
        for &square in &self.0 {
            if left & 1 == 1 {
                power = if power == Fraction::ALMOST_ONE {
                    square
                } else {
                    Fraction(high_product(power.0, square.0))
                };
            }
            left >>= 1;
        }
        power
    }
}

/// A power sum in floats, for the search. It may guide, and its one-signed parts have error bounds.
pub(crate) struct FloatSum<'a> {
    coefficients: Vec<f64>,
    gaps: Option<&'a [u32]>,
    /// One float unit over one unit of the narrow coefficients.
    pub(crate) scale: f64,
}

impl FloatSum<'_> {
    /// A bound for the relative error of each one-signed part.
    ///
    /// Rounding a coefficient, and each multiplication and addition of Horner's scheme, adds at most 2^-53
    /// (N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2002, chapter 5); a power of exponent g adds
    /// as many as 2 g of them, and a derivative as much again. Twice that is taken.
    #[expect(clippy::cast_precision_loss, reason = "an error bound")]
    pub(crate) fn relative_error(&self) -> f64 {
        let degree: u64 = self.gaps.map_or(0, |gaps| gaps.iter().map(|&gap| u64::from(gap)).sum());
        (8 * self.coefficients.len() as u64 + 4 * degree + 32) as f64 * f64::EPSILON
    }

    /// A bound for what underflow adds to each part.
    #[expect(clippy::cast_precision_loss, reason = "an error bound")]
    pub(crate) fn absolute_error(&self) -> f64 {
        self.coefficients.len() as f64 * 1e-290
    }

    pub(crate) fn parts(&self, u: f64) -> FloatParts {
        let (mut plus, mut minus, mut plus_slope, mut minus_slope) = (0.0, 0.0, 0.0, 0.0);
        let squares = FloatPowers::of(u, self.gaps);
        for (index, &c) in self.coefficients.iter().enumerate().rev() {
            let (lower, power, gap) = squares.around(self.gaps, index, u);
            plus_slope = plus_slope * power + gap * plus * lower;
            minus_slope = minus_slope * power + gap * minus * lower;
            plus = plus * power + c.max(0.0);
            minus = minus * power + (-c).max(0.0);
        }
        FloatParts { plus, minus, plus_slope, minus_slope }
    }

    /// A bound for the magnitude of the derivative between two points.
    pub(crate) fn steepest(&self, low: f64, high: f64) -> f64 {
        let (below, above) = (self.parts(low), self.parts(high));
        let rise = above.plus_slope - below.minus_slope;
        let fall = above.minus_slope - below.plus_slope;
        let error = 2.0 * self.relative_error() * (above.plus_slope + above.minus_slope);
        rise.max(fall) + error + self.absolute_error()
    }

    /// The value and the derivative.
    pub(crate) fn value_and_slope(&self, u: f64) -> (f64, f64) {
        let (mut value, mut slope) = (0.0, 0.0);
        if self.gaps.is_none() {
            for &c in self.coefficients.iter().rev() {
                slope = slope * u + value;
                value = value * u + c;
            }
            return (value, slope);
        }
        let squares = FloatPowers::of(u, self.gaps);
        for (index, &c) in self.coefficients.iter().enumerate().rev() {
            let (lower, power, gap) = squares.around(self.gaps, index, u);
            slope = slope * power + gap * value * lower;
            value = value * power + c;
        }
        (value, slope)
    }
}

/// Powers of a float by the binary digits of the exponent.
struct FloatPowers(Vec<f64>);

impl FloatPowers {
    fn of(u: f64, gaps: Option<&[u32]>) -> Self {
        let longest =
            gaps.and_then(|gaps| gaps.iter().max()).map_or(0, |gap| u32::BITS - gap.leading_zeros());
        let mut squares = Vec::with_capacity(longest as usize);
        let mut square = u;
        for _ in 0..longest {
            squares.push(square);
            square *= square;
        }
        Self(squares)
    }

    /// `u^(g - 1)`, `u^g` and g for the gap g after a term; the last term has none, and nothing above it.
    fn around(&self, gaps: Option<&[u32]>, index: usize, u: f64) -> (f64, f64, f64) {
        let Some(gaps) = gaps else { return (1.0, u, 1.0) };
        let gap = gaps.get(index).copied().unwrap_or(1);
        let (mut left, mut lower) = (gap - 1, 1.0);
        for square in &self.0 {
            if left & 1 == 1 {
                lower *= square;
            }
            left >>= 1;
        }
        (lower, lower * u, f64::from(gap))
    }
}

#[cfg(test)]
impl PowerSum {
    /// A sum over neighbouring powers, from short integers.
    pub(super) fn of_integers(coefficients: &[i64]) -> Self {
        Self::of_wide(coefficients.iter().map(|&c| c.into()).collect(), None)
    }
}

#[cfg(test)]
mod tests;
