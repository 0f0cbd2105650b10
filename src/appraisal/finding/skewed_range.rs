//! The most likely value of a skewed range is not the value to expect of it.

use super::{Check, Notice, Severity, Subject, wording};
use crate::case::{CaseAssumption, FindingCode};
use crate::measure;
use crate::value::Rate;
use rust_decimal::Decimal;

pub(super) const CHECK: Check = Check {
    code: FindingCode::SkewedRange,
    severity: Severity::Warning,
    reference: "OMB Circular A-94 (1992), section 9: a net present value rests on expected values",
    find,
};

/// By how much of the central value the expected one may differ: a twentieth.
const THRESHOLD: Decimal = crate::dec!(0.05);

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let delays = |assumption: &&CaseAssumption| {
        subject.case.alternatives().iter().any(|alternative| alternative.is_delayed_by(assumption.id()))
    };
    // A delay is whole, which no mean of its range need be.
    subject.case.assumptions().iter().filter(|assumption| !delays(assumption)).filter_map(notice).collect()
}

fn notice(assumption: &CaseAssumption) -> Option<Notice> {
    let difference = relative_difference(assumption)?;
    if difference.abs() <= THRESHOLD {
        return None;
    }
    let side = if difference.is_sign_positive() { "above" } else { "below" };
    let size = Rate::from_fraction(difference.abs()).map_or_else(|_| String::new(), wording::rate);
    let message = format!(
        "the expected value of a triangular distribution over its range, (low + central + high) / 3, is {size} {side} \
         the central value: the central value should be the one to expect, and not the most likely one"
    );
    Some(Notice::at(assumption.id().as_str(), message))
}

/// How far the expected value of the triangular distribution is from its mode, as a fraction of the mode; none where
/// the mode is zero. A threshold needs no last digit, so that it is formed from rounded parts.
fn relative_difference(assumption: &CaseAssumption) -> Option<Decimal> {
    let (low, central, high) = (assumption.low()?, assumption.value(), assumption.high()?);
    let three_times = measure::total(&[low, high, -central, -central]).value()?;
    three_times.checked_div(central.abs())?.checked_div(Decimal::from(3))
}
