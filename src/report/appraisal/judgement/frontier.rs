//! What a better score costs, and who is beaten on both.

use super::total;
use crate::appraisal::{
    Advantage, Appraisal, Dominator, FrontierAlternative, FrontierPlace, FrontierStep, Rank, ScoreFrontier,
};
use crate::measure::Outcome;
use crate::report::appraisal::figures::{NONE, money, money_format, names, or_none};
use crate::report::number::{MoneyFormat, decimal};
use crate::report::page::{Page, Prose};
use crate::report::table::{Column, Table};
use crate::value::text::listed;
use crate::value::{Id, PageUnit};
use rust_decimal::Decimal;

pub(super) fn write(appraisal: &Appraisal, page: &mut Page) {
    let Some(frontier) = appraisal.score_frontier() else { return };
    if frontier.alternatives().len() < 2 {
        return;
    }
    if frontier.steps().is_empty() {
        page.paragraph(best_on_both(frontier));
    } else {
        page.table(table(appraisal, frontier));
        page.note(
            "Cost is the present value of all costs; benefits in money are not set against it. Whether a further point is worth what it costs is the \
             board's to judge.",
        );
    }
    let off_it =
        frontier.alternatives().iter().filter_map(|alternative| remark(appraisal, frontier, alternative));
    page.list(off_it.collect::<Vec<_>>());
}

/// From the cheapest up; those that tie in both share a row.
fn table(appraisal: &Appraisal, frontier: &ScoreFrontier) -> Table {
    let mut table = Table::new([
        Column::label("Alternative"),
        Column::number(format!("Whole-life cost, {}", money_format(appraisal).label())),
        Column::number("Score"),
        Column::number("Additional cost"),
        Column::number("Additional points"),
        Column::number(format!("Cost of one more point, {}", per_point(appraisal, frontier).label())),
    ])
    .captioned("What a better score costs");
    let start = frontier.steps().first().map(|step| (step.from(), None));
    let ways = frontier.steps().iter().map(|step| (step.to(), Some(step)));
    for (alternatives, step) in start.into_iter().chain(ways) {
        table.row(row(appraisal, frontier, alternatives, step));
    }
    table
}

fn row(
    appraisal: &Appraisal,
    frontier: &ScoreFrontier,
    alternatives: &[Id],
    step: Option<&FrontierStep>,
) -> [String; 6] {
    let own = alternatives.first().and_then(|id| frontier.alternative(id.as_str()));
    let of_step = |figure: fn(&FrontierStep) -> Outcome<Decimal>,
                   shown: &dyn Fn(Outcome<Decimal>) -> String| {
        step.map_or(NONE.to_owned(), |step| shown(figure(step)))
    };
    [
        names(appraisal, alternatives),
        own.map_or(NONE.to_owned(), |own| money(appraisal, own.cost())),
        own.map_or(NONE.to_owned(), |own| total(own.total(), own.between())),
        of_step(FrontierStep::additional_cost, &|cost| money(appraisal, cost)),
        of_step(FrontierStep::additional_points, &|points| or_none(points.map(|points| decimal(points, 1)))),
        of_step(FrontierStep::cost_per_point, &|cost| {
            or_none(cost.map(|cost| per_point(appraisal, frontier).figure(cost)))
        }),
    ]
}

/// A point is a hundredth of the whole: in the unit of a page of thousands, what it costs would often be shown as nothing.
fn per_point(appraisal: &Appraisal, frontier: &ScoreFrontier) -> MoneyFormat {
    const SMALL: Decimal = crate::dec!(100);
    let mut costs = frontier.steps().iter().filter_map(|step| step.cost_per_point().value());
    let unit = match appraisal.conventions().stated().page_unit() {
        PageUnit::MinorUnits => PageUnit::MinorUnits,
        _ if costs.any(|cost| cost < SMALL) => PageUnit::MinorUnits,
        _ => PageUnit::WholeUnits,
    };
    MoneyFormat::new(unit, appraisal.currency())
}

/// Where one alternative is left, or several that tie in both.
fn best_on_both(frontier: &ScoreFrontier) -> Prose {
    let best: Vec<&str> = frontier.undominated().map(FrontierAlternative::name).collect();
    let rest = match (best.len(), frontier.alternatives().len()) {
        (all, others) if all == others => " cost the same and score the same.",
        (1, _) => " costs no more and scores no less than any other.",
        _ => " cost no more and score no less than any other.",
    };
    Prose::new().strong(listed(&best)).text(rest)
}

/// What the table does not show of an alternative.
fn remark(
    appraisal: &Appraisal,
    frontier: &ScoreFrontier,
    alternative: &FrontierAlternative,
) -> Option<Prose> {
    let remark = match (alternative.place(), alternative.mixture()) {
        (FrontierPlace::Dominated, _) => format!(" {}.", dominated(appraisal, frontier, alternative)),
        (FrontierPlace::MayBeOn, _) => " may be beaten by another: scores are missing.".to_owned(),
        (_, Some(mixture)) => {
            let (cheaper, dearer) = (names(appraisal, mixture.cheaper()), names(appraisal, mixture.dearer()));
            format!(
                " is a dear step: a further point costs less on the whole way from {cheaper} to {dearer} than on the way from \
                 {cheaper} to it. Alternatives cannot be mixed, so that it stays a choice.",
            )
        }
        _ => return None,
    };
    Some(Prose::new().strong(alternative.name()).text(remark))
}

/// `costs more than A and B and scores less`: only those count that are on the frontier, and one of them is.
fn dominated(appraisal: &Appraisal, frontier: &ScoreFrontier, alternative: &FrontierAlternative) -> String {
    let on_frontier = |id: &Id| frontier.undominated().any(|other| other.id() == id);
    let by: Vec<&Dominator> =
        alternative.dominated_by().iter().filter(|by| on_frontier(by.alternative())).collect();
    let clause = |advantage: &Advantage| {
        let by = by.iter().filter(|by| by.advantage() == *advantage);
        let by: Vec<Id> = by.map(|by| by.alternative().clone()).collect();
        let (cost, score) = words(*advantage);
        (!by.is_empty()).then(|| format!("costs {cost} {} and scores {score}", names(appraisal, &by)))
    };
    let clauses = Advantage::ALL.iter().filter_map(clause).collect::<Vec<_>>().join("; it ");
    // Without it a board would read that what is recommended is beaten on both.
    let is_worth_more = by.iter().all(|by| leads(appraisal, alternative.id(), by.alternative()));
    let in_money = if is_worth_more { ", though its net present value is higher" } else { "" };
    format!("{clauses}{in_money}")
}

/// Whether the first has the higher net present value.
fn leads(appraisal: &Appraisal, one: &Id, other: &Id) -> bool {
    let rank = |id: &Id| appraisal.ranking().ranks().iter().find(|rank| rank.id() == id).map(Rank::rank);
    rank(one) < rank(other)
}

/// What an alternative does that is dominated by this.
fn words(advantage: Advantage) -> (&'static str, &'static str) {
    match advantage {
        Advantage::CostAndScore => ("more than", "less"),
        Advantage::Cost => ("more than", "no more"),
        Advantage::Score => ("as much as", "less"),
    }
}
