//! The higher internal rate of return may belong to the smaller gain.

use super::{Finding, FindingCode};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::BusinessCase;
use crate::value::Rate;
use rust_decimal::Decimal;

pub(super) fn check(_: &BusinessCase, alternatives: &[AlternativeAppraisal]) -> Vec<Finding> {
    let ranked: Vec<Ranked<'_>> = alternatives.iter().filter_map(Ranked::of).collect();
    let mut findings = Vec::new();
    for (position, one) in ranked.iter().enumerate() {
        for other in &ranked[position + 1..] {
            findings.extend(contradiction(one, other));
        }
    }
    findings
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

fn contradiction(one: &Ranked<'_>, other: &Ranked<'_>) -> Option<Finding> {
    let (richer, faster) = match (one.npv.cmp(&other.npv), one.rate.cmp(&other.rate)) {
        (std::cmp::Ordering::Greater, std::cmp::Ordering::Less) => (one, other),
        (std::cmp::Ordering::Less, std::cmp::Ordering::Greater) => (other, one),
        _ => return None,
    };
    let message = format!(
        "{:?} has the higher internal rate of return, {:?} the higher net present value: for alternatives that \
         exclude each other the net present value decides",
        faster.name, richer.name
    );
    Some(Finding::new(FindingCode::RateOrderContradictsValue, richer.name, message))
}
