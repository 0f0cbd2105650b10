//! What came of a claim.

use super::departure::{Departure, listed};
use super::figures::{Shown, shown};
use super::proof::NoProof;
use super::trial::Trial;
use crate::case::BusinessCase;
use crate::measure::Outcome;
use crate::value::{Id, decimal};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::fmt;

/// The version of the data format of a verdict.
const FORMAT: &str = "bizcase-claim/1";

/// What came of a claim, in a sentence by its `Display`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[must_use]
pub struct Verdict {
    format: &'static str,
    claim: String,
    ranges: Vec<ClaimRange>,
    #[serde(flatten)]
    conclusion: Conclusion,
}

/// How a claim ends.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
pub enum Conclusion {
    /// It holds at every point of the ranges.
    Proved(Proof),
    /// It does not hold at this point.
    Refuted(Box<CounterExample>),
    /// Nothing against it was found, which is no proof.
    NotRefuted(Search),
}

/// A range over which a claim was checked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClaimRange {
    assumption: Id,
    #[serde(serialize_with = "decimal::serialize")]
    low: Decimal,
    #[serde(serialize_with = "decimal::serialize")]
    high: Decimal,
}

/// That a claim holds at all corners of the ranges, where these speak for every point between them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Proof {
    corners: usize,
}

/// Where a search looked in vain.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Search {
    seed: u64,
    corners: u32,
    draws: u32,
    #[serde(serialize_with = "serialize_word")]
    no_proof: NoProof,
}

/// The smallest point at which a claim does not hold: as few assumptions as possible away from their central values, each
/// as near to it as the claim still fails, by values that a person can read.
///
/// Each of them is needed: with it back at its central value the claim holds, and so it does with it one readable step
/// nearer. No other corner of the ranges has fewer, as far as a limit of trials reaches. Where a range leaves out
/// the central value, its nearest end stands for it.
///
/// It lies at the edge: what comes of the claim there says where it begins to fail, not how far it may fail. Other sets of as
/// few assumptions may each refute the claim as well; they are its [`others`](Self::others).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CounterExample {
    departures: Vec<Departure>,
    npvs: Vec<NpvThere>,
    then: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    others: Vec<CounterExample>,
    #[serde(skip)]
    case: BusinessCase,
}

/// The net present value of an alternative at a counter-example.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NpvThere {
    alternative: Id,
    net_present_value: Outcome<Decimal>,
}

fn serialize_word<S: Serializer>(no_proof: &NoProof, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(no_proof.word())
}

impl Verdict {
    pub(super) fn new(claim: String, ranges: Vec<ClaimRange>, conclusion: Conclusion) -> Self {
        Self { format: FORMAT, claim, ranges, conclusion }
    }

    /// The claim as a sentence.
    #[must_use]
    pub fn claim(&self) -> &str {
        &self.claim
    }

    /// The ranges, in the order of the assumptions of the case. Those on which nothing that is claimed depends are among
    /// them.
    #[must_use]
    pub fn ranges(&self) -> &[ClaimRange] {
        &self.ranges
    }

    /// How it ends.
    #[must_use]
    pub fn conclusion(&self) -> &Conclusion {
        &self.conclusion
    }

    /// Whether nothing speaks against the claim: it is proved, or a search found no counter-example.
    ///
    /// For tests: `assert!(verdict.holds(), "{verdict}")`.
    #[must_use]
    pub fn holds(&self) -> bool {
        !matches!(self.conclusion, Conclusion::Refuted(_))
    }

    /// Whether it holds at every point of the ranges.
    #[must_use]
    pub fn is_proved(&self) -> bool {
        matches!(self.conclusion, Conclusion::Proved(_))
    }

    /// Where it does not hold.
    #[must_use]
    pub fn counter_example(&self) -> Option<&CounterExample> {
        match &self.conclusion {
            Conclusion::Refuted(example) => Some(example),
            Conclusion::Proved(_) | Conclusion::NotRefuted(_) => None,
        }
    }
}

/// `proved`, `refuted` or `not refuted`, the claim, and why: the counter-example with its units, or how far it was checked.
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { claim, conclusion, .. } = self;
        match conclusion {
            Conclusion::Proved(proof) => write!(f, "proved: {claim}: {proof}"),
            Conclusion::Refuted(example) => write!(f, "refuted: {claim}: not {example}"),
            Conclusion::NotRefuted(search) => write!(f, "not refuted: {claim}: {search}"),
        }
    }
}

impl ClaimRange {
    pub(super) fn new(assumption: Id, low: Decimal, high: Decimal) -> Self {
        Self { assumption, low, high }
    }

    /// The assumption.
    #[must_use]
    pub fn assumption(&self) -> &Id {
        &self.assumption
    }

    /// The low end.
    #[must_use]
    pub fn low(&self) -> Decimal {
        self.low
    }

    /// The high end.
    #[must_use]
    pub fn high(&self) -> Decimal {
        self.high
    }
}

impl Proof {
    pub(super) fn new(corners: usize) -> Self {
        Self { corners }
    }

    /// How many corners there are of the ranges that matter to the claim, with every whole step of a delay; each was
    /// computed exactly.
    #[must_use]
    pub fn corners(&self) -> usize {
        self.corners
    }
}

/// How far it reaches, in words.
impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.corners {
            1 => f.write_str("it holds at the central values, and no range matters to it"),
            corners => {
                write!(f, "it holds at all {corners} corners of the ranges, and so everywhere in them")
            }
        }
    }
}

impl Search {
    pub(super) fn new(seed: u64, corners: u32, draws: u32, no_proof: NoProof) -> Self {
        Self { seed, corners, draws, no_proof }
    }

    /// The seed, which finds the same points again.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// At how many corners of the ranges it looked: at all, where there are no more than half of the points; else at some, by
    /// chance.
    #[must_use]
    pub fn corners(&self) -> u32 {
        self.corners
    }

    /// At how many points drawn from the ranges it looked, all values equally likely.
    #[must_use]
    pub fn draws(&self) -> u32 {
        self.draws
    }

    /// Why it was searched instead of proved.
    #[must_use]
    pub fn no_proof(&self) -> NoProof {
        self.no_proof
    }
}

/// What was searched, and that it is no proof.
impl fmt::Display for Search {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { seed, corners, draws, no_proof } = self;
        let reason = no_proof.reason();
        write!(
            f,
            "no counter-example at {corners} corners of the ranges and {draws} points drawn with seed {seed}, which is no \
             proof: {reason}"
        )
    }
}

impl CounterExample {
    pub(super) fn new(departures: Vec<Departure>, trial: &Trial<'_>, case: BusinessCase) -> Self {
        let Shown { then, npvs } = shown(trial, &case);
        let npv = |(alternative, net_present_value)| NpvThere { alternative, net_present_value };
        Self { departures, npvs: npvs.into_iter().map(npv).collect(), then, others: Vec::new(), case }
    }

    pub(super) fn with_others(self, others: Vec<CounterExample>) -> Self {
        Self { others, ..self }
    }

    /// The assumptions that are away from their central values, in the order of the case; none where the claim does not hold
    /// at the central values.
    #[must_use]
    pub fn departures(&self) -> &[Departure] {
        &self.departures
    }

    /// The net present value of each alternative there, in the order of the case.
    #[must_use]
    pub fn npvs(&self) -> &[NpvThere] {
        &self.npvs
    }

    /// What comes of the claim there, in words.
    #[must_use]
    pub fn then(&self) -> &str {
        &self.then
    }

    /// Counter-examples by other assumptions, as few of them, the nearest first: among the first 16 corners of the ranges at
    /// which the claim fails with so few, so that there may be more.
    #[must_use]
    pub fn others(&self) -> &[CounterExample] {
        &self.others
    }

    /// The case there: what [`BusinessCase::with_assumptions`] makes of it.
    #[must_use]
    pub fn case(&self) -> &BusinessCase {
        &self.case
    }
}

/// In business terms: with which values instead of which others, and what comes of it.
impl fmt::Display for CounterExample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { departures, then, others, .. } = self;
        if departures.is_empty() {
            return write!(f, "at the central values: {then}");
        }
        write!(f, "with {}: {then}", listed(departures))?;
        others.iter().try_for_each(|other| write!(f, "; nor {other}"))
    }
}

impl NpvThere {
    /// The alternative.
    #[must_use]
    pub fn alternative(&self) -> &Id {
        &self.alternative
    }

    /// Its net present value.
    pub fn npv(&self) -> Outcome<Decimal> {
        self.net_present_value
    }
}
