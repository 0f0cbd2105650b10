//! One line, opened down to the factors of its cells.

use super::rounding;
use crate::appraisal::{Appraisal, AssumptionEffect, LineSchedule};
use crate::case::{Amount, Factor, Line, LineKind};
use crate::exact::{Rational, Rounded};
use crate::flow::{Growth, GrowthFactors, Profile};
use crate::measure::{self, Outcome};
use crate::value::{AnnualRate, Rate, decimal};
use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::Serializer;
use std::collections::BTreeMap;

/// A line that counts, signed, with its columns.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LineTrace {
    name: String,
    #[serde(serialize_with = "serialize_kind")]
    kind: LineKind,
    class: &'static str,
    present_value: Outcome<Decimal>,
    factors: Vec<FactorTrace>,
    #[serde(skip_serializing_if = "Option::is_none")]
    profile: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    growth: Vec<GrowthTrace>,
    cells: Vec<CellTrace>,
    #[serde(serialize_with = "decimal::serialize_optional")]
    rounding: Option<Decimal>,
}

/// One factor of the amount of a line.
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
}

/// One rate at which a line grows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GrowthTrace {
    from_column: u32,
    rate: Rate,
}

/// One column of a line: amount x multiple x growth, and that times the discount factor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CellTrace {
    column: usize,
    multiple: Outcome<Decimal>,
    growth: Outcome<Decimal>,
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
        Self { appraisal, discount_factors: measure::outcomes(appraisal.discounts.factors()) }
    }

    pub(super) fn open(&self, schedule: &LineSchedule) -> LineTrace {
        let line = schedule.line();
        let present_value = schedule.present_value().unwrap_or(Outcome::Value(Decimal::ZERO));
        let present_value = signed(line.kind(), present_value);
        let cells = self.cells(schedule);
        LineTrace {
            name: line.name().to_owned(),
            kind: line.kind(),
            class: line.kind().class_word(),
            present_value,
            factors: line.amount().map_or_else(Vec::new, |amount| self.factors(amount)),
            profile: line.profile().map(Profile::word),
            growth: line.growth().iter().filter_map(|growth| GrowthTrace::of(line, *growth)).collect(),
            rounding: rounding(present_value, cells.iter().map(CellTrace::present_value)),
            cells,
        }
    }

    fn factors(&self, amount: &Amount) -> Vec<FactorTrace> {
        amount.factors().iter().filter_map(|factor| self.factor(factor)).collect()
    }

    fn factor(&self, factor: &Factor) -> Option<FactorTrace> {
        match factor {
            Factor::Constant { value, unit } => {
                Some(FactorTrace { assumption: None, value: *value, unit: unit.clone(), source: None })
            }
            Factor::Assumption(id) => {
                let known = self.appraisal.assumptions().iter().find(|known| known.id().as_str() == id)?;
                Some(FactorTrace::of(known))
            }
        }
    }

    /// The columns in which something falls.
    fn cells(&self, schedule: &LineSchedule) -> Vec<CellTrace> {
        let line = schedule.line();
        let parts = Parts::of(line, self.appraisal);
        let entries = line.entries().zip(schedule.present_values());
        let cell = |((slot, cell), present_value): ((usize, Decimal), &Outcome<Decimal>)| {
            let column = self.appraisal.discounts.slots()[slot].column;
            CellTrace {
                column,
                multiple: parts.multiple(column),
                growth: parts.growth(column),
                cell: if line.kind().is_outflow() { -cell } else { cell },
                discount_factor: self.discount_factors[slot],
                present_value: signed(line.kind(), *present_value),
            }
        };
        entries.filter(|((_, cell), _)| !cell.is_zero()).map(cell).collect()
    }
}

/// What the cells of a line are made of beside its amount.
struct Parts {
    multiples: BTreeMap<usize, Rational>,
    growth: Option<GrowthFactors>,
}

impl Parts {
    fn of(line: &Line, appraisal: &Appraisal) -> Self {
        let timeline = appraisal.timeline();
        let multiples = line.profile().map(|profile| profile.multiples(timeline.periods()));
        let growth = line.profile().and_then(|profile| {
            GrowthFactors::new(line.growth(), profile.first_column() as usize, timeline.step()).ok()
        });
        Self { multiples: multiples.into_iter().flatten().collect(), growth }
    }

    fn multiple(&self, column: usize) -> Outcome<Decimal> {
        self.multiples.get(&column).map_or(Rounded::Value(Decimal::ZERO), Rational::round).into()
    }

    fn growth(&self, column: usize) -> Outcome<Decimal> {
        let grown = self.growth.as_ref().map(|growth| growth.grown(&Rational::one(), column));
        grown.unwrap_or(Rounded::Value(Decimal::ONE)).into()
    }
}

/// With the sign of the kind of a line: inflow positive.
fn signed(kind: LineKind, amount: Outcome<Decimal>) -> Outcome<Decimal> {
    match amount {
        amount if !kind.is_outflow() => amount,
        Outcome::Value(amount) => Outcome::Value((-amount).normalize()),
        Outcome::AboveRange => Outcome::BelowRange,
        Outcome::BelowRange => Outcome::AboveRange,
        Outcome::Undefined(reason) => Outcome::Undefined(reason),
    }
}

fn serialize_kind<S: Serializer>(kind: &LineKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.word())
}

impl FactorTrace {
    fn of(known: &AssumptionEffect) -> Self {
        Self {
            assumption: Some(known.id().to_string()),
            value: known.value(),
            unit: known.unit().map(str::to_owned),
            source: known.source().map(str::to_owned),
        }
    }

    /// The id of the assumption; none for a constant.
    #[must_use]
    pub fn assumption(&self) -> Option<&str> {
        self.assumption.as_deref()
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
}

impl GrowthTrace {
    fn of(line: &Line, growth: Growth) -> Option<Self> {
        let from_column = match growth {
            Growth::FromFirstColumn(_) => line.profile()?.first_column(),
            Growth::FromColumnZero(_) => 0,
        };
        Some(Self { from_column, rate: AnnualRate::to_effective(growth.rate()).ok()? })
    }

    /// The column from which it counts.
    #[must_use]
    pub fn from_column(&self) -> u32 {
        self.from_column
    }

    /// The effective rate a year.
    #[must_use]
    pub fn rate(&self) -> Rate {
        self.rate
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

    /// The columns in which something falls.
    #[must_use]
    pub fn cells(&self) -> &[CellTrace] {
        &self.cells
    }

    /// The present value less the sum of those of the cells.
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
