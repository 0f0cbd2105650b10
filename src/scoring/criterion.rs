//! What the options are judged by.

use super::draft::state;
use super::given::{AgreedFor, GivenWeight};
use super::rating::Rating;
use super::scale::Scale;
use super::value_function::{Knot, ValueFunction};
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
/// It needs a name, a direction, a scale and a weight, which may come from each of the stakeholders instead. Its id, which scores refer to, is derived from the name
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
    /// What the weight rests on.
    pub(crate) evidence: Option<String>,
    /// The anchors for which the weight was agreed, where they are stated.
    pub(crate) agreed_for: Option<AgreedFor>,
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
            evidence: None,
            agreed_for: None,
            faults: Vec::new(),
        }
    }

    /// An id other than the one that the name gives.
    pub fn id(mut self, id: &str) -> Self {
        state("id", &mut self.id, &mut self.faults, id.parse());
        self
    }

    /// How much the swing from the worst to the best anchor counts beside the swings of the other criteria: points
    /// of zero or more, on any scale that all criteria share. In a [group](super::CriterionGroup), all criteria and
    /// groups of that group.
    ///
    /// A [`GivenWeight`] says why, on what evidence and for which anchors; a bare number keeps what was said of them.
    pub fn weight(mut self, weight: impl Into<GivenWeight>) -> Self {
        let GivenWeight { points, rationale, evidence, agreed_for } = weight.into();
        state("weight", &mut self.weight, &mut self.faults, Weight::from_points(points));
        self.rationale = rationale.or(self.rationale);
        self.evidence = evidence.or(self.evidence);
        self.agreed_for = agreed_for.or(self.agreed_for);
        self
    }

    /// A [`weight`](Self::weight) and the reason for it.
    pub fn weight_because(self, points: Decimal, rationale: impl Into<String>) -> Self {
        self.weight(GivenWeight::points(points).because(rationale))
    }
}

/// A criterion of a [`ScoringMatrix`](super::ScoringMatrix), which has everything that a criterion needs.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightedCriterion {
    id: Id,
    name: String,
    direction: Direction,
    scale: Scale,
    weight: Option<Weight>,
    rationale: Option<String>,
    evidence: Option<String>,
    agreed_for: Option<AgreedFor>,
}

impl WeightedCriterion {
    /// The judged draft; `None` where a field is still missing.
    pub(super) fn from_draft(draft: Criterion) -> Option<Self> {
        let Criterion { id, name, direction, scale, weight, rationale, evidence, agreed_for, faults: _ } =
            draft;
        let (id, name, direction, scale) = (id?, name?, direction?, scale?);
        Some(Self { id, name, direction, scale, weight, rationale, evidence, agreed_for })
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

    /// A score whose value is 0: the worst anchor, or the first such knot of a function that rises and falls.
    #[must_use]
    pub fn worst(&self) -> Rating {
        self.anchor_worth(Decimal::ZERO).unwrap_or_else(|| match self.direction {
            Direction::HigherIsBetter => self.scale.low(),
            Direction::LowerIsBetter => self.scale.high(),
        })
    }

    /// A score whose value is 1: the best anchor, or the first such knot of a function that rises and falls.
    #[must_use]
    pub fn best(&self) -> Rating {
        self.anchor_worth(Decimal::ONE).unwrap_or_else(|| match self.direction {
            Direction::HigherIsBetter => self.scale.high(),
            Direction::LowerIsBetter => self.scale.low(),
        })
    }

    fn anchor_worth(&self, value: Decimal) -> Option<Rating> {
        let ValueFunction::NotMonotone(knots) = self.scale.function() else { return None };
        knots.iter().find(|knot| knot.value() == value).copied().map(Knot::score).map(Rating::Number)
    }

    /// The weight as it was agreed; [`ScoreRanking::weights`](super::ScoreRanking::weights) has it as a share. `None`
    /// where all stakeholders have weights of their own instead.
    #[must_use]
    pub fn weight(&self) -> Option<Weight> {
        self.weight
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

    /// The anchors for which the weight was agreed, where they are stated.
    #[must_use]
    pub fn agreed_for(&self) -> Option<&AgreedFor> {
        self.agreed_for.as_ref()
    }
}
