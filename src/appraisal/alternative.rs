//! One alternative: its lines over time, its measures, and its comparison with the baseline.

use super::adjustments::Adjustments;
use super::comparison::Comparison;
use super::equity::EquityView;
use super::mix::BenefitMix;
use super::net_flow::{NetFlow, Valuation};
use super::risk_register::RiskRegister;
use super::schedule::{FlowSchedule, LineSchedule};
use super::tax::TaxAppraisal;
use crate::case::{AlternativeKind, BusinessCase, CaseAlternative, Delay, Treatment};
use crate::measure::{Irr, Outcome, Payback};
use crate::value::Id;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

/// The appraisal of one alternative.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AlternativeAppraisal {
    id: Id,
    name: String,
    #[serde(serialize_with = "super::conventions::serialize_word")]
    kind: AlternativeKind,
    baseline: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "serialize_date")]
    service_date: Option<Date>,
    #[serde(skip_serializing_if = "Delay::is_none", serialize_with = "serialize_delay")]
    delay: Delay,
    lines: Vec<LineSchedule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    adjustments: Option<Adjustments>,
    tax: Option<TaxAppraisal>,
    flow: FlowSchedule,
    measures: Measures,
    #[serde(skip_serializing_if = "Option::is_none")]
    residual_share: Option<Outcome<Decimal>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    risk_register: Option<RiskRegister>,
    #[serde(skip_serializing_if = "Option::is_none")]
    benefit_mix: Option<BenefitMix>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comparison: Option<Comparison>,
    #[serde(skip_serializing_if = "Option::is_none")]
    equity: Option<EquityView>,
}

/// The measures of one alternative by itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measures {
    present_value_of_costs: Outcome<Decimal>,
    present_value_of_net_benefits: Outcome<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    present_value_of_tax: Option<Outcome<Decimal>>,
    net_present_value: Outcome<Decimal>,
    equivalent_periodic_value: Outcome<Decimal>,
    internal_rate_of_return: Irr,
    payback: Payback,
    discounted_payback: Payback,
}

/// Appraises the alternatives in the order of the case, given what flows under each.
pub(super) fn appraise_all(
    case: &BusinessCase,
    valuation: &Valuation<'_>,
    flows: &[NetFlow],
) -> Vec<AlternativeAppraisal> {
    let baseline = &flows[case.baseline_position()];
    let mixes = BenefitMix::of_each(case, valuation);
    let appraise = |(position, ((alternative, flow), mix)): (usize, ((&CaseAlternative, &NetFlow), _))| {
        let is_baseline = position == case.baseline_position();
        let comparison =
            (!is_baseline).then(|| Comparison::of(case, valuation, alternative, &flow.minus(baseline)));
        let own = AlternativeAppraisal::of(case, valuation, alternative, flow, comparison);
        AlternativeAppraisal { benefit_mix: mix, ..own }
    };
    case.alternatives().iter().zip(flows).zip(mixes).enumerate().map(appraise).collect()
}

impl AlternativeAppraisal {
    fn of(
        case: &BusinessCase,
        valuation: &Valuation<'_>,
        alternative: &CaseAlternative,
        flow: &NetFlow,
        comparison: Option<Comparison>,
    ) -> Self {
        let lines: Vec<LineSchedule> =
            alternative.lines().iter().map(|line| LineSchedule::of(line, case, valuation)).collect();
        Self {
            id: alternative.id().clone(),
            name: alternative.name().to_owned(),
            kind: alternative.kind(),
            risk_register: RiskRegister::of(case, valuation, alternative),
            benefit_mix: None,
            residual_share: valuation.residual_share(case, alternative),
            baseline: comparison.is_none(),
            description: alternative.description().map(str::to_owned),
            service_date: alternative.service_date(),
            delay: alternative.delay().clone(),
            lines,
            adjustments: Adjustments::of(case, valuation, alternative),
            tax: TaxAppraisal::of(case, alternative),
            flow: FlowSchedule::of(flow, valuation),
            measures: Measures::of(case, valuation, alternative, flow),
            comparison,
            equity: EquityView::of(case, alternative),
        }
    }

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

    /// Whether it is the one that the others are measured against.
    #[must_use]
    pub fn is_baseline(&self) -> bool {
        self.baseline
    }

    /// What it consists of, where that is stated.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// When it enters service, where that is not at once; its delay comes on top.
    #[must_use]
    pub fn service_date(&self) -> Option<Date> {
        self.service_date
    }

    /// By how much all its lines fall later than stated.
    #[must_use]
    pub fn delay(&self) -> &Delay {
        &self.delay
    }

    /// Its lines, those that count in no figure among them.
    #[must_use]
    pub fn lines(&self) -> &[LineSchedule] {
        &self.lines
    }

    /// What its adjustments do, step by step; none where it has none.
    #[must_use]
    pub fn adjustments(&self) -> Option<&Adjustments> {
        self.adjustments.as_ref()
    }

    /// The lines that are not in money: always to be shown beside the figures.
    pub fn unmonetised_lines(&self) -> impl Iterator<Item = &LineSchedule> {
        self.lines.iter().filter(|schedule| {
            matches!(schedule.line().treatment(), Treatment::Quantified | Treatment::Qualitative)
        })
    }

    /// Its taxable profit and the tax on it, where the case is taxed.
    #[must_use]
    pub fn tax(&self) -> Option<&TaxAppraisal> {
        self.tax.as_ref()
    }

    /// What flows in each column, all lines that count together, after tax where the case is taxed.
    #[must_use]
    pub fn flow(&self) -> &FlowSchedule {
        &self.flow
    }

    /// Its measures by itself.
    #[must_use]
    pub fn measures(&self) -> &Measures {
        &self.measures
    }

    /// The share of residual values in the present values of all lines that count, residual values among them, each taken
    /// without its sign; none where there is no residual value.
    #[must_use]
    pub fn residual_share(&self) -> Option<Outcome<Decimal>> {
        self.residual_share
    }

    /// Its lines that may happen or not; none where everything is sure.
    #[must_use]
    pub fn risk_register(&self) -> Option<&RiskRegister> {
        self.risk_register.as_ref()
    }

    /// What its benefits are for; none where no line of the case says so.
    #[must_use]
    pub fn benefit_mix(&self) -> Option<&BenefitMix> {
        self.benefit_mix.as_ref()
    }

    /// What it brings beyond the baseline; none for the baseline itself.
    #[must_use]
    pub fn comparison(&self) -> Option<&Comparison> {
        self.comparison.as_ref()
    }

    /// What is left for its owners, where it borrows.
    #[must_use]
    pub fn equity(&self) -> Option<&EquityView> {
        self.equity.as_ref()
    }
}

fn serialize_date<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_some(&date.map(|date| date.to_string()))
}

/// A number of columns, or the id of an assumption, as in a document.
fn serialize_delay<S: Serializer>(delay: &Delay, serializer: S) -> Result<S::Ok, S::Error> {
    match delay {
        Delay::Columns(columns) => serializer.serialize_u32(*columns),
        Delay::Assumption(id) => serializer.serialize_str(id),
    }
}

impl Measures {
    fn of(
        case: &BusinessCase,
        valuation: &Valuation<'_>,
        alternative: &CaseAlternative,
        flow: &NetFlow,
    ) -> Self {
        let gains = alternative.lines().iter().filter(|line| !line.kind().is_outlay());
        Self {
            present_value_of_costs: valuation.npv(&NetFlow::of_costs(case, alternative)),
            present_value_of_net_benefits: valuation.npv(&NetFlow::of(case, gains)),
            present_value_of_tax: case
                .tax()
                .map(|_| valuation.npv(&NetFlow::of_tax(case, case.tax_entries(alternative)).negated())),
            net_present_value: valuation.npv(flow),
            equivalent_periodic_value: valuation.equivalent_periodic_value(flow),
            internal_rate_of_return: valuation.irr(flow),
            payback: valuation.payback(flow),
            discounted_payback: valuation.discounted_payback(flow),
        }
    }

    /// The present value of all costs that count and of working capital, as a positive amount.
    pub fn present_value_of_costs(&self) -> Outcome<Decimal> {
        self.present_value_of_costs
    }

    /// The present value of all benefits in money, less that of all dis-benefits.
    pub fn present_value_of_net_benefits(&self) -> Outcome<Decimal> {
        self.present_value_of_net_benefits
    }

    /// The present value of the tax on its profits, as a positive amount, less that of tax which losses save; none where the
    /// case is not taxed.
    pub fn present_value_of_tax(&self) -> Option<Outcome<Decimal>> {
        self.present_value_of_tax
    }

    /// The net present value: benefits less dis-benefits less costs, less tax where the case is taxed.
    pub fn npv(&self) -> Outcome<Decimal> {
        self.net_present_value
    }

    /// The equal amount in each period of the timeline that is worth as much: its equivalent annual value, where a period is
    /// a year.
    pub fn equivalent_periodic_value(&self) -> Outcome<Decimal> {
        self.equivalent_periodic_value
    }

    /// Every internal rate of return of the alternative by itself.
    pub fn irr(&self) -> &Irr {
        &self.internal_rate_of_return
    }

    /// When its cumulative flow reaches zero for good.
    pub fn payback(&self) -> Payback {
        self.payback
    }

    /// When its cumulative discounted flow reaches zero for good.
    pub fn discounted_payback(&self) -> Payback {
        self.discounted_payback
    }
}
