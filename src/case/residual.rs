//! What is left of a line at the end of the timeline.

use super::amount::Amount;
use super::cells::{Rules, Values, bounded, product};
use super::conventions::PriceBasis;
use super::layout::Horizon;
use crate::error::{Error, ErrorKind};
use crate::exact::real::figure;
use crate::exact::{Rational, Real, Rounded};
use crate::value::{AnnualRate, Rate};
use rust_decimal::Decimal;

/// How what is left of a line at the end of the timeline is valued.
///
/// Residual values of an asset lessen its cost: they flow in, at the end of the last period whatever the timing, and
/// present values of costs are net of them. A perpetuity goes on in the direction of its line.
///
/// ```
/// use bizcase::prelude::*;
///
/// // A plant of 1 500 that lasts 15 years, of which 5 are left; and one that is sold for 400.
/// let case = BusinessCase::builder("Plants", Currency::GBP)
///     .timeline(Timeline::years(2026, 10))
///     .conventions(Conventions::nominal().end_of_period())
///     .discounting(percent!(0))
///     .baseline(Alternative::do_nothing("None"))
///     .alternative(Alternative::do_something("Kept").cost(
///         Cost::new("Plant", gbp(1_500)).capital().once().life_of(15).residual(Residual::RemainingLife),
///     ))
///     .alternative(Alternative::do_something("Sold").cost(
///         Cost::new("Plant", gbp(1_500)).capital().once().residual(Residual::Resale(gbp(400).into())),
///     ))
///     .build()?;
/// let appraisal = case.appraise();
/// let npv = |id: &str| appraisal.alternative(id).and_then(|one| one.measures().npv().value());
/// assert_eq!((npv("kept"), npv("sold")), (Some(dec!(-1_000)), Some(dec!(-1_100))));
/// # Ok::<(), Errors>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Residual {
    /// Nothing is left, and that is meant.
    None,
    /// In proportion to the life that is left, in a straight line: of each amount of the line, aged from the end of its
    /// column or from the service date, whichever is later. Amounts are as in the cells: in a nominal case that is a part
    /// of what was paid, which a real case at the same inflation values higher.
    RemainingLife,
    /// What it can be sold for at the end of the timeline, in the prices of the line.
    Resale(Amount),
    /// What a line that recurs for ever is worth beyond the timeline, growing at this rate a year: with the amount `A` of
    /// the last column and with `g` and `r`, the growth and the last discount rate over one period,
    /// `A (1 + g) / (r - g)` at the moment of that column (M. J. Gordon
    /// and E. Shapiro, *Management Science* 3, 1956).
    Perpetuity {
        /// The growth, below the discount rate.
        growth: AnnualRate,
    },
}

/// A residual value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResidualValue {
    pub(super) amount: Decimal,
    pub(super) direction: Direction,
}

/// Whether a residual value flows as its line does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// It flows back at the end of the timeline: what is left of a cost is no cost.
    Back,
    /// It goes on, at the moment of the last column.
    On,
}

impl Residual {
    /// The word for the method in documents and results.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::None => "none",
            Self::RemainingLife => "remaining-life",
            Self::Resale(_) => "resale",
            Self::Perpetuity { .. } => "perpetuity",
        }
    }

    /// What it can be sold for, where that is stated.
    pub(crate) fn resale(&self) -> Option<&Amount> {
        match self {
            Self::Resale(amount) => Some(amount),
            Self::None | Self::RemainingLife | Self::Perpetuity { .. } => None,
        }
    }

    /// The assumptions that the value depends on besides those of the line.
    pub(super) fn assumptions(&self) -> impl Iterator<Item = &str> {
        self.resale().into_iter().flat_map(Amount::assumptions)
    }
}

impl ResidualValue {
    /// The amount, rounded once; never negative.
    #[must_use]
    pub fn amount(&self) -> Decimal {
        self.amount
    }

    /// Whether it lessens its line: the residual value of an asset does, a perpetuity adds to it.
    #[must_use]
    pub fn lessens_its_line(&self) -> bool {
        self.direction == Direction::Back
    }
}

/// What a residual value is computed from besides its rule.
pub(super) struct Ground<'a> {
    pub(super) cells: &'a [Decimal],
    /// The life in columns, where one is stated.
    pub(super) life: Option<u32>,
    pub(super) horizon: Horizon,
    /// The annual rate of the last year, where it is known.
    pub(super) last_rate: Option<Rate>,
    /// How likely the line is to fall: what does not happen cannot be sold.
    pub(super) probability: Rational,
    /// The prices in which a resale is stated.
    pub(super) prices: PriceBasis,
}

impl Ground<'_> {
    /// Whether something is left at the end of the timeline, by the life of the line.
    pub(super) fn outlives_the_study(&self) -> bool {
        self.life.is_some_and(|life| {
            (0..)
                .zip(self.cells)
                .any(|(column, cell)| !cell.is_zero() && self.horizon.left_of(life, column) > 0)
        })
    }

    /// The value by a rule; none where there is none.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Conflict`] for growth that is not below the discount rate; [`ErrorKind::OverLimit`] for a value that is too large; those of [`product`] for a resale.
    pub(super) fn value(
        &self,
        residual: &Residual,
        values: &Values,
        rules: &Rules<'_>,
    ) -> Result<Option<ResidualValue>, Error> {
        let (rounded, direction) = match residual {
            Residual::None => return Ok(None),
            Residual::RemainingLife => (self.remaining().round(), Direction::Back),
            Residual::Resale(amount) => (self.resale(amount, values, rules)?, Direction::Back),
            Residual::Perpetuity { growth } => {
                let Some(rate) = self.last_rate else { return Ok(None) };
                (self.perpetuity(growth.to_effective()?, rate, rules)?, Direction::On)
            }
        };
        let amount = bounded(rounded, || "a residual value".to_owned())?;
        Ok(Some(ResidualValue { amount, direction }))
    }

    /// The part of each amount that has life left.
    fn remaining(&self) -> Rational {
        let life = self.life.unwrap_or(1).max(1);
        let left = |(column, &cell): (u32, &Decimal)| {
            let share = Rational::new(self.horizon.left_of(life, column).into(), life.into());
            &share.expect("a life is one column or more") * &Rational::from_decimal(cell)
        };
        (0..).zip(self.cells).map(left).fold(Rational::from_integer(0), |sum, part| &sum + &part)
    }

    fn perpetuity(&self, growth: Rate, rate: Rate, rules: &Rules<'_>) -> Result<Rounded, Error> {
        if growth >= rate {
            let found = format!("a growth of {} for ever", growth.to_percent());
            let expected = format!("less than the last discount rate, {}", rate.to_percent());
            return Err(Error::new(ErrorKind::Conflict, found, expected)
                .within("growth")
                .within("perpetuity"));
        }
        let last = self.cells.last().copied().unwrap_or_default();
        let step = Rational::new(1.into(), rules.periods_a_year().into()).expect("a year has periods");
        let factor = |rate: Rate| &Rational::one() + &Rational::from_decimal(rate.fraction());
        let value = |bits| {
            let grown = || Real::power(&factor(growth), &step, bits);
            Real::from(&Rational::from_decimal(last)) * grown()
                / (Real::power(&factor(rate), &step, bits) - grown())
        };
        Ok(figure(value).unwrap_or(Rounded::AboveRange))
    }

    /// What it is sold for at the end of the timeline, in the prices of the case.
    fn resale(&self, amount: &Amount, values: &Values, rules: &Rules<'_>) -> Result<Rounded, Error> {
        check_resale(amount, values)?;
        let worth = &product(amount, values).map_err(|error| error.within("resale"))? * &self.probability;
        let timeline = rules.prices.timeline;
        let end = Rational::new(timeline.periods().into(), rules.periods_a_year().into());
        let change = rules.prices.change(self.prices, timeline.periods(), end)?;
        Ok(change.applied(&worth))
    }
}

/// Refuses a negative price of an asset; every assumption that it names has a value.
///
/// # Errors
///
/// [`ErrorKind::NegativeAmount`], at `resale` or at one of its factors.
pub(super) fn check_resale(amount: &Amount, values: &Values) -> Result<(), Error> {
    let worth = product(amount, values).map_err(|error| error.within("resale"))?;
    if worth.signum().is_lt() {
        let expected = "zero or more: what it costs to get rid of it is a cost in the last column";
        return Err(Error::new(ErrorKind::NegativeAmount, worth.to_string(), expected).within("resale"));
    }
    Ok(())
}
