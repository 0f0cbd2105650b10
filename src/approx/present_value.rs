//! Present values in `f64`.

use super::daily_powers::DailyPowers;
use super::figure::{Fault, Figure};
use crate::float;
use crate::time::Timing;

/// The net present value of flows by column: `sum of flow[t] / (1 + rate)^time(t)`.
///
/// The conventions are those of [`measure::npv`](crate::measure::npv): column 0 is the decision date and never
/// discounted, the timing says when the flow of a later column falls. No flow at all gives zero.
///
/// The value differs from the exact one by at most `(4 n + 24) 2^-53 sum |flow[t]| / (1 + rate)^time(t)` for n
/// flows (and `n 2^-1074`, where present values are as small as that).
///
/// # Examples
///
/// The first example of the documentation of Excel's `NPV`, whose first flow falls at the end of period 1:
///
/// ```
/// use bizcase::approx::{Figure, npv};
/// use bizcase::time::Timing;
///
/// let value = npv(0.1, Timing::End, &[0.0, -10000.0, 3000.0, 4200.0, 6800.0]).value().unwrap_or_default();
/// assert!((value - 1188.44).abs() < 0.005);
/// assert_eq!(npv(0.25, Timing::End, &[]), Figure::Value(0.0));
/// ```
#[inline]
pub fn npv(rate: f64, timing: Timing, flows: &[f64]) -> Figure {
    if !is_rate(rate) {
        return Figure::Invalid(Fault::Rate);
    }
    let factor = 1.0 / (1.0 + rate);
    let value = match (timing, flows) {
        (_, []) => 0.0,
        (Timing::End, _) => polynomial(flows, factor),
        (Timing::Start, [now, later @ ..]) => now + polynomial(later, factor),
        (Timing::Middle, [now, later @ ..]) => now + factor.sqrt() * polynomial(later, factor),
        (Timing::Continuous, [now, later @ ..]) => now + mean_factor(rate) * polynomial(later, factor),
    };
    figure(value, || flows.iter().all(|flow| flow.is_finite()))
}

/// The net present value of flows by day, at day 0: `sum of amount / (1 + rate)^(day / 365)`.
///
/// A flow is its number of days after the day of the valuation and its amount; the rate is per year of 365 days,
/// whatever the calendar (Act/365 fixed). The order of the flows does not matter. No flow at all gives zero.
///
/// The value differs from the exact one by at most `(n + 4 x + 400) 2^-53 sum |amount| / (1 + rate)^(day / 365)`
/// for n flows, with x the largest `day / 365 ln(1 + rate)` without its sign (and the sum of `|amount| 2^-1022`, where
/// factors are as small as that).
///
/// # Examples
///
/// ```
/// use bizcase::approx::{Fault, Figure, xnpv};
///
/// assert_eq!(xnpv(0.25, &[(0, -1000.0), (365, 1250.0)]).value().map(f64::round), Some(0.0));
/// assert_eq!(xnpv(-1.5, &[(0, -1000.0)]), Figure::Invalid(Fault::Rate));
/// ```
pub fn xnpv(rate: f64, flows: &[(u32, f64)]) -> Figure {
    if !is_rate(rate) {
        return Figure::Invalid(Fault::Rate);
    }
    let powers =
        DailyPowers::of(float::ln_1p(rate) / -365.0, flows.iter().map(|flow| flow.0).max().unwrap_or(0));
    let value = flows.iter().map(|&(day, amount)| amount * powers.at(day)).sum();
    figure(value, || flows.iter().all(|flow| flow.1.is_finite()))
}

/// The mean of `(1 + rate)^-s` over a period: `(1 - v) / -ln v`.
fn mean_factor(rate: f64) -> f64 {
    if rate == 0.0 { 1.0 } else { rate / (1.0 + rate) / float::ln_1p(rate) }
}

fn is_rate(rate: f64) -> bool {
    rate > -1.0 && rate < f64::INFINITY
}

/// A sum that is finite had finite terms alone; one that is not had a bad term or grew too large.
#[inline]
fn figure(sum: f64, all_finite: impl Fn() -> bool) -> Figure {
    if sum.is_finite() {
        Figure::Value(sum)
    } else if all_finite() {
        Figure::OutOfRange
    } else {
        Figure::Invalid(Fault::NotFinite)
    }
}

/// The value of `sum of c[k] v^k` for v > 0.
#[inline]
fn polynomial(c: &[f64], v: f64) -> f64 {
    // Where v^8 would leave the comfortable range, one chain loses nothing to underflow.
    let moderate = (1e-18..=1e18).contains(&v);
    match c.len() {
        8..32 if moderate => interleaved::<4>(c, v),
        32.. if moderate => interleaved::<8>(c, v),
        _ => c.iter().rev().fold(0.0, |sum, flow| sum * v + flow),
    }
}

/// Horner's rule in `N` chains, a power of two, each over every `N`-th coefficient.
///
/// One chain waits for its own last product and sum at every step; several keep the processor busy.
#[inline]
fn interleaved<const N: usize>(c: &[f64], v: f64) -> f64 {
    let mut step = v;
    for _ in 0..N.ilog2() {
        step *= step;
    }
    let chunks = c.chunks_exact(N);
    let mut sums: [f64; N] = padded(chunks.remainder());
    for chunk in chunks.rev() {
        // The length is N, which the compiler should know.
        if let Ok(chunk) = <&[f64; N]>::try_from(chunk) {
            for k in 0..N {
                sums[k] = sums[k] * step + chunk[k];
            }
        }
    }
    let (mut power, mut width) = (v, N);
    while width > 1 {
        width /= 2;
        for k in 0..width {
            sums[k] = sums[2 * k] + sums[2 * k + 1] * power;
        }
        power *= power;
    }
    sums[0]
}

/// The coefficients with zeros behind them. A copy of unknown length would cost a call.
#[inline]
fn padded<const N: usize>(c: &[f64]) -> [f64; N] {
    std::array::from_fn(|k| c.get(k).copied().unwrap_or(0.0))
}
