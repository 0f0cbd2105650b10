//! A baseline without cost makes every alternative look expensive, or shows a path that nobody is on.

use super::{Finding, FindingCode};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::{BusinessCase, Line, LineKind, Treatment};

pub(super) fn check(case: &BusinessCase, _: &[AlternativeAppraisal]) -> Vec<Finding> {
    let baseline = case.baseline();
    if baseline.lines().iter().any(costs_something) {
        return Vec::new();
    }
    let message = "the baseline has no cost that counts: is it what would really happen without a decision?";
    vec![Finding::new(FindingCode::BaselineWithoutCost, baseline.name(), message)]
}

fn costs_something(line: &Line) -> bool {
    matches!(line.kind(), LineKind::Cost(_))
        && line.treatment() == Treatment::Counted
        && line.cells().iter().any(|cell| !cell.is_zero())
}
