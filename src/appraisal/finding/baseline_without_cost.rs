//! A baseline without cost makes every alternative look expensive, or shows a path that nobody is on.
//!
//! Doing nothing may really be free, so there it is a note and no warning.

use super::{Finding, FindingCode};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::{AlternativeKind, BusinessCase, Line, LineKind, Treatment};

pub(super) fn check(case: &BusinessCase, _: &[AlternativeAppraisal]) -> Vec<Finding> {
    let baseline = case.baseline();
    if baseline.lines().iter().any(costs_something) {
        return Vec::new();
    }
    let finding = match baseline.kind() {
        AlternativeKind::DoNothing => Finding::note,
        _ => Finding::warning,
    };
    let message =
        "the baseline has no cost that counts, so it must really be free to go on without a decision";
    vec![finding(FindingCode::BaselineWithoutCost, baseline.name().to_owned(), message.to_owned())]
}

fn costs_something(line: &Line) -> bool {
    matches!(line.kind(), LineKind::Cost(_))
        && line.treatment() == Treatment::Counted
        && line.cells().iter().any(|cell| !cell.is_zero())
}
