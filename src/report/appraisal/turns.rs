//! What would turn the choice, the nearest first.

use super::figures::{names, or_none};
use crate::appraisal::{Appraisal, AssumptionEffect};
use crate::case::Line;
use crate::measure::{Outcome, Reason};
use crate::report::number;
use crate::risk::{
    AssumptionSwitches, LeadChange, LineSwitches, PreferenceSwitch, Switches, SwitchingValue,
    SwitchingValues, counted_lines,
};
use crate::value::Id;
use crate::value::text::listed;
use rust_decimal::Decimal;

/// Sentences that a board is given before it is referred to the table.
const SENTENCES: usize = 5;

/// The significant digits of a value, more where it has more before the point.
const DIGITS: u32 = 4;

/// One input at which the lead changes.
pub(super) struct Turn<'a> {
    input: Input<'a>,
    side: Side,
    change: &'a LeadChange,
}

enum Input<'a> {
    Assumption(&'a AssumptionEffect),
    Line(&'a LineSwitches),
}

#[derive(Clone, Copy)]
enum Side {
    Below,
    Above,
}

/// Every turn, the nearest in relative terms first; those of a central value of zero come last.
///
/// A line is left out where the other side has the same one, because it would not move alone, and where an assumption
/// that it depends on says the same.
pub(super) fn nearest_first<'a>(appraisal: &'a Appraisal, values: &'a SwitchingValues) -> Vec<Turn<'a>> {
    let mut turns = of_assumptions(appraisal, values);
    let lines = of_lines(appraisal, values, &turns);
    turns.extend(lines);
    turns.sort_by_key(Turn::distance);
    turns
}

fn of_assumptions<'a>(appraisal: &'a Appraisal, values: &'a SwitchingValues) -> Vec<Turn<'a>> {
    let of_each = appraisal.assumptions().iter().zip(values.assumptions());
    of_each
        .flat_map(|(effect, found)| {
            sides(found.switches().preference()).map(|(side, change)| Turn {
                input: Input::Assumption(effect),
                side,
                change,
            })
        })
        .collect()
}

fn of_lines<'a>(
    appraisal: &'a Appraisal,
    values: &'a SwitchingValues,
    of_assumptions: &[Turn<'a>],
) -> Vec<Turn<'a>> {
    let mut turns = Vec::new();
    for ((position, line), found) in counted_lines(appraisal.case()).zip(values.lines()) {
        let own = appraisal.case().alternatives()[position].id();
        for (side, change) in sides(found.switches().preference()) {
            let is_said = of_assumptions.iter().any(|turn| turn.says_of(line, change));
            if !is_said && !other_side_has(appraisal, change.challengers(), own, line) {
                turns.push(Turn { input: Input::Line(found), side, change });
            }
        }
    }
    turns
}

/// The changes of the lead that there are.
fn sides(preference: &PreferenceSwitch) -> impl Iterator<Item = (Side, &LeadChange)> {
    let both = [(Side::Below, preference.below()), (Side::Above, preference.above())];
    both.into_iter().filter(|(_, change)| !change.challengers().is_empty())
}

/// Whether the other side of a change has the same line with the same cells: every challenger where the leader's line
/// moves, and the leader where a challenger's does.
fn other_side_has(appraisal: &Appraisal, challengers: &[Id], own: &Id, line: &Line) -> bool {
    let is_alike = |other: &Line| {
        other.kind() == line.kind() && other.name() == line.name() && other.cells() == line.cells()
    };
    let leaders = appraisal.ranking().leaders();
    let other_side = if leaders.contains(own) { challengers } else { leaders };
    let case = appraisal.case();
    let mut found = other_side.iter().filter_map(|id| case.alternative(id.as_str()));
    found.all(|alternative| alternative.lines().iter().any(is_alike))
}

impl Turn<'_> {
    pub(super) fn of_line(&self) -> Option<(&LineSwitches, &LeadChange)> {
        match self.input {
            Input::Line(line) => Some((line, self.change)),
            Input::Assumption(_) => None,
        }
    }

    /// Whether this assumption says what a line on which it depends would say.
    fn says_of(&self, line: &Line, change: &LeadChange) -> bool {
        let Input::Assumption(effect) = self.input else { return false };
        line.depends_on(effect.id())
            && self.change.challengers() == change.challengers()
            && self.change.point().change() == change.point().change()
    }

    /// The size of the change relative to the central value; no order among those that have none.
    fn distance(&self) -> (bool, Decimal) {
        let change = self.change.point().change().value();
        (change.is_none(), change.unwrap_or_default().abs())
    }

    /// Whether a board should hear of it: it lies within the stated range or, where there is none, within half of the
    /// central value.
    fn is_plausible(&self) -> bool {
        let point = self.change.point();
        let is_near = || point.change().value().is_some_and(|change| change.abs() <= Decimal::new(5, 1));
        point.is_within_range().unwrap_or_else(is_near)
    }

    fn sentence(&self, appraisal: &Appraisal) -> String {
        let challengers = names(appraisal, self.change.challengers());
        let is_one = self.change.challengers().len() == 1;
        let at_zero = self.change.point().value() == Outcome::Value(Decimal::ZERO);
        let verb = match (at_zero, is_one) {
            (true, true) => "draws level",
            (true, false) => "draw level",
            (false, true) => "leads",
            (false, false) => "lead",
        };
        let condition = match self.input {
            Input::Assumption(effect) => self.assumption_condition(effect, at_zero),
            Input::Line(line) => self.line_condition(appraisal, line, at_zero),
        };
        format!("{challengers} {verb} if {condition}.")
    }

    fn assumption_condition(&self, effect: &AssumptionEffect, at_zero: bool) -> String {
        let moves = match self.side {
            Side::Below => "falls",
            Side::Above => "rises",
        };
        let bound = match (self.side, at_zero) {
            (_, true) => "",
            (Side::Below, false) => "less than ",
            (Side::Above, false) => "more than ",
        };
        let point = self.change.point();
        let (from, to) = (number::exact(effect.value()), shown(point.value(), effect.value()));
        let unit = effect.unit().map_or(String::new(), |unit| format!(" ({unit})"));
        let remarks: Vec<String> =
            [point.change().value().map(more_or_less), range(point)].into_iter().flatten().collect();
        let remarks = if remarks.is_empty() { String::new() } else { format!(": {}", remarks.join(", ")) };
        format!("{} {moves} from {from} to {bound}{to}{unit}{remarks}", effect.id())
    }

    fn line_condition(&self, appraisal: &Appraisal, line: &LineSwitches, at_zero: bool) -> String {
        let kind = match line.kind() {
            "working-capital" => "working capital".to_owned(),
            kind => format!("a {kind}"),
        };
        let subject = format!("{}, {kind} of {},", line.name(), appraisal.name_of(line.alternative()));
        match self.change.point().change() {
            _ if at_zero => format!("{subject} falls away"),
            Outcome::Value(change) => format!("{subject} is {}", lower_or_higher(change)),
            _ => format!("{subject} is beyond all bounds"),
        }
    }
}

/// What the board reads: a few sentences, or that nothing turns.
pub(super) fn sentences(appraisal: &Appraisal, values: &SwitchingValues) -> Vec<String> {
    if appraisal.alternatives().len() == 1 {
        return vec!["There is no other alternative to turn to.".to_owned()];
    }
    if appraisal.ranking().leaders().len() > 1 {
        return vec!["The lead is shared, so that a change of any figure may decide it.".to_owned()];
    }
    let turns = nearest_first(appraisal, values);
    let untold = untold_for_tax(values);
    let mut sentences = plausible(appraisal, &turns);
    if sentences.is_empty() {
        sentences = match untold {
            None => far(appraisal, &turns),
            Some(_) => far_of_solved(appraisal, &turns),
        };
    }
    sentences.extend(unsolved(values));
    sentences.extend(untold);
    sentences
}

fn plausible(appraisal: &Appraisal, turns: &[Turn<'_>]) -> Vec<String> {
    let plausible: Vec<&Turn<'_>> = turns.iter().filter(|turn| turn.is_plausible()).collect();
    let mut sentences: Vec<String> =
        plausible.iter().take(SENTENCES).map(|turn| turn.sentence(appraisal)).collect();
    if plausible.len() > SENTENCES {
        let further = plausible.len() - SENTENCES;
        sentences.push(format!("Listed under Switching values: {further} more, farther away."));
    }
    sentences
}

/// Where nothing plausible turns the choice, the board hears how far away the nearest turn is.
fn far(appraisal: &Appraisal, turns: &[Turn<'_>]) -> Vec<String> {
    let Some(nearest) = turns.first() else {
        return vec![
            "No single assumption and no line that one side has alone, however far it moves, changes the choice."
                .to_owned(),
        ];
    };
    vec![
        "Nothing that moves alone, within its stated range or by up to half, changes the choice.".to_owned(),
        format!("Farther away, {}", nearest.sentence(appraisal)),
    ]
}

/// The same where of some inputs it is open where they turn the choice.
fn far_of_solved(appraisal: &Appraisal, turns: &[Turn<'_>]) -> Vec<String> {
    let near = "Of what is solved, nothing that moves alone, within its stated range or by up to half, changes the choice.";
    let nearest = turns.first().map(|nearest| format!("Farther away, {}", nearest.sentence(appraisal)));
    [near.to_owned()].into_iter().chain(nearest).collect()
}

/// The inputs of which it is open where they turn the choice, because tax does not follow them in proportion.
fn untold_for_tax(values: &SwitchingValues) -> Option<String> {
    let is_untold = |switches: &Switches| {
        switches.preference().below().point().value().reason() == Some(Reason::TaxOutOfProportion)
    };
    let ids =
        values.assumptions().iter().filter(|found| is_untold(found.switches())).map(AssumptionSwitches::id);
    let lines = values.lines().iter().filter(|found| is_untold(found.switches())).map(LineSwitches::name);
    let mut inputs: Vec<&str> = ids.map(Id::as_str).collect();
    for name in lines {
        if !inputs.contains(&name) {
            inputs.push(name);
        }
    }
    (!inputs.is_empty())
        .then(|| format!("Not solved, as tax does not move in proportion: {}.", listed(&inputs)))
}

/// The assumptions of which it is open where they turn the choice.
fn unsolved(values: &SwitchingValues) -> Option<String> {
    let is_unsolved = |preference: &PreferenceSwitch| {
        preference.below().point().value().reason() == Some(Reason::SeveralPowers)
    };
    let ids: Vec<&str> = values
        .assumptions()
        .iter()
        .filter(|found| is_unsolved(found.switches().preference()))
        .map(|found| found.id().as_str())
        .collect();
    (!ids.is_empty()).then(|| format!("Not solved, as amounts hold several powers of it: {}.", listed(&ids)))
}

/// A value with a few digits, or with as many as tell it from the central one.
pub(super) fn shown(value: Outcome<Decimal>, central: Decimal) -> String {
    or_none(value.map(|value| {
        let rounded = |digits| value.round_sf(digits).unwrap_or(value);
        let whole_digits = value.mantissa().checked_abs().and_then(i128::checked_ilog10).unwrap_or(0);
        let digits = (DIGITS.max((whole_digits + 1).saturating_sub(value.scale()))..=28)
            .find(|&digits| rounded(digits) != central);
        number::exact(digits.map_or(value, rounded))
    }))
}

/// Where a value lies in its range, where it has one.
fn range(point: &SwitchingValue) -> Option<String> {
    let place = if point.is_within_range()? { "within" } else { "outside" };
    Some(format!("{place} its stated range"))
}

/// A change with its direction.
fn more_or_less(change: Decimal) -> String {
    match (is_small(change), change.is_sign_negative()) {
        (true, _) => format!("a change of {}", size(change)),
        (false, true) => format!("{} less", size(change)),
        (false, false) => format!("{} more", size(change)),
    }
}

/// A bound that an amount passes.
fn lower_or_higher(change: Decimal) -> String {
    // A change beyond less than a tenth of a percent is a tenth at most.
    let bound = if is_small(change) { "0.1%".to_owned() } else { format!("more than {}", size(change)) };
    format!("{bound} {}", if change.is_sign_negative() { "lower" } else { "higher" })
}

/// The size of a change in percent, which is no zero even where a tenth of a percent is too coarse for it.
fn size(change: Decimal) -> String {
    if is_small(change) { "less than 0.1%".to_owned() } else { number::percent(change.abs(), 1) }
}

fn is_small(change: Decimal) -> bool {
    change.abs() < Decimal::new(1, 3)
}
