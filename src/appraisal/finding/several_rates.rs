//! Where there are several internal rates of return, none of them answers whether a project is worth it.

use super::wording::modified_rate;
use super::{Check, Notice, Severity, Subject};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::FindingCode;
use crate::measure::Irr;

pub(super) const CHECK: Check = Check {
    code: FindingCode::SeveralRates,
    severity: Severity::Note,
    reference: "Brealey and Myers, Principles of Corporate Finance, pitfalls of the internal rate of return: multiple \
                rates",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    subject.alternatives.iter().filter_map(|alternative| notice(subject, alternative)).collect()
}

fn notice(subject: &Subject<'_>, alternative: &AlternativeAppraisal) -> Option<Notice> {
    let comparison = alternative.comparison()?;
    let Irr::Multiple(rates) = comparison.irr() else { return None };
    let message = format!(
        "the flow against the baseline has {} internal rates of return: decide by the net present value, or by {}",
        rates.len(),
        modified_rate(subject, comparison),
    );
    Some(Notice::at(alternative.name(), message))
}
