//! What is spent whatever is decided belongs on the page and in no figure.

use super::{Check, Notice, Severity, Subject, total_of, wording};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::{CostClass, FindingCode, LineKind};

pub(super) const CHECK: Check = Check {
    code: FindingCode::SunkCosts,
    severity: Severity::Note,
    reference: "OMB Circular A-94 (1992), section 6: sunk costs are ignored",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let notice = |alternative: &AlternativeAppraisal| {
        let total = total_of(alternative, LineKind::Cost(CostClass::Sunk))?;
        let total = wording::money(subject, total);
        let message = format!("sunk costs of {total} are listed and count in no figure");
        Some(Notice::at(alternative.name(), message))
    };
    subject.alternatives.iter().filter_map(notice).collect()
}
