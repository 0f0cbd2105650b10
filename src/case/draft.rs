//! Drafts: what a builder or a document says, before anybody judged it.
//!
//! A draft takes everything, keeps what was said wrongly as a fault with a path relative to itself, and never
//! fails. [`judge`](super::judge) is the only place that turns drafts into a case.

mod acknowledgement;
mod line;
mod loan;

pub use acknowledgement::Acknowledgement;
pub use line::{
    Benefit, BenefitMark, Cost, CostMark, DisBenefit, DisBenefitMark, EffectMark, LineDraft, WorkingCapital,
    WorkingCapitalMark,
};
pub use loan::Loan;

use super::adjustment::{Adjustment, ClassDraft};
use super::class::{AlternativeKind, LineKind};
use super::conventions::Conventions;
use super::delay::Delay;
use super::discounting::DiscountBasis;
use super::inflation::Inflation;
use super::tax::TaxRules;
use crate::error::Error;
use crate::scoring::ScoringMatrixBuilder;
use crate::time::Timeline;
use crate::value::{AnnualRate, Currency};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// One way forward, as a draft: a name, a kind, and lines.
///
/// ```
/// use bizcase::prelude::*;
///
/// let online = Alternative::do_something("Online service")
///     .cost(Cost::new("Build", gbp(900_000)).capital().phased([dec!(0.6), dec!(0.4)]))
///     .benefit(Benefit::qualitative("Trust in the service"));
/// # let _ = online;
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Alternative {
    pub(crate) id: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) kind: Option<AlternativeKind>,
    pub(crate) description: Option<String>,
    pub(crate) renewed_every: Option<u32>,
    pub(crate) service: Option<Date>,
    pub(crate) delay: Delay,
    pub(crate) adjustments: Vec<ClassDraft>,
    pub(crate) costs: Vec<Cost>,
    pub(crate) benefits: Vec<Benefit>,
    pub(crate) dis_benefits: Vec<DisBenefit>,
    pub(crate) loans: Vec<Loan>,
    pub(crate) working_capital: Vec<WorkingCapital>,
    pub(crate) faults: Vec<Error>,
}

impl Alternative {
    /// Stop, and spend nothing.
    pub fn do_nothing(name: impl Into<String>) -> Self {
        Self::new(name, AlternativeKind::DoNothing)
    }

    /// Go on as today.
    pub fn business_as_usual(name: impl Into<String>) -> Self {
        Self::new(name, AlternativeKind::BusinessAsUsual)
    }

    /// The least that meets the obligations.
    pub fn do_minimum(name: impl Into<String>) -> Self {
        Self::new(name, AlternativeKind::DoMinimum)
    }

    /// Change something.
    pub fn do_something(name: impl Into<String>) -> Self {
        Self::new(name, AlternativeKind::DoSomething)
    }

    fn new(name: impl Into<String>, kind: AlternativeKind) -> Self {
        Self { name: Some(name.into()), kind: Some(kind), ..Self::blank() }
    }

    pub(crate) fn blank() -> Self {
        Self {
            id: None,
            name: None,
            kind: None,
            description: None,
            renewed_every: None,
            service: None,
            delay: Delay::NONE,
            adjustments: Vec::new(),
            costs: Vec::new(),
            benefits: Vec::new(),
            dis_benefits: Vec::new(),
            loans: Vec::new(),
            working_capital: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// An id other than the one [derived from the name](crate::Id::from_name).
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// What it consists of, in a sentence or two.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// It ends after so many periods and is renewed at the same cost until the timeline ends: the way to compare
    /// alternatives of unequal lives over a common multiple of them.
    ///
    /// Its lines are stated for one life: what recurs ends with it, and what is stated for a column after it is refused.
    /// Growth from the first column begins anew with each life; growth from column 0 and prices go on. A timeline in which
    /// a life does not end is refused, and so is a residual value of a line. At one discount rate, the order by net present value is that by the
    /// [equivalent annual value](crate::measure::equivalent_annual_value) of one life.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// // Brealey and Myers: machine A costs 15 and 5 a year for three years, machine B 10 and 6 for two.
    /// let machine = |name: &str, price: i64, running: i64, life: u32| {
    ///     Alternative::do_something(name)
    ///         .renewed_every(life)
    ///         .cost(Cost::new("Price", gbp(price)).capital().once())
    ///         .cost(Cost::new("Running", gbp(running)).every_period())
    /// };
    /// let case = BusinessCase::builder("Machines", Currency::GBP)
    ///     .timeline(Timeline::years(2026, 6))
    ///     .conventions(Conventions::real(2026).end_of_period())
    ///     .discounting(percent!(6))
    ///     .baseline(Alternative::do_nothing("None"))
    ///     .alternative(machine("A", 15, 5, 3))
    ///     .alternative(machine("B", 10, 6, 2))
    ///     .build()?;
    /// let b = case.alternative("b").expect("it is in the case");
    /// assert_eq!(b.lines()[0].cells(), decimals![10, 0, 10, 0, 10, 0, 0]);
    /// let appraisal = case.appraise();
    /// let a_year = |id: &str| {
    ///     let measures = appraisal.alternative(id).expect("it is in the case").measures();
    ///     measures.equivalent_periodic_value().value().map(|value| value.round_dp(2))
    /// };
    /// assert_eq!((a_year("a"), a_year("b")), (Some(dec!(-10.61)), Some(dec!(-11.45))));
    /// # Ok::<(), Errors>(())
    /// ```
    pub fn renewed_every(mut self, periods: u32) -> Self {
        self.renewed_every = Some(periods);
        self
    }

    /// When it enters service, after its construction: the end of a period. What recurs and states no start of its own
    /// starts with the period after it.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// let case = BusinessCase::builder("Plant", Currency::GBP)
    ///     .timeline(Timeline::years(2026, 4))
    ///     .conventions(Conventions::nominal().end_of_period())
    ///     .discounting(percent!(3))
    ///     .baseline(
    ///         Alternative::business_as_usual("New plant")
    ///             .in_service_from(date(2028, 1, 1))
    ///             .cost(Cost::new("Running", gbp(100)).every_period()),
    ///     )
    ///     .build()?;
    /// assert_eq!(case.baseline().lines()[0].cells(), decimals![0, 0, 0, 100, 100]);
    /// # Ok::<(), Errors>(())
    /// ```
    pub fn in_service_from(mut self, date: Date) -> Self {
        self.service = Some(date);
        self
    }

    /// Moves all its lines later: by a number of columns, or by an assumption that says how many.
    ///
    /// Lines that bridge the time until it starts, such as the old way until launch, move with all others: what they
    /// leave free at the start would look like a saving. State the old way in full, without a delay, and its end as a
    /// benefit that is delayed.
    pub fn delayed_by(mut self, delay: impl Into<Delay>) -> Self {
        self.delay = delay.into();
        self
    }

    /// Raises or lowers the amounts of all its lines of one kind and class, after their own adjustments and after what was
    /// stated before: see [`Adjustment`]. One that meets no line is refused.
    pub fn adjusted(mut self, on: LineKind, adjustment: Adjustment) -> Self {
        self.adjustments.push(ClassDraft { on: Some(on), adjustment });
        self
    }

    /// Adds a cost.
    pub fn cost(mut self, cost: Cost) -> Self {
        self.costs.push(cost);
        self
    }

    /// Adds a benefit.
    pub fn benefit(mut self, benefit: Benefit) -> Self {
        self.benefits.push(benefit);
        self
    }

    /// Adds a dis-benefit: something that gets worse.
    pub fn dis_benefit(mut self, dis_benefit: DisBenefit) -> Self {
        self.dis_benefits.push(dis_benefit);
        self
    }

    /// Adds a loan: for the [equity view](crate::appraisal::EquityView) alone.
    pub fn loan(mut self, loan: Loan) -> Self {
        self.loans.push(loan);
        self
    }

    /// Adds working capital: money that is tied up and comes back.
    pub fn working_capital(mut self, working_capital: WorkingCapital) -> Self {
        self.working_capital.push(working_capital);
        self
    }
}

/// A named input, as a draft: a central value with its unit and source and, where it is uncertain, a low and a
/// high value.
///
/// ```
/// use bizcase::prelude::*;
///
/// let calls = Assumption::new("calls", dec!(1_200_000))
///     .unit("calls a year")
///     .source("2025 contact-centre log")
///     .between(dec!(1_000_000), dec!(1_500_000));
/// # let _ = calls;
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Assumption {
    pub(crate) id: Option<String>,
    pub(crate) value: Option<Decimal>,
    pub(crate) unit: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) low: Option<Decimal>,
    pub(crate) high: Option<Decimal>,
    pub(crate) faults: Vec<Error>,
}

impl Assumption {
    /// An input with its central value: the expected one, not the most likely where the two differ.
    pub fn new(id: impl Into<String>, value: Decimal) -> Self {
        Self { id: Some(id.into()), value: Some(value), ..Self::blank() }
    }

    pub(crate) fn blank() -> Self {
        Self { id: None, value: None, unit: None, source: None, low: None, high: None, faults: Vec::new() }
    }

    /// What the value counts.
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = Some(unit.into());
        self
    }

    /// Where the value comes from.
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The lowest and the highest value that is still plausible.
    pub fn between(mut self, low: Decimal, high: Decimal) -> Self {
        (self.low, self.high) = (Some(low), Some(high));
        self
    }
}

/// A value as the caller stated it: the value itself, or the error that making it gave.
///
/// Lets a builder take `Timeline::years(2026, 10)` as it is, so that its error appears beside all others in
/// [`build`](super::CaseBuilder::build).
#[derive(Debug, Clone, PartialEq)]
pub struct Stated<T>(pub(crate) Result<T, Error>);

impl<T> From<T> for Stated<T> {
    fn from(value: T) -> Self {
        Self(Ok(value))
    }
}

impl<T> From<Result<T, Error>> for Stated<T> {
    fn from(result: Result<T, Error>) -> Self {
        Self(result)
    }
}

/// Which of the alternatives a draft says is the baseline.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum BaselineDraft {
    /// It says nothing.
    Unstated,
    /// The one with this id.
    Id(String),
    /// The one added at this place, and how many were called a baseline.
    Position(usize),
    /// Several were said to be it.
    Several(usize),
}

/// A way of discounting for the lines that name it, before it is judged.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NamedBasis {
    pub(crate) id: String,
    /// None where what was stated is a fault, known already.
    pub(crate) basis: Option<DiscountBasis>,
}

/// A whole case before it is judged.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CaseDraft {
    pub(crate) title: Option<String>,
    pub(crate) question: Option<String>,
    pub(crate) objectives: Vec<String>,
    pub(crate) currency: Option<Currency>,
    pub(crate) timeline: Option<Timeline>,
    pub(crate) conventions: Option<Conventions>,
    pub(crate) inflation: Option<Inflation>,
    pub(crate) discounting: Option<DiscountBasis>,
    /// None where what was stated could not be read, so that any name may be among them.
    pub(crate) named_discounting: Option<Vec<NamedBasis>>,
    pub(crate) cost_of_equity: Option<AnnualRate>,
    pub(crate) tax: Option<TaxRules>,
    pub(crate) assumptions: Vec<Assumption>,
    pub(crate) alternatives: Vec<Alternative>,
    pub(crate) baseline: BaselineDraft,
    pub(crate) acknowledgements: Vec<Acknowledgement>,
    pub(crate) scoring: Option<ScoringMatrixBuilder>,
    pub(crate) faults: Vec<Error>,
}

impl CaseDraft {
    pub(crate) fn blank() -> Self {
        Self {
            title: None,
            question: None,
            objectives: Vec::new(),
            currency: None,
            timeline: None,
            conventions: None,
            inflation: None,
            discounting: None,
            named_discounting: Some(Vec::new()),
            cost_of_equity: None,
            tax: None,
            assumptions: Vec::new(),
            alternatives: Vec::new(),
            baseline: BaselineDraft::Unstated,
            acknowledgements: Vec::new(),
            scoring: None,
            faults: Vec::new(),
        }
    }
}
