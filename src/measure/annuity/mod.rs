//! Annuities: equal payments at equal distances, and what they are worth, cost or last.
//!
//! The functions with the names of spreadsheets keep the spreadsheet's signs: what is received is positive, what is
//! paid out is negative, and with the growth factor `P = (1 + rate)^nper` the five amounts satisfy
//!
//! ```text
//! pv * P + pmt * (1 + rate * due) * (P - 1) / rate + fv = 0        due = 0 at the end, 1 at the start of a period
//! pv + pmt * nper + fv = 0                                         at a rate of zero
//! ```
//!
//! Whoever borrows 1000 has a `pv` of 1000 and a negative `pmt`. The rate is per period: a loan of 6 % a year that is
//! paid monthly has a rate of 0.5 % by the common convention for loans, and `1.06^(1/12) - 1` by the effective one:
//! see [`conversion`](super::conversion).
//!
//! Source: OASIS, *OpenDocument Format 1.3*, part 4 (OpenFormula), section 6.12, Financial Functions.
//!
//! | sought | function |
//! |---|---|
//! | one of the five amounts | [`pv`], [`fv`], [`pmt`], [`nper`], [`rate`] |
//! | the interest and the principal in one payment | [`ipmt`], [`ppmt`] |
//! | ... and in several | [`cumipmt`], [`cumprinc`] |
//! | the worth of payments that grow, or never end | [`growing_annuity`], [`perpetuity`], [`growing_perpetuity`] |
//!
//! Numbers of periods may have a fraction, as in spreadsheets; the power is then that of real numbers. Rates at or
//! below -100 %, which some spreadsheets put into the same formula, are no rates here.

mod growing;
mod loan;
mod term;
mod time_value;

pub use growing::{growing_annuity, growing_perpetuity, perpetuity};
pub use loan::{cumipmt, cumprinc, ipmt, ppmt};
pub use term::{nper, rate};
pub use time_value::{fv, pmt, pv};

use crate::error::{Error, ErrorKind};
use crate::exact::{Rational, Real};
use crate::limits;
use crate::value::{Rate, decimal, words};
use rust_decimal::Decimal;

words! {
    /// When in its period a payment of an annuity is due.
    Due {
        /// At the end: an ordinary annuity, the spreadsheet's type 0.
        End = "end",
        /// At the start: an annuity due, the spreadsheet's type 1.
        Start = "start",
    }
}

/// `1 + rate`, above zero.
fn growth(rate: Rate) -> Rational {
    &Rational::one() + &Rational::from_decimal(rate.fraction())
}

/// `(1 + rate)^periods`.
fn growth_over(rate: Rate, periods: Decimal, bits: u64) -> Real {
    Real::power(&growth(rate), &Rational::from_decimal(periods), bits)
}

/// What a payment of one is worth at the end of its period: `1 + rate * due`.
fn at_period_end(rate: Rate, due: Due) -> Real {
    match due {
        Due::End => Real::from(1),
        Due::Start => growth(rate).into(),
    }
}

/// `(P - 1) / rate`: what payments of one, each at the end of its period, are worth at the end of the last one.
fn accumulation(rate: Rate, periods: Decimal, growth: &Real) -> Real {
    if rate == Rate::ZERO {
        return periods.into();
    }
    (growth - 1) / rate.fraction()
}

/// Refuses numbers of periods whose powers would take unbounded time.
fn within_limit(nper: Decimal) -> Result<(), Error> {
    if nper.abs() <= Decimal::from(limits::ANNUITY_PERIODS) {
        return Ok(());
    }
    let expected = format!("at most {} periods either way", limits::ANNUITY_PERIODS);
    Err(Error::new(ErrorKind::OverLimit, decimal::to_text(nper), expected).within("nper"))
}
