//! Amounts column by column: undiscounted, discounted, cumulative.

use super::net_flow::{NetFlow, Valuation};
use crate::case::{
    BusinessCase, Contribution, Factor, Line, LineKind, Probability, Taxation, Treatment, View,
};
use crate::flow::Depreciation;
use crate::measure::{self, Outcome};
use crate::value::decimal;
use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// A line of an alternative, laid out over the columns.
///
/// Cells and present values are positive amounts of the kind of the line. For
/// [working capital](crate::case::LineKind::WorkingCapital) cells are levels, present values those of their changes, and
/// there is no total. For a line that is
/// [quantified](Treatment::Quantified) they are in a unit of its own and have no present value; a
/// [qualitative](Treatment::Qualitative) line has none.
#[derive(Debug, Clone, PartialEq)]
pub struct LineSchedule {
    line: Line,
    unit: Option<String>,
    total: Option<Decimal>,
    present_values: Vec<Outcome<Decimal>>,
    present_value: Option<Outcome<Decimal>>,
    residual: Option<ResidualSchedule>,
    changes: Vec<Decimal>,
}

/// What is left of a line at the end of the timeline, or what it goes on to be worth beyond.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct ResidualSchedule {
    method: &'static str,
    #[serde(serialize_with = "decimal::serialize")]
    value: Decimal,
    lessens_its_line: bool,
    present_value: Outcome<Decimal>,
}

impl ResidualSchedule {
    fn of(line: &Line, case: &BusinessCase, valuation: &Valuation<'_>) -> Option<Self> {
        let (residual, value) = line.residual().zip(line.residual_value())?;
        Some(Self {
            method: residual.word(),
            value: value.amount(),
            lessens_its_line: value.lessens_its_line(),
            present_value: valuation.residual(case, line)?,
        })
    }

    /// The word for the method.
    #[must_use]
    pub fn method(&self) -> &'static str {
        self.method
    }

    /// The value when it falls, never negative.
    #[must_use]
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// Whether it lessens its line, as what is left of an asset does; a perpetuity adds to it.
    #[must_use]
    pub fn lessens_its_line(&self) -> bool {
        self.lessens_its_line
    }

    /// Its present value, never negative.
    pub fn present_value(&self) -> Outcome<Decimal> {
        self.present_value
    }
}

impl LineSchedule {
    pub(super) fn of(line: &Line, case: &BusinessCase, valuation: &Valuation<'_>) -> Self {
        let cells = line.cells();
        let is_money = line.treatment().is_money();
        let (present_values, present_value) = is_money.then(|| valuation.line(case, line)).unzip();
        Self {
            line: line.clone(),
            unit: unit_of(line, case),
            total: (!cells.is_empty() && line.kind() != LineKind::WorkingCapital)
                .then(|| bounded_total(cells)),
            present_values: present_values.unwrap_or_default(),
            present_value,
            residual: is_money.then(|| ResidualSchedule::of(line, case, valuation)).flatten(),
            changes: match line.kind() {
                LineKind::WorkingCapital => valuation.net(&NetFlow::of_cells(case, line)),
                _ => Vec::new(),
            },
        }
    }

    /// The line of the case, with its value in each column.
    #[must_use]
    pub fn line(&self) -> &Line {
        &self.line
    }

    /// The unit of a quantified line, the units of its factors in their order.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// The sum of the cells, undiscounted.
    #[must_use]
    pub fn total(&self) -> Option<Decimal> {
        self.total
    }

    /// What working capital ties up, negative, and gives back in each column: the changes of its level, inflow positive.
    /// Empty for every other line.
    #[must_use]
    pub fn changes(&self) -> &[Decimal] {
        &self.changes
    }

    /// The present value of each cell, each rounded by itself; for a line that is stated in dates, of what falls on each
    /// of them.
    pub fn present_values(&self) -> &[Outcome<Decimal>] {
        &self.present_values
    }

    /// What is left of it at the end of the timeline, or what it goes on to be worth beyond, where the line says so: beside
    /// its cells.
    #[must_use]
    pub fn residual(&self) -> Option<&ResidualSchedule> {
        self.residual.as_ref()
    }

    /// The present value of all cells together, for a line in money, without its residual value.
    #[must_use]
    pub fn present_value(&self) -> Option<Outcome<Decimal>> {
        self.present_value
    }
}

/// The sum of cells, which the limits of a case keep far within the range of a decimal.
fn bounded_total(cells: &[Decimal]) -> Decimal {
    measure::total(cells).value().expect("cells are below 10^limits::AMOUNT_DIGITS")
}

/// The units of the factors of a quantified line; an assumption without one stands with its id.
fn unit_of(line: &Line, case: &BusinessCase) -> Option<String> {
    let factors = line.amount().filter(|_| line.treatment() == Treatment::Quantified)?.factors();
    let units: Vec<&str> = factors
        .iter()
        .filter_map(|factor| match factor {
            Factor::Constant { unit, .. } => unit.as_deref(),
            Factor::Assumption(id) => {
                case.assumption(id).and_then(|known| known.unit()).or(Some(id.as_str()))
            }
            Factor::Change(change) => change.unit(),
        })
        .collect();
    (!units.is_empty()).then(|| units.join(" x "))
}

impl Serialize for LineSchedule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("LineSchedule", 21)?;
        let line = &self.line;
        out.serialize_field("kind", line.kind().word())?;
        out.serialize_field("class", line.kind().class_word())?;
        out.serialize_field("name", line.name())?;
        out.serialize_field("recipient", line.recipient().word())?;
        out.serialize_field("treatment", line.treatment().word())?;
        optional(&mut out, "probability", line.probability().map(Probability::to_string).as_ref())?;
        optional(&mut out, "view", line.view().map(View::word).as_ref())?;
        optional(&mut out, "discounting", line.discounting())?;
        optional(&mut out, "owner", line.owner().as_ref())?;
        optional(&mut out, "evidence", line.evidence().as_ref())?;
        optional(&mut out, "tags", Some(line.tags()).filter(|tags| !tags.is_empty()).as_ref())?;
        optional(&mut out, "unit", self.unit.as_ref())?;
        optional(&mut out, "contribution", line.contribution().map(Contribution::word).as_ref())?;
        let cells = Some(decimal::Texts(line.cells())).filter(|_| !line.cells().is_empty());
        optional(&mut out, "cells", cells.as_ref())?;
        let dated = Some(DatedCells(line)).filter(|_| !line.dated_cells().is_empty());
        optional(&mut out, "dated", dated.as_ref())?;
        let changes = Some(decimal::Texts(&self.changes)).filter(|_| !self.changes.is_empty());
        optional(&mut out, "changes", changes.as_ref())?;
        let depreciation = line.depreciation().map(Depreciation::word);
        optional(&mut out, "depreciation", depreciation.as_ref())?;
        let written_off = Some(decimal::Texts(line.written_off())).filter(|_| !line.written_off().is_empty());
        optional(&mut out, "written_off", written_off.as_ref())?;
        let taxation = Some(line.taxation().word()).filter(|_| line.taxation() != Taxation::Taxed);
        optional(&mut out, "tax", taxation.as_ref())?;
        optional(&mut out, "total", self.total.map(decimal::to_text).as_ref())?;
        let present_values = Some(&self.present_values).filter(|values| !values.is_empty());
        optional(&mut out, "present_values", present_values)?;
        optional(&mut out, "present_value", self.present_value.as_ref())?;
        optional(&mut out, "residual", self.residual.as_ref())?;
        out.end()
    }
}

/// `[{ "date": "2027-03-31", "column": 1, "amount": "100" }]`.
struct DatedCells<'a>(&'a Line);

impl Serialize for DatedCells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Dated {
            date: String,
            column: usize,
            #[serde(serialize_with = "decimal::serialize")]
            amount: Decimal,
        }
        serializer.collect_seq(self.0.dated_cells().iter().map(|cell| Dated {
            date: cell.date().to_string(),
            column: cell.column(),
            amount: cell.amount(),
        }))
    }
}

pub(super) fn optional<O: SerializeStruct, T: Serialize>(
    out: &mut O,
    name: &'static str,
    value: Option<&T>,
) -> Result<(), O::Error> {
    match value {
        Some(value) => out.serialize_field(name, value),
        None => out.skip_field(name),
    }
}

/// A signed flow column by column, inflow positive, with the same discounted and summed up.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowSchedule {
    net: Vec<Decimal>,
    cumulative: Vec<Decimal>,
    present_values: Vec<Outcome<Decimal>>,
    cumulative_present_values: Vec<Outcome<Decimal>>,
}

impl FlowSchedule {
    pub(super) fn of(flow: &NetFlow, valuation: &Valuation<'_>) -> Self {
        Self {
            net: valuation.net(flow),
            cumulative: valuation.cumulative(flow),
            present_values: valuation.present_values(flow),
            cumulative_present_values: valuation.cumulative_present_values(flow),
        }
    }

    /// The sum of each column.
    #[must_use]
    pub fn net(&self) -> &[Decimal] {
        &self.net
    }

    /// The sum of the columns up to each one.
    #[must_use]
    pub fn cumulative(&self) -> &[Decimal] {
        &self.cumulative
    }

    /// The present value of each column.
    pub fn present_values(&self) -> &[Outcome<Decimal>] {
        &self.present_values
    }

    /// The present value of the columns up to each one; the last is the net present value.
    pub fn cumulative_present_values(&self) -> &[Outcome<Decimal>] {
        &self.cumulative_present_values
    }
}

impl Serialize for FlowSchedule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("FlowSchedule", 4)?;
        out.serialize_field("net", &decimal::Texts(&self.net))?;
        out.serialize_field("cumulative", &decimal::Texts(&self.cumulative))?;
        out.serialize_field("present_values", &self.present_values)?;
        out.serialize_field("cumulative_present_values", &self.cumulative_present_values)?;
        out.end()
    }
}
