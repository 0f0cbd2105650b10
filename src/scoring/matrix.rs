//! Options by criteria: the whole of what was judged.

use super::criterion::{Criterion, WeightedCriterion};
use super::judge::judge;
use super::option::{OptionScores, ScoredOption};
use crate::error::{Error, Errors};

/// Criteria and options with a score in every cell: valid by construction.
///
/// The [module](super) has an example, the model and its conventions.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoringMatrix {
    criteria: Vec<WeightedCriterion>,
    options: Vec<OptionScores>,
}

impl ScoringMatrix {
    /// A draft without criteria and options so far.
    pub fn builder() -> ScoringMatrixBuilder {
        ScoringMatrixBuilder { criteria: Vec::new(), options: Vec::new(), faults: Vec::new() }
    }

    /// For the judge alone: at least one criterion and one option, each option with a score for each criterion on
    /// that criterion's scale, a positive weight.
    pub(super) fn judged(criteria: Vec<WeightedCriterion>, options: Vec<OptionScores>) -> Self {
        Self { criteria, options }
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
    pub(crate) options: Vec<ScoredOption>,
    /// What was stated wrongly outside the criteria and options, with paths from the matrix.
    pub(crate) faults: Vec<Error>,
}

impl ScoringMatrixBuilder {
    /// Adds a criterion.
    pub fn criterion(mut self, criterion: Criterion) -> Self {
        self.criteria.push(criterion);
        self
    }

    /// Adds an option.
    pub fn option(mut self, option: ScoredOption) -> Self {
        self.options.push(option);
        self
    }

    /// The matrix, or everything that is wrong with it.
    ///
    /// # Errors
    ///
    /// Every fault at once, each with its place: no criterion or no option
    /// ([`Empty`](crate::ErrorKind::Empty)); more than [`limits`](crate::limits) allow
    /// ([`OverLimit`](crate::ErrorKind::OverLimit)); a name or id that cannot be one, or is used twice; a weight
    /// that is missing or negative, or no weight above zero; a scale whose anchors are not in order
    /// ([`Disordered`](crate::ErrorKind::Disordered)); a score that is missing ([`Ragged`](crate::ErrorKind::Ragged)),
    /// off its scale ([`OffScale`](crate::ErrorKind::OffScale)), for a criterion that does not exist, or given
    /// twice.
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
