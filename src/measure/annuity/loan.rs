//! What of a payment is interest and what is principal.

use super::time_value::exact_pmt;
use super::{Due, accumulation, at_period_end, growth_over, within_limit};
use crate::error::{Error, ErrorKind};
use crate::exact::Real;
use crate::measure::outcome::Outcome;
use crate::value::{Rate, decimal};
use rust_decimal::Decimal;

/// The interest in the payment of period `per`, the first one being 1.
///
/// It is the interest on the balance after the payment before: with `B(k) = pv * p + pmt * (1 + rate * due) *
/// (p - 1) / rate` and `p = (1 + rate)^k`, it is `-rate * B(per - 1) / (1 + rate * due)`. A payment at the start of
/// period 1 bears no interest. The signs are those of spreadsheets, and so is the reading of a period with a fraction.
///
/// # Errors
///
/// [`ErrorKind::OverLimit`] as [`pv`](super::pv); [`ErrorKind::OutOfRange`] for a period below 1, or at or above
/// `nper + 1`.
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, annuity::{Due, ipmt, ppmt}};
/// use bizcase::{dec, percent};
///
/// let (rate, nper, loan, rest) = (percent!(1), dec!(36), dec!(8000), dec!(0));
/// assert_eq!(ipmt(rate, dec!(1), nper, loan, rest, Due::End)?, Outcome::Value(dec!(-80)));
/// assert_eq!(ipmt(rate, dec!(1), nper, loan, rest, Due::Start)?, Outcome::Value(dec!(0)));
/// let principal = ppmt(rate, dec!(1), nper, loan, rest, Due::End)?.value().unwrap_or_default();
/// assert_eq!(principal.round_dp(2), dec!(-185.71));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn ipmt(
    rate: Rate,
    per: Decimal,
    nper: Decimal,
    pv: Decimal,
    fv: Decimal,
    due: Due,
) -> Result<Outcome<Decimal>, Error> {
    let loan = Loan::new(rate, nper, pv, fv, due)?;
    loan.check(per, "per")?;
    Ok(Outcome::of(|bits| loan.interest(per, bits)))
}

/// The principal in the payment of period `per`: `pmt - ipmt`, exact, rounded once.
///
/// It grows by the rate from payment to payment: `-(pv + fv) * (1 + rate)^(per - 1) / ((1 + rate * due) * (P - 1) / rate)`.
/// A payment at the start of period 1 is principal as a whole.
///
/// # Errors
///
/// As [`ipmt`].
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, annuity::{Due, ppmt}};
/// use bizcase::{dec, percent};
///
/// let first = ppmt(percent!(10), dec!(1), dec!(2), dec!(2100), dec!(0), Due::End)?;
/// let second = ppmt(percent!(10), dec!(2), dec!(2), dec!(2100), dec!(0), Due::End)?;
/// assert_eq!([first, second], [dec!(-1000), dec!(-1100)].map(Outcome::Value));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn ppmt(
    rate: Rate,
    per: Decimal,
    nper: Decimal,
    pv: Decimal,
    fv: Decimal,
    due: Due,
) -> Result<Outcome<Decimal>, Error> {
    let loan = Loan::new(rate, nper, pv, fv, due)?;
    loan.check(per, "per")?;
    Ok(Outcome::of(|bits| loan.principal(per, bits)))
}

/// The interest in the payments of the periods `start` to `end`, both included: the exact sum of [`ipmt`] over them,
/// rounded once.
///
/// As in spreadsheets the loan ends at zero; unlike in spreadsheets the rate may be zero or negative.
///
/// # Errors
///
/// As [`ipmt`], and [`ErrorKind::Disordered`] where the end lies before the start.
///
/// # Examples
///
/// A loan of 2100 over two periods at 10 % is paid back by 1210 each time:
///
/// ```
/// use bizcase::measure::{Outcome, annuity::{Due, cumipmt}};
/// use bizcase::{dec, percent};
///
/// let interest = cumipmt(percent!(10), dec!(2), dec!(2100), 1, 2, Due::End)?;
/// assert_eq!(interest, Outcome::Value(dec!(-320)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn cumipmt(
    rate: Rate,
    nper: Decimal,
    pv: Decimal,
    start: u32,
    end: u32,
    due: Due,
) -> Result<Outcome<Decimal>, Error> {
    let loan = Loan::new(rate, nper, pv, Decimal::ZERO, due)?;
    loan.check_range(start, end)?;
    Ok(Outcome::of(|bits| {
        loan.payment(bits) * periods_between(start, end) - loan.principal_between(start, end, bits)
    }))
}

/// The principal in the payments of the periods `start` to `end`, both included: the exact sum of [`ppmt`] over
/// them, rounded once.
///
/// # Errors
///
/// As [`cumipmt`].
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, annuity::{Due, cumprinc}};
/// use bizcase::{dec, percent};
///
/// let principal = cumprinc(percent!(10), dec!(2), dec!(2100), 1, 2, Due::End)?;
/// assert_eq!(principal, Outcome::Value(dec!(-2100)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn cumprinc(
    rate: Rate,
    nper: Decimal,
    pv: Decimal,
    start: u32,
    end: u32,
    due: Due,
) -> Result<Outcome<Decimal>, Error> {
    let loan = Loan::new(rate, nper, pv, Decimal::ZERO, due)?;
    loan.check_range(start, end)?;
    Ok(Outcome::of(|bits| loan.principal_between(start, end, bits)))
}

struct Loan {
    rate: Rate,
    nper: Decimal,
    pv: Decimal,
    fv: Decimal,
    due: Due,
}

impl Loan {
    fn new(rate: Rate, nper: Decimal, pv: Decimal, fv: Decimal, due: Due) -> Result<Self, Error> {
        within_limit(nper)?;
        Ok(Self { rate, nper, pv, fv, due })
    }

    fn check(&self, per: Decimal, place: &str) -> Result<(), Error> {
        // One less than a period of 1 or more has no more digits; one more than a term might have too many.
        if per >= Decimal::ONE && per - Decimal::ONE < self.nper {
            return Ok(());
        }
        let expected = format!("a period from 1 to {}", decimal::to_text(self.nper));
        Err(Error::new(ErrorKind::OutOfRange, decimal::to_text(per), expected).within(place))
    }

    fn check_range(&self, start: u32, end: u32) -> Result<(), Error> {
        self.check(start.into(), "start")?;
        self.check(end.into(), "end")?;
        if start <= end {
            return Ok(());
        }
        let found = format!("{start} to {end}");
        Err(Error::new(ErrorKind::Disordered, found, "a start at or before the end").within("start"))
    }

    fn payment(&self, bits: u64) -> Real {
        exact_pmt(self.rate, self.nper, self.pv, self.fv, self.due, bits)
    }

    /// `-((pv + fv) * p) / a` with `p = (1 + rate)^(per - 1)` and `a = (1 + rate * due) * (P - 1) / rate`.
    fn principal(&self, per: Decimal, bits: u64) -> Real {
        if self.is_paid_at_once(per) {
            return self.payment(bits);
        }
        self.principal_of(growth_over(self.rate, per - Decimal::ONE, bits), bits)
    }

    /// `pmt - principal`, in the form that loses no digits where both are nearly equal:
    /// `(fv * (p - 1) - pv * (P - p)) / a`.
    fn interest(&self, per: Decimal, bits: u64) -> Real {
        if self.is_paid_at_once(per) {
            return Real::from(0);
        }
        let so_far = growth_over(self.rate, per - Decimal::ONE, bits);
        let whole = growth_over(self.rate, self.nper, bits);
        ((&so_far - 1) * self.fv - (&whole - so_far) * self.pv) / self.repayment(&whole)
    }

    /// A payment at the start of period 1 comes before any interest.
    fn is_paid_at_once(&self, per: Decimal) -> bool {
        self.due == Due::Start && per == Decimal::ONE
    }

    /// The principal of the payments `start` to `end`: the growth factors of these periods form a geometric series.
    fn principal_between(&self, start: u32, end: u32, bits: u64) -> Real {
        if self.is_paid_at_once(start.into()) {
            let first = self.payment(bits);
            return if end == 1 { first } else { first + self.principal_between(2, end, bits) };
        }
        let periods = Decimal::from(periods_between(start, end));
        let series = accumulation(self.rate, periods, &growth_over(self.rate, periods, bits));
        let before = growth_over(self.rate, Decimal::from(start - 1), bits);
        self.principal_of(before * series, bits)
    }

    fn principal_of(&self, growth: Real, bits: u64) -> Real {
        let change = (Real::from(self.pv) + self.fv) * growth;
        -change / self.repayment(&growth_over(self.rate, self.nper, bits))
    }

    /// What payments of one are worth at the end of the loan: `a` in the formulas.
    fn repayment(&self, growth: &Real) -> Real {
        accumulation(self.rate, self.nper, growth) * at_period_end(self.rate, self.due)
    }
}

fn periods_between(start: u32, end: u32) -> u32 {
    end - start + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, percent};

    #[test]
    fn periods_outside_the_loan_are_refused_with_their_place() {
        let at = |per| ipmt(percent!(1), per, dec!(3), dec!(100), dec!(0), Due::End);
        assert!(at(dec!(3.9)).is_ok());
        for per in [dec!(0.99), dec!(0), dec!(-1), dec!(4)] {
            assert_eq!(at(per).unwrap_err().path().to_string(), "per");
        }
        let between = |start, end| cumprinc(percent!(1), dec!(3), dec!(100), start, end, Due::End);
        assert_eq!(between(0, 3).unwrap_err().path().to_string(), "start");
        assert_eq!(between(1, 4).unwrap_err().path().to_string(), "end");
        assert_eq!(between(3, 2).unwrap_err().kind(), ErrorKind::Disordered);
        assert_eq!(
            cumipmt(percent!(1), dec!(0), dec!(100), 0, 0, Due::End).unwrap_err().kind(),
            ErrorKind::OutOfRange
        );
    }

    #[test]
    fn a_loan_is_paid_back_by_its_principal_alone_whenever_it_is_due() {
        for due in Due::ALL {
            for rate in [percent!(0), percent!(7), percent!(-3)] {
                let whole = cumprinc(rate, dec!(10), dec!(1000), 1, 10, *due).unwrap();
                assert_eq!(whole, Outcome::Value(dec!(-1000)));
            }
        }
    }
}
