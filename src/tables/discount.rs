//! Discount rates that guidance prescribes.
//!
//! A publication is one file of data, and one line in [`PUBLICATIONS`].

mod au_infrastructure;
mod ca_treasury_board;
mod dk_finance_2013;
mod eu_commission_2014;
mod eu_commission_2021;
mod no_finance_2014;
mod nz_treasury_2020;
mod nz_treasury_2024;
mod uk_stpr_health;
mod uk_stpr_reduced;
mod uk_stpr_standard;
mod us_doe_femp;
mod us_omb_a94_1992;
mod us_omb_a94_2023;
mod us_omb_a94_c_2023;
mod us_omb_a94_c_2024;
mod us_omb_a94_c_2025;

use super::publication::{self, Publication, published};
use super::standing::{RateBasis, TableStatus};
use crate::error::Error;
use crate::value::{Band, Rate, RateSchedule};
use serde::Serialize;

/// Every publication, in the order of the list.
const PUBLICATIONS: &[&[DiscountTable]] = &[
    uk_stpr_standard::TABLES,
    uk_stpr_reduced::TABLES,
    uk_stpr_health::TABLES,
    us_omb_a94_1992::TABLES,
    us_omb_a94_2023::TABLES,
    us_omb_a94_c_2025::TABLES,
    us_omb_a94_c_2024::TABLES,
    us_omb_a94_c_2023::TABLES,
    us_doe_femp::TABLES,
    eu_commission_2021::TABLES,
    eu_commission_2014::TABLES,
    au_infrastructure::TABLES,
    nz_treasury_2024::TABLES,
    nz_treasury_2020::TABLES,
    ca_treasury_board::TABLES,
    no_finance_2014::TABLES,
    dk_finance_2013::TABLES,
];

/// The annual discount rates of one official publication, effective, with where they come from.
///
/// ```
/// use bizcase::measure::Discounting;
/// use bizcase::tables::{DiscountTable, RateBasis, TableStatus};
/// use bizcase::{dec, time::{Step, Timing}};
///
/// let green_book = DiscountTable::with_id("uk-stpr-standard")?;
/// assert_eq!((green_book.basis(), green_book.status()), (RateBasis::Real, TableStatus::InForce));
///
/// // The published factors of years 30, 75 and 125.
/// let discounting = Discounting::over(125, &green_book.to_schedule(), Step::Year, Timing::End)?;
/// let factors = discounting.factors(126);
/// let published = |year: usize| factors[year].value().map(|factor| factor.round_dp(4));
/// assert_eq!([30, 75, 125].map(published), [Some(dec!(0.3563)), Some(dec!(0.0942)), Some(dec!(0.0274))]);
/// # Ok::<(), bizcase::Error>(())
/// ```
///
/// It serialises with all but its rates, as an appraisal echoes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DiscountTable {
    #[serde(flatten)]
    publication: Publication,
    status: TableStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'static str>,
    #[serde(rename = "price_basis")]
    basis: RateBasis,
    #[serde(skip)]
    rates: TableRates,
    #[serde(rename = "prescribed_low_rate", skip_serializing_if = "Option::is_none")]
    low: Option<Rate>,
    #[serde(rename = "prescribed_high_rate", skip_serializing_if = "Option::is_none")]
    high: Option<Rate>,
}

/// The rates as data; they become a [`RateSchedule`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TableRates {
    Flat(Rate),
    ByElapsedYear(&'static [Band]),
    ByStudyLength(&'static [(u32, Rate)]),
}

/// Every table of discount rates.
///
/// ```
/// use bizcase::tables::{TableStatus, discount_tables};
///
/// let british = discount_tables().filter(|table| table.country() == "United Kingdom");
/// let in_force = british.filter(|table| table.status() == TableStatus::InForce);
/// assert_eq!(in_force.map(|table| table.id()).collect::<Vec<_>>(), ["uk-stpr-standard", "uk-stpr-health"]);
/// ```
pub fn discount_tables() -> impl Iterator<Item = &'static DiscountTable> + Clone {
    PUBLICATIONS.iter().copied().flatten()
}

/// The table of discount rates with this id.
///
/// ```
/// use bizcase::tables::discount_table;
///
/// assert_eq!(discount_table("uk-stpr-health").map(|table| table.vintage()), Some("2018"));
/// assert!(discount_table("uk").is_none());
/// ```
#[must_use]
pub fn discount_table(id: &str) -> Option<&'static DiscountTable> {
    discount_tables().find(|table| table.id() == id)
}

impl DiscountTable {
    /// The table with this id, or what was probably meant: for a program that states its discounting by id.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownId`](crate::ErrorKind::UnknownId) for an id that no table has, with the nearest one that there is.
    ///
    /// ```
    /// use bizcase::tables::DiscountTable;
    ///
    /// let error = DiscountTable::with_id("uk-stpr-standart").unwrap_err();
    /// assert!(error.expected().ends_with("the nearest is \"uk-stpr-standard\""));
    /// ```
    pub fn with_id(id: &str) -> Result<&'static Self, Error> {
        publication::with_id("the id of an official table", id, discount_tables(), Self::publication)
    }

    published!(publication);

    /// Where it comes from, as any official table says it.
    #[must_use]
    pub fn publication(&self) -> &Publication {
        &self.publication
    }

    /// Whether its issuer asks for it today.
    #[must_use]
    pub fn status(&self) -> TableStatus {
        self.status
    }

    /// What a reader should know before relying on it, where there is such a thing.
    #[must_use]
    pub fn note(&self) -> Option<&'static str> {
        self.note
    }

    /// Whether the rates contain inflation.
    #[must_use]
    pub fn basis(&self) -> RateBasis {
        self.basis
    }

    /// The lower rate at which the guidance asks for the result as well.
    ///
    /// ```
    /// use bizcase::tables::DiscountTable;
    /// use bizcase::percent;
    ///
    /// let nsw = DiscountTable::with_id("au-nsw-2023")?;
    /// assert_eq!((nsw.low_rate(), nsw.high_rate()), (Some(percent!(3)), Some(percent!(7))));
    /// # Ok::<(), bizcase::Error>(())
    /// ```
    #[must_use]
    pub fn low_rate(&self) -> Option<Rate> {
        self.low
    }

    /// The higher rate at which the guidance asks for the result as well.
    #[must_use]
    pub fn high_rate(&self) -> Option<Rate> {
        self.high
    }

    /// The rates, to discount with.
    #[must_use]
    pub fn to_schedule(&self) -> RateSchedule {
        match self.rates {
            TableRates::Flat(rate) => RateSchedule::flat(rate),
            TableRates::ByElapsedYear(bands) => {
                RateSchedule::by_elapsed_year(bands).expect("the bands of every table follow each other")
            }
            TableRates::ByStudyLength(terms) => {
                RateSchedule::by_study_length(terms).expect("the lengths of every table ascend")
            }
        }
    }
}

#[cfg(test)]
impl DiscountTable {
    /// The same table with another standing, for what no table is today.
    pub(crate) fn with_status(self, status: TableStatus) -> Self {
        Self { status, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_table_is_whole() {
        let mut ids = BTreeSet::new();
        for table in discount_tables() {
            assert!(table.publication.is_whole() && ids.insert(table.id()), "{}", table.id());
            assert!(table.to_schedule().over(1).is_ok(), "{}", table.id());
            assert!(table.note.is_none_or(|note| note.ends_with('.')), "{}", table.id());
        }
    }
}
