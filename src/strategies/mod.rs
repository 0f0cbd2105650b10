//! Random valid inputs for property tests (feature `proptest`).
//!
//! A property test states what must hold of every case and lets random ones attack it. Values are those that a
//! business case would hold; the functions whose names begin with `any` go to the extremes. Whatever is drawn is
//! valid: whole cases come from the public builder. A failure shrinks to few periods, few lines and small numbers.
//!
//! | to draw | take |
//! |---|---|
//! | any input of the public interface, as a case would hold it | `any::<T>()`, such as `any::<Rate>()`, `any::<Cost>()` |
//! | amounts, rates, money | [`amounts`], [`rates`], [`money_in`], [`currencies`] |
//! | extremes of them, and of names | [`any_decimal`], [`any_rate`], [`any_label`] |
//! | flows | [`flows`], [`dated_flows`], [`conventional_flows`] with one internal rate |
//! | flows made backwards from internal rates, handed out beside | [`rated_flows`] |
//! | how an amount spreads over periods | [`profiles`] |
//! | assumptions with a low and a high value | [`ranged_assumptions`] |
//! | whole cases, of chosen size and scope | [`cases`], [`cases_of`] |
//! | matrices of scores, with stakeholders | [`scoring_matrices`], [`scoring_panels`] |
//! | documents as TOML and JSON, right ones and wrong ones | [`documents`], [`faulty_documents`] |
//!
//! What has to hold of a measure or of a figure, yours or ours, is in [`laws`].
//!
//! A draft of a line that `any` draws fits every case of five periods or more, in whatever currency.
//!
//! ```
//! use bizcase::prelude::*;
//! use bizcase::strategies::{cases, proptest::prelude::*};
//!
//! proptest!(|(case in cases())| {
//!     let appraisal = case.appraise();
//!     let ranks = appraisal.ranking().ranks();
//!     for rank in ranks {
//!         prop_assert!(rank.npv().value() <= ranks[0].npv().value());
//!     }
//! });
//! ```
//!
//! In `Cargo.toml`: `bizcase = { version = "0.1", features = ["proptest"] }` under `[dev-dependencies]`. The
//! release of proptest that the signatures name is [`strategies::proptest`](proptest).

mod arbitrary;
mod case;
mod decimal;
mod document;
mod flow;
mod label;
pub mod laws;
mod profile;
mod rate;
mod rated_flow;
mod scoring;

pub use case::{CaseShape, Scope, cases, cases_of, ranged_assumptions};
pub use decimal::{amounts, any_decimal, currencies, money_in};
pub use document::{FaultyDocument, Language, WrittenCase, documents, faulty_documents};
pub use flow::{conventional_flows, dated_flows, flows};
pub use label::{Labels, any_label};
pub use profile::profiles;
pub use proptest;
pub use rate::{any_rate, rates};
pub use rated_flow::{RatedFlow, rated_flows};
pub use scoring::{scoring_matrices, scoring_panels};

use case::depreciation_methods;

use ::proptest::collection::SizeRange;
use std::ops::RangeInclusive;

/// A range of sizes, moved into what the library accepts.
fn within(sizes: impl Into<SizeRange>, accepted: RangeInclusive<usize>) -> RangeInclusive<usize> {
    let (least, most) = sizes.into().start_end_incl();
    let (lowest, highest) = accepted.into_inner();
    least.clamp(lowest, highest)..=most.clamp(lowest, highest)
}
