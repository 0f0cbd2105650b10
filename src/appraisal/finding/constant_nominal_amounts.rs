//! Amounts that stay the same for years in the prices of the day fall in every other respect.

use super::{Check, Notice, Severity, Subject};
use crate::case::{FindingCode, Line, PriceBasis};
use crate::flow::Profile;

pub(super) const CHECK: Check = Check {
    code: FindingCode::ConstantNominalAmounts,
    severity: Severity::Note,
    reference: "OMB Circular A-94 (1992), section 7: a nominal discount rate goes with nominal amounts, which contain \
                expected inflation",
    find,
};

/// Within a few years prices may well stay.
const FEWEST_YEARS: u32 = 5;

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let timeline = subject.case.timeline();
    let is_long = timeline.periods() >= FEWEST_YEARS * timeline.step().periods_a_year();
    let is_nominal = subject.case.conventions().price_basis() == PriceBasis::Nominal;
    if !(is_long && is_nominal && recurs_and_never_grows(subject)) {
        return Vec::new();
    }
    let message = format!(
        "prices are nominal, and nothing that recurs grows over {} {}s: either inflation is left out of the amounts, or \
         they are real and the discount rate should be",
        timeline.periods(),
        timeline.step()
    );
    vec![Notice::at("Conventions", message)]
}

fn recurs_and_never_grows(subject: &Subject<'_>) -> bool {
    let never_grows = |line: &Line| line.growth().is_empty() && line.prices().is_none();
    subject.counted_lines().any(recurs) && subject.counted_lines().all(never_grows)
}

fn recurs(line: &Line) -> bool {
    line.profile().is_some_and(Profile::recurs)
}
