//! The question: alternatives, one baseline, a timeline, conventions, a discount rate, assumptions.
//!
//! A case comes from a [builder](BusinessCase::builder) or from a [`CaseDocument`] in TOML or JSON. Both make the
//! same draft, and one judge turns a draft into a [`BusinessCase`] or into every fault that it holds. A
//! `BusinessCase` is valid and its cells are computed, so that [appraising](crate::appraisal) it cannot fail.
//! How its columns are discounted, a case says itself; what it is worth, an appraisal.

mod acknowledgement;
mod adjustment;
mod amount;
mod builder;
mod cells;
mod change;
mod charge;
mod class;
mod contribution;
mod conventions;
mod delay;
mod discounting;
mod document;
mod draft;
mod elsewhere;
mod finding_code;
mod inflation;
mod judge;
mod layout;
mod line;
mod loan;
mod probability;
mod residual;
mod service_level;
mod slots;
mod tax;
mod view;

pub use acknowledgement::CaseAcknowledgement;
pub use adjustment::{Adjustment, CaseAdjustment, ClassAdjustment};
pub(crate) use adjustment::{Allowance, Recalculation, chain_of};
pub use amount::{Amount, Factor};
pub use builder::CaseBuilder;
pub(crate) use cells::CellParts;
pub use change::{Change, Level, Movement};
pub use charge::TaxSchedule;
pub use class::{AlternativeKind, CashEffect, CostClass, LineKind, Recipient, Treatment};
pub use contribution::Contribution;
pub use conventions::{Conventions, PriceBasis, UntimedConventions};
pub use delay::Delay;
pub(crate) use discounting::official_tables;
pub use discounting::{DiscountBasis, NamedDiscounting};
pub use document::CaseDocument;
#[cfg(feature = "proptest")]
pub(crate) use document::Planted;
pub use draft::{
    Acknowledgement, Alternative, Assumption, Benefit, BenefitMark, Cost, CostMark, DisBenefit,
    DisBenefitMark, EffectMark, LineDraft, Loan, Stated, WorkingCapital, WorkingCapitalMark,
};
#[cfg(feature = "proptest")]
pub(crate) use draft::{BaselineDraft, CaseDraft};
pub use finding_code::FindingCode;
pub use inflation::{Inflation, PriceLevels};
pub use line::{CaseAlternative, CaseAssumption, DatedCell, Line};
pub use loan::{CaseLoan, LoanPayment};
pub use probability::Probability;
pub use residual::{Residual, ResidualValue};
pub use service_level::ServiceLevel;
pub use tax::{CaseTax, LossRule, TaxPayment, TaxRules, Taxation};
pub use view::View;

use crate::error::{Error, ErrorKind, Errors};
use crate::exact::discounts::Discounts;
use crate::measure::{Discounting, ExtraMoment};
use crate::scoring::ScoringMatrix;
use crate::tables::{DiscountTable, OptimismBiasTable};
use crate::time::Timeline;
use crate::value::{AnnualRate, Currency, Id, Rate, nearest};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A valid business case.
///
/// ```
/// use bizcase::prelude::*;
///
/// let case = BusinessCase::builder("Online permits", Currency::GBP)
///     .timeline(Timeline::years(2026, 2))
///     .conventions(Conventions::real(2026).end_of_period())
///     .discounting(percent!(3.5))
///     .assumption(Assumption::new("forms", dec!(20_000)).unit("forms a year"))
///     .baseline(
///         Alternative::business_as_usual("Paper forms")
///             .cost(Cost::new("Processing", Amount::of("forms").times(dec!(5), "GBP a form")).every_period()),
///     )
///     .build()?;
///
/// assert_eq!(case.baseline().lines()[0].cells(), decimals![0, 100_000, 100_000]);
/// assert_eq!(case.with_assumption("forms", dec!(1))?.baseline().lines()[0].cells(), decimals![0, 5, 5]);
/// # Ok::<(), Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct BusinessCase {
    title: String,
    question: Option<String>,
    objectives: Vec<String>,
    currency: Currency,
    timeline: Timeline,
    conventions: Conventions,
    inflation: Option<Inflation>,
    discount_basis: DiscountBasis,
    discounting: Discounting,
    named_discounting: Vec<NamedDiscounting>,
    tax: Option<CaseTax>,
    discounts: Arc<Discounts>,
    /// Moments besides those of the columns at which amounts fall, ascending; their slots follow those of the columns.
    moments: Vec<ExtraMoment>,
    assumptions: Vec<CaseAssumption>,
    cost_of_equity: Option<AnnualRate>,
    alternatives: Vec<CaseAlternative>,
    baseline: usize,
    acknowledgements: Vec<CaseAcknowledgement>,
    scoring: Option<ScoringMatrix>,
}

impl BusinessCase {
    /// Starts a case in one currency.
    pub fn builder(title: impl Into<String>, currency: Currency) -> CaseBuilder {
        CaseBuilder::new(title.into(), currency)
    }

    /// The title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The question that the case answers, where one is stated.
    #[must_use]
    pub fn question(&self) -> Option<&str> {
        self.question.as_deref()
    }

    /// The objectives that it serves, in the order stated.
    #[must_use]
    pub fn objectives(&self) -> &[String] {
        &self.objectives
    }

    /// The currency of every amount of money.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// The decision date and the periods after it.
    #[must_use]
    pub fn timeline(&self) -> Timeline {
        self.timeline
    }

    /// The conventions.
    pub fn conventions(&self) -> Conventions {
        self.conventions
    }

    /// How prices change, where the case states it.
    pub fn inflation(&self) -> Option<&Inflation> {
        self.inflation.as_ref()
    }

    /// The discount rate or rates as stated.
    pub fn discount_basis(&self) -> &DiscountBasis {
        &self.discount_basis
    }

    /// How the columns are discounted: the rates of the years of this timeline, its step, the timing.
    #[must_use]
    pub fn discounting(&self) -> &Discounting {
        &self.discounting
    }

    /// The other ways of discounting that lines may name, by their ids.
    #[must_use]
    pub fn named_discounting(&self) -> &[NamedDiscounting] {
        &self.named_discounting
    }

    /// How profit is taxed, where it is.
    #[must_use]
    pub fn tax(&self) -> Option<CaseTax> {
        self.tax
    }

    /// The slots in which amounts stand, with their discount factors.
    pub(crate) fn discounts(&self) -> &Arc<Discounts> {
        &self.discounts
    }

    /// Whether amounts stand in the same slots as those of another case.
    pub(crate) fn has_slots_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.discounts, &other.discounts)
    }

    /// Discount factors of the same slots at one annual rate, whatever a line is discounted by otherwise.
    pub(crate) fn discounts_at(&self, rate: Rate) -> Discounts {
        let at_rate = |named: &NamedDiscounting| NamedDiscounting {
            discounting: named.discounting.at_one_rate(rate),
            ..named.clone()
        };
        let named: Vec<NamedDiscounting> = self.named_discounting.iter().map(at_rate).collect();
        discounts(&self.discounting.at_one_rate(rate), &named, self.timeline.columns(), &self.moments)
    }

    /// The official tables that the case discounts by.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// let case = BusinessCase::builder("Flood wall", Currency::GBP)
    ///     .timeline(Timeline::years(2026, 60))
    ///     .conventions(Conventions::real(2026).end_of_period())
    ///     .discounting(DiscountTable::with_id("uk-stpr-standard"))
    ///     .baseline(Alternative::do_nothing("No wall"))
    ///     .build()?;
    /// assert_eq!(case.official_tables().map(DiscountTable::id).collect::<Vec<_>>(), ["uk-stpr-standard"]);
    /// # Ok::<(), Errors>(())
    /// ```
    pub fn official_tables(&self) -> impl Iterator<Item = &'static DiscountTable> {
        let named = self.named_discounting.iter().map(NamedDiscounting::basis);
        official_tables([&self.discount_basis].into_iter().chain(named))
    }

    /// The official tables that its adjustments take their percentages from, each once.
    pub fn optimism_bias_tables(&self) -> impl Iterator<Item = &'static OptimismBiasTable> {
        let mut seen = BTreeSet::new();
        let adjustments = self.alternatives.iter().flat_map(CaseAlternative::all_adjustments);
        let tables = adjustments.filter_map(CaseAdjustment::official_table);
        tables.filter(|table| seen.insert(table.id())).collect::<Vec<_>>().into_iter()
    }

    /// The annual rate at which the equity view is discounted, where one is stated.
    #[must_use]
    pub fn cost_of_equity(&self) -> Option<AnnualRate> {
        self.cost_of_equity
    }

    /// The assumptions in the order stated.
    #[must_use]
    pub fn assumptions(&self) -> &[CaseAssumption] {
        &self.assumptions
    }

    /// The assumption with this id.
    #[must_use]
    pub fn assumption(&self, id: &str) -> Option<&CaseAssumption> {
        self.assumptions.iter().find(|assumption| assumption.id().as_str() == id)
    }

    /// The alternatives in the order stated, the baseline among them.
    #[must_use]
    pub fn alternatives(&self) -> &[CaseAlternative] {
        &self.alternatives
    }

    /// The alternative with this id.
    #[must_use]
    pub fn alternative(&self, id: &str) -> Option<&CaseAlternative> {
        self.alternatives.iter().find(|alternative| alternative.id().as_str() == id)
    }

    /// The alternative that the others are measured against.
    #[must_use]
    pub fn baseline(&self) -> &CaseAlternative {
        &self.alternatives[self.baseline]
    }

    /// Where the baseline stands among the [alternatives](BusinessCase::alternatives).
    #[must_use]
    pub fn baseline_position(&self) -> usize {
        self.baseline
    }

    /// The findings that it knows of, in the order stated.
    #[must_use]
    pub fn acknowledgements(&self) -> &[CaseAcknowledgement] {
        &self.acknowledgements
    }

    /// The judgement beside the numbers, where there is one.
    #[must_use]
    pub fn scoring(&self) -> Option<&ScoringMatrix> {
        self.scoring.as_ref()
    }

    /// The same case with another central value of one assumption: what if?
    ///
    /// A low or high value that the new one passes moves with it, so that the range stays in order.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownId`] for an id that no assumption has; whatever [`build`](CaseBuilder::build) would say of
    /// the new value, such as [`ErrorKind::NegativeAmount`].
    pub fn with_assumption(&self, id: &str, value: Decimal) -> Result<Self, Errors> {
        self.with_assumptions([(id, value)])
    }

    /// The same case with other central values of several assumptions, all at once: two levels that move together are
    /// never asked for with one of them moved.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// let case = BusinessCase::builder("Hotline", Currency::GBP)
    ///     .timeline(Timeline::years(2026, 1))
    ///     .conventions(Conventions::nominal().end_of_period())
    ///     .discounting(percent!(0))
    ///     .assumption(Assumption::new("calls", dec!(100)).unit("calls a year"))
    ///     .assumption(Assumption::new("cost", dec!(3)).unit("GBP a call"))
    ///     .baseline(
    ///         Alternative::business_as_usual("Today")
    ///             .cost(Cost::new("Calls", Amount::of("calls").times_assumption("cost")).every_period()),
    ///     )
    ///     .build()?;
    /// let dearer = case.with_assumptions([("calls", dec!(120)), ("cost", dec!(4))])?;
    /// assert_eq!(dearer.baseline().lines()[0].cells(), decimals![0, 480]);
    /// # Ok::<(), Errors>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`with_assumption`](Self::with_assumption), all ids at once; [`ErrorKind::DuplicateId`] for an id that
    /// comes twice.
    pub fn with_assumptions<'a>(
        &self,
        values: impl IntoIterator<Item = (&'a str, Decimal)>,
    ) -> Result<Self, Errors> {
        let (mut moved, mut faults) = (BTreeMap::new(), Vec::new());
        for (id, value) in values {
            let position = self.position_of_assumption(id).and_then(|position| {
                judge::check_magnitude(value).map_err(|error| error.labelled(id)).map(|()| position)
            });
            match position {
                Ok(position) if moved.insert(position, value).is_some() => {
                    let expected = "each assumption once";
                    faults.push(Error::new(ErrorKind::DuplicateId, format!("{id:?} again"), expected));
                }
                Ok(_) => {}
                Err(fault) => faults.push(fault),
            }
        }
        Errors::none_in(faults)?;
        let values: Vec<(&Id, Decimal)> =
            moved.iter().map(|(&position, &value)| (self.assumptions[position].id(), value)).collect();
        let mut changed = self.at_all(&values)?;
        moved.keys().for_each(|&position| changed.assumptions[position].widen_range());
        elsewhere::check_ranges(&changed)?;
        Ok(changed)
    }

    /// Where the assumption with this id stands.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownId`].
    pub(crate) fn position_of_assumption(&self, id: &str) -> Result<usize, Error> {
        let known = || self.assumptions.iter().map(|assumption| assumption.id().as_str());
        known().position(|known| known == id).ok_or_else(|| {
            let expected = nearest::one_of("the id of an assumption", id, known());
            Error::new(ErrorKind::UnknownId, format!("{id:?}"), expected)
        })
    }
}

/// The slots of a case: the columns as the case is discounted, then the columns for each named way, then further
/// moments.
fn discounts(
    own: &Discounting,
    named: &[NamedDiscounting],
    columns: usize,
    moments: &[ExtraMoment],
) -> Discounts {
    let named: Vec<&Discounting> = named.iter().map(NamedDiscounting::discounting).collect();
    own.discounts_beside(&named, columns, moments)
}
