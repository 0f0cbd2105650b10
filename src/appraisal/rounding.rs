//! What rounding each figure by itself keeps parts from making their whole.

use crate::measure::{self, Outcome};
use rust_decimal::Decimal;

/// What a figure is more than the sum of its parts, where all of them are decimals.
pub(super) fn rounding(
    whole: Outcome<Decimal>,
    parts: impl IntoIterator<Item = Outcome<Decimal>>,
) -> Option<Decimal> {
    let less = parts.into_iter().map(|part| part.value().map(|value| -value));
    let terms: Option<Vec<Decimal>> = [whole.value()].into_iter().chain(less).collect();
    measure::total(&terms?).value()
}
