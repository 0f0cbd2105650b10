//! Scores beside the money, never added to it.

use super::figures::{NONE, money, money_format};
use crate::appraisal::Appraisal;
use crate::report::number::{Figure, exact, points};
use crate::report::page::{Page, Prose};
use crate::report::table::{Column, Table};
use crate::scoring::{RankedOption, ScoreRanking};

pub(super) fn write(appraisal: &Appraisal, page: &mut Page) {
    let Some(scores) = appraisal.scoring() else { return };
    page.section("Judgement");
    page.table(beside_money(appraisal, scores)).table(stated(scores)).table(contributions(scores));
    let reasons = reasons(scores);
    if !reasons.is_empty() {
        page.subsection("Reasons given").list(reasons);
    }
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
            scored.map_or(NONE.to_owned(), |option| points(option.total()).to_string()),
            scored.map_or(NONE.to_owned(), |option| option.rank().to_string()),
        ]);
    }
    table
}

/// The scores as they were given.
fn stated(scores: &ScoreRanking) -> Table {
    let head = [Column::label("Criterion"), Column::number("Worst"), Column::number("Best")];
    let mut table = Table::new(head.into_iter().chain(option_columns(scores))).captioned("Scores as given");
    for (index, criterion) in scores.weights().iter().enumerate() {
        let given = scores.options().iter().map(|option| exact(option.contributions()[index].score()));
        let scale = [criterion.name().to_owned(), exact(criterion.worst()), exact(criterion.best())];
        table.row(scale.into_iter().chain(given));
    }
    table
}

fn option_columns(scores: &ScoreRanking) -> impl Iterator<Item = Column> {
    scores.options().iter().map(|option| Column::number(option.name()))
}

/// What each criterion adds to each total, in points out of a hundred.
fn contributions(scores: &ScoreRanking) -> Table {
    let head = [Column::label("Criterion"), Column::number("Weight")];
    let mut table = Table::new(head.into_iter().chain(option_columns(scores)))
        .captioned("Points that each criterion contributes, out of 100");
    let weights = PointColumn {
        parts: scores.weights().iter().map(|criterion| points(criterion.weight())).collect(),
        total: points(rust_decimal::Decimal::ONE),
    };
    let columns: Vec<PointColumn> =
        [weights].into_iter().chain(scores.options().iter().map(PointColumn::of)).collect();
    for (index, criterion) in scores.weights().iter().enumerate() {
        table.row(row(criterion.name(), columns.iter().map(|column| column.parts[index].to_string())));
    }
    if columns.iter().any(|column| !column.rounding().is_zero()) {
        table.row(row("Rounding", columns.iter().map(|column| column.rounding().to_string())));
    }
    table.total_row(row("Total", columns.iter().map(|column| column.total.to_string())));
    table
}

/// Rounded points with their rounded total.
struct PointColumn {
    parts: Vec<Figure>,
    total: Figure,
}

impl PointColumn {
    fn of(option: &RankedOption) -> Self {
        let parts =
            option.contributions().iter().map(|contribution| points(contribution.weighted())).collect();
        Self { parts, total: points(option.total()) }
    }

    fn rounding(&self) -> Figure {
        self.total.less(self.parts.iter().copied())
    }
}

fn row(label: &str, cells: impl Iterator<Item = String>) -> Vec<String> {
    [label.to_owned()].into_iter().chain(cells).collect()
}

/// Why a weight or a score is what it is, as those who gave it said.
fn reasons(scores: &ScoreRanking) -> Vec<Prose> {
    let mut reasons = Vec::new();
    for (index, criterion) in scores.weights().iter().enumerate() {
        let of_weight = criterion.rationale().map(|reason| format!(", weight: {reason}"));
        reasons.extend(of_weight.map(|reason| Prose::new().strong(criterion.name()).text(reason)));
        for option in scores.options() {
            let contribution = &option.contributions()[index];
            let score = exact(contribution.score());
            let of_score =
                contribution.rationale().map(|reason| format!(", {} at {score}: {reason}", option.name()));
            reasons.extend(of_score.map(|reason| Prose::new().strong(criterion.name()).text(reason)));
        }
    }
    reasons
}
