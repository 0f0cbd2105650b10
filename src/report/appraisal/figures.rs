//! Figures of an appraisal as a page writes them.

use crate::appraisal::Appraisal;
use crate::measure::{Irr, Outcome, Payback};
use crate::report::number::{self, MoneyFormat};
use crate::value::text::listed;
use crate::value::{Id, Rate};
use rust_decimal::Decimal;

/// What stands where there is no figure.
pub(super) const NONE: &str = "–";

pub(super) fn money_format(appraisal: &Appraisal) -> MoneyFormat {
    MoneyFormat::new(appraisal.conventions().stated().page_unit(), appraisal.currency())
}

/// An amount in the unit of the page.
pub(super) fn money(appraisal: &Appraisal, amount: Outcome<Decimal>) -> String {
    or_none(amount.map(|amount| money_format(appraisal).figure(amount)))
}

/// An amount in a sentence: `GBP 1,558 thousand`.
pub(super) fn money_with_unit(appraisal: &Appraisal, amount: Outcome<Decimal>) -> String {
    let label = money_format(appraisal).label();
    let amount = money(appraisal, amount);
    match label.split_once(' ') {
        Some((currency, scale)) => format!("{currency} {amount} {scale}"),
        None => format!("{label} {amount}"),
    }
}

/// A margin, which is no zero even where it is smaller than the page shows.
pub(super) fn margin_with_unit(appraisal: &Appraisal, margin: Outcome<Decimal>) -> String {
    match margin {
        Outcome::Value(amount) if money_format(appraisal).figure(amount).is_zero() => {
            format!(
                "less than the page shows ({} {})",
                appraisal.currency(),
                number::exact(leading_digits(amount))
            )
        }
        margin => money_with_unit(appraisal, margin),
    }
}

/// The first two digits that are not zero.
fn leading_digits(amount: Decimal) -> Decimal {
    amount.round_sf(2).unwrap_or(amount)
}

pub(super) fn or_none<T: ToString>(outcome: Outcome<T>) -> String {
    match outcome {
        Outcome::Value(value) => value.to_string(),
        Outcome::AboveRange => "above range".to_owned(),
        Outcome::BelowRange => "below range".to_owned(),
        Outcome::Undefined(_) => NONE.to_owned(),
    }
}

pub(super) fn ratio(ratio: Outcome<Decimal>) -> String {
    or_none(ratio.map(|ratio| number::decimal(ratio, 2)))
}

/// A rate to a tenth of a percent.
pub(super) fn rate(rate: Rate) -> String {
    number::percent(rate.fraction(), 1)
}

/// Every internal rate, ascending.
pub(super) fn internal_rates(irr: &Irr) -> String {
    let rates: Vec<String> = irr.rates().iter().map(|found| or_none(found.rate().map(rate))).collect();
    if rates.is_empty() { NONE.to_owned() } else { rates.join(" and ") }
}

/// Periods to a tenth.
pub(super) fn payback(payback: Payback) -> String {
    match payback {
        Payback::Immediate => "at once".to_owned(),
        Payback::After(periods) => number::decimal(periods, 1),
        Payback::Never => "never".to_owned(),
    }
}

/// Names in a sentence: `A`, `A and B`, `A, B and C`.
pub(super) fn names(appraisal: &Appraisal, ids: &[Id]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| appraisal.name_of(id)).collect();
    listed(&names)
}
