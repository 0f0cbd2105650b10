//! The alternatives side by side.

use super::figures::{NONE, internal_rates, money, money_format, payback, ratio};
use crate::appraisal::{AlternativeAppraisal, Appraisal, Comparison};
use crate::case::Treatment;
use crate::report::page::{Page, Prose};
use crate::report::table::{Column, Table};

pub(super) fn write(appraisal: &Appraisal, page: &mut Page) {
    page.section("Comparison").table(table(appraisal));
    page.note(
        "Net present value is benefits less dis-benefits less costs. Rate of return, payback and benefit-cost ratio \
         are those of the difference from the baseline.",
    );
    let unmonetised: Vec<Prose> = appraisal.alternatives().iter().flat_map(unmonetised).collect();
    if !unmonetised.is_empty() {
        page.subsection("In no figure, and part of the choice").list(unmonetised);
    }
}

fn table(appraisal: &Appraisal) -> Table {
    let mut table = Table::new([
        Column::label("Alternative"),
        Column::number("Costs"),
        Column::number("Benefits"),
        Column::number("Net present value"),
        Column::number("Against baseline"),
        Column::number("Rate of return"),
        Column::number("Payback, years"),
        Column::number("Benefit-cost ratio"),
        Column::number("Rank"),
    ])
    .captioned(format!("Present values, {}", money_format(appraisal).label()));
    for rank in appraisal.ranking().ranks() {
        let Some(alternative) = appraisal.alternative(rank.id().as_str()) else { continue };
        table.row(row(appraisal, alternative, rank.rank()));
    }
    table
}

fn row(appraisal: &Appraisal, alternative: &AlternativeAppraisal, rank: usize) -> Vec<String> {
    let measures = alternative.measures();
    let against =
        |figure: &dyn Fn(&Comparison) -> String| alternative.comparison().map_or(NONE.to_owned(), figure);
    let name = match alternative.is_baseline() {
        true => format!("{} (baseline)", alternative.name()),
        false => alternative.name().to_owned(),
    };
    vec![
        name,
        money(appraisal, measures.present_value_of_costs()),
        money(appraisal, measures.present_value_of_benefits()),
        money(appraisal, measures.npv()),
        against(&|comparison| money(appraisal, comparison.npv())),
        against(&|comparison| internal_rates(comparison.irr())),
        against(&|comparison| payback(comparison.payback())),
        against(&|comparison| ratio(comparison.benefit_cost_ratio())),
        rank.to_string(),
    ]
}

/// What an alternative brings or costs that is not in money, and what is spent whatever is decided.
fn unmonetised(alternative: &AlternativeAppraisal) -> Vec<Prose> {
    let described = alternative.unmonetised_lines().map(|line| {
        let amount = match (line.total(), line.unit()) {
            (Some(total), Some(unit)) => format!(": {} in all ({unit})", crate::report::number::exact(total)),
            (Some(total), None) => format!(": {} in all", crate::report::number::exact(total)),
            _ => String::new(),
        };
        Prose::new().strong(alternative.name()).text(format!(
            ", {}: {}{amount}",
            line.kind().word(),
            line.name()
        ))
    });
    let sunk = alternative.lines().iter().filter(|line| line.treatment() == Treatment::Sunk).map(|line| {
        Prose::new()
            .strong(alternative.name())
            .text(format!(", sunk cost: {}, spent whatever is decided and not counted", line.name()))
    });
    described.chain(sunk).collect()
}
