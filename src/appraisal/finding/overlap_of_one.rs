//! What one line claims alone is no overlap: the other line is missing, or the name of its group is another one.

use super::{Check, Notice, Severity, Subject};
use crate::case::{CaseAdjustment, CaseAlternative, FindingCode, Line};
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check {
    code: FindingCode::OverlapOfOne,
    severity: Severity::Note,
    reference: "HM Treasury, The Green Book: valuation of costs and benefits, which are not to be counted twice",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    subject.case.alternatives().iter().flat_map(of_alternative).collect()
}

fn of_alternative(alternative: &CaseAlternative) -> Vec<Notice> {
    let mut members: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    for line in alternative.lines() {
        for (group, _) in line.adjustments().iter().filter_map(CaseAdjustment::overlap) {
            members.entry(group).or_default().push(line);
        }
    }
    let notice = |(group, lines): (&str, Vec<&Line>)| {
        let [only] = lines.as_slice() else { return None };
        let message = format!(
            "{:?} is the only line of the group {group:?}: what overlaps with it is missing, or names another group",
            only.name()
        );
        Some(Notice::at(alternative.name(), message))
    };
    members.into_iter().filter_map(notice).collect()
}
