//! Growth of everything at one rate is inflation, and real prices know none.

use super::{Check, Notice, Severity, Subject};
use crate::case::{FindingCode, Line, PriceBasis};
use crate::value::Rate;

pub(super) const CHECK: Check = Check {
    code: FindingCode::InflationInRealPrices,
    severity: Severity::Warning,
    reference: "OMB Circular A-94 (1992), section 7: real and nominal values are not combined in one analysis",
    find,
};

/// One line that grows says nothing about the others.
const FEWEST_LINES: usize = 2;

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let PriceBasis::Real { .. } = subject.case.conventions().price_basis() else { return Vec::new() };
    let notice = |rate: Rate| {
        let message = format!(
            "all that falls in more than one column grows by {} a year, which looks like general inflation: in real \
             prices only what outgrows it is stated, and the discount rate is free of it",
            rate.to_percent()
        );
        Notice::at("Conventions", message)
    };
    common_growth(subject).map(notice).into_iter().collect()
}

/// The one positive rate at which every line grows that falls in more than one column.
fn common_growth(subject: &Subject<'_>) -> Option<Rate> {
    let repeated: Vec<&Line> =
        subject.counted_lines().filter(|line| is_repeated(line) && line.prices().is_none()).collect();
    let (first, others) = repeated.split_first().filter(|_| repeated.len() >= FEWEST_LINES)?;
    let rate = only_growth(first).filter(|rate| *rate > Rate::ZERO)?;
    others.iter().all(|line| only_growth(line) == Some(rate)).then_some(rate)
}

fn is_repeated(line: &Line) -> bool {
    line.cells().iter().filter(|cell| !cell.is_zero()).nth(1).is_some()
}

fn only_growth(line: &Line) -> Option<Rate> {
    match line.growth() {
        [growth] => growth.rate().to_effective().ok(),
        _ => None,
    }
}
