//! What rounding keeps figures from making their total as shown.

use super::figures::money_format;
use crate::appraisal::Appraisal;
use crate::measure::Outcome;
use rust_decimal::Decimal;

/// The difference as a page shows it; none where the figures add up, or where one of them is none.
pub(super) fn of(
    appraisal: &Appraisal,
    addends: impl Iterator<Item = Outcome<Decimal>>,
    total: Outcome<Decimal>,
) -> Option<String> {
    let addends: Option<Vec<Decimal>> = addends.map(Outcome::value).collect();
    let residual = money_format(appraisal).residual(addends?, total.value()?);
    (!residual.is_zero()).then(|| residual.to_string())
}
