//! Rates of interest, discount and growth.

use super::decimal;
use super::wire::text_form;
use super::words::words;
use crate::error::{Error, ErrorKind};
use crate::exact::{Rational, Rounded};
use rust_decimal::Decimal;
use std::fmt;
use std::str::FromStr;

/// A rate per period, as a fraction above -1: 0.035 is 3.5 % a period.
///
/// Text form: the bare fraction `0.035`; `3.5%` is read as well. [`to_percent`](Rate::to_percent) writes it for
/// people. What "a period" is depends on the measure that takes the rate; a business case states an
/// [`AnnualRate`].
///
/// ```
/// use bizcase::{Rate, percent};
///
/// assert_eq!("3.5%".parse::<Rate>()?, percent!(3.5));
/// assert_eq!("0.035".parse::<Rate>()?, percent!(3.5));
/// assert_eq!(percent!(3.5).to_string(), "0.035");
/// assert!("-100%".parse::<Rate>().is_err());
/// # Ok::<(), bizcase::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(Decimal);

impl Rate {
    /// No interest at all.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// A rate as a fraction: 0.035 is 3.5 %.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for -1 or less: nothing is left to discount.
    pub fn from_fraction(fraction: Decimal) -> Result<Self, Error> {
        if fraction > Decimal::NEGATIVE_ONE {
            return Ok(Self(fraction.normalize()));
        }
        Err(Error::new(ErrorKind::OutOfRange, decimal::to_text(fraction), "a rate above -1 (-100 %)"))
    }

    /// A rate in percent: 3.5 is 3.5 %. For a literal there is [`percent!`](crate::percent).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for -100 or less; [`ErrorKind::TooManyDigits`] where a hundredth of it has more
    /// than 28 places.
    ///
    /// ```
    /// use bizcase::{Rate, dec, percent};
    ///
    /// assert_eq!(Rate::from_percent(dec!(3.5))?, percent!(3.5));
    /// assert!(Rate::from_percent(dec!(-100)).is_err());
    /// # Ok::<(), bizcase::Error>(())
    /// ```
    pub fn from_percent(percent: Decimal) -> Result<Self, Error> {
        format!("{}%", decimal::to_text(percent)).parse()
    }

    /// What [`percent!`](crate::percent) evaluates while compiling.
    #[doc(hidden)]
    #[must_use]
    pub const fn percent_literal(source: &str) -> Self {
        let fraction = decimal::literal(source, 2);
        assert!(is_above_minus_one(fraction), "a rate is above -100 %");
        Self(fraction)
    }

    /// The rate as a fraction.
    #[must_use]
    pub fn fraction(self) -> Decimal {
        self.0
    }

    /// The rate in percent, as text for people: `3.5%`.
    #[must_use]
    pub fn to_percent(self) -> String {
        decimal::to_percent(self.0)
    }
}

const fn is_above_minus_one(fraction: Decimal) -> bool {
    if fraction.is_sign_positive() {
        return true;
    }
    let mut one = 1;
    let mut scale = fraction.scale();
    while scale > 0 {
        one *= 10;
        scale -= 1;
    }
    fraction.mantissa() > -one
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&decimal::to_text(self.0))
    }
}

impl FromStr for Rate {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::from_fraction(decimal::parse_fraction(text)?)
    }
}

text_form!(Rate, "a rate such as \"3.5%\" or \"0.035\"");

words! {
    /// How often in a year a stated rate is applied.
    Compounding {
        /// Once a year: the stated rate is the effective one.
        Annual = "annual",
        /// Half of it every half-year.
        SemiAnnual = "semi-annual",
        /// A quarter of it every quarter.
        Quarterly = "quarterly",
        /// A twelfth of it every month.
        Monthly = "monthly",
    }
}

impl Compounding {
    /// How many times a year.
    #[must_use]
    pub fn times_a_year(self) -> u32 {
        match self {
            Self::Annual => 1,
            Self::SemiAnnual => 2,
            Self::Quarterly => 4,
            Self::Monthly => 12,
        }
    }
}

/// A rate per year with its compounding: what a business case states.
///
/// A bare [`Rate`] turns into an effective annual rate, the other common reading, a nominal rate, is asked for
/// by its [`Compounding`].
///
/// ```
/// use bizcase::{AnnualRate, Compounding, percent};
///
/// let stated = AnnualRate::nominal(percent!(12), Compounding::Monthly);
/// assert_eq!(stated.rate(), percent!(12));
/// assert_eq!(AnnualRate::effective(percent!(3.5)), percent!(3.5).into());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AnnualRate {
    rate: Rate,
    compounding: Compounding,
}

impl AnnualRate {
    /// A rate that is what a year really brings.
    #[must_use]
    pub fn effective(rate: Rate) -> Self {
        Self::nominal(rate, Compounding::Annual)
    }

    /// A rate of which a part is applied several times a year.
    #[must_use]
    pub fn nominal(rate: Rate, compounding: Compounding) -> Self {
        Self { rate, compounding }
    }

    /// The rate as stated.
    #[must_use]
    pub fn rate(self) -> Rate {
        self.rate
    }

    /// What a year really brings: `(1 + rate / m)^m - 1` with `m` applications a year, exact, rounded once.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Overflow`] where no decimal can hold it.
    ///
    /// ```
    /// use bizcase::{AnnualRate, Compounding, percent};
    ///
    /// let stated = AnnualRate::nominal(percent!(12), Compounding::Monthly);
    /// assert!(stated.to_effective()?.to_percent().starts_with("12.682503"));
    /// # Ok::<(), bizcase::Error>(())
    /// ```
    pub fn to_effective(self) -> Result<Rate, Error> {
        if self.compounding == Compounding::Annual {
            return Ok(self.rate);
        }
        let times = self.compounding.times_a_year();
        let one = Rational::from_integer(1);
        let part = Rational::from_decimal(self.rate.fraction())
            .checked_div(&Rational::from_integer(times))
            .expect("a rate is applied at least once a year");
        match (&(&one + &part).pow(times) - &one).round() {
            Rounded::Value(fraction) => Rate::from_fraction(fraction),
            Rounded::AboveRange | Rounded::BelowRange => {
                let found = format!("{} {}", self.rate.to_percent(), self.compounding.word());
                Err(Error::new(ErrorKind::Overflow, found, "an effective rate that a decimal can hold"))
            }
        }
    }

    /// How often it is applied.
    #[must_use]
    pub fn compounding(self) -> Compounding {
        self.compounding
    }
}

impl From<Rate> for AnnualRate {
    fn from(rate: Rate) -> Self {
        Self::effective(rate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::percent;

    #[test]
    fn percent_text_moves_the_point_only() {
        for (text, fraction, shown) in [
            ("3.5%", "0.035", "3.5%"),
            ("0%", "0", "0%"),
            ("100%", "1", "100%"),
            ("-0.25%", "-0.0025", "-0.25%"),
            ("12345.678%", "123.45678", "12345.678%"),
            (
                "7922816251426433759354395033500%",
                "79228162514264337593543950335",
                "7922816251426433759354395033500%",
            ),
        ] {
            let rate: Rate = text.parse().unwrap();
            assert_eq!((rate.to_string().as_str(), rate.to_percent().as_str()), (fraction, shown));
        }
    }

    #[test]
    fn nothing_at_or_below_minus_one_hundred_percent_is_a_rate() {
        for text in ["-100%", "-1", "-1.0000000000000000000000000001", "-250%"] {
            assert_eq!(text.parse::<Rate>().unwrap_err().kind(), ErrorKind::OutOfRange, "{text}");
        }
        assert_eq!(percent!(-99.99).to_percent(), "-99.99%");
    }
}
