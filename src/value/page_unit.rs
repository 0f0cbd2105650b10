//! The unit in which a page shows money.

use super::words::words;

words! {
    /// The unit in which a page shows amounts of money, and with it how far they are rounded there.
    ///
    /// Rounding is half to even and happens on the page alone: results keep every digit.
    ///
    /// ```
    /// use bizcase::PageUnit;
    ///
    /// assert_eq!(PageUnit::MinorUnits.word(), "minor-units");
    /// assert_eq!("thousands".parse::<PageUnit>()?, PageUnit::Thousands);
    /// # Ok::<(), bizcase::Error>(())
    /// ```
    PageUnit {
        /// Units of the currency with its minor units: 1,234,567.89 for pounds, 1,234,568 for yen.
        MinorUnits = "minor-units",
        /// Units of the currency: 1,234,568.
        WholeUnits = "whole-units",
        /// Thousands of the currency: 1,235.
        Thousands = "thousands",
        /// Millions of the currency to one place: 1.2. Whole millions would hide most of what a case is about.
        Millions = "millions",
    }
}
