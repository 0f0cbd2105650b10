//! Business cases: exact measures, an appraisal that explains itself.

extern crate self as bizcase;

pub mod appraisal;
pub mod case;
pub mod error;
mod exact;
pub mod flow;
pub mod limits;
pub mod measure;
pub mod prelude;
pub mod report;
pub mod scoring;
#[cfg(feature = "proptest")]
pub mod strategies;
pub mod time;
pub mod value;

pub use appraisal::Appraisal;
pub use case::{BusinessCase, CaseDocument};
pub use error::{Error, ErrorKind, Errors, Path};
pub use jiff::civil::Date;
pub use measure::Outcome;
pub use rust_decimal::Decimal;
pub use value::*;
