//! Payments that grow, and payments without end.

use super::{Due, at_period_end, growth, within_limit};
use crate::error::Error;
use crate::exact::{Rational, Real};
use crate::measure::outcome::{Outcome, Reason};
use crate::value::Rate;
use rust_decimal::Decimal;

/// The present value of `nper` payments of which each is `1 + growth` times the one before:
/// `first * (1 - q^nper) / (rate - growth)` with `q = (1 + growth) / (1 + rate)`, and `first * nper / (1 + rate)` where
/// rate and growth are equal.
///
/// This is the formula of textbooks, with its signs: payments and their worth have the same one. The first payment is
/// as stated, at the end of period 1, or at once with [`Due::Start`], which multiplies the value by `1 + rate`.
///
/// # Errors
///
/// [`ErrorKind::OverLimit`](crate::ErrorKind::OverLimit) beyond [`limits::ANNUITY_PERIODS`](crate::limits::ANNUITY_PERIODS)
/// periods.
///
/// # Examples
///
/// Three payments of 110, 121 and 133.10 at 10 % are worth 100 each; at 0 % they are worth their sum.
///
/// ```
/// use bizcase::measure::{Outcome, annuity::{Due, growing_annuity}};
/// use bizcase::{dec, percent};
///
/// let worth = |rate| growing_annuity(rate, percent!(10), 3, dec!(110), Due::End);
/// assert_eq!(worth(percent!(10))?, Outcome::Value(dec!(300)));
/// assert_eq!(worth(percent!(0))?, Outcome::Value(dec!(364.1)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn growing_annuity(
    rate: Rate,
    growth: Rate,
    nper: u32,
    first: Decimal,
    due: Due,
) -> Result<Outcome<Decimal>, Error> {
    within_limit(nper.into())?;
    Ok(Outcome::of(|bits| at_period_end(rate, due) * first * growing_factor(rate, growth, nper, bits)))
}

/// The present value of equal payments without end: `payment / rate`.
///
/// It is [`Outcome::Undefined`] with [`Reason::NoLimit`] at a rate of zero or below. The first payment falls at the end
/// of period 1, or at once with [`Due::Start`].
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, Reason, annuity::{Due, perpetuity}};
/// use bizcase::{dec, percent};
///
/// assert_eq!(perpetuity(percent!(5), dec!(100), Due::End), Outcome::Value(dec!(2000)));
/// assert_eq!(perpetuity(percent!(5), dec!(100), Due::Start), Outcome::Value(dec!(2100)));
/// assert_eq!(perpetuity(percent!(0), dec!(100), Due::End), Outcome::Undefined(Reason::NoLimit));
/// ```
pub fn perpetuity(rate: Rate, payment: Decimal, due: Due) -> Outcome<Decimal> {
    growing_perpetuity(rate, Rate::ZERO, payment, due)
}

/// The present value of payments without end of which each is `1 + growth` times the one before:
/// `first / (rate - growth)`, the formula of Gordon and Shapiro (1956).
///
/// It is [`Outcome::Undefined`] with [`Reason::NoLimit`] where the growth is not below the rate. `first` is the first
/// payment as it is made, at the end of period 1 or at once with [`Due::Start`]; texts that state the *last* payment
/// made multiply it by `1 + growth` first.
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, annuity::{Due, growing_perpetuity}};
/// use bizcase::{dec, percent};
///
/// let worth = growing_perpetuity(percent!(7), percent!(2), dec!(100), Due::End);
/// assert_eq!(worth, Outcome::Value(dec!(2000)));
/// ```
pub fn growing_perpetuity(rate: Rate, growth: Rate, first: Decimal, due: Due) -> Outcome<Decimal> {
    if growth >= rate {
        return Outcome::Undefined(Reason::NoLimit);
    }
    Outcome::of(|_| at_period_end(rate, due) * first / spread(rate, growth))
}

fn spread(rate: Rate, growth: Rate) -> Real {
    Real::from(rate.fraction()) - growth.fraction()
}

/// The worth of payments of which the first is one, at the end of period 1.
fn growing_factor(rate: Rate, of_payments: Rate, nper: u32, bits: u64) -> Real {
    if rate == of_payments {
        return Real::from(nper) / growth(rate);
    }
    let step = growth(of_payments).checked_div(&growth(rate)).expect("a rate is above -1");
    let last = Real::power(&step, &Rational::from_integer(nper), bits);
    (Real::from(1) - last) / spread(rate, of_payments)
}
