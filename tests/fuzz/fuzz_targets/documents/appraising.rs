//! The appraisal of any case that a reader accepts: it is made, told in both forms, and keeps the laws.

use crate::worth;
use bizcase::appraisal::{
    AlternativeAppraisal, Appraisal, CellTrace, LineTrace, ResidualTrace, TagTotal, TaxTrace,
};
use bizcase::measure::Outcome;
use bizcase::prelude::*;
use bizcase::strategies::laws;
use shared::fraction::Fraction;
use std::collections::BTreeMap;

/// Cells of cases that are appraised, those at the low and high values of assumptions among them; larger cases are read
/// and written alone, so that the fuzzer tries many.
const CELLS: usize = 2_000;

/// Cells of cases that are appraised again: as their own document has them, and in other orders.
const CELLS_AGAIN: usize = 120;

/// Cells of scoring matrices, by stakeholder, of cases that are appraised.
const JUDGEMENTS: usize = 120;

pub fn check(case: &BusinessCase) {
    let cells = cells(case);
    if cells > CELLS || judgements(case) > JUDGEMENTS {
        return;
    }
    let appraisal = case.appraise();
    assert!(!appraisal.to_markdown().is_empty() && !appraisal.to_text().is_empty());
    serde_json::to_string(&appraisal).expect("an appraisal is JSON");
    for (alternative, appraised) in case.alternatives().iter().zip(appraisal.alternatives()) {
        worth::check(case, alternative, appraised);
        check_trace(&appraisal, appraised);
    }
    if cells <= CELLS_AGAIN {
        check_fingerprint(case, &appraisal);
        laws::unmoved_by_order_of_lines(figures, case).unwrap_or_else(|violation| panic!("{violation}"));
        laws::unmoved_by_order_of_alternatives(figures, case)
            .unwrap_or_else(|violation| panic!("{violation}"));
    }
}

fn cells(case: &BusinessCase) -> usize {
    let lines: usize = case.alternatives().iter().map(|alternative| alternative.lines().len() + 1).sum();
    let ranges = case.assumptions().iter().filter(|assumption| assumption.low().is_some()).count();
    lines * case.timeline().columns() * (1 + 2 * ranges)
}

fn judgements(case: &BusinessCase) -> usize {
    let of_matrix = |matrix: &ScoringMatrix| {
        matrix.options().len() * matrix.criteria().len() * matrix.stakeholders().len().max(1)
    };
    case.scoring().map_or(0, of_matrix)
}

fn check_fingerprint(case: &BusinessCase, appraisal: &Appraisal) {
    let again = CaseDocument::from(case).build().expect("what a case says is accepted");
    assert_eq!(again.appraise().provenance(), appraisal.provenance());
}

/// What is said of each alternative in numbers, wherever it stands.
fn figures(case: &BusinessCase) -> BTreeMap<String, String> {
    let said = |alternative: &AlternativeAppraisal| {
        let parts = (alternative.flow(), alternative.measures(), alternative.comparison());
        serde_json::to_string(&parts).expect("figures are JSON")
    };
    let appraisal = case.appraise();
    appraisal.alternatives().iter().map(|one| (one.id().to_string(), said(one))).collect()
}

/// Each level of a trace makes the figure above it.
fn check_trace(appraisal: &Appraisal, appraised: &AlternativeAppraisal) {
    let trace = appraisal.trace(appraised.id().as_str()).expect("the alternative is there");
    assert!(!trace.to_markdown().is_empty() && !trace.to_text().is_empty());
    assert_eq!(trace.npv(), appraised.measures().npv());
    let tax = || trace.tax().map(TaxTrace::present_value);
    let lines = trace.lines().iter().map(LineTrace::present_value).chain(tax());
    assert_sum(trace.npv(), lines, trace.rounding());
    let tags = trace.tags().iter().map(TagTotal::present_value).chain(tax());
    assert_sum(trace.npv(), tags, trace.rounding_of_tags());
    for line in trace.lines() {
        let left = line.residual().map(ResidualTrace::present_value);
        let parts = line.cells().iter().map(CellTrace::present_value).chain(left);
        assert_sum(line.present_value(), parts, line.rounding());
    }
}

/// Asserts that parts and the stated difference make a whole, and that the difference is no more than the figures are
/// rounded by.
#[track_caller]
fn assert_sum(
    whole: Outcome<Decimal>,
    parts: impl Iterator<Item = Outcome<Decimal>>,
    difference: Option<Decimal>,
) {
    let (Some(whole), Some(parts)) = (whole.value(), parts.map(Outcome::value).collect::<Option<Vec<_>>>())
    else {
        return;
    };
    let sum = parts.iter().fold(Fraction::integer(0), |sum, &part| sum + Fraction::of(part));
    let halves = parts.iter().map(|&part| Fraction::half_unit_of(part));
    let room = halves.fold(Fraction::half_unit_of(whole), |room, half| room + half);
    let exact = Fraction::of(whole) - sum;
    assert!(exact.abs() <= room, "{whole} is not the sum of {parts:?}");
    shared::fraction::assert_rounded(Outcome::Value(difference.expect("every part is a number")), &exact);
}
