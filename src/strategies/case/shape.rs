//! How large random cases are, and how they read.

use super::scope::Scope;
use crate::limits;
use crate::strategies::label::Labels;
use crate::strategies::within;
use proptest::collection::SizeRange;
use std::ops::RangeInclusive;

/// How large random cases are, and how their names read.
///
/// Sizes are ranges or single numbers, moved into what the [limits] allow. Unless said otherwise: one to six
/// periods, one to three alternatives beside the baseline, no to four lines of each, no to three assumptions, no
/// to three criteria, plain labels and scope.
///
/// ```
/// use bizcase::strategies::{CaseShape, Labels};
///
/// let large = CaseShape::new().periods(20..=40).lines(10..=20).labels(Labels::Any);
/// assert_ne!(large, CaseShape::default());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct CaseShape {
    pub(super) periods: RangeInclusive<u32>,
    pub(super) alternatives: RangeInclusive<usize>,
    pub(super) lines: RangeInclusive<usize>,
    pub(super) assumptions: RangeInclusive<usize>,
    pub(super) criteria: RangeInclusive<usize>,
    pub(super) labels: Labels,
    pub(super) scope: Scope,
}

impl CaseShape {
    /// Small cases with plain labels.
    pub fn new() -> Self {
        Self {
            periods: 1..=6,
            alternatives: 1..=3,
            lines: 0..=4,
            assumptions: 0..=3,
            criteria: 0..=3,
            labels: Labels::Plain,
            scope: Scope::Plain,
        }
    }

    /// So many periods, at least one.
    pub fn periods(mut self, periods: impl Into<SizeRange>) -> Self {
        let (least, most) = within(periods, 1..=limits::PERIODS as usize).into_inner();
        let count = |size| u32::try_from(size).expect("it is at most limits::PERIODS");
        self.periods = count(least)..=count(most);
        self
    }

    /// So many alternatives beside the baseline.
    pub fn alternatives(mut self, alternatives: impl Into<SizeRange>) -> Self {
        self.alternatives = within(alternatives, 0..=limits::ALTERNATIVES - 1);
        self
    }

    /// So many lines of each alternative. Fewer are drawn where they would have more cells than
    /// [`limits::CELLS`].
    pub fn lines(mut self, lines: impl Into<SizeRange>) -> Self {
        self.lines = within(lines, 0..=limits::LINES);
        self
    }

    /// So many assumptions.
    pub fn assumptions(mut self, assumptions: impl Into<SizeRange>) -> Self {
        self.assumptions = within(assumptions, 0..=limits::ASSUMPTIONS);
        self
    }

    /// So many criteria of the scoring matrix. Zero is no matrix; a range that begins there gives half of the cases
    /// none.
    pub fn criteria(mut self, criteria: impl Into<SizeRange>) -> Self {
        self.criteria = within(criteria, 0..=limits::CRITERIA);
        self
    }

    /// How names and texts read.
    pub fn labels(mut self, labels: Labels) -> Self {
        self.labels = labels;
        self
    }

    /// How much of what a case can say it says.
    pub fn scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// So many lines of each alternative that all alternatives together stay within the limit of cells.
    pub(super) fn fitting_lines(&self) -> RangeInclusive<usize> {
        let columns = *self.periods.end() as usize + 1;
        // What is written off of each column in each later one counts as well.
        let cells = if self.scope == Scope::Taxed { columns * (columns + 1) } else { columns };
        let most = limits::CELLS / cells / (self.alternatives.end() + 1);
        *self.lines.start().min(&most)..=*self.lines.end().min(&most)
    }
}

impl Default for CaseShape {
    fn default() -> Self {
        Self::new()
    }
}
