//! A weight is worth the difference that it makes between options: on equal scores, none.

use super::{Check, Notice, Severity, Subject};
use crate::case::FindingCode;
use crate::scoring::NormalisedWeight;

pub(super) const CHECK: Check = Check {
    code: FindingCode::CriterionDecidesNothing,
    severity: Severity::Warning,
    reference: "Department for Communities and Local Government, Multi-criteria analysis: a manual (2009): swing \
                weighting",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let Some(scoring) = subject.scoring else { return Vec::new() };
    let constant =
        scoring.weights().iter().filter(|weight| scoring.constant_criteria().contains(weight.criterion()));
    let notice = |weight: &NormalisedWeight| {
        Notice::at(
            weight.name(),
            "all options score the same on this criterion: its swing is zero, and its weight decides nothing",
        )
    };
    constant.map(notice).collect()
}
