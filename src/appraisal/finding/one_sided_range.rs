//! A value that can only get better, or only worse, is no central value.

use super::{Check, Notice, Severity, Subject};
use crate::case::{CaseAssumption, FindingCode};

pub(super) const CHECK: Check = Check {
    code: FindingCode::OneSidedRange,
    severity: Severity::Note,
    reference: "HM Treasury, The Green Book: sensitivity analysis, and optimism bias, the tendency to be too optimistic \
                about central values",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    subject.case.assumptions().iter().filter_map(notice).collect()
}

fn notice(assumption: &CaseAssumption) -> Option<Notice> {
    let (low, high) = (assumption.low()?, assumption.high()?);
    let message = match (assumption.value() == low, assumption.value() == high) {
        (true, true) => "its range is one value, so that it says nothing about uncertainty",
        (true, false) => "its central value is the low end of its range, so that it can only be larger",
        (false, true) => "its central value is the high end of its range, so that it can only be smaller",
        (false, false) => return None,
    };
    Some(Notice::at(assumption.id().as_str(), message))
}
