//! The lines of an alternative that may happen or not, and what they are expected to come to.

use super::net_flow::{NetFlow, Valuation};
use crate::case::{BusinessCase, CaseAlternative, CaseAssumption, Line, LineKind, Probability, Treatment};
use crate::measure::Outcome;
use crate::value::decimal;
use rust_decimal::Decimal;
use serde::Serialize;

/// The risk register of an alternative: its lines with a [probability](Probability), in the order of the case.
///
/// Amounts are signed, inflow positive: a threat is below zero, an opportunity above. The impact is what the line comes to
/// if it happens, residual value and all; the expected value is the present value of its cells, which are impact x
/// probability. What the stated view of the case leaves out is no risk in it. Expected values add up, whether or not the risks depend on each other; a probable range does not follow
/// from them.
///
/// ```
/// use bizcase::prelude::*;
///
/// let case = BusinessCase::builder("Depot", Currency::GBP)
///     .timeline(Timeline::years(2026, 1))
///     .conventions(Conventions::nominal().end_of_period())
///     .discounting(percent!(25))
///     .baseline(Alternative::do_nothing("None"))
///     .alternative(
///         Alternative::do_something("Depot")
///             .benefit(Benefit::new("Rent saved", gbp(1_000)).every_period())
///             .cost(Cost::new("Flood", gbp(500)).every_period().with_probability(dec!(0.3)))
///             .benefit(Benefit::new("Grant", gbp(100)).once().with_probability(dec!(0.5))),
///     )
///     .build()?;
/// let appraisal = case.appraise();
/// let depot = appraisal.alternative("depot").expect("it is in the case");
/// let register = depot.risk_register().expect("it has risks");
/// let [flood, grant] = register.entries() else { panic!("two risks") };
/// // 500 in a year at 25 % are 400 today, and three tenths of that 120.
/// assert_eq!((flood.impact(), flood.impact_present_value().value()), (dec!(-500), Some(dec!(-400))));
/// assert_eq!(flood.expected_value().value(), Some(dec!(-120)));
/// assert_eq!(grant.expected_value().value(), Some(dec!(50)));
/// assert_eq!(register.expected_value().value(), Some(dec!(-70)));
/// assert_eq!(register.npv_without_risks().value(), Some(dec!(800)));
/// assert_eq!(depot.measures().npv().value(), Some(dec!(730)));
/// # Ok::<(), Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RiskRegister {
    entries: Vec<RiskEntry>,
    expected_value: Outcome<Decimal>,
    net_present_value_without_risks: Outcome<Decimal>,
    net_present_value_with_risks: Outcome<Decimal>,
}

/// One risk of a register.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RiskEntry {
    name: String,
    kind: RiskKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<String>,
    #[serde(serialize_with = "decimal::serialize")]
    probability: Decimal,
    #[serde(skip_serializing_if = "Option::is_none")]
    assumption: Option<String>,
    #[serde(serialize_with = "decimal::serialize")]
    impact: Decimal,
    impact_present_value: Outcome<Decimal>,
    expected_value: Outcome<Decimal>,
}

/// Whether a risk costs or brings something.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RiskKind {
    /// A cost or a dis-benefit that may come.
    Threat,
    /// A benefit that may come.
    Opportunity,
}

impl RiskRegister {
    /// That of an alternative; none where everything is sure.
    pub(super) fn of(
        case: &BusinessCase,
        valuation: &Valuation<'_>,
        alternative: &CaseAlternative,
    ) -> Option<Self> {
        let counted = alternative.lines().iter().filter(|line| line.treatment() != Treatment::OutsideView);
        let (risks, sure): (Vec<&Line>, Vec<&Line>) = counted.partition(|line| line.probability().is_some());
        let entries: Vec<RiskEntry> =
            risks.iter().filter_map(|line| RiskEntry::of(case, valuation, line)).collect();
        let npv = |lines: &[&Line]| valuation.npv(&NetFlow::of(case, lines.iter().copied()));
        (!entries.is_empty()).then(|| Self {
            entries,
            expected_value: npv(&risks),
            net_present_value_without_risks: npv(&sure),
            net_present_value_with_risks: valuation.npv(&NetFlow::of(case, alternative.lines())),
        })
    }

    /// The risks, in the order of the case.
    #[must_use]
    pub fn entries(&self) -> &[RiskEntry] {
        &self.entries
    }

    /// The present value of all expected values together, rounded once.
    pub fn expected_value(&self) -> Outcome<Decimal> {
        self.expected_value
    }

    /// The net present value of the lines that are sure, before tax.
    pub fn npv_without_risks(&self) -> Outcome<Decimal> {
        self.net_present_value_without_risks
    }

    /// That of all lines, before tax: where the case is not taxed, the net present value of the alternative.
    pub fn npv_with_risks(&self) -> Outcome<Decimal> {
        self.net_present_value_with_risks
    }
}

impl RiskEntry {
    fn of(case: &BusinessCase, valuation: &Valuation<'_>, line: &Line) -> Option<Self> {
        let (probability, happening) = line.probability().zip(line.if_it_happens())?;
        let value_of = |id: &str| case.assumption(id).map(CaseAssumption::value);
        let impact = NetFlow::of(case, [happening]);
        Some(Self {
            name: line.name().to_owned(),
            kind: RiskKind::of(line.kind()),
            owner: line.owner().map(str::to_owned),
            evidence: line.evidence().map(str::to_owned),
            probability: match probability {
                Probability::Share(share) => *share,
                Probability::Assumption(id) => value_of(id)?,
            },
            assumption: probability.assumption().map(str::to_owned),
            impact: valuation.cumulative(&impact).last().copied().unwrap_or_default(),
            impact_present_value: valuation.npv(&impact),
            expected_value: valuation.npv(&NetFlow::of(case, [line])),
        })
    }

    /// The name of the line.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is a threat or an opportunity.
    #[must_use]
    pub fn kind(&self) -> RiskKind {
        self.kind
    }

    /// Who answers for it.
    #[must_use]
    pub fn owner(&self) -> Option<&str> {
        self.owner.as_deref()
    }

    /// What it rests on.
    #[must_use]
    pub fn evidence(&self) -> Option<&str> {
        self.evidence.as_deref()
    }

    /// How likely it is: a share of one.
    #[must_use]
    pub fn probability(&self) -> Decimal {
        self.probability
    }

    /// The assumption that says so, where one does.
    #[must_use]
    pub fn assumption(&self) -> Option<&str> {
        self.assumption.as_deref()
    }

    /// What it comes to if it happens, undiscounted.
    #[must_use]
    pub fn impact(&self) -> Decimal {
        self.impact
    }

    /// The present value of that.
    pub fn impact_present_value(&self) -> Outcome<Decimal> {
        self.impact_present_value
    }

    /// The present value of what is expected of it.
    pub fn expected_value(&self) -> Outcome<Decimal> {
        self.expected_value
    }
}

impl RiskKind {
    fn of(kind: LineKind) -> Self {
        if kind.is_outflow() { Self::Threat } else { Self::Opportunity }
    }

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Threat => "threat",
            Self::Opportunity => "opportunity",
        }
    }
}
