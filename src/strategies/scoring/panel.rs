//! Scoring matrices with stakeholders.

use super::{CriterionDraft, ScoreDraft, criterion_drafts, id_of};
use crate::scoring::{
    Criterion, CriterionGroup, Direction, GivenScore, GivenWeight, Must, Scale, ScoredOption, ScoringMatrix,
    ScoringMatrixBuilder, Stakeholder,
};
use crate::strategies::label::Labels;
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::ops::RangeInclusive;

/// A panel before its options are named.
#[derive(Debug, Clone)]
pub(in crate::strategies) struct PanelDraft {
    criteria: Vec<(CriterionDraft, Form)>,
    /// Points of a group that the first criteria are in, and how many they are.
    group: Option<(i64, usize)>,
    stakeholders: Vec<StakeholderDraft>,
    /// A limit in hundredths, and the value of each option.
    must: Option<(i64, Vec<i64>)>,
}

/// How the scores of a criterion become values.
#[derive(Debug, Clone, Copy)]
enum Form {
    Linear,
    Labels,
    Piecewise,
    Peak,
    Exponential(i64),
}

#[derive(Debug, Clone)]
struct StakeholderDraft {
    influence: i64,
    /// For each criterion, then for the group.
    weights: Option<Vec<i64>>,
    /// For each option at most that there may be, and for each criterion.
    scores: Vec<Vec<Option<ScoreDraft>>>,
}

/// Panels of so many criteria and stakeholders, with scores for up to so many options.
pub(in crate::strategies) fn drafts(
    options: usize,
    criteria: RangeInclusive<usize>,
    stakeholders: RangeInclusive<usize>,
    labels: Labels,
) -> impl Strategy<Value = PanelDraft> {
    let most = *criteria.end();
    let forms = prop_oneof![
        3 => Just(Form::Linear),
        1 => Just(Form::Labels),
        1 => Just(Form::Piecewise),
        1 => Just(Form::Peak),
        1 => (1_i64..=500, any::<bool>()).prop_map(|(rho, falls)| Form::Exponential(if falls { -rho } else { rho })),
    ];
    let score = prop::option::weighted(0.8, super::score_drafts(labels));
    let stakeholder = (
        prop_oneof![1 => Just(0_i64), 4 => 1_i64..=10],
        prop::option::of(vec(0_i64..=100, most + 1)),
        vec(vec(score, most), options),
    )
        .prop_map(|(influence, weights, scores)| StakeholderDraft { influence, weights, scores });
    (
        vec((criterion_drafts(labels), forms), criteria),
        prop::option::weighted(0.3, (1_i64..=100, 1_usize..=3)),
        vec(stakeholder, stakeholders),
        prop::option::weighted(0.2, (0_i64..=100, vec(0_i64..=100, options))),
    )
        .prop_map(|(criteria, group, stakeholders, must)| PanelDraft {
            criteria,
            group,
            stakeholders,
            must,
        })
}

impl PanelDraft {
    /// The matrix of options with these ids and names, as a draft of the library.
    pub(in crate::strategies) fn for_options(
        &self,
        options: impl Iterator<Item = (String, String)>,
    ) -> ScoringMatrixBuilder {
        let options: Vec<(String, String)> = options.collect();
        let mut builder = ScoringMatrix::builder();
        for (index, (draft, form)) in self.criteria.iter().enumerate() {
            // Each criterion weighs something, so that no set of siblings weighs nothing.
            builder = builder.criterion(form.criterion(draft, index));
        }
        if let Some((points, members)) = self.group {
            let members = (0..members.min(self.criteria.len())).map(id_of);
            builder = builder
                .group(CriterionGroup::new("Group").id("group").weight(Decimal::from(points)).of(members));
        }
        for (id, name) in &options {
            builder = builder.option(ScoredOption::new(name).id(id));
        }
        if let Some((limit, values)) = &self.must {
            let must = Must::at_least("Must", Decimal::new(*limit, 2)).id("must");
            let valued = options.iter().zip(values);
            builder = builder
                .must(valued.fold(must, |must, ((id, _), value)| must.value(id, Decimal::new(*value, 2))));
        }
        let none_counts = self.stakeholders.iter().all(|draft| draft.influence == 0);
        for (index, draft) in self.stakeholders.iter().enumerate() {
            let influence = if none_counts { 1 } else { draft.influence };
            let stakeholder =
                Stakeholder::new(format!("Stakeholder {}", index + 1)).influence(influence.into());
            let weighed = self.weighed(stakeholder, draft);
            builder = builder.stakeholder(self.scored(weighed, draft, &options));
        }
        builder
    }

    fn weighed(&self, stakeholder: Stakeholder, draft: &StakeholderDraft) -> Stakeholder {
        let Some(points) = &draft.weights else { return stakeholder };
        // One more than drawn, so that no set of siblings weighs nothing.
        let weight = |index: usize| GivenWeight::points(Decimal::from(points[index] + 1));
        let criteria = 0..self.criteria.len();
        let stakeholder = criteria.fold(stakeholder, |it, index| it.weight(id_of(index), weight(index)));
        match self.group {
            Some(_) => stakeholder.weight("group", weight(self.criteria.len())),
            None => stakeholder,
        }
    }

    fn scored(
        &self,
        mut stakeholder: Stakeholder,
        draft: &StakeholderDraft,
        options: &[(String, String)],
    ) -> Stakeholder {
        let mut any = false;
        for ((id, _), scores) in options.iter().zip(&draft.scores) {
            for (index, ((criterion, form), score)) in self.criteria.iter().zip(scores).enumerate() {
                if let Some(score) = score {
                    stakeholder = stakeholder.score(id, id_of(index), form.score(criterion, score));
                    any = true;
                }
            }
        }
        match (any, options, self.criteria.as_slice()) {
            // Who scores nothing is no stakeholder.
            (false, [(id, _), ..], [(criterion, form), ..]) => stakeholder.score(
                id,
                id_of(0),
                form.score(criterion, &ScoreDraft { step: 50, rationale: None }),
            ),
            _ => stakeholder,
        }
    }
}

/// The labels of a scale, each with its value in hundredths.
const LABELS: [(&str, i64); 4] = [("none", 0), ("some", 20), ("most", 70), ("all", 100)];

impl Form {
    fn criterion(self, draft: &CriterionDraft, index: usize) -> Criterion {
        let (low, high) = (Decimal::from(draft.low), Decimal::from(draft.low + draft.width));
        let middle = Decimal::from(draft.low) + Decimal::new(draft.width * 5, 1);
        let (zero, half, one) = (Decimal::ZERO, Decimal::new(75, 2), Decimal::ONE);
        let numeric = Scale::numeric(low, high);
        let scale = match (self, draft.direction) {
            (Self::Linear, _) => return draft.weighing(index, draft.weight + 1),
            (Self::Labels, _) => {
                let labels = LABELS.map(|(label, value)| (label, Decimal::new(value, 2)));
                let scale = Scale::labelled(labels);
                return draft.on_scale(index, draft.weight + 1, Direction::HigherIsBetter, scale);
            }
            (Self::Piecewise, Direction::LowerIsBetter) => {
                numeric.piecewise([(low, one), (middle, half), (high, zero)])
            }
            (Self::Piecewise, _) => numeric.piecewise([(low, zero), (middle, half), (high, one)]),
            (Self::Peak, _) => numeric.piecewise_not_monotone([(low, zero), (middle, one), (high, half)]),
            (Self::Exponential(rho), _) => numeric.exponential(Decimal::new(rho, 1)),
        };
        draft.on_scale(index, draft.weight + 1, draft.direction, scale)
    }

    fn score(self, criterion: &CriterionDraft, score: &ScoreDraft) -> GivenScore {
        let given = match self {
            Self::Labels => {
                let nearest = LABELS.iter().rev().find(|(_, value)| *value <= score.step);
                GivenScore::new(nearest.map_or("none", |(label, _)| *label))
            }
            _ => GivenScore::new(score.on(criterion)),
        };
        match &score.rationale {
            Some(rationale) => given.because(rationale),
            None => given,
        }
    }
}
