//! Weights as parts of a whole.

use crate::error::{Error, ErrorKind, Errors};
use crate::exact::Rational;
use crate::limits;
use crate::scoring::figures::rounded;
use crate::value::decimal::{self, to_text};
use num_bigint::BigInt;
use num_traits::Zero;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

/// Weights as parts of one, in the order of the input.
///
/// Each is the exact fraction, rounded once to 28 places; the rounded ones may therefore miss a sum of one by half a
/// unit of the last place each. Serialises as a list of decimals in text.
///
/// ```
/// use bizcase::{dec, decimals, scoring::weighting};
///
/// let weights = weighting::direct(&decimals![2, 1, 0])?;
/// assert_eq!(weights.shares()[1], dec!("0.3333333333333333333333333333"));
/// assert_eq!(weights.shares()[2], dec!(0));
/// # Ok::<(), bizcase::Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Weights {
    exact: Vec<Rational>,
    shares: Vec<Decimal>,
}

impl Weights {
    /// The weights, which sum to one but for their own rounding.
    #[must_use]
    pub fn shares(&self) -> &[Decimal] {
        &self.shares
    }

    /// The same, unrounded: they sum to one exactly.
    #[must_use]
    pub(crate) fn exact(&self) -> &[Rational] {
        &self.exact
    }

    /// Each part as a share of their sum, none of them negative; a sum of zero has no shares.
    pub(super) fn in_proportion(parts: &[BigInt]) -> Result<Self, Errors> {
        let sum: BigInt = parts.iter().sum();
        let shares: Option<Vec<Rational>> =
            parts.iter().map(|part| Rational::new(part.clone(), sum.clone())).collect();
        shares.map(Self::of).ok_or_else(|| nothing_weighs().into())
    }

    /// Shares that sum to one.
    pub(super) fn of(exact: Vec<Rational>) -> Self {
        let shares = exact.iter().map(rounded).collect();
        Self { exact, shares }
    }
}

impl Serialize for Weights {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        decimal::Texts(&self.shares).serialize(serializer)
    }
}

pub(super) fn nothing_weighs() -> Error {
    Error::new(ErrorKind::OutOfRange, "a sum of zero", "at least one weight above zero")
}

/// The fault of a list that is empty or longer than criteria may be.
pub(super) fn count_fault(count: usize) -> Option<Error> {
    match count {
        0 => Some(Error::new(ErrorKind::Empty, "none", "at least one criterion")),
        count if count > limits::CRITERIA => {
            Some(Error::new(ErrorKind::OverLimit, count.to_string(), format!("at most {}", limits::CRITERIA)))
        }
        _ => None,
    }
}

/// The fault of points below zero.
pub(super) fn negative_fault(points: Decimal) -> Option<Error> {
    (points < Decimal::ZERO && !points.is_zero())
        .then(|| Error::new(ErrorKind::OutOfRange, to_text(points), "a weight of zero or more"))
}

/// Whether no part is above zero; none of them is below.
pub(super) fn is_nothing(points: &[Decimal]) -> bool {
    points.iter().all(Zero::is_zero)
}
