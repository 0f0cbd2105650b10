//! Roots in a cluster by Rolle's theorem: for what boxes of floats cannot take apart.
//!
//! Between two roots of a function its derivative has one. So where the derivative is known to be zero in a few tiny
//! intervals only, the function is monotone between them, and the signs at their ends count its roots. Starting from a
//! derivative of one sign, each step back towards the sum itself takes a few signs and the narrowing of some brackets.
//! For power sums the derivative is taken after division by the lowest power, which changes no sign and drops a term:
//! this is the classical proof of Descartes' rule for real exponents (G. Pólya and G. Szegő, Problems and Theorems in
//! Analysis II, part V, problems 76 and 77).
//!
//! Multiple roots, and those too close for the precision, come out as one interval of unknown content.

use super::ball::Ball;
use super::descartes::Dyadic;
use super::digits::Bracket;
use super::narrow::Fraction;
use super::power_sum::PowerSum;
use num_bigint::BigInt;
use num_traits::{One, Signed};
use std::cmp::Ordering;

/// How exactly a cluster is looked at.
#[derive(Debug, Clone, Copy)]
struct Grade {
    /// Bits of the balls that are asked where the narrow arithmetic does not know.
    precision: u64,
    /// Positions are multiples of 2^-places; a root of a derivative is known to 2^-tiny.
    places: u32,
    tiny: u32,
}

/// Roots that agree in some 30, 70 and 150 digits.
const GRADES: [Grade; 3] = [
    Grade { precision: 512, places: 256, tiny: 104 },
    Grade { precision: 1024, places: 512, tiny: 240 },
    Grade { precision: 2048, places: 1024, tiny: 500 },
];

/// The derivatives that are tried, and how often a cluster may be divided until one of them has one sign.
const ORDERS: usize = 8;
const DIVISIONS: usize = 64;

/// A part of a cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// Exactly one root lies strictly inside, a simple one; the sign is the one above it.
    Root(Dyadic, Ordering),
    /// The number of roots is not known.
    Unknown(Dyadic),
}

/// The parts of a cluster that may hold roots, ascending: in balls of growing precision for what stays unknown.
pub(crate) fn isolate(sum: &PowerSum, cluster: Dyadic) -> Vec<Part> {
    let mut search = Search::of(sum);
    GRADES.into_iter().fold(vec![Part::Unknown(cluster)], |parts, grade| {
        let again = parts.into_iter().flat_map(|part| match part {
            Part::Unknown(interval) => search.parts(interval, grade),
            root => vec![root],
        });
        joined(again.collect())
    })
}

/// An interval of multiples of 2^-places.
#[derive(Debug, Clone)]
pub(crate) struct Interval {
    pub(crate) low: BigInt,
    pub(crate) high: BigInt,
    places: u32,
}

impl Interval {
    /// The same as another; `None` where its ends have more places. A larger one might hold roots found elsewhere.
    pub(crate) fn exactly(Dyadic { low, high, bits }: &Dyadic, places: u32) -> Option<Self> {
        let spare = [low, high].into_iter().filter_map(BigInt::trailing_zeros).min().unwrap_or(0);
        let shortest = bits - u32::try_from(spare).unwrap_or(u32::MAX).min(*bits);
        let shared = bits - shortest;
        let shift = places.checked_sub(shortest)?;
        Some(Self { low: low >> shared << shift, high: high >> shared << shift, places })
    }

    /// The smallest one around another.
    fn around(Dyadic { low, high, bits }: Dyadic, places: u32) -> Self {
        let (low, high) = match bits.checked_sub(places) {
            None => (low << (places - bits), high << (places - bits)),
            Some(0) => (low, high),
            Some(lost) => (low >> lost, (high >> lost) + 1u32),
        };
        Self { low, high, places }
    }

    fn halves(self) -> (Self, Self) {
        let middle: BigInt = (&self.low + &self.high) >> 1u32;
        let upper = Self { low: middle.clone(), ..self.clone() };
        (Self { high: middle, ..self }, upper)
    }

    fn ball(&self) -> Ball {
        let radius = &self.high - &self.low;
        Ball::of_fixed(&self.low + &self.high, radius, u64::from(self.places) + 1)
    }

    fn middle(&self) -> Ball {
        Ball::of_fixed(&self.low + &self.high, BigInt::ZERO, u64::from(self.places) + 1)
    }

    fn width(&self) -> Ball {
        Ball::of_fixed(&self.high - &self.low, BigInt::ZERO, self.places.into())
    }
}

impl From<Interval> for Dyadic {
    fn from(Interval { low, high, places: bits }: Interval) -> Self {
        Self { low, high, bits }
    }
}

/// A sum and as many of its derivatives as were needed.
struct Search {
    derivatives: Vec<PowerSum>,
}

impl Search {
    fn of(sum: &PowerSum) -> Self {
        Self { derivatives: vec![sum.clone()] }
    }

    fn parts(&mut self, cluster: Dyadic, grade: Grade) -> Vec<Part> {
        let mut parts = Vec::new();
        let Some(whole) = Interval::exactly(&cluster, grade.places) else {
            return vec![Part::Unknown(cluster)];
        };
        let mut open = vec![whole];
        let mut divisions = 0;
        while let Some(interval) = open.pop() {
            match self.order_of_one_sign(&interval, grade) {
                Some(order) => {
                    parts.extend(between_separators(&self.derivatives[..=order], &interval, grade));
                }
                None if divisions < DIVISIONS => {
                    divisions += 1;
                    let (lower, upper) = interval.halves();
                    open.push(upper);
                    open.push(lower);
                }
                None => parts.push(Part::Unknown(interval.into())),
            }
        }
        joined(parts)
    }

    /// The lowest order whose derivative has one sign throughout, the sum itself being of order zero.
    fn order_of_one_sign(&mut self, interval: &Interval, grade: Grade) -> Option<usize> {
        for order in 0..ORDERS {
            if order == self.derivatives.len() {
                self.derivatives.push(self.derivatives[order - 1].derivative()?);
            }
            let derivative = &self.derivatives[order];
            let wide = || certain_sign(derivative, &interval.ball(), grade.precision);
            if narrow_sign_throughout(derivative, interval).or_else(wide).is_some() {
                return Some(order);
            }
        }
        None
    }
}

/// The sign that a sum has at all points of a ball, other than zero.
fn certain_sign(sum: &PowerSum, ball: &Ball, precision: u64) -> Option<Ordering> {
    sum.enclosed(ball, precision).sign().filter(|&sign| sign != Ordering::Equal)
}

/// The sign at a position, other than zero.
fn sign_at(sum: &PowerSum, position: &BigInt, grade: Grade) -> Option<Ordering> {
    let narrow = Fraction::of_dyadic(position, grade.places.into()).and_then(|u| sum.narrow_sign(u));
    let ball = || Ball::of_fixed(position.clone(), BigInt::ZERO, grade.places.into());
    narrow
        .or_else(|| sum.fixed_sign(position, grade.places.into()))
        .or_else(|| certain_sign(sum, &ball(), grade.precision))
}

/// The sign that a sum has throughout an interval, other than zero, by the mean value theorem.
fn sign_throughout(
    sum: &PowerSum,
    derivative: &PowerSum,
    interval: &Interval,
    grade: Grade,
) -> Option<Ordering> {
    narrow_sign_throughout(sum, interval)
        .or_else(|| fixed_sign_throughout(sum, derivative, interval))
        .or_else(|| wide_sign_throughout(sum, derivative, interval, grade.precision))
}

/// The sign that a sum has throughout an interval: from the narrow value in
/// the middle, with a bound for the slope in floats.
#[expect(clippy::cast_precision_loss, reason = "the slack counts it")]
fn narrow_sign_throughout(sum: &PowerSum, interval: &Interval) -> Option<Ordering> {
    const UNIT: f64 = 1.0 / (1u128 << 127) as f64 / 2.0;
    const SLACK: f64 = 1.0 + 1e-12;
    let places = u64::from(interval.places);
    let middle = Fraction::of_dyadic(&(&interval.low + &interval.high), places + 1)?;
    let width = &interval.high - &interval.low;
    let width = if width >= BigInt::one() << places {
        u128::MAX
    } else {
        Fraction::of_dyadic(&width, places).map_or(0, |width| width.0)
    };
    let end = |position| Fraction::of_dyadic(position, places).map(|end| end.0 as f64 * UNIT);
    // The numbers next to zero and one, where there is no fraction, are bounded by these.
    let low = end(&interval.low).unwrap_or(0.0) / SLACK;
    let high = (end(&interval.high).unwrap_or(1.0) * SLACK + 2.0 * UNIT).min(1.0);
    let floats = sum.floats();
    let half_width = (width as f64 + 2.0) * UNIT * (0.5 * SLACK);
    let value = sum.value(middle);
    let reach = half_width * floats.steepest(low, high) / floats.scale * SLACK + sum.radius() as f64;
    (value.unsigned_abs() as f64 > reach * SLACK).then(|| value.cmp(&0))
}

/// The same in fixed point, where there are no gaps: the slope in the middle and the steepest change of it bound the slope.
fn fixed_sign_throughout(sum: &PowerSum, derivative: &PowerSum, interval: &Interval) -> Option<Ordering> {
    let places = u64::from(interval.places) + 1;
    let (middle, half_width) = (&interval.low + &interval.high, &interval.high - &interval.low);
    let value = sum.fixed(&middle, places, places)?;
    let slope = derivative.fixed(&middle, places, places)?;
    let steepest = slope.abs() + derivative.len() + &half_width * derivative.steepest();
    let reach = ((steepest * half_width) >> places) + 1u32 + sum.len();
    (value.magnitude() > reach.magnitude()).then(|| value.cmp(&BigInt::ZERO))
}

/// The same in balls. The derivative's power of the unknown that was divided out is at most one.
fn wide_sign_throughout(
    sum: &PowerSum,
    derivative: &PowerSum,
    interval: &Interval,
    precision: u64,
) -> Option<Ordering> {
    let slope = derivative.enclosed(&interval.ball(), precision).symmetric();
    let reach = slope.times(&interval.width(), precision);
    let value = sum.enclosed(&interval.middle(), precision).plus(&reach, precision);
    value.sign().filter(|&sign| sign != Ordering::Equal)
}

/// The roots of the first of several successive derivatives, the last of which has one sign.
fn between_separators(derivatives: &[PowerSum], interval: &Interval, grade: Grade) -> Vec<Part> {
    // Outside the separators the derivative that was looked at last has no root.
    let mut separators: Vec<Interval> = Vec::new();
    let mut parts = Vec::new();
    for pair in derivatives.windows(2).rev() {
        let [sum, derivative] = pair else { break };
        parts.clear();
        let mut low = interval.low.clone();
        let end = Interval { low: interval.high.clone(), ..interval.clone() };
        for separator in separators.drain(..).chain([end]) {
            let gap = Interval { low, high: separator.low.clone(), places: grade.places };
            parts.extend(in_monotone_gap(sum, gap, grade));
            low = separator.high.clone();
            if separator.low < separator.high && sign_throughout(sum, derivative, &separator, grade).is_none()
            {
                parts.push(Part::Unknown(separator.into()));
            }
        }
        separators = parts.iter().map(|part| separator(sum, part, grade)).collect();
    }
    parts
}

/// The root of a sum that is monotone in a gap: none or one, by the signs at the ends.
fn in_monotone_gap(sum: &PowerSum, gap: Interval, grade: Grade) -> Option<Part> {
    if gap.low >= gap.high {
        return None;
    }
    match (sign_at(sum, &gap.low, grade), sign_at(sum, &gap.high, grade)) {
        (Some(low), Some(high)) if low == high => None,
        (Some(_), Some(high)) => Some(Part::Root(gap.into(), high)),
        _ => Some(Part::Unknown(gap.into())),
    }
}

/// A tiny interval around a root, or the unknown part as it is.
fn separator(sum: &PowerSum, part: &Part, grade: Grade) -> Interval {
    let (interval, sign_above) = match part {
        Part::Unknown(interval) => return Interval::around(interval.clone(), grade.places),
        Part::Root(interval, sign_above) => (interval, *sign_above),
    };
    let mut bracket = Bracket::between(sum, interval.clone(), sign_above);
    bracket.narrow_to(grade.tiny);
    // At the ends of an interval that is too tiny, lower derivatives would drown.
    let root = Interval::around(bracket.interval(), grade.places);
    let margin = BigInt::one() << (grade.places - grade.tiny);
    Interval {
        low: (root.low - &margin).max(interval.low.clone()),
        high: (root.high + margin).min(interval.high.clone()),
        places: grade.places,
    }
}

/// Neighbouring parts of unknown content become one.
pub(crate) fn joined(parts: Vec<Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::new();
    for part in parts {
        match (joined.last_mut(), part) {
            (Some(Part::Unknown(last)), Part::Unknown(next)) if last.high >= next.low => {
                last.high = next.high;
            }
            (_, part) => joined.push(part),
        }
    }
    joined
}

#[cfg(test)]
mod tests;
