//! Measures: pure functions on slices of decimals, each with its convention in its name or in an argument.
//!
//! Flows are by column: column 0 is the decision date, column t covers the period (t-1, t]; inflows are positive.
//! Every figure is the exact mathematical value, rounded once to at most 28 significant digits and 28 places,
//! ties to even. It depends neither on the order of summation nor on the algorithm, the release or the machine.
//!
//! | question | measure |
//! |---|---|
//! | what is it worth today? | [`npv`], [`present_values`], [`cumulative_present_values`] |
//! | what does it add up to? | [`total`], [`cumulative`] |
//! | what does it yield? | [`irr`]: every rate there is |
//! | when is the money back? | [`payback`], [`discounted_payback`] and their whole-period forms |
//! | what comes back per unit spent? | [`benefit_cost_ratio`] |
//! | what does a loan cost, how long does it last? | [`annuity`] |
//! | how is a rate stated otherwise? | [`conversion`] |
//! | how is a cost written off? | [`depreciation`] |
//!
//! An answer that is no number has a type: [`Outcome`], [`Irr`], [`Payback`].

pub mod annuity;
pub mod conversion;
pub mod depreciation;
mod interval;
mod irr;
mod outcome;
mod payback;
mod present_value;
mod ratio;
mod transcendental;

pub use irr::{Enclosure, InternalRate, Irr, Unresolved, irr};
pub use outcome::{Outcome, Reason};
pub use payback::{Payback, discounted_payback, discounted_payback_whole, payback, payback_whole};
pub use present_value::{cumulative, cumulative_present_values, npv, present_values, total};
pub use ratio::{BcrRule, CostBenefit, benefit_cost_ratio};
