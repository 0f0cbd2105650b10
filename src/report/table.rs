//! Tables whose rows all have as many cells as there are columns.

/// A table: columns with headings, rows, and the total rows among them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    caption: Option<String>,
    columns: Vec<Column>,
    rows: Vec<Row>,
}

/// The heading of a column and the side on which its cells line up.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column {
    heading: String,
    align: Align,
}

/// The side on which the cells of a column line up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
}

/// One row. It has a cell for every column of its table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    kind: RowKind,
    cells: Vec<String>,
}

/// Whether a row is one of many or sums up those above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowKind {
    Line,
    Total,
}

impl Column {
    /// A column of words, lined up on the left.
    pub(crate) fn label(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), align: Align::Left }
    }

    /// A column of numbers, lined up on the right.
    pub(crate) fn number(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), align: Align::Right }
    }

    pub(crate) fn heading(&self) -> &str {
        &self.heading
    }

    pub(crate) fn align(&self) -> Align {
        self.align
    }
}

impl Row {
    pub(crate) fn kind(&self) -> RowKind {
        self.kind
    }

    pub(crate) fn cells(&self) -> &[String] {
        &self.cells
    }
}

impl Table {
    pub(crate) fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        Self { caption: None, columns: columns.into_iter().collect(), rows: Vec::new() }
    }

    #[must_use]
    pub(crate) fn captioned(mut self, caption: impl Into<String>) -> Self {
        self.caption = Some(caption.into());
        self
    }

    /// Adds a row.
    ///
    /// Cells that are left out are empty: a row of one cell is a subheading. A cell too many opens a column
    /// without a heading, for every row. Refusing it would put a failure where none can be handled, and
    /// dropping it would hide a figure; like this the mistake is seen.
    pub(crate) fn row<C: Into<String>>(&mut self, cells: impl IntoIterator<Item = C>) -> &mut Self {
        self.push(RowKind::Line, cells.into_iter().map(Into::into).collect())
    }

    /// Adds a row that sums up those above it; its cells are taken as those of [`row`](Table::row).
    pub(crate) fn total_row<C: Into<String>>(&mut self, cells: impl IntoIterator<Item = C>) -> &mut Self {
        self.push(RowKind::Total, cells.into_iter().map(Into::into).collect())
    }

    fn push(&mut self, kind: RowKind, mut cells: Vec<String>) -> &mut Self {
        if cells.len() > self.columns.len() {
            self.widen(cells.len());
        }
        cells.resize(self.columns.len(), String::new());
        self.rows.push(Row { kind, cells });
        self
    }

    fn widen(&mut self, width: usize) {
        self.columns.resize_with(width, || Column::number(""));
        for row in &mut self.rows {
            row.cells.resize(width, String::new());
        }
    }

    pub(crate) fn caption(&self) -> Option<&str> {
        self.caption.as_deref()
    }

    pub(crate) fn columns(&self) -> &[Column] {
        &self.columns
    }

    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_cell_for_every_column() {
        let mut table = Table::new([Column::label("Line"), Column::number("2026")]).captioned("Cash flow");
        table.row(["Costs"]).row(["Build", "-900"]).total_row(["Total", "-900", "stray"]);
        assert_eq!(table.caption(), Some("Cash flow"));
        assert_eq!(table.columns().last(), Some(&Column::number("")));
        assert_eq!(table.rows()[0].cells(), ["Costs", "", ""]);
        assert!(table.rows().iter().all(|row| row.cells().len() == table.columns().len()));
        assert_eq!(table.rows()[2].kind(), RowKind::Total);
    }
}
