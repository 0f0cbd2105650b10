//! The money by column: all alternatives in one table, then each with its lines.

use super::figures::{money, money_format};
use crate::appraisal::{AlternativeAppraisal, Appraisal, FlowSchedule, LineSchedule};
use crate::case::{Line, LineKind, Treatment};
use crate::measure::{self, Outcome};
use crate::report::number::Figure;
use crate::report::page::Page;
use crate::report::reconcile::{ExactRow, RoundedGrid, RoundedRow};
use crate::report::table::{Column, Table};
use crate::time::Step;
use rust_decimal::Decimal;

pub(super) fn write(appraisal: &Appraisal, page: &mut Page) {
    page.section("Cash flow").table(net_flows(appraisal));
    for alternative in appraisal.alternatives() {
        page.subsection(alternative.name());
        if let Some(description) = alternative.description() {
            page.paragraph(description);
        }
        match counted(alternative).as_slice() {
            [] => page.paragraph("Nothing flows."),
            counted => page.table(lines(appraisal, alternative, counted)),
        };
    }
}

/// What flows in each column under each alternative.
fn net_flows(appraisal: &Appraisal) -> Table {
    let rows: Vec<RoundedRow> = appraisal
        .alternatives()
        .iter()
        .map(|alternative| rounded(appraisal, &[], &net(alternative)).totals)
        .collect();
    let rounding = RoundingColumn::where_needed(rows.iter().any(|row| !row.rounding.is_zero()));
    let step = appraisal.timeline().step();
    let mut table = Table::new(head(appraisal, rounding)).captioned(format!(
        "Net flow by {step}, undiscounted, {}; {step} 0 is {}",
        money_format(appraisal).label(),
        appraisal.timeline().start(),
    ));
    for (alternative, row) in appraisal.alternatives().iter().zip(&rows) {
        table.row(cells_of(alternative.name(), row, rounding));
    }
    table
}

/// Whether a table has a column for what rounding took from its rows.
#[derive(Clone, Copy, PartialEq)]
enum RoundingColumn {
    Shown,
    Absent,
}

impl RoundingColumn {
    fn where_needed(is_needed: bool) -> Self {
        if is_needed { Self::Shown } else { Self::Absent }
    }

    fn cell<T>(self, cell: T) -> Option<T> {
        (self == Self::Shown).then_some(cell)
    }
}

fn head(appraisal: &Appraisal, rounding: RoundingColumn) -> Vec<Column> {
    let columns = (0..appraisal.timeline().columns()).map(|column| Column::number(column.to_string()));
    let rounding = rounding.cell(Column::number("Rounding"));
    [Column::label(title_case(appraisal.timeline().step()))]
        .into_iter()
        .chain(columns)
        .chain(rounding)
        .chain([Column::number("Total")])
        .collect()
}

fn title_case(step: Step) -> &'static str {
    match step {
        Step::Year => "Year",
        Step::Quarter => "Quarter",
        Step::Month => "Month",
    }
}

fn counted(alternative: &AlternativeAppraisal) -> Vec<&Line> {
    let lines = alternative.lines().iter().map(LineSchedule::line);
    lines.filter(|line| line.treatment() == Treatment::Counted).collect()
}

/// The lines that count, signed, down to the cumulative present value.
fn lines(appraisal: &Appraisal, alternative: &AlternativeAppraisal, counted: &[&Line]) -> Table {
    let rows: Vec<ExactRow> = counted.iter().map(|line| exact_row(signed(line))).collect();
    let grid = rounded(appraisal, &rows, &net(alternative));
    let discounted = PresentValueRow::of(appraisal, alternative.flow());
    let rounding = RoundingColumn::where_needed(grid.needs_rounding_column() || discounted.needs_rounding());
    let mut table = Table::new(head(appraisal, rounding)).captioned(money_format(appraisal).label());
    for (line, row) in counted.iter().zip(&grid.rows) {
        table.row(cells_of(&label(line), row, rounding));
    }
    if grid.needs_rounding_row() {
        table.row(cells_of("Rounding", &grid.rounding, rounding));
    }
    table.total_row(cells_of("Net flow", &grid.totals, rounding));
    table.row(discounted.cells(rounding));
    table.row(cumulative(appraisal, alternative.flow()));
    table
}

fn label(line: &Line) -> String {
    match line.kind() {
        LineKind::Cost(class) => format!("{} ({class})", line.name()),
        LineKind::DisBenefit(effect) => format!("{} ({effect} dis-benefit)", line.name()),
        LineKind::Benefit(effect) => format!("{} ({effect})", line.name()),
    }
}

/// The cells with the sign of their kind: inflow positive.
fn signed(line: &Line) -> Vec<Decimal> {
    match line.kind() {
        LineKind::Benefit(_) => line.cells().to_vec(),
        _ => line.cells().iter().map(|cell| -cell).collect(),
    }
}

fn net(alternative: &AlternativeAppraisal) -> ExactRow {
    exact_row(alternative.flow().net().to_vec())
}

fn exact_row(cells: Vec<Decimal>) -> ExactRow {
    let total =
        measure::total(&cells).value().expect("a built case keeps sums within the range of a decimal");
    ExactRow { cells, total }
}

fn rounded(appraisal: &Appraisal, rows: &[ExactRow], totals: &ExactRow) -> RoundedGrid {
    RoundedGrid::new(money_format(appraisal), rows, totals)
}

fn cells_of(label: &str, row: &RoundedRow, rounding: RoundingColumn) -> Vec<String> {
    let cells = row.cells.iter().map(ToString::to_string);
    let rounding = rounding.cell(blank_zero(row.rounding));
    [label.to_owned()].into_iter().chain(cells).chain(rounding).chain([row.total.to_string()]).collect()
}

fn blank_zero(figure: Figure) -> String {
    if figure.is_zero() { String::new() } else { figure.to_string() }
}

/// The present value of each column, which sum to the net present value.
struct PresentValueRow {
    cells: Vec<String>,
    rounding: Option<Figure>,
    total: String,
}

impl PresentValueRow {
    fn of(appraisal: &Appraisal, flow: &FlowSchedule) -> Self {
        let npv = flow.cumulative_present_values().last().copied().unwrap_or(Outcome::Value(Decimal::ZERO));
        let addends: Option<Vec<Decimal>> = flow.present_values().iter().map(|value| value.value()).collect();
        let residual =
            |(addends, npv): (Vec<Decimal>, Decimal)| money_format(appraisal).residual(addends, npv);
        Self {
            cells: flow.present_values().iter().map(|value| money(appraisal, *value)).collect(),
            rounding: addends.zip(npv.value()).map(residual),
            total: money(appraisal, npv),
        }
    }

    fn needs_rounding(&self) -> bool {
        self.rounding.is_some_and(|rounding| !rounding.is_zero())
    }

    fn cells(self, rounding: RoundingColumn) -> Vec<String> {
        let rounding = rounding.cell(self.rounding.map_or(String::new(), blank_zero));
        ["Present value".to_owned()]
            .into_iter()
            .chain(self.cells)
            .chain(rounding)
            .chain([self.total])
            .collect()
    }
}

/// A row of running sums, which has no total.
fn cumulative(appraisal: &Appraisal, flow: &FlowSchedule) -> Vec<String> {
    let cells = flow.cumulative_present_values().iter().map(|value| money(appraisal, *value));
    ["Cumulative present value".to_owned()].into_iter().chain(cells).collect()
}
