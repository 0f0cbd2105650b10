//! The scale on which a criterion is scored.

use super::rating::Rating;
use super::value_function::{Knot, ValueFunction};
use rust_decimal::Decimal;

/// A scale between two fixed anchors: numbers from low to high, or labels that declare their values.
///
/// A numeric scale says nothing about which end is the better one: the [`Direction`](super::Direction) of its criterion
/// does. The values of labels say it themselves. A scale is a draft like the criterion that it belongs to;
/// [`build`](super::ScoringMatrixBuilder::build) refuses one whose low anchor is not below its high anchor.
///
/// ```
/// use bizcase::dec;
/// use bizcase::scoring::{Rating, Scale};
///
/// let scale = Scale::numeric(dec!(0), dec!(10)).anchored("no online access", "everyone, first time");
/// assert_eq!((scale.low(), scale.low_label()), (Rating::from(dec!(0)), Some("no online access")));
///
/// let readiness = Scale::labelled([("poor", dec!(0)), ("fair", dec!(0.4)), ("good", dec!(1))]);
/// assert_eq!(readiness.high(), Rating::from("good"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    pub(super) extent: Extent,
    pub(super) low_label: Option<String>,
    pub(super) high_label: Option<String>,
    /// How scores become values; linear where nothing is said.
    pub(super) function: Option<ValueFunction>,
}

/// What scores may be.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Extent {
    Numeric { low: Decimal, high: Decimal },
    Labelled(Vec<LabelValue>),
}

/// A label of a scale, and what it is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelValue {
    label: String,
    value: Decimal,
}

impl LabelValue {
    /// The label, as scores use it.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// What it is worth: 0 for the worst label, 1 for the best.
    #[must_use]
    pub fn value(&self) -> Decimal {
        self.value
    }
}

impl Scale {
    /// The numbers from `low` to `high`, both among them.
    #[must_use]
    pub fn numeric(low: Decimal, high: Decimal) -> Self {
        Self::over(Extent::Numeric { low: low.normalize(), high: high.normalize() })
    }

    /// Labels from the worst, of value 0, to the best, of value 1, each with a value above that of the one before.
    ///
    /// Labels are ordinal and their values are not: whether "fair" is worth 0.4 or 0.6 of "good" is a judgement, which
    /// is therefore declared and never taken from the order. The criterion is one of which higher is better.
    #[must_use]
    pub fn labelled<L: Into<String>>(labels: impl IntoIterator<Item = (L, Decimal)>) -> Self {
        let labels = labels
            .into_iter()
            .map(|(label, value)| LabelValue { label: label.into(), value: value.normalize() });
        Self::over(Extent::Labelled(labels.collect()))
    }

    fn over(extent: Extent) -> Self {
        Self { extent, low_label: None, high_label: None, function: None }
    }

    /// Describes what the low and the high anchor stand for, so that two people score alike.
    #[must_use]
    pub fn anchored(self, low: impl Into<String>, high: impl Into<String>) -> Self {
        Self { low_label: Some(low.into()), high_label: Some(high.into()), ..self }
    }

    /// Values that are linear between knots of a score and its value, and constant outside them: 0 at the worst
    /// anchor, 1 at the best, never falling on the way there.
    ///
    /// ```
    /// use bizcase::dec;
    /// use bizcase::scoring::Scale;
    ///
    /// // The first 20 of 100 megabits are worth half of all.
    /// let speed = Scale::numeric(dec!(0), dec!(100))
    ///     .piecewise([(dec!(0), dec!(0)), (dec!(20), dec!(0.5)), (dec!(100), dec!(1))]);
    /// ```
    #[must_use]
    pub fn piecewise(self, knots: impl IntoIterator<Item = (Decimal, Decimal)>) -> Self {
        self.valued(ValueFunction::Piecewise(knots_of(knots)))
    }

    /// [`piecewise`](Self::piecewise) values that may rise and fall: the best score lies inside the scale, say. One
    /// knot at least has the value 0 and one the value 1; the direction of the criterion has nothing to say then.
    #[must_use]
    pub fn piecewise_not_monotone(self, knots: impl IntoIterator<Item = (Decimal, Decimal)>) -> Self {
        self.valued(ValueFunction::NotMonotone(knots_of(knots)))
    }

    /// Values of the exponential form of [`ValueFunction::Exponential`], with the constant `rho` in the unit of the
    /// scores: above zero the first steps from the worst are worth most, below zero the last ones.
    #[must_use]
    pub fn exponential(self, rho: Decimal) -> Self {
        self.valued(ValueFunction::Exponential { rho: rho.normalize() })
    }

    pub(crate) fn valued(self, function: ValueFunction) -> Self {
        Self { function: Some(function), ..self }
    }

    /// The lowest score of the scale: its lowest number, or its first label.
    #[must_use]
    pub fn low(&self) -> Rating {
        match &self.extent {
            Extent::Numeric { low, .. } => Rating::Number(*low),
            Extent::Labelled(labels) => Rating::from(labels.first().map_or("", LabelValue::label)),
        }
    }

    /// The highest score of the scale: its highest number, or its last label.
    #[must_use]
    pub fn high(&self) -> Rating {
        match &self.extent {
            Extent::Numeric { high, .. } => Rating::Number(*high),
            Extent::Labelled(labels) => Rating::from(labels.last().map_or("", LabelValue::label)),
        }
    }

    /// The labels with their values, from the worst to the best; none on a numeric scale.
    #[must_use]
    pub fn labels(&self) -> &[LabelValue] {
        match &self.extent {
            Extent::Numeric { .. } => &[],
            Extent::Labelled(labels) => labels,
        }
    }

    /// How numbers become values; what the labels declare is a function of its own.
    #[must_use]
    pub fn function(&self) -> &ValueFunction {
        self.function.as_ref().unwrap_or(&ValueFunction::Linear)
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

    /// Whether the score lies on the scale: a number between its ends, which are among them, or one of its labels.
    #[must_use]
    pub fn contains(&self, score: &Rating) -> bool {
        match (&self.extent, score) {
            (Extent::Numeric { low, high }, Rating::Number(score)) => (low..=high).contains(&score),
            (Extent::Labelled(labels), Rating::Label(score)) => labels.iter().any(|it| it.label == *score),
            _ => false,
        }
    }
}

fn knots_of(knots: impl IntoIterator<Item = (Decimal, Decimal)>) -> Vec<Knot> {
    knots.into_iter().map(|(score, value)| Knot::new(score, value)).collect()
}
