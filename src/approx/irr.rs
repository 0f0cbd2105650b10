//! The internal rate of return in `f64`, with a verdict on whether it is the only one.

use super::figure::Fault;
use super::flows::{Dated, Flows, Periodic};
use super::search::{Found, Growth, Side, around_zero, nearest};
use super::signs::{Bound, Rules};
use crate::float;

/// The internal rate of return of flows by column, and whether it is the only one.
///
/// A rate is an r above -1 with `sum of flows[t] / (1 + r)^t = 0`, per period. Where there may be several, this is
/// the one nearest to zero; [`measure::irr`](crate::measure::irr) lists them all. The verdict comes from the signs of
/// the flows and of their partial sums (Descartes, Laguerre, Norstrom), which decide most flows of practice at the
/// cost of one pass.
///
/// The rate is within [`InternalRate::error`] of the exact one. For n flows whose rate is simple and well apart from
/// others that is at most about `(48 n + 384) 2^-53 (1 + r) / d`, where d is the distance in periods between the average
/// inflow and the average outflow by present value, and about `3 (1 + r) ln(1 + r) 2^-53` more for a large rate.
///
/// # Examples
///
/// ```
/// use bizcase::approx::{Irr, irr};
///
/// let Irr::Unique(rate) = irr(&[-1000.0, 600.0, 600.0]) else { unreachable!() };
/// assert!((rate.rate() - 0.130_662_386).abs() < 1e-9);
/// assert!(rate.error() < 1e-13);
/// // Two rates, 10 % and 20 %: here is the one nearest to zero.
/// let Irr::Ambiguous(rate) = irr(&[-1000.0, 2300.0, -1320.0]) else { unreachable!() };
/// assert!((rate.rate() - 0.1).abs() <= rate.error() + 1e-14);
/// ```
pub fn irr(flows: &[f64]) -> Irr {
    match Periodic::of(flows) {
        Ok(Some(flows)) => solve(&flows),
        Ok(None) => Irr::Undefined,
        Err(fault) => Irr::Invalid(fault),
    }
}

/// The internal rate of return of flows by day, and whether it is the only one.
///
/// A flow is a number of days, counted from any day before the first flow, and an amount; the days ascend, and several
/// flows may share one. A rate is an r above -1 with `sum of amount / (1 + r)^(day / 365) = 0`, per year of 365 days
/// whatever the calendar (Act/365 fixed). Everything else is as for [`irr`]; the error is at most about
/// `(12 n + 24 x + 3600) 2^-53 (1 + r) / d`, where d is in years and x the length in years times `ln(1 + r)`.
///
/// # Examples
///
/// The example of the documentation of Excel's `XIRR`, 37.34 % in five flows from 1 January 2008 to 1 April 2009:
///
/// ```
/// use bizcase::approx::{Fault, Irr, xirr};
///
/// let flows = [(0, -10000.0), (60, 2750.0), (303, 4250.0), (411, 3250.0), (456, 2750.0)];
/// let Irr::Unique(rate) = xirr(&flows) else { unreachable!() };
/// assert!((rate.rate() - 0.373_362_535).abs() < 1e-8);
/// assert_eq!(xirr(&[(365, 1250.0), (0, -1000.0)]), Irr::Invalid(Fault::NotAscending));
/// ```
pub fn xirr(flows: &[(u32, f64)]) -> Irr {
    match Dated::of(flows) {
        Ok(Some(flows)) => solve(&flows),
        Ok(None) => Irr::Undefined,
        Err(fault) => Irr::Invalid(fault),
    }
}

/// An internal rate in `f64`, or what is known instead.
#[non_exhaustive]
#[must_use]
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Irr {
    /// There is exactly one rate above -100 %: this one.
    Unique(InternalRate),
    /// This is a rate, and none within reach is nearer to zero: only a rate of the kind of
    /// [`OutOfRange`](Self::OutOfRange) could be. The rules of signs leave room for others.
    Ambiguous(InternalRate),
    /// There is no rate.
    None,
    /// Within the error of this rate the present value is too near to zero for `f64` to tell whether there are two
    /// rates, one or none. No rate is nearer to zero than that; beyond it there may be others.
    Unresolved(InternalRate),
    /// There is a rate or there may be one, but it is out of reach: its `1 + rate` lies outside 10^-299 to 10^299, or
    /// amounts that decide on it are less than 10^-300 of the largest.
    OutOfRange,
    /// There is no flow but zero, so that every rate fits.
    Undefined,
    /// The input has no rate to speak of.
    Invalid(Fault),
}

impl Irr {
    /// The rate that was found, unique or not.
    #[must_use]
    pub fn rate(&self) -> Option<InternalRate> {
        match self {
            Self::Unique(rate) | Self::Ambiguous(rate) => Some(*rate),
            Self::None | Self::Unresolved(_) | Self::OutOfRange | Self::Undefined | Self::Invalid(_) => None,
        }
    }

    /// The rate, where there is exactly one.
    #[must_use]
    pub fn unique(&self) -> Option<InternalRate> {
        match self {
            Self::Unique(rate) => Some(*rate),
            _ => None,
        }
    }
}

/// A rate per period and a bound on its error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InternalRate(Growth);

impl InternalRate {
    const ZERO: Self = Self(Growth { growth: 1.0, growth_error: 0.0, rate: 0.0, rate_error: 0.0 });

    /// The rate as a fraction. It is -1 where `1 + rate` is so small that no number is nearer: see
    /// [`growth`](Self::growth).
    #[must_use]
    pub fn rate(&self) -> f64 {
        self.0.rate
    }

    /// How far the rate may be from the exact one.
    #[must_use]
    pub fn error(&self) -> f64 {
        self.0.rate_error
    }

    /// `1 + rate`, which keeps its digits where the rate is near -100 %.
    #[must_use]
    pub fn growth(&self) -> f64 {
        self.0.growth
    }

    /// How far the growth may be from the exact one.
    #[must_use]
    pub fn growth_error(&self) -> f64 {
        self.0.growth_error
    }
}

fn solve(flows: &impl Flows) -> Irr {
    let zero = flows.at(0.0);
    let (above, below) = match Rules::of(flows, zero.sign()) {
        Rules::AllZero => return Irr::Undefined,
        Rules::OneSign => return Irr::None,
        Rules::AtZero { others } => {
            let zero = InternalRate::ZERO;
            return if others == Bound::None { Irr::Unique(zero) } else { Irr::Ambiguous(zero) };
        }
        Rules::Apart { above: Bound::None, below: Bound::None } => return Irr::None,
        Rules::Apart { above, below } => (above, below),
    };
    let unique = matches!((above, below), (Bound::One, Bound::None) | (Bound::None, Bound::One));
    if let Some(found) = around_zero(flows, &zero) {
        return answer(flows, found, unique);
    }
    let found_above = nearest(flows, &zero, Side::AboveZero, above, None);
    if below == Bound::None {
        return answer(flows, found_above, unique);
    }
    let reach = as_far_below(distance(flows, found_above));
    let found_below = nearest(flows, &zero, Side::BelowZero, below, reach);
    match (found_above, found_below) {
        (Found::Nothing, only) | (only, Found::Nothing) => answer(flows, only, unique),
        (above, Found::OutOfRange) => answer(flows, above, unique),
        (Found::OutOfRange, below) => answer(flows, below, unique),
        (above, below) => {
            let [one, other] = [above, below].map(|found| distance(flows, found));
            answer(flows, if one <= other { above } else { below }, unique)
        }
    }
}

/// The log growth at which a rate below zero is as far from it as `rate`; `None` where no rate is.
fn as_far_below(rate: f64) -> Option<f64> {
    (rate < 1.0).then(|| -float::ln_1p(-rate))
}

/// How near to zero a place comes, which counts for one that may hold several rates.
fn distance(flows: &impl Flows, found: Found) -> f64 {
    match found {
        Found::Rate(place) | Found::Undecided(place) => {
            let found = Growth::at(flows, place);
            (found.rate.abs() - found.rate_error).max(0.0)
        }
        Found::Nothing | Found::OutOfRange => f64::INFINITY,
    }
}

fn answer(flows: &impl Flows, found: Found, unique: bool) -> Irr {
    match found {
        Found::Nothing => Irr::None,
        Found::Rate(place) if unique => Irr::Unique(InternalRate(Growth::at(flows, place))),
        Found::Rate(place) => Irr::Ambiguous(InternalRate(Growth::at(flows, place))),
        Found::Undecided(place) => Irr::Unresolved(InternalRate(Growth::at(flows, place))),
        Found::OutOfRange => Irr::OutOfRange,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_nearest_to_zero_is_given_on_either_side() {
        // (v - 1/2)(v - 1/1.25): 100 % and 25 %.
        let above = irr(&[0.4, -1.3, 1.0]).rate().map(|rate| rate.rate());
        assert!(above.is_some_and(|rate| (rate - 0.25).abs() < 1e-13), "{above:?}");
        // Growth 0.75 and 1.5: -25 % and 50 %.
        let below = irr(&[1.0, -2.25, 1.125]).rate().map(|rate| rate.rate());
        assert!(below.is_some_and(|rate| (rate + 0.25).abs() < 1e-13), "{below:?}");
    }

    #[test]
    fn a_double_rate_is_not_called_unique_and_not_missed() {
        let Irr::Unresolved(place) = irr(&[4.0, -10.0, 6.25]) else { panic!("25 % twice") };
        assert!((place.rate() - 0.25).abs() <= place.error() && place.error() < 1e-5);
    }

    #[test]
    fn a_rate_that_counts_four_times_is_enclosed_as_closely_as_floats_see_it() {
        // (4 - 5 v)^4; the value is below a rounding error of its parts for a thousandth on either side.
        let Irr::Unresolved(place) = irr(&[256.0, -1280.0, 2400.0, -2000.0, 625.0]) else {
            panic!("25 % four times")
        };
        assert!((place.rate() - 0.25).abs() <= place.error() && place.error() < 2e-3, "{place:?}");
    }

    #[test]
    fn several_flows_of_a_day_are_one() {
        let split = xirr(&[(0, -600.0), (0, -400.0), (365, 1500.0), (365, -250.0)]);
        let whole = xirr(&[(0, -1000.0), (365, 1250.0)]);
        let rates = [split, whole].map(|irr| irr.unique().map(|rate| rate.rate()).unwrap_or_default());
        assert!(rates.iter().all(|rate| (rate - 0.25).abs() < 1e-12), "{rates:?}");
    }

    #[test]
    fn a_day_before_the_first_flow_changes_nothing() {
        assert_eq!(xirr(&[(0, -1000.0), (200, 1250.0)]), xirr(&[(9000, -1000.0), (9200, 1250.0)]));
    }
}
