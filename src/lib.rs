//! Business cases: exact measures, an appraisal that explains itself.

extern crate self as bizcase;

pub mod error;
mod exact;
pub mod limits;
pub mod measure;
pub mod scoring;
pub mod report;
pub mod time;
pub mod value;

pub use error::{Error, ErrorKind, Errors, Path};
pub use jiff::civil::Date;
pub use rust_decimal::Decimal;
pub use value::*;
