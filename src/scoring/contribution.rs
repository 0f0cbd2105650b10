//! What totals are made of: the ends of an open one, the parts of each, the weights behind them.

use super::rating::Rating;
use crate::value::Id;
use crate::value::decimal::{serialize as as_text, to_text};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

/// The two ends of a total: its open cells at the worst, and at the best end of their scales.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Between {
    #[serde(serialize_with = "as_text")]
    pub(super) lowest: Decimal,
    #[serde(serialize_with = "as_text")]
    pub(super) highest: Decimal,
}

impl Between {
    /// The total if every open cell is at its worst.
    #[must_use]
    pub fn lowest(self) -> Decimal {
        self.lowest
    }

    /// The total if every open cell is at its best.
    #[must_use]
    pub fn highest(self) -> Decimal {
        self.highest
    }
}

/// What one criterion adds to the total of one option.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contribution {
    pub(super) criterion: Id,
    pub(super) score: Option<Rating>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) raters: Option<usize>,
    #[serde(serialize_with = "as_text_or_null")]
    pub(super) value: Option<Decimal>,
    #[serde(serialize_with = "as_text_or_null")]
    pub(super) weighted: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rationale: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) evidence: Option<String>,
}

impl Contribution {
    /// The criterion.
    #[must_use]
    pub fn criterion(&self) -> &Id {
        &self.criterion
    }

    /// The score as stated, on the criterion's own scale; with stakeholders, the mean of their scores by influence.
    ///
    /// `None` where it is missing, and where stakeholders give different labels: those have no mean, their values do.
    #[must_use]
    pub fn score(&self) -> Option<&Rating> {
        self.score.as_ref()
    }

    /// How many stakeholders scored the cell; `None` where there are none.
    #[must_use]
    pub fn raters(&self) -> Option<usize> {
        self.raters
    }

    /// Why it is this score.
    #[must_use]
    pub fn rationale(&self) -> Option<&str> {
        self.rationale.as_deref()
    }

    /// What the score rests on.
    #[must_use]
    pub fn evidence(&self) -> Option<&str> {
        self.evidence.as_deref()
    }

    /// The value of the score, from 0 to 1: `(x - worst) / (best - worst)` unless the scale says otherwise. With
    /// stakeholders the mean of the values, which is not the value of the mean where the scale is not linear. `None`
    /// where the score is missing.
    #[must_use]
    pub fn value(&self) -> Option<Decimal> {
        self.value
    }

    /// The value times the normalised weight: the part of the total. `None` where the score is missing.
    #[must_use]
    pub fn weighted(&self) -> Option<Decimal> {
        self.weighted
    }
}

/// A criterion with its weight as a part of the sum of all weights, and the scale that the weight is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NormalisedWeight {
    pub(super) criterion: Id,
    pub(super) name: String,
    #[serde(serialize_with = "as_text")]
    pub(super) weight: Decimal,
    pub(super) worst: Rating,
    pub(super) best: Rating,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rationale: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) evidence: Option<String>,
}

impl NormalisedWeight {
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

    /// Its points divided by the sum of all points, from 0 to 1; in groups, the product of such shares along its path.
    #[must_use]
    pub fn weight(&self) -> Decimal {
        self.weight
    }

    /// The score that counts for nothing.
    #[must_use]
    pub fn worst(&self) -> &Rating {
        &self.worst
    }

    /// The score that counts in full.
    #[must_use]
    pub fn best(&self) -> &Rating {
        &self.best
    }

    /// Why it has this weight.
    #[must_use]
    pub fn rationale(&self) -> Option<&str> {
        self.rationale.as_deref()
    }

    /// What the weight rests on.
    #[must_use]
    pub fn evidence(&self) -> Option<&str> {
        self.evidence.as_deref()
    }
}

/// A group of criteria with its weight in the whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupWeight {
    pub(super) group: Id,
    pub(super) name: String,
    #[serde(serialize_with = "as_text")]
    pub(super) weight: Decimal,
    pub(super) members: Vec<Id>,
}

impl GroupWeight {
    /// The group.
    #[must_use]
    pub fn group(&self) -> &Id {
        &self.group
    }

    /// What people know the group by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What part of the whole its members count for together.
    #[must_use]
    pub fn weight(&self) -> Decimal {
        self.weight
    }

    /// The criteria and groups in it.
    #[must_use]
    pub fn members(&self) -> &[Id] {
        &self.members
    }
}

pub(super) fn as_text_or_null<S: Serializer>(
    value: &Option<Decimal>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.map(to_text).serialize(serializer)
}
