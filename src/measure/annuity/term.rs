//! The number of periods and the rate.

use super::{Due, growth};
use crate::error::{Error, ErrorKind};
use crate::exact::{Rational, Real, rates_of_sum};
use crate::limits;
use crate::measure::irr::Irr;
use crate::measure::outcome::{Outcome, Reason};
use crate::value::Rate;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// The number of periods after which an amount now and equal payments have become the final amount:
/// `ln q / ln(1 + rate)` with `q = (pmt * (1 + rate * due) - fv * rate) / (pmt * (1 + rate * due) + pv * rate)`, and
/// `-(pv + fv) / pmt` at a rate of zero.
///
/// The signs are those of spreadsheets. The real number is rounded correctly: no last digit depends on a library of
/// logarithms. It is negative where the balance fitted in the past. It is [`Outcome::Undefined`] with
/// [`Reason::NoTerm`] where the payments never reach the final amount, such as those that do not even cover the
/// interest, and with [`Reason::AnyTerm`] where they keep the balance at it.
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, Reason, annuity::{Due, nper}};
/// use bizcase::{dec, percent};
///
/// let periods = |payment| nper(percent!(10), payment, dec!(1000), dec!(0), Due::End);
/// // 1000 at 10 % over two periods takes payments of 1210 / 2.1, or 576.19; 600 end it sooner.
/// assert_eq!(periods(dec!(-600)), Outcome::Value(dec!(1.912928473834244915444950032)));
/// assert_eq!(periods(dec!(-1100)), Outcome::Value(dec!(1)));
/// assert_eq!(periods(dec!(-100)), Outcome::Undefined(Reason::NoTerm));
/// ```
pub fn nper(rate: Rate, pmt: Decimal, pv: Decimal, fv: Decimal, due: Due) -> Outcome<Decimal> {
    let [pmt, pv, fv] = [pmt, pv, fv].map(Rational::from_decimal);
    if rate == Rate::ZERO {
        let owed = -&(&pv + &fv);
        return owed.checked_div(&pmt).map_or_else(|| undefined(&owed), |periods| periods.round().into());
    }
    let interest = Rational::from_decimal(rate.fraction());
    let payment = if due == Due::Start { &pmt * &growth(rate) } else { pmt };
    let (end, start) = (&payment - &(&fv * &interest), &payment + &(&pv * &interest));
    match end.checked_div(&start) {
        // No tie can occur: the number of periods would be a fraction with a power of two in its denominator and 29
        // digits, and 1 + rate a perfect power of that degree, which is too far from 1 for so many periods.
        Some(quotient) if quotient.signum() == Ordering::Greater => {
            Outcome::of(|bits| Real::ln(&quotient, bits) / Real::ln(&growth(rate), bits))
        }
        Some(_) => Outcome::Undefined(Reason::NoTerm),
        None => undefined(&end),
    }
}

/// Payments that change nothing: they keep the balance where it shall be, or away from it.
fn undefined(missing: &Rational) -> Outcome<Decimal> {
    let is_there = missing.signum() == Ordering::Equal;
    Outcome::Undefined(if is_there { Reason::AnyTerm } else { Reason::NoTerm })
}

/// Every rate per period at which an amount now, equal payments and a final amount balance.
///
/// These are the internal rates of the flow `pv, pmt, ..., pmt + fv` or, with payments at the start,
/// `pv + pmt, pmt, ..., fv`: every one above -100 %, as [`irr`](super::super::irr()) finds them, where a spreadsheet returns the one that
/// its search meets first. A loan has one; a loan with a last amount of the borrower's sign may have two.
///
/// # Errors
///
/// [`ErrorKind::OverLimit`] beyond [`limits::ANNUITY_RATE_PERIODS`] periods.
///
/// # Examples
///
/// ```
/// use bizcase::measure::annuity::{Due, rate};
/// use bizcase::{dec, percent};
///
/// let found = rate(2, dec!(-576), dec!(1000), dec!(0.4), Due::End)?;
/// assert_eq!(found.unique().map(|rate| rate.to_percent()[..6].to_owned()), Some("9.9507".to_owned()));
/// assert_eq!(rate(3, dec!(-100), dec!(0), dec!(331), Due::End)?.unique(), Some(percent!(10)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn rate(nper: u32, pmt: Decimal, pv: Decimal, fv: Decimal, due: Due) -> Result<Irr, Error> {
    if nper > limits::ANNUITY_RATE_PERIODS {
        let expected = format!("at most {} periods", limits::ANNUITY_RATE_PERIODS);
        return Err(Error::new(ErrorKind::OverLimit, nper.to_string(), expected).within("nper"));
    }
    let last = nper as usize;
    let (mut payments, mut beside) = (vec![pmt; last + 1], vec![Decimal::ZERO; last + 1]);
    // One of the two amounts falls where there is no payment, the other one beside the last or the first payment.
    match due {
        Due::End => (payments[0], beside[last]) = (pv, fv),
        Due::Start => (payments[last], beside[0]) = (fv, pv),
    }
    Ok(Irr::of(rates_of_sum(&payments, &beside)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, percent};

    #[test]
    fn without_interest_the_term_is_a_quotient() {
        let term = |pmt, pv, fv| nper(Rate::ZERO, pmt, pv, fv, Due::Start);
        assert_eq!(term(dec!(3), dec!(100), dec!(23)), Outcome::Value(dec!(-41)));
        assert_eq!(term(dec!(0), dec!(100), dec!(23)), Outcome::Undefined(Reason::NoTerm));
        assert_eq!(term(dec!(0), dec!(100), dec!(-100)), Outcome::Undefined(Reason::AnyTerm));
    }

    #[test]
    fn payments_of_the_interest_alone_keep_the_balance() {
        let term = |fv| nper(percent!(10), dec!(-100), dec!(1000), fv, Due::End);
        assert_eq!(term(dec!(-1000)), Outcome::Undefined(Reason::AnyTerm));
        assert_eq!(term(dec!(-900)), Outcome::Undefined(Reason::NoTerm));
    }

    #[test]
    fn whole_numbers_of_periods_are_whole() {
        for (fv, periods) in [(dec!(-2), 1), (dec!(-1024), 10), (dec!(-0.5), -1), (dec!(-1), 0)] {
            let found = nper(percent!(100), dec!(0), dec!(1), fv, Due::End);
            assert_eq!(found, Outcome::Value(Decimal::from(periods)));
        }
    }

    #[test]
    fn a_term_longer_than_any_decimal_is_out_of_range() {
        let rate = Rate::from_fraction(dec!(0.0000000000000000000000000001)).unwrap();
        assert_eq!(nper(rate, dec!(0), dec!(1), dec!(-3000), Due::End), Outcome::AboveRange);
        assert_eq!(nper(rate, dec!(0), dec!(-3000), dec!(1), Due::End), Outcome::BelowRange);
    }

    #[test]
    fn amounts_whose_sum_no_decimal_holds_have_their_rate() {
        let only = |found: Result<Irr, Error>| found.unwrap().unique();
        let most = Decimal::MAX;
        assert_eq!(only(rate(1, most, most, -most, Due::Start)), Some(percent!(-50)));
        assert_eq!(only(rate(1, most, -most, most, Due::End)), Some(percent!(100)));
    }

    #[test]
    fn an_annuity_can_have_two_rates_or_none() {
        // -100 + 230 v - 132 v^2 as pv, payment and final amount.
        let found = rate(2, dec!(230), dec!(-100), dec!(-362), Due::End).unwrap();
        assert_eq!(found.rates().len(), 2);
        assert!(rate(0, dec!(5), dec!(1), dec!(1), Due::End).unwrap().rates().is_empty());
    }
}
