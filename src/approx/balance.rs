//! Inflows and outflows apart, at one discount factor.

use crate::float;

/// Sums of non-negative terms: no cancellation, so that each is known to a small relative error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sums {
    pub(super) inflow: f64,
    pub(super) outflow: f64,
    /// The same, each term times its time.
    pub(super) inflow_times: f64,
    pub(super) outflow_times: f64,
}

/// Below this a sum may have lost terms to underflow. Amounts are scaled to a largest of about 1.
///
/// A term of either sum loses at most a few units of 2^-1074 to it, which is less than its share of the noise here.
const FAINT: f64 = 1e-304;

/// The present values of inflows and of outflows at one log discount factor `y = -ln(1 + rate)`.
///
/// The rates are the zeros of `h(y) = ln(inflow / outflow)`, which is close to a line: its slope is the mean time of
/// the inflows less that of the outflows, weighted by present value. Either mean grows with y, since its derivative
/// is a variance, so that the means at the ends of an interval bound the slope inside.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Balance {
    /// The log discount factor per unit of time.
    pub(super) y: f64,
    inflow: f64,
    outflow: f64,
    /// `ln(inflow / outflow)`.
    pub(super) log_ratio: f64,
    /// A bound on the error of `log_ratio`.
    pub(super) noise: f64,
    /// The mean time of the inflows; `None` where it may be anything between 0 and `span`.
    inflow_time: Option<f64>,
    outflow_time: Option<f64>,
    /// The time from the first flow to the last.
    span: f64,
}

impl Balance {
    /// Weighs `sums` at `y`, over times from 0 to `span`; `noise` bounds the relative error of a ratio of two sums.
    pub(super) fn of(y: f64, sums: Sums, span: f64, noise: f64) -> Self {
        let Sums { inflow, outflow, inflow_times, outflow_times } = sums;
        let mean = |times: f64, sum: f64| (sum > FAINT).then(|| times / sum);
        let (log_ratio, noise) = match (inflow > FAINT, outflow > FAINT) {
            (true, true) => (log_ratio(inflow, outflow), noise),
            // The sign is certain as long as the larger one stands well clear of what the other may have lost.
            (true, false) => (float::ln(inflow / FAINT), noise + 1.0),
            (false, true) => (float::ln(FAINT / outflow), noise + 1.0),
            (false, false) => (0.0, 1.0),
        };
        Self {
            y,
            inflow,
            outflow,
            log_ratio,
            noise,
            inflow_time: mean(inflow_times, inflow),
            outflow_time: mean(outflow_times, outflow),
            span,
        }
    }

    /// The sign of the present value, where it is certain.
    pub(super) fn sign(&self) -> Option<bool> {
        (self.log_ratio.abs() > self.noise).then_some(self.log_ratio > 0.0)
    }

    /// Whether the present value is so near to zero that smaller steps gain little.
    pub(super) fn is_faint(&self) -> bool {
        self.log_ratio.abs() < 4.0 * self.noise
    }

    /// Whether it is well clear of zero, and more so than at another point.
    pub(super) fn is_clearer_than(&self, other: &Self) -> bool {
        self.log_ratio.abs() > (8.0 * self.noise).max(2.0 * other.log_ratio.abs())
    }

    /// How much of the logarithm is beyond doubt.
    fn certain(&self) -> f64 {
        (self.log_ratio.abs() - self.noise).max(0.0)
    }

    /// The derivative of `log_ratio`, about; zero where nothing is known of it.
    pub(super) fn slope(&self) -> f64 {
        match (self.inflow_time, self.outflow_time) {
            (Some(inflow), Some(outflow)) => inflow - outflow,
            _ => 0.0,
        }
    }

    /// How far from here there is no rate for certain in a direction, by Taylor's theorem with the third derivative.
    ///
    /// Where several rates coincide, the slope is zero as well and bounds of it exclude next to nothing; the curve that
    /// it belongs to is still known. `squares` are the inflows and the outflows times the squares of their distances
    /// from [`centre`](Self::centre).
    pub(super) fn empty_within(&self, direction: f64, squares: (f64, f64)) -> f64 {
        let (Some(inflow_time), Some(outflow_time)) = (self.inflow_time, self.outflow_time) else {
            return 0.0;
        };
        let variance = |squares: f64, sum: f64, time: f64| {
            let apart = time - self.centre();
            squares / sum - apart * apart
        };
        let curvature =
            variance(squares.0, self.inflow, inflow_time) - variance(squares.1, self.outflow, outflow_time);
        let towards = |derivative: f64| if self.log_ratio > 0.0 { -derivative } else { derivative };
        let span = self.span;
        let slope = towards(self.slope() * direction).max(0.0) + 2.0 * self.noise * span;
        let bend = towards(curvature).max(0.0) + 8.0 * self.noise * span * span;
        // Times between 0 and `span` have third central moments of at most span^3 / (6 sqrt 3), and here are two.
        let twist = 0.2 * span * span * span;
        let reached = |width: f64| width * (slope + width * (bend * 0.5 + width * twist / 6.0));
        let mut width = 1.0 / span.max(1.0);
        // The reach of a rate 2^-64 of the span off is lost in the noise of any sum.
        for _ in 0..64 {
            // A quarter more, for the rounding of where the interval ends.
            if reached(1.25 * width) < self.certain() {
                return width;
            }
            width *= 0.5;
        }
        0.0
    }

    /// A time near the mean ones, so that squares of distances lose no digits.
    pub(super) fn centre(&self) -> f64 {
        match (self.inflow_time, self.outflow_time) {
            (Some(inflow), Some(outflow)) => 0.5 * (inflow + outflow),
            _ => 0.0,
        }
    }

    /// Bounds on the derivative between two points.
    fn slopes(low: &Self, high: &Self) -> (f64, f64) {
        let slack = 2.0 * low.noise.max(high.noise) * low.span;
        let least = |time: Option<f64>| time.unwrap_or(0.0);
        let most = |time: Option<f64>| time.unwrap_or(low.span);
        (
            least(low.inflow_time) - most(high.outflow_time) - slack,
            most(high.inflow_time) - least(low.outflow_time) + slack,
        )
    }

    /// Whether some of the flows, given by their inflow and outflow, outweigh the others of the opposite sign.
    pub(super) fn is_decided_by(&self, (inflow, outflow): (f64, f64)) -> bool {
        // A thousandth is far above the error of any sum of as many flows as fit into memory.
        let slack = 1e-3 * (self.inflow + self.outflow) + FAINT;
        inflow - outflow > self.outflow - outflow + slack || outflow - inflow > self.inflow - inflow + slack
    }

    /// What an interval between two points holds.
    pub(super) fn between(one: &Self, other: &Self) -> Interval {
        let (low, high) = if one.y < other.y { (one, other) } else { (other, one) };
        let (least, most) = Self::slopes(low, high);
        let width = high.y - low.y;
        let (Some(sign_low), Some(sign_high)) = (low.sign(), high.sign()) else { return Interval::Open };
        if sign_low != sign_high {
            return if least > 0.0 || most < 0.0 { Interval::OneRate } else { Interval::Open };
        }
        // The values can only meet zero between the ends if the slope carries them there from both.
        let (towards_from_low, towards_from_high) =
            if sign_low { (-least.min(0.0), most.max(0.0)) } else { (most.max(0.0), -least.min(0.0)) };
        let excluded = low.certain() > towards_from_low * width || high.certain() > towards_from_high * width;
        let monotone = least > 0.0 || most < 0.0;
        if excluded || monotone { Interval::NoRate } else { Interval::Open }
    }
}

/// What is proved of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Interval {
    NoRate,
    OneRate,
    Open,
}

/// `ln(one / other)`, with few operations where the two are close.
fn log_ratio(one: f64, other: f64) -> f64 {
    let z = (one - other) / (one + other);
    if z.abs() > 0.015_625 {
        return float::ln(one / other);
    }
    // ln((1 + z) / (1 - z)) = 2 (z + z^3/3 + z^5/5 + ...); the first term left out is below 2^-50 of the sum.
    let s = z * z;
    2.0 * z * (1.0 + s * (1.0 / 3.0 + s * (1.0 / 5.0 + s * (1.0 / 7.0))))
}
