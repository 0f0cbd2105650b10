//! What is left at the end is the part of a case that is known least and argued about most.

use super::wording::rate;
use super::{Check, Notice, Severity, Subject};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::FindingCode;
use crate::value::Rate;
use rust_decimal::Decimal;

pub(super) const CHECK: Check = Check {
    code: FindingCode::ResidualDominates,
    severity: Severity::Warning,
    reference: "European Commission, Guide to Cost-Benefit Analysis (2014), section 2.7: residual value",
    find,
};

/// The share above which it is noticed.
const MOST: Decimal = crate::dec!(0.3);

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    subject.alternatives.iter().filter_map(notice).collect()
}

fn notice(alternative: &AlternativeAppraisal) -> Option<Notice> {
    let share = alternative.residual_share()?.value().filter(|share| *share > MOST)?;
    let message = format!(
        "residual values are {} of all present values, taken without their signs: show the result without them",
        rate(Rate::from_fraction(share).ok()?)
    );
    Some(Notice::at(alternative.name(), message))
}
