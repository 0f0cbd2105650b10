//! Tables in aligned columns.
//!
//! A table that is too wide for its page first wraps its labels and headings. Where that is not enough it is
//! continued below itself, under the same first column. Numbers are never broken.

use super::label::label;
use super::layout::{GAP, Layout, Measure, layouts, line_width};
use super::table::{Align, Row, RowKind, Table};
use super::wrap::{width, wrap, wrap_unevenly};

/// In front of the second and further lines of a label, so that they are not taken for another row.
const CONTINUATION: &str = "  ";

/// A mark without width that keeps the reading order from left to right.
const LEFT_TO_RIGHT: char = '\u{200E}';

/// The table in parts that stand one below the other, each in lines of one and the same width.
pub(crate) fn parts(table: &Table, page_width: usize) -> Vec<Vec<String>> {
    let grid = Grid::new(table);
    layouts(&grid.measures, page_width).iter().map(|layout| grid.part(layout)).collect()
}

/// The labels of a table, ready to be measured.
struct Grid<'a> {
    table: &'a Table,
    headings: Vec<String>,
    rows: Vec<(RowKind, Vec<String>)>,
    measures: Vec<Measure>,
}

impl<'a> Grid<'a> {
    fn new(table: &'a Table) -> Self {
        let headings: Vec<String> = table.columns().iter().map(|column| label(column.heading())).collect();
        let cells = |row: &Row| row.cells().iter().map(|cell| label(cell)).collect::<Vec<_>>();
        let rows: Vec<_> = table.rows().iter().map(|row| (row.kind(), cells(row))).collect();
        let measure = |at: usize| {
            let cells = rows.iter().map(|(_, cells)| cells[at].as_str());
            Measure::of(&headings[at], cells, table.columns()[at].align())
        };
        let measures = (0..headings.len()).map(measure).collect();
        Self { table, measures, headings, rows }
    }

    fn part(&self, layout: &Layout) -> Vec<String> {
        let rule = "-".repeat(line_width(layout.iter().map(|(_, width)| *width)));
        let mut lines = Vec::new();
        if self.headings.iter().any(|heading| !heading.is_empty()) {
            lines.extend(self.heading_lines(layout));
            lines.push(rule.clone());
        }
        let mut above = None;
        for (kind, cells) in &self.rows {
            if *kind == RowKind::Total && above == Some(RowKind::Line) {
                lines.push(rule.clone());
            }
            lines.extend(self.row_lines(cells, layout));
            above = Some(*kind);
        }
        lines
    }

    /// Headings stand directly above the rule, however many lines their neighbours take.
    fn heading_lines(&self, layout: &Layout) -> Vec<String> {
        let mut wrapped: Vec<Vec<String>> =
            layout.iter().map(|(at, width)| wrap(&self.headings[*at], *width)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for lines in &mut wrapped {
            let missing = height - lines.len();
            lines.splice(..0, std::iter::repeat_n(String::new(), missing));
        }
        self.joined(&wrapped, layout)
    }

    fn row_lines(&self, cells: &[String], layout: &Layout) -> Vec<String> {
        let wrapped: Vec<Vec<String>> = layout
            .iter()
            .map(|(at, width)| match (at, self.table.columns()[*at].align()) {
                (0, Align::Left) => continued(&cells[0], *width),
                _ => wrap(&cells[*at], *width),
            })
            .collect();
        self.joined(&wrapped, layout)
    }

    fn joined(&self, cells: &[Vec<String>], layout: &Layout) -> Vec<String> {
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        let line = |index: usize| {
            let padded: Vec<String> = layout
                .iter()
                .zip(cells)
                .map(|((at, width), lines)| {
                    let text = lines.get(index).map_or("", String::as_str);
                    pad(text, *width, self.table.columns()[*at].align())
                })
                .collect();
            padded.join(GAP)
        };
        (0..height).map(line).collect()
    }
}

fn continued(text: &str, limit: usize) -> Vec<String> {
    let mut lines = wrap_unevenly(text, limit, limit.saturating_sub(CONTINUATION.len()));
    for line in lines.iter_mut().skip(1) {
        line.insert_str(0, CONTINUATION);
    }
    lines
}

fn pad(text: &str, column_width: usize, align: Align) -> String {
    let blank = " ".repeat(column_width.saturating_sub(width(text)));
    // Without the marks a screen would lay out the numbers after a Hebrew or Arabic label from right to left,
    // and swap columns.
    let text = match text.contains(is_right_to_left) {
        true => format!("{LEFT_TO_RIGHT}{text}{LEFT_TO_RIGHT}"),
        false => text.to_owned(),
    };
    match align {
        Align::Left => format!("{text}{blank}"),
        Align::Right => format!("{blank}{text}"),
    }
}

/// The blocks of the scripts that are written from right to left.
fn is_right_to_left(character: char) -> bool {
    matches!(
        character,
        '\u{590}'..='\u{8FF}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFE}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::super::table::Column;
    use super::*;
    use proptest::prelude::*;

    fn shown(table: &Table, page_width: usize) -> String {
        let parts: Vec<String> = parts(table, page_width).iter().map(|lines| lines.join("\n")).collect();
        parts.join("\n\n")
    }

    #[test]
    fn columns_line_up_for_any_script() {
        let mut table = Table::new([Column::label("Label"), Column::number("n")]);
        table
            .row(["世界", "1"])
            .row(["Cafe\u{301}", "22"])
            .row(["👩\u{200D}🔬 👍🏽", "333"])
            .row(["a\tb", "-4"]);
        let expected = "\
Label    n
----------
世界     1
Cafe\u{301}    22
👩\u{200D}🔬 👍🏽  333
a b     -4";
        assert_eq!(shown(&table, 40), expected);
    }

    #[test]
    fn a_rule_stands_above_the_first_of_the_totals_only() {
        let mut table = Table::new([Column::label(""), Column::number("")]);
        table
            .row(["a", "1"])
            .total_row(["Sum", "1"])
            .total_row(["All", "1"])
            .row(["b", "2"])
            .total_row(["c", "3"]);
        assert_eq!(shown(&table, 40), "a    1\n------\nSum  1\nAll  1\nb    2\n------\nc    3");
    }

    #[test]
    fn long_labels_and_headings_wrap_before_anything_else_gives_way() {
        let mut table =
            Table::new([Column::label("Line"), Column::number("Discounted payback"), Column::number("NPV")]);
        table.row(["Time saved by citizens who renew permits", "3.2 years", "1,234,567"]);
        let expected = [
            "                          Discounted",
            "Line                         payback        NPV",
            "-----------------------------------------------",
            "Time saved by citizens     3.2 years  1,234,567",
            "  who renew permits",
        ];
        let text = shown(&table, 47);
        assert_eq!(text.lines().map(str::trim_end).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_table_wider_than_the_page_continues_below_under_the_same_first_column() {
        let years = (2026..2032).map(|year| Column::number(year.to_string()));
        let mut table = Table::new([Column::label("Line")].into_iter().chain(years));
        table.row(["Benefits", "100,000", "200,000", "300,000", "400,000", "500,000", "600,000"]);
        table.total_row(["Net", "1", "2", "3", "4", "5", "6"]);
        let expected = "\
Line         2026     2027     2028
-----------------------------------
Benefits  100,000  200,000  300,000
-----------------------------------
Net             1        2        3

Line         2029     2030     2031
-----------------------------------
Benefits  400,000  500,000  600,000
-----------------------------------
Net             4        5        6";
        assert_eq!(shown(&table, 50), expected);
    }

    #[test]
    fn a_number_is_never_broken() {
        let mut table = Table::new([Column::label("Line"), Column::number("n")]);
        table.row(["a", "79,228,162,514,264,337,593,543,950,335"]);
        assert!(shown(&table, 20).ends_with("a     79,228,162,514,264,337,593,543,950,335"));
    }

    #[test]
    fn a_label_from_right_to_left_does_not_turn_the_row_around() {
        let mut table = Table::new([Column::label("L"), Column::number("n")]);
        table.row(["שלום", "12"]).row(["عقد", "3"]);
        assert_eq!(
            shown(&table, 40),
            "L      n\n--------\n\u{200E}שלום\u{200E}  12\n\u{200E}عقد\u{200E}    3"
        );
    }

    fn words() -> impl Strategy<Value = String> {
        let pieces = vec![
            "a",
            "word",
            " ",
            "世",
            "\u{301}",
            "\u{200D}",
            "\u{FE0F}",
            "🇬",
            "👍",
            "🏽",
            "❤",
            "א",
            "ل",
            "ا",
            "7",
            ",",
            "-",
            "\u{202E}",
            "\n",
            "\u{1B}",
            "\u{E0067}",
            "က",
            "្",
        ];
        prop_oneof![
            proptest::collection::vec(proptest::sample::select(pieces), 0..30).prop_map(|text| text.concat()),
            any::<String>(),
        ]
    }

    proptest! {
        #[test]
        fn all_lines_of_a_part_are_equally_wide(
            rows in proptest::collection::vec(proptest::collection::vec(words(), 0..6), 0..6),
            headings in proptest::collection::vec((words(), any::<bool>()), 0..6),
            page_width in 0..120_usize,
        ) {
            let column = |(heading, number)| if number { Column::number(heading) } else { Column::label(heading) };
            let mut table = Table::new(headings.into_iter().map(column));
            for row in rows {
                table.row(row.clone()).total_row(row);
            }
            for lines in parts(&table, page_width) {
                let widths: Vec<usize> = lines.iter().map(|line| width(line)).collect();
                prop_assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "{lines:?} {widths:?}");
            }
        }

        #[test]
        fn a_table_of_short_words_and_numbers_keeps_to_the_page(
            numbers in proptest::collection::vec(-10_000_000_i64..10_000_000, 1..30),
            name in "[a-z]{1,12}( [a-z]{1,12}){0,8}",
            page_width in 50..120_usize,
        ) {
            let columns = numbers.iter().map(|_| Column::number("in 2026"));
            let mut table = Table::new([Column::label("Line")].into_iter().chain(columns));
            table.row([name].into_iter().chain(numbers.iter().map(ToString::to_string)));
            for line in parts(&table, page_width).iter().flatten() {
                prop_assert!(width(line) <= page_width, "{line}");
            }
        }
    }
}
