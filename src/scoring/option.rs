//! What is judged: options and their scores.

use super::criterion::WeightedCriterion;
use super::draft::{is_faulty, is_faulty_at, state};
use super::given::GivenScore;
use super::rating::Rating;
use crate::error::Error;
use crate::value::Id;
use rust_decimal::Decimal;

/// The draft of an option with its scores: anything can be stated,
/// [`build`](super::ScoringMatrixBuilder::build) judges it.
///
/// Its id is derived from the name ([`Id::from_name`]) where none is given. Every criterion needs one score,
/// unless [missing scores are allowed](super::ScoringMatrixBuilder::allow_missing) or stakeholders give them.
///
/// ```
/// use bizcase::dec;
/// use bizcase::scoring::ScoredOption;
///
/// let option = ScoredOption::new("Online service")
///     .score_because("access-for-all", dec!(8), "works on phones")
///     .score("days-to-a-permit", dec!(5));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct ScoredOption {
    /// The id where one was given and can be one.
    pub(crate) id: Option<Id>,
    pub(crate) name: Option<String>,
    pub(crate) scores: Vec<StatedScore>,
    /// What was stated wrongly so far, with paths from the option: `scores.access`.
    pub(crate) faults: Vec<Error>,
}

/// A score as stated, for whatever the statement takes for the id of a criterion.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct StatedScore {
    pub(super) criterion: String,
    /// `None` where it could not be read; the fault then stands among those of the draft.
    pub(super) given: Option<GivenScore>,
}

impl ScoredOption {
    /// An option without scores so far.
    pub fn new(name: impl Into<String>) -> Self {
        Self { id: None, name: Some(name.into()), scores: Vec::new(), faults: Vec::new() }
    }

    /// An id other than the one that the name gives.
    pub fn id(mut self, id: &str) -> Self {
        state("id", &mut self.id, &mut self.faults, id.parse());
        self
    }

    /// Its score for the criterion with this id, on that criterion's scale: a number, a label, or a [`GivenScore`]
    /// with what speaks for it.
    pub fn score(self, criterion: impl Into<String>, score: impl Into<GivenScore>) -> Self {
        self.state_score(criterion.into(), Some(score.into()))
    }

    /// A [`score`](Self::score) and the reason for it.
    pub fn score_because(
        self,
        criterion: impl Into<String>,
        score: Decimal,
        rationale: impl Into<String>,
    ) -> Self {
        self.score(criterion, GivenScore::new(score).because(rationale))
    }

    /// A score that may have been stated wrongly; see [`StatedScore`].
    pub(crate) fn state_score(mut self, criterion: String, given: Option<GivenScore>) -> Self {
        self.scores.push(StatedScore { criterion, given });
        self
    }

    /// The id that is stated or given by the name; none where it is faulty.
    pub(crate) fn known_id(&self) -> Option<Id> {
        if is_faulty("id", &self.faults) {
            return None;
        }
        self.id.clone().or_else(|| Id::from_name(self.name.as_deref()?).ok())
    }

    /// Whether a fault of the score for this criterion is known already.
    pub(super) fn has_fault_at(&self, criterion: &str) -> bool {
        is_faulty_at(&format!("/scores/{criterion}"), &self.faults)
    }
}

/// An option of a [`ScoringMatrix`](super::ScoringMatrix) with its scores; where there are stakeholders, they have them.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionScores {
    id: Id,
    name: String,
    scores: Vec<Score>,
}

impl OptionScores {
    /// The judged draft, its scores in the order of the criteria; `None` where something is still missing.
    pub(super) fn from_draft(draft: &ScoredOption, criteria: &[WeightedCriterion]) -> Option<Self> {
        let scores = scores_in_order(&draft.scores, criteria)?;
        Some(Self { id: draft.id.clone()?, name: draft.name.clone()?, scores })
    }

    /// What results refer to it by.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// What people know it by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its scores, in the order of the criteria; one that is missing is left out.
    #[must_use]
    pub fn scores(&self) -> &[Score] {
        &self.scores
    }

    /// Its score for the criterion with this id.
    #[must_use]
    pub fn score(&self, criterion: &str) -> Option<&Score> {
        self.scores.iter().find(|score| score.criterion.as_str() == criterion)
    }
}

/// The stated scores in the order of the criteria, those that are missing left out; `None` where one was not read.
pub(super) fn scores_in_order(stated: &[StatedScore], criteria: &[WeightedCriterion]) -> Option<Vec<Score>> {
    let score = |criterion: &WeightedCriterion| {
        let stated = stated.iter().find(|stated| stated.criterion == criterion.id().as_str())?;
        let given = stated.given.clone();
        Some(given.map(|GivenScore { rating, rationale, evidence }| Score {
            criterion: criterion.id().clone(),
            rating,
            rationale,
            evidence,
        }))
    };
    criteria.iter().filter_map(score).collect()
}

/// A score on the scale of its criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    criterion: Id,
    rating: Rating,
    rationale: Option<String>,
    evidence: Option<String>,
}

impl Score {
    /// The criterion that it is for.
    #[must_use]
    pub fn criterion(&self) -> &Id {
        &self.criterion
    }

    /// The score as stated, on the criterion's own scale.
    #[must_use]
    pub fn stated(&self) -> &Rating {
        &self.rating
    }

    /// Why it is this score.
    #[must_use]
    pub fn rationale(&self) -> Option<&str> {
        self.rationale.as_deref()
    }

    /// What it rests on.
    #[must_use]
    pub fn evidence(&self) -> Option<&str> {
        self.evidence.as_deref()
    }
}
