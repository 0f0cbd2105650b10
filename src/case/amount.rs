//! What an amount is made of.

use super::change::{Change, Level, Movement};
use crate::value::{Currency, Money};
use rust_decimal::Decimal;

/// An amount as a product of assumptions and constants: 1 200 000 calls x 2 minutes x 0.25 GBP a minute.
///
/// A [`Money`] value turns into an amount of one factor. In a line that is monetised the product is in the
/// currency of the case; in a quantified one it is in the unit that the line states.
///
/// ```
/// use bizcase::prelude::*;
///
/// let saved = Amount::of("calls").times(dec!(2), "minutes saved").times(dec!(0.25), "GBP a minute");
/// assert_eq!(saved.factors().len(), 3);
/// assert_eq!(Amount::from(gbp(900_000)).currency(), Some(Currency::GBP));
/// ```
///
/// The factors may be levels between which something rises or falls:
///
/// ```
/// use bizcase::prelude::*;
///
/// // 1000 permits, each 20 - 12 minutes faster, at half a pound a minute.
/// let faster = Amount::quantity(dec!(1000), "permits a year")
///     .times_fall(dec!(20), dec!(12), "minutes")
///     .times_number(dec!(0.5))
///     .in_currency(Currency::GBP);
/// # let case = BusinessCase::builder("Faster", Currency::GBP)
/// #     .timeline(Timeline::years(2026, 1))
/// #     .conventions(Conventions::nominal().end_of_period())
/// #     .discounting(percent!(3))
/// #     .baseline(Alternative::business_as_usual("Today").benefit(Benefit::new("Time", faster).every_period()))
/// #     .build()?;
/// assert_eq!(case.baseline().lines()[0].cells(), decimals![0, 4000]);
/// # Ok::<(), Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    currency: Option<Currency>,
    factors: Vec<Factor>,
}

/// One factor of an [`Amount`].
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Factor {
    /// The central value of an assumption, by its id.
    Assumption(String),
    /// A number that nobody doubts, with its unit.
    Constant {
        /// The number.
        value: Decimal,
        /// Its unit, where it has one.
        unit: Option<String>,
    },
    /// By how much a level moves.
    Change(Change),
}

impl Amount {
    /// An amount that starts with an assumption.
    #[must_use]
    pub fn of(assumption: impl Into<String>) -> Self {
        Self { currency: None, factors: vec![Factor::Assumption(assumption.into())] }
    }

    /// An amount that starts with a number of some unit: the form for what is quantified and not in money.
    #[must_use]
    pub fn quantity(value: Decimal, unit: impl Into<String>) -> Self {
        Self { currency: None, factors: Vec::new() }.times(value, unit)
    }

    /// The same amount times a number of some unit.
    #[must_use]
    pub fn times(mut self, value: Decimal, unit: impl Into<String>) -> Self {
        self.factors.push(Factor::Constant { value: value.normalize(), unit: Some(unit.into()) });
        self
    }

    /// An amount that starts with a number whose unit the line gives by its name.
    #[must_use]
    pub fn number(value: Decimal) -> Self {
        Self::bare(value.normalize())
    }

    /// The same amount times a number without a unit: a share, a count.
    #[must_use]
    pub fn times_number(mut self, value: Decimal) -> Self {
        self.factors.push(Factor::Constant { value: value.normalize(), unit: None });
        self
    }

    /// The same amount times an assumption.
    #[must_use]
    pub fn times_assumption(mut self, assumption: impl Into<String>) -> Self {
        self.factors.push(Factor::Assumption(assumption.into()));
        self
    }

    /// An amount that starts with a level that rises, such as availability: `to - from`, in some unit.
    ///
    /// A level is a number or the id of an assumption. Where `to` is below `from` the case refuses it: what gets worse is
    /// a dis-benefit, whose level [falls](Self::fall).
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// let outage_avoided = Amount::rise(dec!(0.992), "target", "share of the time")
    ///     .times(dec!(8_760), "hours a year")
    ///     .times(dec!(1_200), "GBP an hour of outage");
    /// assert_eq!(outage_avoided.factors().len(), 3);
    /// ```
    #[must_use]
    pub fn rise(from: impl Into<Level>, to: impl Into<Level>, unit: impl Into<String>) -> Self {
        Self { currency: None, factors: Vec::new() }.times_rise(from, to, unit)
    }

    /// An amount that starts with a level that falls, such as a response time: `from - to`, in some unit.
    #[must_use]
    pub fn fall(from: impl Into<Level>, to: impl Into<Level>, unit: impl Into<String>) -> Self {
        Self { currency: None, factors: Vec::new() }.times_fall(from, to, unit)
    }

    /// The same amount times a level that rises: see [`rise`](Self::rise).
    #[must_use]
    pub fn times_rise(self, from: impl Into<Level>, to: impl Into<Level>, unit: impl Into<String>) -> Self {
        self.times_change(Change::new(Movement::Rise, from.into(), to.into(), Some(unit.into())))
    }

    /// The same amount times a level that falls: see [`fall`](Self::fall).
    #[must_use]
    pub fn times_fall(self, from: impl Into<Level>, to: impl Into<Level>, unit: impl Into<String>) -> Self {
        self.times_change(Change::new(Movement::Fall, from.into(), to.into(), Some(unit.into())))
    }

    fn times_change(mut self, change: Change) -> Self {
        self.factors.push(Factor::Change(change));
        self
    }

    /// The same amount times a number of some unit, or times an assumption, which has a unit of its own.
    pub(super) fn times_level(self, level: impl Into<Level>, unit: &str) -> Self {
        match level.into() {
            Level::Constant(value) => self.times(value, unit),
            Level::Assumption(id) => self.times_assumption(id),
        }
    }

    /// A product of these factors, in a stated currency or in that of the case.
    pub(crate) fn product(currency: Option<Currency>, factors: Vec<Factor>) -> Self {
        Self { currency, factors }
    }

    /// A bare number, whose unit the line gives.
    pub(crate) fn bare(value: Decimal) -> Self {
        Self { currency: None, factors: vec![Factor::Constant { value, unit: None }] }
    }

    /// The same amount, said to be money of this currency: refused in a case of another one.
    #[must_use]
    pub fn in_currency(self, currency: Currency) -> Self {
        self.with_currency(Some(currency))
    }

    /// The same amount in this currency, or in none.
    pub(crate) fn with_currency(self, currency: Option<Currency>) -> Self {
        Self { currency, ..self }
    }

    /// The currency, for an amount of money.
    ///
    /// Every monetised line of a built case has that of the case.
    #[must_use]
    pub fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// The factors in the order stated.
    #[must_use]
    pub fn factors(&self) -> &[Factor] {
        &self.factors
    }

    /// The ids of the assumptions that it depends on: its factors, and the levels of its changes.
    pub fn assumptions(&self) -> impl Iterator<Item = &str> {
        self.factors.iter().flat_map(Factor::assumptions)
    }

    /// The levels that move among its factors, each with its place.
    pub(crate) fn changes(&self) -> impl Iterator<Item = (usize, &Change)> {
        self.factors.iter().enumerate().filter_map(|(index, factor)| match factor {
            Factor::Change(change) => Some((index, change)),
            Factor::Assumption(_) | Factor::Constant { .. } => None,
        })
    }
}

impl Factor {
    fn assumptions(&self) -> impl Iterator<Item = &str> {
        let ids = match self {
            Self::Assumption(id) => [Some(id.as_str()), None],
            Self::Constant { .. } => [None, None],
            Self::Change(change) => change.assumptions(),
        };
        ids.into_iter().flatten()
    }

    /// How often an assumption multiplies it: a change is proportional to neither of its levels, and moves in step with one.
    pub(crate) fn power(&self, assumption: &str) -> u32 {
        match self {
            Self::Assumption(id) => u32::from(id == assumption),
            Self::Constant { .. } => 0,
            Self::Change(change) => u32::from(change.moves_with(assumption)),
        }
    }
}

impl From<Money> for Amount {
    fn from(money: Money) -> Self {
        Self::bare(money.amount()).in_currency(money.currency())
    }
}
