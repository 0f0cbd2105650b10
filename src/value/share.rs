//! Parts of a whole, and how much something counts.

use super::decimal::{self, parse_decimal};
use super::wire::text_form;
use crate::error::{Error, ErrorKind};
use rust_decimal::Decimal;
use std::fmt;
use std::str::FromStr;

/// A part of a whole, from 0 to 1. Text form: `0.25`; `25%` is read as well.
///
/// ```
/// use bizcase::{Share, dec};
///
/// assert_eq!("25%".parse::<Share>()?, Share::from_fraction(dec!(0.25))?);
/// assert!(Share::from_fraction(dec!(1.01)).is_err());
/// # Ok::<(), bizcase::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(Decimal);

impl Share {
    /// Nothing of it.
    pub const NONE: Self = Self(Decimal::ZERO);

    /// The whole.
    pub const ALL: Self = Self(Decimal::ONE);

    /// A share as a fraction of one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] below 0 or above 1.
    pub fn from_fraction(fraction: Decimal) -> Result<Self, Error> {
        if (Decimal::ZERO..=Decimal::ONE).contains(&fraction) {
            return Ok(Self(fraction.normalize()));
        }
        Err(Error::new(ErrorKind::OutOfRange, decimal::to_text(fraction), "a share between 0 and 1"))
    }

    /// The share as a fraction of one.
    #[must_use]
    pub fn fraction(self) -> Decimal {
        self.0
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&decimal::to_text(self.0))
    }
}

impl FromStr for Share {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::from_fraction(decimal::parse_fraction(text)?)
    }
}

text_form!(Share, "a share between 0 and 1");

/// How much something counts beside others: zero or more, on any common scale.
///
/// Weights are entered as they were agreed (40, 30, 30 or 0.4, 0.3, 0.3) and divided by their sum once, where a
/// total is formed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight(Decimal);

impl Weight {
    /// A weight as agreed.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] below zero.
    ///
    /// ```
    /// use bizcase::{Weight, dec};
    ///
    /// assert_eq!(Weight::from_points(dec!(40))?.points(), dec!(40));
    /// assert!(Weight::from_points(dec!(-1)).is_err());
    /// # Ok::<(), bizcase::Error>(())
    /// ```
    pub fn from_points(points: Decimal) -> Result<Self, Error> {
        if points.is_sign_negative() && !points.is_zero() {
            return Err(Error::new(
                ErrorKind::OutOfRange,
                decimal::to_text(points),
                "a weight of zero or more",
            ));
        }
        Ok(Self(points.normalize()))
    }

    /// The weight as entered.
    #[must_use]
    pub fn points(self) -> Decimal {
        self.0
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&decimal::to_text(self.0))
    }
}

impl FromStr for Weight {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::from_points(parse_decimal(text)?)
    }
}

text_form!(Weight, "a weight of zero or more");
