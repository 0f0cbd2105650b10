//! The one validator: a draft, from wherever it comes, becomes a matrix or the list of all that is wrong with it.
//!
//! Each fault is kept with the draft that it concerns, path from there, and gets the rest of its path at the end.
//! A field whose fault is known already, from the draft, gets no second one.

use super::criterion::{Criterion, WeightedCriterion};
use super::draft::is_faulty;
use super::matrix::{ScoringMatrix, ScoringMatrixBuilder};
use super::option::{OptionScores, ScoredOption, StatedScore};
use super::scale::Scale;
use crate::error::{Error, ErrorKind, Errors, Segment};
use crate::limits;
use crate::value::Id;
use crate::value::decimal::to_text;
use crate::value::text::is_blank;
use std::collections::{BTreeMap, BTreeSet};

const A_DIRECTION: &str = "\"higher-is-better\" or \"lower-is-better\"";

/// How many ids a message lists.
const LISTED: usize = 8;

pub(super) fn judge(mut draft: ScoringMatrixBuilder) -> Result<ScoringMatrix, Errors> {
    let ScoringMatrixBuilder { criteria, options, faults } = &mut draft;
    judge_count("criterion", criteria.len(), limits::CRITERIA, faults);
    judge_count("option", options.len(), limits::ALTERNATIVES, faults);

    let mut ids = BTreeMap::new();
    for (index, criterion) in criteria.iter_mut().enumerate() {
        let Criterion { id, name, faults, .. } = criterion;
        let source = judge_identity(id, name.as_deref(), faults);
        judge_uniqueness(id.as_ref(), source, index, &mut ids, faults);
        judge_criterion(criterion);
    }
    judge_weights(criteria, faults);

    let mut ids = BTreeMap::new();
    for (index, option) in options.iter_mut().enumerate() {
        let ScoredOption { id, name, faults, .. } = option;
        let source = judge_identity(id, name.as_deref(), faults);
        judge_uniqueness(id.as_ref(), source, index, &mut ids, faults);
    }
    // Cells are judged only within the limits, so that the number of faults is bounded too.
    if (1..=limits::CRITERIA).contains(&criteria.len()) && options.len() <= limits::ALTERNATIVES {
        let columns = Columns::of(criteria);
        for option in options {
            judge_scores(option, &columns);
        }
    }

    Errors::none_in(all_faults(&mut draft))?;
    Ok(assembled(draft).expect("a draft without a fault has every part"))
}

fn judge_count(key: &'static str, count: usize, limit: usize, faults: &mut Vec<Error>) {
    if is_faulty(key, faults) {
        return;
    }
    let fault = match count {
        0 => Error::new(ErrorKind::Empty, "none", format!("at least one {key}")),
        count if count > limit => {
            Error::new(ErrorKind::OverLimit, count.to_string(), format!("at most {limit}"))
        }
        _ => return,
    };
    faults.push(fault.within(key));
}

fn judge_criterion(criterion: &mut Criterion) {
    let faults = &mut criterion.faults;
    judge_presence("direction", criterion.direction.is_some(), A_DIRECTION, faults);
    judge_presence("scale", criterion.scale.is_some(), "a scale with a low and a high anchor", faults);
    judge_presence("weight", criterion.weight.is_some(), "a weight of zero or more", faults);
    if let Some(scale) = &criterion.scale {
        faults.extend(scale_faults(scale).map(|fault| fault.within("scale")));
    }
    faults.extend(text_fault(criterion.rationale.as_deref()).map(|fault| fault.within("rationale")));
}

fn judge_presence(field: &'static str, present: bool, expected: &str, faults: &mut Vec<Error>) {
    if !present && !is_faulty(field, faults) {
        faults.push(Error::new(ErrorKind::Missing, "nothing", expected).within(field));
    }
}

fn scale_faults(scale: &Scale) -> impl Iterator<Item = Error> {
    let order = (!is_ordered(scale)).then(|| {
        let found = format!("{} to {}", to_text(scale.low()), to_text(scale.high()));
        Error::new(ErrorKind::Disordered, found, "a low anchor below the high anchor")
    });
    let low = text_fault(scale.low_label()).map(|fault| fault.within("low_label"));
    let high = text_fault(scale.high_label()).map(|fault| fault.within("high_label"));
    [order, low, high].into_iter().flatten()
}

fn is_ordered(scale: &Scale) -> bool {
    scale.low() < scale.high()
}

fn text_fault(text: Option<&str>) -> Option<Error> {
    let text = text?;
    let blank = || {
        is_blank(text).then(|| Error::new(ErrorKind::Empty, format!("{text:?}"), "a text that is not empty"))
    };
    length_fault(text, limits::TEXT).or_else(blank)
}

fn length_fault(text: &str, limit: usize) -> Option<Error> {
    let length = text.chars().count();
    (length > limit)
        .then(|| Error::new(ErrorKind::OverLimit, format!("{length} characters"), format!("at most {limit}")))
}

/// Judges the name and, where no id was given, derives it from the name. Returns the field that the id is from.
fn judge_identity(id: &mut Option<Id>, name: Option<&str>, faults: &mut Vec<Error>) -> &'static str {
    // The name of an option may be left out where its id says it all, so a faulty id leaves it open.
    judge_presence("name", name.is_some() || is_faulty("id", faults), "a name", faults);
    let source = if id.is_some() || is_faulty("id", faults) { "id" } else { "name" };
    let Some(name) = name else { return source };
    let blank = || is_blank(name).then(|| Error::new(ErrorKind::Empty, format!("{name:?}"), "a name"));
    let fault = length_fault(name, limits::NAME).or_else(blank);
    if fault.is_none() && source == "name" {
        match Id::from_name(name) {
            Ok(derived) => *id = Some(derived),
            Err(error) => faults.push(error.within("name")),
        }
    }
    faults.extend(fault.map(|fault| fault.within("name")));
    source
}

fn judge_uniqueness(
    id: Option<&Id>,
    source: &'static str,
    index: usize,
    seen: &mut BTreeMap<Id, usize>,
    faults: &mut Vec<Error>,
) {
    let Some(id) = id else { return };
    match seen.get(id) {
        Some(first) => {
            let found = format!("{:?}, which stands at index {first} too", id.as_str());
            faults.push(Error::new(ErrorKind::DuplicateId, found, "an id of its own").within(source));
        }
        None => {
            seen.insert(id.clone(), index);
        }
    }
}

fn judge_weights(criteria: &[Criterion], faults: &mut Vec<Error>) {
    let all_zero = criteria.iter().all(|it| it.weight.is_some_and(|weight| weight.points().is_zero()));
    if all_zero && !criteria.is_empty() {
        let fault = Error::new(ErrorKind::OutOfRange, "weights that are all zero", "a weight above zero");
        faults.push(fault.within("criterion"));
    }
}

/// The criteria as the scores of an option see them.
struct Columns<'a> {
    by_id: BTreeMap<&'a str, &'a Criterion>,
    /// In the order of the input, each id once.
    ordered: Vec<(&'a str, &'a Criterion)>,
    /// Whether each criterion has an id. Where one has none, a score of an unknown criterion may be meant for it,
    /// and is not reported as a fault of its own.
    complete: bool,
}

impl<'a> Columns<'a> {
    fn of(criteria: &'a [Criterion]) -> Self {
        let mut columns = Self { by_id: BTreeMap::new(), ordered: Vec::new(), complete: true };
        for criterion in criteria {
            match criterion.id.as_ref().map(Id::as_str) {
                None => columns.complete = false,
                Some(id) if columns.by_id.contains_key(id) => {}
                Some(id) => {
                    columns.by_id.insert(id, criterion);
                    columns.ordered.push((id, criterion));
                }
            }
        }
        columns
    }

    fn listed(&self) -> String {
        let ids: Vec<&str> = self.ordered.iter().take(LISTED).map(|(id, _)| *id).collect();
        let more = if self.ordered.len() > LISTED { ", ..." } else { "" };
        format!("a criterion: {}{more}", ids.join(", "))
    }
}

fn judge_scores(option: &mut ScoredOption, columns: &Columns<'_>) {
    let mut scored = BTreeSet::new();
    let mut found = Vec::new();
    for stated in &option.scores {
        let id = stated.criterion.as_str();
        let faults = match columns.by_id.get(id) {
            None if columns.complete => {
                vec![Error::new(ErrorKind::UnknownId, format!("{id:?}"), columns.listed())]
            }
            None => vec![],
            Some(_) if !scored.insert(id) => {
                vec![Error::new(ErrorKind::DuplicateKey, "a second score", "one score for each criterion")]
            }
            Some(criterion) if stated.score.is_none() && !option.has_fault_at(id) => {
                vec![missing_score(criterion)]
            }
            Some(criterion) => score_faults(stated, criterion),
        };
        found.extend(faults.into_iter().map(|fault| at_score(id, fault)));
    }
    // An option or a table of scores that could not be read at all has its fault already.
    let unread = option.faults.iter().any(|fault| matches!(fault.path().pointer().as_str(), "" | "/scores"));
    for (id, criterion) in &columns.ordered {
        if !unread && !scored.contains(id) && !option.has_fault_at(id) {
            found.push(at_score(id, missing_score(criterion)));
        }
    }
    option.faults.extend(found);
}

fn at_score(criterion: &str, fault: Error) -> Error {
    fault.within(criterion).within("scores")
}

fn score_faults(stated: &StatedScore, criterion: &Criterion) -> Vec<Error> {
    let off_scale = match (stated.score, &criterion.scale) {
        (Some(score), Some(scale)) if is_ordered(scale) && !scale.contains(score) => {
            Some(Error::new(ErrorKind::OffScale, to_text(score), format!("a score {}", range(scale))))
        }
        _ => None,
    };
    let rationale = text_fault(stated.rationale.as_deref()).map(|fault| fault.within("rationale"));
    off_scale.into_iter().chain(rationale).collect()
}

fn missing_score(criterion: &Criterion) -> Error {
    let name = criterion.name.as_deref().unwrap_or_default();
    let expected = match &criterion.scale {
        Some(scale) if is_ordered(scale) => format!("a score {} for {name:?}", range(scale)),
        _ => format!("a score for {name:?}"),
    };
    Error::new(ErrorKind::Ragged, "no score", expected)
}

fn range(scale: &Scale) -> String {
    format!("between {} and {}", to_text(scale.low()), to_text(scale.high()))
}

/// Every fault of the draft, with its path from the matrix and the name of the item that it is in.
fn all_faults(draft: &mut ScoringMatrixBuilder) -> Vec<Error> {
    let mut all = std::mem::take(&mut draft.faults);
    let criteria = draft.criteria.iter_mut().map(|it| (it.name.as_deref(), &mut it.faults));
    let options = draft.options.iter_mut().map(|it| (it.name.as_deref(), &mut it.faults));
    for (index, (name, faults)) in criteria.enumerate() {
        all.extend(faults.drain(..).map(|fault| located(fault, "criterion", index, name)));
    }
    for (index, (name, faults)) in options.enumerate() {
        all.extend(faults.drain(..).map(|fault| located(fault, "option", index, name)));
    }
    all
}

fn located(fault: Error, key: &'static str, index: usize, name: Option<&str>) -> Error {
    let fault = match name {
        Some(name) => fault.labelled(name),
        None => fault,
    };
    fault.within(Segment::item(key, index))
}

fn assembled(draft: ScoringMatrixBuilder) -> Option<ScoringMatrix> {
    let criteria: Vec<_> =
        draft.criteria.into_iter().map(WeightedCriterion::from_draft).collect::<Option<_>>()?;
    let options = draft
        .options
        .iter()
        .map(|option| OptionScores::from_draft(option, criteria.iter().map(WeightedCriterion::id)))
        .collect::<Option<_>>()?;
    Some(ScoringMatrix::judged(criteria, options))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;

    fn not_a_decimal() -> Error {
        Error::new(ErrorKind::NotADecimal, "\"x\"", "a decimal")
    }

    fn reach() -> Criterion {
        Criterion::higher_is_better("Reach", Scale::numeric(dec!(0), dec!(10))).weight(dec!(1))
    }

    /// A criterion of which nothing could be read.
    fn unread(faults: Vec<Error>) -> Criterion {
        Criterion {
            id: None,
            name: None,
            direction: None,
            scale: None,
            weight: None,
            rationale: None,
            faults,
        }
    }

    fn messages(draft: ScoringMatrixBuilder) -> Vec<String> {
        draft.build().unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_criterion_without_any_field_misses_each_once() {
        let option = ScoredOption::new("Phone");
        let draft = ScoringMatrix::builder().criterion(unread(vec![])).option(option);
        assert_eq!(
            messages(draft),
            [
                "criteria[0].direction: missing: expected \"higher-is-better\" or \"lower-is-better\"",
                "criteria[0].name: missing: expected a name",
                "criteria[0].scale: missing: expected a scale with a low and a high anchor",
                "criteria[0].weight: missing: expected a weight of zero or more",
            ]
        );
    }

    #[test]
    fn a_field_whose_fault_is_known_gets_no_second_one() {
        let fields = ["name", "direction", "scale", "weight"];
        let criterion = unread(fields.map(|field| not_a_decimal().within(field)).into());
        let draft = ScoringMatrix::builder().criterion(criterion).option(ScoredOption::new("Phone"));
        assert_eq!(messages(draft).len(), fields.len());

        let mut draft = ScoringMatrix::builder();
        draft.faults = ["criterion", "option"].map(|field| not_a_decimal().within(field)).into();
        assert_eq!(messages(draft).len(), 2);
    }

    #[test]
    fn a_score_that_is_no_decimal_is_reported_once_and_does_not_count_as_missing() {
        let mut option = ScoredOption::new("Phone").state_score("reach".into(), None, None);
        option.faults.push(not_a_decimal().within("reach").within("scores"));
        let draft = ScoringMatrix::builder().criterion(reach()).option(option);
        assert_eq!(messages(draft), ["options[0].scores.reach \"Phone\": found \"x\", expected a decimal"]);
    }

    #[test]
    fn a_score_that_is_no_decimal_is_never_taken_for_a_score() {
        let option = ScoredOption::new("Phone").state_score("reach".into(), None, None);
        let errors = ScoringMatrix::builder().criterion(reach()).option(option).build().unwrap_err();
        assert_eq!(errors.as_slice()[0].kind(), ErrorKind::Ragged);
    }

    #[test]
    fn scores_that_could_not_be_read_at_all_are_one_fault() {
        let mut option = ScoredOption::new("Phone");
        option.faults.push(Error::new(ErrorKind::WrongType, "a list", "a table").within("scores"));
        let draft = ScoringMatrix::builder().criterion(reach()).option(option);
        assert_eq!(messages(draft), ["options[0].scores \"Phone\": found a list, expected a table"]);
    }

    #[test]
    fn a_score_that_may_be_meant_for_a_criterion_without_id_is_not_reported() {
        let option = ScoredOption::new("Phone").score("reach", dec!(1)).score("no id", dec!(1));
        let draft = ScoringMatrix::builder().criterion(reach()).criterion(reach().id("no id")).option(option);
        let errors = draft.build().unwrap_err();
        assert_eq!(errors.as_slice().len(), 1);
        assert_eq!(errors.as_slice()[0].path().to_string(), "criteria[1].id");
    }
}
