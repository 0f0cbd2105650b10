//! An assumption that no amount depends on was forgotten somewhere, or can go.

use super::{Check, Notice, Severity, Subject};
use crate::case::{CaseAssumption, FindingCode};
use crate::value::Id;

pub(super) const CHECK: Check = Check {
    code: FindingCode::UnusedAssumption,
    severity: Severity::Note,
    reference: "HM Treasury, The Aqua Book: verification, that a model does what it is meant to do with its inputs",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let notice = |id: &Id| Notice::at(id.as_str(), "no amount depends on this assumption");
    let ids = subject.case.assumptions().iter().map(CaseAssumption::id);
    ids.filter(|id| !is_used(subject, id)).map(notice).collect()
}

fn is_used(subject: &Subject<'_>, id: &Id) -> bool {
    subject.case.alternatives().iter().any(|alternative| alternative.depends_on(id))
}
