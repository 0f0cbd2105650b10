//! Weights that were agreed for other scales.

use super::criterion::WeightedCriterion;
use super::given::AgreedFor;
use super::matrix::ScoringMatrix;
use super::rating::Rating;
use super::stakeholder::StakeholderScores;
use crate::value::Id;
use serde::Serialize;
use std::fmt;

/// A weight that was agreed for other anchors than its scale has.
///
/// A weight is the worth of a swing from the worst to the best anchor, so one that was agreed for another swing says
/// nothing of this one (von Winterfeldt and Edwards, *Decision Analysis and Behavioral Research*, 1986, chapter 8).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StaleWeight {
    criterion: Id,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    stakeholder: Option<String>,
    agreed_for: Anchors,
    scale: Anchors,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Anchors {
    low: Rating,
    high: Rating,
}

impl StaleWeight {
    /// Those of the weights that count.
    pub(super) fn all_of(matrix: &ScoringMatrix) -> Vec<Self> {
        let own = |it: &StakeholderScores| !it.weights().is_empty();
        let matrix_counts = matrix.stakeholders().is_empty() || !matrix.stakeholders().iter().all(own);
        let mut stale = Vec::new();
        for (index, criterion) in matrix.criteria().iter().enumerate() {
            let agreed = criterion.agreed_for().filter(|_| matrix_counts);
            stale.extend(agreed.and_then(|agreed| Self::where_moved(criterion, agreed, None)));
            for stakeholder in matrix.stakeholders() {
                let agreed = stakeholder.weights().get(index).and_then(|weight| weight.agreed_for());
                stale.extend(
                    agreed.and_then(|agreed| Self::where_moved(criterion, agreed, Some(stakeholder.name()))),
                );
            }
        }
        stale
    }

    fn where_moved(
        criterion: &WeightedCriterion,
        agreed: &AgreedFor,
        stakeholder: Option<&str>,
    ) -> Option<Self> {
        let agreed_for = Anchors { low: agreed.low().clone(), high: agreed.high().clone() };
        let scale = Anchors { low: criterion.scale().low(), high: criterion.scale().high() };
        (agreed_for != scale).then(|| Self {
            criterion: criterion.id().clone(),
            name: criterion.name().to_owned(),
            stakeholder: stakeholder.map(str::to_owned),
            agreed_for,
            scale,
        })
    }

    /// The criterion.
    #[must_use]
    pub fn criterion(&self) -> &Id {
        &self.criterion
    }

    /// What people know the criterion by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of the stakeholder whose weight it is; `None` for a weight of the matrix.
    #[must_use]
    pub fn stakeholder(&self) -> Option<&str> {
        self.stakeholder.as_deref()
    }
}

impl fmt::Display for StaleWeight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { agreed_for, scale, .. } = self;
        match &self.stakeholder {
            Some(name) => write!(f, "the weight that {name} gives it was agreed")?,
            None => f.write_str("its weight was agreed")?,
        }
        write!(f, " for a scale from {} to {}, ", agreed_for.low, agreed_for.high)?;
        write!(f, "which runs from {} to {} now: it is to be asked for again", scale.low, scale.high)
    }
}
