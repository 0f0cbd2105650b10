//! The scale on which a criterion is scored.

use rust_decimal::Decimal;

/// A numeric scale between two fixed anchors, low and high, each with a description of what it stands for.
///
/// It says nothing about which end is the better one: the [`Direction`](super::Direction) of its criterion does.
/// A scale is a draft like the criterion that it belongs to; [`build`](super::ScoringMatrixBuilder::build) refuses
/// one whose low anchor is not below its high anchor.
///
/// ```
/// use bizcase::dec;
/// use bizcase::scoring::Scale;
///
/// let scale = Scale::numeric(dec!(0), dec!(10)).anchored("no online access", "everyone, first time");
/// assert_eq!((scale.low(), scale.low_label()), (dec!(0), Some("no online access")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    low: Decimal,
    high: Decimal,
    low_label: Option<String>,
    high_label: Option<String>,
}

impl Scale {
    /// The numbers from `low` to `high`, both among them.
    #[must_use]
    pub fn numeric(low: Decimal, high: Decimal) -> Self {
        Self { low: low.normalize(), high: high.normalize(), low_label: None, high_label: None }
    }

    /// Describes what the low and the high anchor stand for, so that two people score alike.
    #[must_use]
    pub fn anchored(self, low: impl Into<String>, high: impl Into<String>) -> Self {
        Self { low_label: Some(low.into()), high_label: Some(high.into()), ..self }
    }

    /// The lowest number of the scale.
    #[must_use]
    pub fn low(&self) -> Decimal {
        self.low
    }

    /// The highest number of the scale.
    #[must_use]
    pub fn high(&self) -> Decimal {
        self.high
    }

    /// What the lowest number stands for.
    #[must_use]
    pub fn low_label(&self) -> Option<&str> {
        self.low_label.as_deref()
    }

    /// What the highest number stands for.
    #[must_use]
    pub fn high_label(&self) -> Option<&str> {
        self.high_label.as_deref()
    }

    /// Whether the number lies on the scale, its ends included.
    #[must_use]
    pub fn contains(&self, score: Decimal) -> bool {
        (self.low..=self.high).contains(&score)
    }
}
