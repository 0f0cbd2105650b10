//! How far several people's numbers lie apart.

use crate::error::{Error, ErrorKind, Errors};
use crate::exact::{Rational, Real};
use crate::measure::{Outcome, Reason};
use crate::scoring::figures::rounded;
use crate::scoring::rows::size_fault;
use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::cmp::Ordering;

/// The numbers that several people gave for one thing: where they lie, and how far apart.
///
/// Everybody counts alike. Figures are exact and rounded once. Serialises with all of them.
///
/// ```
/// use bizcase::{dec, decimals, scoring::agreement::Spread};
///
/// let spread = Spread::of(&decimals![4, 4, 2, 5])?;
/// assert_eq!((spread.mean(), spread.median()), (dec!(3.75), dec!(4)));
/// assert_eq!((spread.least(), spread.largest(), spread.range()), (dec!(2), dec!(5), dec!(3)));
/// // 2 (1/4)^2 + (7/4)^2 + (5/4)^2 = 19/4, and the root of a third of it
/// assert_eq!(spread.sample_deviation().value(), Some(dec!("1.258305739211791616206114134")));
///
/// // Of two numbers: the root of (1^2 + 1^2) / 2.
/// let spread = Spread::of(&decimals![3, 5])?;
/// assert_eq!(spread.population_deviation().value(), Some(dec!(1)));
/// assert!(!spread.is_zero());
/// # Ok::<(), bizcase::Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Spread {
    /// In ascending order.
    values: Vec<Rational>,
    mean: Rational,
    /// The sum of the squared differences to the mean.
    squares: Rational,
}

impl Spread {
    /// The spread of these numbers.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] without a number, [`ErrorKind::OverLimit`] for each of more than
    /// [`limits::AMOUNT_DIGITS`](crate::limits::AMOUNT_DIGITS) digits before the point.
    pub fn of(values: &[Decimal]) -> Result<Self, Errors> {
        if values.is_empty() {
            return Err(Error::new(ErrorKind::Empty, "none", "at least one number").into());
        }
        let oversized = values.iter().enumerate();
        let oversized = oversized.filter_map(|(index, &value)| Some(size_fault(value)?.within(index)));
        Errors::none_in(oversized.collect())?;
        Ok(Self::of_exact(values.iter().map(|&value| Rational::from_decimal(value)).collect()))
    }

    /// The spread of at least one number.
    pub(super) fn of_exact(mut values: Vec<Rational>) -> Self {
        values.sort();
        let count = Rational::from_integer(values.len());
        let add = |sum: Rational, value: &Rational| (&sum + value).reduced();
        let sum = values.iter().fold(Rational::from_integer(0), add);
        let mean = sum.checked_div(&count).expect("there is a number").reduced();
        let square = |value: &Rational| (value - &mean).pow(2);
        let squares = values.iter().fold(Rational::from_integer(0), |sum, it| add(sum, &square(it)));
        Self { values, mean, squares }
    }

    /// How many gave a number.
    #[must_use]
    pub fn count(&self) -> usize {
        self.values.len()
    }

    /// The mean.
    #[must_use]
    pub fn mean(&self) -> Decimal {
        rounded(&self.mean)
    }

    /// The number in the middle, or the mean of both that are.
    #[must_use]
    pub fn median(&self) -> Decimal {
        let (low, high) = (&self.values[(self.count() - 1) / 2], &self.values[self.count() / 2]);
        rounded(&(&(low + high) * &half()))
    }

    /// The least number.
    #[must_use]
    pub fn least(&self) -> Decimal {
        rounded(&self.values[0])
    }

    /// The largest number.
    #[must_use]
    pub fn largest(&self) -> Decimal {
        rounded(&self.values[self.count() - 1])
    }

    /// The largest less the least.
    #[must_use]
    pub fn range(&self) -> Decimal {
        rounded(&(&self.values[self.count() - 1] - &self.values[0]))
    }

    /// The sample standard deviation, `sqrt(sum of (x - mean)^2 / (K - 1))`; undefined for one number.
    pub fn sample_deviation(&self) -> Outcome<Decimal> {
        self.deviation(self.count() - 1)
    }

    /// The population standard deviation, `sqrt(sum of (x - mean)^2 / K)`; undefined for one number, whose people are no
    /// group.
    pub fn population_deviation(&self) -> Outcome<Decimal> {
        if self.count() < 2 { Outcome::Undefined(Reason::OneJudge) } else { self.deviation(self.count()) }
    }

    /// The order of two spreads of as many numbers by their standard deviations.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        self.squares.cmp(&other.squares)
    }

    /// Whether all numbers are the same.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.squares.signum() == Ordering::Equal
    }

    fn deviation(&self, divisor: usize) -> Outcome<Decimal> {
        let Some(variance) = self.squares.checked_div(&Rational::from_integer(divisor)) else {
            return Outcome::Undefined(Reason::OneJudge);
        };
        if self.is_zero() {
            return Outcome::Value(Decimal::ZERO);
        }
        Outcome::of(|bits| Real::power(&variance, &half(), bits))
    }
}

fn half() -> Rational {
    Rational::from_decimal(Decimal::new(5, 1))
}

impl Serialize for Spread {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = crate::value::decimal::to_text;
        let mut out = serializer.serialize_struct("Spread", 7)?;
        out.serialize_field("count", &self.count())?;
        out.serialize_field("mean", &text(self.mean()))?;
        out.serialize_field("median", &text(self.median()))?;
        out.serialize_field("least", &text(self.least()))?;
        out.serialize_field("largest", &text(self.largest()))?;
        out.serialize_field("sample_deviation", &self.sample_deviation())?;
        out.serialize_field("population_deviation", &self.population_deviation())?;
        out.end()
    }
}
