//! The risk register of each alternative, the largest expected value first.

use super::figures::{NONE, money, money_format, money_with_unit};
use super::rounding;
use crate::appraisal::{AlternativeAppraisal, Appraisal, RiskEntry, RiskRegister};
use crate::measure::Outcome;
use crate::report::number;
use crate::report::page::Page;
use crate::report::table::{Column, Table};
use rust_decimal::Decimal;
use std::cmp::Reverse;

pub(super) fn write(appraisal: &Appraisal, page: &mut Page) {
    let registers: Vec<(&AlternativeAppraisal, &RiskRegister)> = appraisal
        .alternatives()
        .iter()
        .filter_map(|alternative| Some((alternative, alternative.risk_register()?)))
        .collect();
    if registers.is_empty() {
        return;
    }
    page.section("Risks");
    for (alternative, register) in registers {
        page.table(entries(appraisal, alternative, register));
        page.paragraph(worth(appraisal, alternative, register));
    }
    page.note(
        "Inflow positive: a threat is below zero, an opportunity above. An expected value is impact x probability, an \
         average over many such cases; this one case ends with the impact or without it.",
    );
}

fn entries(appraisal: &Appraisal, alternative: &AlternativeAppraisal, register: &RiskRegister) -> Table {
    let mut table = Table::new([
        Column::label("Risk"),
        Column::label("Kind"),
        Column::label("Owner"),
        Column::label("Evidence"),
        Column::number("Probability"),
        Column::number("Impact, undiscounted"),
        Column::number("Impact"),
        Column::number("Expected value"),
    ])
    .captioned(format!(
        "Risks of {}, present values unless said otherwise, {}",
        alternative.name(),
        money_format(appraisal).label()
    ));
    for entry in largest_first(register) {
        table.row(row(appraisal, entry));
    }
    let sum = |label: &str, figure: String| {
        let mut cells = vec![String::new(); 8];
        (cells[0], cells[7]) = (label.to_owned(), figure);
        cells
    };
    let values = register.entries().iter().map(RiskEntry::expected_value);
    if let Some(rounding) = rounding::of(appraisal, values, register.expected_value()) {
        table.row(sum("Rounding", rounding));
    }
    table.total_row(sum("All risks", money(appraisal, register.expected_value())));
    table
}

/// By the size of their expected values; those of one size in the order of the case.
fn largest_first(register: &RiskRegister) -> Vec<&RiskEntry> {
    let mut entries: Vec<&RiskEntry> = register.entries().iter().collect();
    entries.sort_by_key(|entry| {
        let size = entry.expected_value().value().map(|value| value.abs());
        Reverse((size.is_none(), size))
    });
    entries
}

fn row(appraisal: &Appraisal, entry: &RiskEntry) -> [String; 8] {
    [
        entry.name().to_owned(),
        entry.kind().word().to_owned(),
        entry.owner().unwrap_or(NONE).to_owned(),
        entry.evidence().unwrap_or(NONE).to_owned(),
        probability(entry),
        money(appraisal, Outcome::Value(entry.impact())),
        money(appraisal, entry.impact_present_value()),
        money(appraisal, entry.expected_value()),
    ]
}

/// In percent with every digit, and whose value it is.
fn probability(entry: &RiskEntry) -> String {
    let share = entry.probability();
    let places = share.scale().saturating_sub(2);
    let percent = number::percent(share, places);
    entry.assumption().map_or(percent.clone(), |id| format!("{percent} ({id})"))
}

fn worth(appraisal: &Appraisal, alternative: &AlternativeAppraisal, register: &RiskRegister) -> String {
    let shown = |npv: Outcome<Decimal>| money_with_unit(appraisal, npv);
    let before_tax = match appraisal.conventions().tax() {
        Some(_) => ", before tax",
        None => "",
    };
    format!(
        "Without its risks {} would be worth {}; with them {}{before_tax}.",
        alternative.name(),
        shown(register.npv_without_risks()),
        shown(register.npv_with_risks())
    )
}
