//! A way of discounting that no line names was forgotten on a line, or can go.

use super::{Finding, FindingCode};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::{BusinessCase, CaseAlternative, NamedDiscounting};

pub(super) fn check(case: &BusinessCase, _: &[AlternativeAppraisal]) -> Vec<Finding> {
    let is_used = |named: &&NamedDiscounting| {
        let mut lines = case.alternatives().iter().flat_map(CaseAlternative::lines);
        lines.any(|line| line.discounting() == Some(named.id()))
    };
    let unused = case.named_discounting().iter().filter(|named| !is_used(named));
    unused
        .map(|named| {
            let message = "no line is discounted in this way";
            Finding::note(FindingCode::UnusedDiscounting, named.id().as_str(), message)
        })
        .collect()
}
