//! Who judges.

use super::criterion::WeightedCriterion;
use super::draft::{is_faulty, is_faulty_at, state};
use super::given::{AgreedFor, GivenScore, GivenWeight};
use super::option::{OptionScores, Score, StatedScore, scores_in_order};
use crate::error::Error;
use crate::value::{Id, Weight};
use rust_decimal::Decimal;

/// The draft of a stakeholder: scores of options, and perhaps weights of criteria.
///
/// Where a matrix has stakeholders, all scores are theirs. A stakeholder may leave cells open; one without any score is
/// refused. Weights of one's own are given for every criterion and group, or for none: then those of the matrix hold.
/// The influence is 1 unless it is stated.
///
/// ```
/// use bizcase::dec;
/// use bizcase::scoring::Stakeholder;
///
/// let stakeholder = Stakeholder::new("CFO")
///     .influence(dec!(2))
///     .weight("cost", dec!(60))
///     .weight("reach", dec!(40))
///     .score("online", "reach", dec!(7))
///     .score("online", "cost", dec!(4));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Stakeholder {
    /// The id where one was given and can be one.
    pub(crate) id: Option<Id>,
    pub(crate) name: Option<String>,
    pub(crate) influence: Option<Weight>,
    pub(crate) weights: Vec<StatedWeight>,
    /// For each option that is scored, by what is taken for its id, in the order of first mention.
    pub(crate) sheets: Vec<Sheet>,
    /// What was stated wrongly so far, with paths from the stakeholder: `scores.online.reach`.
    pub(crate) faults: Vec<Error>,
}

/// The scores that a stakeholder gives one option.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sheet {
    pub(super) option: String,
    pub(super) scores: Vec<StatedScore>,
}

/// A weight as stated, for whatever the statement takes for the id of a criterion or a group.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct StatedWeight {
    pub(super) node: String,
    /// `None` where it could not be read; the fault then stands among those of the stakeholder.
    pub(super) given: Option<GivenWeight>,
}

impl Stakeholder {
    /// A stakeholder without scores so far.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            id: None,
            name: Some(name.into()),
            influence: None,
            weights: Vec::new(),
            sheets: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// An id other than the one that the name gives.
    pub fn id(mut self, id: &str) -> Self {
        state("id", &mut self.id, &mut self.faults, id.parse());
        self
    }

    /// How much the stakeholder counts beside the others: zero or more, on any scale that all share.
    pub fn influence(mut self, influence: Decimal) -> Self {
        state("influence", &mut self.influence, &mut self.faults, Weight::from_points(influence));
        self
    }

    /// The weight that the stakeholder gives the criterion or the group with this id.
    pub fn weight(self, id: impl Into<String>, weight: impl Into<GivenWeight>) -> Self {
        self.state_weight(id.into(), Some(weight.into()))
    }

    /// The score that the stakeholder gives an option for a criterion, both by their ids.
    pub fn score(
        self,
        option: impl Into<String>,
        criterion: impl Into<String>,
        score: impl Into<GivenScore>,
    ) -> Self {
        self.state_score(option.into(), criterion.into(), Some(score.into()))
    }

    /// A weight that may have been stated wrongly; see [`StatedWeight`].
    pub(crate) fn state_weight(mut self, node: String, given: Option<GivenWeight>) -> Self {
        self.weights.push(StatedWeight { node, given });
        self
    }

    /// A score that may have been stated wrongly; see [`StatedScore`].
    pub(crate) fn state_score(
        mut self,
        option: String,
        criterion: String,
        given: Option<GivenScore>,
    ) -> Self {
        self.sheet(option).scores.push(StatedScore { criterion, given });
        self
    }

    /// The scores of an option, an empty list of them where it has none so far.
    pub(crate) fn sheet(&mut self, option: String) -> &mut Sheet {
        let known = self.sheets.iter().position(|sheet| sheet.option == option);
        let index = known.unwrap_or(self.sheets.len());
        if known.is_none() {
            self.sheets.push(Sheet { option, scores: Vec::new() });
        }
        &mut self.sheets[index]
    }

    /// Whether weights are stated, well or badly.
    pub(super) fn has_weights(&self) -> bool {
        !self.weights.is_empty() || is_faulty("weights", &self.faults)
    }

    /// Whether a fault at this place, seen from the stakeholder, is known already.
    pub(super) fn has_fault_at(&self, pointer: &str) -> bool {
        is_faulty_at(pointer, &self.faults)
    }
}

/// A stakeholder of a [`ScoringMatrix`](super::ScoringMatrix).
#[derive(Debug, Clone, PartialEq)]
pub struct StakeholderScores {
    id: Id,
    name: String,
    influence: Weight,
    weights: Vec<StakeholderWeight>,
    /// In the order of the options.
    scores: Vec<Vec<Score>>,
}

/// The weight that a stakeholder gives a criterion or a group.
#[derive(Debug, Clone, PartialEq)]
pub struct StakeholderWeight {
    node: Id,
    weight: Weight,
    rationale: Option<String>,
    evidence: Option<String>,
    agreed_for: Option<AgreedFor>,
}

impl StakeholderScores {
    /// The judged draft, weights in the order of the nodes, scores in that of options and criteria; `None` where
    /// something is still missing.
    pub(super) fn from_draft<'a>(
        draft: Stakeholder,
        nodes: impl Iterator<Item = &'a Id>,
        options: &[OptionScores],
        criteria: &[WeightedCriterion],
    ) -> Option<Self> {
        let Stakeholder { id, name, influence, weights, sheets, faults: _ } = draft;
        let weight = |node: &Id| {
            let stated = weights.iter().find(|stated| stated.node == node.as_str())?;
            StakeholderWeight::from_given(node.clone(), stated.given.clone()?)
        };
        let own = if weights.is_empty() { Vec::new() } else { nodes.map(weight).collect::<Option<_>>()? };
        let scores = options.iter().map(|option| {
            let sheet = sheets.iter().find(|sheet| sheet.option == option.id().as_str());
            sheet.map_or(Some(Vec::new()), |sheet| scores_in_order(&sheet.scores, criteria))
        });
        let influence = influence.or(Weight::from_points(Decimal::ONE).ok())?;
        Some(Self { id: id?, name: name?, influence, weights: own, scores: scores.collect::<Option<_>>()? })
    }

    /// What results refer to the stakeholder by.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// What people know the stakeholder by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How much the stakeholder counts, as stated; 1 where nothing is.
    #[must_use]
    pub fn influence(&self) -> Weight {
        self.influence
    }

    /// The stakeholder's own weights: of each criterion in the order of the criteria, then of each group. Empty where
    /// those of the matrix hold.
    #[must_use]
    pub fn weights(&self) -> &[StakeholderWeight] {
        &self.weights
    }

    /// The scores of the option at this index in the matrix, in the order of the criteria; those that are missing are
    /// left out. Empty where there is no such option.
    #[must_use]
    pub fn scores(&self, option: usize) -> &[Score] {
        self.scores.get(option).map_or(&[], Vec::as_slice)
    }
}

impl StakeholderWeight {
    fn from_given(node: Id, given: GivenWeight) -> Option<Self> {
        let GivenWeight { points, rationale, evidence, agreed_for } = given;
        Some(Self { node, weight: Weight::from_points(points).ok()?, rationale, evidence, agreed_for })
    }

    /// The criterion or the group.
    #[must_use]
    pub fn node(&self) -> &Id {
        &self.node
    }

    /// The weight as the stakeholder stated it.
    #[must_use]
    pub fn weight(&self) -> Weight {
        self.weight
    }

    /// Why it is this weight.
    #[must_use]
    pub fn rationale(&self) -> Option<&str> {
        self.rationale.as_deref()
    }

    /// What it rests on.
    #[must_use]
    pub fn evidence(&self) -> Option<&str> {
        self.evidence.as_deref()
    }

    /// The anchors for which it was given, where they are stated.
    #[must_use]
    pub fn agreed_for(&self) -> Option<&AgreedFor> {
        self.agreed_for.as_ref()
    }
}
