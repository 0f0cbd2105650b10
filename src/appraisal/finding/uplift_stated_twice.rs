//! A cost that is raised by what other projects came to is raised for the same reason again by a contingency.
//!
//! Two costs of one class, of which each bears one of the two, are no fault: a building and the vehicles that serve it.

use super::{Check, Notice, Severity, Subject};
use crate::case::{Allowance, CaseAdjustment, CaseAlternative, FindingCode, Line, LineKind, chain_of};

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
    let costs = alternative.lines().iter().filter(|line| matches!(line.kind(), LineKind::Cost(_)));
    costs.filter_map(|line| of_line(alternative, line))
}

fn of_line(alternative: &CaseAlternative, line: &Line) -> Option<Notice> {
    let first = |allowance: Allowance| {
        let mut chain = chain_of(line, alternative.adjustments());
        chain.find(|adjustment| adjustment.allowance() == Some(allowance)).map(CaseAdjustment::kind)
    };
    let (experience, reserve) = (first(Allowance::Experience)?, first(Allowance::Reserve)?);
    let message = format!(
        "{:?} is raised by {} and by a {reserve}, which make up for the same risks: state one of them, or show which risks \
         each one covers",
        line.name(),
        experience.replace('-', " ")
    );
    Some(Notice::at(alternative.name(), message))
}
