//! The case that ships with the library, against an independent computation of every figure, and its recommendation
//! where it turns.
//!
//! `tests/data/online-permits-oracle.json` says how its figures were computed. Every comparison is exact.

#![expect(clippy::unwrap_used, reason = "the helpers of a test may panic as it does")]

use bizcase::appraisal::{AlternativeAppraisal, LineSchedule};
use bizcase::parse_decimal;
use bizcase::prelude::*;
use bizcase::scoring::Contribution;
use serde_json::Value;

fn shipped() -> BusinessCase {
    let document: CaseDocument =
        toml::from_str(include_str!("../examples/cases/online-permits.toml")).unwrap();
    document.build().unwrap()
}

fn oracle() -> Value {
    serde_json::from_str(include_str!("data/online-permits-oracle.json")).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn texts(value: &Value) -> Vec<&str> {
    list(value).iter().map(text).collect()
}

fn as_texts(values: &[Decimal]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}

/// Each alternative of the oracle with ours.
fn each_alternative(appraisal: &Appraisal, mut check: impl FnMut(&Value, &AlternativeAppraisal)) {
    let oracle = oracle();
    let alternatives = list(&oracle["alternatives"]);
    assert_eq!(alternatives.len(), appraisal.alternatives().len());
    for expected in alternatives {
        check(expected, appraisal.alternative(text(&expected["id"])).unwrap());
    }
}

#[test]
fn every_cell_is_the_independent_one() {
    each_alternative(&shipped().appraise(), |expected, found| {
        let lines = list(&expected["lines"]);
        assert_eq!(lines.len(), found.lines().len());
        for (line, found) in lines.iter().zip(found.lines().iter().map(LineSchedule::line)) {
            assert_eq!((found.name(), found.kind().word()), (text(&line["name"]), text(&line["kind"])));
            let cells = line.get("cells").map(texts).unwrap_or_default();
            assert_eq!(as_texts(found.cells()), cells, "{}", found.name());
        }
        assert_eq!(as_texts(found.flow().net()), texts(&expected["net"]));
    });
}

#[test]
fn every_measure_is_the_independent_one_to_the_last_of_its_28_digits() {
    each_alternative(&shipped().appraise(), |expected, found| {
        let measures = found.measures();
        for (measure, name) in [
            (measures.npv(), "npv"),
            (measures.present_value_of_costs(), "present_value_of_costs"),
            (measures.present_value_of_net_benefits(), "present_value_of_benefits"),
        ] {
            assert_eq!(measure.value().unwrap().to_string(), text(&expected[name]), "{}", found.name());
        }
        let running = found.flow().cumulative_present_values().last().unwrap().value().unwrap();
        assert_eq!(running.to_string(), text(&expected["npv"]));
    });
}

#[test]
fn every_measure_against_the_baseline_is_the_independent_one() {
    each_alternative(&shipped().appraise(), |expected, found| {
        let Some(expected) = expected.get("against_baseline") else {
            return assert!(found.is_baseline() && found.comparison().is_none());
        };
        let compared = found.comparison().unwrap();
        assert_eq!(as_texts(compared.flow().net()), texts(&expected["net"]));
        for (measure, name) in [
            (compared.npv().value(), "npv"),
            (compared.irr().unique().map(Rate::fraction), "irr"),
            (compared.payback().periods(), "payback"),
            (compared.discounted_payback().periods(), "discounted_payback"),
            (compared.benefit_cost_ratio().value(), "benefit_cost_ratio"),
        ] {
            assert_eq!(measure.unwrap().to_string(), text(&expected[name]), "{name} of {}", found.name());
        }
    });
}

#[test]
fn every_score_is_the_independent_one() {
    let (appraisal, oracle) = (shipped().appraise(), oracle());
    let options = appraisal.scoring().unwrap().options();
    assert_eq!(options.len(), list(&oracle["scores"]).len());
    for expected in list(&oracle["scores"]) {
        let found = options.iter().find(|option| option.id().as_str() == text(&expected["id"])).unwrap();
        assert_eq!(found.total().unwrap().to_string(), text(&expected["total"]));
        let parts: Vec<Decimal> = found.contributions().iter().filter_map(Contribution::weighted).collect();
        assert_eq!(as_texts(&parts), texts(&expected["contributions"]));
    }
}

#[track_caller]
fn assert_recommended(case: &BusinessCase, id: &str) {
    let appraisal = case.appraise();
    let [leader] = appraisal.ranking().leaders() else { panic!("no tie here") };
    assert_eq!(leader.as_str(), id);
    let name = appraisal.alternative(id).unwrap().name();
    let page = appraisal.to_markdown();
    let recommendation = page.split("## Recommendation").nth(1).unwrap().trim_start();
    assert!(recommendation.starts_with(&format!("**{name}** ")), "{recommendation}");
}

#[test]
fn the_recommendation_turns_where_an_assumption_passes_its_switching_value() {
    let (case, oracle) = (shipped(), oracle());
    assert_recommended(&case, "platform");
    let turns = list(&oracle["turns"]);
    assert_eq!(turns.len(), 3);
    for turn in turns {
        let moved_to = |value: &str| {
            case.with_assumption(text(&turn["assumption"]), parse_decimal(text(&turn[value])).unwrap())
                .unwrap()
        };
        assert_recommended(&moved_to("inside"), text(&turn["leader_inside"]));
        assert_recommended(&moved_to("outside"), text(&turn["leader_outside"]));
    }
}

/// The lines of a quotation, those of one paragraph or item joined, as a page that does not wrap has them.
fn unwrapped(quotation: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in quotation.lines() {
        let is_item = line.starts_with("- ");
        match paragraphs.last_mut() {
            Some(last) if !line.is_empty() && !is_item && !last.is_empty() => {
                last.push(' ');
                last.push_str(line);
            }
            _ => paragraphs.push(line.to_owned()),
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// The quotations of a text, without their marks.
fn quotations(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let blocks = lines.split(|line| !line.starts_with('>')).filter(|block| !block.is_empty());
    let unmarked = |line: &&str| line.trim_start_matches('>').trim_start().to_owned();
    blocks.map(|block| block.iter().map(unmarked).collect::<Vec<_>>().join("\n")).collect()
}

fn assert_quoted_in_order(quotation: &str, page: &str) {
    // Emphasis stands for the level of a heading in a quotation.
    let plain = |line: &str| line.trim_start_matches('#').trim().trim_matches('*').to_owned();
    let mut page = page.lines().map(plain);
    for line in unwrapped(quotation) {
        let sought = plain(&line);
        assert!(page.any(|line| line == sought), "not in the page after the lines before it: {line}");
    }
}

#[test]
fn the_readme_quotes_the_pages_as_they_are() {
    let [permits, clinics] = &quotations(include_str!("../README.md"))[..] else { panic!("two quotations") };
    assert!(unwrapped(permits).len() > 10, "the recommendation, and what would turn it: {permits}");
    assert_quoted_in_order(permits, include_str!("../examples/cases/output/online_permits.md"));
    assert_quoted_in_order(clinics, include_str!("../examples/cases/output/clinic_records.md"));
}
