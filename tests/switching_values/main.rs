//! Where the answer turns: switching values of small cases by hand, of a published example, and the laws that hold for
//! those of random cases.
//!
//! The laws appraise each case anew just inside and just outside of a switching value, and compute the value itself in
//! big integers.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

#[path = "../case_laws/edit.rs"]
#[allow(dead_code, reason = "the laws of cases use more of it")]
mod edit;
#[path = "../case_laws/exact.rs"]
#[allow(dead_code, reason = "the laws of cases use more of it")]
mod exact;
mod hand;
mod laws;
mod level;
mod page;
mod published;
