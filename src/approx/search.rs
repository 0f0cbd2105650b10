//! The search for a rate in the logarithm of the discount factor.
//!
//! A rate r is a zero of [`Balance::log_ratio`] at `y = -ln(1 + r)` per unit of time. In y nothing depends on the
//! scale of the amounts, rates near -100 % are as far from each other as large ones, and Newton's method has a
//! nearly straight line to follow.

use super::balance::{Balance, Interval};
use super::flows::{Flows, UNIT};
use super::signs::Bound;
use crate::float;

/// Beyond it present values are too small for `f64`, and soon `1 + rate` is no normal number either: the logarithm
/// of 10^300, rounded down.
const LARGEST_LOG_GROWTH: f64 = 690.0;

/// How many steps a search away from zero may take before it stops where it is.
const MARCH: usize = 1000;

/// How many steps a search inside a bracket may take. Halving alone needs fewer.
const REFINE: usize = 200;

/// A place on the line of log discount factors, and how far off it may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub(super) y: f64,
    pub(super) radius: f64,
}

impl Place {
    fn between(one: f64, other: f64) -> Self {
        let y = 0.5 * (one + other);
        Self { y, radius: (one - other).abs() * 0.5 + 2.0 * UNIT * y.abs() }
    }
}

/// What a search met first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Found {
    /// No rate, as far as it went; that is proved.
    Nothing,
    /// A rate, and none nearer to zero on this side.
    Rate(Place),
    /// A place that may hold rates or none, and no rate nearer to zero on this side.
    Undecided(Place),
    /// The search left the range of `f64`.
    OutOfRange,
}

/// The side of zero to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    AboveZero,
    BelowZero,
}

impl Side {
    fn direction(self) -> f64 {
        match self {
            Self::AboveZero => -1.0,
            Self::BelowZero => 1.0,
        }
    }
}

/// Looks for a rate around zero where the sign of the total is not certain.
pub(super) fn around_zero(flows: &impl Flows, zero: &Balance) -> Option<Found> {
    if zero.sign().is_some() {
        return None;
    }
    let mut reach = zero.noise / flows.span().max(1.0);
    for _ in 0..REFINE {
        let (low, high) = (flows.at(-reach), flows.at(reach));
        if let (Some(one), Some(other)) = (low.sign(), high.sign()) {
            let place = Place { y: 0.0, radius: reach };
            return Some(if one == other { Found::Undecided(place) } else { Found::Rate(place) });
        }
        reach *= 2.0;
        if reach > limit(flows) {
            break;
        }
    }
    Some(Found::Undecided(Place { y: 0.0, radius: limit(flows) }))
}

/// The rate of a side that is nearest to zero, among those whose log growth is at most `reach` periods' worth.
///
/// The sign at `zero`, the balance at a rate of zero, must be certain.
pub(super) fn nearest<F: Flows>(
    flows: &F,
    zero: &Balance,
    side: Side,
    bound: Bound,
    reach: Option<f64>,
) -> Found {
    match bound {
        Bound::None => Found::Nothing,
        Bound::One => Bracket::from_zero(flows, zero, side).refine(*zero),
        Bound::Unknown => march(flows, zero, side, reach.map(|reach| reach / F::UNITS_PER_PERIOD)),
    }
}

fn limit<F: Flows>(_: &F) -> f64 {
    LARGEST_LOG_GROWTH / F::UNITS_PER_PERIOD
}

/// Walks away from zero over intervals that are proved empty, up to the first that is not.
fn march<F: Flows>(flows: &F, zero: &Balance, side: Side, reach: Option<f64>) -> Found {
    let end = reach.unwrap_or(f64::INFINITY).min(limit(flows));
    let mut near = *zero;
    let mut width = 1.0 / flows.span().max(1.0);
    for _ in 0..MARCH {
        let left = end - near.y.abs();
        if left <= 0.0 {
            return if reach.is_some_and(|reach| reach <= end) {
                Found::Nothing
            } else {
                beyond(flows, &near)
            };
        }
        let far =
            flows.at(if width < left { near.y + side.direction() * width } else { side.direction() * end });
        match Balance::between(&near, &far) {
            Interval::NoRate => {
                near = far;
                width *= 2.0;
            }
            Interval::OneRate => return Bracket::between(flows, &near, &far).refine(far),
            Interval::Open if !near.is_faint() && width * flows.span() > near.noise => {
                // The curve costs a pass of its own, which pays where slopes have failed several times.
                let curve = width * flows.span() < 0.02;
                match curve.then(|| past_the_empty(flows, &near, side, (0.25 * width, left))).flatten() {
                    Some(next) => near = next,
                    None => width *= 0.25,
                }
            }
            Interval::Open => return crossing(flows, &near, side, width, end),
        }
    }
    crossing(flows, &near, side, width, end)
}

/// The end of an interval that the curve of the values proves empty, where it is longer than `least`.
fn past_the_empty<F: Flows>(
    flows: &F,
    near: &Balance,
    side: Side,
    (least, left): (f64, f64),
) -> Option<Balance> {
    let empty = near.empty_within(side.direction(), flows.squares(near.y, near.centre())).min(left);
    if empty <= least.max(8.0 * UNIT * near.y.abs()) {
        return None;
    }
    let next = flows.at(near.y + side.direction() * empty);
    (next.sign() == near.sign()).then_some(next)
}

/// The end of the range of `f64`: nothing lies beyond where the outermost flow, which counts in full however far one
/// goes, outweighs all that has the other sign and counts less and less.
fn beyond(flows: &impl Flows, end: &Balance) -> Found {
    if end.is_decided_by(flows.outermost(end.y)) { Found::Nothing } else { Found::OutOfRange }
}

/// Widens an interval that is too hard to decide until the values change sign or are larger again.
fn crossing<F: Flows>(flows: &F, near: &Balance, side: Side, width: f64, end: f64) -> Found {
    let mut width = width;
    while near.y.abs() + width < end {
        let far = flows.at(near.y + side.direction() * width);
        match far.sign() {
            // Closer in there may be two more, so no part of the interval can be left out.
            Some(_) if far.sign() != near.sign() => return Found::Rate(Place::between(near.y, far.y)),
            Some(_) if far.is_clearer_than(near) => {
                return Found::Undecided(Place::between(near.y, far.y));
            }
            _ => width *= 2.0,
        }
    }
    Found::Undecided(Place::between(near.y, side.direction() * end))
}

/// An interval at whose ends the present value has opposite signs.
struct Bracket<'a, F> {
    flows: &'a F,
    low: f64,
    high: f64,
    /// The sign at `high`.
    sign_high: bool,
    /// The end whose sign is that of infinitely far, until it is looked at.
    unseen: Option<f64>,
}

impl<'a, F: Flows> Bracket<'a, F> {
    fn between(flows: &'a F, one: &Balance, other: &Balance) -> Self {
        let (low, high) = if one.y < other.y { (one, other) } else { (other, one) };
        Self { flows, low: low.y, high: high.y, sign_high: high.log_ratio > 0.0, unseen: None }
    }

    /// A whole side of zero, on which the signs of the flows prove one rate.
    fn from_zero(flows: &'a F, zero: &Balance, side: Side) -> Self {
        let end = side.direction() * limit(flows);
        let positive = zero.log_ratio > 0.0;
        let sign_high = if side == Side::AboveZero { positive } else { !positive };
        Self { flows, low: end.min(0.0), high: end.max(0.0), sign_high, unseen: Some(end) }
    }

    /// Takes a point into account.
    fn narrow(&mut self, at: &Balance) {
        match at.sign() {
            Some(sign) if sign == self.sign_high => self.high = self.high.min(at.y),
            Some(_) => self.low = self.low.max(at.y),
            None => {}
        }
    }

    /// Looks at an end that was taken on trust, unless a nearer point has replaced it.
    fn far_end_has_the_sign_beyond(&mut self) -> bool {
        match self.unseen.take() {
            Some(end) if end < 0.0 => self.low > end || self.flows.at(end).sign() == Some(!self.sign_high),
            Some(end) => self.high < end || self.flows.at(end).sign() == Some(self.sign_high),
            None => true,
        }
    }

    fn middle(&self) -> f64 {
        0.5 * (self.low + self.high)
    }

    /// Newton's method, kept inside the bracket: where it leaves or hardly gains, the bracket is halved.
    fn refine(mut self, start: Balance) -> Found {
        let mut at = start;
        let mut last = f64::INFINITY;
        for _ in 0..REFINE {
            self.narrow(&at);
            let step = -at.log_ratio / at.slope();
            if let Some(radius) = settled(&at, step, self.flows.span()) {
                return Found::Rate(Place { y: at.y + step, radius });
            }
            if at.sign().is_none() {
                self.enclose(at.y, at.noise);
                break;
            }
            let mut next = at.y + step;
            let inside = self.low < next && next < self.high;
            if !inside || at.log_ratio.abs() > 0.5 * last {
                if !self.far_end_has_the_sign_beyond() {
                    return Found::OutOfRange;
                }
                next = self.middle();
            }
            if self.high - self.low <= 4.0 * UNIT * self.low.abs().max(self.high.abs()) {
                break;
            }
            last = at.log_ratio.abs();
            at = self.flows.at(next);
        }
        if self.far_end_has_the_sign_beyond() {
            Found::Rate(Place::between(self.low, self.high))
        } else {
            Found::OutOfRange
        }
    }

    /// Narrows to the least interval around a place, about, at whose ends the signs are certain.
    fn enclose(&mut self, y: f64, noise: f64) {
        let mut reach = (noise / self.flows.span().max(1.0)).max(4.0 * UNIT * y.abs());
        while reach < self.high - self.low {
            for end in [y - reach, y + reach] {
                if self.low < end && end < self.high {
                    let at = self.flows.at(end);
                    self.narrow(&at);
                }
            }
            reach *= 2.0;
        }
    }
}

/// A bound on how far from the rate a step of Newton's method ends, once the method has nothing more to gain.
///
/// Means of times between 0 and `span` have a variance of at most `span^2 / 4` (Popoviciu), which bounds the
/// derivative of the slope, the difference of two such variances, and with it what the step leaves over.
fn settled(at: &Balance, step: f64, span: f64) -> Option<f64> {
    let bend = span * span * 0.25;
    let rest = 0.5 * bend * step * step;
    // Written so that a NaN, from a slope of zero, settles nothing.
    if rest <= at.noise {
        let slope = at.slope().abs();
        let radius = 2.0 * (rest + 2.0 * at.noise) / slope;
        let slope_may_lose = bend * (step.abs() + radius) + 2.0 * at.noise * span;
        if slope_may_lose <= 0.5 * slope {
            return Some(radius + 2.0 * UNIT * (at.y + step).abs());
        }
    }
    None
}

/// What a log discount factor per unit of time is per period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Growth {
    pub(super) growth: f64,
    pub(super) growth_error: f64,
    pub(super) rate: f64,
    pub(super) rate_error: f64,
}

impl Growth {
    pub(super) fn at<F: Flows>(_: &F, place: Place) -> Self {
        let log_growth = -place.y * F::UNITS_PER_PERIOD;
        let (growth, rate) = (float::exp(log_growth), float::exp_m1(log_growth));
        // The exponent is rounded once, each function and the bound itself a few times.
        let radius = place.radius * F::UNITS_PER_PERIOD;
        let widest = if radius < 1e-3 { 1.001 * radius } else { float::exp_m1(radius) };
        let relative = widest + (log_growth.abs() + 8.0) * UNIT;
        let growth_error = (growth * relative).min(f64::MAX);
        Self {
            growth,
            growth_error,
            rate,
            rate_error: (growth_error + 2.0 * UNIT * rate.abs()).min(f64::MAX),
        }
    }
}
