//! What the options are judged by.

use super::draft::state;
use super::scale::Scale;
use crate::error::Error;
use crate::value::{Id, Weight, words};
use rust_decimal::Decimal;

words! {
    /// Which end of its scale is the better one.
    Direction {
        /// The high anchor is the best: quality, reach.
        HigherIsBetter = "higher-is-better",
        /// The low anchor is the best: days of waiting, risk.
        LowerIsBetter = "lower-is-better",
    }
}

/// The draft of a criterion: anything can be stated, [`build`](super::ScoringMatrixBuilder::build) judges it.
///
/// It needs a name, a direction, a scale and a weight. Its id, which scores refer to, is derived from the name
/// ([`Id::from_name`]) where none is given.
///
/// ```
/// use bizcase::dec;
/// use bizcase::scoring::{Criterion, Scale};
///
/// let criterion = Criterion::lower_is_better("Days to a permit", Scale::numeric(dec!(0), dec!(20)))
///     .id("days")
///     .weight_because(dec!(40), "asked for in two of three complaints");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Criterion {
    /// The id where one was given and can be one.
    pub(crate) id: Option<Id>,
    pub(crate) name: Option<String>,
    pub(crate) direction: Option<Direction>,
    pub(crate) scale: Option<Scale>,
    pub(crate) weight: Option<Weight>,
    /// Why it has this weight.
    pub(crate) rationale: Option<String>,
    /// What was stated wrongly so far, with paths from the criterion.
    pub(crate) faults: Vec<Error>,
}

impl Criterion {
    /// A criterion of which more is better.
    pub fn higher_is_better(name: impl Into<String>, scale: Scale) -> Self {
        Self::directed(Direction::HigherIsBetter, name.into(), scale)
    }

    /// A criterion of which less is better.
    pub fn lower_is_better(name: impl Into<String>, scale: Scale) -> Self {
        Self::directed(Direction::LowerIsBetter, name.into(), scale)
    }

    fn directed(direction: Direction, name: String, scale: Scale) -> Self {
        Self {
            id: None,
            name: Some(name),
            direction: Some(direction),
            scale: Some(scale),
            weight: None,
            rationale: None,
            faults: Vec::new(),
        }
    }

    /// An id other than the one that the name gives.
    pub fn id(mut self, id: &str) -> Self {
        state("id", &mut self.id, &mut self.faults, id.parse());
        self
    }

    /// How much the swing from the worst to the best anchor counts beside the swings of the other criteria: points
    /// of zero or more, on any scale that all criteria share.
    pub fn weight(mut self, points: Decimal) -> Self {
        state("weight", &mut self.weight, &mut self.faults, Weight::from_points(points));
        self
    }

    /// A [`weight`](Self::weight) and the reason for it.
    pub fn weight_because(mut self, points: Decimal, rationale: impl Into<String>) -> Self {
        state("rationale", &mut self.rationale, &mut self.faults, Ok(rationale.into()));
        self.weight(points)
    }
}

/// A criterion of a [`ScoringMatrix`](super::ScoringMatrix), which has everything that a criterion needs.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightedCriterion {
    id: Id,
    name: String,
    direction: Direction,
    scale: Scale,
    weight: Weight,
    rationale: Option<String>,
}

impl WeightedCriterion {
    /// The judged draft; `None` where a field is still missing.
    pub(super) fn from_draft(draft: Criterion) -> Option<Self> {
        let Criterion { id, name, direction, scale, weight, rationale, faults: _ } = draft;
        Some(Self { id: id?, name: name?, direction: direction?, scale: scale?, weight: weight?, rationale })
    }

    /// What scores refer to it by.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// What people know it by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Which end of the scale is the better one.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The scale, its low anchor below its high one.
    #[must_use]
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// The anchor whose value is 0.
    #[must_use]
    pub fn worst(&self) -> Decimal {
        match self.direction {
            Direction::HigherIsBetter => self.scale.low(),
            Direction::LowerIsBetter => self.scale.high(),
        }
    }

    /// The anchor whose value is 1.
    #[must_use]
    pub fn best(&self) -> Decimal {
        match self.direction {
            Direction::HigherIsBetter => self.scale.high(),
            Direction::LowerIsBetter => self.scale.low(),
        }
    }

    /// The weight as it was agreed; [`ScoreRanking::weights`](super::ScoreRanking::weights) has it as a share.
    #[must_use]
    pub fn weight(&self) -> Weight {
        self.weight
    }

    /// Why it has this weight.
    #[must_use]
    pub fn rationale(&self) -> Option<&str> {
        self.rationale.as_deref()
    }
}
