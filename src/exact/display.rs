//! Exact values in messages.

use super::rational::Rational;
use super::rounding::Rounded;
use std::fmt;

impl fmt::Display for Rational {
    /// The rounded value, for people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.round() {
            Rounded::Value(value) => f.pad(&value.normalize().to_string()),
            Rounded::AboveRange => f.pad("a value above the range of decimals"),
            Rounded::BelowRange => f.pad("a value below the range of decimals"),
        }
    }
}
