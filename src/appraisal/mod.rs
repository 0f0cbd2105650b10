//! The answer: what each alternative costs and brings, against the baseline, and which one leads.
//!
//! [`BusinessCase::appraise`] cannot fail: whatever could go wrong was refused when the case was built. A figure that
//! does not exist is an [`Outcome`](crate::measure::Outcome) with its reason. Money and score stand side by side and are never added up.
//!
//! Every figure is an exact function of the cells of the lines and of the discount rate, rounded once. Nothing here
//! rounds for display: pages do, where they are written.

mod adjustments;
mod alternative;
mod comparison;
mod conventions;
mod effect;
mod equity;
mod finding;
mod frontier;
mod implied_value;
mod incremental;
mod judgement;
mod mix;
pub(crate) mod net_flow;
mod outlook;
mod prescribed_rate;
mod provenance;
mod ranking;
mod risk_register;
mod rounding;
mod schedule;
mod subtotals;
mod tax;
mod trace;
mod views;

pub use crate::case::FindingCode;
pub use adjustments::{AdjustedLines, AdjustmentStep, Adjustments};
pub use alternative::{AlternativeAppraisal, Measures};
pub use comparison::Comparison;
pub use conventions::EchoedConventions;
pub use effect::{AssumptionEffect, EndEffect};
pub use equity::EquityView;
pub use finding::{Finding, Severity};
pub use frontier::{
    Advantage, Dominator, FrontierAlternative, FrontierPlace, FrontierStep, Mixture, ScoreFrontier,
};
pub use implied_value::{CannotTurn, Implied, ImpliedValue, ImpliedWorth};
pub use incremental::{IncrementalChain, IncrementalStep, Verdict};
pub use judgement::{Judgement, LeadRobustness};
pub use mix::{BenefitMix, BenefitPart, BenefitRow};
pub use prescribed_rate::{PrescribedEnd, PrescribedRate};
pub use provenance::{Provenance, RESULTS_VERSION, TableReference};
pub use ranking::{Rank, Ranking};
pub use risk_register::{RiskEntry, RiskKind, RiskRegister};
pub use schedule::{FlowSchedule, LineSchedule, ResidualSchedule};
pub use subtotals::{Grouping, LineGroup, Subtotal, Subtotals};
pub use tax::TaxAppraisal;
pub use trace::{
    AdjustmentTrace, CellTrace, ChangeTrace, FactorTrace, GrowthTrace, LineTrace, ResidualTrace, TagTotal,
    TaxCellTrace, TaxTrace, Trace,
};
pub use views::{AlternativeViews, ViewLine, ViewValue, Views};

use crate::case::BusinessCase;
use crate::measure::Irr;
use crate::scoring::ScoreRanking;
use crate::time::Timeline;
use crate::value::{Currency, Id};
use finding::Subject;
use net_flow::{NetFlow, Valuation};
use serde::Serialize;

/// The version of the data format of an appraisal.
const FORMAT: &str = "bizcase-appraisal/1";

/// The appraisal of a business case.
///
/// ```
/// use bizcase::prelude::*;
///
/// let case = BusinessCase::builder("Online permits", Currency::GBP)
///     .timeline(Timeline::years(2026, 2))
///     .conventions(Conventions::nominal().end_of_period())
///     .discounting(percent!(10))
///     .baseline(Alternative::business_as_usual("Paper").cost(Cost::new("Staff", gbp(1_100)).every_period()))
///     .alternative(
///         Alternative::do_something("Online")
///             .cost(Cost::new("Build", gbp(1_000)).capital().once())
///             .cost(Cost::new("Run", gbp(440)).every_period()),
///     )
///     .build()?;
///
/// let appraisal = case.appraise();
/// let online = appraisal.alternative("online").expect("it is in the case");
/// let saving = online.comparison().expect("it is compared with the baseline");
/// // Two savings of 660, worth 600 and 545.45 today, for an outlay of 1 000.
/// assert_eq!(saving.npv().value(), Some(dec!(145.4545454545454545454545455)));
/// assert_eq!(appraisal.ranking().leaders()[0].as_str(), "online");
/// # Ok::<(), Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Appraisal {
    format: &'static str,
    /// Not written: a result names its input by its fingerprint.
    #[serde(skip)]
    case: BusinessCase,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    objectives: Vec<String>,
    currency: Currency,
    #[serde(serialize_with = "conventions::serialize_timeline")]
    timeline: Timeline,
    conventions: EchoedConventions,
    baseline: Id,
    alternatives: Vec<AlternativeAppraisal>,
    ranking: Ranking,
    incremental: IncrementalChain,
    #[serde(skip_serializing_if = "Option::is_none")]
    views: Option<Views>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    assumptions: Vec<AssumptionEffect>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    prescribed_rates: Vec<PrescribedRate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scoring: Option<ScoreRanking>,
    #[serde(skip_serializing_if = "Option::is_none")]
    judgement: Option<Judgement>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score_frontier: Option<ScoreFrontier>,
    findings: Vec<Finding>,
    provenance: Provenance,
    /// What flows under each alternative, for what is asked later.
    #[serde(skip)]
    flows: Vec<NetFlow>,
}

impl BusinessCase {
    /// Appraises every alternative by itself and against the baseline.
    #[must_use]
    pub fn appraise(&self) -> Appraisal {
        let valuation = Valuation::of(self);
        let flows = NetFlow::of_each(self);
        let ranking = Ranking::of(self, &valuation, &flows);
        let alternatives = alternative::appraise_all(self, &valuation, &flows);
        let judged = self.scoring().map(|matrix| {
            let (ranking, answers) = matrix.answers();
            (ranking, Judgement::of(matrix, answers))
        });
        let (scoring, judgement) = judged.unzip();
        let views = Views::of(self, &valuation);
        let findings = finding::find_all(&Subject {
            case: self,
            valuation: &valuation,
            flows: &flows,
            alternatives: &alternatives,
            scoring: scoring.as_ref(),
            judgement: judgement.as_ref(),
            views: views.as_ref(),
        });
        Appraisal {
            format: FORMAT,
            case: self.clone(),
            title: self.title().to_owned(),
            question: self.question().map(str::to_owned),
            objectives: self.objectives().to_vec(),
            currency: self.currency(),
            timeline: self.timeline(),
            conventions: EchoedConventions::of(self),
            baseline: self.baseline().id().clone(),
            ranking,
            incremental: IncrementalChain::of(self, &valuation, &flows, &alternatives),
            views,
            assumptions: effect::of_assumptions(self, &valuation),
            prescribed_rates: prescribed_rate::of_case(self),
            score_frontier: scoring.as_ref().and_then(|scores| ScoreFrontier::of(self, &valuation, scores)),
            scoring,
            judgement,
            findings,
            provenance: Provenance::of(self),
            alternatives,
            flows,
        }
    }
}

impl Appraisal {
    /// The case that was appraised, for questions beyond it: what if, what would turn it?
    #[must_use]
    pub fn case(&self) -> &BusinessCase {
        &self.case
    }

    /// The title of the case.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The question that the case answers, where one is stated.
    #[must_use]
    pub fn question(&self) -> Option<&str> {
        self.question.as_deref()
    }

    /// The objectives that the case serves.
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

    /// The choices that produced the figures.
    #[must_use]
    pub fn conventions(&self) -> &EchoedConventions {
        &self.conventions
    }

    /// The alternatives in the order of the case.
    #[must_use]
    pub fn alternatives(&self) -> &[AlternativeAppraisal] {
        &self.alternatives
    }

    /// The alternative with this id.
    #[must_use]
    pub fn alternative(&self, id: &str) -> Option<&AlternativeAppraisal> {
        self.alternatives.iter().find(|alternative| alternative.id().as_str() == id)
    }

    /// The alternative that the others are measured against.
    #[must_use]
    pub fn baseline(&self) -> &AlternativeAppraisal {
        self.alternative(self.baseline.as_str()).expect("the baseline is one of the alternatives")
    }

    /// The alternatives by net present value.
    #[must_use]
    pub fn ranking(&self) -> &Ranking {
        &self.ranking
    }

    /// The alternatives one by one, from the least investment to the largest, each against the best before it.
    #[must_use]
    pub fn incremental(&self) -> &IncrementalChain {
        &self.incremental
    }

    /// The case in the financial and in the economic view; none where it states no view and no line tells the two apart.
    #[must_use]
    pub fn views(&self) -> Option<&Views> {
        self.views.as_ref()
    }

    /// Every annual rate at which two alternatives are worth the same; `None` where one of the ids is unknown.
    ///
    /// The order of the two makes no difference. Alternatives whose flows are equal are worth the same at every rate,
    /// which is [`Irr::Undefined`].
    ///
    /// # Examples
    ///
    /// I. Fisher's rate of return over cost: 30 % on 100 and 20 % on 200 are worth the same at 10 %.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// let project = |name: &str, outlay: i64, back: i64| {
    ///     Alternative::do_something(name)
    ///         .cost(Cost::new("Outlay", gbp(outlay)).capital().once())
    ///         .benefit(Benefit::new("Return", gbp(back)).once().from(1))
    /// };
    /// let case = BusinessCase::builder("Size", Currency::GBP)
    ///     .timeline(Timeline::years(2026, 1))
    ///     .conventions(Conventions::nominal().end_of_period())
    ///     .discounting(percent!(8))
    ///     .baseline(Alternative::do_nothing("Nothing"))
    ///     .alternative(project("Small", 100, 130))
    ///     .alternative(project("Large", 200, 240))
    ///     .build()?;
    ///
    /// let rates = case.appraise().crossover("small", "large").expect("both are in the case");
    /// assert_eq!(rates.unique(), Some(percent!(10)));
    /// # Ok::<(), Errors>(())
    /// ```
    #[must_use]
    pub fn crossover(&self, one: &str, other: &str) -> Option<Irr> {
        let flow = |id: &str| {
            let position = self.alternatives.iter().position(|known| known.id().as_str() == id)?;
            self.flows.get(position)
        };
        Some(net_flow::irr(self.case.discounts(), &flow(one)?.minus(flow(other)?)))
    }

    /// What each assumption does to the result at its low and its high value.
    #[must_use]
    pub fn assumptions(&self) -> &[AssumptionEffect] {
        &self.assumptions
    }

    /// The result at the low and the high discount rate that the official table of the case prescribes; none where it
    /// prescribes none, or the case uses none.
    #[must_use]
    pub fn prescribed_rates(&self) -> &[PrescribedRate] {
        &self.prescribed_rates
    }

    /// The ranking by score, where the case carries a scoring matrix.
    #[must_use]
    pub fn scoring(&self) -> Option<&ScoreRanking> {
        self.scoring.as_ref()
    }

    /// How firm the lead by score is, how far the stakeholders agree and what they should talk about, where the case carries a scoring matrix.
    ///
    /// It leaves out what takes up to seconds: which options of more than
    /// [`limits::REPORTED_OPTIMALITY_OPTIONS`](crate::limits::REPORTED_OPTIMALITY_OPTIONS) can come first under any weights.
    #[must_use]
    pub fn judgement(&self) -> Option<&Judgement> {
        self.judgement.as_ref()
    }

    /// What a better score costs: the alternatives with a rank by score against their whole-life cost; none where the case
    /// carries no scoring matrix, or where no alternative has a rank.
    #[must_use]
    pub fn score_frontier(&self) -> Option<&ScoreFrontier> {
        self.score_frontier.as_ref()
    }

    /// What a second pair of eyes noticed.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Which input and which release of the definitions the figures come from.
    #[must_use]
    pub fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    /// The name of an alternative of this appraisal.
    pub(crate) fn name_of<'a>(&'a self, id: &'a Id) -> &'a str {
        self.alternative(id.as_str()).map_or(id.as_str(), AlternativeAppraisal::name)
    }
}
