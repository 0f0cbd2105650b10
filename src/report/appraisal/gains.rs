//! Who gains and who bears, and what of it is cash: both views of the case side by side.

use super::figures::{NONE, money, money_format, money_with_unit, names};
use super::rounding;
use crate::appraisal::{
    AlternativeAppraisal, AlternativeViews, Appraisal, LineGroup, LineSchedule, Rank, Subtotal, Subtotals,
    Views,
};
use crate::case::{CashEffect, Recipient, Treatment, View};
use crate::measure::Outcome;
use crate::report::page::{Page, Prose};
use crate::report::table::{Column, Table};
use rust_decimal::Decimal;

/// Where both views are one, the comparison has said it all.
pub(super) fn write(appraisal: &Appraisal, page: &mut Page) {
    let Some(views) = appraisal.views() else { return };
    let ranked = Ranked::of(appraisal);
    page.section("Who gains, and what is cashable").paragraph(leaders(appraisal, views));
    page.table(from_view_to_view(appraisal, views));
    for table in [ranked.by_recipient(), ranked.by_cash_effect()].into_iter().flatten() {
        page.table(table);
    }
    let outside: Vec<Prose> =
        appraisal.alternatives().iter().flat_map(|alternative| outside(appraisal, alternative)).collect();
    if !outside.is_empty() {
        page.subsection("In money, and outside the view of this case").list(outside);
    }
}

fn leaders(appraisal: &Appraisal, views: &Views) -> String {
    let lead = |view| {
        let ids = views.leaders(view);
        format!("{} {}", names(appraisal, ids), if ids.len() == 1 { "leads" } else { "lead" })
    };
    let headline = match views.stated() {
        Some(view) => format!("All other figures of this page are in the {view} view."),
        None => {
            "All other figures of this page count everything in money: the case states no view.".to_owned()
        }
    };
    if appraisal.alternatives().len() == 1 {
        return headline;
    }
    let [financial, economic] = [View::Financial, View::Economic].map(|view| views.leaders(view));
    let sentence = match financial == economic {
        false => format!(
            "By the cash of the organisation, the financial view, {}; by the resources of society, the economic view, {}.",
            lead(View::Financial),
            lead(View::Economic)
        ),
        true => format!(
            "{} by the cash of the organisation, the financial view, and by the resources of society, the economic view.",
            lead(View::Economic)
        ),
    };
    format!("{sentence} {headline}")
}

/// How each alternative comes from its worth in one view to that in the other.
fn from_view_to_view(appraisal: &Appraisal, views: &Views) -> Table {
    let ranks = appraisal.ranking().ranks().iter();
    let rows: Vec<&AlternativeViews> =
        ranks.filter_map(|rank| views.alternatives().iter().find(|one| one.id() == rank.id())).collect();
    let steps: Vec<Step> = STEPS.into_iter().filter(|step| step.is_taken(&rows)).collect();
    let rounding = |row: &AlternativeViews| {
        let parts = steps.iter().map(|step| (step.figure)(row));
        rounding::of(appraisal, parts, row.value(View::Economic).npv())
    };
    let needs_rounding = rows.iter().any(|row| rounding(row).is_some());
    let columns = steps.iter().map(|step| step.heading).chain(needs_rounding.then_some("Rounding"));
    let columns = columns.chain(["Economic view"]).chain(differences(appraisal)).map(Column::number);
    let mut table = Table::new([Column::label("Alternative")].into_iter().chain(columns))
        .captioned(format!("Net present values by view, {}", money_format(appraisal).label()));
    for alternative in rows {
        let cells = steps.iter().map(|step| money(appraisal, (step.figure)(alternative)));
        let rounding = needs_rounding.then(|| rounding(alternative).unwrap_or_default());
        let economic = money(appraisal, alternative.value(View::Economic).npv());
        let against = differences(appraisal).into_iter().zip([View::Financial, View::Economic]);
        let against = against.map(|(_, view)| against_baseline(appraisal, alternative, view));
        table.row(row(alternative.name(), cells.chain(rounding).chain([economic]).chain(against)));
    }
    table
}

/// The headings of what an alternative brings beyond the baseline in each view; none where it is the only one.
fn differences(appraisal: &Appraisal) -> Vec<&'static str> {
    match appraisal.alternatives() {
        [_] => vec![],
        _ => vec!["Financial, against baseline", "Economic, against baseline"],
    }
}

fn against_baseline(appraisal: &Appraisal, alternative: &AlternativeViews, view: View) -> String {
    if alternative.id() == appraisal.baseline().id() {
        return NONE.to_owned();
    }
    money(appraisal, alternative.value(view).npv_against_baseline())
}

/// What leads to the economic view.
#[derive(Clone, Copy)]
struct Step {
    heading: &'static str,
    figure: fn(&AlternativeViews) -> Outcome<Decimal>,
    presence: Presence,
}

#[derive(Clone, Copy, PartialEq)]
enum Presence {
    Always,
    WhereNotZero,
}

const STEPS: [Step; 3] = [
    Step {
        heading: "Financial view",
        figure: |alternative| alternative.value(View::Financial).npv(),
        presence: Presence::Always,
    },
    Step {
        heading: "Taken out: cash alone",
        figure: |alternative| alternative.only_in(View::Financial).negated(),
        presence: Presence::WhereNotZero,
    },
    Step {
        heading: "Put in: no cash of the organisation",
        figure: |alternative| alternative.only_in(View::Economic),
        presence: Presence::WhereNotZero,
    },
];

impl Step {
    fn is_taken(&self, alternatives: &[&AlternativeViews]) -> bool {
        let is_zero =
            |alternative: &&AlternativeViews| (self.figure)(alternative) == Outcome::Value(Decimal::ZERO);
        self.presence == Presence::Always || !alternatives.iter().all(is_zero)
    }
}

/// The alternatives in the order of their rank, with the subtotals of each.
struct Ranked<'a> {
    appraisal: &'a Appraisal,
    alternatives: Vec<(&'a AlternativeAppraisal, Subtotals)>,
}

impl<'a> Ranked<'a> {
    fn of(appraisal: &'a Appraisal) -> Self {
        let of = |rank: &Rank| {
            let id = rank.id().as_str();
            appraisal.alternative(id).zip(appraisal.subtotals(id))
        };
        Self { appraisal, alternatives: appraisal.ranking().ranks().iter().filter_map(of).collect() }
    }

    /// Where there is more than one recipient.
    fn by_recipient(&self) -> Option<Table> {
        let part = |recipient: Recipient| {
            self.each(|_, subtotals| {
                worth_of(
                    subtotals.by_recipient().subtotals(),
                    &LineGroup::Recipient(recipient),
                    Subtotal::npv,
                )
            })
        };
        let tax = self.each(|_, subtotals| {
            worth_of(subtotals.by_recipient().subtotals(), &LineGroup::Tax, Subtotal::npv)
        });
        let recipients =
            Recipient::ALL.iter().map(|&recipient| (recipient_label(recipient), part(recipient)));
        let parts = present(recipients.chain([("Tax", tax)]));
        let totals = self.each(|_, subtotals| subtotals.npv());
        (parts.len() > 1).then(|| {
            let mut table = self.table("Who gains or bears", "Net present values by who gains or bears them");
            self.reconciled(&mut table, &parts, "Net present value", &totals);
            table
        })
    }

    /// Where there is more than one cash effect, what is not in money among them.
    fn by_cash_effect(&self) -> Option<Table> {
        let part = |effect: CashEffect| {
            self.each(|_, subtotals| {
                let worth = Subtotal::present_value_of_net_benefits;
                worth_of(subtotals.by_class().subtotals(), &LineGroup::Effects(effect), worth)
            })
        };
        let in_money = [
            ("Cashable", CashEffect::Cashable),
            ("Non-cashable", CashEffect::NonCashable),
            ("Transfers", CashEffect::Transfer),
        ];
        let parts = present(in_money.into_iter().map(|(label, effect)| (label, part(effect))));
        let totals = self.each(|alternative, _| alternative.measures().present_value_of_net_benefits());
        let not_in_money = self.each(|alternative, _| alternative.unmonetised_lines().count());
        let has_others = not_in_money.iter().any(|lines| *lines > 0);
        (parts.len() + usize::from(has_others) > 1).then(|| {
            let caption = "Present values of benefits less dis-benefits by what they do to cash";
            let mut table = self.table("Cash effect", caption);
            self.reconciled(&mut table, &parts, "Benefits less dis-benefits", &totals);
            if has_others {
                table.row(row("Not in money, number of lines", not_in_money.iter().map(ToString::to_string)));
            }
            table
        })
    }

    fn each<T>(&self, figure: impl Fn(&AlternativeAppraisal, &Subtotals) -> T) -> Vec<T> {
        self.alternatives.iter().map(|(alternative, subtotals)| figure(alternative, subtotals)).collect()
    }

    fn table(&self, heading: &str, caption: &str) -> Table {
        let columns = self.alternatives.iter().map(|(alternative, _)| Column::number(alternative.name()));
        Table::new([Column::label(heading)].into_iter().chain(columns))
            .captioned(format!("{caption}, {}", money_format(self.appraisal).label()))
    }

    /// Parts, what rounding takes from them, and their total.
    fn reconciled(&self, table: &mut Table, parts: &[Part], label: &str, totals: &[Outcome<Decimal>]) {
        let shown = |part: &Option<Outcome<Decimal>>| {
            part.map_or(NONE.to_owned(), |part| money(self.appraisal, part))
        };
        for (label, cells) in parts {
            table.row(row(label, cells.iter().map(shown)));
        }
        let missing = totals.iter().enumerate().map(|(column, total)| {
            rounding::of(self.appraisal, parts.iter().filter_map(|(_, cells)| cells[column]), *total)
        });
        let missing: Vec<Option<String>> = missing.collect();
        if missing.iter().any(Option::is_some) {
            table.row(row("Rounding", missing.into_iter().map(Option::unwrap_or_default)));
        }
        table.total_row(row(label, totals.iter().map(|total| money(self.appraisal, *total))));
    }
}

/// A row of a table by alternative, without a figure where an alternative has no such line.
type Part = (&'static str, Vec<Option<Outcome<Decimal>>>);

/// The rows that hold a figure.
fn present(parts: impl Iterator<Item = Part>) -> Vec<Part> {
    parts.filter(|(_, cells)| cells.iter().any(Option::is_some)).collect()
}

/// The figure of one group, where a line is in it.
fn worth_of(
    subtotals: &[Subtotal],
    group: &LineGroup,
    figure: fn(&Subtotal) -> Outcome<Decimal>,
) -> Option<Outcome<Decimal>> {
    subtotals.iter().find(|subtotal| subtotal.group() == group).map(figure)
}

fn row(label: &str, cells: impl Iterator<Item = String>) -> Vec<String> {
    [label.to_owned()].into_iter().chain(cells).collect()
}

fn recipient_label(recipient: Recipient) -> &'static str {
    match recipient {
        Recipient::Organisation => "The organisation",
        Recipient::PublicSector => "Other public bodies",
        Recipient::Society => "Society",
        Recipient::Supplier => "Suppliers",
    }
}

/// The lines that the stated view leaves out, with what they come to.
fn outside(appraisal: &Appraisal, alternative: &AlternativeAppraisal) -> Vec<Prose> {
    let described = |schedule: &LineSchedule| {
        let line = schedule.line();
        let what = format!("{} {}", line.kind().class_word(), line.kind().word());
        let total = schedule.total().map(|total| money_with_unit(appraisal, Outcome::Value(total)));
        let parts = [Some(line.name().to_owned()), Some(what), total];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        Prose::new().strong(alternative.name()).text(format!(": {} in all", parts.join(", ")))
    };
    let is_outside = |schedule: &&LineSchedule| schedule.line().treatment() == Treatment::OutsideView;
    alternative.lines().iter().filter(is_outside).map(described).collect()
}
