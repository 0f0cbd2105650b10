//! A case as a program writes it.

use super::conventions::Conventions;
use super::discounting::DiscountBasis;
use super::draft::{Acknowledgement, Alternative, Assumption, BaselineDraft, CaseDraft, NamedBasis, Stated};
use super::inflation::Inflation;
use super::tax::TaxRules;
use super::{BusinessCase, judge};
use crate::error::{Error, Errors};
use crate::scoring::ScoringMatrixBuilder;
use crate::time::Timeline;
use crate::value::{AnnualRate, Currency};

/// Collects what a case says; [`build`](CaseBuilder::build) judges all of it.
///
/// Made by [`BusinessCase::builder`].
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct CaseBuilder {
    draft: CaseDraft,
}

impl CaseBuilder {
    pub(super) fn new(title: String, currency: Currency) -> Self {
        Self { draft: CaseDraft { title: Some(title), currency: Some(currency), ..CaseDraft::blank() } }
    }

    /// The question that the case answers, in one sentence.
    pub fn question(mut self, question: impl Into<String>) -> Self {
        self.draft.question = Some(question.into());
        self
    }

    /// Adds an objective of the organisation that the case serves.
    pub fn objective(mut self, objective: impl Into<String>) -> Self {
        self.draft.objectives.push(objective.into());
        self
    }

    /// The decision date and the periods after it.
    pub fn timeline(mut self, timeline: impl Into<Stated<Timeline>>) -> Self {
        match timeline.into().0 {
            Ok(timeline) => self.draft.timeline = Some(timeline),
            Err(error) => self.draft.faults.push(error.within("timeline")),
        }
        self
    }

    /// Price basis, timing and the other conventions.
    pub fn conventions(mut self, conventions: Conventions) -> Self {
        self.draft.conventions = Some(conventions);
        self
    }

    /// How prices change: a rate a year or a price index. Asked for where amounts or rates are in other prices than those
    /// of the case.
    pub fn inflation(mut self, inflation: impl Into<Stated<Inflation>>) -> Self {
        match inflation.into().0 {
            Ok(inflation) => self.draft.inflation = Some(inflation),
            Err(error) => self.draft.faults.push(error.within("inflation")),
        }
        self
    }

    /// The rate or the rates at which later amounts are discounted; a bare rate is an effective annual one.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// // 100 after 31 years: 30 of them at 3.5 %, one at 3 %.
    /// let case = BusinessCase::builder("Flood wall", Currency::GBP)
    ///     .timeline(Timeline::years(2026, 31))
    ///     .conventions(Conventions::real(2026).end_of_period())
    ///     .discounting(DiscountTable::with_id("uk-stpr-standard"))
    ///     .baseline(Alternative::do_nothing("No wall").cost(Cost::new("Flood", gbp(100)).once().from(31)))
    ///     .build()?;
    /// let costs = case.appraise().baseline().measures().present_value_of_costs();
    /// assert_eq!(costs.value().map(|costs| costs.round_dp(4)), Some(dec!(34.5901)));
    /// # Ok::<(), Errors>(())
    /// ```
    pub fn discounting(mut self, basis: impl Into<Stated<DiscountBasis>>) -> Self {
        match basis.into().0 {
            Ok(basis) => self.draft.discounting = Some(basis),
            Err(error) => self.draft.faults.push(error.within("discounting")),
        }
        self
    }

    /// Adds another way of discounting for the lines that are [discounted as](super::LineDraft::discounted_as) this id.
    ///
    /// Net present values, paybacks and ratios follow it; internal rates remain rates of the whole flow.
    pub fn named_discounting(
        mut self,
        id: impl Into<String>,
        basis: impl Into<Stated<DiscountBasis>>,
    ) -> Self {
        let id = id.into();
        let at_its_place = |error: Error| error.within(id.as_str()).within("named").within("discounting");
        let basis = basis.into().0.map_err(|error| self.draft.faults.push(at_its_place(error))).ok();
        self.draft.named_discounting.get_or_insert_default().push(NamedBasis { id, basis });
        self
    }

    /// The annual rate at which the [equity view](crate::appraisal::EquityView) is discounted: what the owners ask for. Asked
    /// for where an alternative borrows.
    pub fn cost_of_equity(mut self, rate: impl Into<AnnualRate>) -> Self {
        self.draft.cost_of_equity = Some(rate.into());
        self
    }

    /// How profit is taxed. Without it, figures are before tax, and depreciation changes none of them.
    pub fn tax(mut self, tax: TaxRules) -> Self {
        self.draft.tax = Some(tax);
        self
    }

    /// Adds an assumption that amounts may refer to by its id.
    pub fn assumption(mut self, assumption: Assumption) -> Self {
        self.draft.assumptions.push(assumption);
        self
    }

    /// Adds the alternative that the others are measured against.
    pub fn baseline(mut self, alternative: Alternative) -> Self {
        self.draft.baseline = match self.draft.baseline {
            BaselineDraft::Position(_) => BaselineDraft::Several(2),
            BaselineDraft::Several(count) => BaselineDraft::Several(count + 1),
            _ => BaselineDraft::Position(self.draft.alternatives.len()),
        };
        self.alternative(alternative)
    }

    /// Adds an alternative.
    pub fn alternative(mut self, alternative: Alternative) -> Self {
        self.draft.alternatives.push(alternative);
        self
    }

    /// Acknowledges findings of method: they stay visible, with the reason.
    pub fn acknowledge(mut self, acknowledgement: Acknowledgement) -> Self {
        self.draft.acknowledgements.push(acknowledgement);
        self
    }

    /// Adds the judgement beside the numbers: alternatives scored against weighted criteria, its options having
    /// the ids of alternatives.
    pub fn scoring(mut self, matrix: ScoringMatrixBuilder) -> Self {
        self.draft.scoring = Some(matrix);
        self
    }

    /// The case, if nothing is wrong with it.
    ///
    /// # Errors
    ///
    /// Every fault at once, each with its place: see the list of [`ErrorKind`](crate::ErrorKind).
    pub fn build(self) -> Result<BusinessCase, Errors> {
        judge::judge(self.draft)
    }
}
