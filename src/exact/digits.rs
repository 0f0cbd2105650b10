//! The digits of a rate at an isolated root, proved.
//!
//! A bracket is narrowed until both of its ends give the same rounded rate, or until there is only one number left
//! between them at which `round*` changes over; then the sign of the sum at that number decides, and a root right
//! there is a tie. In the plain case floats find the root, two secant steps in 126 bits sharpen it, and two signs
//! prove an interval of some units of 2^-128. Everything else takes the same steps in balls.

use super::ball::Ball;
use super::descartes::Dyadic;
use super::narrow::{Fraction, round_fraction};
use super::power_sum::{FloatSum, PowerSum};
use super::rational::{Rational, only_tie_between};
use super::rounding::Rounded;
use num_bigint::BigInt;
use num_traits::{One, ToPrimitive};
use std::cmp::Ordering;

/// A side of the rate zero, and with it the meaning of the unknown u in (0, 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Rates in (-1, 0): u is a power of the growth 1 + r.
    Negative,
    /// Rates above 0: u is a power of the discount factor 1 / (1 + r).
    Positive,
}

/// How an unknown gives a rate: `1 + r` is `u^(numerator / denominator)`, or its reciprocal on the positive side.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RateMap {
    pub(crate) side: Side,
    pub(crate) numerator: u64,
    pub(crate) denominator: u64,
}

impl RateMap {
    /// Whether the unknown is the growth or the discount factor itself.
    fn is_plain(self) -> bool {
        self.numerator == 1 && self.denominator == 1
    }

    /// The rate at an unknown; `None` for zero on the positive side, where it is infinite.
    pub(crate) fn rate(self, unknown: &Ball, bits: u64) -> Option<Ball> {
        let power = unknown.fractional_power(self.numerator, self.denominator, bits)?;
        let growth = match self.side {
            Side::Negative => power,
            Side::Positive => Ball::exactly(1).over(&power, bits)?,
        };
        Some(growth.minus(&Ball::exactly(1), bits))
    }

    /// The unknown at a rate.
    fn unknown(self, rate: &Rational, bits: u64) -> Option<Ball> {
        let growth = rate.numerator() + rate.denominator();
        let growth = Ball::ratio(&growth, rate.denominator(), bits);
        let power = growth.fractional_power(self.denominator, self.numerator, bits)?;
        match self.side {
            Side::Negative => Some(power),
            Side::Positive => Ball::exactly(1).over(&power, bits),
        }
    }

    /// `round*` of all rates between two unknowns, in units of 2^-128, where it is one decimal below 1.
    fn narrow_rate(self, low: Fraction, high: Fraction) -> Option<Rounded> {
        let magnitude = |unknown: Fraction| {
            let below_one = unknown.0.wrapping_neg();
            match self.side {
                Side::Negative => Some(Fraction(below_one)),
                Side::Positive => Fraction::of(below_one, unknown.0),
            }
        };
        // The magnitude of a rate falls as the unknown grows; a quotient is rounded down by less than one unit.
        let (least, most) = (magnitude(high)?, magnitude(low)?);
        let most = Fraction(most.0.checked_add(1)?);
        let round = |magnitude| round_fraction(self.side == Side::Negative, magnitude);
        (self.is_plain() && round(least) == round(most)).then(|| round(least))
    }
}

/// Binary digits to gain in the first step of narrowing: interpolation is not to be trusted before it has proved itself;
/// and in any step.
const FIRST_DIGITS: u32 = 2;
const MOST_DIGITS: u32 = 256;

/// The width, as a power of 1/2, at which the digits of a rate are looked at first.
const DECIDING_PLACES: u32 = 98;

/// An interval of the unknown with dyadic ends that are no roots, and one simple root inside.
#[derive(Debug, Clone)]
pub(crate) struct Bracket<'a> {
    sum: &'a PowerSum,
    low: BigInt,
    high: BigInt,
    bits: u64,
    sign_above: Ordering,
}

impl<'a> Bracket<'a> {
    /// A bracket with ends that are no roots, for the sign at the upper one, or just below it if that is 1.
    pub(crate) fn between(sum: &'a PowerSum, interval: Dyadic, sign_above: Ordering) -> Self {
        let Dyadic { low, high, bits } = interval;
        Self { sum, low, high, bits: bits.into(), sign_above }
    }

    /// A bracket around the one root inside an interval whose ends may be roots, too.
    ///
    /// Next below an end that is a root the sum has the sign opposite to its slope there.
    pub(crate) fn dyadic(sum: &'a PowerSum, slope: &PowerSum, interval: Dyadic) -> Self {
        let Dyadic { low, high, bits } = interval;
        let mut bracket = Self { sum, low, high, bits: bits.into(), sign_above: Ordering::Equal };
        bracket.sign_above = match bracket.sign_of(sum, &bracket.high) {
            Ordering::Equal => bracket.sign_of(slope, &bracket.high).reverse(),
            sign => sign,
        };
        let is_root = |bracket: &Self, end: &BigInt| bracket.sign_of(sum, end) == Ordering::Equal;
        while bracket.low != bracket.high
            && (is_root(&bracket, &bracket.low) || is_root(&bracket, &bracket.high))
        {
            bracket.interpolate(1);
        }
        bracket
    }

    pub(crate) fn sign_above(&self) -> Ordering {
        self.sign_above
    }

    /// The ends as floats, where these are exact.
    pub(crate) fn floats(&self) -> Option<(f64, f64)> {
        const EXACT_BITS: u64 = 52;
        let float = |end: &BigInt| end.to_f64().map(|end| end / (1u64 << EXACT_BITS) as f64);
        let shift = EXACT_BITS.checked_sub(self.bits)?;
        Some((float(&(&self.low << shift))?, float(&(&self.high << shift))?))
    }

    /// Whether the bracket's root is one of another sum, which has no others inside.
    pub(crate) fn holds_root_of(&self, other: &PowerSum) -> bool {
        let at_low = self.sign_of(other, &self.low);
        at_low == Ordering::Equal || at_low != self.sign_of(other, &self.high)
    }

    /// Narrows the bracket to the neighbourhood of a float, if that lies inside and holds the root.
    fn close_in(&mut self, root: f64) {
        const MARGIN: f64 = 1.0 / (1u64 << 44) as f64;
        let near = Dyadic::between(root * (1.0 - MARGIN), root * (1.0 + MARGIN));
        let near = Self { low: near.low, high: near.high, bits: near.bits.into(), ..self.clone() };
        let ends = [&near.low, &near.high].map(|end| near.fraction(end));
        let inside = self.fraction(&self.low) <= ends[0] && ends[1] <= self.fraction(&self.high);
        let signs = [self.sign_above.reverse(), self.sign_above];
        if inside && [&near.low, &near.high].map(|end| near.sign_of(near.sum, end)) == signs {
            *self = near;
        }
    }

    /// Narrows the bracket to less than `2^-places`.
    pub(crate) fn narrow_to(&mut self, places: u32) {
        let mut digits = FIRST_DIGITS;
        loop {
            let width = (&self.high - &self.low).bits() + u64::from(places);
            let Some(missing) = width.checked_sub(self.bits).filter(|&missing| missing > 0) else { return };
            // More than are missing would be dearer than needed.
            let missing = u32::try_from(missing).unwrap_or(MOST_DIGITS);
            digits = self.next_digits(digits.min(missing));
        }
    }

    /// The order of two brackets without common points, by where they begin.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        (&self.low << other.bits).cmp(&(&other.low << self.bits))
    }

    /// The bracket as it is now.
    pub(crate) fn interval(&self) -> Dyadic {
        let bits = u32::try_from(self.bits).expect("a bracket is never narrowed that far");
        Dyadic { low: self.low.clone(), high: self.high.clone(), bits }
    }

    /// Narrows the bracket until one decimal is left: `round*` of the rate at the root.
    pub(crate) fn rate(&mut self, map: RateMap) -> Rounded {
        // A wider bracket decides nothing but rates that no decimal holds.
        self.narrow_to(DECIDING_PLACES);
        let mut digits = FIRST_DIGITS;
        loop {
            if let Some(rate) = self.decided_rate(map) {
                return rate;
            }
            digits = self.next_digits(digits);
        }
    }

    /// Interpolates, and tells how many digits to try next: twice as many after a success, half after a failure. One
    /// digit is always a success.
    fn next_digits(&mut self, digits: u32) -> u32 {
        // A few digits that the narrow arithmetic gives are cheaper than many by balls.
        let digits =
            self.narrow_digits().filter(|&narrow| narrow >= FIRST_DIGITS).map_or(digits, |n| n.min(digits));
        if self.interpolate(digits) { (digits * 2).min(MOST_DIGITS) } else { digits / 2 }
    }

    /// `round*` of the rate where it is the same for the whole bracket, or where one sign decides.
    fn decided_rate(&self, map: RateMap) -> Option<Rounded> {
        let end = |position| Fraction::of_dyadic(position, self.bits);
        let narrow = end(&self.low).zip(end(&self.high));
        let narrow = narrow.and_then(|(low, high)| map.narrow_rate(low, Fraction(high.0.checked_add(1)?)));
        narrow.or_else(|| self.wide_rate(map))
    }

    /// The same by fractions.
    fn wide_rate(&self, map: RateMap) -> Option<Rounded> {
        let (least, most) = match map.side {
            Side::Negative => (self.rate_at(&self.low, map), self.rate_at(&self.high, map)),
            Side::Positive => (self.rate_at(&self.high, map), self.rate_at(&self.low, map)),
        };
        let (least, most) = (least.map(|(low, _)| low), most.map(|(_, high)| high));
        let round = |rate: &Option<Rational>| rate.as_ref().map_or(Rounded::AboveRange, Rational::round);
        if round(&least) == round(&most) {
            return Some(round(&least));
        }
        let tie = only_tie_between(least.as_ref()?, most.as_ref()?)?;
        let above = match self.sign_at_rate(&tie, map) {
            Ordering::Equal => return Some(tie.round()),
            sign => (sign == self.sign_above) == (map.side == Side::Positive),
        };
        Some(if above { round(&most) } else { round(&least) })
    }

    /// Bounds for the rate at a position; `None` where it is infinite.
    fn rate_at(&self, position: &BigInt, map: RateMap) -> Option<(Rational, Rational)> {
        if position.sign() == num_bigint::Sign::NoSign {
            let least = -&Rational::one();
            return (map.side == Side::Negative).then(|| (least.clone(), least));
        }
        map.rate(&self.ball_at(position), 192 + self.bits).map(|rate| rate.bounds())
    }

    /// The sign of the sum at a rate; equal where it is zero, or where 1024 bits could not tell it from zero.
    ///
    /// Where the unknown is irrational, no precision can prove a sum zero. A tie has 29 digits at least; a sum that
    /// vanishes there to 1024 bits is taken to vanish.
    fn sign_at_rate(&self, rate: &Rational, map: RateMap) -> Ordering {
        if map.is_plain() {
            let growth = rate + &Rational::one();
            let unknown = if map.side == Side::Negative { Some(growth) } else { growth.reciprocal() };
            return unknown.map_or(Ordering::Equal, |unknown| self.sum.sign_at(&unknown));
        }
        let certain = |bits| self.sum.enclosed(&map.unknown(rate, bits)?, bits).sign();
        [256, 1024].into_iter().find_map(certain).unwrap_or(Ordering::Equal)
    }

    /// Tries to gain so many binary digits at once: J. Abbott, "Quadratic interval refinement for real roots", 2006.
    ///
    /// The bracket is divided into `2^digits` cells, and a straight line between its ends tells the cell that should
    /// hold the root. Whether it does, two signs tell; if not, the bracket becomes the part that they leave.
    fn interpolate(&mut self, digits: u32) -> bool {
        let cells = BigInt::one() << digits;
        let guess = self
            .narrow_guess(digits)
            .or_else(|| self.guess(digits))
            .unwrap_or_else(|| &cells >> 1u32)
            .clamp(BigInt::one(), &cells - 1u32);
        let cell = &self.high - &self.low;
        self.low <<= digits;
        self.high <<= digits;
        self.bits += u64::from(digits);
        let position = &self.low + &guess * &cell;
        self.cut(&position);
        let neighbour = if self.low == position { position + &cell } else { position - &cell };
        if self.low < neighbour && neighbour < self.high {
            self.cut(&neighbour);
        }
        &self.high - &self.low <= cell
    }

    /// The division next to where a straight line between the ends is zero.
    fn guess(&self, digits: u32) -> Option<BigInt> {
        let bits = 128 + self.bits + u64::from(digits);
        let value = |position| {
            let fixed = self.sum.fixed(position, self.bits, bits).map(Ball::exactly);
            fixed.unwrap_or_else(|| self.sum.enclosed(&self.ball_at(position), bits))
        };
        let (at_low, at_high) = (value(&self.low), value(&self.high));
        let part = at_low.over(&at_low.minus(&at_high, bits), bits)?;
        part.shifted(i64::from(digits)).nearest_integer()
    }

    /// The same from narrow values, where they are good for so many digits.
    fn narrow_guess(&self, digits: u32) -> Option<BigInt> {
        let (at_low, at_high) = self.narrow_values()?;
        let drop = BigInt::from(at_low) - at_high;
        let good = self.narrow_digits().is_some_and(|narrow| digits <= narrow);
        good.then(|| ((BigInt::from(at_low) << (digits + 1)) / drop + 1u32) >> 1u32)
    }

    /// How many digits narrow values can tell, with some to spare for the signs next to the root.
    fn narrow_digits(&self) -> Option<u32> {
        const SPARE: u32 = 3;
        let (at_low, at_high) = self.narrow_values()?;
        let least = at_low.unsigned_abs().min(at_high.unsigned_abs()) / self.sum.radius();
        let differ = at_low.signum() != at_high.signum();
        least.checked_ilog2().filter(|_| differ)?.checked_sub(SPARE)
    }

    fn narrow_values(&self) -> Option<(i128, i128)> {
        let value = |position| Some(self.sum.value(Fraction::of_dyadic(position, self.bits)?));
        Some((value(&self.low)?, value(&self.high)?))
    }

    /// Takes a position inside for the end that has its sign; a root right there becomes the whole bracket.
    fn cut(&mut self, position: &BigInt) {
        match self.sign_of(self.sum, position) {
            Ordering::Equal => (self.low, self.high) = (position.clone(), position.clone()),
            sign if sign == self.sign_above => self.high = position.clone(),
            _ => self.low = position.clone(),
        }
    }

    fn sign_of(&self, sum: &PowerSum, position: &BigInt) -> Ordering {
        sum.sign_at_dyadic(position, self.bits)
    }

    fn fraction(&self, position: &BigInt) -> Rational {
        Rational::new(position.clone(), BigInt::one() << self.bits).expect("a power of two is positive")
    }

    fn ball_at(&self, position: &BigInt) -> Ball {
        Ball::exactly(position.clone()).shifted(-i64::try_from(self.bits).unwrap_or(i64::MAX))
    }
}

/// `round*` of the rate at the one root between two floats, for the sign at the upper one, or just below it if that is 1.
pub(crate) fn rate_between(sum: &PowerSum, map: RateMap, ends: (f64, f64), sign_above: Ordering) -> Rounded {
    let floats = sum.floats();
    let root = float_root(&floats, ends, sign_above);
    root.and_then(|root| narrow_rate(sum, map, ends, sign_above, root, floats.scale)).unwrap_or_else(|| {
        let mut bracket = Bracket::between(sum, Dyadic::between(ends.0, ends.1), sign_above);
        if let Some((root, _)) = root {
            bracket.close_in(root);
        }
        bracket.rate(map)
    })
}

/// The rate at a root that floats have found, where 126 bits prove it.
fn narrow_rate(
    sum: &PowerSum,
    map: RateMap,
    ends: (f64, f64),
    sign_above: Ordering,
    (root, slope): (f64, f64),
    scale: f64,
) -> Option<Rounded> {
    let (low, high) = proved_interval(sum, ends, sign_above, root, slope / scale)?;
    map.narrow_rate(low, high).or_else(|| {
        let middle = BigInt::from(low.0) + high.0;
        let radius = BigInt::from(high.0) - low.0;
        map.rate(&Ball::of_fixed(middle, radius, 129), 192)?.rounded()
    })
}

/// Two points with different signs, some units of 2^-128 apart, around the root between two floats.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "floats guide, signs prove"
)]
fn proved_interval(
    sum: &PowerSum,
    (low, high): (f64, f64),
    sign_above: Ordering,
    root: f64,
    slope: f64,
) -> Option<(Fraction, Fraction)> {
    const UNIT: f64 = 1.0 / (1u128 << 127) as f64 / 2.0;
    // In units of the sum per unit of the unknown; secants refine it.
    let mut slope = slope * UNIT;
    let mut point = Fraction::of_float(root)?;
    let mut value = sum.value(point);
    for _ in 0..2 {
        let step = (-(value as f64) / slope) as i128;
        let next = Fraction(point.0.checked_add_signed(step)?);
        let next_value = sum.value(next);
        if step.unsigned_abs() > 1 << 40 {
            slope = (next_value.wrapping_sub(value)) as f64 / step as f64;
        }
        (point, value) = (next, next_value);
    }
    let last = (-(value as f64) / slope) as i128;
    // A slope near nothing makes the margin as wide as there are numbers, and the checks below refuse it.
    let margin = ((4.0 * sum.radius() as f64 / slope.abs()) as u128).saturating_add(2);
    let point = point.0.checked_add_signed(last)?;
    let interval = (Fraction(point.checked_sub(margin)?), Fraction(point.checked_add(margin)?));
    let inside = Fraction::of_float(low).is_none_or(|low| low.0 <= interval.0.0)
        && Fraction::of_float(high).is_none_or(|high| interval.1.0 <= high.0);
    let signs = (sum.narrow_sign(interval.0)?, sum.narrow_sign(interval.1)?);
    (inside && signs == (sign_above.reverse(), sign_above)).then_some(interval)
}

/// The root in floats, nearly to their precision, and the slope next to it: Newton's method kept in a bracket.
fn float_root(
    floats: &FloatSum<'_>,
    (mut low, mut high): (f64, f64),
    sign_above: Ordering,
) -> Option<(f64, f64)> {
    const STEPS: u32 = 200;
    const CLOSE: f64 = 1e-8;
    // Most rates are small, so their unknown is near one.
    let mut point = if low <= 0.0 { high * 0.92 } else { low + (high - low) * 0.5 };
    for _ in 0..STEPS {
        let (value, slope) = floats.value_and_slope(point);
        if (value > 0.0) == (sign_above == Ordering::Greater) {
            high = point;
        } else {
            low = point;
        }
        let next = point - value / slope;
        if (next - point).abs() <= CLOSE * point && slope != 0.0 {
            return (next > 0.0 && next < 1.0).then_some((next, slope));
        }
        point = if next > low && next < high {
            next
        } else if low <= 0.0 {
            high * 0.125
        } else {
            low + (high - low) * 0.5
        };
    }
    None
}

#[cfg(test)]
mod tests;
