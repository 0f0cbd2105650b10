//! A present value in `f64`, or why there is none.

use std::fmt;

/// A figure in `f64`.
///
/// ```
/// use bizcase::approx::{Fault, Figure, npv};
/// use bizcase::time::Timing;
///
/// assert_eq!(npv(0.25, Timing::End, &[-1000.0, 1500.0]), Figure::Value(200.0));
/// assert_eq!(npv(-1.0, Timing::End, &[-1000.0, 1250.0]), Figure::Invalid(Fault::Rate));
/// assert_eq!(npv(0.25, Timing::End, &[f64::NAN]), Figure::Invalid(Fault::NotFinite));
/// ```
#[non_exhaustive]
#[must_use]
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figure {
    /// The figure, a finite number.
    Value(f64),
    /// The figure, or a partial sum of it, is too large for `f64`.
    OutOfRange,
    /// The input is none that has a figure.
    Invalid(Fault),
}

impl Figure {
    /// The figure, where there is one.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        match self {
            Self::Value(value) => Some(value),
            Self::OutOfRange | Self::Invalid(_) => None,
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(value) => value.fmt(f),
            Self::OutOfRange => f.pad("out of the range of f64"),
            Self::Invalid(fault) => write!(f, "invalid: {fault}"),
        }
    }
}

/// What is wrong with an input.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// An amount, or another value, is infinite or not a number.
    NotFinite,
    /// The rate is not a finite number above -1.
    Rate,
    /// A day lies before the one in front of it.
    NotAscending,
    /// There are not as many values as rows times columns, or no columns.
    Shape,
    /// A weight is negative or not finite, or the weights have no positive, finite sum.
    Weight,
    /// A sum is too large for `f64`.
    TooLarge,
}

impl std::error::Error for Fault {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::NotFinite => "an amount is infinite or not a number",
            Self::Rate => "the rate is not a finite number above -1",
            Self::NotAscending => "the days are not in ascending order",
            Self::Shape => "there are not as many values as rows times columns",
            Self::Weight => "a weight is negative or not finite, or all are zero",
            Self::TooLarge => "a sum is too large for f64",
        })
    }
}
