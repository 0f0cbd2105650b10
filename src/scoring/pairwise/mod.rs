//! Weights from judgements of pairs: the analytic hierarchy process.
//!
//! People say of every two criteria which one counts more and how many times as much ([`Judgement`]); a
//! [`PairwiseMatrix`] holds the answers. [`eigenvector`](PairwiseMatrix::eigenvector) turns them into weights,
//! [`geometric_mean`](PairwiseMatrix::geometric_mean) does so by another formula, and
//! [`consistency`](PairwiseMatrix::consistency) says how far the answers contradict each other and which one to look at
//! again. Several people become one by [`aggregated_judgements`] or by [`aggregated_priorities`].
//!
//! Sources: Saaty, *Journal of Mathematical Psychology* 15, 1977, and *The Analytic Hierarchy Process*, 1980; group forms by
//! Forman and Peniwati, *European Journal of Operational Research* 108, 1998.
//!
//! # Cautions
//!
//! * "How many times as much does it count" has an answer only for a swing between stated anchors, as with every weight.
//! * This module gives weights of criteria alone. Options scored by pairs as well, relative to each other, can change their
//!   order when an option is added (Belton and Gear, *Omega* 11, 1983): score them on anchored scales.

mod consistency;
mod eigenvector;
mod geometric_mean;
mod group;
mod judgement;
mod matrix;
mod priorities;

pub use consistency::{Consistency, Inconsistency};
pub use group::{aggregated_judgements, aggregated_priorities};
pub use judgement::Judgement;
pub use matrix::PairwiseMatrix;
pub use priorities::Priorities;
