//! The measures in `f64`, bit for bit.

use super::Entry;
use super::flows::{self, DatedFlow, floats};
use super::spelling::Spelled;
use bizcase::Decimal;
use bizcase::approx;
use bizcase::time::Timing;

const RATES: [f64; 6] = [-0.2, 0.0, 0.035, 0.127_5, 2.5, -1.5];

pub(super) fn entries() -> Vec<Entry> {
    let mut entries = Vec::new();
    for set in flows::periodic() {
        let all = |answer: fn(&[f64]) -> String| -> String {
            set.flows.iter().map(|flow: &Vec<Decimal>| answer(&floats(flow)) + "\n").collect()
        };
        entries.push(Entry::figures("approx-npv", set.name, all(present_values)));
        entries.push(Entry::figures("approx-irr", set.name, all(|flow| approx::irr(flow).spelled())));
        entries.push(Entry::figures("approx-weighted-totals", set.name, all(weighted_totals)));
    }
    for set in flows::dated() {
        let all = |answer: fn(&[(u32, f64)]) -> String| -> String {
            set.flows.iter().map(|flow| answer(&by_day(flow)) + "\n").collect()
        };
        let by_rate: fn(&[(u32, f64)]) -> String =
            |flow| RATES.map(|rate| approx::xnpv(rate, flow)).spelled();
        entries.push(Entry::figures("approx-xnpv", set.name, all(by_rate)));
        entries.push(Entry::figures("approx-xirr", set.name, all(|flow| approx::xirr(flow).spelled())));
    }
    entries
}

fn present_values(flow: &[f64]) -> String {
    let at = |rate: f64| Timing::ALL.iter().map(move |timing| (rate, *timing));
    let pairs = RATES.into_iter().flat_map(at);
    pairs.map(|(rate, timing)| approx::npv(rate, timing, flow).spelled() + " ").collect()
}

/// The amounts as the values of options, with a fifth of as many weights.
fn weighted_totals(flow: &[f64]) -> String {
    let weights: Vec<f64> = flow.iter().step_by(5).map(|amount| amount.abs()).collect();
    let options = flow.len() / weights.len().max(1);
    let mut totals = vec![0.0; options];
    let values = &flow[..options * weights.len()];
    approx::weighted_totals(values, &weights, &mut totals).map(|()| totals).spelled()
}

fn by_day(flow: &DatedFlow) -> Vec<(u32, f64)> {
    let amounts = floats(flow.iter().map(|(_, amount)| amount));
    flows::days(flow).into_iter().zip(amounts).collect()
}
