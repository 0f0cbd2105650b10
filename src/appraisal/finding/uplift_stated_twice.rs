//! A cost that is raised by what other projects came to is raised for the same reason again by a contingency.

use super::{Check, Notice, Severity, Subject};
use crate::case::{Allowance, CaseAdjustment, CaseAlternative, CostClass, FindingCode, LineKind, chain_of};

pub(super) const CHECK: Check = Check {
    code: FindingCode::UpliftStatedTwice,
    severity: Severity::Warning,
    reference: "HM Treasury, Supplementary Green Book Guidance: Optimism Bias: contingency and the uplift make up for \
                the same risks",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    subject.case.alternatives().iter().flat_map(of_alternative).collect()
}

fn of_alternative(alternative: &CaseAlternative) -> impl Iterator<Item = Notice> {
    CostClass::ALL.iter().filter_map(|&class| of_class(alternative, class))
}

fn of_class(alternative: &CaseAlternative, class: CostClass) -> Option<Notice> {
    let lines = || alternative.lines().iter().filter(|line| line.kind() == LineKind::Cost(class));
    let first = |allowance: Allowance| {
        let adjustments = lines().flat_map(|line| chain_of(line, alternative.adjustments()));
        adjustments
            .filter(|adjustment| adjustment.allowance() == Some(allowance))
            .map(CaseAdjustment::kind)
            .next()
    };
    let (experience, reserve) = (first(Allowance::Experience)?, first(Allowance::Reserve)?);
    let message = format!(
        "costs of class {class} are raised by {} and by a {reserve}, which make up for the same risks: state one of them, \
         or show which risks each one covers",
        experience.replace('-', " ")
    );
    Some(Notice::at(alternative.name(), message))
}
