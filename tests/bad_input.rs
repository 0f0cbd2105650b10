//! Wrong input: refused with its place, what was found and what is expected, every fault at once and none twice.
//!
//! The messages that belong to the documents of faults are stored beside them and compared to the letter; `BLESS=1`
//! writes them anew.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

#[path = "bad_input/lone_faults.rs"]
mod lone_faults;
mod stored;

use bizcase::prelude::*;
use lone_faults::{lone_faults, put, smallest};
use serde_json::json;
use stored::assert_stored;

fn faults_of(text: &str) -> Errors {
    serde_json::from_str::<CaseDocument>(text).unwrap().build().unwrap_err()
}

/// One fault a line: code, pointer, path; below it the message as printed.
fn listing(errors: &Errors) -> String {
    let lines =
        errors.iter().map(|error| format!("{} {}\n    {error}\n", error.code(), error.path().pointer()));
    lines.collect()
}

#[test]
fn one_document_with_every_fault_is_told_all_of_them() {
    let errors = faults_of(include_str!("data/documents/every-fault.json"));
    assert_stored("documents/every-fault.txt", &listing(&errors));
}

/// No alternative and an unknown baseline, all weights zero and a negative one, cannot stand in one document.
#[test]
fn one_document_that_lacks_everything_is_told_all_of_it() {
    let errors = faults_of(include_str!("data/documents/every-emptiness.json"));
    assert_stored("documents/every-emptiness.txt", &listing(&errors));
}

#[test]
fn each_fault_is_serialised_with_code_path_pointer_found_expected_and_message() {
    let errors = faults_of(include_str!("data/documents/every-emptiness.json"));
    let baseline = json!({
        "code": "missing",
        "path": "baseline",
        "pointer": "/baseline",
        "label": null,
        "found": "nothing",
        "expected": "the alternative that the others are measured against",
        "message": "missing: expected the alternative that the others are measured against",
    });
    let all = serde_json::to_value(&errors).unwrap();
    assert!(all.as_array().unwrap().contains(&baseline), "{all:#}");
}

#[test]
fn a_case_that_is_read_in_one_step_is_refused_with_every_fault() {
    let text = include_str!("data/documents/every-fault.json");
    let error = serde_json::from_str::<BusinessCase>(text).unwrap_err();
    assert!(error.to_string().starts_with(&faults_of(text).to_string()), "{error}");
}

#[test]
fn the_smallest_document_is_valid() {
    serde_json::from_value::<CaseDocument>(smallest()).unwrap().build().unwrap();
}

#[test]
fn each_fault_alone_is_one_fault_and_its_message_reads_well() {
    let mut messages = String::new();
    let mut wrong = Vec::new();
    for (pointer, node, code, place) in lone_faults() {
        let mut document = smallest();
        let shown = node.as_ref().map_or("taken away".to_owned(), |node| shortened(&node.to_string()));
        put(&mut document, pointer, node);
        let Err(errors) = serde_json::from_value::<CaseDocument>(document).unwrap().build() else {
            wrong.push(format!("{pointer} {shown}: accepted"));
            continue;
        };
        // The fault of an alternative's name stands at the name, whatever else was put there.
        let found: Vec<_> = errors.iter().map(|error| (error.code(), error.path().pointer())).collect();
        let at_place = |(found_code, found_place): &(&str, String)| {
            *found_code == code && (found_place == place || *found_place == format!("{place}/name"))
        };
        if found.len() != 1 || !at_place(&found[0]) {
            wrong.push(format!("{pointer} {shown}: expected {code} at {place}\n{errors}"));
        }
        messages.push_str(&format!("{pointer} {shown}\n    {errors}\n"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_stored("documents/lone-faults.txt", &messages);
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.to_owned(),
    }
}

/// A JSON value holds a key once, so these are texts.
#[test]
fn a_key_given_twice_is_one_fault_wherever_it_stands() {
    let text = smallest().to_string();
    for (once, twice, place) in [
        ("\"title\":\"Small\"", "\"title\":\"Small\",\"title\":\"Other\"", "/title"),
        ("\"periods\":5", "\"periods\":5,\"periods\":6", "/timeline/periods"),
        ("\"value\":\"1200000\"", "\"value\":\"1\",\"value\":\"-1\"", "/assumption/0/value"),
        ("\"access\":\"5\"", "\"access\":\"5\",\"access\":\"50\"", "/scoring/option/0/scores/access"),
        ("\"low\":\"0\"", "\"low\":\"0\",\"low\":\"0\"", "/scoring/criterion/0/scale/low"),
    ] {
        assert!(text.contains(once), "{once}");
        let errors = faults_of(&text.replace(once, twice));
        let found: Vec<_> = errors.iter().map(|error| (error.code(), error.path().pointer())).collect();
        assert_eq!(found, [("duplicate-key", place.to_owned())], "{errors}");
    }
}

#[test]
fn a_document_that_is_no_table_is_one_fault() {
    for text in ["[]", "5", "null", "\"case\"", "true"] {
        let errors = faults_of(text);
        assert_eq!(errors.as_slice().len(), 1, "{errors}");
        assert_eq!(
            (errors.as_slice()[0].code(), errors.as_slice()[0].path().pointer()),
            ("wrong-type", String::new())
        );
    }
}

#[test]
fn an_assumption_whose_range_breaks_a_line_is_refused_at_the_end_that_breaks_it() {
    let mut document = smallest();
    put(&mut document, "/assumption/0/low", Some(json!("-1")));
    put(&mut document, "/assumption/0/high", Some(json!("99999999999999999999")));
    let errors = faults_of(&document.to_string());
    let found: Vec<_> = errors.iter().map(|error| (error.code(), error.path().pointer())).collect();
    assert_eq!(
        found,
        [
            ("over-limit", "/assumption/0/high".to_owned()),
            ("negative-amount", "/assumption/0/low".to_owned()),
        ]
    );
}

#[test]
fn a_changed_assumption_is_judged_as_a_stated_one() {
    let case = serde_json::from_value::<CaseDocument>(smallest()).unwrap().build().unwrap();
    let codes = |value: Decimal| case.with_assumption("calls", value).unwrap_err().as_slice()[0].code();
    assert_eq!(codes(dec!(-1)), "negative-amount");
    assert_eq!(codes(dec!(100_000_000_000_000_000_000)), "over-limit");
    assert_eq!(case.with_assumption("cals", dec!(1)).unwrap_err().as_slice()[0].code(), "unknown-id");
    let unused = BusinessCase::builder("Unused", Currency::GBP)
        .timeline(Timeline::years(2026, 1))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(1))
        .assumption(Assumption::new("calls", dec!(1)))
        .baseline(Alternative::do_nothing("Nothing"))
        .build()
        .unwrap();
    // Whatever a changed case says can be written down and read back.
    assert!(unused.with_assumption("calls", Decimal::MAX).is_err());
}
