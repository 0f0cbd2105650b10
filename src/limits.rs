//! The sizes up to which inputs are accepted: numbers in one place, so that memory and time are bounded
//! whatever arrives.
//!
//! Each is refused with [`ErrorKind::OverLimit`](crate::ErrorKind::OverLimit) where it is exceeded, but for the degrees
//! of exact searches, past which an answer may be less complete.
//!
//! # What a document at the limits takes
//!
//! Reading, judging, appraising and writing a page need less than 512 KiB of stack, in a debug build as well and however
//! deep a document nests: nothing recurses on what arrives but down to [`DEPTH`] or to the limit of the reader of its
//! format. A thread with the stack that Rust gives it has four times as much.
//!
//! Time grows about in proportion to [`CELLS`], and with ranges to [`RANGE_CELLS`]; memory to the lines and to the cells.
//! At the limits both are large: tens of seconds, and a gigabyte for a hundred thousand lines. A service that answers
//! strangers does well to refuse documents of more bytes than it expects before it reads them.

/// Periods of a timeline: a century of months.
pub const PERIODS: u32 = 1_200;

/// Periods of an annuity, and applications of a rate in a year: a thousand years of months. The growth over them
/// can still be formed exactly, digit for digit, where a last digit turns on it.
pub const ANNUITY_PERIODS: u32 = 12_000;

/// Periods of an annuity whose rate is sought.
pub const ANNUITY_RATE_PERIODS: u32 = 3_600;

/// Periods in the life of an asset that is depreciated.
pub const ASSET_LIFE: u32 = 1_200;

/// Periods of a flow up to which coinciding internal rates are counted with their multiplicity. Longer flows are
/// accepted and in nearly all cases answered in full: see [`measure`](crate::measure#how-long-it-takes).
pub const EXACT_DEGREE: usize = 3_000;

/// The same for dated flows, in steps of the largest length that divides all their distances.
pub const EXACT_DATED_DEGREE: usize = 400;

/// Ways of discounting that a case names beside its own.
pub const NAMED_DISCOUNTING: usize = 20;

/// Alternatives of a case, the baseline among them.
pub const ALTERNATIVES: usize = 100;

/// Cost, benefit and dis-benefit lines of one alternative.
pub const LINES: usize = 1_000;

/// Loans of one alternative.
pub const LOANS: usize = 50;

/// Cells of a case: lines of all alternatives times columns, or times dates where a line has more of them.
pub const CELLS: usize = 1_000_000;

/// Cells of a case times the low and high values of its assumptions: an appraisal computes them all.
pub const RANGE_CELLS: usize = 20_000_000;

/// Assumptions of a case.
pub const ASSUMPTIONS: usize = 1_000;

/// Acknowledgements of findings of a case.
pub const ACKNOWLEDGEMENTS: usize = 1_000;

/// Factors of one amount.
pub const FACTORS: usize = 16;

/// Growth rates of one line, of both kinds together.
pub const GROWTH_RATES: usize = 8;

/// Adjustments of one line, and of the classes of one alternative.
pub const ADJUSTMENTS: usize = 8;

/// Overruns of comparable projects of one adjustment.
pub const OVERRUNS: usize = 1_000;

/// Criteria of a scoring matrix.
pub const CRITERIA: usize = 200;

/// Groups of criteria of a scoring matrix.
pub const CRITERION_GROUPS: usize = 50;

/// Stakeholders of a scoring matrix.
pub const STAKEHOLDERS: usize = 100;

/// Cells of a scoring matrix with stakeholders: stakeholders times options times criteria.
pub const JUDGEMENTS: usize = 100_000;

/// Musts of a scoring matrix.
pub const MUSTS: usize = 50;

/// Labels of a scale, and knots of a value function.
pub const SCALE_STEPS: usize = 20;

/// People whose judgements are put together.
pub const PEOPLE: usize = 200;

/// Cells of a table of values: options times criteria.
pub const VALUE_CELLS: usize = 10_000_000;

/// Options of a table of values whose robustness is asked for, and of an agenda.
pub const ROBUSTNESS_OPTIONS: usize = 100;

/// Criteria of a table of values whose robustness is asked for, and of an agenda.
pub const ROBUSTNESS_CRITERIA: usize = 20;

/// Options up to which a report says which of them some weighting makes the best, unasked.
pub const REPORTED_OPTIMALITY_OPTIONS: usize = 30;

/// Options up to which rank acceptability over three criteria is exact; more are sampled.
pub const EXACT_ACCEPTABILITY_OPTIONS: usize = 30;

/// Draws of a sampled rank acceptability.
pub const DRAWS: u32 = 1_000_000;

/// Corners of the ranges of assumptions, with every whole step of a delay, up to which a claim about them is proved; with
/// more it is searched.
pub const CLAIM_CORNERS: usize = 16_384;

/// Points at which a claim about assumptions is searched.
pub const CLAIM_POINTS: u32 = 100_000;

/// Tags of one line, objectives of a case.
pub const TAGS: usize = 50;

/// Characters of a name, a unit or a tag.
pub const NAME: usize = 200;

/// Characters of a longer text: a question, a source, a rationale.
pub const TEXT: usize = 4_000;

/// Levels of tables and lists that are read of a document. No field lies so deep: what does is refused by the fault of
/// its place, whatever it holds.
pub const DEPTH: usize = 24;

/// Integer digits of an amount, of its value in a column, and of an assumption.
///
/// A thousand lines of 10^20 still sum to far less than a decimal can hold, so no sum of cells overflows.
pub const AMOUNT_DIGITS: u32 = 20;
