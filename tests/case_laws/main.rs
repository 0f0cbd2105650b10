//! Laws of cases, appraisals and pages, on random cases of the crate's own strategies.
//!
//! Where a figure is promised to be exact, the tests compute it anew in big integers.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

mod document;
mod edit;
mod exact;
mod incremental;
mod page;
mod ranking;
mod rate;
mod schedule;
mod trace;
mod variation;

use bizcase::appraisal::{AlternativeAppraisal, FlowSchedule};
use bizcase::prelude::*;
use proptest::test_runner::Config;

/// How often each law is tried.
fn times(cases: u32) -> Config {
    Config { cases, ..Config::default() }
}

/// The figures of each alternative without its labels and lines: flow, measures, comparison.
fn figures(appraisal: &Appraisal) -> Vec<String> {
    let figures = |alternative: &AlternativeAppraisal| {
        let parts = (alternative.flow(), alternative.measures(), alternative.comparison());
        serde_json::to_string(&parts).unwrap()
    };
    appraisal.alternatives().iter().map(figures).collect()
}

/// The last cumulative present value.
fn last(flow: &FlowSchedule) -> Outcome<Decimal> {
    *flow.cumulative_present_values().last().unwrap()
}
