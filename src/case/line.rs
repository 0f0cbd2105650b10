//! What a built case consists of: lines with their cells, alternatives, assumptions.

use super::adjustment::{CaseAdjustment, ClassAdjustment};
use super::amount::Amount;
use super::charge::TaxSchedule;
use super::class::{AlternativeKind, LineKind, Recipient, Treatment};
use super::contribution::Contribution;
use super::conventions::PriceBasis;
use super::delay::Delay;
use super::loan::CaseLoan;
use super::probability::Probability;
use super::residual::{Residual, ResidualValue};
use super::tax::Taxation;
use super::view::View;
use crate::exact::Rational;
use crate::flow::{Depreciation, Growth, Profile};
use crate::measure::ExtraMoment;
use crate::value::Id;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A cost, a benefit or a dis-benefit of a built case, with its value in each column.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub(super) kind: LineKind,
    pub(super) name: String,
    pub(super) amount: Option<Amount>,
    pub(super) probability: Option<Probability>,
    pub(super) profile: Option<Profile>,
    pub(super) delay: Delay,
    pub(super) prices: Option<PriceBasis>,
    pub(super) growth: Vec<Growth>,
    pub(super) life: Option<u32>,
    pub(super) residual: Option<Residual>,
    pub(super) adjustments: Vec<CaseAdjustment>,
    /// By what its chain multiplies its amounts; none where it has no chain.
    pub(super) factor: Option<Rational>,
    pub(super) depreciation: Option<Depreciation>,
    pub(super) taxation: Taxation,
    pub(super) discounting: Option<Id>,
    /// Which of the curves of the case discounts it: that of the case, or the named one after it.
    pub(super) curve: usize,
    pub(super) recipient: Recipient,
    pub(super) view: Option<View>,
    pub(super) treatment: Treatment,
    pub(super) owner: Option<String>,
    pub(super) evidence: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) contribution: Option<Contribution>,
    pub(super) cells: Vec<Decimal>,
    pub(super) dated: Vec<DatedCell>,
    pub(super) residual_value: Option<ResidualValue>,
    /// Itself without its probability, where it has one.
    pub(super) if_it_happens: Option<Box<Self>>,
    /// Depreciation by column; empty where nothing is written off.
    pub(super) written_off: Vec<Decimal>,
}

/// What falls on one date of a line that is [stated in dates](Profile::dated).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DatedCell {
    pub(super) date: Date,
    pub(super) moment: ExtraMoment,
    pub(super) amount: Decimal,
}

impl DatedCell {
    /// The date, a delay included.
    #[must_use]
    pub fn date(&self) -> Date {
        self.date
    }

    /// The column in which it stands.
    #[must_use]
    pub fn column(&self) -> usize {
        self.moment.column
    }

    /// The amount, rounded once.
    #[must_use]
    pub fn amount(&self) -> Decimal {
        self.amount
    }
}

impl Line {
    /// Whether it is a cost, a benefit or a dis-benefit, and of which class.
    #[must_use]
    pub fn kind(&self) -> LineKind {
        self.kind
    }

    /// How it enters the figures: as its [kind](LineKind::treatment) says, unless the case states a view in which it does
    /// not count.
    #[must_use]
    pub fn treatment(&self) -> Treatment {
        self.treatment
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the amount is made of; none for a qualitative line.
    #[must_use]
    pub fn amount(&self) -> Option<&Amount> {
        self.amount.as_ref()
    }

    /// How likely it is to happen; none for what is sure.
    #[must_use]
    pub fn probability(&self) -> Option<&Probability> {
        self.probability.as_ref()
    }

    /// The same line without its probability, whose cells are the impact; none for what is sure.
    #[must_use]
    pub fn if_it_happens(&self) -> Option<&Self> {
        self.if_it_happens.as_deref()
    }

    /// How the amount spreads over columns; none for a qualitative line.
    #[must_use]
    pub fn profile(&self) -> Option<&Profile> {
        self.profile.as_ref()
    }

    /// By how much it falls later than its profile says; the delay of its alternative comes on top.
    #[must_use]
    pub fn delay(&self) -> &Delay {
        &self.delay
    }

    /// In which prices its amount is stated, where these are not those of the case; its cells are in those of the case.
    pub fn prices(&self) -> Option<PriceBasis> {
        self.prices
    }

    /// The rates at which it grows, which multiply.
    #[must_use]
    pub fn growth(&self) -> &[Growth] {
        &self.growth
    }

    /// The adjustments stated on the line itself, in their order; those of its class, which its alternative states, follow
    /// them.
    #[must_use]
    pub fn adjustments(&self) -> &[CaseAdjustment] {
        &self.adjustments
    }

    /// The name of the way in which it is discounted; none where it is discounted as the case is.
    #[must_use]
    pub fn discounting(&self) -> Option<&Id> {
        self.discounting.as_ref()
    }

    /// Who gains it or bears it.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        self.recipient
    }

    /// The view in which alone it counts, where it says so.
    #[must_use]
    pub fn view(&self) -> Option<View> {
        self.view
    }

    /// Whether it counts in a view, whichever the case states.
    #[must_use]
    pub fn counts_in(&self, view: View) -> bool {
        self.view.map_or_else(|| view.counts(self.kind, self.recipient), |only| only == view)
    }

    /// Who answers for it.
    #[must_use]
    pub fn owner(&self) -> Option<&str> {
        self.owner.as_deref()
    }

    /// What the amount rests on.
    #[must_use]
    pub fn evidence(&self) -> Option<&str> {
        self.evidence.as_deref()
    }

    /// The words by which it is grouped, in the order stated.
    #[must_use]
    pub fn tags(&self) -> &[String] {
        &self.tags
    }

    /// What it is for, where a benefit or a dis-benefit says so.
    #[must_use]
    pub fn contribution(&self) -> Option<Contribution> {
        self.contribution
    }

    /// Its value in each column, never negative: amount x profile x growth x change of prices x adjustments x probability,
    /// rounded once. Empty for a qualitative line. For [working capital](LineKind::WorkingCapital) it is the level that is
    /// tied up, whose changes flow.
    #[must_use]
    pub fn cells(&self) -> &[Decimal] {
        &self.cells
    }

    /// What falls on dates of its own, in their order; the cells hold their sums by column. Empty for a line that falls in
    /// columns.
    #[must_use]
    pub fn dated_cells(&self) -> &[DatedCell] {
        &self.dated
    }

    /// How many years what it pays for lasts, where that is stated.
    #[must_use]
    pub fn life(&self) -> Option<u32> {
        self.life
    }

    /// How what is left of it at the end of the timeline is valued, where that is stated.
    #[must_use]
    pub fn residual(&self) -> Option<&Residual> {
        self.residual.as_ref()
    }

    /// What is left of it at the end of the timeline, or what it goes on to be worth beyond; not among its cells.
    #[must_use]
    pub fn residual_value(&self) -> Option<ResidualValue> {
        self.residual_value
    }

    /// How it is written off for tax, where that is stated.
    #[must_use]
    pub fn depreciation(&self) -> Option<&Depreciation> {
        self.depreciation.as_ref()
    }

    /// What is written off of it in each column, all its amounts together: each exact and rounded once, and their sum
    /// rounded once. Empty where no depreciation is stated.
    #[must_use]
    pub fn written_off(&self) -> &[Decimal] {
        &self.written_off
    }

    /// Whether it is part of the profit that is taxed, where its kind and class are.
    #[must_use]
    pub fn taxation(&self) -> Taxation {
        self.taxation
    }

    /// Whether its amount, its probability, its delay or its residual value depends on this assumption.
    #[must_use]
    pub fn depends_on(&self, assumption: &Id) -> bool {
        self.delay.is_by(assumption.as_str())
            || self.probability.as_ref().is_some_and(|probability| probability.is_by(assumption.as_str()))
            || self.amount.iter().flat_map(Amount::assumptions).any(|id| id == assumption.as_str())
            || self.residual.iter().flat_map(Residual::assumptions).any(|id| id == assumption.as_str())
    }
}

/// One way forward of a built case.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseAlternative {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) kind: AlternativeKind,
    pub(super) description: Option<String>,
    pub(super) renewed_every: Option<u32>,
    pub(super) service: Option<Date>,
    pub(super) delay: Delay,
    pub(super) adjustments: Vec<ClassAdjustment>,
    pub(super) lines: Vec<Line>,
    pub(super) loans: Vec<CaseLoan>,
    pub(super) tax: Option<TaxSchedule>,
}

impl CaseAlternative {
    /// The id.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What kind of way forward it is.
    #[must_use]
    pub fn kind(&self) -> AlternativeKind {
        self.kind
    }

    /// What it consists of, where that is stated.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// After how many periods it ends and is renewed at the same cost, again and again, where it is.
    #[must_use]
    pub fn renewed_every(&self) -> Option<u32> {
        self.renewed_every
    }

    /// When it enters service, where that is not at once.
    #[must_use]
    pub fn service_date(&self) -> Option<Date> {
        self.service
    }

    /// By how much all its lines fall later than stated.
    #[must_use]
    pub fn delay(&self) -> &Delay {
        &self.delay
    }

    /// What adjusts all its lines of one kind and class, in the order stated.
    #[must_use]
    pub fn adjustments(&self) -> &[ClassAdjustment] {
        &self.adjustments
    }

    /// Every adjustment of its lines and of their classes.
    pub(crate) fn all_adjustments(&self) -> impl Iterator<Item = &CaseAdjustment> {
        let of_classes = self.adjustments.iter().map(ClassAdjustment::adjustment);
        self.lines.iter().flat_map(Line::adjustments).chain(of_classes)
    }

    /// Whether this assumption says by how much it, or one of its lines, falls later.
    #[must_use]
    pub fn is_delayed_by(&self, assumption: &Id) -> bool {
        let delays = |delay: &Delay| delay.is_by(assumption.as_str());
        delays(&self.delay) || self.lines.iter().any(|line| delays(&line.delay))
    }

    /// Whether any of its lines depends on this assumption, or all do by its delay.
    #[must_use]
    pub fn depends_on(&self, assumption: &Id) -> bool {
        self.delay.is_by(assumption.as_str())
            || self.lines.iter().any(|line| line.depends_on(assumption))
            || self.loans.iter().any(|loan| loan.depends_on(assumption))
    }

    /// Its costs, then its benefits, then its dis-benefits, then its working capital, each in the order stated.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// What it borrows, in the order stated.
    #[must_use]
    pub fn loans(&self) -> &[CaseLoan] {
        &self.loans
    }

    /// Its taxable profit and the tax on it, where the case is taxed.
    #[must_use]
    pub fn tax(&self) -> Option<&TaxSchedule> {
        self.tax.as_ref()
    }
}

/// A named input of a built case.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseAssumption {
    pub(super) id: Id,
    pub(super) value: Decimal,
    pub(super) unit: Option<String>,
    pub(super) source: Option<String>,
    pub(super) low: Option<Decimal>,
    pub(super) high: Option<Decimal>,
}

impl CaseAssumption {
    /// The id.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The central value.
    #[must_use]
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// What it counts.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// Where it comes from.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// The lowest plausible value.
    #[must_use]
    pub fn low(&self) -> Option<Decimal> {
        self.low
    }

    /// The highest plausible value.
    #[must_use]
    pub fn high(&self) -> Option<Decimal> {
        self.high
    }

    /// Moves an end of the range that the central value has passed to that value.
    pub(super) fn widen_range(&mut self) {
        self.low = self.low.map(|low| low.min(self.value));
        self.high = self.high.map(|high| high.max(self.value));
    }
}
