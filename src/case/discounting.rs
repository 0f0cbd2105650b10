//! How a case says that later amounts are discounted.

use super::draft::Stated;
use crate::error::Error;
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
/// # Ok::<(), bizcase::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiscountBasis {
    /// One annual rate.
    Rate(AnnualRate),
    /// Rates by elapsed year or by length of study.
    Schedule(RateSchedule),
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
