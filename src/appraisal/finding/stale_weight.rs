//! A weight is about a swing: one that was agreed for another scale says nothing of this one.

use super::{Check, Notice, Severity, Subject};
use crate::case::FindingCode;
use crate::scoring::StaleWeight;

pub(super) const CHECK: Check = Check {
    code: FindingCode::StaleWeight,
    severity: Severity::Warning,
    reference: "von Winterfeldt and Edwards, Decision Analysis and Behavioral Research (1986), chapter 8: weights and \
                the ranges of scales",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let stale = subject.scoring.map_or(&[][..], |scoring| scoring.stale_weights());
    stale.iter().map(|weight: &StaleWeight| Notice::at(weight.name(), weight.to_string())).collect()
}
