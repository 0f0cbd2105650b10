//! Differences from anything but the current path say little about what a decision changes.

use super::{Check, Notice, Severity, Subject};
use crate::case::{AlternativeKind, FindingCode};

pub(super) const CHECK: Check = Check {
    code: FindingCode::BaselineBesideCurrentPath,
    severity: Severity::Warning,
    reference: "HM Treasury, The Green Book: business as usual is the benchmark of every option",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let baseline = subject.case.baseline();
    if baseline.kind() == AlternativeKind::BusinessAsUsual {
        return Vec::new();
    }
    let current =
        subject.case.alternatives().iter().find(|other| other.kind() == AlternativeKind::BusinessAsUsual);
    let notice = |name: &str| {
        let message = format!(
            "the baseline is of kind {}, while {name:?} shows business as usual: every difference is measured from a \
             path that nobody is on",
            baseline.kind()
        );
        Notice::at(baseline.name(), message)
    };
    current.map(|current| notice(current.name())).into_iter().collect()
}
