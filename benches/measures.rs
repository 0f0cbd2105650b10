//! What an embedder waits for: one measure of one flow, exact and in `f64`.

#![allow(missing_docs, reason = "the macros of the harness make undocumented items")]

use bizcase::time::Timing;
use bizcase::{Decimal, Rate, approx, decimals, measure, percent};
use criterion::{BenchmarkId, Criterion as Bench, criterion_group, criterion_main};
use std::hint::black_box;

/// An outlay and then uneven income of 90.00 to 109.99 that repays it at about 10 % a period, or 0.8 % for many.
fn project(n: usize) -> (Vec<Decimal>, Vec<f64>) {
    let mut state: u64 = 12345;
    let mut income = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        9000 + i64::try_from((state >> 40) % 2000).unwrap_or(0)
    };
    let mut cents: Vec<i64> = (0..n).map(|k| if k == 0 { 0 } else { income() }).collect();
    let rate = if n > 100 { percent!(0.8) } else { percent!(10) };
    let decimals =
        |cents: &[i64]| -> Vec<Decimal> { cents.iter().map(|&cents| Decimal::new(cents, 2)).collect() };
    let worth = measure::npv(rate, Timing::End, &decimals(&cents)).value().unwrap_or_default();
    let outlay = worth.round_dp(2).mantissa();
    cents[0] = -i64::try_from(outlay).unwrap_or(0);
    let floats = cents.iter().map(|&cents| cents as f64 / 100.0).collect();
    (decimals(&cents), floats)
}

fn npv(bench: &mut Bench) {
    let mut group = bench.benchmark_group("npv");
    let rate: Rate = percent!(8);
    for n in [10, 50, 360, 1200] {
        let (flows, floats) = project(n);
        group.bench_function(BenchmarkId::new("exact", n), |b| {
            b.iter(|| measure::npv(black_box(rate), Timing::End, black_box(&flows)));
        });
        group.bench_function(BenchmarkId::new("f64", n), |b| {
            b.iter(|| approx::npv(black_box(0.08), Timing::End, black_box(&floats)));
        });
    }
    group.finish();
}

fn irr(bench: &mut Bench) {
    let mut group = bench.benchmark_group("irr");
    group.sample_size(10);
    for n in [10, 50, 360, 1200] {
        let (flows, floats) = project(n);
        group.bench_function(BenchmarkId::new("exact", n), |b| b.iter(|| measure::irr(black_box(&flows))));
        group.bench_function(BenchmarkId::new("f64", n), |b| b.iter(|| approx::irr(black_box(&floats))));
    }
    group.finish();
}

/// Flows at which a search in floats alone would be lost.
fn hard(bench: &mut Bench) {
    let cases = [
        // 10 % twice, and three times.
        ("double root", decimals![-100, 220, -121].to_vec()),
        ("triple root", decimals![-1000, 3300, -3630, 1331].to_vec()),
        // 10 % and 10.0000000001 %: -100 (1 - 1.1 v) (1 - 1.100000000001 v).
        ("two rates 1e-12 apart", decimals![-100, "220.0000000001", "-121.00000000011"].to_vec()),
    ];
    let mut group = bench.benchmark_group("hard irr");
    for (name, flows) in &cases {
        let floats: Vec<f64> =
            flows.iter().map(|flow| flow.to_string().parse().expect("a decimal is a number")).collect();
        group.bench_function(BenchmarkId::new("exact", name), |b| b.iter(|| measure::irr(black_box(flows))));
        group.bench_function(BenchmarkId::new("f64", name), |b| b.iter(|| approx::irr(black_box(&floats))));
    }
    group.finish();
}

criterion_group!(benches, npv, irr, hard);
criterion_main!(benches);
