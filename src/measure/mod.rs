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
//! | what does it yield? | [`irr()`]: every rate there is |
//! | and with flows at any date? | [`xnpv`], [`xirr`] |
//! | ... with inflows reinvested at a stated rate? | [`mirr()`], by one of three rules |
//! | when is the money back? | [`payback()`], [`discounted_payback`] and their whole-period forms |
//! | where do two alternatives break even? | [`incremental_irr`], [`crossover_rates`] |
//! | what comes back per unit spent? | [`benefit_cost_ratio`], [`profitability_index`], [`return_on_investment`] |
//! | what is it a year, or a unit? | [`equivalent_annual_value`], [`unit_cost()`] |
//! | what does it cost over its life, and save? | [`life_cycle_cost`], [`net_savings`], [`savings_to_investment_ratio`], [`adjusted_internal_rate_of_return`] |
//! | what are risks expected to come to? | [`expected_value`] |
//! | what does a loan cost, how long does it last? | [`annuity`] |
//! | how is a rate stated otherwise? | [`conversion`] |
//! | how is a cost written off? | [`depreciation`] |
//!
//! An answer that is no number has a type: [`Outcome`], [`Irr`], [`Payback`].
//!
//! # How long it takes
//!
//! Flows may have any length, and every call ends. The figures of a flow of practice take microseconds; these are the
//! bounds for flows of 100 000 columns, on one core of a small server:
//!
//! | measure | work | 100 000 columns |
//! |---|---|---|
//! | [`npv`], [`xnpv`], [`total`], [`payback()`] and its forms | by the length, in most cases in one pass | below 1 s |
//! | [`present_values`], [`cumulative_present_values`] | by the length, a little more at small values | some seconds |
//! | [`mirr()`] by reinvestment and combination | by the length past 1 200 periods | below 1 s |
//! | [`mirr()`] by discounting | a hundred passes past 1 200 periods | up to ten seconds |
//! | [`irr()`], [`xirr`] | one pass where signs decide, else passes for each rate | up to ten seconds |
//!
//! Whatever rounds to a tie between two decimals is decided by exact fractions, whose work grows faster than the
//! length: some seconds for such a flow of 100 000 columns. Ratios, equivalent annual values and life-cycle figures
//! use fractions at once and are meant for flows up to [`limits::PERIODS`](crate::limits::PERIODS).
//!
//! The work of a search for rates has a limit. Rates that are apart are told apart in flows of nearly every shape and
//! length. Rates that coincide are counted, with their multiplicity, up to
//! [`limits::EXACT_DEGREE`](crate::limits::EXACT_DEGREE) periods, and in dated flows up to
//! [`limits::EXACT_DATED_DEGREE`](crate::limits::EXACT_DATED_DEGREE) of their largest common step: years, months of 30
//! days, or days. Beyond it they are [`Irr::Unresolved`] with a narrow enclosure.

mod annual_value;
pub mod annuity;
pub mod conversion;
mod dated;
pub mod depreciation;
mod discounting;
mod expected_value;
mod incremental;
mod irr;
mod life_cycle;
mod mirr;
mod outcome;
mod payback;
mod present_value;
mod profitability;
mod ratio;
mod unit_cost;
mod worth;

pub use annual_value::equivalent_annual_value;
pub use dated::{xirr, xnpv};
pub use discounting::Discounting;
pub(crate) use discounting::{ExtraMoment, last_crossing, outcomes};
pub use expected_value::expected_value;
pub use incremental::{crossover_rates, incremental_irr};
pub use irr::{Enclosure, InternalRate, Irr, Unresolved, irr};
pub use life_cycle::{
    LifeCycle, adjusted_internal_rate_of_return, life_cycle_cost, net_savings, savings_to_investment_ratio,
};
pub use mirr::{MirrRule, mirr};
pub(crate) use outcome::structured;
pub use outcome::{Outcome, Reason};
pub use payback::{Payback, discounted_payback, discounted_payback_whole, payback, payback_whole};
pub use present_value::{cumulative, cumulative_present_values, npv, present_values, total};
pub use profitability::{Roi, profitability_index, return_on_investment};
pub use ratio::{BcrRule, CostBenefit, benefit_cost_ratio};
pub(crate) use ratio::{ratio_to_cost, ratio_to_quantity};
pub use unit_cost::unit_cost;
