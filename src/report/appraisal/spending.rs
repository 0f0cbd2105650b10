//! What the organisation spends by year and by class, for a budget.

use super::figures::money_format;
use super::schedule::{RoundingColumn, cells_of, exact_row, head, late_columns, rounded};
use crate::appraisal::{AlternativeAppraisal, Appraisal, LineSchedule};
use crate::case::{CostClass, Line, LineKind, View};
use crate::measure;
use crate::report::page::Page;
use crate::report::reconcile::RoundedGrid;
use crate::report::table::Table;
use rust_decimal::Decimal;

/// The classes of what is still to be spent.
const CLASSES: [CostClass; 4] =
    [CostClass::Capital, CostClass::Transition, CostClass::Recurring, CostClass::Transfer];

/// Shown where capital stands beside something else: only then is there a division to make.
pub(super) fn write(appraisal: &Appraisal, page: &mut Page) {
    let spendings: Vec<Spending<'_>> = appraisal.alternatives().iter().map(Spending::of).collect();
    let has =
        |class| spendings.iter().any(|spending| spending.classes.iter().any(|(known, _)| *known == class));
    let [capital, others @ ..] = CLASSES;
    if has(capital) && others.into_iter().any(has) {
        page.section("Capital and operating spending").table(table(appraisal, &spendings));
        page.note(
            "Costs of the organisation alone, as a budget holds them, after adjustments and with risks at their expected \
             values: transfers are among them; sunk costs, savings, working capital, tax and residual values are not.",
        );
    }
}

/// What the organisation spends under one alternative, by the classes of which there is a cost.
struct Spending<'a> {
    name: &'a str,
    classes: Vec<(CostClass, Vec<Decimal>)>,
}

impl<'a> Spending<'a> {
    fn of(alternative: &'a AlternativeAppraisal) -> Self {
        let of_class = |class: CostClass| {
            let is_spent =
                |line: &&Line| line.kind() == LineKind::Cost(class) && line.counts_in(View::Financial);
            let lines = alternative.lines().iter().map(LineSchedule::line).filter(is_spent);
            let rows: Vec<&[Decimal]> = lines.map(Line::cells).collect();
            (!rows.is_empty()).then(|| (class, by_column(&rows)))
        };
        Self { name: alternative.name(), classes: CLASSES.into_iter().filter_map(of_class).collect() }
    }

    /// The rows of the classes above their total.
    fn grid(&self, appraisal: &Appraisal) -> RoundedGrid {
        let rows: Vec<_> = self.classes.iter().map(|(_, cells)| exact_row(appraisal, cells)).collect();
        let all: Vec<&[Decimal]> = self.classes.iter().map(|(_, cells)| cells.as_slice()).collect();
        rounded(appraisal, &rows, &exact_row(appraisal, &by_column(&all)))
    }
}

/// Sums of cells, which are far within the range of a decimal.
fn by_column(rows: &[&[Decimal]]) -> Vec<Decimal> {
    let columns = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    let sum = |column: usize| {
        let cells: Vec<Decimal> = rows.iter().filter_map(|row| row.get(column).copied()).collect();
        measure::total(&cells).value().unwrap_or_default()
    };
    (0..columns).map(sum).collect()
}

fn table(appraisal: &Appraisal, spendings: &[Spending<'_>]) -> Table {
    let with_grids = spendings.iter().filter(|spending| !spending.classes.is_empty());
    let with_grids: Vec<(&Spending<'_>, RoundedGrid)> =
        with_grids.map(|spending| (spending, spending.grid(appraisal))).collect();
    let needs_column = with_grids.iter().any(|(_, grid)| grid.needs_rounding_column());
    let rounding = RoundingColumn::where_needed(needs_column);
    let step = appraisal.timeline().step();
    let mut table = Table::new(head(&format!("Spending in {step}"), appraisal, rounding)).captioned(format!(
        "Costs by {step}, undiscounted, {}{}",
        money_format(appraisal).label(),
        late_columns(appraisal)
    ));
    for (spending, grid) in &with_grids {
        for ((class, _), row) in spending.classes.iter().zip(&grid.rows) {
            table.row(cells_of(&format!("{}: {class}", spending.name), row, rounding));
        }
        if grid.needs_rounding_row() {
            table.row(cells_of(&format!("{}: rounding", spending.name), &grid.rounding, rounding));
        }
        table.total_row(cells_of(spending.name, &grid.totals, rounding));
    }
    table
}
