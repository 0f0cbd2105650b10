//! One line, opened down to the factors of its cells.

use super::factor::{self, FactorTrace};
use super::worth;
use crate::appraisal::rounding::rounding;
use crate::appraisal::{Appraisal, LineSchedule};
use crate::case::{CaseAdjustment, CaseAlternative, CellParts, LineKind, chain_of};
use crate::flow::{Growth, Profile};
use crate::measure::{self, Outcome};
use crate::value::{AnnualRate, Rate, decimal};
use rust_decimal::Decimal;
use serde::Serialize;

/// A line that counts, signed, with its columns.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LineTrace {
    name: String,
    #[serde(serialize_with = "LineKind::serialize_word")]
    kind: LineKind,
    class: &'static str,
    present_value: Outcome<Decimal>,
    factors: Vec<FactorTrace>,
    #[serde(skip_serializing_if = "Option::is_none")]
    probability: Option<FactorTrace>,
    #[serde(skip_serializing_if = "Option::is_none")]
    profile: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    growth: Vec<GrowthTrace>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    adjustments: Vec<AdjustmentTrace>,
    cells: Vec<CellTrace>,
    #[serde(skip_serializing_if = "Option::is_none")]
    residual: Option<ResidualTrace>,
    #[serde(serialize_with = "decimal::serialize_optional")]
    rounding: Option<Decimal>,
}

/// One rate at which a line grows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GrowthTrace {
    from_column: usize,
    rate: Rate,
}

/// One adjustment of the chain of a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AdjustmentTrace {
    adjustment: &'static str,
    summary: String,
    factor: Outcome<Decimal>,
    source: String,
}

/// What is left of a line at the end of the timeline, or what it goes on to be worth.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ResidualTrace {
    method: &'static str,
    #[serde(serialize_with = "decimal::serialize")]
    value: Decimal,
    discount_factor: Outcome<Decimal>,
    present_value: Outcome<Decimal>,
}

/// One column or date of a line: amount x multiple x growth x change of prices x adjustments x the probability of the line,
/// and that times the discount factor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CellTrace {
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    multiple: Outcome<Decimal>,
    growth: Outcome<Decimal>,
    prices: Outcome<Decimal>,
    #[serde(serialize_with = "decimal::serialize")]
    cell: Decimal,
    discount_factor: Outcome<Decimal>,
    present_value: Outcome<Decimal>,
}

/// What lines are opened with: the assumptions, and the discount factor of each slot.
pub(super) struct Opener<'a> {
    appraisal: &'a Appraisal,
    discount_factors: Vec<Outcome<Decimal>>,
}

impl<'a> Opener<'a> {
    pub(super) fn of(appraisal: &'a Appraisal) -> Self {
        Self { appraisal, discount_factors: measure::outcomes(appraisal.case().discounts().factors()) }
    }

    pub(super) fn open(&self, alternative: &CaseAlternative, schedule: &LineSchedule) -> LineTrace {
        let line = schedule.line();
        let parts = self.appraisal.case().cell_parts(alternative, line);
        let first_column = parts.first().map_or(0, |parts| parts.column);
        let present_value = worth(self.appraisal.case(), [line]);
        let (cells, residual) = (self.cells(&parts, schedule), self.residual(schedule));
        let values = cells.iter().map(CellTrace::present_value);
        let values = values.chain(residual.as_ref().map(ResidualTrace::present_value));
        LineTrace {
            name: line.name().to_owned(),
            kind: line.kind(),
            class: line.kind().class_word(),
            present_value,
            factors: line.amount().map_or_else(Vec::new, |amount| factor::factors(self.appraisal, amount)),
            probability: line
                .probability()
                .and_then(|probability| factor::probability(self.appraisal, probability)),
            profile: line.profile().map(Profile::word),
            growth: line
                .growth()
                .iter()
                .filter_map(|growth| GrowthTrace::of(first_column, *growth))
                .collect(),
            adjustments: chain_of(line, alternative.adjustments())
                .map(|adjustment| AdjustmentTrace::of(adjustment, line.kind()))
                .collect(),
            rounding: rounding(present_value, values),
            cells,
            residual,
        }
    }

    /// The columns or dates in which something falls.
    fn cells(&self, parts: &[CellParts], schedule: &LineSchedule) -> Vec<CellTrace> {
        let line = schedule.line();
        let entries: Vec<(usize, Decimal)> = parts.iter().map(|parts| (parts.slot, parts.value)).collect();
        let worth = measure::outcomes(self.appraisal.case().discounts().line(&entries).0);
        let cell = |(parts, worth): (&CellParts, Outcome<Decimal>)| CellTrace {
            column: parts.column,
            date: parts.date.map(|date| date.to_string()),
            multiple: parts.multiple.round().into(),
            growth: parts.growth.into(),
            prices: parts.prices.into(),
            cell: if line.kind().is_outflow() { -parts.value } else { parts.value },
            discount_factor: self.discount_factors[parts.slot],
            present_value: signed(line.kind(), worth),
        };
        parts.iter().zip(worth).filter(|(parts, _)| !parts.value.is_zero()).map(cell).collect()
    }

    fn residual(&self, schedule: &LineSchedule) -> Option<ResidualTrace> {
        let line = schedule.line();
        let residual = schedule.residual()?;
        let (slot, value) = self.appraisal.case().residual_entry(line)?;
        let flows_in = line.kind().is_outflow() == value.is_sign_negative();
        let signed = |amount: Outcome<Decimal>| if flows_in { amount } else { amount.negated() };
        Some(ResidualTrace {
            method: residual.method(),
            value: if flows_in { value.abs() } else { -value.abs() },
            discount_factor: self.discount_factors[slot],
            present_value: signed(residual.present_value()),
        })
    }
}

/// With the sign of the kind of a line: inflow positive.
fn signed(kind: LineKind, amount: Outcome<Decimal>) -> Outcome<Decimal> {
    if kind.is_outflow() { amount.negated() } else { amount }
}

impl GrowthTrace {
    fn of(first_column: usize, growth: Growth) -> Option<Self> {
        let from_column = match growth {
            Growth::FromFirstColumn(_) => first_column,
            Growth::FromColumnZero(_) => 0,
        };
        Some(Self { from_column, rate: AnnualRate::to_effective(growth.rate()).ok()? })
    }

    /// The column from which it counts.
    #[must_use]
    pub fn from_column(&self) -> usize {
        self.from_column
    }

    /// The effective rate a year.
    #[must_use]
    pub fn rate(&self) -> Rate {
        self.rate
    }
}

impl AdjustmentTrace {
    fn of(adjustment: &CaseAdjustment, line: LineKind) -> Self {
        Self {
            adjustment: adjustment.kind(),
            summary: adjustment.summary(),
            factor: adjustment.factor(line),
            source: adjustment.source().to_owned(),
        }
    }

    /// The word for its kind, as in documents.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.adjustment
    }

    /// What it is, for people.
    #[must_use]
    pub fn summary(&self) -> &str {
        &self.summary
    }

    /// By what it multiplies the amount, rounded once for the eye.
    pub fn factor(&self) -> Outcome<Decimal> {
        self.factor
    }

    /// Where its figures come from, and why they fit.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }
}

impl LineTrace {
    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is a cost, a benefit or a dis-benefit, and of which class.
    #[must_use]
    pub fn kind(&self) -> LineKind {
        self.kind
    }

    /// What it is worth, inflow positive.
    pub fn present_value(&self) -> Outcome<Decimal> {
        self.present_value
    }

    /// What its amount is the product of.
    #[must_use]
    pub fn factors(&self) -> &[FactorTrace] {
        &self.factors
    }

    /// How likely it is to happen, a further factor of every cell; none for what is sure.
    #[must_use]
    pub fn probability(&self) -> Option<&FactorTrace> {
        self.probability.as_ref()
    }

    /// The word for the form of its profile.
    #[must_use]
    pub fn profile(&self) -> Option<&'static str> {
        self.profile
    }

    /// The rates at which it grows, which multiply.
    #[must_use]
    pub fn growth(&self) -> &[GrowthTrace] {
        &self.growth
    }

    /// What raises or lowers its amount, one after the other: its own adjustments, then those of its class.
    #[must_use]
    pub fn adjustments(&self) -> &[AdjustmentTrace] {
        &self.adjustments
    }

    /// The columns in which something falls.
    #[must_use]
    pub fn cells(&self) -> &[CellTrace] {
        &self.cells
    }

    /// Its residual value, where it has one.
    #[must_use]
    pub fn residual(&self) -> Option<&ResidualTrace> {
        self.residual.as_ref()
    }

    /// The present value less the sum of those of the cells and of the residual value.
    #[must_use]
    pub fn rounding(&self) -> Option<Decimal> {
        self.rounding
    }
}

impl CellTrace {
    /// The column.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// By how much the profile multiplies the amount, rounded once for the eye.
    pub fn multiple(&self) -> Outcome<Decimal> {
        self.multiple
    }

    /// By how much growth does, rounded once for the eye.
    pub fn growth(&self) -> Outcome<Decimal> {
        self.growth
    }

    /// By how much bringing the amount into the prices of the case does, rounded once for the eye.
    pub fn prices(&self) -> Outcome<Decimal> {
        self.prices
    }

    /// The date, for what is stated in dates.
    #[must_use]
    pub fn date(&self) -> Option<&str> {
        self.date.as_deref()
    }

    /// The figure that all others are formed of, inflow positive.
    #[must_use]
    pub fn cell(&self) -> Decimal {
        self.cell
    }

    /// What one unit in this column is worth at the decision date, rounded once for the eye.
    pub fn discount_factor(&self) -> Outcome<Decimal> {
        self.discount_factor
    }

    /// What the cell is worth, inflow positive.
    pub fn present_value(&self) -> Outcome<Decimal> {
        self.present_value
    }
}

impl ResidualTrace {
    /// The word for the method.
    #[must_use]
    pub fn method(&self) -> &'static str {
        self.method
    }

    /// The value when it falls, inflow positive.
    #[must_use]
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// What one unit is worth then at the decision date, rounded once for the eye.
    pub fn discount_factor(&self) -> Outcome<Decimal> {
        self.discount_factor
    }

    /// What it is worth, inflow positive.
    pub fn present_value(&self) -> Outcome<Decimal> {
        self.present_value
    }
}
