//! The measures against published examples and independently computed roots.
//!
//! Sources are named in `tests/data/measures/`. Published figures are compared within the tolerance stated there,
//! which is half a unit of the last digit printed, or what the publisher's four-digit tables lose; roots are
//! compared in every digit, rounded by this test's own integer arithmetic.

#![expect(clippy::unwrap_used, reason = "the helpers of a test may panic as it does")]

use bizcase::measure::{Irr, MirrRule, Outcome, Payback, irr, mirr, npv, payback, payback_whole, xirr, xnpv};
use bizcase::time::DayCount;
use bizcase::time::Timing;
use bizcase::{Date, Decimal, Rate, parse_decimal};
use jiff::ToSpan;
use num_bigint::BigInt;
use serde_json::Value;

fn read(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

fn worked(id: &str) -> Value {
    let all = read(include_str!("data/measures/worked_examples.json"));
    all.into_iter().find(|example| example["id"] == id).unwrap()
}

fn decimal(value: &Value) -> Decimal {
    match value {
        Value::String(text) => parse_decimal(text).unwrap(),
        number => parse_decimal(&format!("{number}")).unwrap(),
    }
}

fn decimals(values: &Value) -> Vec<Decimal> {
    values.as_array().unwrap().iter().map(decimal).collect()
}

fn rate(value: &Value) -> Rate {
    Rate::from_fraction(decimal(value)).unwrap()
}

#[track_caller]
fn assert_within(found: Decimal, expected: &Value, tolerance: &Value) {
    let tolerance = match tolerance.as_f64().unwrap() {
        tolerance if tolerance < 1e-6 => Decimal::new(1, 9),
        _ => decimal(tolerance),
    };
    let expected = decimal(expected);
    assert!((found - expected).abs() <= tolerance, "found {found}, published {expected}");
}

#[test]
fn a_spreadsheets_npv_is_ours_with_a_zero_in_front() {
    let example = worked("dcf-excel-npv-1");
    let mut flows = vec![Decimal::ZERO];
    flows.extend(decimals(&example["inputs"]["cash_flows"]));
    let value = npv(rate(&example["inputs"]["rate"]), Timing::End, &flows).value().unwrap();
    assert_within(value, &example["expected"]["npv"], &example["tolerance"]);
}

#[test]
fn the_first_column_is_the_decision_date_and_a_spreadsheets_is_not() {
    let example = worked("dcf-timing-trap");
    let (rate, flows) = (rate(&example["inputs"]["rate"]), decimals(&example["inputs"]["cash_flows"]));
    let shifted: Vec<Decimal> = [Decimal::ZERO].into_iter().chain(flows.iter().copied()).collect();
    let expected = &example["expected"];
    let now = npv(rate, Timing::End, &flows).value().unwrap();
    let later = npv(rate, Timing::End, &shifted).value().unwrap();
    assert_within(now, &expected["npv_first_flow_at_time_0"], &example["tolerance"]);
    assert_within(later, &expected["npv_first_flow_at_period_1"], &example["tolerance"]);
}

#[test]
fn the_rates_of_another_library_are_the_only_ones() {
    let example = worked("irr-formulajs");
    let cases = example["inputs"]["cases"].as_array().unwrap();
    for (flows, expected) in cases.iter().zip(example["expected"]["irr"].as_array().unwrap()) {
        let rate = irr(&decimals(flows)).unwrap().unique().unwrap();
        assert_within(rate.fraction(), expected, &example["tolerance"]);
    }
}

#[test]
fn a_stream_with_two_rates_is_worth_something_between_them_alone() {
    let example = worked("irr-ross-double-root");
    let flows = decimals(&example["inputs"]["cash_flows"]);
    let Irr::Multiple(rates) = irr(&flows).unwrap() else { panic!("two rates are published") };
    let found: Vec<Decimal> = rates.iter().map(|rate| rate.rate().value().unwrap().fraction()).collect();
    assert_eq!(found, decimals(&example["expected"]["irr_roots"]));
    for (at, sign) in example["inputs"]["npv_rates"].as_array().unwrap().iter().zip([-1, 0, 1, 0]) {
        let value = npv(rate(at), Timing::End, &flows).value().unwrap();
        assert_eq!(value.cmp(&Decimal::ZERO) as i8, sign, "at {at}");
    }
}

#[test]
fn the_fastest_payback_is_not_the_most_valuable() {
    let example = worked("payback-bm-abc");
    let (inputs, expected) = (&example["inputs"], &example["expected"]);
    for (index, name) in ["A", "B", "C"].into_iter().enumerate() {
        let flows = decimals(&inputs[name]);
        let value = npv(rate(&inputs["rate"]), Timing::End, &flows).value().unwrap();
        assert_within(value, &expected[format!("npv_{name}")], &example["tolerance"]["*"]);
        let years = decimal(&expected["payback_years_whole"][index]);
        assert_eq!(payback_whole(&flows), Payback::After(years));
    }
}

#[test]
fn payback_irr_and_npv_rank_three_ways() {
    let example = worked("rank-schaum-8-12");
    let (expected, tolerance) = (&example["expected"], &example["tolerance"]);
    for (index, project) in example["inputs"]["projects"].as_array().unwrap().iter().enumerate() {
        let life = usize::try_from(project["life"].as_u64().unwrap()).unwrap();
        let mut flows = vec![-decimal(&project["outlay"])];
        flows.resize(life + 1, decimal(&project["annual"]));
        let Payback::After(years) = payback(&flows) else { panic!("all three pay back") };
        assert_within(years, &expected["payback"][index], &tolerance["payback"]);
        let rate_found = irr(&flows).unwrap().unique().unwrap();
        assert_within(rate_found.fraction(), &expected["irr"][index], &tolerance["irr"]);
        let value = npv(rate(&example["inputs"]["rate"]), Timing::End, &flows).value().unwrap();
        assert_within(value, &expected["npv"][index], &tolerance["npv"]);
    }
}

/// A listed root rounded to at most 28 significant digits and 28 places, ties to even, or where it lies out of range.
///
/// The list has more digits than that, none of which is a tie, so the digits listed decide.
fn listed_root(text: &str) -> Outcome<Decimal> {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_start_matches('0').len();
    let dropped = significant.saturating_sub(28).max(fraction.len().saturating_sub(28));
    let all: BigInt = digits.parse().unwrap();
    let unit = BigInt::from(10).pow(u32::try_from(dropped).unwrap());
    let mut head = &all / &unit;
    let rest: BigInt = &all - &head * &unit;
    if dropped > 0 {
        assert_ne!(&rest * 2, unit, "a tie in the list");
        if rest * 2 > unit {
            head += 1;
        }
    }
    let (head, places) = match fraction.len().checked_sub(dropped) {
        Some(places) => (head, places),
        None => (head * BigInt::from(10).pow(u32::try_from(dropped - fraction.len()).unwrap()), 0),
    };
    let mut digits = head.to_string();
    while digits.len() <= places {
        digits.insert(0, '0');
    }
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let point = if fraction.is_empty() { "" } else { "." };
    match parse_decimal(&format!("{whole}{point}{fraction}")) {
        Err(_) => Outcome::AboveRange,
        Ok(value) if negative && value == Decimal::ONE => Outcome::BelowRange,
        Ok(value) => Outcome::Value(if negative { -value } else { value }),
    }
}

fn listed_rates(case: &Value) -> Vec<(Outcome<Decimal>, usize)> {
    let roots = case["roots"].as_array().unwrap().iter().map(|root| listed_root(root.as_str().unwrap()));
    let times = case["multiplicity"].as_array().unwrap().iter();
    roots.zip(times.map(|times| usize::try_from(times.as_u64().unwrap()).unwrap())).collect()
}

fn found_rates(found: &Irr) -> Vec<(Outcome<Decimal>, usize)> {
    found.rates().iter().map(|rate| (rate.rate().map(Rate::fraction), rate.multiplicity())).collect()
}

#[test]
fn every_rate_of_the_hard_flows_is_found_in_every_digit() {
    for case in read(include_str!("data/measures/irr_torture.json")) {
        let found = irr(&decimals(&case["flows"])).unwrap();
        assert_eq!(found_rates(&found), listed_rates(&case), "{}", case["id"]);
    }
}

#[test]
fn every_rate_of_the_hard_dated_flows_is_found_in_every_digit() {
    for case in read(include_str!("data/measures/xirr_torture.json")) {
        let flow = |flow: &Value| (flow[0].as_str().unwrap().parse().unwrap(), decimal(&flow[1]));
        let flows: Vec<_> = case["flows"].as_array().unwrap().iter().map(flow).collect();
        let found = xirr(DayCount::Act365Fixed, &flows).unwrap();
        assert_eq!(found_rates(&found), listed_rates(&case), "{}", case["id"]);
    }
}

#[test]
fn the_suites_of_other_libraries_agree_in_every_digit() {
    for case in read(include_str!("data/measures/peer_suites.json")) {
        let name = format!("{} {}", case["source"], case["measure"]);
        let flows = decimals(&case["flows"]);
        let expected = |case: &Value| listed_root(case["expected"].as_str().unwrap());
        match case["measure"].as_str().unwrap() {
            "npv" => {
                // A spreadsheet's first value falls at the end of period 1.
                let shifted: Vec<Decimal> = [Decimal::ZERO].into_iter().chain(flows).collect();
                assert_eq!(npv(rate(&case["rate"]), Timing::End, &shifted), expected(&case), "{name}");
            }
            "mirr" => {
                let (finance, reinvest) = (rate(&case["finance_rate"]), rate(&case["reinvest_rate"]));
                let found = mirr(MirrRule::Combination { finance, reinvest }, &flows);
                assert_eq!(found.map(Rate::fraction), expected(&case), "{name}");
            }
            "xnpv" => {
                let found = xnpv(rate(&case["rate"]), DayCount::Act365Fixed, &dated(&case, &flows));
                assert_eq!(found, expected(&case), "{name}");
            }
            "irr" => assert_rates(&irr(&flows).unwrap(), &case["expected"], &name),
            _ => {
                let found = xirr(DayCount::Act365Fixed, &dated(&case, &flows)).unwrap();
                assert_rates(&found, &case["expected"], &name);
            }
        }
    }
}

#[track_caller]
fn assert_rates(found: &Irr, expected: &Value, name: &str) {
    let found: Vec<Outcome<Decimal>> = found_rates(found).into_iter().map(|(rate, _)| rate).collect();
    let expected: Vec<Outcome<Decimal>> =
        expected.as_array().unwrap().iter().map(|root| listed_root(root.as_str().unwrap())).collect();
    assert_eq!(found, expected, "{name}");
}

fn dated(case: &Value, flows: &[Decimal]) -> Vec<(Date, Decimal)> {
    let date = |index: usize| match &case["dates"][index] {
        Value::String(text) => text.parse().unwrap(),
        _ => Date::constant(2020, 1, 1)
            .checked_add(case["day_offsets"][index].as_i64().unwrap().days())
            .unwrap(),
    };
    flows.iter().enumerate().map(|(index, &flow)| (date(index), flow)).collect()
}
