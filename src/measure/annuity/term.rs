//! The number of periods and the rate.

use super::{Due, at_period_end, growth};
use crate::error::{Error, ErrorKind};
use crate::exact::{Rational, Rounded};
use crate::limits;
use crate::measure::interval::{Interval, rounded};
use crate::measure::irr::{Irr, irr};
use crate::measure::outcome::{Outcome, Reason};
use crate::measure::transcendental::ln;
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
    if rate == Rate::ZERO {
        let owed = Interval::decimal(pv).plus(&Interval::decimal(fv)).negated();
        return match owed.over(&Interval::decimal(pmt)) {
            Some(periods) => rounded(|_| Some(periods.clone())),
            None => undefined(is_zero(&owed)),
        };
    }
    let interest = Interval::decimal(rate.fraction());
    let payment = Interval::decimal(pmt).times(&at_period_end(rate, due));
    let end = payment.minus(&Interval::decimal(fv).times(&interest));
    let start = payment.plus(&Interval::decimal(pv).times(&interest));
    match end.over(&start) {
        Some(Interval::Exact(quotient)) if quotient.signum() == Ordering::Greater => {
            // No tie can occur: the number of periods would be a fraction with a power of two in its denominator
            // and 29 digits, and 1 + rate a perfect power of that degree, which is too far from 1 for so many
            // periods. So the interval is decided by some precision.
            rounded(|bits| ln(&quotient, bits)?.over(&ln(&growth(rate), bits)?))
        }
        Some(_) => undefined(false),
        None => undefined(is_zero(&end)),
    }
}

fn undefined(any: bool) -> Outcome<Decimal> {
    Outcome::Undefined(if any { Reason::AnyTerm } else { Reason::NoTerm })
}

fn is_zero(value: &Interval) -> bool {
    matches!(value, Interval::Exact(value) if value.signum() == Ordering::Equal)
}

/// Every rate per period at which an amount now, equal payments and a final amount balance.
///
/// These are the internal rates of the flow `pv, pmt, ..., pmt + fv` or, with payments at the start,
/// `pv + pmt, pmt, ..., fv`: every one above -100 %, as [`irr`] finds them, where a spreadsheet returns the one that
/// its search meets first. A loan has one; a loan with a last amount of the borrower's sign may have two.
///
/// # Errors
///
/// [`ErrorKind::OverLimit`] beyond [`limits::ANNUITY_RATE_PERIODS`] periods; [`ErrorKind::TooManyDigits`] where two
/// amounts at one moment have a sum that no decimal holds exactly.
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
    let mut flows = vec![pmt; last + 1];
    match due {
        Due::End => flows[0] = Decimal::ZERO,
        Due::Start => flows[last] = Decimal::ZERO,
    }
    flows[0] = exact_sum(flows[0], pv)?;
    flows[last] = exact_sum(flows[last], fv)?;
    irr(&flows)
}

fn exact_sum(one: Decimal, other: Decimal) -> Result<Decimal, Error> {
    let sum = &Rational::from_decimal(one) + &Rational::from_decimal(other);
    match sum.round() {
        Rounded::Value(value) if Rational::from_decimal(value) == sum => Ok(value),
        _ => {
            let found = format!("{one} + {other}");
            Err(Error::new(ErrorKind::TooManyDigits, found, "a sum of at most 28 significant digits"))
        }
    }
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
    fn amounts_whose_sum_no_decimal_holds_are_refused() {
        let error = rate(3, Decimal::MAX, dec!(0.1), dec!(0), Due::Start).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooManyDigits);
    }

    #[test]
    fn an_annuity_can_have_two_rates_or_none() {
        // -100 + 230 v - 132 v^2 as pv, payment and final amount.
        let found = rate(2, dec!(230), dec!(-100), dec!(-362), Due::End).unwrap();
        assert_eq!(found.rates().len(), 2);
        assert!(rate(0, dec!(5), dec!(1), dec!(1), Due::End).unwrap().rates().is_empty());
    }
}
