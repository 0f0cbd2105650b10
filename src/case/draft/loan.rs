//! Loans as drafts.

use crate::case::amount::Amount;
use crate::error::Error;
use crate::flow::Repayment;
use crate::value::AnnualRate;

/// What an alternative borrows, as a draft.
///
/// Loans stand in the [equity view](crate::appraisal::EquityView) alone, and never in the flow of the project: the rate at
/// which that is discounted holds the cost of its finance already. How it is paid back must follow.
///
/// ```
/// use bizcase::prelude::*;
///
/// let loan = Loan::new("Bank loan", gbp(600_000), percent!(6))
///     .interest_only_for(2)
///     .repaid(Repayment::Level { over: 8, balloon: dec!(100_000) })
///     .source("term sheet of 2026-02-11");
/// # let _ = loan;
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Loan {
    pub(crate) name: Option<String>,
    pub(crate) amount: Option<Amount>,
    pub(crate) rate: Option<AnnualRate>,
    pub(crate) drawn: u32,
    pub(crate) interest_only: u32,
    pub(crate) repayment: Option<Repayment>,
    pub(crate) source: Option<String>,
    pub(crate) faults: Vec<Error>,
}

impl Loan {
    /// An amount borrowed at the decision date, at an annual rate.
    pub fn new(name: impl Into<String>, amount: impl Into<Amount>, rate: impl Into<AnnualRate>) -> Self {
        Self {
            name: Some(name.into()),
            amount: Some(amount.into()),
            rate: Some(rate.into()),
            ..Self::blank()
        }
    }

    pub(crate) fn blank() -> Self {
        Self {
            name: None,
            amount: None,
            rate: None,
            drawn: 0,
            interest_only: 0,
            repayment: None,
            source: None,
            faults: Vec::new(),
        }
    }

    /// Drawn at the end of this column, and not at the decision date.
    pub fn drawn_in(self, column: u32) -> Self {
        Self { drawn: column, ..self }
    }

    /// The first so many periods bear interest alone.
    pub fn interest_only_for(self, periods: u32) -> Self {
        Self { interest_only: periods, ..self }
    }

    /// How it is paid back after that.
    pub fn repaid(self, repayment: Repayment) -> Self {
        Self { repayment: Some(repayment), ..self }
    }

    /// Where the terms come from.
    pub fn source(self, source: impl Into<String>) -> Self {
        Self { source: Some(source.into()), ..self }
    }
}
