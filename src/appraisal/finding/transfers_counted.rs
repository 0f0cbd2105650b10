//! A transfer uses no resources: it is a cost of the organisation and none of society.

use super::{Check, Notice, Severity, Subject, total_of, wording};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::{CostClass, FindingCode};

pub(super) const CHECK: Check = Check {
    code: FindingCode::TransfersCounted,
    severity: Severity::Note,
    reference: "OMB Circular A-94 (1992), section 6: there is no economic gain from a pure transfer payment",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let notice = |alternative: &AlternativeAppraisal| {
        let total = wording::money(subject, total_of(alternative, CostClass::Transfer)?);
        let message = format!(
            "transfers of {total} count among its costs: they are money of the organisation and use no resources of \
             society"
        );
        Some(Notice::at(alternative.name(), message))
    };
    subject.alternatives.iter().filter_map(notice).collect()
}
