//! Figures in the sentence of a finding, rounded for reading; the exact ones are in the tables of the appraisal.

use super::Subject;
use crate::appraisal::comparison::Comparison;
use crate::measure::{Irr, MirrRule, Outcome, mirr};
use crate::time::{Step, Timing};
use crate::value::{Rate, decimal};
use rust_decimal::Decimal;

/// A rate to a tenth of a percent: `12.3%`.
pub(super) fn rate(rate: Rate) -> String {
    const PLACES: u32 = 3;
    Rate::from_fraction(rate.fraction().round_dp(PLACES).normalize()).unwrap_or(rate).to_percent()
}

/// Every rate of a flow, joined: `10% and 20%`; none where there is none that a decimal holds.
pub(super) fn rates(irr: &Irr) -> Option<String> {
    let rates: Vec<String> = irr.rates().iter().filter_map(|found| found.rate().value()).map(rate).collect();
    (!rates.is_empty()).then(|| rates.join(" and "))
}

/// An amount in whole units of the currency, a small one in minor units: `GBP 1,235`, `GBP 54.55`.
pub(super) fn money(subject: &Subject<'_>, amount: Decimal) -> String {
    const SMALL: Decimal = crate::dec!(1_000);
    let currency = subject.case.currency();
    let places = if amount.abs() < SMALL { currency.minor_unit_places() } else { 0 };
    let rounded = amount.round_dp(places).normalize();
    format!("{currency} {}", decimal::grouped(rounded.mantissa(), rounded.scale()))
}

/// An amount that may be too large for a decimal.
pub(super) fn money_outcome(subject: &Subject<'_>, amount: Outcome<Decimal>) -> String {
    amount.value().map_or_else(|| amount.to_string(), |amount| money(subject, amount))
}

/// A number to a tenth.
pub(super) fn tenths(value: Decimal) -> String {
    decimal::to_text(value.round_dp(1))
}

/// One discount rate for all years.
pub(super) fn only_discount_rate(subject: &Subject<'_>) -> Option<Rate> {
    match subject.case.discounting().rates() {
        [(_, rate)] => Some(*rate),
        _ => None,
    }
}

/// The modified rate that stands in for internal ones, with its figure where the discount rate serves for both of its
/// rates: flows a year apart that fall at the end of the year.
pub(super) fn modified_rate(subject: &Subject<'_>, comparison: &Comparison) -> String {
    const NAME: &str = "the modified rate";
    let discounting = subject.case.discounting();
    let is_yearly = discounting.step() == Step::Year && discounting.timing() == Timing::End;
    let figure = only_discount_rate(subject).filter(|_| is_yearly).and_then(|rate| {
        let rule = MirrRule::Combination { finance: rate, reinvest: rate };
        mirr(rule, comparison.flow().net()).value()
    });
    match figure {
        Some(found) => {
            format!("{NAME}, which is {} with finance and reinvestment at the discount rate", rate(found))
        }
        None => format!("{NAME} at stated rates of finance and reinvestment"),
    }
}
