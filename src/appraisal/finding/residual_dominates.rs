//! What is left at the end is the part of a case that is known least and argued about most.
//!
//! Its share is that of the present value of all residual values in the sum of the present values of all lines that
//! count and their residual values, each without its sign.

use super::wording::tenths;
use super::{Check, Notice, Severity, Subject};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::appraisal::schedule::LineSchedule;
use crate::case::{FindingCode, Treatment};
use crate::exact::Rational;
use crate::measure::{self, Outcome};
use rust_decimal::Decimal;

pub(super) const CHECK: Check = Check {
    code: FindingCode::ResidualDominates,
    severity: Severity::Warning,
    reference: "European Commission, Guide to Cost-Benefit Analysis (2014), section 2.7: residual value",
    find,
};

/// The share above which it is noticed: 30 %.
const MOST: Decimal = crate::dec!(0.3);

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    subject.alternatives.iter().filter_map(notice).collect()
}

fn notice(alternative: &AlternativeAppraisal) -> Option<Notice> {
    let counted =
        || alternative.lines().iter().filter(|schedule| schedule.line().treatment() == Treatment::Counted);
    let residuals = total(counted().filter_map(|schedule| Some(schedule.residual()?.present_value())))?;
    let gross = total(counted().filter_map(LineSchedule::present_value))?;
    let whole = &Rational::from_decimal(residuals) + &Rational::from_decimal(gross);
    let share = Rational::from_decimal(residuals).checked_div(&whole)?;
    let dominates = share > Rational::from_decimal(MOST);
    let percent = Outcome::<Decimal>::from((&share * &Rational::from_integer(100)).round()).value()?;
    dominates.then(|| {
        let message = format!(
            "residual values are {} % of all present values taken without their signs: show the result without them",
            tenths(percent)
        );
        Notice::at(alternative.name(), message)
    })
}

fn total(values: impl Iterator<Item = Outcome<Decimal>>) -> Option<Decimal> {
    let values: Option<Vec<Decimal>> = values.map(Outcome::value).collect();
    measure::total(&values?).value()
}
