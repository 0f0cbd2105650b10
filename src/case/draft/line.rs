//! Costs, benefits and dis-benefits as drafts.

use super::Stated;
use crate::case::adjustment::Adjustment;
use crate::case::amount::Amount;
use crate::case::class::{CashEffect, CostClass, LineKind, Recipient};
use crate::case::contribution::Contribution;
use crate::case::conventions::PriceBasis;
use crate::case::delay::Delay;
use crate::case::probability::Probability;
use crate::case::residual::Residual;
use crate::case::tax::Taxation;
use crate::case::view::View;
use crate::error::{Error, ErrorKind};
use crate::flow::{Depreciation, Growth, Profile};
use crate::value::AnnualRate;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::marker::PhantomData;

/// A cost: a positive amount that flows out.
///
/// Its class is *recurring* unless another is chosen, and it is borne by the organisation unless another
/// [recipient](LineDraft::recipient) is named.
pub type Cost = LineDraft<CostMark>;

/// A benefit: a positive amount gained.
///
/// It is *cashable* unless another cash effect is chosen, and gained by the organisation unless another
/// [recipient](LineDraft::recipient) is named.
pub type Benefit = LineDraft<BenefitMark>;

/// A dis-benefit: a positive amount that somebody loses through the change; no money need change hands.
pub type DisBenefit = LineDraft<DisBenefitMark>;

/// Working capital: money tied up in stocks, in what customers owe, less what is owed to suppliers.
///
/// Its amount and profile say the level in each column, zero where they say nothing. The change of the level flows: out
/// where it rises, back where it falls; what is left at the end of the timeline is released then, so that all flows sum to
/// zero. It is no expense and is not taxed. With costs it is an outlay, and in ratios a part of the investment.
///
/// ```
/// use bizcase::prelude::*;
///
/// let case = BusinessCase::builder("Shop", Currency::GBP)
///     .timeline(Timeline::years(2026, 3))
///     .conventions(Conventions::nominal().end_of_period())
///     .discounting(percent!(10))
///     .baseline(
///         Alternative::business_as_usual("Shop")
///             .working_capital(WorkingCapital::new("Stocks", gbp(100)).explicit(decimals![1, 3, 2])),
///     )
///     .build()?;
/// let appraisal = case.appraise();
/// assert_eq!(appraisal.baseline().flow().net(), decimals![-100, -200, 100, 200]);
/// # Ok::<(), Errors>(())
/// ```
pub type WorkingCapital = LineDraft<WorkingCapitalMark>;

/// Marks a [`Cost`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CostMark {}

/// Marks a [`Benefit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BenefitMark {}

/// Marks a [`DisBenefit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisBenefitMark {}

/// Marks [`WorkingCapital`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkingCapitalMark {}

/// What benefits and dis-benefits have in common: an effect on cash. Nothing else can have it.
pub trait EffectMark: sealed::Sealed {
    /// The kind of line with this effect.
    fn kind(effect: CashEffect) -> LineKind;
}

mod sealed {
    pub trait Sealed {}

    impl Sealed for super::BenefitMark {}
    impl Sealed for super::DisBenefitMark {}
}

impl EffectMark for BenefitMark {
    fn kind(effect: CashEffect) -> LineKind {
        LineKind::Benefit(effect)
    }
}

impl EffectMark for DisBenefitMark {
    fn kind(effect: CashEffect) -> LineKind {
        LineKind::DisBenefit(effect)
    }
}

/// A line as a draft: a [`Cost`], a [`Benefit`] or a [`DisBenefit`].
///
/// The last statement of a profile counts; `from`, `until` and `ramp` refine the one stated before them.
///
/// What lines come to in the columns of four years, by how they are spread and grow:
///
/// ```
/// use bizcase::prelude::*;
///
/// let today = Alternative::business_as_usual("Today")
///     .cost(Cost::new("Licences", gbp(100)).every_period().escalating(percent!(10)).until(2))
///     .cost(Cost::new("Repaint", gbp(100)).every(2))
///     .cost(Cost::new("Move", gbp(100)).transition().phased_in_proportion(decimals![3, 1]))
///     .cost(Cost::new("Audit", gbp(100)).dated([(date(2027, 6, 30), dec!(0.5)), (date(2028, 6, 30), dec!(2))]));
/// let case = BusinessCase::builder("Four years", Currency::GBP)
///     .timeline(Timeline::years(2026, 4))
///     .conventions(Conventions::nominal().end_of_period().day_count(DayCount::Act365Fixed))
///     .discounting(percent!(3))
///     .baseline(today)
///     .build()?;
/// let cells: Vec<_> = case.baseline().lines().iter().map(|line| line.cells().to_vec()).collect();
/// assert_eq!(cells[0], decimals![0, 110, 121, 0, 0]);
/// assert_eq!(cells[1], decimals![0, 100, 0, 100, 0]);
/// assert_eq!(cells[2], decimals![75, 25, 0, 0, 0]);
/// assert_eq!(cells[3], decimals![0, 0, 50, 200, 0]); // the second year ends with 2027, the third with 2028
/// # Ok::<(), Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct LineDraft<K> {
    pub(crate) kind: LineKind,
    pub(crate) name: Option<String>,
    pub(crate) amount: Option<Amount>,
    pub(crate) probability: Option<Probability>,
    pub(crate) profile: Option<Profile>,
    pub(crate) delay: Delay,
    pub(crate) prices: Option<PriceBasis>,
    pub(crate) growth: Vec<Growth>,
    pub(crate) life: Option<u32>,
    pub(crate) residual: Option<Residual>,
    pub(crate) adjustments: Vec<Adjustment>,
    pub(crate) depreciation: Option<Depreciation>,
    pub(crate) taxation: Taxation,
    pub(crate) discounting: Option<String>,
    pub(crate) recipient: Recipient,
    pub(crate) view: Option<View>,
    pub(crate) owner: Option<String>,
    pub(crate) evidence: Option<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) contribution: Option<Contribution>,
    pub(crate) faults: Vec<Error>,
    mark: PhantomData<K>,
}

impl LineDraft<CostMark> {
    /// A recurring cost of the organisation. Its profile must follow.
    pub fn new(name: impl Into<String>, amount: impl Into<Amount>) -> Self {
        Self { name: Some(name.into()), amount: Some(amount.into()), ..Self::of_class(CostClass::Recurring) }
    }

    pub(crate) fn of_class(class: CostClass) -> Self {
        Self::blank(LineKind::Cost(class))
    }

    /// Spent once to create or to replace an asset.
    pub fn capital(self) -> Self {
        self.class(CostClass::Capital)
    }

    /// Spent to get from the old way to the new one.
    pub fn transition(self) -> Self {
        self.class(CostClass::Transition)
    }

    /// Money that changes hands without using resources.
    pub fn transfer(self) -> Self {
        self.class(CostClass::Transfer)
    }

    /// Spent or committed whatever is decided: listed, never counted.
    pub fn sunk(self) -> Self {
        self.class(CostClass::Sunk)
    }

    /// The cost is written off for tax in this way, each of its amounts by itself: year 1 is the period after the column in
    /// which it falls, or after the [service date](super::Alternative::in_service_from) where that is later. For capital
    /// costs of the organisation, in timelines in years.
    pub fn depreciated(mut self, method: impl Into<Stated<Depreciation>>) -> Self {
        match method.into().0 {
            Ok(method) => self.depreciation = Some(method),
            Err(error) => self.faults.push(error.within("depreciation")),
        }
        self
    }

    fn class(self, class: CostClass) -> Self {
        Self { kind: LineKind::Cost(class), ..self }
    }
}

impl LineDraft<WorkingCapitalMark> {
    /// The level of what is tied up. Its profile must follow.
    pub fn new(name: impl Into<String>, amount: impl Into<Amount>) -> Self {
        Self { name: Some(name.into()), amount: Some(amount.into()), ..Self::unnamed() }
    }

    pub(crate) fn unnamed() -> Self {
        Self::blank(LineKind::WorkingCapital)
    }
}

impl<K: EffectMark> LineDraft<K> {
    /// A cashable effect on the organisation. Its profile must follow.
    pub fn new(name: impl Into<String>, amount: impl Into<Amount>) -> Self {
        Self { name: Some(name.into()), amount: Some(amount.into()), ..Self::of_effect(CashEffect::Cashable) }
    }

    /// An effect described in words: no amount, no profile.
    pub fn qualitative(name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..Self::of_effect(CashEffect::Qualitative) }
    }

    pub(crate) fn of_effect(effect: CashEffect) -> Self {
        Self::blank(K::kind(effect))
    }

    /// Worth money, but no budget changes.
    pub fn non_cashable(self) -> Self {
        Self { kind: K::kind(CashEffect::NonCashable), ..self }
    }

    /// Money that changes hands without using resources.
    pub fn transfer(self) -> Self {
        Self { kind: K::kind(CashEffect::Transfer), ..self }
    }

    /// Counted in a unit of its own and not valued in money: an [`Amount::quantity`].
    pub fn quantified(self) -> Self {
        Self { kind: K::kind(CashEffect::Quantified), ..self }
    }

    /// What it is for: see [`BenefitMix`](crate::appraisal::BenefitMix).
    pub fn contributing(mut self, contribution: Contribution) -> Self {
        self.contribution = Some(contribution);
        self
    }
}

impl<K> LineDraft<K> {
    fn blank(kind: LineKind) -> Self {
        Self {
            kind,
            name: None,
            amount: None,
            probability: None,
            profile: None,
            delay: Delay::NONE,
            prices: None,
            growth: Vec::new(),
            life: None,
            residual: None,
            adjustments: Vec::new(),
            depreciation: None,
            taxation: Taxation::Taxed,
            discounting: None,
            recipient: Recipient::Organisation,
            view: None,
            owner: None,
            evidence: None,
            tags: Vec::new(),
            contribution: None,
            faults: Vec::new(),
            mark: PhantomData,
        }
    }

    /// The whole amount once: at the decision date, or at the column given by [`from`](Self::from).
    pub fn once(self) -> Self {
        self.profile(Profile::once())
    }

    /// The whole amount in every period: columns 1 to the last, or from the first period after the
    /// [service date](super::Alternative::in_service_from) of its alternative. What runs meanwhile says `.from(1)`.
    pub fn every_period(self) -> Self {
        self.profile(Profile::every_period())
    }

    /// The whole amount every `interval` periods, first at column 1 or in the first period after the service date.
    pub fn every(self, interval: u32) -> Self {
        self.try_profile("every", Profile::every(interval))
    }

    /// The amount spread over consecutive columns from column 0, by shares that sum to exactly one.
    pub fn phased(self, shares: impl AsRef<[Decimal]>) -> Self {
        self.try_profile("phased", Profile::phased(shares.as_ref()))
    }

    /// The amount spread over consecutive columns from column 0, in proportion to these parts.
    pub fn phased_in_proportion(self, parts: impl AsRef<[Decimal]>) -> Self {
        self.try_profile("proportions", Profile::phased_in_proportion(parts.as_ref()))
    }

    /// The amount times each of these in consecutive columns from column 0.
    pub fn explicit(self, multiples: impl AsRef<[Decimal]>) -> Self {
        self.try_profile("explicit", Profile::explicit(multiples.as_ref()))
    }

    /// A part of the amount in every period that rises by equal steps to the whole amount in occurrence `over`: see
    /// [`Profile::linear_ramp`].
    pub fn linear_ramp(self, over: u32) -> Self {
        self.try_profile("linear-ramp", Profile::linear_ramp(over))
    }

    /// A part of the amount in every period that rises along an s-curve to the whole amount in occurrence `over`: see
    /// [`Profile::s_curve`].
    pub fn s_curve(self, over: u32) -> Self {
        self.try_profile("s-curve", Profile::s_curve(over))
    }

    /// The amount times a multiple on each of some dates: see [`Profile::dated`].
    pub fn dated(self, multiples: impl AsRef<[(Date, Decimal)]>) -> Self {
        self.try_profile("dated", Profile::dated(multiples.as_ref()))
    }

    /// The whole amount on one date.
    pub fn on(self, date: Date) -> Self {
        self.dated([(date, Decimal::ONE)])
    }

    /// A profile made elsewhere.
    pub fn profile(mut self, profile: Profile) -> Self {
        self.profile = Some(profile);
        self
    }

    /// Starts at this column.
    pub fn from(self, column: u32) -> Self {
        self.refine("from", |profile| profile.from(column))
    }

    /// Ends a recurring amount at this column.
    pub fn until(self, column: u32) -> Self {
        self.refine("until", |profile| profile.until(column))
    }

    /// Lets a recurring amount start with these shares of it, one an occurrence.
    pub fn ramp(self, shares: impl AsRef<[Decimal]>) -> Self {
        self.refine("ramp", |profile| profile.ramp(shares.as_ref()))
    }

    /// Moves the whole profile later: by a number of columns, or by an assumption that says how many.
    pub fn delayed_by(mut self, delay: impl Into<Delay>) -> Self {
        self.delay = delay.into();
        self
    }

    /// It may happen or not: the amount is the impact if it does, and its cells are expected values. See [`Probability`].
    pub fn with_probability(mut self, probability: impl Into<Probability>) -> Self {
        self.probability = Some(probability.into());
        self
    }

    /// The amount is stated in other prices than those of the case, which brings it into its own by its
    /// [inflation](super::super::CaseBuilder::inflation).
    pub fn in_prices(mut self, prices: PriceBasis) -> Self {
        self.prices = Some(prices);
        self
    }

    /// Grows by this rate a year from the line's first column on, where the amount is as stated.
    pub fn growing(mut self, rate: impl Into<AnnualRate>) -> Self {
        self.growth.push(Growth::FromFirstColumn(rate.into()));
        self
    }

    /// Grows by this rate a year from column 0 on: the amount is stated in the prices of the decision date.
    pub fn escalating(mut self, rate: impl Into<AnnualRate>) -> Self {
        self.growth.push(Growth::FromColumnZero(rate.into()));
        self
    }

    /// How many years what it pays for lasts. A study that ends before asks for a [residual](Self::residual).
    pub fn life_of(mut self, years: u32) -> Self {
        self.life = Some(years);
        self
    }

    /// How what is left of it at the end of the timeline is valued.
    pub fn residual(mut self, residual: Residual) -> Self {
        self.residual = Some(residual);
        self
    }

    /// Raises or lowers its amounts, after what was stated before: see [`Adjustment`].
    pub fn adjusted(mut self, adjustment: Adjustment) -> Self {
        self.adjustments.push(adjustment);
        self
    }

    /// Outside of the profit that is taxed: exempt income, or a cost that may not be deducted.
    pub fn untaxed(mut self) -> Self {
        self.taxation = Taxation::Exempt;
        self
    }

    /// Discounted in a way of its own, which the case [names](super::super::CaseBuilder::named_discounting).
    pub fn discounted_as(mut self, id: impl Into<String>) -> Self {
        self.discounting = Some(id.into());
        self
    }

    /// Who gains it or bears it.
    pub fn recipient(mut self, recipient: Recipient) -> Self {
        self.recipient = recipient;
        self
    }

    /// Counts in one view alone, where another line says the same for the other: a shadow price beside a market price.
    ///
    /// Its kind and its recipient no longer say in which views it counts, so it may not contradict them: a transfer uses
    /// no resources, and what is not cash of the organisation does not count in the financial view.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// // Wages of 100, paid to people of whom some had no work: their time is worth 80 to society.
    /// let case = BusinessCase::builder("Shadow wages", Currency::EUR)
    ///     .timeline(Timeline::years(2026, 1))
    ///     .conventions(Conventions::nominal().end_of_period().view(View::Economic))
    ///     .discounting(percent!(0))
    ///     .baseline(
    ///         Alternative::business_as_usual("Works")
    ///             .cost(Cost::new("Wages", eur(100)).once().only_in(View::Financial))
    ///             .cost(Cost::new("Wages at their shadow price", eur(80)).once().only_in(View::Economic)),
    ///     )
    ///     .build()?;
    /// assert_eq!(case.appraise().baseline().measures().npv().value(), Some(dec!(-80)));
    /// # Ok::<(), Errors>(())
    /// ```
    pub fn only_in(mut self, view: View) -> Self {
        self.view = Some(view);
        self
    }

    /// Who answers for it.
    pub fn owner(mut self, owner: impl Into<String>) -> Self {
        self.owner = Some(owner.into());
        self
    }

    /// What the amount rests on.
    pub fn evidence(mut self, evidence: impl Into<String>) -> Self {
        self.evidence = Some(evidence.into());
        self
    }

    /// A word by which lines are grouped.
    pub fn tag(mut self, tag: impl Into<String>) -> Self {
        self.tags.push(tag.into());
        self
    }

    fn try_profile(mut self, field: &str, profile: Result<Profile, Error>) -> Self {
        match profile {
            Ok(profile) => self.profile(profile),
            Err(error) => {
                self.profile = None;
                self.faulty_profile(error.within(field))
            }
        }
    }

    fn refine(mut self, field: &str, change: impl FnOnce(Profile) -> Result<Profile, Error>) -> Self {
        let known_fault = self.faults.iter().any(|fault| fault.path().starts_at("profile"));
        match self.profile.take() {
            Some(profile) => self.try_profile(field, change(profile)),
            None if known_fault => self,
            None => {
                let found = format!("{field:?} on a line without a profile");
                let expected = "a profile stated before it, such as every period or once";
                self.faulty_profile(Error::new(ErrorKind::Missing, found, expected))
            }
        }
    }

    fn faulty_profile(mut self, error: Error) -> Self {
        self.faults.push(error.within("profile"));
        self
    }
}
