//! Roots in (0, 1) by boxes of floats that exclude, isolate, or give up honestly.
//!
//! The positive and the negative terms of a power sum both grow with u, and so do their derivatives. Their values
//! at the ends of a box therefore bound the sum and its slope inside, and as each is a sum of one sign its relative
//! error is known: no directed rounding is needed. A box without a zero is dropped; a box with a slope of one sign
//! has a root if and only if the signs at its ends differ; other boxes are halved. This is interval bisection with
//! a monotonicity test (R. E. Moore, Interval Analysis, 1966, chapter 7). Where values drown in rounding errors
//! the box is a cluster, which exact methods have to take apart.

use super::ball::Ball;
use super::narrow::Fraction;
use super::power_sum::{FloatParts, FloatSum, PowerSum};
use std::cmp::Ordering;

/// Evaluations after which the boxes left are given up; a triple root would take millions. What takes more is taken
/// apart sooner by other means.
const EVALUATIONS: usize = 512;

/// Where a box is divided: off the middle, so that a rate that people think in is hardly ever a point of division.
const DIVISION: f64 = 0.4873;

/// An interval of the unknown, with the number of roots inside.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Boxed {
    /// Exactly one, a simple one, strictly inside; the sign is the one above it.
    Simple(f64, f64, Ordering),
    /// Any number.
    Cluster(f64, f64),
}

/// Every root in the open interval (0, 1), ascending.
pub(crate) fn isolate(sum: &PowerSum) -> Vec<Boxed> {
    let floats = sum.floats();
    let search = Search::of(sum, &floats);
    let mut found: Vec<Boxed> = Vec::new();
    let mut budget = EVALUATIONS;
    let mut open = vec![Interval { low: (0.0, floats.parts(0.0)), high: (1.0, floats.parts(1.0)) }];
    while let Some(interval) = open.pop() {
        let (low, high) = (interval.low.0, interval.high.0);
        match search.verdict(&interval) {
            Verdict::Nothing => {}
            Verdict::Root(sign_above) => found.push(Boxed::Simple(low, high, sign_above)),
            Verdict::Noise => join_cluster(&mut found, low, high),
            Verdict::Open if budget == 0 => join_cluster(&mut found, low, high),
            Verdict::Open => {
                let (lower, upper) = divided(&interval, &floats);
                budget -= 1;
                open.push(upper);
                open.push(lower);
            }
        }
    }
    found
}

fn join_cluster(found: &mut Vec<Boxed>, low: f64, high: f64) {
    if let Some(Boxed::Cluster(_, end)) = found.last_mut()
        && *end >= low
    {
        *end = high;
        return;
    }
    found.push(Boxed::Cluster(low, high));
}

struct Interval {
    low: (f64, FloatParts),
    high: (f64, FloatParts),
}

fn divided(interval: &Interval, floats: &FloatSum<'_>) -> (Interval, Interval) {
    let (low, high) = (interval.low.0, interval.high.0);
    // Next to zero, where rates are huge, intervals shrink by factors.
    let point = if low == 0.0 && high < 0.25 { high * 0.0622 } else { low + (high - low) * DIVISION };
    let middle = (point, floats.parts(point));
    (Interval { low: interval.low, high: middle }, Interval { low: middle, high: interval.high })
}

enum Verdict {
    Nothing,
    Root(Ordering),
    Noise,
    Open,
}

struct Search<'a> {
    sum: &'a PowerSum,
    relative: f64,
    absolute: f64,
    sign_at_zero: Ordering,
    root_at_one: bool,
    sign_below_one: Ordering,
}

impl<'a> Search<'a> {
    fn of(sum: &'a PowerSum, floats: &FloatSum<'_>) -> Self {
        let (at_one, sign_below_one) = sum.at_one();
        Self {
            sum,
            relative: floats.relative_error(),
            absolute: floats.absolute_error(),
            sign_at_zero: sum.sign_at_zero(),
            root_at_one: at_one > 0,
            sign_below_one,
        }
    }

    fn verdict(&self, interval: &Interval) -> Verdict {
        let ((low, at_low), (high, at_high)) = (interval.low, interval.high);
        let (least, most) = self.bounds(at_low.plus, at_high.minus, at_high.plus, at_low.minus);
        if least > 0.0 || most < 0.0 {
            return Verdict::Nothing;
        }
        let (slope_least, slope_most) =
            self.bounds(at_low.plus_slope, at_high.minus_slope, at_high.plus_slope, at_low.minus_slope);
        let width = (high - low) * (1.0 + self.relative);
        let (fall, rise) = (slope_least.min(0.0) * width, slope_most.max(0.0) * width);
        let ((low_least, low_most), (high_least, high_most)) = (self.at(&at_low), self.at(&at_high));
        // The mean value theorem from either end: the sum cannot get from there to zero within the width.
        if low_least + fall > 0.0
            || low_most + rise < 0.0
            || high_least - rise > 0.0
            || high_most - fall < 0.0
        {
            return Verdict::Nothing;
        }
        if slope_least > 0.0 || slope_most < 0.0 {
            return self.monotone(interval);
        }
        let drowned = |least: f64, most: f64| least <= 0.0 && most >= 0.0;
        let noise = self.relative * (at_high.plus + at_high.minus);
        let flat = slope_most.max(-slope_least) * width <= 8.0 * noise;
        if drowned(low_least, low_most) && drowned(high_least, high_most) && flat
            || width <= high * 1e-13
            || high < 1e-280
        {
            return Verdict::Noise;
        }
        Verdict::Open
    }

    /// A sum that rises or falls throughout has at most one root between its ends, at which it is not flat.
    fn monotone(&self, interval: &Interval) -> Verdict {
        if self.root_at_one && interval.high.0 >= 1.0 {
            return Verdict::Nothing;
        }
        match (self.sign(interval.low.0, &interval.low.1), self.sign(interval.high.0, &interval.high.1)) {
            (Some(low), Some(high)) if low == high => Verdict::Nothing,
            (Some(_), Some(high)) => Verdict::Root(high),
            _ => Verdict::Noise,
        }
    }

    /// The sign at an end of a box, as exactly as it takes.
    fn sign(&self, u: f64, parts: &FloatParts) -> Option<Ordering> {
        const BITS: u64 = 512;
        if u <= 0.0 {
            return Some(self.sign_at_zero);
        }
        if u >= 1.0 {
            return Some(self.sign_below_one);
        }
        match self.at(parts) {
            (least, _) if least > 0.0 => Some(Ordering::Greater),
            (_, most) if most < 0.0 => Some(Ordering::Less),
            _ => Fraction::of_float(u)
                .and_then(|u| self.sum.narrow_sign(u))
                .or_else(|| self.sum.enclosed(&Ball::of_float(u), BITS).sign())
                .filter(|&sign| sign != Ordering::Equal),
        }
    }

    /// Bounds for the sum at one point.
    fn at(&self, parts: &FloatParts) -> (f64, f64) {
        self.bounds(parts.plus, parts.minus, parts.plus, parts.minus)
    }

    /// Bounds for a difference of parts, from the least it may be to the most.
    fn bounds(&self, least_plus: f64, most_minus: f64, most_plus: f64, least_minus: f64) -> (f64, f64) {
        let (down, up) = (1.0 - self.relative, 1.0 + self.relative);
        (
            least_plus * down - most_minus * up - self.absolute,
            most_plus * up - least_minus * down + self.absolute,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn isolated(coefficients: &[i64]) -> Vec<Boxed> {
        isolate(&PowerSum::of_integers(coefficients))
    }

    #[test]
    fn simple_roots_are_isolated_in_ascending_order() {
        // (3 u - 1)(3 u - 2)(4 u - 3), and a constant factor.
        let found = isolated(&[-6, 35, -63, 36]);
        assert_eq!(found.len(), 3, "{found:?}");
        for (found, root) in found.iter().zip([1.0 / 3.0, 2.0 / 3.0, 0.75]) {
            assert!(matches!(found, Boxed::Simple(low, high, _) if *low < root && root < *high), "{found:?}");
        }
    }

    #[test]
    fn a_double_root_is_a_cluster_and_a_near_miss_is_nothing() {
        // (3 u - 1)^2, and the same raised.
        let found = isolated(&[1, -6, 9]);
        assert!(matches!(found[..], [Boxed::Cluster(low, high)] if low <= 1.0 / 3.0 && 1.0 / 3.0 <= high));
        assert_eq!(isolated(&[1001, -6000, 9000]), []);
    }

    #[test]
    fn the_root_one_is_no_root_below_one() {
        assert_eq!(isolated(&[-1, 1]), []);
        assert_eq!(isolated(&[1, -4, 3]).len(), 1);
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "the points are these numbers")]
    fn boxes_next_to_zero_shrink_by_factors_and_others_by_nearly_half() {
        let sum = PowerSum::of_integers(&[1, -3]);
        let floats = sum.floats();
        let point = |low, high| {
            let whole = Interval { low: (low, floats.parts(low)), high: (high, floats.parts(high)) };
            let (lower, upper) = divided(&whole, &floats);
            assert_eq!((lower.low.0, lower.high.0, upper.high.0), (low, upper.low.0, high));
            upper.low.0
        };
        assert_eq!(point(0.0, 0.125), 0.125 * 0.0622);
        assert_eq!(point(0.0, 0.25), 0.25 * DIVISION);
        assert_eq!(point(0.125, 0.25), 0.125 + 0.125 * DIVISION);
    }

    #[test]
    fn a_cluster_is_no_wider_than_rounding_errors_make_it() {
        // Next to the double root 1/3 of (3 u - 1)^2 the sum drowns where 9 (u - 1/3)^2 is some 2^-52: within 1e-7.
        let [Boxed::Cluster(low, high)] = isolated(&[1, -6, 9])[..] else { panic!("one cluster") };
        assert!(high - low < 1e-6, "{low} {high}");
    }

    #[test]
    fn the_mean_value_theorem_drops_boxes_from_either_end() {
        let verdict = |coefficients: &[i64], low, high| {
            let sum = PowerSum::of_integers(coefficients);
            let floats = sum.floats();
            let interval = Interval { low: (low, floats.parts(low)), high: (high, floats.parts(high)) };
            Search::of(&sum, &floats).verdict(&interval)
        };
        // 4 - 20 u + 26 u^2 has no root, and its least value 2/13 at 5/13 = 0.385. Plus and minus parts overlap, and
        // the slope changes sign, but from an end it is too far to zero.
        for sign in [1, -1] {
            let coefficients = [4, -20, 26].map(|c| sign * c);
            assert!(matches!(verdict(&coefficients, 0.36, 0.40), Verdict::Nothing));
            assert!(matches!(verdict(&coefficients, 0.37, 0.41), Verdict::Nothing));
            assert!(matches!(verdict(&coefficients, 0.2, 0.6), Verdict::Open));
        }
    }
}
