//! How far people agree, and about what they do not.
//!
//! Averages hide conflict: a mean of 3 may be everybody's 3 or a quarrel of 1 and 5. Each of these says it another way:
//!
//! | question | function or type |
//! |---|---|
//! | do they rank the options alike? | [`kendall_w`]: 0 no agreement, 1 all rankings equal |
//! | do these two rank them alike? | [`kendall_tau_b`]: -1 opposite, 1 equal |
//! | are the ratings themselves alike, with some missing? | [`krippendorff_alpha`]: 0 as by chance, 1 all equal |
//! | which option is preferred by most? | [`Ballots`]: Borda and Copeland counts, pairwise majorities, the Condorcet winner |
//! | what is the group's result, and is the conflict about scores or about weights? | [`GroupTotals`] |
//! | how far apart are they on one number? | [`Spread`] |
//!
//! Tables have people in rows and options or units in columns. Every figure is exact and rounded once. "There is no such
//! figure" is an [`Outcome`](crate::measure::Outcome) with its reason.

mod ballots;
mod concordance;
mod group;
mod rank_correlation;
mod reliability;
mod spread;

pub use ballots::Ballots;
pub use concordance::{Concordance, kendall_w};
pub use group::GroupTotals;
pub(super) use group::Judgements;
pub use rank_correlation::kendall_tau_b;
pub use reliability::{Level, krippendorff_alpha};
pub use spread::Spread;
