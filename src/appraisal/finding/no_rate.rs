//! A flow may change sign and be worth something, or cost something, at every rate.

use super::wording::modified_rate;
use super::{Check, Notice, Severity, Subject};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::FindingCode;
use crate::measure::{Irr, Reason};

pub(super) const CHECK: Check = Check {
    code: FindingCode::NoRate,
    severity: Severity::Note,
    reference: "Brealey and Myers, Principles of Corporate Finance, pitfalls of the internal rate of return: no rate",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    subject.alternatives.iter().filter_map(|alternative| notice(subject, alternative)).collect()
}

fn notice(subject: &Subject<'_>, alternative: &AlternativeAppraisal) -> Option<Notice> {
    let comparison = alternative.comparison()?;
    // A flow that never changes sign has no rate either, and nobody expects one.
    let Irr::None(Reason::NoRate) = comparison.irr() else { return None };
    let message = format!(
        "the flow against the baseline changes sign and has no internal rate of return: decide by the net present \
         value, or by {}",
        modified_rate(subject, comparison),
    );
    Some(Notice::at(alternative.name(), message))
}
