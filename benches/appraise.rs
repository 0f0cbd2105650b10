//! What a service waits for: reading a case document and appraising it.

#![allow(missing_docs, reason = "the macros of the harness make undocumented items")]

use bizcase::prelude::*;
use criterion::{Criterion as Bench, criterion_group, criterion_main};
use std::hint::black_box;

const CASE: &str = include_str!("../examples/cases/online-permits.toml");

fn appraise(bench: &mut Bench) {
    let document: CaseDocument = toml::from_str(CASE).expect("the shipped case is TOML");
    let case = document.build().expect("the shipped case is valid");
    let appraisal = case.appraise();
    let mut group = bench.benchmark_group("shipped case");
    group.bench_function("read the document", |b| {
        b.iter(|| toml::from_str::<CaseDocument>(black_box(CASE)).expect("the shipped case is TOML"));
    });
    group.bench_function("build", |b| {
        b.iter(|| black_box(&document).build().expect("the shipped case is valid"));
    });
    group.bench_function("appraise", |b| b.iter(|| black_box(&case).appraise()));
    group.bench_function("write the page", |b| b.iter(|| black_box(&appraisal).to_markdown()));
    group.finish();
}

criterion_group!(benches, appraise);
criterion_main!(benches);
