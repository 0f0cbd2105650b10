//! Amounts over time: how a stated amount spreads over columns, and the signed flows that result.
//!
//! A [`Profile`] places an amount, [`Growth`] changes it from column to column, a [`CashFlow`] is what comes out
//! for the organisation: inflow positive. It is the only place where a sign carries meaning; costs and benefits
//! are positive amounts of different kinds (see [`case`](crate::case)).

mod cash_flow;
mod dated;
mod growth;
mod loan;
mod profile;

pub use cash_flow::CashFlow;
pub use dated::DatedCashFlow;
pub use growth::Growth;
pub(crate) use growth::{GrowthFactors, Power};
pub use loan::{Instalment, LoanSchedule, LoanTerms, Repayment};
pub(crate) use profile::{Description, FORMS, FieldKind, Misstated, Occurrence, Placing, Settings};
pub use profile::{Profile, Setting};
