//! Pages as GitHub-flavoured Markdown.
//!
//! The rules are those of the [GFM specification](https://github.github.com/gfm/). What a site adds beyond it
//! (mentions, issue numbers, formulas between dollar signs) is not escaped: elsewhere the escape would show.

use super::escape::{escape_cell, escape_inline, escape_start};
use super::label::label;
use super::page::{Block, Inline, Page, Prose};
use super::table::{Align, Row, RowKind, Table};
use super::wrap::width;

/// Cells are padded up to this width: beyond it, a single long label would push every row out of sight.
const WIDEST_PADDING: usize = 60;

/// The narrowest a column can be: its delimiter row needs two hyphens and a colon.
const NARROWEST_COLUMN: usize = 3;

/// The page as Markdown, with a line feed at its end.
pub(crate) fn render(page: &Page) -> String {
    let blocks = page.blocks().iter().map(block);
    let parts: Vec<String> =
        [heading(1, page.title())].into_iter().chain(blocks).filter(|part| !part.is_empty()).collect();
    format!("{}\n", parts.join("\n\n"))
}

fn block(block: &Block) -> String {
    match block {
        Block::Section(text) => heading(2, text),
        Block::Subsection(text) => heading(3, text),
        Block::Paragraph(prose) => line_of(prose),
        Block::List(items) => {
            let items: Vec<String> = items.iter().map(|item| format!("- {}", line_of(item))).collect();
            items.join("\n")
        }
        Block::Table(table) => captioned(table),
        Block::Note(prose) => match line_of(prose) {
            line if line.is_empty() => line,
            line => format!("> {line}"),
        },
    }
}

fn heading(level: usize, text: &str) -> String {
    let text = escape_inline(&label(text));
    match text.strip_suffix('#') {
        _ if text.is_empty() => text,
        // A row of number signs at the end of a heading would be taken for its closing sequence.
        Some(rest) => format!("{} {rest}\\#", "#".repeat(level)),
        None => format!("{} {text}", "#".repeat(level)),
    }
}

fn captioned(table: &Table) -> String {
    let caption = table.caption().map(|caption| line_of(&Prose::new().strong(caption))).unwrap_or_default();
    match (caption.is_empty(), grid(table)) {
        (true, grid) => grid,
        (false, grid) if grid.is_empty() => caption,
        (false, grid) => format!("{caption}\n\n{grid}"),
    }
}

fn grid(table: &Table) -> String {
    if table.columns().is_empty() {
        return String::new();
    }
    let headings: Vec<String> = table.columns().iter().map(|column| escape_cell(column.heading())).collect();
    let rows: Vec<Vec<String>> = table.rows().iter().map(cells).collect();
    let widest = |at: usize| {
        let cells = [&headings].into_iter().chain(&rows).map(|cells| width(&cells[at]));
        cells.max().unwrap_or(0).clamp(NARROWEST_COLUMN, WIDEST_PADDING)
    };
    let columns: Vec<(Align, usize)> =
        table.columns().iter().enumerate().map(|(at, column)| (column.align(), widest(at))).collect();

    let mut lines = vec![row(&headings, &columns), delimiter_row(&columns)];
    lines.extend(rows.iter().map(|cells| row(cells, &columns)));
    lines.join("\n")
}

fn cells(row: &Row) -> Vec<String> {
    let strong = |text: String| if text.is_empty() { text } else { format!("**{text}**") };
    row.cells()
        .iter()
        .map(|cell| escape_cell(cell))
        .map(|cell| match row.kind() {
            RowKind::Line => cell,
            RowKind::Total => strong(cell),
        })
        .collect()
}

fn row(cells: &[String], columns: &[(Align, usize)]) -> String {
    let padded = cells.iter().zip(columns).map(|(cell, (align, column_width))| {
        let blank = " ".repeat(column_width.saturating_sub(width(cell)));
        match align {
            Align::Left => format!(" {cell}{blank} |"),
            Align::Right => format!(" {blank}{cell} |"),
        }
    });
    format!("|{}", padded.collect::<String>())
}

fn delimiter_row(columns: &[(Align, usize)]) -> String {
    let delimiters = columns.iter().map(|(align, column_width)| {
        let hyphens = "-".repeat(column_width - 1);
        match align {
            Align::Left => format!(" :{hyphens} |"),
            Align::Right => format!(" {hyphens}: |"),
        }
    });
    format!("|{}", delimiters.collect::<String>())
}

/// Prose as the first and only line of its block.
fn line_of(prose: &Prose) -> String {
    let runs = prose.runs();
    let mut line = String::new();
    for (index, run) in runs.iter().enumerate() {
        match run {
            Inline::Text(text) => line.push_str(&escape_inline(text)),
            Inline::Strong(text) => {
                let next = runs.get(index + 1).and_then(|run| run.content().chars().next());
                push_strong(&mut line, text, next);
            }
        }
    }
    escape_start(line.trim())
}

/// Adds strong text between what has been written and the `next` character.
fn push_strong(line: &mut String, text: &str, next: Option<char>) {
    let inner = escape_inline(text.trim());
    let (Some(first), Some(last)) = (inner.chars().next(), inner.chars().next_back()) else {
        line.push_str(text);
        return;
    };
    let starts_apart = text.starts_with(' ') || is_apart(line.chars().next_back());
    let ends_apart = text.ends_with(' ') || is_apart(next);
    // Asterisks between a letter and a punctuation mark do not count as emphasis; the HTML element always does.
    let flanked = (first.is_alphanumeric() || starts_apart) && (last.is_alphanumeric() || ends_apart);
    let (open, close) = if flanked { ("**", "**") } else { ("<strong>", "</strong>") };
    let before = if text.starts_with(' ') { " " } else { "" };
    let after = if text.ends_with(' ') { " " } else { "" };
    line.push_str(&[before, open, &inner, close, after].concat());
}

/// Whether emphasis may begin or end beside the character whatever stands on its other side.
fn is_apart(character: Option<char>) -> bool {
    character.is_none_or(|character| character == ' ' || character.is_ascii_punctuation())
}

#[cfg(test)]
mod tests {
    use super::super::escape::tests::nasty;
    use super::super::table::Column;
    use super::*;
    use proptest::prelude::*;

    fn paragraph(prose: impl Into<Prose>) -> String {
        line_of(&prose.into())
    }

    #[test]
    fn lists_and_notes_are_starts_of_blocks_themselves() {
        let mut page = Page::new("");
        page.list(["[ ] task", "- nested"]).note("> deeper").paragraph("");
        assert_eq!(render(&page), "- \\[ \\] task\n- \\- nested\n\n> \\> deeper\n");
    }

    #[test]
    fn a_heading_keeps_the_number_sign_at_its_end() {
        let mut page = Page::new("Written in C#");
        page.section("# 1 #").subsection("\n").subsection("Total\n");
        assert_eq!(render(&page), "# Written in C\\#\n\n## # 1 \\#\n\n### Total\n");
    }

    #[test]
    fn strong_text_is_strong_whatever_stands_beside_it() {
        let prose = Prose::from("Choose ").strong("Online *service*").text(", not paper.");
        assert_eq!(paragraph(prose), r"Choose **Online \*service\***, not paper.");
        assert_eq!(paragraph(Prose::new().strong(" a ").text("b")), "**a** b");
        assert_eq!(paragraph(Prose::from("a").strong("(b)").text("c")), "a<strong>(b)</strong>c");
        assert_eq!(paragraph(Prose::from("a").strong("b").text("c")), "a**b**c");
        assert_eq!(paragraph(Prose::from("a").strong(" ").text("c")), "a c");
        assert_eq!(paragraph(Prose::new().strong("- 1. #")), "**- 1. #**");
    }

    #[test]
    fn a_table_reads_well_in_its_source() {
        let mut table = Table::new([Column::label("Line"), Column::number("2026"), Column::number("年")])
            .captioned("Cash flow, GBP thousand");
        table
            .row(["Build | run", "-900", "-240"])
            .row(["世界", "1", "12,000"])
            .total_row(["Net", "", "11,760"]);
        let mut page = Page::new("T");
        page.table(table);
        let expected = r"# T

**Cash flow, GBP thousand**

| Line         | 2026 |         年 |
| :----------- | ---: | ---------: |
| Build \| run | -900 |       -240 |
| 世界         |    1 |     12,000 |
| **Net**      |      | **11,760** |
";
        assert_eq!(render(&page), expected);
    }

    #[test]
    fn a_table_without_columns_or_rows_is_no_fault() {
        let mut page = Page::new("T");
        page.table(Table::new([]))
            .table(Table::new([]).captioned("C"))
            .table(Table::new([Column::number("")]));
        assert_eq!(render(&page), "# T\n\n**C**\n\n|     |\n| --: |\n");
    }

    #[test]
    fn a_very_long_cell_does_not_push_the_others_out_of_sight() {
        let mut table = Table::new([Column::label("Source"), Column::number("n")]);
        table.row([&"x".repeat(4_000), "1"]).row(["y", "2"]);
        assert_eq!(grid(&table).lines().last().map(width), Some(70));
    }

    fn unescaped_pipes(row: &str) -> usize {
        let mut escaped = false;
        let is_delimiter = |character| {
            let delimits = character == '|' && !escaped;
            escaped = character == '\\' && !escaped;
            delimits
        };
        row.chars().map(is_delimiter).filter(|delimits| *delimits).count()
    }

    proptest! {
        #[test]
        fn every_row_of_a_table_has_the_same_cells(
            rows in proptest::collection::vec(proptest::collection::vec(nasty(), 0..5), 0..5),
            headings in proptest::collection::vec(nasty(), 1..4),
        ) {
            let mut table = Table::new(headings.into_iter().map(Column::label));
            for row in rows {
                table.row(row.clone()).total_row(row);
            }
            for line in grid(&table).lines() {
                prop_assert_eq!(unescaped_pipes(line), table.columns().len() + 1, "{}", line);
            }
        }

        #[test]
        fn any_text_in_any_place_keeps_its_block_on_its_own_lines(text in nasty()) {
            let mut page = Page::new(text.as_str());
            page.section(text.as_str()).paragraph(Prose::from("a").strong(text.as_str()).text(text.as_str()));
            page.note(text.as_str()).list([text.as_str(), "b"]);
            prop_assert!(render(&page).lines().count() <= 10);
        }
    }
}
