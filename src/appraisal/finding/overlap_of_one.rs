//! What one line claims alone is no overlap: the other line is missing, or the name of its group is another one.

use super::{Check, Notice, Severity, Subject};
use crate::case::{CaseAdjustment, CaseAlternative, FindingCode, Line};

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
    let members: Vec<(&Line, &str)> = alternative.lines().iter().flat_map(memberships).collect();
    let is_alone =
        |(_, group): &&(&Line, &str)| members.iter().filter(|(_, other)| other == group).count() == 1;
    let notice = |(line, group): &(&Line, &str)| {
        let message = format!(
            "{:?} is the only line of the group {group:?}: what overlaps with it is missing, or names another group",
            line.name()
        );
        Notice::at(alternative.name(), message)
    };
    members.iter().filter(is_alone).map(notice).collect()
}

/// The groups that a line is a member of.
fn memberships(line: &Line) -> impl Iterator<Item = (&Line, &str)> {
    let overlaps = line.adjustments().iter().filter_map(CaseAdjustment::overlap);
    overlaps.map(move |(group, _)| (line, group))
}
