//! When things happen: the timeline of a case and the moment at which a period's flow falls.
//!
//! Column 0 is the decision date, a moment: what falls there is never discounted. Column `t >= 1` covers the
//! period `(t-1, t]`. Dates are civil dates; there is no clock here.

mod day_count;
mod timeline;
mod timing;

pub use day_count::DayCount;
pub use timeline::{Step, Timeline};
pub use timing::Timing;
