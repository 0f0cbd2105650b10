//! What is borrowed, and how it is paid back.

use crate::error::{Error, ErrorKind};
use crate::exact::real::{by_precision, figure};
use crate::exact::{Rational, Real, Rounded};
use crate::limits;
use crate::measure::Outcome;
use crate::time::Step;
use crate::value::{AnnualRate, decimal};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// How a loan is paid back once the periods of interest alone are over.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repayment {
    /// By equal payments of interest and principal together: an annuity.
    Level {
        /// How many of them.
        over: u32,
        /// What is still owed then, and paid beside the last of them.
        balloon: Decimal,
    },
    /// By equal parts of the principal, with the interest on what is owed.
    EqualPrincipal {
        /// How many of them.
        over: u32,
        /// What is still owed then, and paid beside the last of them.
        balloon: Decimal,
    },
    /// By a stated payment of interest and principal together, until nothing is owed; the last one is what is left.
    Payment(Decimal),
}

/// The terms of a loan: everything but its amount.
///
/// Interest is paid at the end of each period on what is owed at its start. An annual rate turns into that of a period by
/// its compounding: 6 % a year compounded monthly is half a percent a month, 6 % effective is `1.06^(1/12) - 1`.
///
/// With the growth factor `q` of a period, an amount `A` and a balloon `F`, what is owed after `k` of `m` payments is
/// `(A (q^m - q^k) + F (q^k - 1)) / (q^m - 1)` for level payments, `A - (A - F) k / m` for equal principal, and
/// `A q^k - P (q^k - 1) / (q - 1)` for a stated payment `P`. The other common form of a grace period, in which unpaid interest is
/// added to what is owed, is not this one.
///
/// # Examples
///
/// 1 000 at 10 %, a year of interest alone, then two equal payments down to a balloon of 160:
///
/// ```
/// use bizcase::flow::{LoanTerms, Repayment};
/// use bizcase::{Outcome, dec, percent, time::Step};
///
/// let terms = LoanTerms::new(percent!(10), Repayment::Level { over: 2, balloon: dec!(160) })?.interest_only_for(1);
/// let schedule = terms.schedule(dec!(1_000), Step::Year)?;
/// let [grace, first, last] = schedule.instalments() else { panic!("three years") };
/// assert_eq!((grace.interest().value(), grace.principal().value()), (Some(dec!(100)), Some(dec!(0))));
/// // 840 of principal in two parts, of which the second is 1.1 times the first.
/// assert_eq!((first.interest().value(), first.principal().value()), (Some(dec!(100)), Some(dec!(400))));
/// assert_eq!((last.interest().value(), last.balance().value()), (Some(dec!(60)), Some(dec!(160))));
/// assert_eq!(last.principal().value(), Some(dec!(440)));
/// assert_eq!(schedule.balloon(), dec!(160));
/// # Ok::<(), bizcase::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoanTerms {
    rate: AnnualRate,
    interest_only: u32,
    repayment: Repayment,
}

/// What is paid on a loan, period by period.
#[derive(Debug, Clone, PartialEq)]
pub struct LoanSchedule {
    instalments: Vec<Instalment>,
    balloon: Decimal,
}

/// What is paid in one period. Each figure is exact and rounded once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instalment {
    interest: Outcome<Decimal>,
    principal: Outcome<Decimal>,
    balance: Outcome<Decimal>,
}

impl Repayment {
    /// What is still owed when the last payment falls, and paid beside it.
    #[must_use]
    pub fn balloon(self) -> Decimal {
        match self {
            Self::Level { balloon, .. } | Self::EqualPrincipal { balloon, .. } => balloon,
            Self::Payment(_) => Decimal::ZERO,
        }
    }

    /// The word for the form in documents and results.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Level { .. } => "level",
            Self::EqualPrincipal { .. } => "equal-principal",
            Self::Payment(_) => "payment",
        }
    }

    fn check(self) -> Result<(), Error> {
        match self {
            Self::Level { over, .. } | Self::EqualPrincipal { over, .. } => {
                check_count(over, "over").and_then(|()| check_amount(self.balloon(), "balloon"))
            }
            Self::Payment(payment) if payment > Decimal::ZERO => Ok(()),
            Self::Payment(payment) => {
                let found = decimal::to_text(payment);
                Err(Error::new(ErrorKind::OutOfRange, found, "more than zero"))
            }
        }
        .map_err(|error| error.within(self.word()))
    }
}

impl LoanTerms {
    /// A loan at this rate that is paid back so, from the first period on.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for no payment, for one of zero or less; [`ErrorKind::OverLimit`] beyond
    /// [`limits::PERIODS`] of them; [`ErrorKind::NegativeAmount`] for a balloon below zero.
    pub fn new(rate: impl Into<AnnualRate>, repayment: Repayment) -> Result<Self, Error> {
        repayment.check()?;
        Ok(Self { rate: rate.into(), interest_only: 0, repayment })
    }

    /// The first so many periods bear interest alone: a grace period.
    #[must_use]
    pub fn interest_only_for(self, periods: u32) -> Self {
        Self { interest_only: periods, ..self }
    }

    /// The rate a year.
    #[must_use]
    pub fn rate(self) -> AnnualRate {
        self.rate
    }

    /// How many periods bear interest alone.
    #[must_use]
    pub fn interest_only_periods(self) -> u32 {
        self.interest_only
    }

    /// How it is paid back.
    #[must_use]
    pub fn repayment(self) -> Repayment {
        self.repayment
    }

    /// What is paid on an amount borrowed at the start of the first period.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NegativeAmount`] for a negative amount; [`ErrorKind::Conflict`] for a balloon above it, and for a
    /// payment that is no more than the interest, so that the loan is never repaid; [`ErrorKind::OverLimit`] for one that is
    /// not repaid within [`limits::PERIODS`].
    pub fn schedule(&self, amount: Decimal, step: Step) -> Result<LoanSchedule, Error> {
        check_amount(amount, "amount")?;
        let debt = Debt { amount, growth: PeriodGrowth::of(self.rate, step), repayment: self.repayment };
        debt.check().map_err(|error| error.within(self.repayment.word()).within("repayment"))?;
        let payments = debt.payments();
        let periods = self.interest_only.saturating_add(payments);
        if periods > limits::PERIODS {
            let expected = format!("repaid within {} periods", limits::PERIODS);
            return Err(Error::new(ErrorKind::OverLimit, format!("{periods} periods"), expected));
        }
        let grace = (0..self.interest_only).map(|_| debt.interest_alone());
        let instalments = grace.chain((1..=payments).map(|number| debt.instalment(number, payments)));
        Ok(LoanSchedule { instalments: instalments.collect(), balloon: self.repayment.balloon() })
    }
}

/// An amount owed and how it is paid back.
struct Debt {
    amount: Decimal,
    growth: PeriodGrowth,
    repayment: Repayment,
}

/// By how much what is owed grows in a period: a power, because a period may be a part of the one of compounding.
struct PeriodGrowth {
    base: Rational,
    exponent: Rational,
}

impl PeriodGrowth {
    fn of(rate: AnnualRate, step: Step) -> Self {
        let times = rate.compounding().times_a_year();
        let part = Rational::from_decimal(rate.rate().fraction())
            .checked_div(&Rational::from_integer(times))
            .expect("a rate is applied at least once a year");
        let exponent = Rational::new(times.into(), step.periods_a_year().into());
        let exponent = exponent.expect("a year has at least one period").reduced();
        Self { base: &Rational::one() + &part, exponent }
    }

    fn over(&self, periods: u32, bits: u64) -> Real {
        Real::power(&self.base, &(&self.exponent * &Rational::from_integer(periods)), bits)
    }

    fn is_none(&self) -> bool {
        self.base.numerator() == self.base.denominator()
    }
}

impl Debt {
    fn check(&self) -> Result<(), Error> {
        let balloon = self.repayment.balloon();
        if balloon > self.amount {
            let expected = format!("at most the amount of the loan, {}", decimal::to_text(self.amount));
            let error = Error::new(ErrorKind::Conflict, decimal::to_text(balloon), expected);
            return Err(error.within("balloon"));
        }
        match self.repayment {
            Repayment::Payment(payment) if !self.amortises(payment) => {
                let interest = self.interest_alone().interest;
                let found = format!("a payment of {}", decimal::to_text(payment));
                let expected = format!(
                    "more than the interest of {interest} in the first period: the loan is never repaid"
                );
                Err(Error::new(ErrorKind::Conflict, found, expected))
            }
            _ => Ok(()),
        }
    }

    /// Whether a payment is more than the interest on the whole. What no precision tells from it is not.
    fn amortises(&self, payment: Decimal) -> bool {
        let excess = |bits| Real::from(payment) - self.interest_on(&Real::from(self.amount), bits);
        by_precision(|bits| excess(bits).sign()) == Some(Ordering::Greater)
    }

    /// How many payments there are.
    fn payments(&self) -> u32 {
        match self.repayment {
            Repayment::Level { over, .. } | Repayment::EqualPrincipal { over, .. } => over,
            Repayment::Payment(_) => self.payments_until_repaid(),
        }
    }

    /// The number of the first payment after which nothing is owed: what is owed falls with each, so it is found by halving.
    fn payments_until_repaid(&self) -> u32 {
        let is_repaid = |number| {
            let sign = by_precision(|bits| self.balance(number, number, bits).sign());
            sign != Some(Ordering::Greater)
        };
        let (mut owing, mut repaid) = (0, limits::PERIODS + 1);
        while repaid - owing > 1 {
            let middle = owing + (repaid - owing) / 2;
            if is_repaid(middle) {
                repaid = middle;
            } else {
                owing = middle;
            }
        }
        repaid
    }

    fn interest_alone(&self) -> Instalment {
        let owed = Real::from(self.amount);
        Instalment {
            interest: outcome(|bits| self.interest_on(&owed, bits)),
            principal: Outcome::Value(Decimal::ZERO),
            balance: Outcome::Value(self.amount),
        }
    }

    fn instalment(&self, number: u32, of: u32) -> Instalment {
        let before = |bits| self.balance(number - 1, of, bits);
        let after = |bits| self.closing_balance(number, of, bits);
        Instalment {
            interest: outcome(|bits| self.interest_on(&before(bits), bits)),
            principal: outcome(|bits| before(bits) - after(bits)),
            balance: outcome(after),
        }
    }

    fn interest_on(&self, owed: &Real, bits: u64) -> Real {
        owed * (self.growth.over(1, bits) - 1)
    }

    /// The same as [`balance`](Self::balance), but for the last of stated payments, which pays what is left.
    fn closing_balance(&self, number: u32, of: u32, bits: u64) -> Real {
        match self.repayment {
            _ if number == of => Real::from(self.repayment.balloon()),
            _ => self.balance(number, of, bits),
        }
    }

    /// What is owed after so many of all payments.
    fn balance(&self, number: u32, of: u32, bits: u64) -> Real {
        let amount = Real::from(self.amount);
        match self.repayment {
            Repayment::Level { balloon, .. } if !self.growth.is_none() => {
                let (whole, grown) = (self.growth.over(of, bits), self.growth.over(number, bits));
                (amount * (&whole - &grown) + (grown - 1) * balloon) / (whole - 1)
            }
            Repayment::Level { balloon, .. } | Repayment::EqualPrincipal { balloon, .. } => {
                &amount - (&amount - balloon) * number / of
            }
            Repayment::Payment(payment) if self.growth.is_none() => amount - Real::from(payment) * number,
            Repayment::Payment(payment) => {
                let grown = self.growth.over(number, bits);
                amount * &grown - (grown - 1) * payment / (self.growth.over(1, bits) - 1)
            }
        }
    }
}

fn outcome(formula: impl Fn(u64) -> Real) -> Outcome<Decimal> {
    figure(formula).unwrap_or(Rounded::AboveRange).into()
}

fn check_count(count: u32, place: &str) -> Result<(), Error> {
    if (1..=limits::PERIODS).contains(&count) {
        return Ok(());
    }
    let kind = if count == 0 { ErrorKind::OutOfRange } else { ErrorKind::OverLimit };
    let expected = format!("1 to {} payments", limits::PERIODS);
    Err(Error::new(kind, count.to_string(), expected).within(place))
}

fn check_amount(amount: Decimal, place: &str) -> Result<(), Error> {
    if amount >= Decimal::ZERO {
        return Ok(());
    }
    Err(Error::new(ErrorKind::NegativeAmount, decimal::to_text(amount), "zero or more").within(place))
}

impl LoanSchedule {
    /// What is paid in each period, the first one being that after the loan is drawn.
    #[must_use]
    pub fn instalments(&self) -> &[Instalment] {
        &self.instalments
    }

    /// What is paid beside the last instalment; zero where nothing is owed then.
    #[must_use]
    pub fn balloon(&self) -> Decimal {
        self.balloon
    }
}

impl Instalment {
    /// The interest.
    pub fn interest(&self) -> Outcome<Decimal> {
        self.interest
    }

    /// What lessens the debt, without the balloon.
    pub fn principal(&self) -> Outcome<Decimal> {
        self.principal
    }

    /// What is owed after it, before the balloon is paid.
    pub fn balance(&self) -> Outcome<Decimal> {
        self.balance
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::annuity::{Due, ipmt};
    use crate::value::Compounding;
    use crate::{dec, percent};

    fn schedule(rate: AnnualRate, repayment: Repayment, step: Step) -> LoanSchedule {
        LoanTerms::new(rate, repayment).unwrap().schedule(dec!(1_000), step).unwrap()
    }

    #[test]
    fn level_payments_are_those_of_the_spreadsheet() {
        let monthly = AnnualRate::nominal(percent!(12), Compounding::Monthly);
        let level = Repayment::Level { over: 36, balloon: dec!(0) };
        let schedule = schedule(monthly, level, Step::Month);
        for (period, instalment) in (1_u32..).zip(schedule.instalments()) {
            let interest =
                ipmt(percent!(1), period.into(), dec!(36), dec!(1_000), dec!(0), Due::End).unwrap();
            assert_eq!(instalment.interest(), interest.map(|interest| -interest), "period {period}");
        }
        assert_eq!(schedule.instalments()[35].balance(), Outcome::Value(dec!(0)));
    }

    #[test]
    fn a_rate_that_no_period_divides_still_ends_at_the_balloon() {
        let level = Repayment::Level { over: 7, balloon: dec!(123.45) };
        let schedule = schedule(percent!(5).into(), level, Step::Quarter);
        assert_eq!(schedule.instalments()[6].balance(), Outcome::Value(dec!(123.45)));
    }

    #[test]
    fn without_interest_level_payments_are_equal_parts() {
        let level = Repayment::Level { over: 4, balloon: dec!(0) };
        let equal = Repayment::EqualPrincipal { over: 4, balloon: dec!(0) };
        let free = |repayment| schedule(percent!(0).into(), repayment, Step::Year);
        assert_eq!(free(level).instalments(), free(equal).instalments());
    }

    #[test]
    fn a_stated_payment_ends_with_what_is_left() {
        // 1 000, 700, 370, 7: at 10 % with 400 a year.
        let schedule = schedule(percent!(10).into(), Repayment::Payment(dec!(400)), Step::Year);
        let principal: Vec<_> =
            schedule.instalments().iter().filter_map(|instalment| instalment.principal().value()).collect();
        assert_eq!(principal, crate::decimals![300, 330, 363, 7]);
        assert_eq!(schedule.instalments()[3].interest(), Outcome::Value(dec!(0.7)));
    }

    #[test]
    fn a_payment_of_no_more_than_the_interest_is_refused() {
        let never = |payment| {
            let terms = LoanTerms::new(percent!(1), Repayment::Payment(payment)).unwrap();
            terms.schedule(dec!(1_000), Step::Year)
        };
        let error = never(dec!(10)).unwrap_err();
        assert_eq!(
            (error.kind(), error.path().to_string()),
            (ErrorKind::Conflict, "repayment.payment".into())
        );
        assert!(never(dec!(10.1)).is_ok());
        // Repaid after some 1 388 years.
        assert_eq!(never(dec!(10.00001)).unwrap_err().kind(), ErrorKind::OverLimit);
    }

    #[test]
    fn terms_that_are_none_are_refused_with_their_place() {
        let place = |repayment| LoanTerms::new(percent!(5), repayment).unwrap_err().path().to_string();
        assert_eq!(place(Repayment::Level { over: 0, balloon: dec!(0) }), "level.over");
        assert_eq!(
            place(Repayment::EqualPrincipal { over: 1_201, balloon: dec!(0) }),
            "equal-principal.over"
        );
        assert_eq!(place(Repayment::Level { over: 1, balloon: dec!(-1) }), "level.balloon");
        assert_eq!(place(Repayment::Payment(dec!(0))), "payment");
        let above = LoanTerms::new(percent!(5), Repayment::Level { over: 1, balloon: dec!(2) }).unwrap();
        let error = above.schedule(dec!(1), Step::Year).unwrap_err();
        assert_eq!(error.path().to_string(), "repayment.level.balloon");
    }
}
