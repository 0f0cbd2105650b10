//! Scores beside the money, never added to it.

use super::figures::{NONE, money, money_format};
use crate::appraisal::Appraisal;
use crate::report::number;
use crate::report::page::Page;
use crate::report::table::{Column, Table};
use crate::scoring::ScoreRanking;
use rust_decimal::Decimal;

pub(super) fn write(appraisal: &Appraisal, page: &mut Page) {
    let Some(scores) = appraisal.scoring() else { return };
    page.section("Judgement").table(contributions(scores)).table(beside_money(appraisal, scores));
    if !scores.constant_criteria().is_empty() {
        let criteria: Vec<&str> = scores.constant_criteria().iter().map(crate::value::Id::as_str).collect();
        page.note(format!("All options score the same on {}, which decides nothing.", criteria.join(", ")));
    }
}

/// Points out of a hundred, to a tenth.
fn points(share: Decimal) -> String {
    let percent = number::percent(share, 1);
    percent.trim_end_matches('%').to_owned()
}

fn contributions(scores: &ScoreRanking) -> Table {
    let options = scores.options();
    let columns = options.iter().map(|option| Column::number(option.name()));
    let mut table =
        Table::new([Column::label("Criterion"), Column::number("Weight")].into_iter().chain(columns))
            .captioned("Points that each criterion contributes, out of 100");
    for (index, weight) in scores.weights().iter().enumerate() {
        let cells = options.iter().map(|option| points(option.contributions()[index].weighted()));
        let head = [weight.criterion().to_string(), number::percent(weight.weight(), 1)];
        table.row(head.into_iter().chain(cells));
    }
    let totals = options.iter().map(|option| points(option.total()));
    table.total_row(["Total".to_owned(), "100.0%".to_owned()].into_iter().chain(totals));
    table
}

fn beside_money(appraisal: &Appraisal, scores: &ScoreRanking) -> Table {
    let money_heading = format!("Net present value, {}", money_format(appraisal).label());
    let mut table = Table::new([
        Column::label("Alternative"),
        Column::number(money_heading),
        Column::number("Rank by money"),
        Column::number("Score"),
        Column::number("Rank by score"),
    ])
    .captioned("Money and judgement side by side");
    for rank in appraisal.ranking().ranks() {
        let scored = scores.option(rank.id().as_str());
        table.row([
            appraisal.name_of(rank.id()).to_owned(),
            money(appraisal, rank.npv()),
            rank.rank().to_string(),
            scored.map_or(NONE.to_owned(), |option| points(option.total())),
            scored.map_or(NONE.to_owned(), |option| option.rank().to_string()),
        ]);
    }
    table
}
