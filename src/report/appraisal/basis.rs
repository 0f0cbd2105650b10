//! What was noticed, and the choices behind the figures.

use super::figures::money_format;
use crate::appraisal::{Appraisal, Finding, Severity};
use crate::measure::BcrRule;
use crate::report::page::{Page, Prose};
use crate::time::Timing;
use crate::value::Compounding;

pub(super) fn write_findings(appraisal: &Appraisal, page: &mut Page) {
    page.section("Findings");
    if appraisal.findings().is_empty() {
        page.paragraph(
            "None: the baseline has a cost, no benefit falls before delivery, no flow has several rates of return, \
             their order agrees with value, and every assumption is used.",
        );
        return;
    }
    page.list(appraisal.findings().iter().map(finding));
}

fn finding(finding: &Finding) -> Prose {
    let head = match finding.severity() {
        Severity::Warning => "Warning",
        Severity::Note => "Note",
    };
    Prose::new().strong(format!("{head}, {}", finding.place())).text(format!(": {}.", finding.message()))
}

pub(super) fn write_conventions(appraisal: &Appraisal, page: &mut Page) {
    let conventions = appraisal.conventions();
    let stated = conventions.stated();
    let provenance = appraisal.provenance();
    page.section("Conventions").list([
        format!("Prices: {}.", stated.price_basis()),
        timing(stated.timing()),
        discounting(appraisal),
        "Payback: undiscounted, counted from the decision date, the flow of a year taken as even within it.".to_owned(),
        benefit_cost_rule(stated.bcr_rule()),
        "Counted: every cost, benefit and dis-benefit in money, whoever bears or gains it, transfers among them; \
         never counted: sunk costs, quantified and qualitative lines."
            .to_owned(),
        format!("Rule of the ranking: {}.", appraisal.ranking().rule()),
        format!("Figures are in {}; every measure was computed exactly and rounded once.", money_format(appraisal).label()),
        format!("Fingerprint of the input: {}; results version {}.", provenance.fingerprint(), provenance.results_version()),
    ]);
}

fn timing(timing: Timing) -> String {
    let moment = match timing {
        Timing::Start => "start",
        Timing::End => "end",
    };
    format!(
        "Timing: the flow of a year falls at its {moment}; what falls on the decision date, year 0, is not discounted."
    )
}

fn discounting(appraisal: &Appraisal) -> String {
    let conventions = appraisal.conventions();
    let stated = conventions.discounting();
    match stated.compounding() {
        Compounding::Annual => format!("Discounting: {} a year.", stated.rate().to_percent()),
        compounding => format!(
            "Discounting: {} a year, {compounding} compounding, which is {} effective.",
            stated.rate().to_percent(),
            conventions.discount_rate().to_percent(),
        ),
    }
}

fn benefit_cost_rule(rule: BcrRule) -> String {
    let formula = match rule {
        BcrRule::Investment => {
            "benefits less running costs over capital and transition costs, so that savings count as benefits"
        }
        BcrRule::WholeCost => "benefits over all costs, so that savings reduce the cost",
    };
    format!("Benefit-cost ratio: {formula} ({rule}), all as differences from the baseline.")
}
