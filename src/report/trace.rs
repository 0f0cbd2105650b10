//! The appendix that opens a net present value down to the factors of its cells, every digit shown.

use super::number;
use super::page::{Page, Prose};
use super::table::{Column, Table};
use super::{markdown, text};
use crate::appraisal::{
    AdjustmentTrace, CellTrace, ChangeTrace, FactorTrace, LineTrace, TagTotal, TaxTrace, Trace,
};
use crate::case::LineKind;
use crate::measure::Outcome;
use rust_decimal::Decimal;

impl Trace {
    /// The appendix as GitHub-flavoured Markdown. Labels of the case are escaped.
    ///
    /// It is no part of the page of an appraisal.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        markdown::render(&page(self))
    }

    /// The appendix as aligned plain text, 100 columns wide.
    #[must_use]
    pub fn to_text(&self) -> String {
        text::render(&page(self), text::PAGE_WIDTH)
    }
}

/// What a cell is the product of, and what is rounded.
fn rule(trace: &Trace) -> String {
    let has_risks = trace.lines().iter().any(|line| line.probability().is_some());
    let probability = if has_risks { " x probability" } else { "" };
    format!(
        "A cell is the exact value of amount x multiple x growth x change of prices{probability}, rounded once to 28 digits. \
         A present value is formed of exact cells and rates and rounded once, never of rounded factors or parts: what the \
         parts lack of it in the last place is shown as rounding. Columns are counted in steps from the decision date, \
         column 0."
    )
}

const RULE_OF_ADJUSTMENTS: &str = "Where a line has adjustments, its amount is multiplied by the exact factor of each, before \
                                   the cell is rounded.";

fn page(trace: &Trace) -> Page {
    let mut page = Page::new(format!("How the net present value of {} comes about", trace.name()));
    page.paragraph(rule(trace));
    if trace.lines().iter().any(|line| !line.adjustments().is_empty()) {
        page.paragraph(RULE_OF_ADJUSTMENTS);
    }
    page.section("Lines").table(lines(trace)).table(tags(trace));
    for line in trace.lines() {
        write_line(line, &mut page);
    }
    if let Some(tax) = trace.tax() {
        page.section("Tax").table(tax_cells(tax));
    }
    page
}

fn lines(trace: &Trace) -> Table {
    let parts = trace.lines().iter().map(|line| (label(line), line.present_value())).chain(tax(trace));
    sum(trace, ["Line", "Present value"], parts, trace.rounding())
}

fn tax(trace: &Trace) -> Option<(String, Outcome<Decimal>)> {
    trace.tax().map(|tax| ("Tax".to_owned(), tax.present_value()))
}

fn label(line: &LineTrace) -> String {
    match line.kind() {
        LineKind::WorkingCapital => format!("{} (working capital)", line.name()),
        kind => format!("{} ({} {})", line.name(), kind.class_word(), kind.word()),
    }
}

fn tags(trace: &Trace) -> Table {
    let name = |tag: &TagTotal| tag.tag().map_or("(no tag)".to_owned(), str::to_owned);
    let parts = trace.tags().iter().map(|tag| (name(tag), tag.present_value())).chain(tax(trace));
    sum(trace, ["First tag", "Present value"], parts, trace.rounding_of_tags())
}

/// Parts that make the net present value, with what rounding took from them.
fn sum(
    trace: &Trace,
    [heading, figure]: [&str; 2],
    parts: impl Iterator<Item = (String, Outcome<Decimal>)>,
    rounding: Option<Decimal>,
) -> Table {
    let mut table = Table::new([Column::label(heading), Column::number(figure)])
        .captioned(format!("Inflow positive, {}", trace.currency()));
    for (label, value) in parts {
        table.row([label, shown(value)]);
    }
    if let Some(rounding) = rounding.filter(|rounding| !rounding.is_zero()) {
        table.row(["Rounding".to_owned(), number::exact(rounding)]);
    }
    table.total_row(["Net present value".to_owned(), shown(trace.npv())]);
    table
}

fn shown(figure: Outcome<Decimal>) -> String {
    figure.value().map_or_else(|| figure.to_string(), number::exact)
}

fn write_line(line: &LineTrace, page: &mut Page) {
    page.section(label(line));
    let probability = line.probability().map(|probability| factor(probability, "probability"));
    let factors = line.factors().iter().map(|one| factor(one, "constant"));
    let adjustments = line.adjustments().iter().map(adjustment);
    page.list(factors.chain(probability).chain(spread(line)).chain(adjustments));
    page.table(cells(line));
}

/// A factor with its value and where that comes from; what is no assumption has a name for what it is.
fn factor(factor: &FactorTrace, name: &str) -> Prose {
    let (name, levels) = match factor.change() {
        Some(change) => (change.movement().word(), levels(change)),
        None => (factor.assumption().unwrap_or(name), String::new()),
    };
    Prose::new().strong(name).text(format!(": {}{levels}{}", number::exact(factor.value()), origin(factor)))
}

fn levels(change: &ChangeTrace) -> String {
    let level = |level: &FactorTrace| {
        let name = level.assumption().map_or(String::new(), |id| format!(" ({id})"));
        format!("{}{name}", number::exact(level.value()))
    };
    let sources: Vec<String> = [change.from(), change.to()]
        .into_iter()
        .filter_map(|level| Some(format!("; source of {}: {}", level.assumption()?, level.source()?)))
        .collect();
    format!(", from {} to {}{}", level(change.from()), level(change.to()), sources.concat())
}

fn origin(factor: &FactorTrace) -> String {
    let unit = factor.unit().map_or(String::new(), |unit| format!(" ({unit})"));
    let source = factor.source().map_or(String::new(), |source| format!(", source: {source}"));
    format!("{unit}{source}")
}

/// How the amount spreads over columns.
fn spread(line: &LineTrace) -> Option<Prose> {
    let rates: Vec<String> = line
        .growth()
        .iter()
        .map(|growth| format!(", {} a year from column {}", growth.rate().to_percent(), growth.from_column()))
        .collect();
    line.profile()
        .map(|profile| Prose::new().strong("profile").text(format!(": {profile}{}", rates.concat())))
}

fn adjustment(adjustment: &AdjustmentTrace) -> Prose {
    let (factor, summary) = (shown(adjustment.factor()), adjustment.summary());
    let text = format!(": times {factor}, {summary}, source: {}", adjustment.source());
    Prose::new().strong(adjustment.kind().replace('-', " ")).text(text)
}

fn cells(line: &LineTrace) -> Table {
    let shows = Shows::of(line);
    let growth = shows.growth.then(|| Column::number("Growth"));
    let prices = shows.prices.then(|| Column::number("Prices"));
    let columns = [Column::label("Column"), Column::number("Multiple")]
        .into_iter()
        .chain(growth)
        .chain(prices)
        .chain(["Cell", "Discount factor", "Present value"].map(Column::number));
    let mut table = Table::new(columns);
    for cell in line.cells() {
        table.row(row(cell, shows));
    }
    let blanks = vec![String::new(); 3 + usize::from(shows.growth) + usize::from(shows.prices)];
    let total = |label: &str, figure: String| [vec![label.to_owned()], blanks.clone(), vec![figure]].concat();
    if let Some(residual) = line.residual() {
        let mut row = vec![format!("Residual: {}", residual.method())];
        row.extend(vec![String::new(); blanks.len() - 2]);
        row.extend([
            number::exact(residual.value()),
            shown(residual.discount_factor()),
            shown(residual.present_value()),
        ]);
        table.row(row);
    }
    if let Some(rounding) = line.rounding().filter(|rounding| !rounding.is_zero()) {
        table.row(total("Rounding", number::exact(rounding)));
    }
    table.total_row(total("Total", shown(line.present_value())));
    table
}

fn tax_cells(tax: &TaxTrace) -> Table {
    let figures = ["Tax", "Discount factor", "Present value"].map(Column::number);
    let mut table = Table::new([Column::label("Profit of column")].into_iter().chain(figures));
    for cell in tax.cells() {
        table.row([
            cell.profit_of_column().to_string(),
            number::exact(cell.tax()),
            shown(cell.discount_factor()),
            shown(cell.present_value()),
        ]);
    }
    let total = |label: &str, figure: String| [label.to_owned(), String::new(), String::new(), figure];
    if let Some(rounding) = tax.rounding().filter(|rounding| !rounding.is_zero()) {
        table.row(total("Rounding", number::exact(rounding)));
    }
    table.total_row(total("Total", shown(tax.present_value())));
    table
}

/// Which of the columns that are often one are shown.
#[derive(Clone, Copy)]
struct Shows {
    growth: bool,
    prices: bool,
}

impl Shows {
    fn of(line: &LineTrace) -> Self {
        let moves_prices = |cell: &CellTrace| cell.prices() != Outcome::Value(Decimal::ONE);
        Self { growth: !line.growth().is_empty(), prices: line.cells().iter().any(moves_prices) }
    }
}

fn row(cell: &CellTrace, shows: Shows) -> Vec<String> {
    let growth = shows.growth.then(|| shown(cell.growth()));
    let prices = shows.prices.then(|| shown(cell.prices()));
    let place =
        cell.date().map_or_else(|| cell.column().to_string(), |date| format!("{}, {date}", cell.column()));
    let figures = [number::exact(cell.cell()), shown(cell.discount_factor()), shown(cell.present_value())];
    [place, shown(cell.multiple())].into_iter().chain(growth).chain(prices).chain(figures).collect()
}
