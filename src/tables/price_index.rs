//! Indices of prices, by year.
//!
//! An index is one file of data, and one line in [`INDICES`].

mod uk_gdp_deflator;

use super::publication::{self, Publication, published};
use crate::error::{Error, ErrorKind};
use crate::exact::{Rational, Rounded};
use rust_decimal::Decimal;

/// Every index, in the order of the list.
const INDICES: &[PriceIndex] = &[uk_gdp_deflator::INDEX];

/// What prices were in each of some years, relative to those of a base year at 100.
///
/// ```
/// use bizcase::tables::price_index;
/// use bizcase::dec;
///
/// let deflator = price_index("uk-gdp-deflator").expect("it is in the list");
/// assert_eq!((deflator.value(2019), deflator.value(2024)), (Some(dec!(81.1085)), Some(dec!(100))));
/// // 811 085 in the prices of 2019 is a million in those of 2024.
/// assert_eq!(deflator.rebased(dec!(811_085), 2019, 2024)?, dec!(1_000_000));
/// # Ok::<(), bizcase::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceIndex {
    publication: Publication,
    base_year: i16,
    first_year: i16,
    values: &'static [Decimal],
}

/// Every price index.
///
/// ```
/// assert!(bizcase::tables::price_indices().any(|index| index.id() == "uk-gdp-deflator"));
/// ```
pub fn price_indices() -> impl Iterator<Item = &'static PriceIndex> + Clone {
    INDICES.iter()
}

/// The price index with this id.
///
/// ```
/// use bizcase::tables::price_index;
///
/// assert_eq!(price_index("uk-gdp-deflator").map(|index| index.base_year()), Some(2024));
/// assert!(price_index("deflator").is_none());
/// ```
#[must_use]
pub fn price_index(id: &str) -> Option<&'static PriceIndex> {
    price_indices().find(|index| index.id() == id)
}

impl PriceIndex {
    /// The index with this id, or what was probably meant: for a program that states its inflation by id.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownId`] for an id that no index has, with the nearest one that there is.
    ///
    /// ```
    /// use bizcase::tables::PriceIndex;
    ///
    /// let error = PriceIndex::with_id("uk-gdp").unwrap_err();
    /// assert!(error.expected().ends_with("\"uk-gdp-deflator\""));
    /// ```
    pub fn with_id(id: &str) -> Result<&'static Self, Error> {
        publication::with_id("the id of a price index", id, price_indices(), Self::publication)
    }

    published!(publication);

    /// Where it comes from, as any official table says it.
    #[must_use]
    pub fn publication(&self) -> &Publication {
        &self.publication
    }

    /// The year whose prices are 100.
    #[must_use]
    pub fn base_year(&self) -> i16 {
        self.base_year
    }

    /// Each year with its value, ascending.
    ///
    /// ```
    /// use bizcase::tables::price_index;
    /// use bizcase::dec;
    ///
    /// let deflator = price_index("uk-gdp-deflator").expect("it is in the list");
    /// assert_eq!(deflator.values().next(), Some((1990, dec!(42.7537))));
    /// assert_eq!(deflator.values().count(), 35);
    /// ```
    pub fn values(&self) -> impl Iterator<Item = (i16, Decimal)> {
        (self.first_year..).zip(self.values.iter().copied())
    }

    /// The value of a year; none for a year that it does not cover.
    #[must_use]
    pub fn value(&self, year: i16) -> Option<Decimal> {
        let position = usize::try_from(i32::from(year) - i32::from(self.first_year)).ok()?;
        self.values.get(position).copied()
    }

    /// An amount in the prices of one year as an amount in the prices of another: `amount * index(to) / index(from)`,
    /// exact, rounded once.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutsideHorizon`] for a year that the index does not cover; [`ErrorKind::Overflow`] where no decimal
    /// can hold the result.
    ///
    /// ```
    /// use bizcase::tables::price_index;
    /// use bizcase::{ErrorKind, dec};
    ///
    /// let deflator = price_index("uk-gdp-deflator").expect("it is in the list");
    /// // 13 000 in the prices of 2019: 13 000 * 100 / 81.1085.
    /// assert_eq!(deflator.rebased(dec!(13_000), 2019, 2024)?.round_dp(2), dec!(16_027.91));
    /// assert_eq!(deflator.rebased(dec!(1), 2019, 2030).unwrap_err().kind(), ErrorKind::OutsideHorizon);
    /// # Ok::<(), bizcase::Error>(())
    /// ```
    pub fn rebased(&self, amount: Decimal, from: i16, to: i16) -> Result<Decimal, Error> {
        let before = Rational::from_decimal(self.covered(from)?);
        let after = Rational::from_decimal(self.covered(to)?);
        let rebased = (&Rational::from_decimal(amount) * &after).checked_div(&before);
        match rebased.expect("the values of an index are above zero").round() {
            Rounded::Value(rebased) => Ok(rebased),
            Rounded::AboveRange | Rounded::BelowRange => {
                let found = format!("{} in the prices of {to}", crate::value::decimal::to_text(amount));
                Err(Error::new(ErrorKind::Overflow, found, "an amount that a decimal can hold"))
            }
        }
    }

    fn covered(&self, year: i16) -> Result<Decimal, Error> {
        self.value(year).ok_or_else(|| {
            let last = self.values().last().map_or(self.first_year, |(year, _)| year);
            let expected = format!("a year from {} to {last}, which {} covers", self.first_year, self.id());
            Error::new(ErrorKind::OutsideHorizon, format!("the year {year}"), expected)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;

    #[test]
    fn every_index_is_whole() {
        for index in price_indices() {
            assert!(index.publication.is_whole(), "{}", index.id());
            assert_eq!(index.value(index.base_year), Some(dec!(100)), "{}", index.id());
            assert!(index.values.iter().all(|value| *value > Decimal::ZERO), "{}", index.id());
        }
    }

    #[test]
    fn years_outside_an_index_and_amounts_beyond_a_decimal_are_refused() {
        let index = &uk_gdp_deflator::INDEX;
        let kind = |amount, from, to| index.rebased(amount, from, to).unwrap_err().kind();
        assert_eq!(kind(dec!(1), 1989, 2024), ErrorKind::OutsideHorizon);
        assert_eq!(kind(dec!(1), i16::MIN, i16::MAX), ErrorKind::OutsideHorizon);
        assert_eq!(kind(Decimal::MAX, 1990, 2024), ErrorKind::Overflow);
    }
}
