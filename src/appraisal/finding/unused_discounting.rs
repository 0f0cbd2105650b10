//! A way of discounting that no line names was forgotten on a line, or can go.

use super::{Check, Notice, Severity, Subject};
use crate::case::{CaseAlternative, FindingCode, NamedDiscounting};

pub(super) const CHECK: Check = Check {
    code: FindingCode::UnusedDiscounting,
    severity: Severity::Note,
    reference: "HM Treasury, The Aqua Book: verification, that a model does what it is meant to do with its inputs",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let case = subject.case;
    let is_used = |named: &&NamedDiscounting| {
        let mut lines = case.alternatives().iter().flat_map(CaseAlternative::lines);
        lines.any(|line| line.discounting() == Some(named.id()))
    };
    let unused = case.named_discounting().iter().filter(|named| !is_used(named));
    unused
        .map(|named| {
            let message = "no line is discounted in this way";
            Notice::at(named.id().as_str(), message)
        })
        .collect()
}
