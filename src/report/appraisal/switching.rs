//! The value of each assumption at which the answer turns, and the lines that are nearest to it.

use super::assumptions::shown_alternative;
use super::figures::{NONE, names};
use super::turns::{Turn, nearest_first, shown};
use crate::appraisal::{Appraisal, AssumptionEffect};
use crate::measure::{Outcome, Reason};
use crate::report::number;
use crate::report::page::Page;
use crate::report::table::{Column, Table};
use crate::risk::{AssumptionSwitches, LeadChange, SwitchingValues};
use rust_decimal::Decimal;

/// The lines that are shown; all are in the data.
const LINES: usize = 10;

pub(super) fn write(appraisal: &Appraisal, values: &SwitchingValues, page: &mut Page) {
    if appraisal.alternatives().len() == 1 {
        return;
    }
    let turns = nearest_first(appraisal, values);
    let has_lines = turns.iter().any(|turn| turn.of_line().is_some());
    if values.assumptions().is_empty() && !has_lines {
        return;
    }
    page.section("Switching values");
    if !values.assumptions().is_empty() {
        page.table(assumptions(appraisal, values));
    }
    if has_lines {
        page.table(lines(appraisal, &turns));
    }
    page.note(
        "One value moves at a time, all others stay as stated. Left out are lines that the leader and the alternative \
         which would lead have just the same, and lines that repeat what an assumption says.",
    );
    for (effect, found) in appraisal.assumptions().iter().zip(values.assumptions()) {
        if let Some(reason) = no_formula(found) {
            let range =
                if effect.low().is_some() { " What its ends do stands under Assumptions." } else { "" };
            page.note(format!("{} may turn the answer all the same: {reason}.{range}", found.id()));
        }
    }
}

/// Why an assumption has no switching value, where that does not mean that it turns nothing.
fn no_formula(found: &AssumptionSwitches) -> Option<Reason> {
    match found.switches().preference().below().point().value() {
        Outcome::Undefined(
            reason @ (Reason::DelaysLines
            | Reason::SeveralPowers
            | Reason::TaxOutOfProportion
            | Reason::NoOtherValue),
        ) => Some(reason),
        _ => None,
    }
}

/// One row for each assumption, two where the lead changes on both sides.
fn assumptions(appraisal: &Appraisal, values: &SwitchingValues) -> Table {
    let mut columns = vec![
        Column::label("Assumption"),
        Column::number("Low"),
        Column::number("Central"),
        Column::number("High"),
    ];
    let (position, name) = shown_alternative(appraisal);
    // Of two alternatives, one is worth no more than the other just where the lead changes.
    let against = (appraisal.alternatives().len() > 2).then_some(position);
    if against.is_some() {
        columns.push(Column::number("Equals baseline at"));
    }
    columns.extend([
        Column::number("Lead changes at"),
        Column::number("Change"),
        Column::label("Then leads"),
    ]);
    let caption = match against {
        Some(_) => format!("Where {name} is worth as much as the baseline, and where the lead changes"),
        None => "Where the lead changes".to_owned(),
    };
    let mut table = Table::new(columns).captioned(caption);
    for (effect, found) in appraisal.assumptions().iter().zip(values.assumptions()) {
        let mut head = stated(effect);
        head.extend(against.map(|position| equals_baseline(appraisal, found, position)));
        let preference = found.switches().preference();
        let both = [preference.below(), preference.above()];
        let mut changes = both.into_iter().filter(|change| !change.challengers().is_empty());
        let first = changes.next().map_or_else(nowhere, |change| turn(appraisal, change, effect.value()));
        let width = head.len();
        table.row(head.into_iter().chain(first));
        for change in changes {
            let blank = vec![String::new(); width];
            table.row(blank.into_iter().chain(turn(appraisal, change, effect.value())));
        }
    }
    table
}

/// An assumption with its range.
fn stated(effect: &AssumptionEffect) -> Vec<String> {
    let value = |value: Option<Decimal>| value.map_or(NONE.to_owned(), number::exact);
    let end = |end: Option<&crate::appraisal::EndEffect>| value(end.map(crate::appraisal::EndEffect::value));
    vec![effect.id().to_string(), end(effect.low()), value(Some(effect.value())), end(effect.high())]
}

fn equals_baseline(appraisal: &Appraisal, found: &AssumptionSwitches, position: usize) -> String {
    let zero = found.switches().npv_zero_of(appraisal.alternatives()[position].id().as_str());
    let point = zero.and_then(|zero| zero.against_baseline());
    point.map_or(NONE.to_owned(), |point| shown(point.value(), found.central()))
}

/// Where the lead changes, by which share of the central value, and who leads then.
fn turn(appraisal: &Appraisal, change: &LeadChange, central: Decimal) -> [String; 3] {
    [shown(change.point().value(), central), change_of(change), names(appraisal, change.challengers())]
}

fn nowhere() -> [String; 3] {
    [NONE; 3].map(str::to_owned)
}

/// A change in percent with its sign.
fn change_of(change: &LeadChange) -> String {
    match change.point().change() {
        Outcome::Value(change) if change.is_sign_negative() => number::percent(change, 1),
        Outcome::Value(change) => format!("+{}", number::percent(change, 1)),
        _ => NONE.to_owned(),
    }
}

fn lines(appraisal: &Appraisal, turns: &[Turn<'_>]) -> Table {
    let mut table = Table::new([
        Column::label("Line"),
        Column::label("Kind"),
        Column::label("Of"),
        Column::number("Lead changes at"),
        Column::label("Then leads"),
    ])
    .captioned("Lines by the change of their amount that changes the lead, the nearest first");
    for (line, change) in turns.iter().filter_map(Turn::of_line).take(LINES) {
        table.row([
            line.name().to_owned(),
            line.kind().to_owned(),
            appraisal.name_of(line.alternative()).to_owned(),
            change_of(change),
            names(appraisal, change.challengers()),
        ]);
    }
    table
}
