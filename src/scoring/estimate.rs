//! A number in `f64` with a bound on its error.

use serde::Serialize;
use std::fmt;

/// A number that was iterated in `f64`, and how far from the exact one it may be.
///
/// Such a number is no figure in the sense of the rest of the crate, which is exact and rounded once. Its bits are the
/// same on every platform all the same.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    value: f64,
    error: f64,
}

impl Estimate {
    pub(super) fn new(value: f64, error: f64) -> Self {
        Self { value, error }
    }

    /// Both divided by a number above zero; the error grows by what the division rounds.
    pub(super) fn over(self, divisor: f64) -> Self {
        let value = self.value / divisor;
        Self { value, error: self.error / divisor + value.abs() * f64::EPSILON }
    }

    /// The number.
    #[must_use]
    pub fn value(self) -> f64 {
        self.value
    }

    /// The exact number differs from [`value`](Self::value) by at most this.
    #[must_use]
    pub fn error(self) -> f64 {
        self.error
    }
}

impl fmt::Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (+- {:.0e})", self.value, self.error)
    }
}
