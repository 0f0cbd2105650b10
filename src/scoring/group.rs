//! Criteria in groups: a tree of values.

use super::draft::state;
use super::given::GivenWeight;
use crate::error::{Error, ErrorKind};
use crate::value::{Id, Weight};

/// The draft of a group of criteria, with a weight of its own.
///
/// The weight of a criterion in the whole is the product of the shares along its path: its share among the members of
/// its group, times the share of that group among the members of the group around it, and so on (Keeney and Raiffa,
/// *Decisions with Multiple Objectives*, 1976, chapter 3). What is in no group stands at the top.
///
/// ```
/// use bizcase::dec;
/// use bizcase::scoring::{Criterion, CriterionGroup, Scale, ScoredOption, ScoringMatrix};
///
/// let ten = || Scale::numeric(dec!(0), dec!(10));
/// let matrix = ScoringMatrix::builder()
///     .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(30)))
///     .criterion(Criterion::higher_is_better("Ease", ten()).weight(dec!(70)))
///     .criterion(Criterion::higher_is_better("Growth", ten()).weight(dec!(40)))
///     .group(CriterionGroup::new("Service").weight(dec!(60)).of(["reach", "ease"]))
///     .option(ScoredOption::new("Online").score("reach", dec!(5)).score("ease", dec!(10)).score("growth", dec!(0)))
///     .build()?;
/// let ranking = matrix.ranking();
/// let shares: Vec<_> = ranking.weights().iter().map(|it| it.weight()).collect();
/// assert_eq!(shares, [dec!(0.18), dec!(0.42), dec!(0.4)]); // 0.6 x 0.3, 0.6 x 0.7, 0.4
/// # Ok::<(), bizcase::Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct CriterionGroup {
    /// The id where one was given and can be one.
    pub(crate) id: Option<Id>,
    pub(crate) name: Option<String>,
    pub(crate) weight: Option<Weight>,
    pub(crate) rationale: Option<String>,
    pub(crate) evidence: Option<String>,
    /// What is taken for the ids of criteria or groups.
    pub(crate) members: Vec<String>,
    /// What was stated wrongly so far, with paths from the group.
    pub(crate) faults: Vec<Error>,
}

impl CriterionGroup {
    /// A group without members so far.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            id: None,
            name: Some(name.into()),
            weight: None,
            rationale: None,
            evidence: None,
            members: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// An id other than the one that the name gives. Criteria and groups share their ids.
    pub fn id(mut self, id: &str) -> Self {
        state("id", &mut self.id, &mut self.faults, id.parse());
        self
    }

    /// How much the group counts beside the criteria and groups that stand next to it.
    pub fn weight(mut self, weight: impl Into<GivenWeight>) -> Self {
        let GivenWeight { points, rationale, evidence, agreed_for } = weight.into();
        let weight = match agreed_for {
            None => Weight::from_points(points),
            Some(_) => Err(no_anchors()),
        };
        state("weight", &mut self.weight, &mut self.faults, weight);
        self.rationale = rationale.or(self.rationale);
        self.evidence = evidence.or(self.evidence);
        self
    }

    /// Adds members: ids of criteria, or of other groups.
    pub fn of<I: Into<String>>(mut self, members: impl IntoIterator<Item = I>) -> Self {
        self.members.extend(members.into_iter().map(Into::into));
        self
    }
}

/// The fault of a group whose weight was agreed for anchors.
pub(super) fn no_anchors() -> Error {
    let expected = "a weight alone: a group has no scale of its own";
    Error::new(ErrorKind::Conflict, "anchors for which the weight of a group was agreed", expected)
}

/// A group of a [`ScoringMatrix`](super::ScoringMatrix).
#[derive(Debug, Clone, PartialEq)]
pub struct WeightedGroup {
    id: Id,
    name: String,
    weight: Option<Weight>,
    rationale: Option<String>,
    evidence: Option<String>,
    members: Vec<Id>,
}

impl WeightedGroup {
    /// The judged draft; `None` where a field is still missing.
    pub(super) fn from_draft(draft: CriterionGroup) -> Option<Self> {
        let CriterionGroup { id, name, weight, rationale, evidence, members, faults: _ } = draft;
        let members = members.iter().map(|member| member.parse().ok()).collect::<Option<_>>()?;
        Some(Self { id: id?, name: name?, weight, rationale, evidence, members })
    }

    /// What stakeholders and other groups refer to it by.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// What people know it by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The weight as it was agreed, beside those of its neighbours; `None` where all stakeholders have weights of their
    /// own instead.
    #[must_use]
    pub fn weight(&self) -> Option<Weight> {
        self.weight
    }

    /// Why it has this weight.
    #[must_use]
    pub fn rationale(&self) -> Option<&str> {
        self.rationale.as_deref()
    }

    /// What the weight rests on.
    #[must_use]
    pub fn evidence(&self) -> Option<&str> {
        self.evidence.as_deref()
    }

    /// The criteria and groups that it is made of.
    #[must_use]
    pub fn members(&self) -> &[Id] {
        &self.members
    }
}
