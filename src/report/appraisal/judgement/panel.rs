//! What stakeholders say one by one, and why the first option is ahead.

use super::{rating, reason, total};
use crate::report::appraisal::figures::NONE;
use crate::report::number::{decimal, exact, points};
use crate::report::page::{Page, Prose};
use crate::report::table::{Column, Table};
use crate::scoring::{
    DominatedOption, MarginExplanation, ScoreRanking, StakeholderReason, StakeholderResult,
};
use crate::value::Id;
use rust_decimal::Decimal;

pub(super) fn write(scores: &ScoreRanking, page: &mut Page) {
    let Some(panel) = scores.panel() else { return };
    page.table(totals(scores, panel.stakeholders()));
    let sentences = panel.explanation().map(MarginExplanation::to_sentences).unwrap_or_default();
    if !sentences.is_empty() {
        page.paragraph(sentences.join(" "));
    }
    if !panel.dominated().is_empty() {
        page.list(panel.dominated().iter().map(|option| dominated(option, scores)));
    }
}

/// A mean, to two places at most.
pub(super) fn mean(mean: Decimal) -> String {
    if mean.normalize().scale() <= 2 { exact(mean) } else { decimal(mean, 2) }
}

/// One row for each stakeholder, in the order of the options of the other tables.
fn totals(scores: &ScoreRanking, stakeholders: &[StakeholderResult]) -> Table {
    let head = [Column::label("Stakeholder"), Column::number("Influence, %")];
    let options = scores.options().iter().map(|option| Column::number(option.name()));
    let columns = head.into_iter().chain(options).chain([Column::label("Puts first")]);
    let mut table = Table::new(columns).captioned("Totals of each stakeholder, out of 100");
    for stakeholder in stakeholders {
        let influence = points(stakeholder.influence()).to_string();
        let cells = scores.options().iter().map(|option| own_total(stakeholder, option.id()));
        let first: Vec<&str> = stakeholder.lead().iter().map(|id| name_of(scores, id)).collect();
        let first = if first.is_empty() { NONE.to_owned() } else { first.join(", ") };
        table.row([stakeholder.name().to_owned(), influence].into_iter().chain(cells).chain([first]));
    }
    table
}

fn own_total(stakeholder: &StakeholderResult, option: &Id) -> String {
    let own = stakeholder.totals().iter().find(|total| total.option() == option);
    own.map_or(NONE.to_owned(), |own| total(own.total(), own.between()))
}

fn dominated(option: &DominatedOption, scores: &ScoreRanking) -> Prose {
    let by: Vec<&str> = option.by().iter().map(|id| name_of(scores, id)).collect();
    Prose::new()
        .strong(option.name())
        .text(format!(" is nowhere better and somewhere worse than {}.", by.join(", ")))
}

pub(super) fn name_of<'a>(scores: &'a ScoreRanking, id: &'a Id) -> &'a str {
    scores.option(id.as_str()).map_or(id.as_str(), |option| option.name())
}

/// What stakeholders gave reasons for.
pub(super) fn reasons(scores: &ScoreRanking) -> Vec<Prose> {
    let stakeholders = scores.panel().map_or(&[][..], |panel| panel.stakeholders());
    stakeholders
        .iter()
        .flat_map(|it| it.reasons().iter().filter_map(|given| given_reason(it, given)))
        .collect()
}

fn given_reason(stakeholder: &StakeholderResult, given: &StakeholderReason) -> Option<Prose> {
    let why = reason(given.rationale(), given.evidence())?;
    let (name, what) = (stakeholder.name(), rating(given.given()));
    let said = match given.option() {
        Some(option) => format!(", {option} at {what} by {name}: {why}"),
        None => format!(", weight {what} by {name}: {why}"),
    };
    Some(Prose::new().strong(given.subject()).text(said))
}
