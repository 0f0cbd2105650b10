//! How a case says that later amounts are discounted, all of them or some lines by a name.

use super::conventions::PriceBasis;
use super::draft::Stated;
use crate::error::{Error, ErrorKind};
use crate::measure::{Discounting, conversion};
use crate::tables::{DiscountTable, RateBasis};
use crate::value::{AnnualRate, Id, Rate, RateSchedule};
use std::collections::BTreeSet;

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
    /// One rate for all years that is known to contain inflation, or to be free of it; it is converted where the prices of
    /// the case are others, `(1 + nominal) = (1 + real) (1 + inflation)`.
    RateIn {
        /// Whether it contains inflation.
        prices: RateBasis,
        /// The rate.
        rate: AnnualRate,
    },
    /// Rates by elapsed year or by length of study.
    Schedule(RateSchedule),
    /// The rates of an official table.
    Table(&'static DiscountTable),
}

/// Another way of discounting of a built case, for the lines that name it.
///
/// ```
/// use bizcase::prelude::*;
///
/// // A year of life saved in year 40 is worth more today than money in that year.
/// let case = BusinessCase::builder("Vaccination", Currency::GBP)
///     .timeline(Timeline::years(2026, 40))
///     .conventions(Conventions::real(2026).end_of_period())
///     .discounting(DiscountTable::with_id("uk-stpr-standard"))
///     .named_discounting("health", DiscountTable::with_id("uk-stpr-health"))
///     .baseline(Alternative::do_nothing("No programme"))
///     .alternative(
///         Alternative::do_something("Programme")
///             .benefit(Benefit::new("Fewer admissions", gbp(1_000)).once().from(40))
///             .benefit(Benefit::new("Life years", gbp(1_000)).discounted_as("health").once().from(40)),
///     )
///     .build()?;
/// assert_eq!(case.named_discounting()[0].id().as_str(), "health");
///
/// let appraisal = case.appraise();
/// let lines = appraisal.alternative("programme").expect("it is in the case").lines();
/// let worth = |line: usize| lines[line].present_value().and_then(|worth| worth.value()).map(|worth| worth.round_dp(2));
/// // 1 000 / (1.035^30 * 1.03^10) and 1 000 / (1.015^30 * 1.0129^10).
/// assert_eq!((worth(0), worth(1)), (Some(dec!(265.10)), Some(dec!(562.80))));
/// # Ok::<(), Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedDiscounting {
    pub(super) id: Id,
    pub(super) basis: DiscountBasis,
    pub(super) discounting: Discounting,
}

impl NamedDiscounting {
    /// The name that lines call it by.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The rate or rates as stated.
    pub fn basis(&self) -> &DiscountBasis {
        &self.basis
    }

    /// How the columns are discounted.
    #[must_use]
    pub fn discounting(&self) -> &Discounting {
        &self.discounting
    }
}

/// Each official table once, in the order of the ways of discounting that use it.
pub(crate) fn official_tables<'a>(
    bases: impl IntoIterator<Item = &'a DiscountBasis>,
) -> impl Iterator<Item = &'static DiscountTable> {
    let mut seen = BTreeSet::new();
    let mut tables: Vec<&'static DiscountTable> =
        bases.into_iter().filter_map(DiscountBasis::table).collect();
    tables.retain(|table| seen.insert(table.id()));
    tables.into_iter()
}

impl DiscountBasis {
    /// The annual rates, each what a year really brings.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Overflow`](crate::ErrorKind::Overflow) where no decimal can hold the effective rate.
    pub fn to_schedule(&self) -> Result<RateSchedule, Error> {
        match self {
            Self::Rate(rate) | Self::RateIn { rate, .. } => Ok(RateSchedule::flat(rate.to_effective()?)),
            Self::Schedule(schedule) => Ok(schedule.clone()),
            Self::Table(table) => Ok(table.to_schedule()),
        }
    }

    /// The official table that the rates are taken from, where they are.
    #[must_use]
    pub fn table(&self) -> Option<&'static DiscountTable> {
        match self {
            Self::Table(table) => Some(table),
            Self::Rate(_) | Self::RateIn { .. } | Self::Schedule(_) => None,
        }
    }

    /// A rate free of inflation.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// // Fisher: 1.05 x 1.1 = 1.155.
    /// let case = BusinessCase::builder("Nominal", Currency::GBP)
    ///     .timeline(Timeline::years(2026, 1))
    ///     .conventions(Conventions::nominal().end_of_period())
    ///     .inflation(percent!(10))
    ///     .discounting(DiscountBasis::real(percent!(5)))
    ///     .baseline(Alternative::do_nothing("Nothing"))
    ///     .build()?;
    /// assert_eq!(case.discounting().rates(), [(1, percent!(15.5))]);
    /// # Ok::<(), Errors>(())
    /// ```
    pub fn real(rate: impl Into<AnnualRate>) -> Self {
        Self::RateIn { prices: RateBasis::Real, rate: rate.into() }
    }

    /// A rate that contains inflation.
    pub fn nominal(rate: impl Into<AnnualRate>) -> Self {
        Self::RateIn { prices: RateBasis::Nominal, rate: rate.into() }
    }

    /// Whether it contains inflation, where that is said.
    #[must_use]
    pub fn prices(&self) -> Option<RateBasis> {
        match self {
            Self::RateIn { prices, .. } => Some(*prices),
            Self::Table(table) => Some(table.basis()),
            Self::Rate(_) | Self::Schedule(_) => None,
        }
    }

    /// The field of a document that says so.
    pub(super) fn price_field(&self) -> &'static str {
        if self.table().is_some() { "schedule" } else { "prices" }
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

/// How a stated rate becomes one of the prices of the case.
#[derive(Debug, Clone, Copy)]
pub(super) enum RateChange {
    AsStated,
    ToNominal(Rate),
    ToReal(Rate),
}

impl RateChange {
    /// Refuses rates that contain inflation where prices do not, and the reverse, unless inflation is a rate.
    pub(super) fn of(
        stated: &DiscountBasis,
        prices: PriceBasis,
        inflation: Option<Rate>,
    ) -> Result<Self, Error> {
        let wanted = match prices {
            PriceBasis::Nominal => RateBasis::Nominal,
            PriceBasis::Real { .. } => RateBasis::Real,
        };
        match (stated.prices().filter(|basis| *basis != wanted), inflation) {
            (None, _) => Ok(Self::AsStated),
            (Some(RateBasis::Real), Some(inflation)) => Ok(Self::ToNominal(inflation)),
            (Some(RateBasis::Nominal), Some(inflation)) => Ok(Self::ToReal(inflation)),
            (Some(basis), None) => {
                let found = match stated.table() {
                    Some(table) => format!("the {basis} rates of {:?}", table.id()),
                    None => format!("a {basis} rate"),
                };
                let expected = format!(
                    "{wanted} rates, as the prices of the case are {prices}, or a rate of inflation of the case"
                );
                Err(Error::new(ErrorKind::Conflict, found, expected))
            }
        }
    }

    pub(super) fn applied(self, rate: Rate) -> Result<Rate, Error> {
        let changed = match self {
            Self::AsStated => return Ok(rate),
            Self::ToNominal(inflation) => conversion::fisher_nominal(rate, inflation),
            Self::ToReal(inflation) => conversion::fisher_real(rate, inflation),
        };
        changed.value().ok_or_else(|| {
            let found = format!("{} with this inflation", rate.to_percent());
            Error::new(ErrorKind::Overflow, found, "rates whose combination a decimal can hold")
        })
    }
}
