//! Whole business cases.
//!
//! A case is drawn as a draft whose parts do not depend on each other, and fitted together at the end: what refers
//! to a part that does not exist refers to another. So each part shrinks by itself and no draw is ever rejected.

mod acknowledgement;
mod adjustment;
mod alternative;
mod assumption;
mod discounting;
mod line;
mod scope;
mod setting;
mod shape;

pub use assumption::ranged_assumptions;
pub use scope::Scope;
pub(super) use scope::methods as depreciation_methods;
pub use shape::CaseShape;

use super::label::Labels;
use super::scoring::{self, MatrixDraft, PanelDraft};
use crate::case::{Alternative, BusinessCase, CaseBuilder};
use crate::scoring::ScoringMatrixBuilder;
use acknowledgement::AcknowledgementDraft;
use alternative::AlternativeDraft;
use assumption::AssumptionDraft;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use scope::Place;
use setting::Setting;
use std::ops::RangeInclusive;

/// Whole valid business cases of the [default shape](CaseShape::new).
///
/// ```
/// use bizcase::strategies::{cases, proptest::prelude::*};
///
/// proptest!(|(case in cases())| {
///     let appraisal = case.appraise();
///     prop_assert_eq!(appraisal.ranking().ranks().len(), case.alternatives().len());
/// });
/// ```
pub fn cases() -> impl Strategy<Value = BusinessCase> {
    cases_of(CaseShape::new())
}

/// Whole valid business cases of this shape: a baseline and other alternatives with lines of every kind and class,
/// assumptions that they share, a scoring matrix or none.
///
/// ```
/// use bizcase::strategies::{CaseShape, cases_of, proptest::prelude::*};
///
/// let thirty_years = CaseShape::new().periods(30).alternatives(2..=4).criteria(0);
/// proptest!(ProptestConfig::with_cases(10), |(case in cases_of(thirty_years))| {
///     prop_assert_eq!(case.timeline().columns(), 31);
///     prop_assert!((3..=5).contains(&case.alternatives().len()), "the baseline comes on top");
///     prop_assert!(case.scoring().is_none());
/// });
/// ```
pub fn cases_of(shape: CaseShape) -> impl Strategy<Value = BusinessCase> {
    drafts(shape).prop_map(|draft| draft.built())
}

/// A case whose parts are drawn and not yet fitted together.
#[derive(Debug, Clone)]
struct CaseDraft {
    setting: Setting,
    assumptions: Vec<AssumptionDraft>,
    baseline: AlternativeDraft,
    others: Vec<AlternativeDraft>,
    /// Where the baseline stands among all alternatives.
    position: Index,
    acknowledgements: Vec<AcknowledgementDraft>,
    scoring: Option<ScoringDraft>,
}

/// Who judges the alternatives of a case.
#[derive(Debug, Clone)]
enum ScoringDraft {
    Matrix(MatrixDraft),
    Panel(PanelDraft),
}

impl ScoringDraft {
    fn for_options(&self, options: impl Iterator<Item = (String, String)>) -> ScoringMatrixBuilder {
        match self {
            Self::Matrix(draft) => draft.for_options(options),
            Self::Panel(draft) => draft.for_options(options),
        }
    }
}

/// What the lines of a case depend on.
struct Context<'a> {
    setting: &'a Setting,
    assumptions: &'a [AssumptionDraft],
    /// Where lines may lie.
    place: Place,
}

fn drafts(shape: CaseShape) -> impl Strategy<Value = CaseDraft> {
    let lines = shape.fitting_lines();
    let CaseShape { periods, alternatives, assumptions, criteria, labels, scope, lines: _ } = shape;
    let scoring = scoring_drafts(alternatives.end() + 1, criteria, labels);
    let alternative = || alternative::drafts(lines.clone(), labels, scope);
    (
        setting::settings(periods, labels, scope),
        vec(assumption::drafts(labels), assumptions),
        alternative(),
        vec(alternative(), alternatives),
        any::<Index>(),
        acknowledgement::drafts(labels),
        scoring,
    )
        .prop_map(|(setting, assumptions, baseline, others, position, acknowledgements, scoring)| {
            CaseDraft { setting, assumptions, baseline, others, position, acknowledgements, scoring }
        })
}

/// A matrix of so many criteria, with scores for up to so many options; none for no criteria.
fn scoring_drafts(
    options: usize,
    criteria: RangeInclusive<usize>,
    labels: Labels,
) -> BoxedStrategy<Option<ScoringDraft>> {
    let drafts = |criteria: RangeInclusive<usize>| {
        let matrix = scoring::drafts(options, criteria.clone(), labels).prop_map(ScoringDraft::Matrix);
        let panel = scoring::panel_drafts(options, criteria, 1..=3, labels).prop_map(ScoringDraft::Panel);
        prop_oneof![3 => matrix, 1 => panel]
    };
    let (least, most) = criteria.into_inner();
    match (least, most) {
        (_, 0) => Just(None).boxed(),
        (0, most) => prop::option::of(drafts(1..=most)).boxed(),
        (least, most) => drafts(least..=most).prop_map(Some).boxed(),
    }
}

impl CaseDraft {
    fn built(&self) -> BusinessCase {
        let mut builder = self.setting.builder();
        for (index, assumption) in self.assumptions.iter().enumerate() {
            builder = builder.assumption(assumption.stated(index));
        }
        let place = Place::whole(&self.setting);
        let context = Context { setting: &self.setting, assumptions: &self.assumptions, place };
        let baseline = self.position.index(self.others.len() + 1);
        let (before, after) = self.others.split_at(baseline);
        let other = |(index, draft): (usize, &AlternativeDraft)| draft.option(index, &context);
        let mut others = before.iter().chain(after).enumerate().map(other);
        let first: Vec<Alternative> = others.by_ref().take(baseline).collect();
        let builder = first.into_iter().fold(builder, CaseBuilder::alternative);
        let builder = builder.baseline(self.baseline.baseline(&context));
        let builder = others.fold(builder, CaseBuilder::alternative);
        let stated = self.acknowledgements.iter().map(AcknowledgementDraft::stated);
        let builder = stated.fold(builder, CaseBuilder::acknowledge);
        let builder = match &self.scoring {
            Some(scoring) => builder.scoring(scoring.for_options(self.options())),
            None => builder,
        };
        builder.build().expect("a drawn case is valid by construction")
    }

    /// The ids and names of the alternatives, the baseline first: a matrix may have an order of its own.
    fn options(&self) -> impl Iterator<Item = (String, String)> {
        let others = self.others.iter().enumerate();
        [self.baseline.baseline_label()].into_iter().chain(others.map(|(index, other)| other.label(index)))
    }
}
