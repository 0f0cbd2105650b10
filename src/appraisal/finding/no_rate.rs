//! A flow may change sign and be worth something, or cost something, at every rate.

use super::{Check, Notice, Severity, Subject, wording};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::appraisal::comparison::Comparison;
use crate::case::FindingCode;
use crate::measure::{Irr, MirrRule, Reason, mirr};
use crate::time::{Step, Timing};

pub(super) const CHECK: Check = Check {
    code: FindingCode::NoRate,
    severity: Severity::Note,
    reference: "Brealey and Myers, Principles of Corporate Finance, pitfalls of the internal rate of return: no rate",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    subject.alternatives.iter().filter_map(|alternative| notice(subject, alternative)).collect()
}

fn notice(subject: &Subject<'_>, alternative: &AlternativeAppraisal) -> Option<Notice> {
    let comparison = alternative.comparison()?;
    // A flow that never changes sign has no rate either, and nobody expects one.
    let Irr::None(Reason::NoRate) = comparison.irr() else { return None };
    let message = format!(
        "the flow against the baseline changes sign and has no internal rate of return: decide by the net present \
         value, or by {}",
        modified_rate(subject, comparison),
    );
    Some(Notice::at(alternative.name(), message))
}

/// The modified rate that stands in for internal ones, with its figure where the discount rate serves for both of its
/// rates: flows a year apart that fall at the end of the year.
pub(super) fn modified_rate(subject: &Subject<'_>, comparison: &Comparison) -> String {
    const NAME: &str = "the modified rate";
    let discounting = subject.case.discounting();
    let is_yearly = discounting.step() == Step::Year && discounting.timing() == Timing::End;
    let figure = wording::only_discount_rate(subject).filter(|_| is_yearly).and_then(|rate| {
        let rule = MirrRule::Combination { finance: rate, reinvest: rate };
        mirr(rule, comparison.flow().net()).value()
    });
    match figure {
        Some(rate) => {
            format!(
                "{NAME}, which is {} with finance and reinvestment at the discount rate",
                wording::rate(rate)
            )
        }
        None => format!("{NAME} at stated rates of finance and reinvestment"),
    }
}
