//! The same measures in `f64`, for hot loops: simulation, search, what-if.
//!
//! A figure of [`measure`](crate::measure) is exact; a figure from here is near it, within a stated bound, and costs
//! a small part of the time. Nothing here allocates, nothing panics, no answer is a NaN or an infinity, and the bits
//! are the same on every platform: only `+ - * /` and functions that the crate brings along are used.
//!
//! | question | exact | here |
//! |---|---|---|
//! | what is it worth today? | [`measure::npv`](crate::measure::npv) | [`npv`], [`xnpv`] with days |
//! | what does it yield? | [`measure::irr`](crate::measure::irr): every rate | [`irr`], [`xirr`] with days: one rate, and whether it is the only one |
//! | what do options score? | [`ValueTable::totals`](crate::scoring::ValueTable::totals) | [`weighted_totals`] |
//!
//! # Conventions
//!
//! Flows by column: column 0 is the decision date, column t covers the period (t-1, t], inflows are positive, a rate is
//! a fraction per period. Flows by day: a number of days and an amount, the days ascending; a rate is a fraction per
//! year of 365 days, whatever the calendar (Act/365 fixed), compounding yearly.
//!
//! # What is promised
//!
//! A present value differs from the exact one by at most a multiple of `sum |c| v^t`, the sum of the present values
//! without their signs; each function states the multiple. A rate comes with its own bound,
//! [`InternalRate::error`]. Amounts multiplied by a power of two give the same rates, bit for bit, as long as none of
//! them leaves the range of normal numbers. The verdict of a rate is a proof: [`Irr::Unique`] is said only where there
//! is exactly one rate above -100 %, and [`Irr::None`] only where there is none. The rate is that of the amounts as
//! they stand in `f64`: 0.1 is not quite a tenth there, so flows that have one double rate as decimals may have two
//! rates or none as floats, and are then [`Irr::Unresolved`].

mod balance;
mod daily_powers;
mod figure;
mod flows;
mod irr;
mod present_value;
mod search;
mod signs;
mod weighted;

pub use figure::{Fault, Figure};
pub use irr::{InternalRate, Irr, irr, xirr};
pub use present_value::{npv, xnpv};
pub use weighted::weighted_totals;
