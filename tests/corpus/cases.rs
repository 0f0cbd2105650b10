//! Every shipped case and every document with every field: its figures, and all that is written of it.

use super::Entry;
use super::spelling::Spelled;
use bizcase::appraisal::{AlternativeAppraisal, FlowSchedule, RESULTS_VERSION};
use bizcase::prelude::*;
use bizcase::risk::{PreferenceSwitch, Switches, SwitchingValue, Verdict};
use serde::Serialize;

/// Each case by name, as its document.
fn documents() -> Vec<(&'static str, CaseDocument)> {
    let toml = |text| toml::from_str(text).expect("an embedded file is a document");
    let json = |text| serde_json::from_str(text).expect("an embedded file is a document");
    vec![
        ("clinic-records", toml(include_str!("../../examples/cases/clinic-records.toml"))),
        ("diagnostic-centres", toml(include_str!("../../examples/cases/diagnostic-centres.toml"))),
        ("fertiliser-plant", toml(include_str!("../../examples/cases/fertiliser-plant.toml"))),
        ("flood-defence", toml(include_str!("../../examples/cases/flood-defence.toml"))),
        ("heat-pump", toml(include_str!("../../examples/cases/heat-pump.toml"))),
        ("online-permits", toml(include_str!("../../examples/cases/online-permits.toml"))),
        ("sales-platform", toml(include_str!("../../examples/cases/sales-platform.toml"))),
        ("service-desk", toml(include_str!("../../examples/cases/service-desk.toml"))),
        ("every-field", toml(include_str!("../data/documents/every-field.toml"))),
        ("every-field-as-json", json(include_str!("../data/documents/every-field.json"))),
        ("every-field-of-scoring", toml(include_str!("../data/documents/every-field-of-scoring.toml"))),
        (
            "every-field-of-scoring-as-json",
            json(include_str!("../data/documents/every-field-of-scoring.json")),
        ),
    ]
}

pub(super) fn entries() -> Vec<Entry> {
    documents().iter().flat_map(|(name, document)| of_case(name, document)).collect()
}

fn of_case(name: &str, document: &CaseDocument) -> Vec<Entry> {
    let case = document.build().unwrap_or_else(|errors| panic!("{name}:\n{errors}"));
    let appraisal = case.appraise();
    let verdicts = verdicts(&case);
    vec![
        Entry::figures("appraisal", name, appraised(&appraisal)),
        Entry::figures("score", name, scored(&appraisal)),
        Entry::figures("switching-values", name, switching(&appraisal)),
        Entry::figures("claims", name, verdicts.iter().map(claimed).collect()),
        Entry::form("canonical-document", name, CaseDocument::from(&case).to_canonical_json()),
        Entry::form("appraisal-as-data", name, without_versions(&json(&appraisal), &appraisal)),
        Entry::form("page-in-markdown", name, without_versions(&appraisal.to_markdown(), &appraisal)),
        Entry::form("page-as-text", name, without_versions(&appraisal.to_text(), &appraisal)),
        Entry::form("traces", name, traces(&appraisal)),
        Entry::form("switching-values-as-data", name, json(&appraisal.switching_values())),
        Entry::form("claims-in-words", name, verdicts.iter().map(|it| format!("{it}\n")).collect()),
    ]
}

fn json(result: &impl Serialize) -> String {
    serde_json::to_string(result).expect("a result serialises")
}

/// The versions of the library and of results stand in what is written, and no figure depends on them.
fn without_versions(text: &str, appraisal: &Appraisal) -> String {
    text.replace(appraisal.provenance().software(), "bizcase")
        .replace(&format!("results version {RESULTS_VERSION}"), "results version")
        .replace(&format!("\"results_version\":{RESULTS_VERSION}"), "\"results_version\"")
}

fn traces(appraisal: &Appraisal) -> String {
    let trace = |alternative: &AlternativeAppraisal| {
        let trace = appraisal.trace(alternative.id().as_str()).expect("it is an alternative of the case");
        json(&trace) + &trace.to_markdown() + &trace.to_text()
    };
    appraisal.alternatives().iter().map(trace).collect()
}

fn appraised(appraisal: &Appraisal) -> String {
    let ranks = appraisal.ranking().ranks().iter();
    let ranks = ranks.map(|rank| format!("{} {} {}\n", rank.rank(), rank.id(), rank.npv().spelled()));
    let steps = appraisal.incremental().steps().iter();
    let steps = steps.map(|step| {
        let figures = ((step.additional_investment(), step.npv()), step.irr().clone());
        format!("{} {} {}\n", step.defender(), step.challenger(), figures.spelled())
    });
    let effects = appraisal.assumptions().iter();
    let ends = effects.map(|effect| {
        let ends = [effect.low(), effect.high()];
        let ends = ends.map(|end| end.map(|end| (end.npvs().to_vec(), end.npvs_against_baseline().to_vec())));
        format!("{} {}\n", effect.id(), ends.spelled())
    });
    let alternatives = appraisal.alternatives().iter().map(alternative);
    alternatives.chain(ranks).chain(steps).chain(ends).collect()
}

fn alternative(alternative: &AlternativeAppraisal) -> String {
    let measures = alternative.measures();
    let values = [
        measures.present_value_of_costs(),
        measures.present_value_of_net_benefits(),
        measures.npv(),
        measures.equivalent_periodic_value(),
    ];
    let paybacks = (measures.payback(), measures.discounted_payback());
    let own = ((values.as_slice(), measures.irr()), (paybacks, measures.present_value_of_tax()));
    let compared = alternative.comparison().map(|it| {
        let values = ((it.npv(), it.benefit_cost_ratio()), it.irr().clone());
        (values, (it.payback(), it.discounted_payback()))
    });
    let lines = alternative.lines().iter();
    let lines = lines.map(|line| (line.line().cells().to_vec(), line.present_values().to_vec()));
    let equity = alternative.equity().map(|it| ((it.npv(), it.irr().clone()), it.flow().net().to_vec()));
    let tax = alternative.tax().map(|it| it.paid().to_vec());
    let figures = ((own, compared), (lines.collect::<Vec<_>>(), (equity, tax)));
    format!("{} {}\n{}\n", alternative.id(), figures.spelled(), schedule(alternative.flow()))
}

fn schedule(flow: &FlowSchedule) -> String {
    let discounted = (flow.present_values().to_vec(), flow.cumulative_present_values().to_vec());
    ((flow.net().to_vec(), flow.cumulative().to_vec()), discounted).spelled()
}

/// The side of judgement: totals, how firm the lead is, what decides it.
fn scored(appraisal: &Appraisal) -> String {
    let ranking = appraisal.scoring().map(|ranking| {
        let options = ranking.options().iter();
        let options = options.map(|it| ((it.id().clone(), it.rank()), (it.total(), it.margin())));
        let weights = ranking.weights().iter().map(|it| (it.criterion().clone(), it.weight()));
        (options.collect::<Vec<_>>(), weights.collect::<Vec<_>>())
    });
    let firmness = appraisal.judgement().map(|judgement| {
        let firmness = judgement.robustness().map(|lead| {
            let acceptability = lead.acceptability();
            let options = 0..judgement.options().len();
            let shares = options.map(|it| (acceptability.shares(it), acceptability.central_weights(it)));
            (lead.close_call().measured(), shares.collect::<Vec<_>>())
        });
        let agenda = judgement.agenda().map(|agenda| {
            let items =
                agenda.items().iter().map(|it| ((it.present(), it.least_lead()), it.lowest().turns_at()));
            items.collect::<Vec<_>>()
        });
        (firmness, agenda)
    });
    (ranking, firmness).spelled()
}

fn switching(appraisal: &Appraisal) -> String {
    let values = appraisal.switching_values();
    let assumptions = values.assumptions().iter();
    let assumptions = assumptions.map(|it| format!("{} {}\n", it.id(), switches(it.switches())));
    let lines = values.lines().iter();
    let lines = lines.map(|it| format!("{} {} {}\n", it.alternative(), it.name(), switches(it.switches())));
    assumptions.chain(lines).collect()
}

fn switches(switches: &Switches) -> String {
    let zero = switches.npv_zero().iter();
    let zero = zero.map(|it| (point(it.alone()), it.against_baseline().map(point)));
    (zero.collect::<Vec<_>>(), lead_changes(switches.preference())).spelled()
}

fn lead_changes(preference: &PreferenceSwitch) -> (Turn, Turn) {
    (point(preference.below().point()), point(preference.above().point()))
}

/// A value at which something turns, and how far it is from the central one.
type Turn = (Outcome<Decimal>, Outcome<Decimal>);

fn point(point: &SwitchingValue) -> Turn {
    (point.value(), point.change())
}

/// What is claimed of each case: what multiplies out, and what takes a search with a seed.
fn verdicts(case: &BusinessCase) -> Vec<Verdict> {
    if case.assumptions().is_empty() {
        return Vec::new();
    }
    let returns_a_tenth = |appraisal: &Appraisal| {
        appraisal.alternatives().iter().any(|it| it.measures().irr().unique() >= Some(percent!(10)))
    };
    let last = case.alternatives().last().expect("a case has alternatives").id().as_str();
    let claims = [
        Claim::that("something returns a tenth", returns_a_tenth),
        Claim::npv_positive(last),
        Claim::preferred(last),
        Claim::pays_back_within(last, 6),
    ];
    let checked = |claim| case.claim(claim).over_stated_ranges().seed(2_026).points(40).check();
    claims.into_iter().filter_map(|claim| checked(claim).ok()).collect()
}

fn claimed(verdict: &Verdict) -> String {
    let example = verdict.counter_example().map(|example| {
        let departures = example.departures().iter().map(|it| (it.assumption().clone(), it.value()));
        let npvs = example.npvs().iter().map(|it| (it.alternative().clone(), it.npv()));
        (departures.collect::<Vec<_>>(), npvs.collect::<Vec<_>>())
    });
    ((verdict.holds(), verdict.is_proved()), example).spelled() + "\n"
}
