//! What the benefits are for, early and late.

use super::columns::Columns;
use super::figures::{NONE, money, money_format};
use super::rounding;
use crate::appraisal::{AlternativeAppraisal, Appraisal, BenefitMix, BenefitPart, BenefitRow};
use crate::case::Contribution;
use crate::measure::Outcome;
use crate::report::number;
use crate::report::page::Page;
use crate::report::table::{Column, Table};
use rust_decimal::Decimal;

pub(super) fn write(appraisal: &Appraisal, page: &mut Page) {
    let mixes: Vec<(&AlternativeAppraisal, &BenefitMix)> = appraisal
        .alternatives()
        .iter()
        .filter_map(|alternative| Some((alternative, alternative.benefit_mix()?)))
        .filter(|(_, mix)| mix.rows().iter().any(serves_a_purpose))
        .collect();
    if mixes.is_empty() {
        return;
    }
    page.section("What the benefits are for");
    for (alternative, mix) in mixes {
        page.table(shares(appraisal, alternative, mix));
    }
    page.note(
        "Benefits less dis-benefits, and recurring costs that are saved against the baseline, where they are. There are no \
         shares where a part is negative or nothing falls.",
    );
}

fn shares(appraisal: &Appraisal, alternative: &AlternativeAppraisal, mix: &BenefitMix) -> Table {
    let step = appraisal.timeline().step();
    let columns = Columns::early_to_late(appraisal.timeline());
    let headings = [Column::label("Contribution")].into_iter().chain(columns.headings());
    let totals = ["Present value", "Share of it"].map(Column::number);
    let mut table = Table::new(headings.chain(totals)).captioned(format!(
        "{}: shares by {step}, undiscounted; present values in {}",
        alternative.name(),
        money_format(appraisal).label()
    ));
    let by_group: Vec<Vec<Outcome<Decimal>>> =
        columns.ranges().map(|columns| mix.shares_in(columns)).collect();
    for (position, row) in mix.rows().iter().enumerate().filter(|(_, row)| is_shown(row)) {
        let shares = by_group.iter().map(|shares| percent(shares[position]));
        let worth = [money(appraisal, row.present_value()), percent(row.share())];
        table.row([label(row.part()).to_owned()].into_iter().chain(shares).chain(worth));
    }
    let sum = |label: &str, figure: String| {
        let blanks = vec![String::new(); by_group.len()];
        [vec![label.to_owned()], blanks, vec![figure]].concat()
    };
    let values = mix.rows().iter().map(BenefitRow::present_value);
    if let Some(rounding) = rounding::of(appraisal, values, mix.present_value()) {
        table.row(sum("Rounding", rounding));
    }
    table.total_row(sum("All", money(appraisal, mix.present_value())));
    table
}

fn percent(share: Outcome<Decimal>) -> String {
    share.value().map_or(NONE.to_owned(), |share| number::percent(share, 0))
}

/// The three contributions are always there, even where nothing serves them; the rest only where there is some.
fn is_shown(row: &BenefitRow) -> bool {
    matches!(row.part(), BenefitPart::Benefits(_)) || is_something(row)
}

/// Whether a benefit says that it is for this.
fn serves_a_purpose(row: &BenefitRow) -> bool {
    matches!(row.part(), BenefitPart::Benefits(_)) && is_something(row)
}

fn is_something(row: &BenefitRow) -> bool {
    row.amounts().iter().any(|amount| !amount.is_zero())
}

fn label(part: BenefitPart) -> &'static str {
    match part {
        BenefitPart::RecurringCostsSaved => "Cost reduction: recurring costs saved",
        BenefitPart::Benefits(Contribution::CostReduction) => "Cost reduction: benefits",
        BenefitPart::Benefits(Contribution::ServiceLevel) => "Service level",
        BenefitPart::Benefits(Contribution::Growth) => "Growth",
        BenefitPart::Unstated => "No contribution stated",
    }
}
