//! What was noticed, and the choices behind the figures.

use super::figures::money_format;
use crate::appraisal::{Appraisal, Finding, Severity};
use crate::case::DiscountBasis;
use crate::measure::BcrRule;
use crate::report::page::{Page, Prose};
use crate::time::{Step, Timing};
use crate::value::Compounding;

pub(super) fn write_findings(appraisal: &Appraisal, page: &mut Page) {
    page.section("Findings");
    if appraisal.findings().is_empty() {
        page.paragraph(
            "None: no check of method noticed anything, from the baseline to the last assumption and criterion.",
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
    let reason = format!(": {}. See {}.", finding.message(), finding.reference());
    let prose = Prose::new().strong(format!("{head}, {}", finding.place())).text(reason);
    match finding.acknowledged() {
        Some(reason) => prose.strong(" Acknowledged").text(format!(": {}.", reason.trim_end_matches('.'))),
        None => prose,
    }
}

pub(super) fn write_conventions(appraisal: &Appraisal, page: &mut Page) {
    let conventions = appraisal.conventions();
    let stated = conventions.stated();
    let provenance = appraisal.provenance();
    let step = appraisal.timeline().step();
    page.section("Conventions").list([
        format!("Prices: {}.", stated.price_basis()),
        timing(stated.timing(), step),
        discounting(appraisal),
        format!(
            "Payback: undiscounted, counted in {step}s from the decision date, the flow of a {step} taken as even within it."
        ),
        benefit_cost_rule(stated.bcr_rule()),
        "Counted: every cost, benefit and dis-benefit in money, whoever bears or gains it, transfers among them; \
         never counted: sunk costs, quantified and qualitative lines."
            .to_owned(),
        format!("Rule of the ranking: {}.", appraisal.ranking().rule()),
        format!("Figures are in {}; every measure was computed exactly and rounded once.", money_format(appraisal).label()),
        format!("Fingerprint of the input: {}; results version {}.", provenance.fingerprint(), provenance.results_version()),
    ]);
}

fn timing(timing: Timing, step: Step) -> String {
    let moment = match timing {
        Timing::Start => "falls at its start",
        Timing::Middle => "falls in its middle",
        Timing::End => "falls at its end",
        Timing::Continuous => "is spread evenly over it",
    };
    format!(
        "Timing: the flow of a {step} {moment}; what falls on the decision date, {step} 0, is not discounted."
    )
}

fn discounting(appraisal: &Appraisal) -> String {
    let conventions = appraisal.conventions();
    let rates = conventions.discounting().rates();
    match (conventions.discount_basis(), rates) {
        (DiscountBasis::Rate(stated), [(_, effective)]) if stated.compounding() != Compounding::Annual => {
            format!(
                "Discounting: {} a year, {} compounding, which is {} effective.",
                stated.rate().to_percent(),
                stated.compounding(),
                effective.to_percent(),
            )
        }
        (_, [(_, rate)]) => format!("Discounting: {} a year.", rate.to_percent()),
        (_, rates) => {
            let rates: Vec<String> =
                rates.iter().map(|(year, rate)| format!("{} from year {year}", rate.to_percent())).collect();
            format!("Discounting: {} a year, chained.", rates.join(", "))
        }
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
