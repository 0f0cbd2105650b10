//! Whether the lead is a close call, which weights would turn it, and how many weightings favour whom.

use super::names::{Names, leads};
use crate::appraisal::{Judgement, LeadRobustness};
use crate::measure::{Outcome, Reason};
use crate::report::number::{exact, percent, points};
use crate::report::page::{Page, Prose};
use crate::scoring::Acceptability;
use crate::scoring::robustness::{AcceptabilityMethod, CloseCall, PotentialOptimality, WeightInterval};
use crate::value::text::listed;
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// Options that a smaller share of the weightings favours are named together.
const SHOWN_SHARE: Decimal = crate::dec!(0.01);

pub(super) fn write(judgement: &Judgement, names: &Names<'_>, page: &mut Page) {
    page.subsection("How firm is the lead?");
    let firmness = match judgement.robustness() {
        Outcome::Value(firmness) => firmness,
        other => {
            page.paragraph(unknown(other.reason()));
            return;
        }
    };
    if let [only] = names.options.as_slice() {
        page.paragraph(Prose::new().strong(*only).text(" alone is ranked, so there is no lead to test."));
        return;
    }
    page.paragraph(lead(firmness, names));
    if let [only] = names.criteria.as_slice() {
        page.paragraph(format!("{only} is the only criterion, so there are no weights to vary."));
        return;
    }
    let turns = turns(firmness, names);
    if !turns.is_empty() {
        page.paragraph(
            "What would turn it, one weight at a time while the others keep their proportions, the nearest turn first:",
        );
        page.list(turns);
    }
    let rest = [firm_weights(firmness, names), never_first(firmness, names), shares(firmness, names)];
    page.paragraph(rest.into_iter().flatten().collect::<Vec<_>>().join(" "));
}

fn unknown(reason: Option<Reason>) -> String {
    match reason {
        Some(Reason::OpenCell) => {
            "How firm it is cannot be said: a score of a ranked option is missing, and none is filled in."
                .to_owned()
        }
        Some(Reason::NoRankedOption) => "No option is ranked, so there is no lead to test.".to_owned(),
        Some(reason) => format!("How firm it is has not been worked out: {reason}."),
        None => "How firm it is cannot be said.".to_owned(),
    }
}

fn lead(firmness: &LeadRobustness, names: &Names<'_>) -> Prose {
    let (report, call) = (firmness.report(), firmness.close_call());
    let leaders = Prose::new().strong(names.of_options(report.leaders()));
    if report.leaders().len() > 1 {
        let behind = match (report.runners_up(), report.margins()) {
            ([], _) | (_, []) => String::new(),
            (next, [margin, ..]) => {
                let verb = if next.len() == 1 { "is" } else { "are" };
                format!(" {} {verb} {} behind.", names.of_options(next), in_points(margin.total()))
            }
        };
        return leaders.text(format!(" have the same total, so this is a close call.{behind}"));
    }
    let (lead, threshold) = (shown_lead(call), points(call.threshold()));
    let verdict = match call.is_close() {
        true => format!("That is a close call, as any lead below {threshold} points is."),
        false => format!("A close call would be a lead below {threshold} points."),
    };
    let next = report.runners_up();
    let tied = if next.len() > 1 { ", which are level," } else { "" };
    leaders
        .text(" leads ")
        .strong(names.of_options(next))
        .text(format!("{tied} by {lead} out of 100. {verdict}"))
}

/// The lead, told apart from the threshold where rounding would make them one.
fn shown_lead(call: &CloseCall) -> String {
    let lead = call.measured().unwrap_or_default();
    if call.is_close() && points(lead) == points(call.threshold()) {
        return format!("just under {} points", points(lead));
    }
    in_points(lead)
}

/// A margin above zero, which is no zero even where it is smaller than the page shows.
fn in_points(margin: Decimal) -> String {
    let shown = points(margin);
    if shown.is_zero() { "less than 0.1 points".to_owned() } else { format!("{shown} points") }
}

/// A sentence for each weight that can turn the lead.
fn turns(firmness: &LeadRobustness, names: &Names<'_>) -> Vec<String> {
    let intervals = firmness.report().weight_intervals().iter();
    let mut turning: Vec<(Decimal, &WeightInterval)> =
        intervals.filter_map(|interval| Some((interval.nearest_turn()?, interval))).collect();
    turning.sort_by_key(|(turn, _)| *turn);
    let sentence =
        |interval: &WeightInterval| interval.sentence(names.criteria[interval.criterion()], &names.options);
    turning.into_iter().map(|(_, interval)| sentence(interval)).collect()
}

/// The weights that cannot turn it, in one sentence.
fn firm_weights(firmness: &LeadRobustness, names: &Names<'_>) -> Option<String> {
    let report = firmness.report();
    let firm = report.weight_intervals().iter().filter(|interval| interval.nearest_turn().is_none());
    let firm: Vec<&str> = firm.map(|interval| names.criteria[interval.criterion()]).collect();
    let stays = format!("{} {}", names.of_options(report.leaders()), leads(report.leaders()));
    match firm.as_slice() {
        [] => None,
        [only] => Some(format!("Whatever the weight of {only}, {stays}.")),
        all if all.len() == names.criteria.len() => {
            Some(format!("No single weight can turn it: whatever it is, {stays}."))
        }
        several => Some(format!("Whatever the weight of any one of {}, {stays}.", listed(several))),
    }
}

/// The options that no weights at all make the best.
fn never_first(firmness: &LeadRobustness, names: &Names<'_>) -> Option<String> {
    let optimality = match firmness.report().potential_optimality() {
        Outcome::Value(optimality) => optimality,
        _ => {
            return Some(
                "Which options never come first, whatever the weights, is not worked out for so many of them."
                    .to_owned(),
            );
        }
    };
    let never = optimality.iter().filter(|option| !option.is_optimal());
    let never: Vec<usize> = never.map(PotentialOptimality::option).collect();
    let possible = possible(firmness, names.options.len());
    Some(match (possible.as_slice(), never.as_slice()) {
        (_, []) => "Each option can come first, or share the first place, under some weights.".to_owned(),
        ([only], _) => format!("Whatever the weights, {} comes first.", names.options[*only]),
        (_, never) => {
            let verb = if never.len() == 1 { "comes" } else { "come" };
            format!("Whatever the weights, {} never {verb} first.", names.of_options(never))
        }
    })
}

/// What part of all weightings puts each option first; nothing where that follows from the options that never come first.
fn shares(firmness: &LeadRobustness, names: &Names<'_>) -> Option<String> {
    let possible = possible(firmness, names.options.len());
    if possible.len() == 1 {
        return None;
    }
    let acceptability = firmness.acceptability();
    let share = |option: &usize| acceptability.share(*option, 1).unwrap_or_default();
    let (mut shown, rare): (Vec<usize>, Vec<usize>) =
        possible.iter().partition(|option| share(option) >= SHOWN_SHARE);
    shown.sort_by_key(|option| Reverse(share(option)));
    let places = u32::from(acceptability.method() == AcceptabilityMethod::Exact);
    let part = |(place, option): (usize, &usize)| {
        let verb = if place == 0 { "favour " } else { "" };
        format!("{} {verb}{}", percent(share(option), places), names.options[*option])
    };
    let parts: Vec<String> = shown.iter().enumerate().map(part).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    // A share of zero is that of an option which is at best level with others.
    let rare: Vec<usize> = rare.into_iter().filter(|option| !share(option).is_zero()).collect();
    let rare = match rare.as_slice() {
        [] => String::new(),
        [only] => format!("; less than 1% favour {}", names.options[*only]),
        several => format!("; less than 1% each favour {}", names.of_options(several)),
    };
    Some(format!("Of all possible weightings, {}{rare}{}.", listed(&parts), method(acceptability, &shown)))
}

/// The options that may come first under some weights, as far as that is known.
fn possible(firmness: &LeadRobustness, options: usize) -> Vec<usize> {
    match firmness.report().potential_optimality() {
        Outcome::Value(all) => {
            all.iter().filter(|option| option.is_optimal()).map(PotentialOptimality::option).collect()
        }
        _ => (0..options).collect(),
    }
}

/// Whether the shares are exact, or how they were drawn and how far they can be trusted.
fn method(acceptability: &Acceptability, shown: &[usize]) -> String {
    let AcceptabilityMethod::Sampled { seed, draws } = acceptability.method() else {
        return ", computed and not sampled".to_owned();
    };
    let errors = shown.iter().filter_map(|option| acceptability.standard_error(*option, 1));
    let error = points(errors.max().unwrap_or_default());
    format!(
        ": an estimate from {} weightings drawn from seed {seed}, with a standard error of up to about {error} percentage \
         points",
        exact(draws.into())
    )
}
