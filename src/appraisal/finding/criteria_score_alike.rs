//! Two criteria that tell the alternatives apart in the same way may be two names of one thing.

use super::{Check, Notice, Severity, Subject};
use crate::case::FindingCode;
use crate::scoring::{NormalisedWeight, ScoreRanking};
use crate::value::Id;
use crate::value::text::listed;

pub(super) const CHECK: Check = Check {
    code: FindingCode::CriteriaScoreAlike,
    severity: Severity::Note,
    reference: "Department for Communities and Local Government, Multi-criteria analysis: a manual (2009), section 5.4: \
                redundancy and double counting among criteria",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let Some(scoring) = subject.scoring else { return Vec::new() };
    scoring.alike_criteria().iter().filter_map(|alike| notice(scoring, alike)).collect()
}

fn notice(scoring: &ScoreRanking, alike: &[Id]) -> Option<Notice> {
    let name = |id: &Id| {
        scoring.weights().iter().find(|weight| weight.criterion() == id).map(NormalisedWeight::name)
    };
    let (first, others) = alike.split_first()?;
    let others: Vec<String> = others.iter().filter_map(name).map(|name| format!("{name:?}")).collect();
    let message = format!(
        "every option that is ranked has the same value on this criterion as on {}: perhaps one thing is counted twice, with \
         the weights of all of them",
        listed(&others)
    );
    Some(Notice::at(name(first)?, message))
}
