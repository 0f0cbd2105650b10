//! Judgement beside the money: options scored against weighted criteria, totals that break down to their parts,
//! and a ranking that says by how much.
//!
//! # The model
//!
//! Each [`Criterion`] has a [`Scale`] with two fixed anchors and a [`Direction`], so it is stated which end is the
//! worst and which the best. A score `x` has the value
//!
//! ```text
//! v(x) = (x - worst) / (best - worst)        0 at the worst anchor, 1 at the best
//! ```
//!
//! and an option has the total
//!
//! ```text
//! S = sum over the criteria of  w / W x v(x)        w: points of the criterion, W: sum of all points
//! ```
//!
//! which is the additive value model (Fishburn, *Operations Research* 15, 1967; Keeney and Raiffa, *Decisions with
//! Multiple Objectives*, 1976, chapter 3) with the linear values of SMART (Edwards, *IEEE Transactions on Systems,
//! Man, and Cybernetics* 7, 1977).
//!
//! # Conventions
//!
//! * **Anchors are fixed**, never taken from the options at hand: with the latter ("min-max") a new poor option
//!   changes the values, and perhaps the order, of all others.
//! * **A weight is the worth of its criterion's swing** from the worst to the best anchor, not the importance of
//!   the words on it (von Winterfeldt and Edwards, *Decision Analysis and Behavioral Research*, 1986): where an
//!   anchor moves, the weight is to be asked for again.
//! * **Weights are entered as agreed**, on any common scale, and divided by their sum once, at the end. Zero is a
//!   weight; all zero is not.
//! * **A score off its scale is refused**, never clamped. A missing score is refused too, unless the matrix
//!   [allows it](ScoringMatrixBuilder::allow_missing) or has stakeholders; it is never filled in: the total of its
//!   option then lies between two ends, with the cell at the worst and at the best end of its scale.
//! * **Every figure is the exact rational value, rounded once**: half to even, to 28 places. Ranks and ties come
//!   from the exact totals: a tie is equality, and there is no tolerance.
//!
//! # Beyond the plain matrix
//!
//! * Scores may be [labels](Scale::labelled) with declared values, and numbers may have values that are
//!   [piecewise linear](Scale::piecewise) or [exponential](Scale::exponential).
//! * Criteria may stand in [groups](CriterionGroup) with weights of their own.
//! * Several [stakeholders](Stakeholder) may score, and weigh: the headline is *mean values times mean weights*, by
//!   influence, because its contributions can be shown cell by cell. The other common one, the mean of the individual
//!   totals, differs from it by the covariance of weights and values. Weights are normalised before they are averaged;
//!   the mean of a cell is over those who scored it.
//! * [Musts](Must) screen options before totals are compared, and a ranking [explains itself](MarginExplanation).
//! * A weight may state the anchors that it was [agreed for](GivenWeight::agreed_for), and is listed as
//!   [stale](StaleWeight) where they have moved.
//! * [`templates`] have sets of criteria that guides recommend.
//!
//! # What stands beside the model
//!
//! | question | where |
//! |---|---|
//! | where do weights come from? | [`weighting`]: points, swings, ranks, trees; [`pairwise`]: judgements of pairs |
//! | which options are out before their scores count? | [musts](Must) of a matrix |
//! | which are worth improving before scoring? | [`pugh`](pugh()) beside a datum |
//! | does another method name another lead? | [`topsis`](topsis()), [`weighted_product`](weighted_product()) |
//! | how far do people agree, and about what not? | [`ScoringMatrix::agreement`] of its stakeholders; [`agreement`] of any numbers |
//! | which differences are worth the time of a meeting? | [`ScoringMatrix::agenda`] |
//!
//! But for what is said of a matrix, these are functions of plain numbers. What is iterated in `f64` ([`Estimate`], [`Topsis`],
//! [`Priorities`](pairwise::Priorities)) states a bound on its error; all else is exact and rounded once.
//!
//! # Without names
//!
//! A [`ValueTable`] holds the numbers alone: options by criteria in values on one common scale, up to hundreds of
//! thousands of options, with exact totals, ranks and dominance. [`ScoringMatrix::value_table`] is that of a matrix.
//! [`ScoringMatrix::robustness`] and [`ValueTable::robustness`] ask what would have to change for another option to
//! lead ([`robustness`] has the types of the answers):
//!
//! | question | answer |
//! |---|---|
//! | how far may one weight move? | [`Robustness::weight_intervals`], [`order_intervals`](Robustness::order_intervals), [`switch_weights`](Robustness::switch_weights) |
//! | how far may one value move? | [`Robustness::score_flips`] |
//! | why does it lead? | [`Robustness::margin`], [`leaders_without_each_criterion`](Robustness::leaders_without_each_criterion) |
//! | is the lead too small to speak of? | [`Robustness::close_call_by_step`], [`close_call_by_margin`](Robustness::close_call_by_margin), [`Acceptability::close_call`] |
//! | what holds without weights? | [`Robustness::dominance`] by importance, [`potential_optimality`](Robustness::potential_optimality) |
//! | how many weightings favour whom? | [`Robustness::acceptability`] |
//! | would the winner change with the options present? | [`ValueTable::rank_reversals`] |
//!
//! [`Appraisal::judgement`](crate::appraisal::Appraisal::judgement) carries these answers for the matrix of a case. Here and
//! there, the weight of one criterion moves and the others keep their proportions; everything but a sampled
//! acceptability is exact, and what is sampled states its seed, its draws and its standard errors.
//!
//! # Examples
//!
//! ```
//! use bizcase::dec;
//! use bizcase::scoring::{Criterion, Scale, ScoredOption, ScoringMatrix};
//!
//! let matrix = ScoringMatrix::builder()
//!     .criterion(
//!         Criterion::higher_is_better("Access for all", Scale::numeric(dec!(0), dec!(10)))
//!             .weight_because(dec!(60), "the statute asks for it"),
//!     )
//!     .criterion(
//!         Criterion::lower_is_better("Days to a permit", Scale::numeric(dec!(0), dec!(20))).weight(dec!(40)),
//!     )
//!     .option(
//!         ScoredOption::new("Paper forms")
//!             .score("access-for-all", dec!(3))
//!             .score("days-to-a-permit", dec!(15)),
//!     )
//!     .option(
//!         ScoredOption::new("Online service")
//!             .score_because("access-for-all", dec!(8), "works on phones, helpline stays")
//!             .score("days-to-a-permit", dec!(5)),
//!     )
//!     .build()?;
//!
//! let ranking = matrix.ranking();
//! let [lead] = ranking.lead() else { panic!("no tie here") };
//! assert_eq!(lead.name(), "Online service");
//! assert_eq!(lead.total(), Some(dec!(0.78))); // 0.6 x 8/10 + 0.4 x (20 - 5)/20 = 0.48 + 0.30
//! assert_eq!(lead.margin(), Some(dec!(0.5))); // the other: 0.6 x 3/10 + 0.4 x 5/20 = 0.28
//! # Ok::<(), bizcase::Errors>(())
//! ```

mod agenda;
pub mod agreement;
mod contribution;
mod criterion;
mod draft;
mod estimate;
mod explanation;
mod figures;
mod float_table;
mod given;
mod global_weight;
mod group;
mod headline;
mod judge;
mod matrix;
mod must;
mod option;
pub mod pairwise;
mod panel;
mod panel_agreement;
mod panel_result;
mod pugh;
mod ranking;
mod ranks;
mod rating;
pub mod robustness;
mod rows;
mod scale;
mod screening;
mod stakeholder;
mod stale_weight;
mod standing;
pub mod templates;
mod topsis;
mod total;
mod units;
mod value_function;
mod value_table;
mod weighted_product;
pub mod weighting;
mod wording;

pub use agenda::{Agenda, AgendaEnd, AgendaItem, Standing, Statement, Topic};
pub use contribution::{Between, Contribution, GroupWeight, NormalisedWeight};
pub use criterion::{Criterion, Direction, WeightedCriterion};
pub use estimate::Estimate;
pub use explanation::{DominatedOption, MarginExplanation, MarginPart};
pub use float_table::FloatTable;
pub use given::{AgreedFor, GivenScore, GivenWeight};
pub use group::{CriterionGroup, WeightedGroup};
pub(crate) use headline::MatrixAnswers;
pub use matrix::{Missing, ScoringMatrix, ScoringMatrixBuilder};
pub use must::{JudgedMust, Must, MustLimit};
pub use option::{OptionScores, Score, ScoredOption};
pub use panel_agreement::PanelAgreement;
pub use panel_result::{PanelResult, StakeholderReason, StakeholderResult, StakeholderTotal};
pub use pugh::{Comparison, PughTally, pugh};
pub use ranking::{RankedOption, ScoreRanking};
pub use rating::Rating;
pub use robustness::{Acceptability, Robustness, RobustnessReport, Sampling, Weightings};
pub use scale::{LabelValue, Scale};
pub use screening::{FailedMust, MustResult, ScreenedOption};
pub use stakeholder::{Stakeholder, StakeholderScores, StakeholderWeight};
pub use stale_weight::StaleWeight;
pub use topsis::{IdealNormalisation, Topsis, topsis};
pub(crate) use total::TotalEnds;
pub use value_function::{Knot, ValueFunction};
pub use value_table::{LocalValues, Probe, RankReversal, ValueTable};
pub use weighted_product::{ProductNormalisation, WeightedProducts, weighted_product};
pub(crate) use wording::said;
