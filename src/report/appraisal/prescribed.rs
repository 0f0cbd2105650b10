//! What the alternatives are worth at the discount rates that guidance asks for beside its own.

use super::figures::{money, money_format, names};
use crate::appraisal::{Appraisal, PrescribedRate};
use crate::report::page::Page;
use crate::report::table::{Column, Table};

pub(super) fn write(appraisal: &Appraisal, page: &mut Page) {
    let Some(table) = appraisal.conventions().discount_basis().table() else { return };
    if appraisal.prescribed_rates().is_empty() {
        return;
    }
    page.section("Prescribed discount rates").table(values(appraisal, table.issuer()));
    page.note(leaders(appraisal));
}

fn values(appraisal: &Appraisal, issuer: &str) -> Table {
    let rates = appraisal.prescribed_rates();
    let columns = rates.iter().flat_map(|prescribed| {
        let rate = prescribed.rate().to_percent();
        [format!("Net present value at {rate}"), format!("Against baseline at {rate}")]
    });
    let mut table = Table::new([Column::label("Alternative")].into_iter().chain(columns.map(Column::number)))
        .captioned(format!(
            "Present values at the discount rates that {issuer} asks for beside the one above, {}",
            money_format(appraisal).label()
        ));
    for (position, alternative) in appraisal.alternatives().iter().enumerate() {
        let figures = rates.iter().flat_map(|prescribed| {
            [prescribed.npvs()[position], prescribed.npvs_against_baseline()[position]]
        });
        let figures = figures.map(|figure| money(appraisal, figure));
        table.row([alternative.name().to_owned()].into_iter().chain(figures));
    }
    table
}

/// Whether the choice holds.
fn leaders(appraisal: &Appraisal) -> String {
    let exceptions: Vec<String> = turns(appraisal).into_iter().chain(without_result(appraisal)).collect();
    match exceptions.is_empty() {
        true => "The choice is the same at every prescribed rate.".to_owned(),
        false => exceptions.join(" "),
    }
}

/// Who leads at each prescribed rate at which the choice is another.
pub(super) fn turns(appraisal: &Appraisal) -> Vec<String> {
    let turns_it = |prescribed: &&PrescribedRate| {
        let leaders = prescribed.leaders();
        !leaders.is_empty() && leaders != appraisal.ranking().leaders()
    };
    let turn = |prescribed: &PrescribedRate| {
        let verb = if prescribed.leaders().len() == 1 { "leads" } else { "tie" };
        let rate = prescribed.rate().to_percent();
        format!(
            "{} {verb} at the prescribed discount rate of {rate}.",
            names(appraisal, prescribed.leaders())
        )
    };
    appraisal.prescribed_rates().iter().filter(turns_it).map(turn).collect()
}

/// The prescribed rates at which there is no figure, each with the reason.
fn without_result(appraisal: &Appraisal) -> impl Iterator<Item = String> {
    appraisal.prescribed_rates().iter().filter_map(|prescribed| {
        let reason = prescribed.npvs().first()?.reason()?;
        let rate = prescribed.rate().to_percent();
        Some(format!("There is no result at the prescribed discount rate of {rate}: {reason}."))
    })
}
