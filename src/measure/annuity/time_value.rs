//! Present value, future value and payment.

use super::{Due, accumulation, at_period_end, growth_over, within_limit};
use crate::error::Error;
use crate::exact::Real;
use crate::measure::outcome::{Outcome, Reason};
use crate::value::Rate;
use rust_decimal::Decimal;

/// What equal payments and a final amount are worth at the start:
/// `-(fv + pmt * (1 + rate * due) * (P - 1) / rate) / P` with `P = (1 + rate)^nper`.
///
/// The signs are those of spreadsheets: payments received in future are worth what would have to be paid now.
///
/// # Errors
///
/// [`ErrorKind::OverLimit`](crate::ErrorKind::OverLimit) beyond [`limits::ANNUITY_PERIODS`](crate::limits::ANNUITY_PERIODS)
/// periods.
///
/// # Examples
///
/// A hundred at the start of each of three periods at 100 %: 100 + 50 + 25.
///
/// ```
/// use bizcase::measure::{Outcome, annuity::{Due, pv}};
/// use bizcase::{dec, percent};
///
/// assert_eq!(pv(percent!(100), dec!(3), dec!(100), dec!(0), Due::Start)?, Outcome::Value(dec!(-175)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn pv(rate: Rate, nper: Decimal, pmt: Decimal, fv: Decimal, due: Due) -> Result<Outcome<Decimal>, Error> {
    within_limit(nper)?;
    Ok(Outcome::of(|bits| {
        let growth = growth_over(rate, nper, bits);
        -(payments_at_end(rate, nper, pmt, due, &growth) + fv) / growth
    }))
}

/// What an amount now and equal payments leave at the end:
/// `-(pv * P + pmt * (1 + rate * due) * (P - 1) / rate)` with `P = (1 + rate)^nper`.
///
/// The signs are those of spreadsheets: what was paid in, negative, comes back positive.
///
/// # Errors
///
/// As [`pv`].
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, annuity::{Due, fv}};
/// use bizcase::{dec, percent};
///
/// // Saving 100 at the end of each of three periods at 10 %: 121 + 110 + 100.
/// assert_eq!(fv(percent!(10), dec!(3), dec!(-100), dec!(0), Due::End)?, Outcome::Value(dec!(331)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn fv(rate: Rate, nper: Decimal, pmt: Decimal, pv: Decimal, due: Due) -> Result<Outcome<Decimal>, Error> {
    within_limit(nper)?;
    Ok(Outcome::of(|bits| {
        let growth = growth_over(rate, nper, bits);
        -(&growth * pv + payments_at_end(rate, nper, pmt, due, &growth))
    }))
}

/// The equal payment that turns an amount now into a final amount:
/// `-(pv * P + fv) * rate / ((1 + rate * due) * (P - 1))` with `P = (1 + rate)^nper`.
///
/// The signs are those of spreadsheets: a loan received is paid back by negative payments. With no period at all the
/// payment is [`Outcome::Undefined`] with [`Reason::NoPeriods`].
///
/// # Errors
///
/// As [`pv`].
///
/// # Examples
///
/// A loan of 120 000 over 24 months without interest, and one of 1000 over two years at 10 %:
///
/// ```
/// use bizcase::measure::{Outcome, annuity::{Due, pmt}};
/// use bizcase::{dec, percent};
///
/// assert_eq!(pmt(percent!(0), dec!(24), dec!(120000), dec!(0), Due::End)?, Outcome::Value(dec!(-5000)));
/// // 1000 at 10 % over two periods: 1000 * 1.21 / 2.1.
/// let payment = pmt(percent!(10), dec!(2), dec!(1000), dec!(0), Due::End)?;
/// assert_eq!(payment, Outcome::Value(dec!(-576.1904761904761904761904762)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn pmt(rate: Rate, nper: Decimal, pv: Decimal, fv: Decimal, due: Due) -> Result<Outcome<Decimal>, Error> {
    within_limit(nper)?;
    if nper.is_zero() {
        return Ok(Outcome::Undefined(Reason::NoPeriods));
    }
    Ok(Outcome::of(|bits| exact_pmt(rate, nper, pv, fv, due, bits)))
}

/// The payment before it is rounded, for a number of periods that is not zero.
pub(super) fn exact_pmt(rate: Rate, nper: Decimal, pv: Decimal, fv: Decimal, due: Due, bits: u64) -> Real {
    let growth = growth_over(rate, nper, bits);
    -(&growth * pv + fv) / (accumulation(rate, nper, &growth) * at_period_end(rate, due))
}

/// What the payments alone are worth at the end of the last period.
fn payments_at_end(rate: Rate, nper: Decimal, pmt: Decimal, due: Due, growth: &Real) -> Real {
    at_period_end(rate, due) * pmt * accumulation(rate, nper, growth)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ErrorKind, dec, parse_decimal, percent};

    #[test]
    fn no_period_leaves_the_amounts_and_no_payment() {
        let (rate, none) = (percent!(2), dec!(0));
        assert_eq!(pv(rate, none, dec!(100), dec!(12), Due::Start).unwrap(), Outcome::Value(dec!(-12)));
        assert_eq!(fv(rate, none, dec!(100), dec!(12), Due::End).unwrap(), Outcome::Value(dec!(-12)));
        let payment = pmt(rate, none, dec!(100), dec!(0), Due::End).unwrap();
        assert_eq!(payment, Outcome::Undefined(Reason::NoPeriods));
    }

    #[test]
    fn more_periods_than_the_limit_are_refused_on_both_sides() {
        for nper in [dec!(12000.1), dec!(-12001)] {
            let error = pv(percent!(1), nper, dec!(1), dec!(0), Due::End).unwrap_err();
            assert_eq!((error.kind(), error.path().to_string()), (ErrorKind::OverLimit, "nper".to_owned()));
        }
    }

    #[test]
    fn the_largest_rates_and_terms_end_out_of_range_or_at_zero() {
        let rate = Rate::from_fraction(parse_decimal("79228162514264337593543950335").unwrap()).unwrap();
        let (nper, one, none) = (dec!(12000), dec!(1), dec!(0));
        assert_eq!(fv(rate, nper, none, one, Due::End).unwrap(), Outcome::BelowRange);
        assert_eq!(fv(rate, dec!(11999.5), none, -one, Due::End).unwrap(), Outcome::AboveRange);
        assert_eq!(pv(rate, nper, none, one, Due::End).unwrap(), Outcome::Value(none));
        let nearly_all = Rate::from_fraction(dec!(-0.9999999999999999999999999999)).unwrap();
        assert_eq!(pv(nearly_all, nper, none, one, Due::End).unwrap(), Outcome::BelowRange);
        assert_eq!(fv(nearly_all, dec!(11999.5), none, one, Due::Start).unwrap(), Outcome::Value(none));
    }

    #[test]
    fn a_tiny_rate_over_a_tiny_term_loses_no_digit() {
        // (1 + r)^n - 1 is about 10^-56 here, of which an enclosure knows no digit with 128 bits.
        let tiny = dec!(0.0000000000000000000000000001);
        let rate = Rate::from_fraction(tiny).unwrap();
        let payment = pmt(rate, tiny, dec!(0), dec!(-0.0000000000000000000000000001), Due::End).unwrap();
        assert_eq!(payment, Outcome::Value(dec!(1)));
    }
}
