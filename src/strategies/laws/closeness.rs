//! How near figures have to come that are equal before they are rounded.

use super::Violation;
use crate::exact::Rational;
use crate::measure::Outcome;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::fmt::Debug;

/// How near figures have to come that are equal before they are rounded.
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::strategies::{laws, laws::Closeness};
///
/// // A measure that rounds to pence keeps additivity to a penny and a half: three figures, half a penny each.
/// let in_pence = |flow: &[Decimal]| Outcome::Value((flow.iter().sum::<Decimal>() / dec!(3)).round_dp(2));
/// let (one, other) = (decimals![1], decimals![1]);
/// assert!(laws::additive(in_pence, &one, &other, Closeness::LastPlace).is_err(), "0.33 + 0.33 is not 0.67");
/// assert!(laws::additive(in_pence, &one, &other, Closeness::Within(dec!(0.015))).is_ok());
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closeness {
    /// Each figure is exact and rounded once, as those of this crate are: half a unit of its last place, to 28 digits.
    LastPlace,
    /// Together they are off by this much at most.
    Within(Decimal),
}

/// A multiple of a figure.
pub(super) type Term = (Decimal, Outcome<Decimal>);

impl Closeness {
    /// Whether `whole` is the sum of `parts`, each of them a multiple of a figure.
    ///
    /// What no decimal holds cannot be compared, and is no violation; what is undefined has to be so in the whole and in a
    /// part.
    pub(super) fn check(
        self,
        law: &'static str,
        whole: Term,
        parts: &[Term],
        because: &str,
        of: &dyn Debug,
    ) -> Result<(), Violation> {
        let figures = || [whole].into_iter().chain(parts.iter().copied());
        if figures().any(|(_, figure)| matches!(figure, Outcome::AboveRange | Outcome::BelowRange)) {
            return Ok(());
        }
        let is_defined = |(_, figure): &Term| figure.value().is_some();
        let violation = |expected: String| {
            Err(Violation::new(
                law,
                format!("{expected}, {because}"),
                format!("{} for {of:?}", said(&[whole])),
            ))
        };
        match (is_defined(&whole), parts.iter().all(is_defined)) {
            (false, false) => return Ok(()),
            (true, true) => {}
            _ => return violation(said(parts)),
        }
        let expected = sum(parts);
        let difference = &sum(&[whole]) - &expected;
        let room = match self {
            Self::LastPlace => {
                figures().fold(Rational::from_integer(0), |room, term| &room + &rounding(term))
            }
            Self::Within(room) => Rational::from_decimal(room.abs()),
        };
        if magnitude(&difference) <= room { Ok(()) } else { violation(expected.to_string()) }
    }
}

fn sum(terms: &[Term]) -> Rational {
    let value = |(factor, figure): &Term| {
        figure.value().map(|value| &Rational::from_decimal(*factor) * &Rational::from_decimal(value))
    };
    terms.iter().filter_map(value).fold(Rational::from_integer(0), |sum, value| &sum + &value)
}

/// By how much the rounding of a figure moves its multiple at most.
fn rounding((factor, figure): Term) -> Rational {
    let Some(value) = figure.value() else { return Rational::from_integer(0) };
    let half = Rational::from_decimal(crate::dec!(0.5));
    let last_place = Rational::from_decimal(value).last_place();
    &magnitude(&Rational::from_decimal(factor)) * &(&half * &last_place)
}

fn magnitude(value: &Rational) -> Rational {
    if value.signum() == Ordering::Less { -value } else { value.clone() }
}

/// The sum of the terms, or the first that is undefined.
fn said(terms: &[Term]) -> String {
    match terms.iter().find(|(_, figure)| figure.value().is_none()) {
        Some((_, figure)) => figure.to_string(),
        None => sum(terms).to_string(),
    }
}
