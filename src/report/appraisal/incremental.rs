//! Each step from a smaller investment to a larger one, where there is more than one.

use super::figures::{internal_rates, money, money_format};
use crate::appraisal::{AlternativeAppraisal, Appraisal, IncrementalStep, Verdict};
use crate::case::LineKind;
use crate::report::page::Page;
use crate::report::table::{Column, Table};

/// With one alternative beside the baseline the comparison has said it all.
const FEWEST_STEPS: usize = 2;

pub(super) fn write(appraisal: &Appraisal, page: &mut Page) {
    if appraisal.incremental().steps().len() < FEWEST_STEPS {
        return;
    }
    page.subsection("Step by step, from the least investment to the largest").table(table(appraisal));
    let investment = match (ties_up_capital(appraisal), appraisal.conventions().tax()) {
        (false, None) => "capital and transition costs",
        (true, None) => "capital and transition costs and of working capital",
        (false, Some(_)) => "capital and transition costs before tax",
        (true, Some(_)) => "capital and transition costs and of working capital, before tax",
    };
    page.note(format!(
        "Each alternative is measured against the best of those before it. Investment is the present value of \
         {investment}; at the rate of return of a difference both are worth the same."
    ));
}

fn ties_up_capital(appraisal: &Appraisal) -> bool {
    let mut lines = appraisal.alternatives().iter().flat_map(AlternativeAppraisal::lines);
    lines.any(|schedule| schedule.line().kind() == LineKind::WorkingCapital)
}

fn table(appraisal: &Appraisal) -> Table {
    let mut table = Table::new([
        Column::label("Challenger"),
        Column::label("Defender"),
        Column::number("Additional investment"),
        Column::number("Net present value of the difference"),
        Column::number("Its rate of return"),
        Column::label("Goes on with"),
    ])
    .captioned(format!("Present values, {}", money_format(appraisal).label()));
    for step in appraisal.incremental().steps() {
        table.row(row(appraisal, step));
    }
    table
}

fn row(appraisal: &Appraisal, step: &IncrementalStep) -> [String; 6] {
    let winner = match step.verdict() {
        Verdict::ChallengerReplacesDefender => step.challenger(),
        Verdict::DefenderStays => step.defender(),
    };
    [
        appraisal.name_of(step.challenger()).to_owned(),
        appraisal.name_of(step.defender()).to_owned(),
        money(appraisal, step.additional_investment()),
        money(appraisal, step.npv()),
        internal_rates(step.irr()),
        appraisal.name_of(winner).to_owned(),
    ]
}
