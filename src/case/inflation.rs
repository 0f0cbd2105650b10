//! How prices change, and what an amount stated in some prices is in those of the case.

use super::conventions::PriceBasis;
use super::draft::Stated;
use crate::error::{Error, ErrorKind};
use crate::exact::{Rational, Rounded};
use crate::flow::Power;
use crate::limits;
use crate::tables::PriceIndex;
use crate::time::{Timeline, Timing};
use crate::value::{AnnualRate, Rate, decimal};
use rust_decimal::Decimal;

/// How prices change, so that amounts in other prices can be brought into those of the case.
///
/// A constant rate moves prices from moment to moment: what is nominal at time `t` in years is `(1 + i)^t` times what
/// it is in the prices of the decision date, and the prices of a year are those of that year's anniversary of the
/// decision date. Real and nominal figures then agree exactly. An index has one value for each calendar year; a column
/// has that of the year in which its period begins.
///
/// ```
/// use bizcase::prelude::*;
///
/// // 100 of 2020 in the prices of 2022, and 121 as they will be paid after two years.
/// let case = BusinessCase::builder("Prices", Currency::GBP)
///     .timeline(Timeline::years(2022, 2))
///     .conventions(Conventions::real(2022).end_of_period())
///     .inflation(percent!(10))
///     .discounting(percent!(3.5))
///     .baseline(
///         Alternative::do_nothing("Nothing")
///             .cost(Cost::new("Old study", gbp(100)).in_prices(PriceBasis::Real { year: 2020 }).once())
///             .cost(Cost::new("Lease", gbp(121)).in_prices(PriceBasis::Nominal).once().from(2)),
///     )
///     .build()?;
/// assert_eq!(case.baseline().lines()[0].cells(), decimals![121, 0, 0]);
/// assert_eq!(case.baseline().lines()[1].cells(), decimals![0, 0, 100]);
/// # Ok::<(), Errors>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
pub enum Inflation {
    /// By a constant rate a year.
    Rate(AnnualRate),
    /// As an official index says.
    Official(&'static PriceIndex),
    /// As these values say.
    Index(PriceLevels),
}

/// The level of prices in each of some consecutive years.
///
/// ```
/// use bizcase::prelude::*;
///
/// let levels = PriceLevels::from_year(2024, &decimals![100, 102.5])?;
/// assert_eq!(levels.level(2025), Some(dec!(102.5)));
/// # Ok::<(), bizcase::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceLevels {
    first_year: i16,
    levels: Vec<Decimal>,
}

impl PriceLevels {
    /// Levels above zero, of which the first is that of a year and each other one that of the next.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] without a level; [`ErrorKind::OutOfRange`] for one of zero or less, or a year that is none;
    /// [`ErrorKind::OverLimit`] for more than [`limits::PERIODS`].
    pub fn from_year(first_year: i16, levels: &[Decimal]) -> Result<Self, Error> {
        if levels.is_empty() {
            return Err(Error::new(ErrorKind::Empty, "an empty list", "at least one level").within("levels"));
        }
        if levels.len() > limits::PERIODS as usize {
            let expected = format!("at most {}", limits::PERIODS);
            let found = format!("{} levels", levels.len());
            return Err(Error::new(ErrorKind::OverLimit, found, expected).within("levels"));
        }
        if !(1..=9999).contains(&first_year) {
            let error = Error::new(ErrorKind::OutOfRange, first_year.to_string(), "a year from 1 to 9999");
            return Err(error.within("from"));
        }
        if let Some(index) = levels.iter().position(|level| *level <= Decimal::ZERO) {
            let found = decimal::to_text(levels[index]);
            let error = Error::new(ErrorKind::OutOfRange, found, "a level above zero");
            return Err(error.within(index).within("levels"));
        }
        Ok(Self { first_year, levels: levels.iter().map(Decimal::normalize).collect() })
    }

    /// The year of the first level.
    #[must_use]
    pub fn first_year(&self) -> i16 {
        self.first_year
    }

    /// The levels, one a year.
    #[must_use]
    pub fn levels(&self) -> &[Decimal] {
        &self.levels
    }

    /// The level of a year; none for one that they do not cover.
    #[must_use]
    pub fn level(&self, year: i16) -> Option<Decimal> {
        let position = usize::try_from(i32::from(year) - i32::from(self.first_year)).ok()?;
        self.levels.get(position).copied()
    }
}

impl Inflation {
    /// The official index, where it is one.
    #[must_use]
    pub fn official_index(&self) -> Option<&'static PriceIndex> {
        match self {
            Self::Official(index) => Some(index),
            Self::Rate(_) | Self::Index(_) => None,
        }
    }

    /// The constant rate, as an effective annual one, where it is one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Overflow`] where no decimal holds the effective rate.
    pub(super) fn constant(&self) -> Result<Option<Rate>, Error> {
        match self {
            Self::Rate(rate) => rate.to_effective().map(Some),
            Self::Official(_) | Self::Index(_) => Ok(None),
        }
    }

    /// Which years it covers.
    fn coverage(&self) -> String {
        let years = match self {
            Self::Rate(_) => return "it is a rate".to_owned(),
            Self::Official(index) => {
                let mut years = index.values().map(|(year, _)| year);
                (years.next(), years.last())
            }
            Self::Index(levels) => {
                let last = usize::from(levels.first_year.unsigned_abs()) + levels.levels.len() - 1;
                (Some(levels.first_year), i16::try_from(last).ok())
            }
        };
        match years {
            (Some(first), Some(last)) => format!("it covers {first} to {last}"),
            (Some(only), None) | (None, Some(only)) => format!("it covers {only}"),
            (None, None) => "it covers no year".to_owned(),
        }
    }

    fn level(&self, year: i16) -> Result<Rational, Error> {
        let level = match self {
            Self::Rate(_) => None,
            Self::Official(index) => index.value(year),
            Self::Index(levels) => levels.level(year),
        };
        level.map(Rational::from_decimal).ok_or_else(|| {
            let found = format!("no price index for {year}: {}", self.coverage());
            let expected =
                "a rate of inflation, or an index with a level for every year of the line and of its prices";
            Error::new(ErrorKind::OutsideHorizon, found, expected)
        })
    }
}

impl From<AnnualRate> for Inflation {
    fn from(rate: AnnualRate) -> Self {
        Self::Rate(rate)
    }
}

impl From<Rate> for Inflation {
    fn from(rate: Rate) -> Self {
        Self::Rate(AnnualRate::effective(rate))
    }
}

impl From<&'static PriceIndex> for Inflation {
    fn from(index: &'static PriceIndex) -> Self {
        Self::Official(index)
    }
}

impl From<PriceLevels> for Inflation {
    fn from(levels: PriceLevels) -> Self {
        Self::Index(levels)
    }
}

impl From<Rate> for Stated<Inflation> {
    fn from(rate: Rate) -> Self {
        Inflation::from(rate).into()
    }
}

impl From<AnnualRate> for Stated<Inflation> {
    fn from(rate: AnnualRate) -> Self {
        Inflation::from(rate).into()
    }
}

impl From<&'static PriceIndex> for Stated<Inflation> {
    fn from(index: &'static PriceIndex) -> Self {
        Inflation::from(index).into()
    }
}

impl From<Result<&'static PriceIndex, Error>> for Stated<Inflation> {
    fn from(index: Result<&'static PriceIndex, Error>) -> Self {
        Self(index.map(Inflation::from).map_err(|error| error.within("index")))
    }
}

impl From<Result<PriceLevels, Error>> for Stated<Inflation> {
    fn from(levels: Result<PriceLevels, Error>) -> Self {
        Self(levels.map(Inflation::from).map_err(|error| error.within("index")))
    }
}

/// The prices of a case, with what it needs to bring amounts in others into them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prices<'a> {
    pub(super) basis: PriceBasis,
    pub(super) inflation: Option<&'a Inflation>,
    pub(super) timeline: Timeline,
    pub(super) timing: Timing,
}

/// By what an amount in some prices is to be multiplied.
pub(super) enum PriceChange {
    /// Nothing: the prices are the same.
    None,
    /// By a number.
    Factor(Rational),
    /// By a power of the yearly growth of prices.
    Growth(Power),
}

impl PriceChange {
    /// An amount after it, rounded once.
    pub(super) fn applied(&self, stated: &Rational) -> Rounded {
        match self {
            Self::None => stated.round(),
            Self::Factor(factor) => (stated * factor).round(),
            Self::Growth(power) => power.of(stated),
        }
    }
}

impl Prices<'_> {
    /// From the prices in which an amount is stated to those of the case, at a column or at a moment within it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Conflict`] where the case states no inflation; [`ErrorKind::OutsideHorizon`] for an index that does
    /// not cover a year that is needed; [`ErrorKind::Overflow`] for a rate without an effective rate.
    pub(super) fn change(
        &self,
        stated: PriceBasis,
        column: u32,
        years: Option<Rational>,
    ) -> Result<PriceChange, Error> {
        if stated == self.basis {
            return Ok(PriceChange::None);
        }
        let inflation = self.inflation.ok_or_else(|| {
            let found = format!("{}, which the case cannot convert", stated.in_words());
            let expected = format!(
                "{} as in the case, or inflation of the case: a rate or a price index",
                self.basis.in_words()
            );
            Error::new(ErrorKind::Conflict, found, expected)
        })?;
        match inflation.constant()? {
            Some(rate) => {
                let moment = years.unwrap_or_else(|| self.elapsed(column));
                let base = &Rational::one() + &Rational::from_decimal(rate.fraction());
                let exponent = &self.time_of(self.basis, &moment) - &self.time_of(stated, &moment);
                Ok(PriceChange::Growth(Power { base, exponent: exponent.reduced() }))
            }
            None => {
                let year = self.year_of(column);
                let level = |basis| match basis {
                    PriceBasis::Nominal => inflation.level(year),
                    PriceBasis::Real { year } => inflation.level(year),
                };
                let (from, to) = (level(stated)?, level(self.basis)?);
                Ok(PriceChange::Factor(to.checked_div(&from).expect("levels of prices are above zero")))
            }
        }
    }

    /// When prices are those of a basis, in years after the decision date.
    fn time_of(&self, basis: PriceBasis, moment: &Rational) -> Rational {
        match basis {
            PriceBasis::Nominal => moment.clone(),
            PriceBasis::Real { year } => {
                Rational::from_integer(i32::from(year) - i32::from(self.timeline.start().year()))
            }
        }
    }

    /// When the flow of a column falls, in years after the decision date; what is spread, in its middle.
    fn elapsed(&self, column: u32) -> Rational {
        let halves = match (column, self.timing) {
            (0, _) => 0,
            (_, Timing::Start) => 2 * (column - 1),
            (_, Timing::Middle | Timing::Continuous) => 2 * column - 1,
            (_, Timing::End) => 2 * column,
        };
        Rational::new(halves.into(), (2 * self.timeline.step().periods_a_year()).into())
            .expect("a year has at least one period")
    }

    /// The calendar year in which the period of a column begins.
    fn year_of(&self, column: u32) -> i16 {
        self.timeline.end_of(column.saturating_sub(1)).year()
    }
}
