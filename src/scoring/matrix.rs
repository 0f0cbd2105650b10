//! Options by criteria: the whole of what was judged.

use super::criterion::{Criterion, WeightedCriterion};
use super::group::{CriterionGroup, WeightedGroup};
use super::judge::judge;
use super::must::{JudgedMust, Must};
use super::option::{OptionScores, ScoredOption};
use super::stakeholder::{Stakeholder, StakeholderScores};
use crate::error::{Error, Errors};
use crate::value::words;

words! {
    /// What becomes of a score that is not there.
    Missing {
        /// It is a fault.
        Refused = "refused",
        /// The cell stays open, and the total of its option lies between two ends.
        Allowed = "allowed",
    }
}

/// Criteria and options with a score in every cell, or with cells that may stay open: valid by construction.
///
/// The [module](super) has an example, the model and its conventions.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoringMatrix {
    pub(super) criteria: Vec<WeightedCriterion>,
    pub(super) groups: Vec<WeightedGroup>,
    pub(super) options: Vec<OptionScores>,
    pub(super) stakeholders: Vec<StakeholderScores>,
    pub(super) musts: Vec<JudgedMust>,
    pub(super) missing: Missing,
}

impl ScoringMatrix {
    /// A draft without criteria and options so far.
    pub fn builder() -> ScoringMatrixBuilder {
        ScoringMatrixBuilder {
            criteria: Vec::new(),
            groups: Vec::new(),
            options: Vec::new(),
            stakeholders: Vec::new(),
            musts: Vec::new(),
            missing: Missing::Refused,
            faults: Vec::new(),
        }
    }

    /// The criteria, in the order in which they were stated.
    #[must_use]
    pub fn criteria(&self) -> &[WeightedCriterion] {
        &self.criteria
    }

    /// The criterion with this id.
    #[must_use]
    pub fn criterion(&self, id: &str) -> Option<&WeightedCriterion> {
        self.criteria.iter().find(|criterion| criterion.id().as_str() == id)
    }

    /// The groups of criteria, in the order in which they were stated; none where the criteria stand side by side.
    #[must_use]
    pub fn groups(&self) -> &[WeightedGroup] {
        &self.groups
    }

    /// Those who judge, in the order in which they were stated; none where each option has one score a criterion.
    #[must_use]
    pub fn stakeholders(&self) -> &[StakeholderScores] {
        &self.stakeholders
    }

    /// What options must meet to be ranked, in the order in which it was stated.
    #[must_use]
    pub fn musts(&self) -> &[JudgedMust] {
        &self.musts
    }

    /// Whether an option may lack scores. Stakeholders may leave cells open in any case.
    #[must_use]
    pub fn missing(&self) -> Missing {
        self.missing
    }

    /// The options, in the order in which they were stated.
    #[must_use]
    pub fn options(&self) -> &[OptionScores] {
        &self.options
    }

    /// The option with this id.
    #[must_use]
    pub fn option(&self, id: &str) -> Option<&OptionScores> {
        self.options.iter().find(|option| option.id().as_str() == id)
    }
}

/// The draft of a [`ScoringMatrix`]: anything can be stated, and [`build`](Self::build) judges all of it at once.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct ScoringMatrixBuilder {
    pub(crate) criteria: Vec<Criterion>,
    pub(crate) groups: Vec<CriterionGroup>,
    pub(crate) options: Vec<ScoredOption>,
    pub(crate) stakeholders: Vec<Stakeholder>,
    pub(crate) musts: Vec<Must>,
    pub(crate) missing: Missing,
    /// What was stated wrongly outside the criteria and options, with paths from the matrix.
    pub(crate) faults: Vec<Error>,
}

impl ScoringMatrixBuilder {
    /// Adds a criterion.
    pub fn criterion(mut self, criterion: Criterion) -> Self {
        self.criteria.push(criterion);
        self
    }

    /// Adds several criteria: those of a [template](super::templates), say.
    pub fn criteria(mut self, criteria: impl IntoIterator<Item = Criterion>) -> Self {
        self.criteria.extend(criteria);
        self
    }

    /// Adds a group of criteria.
    pub fn group(mut self, group: CriterionGroup) -> Self {
        self.groups.push(group);
        self
    }

    /// Adds an option.
    pub fn option(mut self, option: ScoredOption) -> Self {
        self.options.push(option);
        self
    }

    /// Adds one who judges. Scores are those of the stakeholders then, and options carry none.
    pub fn stakeholder(mut self, stakeholder: Stakeholder) -> Self {
        self.stakeholders.push(stakeholder);
        self
    }

    /// Adds what options must meet to be ranked.
    pub fn must(mut self, must: Must) -> Self {
        self.musts.push(must);
        self
    }

    /// Lets options lack scores: their totals then lie between two ends, with the open cell at either end of its
    /// scale. Nothing is ever filled in.
    pub fn allow_missing(self) -> Self {
        Self { missing: Missing::Allowed, ..self }
    }

    /// The matrix, or everything that is wrong with it.
    ///
    /// # Errors
    ///
    /// Every fault at once, each with its place: no criterion or no option
    /// ([`Empty`](crate::ErrorKind::Empty)); more than [`limits`](crate::limits) allow
    /// ([`OverLimit`](crate::ErrorKind::OverLimit)); a name or id that cannot be one, or is used twice; a weight
    /// that is missing or negative, or no weight above zero; a scale whose anchors are not in order
    /// ([`Disordered`](crate::ErrorKind::Disordered)), or whose values do not lead from 0 to 1; a score that is missing
    /// ([`Ragged`](crate::ErrorKind::Ragged)), off its scale ([`OffScale`](crate::ErrorKind::OffScale)), for a
    /// criterion that does not exist, or given twice; a group without members, within itself, or with a member that
    /// another group has ([`Conflict`](crate::ErrorKind::Conflict)); scores of an option beside those of stakeholders;
    /// a stakeholder without scores, or with weights for some criteria alone; influences that are all zero; a must
    /// without a limit, or without a value for each option.
    ///
    /// # Examples
    ///
    /// ```
    /// use bizcase::dec;
    /// use bizcase::scoring::{Criterion, Scale, ScoredOption, ScoringMatrix};
    ///
    /// let errors = ScoringMatrix::builder()
    ///     .criterion(Criterion::higher_is_better("Reach", Scale::numeric(dec!(0), dec!(10))).weight(dec!(-1)))
    ///     .option(ScoredOption::new("Online service").score("reach", dec!(11)))
    ///     .build()
    ///     .unwrap_err();
    /// assert_eq!(
    ///     errors.to_string(),
    ///     "criteria[0].weight \"Reach\": found -1, expected a weight of zero or more\n\
    ///      options[0].scores.reach \"Online service\": found 11, expected a score between 0 and 10"
    /// );
    /// ```
    pub fn build(self) -> Result<ScoringMatrix, Errors> {
        judge(self)
    }
}
