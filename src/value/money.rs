//! Amounts of money in a stated currency.

use super::wire::text_form;
use super::{Currency, decimal};
use crate::error::{Error, ErrorKind};
use rust_decimal::Decimal;
use std::fmt;
use std::str::FromStr;

/// An exact amount of a currency. Text form: `GBP 1200.5`.
///
/// Arithmetic is checked: two currencies never mix, and no result is rounded. Rounding to minor units happens
/// only where a page is written for people.
///
/// ```
/// use bizcase::{Currency, dec, gbp, usd, value::money};
///
/// assert_eq!(gbp(2).checked_add(gbp(dec!(0.5)))?, gbp(dec!(2.5)));
/// assert_eq!(gbp(2).checked_sub(gbp(dec!(0.5)))?, gbp(dec!(1.5)));
/// assert!(gbp(2).checked_add(usd(1)).is_err());
/// assert_eq!(money(2, Currency::SEK).to_string(), "SEK 2");
/// # Ok::<(), bizcase::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    amount: Decimal,
    currency: Currency,
}

/// An amount of any currency.
#[must_use]
pub fn money(amount: impl Into<Decimal>, currency: Currency) -> Money {
    Money { amount: amount.into().normalize(), currency }
}

macro_rules! money_in {
    ($($function:ident $currency:ident $name:literal),* $(,)?) => {
        $(
            #[doc = concat!("An amount of ", $name, ": a whole number, or a decimal literal by [`dec!`](crate::dec).")]
            #[must_use]
            pub fn $function(amount: impl Into<Decimal>) -> Money {
                money(amount, Currency::$currency)
            }
        )*
    };
}

money_in! {
    aud AUD "Australian dollars", cad CAD "Canadian dollars", chf CHF "Swiss francs", eur EUR "euros",
    gbp GBP "pounds sterling", jpy JPY "Japanese yen", nzd NZD "New Zealand dollars",
    usd USD "United States dollars",
}

impl Money {
    /// The number of units of the currency.
    #[must_use]
    pub fn amount(self) -> Decimal {
        self.amount
    }

    /// The currency.
    #[must_use]
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// The exact sum.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::CurrencyMismatch`] for another currency; [`ErrorKind::Overflow`] where no decimal holds the
    /// exact sum.
    pub fn checked_add(self, other: Self) -> Result<Self, Error> {
        self.same_currency(other)?;
        decimal::exact_sum(self.amount, other.amount).map(|sum| money(sum, self.currency)).ok_or_else(|| {
            let found = format!("{} + {}", decimal::to_text(self.amount), decimal::to_text(other.amount));
            Error::new(ErrorKind::Overflow, found, "a sum that fits a decimal without rounding")
        })
    }

    /// The exact difference.
    ///
    /// # Errors
    ///
    /// As [`checked_add`](Money::checked_add).
    pub fn checked_sub(self, other: Self) -> Result<Self, Error> {
        self.checked_add(Self { amount: -other.amount, ..other })
    }

    fn same_currency(self, other: Self) -> Result<(), Error> {
        if self.currency == other.currency {
            return Ok(());
        }
        let expected = format!("the other is in {}", self.currency);
        Err(Error::new(ErrorKind::CurrencyMismatch, other.currency.code(), expected))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.currency, decimal::to_text(self.amount))
    }
}

impl FromStr for Money {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let (code, amount) = text.split_once(' ').ok_or_else(|| {
            Error::new(ErrorKind::UnknownCurrency, format!("{text:?}"), "an amount such as \"GBP 1200.50\"")
        })?;
        Ok(money(decimal::parse_decimal(amount)?, code.parse()?))
    }
}

text_form!(Money, "an amount such as \"GBP 1200.50\"");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;

    #[test]
    fn a_sum_that_would_be_rounded_is_refused() {
        let large = gbp(Decimal::MAX);
        assert_eq!(large.checked_add(gbp(1)).unwrap_err().kind(), ErrorKind::Overflow);
        let fine = gbp(dec!(0.0000000000000000000000000001));
        assert_eq!(gbp(1_000_000).checked_add(fine).unwrap_err().kind(), ErrorKind::Overflow);
        assert_eq!(gbp(1_000_000).checked_sub(fine).unwrap_err().kind(), ErrorKind::Overflow);
    }

    #[test]
    fn text_and_value_are_inverses() {
        let amount: Money = "EUR -12.50".parse().unwrap();
        assert_eq!(amount, eur(dec!(-12.5)));
        assert_eq!(amount.to_string(), "EUR -12.5");
        for bad in ["12.50", "EUR12", "XXQ 1", "EUR  1", "eur 1"] {
            assert!(bad.parse::<Money>().is_err(), "{bad}");
        }
    }
}
