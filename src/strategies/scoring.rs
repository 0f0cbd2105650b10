//! Scoring matrices.

mod panel;

pub(super) use panel::{PanelDraft, drafts as panel_drafts};

use super::label::Labels;
use super::within;
use crate::limits;
use crate::scoring::{Criterion, Direction, Scale, ScoredOption, ScoringMatrix, ScoringMatrixBuilder};
use proptest::collection::{SizeRange, vec};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::ops::RangeInclusive;

/// Scoring matrices of so many options and criteria, each at least one and at most what the limits allow: scales
/// of any anchors and either direction, weights of which some may be zero, ties likely.
///
/// ```
/// use bizcase::scoring::WeightedCriterion;
/// use bizcase::strategies::{proptest::prelude::*, scoring_matrices};
///
/// proptest!(|(matrix in scoring_matrices(2..=4, 1..=5))| {
///     prop_assert!((2..=4).contains(&matrix.options().len()));
///     let weighs = |it: &WeightedCriterion| it.weight().is_some_and(|weight| !weight.points().is_zero());
///     prop_assert!(matrix.criteria().iter().any(weighs));
/// });
/// ```
pub fn scoring_matrices(
    options: impl Into<SizeRange>,
    criteria: impl Into<SizeRange>,
) -> impl Strategy<Value = ScoringMatrix> {
    let options = within(options, 1..=limits::ALTERNATIVES);
    let criteria = within(criteria, 1..=limits::CRITERIA);
    (options.clone(), drafts(*options.end(), criteria, Labels::Plain)).prop_map(|(options, draft)| {
        let named = |number: usize| (format!("option-{number}"), format!("Option {number}"));
        draft
            .for_options((1..=options).map(named))
            .build()
            .expect("a drawn scoring matrix is valid by construction")
    })
}

/// Scoring matrices with so many stakeholders, at least one: scores that are missing, weights of one's own, influences of
/// which some may be zero, labels and every kind of value function, groups, musts. Sizes are held to the limits.
///
/// ```
/// use bizcase::strategies::{proptest::prelude::*, scoring_panels};
///
/// proptest!(|(matrix in scoring_panels(2..=3, 1..=3, 2..=4))| {
///     prop_assert!((2..=4).contains(&matrix.stakeholders().len()));
///     prop_assert!(matrix.ranking().panel().is_some());
/// });
/// ```
pub fn scoring_panels(
    options: impl Into<SizeRange>,
    criteria: impl Into<SizeRange>,
    stakeholders: impl Into<SizeRange>,
) -> impl Strategy<Value = ScoringMatrix> {
    let options = within(options, 1..=limits::ALTERNATIVES);
    let criteria = within(criteria, 1..=limits::CRITERIA);
    let most = (limits::JUDGEMENTS / (options.end() * criteria.end())).clamp(1, limits::STAKEHOLDERS);
    let stakeholders = within(stakeholders, 1..=most);
    let draft = panel::drafts(*options.end(), criteria, stakeholders, Labels::Plain);
    (options, draft).prop_map(|(options, draft)| {
        let named = |number: usize| (format!("option-{number}"), format!("Option {number}"));
        draft.for_options((1..=options).map(named)).build().expect("a drawn panel is valid by construction")
    })
}

/// A matrix before its options are named.
#[derive(Debug, Clone)]
pub(super) struct MatrixDraft {
    criteria: Vec<CriterionDraft>,
    /// For each option at most that there may be, and for each criterion.
    scores: Vec<Vec<ScoreDraft>>,
}

#[derive(Debug, Clone)]
struct CriterionDraft {
    name: Option<String>,
    direction: Direction,
    low: i64,
    width: i64,
    labels: Option<(String, String)>,
    weight: i64,
    rationale: Option<String>,
}

#[derive(Debug, Clone)]
struct ScoreDraft {
    /// How far up the scale, in hundredths of it.
    step: i64,
    rationale: Option<String>,
}

/// Matrices of so many criteria, with scores for up to so many options.
pub(super) fn drafts(
    options: usize,
    criteria: RangeInclusive<usize>,
    labels: Labels,
) -> impl Strategy<Value = MatrixDraft> {
    let scores = vec(vec(score_drafts(labels), *criteria.end()), options);
    let criteria = vec(criterion_drafts(labels), criteria);
    (criteria, scores).prop_map(|(criteria, scores)| MatrixDraft { criteria, scores })
}

fn score_drafts(labels: Labels) -> impl Strategy<Value = ScoreDraft> {
    let steps = prop_oneof![2 => (0_i64..=4).prop_map(|quarters| quarters * 25), 1 => 0_i64..=100];
    (steps, labels.optional(&["judged in a workshop", "measured last year"]))
        .prop_map(|(step, rationale)| ScoreDraft { step, rationale })
}

fn criterion_drafts(labels: Labels) -> impl Strategy<Value = CriterionDraft> {
    let anchors = prop::option::weighted(0.3, (labels.texts(&["none"]), labels.texts(&["all"])));
    let scale = prop_oneof![3 => Just((0, 10)), 1 => (-100_i64..=100, 1_i64..=1_000)];
    (
        labels.names(),
        prop::sample::select(Direction::ALL),
        scale,
        anchors,
        0_i64..=100,
        labels.optional(&["agreed by the board"]),
    )
        .prop_map(|(name, direction, (low, width), labels, weight, rationale)| CriterionDraft {
            name,
            direction,
            low,
            width,
            labels,
            weight,
            rationale,
        })
}

impl MatrixDraft {
    /// The matrix of options with these ids and names, as a draft of the library.
    pub(super) fn for_options(
        &self,
        options: impl Iterator<Item = (String, String)>,
    ) -> ScoringMatrixBuilder {
        let all_zero = self.criteria.iter().all(|criterion| criterion.weight == 0);
        let mut builder = ScoringMatrix::builder();
        for (index, criterion) in self.criteria.iter().enumerate() {
            // One weight at least is above zero.
            let weight = if all_zero { 1 } else { criterion.weight };
            builder = builder.criterion(criterion.weighing(index, weight));
        }
        for ((id, name), scores) in options.zip(&self.scores) {
            let option = ScoredOption::new(name).id(&id);
            let scored = self.criteria.iter().zip(scores).enumerate();
            builder = builder.option(scored.fold(option, |option, (index, (criterion, score))| {
                score.given(option, id_of(index), criterion)
            }));
        }
        builder
    }
}

fn id_of(criterion: usize) -> String {
    format!("criterion-{}", criterion + 1)
}

impl CriterionDraft {
    fn weighing(&self, index: usize, points: i64) -> Criterion {
        let scale = Scale::numeric(self.low.into(), (self.low + self.width).into());
        let scale = match &self.labels {
            Some((low, high)) => scale.anchored(low, high),
            None => scale,
        };
        self.on_scale(index, points, self.direction, scale)
    }

    fn on_scale(&self, index: usize, points: i64, direction: Direction, scale: Scale) -> Criterion {
        let name = self.name.clone().unwrap_or_else(|| format!("Criterion {}", index + 1));
        let criterion = match direction {
            Direction::HigherIsBetter => Criterion::higher_is_better(name, scale),
            Direction::LowerIsBetter => Criterion::lower_is_better(name, scale),
        };
        let criterion = criterion.id(&id_of(index));
        match &self.rationale {
            Some(rationale) => criterion.weight_because(points.into(), rationale),
            None => criterion.weight(Decimal::from(points)),
        }
    }
}

impl ScoreDraft {
    /// The number on the scale of a criterion.
    fn on(&self, criterion: &CriterionDraft) -> Decimal {
        Decimal::from(criterion.low) + Decimal::new(criterion.width * self.step, 2)
    }

    fn given(&self, option: ScoredOption, id: String, criterion: &CriterionDraft) -> ScoredOption {
        let score = self.on(criterion);
        match &self.rationale {
            Some(rationale) => option.score_because(id, score, rationale),
            None => option.score(id, score),
        }
    }
}
