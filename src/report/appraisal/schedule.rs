//! The money by column: all alternatives in one table, then each with its lines.

use super::columns::Columns;
use super::figures::{money, money_format};
use crate::appraisal::{
    AlternativeAppraisal, Appraisal, FlowSchedule, LineSchedule, ResidualSchedule, TaxAppraisal,
};
use crate::case::{Delay, Line, LineKind, Treatment};
use crate::measure::{self, Outcome};
use crate::report::number::Figure;
use crate::report::page::Page;
use crate::report::reconcile::{ExactRow, RoundedGrid, RoundedRow};
use crate::report::table::{Column, Table};
use crate::time::Step;
use crate::value::text::listed;
use rust_decimal::Decimal;

pub(super) fn write(appraisal: &Appraisal, page: &mut Page) {
    page.section("Cash flow").table(net_flows(appraisal));
    for alternative in appraisal.alternatives() {
        page.subsection(alternative.name());
        if let Some(description) = alternative.description() {
            page.paragraph(description);
        }
        match start(alternative, appraisal.timeline().step()).as_slice() {
            [] => {}
            sentences => {
                page.paragraph(sentences.join(" "));
            }
        }
        match counted(alternative).as_slice() {
            [] => page.paragraph("Nothing flows."),
            counted => page.table(lines(appraisal, alternative, counted)),
        };
        if let Some(tax) = alternative.tax() {
            super::tax::write(appraisal, tax, page);
        }
    }
}

/// When an alternative enters service, and by how much it, or which of its lines, falls later than stated.
fn start(alternative: &AlternativeAppraisal, step: Step) -> Vec<String> {
    let service = alternative.service_date().map(|date| format!("In service from {date}."));
    let all = delay(alternative.delay(), step)
        .map(|delay| format!("All lines fall later than stated, by {delay}."));
    service.into_iter().chain(all).chain(later_lines(alternative, step)).collect()
}

/// The lines with a delay of their own, those with the same one together.
fn later_lines(alternative: &AlternativeAppraisal, step: Step) -> Vec<String> {
    let mut lines: Vec<(&Delay, Vec<&str>)> = Vec::new();
    for line in alternative.lines().iter().map(LineSchedule::line) {
        match lines.iter_mut().find(|(delay, _)| *delay == line.delay()) {
            Some((_, names)) => names.push(line.name()),
            None => lines.push((line.delay(), vec![line.name()])),
        }
    }
    let sentence = |(own, names): &(&Delay, Vec<&str>)| {
        delay(own, step).map(|delay| format!("Later than stated by {delay}: {}.", listed(names)))
    };
    lines.iter().filter_map(sentence).collect()
}

fn delay(delay: &Delay, step: Step) -> Option<String> {
    match delay {
        Delay::Columns(0) => None,
        Delay::Columns(1) => Some(format!("1 {step}")),
        Delay::Columns(columns) => Some(format!("{columns} {step}s")),
        Delay::Assumption(id) => Some(format!("the {step}s of the assumption {id}")),
    }
}

/// What flows in each column under each alternative.
fn net_flows(appraisal: &Appraisal) -> Table {
    let rows: Vec<RoundedRow> = appraisal
        .alternatives()
        .iter()
        .map(|alternative| rounded(appraisal, &[], &net(appraisal, alternative)).totals)
        .collect();
    let rounding = RoundingColumn::where_needed(rows.iter().any(|row| !row.rounding.is_zero()));
    let step = appraisal.timeline().step();
    let mut table = Table::new(head(title_case(step), appraisal, rounding)).captioned(format!(
        "Net flow{} by {step}, undiscounted, {}; {step} 0 is {}{}",
        after_tax(appraisal),
        money_format(appraisal).label(),
        appraisal.timeline().start(),
        late_columns(appraisal),
    ));
    for (alternative, row) in appraisal.alternatives().iter().zip(&rows) {
        table.row(cells_of(alternative.name(), row, rounding));
    }
    table
}

/// What a caption says of columns that stand together.
pub(super) fn late_columns(appraisal: &Appraisal) -> String {
    let step = appraisal.timeline().step();
    if columns(appraisal).are_grouped() { format!("; late {step}s are added up") } else { String::new() }
}

/// Whether a table has a column for what rounding took from its rows.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum RoundingColumn {
    Shown,
    Absent,
}

impl RoundingColumn {
    pub(super) fn where_needed(is_needed: bool) -> Self {
        if is_needed { Self::Shown } else { Self::Absent }
    }

    fn cell<T>(self, cell: T) -> Option<T> {
        (self == Self::Shown).then_some(cell)
    }
}

/// The heading of the rows, those of the columns, and that of their total.
pub(super) fn head(heading: &str, appraisal: &Appraisal, rounding: RoundingColumn) -> Vec<Column> {
    let rounding = rounding.cell(Column::number("Rounding"));
    [Column::label(heading)]
        .into_iter()
        .chain(columns(appraisal).headings())
        .chain(rounding)
        .chain([Column::number("Total")])
        .collect()
}

fn columns(appraisal: &Appraisal) -> Columns {
    Columns::of(appraisal.timeline())
}

pub(super) fn title_case(step: Step) -> &'static str {
    match step {
        Step::Year => "Year",
        Step::Quarter => "Quarter",
        Step::Month => "Month",
    }
}

fn counted(alternative: &AlternativeAppraisal) -> Vec<&LineSchedule> {
    let counts = |schedule: &&LineSchedule| schedule.line().treatment() == Treatment::Counted;
    alternative.lines().iter().filter(counts).collect()
}

/// The lines that count, signed, each above its residual value, down to the cumulative present value.
fn lines(appraisal: &Appraisal, alternative: &AlternativeAppraisal, counted: &[&LineSchedule]) -> Table {
    let of_lines = counted.iter().flat_map(|schedule| rows_of(appraisal, schedule));
    let of_tax = alternative.tax().into_iter().flat_map(|tax| tax_rows(appraisal, tax));
    let net_flow = format!("Net flow{}", after_tax(appraisal));
    flow_table(appraisal, of_lines.chain(of_tax), &net_flow, alternative.flow())
}

/// Rows that make a flow, down to its cumulative present value.
pub(super) fn flow_table(
    appraisal: &Appraisal,
    rows: impl Iterator<Item = (String, ExactRow)>,
    total: &str,
    flow: &FlowSchedule,
) -> Table {
    let (labels, rows): (Vec<String>, Vec<ExactRow>) = rows.unzip();
    let grid = rounded(appraisal, &rows, &exact_row(appraisal, flow.net()));
    let discounted = PresentValueRow::of(appraisal, flow);
    let rounding = RoundingColumn::where_needed(grid.needs_rounding_column() || discounted.needs_rounding());
    let heading = title_case(appraisal.timeline().step());
    let mut table = Table::new(head(heading, appraisal, rounding)).captioned(money_format(appraisal).label());
    for (label, row) in labels.iter().zip(&grid.rows) {
        table.row(cells_of(label, row, rounding));
    }
    if grid.needs_rounding_row() {
        table.row(cells_of("Rounding", &grid.rounding, rounding));
    }
    table.total_row(cells_of(total, &grid.totals, rounding));
    table.row(discounted.cells(rounding));
    table.row(cumulative(appraisal, flow));
    table
}

fn after_tax(appraisal: &Appraisal) -> &'static str {
    if appraisal.conventions().tax().is_some() { " after tax" } else { "" }
}

/// The tax that is paid, and that which is paid after the end of the timeline.
fn tax_rows(appraisal: &Appraisal, tax: &TaxAppraisal) -> impl Iterator<Item = (String, ExactRow)> {
    let outflow = |amount: Decimal| (-amount).normalize();
    let paid: Vec<Decimal> = tax.paid().iter().copied().map(outflow).collect();
    let late = tax.paid_after_the_end().map(|charge| {
        let mut cells = vec![Decimal::ZERO; tax.paid().len() - 1];
        cells.push(outflow(charge));
        ("Tax on the last year, paid a year after it".to_owned(), exact_row(appraisal, &cells))
    });
    [("Tax".to_owned(), exact_row(appraisal, &paid))].into_iter().chain(late)
}

/// The row of a line, and that of what is left of it at the end.
fn rows_of(appraisal: &Appraisal, schedule: &LineSchedule) -> impl Iterator<Item = (String, ExactRow)> {
    let line = schedule.line();
    let cells = match line.kind() {
        LineKind::WorkingCapital => schedule.changes().to_vec(),
        _ => signed(line),
    };
    let cells = (label(line), exact_row(appraisal, &cells));
    let residual = schedule.residual().map(|residual| {
        (residual_label(line, residual), exact_row(appraisal, &residual_cells(appraisal, line, residual)))
    });
    [cells].into_iter().chain(residual)
}

fn residual_label(line: &Line, residual: &ResidualSchedule) -> String {
    format!("Residual value of {}, {}", line.name(), residual.method().replace('-', " "))
}

/// It stands in the last column: what is left of a cost comes back, what goes on keeps the direction of its line.
fn residual_cells(appraisal: &Appraisal, line: &Line, residual: &ResidualSchedule) -> Vec<Decimal> {
    let flows_out = line.kind().is_outflow() != residual.lessens_its_line();
    let mut cells = vec![Decimal::ZERO; appraisal.timeline().columns() - 1];
    cells.push(if flows_out { -residual.value() } else { residual.value() });
    cells
}

fn label(line: &Line) -> String {
    let expected = if line.probability().is_some() { ", expected value" } else { "" };
    match line.kind() {
        LineKind::Cost(class) => format!("{} ({class}{expected})", line.name()),
        LineKind::DisBenefit(effect) => format!("{} ({effect} dis-benefit{expected})", line.name()),
        LineKind::Benefit(effect) => format!("{} ({effect}{expected})", line.name()),
        LineKind::WorkingCapital => format!("{} (change of working capital)", line.name()),
    }
}

/// The cells with the sign of their kind: inflow positive.
fn signed(line: &Line) -> Vec<Decimal> {
    match line.kind() {
        LineKind::Benefit(_) => line.cells().to_vec(),
        _ => line.cells().iter().map(|cell| -cell).collect(),
    }
}

fn net(appraisal: &Appraisal, alternative: &AlternativeAppraisal) -> ExactRow {
    exact_row(appraisal, alternative.flow().net())
}

pub(super) fn exact_row(appraisal: &Appraisal, cells: &[Decimal]) -> ExactRow {
    let total = measure::total(cells).value().expect("a built case keeps sums within the range of a decimal");
    ExactRow { cells: columns(appraisal).sums(cells), total }
}

pub(super) fn rounded(appraisal: &Appraisal, rows: &[ExactRow], totals: &ExactRow) -> RoundedGrid {
    RoundedGrid::new(money_format(appraisal), rows, totals)
}

pub(super) fn cells_of(label: &str, row: &RoundedRow, rounding: RoundingColumn) -> Vec<String> {
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
        let present_values = columns(appraisal).present_values(flow.present_values());
        let addends: Option<Vec<Decimal>> = present_values.iter().map(|value| value.value()).collect();
        let residual =
            |(addends, npv): (Vec<Decimal>, Decimal)| money_format(appraisal).residual(addends, npv);
        Self {
            cells: present_values.iter().map(|value| money(appraisal, *value)).collect(),
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
    let cells = columns(appraisal).last(flow.cumulative_present_values());
    let cells = cells.into_iter().map(|value| money(appraisal, value));
    ["Cumulative present value".to_owned()].into_iter().chain(cells).collect()
}
