//! The higher internal rate of return may belong to the smaller gain.

use super::{Check, Notice, Severity, Subject, wording};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::FindingCode;
use crate::measure::Irr;
use crate::value::Rate;
use rust_decimal::Decimal;
use std::cmp::Reverse;

pub(super) const CHECK: Check = Check {
    code: FindingCode::RateOrderContradictsValue,
    severity: Severity::Note,
    reference: "Ross, Westerfield and Jaffe, Corporate Finance, mutually exclusive projects: the incremental rate of \
                return; OMB Circular A-94 (1992), section 5: net present value is the criterion",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let ranked: Vec<Ranked<'_>> = subject.alternatives.iter().enumerate().filter_map(Ranked::of).collect();
    let Some((better, worse)) = contradiction(&ranked) else { return Vec::new() };
    let by_rate = names_by(&ranked, |one| one.rate);
    let by_value = names_by(&ranked, |one| one.npv);
    let message = format!(
        "by internal rate of return the order is {by_rate}, by net present value {by_value}: for alternatives that \
         exclude each other the net present value decides; {}",
        difference(subject, better, worse)
    );
    vec![Notice::at("Ranking", message)]
}

/// An alternative with one internal rate and a net present value, both against the baseline.
struct Ranked<'a> {
    position: usize,
    name: &'a str,
    rate: Rate,
    npv: Decimal,
}

impl<'a> Ranked<'a> {
    fn of((position, alternative): (usize, &'a AlternativeAppraisal)) -> Option<Self> {
        let comparison = alternative.comparison()?;
        Some(Self {
            position,
            name: alternative.name(),
            rate: comparison.irr().unique()?,
            npv: comparison.npv().value()?,
        })
    }
}

/// The most valuable alternative with a lower rate than one of less value, and the one of the highest rate among those.
fn contradiction<'a, 'b>(ranked: &'a [Ranked<'b>]) -> Option<(&'a Ranked<'b>, &'a Ranked<'b>)> {
    let contradicted = |one: &'a Ranked<'b>| {
        let others = ranked.iter().filter(|other| one.npv > other.npv && one.rate < other.rate);
        others.max_by_key(|other| other.rate).map(|other| (one, other))
    };
    ranked.iter().filter_map(contradicted).max_by_key(|(one, _)| one.npv)
}

/// What the more valuable one adds, and the rate at which it stops adding anything.
fn difference(subject: &Subject<'_>, better: &Ranked<'_>, worse: &Ranked<'_>) -> String {
    let flow = subject.flows[better.position].minus(&subject.flows[worse.position]);
    let more = wording::money_outcome(subject, subject.valuation.npv(&flow));
    let hurdle = wording::only_discount_rate(subject)
        .map_or(String::new(), |rate| format!(" against a discount rate of {}", rate.to_percent()));
    let irr = subject.valuation.irr(&flow);
    let rates = match (wording::rates(&irr), &irr) {
        (Some(rates), _) => format!(
            "the internal rate of the difference, at which both are worth the same, is {rates}{hurdle}"
        ),
        (None, Irr::None(_)) => "no rate makes both worth the same".to_owned(),
        (None, _) => "no decimal is known for the rate at which both are worth the same".to_owned(),
    };
    format!("{:?} is worth {more} more than {:?}, and {rates}", better.name, worse.name)
}

/// The names by a figure, the largest first.
fn names_by<K: Ord>(ranked: &[Ranked<'_>], figure: impl Fn(&Ranked<'_>) -> K) -> String {
    let mut ordered: Vec<&Ranked<'_>> = ranked.iter().collect();
    ordered.sort_by_key(|one| Reverse(figure(one)));
    let names: Vec<String> = ordered.iter().map(|one| format!("{:?}", one.name)).collect();
    names.join(", ")
}
