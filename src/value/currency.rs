//! Currencies by their ISO 4217 codes.

use super::wire::text_form;
use crate::error::{Error, ErrorKind};
use std::fmt;
use std::str::FromStr;

/// A currency of ISO 4217, by its three-letter code.
///
/// The most common ones are constants; every other is read from its code.
///
/// ```
/// use bizcase::Currency;
///
/// assert_eq!("GBP".parse::<Currency>()?, Currency::GBP);
/// assert_eq!("KWD".parse::<Currency>()?.minor_unit_places(), 3);
/// # Ok::<(), bizcase::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(iso_currency::Currency);

macro_rules! currencies {
    ($($code:ident $name:literal),* $(,)?) => {
        impl Currency {
            $(#[doc = $name] pub const $code: Self = Self(iso_currency::Currency::$code);)*
        }
    };
}

currencies! {
    AUD "Australian dollar.", BRL "Brazilian real.", CAD "Canadian dollar.", CHF "Swiss franc.",
    CNY "Chinese yuan.", CZK "Czech koruna.", DKK "Danish krone.", EUR "Euro.", GBP "Pound sterling.",
    HKD "Hong Kong dollar.", INR "Indian rupee.", JPY "Japanese yen.", KRW "South Korean won.",
    MXN "Mexican peso.", NOK "Norwegian krone.", NZD "New Zealand dollar.", PLN "Polish zloty.",
    SEK "Swedish krona.", SGD "Singapore dollar.", USD "United States dollar.", ZAR "South African rand.",
}

impl Currency {
    /// The three-letter code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// The name in English.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.name()
    }

    /// How many decimal places its minor unit has: 2 for pence and cents, 0 for yen.
    ///
    /// Units of account without a minor unit, such as gold (XAU), count as 2.
    #[must_use]
    pub fn minor_unit_places(self) -> u32 {
        self.0.exponent().map_or(2, u32::from)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl FromStr for Currency {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        iso_currency::Currency::from_code(text).map(Self).ok_or_else(|| {
            Error::new(
                ErrorKind::UnknownCurrency,
                format!("{text:?}"),
                "an ISO 4217 code in capitals, such as \"GBP\"",
            )
        })
    }
}

text_form!(Currency, "an ISO 4217 currency code");
