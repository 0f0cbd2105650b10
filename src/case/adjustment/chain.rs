//! Adjustments one after the other: those of a line, then those of its class.

use super::{Adjustment, CaseAdjustment};
use crate::case::BusinessCase;
use crate::case::cells::{Rules, Values};
use crate::case::class::LineKind;
use crate::case::layout::{self, Site};
use crate::case::line::{CaseAlternative, Line};
use crate::exact::Rational;

/// An adjustment of all lines of one kind and class of an alternative.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassAdjustment {
    pub(in crate::case) on: LineKind,
    pub(in crate::case) adjustment: CaseAdjustment,
}

impl ClassAdjustment {
    /// The kind and class of the lines.
    #[must_use]
    pub fn on(&self) -> LineKind {
        self.on
    }

    /// What is done to them.
    #[must_use]
    pub fn adjustment(&self) -> &CaseAdjustment {
        &self.adjustment
    }
}

/// An adjustment of all lines of one kind and class, as a draft.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ClassDraft {
    /// None where it is missing or could not be read.
    pub(crate) on: Option<LineKind>,
    pub(in crate::case) adjustment: Adjustment,
}

/// By what a chain multiplies the amounts of lines of a kind; none where it is empty.
pub(in crate::case) fn factor_of<'a>(
    chain: impl IntoIterator<Item = &'a CaseAdjustment>,
    line: LineKind,
) -> Option<Rational> {
    let product = |product: Rational, next: Rational| (&product * &next).reduced();
    chain.into_iter().map(|adjustment| adjustment.exact_factor(line)).reduce(product)
}

/// The chain of a line: its own adjustments, then those of its kind and class.
pub(crate) fn chain_of<'a>(
    line: &'a Line,
    of_classes: &'a [ClassAdjustment],
) -> impl Iterator<Item = &'a CaseAdjustment> {
    let of_class = of_classes.iter().filter(|adjustment| adjustment.on == line.kind());
    line.adjustments().iter().chain(of_class.map(ClassAdjustment::adjustment))
}

/// Lines as they would be with other chains, and all else as it is.
pub(crate) struct Recalculation<'a> {
    case: &'a BusinessCase,
    values: Values,
    rules: Rules<'a>,
}

impl<'a> Recalculation<'a> {
    pub(crate) fn of(case: &'a BusinessCase) -> Self {
        Self { case, values: case.values(), rules: case.rules() }
    }

    /// A line with this chain; none where its cells are beyond the limits then.
    pub(crate) fn line<'b>(
        &self,
        alternative: &CaseAlternative,
        line: &Line,
        chain: impl IntoIterator<Item = &'b CaseAdjustment>,
    ) -> Option<Line> {
        let mut changed = line.clone();
        changed.factor = factor_of(chain, line.kind());
        // A line that counts nothing need not say what is left of it; now it may count something.
        changed.life = changed.life.filter(|_| line.residual().is_some());
        changed.compute(&self.values, self.site(alternative), &self.rules).ok()?;
        Some(changed)
    }

    fn site(&self, alternative: &CaseAlternative) -> Site {
        let CaseAlternative { renewed_every, service, delay, .. } = alternative;
        let site = layout::site(self.case.timeline, *renewed_every, *service, delay, &self.values);
        site.expect("the judge laid out every alternative of a case")
    }
}
