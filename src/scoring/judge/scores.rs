//! The scores of an option, its own or those of a stakeholder.

use super::criterion::has_sound_scale;
use super::identity::{Known, text_fault};
use super::scale::range;
use crate::error::{Error, ErrorKind};
use crate::scoring::criterion::Criterion;
use crate::scoring::given::GivenScore;
use crate::scoring::matrix::Missing;
use crate::scoring::option::{ScoredOption, StatedScore};
use crate::value::Id;
use std::collections::{BTreeMap, BTreeSet};

/// The criteria as scores see them.
pub(super) struct Columns<'a> {
    by_id: BTreeMap<&'a str, &'a Criterion>,
    known: Known<'a>,
}

impl<'a> Columns<'a> {
    pub(super) fn of(criteria: &'a [Criterion]) -> Self {
        let mut by_id = BTreeMap::new();
        for criterion in criteria {
            if let Some(id) = criterion.id.as_ref().map(Id::as_str) {
                by_id.entry(id).or_insert(criterion);
            }
        }
        Self { by_id, known: Known::of("a criterion", criteria.iter().map(|it| it.id.as_ref())) }
    }

    /// What is wrong with scores, each fault at its criterion. A fault that is known already is not reported again.
    pub(super) fn faults_of(&self, scores: &[StatedScore], is_known: impl Fn(&str) -> bool) -> Vec<Error> {
        let mut scored = BTreeSet::new();
        let mut found = Vec::new();
        for stated in scores {
            let id = stated.criterion.as_str();
            let faults = match (self.by_id.get(id), &stated.given) {
                (None, _) => self.known.fault_of(id).into_iter().collect(),
                (Some(_), _) if !scored.insert(id) => {
                    vec![Error::new(
                        ErrorKind::DuplicateKey,
                        "a second score",
                        "one score for each criterion",
                    )]
                }
                (Some(criterion), None) if !is_known(id) => vec![missing_score(criterion)],
                (Some(_), None) => vec![],
                (Some(criterion), Some(given)) => score_faults(given, criterion),
            };
            found.extend(faults.into_iter().map(|fault| fault.within(id)));
        }
        found
    }

    /// A fault for each criterion without a score.
    fn missing_from(&self, scores: &[StatedScore]) -> Vec<(&'a str, Error)> {
        let scored: BTreeSet<&str> = scores.iter().map(|stated| stated.criterion.as_str()).collect();
        let open = self.known.in_order().filter(|id| !scored.contains(id));
        open.map(|id| (id, missing_score(self.by_id[id]))).collect()
    }
}

pub(super) fn judge_option(option: &mut ScoredOption, columns: &Columns<'_>, missing: Missing) {
    let mut found = columns.faults_of(&option.scores, |id| option.has_fault_at(id));
    // An option or a table of scores that could not be read at all has its fault already.
    let unread = option.faults.iter().any(|fault| matches!(fault.path().pointer().as_str(), "" | "/scores"));
    if missing == Missing::Refused && !unread {
        let open = columns.missing_from(&option.scores).into_iter();
        found.extend(open.filter(|(id, _)| !option.has_fault_at(id)).map(|(id, fault)| fault.within(id)));
    }
    option.faults.extend(found.into_iter().map(|fault| fault.within("scores")));
}

/// An option of a matrix with stakeholders, who have the scores.
pub(super) fn judge_bare_option(option: &mut ScoredOption) {
    if !option.scores.is_empty() {
        let expected = "scores from the stakeholders alone";
        let fault = Error::new(ErrorKind::Conflict, "scores beside those of stakeholders", expected);
        option.faults.push(fault.within("scores"));
    }
}

fn score_faults(given: &GivenScore, criterion: &Criterion) -> Vec<Error> {
    let off_scale = match &criterion.scale {
        Some(scale) if has_sound_scale(criterion) && !scale.contains(&given.rating) => {
            Some(Error::new(ErrorKind::OffScale, given.rating.quoted(), range(scale)))
        }
        _ => None,
    };
    let rationale = text_fault("rationale", given.rationale.as_deref());
    let evidence = text_fault("evidence", given.evidence.as_deref());
    off_scale.into_iter().chain(rationale).chain(evidence).collect()
}

fn missing_score(criterion: &Criterion) -> Error {
    let name = criterion.name.as_deref().unwrap_or_default();
    let expected = match &criterion.scale {
        Some(scale) if has_sound_scale(criterion) => format!("{} for {name:?}", range(scale)),
        _ => format!("a score for {name:?}"),
    };
    Error::new(ErrorKind::Ragged, "no score", expected)
}
