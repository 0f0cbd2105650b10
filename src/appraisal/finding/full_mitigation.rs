//! The lower bound of optimism bias is an aim for the day on which the contract is signed.

use super::{Check, Notice, Severity, Subject};
use crate::case::{CaseAdjustment, CaseAlternative, FindingCode};
use crate::value::Share;

pub(super) const CHECK: Check = Check {
    code: FindingCode::FullMitigation,
    severity: Severity::Warning,
    reference: "HM Treasury, Supplementary Green Book Guidance: Optimism Bias: the lower bound is what good management of \
                risks aims at by the award of contracts",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    subject.case.alternatives().iter().flat_map(of_alternative).collect()
}

fn of_alternative(alternative: &CaseAlternative) -> Vec<Notice> {
    let is_full = |adjustment: &&CaseAdjustment| adjustment.mitigated() == Some(Share::ALL);
    let notice = |adjustment: &CaseAdjustment| {
        let message = format!(
            "all optimism bias is said to be mitigated ({}): show the evidence that every risk behind it is managed",
            adjustment.summary()
        );
        Notice::at(alternative.name(), message)
    };
    alternative.all_adjustments().filter(is_full).map(notice).collect()
}
