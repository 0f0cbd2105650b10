//! The unit in which a page shows money.

use std::fmt;

/// The unit in which a page shows amounts of money, and with it how far they are rounded there.
///
/// Rounding is half to even and happens on the page alone: results keep every digit.
///
/// ```
/// use bizcase::PageUnit;
///
/// assert_eq!(PageUnit::MinorUnits.word(), "minor-units");
/// assert_eq!(PageUnit::ALL.map(PageUnit::word), ["minor-units", "whole-units", "thousands", "millions"]);
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageUnit {
    /// Units of the currency with its minor units: 1,234,567.89 for pounds, 1,234,568 for yen.
    MinorUnits,
    /// Units of the currency: 1,234,568.
    WholeUnits,
    /// Thousands of the currency: 1,235.
    Thousands,
    /// Millions of the currency to one place: 1.2. Whole millions would hide most of what a case is about.
    Millions,
}

impl PageUnit {
    /// Every unit, from the finest to the coarsest.
    pub const ALL: [Self; 4] = [Self::MinorUnits, Self::WholeUnits, Self::Thousands, Self::Millions];

    /// The word for it in documents.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::MinorUnits => "minor-units",
            Self::WholeUnits => "whole-units",
            Self::Thousands => "thousands",
            Self::Millions => "millions",
        }
    }
}

impl fmt::Display for PageUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}
