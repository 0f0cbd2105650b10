//! Where weights come from: ways to ask for them, each turned into exact parts of a whole.
//!
//! | the people were asked | function | what it takes |
//! |---|---|---|
//! | to give points to each criterion | [`direct`] | points of any common scale |
//! | what the swing from worst to best is worth, the largest being 100 | [`swing`] | points from 0 to 100 |
//! | what one unit more is worth | [`unit_rates`] | a rate and the two anchors |
//! | only for the order of importance | [`rank_order_centroid`], [`rank_sum`], [`rank_reciprocal`] | ranks |
//! | group by group, and then within each group | [`value_tree`] | a tree of points |
//! | which of two counts more, and by how much | [`pairwise`](super::pairwise) | a matrix of judgements |
//!
//! Every result is a list of [`Weights`] in the order of the input: parts of one, exact and rounded once. A criterion
//! takes them as they are by [`Criterion::weight`](super::Criterion::weight).
//!
//! # Which one to take
//!
//! A weight is the worth of a criterion's swing from its worst to its best anchor. [`swing`] asks for just that and is
//! the method that HM Treasury's guidance on multi-criteria analysis recommends (*Use of multi-criteria decision
//! analysis in options appraisal*, 2024: swing weighting is the critical element). [`direct`] points asked for without
//! the anchors in sight measure the importance of words. Ranks serve where no more than an order can be agreed; of the
//! three formulas the centroid has been the best stand-in for the weights that people state (Barron and Barrett,
//! *Management Science* 42, 1996).

mod centroid;
mod direct;
mod places;
mod rank_reciprocal;
mod rank_sum;
mod swing;
mod tree;
mod unit_rates;
mod weights;

pub use centroid::rank_order_centroid;
pub use direct::direct;
pub use rank_reciprocal::rank_reciprocal;
pub use rank_sum::rank_sum;
pub use swing::swing;
pub use tree::{WeightNode, value_tree};
pub use unit_rates::{UnitRate, unit_rates};
pub use weights::Weights;
