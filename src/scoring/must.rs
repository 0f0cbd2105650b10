//! What an option must meet to be ranked at all.

use super::draft::state;
use crate::error::Error;
use crate::value::Id;
use rust_decimal::Decimal;

/// The draft of a must: a limit that screens options before their scores are compared (Kepner and Tregoe, *The
/// Rational Manager*, 1965).
///
/// The limit itself passes. Every option needs a value. An option that fails is shown with the reason and has no rank;
/// that no option passes is a result, not an error.
///
/// ```
/// use bizcase::dec;
/// use bizcase::scoring::{Criterion, Must, Scale, ScoredOption, ScoringMatrix};
///
/// let ranking = ScoringMatrix::builder()
///     .criterion(Criterion::higher_is_better("Reach", Scale::numeric(dec!(0), dec!(10))).weight(dec!(1)))
///     .must(Must::at_most("Build cost, GBP million", dec!(2)).value("online", dec!(2)).value("bespoke", dec!(2.5)))
///     .option(ScoredOption::new("Online").score("reach", dec!(6)))
///     .option(ScoredOption::new("Bespoke").score("reach", dec!(9)))
///     .build()?
///     .ranking();
/// assert_eq!(ranking.lead()[0].name(), "Online");
/// let bespoke = ranking.option("bespoke").expect("it is shown");
/// assert_eq!((bespoke.rank(), bespoke.total()), (None, Some(dec!(0.9))));
/// assert_eq!(bespoke.failed_musts()[0].to_string(), "Build cost, GBP million is 2.5, and must be at most 2");
/// # Ok::<(), bizcase::Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Must {
    /// The id where one was given and can be one.
    pub(crate) id: Option<Id>,
    pub(crate) name: Option<String>,
    pub(crate) limit: Option<MustLimit>,
    pub(crate) rationale: Option<String>,
    /// By what is taken for the id of an option; `None` where it is no decimal.
    pub(crate) values: Vec<(String, Option<Decimal>)>,
    /// What was stated wrongly so far, with paths from the must.
    pub(crate) faults: Vec<Error>,
}

/// The limit of a must, which itself passes.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MustLimit {
    /// This much or more passes.
    AtLeast(Decimal),
    /// This much or less passes.
    AtMost(Decimal),
}

impl MustLimit {
    /// Whether the value passes.
    #[must_use]
    pub fn admits(self, value: Decimal) -> bool {
        match self {
            Self::AtLeast(limit) => value >= limit,
            Self::AtMost(limit) => value <= limit,
        }
    }

    /// The number that just passes.
    #[must_use]
    pub fn bound(self) -> Decimal {
        match self {
            Self::AtLeast(limit) | Self::AtMost(limit) => limit,
        }
    }

    /// `at least` or `at most`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::AtLeast(_) => "at least",
            Self::AtMost(_) => "at most",
        }
    }
}

impl Must {
    /// A must that this much or more passes.
    pub fn at_least(name: impl Into<String>, limit: Decimal) -> Self {
        Self::limited(name.into(), MustLimit::AtLeast(limit.normalize()))
    }

    /// A must that this much or less passes.
    pub fn at_most(name: impl Into<String>, limit: Decimal) -> Self {
        Self::limited(name.into(), MustLimit::AtMost(limit.normalize()))
    }

    fn limited(name: String, limit: MustLimit) -> Self {
        let (values, faults) = (Vec::new(), Vec::new());
        Self { id: None, name: Some(name), limit: Some(limit), rationale: None, values, faults }
    }

    /// An id other than the one that the name gives.
    pub fn id(mut self, id: &str) -> Self {
        state("id", &mut self.id, &mut self.faults, id.parse());
        self
    }

    /// Why it is a must.
    pub fn because(self, rationale: impl Into<String>) -> Self {
        Self { rationale: Some(rationale.into()), ..self }
    }

    /// What the option with this id has to show.
    pub fn value(mut self, option: impl Into<String>, value: Decimal) -> Self {
        self.values.push((option.into(), Some(value)));
        self
    }
}

/// A must of a [`ScoringMatrix`](super::ScoringMatrix), with a value for each option.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgedMust {
    id: Id,
    name: String,
    limit: MustLimit,
    rationale: Option<String>,
    values: Vec<Decimal>,
}

impl JudgedMust {
    /// The judged draft, its values in the order of the options; `None` where something is still missing.
    pub(super) fn from_draft<'a>(draft: Must, options: impl Iterator<Item = &'a Id>) -> Option<Self> {
        let Must { id, name, limit, rationale, values, faults: _ } = draft;
        let of = |option: &Id| values.iter().find(|(id, _)| id == option.as_str())?.1;
        let values =
            options.map(|option| of(option).map(|value| value.normalize())).collect::<Option<_>>()?;
        Some(Self { id: id?, name: name?, limit: limit?, rationale, values })
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// What people know it by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The limit.
    #[must_use]
    pub fn limit(&self) -> MustLimit {
        self.limit
    }

    /// Why it is a must.
    #[must_use]
    pub fn rationale(&self) -> Option<&str> {
        self.rationale.as_deref()
    }

    /// What each option has to show, in the order of the options.
    #[must_use]
    pub fn values(&self) -> &[Decimal] {
        &self.values
    }
}
