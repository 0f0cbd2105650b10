//! What the figures rest on, and what the preferred alternative is worth at the ends of each range.

use super::figures::{NONE, money, money_format, names};
use crate::appraisal::{Appraisal, AssumptionEffect, EndEffect};
use crate::report::number;
use crate::report::page::Page;
use crate::report::table::{Column, Table};

pub(super) fn write(appraisal: &Appraisal, page: &mut Page) {
    if appraisal.assumptions().is_empty() {
        return;
    }
    page.section("Assumptions").table(values(appraisal));
    if appraisal.assumptions().iter().any(|effect| effect.low().is_some()) {
        page.table(effects(appraisal));
    }
}

fn values(appraisal: &Appraisal) -> Table {
    let mut table = Table::new([
        Column::label("Assumption"),
        Column::number("Low"),
        Column::number("Central"),
        Column::number("High"),
        Column::label("Unit"),
        Column::label("Source"),
    ]);
    for effect in appraisal.assumptions() {
        let end = |end: Option<&EndEffect>| end.map_or(NONE.to_owned(), |end| number::exact(end.value()));
        table.row([
            effect.id().to_string(),
            end(effect.low()),
            number::exact(effect.value()),
            end(effect.high()),
            effect.unit().unwrap_or(NONE).to_owned(),
            effect.source().unwrap_or(NONE).to_owned(),
        ]);
    }
    table
}

/// One row for each assumption with a range: what the preferred alternative is worth against the baseline, and who
/// leads, at either end.
fn effects(appraisal: &Appraisal) -> Table {
    let (position, name) = shown_alternative(appraisal);
    let mut table = Table::new([
        Column::label("Assumption"),
        Column::number("At its low value"),
        Column::number("At its high value"),
        Column::label("Leads at low"),
        Column::label("Leads at high"),
    ])
    .captioned(format!(
        "Net present value of {name} against the baseline, one assumption moved at a time, {}",
        money_format(appraisal).label()
    ));
    for effect in appraisal.assumptions().iter().filter(|effect| effect.low().is_some()) {
        table.row(effect_row(appraisal, effect, position));
    }
    table
}

fn effect_row(appraisal: &Appraisal, effect: &AssumptionEffect, position: usize) -> Vec<String> {
    let npv = |end: Option<&EndEffect>| {
        end.map_or(NONE.to_owned(), |end| money(appraisal, end.npvs_against_baseline()[position]))
    };
    let leaders =
        |end: Option<&EndEffect>| end.map_or(NONE.to_owned(), |end| names(appraisal, end.leaders()));
    vec![
        effect.id().to_string(),
        npv(effect.low()),
        npv(effect.high()),
        leaders(effect.low()),
        leaders(effect.high()),
    ]
}

/// The best alternative other than the baseline, whose worth against the baseline is no zero by definition.
pub(super) fn shown_alternative(appraisal: &Appraisal) -> (usize, &str) {
    let ranked = appraisal.ranking().ranks().iter().map(crate::appraisal::Rank::id);
    let shown = ranked.clone().find(|id| *id != appraisal.baseline().id()).or(ranked.clone().next());
    let position =
        appraisal.alternatives().iter().position(|alternative| Some(alternative.id()) == shown).unwrap_or(0);
    (position, appraisal.alternatives()[position].name())
}
