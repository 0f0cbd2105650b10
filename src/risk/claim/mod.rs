//! Claims about the assumptions of a case: proved over all of their ranges, refuted by the smallest counter-example, or
//! searched, and said to be so.

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
