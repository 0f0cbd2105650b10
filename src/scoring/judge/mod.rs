//! The one validator: a draft, from wherever it comes, becomes a matrix or the list of all that is wrong with it.
//!
//! Each fault is kept with the draft that it concerns, path from there, and gets the rest of its path at the end.
//! A field whose fault is known already, from the draft, gets no second one.

mod criterion;
mod identity;
mod must;
mod scale;
mod scores;
mod stakeholder;
mod tree;

use super::criterion::{Criterion, WeightedCriterion};
use super::draft::is_faulty;
use super::group::{CriterionGroup, WeightedGroup};
use super::matrix::{ScoringMatrix, ScoringMatrixBuilder};
use super::must::JudgedMust;
use super::option::{OptionScores, ScoredOption};
use super::stakeholder::StakeholderScores;
use crate::error::{Error, ErrorKind, Errors, Segment};
use crate::limits;
use criterion::{Weighing, judge_criterion};
use identity::{Ids, Known};
use scores::Columns;

pub(super) fn judge(mut draft: ScoringMatrixBuilder) -> Result<ScoringMatrix, Errors> {
    judge_sizes(&mut draft);
    judge_criteria(&mut draft);
    let ScoringMatrixBuilder { criteria, groups, options, stakeholders, musts, missing, faults } = &mut draft;
    judge_options(options);
    stakeholder::judge_identities(stakeholders, faults);
    // Cells are judged only within the limits, so that the number of faults is bounded too.
    if (1..=limits::CRITERIA).contains(&criteria.len())
        && options.len() <= limits::ALTERNATIVES
        && groups.len() <= limits::CRITERION_GROUPS
    {
        let columns = Columns::of(criteria);
        for option in options.iter_mut() {
            match stakeholders.is_empty() {
                true => scores::judge_option(option, &columns, *missing),
                false => scores::judge_bare_option(option),
            }
        }
        let known = Known::of("an option", options.iter().map(|option| option.id.as_ref()));
        for stakeholder in stakeholders.iter_mut().take(limits::STAKEHOLDERS) {
            stakeholder::judge_weights(stakeholder, criteria, groups);
            stakeholder::judge_scores(stakeholder, &known, &columns);
        }
        let mut ids = Ids::default();
        for (index, must) in musts.iter_mut().take(limits::MUSTS).enumerate() {
            must::judge_must(must, index, &mut ids, &known);
        }
    }
    Errors::none_in(all_faults(&mut draft))?;
    Ok(assembled(draft).expect("a draft without a fault has every part"))
}

fn judge_sizes(draft: &mut ScoringMatrixBuilder) {
    let ScoringMatrixBuilder { criteria, groups, options, stakeholders, musts, faults, .. } = draft;
    judge_presence_of_one("criterion", criteria.len(), faults);
    judge_presence_of_one("option", options.len(), faults);
    let cells = stakeholders.len().saturating_mul(options.len()).saturating_mul(criteria.len());
    for (key, count, limit) in [
        ("criterion", criteria.len(), limits::CRITERIA),
        ("group", groups.len(), limits::CRITERION_GROUPS),
        ("option", options.len(), limits::ALTERNATIVES),
        ("stakeholder", stakeholders.len(), limits::STAKEHOLDERS),
        ("must", musts.len(), limits::MUSTS),
    ] {
        faults.extend(size_fault(count.to_string(), count, limit).map(|fault| fault.within(key)));
    }
    let found = format!("{cells} cells of stakeholders, options and criteria");
    if !is_faulty("stakeholder", faults) {
        faults.extend(size_fault(found, cells, limits::JUDGEMENTS).map(|fault| fault.within("stakeholder")));
    }
}

fn judge_presence_of_one(key: &'static str, count: usize, faults: &mut Vec<Error>) {
    if count == 0 && !is_faulty(key, faults) {
        faults.push(Error::new(ErrorKind::Empty, "none", format!("at least one {key}")).within(key));
    }
}

fn size_fault(found: String, count: usize, limit: usize) -> Option<Error> {
    (count > limit).then(|| Error::new(ErrorKind::OverLimit, found, format!("at most {limit}")))
}

/// Criteria and groups, which share their ids and their weights.
fn judge_criteria(draft: &mut ScoringMatrixBuilder) {
    let ScoringMatrixBuilder { criteria, groups, stakeholders, faults, .. } = draft;
    let weighing = Weighing::of(stakeholders);
    let mut ids = Ids::default();
    for (index, criterion) in criteria.iter_mut().enumerate() {
        let Criterion { id, name, faults, .. } = criterion;
        ids.judge("criterion", index, id, name.as_deref(), faults);
        judge_criterion(criterion, weighing);
    }
    for (index, group) in groups.iter_mut().enumerate() {
        let CriterionGroup { id, name, faults, .. } = group;
        ids.judge("group", index, id, name.as_deref(), faults);
        tree::judge_group(group, weighing);
    }
    if criteria.len() <= limits::CRITERIA && groups.len() <= limits::CRITERION_GROUPS {
        tree::judge_members(criteria, groups);
    }
    tree::judge_weights(criteria, groups, faults);
}

fn judge_options(options: &mut [ScoredOption]) {
    let mut ids = Ids::default();
    for (index, option) in options.iter_mut().enumerate() {
        let ScoredOption { id, name, faults, .. } = option;
        ids.judge("option", index, id, name.as_deref(), faults);
    }
}

/// Every fault of the draft, with its path from the matrix and the name of the item that it is in.
fn all_faults(draft: &mut ScoringMatrixBuilder) -> Vec<Error> {
    let ScoringMatrixBuilder { criteria, groups, options, stakeholders, musts, missing: _, faults } = draft;
    let mut all = std::mem::take(faults);
    all.extend(located("criterion", criteria.iter_mut().map(|it| (it.name.as_deref(), &mut it.faults))));
    all.extend(located("group", groups.iter_mut().map(|it| (it.name.as_deref(), &mut it.faults))));
    all.extend(located("option", options.iter_mut().map(|it| (it.name.as_deref(), &mut it.faults))));
    all.extend(located(
        "stakeholder",
        stakeholders.iter_mut().map(|it| (it.name.as_deref(), &mut it.faults)),
    ));
    all.extend(located("must", musts.iter_mut().map(|it| (it.name.as_deref(), &mut it.faults))));
    all
}

fn located<'a>(
    key: &'static str,
    items: impl Iterator<Item = (Option<&'a str>, &'a mut Vec<Error>)>,
) -> Vec<Error> {
    let mut all = Vec::new();
    for (index, (name, faults)) in items.enumerate() {
        for fault in faults.drain(..) {
            let fault = match name {
                Some(name) => fault.labelled(name),
                None => fault,
            };
            all.push(fault.within(Segment::item(key, index)));
        }
    }
    all
}

fn assembled(draft: ScoringMatrixBuilder) -> Option<ScoringMatrix> {
    let ScoringMatrixBuilder { criteria, groups, options, stakeholders, musts, missing, faults: _ } = draft;
    let criteria: Vec<_> = criteria.into_iter().map(WeightedCriterion::from_draft).collect::<Option<_>>()?;
    let groups: Vec<_> = groups.into_iter().map(WeightedGroup::from_draft).collect::<Option<_>>()?;
    let options: Vec<_> =
        options.iter().map(|option| OptionScores::from_draft(option, &criteria)).collect::<Option<_>>()?;
    let nodes = || criteria.iter().map(WeightedCriterion::id).chain(groups.iter().map(WeightedGroup::id));
    let stakeholders = stakeholders
        .into_iter()
        .map(|draft| StakeholderScores::from_draft(draft, nodes(), &options, &criteria))
        .collect::<Option<_>>()?;
    let musts = musts
        .into_iter()
        .map(|draft| JudgedMust::from_draft(draft, options.iter().map(OptionScores::id)))
        .collect::<Option<_>>()?;
    Some(ScoringMatrix { criteria, groups, options, stakeholders, musts, missing })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;
    use crate::scoring::scale::Scale;

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
            evidence: None,
            agreed_for: None,
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
    fn values_are_not_judged_by_a_direction_that_is_not_known() {
        let falling = Scale::numeric(dec!(0), dec!(10)).piecewise([(dec!(0), dec!(1)), (dec!(10), dec!(0))]);
        let mut criterion = Criterion::lower_is_better("Days", falling).weight(dec!(1));
        criterion.direction = None;
        criterion.faults.push(not_a_decimal().within("direction"));
        let draft = ScoringMatrix::builder()
            .criterion(criterion)
            .option(ScoredOption::new("Phone").score("days", dec!(1)));
        assert_eq!(messages(draft), ["criteria[0].direction \"Days\": found \"x\", expected a decimal"]);
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
        let mut option = ScoredOption::new("Phone").state_score("reach".into(), None);
        option.faults.push(not_a_decimal().within("reach").within("scores"));
        let draft = ScoringMatrix::builder().criterion(reach()).option(option);
        assert_eq!(messages(draft), ["options[0].scores.reach \"Phone\": found \"x\", expected a decimal"]);
    }

    #[test]
    fn a_score_that_is_no_decimal_is_never_taken_for_a_score() {
        let option = ScoredOption::new("Phone").state_score("reach".into(), None);
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
