//! Pages: whatever the labels, and every row adds up.

use crate::times;
use bizcase::case::{CaseAlternative, Treatment};
use bizcase::prelude::*;
use bizcase::strategies::{CaseShape, Labels, Scope, cases_of};
use proptest::prelude::*;

/// The cells of a row of a Markdown table; a pipe behind a backslash is text.
fn cells(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for character in row.trim().trim_start_matches('|').chars() {
        match character {
            '|' if !escaped => cells.push(String::new()),
            other => cells.last_mut().unwrap().push(other),
        }
        escaped = character == '\\' && !escaped;
    }
    cells.pop();
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// A figure as the page writes it; nothing is zero.
fn figure(cell: &str) -> Decimal {
    match cell.trim_matches('*').replace(',', "") {
        empty if empty.is_empty() => Decimal::ZERO,
        number => number.parse().unwrap_or_else(|_| panic!("no figure: {cell:?}")),
    }
}

/// A table of amounts by year: its rows as figures, the total of a row last.
struct Table {
    columns: usize,
    rows: Vec<Vec<String>>,
}

/// The tables with this first heading.
fn tables_of(heading: &str, page: &str) -> Vec<Table> {
    let lines: Vec<&str> = page.lines().collect();
    let starts = (0..lines.len()).filter(|&at| lines[at].starts_with(&format!("| {heading} ")));
    let table = |start: usize| {
        let body = lines[start + 2..].iter().take_while(|line| line.starts_with('|'));
        Table { columns: cells(lines[start]).len(), rows: body.map(|row| cells(row)).collect() }
    };
    starts.map(table).collect()
}

/// The figures of a row, and the total behind them.
fn split(row: &[String]) -> (Vec<Decimal>, Decimal) {
    let (total, addends) = row[1..].split_last().unwrap();
    (addends.iter().map(|cell| figure(cell)).collect(), figure(total))
}

fn sum(figures: &[Decimal]) -> Decimal {
    figures.iter().sum()
}

fn flows(alternative: &CaseAlternative) -> bool {
    alternative.lines().iter().any(|line| line.treatment() == Treatment::Counted)
}

fn shape() -> CaseShape {
    CaseShape::new().labels(Labels::Any).scope(Scope::Full)
}

proptest! {
    #![proptest_config(times(150))]

    #[test]
    fn a_page_holds_whatever_the_labels_hold(case in cases_of(shape())) {
        let appraisal = case.appraise();
        let trace = appraisal.trace(case.baseline().id().as_str()).unwrap();
        for page in [appraisal.to_markdown(), appraisal.to_text(), trace.to_markdown(), trace.to_text()] {
            let acts = |character: char| character.is_control() && character != '\n';
            prop_assert!(!page.contains(acts), "{}", page);
            prop_assert!(page.ends_with('\n') && !page.contains('\u{202e}'), "{}", page);
        }
    }

    #[test]
    fn each_row_and_column_of_a_cash_flow_adds_up(case in cases_of(shape())) {
        let page = case.appraise().to_markdown();
        let tables = tables_of("Year", &page);
        // Alternatives in which nothing flows have no table.
        prop_assert_eq!(tables.len(), 1 + case.alternatives().iter().filter(|it| flows(it)).count(), "{}", page);
        for (index, table) in tables.iter().enumerate() {
            prop_assert!(table.rows.iter().all(|row| row.len() == table.columns), "{}", page);
            // All alternatives together have no row of running sums, which add up to nothing.
            let with_totals = if index == 0 { &table.rows[..] } else { &table.rows[..table.rows.len() - 1] };
            for row in with_totals {
                let (addends, total) = split(row);
                prop_assert_eq!(sum(&addends), total, "{:?}", row);
            }
            let Some(net) = table.rows.iter().position(|row| row[0] == "**Net flow**") else { continue };
            for column in 1..table.columns {
                let above: Vec<Decimal> = table.rows[..net].iter().map(|row| figure(&row[column])).collect();
                prop_assert_eq!(sum(&above), figure(&table.rows[net][column]), "column {} of {:?}", column, table.rows);
            }
            prop_assert!(index > 0);
        }
    }

    #[test]
    fn each_row_and_column_of_what_is_spent_adds_up(case in cases_of(shape().labels(Labels::Plain))) {
        let page = case.appraise().to_markdown();
        for table in tables_of("Spending in year", &page) {
            for row in &table.rows {
                let (addends, total) = split(row);
                prop_assert_eq!(sum(&addends), total, "{:?}", row);
            }
            let is_total = |row: &Vec<String>| row[0].starts_with("**");
            prop_assert!(table.rows.last().is_some_and(is_total), "{}", page);
            for alternative in table.rows.split_inclusive(is_total) {
                let (total, parts) = alternative.split_last().unwrap();
                for column in 1..table.columns {
                    let parts: Vec<Decimal> = parts.iter().map(|row| figure(&row[column])).collect();
                    prop_assert_eq!(sum(&parts), figure(&total[column]), "column {} of {:?}", column, table.rows);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(times(8))]

    #[test]
    fn a_page_of_many_columns_holds_too(
        case in cases_of(shape().periods(60..=120).alternatives(0..=1).lines(0..=2)),
    ) {
        let appraisal = case.appraise();
        prop_assert!(!appraisal.to_markdown().is_empty() && !appraisal.to_text().is_empty());
    }
}
