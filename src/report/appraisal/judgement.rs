//! Scores beside the money, never added to it.

mod agenda;
mod agreement;
mod firmness;
mod frontier;
mod names;
mod panel;
mod screening;

use super::figures::{NONE, money, money_format};
use crate::appraisal::Appraisal;
use crate::report::number::{Figure, exact, points};
use crate::report::page::{Page, Prose};
use crate::report::table::{Column, Table};
use crate::scoring::{
    Between, Contribution, GroupWeight, NormalisedWeight, RankedOption, Rating, ScoreRanking,
};
use names::Names;
use rust_decimal::Decimal;

pub(super) fn write(appraisal: &Appraisal, page: &mut Page) {
    let Some(scores) = appraisal.scoring() else { return };
    page.section("Judgement");
    page.table(beside_money(appraisal, scores));
    frontier::write(appraisal, page);
    screening::write(scores, page);
    if let Some(judgement) = appraisal.judgement() {
        let names = Names::of(judgement, scores);
        firmness::write(judgement, &names, page);
        agreement::write(judgement, scores, &names, page);
        agenda::write(judgement, scores, page);
    }
    page.subsection("Scores and weights in detail");
    page.table(stated(scores)).table(contributions(scores));
    if !scores.groups().is_empty() {
        page.table(groups(scores));
    }
    panel::write(scores, page);
    let stale =
        scores.stale_weights().iter().map(|it| Prose::new().strong(it.name()).text(format!(": {it}.")));
    let stale: Vec<Prose> = stale.collect();
    if !stale.is_empty() {
        page.subsection("Weights to be asked for again").list(stale);
    }
    let reasons: Vec<Prose> = reasons(scores).into_iter().chain(panel::reasons(scores)).collect();
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
            scored.map_or(NONE.to_owned(), |option| total(option.total(), option.between())),
            scored.map_or(NONE.to_owned(), ranks),
        ]);
    }
    table
}

/// A total in points, or the two ends between which it lies.
fn total(total: Option<Decimal>, between: Option<Between>) -> String {
    match (total, between) {
        (Some(total), _) => points(total).to_string(),
        (None, Some(ends)) => format!("{} to {}", points(ends.lowest()), points(ends.highest())),
        (None, None) => NONE.to_owned(),
    }
}

/// A rank, or the best and the worst one that the option may have.
fn ranks(option: &RankedOption) -> String {
    match (option.rank(), option.last_rank()) {
        (Some(rank), Some(last)) if rank != last => format!("{rank} to {last}"),
        (Some(rank), _) => rank.to_string(),
        (None, _) => NONE.to_owned(),
    }
}

/// The scores as they were given, or what stakeholders gave in the mean.
fn stated(scores: &ScoreRanking) -> Table {
    let caption = match scores.panel() {
        Some(_) => "Mean scores by influence, and how many stakeholders scored",
        None => "Scores as given",
    };
    let head = [Column::label("Criterion"), Column::number("Worst"), Column::number("Best")];
    let mut table = Table::new(head.into_iter().chain(option_columns(scores))).captioned(caption);
    for (index, criterion) in scores.weights().iter().enumerate() {
        let given = scores.options().iter().map(|option| score(&option.contributions()[index]));
        let scale = [criterion.name().to_owned(), rating(criterion.worst()), rating(criterion.best())];
        table.row(scale.into_iter().chain(given));
    }
    table
}

fn score(cell: &Contribution) -> String {
    match (cell.raters(), cell.score(), cell.value()) {
        (None, score, _) => score.map_or(NONE.to_owned(), rating),
        (Some(_), None, None) => NONE.to_owned(),
        (Some(raters), Some(Rating::Number(mean)), _) => format!("{} ({raters})", panel::mean(*mean)),
        (Some(raters), Some(other), _) => format!("{other} ({raters})"),
        // Different labels have no mean; their values do.
        (Some(raters), None, Some(value)) => format!("{} of 100 ({raters})", points(value)),
    }
}

fn rating(rating: &Rating) -> String {
    rating.number().map_or_else(|| rating.to_string(), exact)
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
        parts: scores.weights().iter().map(|criterion| Some(points(criterion.weight()))).collect(),
        total: Some(points(Decimal::ONE)),
        shown: points(Decimal::ONE).to_string(),
    };
    let columns: Vec<PointColumn> =
        [weights].into_iter().chain(scores.options().iter().map(PointColumn::of)).collect();
    for (index, criterion) in scores.weights().iter().enumerate() {
        table.row(row(criterion.name(), columns.iter().map(|column| figure(column.parts[index]))));
    }
    if columns.iter().filter_map(PointColumn::rounding).any(|rounding| !rounding.is_zero()) {
        table.row(row("Rounding", columns.iter().map(|column| figure(column.rounding()))));
    }
    table.total_row(row("Total", columns.iter().map(|column| column.shown.clone())));
    table
}

/// Rounded points with their rounded total.
struct PointColumn {
    /// `None` where the score is missing.
    parts: Vec<Option<Figure>>,
    /// `None` where it is open, so that nothing adds up to it.
    total: Option<Figure>,
    shown: String,
}

impl PointColumn {
    fn of(option: &RankedOption) -> Self {
        let parts = option.contributions().iter().map(|part| part.weighted().map(points)).collect();
        let shown = total(option.total(), option.between());
        Self { parts, total: option.total().map(points), shown }
    }

    fn rounding(&self) -> Option<Figure> {
        Some(self.total?.less(self.parts.iter().copied().flatten()))
    }
}

fn figure(figure: Option<Figure>) -> String {
    figure.map_or(NONE.to_owned(), |figure| figure.to_string())
}

fn row(label: &str, cells: impl Iterator<Item = String>) -> Vec<String> {
    [label.to_owned()].into_iter().chain(cells).collect()
}

/// What groups of criteria count for together.
fn groups(scores: &ScoreRanking) -> Table {
    let name_of = |member: &crate::value::Id| {
        let criterion =
            scores.weights().iter().find(|it| it.criterion() == member).map(NormalisedWeight::name);
        let group = || scores.groups().iter().find(|it| it.group() == member).map(GroupWeight::name);
        criterion.or_else(group).unwrap_or(member.as_str()).to_owned()
    };
    let head = [Column::label("Group"), Column::number("Weight"), Column::label("Made of")];
    let mut table = Table::new(head).captioned("Groups of criteria, in points out of 100");
    for group in scores.groups() {
        let members: Vec<String> = group.members().iter().map(name_of).collect();
        table.row([group.name().to_owned(), points(group.weight()).to_string(), members.join(", ")]);
    }
    table
}

/// Why a weight or a score is what it is, as those who gave it said.
fn reasons(scores: &ScoreRanking) -> Vec<Prose> {
    let mut reasons = Vec::new();
    for (index, criterion) in scores.weights().iter().enumerate() {
        let of_weight = reason(criterion.rationale(), criterion.evidence());
        let of_weight = of_weight.map(|reason| format!(", weight: {reason}"));
        reasons.extend(of_weight.map(|reason| Prose::new().strong(criterion.name()).text(reason)));
        for option in scores.options() {
            let part = &option.contributions()[index];
            let given = part.score().map(rating).unwrap_or_default();
            let of_score = reason(part.rationale(), part.evidence());
            let of_score = of_score.map(|reason| format!(", {} at {given}: {reason}", option.name()));
            reasons.extend(of_score.map(|reason| Prose::new().strong(criterion.name()).text(reason)));
        }
    }
    reasons
}

/// A rationale, the evidence, or both: `works on phones (evidence: test of May 2026)`.
fn reason(rationale: Option<&str>, evidence: Option<&str>) -> Option<String> {
    match (rationale, evidence) {
        (Some(rationale), Some(evidence)) => Some(format!("{rationale} (evidence: {evidence})")),
        (Some(rationale), None) => Some(rationale.to_owned()),
        (None, Some(evidence)) => Some(format!("evidence: {evidence}")),
        (None, None) => None,
    }
}
