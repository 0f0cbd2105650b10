//! Amounts over time: how a stated amount spreads over columns, and the signed flows that result.
//!
//! A [`Profile`] places an amount, [`Growth`] changes it from column to column, [`Depreciation`] writes it off, a [`CashFlow`] is what comes out
//! for the organisation: inflow positive. It is the only place where a sign carries meaning; costs and benefits
//! are positive amounts of different kinds (see [`case`](crate::case)).

mod cash_flow;
mod dated;
mod depreciation;
mod described;
mod growth;
mod loan;
mod profile;

pub use cash_flow::CashFlow;
pub use dated::DatedCashFlow;
pub use depreciation::Depreciation;
pub(crate) use depreciation::{METHODS, check_years};
pub use described::Setting;
pub(crate) use described::{Description, FieldKind, Settings};
pub use growth::Growth;
pub(crate) use growth::{GrowthFactors, Power};
pub use loan::{Instalment, LoanSchedule, LoanTerms, Repayment};
pub use profile::Profile;
pub(crate) use profile::{FORMS, Occurrence, Placing, ProfileForm};
