//! Laws of cases, appraisals and pages, on random cases of the crate's own strategies.
//!
//! Where a figure is promised to be exact, the tests compute it anew in big integers.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

mod adjustment;
mod dates;
mod delay;
mod document;
mod edit;
mod exact;
mod incremental;
mod level;
mod loans;
mod page;
mod prices;
mod ranking;
mod rate;
mod residual;
mod risk;
mod schedule;
mod tax;
mod trace;
mod variation;
mod views;

use bizcase::appraisal::{AlternativeAppraisal, FlowSchedule};
use bizcase::case::UntimedConventions;
use bizcase::prelude::*;
use proptest::prelude::*;
use proptest::test_runner::Config;
use std::ops::RangeInclusive;

/// How often each law is tried.
fn times(cases: u32) -> Config {
    Config { cases, ..Config::default() }
}

/// Rates in tenths of a percent.
fn permille(range: RangeInclusive<i64>) -> impl Strategy<Value = Rate> {
    range.prop_map(|permille| Rate::from_fraction(Decimal::new(permille, 3)).unwrap())
}

/// When the flow of a period falls, all at once.
fn timings() -> impl Strategy<Value = fn(UntimedConventions) -> Conventions> {
    prop::sample::select(vec![
        UntimedConventions::start_of_period as fn(UntimedConventions) -> Conventions,
        UntimedConventions::middle_of_period,
        UntimedConventions::end_of_period,
    ])
}

/// The figures of each alternative without its labels and lines: flow, measures, comparison.
fn figures(appraisal: &Appraisal) -> Vec<String> {
    let figures = |alternative: &AlternativeAppraisal| {
        let parts = (alternative.flow(), alternative.measures(), alternative.comparison());
        serde_json::to_string(&parts).unwrap()
    };
    appraisal.alternatives().iter().map(figures).collect()
}

/// The net present value of an alternative.
fn npv(appraisal: &Appraisal, id: &str) -> Decimal {
    appraisal.alternative(id).unwrap().measures().npv().value().unwrap()
}

/// The last cumulative present value.
fn last(flow: &FlowSchedule) -> Outcome<Decimal> {
    *flow.cumulative_present_values().last().unwrap()
}
