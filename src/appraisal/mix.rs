//! What the benefits of an alternative are for, and how that moves over time.

use super::net_flow::{NetFlow, Valuation};
use crate::case::{BusinessCase, CaseAlternative, Contribution, CostClass, Line, LineKind};
use crate::exact::Rational;
use crate::measure::{Outcome, Reason};
use crate::value::decimal;
use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::cmp::Ordering;
use std::ops::RangeInclusive;

/// What the benefits of an alternative are for: its benefits less dis-benefits by [contribution](Contribution), and beside
/// them the recurring costs that it saves against the baseline, which are cost reduction as well.
///
/// Parts make the whole: the benefits less dis-benefits of the alternative itself, and the recurring costs of the baseline
/// less its own, unless these are worth more: running costs that rise save nothing, and are no part of the benefits. A share is a part of the whole, and is undefined where
/// a part is negative or the whole is zero. A programme that ripens moves from cost reduction through service level to
/// growth: [`shares_in`](BenefitMix::shares_in) says so of any span of columns.
///
/// ```
/// use bizcase::appraisal::BenefitPart;
/// use bizcase::prelude::*;
///
/// let case = BusinessCase::builder("Portal", Currency::GBP)
///     .timeline(Timeline::years(2026, 2))
///     .conventions(Conventions::nominal().end_of_period())
///     .discounting(percent!(0))
///     .baseline(Alternative::business_as_usual("Paper").cost(Cost::new("Staff", gbp(300)).every_period()))
///     .alternative(
///         Alternative::do_something("Portal")
///             .cost(Cost::new("Run", gbp(200)).every_period())
///             .benefit(
///                 Benefit::new("New fees", gbp(300)).every_period().from(2).contributing(Contribution::Growth),
///             ),
///     )
///     .build()?;
/// let appraisal = case.appraise();
/// let mix = appraisal.alternative("portal").and_then(|portal| portal.benefit_mix()).expect("it states what for");
/// let row = |part: BenefitPart| mix.rows().iter().find(|row| row.part() == part).expect("every part has a row");
/// let saved = row(BenefitPart::RecurringCostsSaved);
/// assert_eq!((saved.amounts(), saved.share().value()), (&decimals![0, 100, 100][..], Some(dec!(0.4))));
/// let growth = row(BenefitPart::Benefits(Contribution::Growth));
/// assert_eq!((growth.amounts(), growth.share().value()), (&decimals![0, 0, 300][..], Some(dec!(0.6))));
/// // Nothing but cost reduction at first, three quarters of growth in the second year.
/// let growth_in = |year: usize| mix.shares_in(year..=year)[3].value();
/// assert_eq!((growth_in(1), growth_in(2)), (Some(dec!(0)), Some(dec!(0.75))));
/// # Ok::<(), Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct BenefitMix {
    rows: Vec<BenefitRow>,
    amounts: Vec<Decimal>,
    present_value: Outcome<Decimal>,
}

/// One part of the benefits, over time and as a present value.
#[derive(Debug, Clone, PartialEq)]
pub struct BenefitRow {
    part: BenefitPart,
    amounts: Vec<Decimal>,
    present_value: Outcome<Decimal>,
    share: Outcome<Decimal>,
}

/// A part of the benefits.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BenefitPart {
    /// The recurring costs of the baseline less those of the alternative, a part of cost reduction.
    RecurringCostsSaved,
    /// Benefits less dis-benefits that contribute so.
    Benefits(Contribution),
    /// Benefits less dis-benefits that state no contribution.
    Unstated,
}

impl BenefitPart {
    /// Every one of them, in the order of the rows.
    const ALL: [Self; 5] = [
        Self::RecurringCostsSaved,
        Self::Benefits(Contribution::CostReduction),
        Self::Benefits(Contribution::ServiceLevel),
        Self::Benefits(Contribution::Growth),
        Self::Unstated,
    ];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::RecurringCostsSaved => "recurring-costs-saved",
            Self::Benefits(contribution) => contribution.word(),
            Self::Unstated => "unstated",
        }
    }

    /// What it contributes to, where that is known.
    #[must_use]
    pub fn contribution(self) -> Option<Contribution> {
        match self {
            Self::RecurringCostsSaved => Some(Contribution::CostReduction),
            Self::Benefits(contribution) => Some(contribution),
            Self::Unstated => None,
        }
    }

    /// Its [flow](Self::flow), but for running costs that are higher than those of the baseline: they save nothing.
    fn flow_where_saved(
        self,
        case: &BusinessCase,
        valuation: &Valuation<'_>,
        alternative: &CaseAlternative,
    ) -> NetFlow {
        let flow = self.flow(case, alternative);
        let nothing = flow.minus(&flow);
        let is_saving = valuation.compare(&flow, &nothing) == Ordering::Greater;
        if self == Self::RecurringCostsSaved && !is_saving { nothing } else { flow }
    }

    fn flow(self, case: &BusinessCase, alternative: &CaseAlternative) -> NetFlow {
        let lines = |alternative: &CaseAlternative, wanted: &dyn Fn(&Line) -> bool| {
            NetFlow::of(case, alternative.lines().iter().filter(|line| wanted(line)))
        };
        let benefits = |contribution: Option<Contribution>| {
            lines(alternative, &|line| !line.kind().is_outlay() && line.contribution() == contribution)
        };
        match self {
            Self::RecurringCostsSaved => {
                let recurs = |line: &Line| line.kind() == LineKind::Cost(CostClass::Recurring);
                lines(alternative, &recurs).minus(&lines(case.baseline(), &recurs))
            }
            Self::Benefits(contribution) => benefits(Some(contribution)),
            Self::Unstated => benefits(None),
        }
    }
}

impl BenefitMix {
    /// That of each alternative, in the order of the case; none where no line says what it is for.
    pub(super) fn of_each(case: &BusinessCase, valuation: &Valuation<'_>) -> Vec<Option<Self>> {
        let lines = || case.alternatives().iter().flat_map(CaseAlternative::lines);
        let is_stated = lines().any(|line| line.contribution().is_some());
        let of = |alternative| is_stated.then(|| Self::of(case, valuation, alternative));
        case.alternatives().iter().map(of).collect()
    }

    fn of(case: &BusinessCase, valuation: &Valuation<'_>, alternative: &CaseAlternative) -> Self {
        let flows = BenefitPart::ALL.map(|part| part.flow_where_saved(case, valuation, alternative));
        let whole = NetFlow::sum(case, &flows);
        let shares = valuation.shares(&flows, &whole);
        let row = |((part, flow), share): ((BenefitPart, &NetFlow), Outcome<Decimal>)| BenefitRow {
            part,
            amounts: valuation.net(flow),
            present_value: valuation.npv(flow),
            share,
        };
        Self {
            rows: BenefitPart::ALL.into_iter().zip(&flows).zip(shares).map(row).collect(),
            amounts: valuation.net(&whole),
            present_value: valuation.npv(&whole),
        }
    }

    /// The parts: recurring costs saved, cost reduction, service level, growth, unstated.
    #[must_use]
    pub fn rows(&self) -> &[BenefitRow] {
        &self.rows
    }

    /// All parts together in each column, undiscounted.
    #[must_use]
    pub fn amounts(&self) -> &[Decimal] {
        &self.amounts
    }

    /// The present value of all parts together.
    pub fn present_value(&self) -> Outcome<Decimal> {
        self.present_value
    }

    /// The share of each part in what falls in some columns, undiscounted, in the order of the rows.
    ///
    /// Undefined where a part is negative or all of them come to zero. Columns beyond the timeline hold nothing.
    #[must_use]
    pub fn shares_in(&self, columns: RangeInclusive<usize>) -> Vec<Outcome<Decimal>> {
        let sum = |row: &BenefitRow| {
            let wanted = row.amounts.iter().enumerate().filter(|(column, _)| columns.contains(column));
            wanted.fold(Rational::from_integer(0), |sum, (_, &amount)| &sum + &Rational::from_decimal(amount))
        };
        let parts: Vec<Rational> = self.rows.iter().map(sum).collect();
        let whole = parts.iter().fold(Rational::from_integer(0), |whole, part| &whole + part);
        let is_negative = parts.iter().any(|part| part.signum().is_lt());
        let share = |part: &Rational| match part.checked_div(&whole) {
            _ if is_negative => Outcome::Undefined(Reason::NegativePart),
            Some(share) => share.round().into(),
            None => Outcome::Undefined(Reason::ZeroWhole),
        };
        parts.iter().map(share).collect()
    }
}

impl BenefitRow {
    /// Which part it is.
    #[must_use]
    pub fn part(&self) -> BenefitPart {
        self.part
    }

    /// What it comes to in each column, undiscounted.
    #[must_use]
    pub fn amounts(&self) -> &[Decimal] {
        &self.amounts
    }

    /// Its present value.
    pub fn present_value(&self) -> Outcome<Decimal> {
        self.present_value
    }

    /// Its share in the present value of all parts.
    pub fn share(&self) -> Outcome<Decimal> {
        self.share
    }
}

impl Serialize for BenefitMix {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("BenefitMix", 3)?;
        out.serialize_field("parts", &self.rows)?;
        out.serialize_field("amounts", &decimal::Texts(&self.amounts))?;
        out.serialize_field("present_value", &self.present_value)?;
        out.end()
    }
}

impl Serialize for BenefitRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("BenefitRow", 4)?;
        out.serialize_field("part", self.part.word())?;
        out.serialize_field("amounts", &decimal::Texts(&self.amounts))?;
        out.serialize_field("present_value", &self.present_value)?;
        out.serialize_field("share", &self.share)?;
        out.end()
    }
}
