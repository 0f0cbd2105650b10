//! How many times as much one criterion counts as another.

use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::value::decimal::{parse_decimal, to_text};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// The largest judgement; the smallest is one in so many. Saaty's own scale ends at 9.
const LARGEST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// How many times as much one criterion counts as another: a decimal such as 3 or 2.5, or a fraction such as 1/3.
///
/// On Saaty's scale 1 says equal, 3 moderately more, 5 strongly, 7 very strongly, 9 extremely more, and the fractions
/// say the same of the other one (*The Analytic Hierarchy Process*, 1980, table 3-1). The library takes any number from
/// one in 10^9 to 10^9. A fraction is held as such, so that 1/3 and 3 are exact reciprocals. Text form: `3`, `1/3`.
///
/// ```
/// use bizcase::{dec, scoring::pairwise::Judgement};
///
/// assert_eq!("1/3".parse::<Judgement>()?, Judgement::times(dec!(3))?.inverse());
/// assert_eq!(Judgement::one_in(dec!(3))?.to_string(), "1/3");
/// assert!(Judgement::times(dec!(0)).is_err());
/// # Ok::<(), bizcase::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Judgement {
    numerator: Decimal,
    denominator: Decimal,
}

impl Judgement {
    /// Both count alike.
    pub const EQUAL: Self = Self { numerator: Decimal::ONE, denominator: Decimal::ONE };

    /// The first counts so many times as much as the second.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for a number that is not from one in 10^9 to 10^9.
    pub fn times(factor: Decimal) -> Result<Self, Error> {
        Self::ratio(factor, Decimal::ONE)
    }

    /// The second counts so many times as much as the first.
    ///
    /// # Errors
    ///
    /// As for [`times`](Self::times).
    pub fn one_in(factor: Decimal) -> Result<Self, Error> {
        Self::ratio(Decimal::ONE, factor)
    }

    /// The first counts as much beside the second as one number does beside another: weights or quantities of both.
    ///
    /// # Errors
    ///
    /// As for [`times`](Self::times); both numbers are above zero.
    pub fn ratio(first: Decimal, second: Decimal) -> Result<Self, Error> {
        let judgement = Self { numerator: first.normalize(), denominator: second.normalize() };
        let largest = Rational::from_decimal(LARGEST);
        let is_positive = first > Decimal::ZERO && second > Decimal::ZERO;
        if is_positive && judgement.exact() <= largest && judgement.inverse().exact() <= largest {
            return Ok(judgement);
        }
        let expected = "a judgement above zero, from one in 10^9 to 10^9";
        Err(Error::new(ErrorKind::OutOfRange, judgement.to_string(), expected))
    }

    /// The same judgement, said of the second beside the first.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self { numerator: self.denominator, denominator: self.numerator }
    }

    /// The judgement as a fraction.
    pub(super) fn exact(self) -> Rational {
        let numerator = Rational::from_decimal(self.numerator);
        numerator.checked_div(&Rational::from_decimal(self.denominator)).unwrap_or(numerator)
    }

    /// The nearest float but for three roundings.
    pub(super) fn to_float(self) -> f64 {
        float_of(self.numerator) / float_of(self.denominator)
    }
}

/// The float nearest to a decimal.
fn float_of(value: Decimal) -> f64 {
    to_text(value).parse().expect("the text of a decimal is that of a float")
}

impl fmt::Display for Judgement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numerator = to_text(self.numerator);
        if self.denominator == Decimal::ONE {
            return f.pad(&numerator);
        }
        f.pad(&format!("{numerator}/{}", to_text(self.denominator)))
    }
}

impl FromStr for Judgement {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match text.split_once('/') {
            Some((first, second)) => Self::ratio(parse_decimal(first)?, parse_decimal(second)?),
            None => Self::times(parse_decimal(text)?),
        }
    }
}

impl Serialize for Judgement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
