//! What options must meet to be ranked.

use crate::report::appraisal::figures::NONE;
use crate::report::number::exact;
use crate::report::page::{Page, Prose};
use crate::report::table::{Column, Table};
use crate::scoring::{MustResult, RankedOption, ScoreRanking};

pub(super) fn write(scores: &ScoreRanking, page: &mut Page) {
    if !scores.musts().is_empty() {
        page.table(musts(scores));
    }
    let unranked: Vec<Prose> =
        scores.options().iter().filter(|option| option.rank().is_none()).map(reason).collect();
    if !unranked.is_empty() {
        page.list(unranked);
    }
}

fn musts(scores: &ScoreRanking) -> Table {
    let head = [Column::label("Must"), Column::label("Limit")];
    let options = scores.options().iter().map(|option| Column::number(option.name()));
    let mut table =
        Table::new(head.into_iter().chain(options)).captioned("Musts: what fails one is not ranked");
    for must in scores.musts() {
        let limit = format!("{} {}", must.limit().words(), exact(must.limit().bound()));
        let values = scores.options().iter().map(|option| value(must, option));
        table.row([must.name().to_owned(), limit].into_iter().chain(values));
    }
    table
}

fn value(must: &MustResult, option: &RankedOption) -> String {
    match must.options().iter().find(|screened| screened.option() == option.id()) {
        Some(screened) if screened.passes() => exact(screened.value()),
        Some(screened) => format!("{} fails", exact(screened.value())),
        None => NONE.to_owned(),
    }
}

/// Why the option has no rank.
fn reason(option: &RankedOption) -> Prose {
    let failed: Vec<String> = option.failed_musts().iter().map(ToString::to_string).collect();
    let why = if failed.is_empty() { "nobody scored it".to_owned() } else { failed.join("; ") };
    Prose::new().strong(option.name()).text(format!(" is not ranked: {why}."))
}
