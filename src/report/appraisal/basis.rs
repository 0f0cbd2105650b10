//! What was noticed, and the choices behind the figures.

use super::figures::money_format;
use crate::appraisal::{Appraisal, Finding, LineSchedule, Severity};
use crate::case::{DiscountBasis, Inflation, NamedDiscounting, View};
use crate::measure::{BcrRule, Discounting};
use crate::report::page::{Page, Prose};
use crate::tables::{DiscountTable, Evidence, OptimismBiasTable, PriceIndex, Publication, TableStatus};
use crate::time::{DayCount, Step, Timing};
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
    let prices = format!("Prices: {}.", stated.price_basis());
    let inflation = conventions.inflation().map(inflation);
    let timing = timing(stated.timing(), step);
    let day_count = stated.stated_day_count().map(day_count);
    let before = [prices].into_iter().chain(inflation).chain([timing]).chain(day_count);
    let before = before.chain([discounting(appraisal)]);
    let named = conventions.named_discounting().iter().map(|named| named_discounting(appraisal, named));
    let whole_flow = (!conventions.named_discounting().is_empty()).then(|| {
        "Rates of return are those of the whole flow: no single discount rate is to be compared with them.".to_owned()
    });
    let tables = conventions.official_tables().map(official_table);
    let bias = appraisal.case().optimism_bias_tables().map(optimism_bias_table);
    let tables = tables.chain(bias);
    let tax = super::tax::rules(appraisal);
    let after = [
        format!(
            "Payback: undiscounted, counted in {step}s from the decision date, the flow of a {step} taken as even within it."
        ),
        benefit_cost_rule(stated.bcr_rule()),
        counted(stated.stated_view()).to_owned(),
        format!("Rule of the ranking: {}.", appraisal.ranking().rule()),
        format!(
            "Figures are in {}; every measure was computed exactly and rounded once.",
            money_format(appraisal).label()
        ),
        format!(
            "Fingerprint of the input: {}; results version {}.",
            provenance.fingerprint(),
            provenance.results_version()
        ),
    ];
    page.section("Conventions")
        .list(before.chain(named).chain(whole_flow).chain(tables).chain(tax).chain(after));
}

/// How amounts in other prices were brought into those of the case.
fn inflation(inflation: &Inflation) -> String {
    match inflation {
        Inflation::Rate(rate) if rate.compounding() == Compounding::Annual => {
            format!("Inflation: {} a year.", rate.rate().to_percent())
        }
        Inflation::Rate(rate) => {
            format!("Inflation: {} a year, {} compounding.", rate.rate().to_percent(), rate.compounding())
        }
        Inflation::Official(index) => official_index(index),
        Inflation::Index(levels) => format!(
            "Inflation: by levels of prices that the case states for {} year{} from {}.",
            levels.levels().len(),
            if levels.levels().len() == 1 { "" } else { "s" },
            levels.first_year(),
        ),
    }
}

fn official_index(index: &PriceIndex) -> String {
    format!(
        "Inflation: by the official index {}: {}, {}, {}. Source: {}; vintage {}; figures {}.",
        index.id(),
        index.name(),
        index.issuer(),
        index.country(),
        index.source(),
        index.vintage(),
        evidence(index.evidence()),
    )
}

fn day_count(day_count: DayCount) -> String {
    format!("Day count: {day_count}; what falls on a date of its own is discounted to the day.")
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
    format!("Discounting: {}.", rates(conventions.discount_basis(), conventions.discounting()))
}

fn named_discounting(appraisal: &Appraisal, named: &NamedDiscounting) -> String {
    let is_named = |schedule: &&LineSchedule| schedule.line().discounting() == Some(named.id());
    let lines: Vec<String> = appraisal
        .alternatives()
        .iter()
        .flat_map(|alternative| {
            let lines = alternative.lines().iter().filter(is_named);
            lines.map(|schedule| format!("{}: {}", alternative.name(), schedule.line().name()))
        })
        .collect();
    let lines = if lines.is_empty() { "no line".to_owned() } else { lines.join("; ") };
    format!("Discounting as {}: {}, for {lines}.", named.id(), rates(named.basis(), named.discounting()))
}

fn rates(basis: &DiscountBasis, discounting: &Discounting) -> String {
    match (basis, discounting.rates()) {
        (DiscountBasis::Rate(stated), [(_, effective)]) if stated.compounding() != Compounding::Annual => {
            format!(
                "{} a year, {} compounding, which is {} effective",
                stated.rate().to_percent(),
                stated.compounding(),
                effective.to_percent(),
            )
        }
        (_, [(_, rate)]) => format!("{} a year", rate.to_percent()),
        (_, rates) => {
            let rates: Vec<String> =
                rates.iter().map(|(year, rate)| format!("{} from year {year}", rate.to_percent())).collect();
            format!("annual rates of {}, chained", rates.join(", "))
        }
    }
}

fn official_table(table: &DiscountTable) -> String {
    published(table.publication(), table.status(), table.note())
}

fn optimism_bias_table(table: &OptimismBiasTable) -> String {
    published(table.publication(), table.status(), table.note())
}

fn published(publication: &Publication, status: TableStatus, note: Option<&str>) -> String {
    let note = note.map_or(String::new(), |note| format!(" {note}"));
    format!(
        "Official table {}: {}, {}, {}. Source: {}; vintage {}; {}; figures {}.{note}",
        publication.id(),
        publication.name(),
        publication.issuer(),
        publication.country(),
        publication.source(),
        publication.vintage(),
        standing(status),
        evidence(publication.evidence()),
    )
}

fn standing(status: TableStatus) -> &'static str {
    match status {
        TableStatus::InForce => "in force",
        TableStatus::Superseded => "superseded",
        TableStatus::Proposed => "proposed",
        TableStatus::SensitivityOnly => "for sensitivities only",
        TableStatus::Unknown => "whether in force not confirmed",
    }
}

fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Seen => "read in the source",
        Evidence::Recalled => "recalled, not confirmed",
    }
}

fn counted(view: Option<View>) -> &'static str {
    match view {
        None => {
            "Counted: every cost, benefit and dis-benefit in money, whoever bears or gains it, transfers among them; \
             never counted: sunk costs, quantified and qualitative lines."
        }
        Some(View::Financial) => {
            "Counted, in the financial view: the cash of the organisation, which is its costs and what is cashable for \
             it, transfers among both; never counted: what others bear or gain, what is not cashable, sunk costs, \
             quantified and qualitative lines."
        }
        Some(View::Economic) => {
            "Counted, in the economic view: the resources of society, which are every cost, benefit and dis-benefit in \
             money, whoever bears or gains it; never counted: transfers, sunk costs, quantified and qualitative lines."
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
