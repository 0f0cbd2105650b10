//! Wrong input: refused with its place, what was found and what is expected, every fault at once and none twice.
//!
//! The messages that belong to the documents of faults are stored beside them and compared to the letter; `BLESS=1`
//! writes them anew.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

#[path = "bad_input/adjustment_faults.rs"]
mod adjustment_faults;
#[path = "bad_input/loan_faults.rs"]
mod loan_faults;
#[path = "bad_input/lone_faults.rs"]
mod lone_faults;
#[path = "bad_input/panel_at_once.rs"]
mod panel_at_once;
#[path = "bad_input/panel_faults.rs"]
mod panel_faults;
mod stored;

use adjustment_faults::lone_faults_of_adjustments;
use bizcase::prelude::*;
use loan_faults::{borrowing, lone_faults_of_loans};
use lone_faults::{lone_faults, put, smallest};
use panel_faults::{lone_faults_of_panels, panel};
use serde_json::{Value, json};
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

#[test]
fn one_document_with_every_fault_of_time_and_prices_is_told_all_of_them() {
    let errors = faults_of(include_str!("data/documents/every-fault-of-time-and-prices.json"));
    assert_stored("documents/every-fault-of-time-and-prices.txt", &listing(&errors));
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

/// Where, what is put there, and the code and the pointer of the fault.
type LoneFault = (&'static str, Option<Value>, &'static str, &'static str);

#[test]
fn the_smallest_document_is_valid() {
    serde_json::from_value::<CaseDocument>(smallest()).unwrap().build().unwrap();
}

/// A valid case with dates, prices, an asset and something to delay by.
fn roomy() -> Value {
    let mut case = smallest();
    let edits = [
        ("/conventions/day_count", json!("30e/360")),
        (
            "/inflation",
            json!({ "index": { "from": 2024, "levels": ["100", "102", "104", "106", "108", "110", "112"] } }),
        ),
        (
            "/assumption",
            json!([
                { "id": "calls", "value": "1200000" },
                { "id": "half", "value": "1.5" },
                { "id": "early", "value": "-1" },
                { "id": "slow", "value": "1", "low": "0", "high": "6" },
            ]),
        ),
        (
            "/alternative/1",
            json!({
                "id": "online", "name": "Online", "kind": "do-something",
                "cost": [
                    { "name": "Servers", "class": "capital", "amount": "500", "profile": "once" },
                    { "name": "Rent", "amount": "50", "profile": { "dated": [["2027-03-31", "1"], ["2028-03-31", "2"]] } },
                ],
                "benefit": [
                    { "name": "Sales", "amount": "80", "profile": "every-period", "prices": { "real": 2025 } },
                ],
            }),
        ),
    ];
    edits.into_iter().for_each(|(pointer, node)| put(&mut case, pointer, Some(node)));
    case
}

#[test]
fn the_roomy_document_is_valid() {
    serde_json::from_value::<CaseDocument>(roomy()).unwrap().build().unwrap();
}

/// Faults of dates, prices, lives and delays, each at one place of the roomy document, told as [`lone_faults`].
fn lone_faults_of_time_and_prices() -> Vec<LoneFault> {
    let put = |pointer, node, code, place| (pointer, Some(node), code, place);
    let without = |pointer, code, place| (pointer, None, code, place);
    let at = |pointer, node, code| (pointer, Some(node), code, pointer);
    let delay = "/alternative/1/delay";
    let service = "/alternative/1/service";
    let asset_delay = "/alternative/1/cost/0/delay";
    let life = "/alternative/1/cost/0/life";
    let residual = "/alternative/1/cost/0/residual";
    let resale = "/alternative/1/cost/0/residual/resale";
    let dated = "/alternative/1/cost/1/profile";
    let dated_list = "/alternative/1/cost/1/profile/dated";
    let prices = "/alternative/1/benefit/0/prices";
    let rising = "/alternative/1/benefit/0/profile";
    let sales_residual = "/alternative/1/benefit/0/residual";
    let growth = "/alternative/1/benefit/0/residual/perpetuity/growth";
    let index = "/inflation/index";
    vec![
        // When an alternative enters service.
        at(service, json!("2026-03-31"), "outside-horizon"),
        at(service, json!("2031-04-01"), "outside-horizon"),
        at(service, json!("2027-10-01"), "conflict"),
        at(service, json!("2027-02-29"), "not-a-date"),
        at(service, json!(2027), "wrong-type"),
        // Delays.
        at(delay, json!("slwo"), "unknown-id"),
        at(delay, json!("half"), "out-of-range"),
        at(delay, json!("early"), "out-of-range"),
        at(delay, json!("calls"), "out-of-range"),
        at(delay, json!(-1), "out-of-range"),
        at(delay, json!(1.5), "wrong-type"),
        at(asset_delay, json!("half"), "out-of-range"),
        at(asset_delay, json!("early"), "out-of-range"),
        put(asset_delay, json!("slow"), "outside-horizon", "/assumption/3/high"),
        put(asset_delay, json!(6), "outside-horizon", "/alternative/1/cost/0/profile"),
        put("/alternative/1/cost/1/delay", json!(4), "outside-horizon", dated),
        // Dates.
        without("/conventions/day_count", "conflict", dated),
        at("/conventions/day_count", json!("act/365"), "unknown-word"),
        put(dated, json!({ "dated": [["2026-03-31", "1"]] }), "outside-horizon", dated),
        put(dated, json!({ "dated": [["2031-04-02", "1"]] }), "outside-horizon", dated),
        put(
            dated,
            json!({ "dated": [["2027-03-31", "1"], ["2027-03-31", "2"]] }),
            "duplicate-key",
            "/alternative/1/cost/1/profile/dated/1",
        ),
        put(
            dated,
            json!({ "dated": [["2027-02-30", "1"]] }),
            "not-a-date",
            "/alternative/1/cost/1/profile/dated/0/0",
        ),
        put(
            dated,
            json!({ "dated": [["2027-03-31", "-1"]] }),
            "negative-amount",
            "/alternative/1/cost/1/profile/dated/0",
        ),
        put(
            dated,
            json!({ "dated": [["2027-03-31", 0.5]] }),
            "float-number",
            "/alternative/1/cost/1/profile/dated/0/1",
        ),
        put(
            dated,
            json!({ "dated": [["2027-03-31"]] }),
            "wrong-type",
            "/alternative/1/cost/1/profile/dated/0",
        ),
        put(dated, json!({ "dated": ["2027-03-31"] }), "wrong-type", "/alternative/1/cost/1/profile/dated/0"),
        put(dated, json!({ "dated": [] }), "empty", dated_list),
        put(
            dated,
            json!({ "dated": { "multiples": [["2027-03-31", "1"]], "from": 1 } }),
            "unknown-field",
            "/alternative/1/cost/1/profile/dated/from",
        ),
        put(dated, json!("dated"), "missing", dated),
        // Prices.
        without("/inflation", "conflict", prices),
        at(prices, json!({ "real": 2023 }), "outside-horizon"),
        put(prices, json!({ "real": 0 }), "out-of-range", "/alternative/1/benefit/0/prices/real"),
        at(prices, json!("real"), "unknown-word"),
        put("/inflation/index/levels", json!(["100", "102", "104"]), "outside-horizon", prices),
        at("/inflation/index/levels", json!([]), "empty"),
        put("/inflation/index/levels/2", json!("0"), "out-of-range", "/inflation/index/levels/2"),
        put("/inflation/index/levels/2", json!("-104"), "out-of-range", "/inflation/index/levels/2"),
        at("/inflation/index/levels/2", json!(104.5), "float-number"),
        without("/inflation/index/levels", "missing", "/inflation/index/levels"),
        at("/inflation/index/from", json!(0), "out-of-range"),
        at(index, json!("uk-gdp-deflater"), "unknown-id"),
        at(index, json!(["100"]), "wrong-type"),
        at("/inflation", json!("-100%"), "out-of-range"),
        at("/inflation", json!("2"), "out-of-range"),
        put("/inflation", json!({}), "missing", "/inflation/rate"),
        at("/discounting/prices", json!("real"), "conflict"),
        at("/discounting/prices", json!("2026"), "unknown-word"),
        // Lives and what is left.
        at(life, json!(0), "out-of-range"),
        at(life, json!(1201), "out-of-range"),
        at(life, json!("six"), "wrong-type"),
        put(life, json!(6), "missing", residual),
        put(residual, json!("remaining-life"), "missing", life),
        at(residual, json!("remaining"), "unknown-word"),
        at(residual, json!(400), "wrong-type"),
        at(residual, json!({}), "conflict"),
        at(residual, json!({ "resale": "400", "perpetuity": { "growth": "1%" } }), "conflict"),
        at(residual, json!({ "perpetuity": { "growth": "1%" } }), "conflict"),
        put(residual, json!({ "resale": "-5" }), "negative-amount", resale),
        put(residual, json!({ "resale": ["early"] }), "negative-amount", resale),
        put(residual, json!({ "resale": ["cals"] }), "unknown-id", "/alternative/1/cost/0/residual/resale/0"),
        put(residual, json!({ "resale": "USD 5" }), "currency-mismatch", resale),
        at("/alternative/1/benefit/0/life", json!(5), "conflict"),
        at(sales_residual, json!({ "resale": "400" }), "conflict"),
        put(sales_residual, json!({ "perpetuity": { "growth": "3.5%" } }), "conflict", growth),
        put(sales_residual, json!({ "perpetuity": { "growth": "4%" } }), "conflict", growth),
        put(sales_residual, json!({ "perpetuity": {} }), "missing", growth),
        put(
            "/alternative/1/cost/1/residual",
            json!({ "perpetuity": { "growth": "0%" } }),
            "conflict",
            "/alternative/1/cost/1/residual",
        ),
        // What rises.
        put(
            rising,
            json!({ "linear-ramp": 0 }),
            "out-of-range",
            "/alternative/1/benefit/0/profile/linear-ramp",
        ),
        put(
            rising,
            json!({ "s-curve": { "over": 0 } }),
            "out-of-range",
            "/alternative/1/benefit/0/profile/s-curve/over",
        ),
        put(
            rising,
            json!({ "s-curve": { "from": 2 } }),
            "missing",
            "/alternative/1/benefit/0/profile/s-curve/over",
        ),
        at(rising, json!("linear-ramp"), "missing"),
    ]
}

#[test]
fn each_fault_alone_is_one_fault_and_its_message_reads_well() {
    let mut messages = String::new();
    let mut wrong = Vec::new();
    let in_smallest = lone_faults().into_iter().map(|fault| (smallest(), fault));
    let of_roomy = lone_faults_of_time_and_prices().into_iter().chain(lone_faults_of_adjustments());
    let in_roomy = of_roomy.map(|fault| (roomy(), fault));
    let in_borrowing = lone_faults_of_loans().into_iter().map(|fault| (borrowing(), fault));
    let in_panel = lone_faults_of_panels().into_iter().map(|fault| (panel(), fault));
    let in_all = in_smallest.chain(in_roomy).chain(in_borrowing).chain(in_panel);
    for (mut document, (pointer, node, code, place)) in in_all {
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
