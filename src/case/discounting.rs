//! How a case says that later amounts are discounted.

use super::draft::Stated;
use crate::error::Error;
use crate::tables::DiscountTable;
use crate::value::{AnnualRate, Rate, RateSchedule};

/// The rate or the rates at which a case discounts, as it states them.
///
/// ```
/// use bizcase::prelude::*;
///
/// let standard: DiscountBasis = percent!(3.5).into();
/// assert_eq!(standard, DiscountBasis::Rate(AnnualRate::effective(percent!(3.5))));
/// let declining = RateSchedule::by_elapsed_year(&[Band::years(1, 30, percent!(3.5)), Band::from_year(31, percent!(3))])?;
/// assert_eq!(DiscountBasis::from(declining.clone()), DiscountBasis::Schedule(declining));
/// let official = DiscountTable::with_id("uk-stpr-standard")?;
/// assert_eq!(DiscountBasis::from(official), DiscountBasis::Table(official));
/// # Ok::<(), bizcase::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiscountBasis {
    /// One annual rate.
    Rate(AnnualRate),
    /// Rates by elapsed year or by length of study.
    Schedule(RateSchedule),
    /// The rates of an official table.
    Table(&'static DiscountTable),
}

impl DiscountBasis {
    /// The annual rates, each what a year really brings.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Overflow`](crate::ErrorKind::Overflow) where no decimal can hold the effective rate.
    pub fn to_schedule(&self) -> Result<RateSchedule, Error> {
        match self {
            Self::Rate(rate) => Ok(RateSchedule::flat(rate.to_effective()?)),
            Self::Schedule(schedule) => Ok(schedule.clone()),
            Self::Table(table) => Ok(table.to_schedule()),
        }
    }

    /// The official table that the rates are taken from, where they are.
    #[must_use]
    pub fn table(&self) -> Option<&'static DiscountTable> {
        match self {
            Self::Table(table) => Some(table),
            Self::Rate(_) | Self::Schedule(_) => None,
        }
    }
}

impl From<Rate> for DiscountBasis {
    fn from(rate: Rate) -> Self {
        Self::Rate(rate.into())
    }
}

impl From<AnnualRate> for DiscountBasis {
    fn from(rate: AnnualRate) -> Self {
        Self::Rate(rate)
    }
}

impl From<RateSchedule> for DiscountBasis {
    fn from(schedule: RateSchedule) -> Self {
        Self::Schedule(schedule)
    }
}

impl From<&'static DiscountTable> for DiscountBasis {
    fn from(table: &'static DiscountTable) -> Self {
        Self::Table(table)
    }
}

impl From<Rate> for Stated<DiscountBasis> {
    fn from(rate: Rate) -> Self {
        DiscountBasis::from(rate).into()
    }
}

impl From<AnnualRate> for Stated<DiscountBasis> {
    fn from(rate: AnnualRate) -> Self {
        DiscountBasis::from(rate).into()
    }
}

impl From<RateSchedule> for Stated<DiscountBasis> {
    fn from(schedule: RateSchedule) -> Self {
        DiscountBasis::from(schedule).into()
    }
}

impl From<Result<RateSchedule, Error>> for Stated<DiscountBasis> {
    fn from(schedule: Result<RateSchedule, Error>) -> Self {
        Self(schedule.map(DiscountBasis::from))
    }
}

impl From<&'static DiscountTable> for Stated<DiscountBasis> {
    fn from(table: &'static DiscountTable) -> Self {
        DiscountBasis::from(table).into()
    }
}

impl From<Result<&'static DiscountTable, Error>> for Stated<DiscountBasis> {
    fn from(table: Result<&'static DiscountTable, Error>) -> Self {
        Self(table.map(DiscountBasis::from).map_err(|error| error.within("schedule")))
    }
}
