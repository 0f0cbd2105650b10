//! How the tax of an alternative comes about, column by column.

use super::figures::{money_format, money_with_unit};
use super::schedule::{RoundingColumn, cells_of, exact_row, head, rounded, title_case};
use crate::appraisal::{Appraisal, TaxAppraisal};
use crate::case::{LossRule, TaxPayment, TaxSchedule};
use crate::measure::Outcome;
use crate::report::page::Page;
use crate::report::reconcile::{ExactRow, RoundedGrid};
use crate::report::table::Table;
use rust_decimal::Decimal;

pub(super) fn write(appraisal: &Appraisal, tax: &TaxAppraisal, page: &mut Page) {
    let schedule = tax.schedule();
    let of_profit = [schedule.before_depreciation(), schedule.depreciation(), schedule.taxable_profit()];
    if of_profit.concat().iter().all(Decimal::is_zero) {
        return;
    }
    page.table(table(appraisal, schedule));
    if let Some(left) = loss_left(appraisal, tax.schedule()) {
        page.note(left);
    }
}

/// Down to taxable profit, which is no flow, and the tax on it.
fn table(appraisal: &Appraisal, tax: &TaxSchedule) -> Table {
    let (labels, rows): (Vec<&str>, Vec<ExactRow>) =
        parts(tax).into_iter().map(|(label, cells)| (label, exact_row(appraisal, &cells))).unzip();
    let profit = rounded(appraisal, &rows, &exact_row(appraisal, tax.taxable_profit()));
    let charged = rounded(appraisal, &[], &exact_row(appraisal, tax.charge()));
    let relieved = rounded(appraisal, &[], &exact_row(appraisal, tax.loss_relief()));
    let needs_rounding = [&profit, &charged, &relieved].into_iter().any(RoundedGrid::needs_rounding_column);
    let rounding = RoundingColumn::where_needed(needs_rounding);
    let mut table =
        Table::new(head(title_case(appraisal.timeline().step()), appraisal, rounding)).captioned(format!(
            "Taxable profit and the tax on it by the {} of the profit, {}",
            appraisal.timeline().step(),
            money_format(appraisal).label()
        ));
    for (label, row) in labels.iter().zip(&profit.rows) {
        table.row(cells_of(label, row, rounding));
    }
    if profit.needs_rounding_row() {
        table.row(cells_of("Rounding", &profit.rounding, rounding));
    }
    table.total_row(cells_of("Taxable profit", &profit.totals, rounding));
    if tax.loss_relief().iter().any(|relief| !relief.is_zero()) {
        table.row(cells_of("Relieved by earlier losses", &relieved.totals, rounding));
    }
    table.row(cells_of("Tax on it", &charged.totals, rounding));
    table
}

/// What makes taxable profit.
fn parts(tax: &TaxSchedule) -> Vec<(&'static str, Vec<Decimal>)> {
    let negated = |values: &[Decimal]| values.iter().map(|value| (-value).normalize()).collect::<Vec<_>>();
    let gain = tax.gain_on_sale().map(|gain| {
        let mut cells = vec![Decimal::ZERO; tax.charge().len() - 1];
        cells.push(gain);
        ("Sale of assets less what was not written off", cells)
    });
    let before = ("Profit before depreciation", tax.before_depreciation().to_vec());
    [before, ("Depreciation", negated(tax.depreciation()))].into_iter().chain(gain).collect()
}

fn loss_left(appraisal: &Appraisal, tax: &TaxSchedule) -> Option<String> {
    let rules = appraisal.conventions().tax()?;
    let left = money_with_unit(appraisal, Outcome::Value(tax.loss_left()));
    let sentence = match rules.losses() {
        LossRule::CarriedForward => {
            format!("Losses of {left} are left to carry forward at the end of the timeline.")
        }
        LossRule::Unrelieved => format!("Losses of {left} are never relieved."),
        LossRule::UsedAtOnce => return None,
    };
    (!tax.loss_left().is_zero()).then_some(sentence)
}

/// The rules, in a sentence.
pub(super) fn rules(appraisal: &Appraisal) -> Option<String> {
    let tax = appraisal.conventions().tax()?;
    let losses = match tax.losses() {
        LossRule::UsedAtOnce => "a loss is used at once, against profits elsewhere",
        LossRule::CarriedForward => {
            "a loss is carried forward, against later profits of the same alternative"
        }
        LossRule::Unrelieved => "a loss is never relieved",
    };
    let paid = match tax.paid() {
        TaxPayment::SameYear => "with the profit",
        TaxPayment::NextYear => "a year after the profit",
    };
    Some(format!(
        "Tax: {} of the cashable profit of the organisation after depreciation; {losses}; paid {paid}. Net present \
         values, paybacks and rates of return are after tax; tax is no cost, so that benefit-cost ratios and the order of \
         investment are before it.",
        tax.rate().to_percent()
    ))
}
