//! The higher internal rate of return may belong to the smaller gain.

use super::{Finding, FindingCode};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::BusinessCase;
use crate::value::Rate;
use rust_decimal::Decimal;

pub(super) fn check(_: &BusinessCase, alternatives: &[AlternativeAppraisal]) -> Vec<Finding> {
    let ranked: Vec<Ranked<'_>> = alternatives.iter().filter_map(Ranked::of).collect();
    let contradicts = |one: &Ranked<'_>, other: &Ranked<'_>| one.npv > other.npv && one.rate < other.rate;
    if !ranked.iter().any(|one| ranked.iter().any(|other| contradicts(one, other))) {
        return Vec::new();
    }
    let by_rate = names_by(&ranked, |one| one.rate);
    let by_value = names_by(&ranked, |one| one.npv);
    let message = format!(
        "by internal rate of return the order is {by_rate}, by net present value {by_value}: for alternatives that \
         exclude each other the net present value decides"
    );
    vec![Finding::note(FindingCode::RateOrderContradictsValue, "Ranking", message)]
}

/// An alternative with one internal rate and a net present value, both against the baseline.
struct Ranked<'a> {
    name: &'a str,
    rate: Rate,
    npv: Decimal,
}

impl<'a> Ranked<'a> {
    fn of(alternative: &'a AlternativeAppraisal) -> Option<Self> {
        let comparison = alternative.comparison()?;
        Some(Self {
            name: alternative.name(),
            rate: comparison.irr().unique()?,
            npv: comparison.npv().value()?,
        })
    }
}

/// The names by a figure, the largest first.
fn names_by<K: Ord>(ranked: &[Ranked<'_>], figure: impl Fn(&Ranked<'_>) -> K) -> String {
    let mut ordered: Vec<&Ranked<'_>> = ranked.iter().collect();
    ordered.sort_by_key(|one| std::cmp::Reverse(figure(one)));
    let names: Vec<String> = ordered.iter().map(|one| format!("{:?}", one.name)).collect();
    names.join(", ")
}
