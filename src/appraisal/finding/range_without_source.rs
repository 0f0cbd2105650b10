//! A range that nobody can trace is a range that nobody can question.

use super::{Check, Notice, Severity, Subject};
use crate::case::{CaseAssumption, FindingCode};

pub(super) const CHECK: Check = Check {
    code: FindingCode::RangeWithoutSource,
    severity: Severity::Note,
    reference: "HM Treasury, The Aqua Book: assumptions are recorded with their source and their uncertainty",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let lacks_source =
        |assumption: &&CaseAssumption| assumption.low().is_some() && assumption.source().is_none();
    let notice = |assumption: &CaseAssumption| {
        Notice::at(assumption.id().as_str(), "it has a range and no source that the range could come from")
    };
    subject.case.assumptions().iter().filter(lacks_source).map(notice).collect()
}
