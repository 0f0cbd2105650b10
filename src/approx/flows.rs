//! Flows by column and by day, ready to be weighed at any discount factor.

use super::balance::{Balance, Sums};
use super::daily_powers::{DailyPowers, POWERS_ERROR};
use super::figure::Fault;
use super::signs::Sum;
use crate::float;

/// The distance from 1 to the next number, halved: the relative error of one operation.
pub(super) const UNIT: f64 = f64::EPSILON / 2.0;

/// Flows over time whose rates are sought.
pub(super) trait Flows {
    /// How many units of time the period of a rate has.
    const UNITS_PER_PERIOD: f64;

    /// The balance at the log discount factor `y` per unit of time.
    ///
    /// Time is counted from the end at which discounting leaves most, so that no weight exceeds 1.
    fn at(&self, y: f64) -> Balance;

    /// The time from the first flow to the last.
    fn span(&self) -> f64;

    /// Inflows and outflows at `y` times the square of their distance in time from `centre`.
    ///
    /// Slower than [`at`](Self::at), for the few places at which a slope does not decide.
    fn squares(&self, y: f64, centre: f64) -> (f64, f64);

    /// Inflow and outflow at the time from which [`at`](Self::at) counts.
    fn outermost(&self, y: f64) -> (f64, f64);

    /// What falls at each time, in order.
    fn totals(&self) -> impl DoubleEndedIterator<Item = Sum>;
}

/// A power of two that brings the largest amount to about 1; `None` where every amount is zero.
fn scale(amounts: impl Iterator<Item = f64>) -> Result<Option<f64>, Fault> {
    // The bits of magnitudes are in the order of the magnitudes, and those of a NaN come last.
    let largest = amounts.map(|amount| amount.abs().to_bits()).max().unwrap_or(0);
    if largest >= f64::INFINITY.to_bits() {
        return Err(Fault::NotFinite);
    }
    // 2^(1023 - e) for an amount of 2^(e - 1023), and the largest power there is for the smallest amounts.
    let exponent = (2046 - (largest >> 52)).clamp(1, 2046);
    Ok((largest > 0).then(|| f64::from_bits(exponent << 52)))
}

/// Flow k at time k.
#[derive(Debug, Clone, Copy)]
pub(super) struct Periodic<'a> {
    flows: &'a [f64],
    scale: f64,
}

impl<'a> Periodic<'a> {
    /// `None` where every flow is zero.
    pub(super) fn of(flows: &'a [f64]) -> Result<Option<Self>, Fault> {
        let Some(scale) = scale(flows.iter().copied())? else { return Ok(None) };
        let first = flows.iter().position(|&flow| flow != 0.0).unwrap_or(0);
        let last = flows.iter().rposition(|&flow| flow != 0.0).unwrap_or(0);
        Ok(flows.get(first..=last).map(|flows| Self { flows, scale }))
    }
}

impl Flows for Periodic<'_> {
    const UNITS_PER_PERIOD: f64 = 1.0;

    #[inline]
    fn at(&self, y: f64) -> Balance {
        let span = self.span();
        let v = if y == 0.0 { 1.0 } else { float::exp(-y.abs()) };
        let sums = if y <= 0.0 {
            Chains::from_the_end(self.flows, self.scale, v)
        } else {
            let Sums { inflow, outflow, inflow_times, outflow_times } =
                Chains::from_the_start(self.flows, self.scale, v);
            Sums {
                inflow_times: span * inflow - inflow_times,
                outflow_times: span * outflow - outflow_times,
                inflow,
                outflow,
            }
        };
        // Each step of a chain costs two roundings, the step itself two more; the rest is a handful.
        Balance::of(y, sums, span, (8.0 * span + 64.0) * UNIT)
    }

    fn squares(&self, y: f64, centre: f64) -> (f64, f64) {
        let v = float::exp(-y.abs());
        let (mut power, mut inflow, mut outflow) = (1.0, 0.0, 0.0);
        for distance in 0..self.flows.len() {
            let column = if y <= 0.0 { distance } else { self.flows.len() - 1 - distance };
            let apart = column as f64 - centre;
            let square = self.flows[column] * self.scale * power * apart * apart;
            inflow += square.max(0.0);
            outflow += (-square).max(0.0);
            power *= v;
        }
        (inflow, outflow)
    }

    fn span(&self) -> f64 {
        (self.flows.len() - 1) as f64
    }

    fn outermost(&self, y: f64) -> (f64, f64) {
        let end = if y <= 0.0 { self.flows.first() } else { self.flows.last() };
        let flow = end.map_or(0.0, |flow| flow * self.scale);
        (flow.max(0.0), (-flow).max(0.0))
    }

    fn totals(&self) -> impl DoubleEndedIterator<Item = Sum> {
        self.flows.iter().map(|&flow| Sum::of(flow, self.scale))
    }
}

const LANES: usize = 4;

/// Four interleaved chains of Horner's rule, for inflows and outflows and for their derivatives.
#[derive(Debug, Default)]
struct Chains {
    inflow: [f64; LANES],
    outflow: [f64; LANES],
    inflow_slope: [f64; LANES],
    outflow_slope: [f64; LANES],
}

impl Chains {
    /// `sum of c[k] v^k`, and with k as a factor of each term.
    #[inline]
    fn from_the_end(c: &[f64], scale: f64, v: f64) -> Sums {
        let chunks = c.chunks_exact(LANES);
        let rest = chunks.remainder();
        let highest = std::array::from_fn(|lane| rest.get(lane).copied().unwrap_or(0.0));
        let powers = [1.0, v, v * v, v * v * v];
        Self::run(highest, chunks.rev(), scale, powers[2] * powers[2]).combine(powers, [0.0, 1.0, 2.0, 3.0])
    }

    /// `sum of c[n - k] v^k` for n the last index, and with k as a factor of each term.
    #[inline]
    fn from_the_start(c: &[f64], scale: f64, v: f64) -> Sums {
        let chunks = c.rchunks_exact(LANES);
        let rest = chunks.remainder();
        let lead = LANES - rest.len();
        let highest = std::array::from_fn(|lane| if lane < lead { 0.0 } else { rest[lane - lead] });
        let powers = [v * v * v, v * v, v, 1.0];
        Self::run(highest, chunks.rev(), scale, powers[1] * powers[1]).combine(powers, [3.0, 2.0, 1.0, 0.0])
    }

    #[inline]
    fn run<'a>(
        highest: [f64; LANES],
        chunks: impl Iterator<Item = &'a [f64]>,
        scale: f64,
        step: f64,
    ) -> Advanced {
        let mut chains = Self::default();
        chains.advance(&highest, scale, step);
        for chunk in chunks {
            if let Ok(chunk) = chunk.try_into() {
                chains.advance(chunk, scale, step);
            }
        }
        Advanced { chains, step }
    }

    #[inline]
    #[expect(
        clippy::needless_range_loop,
        reason = "five arrays in step, which the compiler turns into vectors"
    )]
    fn advance(&mut self, chunk: &[f64; LANES], scale: f64, step: f64) {
        for lane in 0..LANES {
            let flow = chunk[lane] * scale;
            let inflow = if flow > 0.0 { flow } else { 0.0 };
            let outflow = inflow - flow;
            self.inflow_slope[lane] = self.inflow_slope[lane] * step + self.inflow[lane];
            self.outflow_slope[lane] = self.outflow_slope[lane] * step + self.outflow[lane];
            self.inflow[lane] = self.inflow[lane] * step + inflow;
            self.outflow[lane] = self.outflow[lane] * step + outflow;
        }
    }
}

/// Chains that have met every coefficient, and the factor that they took at each step.
struct Advanced {
    chains: Chains,
    step: f64,
}

impl Advanced {
    /// Adds the chains up; chain j stands at `powers[j] = v^exponents[j]`.
    #[inline]
    fn combine(self, powers: [f64; LANES], exponents: [f64; LANES]) -> Sums {
        let mut sums = Sums { inflow: 0.0, outflow: 0.0, inflow_times: 0.0, outflow_times: 0.0 };
        let Chains { inflow, outflow, inflow_slope, outflow_slope } = self.chains;
        let full = LANES as f64 * self.step;
        for lane in 0..LANES {
            let (power, exponent) = (powers[lane], exponents[lane]);
            sums.inflow += power * inflow[lane];
            sums.outflow += power * outflow[lane];
            sums.inflow_times += power * (exponent * inflow[lane] + full * inflow_slope[lane]);
            sums.outflow_times += power * (exponent * outflow[lane] + full * outflow_slope[lane]);
        }
        sums
    }
}

/// Flows by day, ascending.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dated<'a> {
    flows: &'a [(u32, f64)],
    scale: f64,
    first: u32,
    last: u32,
}

impl<'a> Dated<'a> {
    /// `None` where every amount is zero.
    pub(super) fn of(flows: &'a [(u32, f64)]) -> Result<Option<Self>, Fault> {
        if !flows.is_sorted_by_key(|flow| flow.0) {
            return Err(Fault::NotAscending);
        }
        let Some(scale) = scale(flows.iter().map(|flow| flow.1))? else { return Ok(None) };
        let first = flows.iter().position(|flow| flow.1 != 0.0).unwrap_or(0);
        let last = flows.iter().rposition(|flow| flow.1 != 0.0).unwrap_or(0);
        Ok(flows.get(first..=last).map(|kept| Self {
            flows: kept,
            scale,
            first: flows[first].0,
            last: flows[last].0,
        }))
    }
}

impl Flows for Dated<'_> {
    const UNITS_PER_PERIOD: f64 = 365.0;

    fn at(&self, y: f64) -> Balance {
        let near = if y <= 0.0 { self.first } else { self.last };
        let powers = DailyPowers::of(-y.abs(), self.last - self.first);
        let mut sums = Sums { inflow: 0.0, outflow: 0.0, inflow_times: 0.0, outflow_times: 0.0 };
        for &(day, amount) in self.flows {
            let elapsed = f64::from(day - self.first);
            let worth = amount * self.scale * powers.at(day.abs_diff(near));
            let inflow = if worth > 0.0 { worth } else { 0.0 };
            let outflow = inflow - worth;
            sums.inflow += inflow;
            sums.outflow += outflow;
            sums.inflow_times += inflow * elapsed;
            sums.outflow_times += outflow * elapsed;
        }
        // The sums cost a rounding a term; the rounding of an exponent counts as often as the exponent is large.
        let noise = 2.0 * self.flows.len() as f64 + 4.0 * y.abs() * self.span() + 2.0 * POWERS_ERROR;
        Balance::of(y, sums, self.span(), noise * UNIT)
    }

    fn squares(&self, y: f64, centre: f64) -> (f64, f64) {
        let near = if y <= 0.0 { self.first } else { self.last };
        let powers = DailyPowers::of(-y.abs(), self.last - self.first);
        let (mut inflow, mut outflow) = (0.0, 0.0);
        for &(day, amount) in self.flows {
            let apart = f64::from(day - self.first) - centre;
            let square = amount * self.scale * powers.at(day.abs_diff(near)) * apart * apart;
            inflow += square.max(0.0);
            outflow += (-square).max(0.0);
        }
        (inflow, outflow)
    }

    fn span(&self) -> f64 {
        f64::from(self.last - self.first)
    }

    fn outermost(&self, y: f64) -> (f64, f64) {
        let near = if y <= 0.0 { self.first } else { self.last };
        self.flows.iter().filter(|flow| flow.0 == near).fold((0.0, 0.0), |(inflow, outflow), &(_, amount)| {
            let amount = amount * self.scale;
            (inflow + amount.max(0.0), outflow + (-amount).max(0.0))
        })
    }

    fn totals(&self) -> impl DoubleEndedIterator<Item = Sum> {
        self.flows.chunk_by(|one, next| one.0 == next.0).map(|day| {
            let mut sum = Sum::default();
            for &(_, amount) in day {
                sum.add(Sum::of(amount, self.scale));
            }
            sum
        })
    }
}
