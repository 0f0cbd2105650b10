//! How the cost of an asset is written off for tax, year by year.
//!
//! Each method is one file, which says what its fields are in documents and what part of a cost it writes off when; and
//! one line in [`methods!`]. Builders, documents and schemas know methods by what they say.

mod asset;
mod declining;
mod declining_share;
mod declining_to_straight_line;
mod double_declining;
mod fixed_declining;
mod macrs;
mod method;
mod straight_line;
mod sum_of_years_digits;
mod uk_main_pool;
mod units_of_production;

use super::described::{Described, Description, Setting};
use crate::error::{Error, ErrorKind};
use crate::measure::depreciation::MacrsTable;
use crate::time::{Step, Timeline};
use crate::value::{Share, decimal};
use method::{Method, Years};
use rust_decimal::Decimal;

/// A way in which the cost of an asset is written off for tax, year by year.
///
/// It is no cash flow: it lessens the profit that is taxed, and so the [tax](crate::case::TaxRules) of a case. What a tax
/// law calls capital allowances is a depreciation too.
///
/// | method | a year writes off |
/// |---|---|
/// | [straight line](Depreciation::straight_line) | `(cost - salvage) / life` |
/// | [sum of years' digits](Depreciation::sum_of_years_digits) | `(cost - salvage) (life - year + 1) / (1 + ... + life)` |
/// | [double declining](Depreciation::double_declining) | `factor / life` of the book value, never below the salvage value |
/// | [declining to straight line](Depreciation::declining_to_straight_line) | the same, until equal amounts write off more |
/// | [fixed declining](Depreciation::fixed_declining) | the spreadsheet's `DB` |
/// | [declining share](Depreciation::declining_share) | a stated share of the book value, for ever |
/// | [units of production](Depreciation::units_of_production) | `(cost - salvage) used / capacity` |
/// | [MACRS](Depreciation::macrs) | a percentage of the cost by a table of the Internal Revenue Service |
/// | [UK main pool](Depreciation::uk_main_pool) | a first-year allowance, then the writing-down share of the year |
///
/// The formulas are those of [`measure::depreciation`](crate::measure::depreciation). A salvage value is an amount in the
/// prices of the cost, of each amount that is written off.
///
/// ```
/// use bizcase::flow::Depreciation;
/// use bizcase::time::Timeline;
/// use bizcase::{dec, decimals};
///
/// // 10 000 down to 500 over five years: 9 500 / 5 a year.
/// let years = Timeline::years(2026, 7)?;
/// let schedule = Depreciation::straight_line(5, dec!(500))?.schedule(dec!(10_000), years, 1)?;
/// assert_eq!(schedule, decimals![1900, 1900, 1900, 1900, 1900, 0, 0]);
/// # Ok::<(), bizcase::Error>(())
/// ```
///
/// The other methods, for 1000 in the first years:
///
/// ```
/// use bizcase::flow::Depreciation;
/// use bizcase::measure::depreciation::MacrsTable;
/// use bizcase::time::Timeline;
/// use bizcase::{Share, dec, decimals};
///
/// let written_off = |method: Depreciation| method.schedule(dec!(1000), Timeline::years(2026, 4)?, 1);
/// // Shares of 4, 3, 2 and 1 out of 1 + 2 + 3 + 4.
/// assert_eq!(written_off(Depreciation::sum_of_years_digits(4, dec!(0))?)?, decimals![400, 300, 200, 100]);
/// // 2 / 4 of what is left; after the life 62.5 are left for ever.
/// let declining = Depreciation::double_declining(4, dec!(0), dec!(2))?;
/// assert_eq!(written_off(declining)?, decimals![500, 250, 125, 62.5]);
/// // In the third year half of 250 is as much either way; in the fourth all of the 125 that are left.
/// let ending = Depreciation::declining_to_straight_line(4, dec!(0), dec!(2))?;
/// assert_eq!(written_off(ending)?, decimals![500, 250, 125, 125]);
/// // 1 - (62.5 / 1000)^(1/4) = 50 %.
/// assert_eq!(written_off(Depreciation::fixed_declining(4, dec!(62.5), 12)?)?, decimals![500, 250, 125, 62.5]);
/// let share: Share = "20%".parse()?;
/// assert_eq!(written_off(Depreciation::declining_share(share)?)?, decimals![200, 160, 128, 102.4]);
/// // Of 50 units 10, 25 and 15 are used.
/// let by_use = Depreciation::units_of_production(dec!(50), &decimals![10, 25, 15], dec!(0))?;
/// assert_eq!(written_off(by_use)?, decimals![200, 500, 300, 0]);
/// // IRS Publication 946, table A-1.
/// let table = Depreciation::macrs(MacrsTable::HalfYear3);
/// assert_eq!(written_off(table)?, decimals![333.3, 444.5, 148.1, 74.1]);
/// # Ok::<(), bizcase::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Depreciation(Choice);

/// The methods: their type, and where they are described.
macro_rules! methods {
    ($($name:ident in $module:ident),+ $(,)?) => {
        #[derive(Debug, Clone, PartialEq, Eq)]
        enum Choice {
            $($name($module::$name)),+
        }

        impl Choice {
            fn method(&self) -> &dyn Method {
                match self {
                    $(Self::$name(method) => method),+
                }
            }

            fn word(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => <$module::$name as Described>::WORD),+
                }
            }
        }

        $(impl From<$module::$name> for Depreciation {
            fn from(method: $module::$name) -> Self {
                Self(Choice::$name(method))
            }
        })+

        /// Every method, as documents know it.
        pub(crate) const METHODS: &[Description<Depreciation>] = &[
            $(Description {
                word: <$module::$name as Described>::WORD,
                fields: <$module::$name as Described>::FIELDS,
                make: |settings| <$module::$name as Described>::stated(settings).map(Into::into),
            }),+
        ];
    };
}

methods! {
    StraightLine in straight_line,
    SumOfYearsDigits in sum_of_years_digits,
    DoubleDeclining in double_declining,
    DecliningToStraightLine in declining_to_straight_line,
    FixedDeclining in fixed_declining,
    DecliningShare in declining_share,
    UnitsOfProduction in units_of_production,
    Macrs in macrs,
    UkMainPool in uk_main_pool,
}

impl Depreciation {
    /// Equal amounts over a life in years, down to a salvage value.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for a life of zero, [`ErrorKind::OverLimit`] for one beyond
    /// [`limits::ASSET_LIFE`](crate::limits::ASSET_LIFE); [`ErrorKind::NegativeAmount`] for a negative salvage value.
    pub fn straight_line(life: u32, salvage: Decimal) -> Result<Self, Error> {
        stated(straight_line::StraightLine::new(life, salvage))
    }

    /// Amounts that fall by equal steps over a life in years, down to a salvage value.
    ///
    /// # Errors
    ///
    /// As [`straight_line`](Depreciation::straight_line).
    pub fn sum_of_years_digits(life: u32, salvage: Decimal) -> Result<Self, Error> {
        stated(sum_of_years_digits::SumOfYearsDigits::new(life, salvage))
    }

    /// `factor / life` of the book value in each year of the life, but never below the salvage value: with a
    /// factor of 2 twice that of equal amounts. What is left above it after the life is never written off.
    ///
    /// # Errors
    ///
    /// As [`straight_line`](Depreciation::straight_line), and [`ErrorKind::OutOfRange`] for a factor of zero or less,
    /// [`ErrorKind::OverLimit`] for one of more than six decimal places.
    pub fn double_declining(life: u32, salvage: Decimal, factor: Decimal) -> Result<Self, Error> {
        stated(double_declining::DoubleDeclining::new(life, salvage, factor))
    }

    /// The same, with a change to equal amounts in the first year in which these write off more, so that it ends at the
    /// salvage value.
    ///
    /// # Errors
    ///
    /// As [`double_declining`](Depreciation::double_declining).
    pub fn declining_to_straight_line(life: u32, salvage: Decimal, factor: Decimal) -> Result<Self, Error> {
        stated(declining_to_straight_line::DecliningToStraightLine::new(life, salvage, factor))
    }

    /// A fixed share of the book value that ends near the salvage value, rounded to a tenth of a percent, with a first year
    /// of so many months: the spreadsheet's `DB`.
    ///
    /// # Errors
    ///
    /// As [`straight_line`](Depreciation::straight_line), and [`ErrorKind::OutOfRange`] for months other than 1 to 12.
    pub fn fixed_declining(life: u32, salvage: Decimal, months: u32) -> Result<Self, Error> {
        stated(fixed_declining::FixedDeclining::new(life, salvage, months))
    }

    /// A share of the book value in every year, without end: a writing-down allowance.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for a share of zero; [`ErrorKind::OverLimit`] for one of more than six decimal places.
    pub fn declining_share(share: Share) -> Result<Self, Error> {
        stated(declining_share::DecliningShare::new(share))
    }

    /// By use: `used` of the `capacity` in each year, until the capacity is used up. Years after the last that is stated use
    /// nothing.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for a capacity of zero or less; [`ErrorKind::NegativeAmount`] for a negative use or salvage
    /// value; [`ErrorKind::Empty`] without any use; [`ErrorKind::OverLimit`] for more years than
    /// [`limits::ASSET_LIFE`](crate::limits::ASSET_LIFE).
    pub fn units_of_production(capacity: Decimal, used: &[Decimal], salvage: Decimal) -> Result<Self, Error> {
        stated(units_of_production::UnitsOfProduction::new(capacity, used, salvage))
    }

    /// The percentages of a table of the Internal Revenue Service.
    #[must_use]
    pub fn macrs(table: MacrsTable) -> Self {
        macrs::Macrs(table).into()
    }

    /// A first-year allowance, then in each year the writing-down share of the
    /// [main pool](crate::tables::capital_allowances) of the United Kingdom, weighted by days in a year within which it
    /// changes.
    ///
    /// A first-year allowance of 100 % is full expensing, one of 40 % that of expenditure since 1 January 2026 which does
    /// not qualify for it; what is left joins the pool in the next year. Without one the pool is written down from the first
    /// year on. The year in which an asset is written off first is the chargeable period of the expenditure. Small pools,
    /// which may be written off at once, are not.
    ///
    /// ```
    /// use bizcase::flow::Depreciation;
    /// use bizcase::prelude::date;
    /// use bizcase::time::{Step, Timeline};
    /// use bizcase::{dec, decimals};
    ///
    /// // A million: 40 % of it, then 14 % of 600 000, then 14 % of 516 000.
    /// let years = Timeline::starting(date(2026, 4, 1), 3, Step::Year)?;
    /// let pool = Depreciation::uk_main_pool("40%".parse()?);
    /// assert_eq!(pool.schedule(dec!(1_000_000), years, 1)?, decimals![400_000, 84_000, 72_240]);
    /// # Ok::<(), bizcase::Error>(())
    /// ```
    #[must_use]
    pub fn uk_main_pool(first_year: Share) -> Self {
        uk_main_pool::UkMainPool(first_year).into()
    }

    /// The word for the method in documents and messages.
    #[must_use]
    pub fn word(&self) -> &'static str {
        self.0.word()
    }

    /// What it says, field by field as in documents, defaults left out.
    #[must_use]
    pub fn settings(&self) -> Vec<(&'static str, Setting)> {
        self.0.method().settings()
    }

    /// What is written off of a cost in each column of a timeline in years from the first on, which is its year 1: every
    /// amount exact, rounded once; zero after its life.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NegativeAmount`] for a negative cost; [`ErrorKind::Conflict`] for a timeline that is not in years, and
    /// for a salvage value above the cost; [`ErrorKind::OutOfRange`] for column 0, which is no year.
    pub fn schedule(&self, cost: Decimal, timeline: Timeline, first: u32) -> Result<Vec<Decimal>, Error> {
        if cost < Decimal::ZERO {
            let found = decimal::to_text(cost);
            return Err(Error::new(ErrorKind::NegativeAmount, found, "zero or more").within("cost"));
        }
        check_years(timeline)?;
        if first == 0 {
            return Err(Error::new(ErrorKind::OutOfRange, "0", "a column from 1 on").within("first"));
        }
        if cost.is_zero() {
            return Ok(vec![Decimal::ZERO; (timeline.periods() + 1).saturating_sub(first) as usize]);
        }
        self.check_cost(cost)?;
        Ok(self.0.method().written_off(cost, &Years { timeline, first }))
    }

    /// Whether a stated part of the cost is never written off.
    pub(crate) fn leaves_salvage(&self) -> bool {
        !self.0.method().salvage().is_zero()
    }

    /// Refuses a salvage value above a cost.
    fn check_cost(&self, cost: Decimal) -> Result<(), Error> {
        let salvage = self.0.method().salvage();
        if salvage <= cost {
            return Ok(());
        }
        let found = format!("{} left of {}", decimal::to_text(salvage), decimal::to_text(cost));
        let error = Error::new(ErrorKind::Conflict, found, "a salvage value of at most the cost");
        Err(error.within("salvage").within(self.word()))
    }

    /// The same method as it acts on a change of the cost, where what it writes off changes in proportion to that; none
    /// where it does not.
    pub(crate) fn of_change(&self) -> Option<Self> {
        self.0.method().of_change()
    }
}

/// Refuses a timeline whose periods are no years.
pub(crate) fn check_years(timeline: Timeline) -> Result<(), Error> {
    match timeline.step() {
        Step::Year => Ok(()),
        step => {
            let found = format!("a timeline in {step}s");
            Err(Error::new(ErrorKind::Conflict, found, "one in years: tax is assessed by the year"))
        }
    }
}

fn stated<M: Described + Into<Depreciation>>(
    method: Result<M, super::described::Misstated>,
) -> Result<Depreciation, Error> {
    method.map(Into::into).map_err(|fault| fault.within(M::WORD))
}

#[cfg(test)]
mod tests;
