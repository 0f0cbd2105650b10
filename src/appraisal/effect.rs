//! What each assumption does to the result within its stated range.

use super::net_flow::Valuation;
use super::outlook::Outlook;
use crate::case::{BusinessCase, CaseAssumption};
use crate::measure::Outcome;
use crate::value::{Id, decimal};
use rust_decimal::Decimal;
use serde::Serialize;

/// One assumption with the result at its low and its high value, all others at their central values.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AssumptionEffect {
    id: Id,
    #[serde(serialize_with = "decimal::serialize")]
    value: Decimal,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<EndEffect>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<EndEffect>,
}

/// The result at one end of the range of an assumption.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EndEffect {
    #[serde(serialize_with = "decimal::serialize")]
    value: Decimal,
    #[serde(flatten)]
    outlook: Outlook,
}

/// One effect for each assumption, in the order of the case.
pub(super) fn of_assumptions(case: &BusinessCase, valuation: &Valuation<'_>) -> Vec<AssumptionEffect> {
    let of = |assumption| AssumptionEffect::of(case, valuation, assumption);
    case.assumptions().iter().map(of).collect()
}

impl AssumptionEffect {
    fn of(case: &BusinessCase, valuation: &Valuation<'_>, assumption: &CaseAssumption) -> Self {
        let at = |value| EndEffect::of(case, valuation, assumption.id(), value);
        let end = |value: Option<Decimal>| value.map(at);
        Self {
            id: assumption.id().clone(),
            value: assumption.value(),
            unit: assumption.unit().map(str::to_owned),
            source: assumption.source().map(str::to_owned),
            low: end(assumption.low()),
            high: end(assumption.high()),
        }
    }

    /// The assumption.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// Its central value.
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

    /// The result at its low value, where it has a range.
    #[must_use]
    pub fn low(&self) -> Option<&EndEffect> {
        self.low.as_ref()
    }

    /// The result at its high value, where it has a range.
    #[must_use]
    pub fn high(&self) -> Option<&EndEffect> {
        self.high.as_ref()
    }
}

impl EndEffect {
    fn of(case: &BusinessCase, valuation: &Valuation<'_>, assumption: &Id, value: Decimal) -> Self {
        let changed =
            case.at(assumption, value).expect("the judge computed the cells at both ends of every range");
        // A delay moves what falls on dates to other moments.
        let outlook = match changed.has_slots_of(case) {
            true => Outlook::of(&changed, valuation),
            false => Outlook::of(&changed, &Valuation::of(&changed)),
        };
        Self { value, outlook }
    }

    /// The value of the assumption.
    #[must_use]
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// The net present value of each alternative, in the order of the case.
    pub fn npvs(&self) -> &[Outcome<Decimal>] {
        self.outlook.npvs()
    }

    /// The same less that of the baseline, which may change as well.
    pub fn npvs_against_baseline(&self) -> &[Outcome<Decimal>] {
        self.outlook.npvs_against_baseline()
    }

    /// The alternative that leads then, or all that tie.
    #[must_use]
    pub fn leaders(&self) -> &[Id] {
        self.outlook.leaders()
    }
}
