//! What a score says: a number, or a label.

use crate::value::decimal::to_text;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::fmt;

/// A score as it is given: a number on a numeric scale, a label on a scale of labels.
///
/// ```
/// use bizcase::dec;
/// use bizcase::scoring::Rating;
///
/// assert_eq!(Rating::from(dec!(7.50)).to_string(), "7.5");
/// assert_eq!(Rating::from("good").label(), Some("good"));
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rating {
    /// A number on a numeric scale.
    Number(Decimal),
    /// A label of a scale that declares its value.
    Label(String),
}

impl Rating {
    /// The number, where it is one.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Label(_) => None,
        }
    }

    /// The label, where it is one.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        match self {
            Self::Number(_) => None,
            Self::Label(label) => Some(label),
        }
    }

    /// How a message quotes it.
    pub(super) fn quoted(&self) -> String {
        match self {
            Self::Number(number) => to_text(*number),
            Self::Label(label) => format!("{label:?}"),
        }
    }
}

impl From<Decimal> for Rating {
    fn from(number: Decimal) -> Self {
        Self::Number(number.normalize())
    }
}

impl From<&str> for Rating {
    fn from(label: &str) -> Self {
        Self::Label(label.to_owned())
    }
}

impl From<String> for Rating {
    fn from(label: String) -> Self {
        Self::Label(label)
    }
}

impl fmt::Display for Rating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => f.pad(&to_text(*number)),
            Self::Label(label) => f.pad(label),
        }
    }
}

impl Serialize for Rating {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
