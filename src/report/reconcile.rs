//! A rounded table adds up, or shows its residual.
//!
//! Rounding each figure to its nearest is the honest thing to do, and then 33 + 33 + 33 stands above 100. The
//! figures stay as they are; what is missing is shown beside them, in a row and a column of its own.

use super::number::{Figure, MoneyFormat};
use rust_decimal::Decimal;

/// One row of exact amounts with its exact total.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ExactRow {
    pub(crate) cells: Vec<Decimal>,
    pub(crate) total: Decimal,
}

/// One row as the page shows it: cells and rounding make the total.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RoundedRow {
    pub(crate) cells: Vec<Figure>,
    pub(crate) rounding: Figure,
    pub(crate) total: Figure,
}

/// Rows, the row of what rounding took from each column, and the row of column totals.
///
/// In each row the cells and the rounding make the total; in each column, those of the rounding and of the
/// totals among them, the rows and the rounding make the total.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RoundedGrid {
    pub(crate) rows: Vec<RoundedRow>,
    pub(crate) rounding: RoundedRow,
    pub(crate) totals: RoundedRow,
}

impl RoundedGrid {
    /// Rounds exact rows and their exact column totals, whose own total is the grand total.
    ///
    /// A cell that a row lacks counts as zero. Amounts that do not make their total are not mended: the
    /// difference shows in the rounding, where a reader sees that it is too large for that.
    pub(crate) fn new(format: MoneyFormat, rows: &[ExactRow], totals: &ExactRow) -> Self {
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(totals.cells.len());
        let round = |row: &ExactRow| {
            let at = |column| format.figure(row.cells.get(column).copied().unwrap_or_default());
            RoundedRow::new((0..width).map(at).collect(), format.figure(row.total))
        };
        let rows: Vec<RoundedRow> = rows.iter().map(round).collect();
        let totals = round(totals);
        let missing = |column: usize| totals.cells[column].less(rows.iter().map(|row| row.cells[column]));
        let rounding = RoundedRow::new(
            (0..width).map(missing).collect(),
            totals.total.less(rows.iter().map(|row| row.total)),
        );
        Self { rows, rounding, totals }
    }

    /// Whether some column does not add up, so that the page needs the row.
    pub(crate) fn needs_rounding_row(&self) -> bool {
        !self.rounding.is_zero()
    }

    /// Whether some row does not add up, so that the page needs the column.
    pub(crate) fn needs_rounding_column(&self) -> bool {
        self.rows.iter().chain([&self.totals]).any(|row| !row.rounding.is_zero())
    }
}

impl RoundedRow {
    fn new(cells: Vec<Figure>, total: Figure) -> Self {
        Self { rounding: total.less(cells.iter().copied()), cells, total }
    }

    fn is_zero(&self) -> bool {
        self.total.is_zero() && self.cells.iter().all(|cell| cell.is_zero())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;
    use crate::value::{Currency, PageUnit};
    use proptest::prelude::*;

    fn row<const N: usize>(cells: [Decimal; N], total: Decimal) -> ExactRow {
        ExactRow { cells: cells.to_vec(), total }
    }

    fn thousands(rows: &[ExactRow], totals: &ExactRow) -> RoundedGrid {
        RoundedGrid::new(MoneyFormat::new(PageUnit::Thousands, Currency::GBP), rows, totals)
    }

    fn text(figures: &[Figure]) -> Vec<String> {
        figures.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_grid_that_adds_up_needs_nothing_more() {
        let rows = [row([dec!(1000), dec!(2000)], dec!(3000)), row([dec!(-500), dec!(500)], dec!(0))];
        let grid = thousands(&rows[..1], &rows[0]);
        assert!(!grid.needs_rounding_row() && !grid.needs_rounding_column());
    }

    #[test]
    fn what_rounding_took_stands_in_a_row_and_a_column() {
        let rows = [row([dec!(1400), dec!(1400)], dec!(2800)), row([dec!(1400), dec!(1000)], dec!(2400))];
        let grid = thousands(&rows, &row([dec!(2800), dec!(2400)], dec!(5200)));
        assert_eq!(text(&grid.rows[0].cells), ["1", "1"]);
        assert_eq!(
            (grid.rows[0].rounding.to_string(), grid.rows[0].total.to_string()),
            ("1".into(), "3".into())
        );
        assert_eq!(text(&grid.rounding.cells), ["1", "0"]);
        assert_eq!(text(&grid.totals.cells), ["3", "2"]);
        assert!(grid.needs_rounding_row() && grid.needs_rounding_column());
    }

    #[test]
    fn a_row_total_alone_can_leave_a_residual_in_its_column() {
        let rows = [row([dec!(1400)], dec!(1400)), row([dec!(1400)], dec!(1400))];
        let grid = thousands(&rows, &row([dec!(2800)], dec!(2800)));
        assert!(grid.needs_rounding_row() && !grid.needs_rounding_column());
        assert_eq!(grid.rounding.total.to_string(), "1");
    }

    #[test]
    fn ragged_rows_are_filled_with_zeros() {
        let grid =
            thousands(&[row([dec!(1000), dec!(2000)], dec!(3000)), row([], dec!(0))], &row([], dec!(3000)));
        assert_eq!(text(&grid.rows[1].cells), ["0", "0"]);
        assert_eq!(text(&grid.rounding.cells), ["-1", "-2"]);
        let empty = thousands(&[], &row([], dec!(0)));
        assert!(!empty.needs_rounding_row() && !empty.needs_rounding_column());
    }

    fn amount() -> impl Strategy<Value = Decimal> {
        (-10_000_000_i64..10_000_000).prop_map(|pence| Decimal::new(pence, 2))
    }

    fn sum<'a>(amounts: impl IntoIterator<Item = &'a Decimal>) -> Decimal {
        amounts.into_iter().sum()
    }

    proptest! {
        #[test]
        fn the_whole_grid_adds_up_with_its_rounding(
            cells in (0..6_usize, 0..6_usize).prop_flat_map(|(rows, columns)| {
                proptest::collection::vec(proptest::collection::vec(amount(), columns), rows)
            }),
            unit in proptest::sample::select(PageUnit::ALL.to_vec()),
        ) {
            let columns = cells.first().map_or(0, Vec::len);
            let down: Vec<Decimal> = (0..columns).map(|at| sum(cells.iter().map(|row| &row[at]))).collect();
            let rows: Vec<ExactRow> =
                cells.iter().map(|row| ExactRow { cells: row.clone(), total: sum(row) }).collect();
            let totals = ExactRow { total: sum(&down), cells: down };
            let grid = RoundedGrid::new(MoneyFormat::new(unit, Currency::GBP), &rows, &totals);

            for row in grid.rows.iter().chain([&grid.rounding, &grid.totals]) {
                prop_assert!(row.total.less(row.cells.iter().copied().chain([row.rounding])).is_zero());
            }
            let extended = |row: &RoundedRow| [&row.cells[..], &[row.rounding, row.total]].concat();
            for at in 0..columns + 2 {
                let above = grid.rows.iter().chain([&grid.rounding]).map(|row| extended(row)[at]);
                prop_assert!(extended(&grid.totals)[at].less(above).is_zero());
            }
            // A rounded figure is at most half a unit away, so a residual is small: never a lost amount.
            prop_assert!(grid.needs_rounding_row() || grid.rounding.rounding.is_zero());
        }
    }
}
