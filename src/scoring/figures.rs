//! How the exact figures of this module leave it: rounded once.

use crate::exact::{Rational, Rounded, round_ratio};
use crate::value::decimal::to_text;
use num_bigint::BigInt;
use rust_decimal::Decimal;
use serde::Serializer;

/// `round*` of a fraction that lies between decimals by construction: a share of a whole, a mean of scores.
pub(super) fn rounded(value: &Rational) -> Decimal {
    in_range(value.round())
}

/// The same of a ratio whose denominator is positive, without reducing it first.
pub(super) fn rounded_ratio(numerator: &BigInt, denominator: &BigInt) -> Decimal {
    in_range(round_ratio(numerator, denominator))
}

/// A ratio whose denominator is a unit or a sum of weights.
pub(super) fn ratio(numerator: BigInt, denominator: BigInt) -> Rational {
    Rational::new(numerator, denominator).expect("units and sums of weights are above zero")
}

/// A figure that lies between decimals by construction.
pub(super) fn in_range(figure: Rounded) -> Decimal {
    match figure {
        Rounded::Value(value) => value,
        Rounded::AboveRange | Rounded::BelowRange => unreachable!("it lies between decimals"),
    }
}

/// For `#[serde(serialize_with)]`: decimals as a list of their text forms.
pub(super) fn texts<S: Serializer>(values: &[Decimal], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(values.iter().map(|&value| to_text(value)))
}
