//! A payback that stops at the first crossing forgets what is still to be paid.

use super::{Check, Notice, Severity, Subject, wording};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::FindingCode;
use crate::measure::{Payback, payback};
use rust_decimal::Decimal;

pub(super) const CHECK: Check = Check {
    code: FindingCode::SeveralPaybacks,
    severity: Severity::Warning,
    reference: "ASTM E1121, Standard Practice for Measuring Payback for Investments in Buildings and Building Systems",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    subject.alternatives.iter().filter_map(|alternative| notice(subject, alternative)).collect()
}

fn notice(subject: &Subject<'_>, alternative: &AlternativeAppraisal) -> Option<Notice> {
    let comparison = alternative.comparison()?;
    let first = first_crossing(comparison.flow().net(), comparison.flow().cumulative())?;
    let step = subject.case.timeline().step();
    let last = match comparison.payback() {
        Payback::After(periods) => format!("reaches it for good after {} {step}s", wording::tenths(periods)),
        Payback::Immediate | Payback::Never => "is below it at the end".to_owned(),
    };
    let message = format!(
        "the cumulative flow against the baseline reaches zero after {} {step}s, falls below it again and {last}: a \
         payback that ignores the later outflow would be too early",
        wording::tenths(first),
    );
    Some(Notice::at(alternative.name(), message))
}

/// The first time at which a negative cumulative flow reaches zero, where it is negative once more after that.
fn first_crossing(net: &[Decimal], cumulative: &[Decimal]) -> Option<Decimal> {
    let is_negative = |value: &Decimal| *value < Decimal::ZERO;
    let outlay = cumulative.iter().position(is_negative)?;
    let recovered = outlay + cumulative[outlay..].iter().position(|value| !is_negative(value))?;
    cumulative[recovered..].iter().any(is_negative).then(|| payback(&net[..=recovered]).periods())?
}
