//! The values that inputs are made of: each can exist only in a valid state, from code and from serde alike.
//!
//! Units are in the names of constructors. `Display` and `FromStr` are inverses, and the serde form is that
//! same text. Dates are `jiff::civil::Date`; amounts over time are in [`flow`](crate::flow).

mod currency;
pub(crate) mod decimal;
mod id;
mod literal;
mod money;
pub(crate) mod nearest;
mod page_unit;
mod rate;
mod schedule;
mod share;
pub(crate) mod text;
mod wire;
mod words;

pub use currency::Currency;
pub use decimal::parse_decimal;
pub use id::Id;
pub use money::{Money, aud, cad, chf, eur, gbp, jpy, money, nzd, usd};
pub use page_unit::PageUnit;
pub use rate::{AnnualRate, Compounding, Rate};
pub use schedule::{Band, RateSchedule, ScheduleForm};
pub use share::{Share, Weight};

#[doc(hidden)]
pub use decimal::decimal_literal;

pub(crate) use words::words;
