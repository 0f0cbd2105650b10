//! What an amount is the product of, with where each factor comes from.

use crate::appraisal::{Appraisal, AssumptionEffect};
use crate::case::{Amount, Change, Factor, Level, Movement, Probability};
use crate::measure::{self, Outcome};
use crate::value::decimal;
use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::Serializer;

/// One factor of the amount of a line, or a level that moves.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactorTrace {
    #[serde(skip_serializing_if = "Option::is_none")]
    assumption: Option<String>,
    #[serde(serialize_with = "decimal::serialize")]
    value: Decimal,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<Box<ChangeTrace>>,
}

/// The levels between which a factor is the change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangeTrace {
    #[serde(serialize_with = "serialize_movement")]
    movement: Movement,
    from: FactorTrace,
    to: FactorTrace,
}

fn serialize_movement<S: Serializer>(movement: &Movement, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(movement.word())
}

/// The factors of an amount, in their order.
pub(super) fn factors(appraisal: &Appraisal, amount: &Amount) -> Vec<FactorTrace> {
    amount.factors().iter().filter_map(|factor| factor_of(appraisal, factor)).collect()
}

fn factor_of(appraisal: &Appraisal, factor: &Factor) -> Option<FactorTrace> {
    match factor {
        Factor::Constant { value, unit } => Some(FactorTrace::constant(*value, unit.clone())),
        Factor::Assumption(id) => FactorTrace::assumed(appraisal, id),
        Factor::Change(change) => FactorTrace::change_of(appraisal, change),
    }
}

/// How likely a line is to happen.
pub(super) fn probability(appraisal: &Appraisal, probability: &Probability) -> Option<FactorTrace> {
    match probability {
        Probability::Share(share) => Some(FactorTrace::constant(*share, None)),
        Probability::Assumption(id) => FactorTrace::assumed(appraisal, id),
    }
}

impl FactorTrace {
    fn constant(value: Decimal, unit: Option<String>) -> Self {
        Self { assumption: None, value, unit, source: None, change: None }
    }

    fn assumed(appraisal: &Appraisal, id: &str) -> Option<Self> {
        appraisal.assumptions().iter().find(|known| known.id().as_str() == id).map(Self::of)
    }

    fn of(known: &AssumptionEffect) -> Self {
        Self {
            assumption: Some(known.id().to_string()),
            value: known.value(),
            unit: known.unit().map(str::to_owned),
            source: known.source().map(str::to_owned),
            change: None,
        }
    }

    fn change_of(appraisal: &Appraisal, change: &Change) -> Option<Self> {
        let level = |level: &Level| match level {
            Level::Constant(value) => Some(Self::constant(*value, None)),
            Level::Assumption(id) => Self::assumed(appraisal, id),
        };
        let (from, to) = (level(change.from())?, level(change.to())?);
        let terms = match change.movement() {
            Movement::Rise => [to.value, -from.value],
            Movement::Fall => [from.value, -to.value],
        };
        // Levels are within the limits of amounts, so that their difference is within the range of decimals.
        let Outcome::Value(value) = measure::total(&terms) else { return None };
        let trace = ChangeTrace { movement: change.movement(), from, to };
        let unit = change.unit().map(str::to_owned);
        Some(Self { assumption: None, value, unit, source: None, change: Some(Box::new(trace)) })
    }

    /// The id of the assumption; none for a constant.
    #[must_use]
    pub fn assumption(&self) -> Option<&str> {
        self.assumption.as_deref()
    }

    /// Its central value; of a change, that change, rounded once for the eye.
    #[must_use]
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// What it counts.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// Where it comes from.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// The levels, for a factor that is a change.
    #[must_use]
    pub fn change(&self) -> Option<&ChangeTrace> {
        self.change.as_deref()
    }
}

impl ChangeTrace {
    /// In which direction it counts.
    #[must_use]
    pub fn movement(&self) -> Movement {
        self.movement
    }

    /// The level before.
    #[must_use]
    pub fn from(&self) -> &FactorTrace {
        &self.from
    }

    /// The level after.
    #[must_use]
    pub fn to(&self) -> &FactorTrace {
        &self.to
    }
}
