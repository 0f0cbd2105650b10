//! Claims about the assumptions of a case: proved over all of their ranges, refuted by the smallest counter-example, or
//! searched, and said to be so.
//!
//! # When the corners prove it
//!
//! A cell is a product of the factors of its line. Where an assumption is in no product more than once, every net present
//! value, every difference of two and every cumulative flow is affine in it while all others stay. What is affine along each
//! axis of a box of ranges takes its least value at a corner: what is above zero at all corners is so everywhere. The same holds where
//! an assumption that is never negative is in all products that hold it equally often. Delays move in whole
//! periods, and each of them is looked at.
//!
//! That is exact but for the rounding of cells, each once to 28 digits. So a corner counts as proof only where the claim
//! holds there by more than 10^-23 of all amounts together; a claim that holds by less is [searched](NoProof::WithinRounding).
//!
//! Tax is affine in profit where losses are used at once and what is written off is in proportion to its cost. Elsewhere, for
//! an assumption in several powers, and for claims in words of their own, the library searches: corners first, then points
//! by chance, with the seed that finds them again.

mod check;
mod departure;
mod figures;
mod proof;
mod reduce;
mod space;
mod statement;
mod trial;
mod verdict;

pub use check::ClaimCheck;
pub use departure::Departure;
pub use proof::NoProof;
pub use statement::Claim;
pub use verdict::{ClaimRange, Conclusion, CounterExample, NpvThere, Proof, Search, Verdict};
