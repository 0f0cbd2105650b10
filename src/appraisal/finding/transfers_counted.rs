//! A transfer uses no resources: it is a cost or a gain of the organisation and none of society.

use super::{Check, Notice, Severity, Subject, total_of, wording};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::{CashEffect, CostClass, FindingCode, LineKind};

pub(super) const CHECK: Check = Check {
    code: FindingCode::TransfersCounted,
    severity: Severity::Note,
    reference: "OMB Circular A-94 (1992), section 6: there is no economic gain from a pure transfer payment",
    find,
};

const TRANSFERS: [LineKind; 3] = [
    LineKind::Cost(CostClass::Transfer),
    LineKind::Benefit(CashEffect::Transfer),
    LineKind::DisBenefit(CashEffect::Transfer),
];

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    if subject.case.conventions().stated_view().is_some() {
        return Vec::new();
    }
    let of_each =
        |alternative| TRANSFERS.into_iter().filter_map(move |kind| notice(subject, alternative, kind));
    subject.alternatives.iter().flat_map(of_each).collect()
}

fn notice(subject: &Subject<'_>, alternative: &AlternativeAppraisal, kind: LineKind) -> Option<Notice> {
    let total = wording::money(subject, total_of(alternative, kind)?);
    let message = format!(
        "transfers of {total} count among its {}s: they are money of the organisation and use no resources of society",
        kind.word()
    );
    Some(Notice::at(alternative.name(), message))
}
