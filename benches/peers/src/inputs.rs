//! The inputs: the same in every run, no random numbers of the platform.

use rust_decimal::Decimal;

/// The multiplier and increment of Knuth's MMIX generator.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state
}

fn cents(amount: f64) -> f64 {
    (amount * 100.0).round() / 100.0
}

/// An outlay and then uneven income of 90.00 to 109.99, with a rate of about 10 % a period, or 0.8 % for many periods.
pub fn project(n: usize) -> Vec<f64> {
    let mut state = 12345;
    let mut flows = vec![0.0; n];
    for flow in flows.iter_mut().skip(1) {
        *flow = ((9000 + (next(&mut state) >> 40) % 2000) as f64) / 100.0;
    }
    let factor = 1.0 / (1.0 + if n > 100 { 0.008 } else { 0.1 });
    flows[0] = -cents(flows.iter().rev().fold(0.0, |sum, flow| sum * factor + flow));
    flows
}

/// An outlay on day 0 and then income of 90.00 to 109.99 at gaps of 1 to 60 days, or 1 to 14 for many flows, with a
/// rate of about 10 % a year.
pub fn dated(n: usize) -> Vec<(u32, f64)> {
    let mut state = 777;
    let mut flows = vec![(0, 0.0); n];
    for k in 1..n {
        let bits = next(&mut state);
        let gap = 1 + u32::try_from((bits >> 40) % if n > 500 { 14 } else { 60 }).expect("a small number");
        flows[k] = (flows[k - 1].0 + gap, ((9000 + (bits >> 30) % 2000) as f64) / 100.0);
    }
    let worth: f64 = flows.iter().map(|&(day, amount)| amount * 1.1_f64.powf(-f64::from(day) / 365.0)).sum();
    flows[0].1 = -cents(worth);
    flows
}

/// A table of so many options and criteria, row by row, with numbers from 1.00 to 100.99.
pub fn table(options: usize, criteria: usize) -> Vec<f64> {
    let mut state = 2026;
    (0..options * criteria).map(|_| ((100 + (next(&mut state) >> 40) % 10_000) as f64) / 100.0).collect()
}

/// Values from 0.00 to 99.99 by row, and weights from 1 upwards.
pub fn scores(options: usize, criteria: usize) -> (Vec<f64>, Vec<f64>) {
    let mut state = 4321;
    let values =
        (0..options * criteria).map(|_| ((next(&mut state) >> 40) % 10_000) as f64 / 100.0).collect();
    (values, (1..=criteria).map(|weight| weight as f64).collect())
}

/// An amount with two places as the decimal that it stands for.
pub fn to_decimal(amount: f64) -> Decimal {
    Decimal::new((amount * 100.0).round() as i64, 2)
}
