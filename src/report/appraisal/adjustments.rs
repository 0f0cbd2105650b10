//! What was raised or lowered, by how much and why.

use super::figures::{NONE, money, money_format, money_with_unit};
use crate::appraisal::{AdjustedLines, AdjustmentStep, Adjustments, AlternativeAppraisal, Appraisal};
use crate::case::LineKind;
use crate::measure::Outcome;
use crate::report::number;
use crate::report::page::{Page, Prose};
use crate::report::table::{Column, Table};
use crate::value::text::listed;
use rust_decimal::Decimal;

pub(super) fn write(appraisal: &Appraisal, page: &mut Page) {
    let adjusted: Vec<(&str, &Adjustments)> = appraisal
        .alternatives()
        .iter()
        .filter_map(|alternative| Some((alternative.name(), alternative.adjustments()?)))
        .collect();
    if adjusted.is_empty() {
        return;
    }
    page.section("Adjustments");
    for (name, adjustments) in &adjusted {
        page.paragraph(effect(appraisal, name, adjustments)).table(steps(appraisal, name, adjustments));
    }
    if let Some(sentence) = lead_before(appraisal) {
        page.paragraph(sentence);
    }
    page.note(
        "Each adjustment applies to its lines as those above it leave them. Before and after are present values of these \
         lines, net of what is left of an asset at the end.",
    );
}

/// That another alternative would lead before all adjustments, where it is so.
fn lead_before(appraisal: &Appraisal) -> Option<String> {
    if appraisal.conventions().tax().is_some() {
        return None;
    }
    let before = |alternative: &AlternativeAppraisal| {
        let npv = alternative.adjustments().map_or(alternative.measures().npv(), Adjustments::npv_before);
        npv.value()
    };
    let worths: Option<Vec<Decimal>> = appraisal.alternatives().iter().map(before).collect();
    let worths = worths?;
    let most = worths.iter().max()?;
    let leaders: Vec<&str> = appraisal
        .alternatives()
        .iter()
        .zip(&worths)
        .filter(|(alternative, worth)| {
            *worth == most && !appraisal.ranking().leaders().contains(alternative.id())
        })
        .map(|(alternative, _)| alternative.name())
        .collect();
    let leads = if leaders.len() == 1 { "leads" } else { "lead" };
    (!leaders.is_empty()).then(|| format!("Before all adjustments {} {leads}.", listed(&leaders)))
}

fn effect(appraisal: &Appraisal, name: &str, adjustments: &Adjustments) -> Prose {
    let worth = |npv: Outcome<Decimal>| match npv.reason() {
        None => format!("would be worth {}", money_with_unit(appraisal, npv)),
        Some(reason) => format!("has no figure, as {reason}"),
    };
    let after = money_with_unit(appraisal, adjustments.npv_after());
    let (before_tax, elsewhere) = match appraisal.conventions().tax() {
        Some(_) => ("Before tax and before ", ""),
        None => ("Before ", ", as everywhere on this page"),
    };
    Prose::new().text(format!("{before_tax}adjustments ")).strong(name).text(format!(
        " {}; after adjustments it is worth {after}{elsewhere}.",
        worth(adjustments.npv_before())
    ))
}

fn steps(appraisal: &Appraisal, name: &str, adjustments: &Adjustments) -> Table {
    let columns = [
        Column::label("Lines"),
        Column::label("Adjustment"),
        Column::label("Why"),
        Column::number("Change"),
        Column::number("Before"),
        Column::number("After"),
    ];
    let caption = format!("Adjustments of {name}, present values, {}", money_format(appraisal).label());
    let mut table = Table::new(columns).captioned(caption);
    for step in adjustments.steps() {
        let value =
            |value: Option<Outcome<Decimal>>| value.map_or(NONE.to_owned(), |value| money(appraisal, value));
        table.row([
            lines(step),
            format!("{}: {}", title(step.kind()), step.adjustment().summary()),
            step.adjustment().source().to_owned(),
            change(step.factor()),
            value(step.before()),
            value(step.after()),
        ]);
    }
    table
}

fn lines(step: &AdjustmentStep) -> String {
    match step.lines() {
        AdjustedLines::Line(name) => name.clone(),
        AdjustedLines::Class => {
            let plural = match step.on() {
                LineKind::Cost(_) => "costs",
                LineKind::Benefit(_) => "benefits",
                LineKind::DisBenefit(_) => "dis-benefits",
                LineKind::WorkingCapital => "levels",
            };
            format!("All {} {plural}", step.on().class_word())
        }
    }
}

/// `optimism-bias` is "Optimism bias".
fn title(word: &str) -> String {
    let words = word.replace('-', " ");
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

/// By what share an amount becomes larger or smaller.
fn change(factor: Outcome<Decimal>) -> String {
    let Some(change) = factor.value().and_then(|factor| factor.checked_sub(Decimal::ONE)) else {
        return factor.to_string();
    };
    let sign = if change > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}", number::percent(change, 1))
}
