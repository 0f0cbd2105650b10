//! What stakeholders say one by one, beside what they say together.

use super::contribution::{Between, as_text_or_null};
use super::criterion::WeightedCriterion;
use super::explanation::{DominatedOption, MarginExplanation};
use super::group::WeightedGroup;
use super::matrix::ScoringMatrix;
use super::option::Score;
use super::panel::Panel;
use super::rating::Rating;
use super::stakeholder::{StakeholderScores, StakeholderWeight};
use super::standing::{Standings, Total};
use super::total::ExactTotals;
use crate::value::Id;
use crate::value::decimal::serialize as as_text;
use rust_decimal::Decimal;
use serde::Serialize;

/// What each stakeholder says, why the first option is ahead, and which options are dominated.
///
/// ```
/// use bizcase::dec;
/// use bizcase::scoring::{Criterion, Scale, ScoredOption, ScoringMatrix, Stakeholder};
///
/// let ten = || Scale::numeric(dec!(0), dec!(10));
/// let scored = |name: &str, influence, paper, online| {
///     Stakeholder::new(name).influence(influence).score("paper", "reach", paper).score("online", "reach", online)
/// };
/// let ranking = ScoringMatrix::builder()
///     .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(1)))
///     .option(ScoredOption::new("Paper"))
///     .option(ScoredOption::new("Online"))
///     .stakeholder(scored("CFO", dec!(2), dec!(5), dec!(4)))
///     .stakeholder(scored("CIO", dec!(1), dec!(2), dec!(10)))
///     .build()?
///     .ranking();
/// assert_eq!(ranking.lead()[0].name(), "Online");
/// assert_eq!(ranking.lead()[0].total(), Some(dec!(0.6))); // (2 x 4 + 1 x 10) / 3 of 10
/// let panel = ranking.panel().expect("there are stakeholders");
/// assert_eq!(panel.stakeholders()[0].lead()[0].as_str(), "paper");
/// # Ok::<(), bizcase::Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PanelResult {
    stakeholders: Vec<StakeholderResult>,
    explanation: Option<MarginExplanation>,
    dominated: Vec<DominatedOption>,
}

impl PanelResult {
    /// `None` where there are no stakeholders.
    pub(super) fn of(
        matrix: &ScoringMatrix,
        panel: &Panel<'_>,
        mean: &ExactTotals<'_>,
        standings: &Standings,
    ) -> Option<Self> {
        if matrix.stakeholders().is_empty() {
            return None;
        }
        let stakeholders = matrix.stakeholders().iter().enumerate();
        let result = |(index, it): (usize, &StakeholderScores)| {
            StakeholderResult::of(matrix, it, panel.influence(index), &panel.own(index))
        };
        Some(Self {
            stakeholders: stakeholders.map(result).collect(),
            explanation: MarginExplanation::of(matrix, mean, standings),
            dominated: DominatedOption::all_of(matrix, mean, standings.ranked()),
        })
    }

    /// The stakeholders, in the order of the input.
    #[must_use]
    pub fn stakeholders(&self) -> &[StakeholderResult] {
        &self.stakeholders
    }

    /// What the margin between the first two options is made of: [`ScoringMatrix::explanation`].
    #[must_use]
    pub fn explanation(&self) -> Option<&MarginExplanation> {
        self.explanation.as_ref()
    }

    /// The options that another one dominates: [`ScoringMatrix::dominated_options`].
    #[must_use]
    pub fn dominated(&self) -> &[DominatedOption] {
        &self.dominated
    }
}

/// One stakeholder's own totals, from own scores and own weights, or those of the matrix.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StakeholderResult {
    id: Id,
    name: String,
    #[serde(serialize_with = "as_text")]
    influence: Decimal,
    totals: Vec<StakeholderTotal>,
    lead: Vec<Id>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<StakeholderReason>,
}

impl StakeholderResult {
    fn of(
        matrix: &ScoringMatrix,
        stakeholder: &StakeholderScores,
        influence: Decimal,
        exact: &ExactTotals<'_>,
    ) -> Self {
        let ranked = matrix.rankable(|option| !stakeholder.scores(option).is_empty());
        let standings = Standings::of(exact, &ranked);
        let totals: Vec<StakeholderTotal> = matrix
            .options()
            .iter()
            .enumerate()
            .map(|(index, option)| {
                let total = Some(Total::of(exact, index)).filter(|_| !stakeholder.scores(index).is_empty());
                let (closed, open) = (total.and_then(Total::closed), total.and_then(Total::open));
                let rank = standings.rank(index);
                StakeholderTotal { option: option.id().clone(), total: closed, between: open, rank }
            })
            .collect();
        let first = totals.iter().filter(|total| total.rank == Some(1));
        Self {
            id: stakeholder.id().clone(),
            name: stakeholder.name().to_owned(),
            influence,
            lead: first.map(|total| total.option.clone()).collect(),
            totals,
            reasons: reasons(matrix, stakeholder),
        }
    }

    /// The id of the stakeholder.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// What people know the stakeholder by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What part of the whole the stakeholder counts for, from 0 to 1.
    #[must_use]
    pub fn influence(&self) -> Decimal {
        self.influence
    }

    /// The totals of all options, in the order of the input.
    #[must_use]
    pub fn totals(&self) -> &[StakeholderTotal] {
        &self.totals
    }

    /// The options that come first for this stakeholder, or may do so where totals are open.
    #[must_use]
    pub fn lead(&self) -> &[Id] {
        &self.lead
    }

    /// What the stakeholder gave reasons or evidence for: weights, then scores.
    #[must_use]
    pub fn reasons(&self) -> &[StakeholderReason] {
        &self.reasons
    }
}

/// The total of one option for one stakeholder.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StakeholderTotal {
    option: Id,
    rank: Option<usize>,
    #[serde(serialize_with = "as_text_or_null")]
    total: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    between: Option<Between>,
}

impl StakeholderTotal {
    /// The option.
    #[must_use]
    pub fn option(&self) -> &Id {
        &self.option
    }

    /// Its rank for this stakeholder; `None` where it fails a must, or where the stakeholder gives it no score.
    #[must_use]
    pub fn rank(&self) -> Option<usize> {
        self.rank
    }

    /// The total; `None` where the stakeholder leaves open a cell that counts.
    #[must_use]
    pub fn total(&self) -> Option<Decimal> {
        self.total
    }

    /// The ends of a total that is open; `None` for an option without any score too.
    #[must_use]
    pub fn between(&self) -> Option<Between> {
        self.between
    }
}

/// What speaks for a score, or for a weight.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StakeholderReason {
    subject: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    option: Option<String>,
    given: Rating,
    #[serde(skip_serializing_if = "Option::is_none")]
    rationale: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<String>,
}

impl StakeholderReason {
    /// The name of the criterion, or of the group.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The name of the option that is scored; `None` for a weight.
    #[must_use]
    pub fn option(&self) -> Option<&str> {
        self.option.as_deref()
    }

    /// The score, or the points of the weight.
    #[must_use]
    pub fn given(&self) -> &Rating {
        &self.given
    }

    /// Why it is that.
    #[must_use]
    pub fn rationale(&self) -> Option<&str> {
        self.rationale.as_deref()
    }

    /// What it rests on.
    #[must_use]
    pub fn evidence(&self) -> Option<&str> {
        self.evidence.as_deref()
    }
}

fn reasons(matrix: &ScoringMatrix, stakeholder: &StakeholderScores) -> Vec<StakeholderReason> {
    let name_of = |node: &Id| {
        let criterion = matrix.criterion(node.as_str()).map(WeightedCriterion::name);
        let group = || matrix.groups().iter().find(|group| group.id() == node).map(WeightedGroup::name);
        criterion.or_else(group).unwrap_or(node.as_str()).to_owned()
    };
    let of_weight = |weight: &StakeholderWeight| StakeholderReason {
        subject: name_of(weight.node()),
        option: None,
        given: Rating::Number(weight.weight().points()),
        rationale: weight.rationale().map(str::to_owned),
        evidence: weight.evidence().map(str::to_owned),
    };
    let of_score = |option: &str, score: &Score| StakeholderReason {
        subject: name_of(score.criterion()),
        option: Some(option.to_owned()),
        given: score.stated().clone(),
        rationale: score.rationale().map(str::to_owned),
        evidence: score.evidence().map(str::to_owned),
    };
    let mut all: Vec<StakeholderReason> = stakeholder.weights().iter().map(of_weight).collect();
    for (index, option) in matrix.options().iter().enumerate() {
        all.extend(stakeholder.scores(index).iter().map(|score| of_score(option.name(), score)));
    }
    all.retain(|reason| reason.rationale.is_some() || reason.evidence.is_some());
    all
}
