//! A score or a weight with what speaks for it: the drafts that criteria, options and stakeholders are given.

use super::rating::Rating;
use rust_decimal::Decimal;

/// The draft of a score: what it is, why, and on what evidence.
///
/// A bare number or label will do where there is no more to say.
///
/// ```
/// use bizcase::dec;
/// use bizcase::scoring::{GivenScore, ScoredOption};
///
/// let option = ScoredOption::new("Online service")
///     .score("access", GivenScore::new(dec!(8)).because("works on phones").evidence("test of May 2026"))
///     .score("days", dec!(5))
///     .score("readiness", "good");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct GivenScore {
    pub(crate) rating: Rating,
    pub(crate) rationale: Option<String>,
    pub(crate) evidence: Option<String>,
}

impl GivenScore {
    /// A number on a numeric scale, or a label.
    pub fn new(rating: impl Into<Rating>) -> Self {
        Self { rating: rating.into(), rationale: None, evidence: None }
    }

    /// Why it is this score.
    pub fn because(self, rationale: impl Into<String>) -> Self {
        Self { rationale: Some(rationale.into()), ..self }
    }

    /// What it rests on: a measurement, a survey, a document.
    pub fn evidence(self, evidence: impl Into<String>) -> Self {
        Self { evidence: Some(evidence.into()), ..self }
    }
}

impl<R: Into<Rating>> From<R> for GivenScore {
    fn from(rating: R) -> Self {
        Self::new(rating)
    }
}

/// The draft of a weight: its points, why, on what evidence, and the anchors for which it was agreed.
///
/// ```
/// use bizcase::dec;
/// use bizcase::scoring::{Criterion, GivenWeight, Scale};
///
/// let criterion = Criterion::lower_is_better("Days to a permit", Scale::numeric(dec!(0), dec!(30)))
///     .weight(GivenWeight::points(dec!(40)).because("most complaints").agreed_for(dec!(0), dec!(20)));
/// ```
///
/// This weight was agreed for a swing from 20 days to none; the scale has moved to 30 since, so the ranking lists it
/// among its [stale weights](super::ScoreRanking::stale_weights).
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct GivenWeight {
    pub(crate) points: Decimal,
    pub(crate) rationale: Option<String>,
    pub(crate) evidence: Option<String>,
    pub(crate) agreed_for: Option<AgreedFor>,
}

impl GivenWeight {
    /// So many points, zero or more.
    pub fn points(points: Decimal) -> Self {
        Self { points, rationale: None, evidence: None, agreed_for: None }
    }

    /// Why it has this weight.
    pub fn because(self, rationale: impl Into<String>) -> Self {
        Self { rationale: Some(rationale.into()), ..self }
    }

    /// What it rests on: minutes of a workshop, a survey.
    pub fn evidence(self, evidence: impl Into<String>) -> Self {
        Self { evidence: Some(evidence.into()), ..self }
    }

    /// The anchors of the scale at the time when the weight was agreed: numbers, or the first and the last label.
    pub fn agreed_for(self, low: impl Into<Rating>, high: impl Into<Rating>) -> Self {
        Self { agreed_for: Some(AgreedFor { low: low.into(), high: high.into() }), ..self }
    }
}

impl From<Decimal> for GivenWeight {
    fn from(points: Decimal) -> Self {
        Self::points(points)
    }
}

/// The anchors of the scale for which a weight was agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedFor {
    pub(crate) low: Rating,
    pub(crate) high: Rating,
}

impl AgreedFor {
    /// The lowest score of the scale at that time.
    #[must_use]
    pub fn low(&self) -> &Rating {
        &self.low
    }

    /// The highest score of the scale at that time.
    #[must_use]
    pub fn high(&self) -> &Rating {
        &self.high
    }
}
