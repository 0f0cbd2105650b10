//! A baseline without cost makes every alternative look expensive, or shows a path that nobody is on.
//!
//! Doing nothing may really be free, so there it is a note and no warning.

use super::{Check, Notice, Severity, Subject};
use crate::case::{AlternativeKind, FindingCode, Line, LineKind, Treatment};

pub(super) const CHECK: Check = Check {
    code: FindingCode::BaselineWithoutCost,
    severity: Severity::Warning,
    reference: "HM Treasury, The Green Book: options are compared with the costs and benefits of business as usual",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let baseline = subject.case.baseline();
    if baseline.lines().iter().any(costs_something) {
        return Vec::new();
    }
    let message =
        "the baseline has no cost that counts, so it must really be free to go on without a decision";
    let notice = Notice::at(baseline.name(), message);
    vec![match baseline.kind() {
        AlternativeKind::DoNothing => notice.note_only(),
        _ => notice,
    }]
}

fn costs_something(line: &Line) -> bool {
    matches!(line.kind(), LineKind::Cost(_))
        && line.treatment() == Treatment::Counted
        && line.cells().iter().any(|cell| !cell.is_zero())
}
