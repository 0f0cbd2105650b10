//! What an alternative of a built case borrows, and what it pays for it.

use super::amount::Amount;
use super::cells::{Values, bounded, product};
use crate::error::{Error, ErrorKind};
use crate::exact::Rounded;
use crate::flow::{Instalment, LoanTerms};
use crate::measure::Outcome;
use crate::time::Timeline;
use crate::value::Id;
use rust_decimal::Decimal;

/// A loan of a built case, with what is paid on it in each column.
///
/// What it brings and costs falls at the end of its column, whatever the timing of the case: interest is for a period that
/// is over.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseLoan {
    pub(super) name: String,
    pub(super) amount: Amount,
    pub(super) terms: LoanTerms,
    pub(super) drawn: u32,
    pub(super) source: Option<String>,
    pub(super) borrowed: Decimal,
    pub(super) first_column: u32,
    pub(super) payments: Vec<LoanPayment>,
}

/// What is paid on a loan in one column. Each figure is exact and rounded once; only the interest may be below zero, at a rate
/// that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoanPayment {
    column: u32,
    interest: Decimal,
    principal: Decimal,
    balance: Decimal,
    settlement: Decimal,
}

impl CaseLoan {
    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the amount is made of.
    #[must_use]
    pub fn amount(&self) -> &Amount {
        &self.amount
    }

    /// The amount.
    #[must_use]
    pub fn borrowed(&self) -> Decimal {
        self.borrowed
    }

    /// The rate, and how it is paid back.
    #[must_use]
    pub fn terms(&self) -> LoanTerms {
        self.terms
    }

    /// The column at whose end it is drawn, as stated: a delay of its alternative comes on top.
    #[must_use]
    pub fn drawn(&self) -> u32 {
        self.drawn
    }

    /// The column at whose end it is drawn, the delay of its alternative included.
    #[must_use]
    pub fn column(&self) -> u32 {
        self.first_column
    }

    /// Where the terms come from.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// What is paid in each column after that in which it is drawn, until it is settled: with the last payment, or at the
    /// end of the timeline.
    #[must_use]
    pub fn payments(&self) -> &[LoanPayment] {
        &self.payments
    }

    /// The columns at whose ends it is drawn and paid.
    pub(super) fn columns(&self) -> impl Iterator<Item = u32> {
        [self.first_column].into_iter().chain(self.payments.iter().map(LoanPayment::column))
    }

    /// Whether its amount depends on this assumption.
    #[must_use]
    pub fn depends_on(&self, assumption: &Id) -> bool {
        self.amount.assumptions().any(|id| id == assumption.as_str())
    }

    /// Computes what is borrowed and paid; every assumption that the amount names has a value.
    ///
    /// # Errors
    ///
    /// Faults of the amount, of the terms and of the column, each within its field.
    pub(super) fn compute(&mut self, values: &Values, timeline: Timeline, delay: u32) -> Result<(), Error> {
        self.borrowed = borrowed(&self.amount, values).map_err(|error| error.within("amount"))?;
        self.first_column = self.drawn.saturating_add(delay);
        if self.first_column >= timeline.periods() {
            let expected = format!("a column from 0 to {}, before the end", timeline.periods() - 1);
            let found = format!("drawn in column {}", self.first_column);
            return Err(Error::new(ErrorKind::OutsideHorizon, found, expected).within("drawn"));
        }
        let schedule = self.terms.schedule(self.borrowed, timeline.step())?;
        let columns = self.first_column + 1..=timeline.periods();
        let paid = columns.zip(schedule.instalments());
        self.payments = paid.map(|(column, paid)| LoanPayment::of(column, paid)).collect::<Result<_, _>>()?;
        if let Some(last) = self.payments.last_mut() {
            last.settlement = last.balance;
        }
        Ok(())
    }
}

/// The amount of a loan, rounded once.
fn borrowed(amount: &Amount, values: &Values) -> Result<Decimal, Error> {
    let product = product(amount, values)?;
    if product.signum().is_lt() {
        let expected = "zero or more: what is lent is no loan of the alternative";
        return Err(Error::new(ErrorKind::NegativeAmount, product.to_string(), expected));
    }
    bounded(product.round(), || "borrowed".to_owned())
}

impl LoanPayment {
    fn of(column: u32, paid: &Instalment) -> Result<Self, Error> {
        let figure = |outcome: Outcome<Decimal>| {
            let rounded = outcome.value().map_or(Rounded::AboveRange, Rounded::Value);
            bounded(rounded, || format!("in column {column}")).map_err(|error| error.within("rate"))
        };
        Ok(Self {
            column,
            interest: figure(paid.interest())?,
            principal: figure(paid.principal())?,
            balance: figure(paid.balance())?,
            settlement: Decimal::ZERO,
        })
    }

    /// The column at whose end it falls.
    #[must_use]
    pub fn column(&self) -> u32 {
        self.column
    }

    /// The interest.
    #[must_use]
    pub fn interest(&self) -> Decimal {
        self.interest
    }

    /// What lessens the debt, without what settles it.
    #[must_use]
    pub fn principal(&self) -> Decimal {
        self.principal
    }

    /// What is owed after that.
    #[must_use]
    pub fn balance(&self) -> Decimal {
        self.balance
    }

    /// What is paid beside it so that nothing is owed: the balloon, or what is left at the end of the timeline.
    #[must_use]
    pub fn settlement(&self) -> Decimal {
        self.settlement
    }
}
