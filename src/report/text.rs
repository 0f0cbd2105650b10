//! Pages as plain text, for a terminal, a log or a mail.

use super::label::label;
use super::page::{Block, Inline, Page, Prose};
use super::table::Table;
use super::text_table;
use super::wrap::{width, wrap};

/// The width of a page where its reader has not asked for another.
pub(crate) const PAGE_WIDTH: usize = 100;

/// The page in lines of at most `page_width` columns, with a line feed at its end.
///
/// Lines are longer only where a single number or character is. None ends in a space.
pub(crate) fn render(page: &Page, page_width: usize) -> String {
    let blocks = page.blocks().iter().map(|part| block(part, page_width));
    let parts: Vec<Vec<String>> = [underlined(page.title(), '=', page_width)]
        .into_iter()
        .chain(blocks)
        .filter(|lines| !lines.is_empty())
        .collect();
    let mut text = String::new();
    for (position, lines) in parts.iter().enumerate() {
        if position > 0 {
            text.push('\n');
        }
        for line in lines {
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text
}

fn block(block: &Block, page_width: usize) -> Vec<String> {
    match block {
        Block::Section(text) => underlined(text, '-', page_width),
        Block::Subsection(text) => underlined(text, '~', page_width),
        Block::Paragraph(prose) => hanging("", &plain(prose), page_width),
        Block::List(items) => items.iter().flat_map(|item| hanging("- ", &plain(item), page_width)).collect(),
        Block::Table(table) => captioned(table, page_width),
        Block::Note(prose) => hanging("Note: ", &plain(prose), page_width),
    }
}

fn underlined(text: &str, line: char, page_width: usize) -> Vec<String> {
    let mut lines = hanging("", &label(text), page_width);
    if let Some(widest) = lines.iter().map(|line| width(line)).max() {
        lines.push(line.to_string().repeat(widest));
    }
    lines
}

/// The text behind a mark, its further lines below its beginning; nothing at all where there is no text.
fn hanging(mark: &str, text: &str, page_width: usize) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    let blank = " ".repeat(width(mark));
    let lines = wrap(text, page_width.saturating_sub(width(mark)));
    lines
        .iter()
        .enumerate()
        .map(|(at, line)| format!("{}{line}", if at == 0 { mark } else { &blank }))
        .collect()
}

fn plain(prose: &Prose) -> String {
    label(&prose.runs().iter().map(Inline::content).collect::<String>())
}

fn captioned(table: &Table, page_width: usize) -> Vec<String> {
    let mut lines = hanging("", &label(table.caption().unwrap_or_default()), page_width);
    for part in text_table::parts(table, page_width) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(part);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::table::Column;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_page_reads_from_top_to_bottom() {
        let mut table =
            Table::new([Column::label("GBP thousand"), Column::number("2026"), Column::number("2027")])
                .captioned("Cash flow");
        table.row(["Build", "-900", ""]).row(["Time saved", "", "1,310"]).total_row(["Net", "-900", "1,310"]);
        let mut page = Page::new("Online permits");
        page.section("Recommendation")
            .paragraph(Prose::from("Choose ").strong("Online service").text(": it is ahead by 1,200."))
            .list(["Build in *house*", "Paper until the launch of the service"])
            .subsection("Money")
            .table(table)
            .note("Real prices of 2026, discounted at 3.5%.");
        let expected = "\
Online permits
==============

Recommendation
--------------

Choose Online service: it is
ahead by 1,200.

- Build in *house*
- Paper until the launch of the
  service

Money
~~~~~

Cash flow

GBP thousand  2026   2027
-------------------------
Build         -900
Time saved          1,310
-------------------------
Net           -900  1,310

Note: Real prices of 2026,
      discounted at 3.5%.
";
        assert_eq!(render(&page, 31), expected);
    }

    #[test]
    fn underlines_are_as_wide_as_what_they_underline() {
        let mut page = Page::new("世界");
        page.section("Café e\u{301}").section("a heading in two lines");
        assert_eq!(
            render(&page, 10),
            "世界\n====\n\nCafé e\u{301}\n------\n\na heading\nin two\nlines\n---------\n"
        );
    }

    #[test]
    fn empty_parts_leave_no_trace() {
        let mut page = Page::new(" ");
        page.section("").paragraph("\n").note("").list([""; 2]).table(Table::new([]));
        assert_eq!(render(&page, PAGE_WIDTH), "");
    }

    #[test]
    fn no_label_reaches_the_terminal_as_a_command() {
        let mut page = Page::new("\u{1B}]0;title\u{7}");
        page.paragraph("a\u{202E}b\u{8}");
        assert_eq!(render(&page, 20), "�]0;title�\n==========\n\na�b�\n");
    }

    proptest! {
        #[test]
        fn lines_keep_to_the_page_and_end_in_no_space(text in any::<String>(), page_width in 8..60_usize) {
            let mut page = Page::new(text.as_str());
            page.subsection(text.as_str()).paragraph(text.as_str()).list([text.as_str()]).note(text.as_str());
            for line in render(&page, page_width).lines() {
                prop_assert!(width(line) <= page_width, "{line:?}");
                prop_assert!(!line.ends_with(' '));
            }
        }

        #[test]
        fn no_page_width_is_a_fault(text in any::<String>(), page_width in 0..8_usize) {
            let mut table = Table::new([Column::label(text.as_str()), Column::number(text.as_str())]);
            table.row([text.as_str()]);
            let mut page = Page::new(text.as_str());
            page.paragraph(text.as_str()).list([text.as_str()]).note(text.as_str()).table(table);
            let _ = (render(&page, page_width), render(&page, usize::MAX));
        }
    }
}
