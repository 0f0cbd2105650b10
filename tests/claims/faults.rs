//! What is wrong with a question, all at once.

use super::*;

fn faults(errors: &Errors) -> Vec<String> {
    errors.iter().map(ToString::to_string).collect()
}

#[test]
fn every_fault_of_a_claim_and_its_ranges_is_said_at_once() {
    let case = service(1_000);
    let errors = case
        .claim(Claim::npv_above("servise", gbp(1)))
        .vary("user", dec!(1)..=dec!(2))
        .vary("fee", dec!(9)..=dec!(8))
        .vary("fee", dec!(9)..=dec!(10))
        .points(200_000)
        .check()
        .unwrap_err();
    assert_eq!(
        faults(&errors),
        [
            "claim: \"servise\" does not exist, expected the id of an alternative; the nearest is \"service\"",
            "points: found 200000, expected a number from 1 to 100000",
            "vary[0]: \"user\" does not exist, expected the id of an assumption; the nearest is \"users\"",
            "vary[1] \"fee\": found 9 to 8, expected a range from its low end to its high end",
            "vary[2]: found \"fee\" again, expected each assumption once",
        ]
    );
}

#[test]
fn the_baseline_against_itself_and_another_currency_are_refused() {
    let case = service(1_000);
    let of = |claim| faults(&case.claim(claim).check().unwrap_err());
    assert_eq!(
        of(Claim::beats_baseline("none")),
        [
            "claim: found the baseline \"none\", expected another alternative: the baseline is measured against itself"
        ]
    );
    assert_eq!(of(Claim::pays_back_within("none", 2)).len(), 1);
    assert_eq!(of(Claim::npv_above("service", usd(1))), ["claim: amount is in USD but the case is in GBP"]);
}

#[test]
fn an_end_that_the_case_does_not_admit_names_the_line() {
    let case = service(1_000);
    let errors =
        case.claim(Claim::npv_positive("service")).vary("fee", dec!(-1)..=dec!(12)).check().unwrap_err();
    assert_eq!(
        faults(&errors),
        [
            "vary[0].low \"fee\": found -100 for \"Fees\" at -1, expected zero or more: a negative benefit is stated as a \
             cost or a dis-benefit"
        ]
    );
}

#[test]
fn a_delay_is_a_whole_number_of_periods() {
    let case = case_of(
        3,
        vec![Assumption::new("slip", dec!(0)).unit("years")],
        Alternative::do_something("Portal")
            .benefit(Benefit::new("Savings", gbp(1)).every_period().delayed_by("slip")),
    );
    let errors =
        case.claim(Claim::npv_positive("portal")).vary("slip", dec!(-1)..=dec!(1.5)).check().unwrap_err();
    let expected = "expected a whole number of periods from 0 to 1200, as it is a delay";
    assert_eq!(
        faults(&errors),
        [
            format!("vary[0].high \"slip\": found 1.5, {expected}"),
            format!("vary[0].low \"slip\": found -1, {expected}"),
        ]
    );
}

#[test]
fn a_point_that_ranges_admit_one_by_one_and_not_together_is_refused() {
    let case = case_of(
        1,
        vec![Assumption::new("before", dec!(0.90)), Assumption::new("after", dec!(0.99))],
        Alternative::do_something("Service").benefit(
            Benefit::new(
                "Uptime",
                Amount::rise("before", "after", "share of the time").times(dec!(100), "GBP"),
            )
            .every_period(),
        ),
    );
    let check = |high: Decimal| {
        case.claim(Claim::npv_above("service", gbp(-1)))
            .vary("before", dec!(0.80)..=high)
            .vary("after", dec!(0.95)..=dec!(0.99))
            .check()
    };
    assert_eq!(corners(&check(dec!(0.95)).unwrap()), 4);
    let errors = check(dec!(0.96)).unwrap_err();
    let [fault] = errors.as_slice() else { panic!("{errors}") };
    assert_eq!(fault.kind(), ErrorKind::NegativeAmount);
    assert_eq!((fault.path().to_string().as_str(), fault.label()), ("ranges", Some("Uptime")));
    assert!(fault.found().ends_with("with before 0.96, after 0.95"), "{fault}");
}

#[test]
fn several_assumptions_are_moved_at_once() {
    let case = case_of(
        1,
        vec![Assumption::new("before", dec!(0.90)), Assumption::new("after", dec!(0.95))],
        Alternative::do_something("Service").benefit(
            Benefit::new(
                "Uptime",
                Amount::rise("before", "after", "share of the time").times(dec!(100), "GBP"),
            )
            .every_period(),
        ),
    );
    // With one of them moved alone the level would fall.
    assert!(case.with_assumption("before", dec!(0.96)).is_err());
    let moved = case.with_assumptions([("before", dec!(0.96)), ("after", dec!(0.98))]).unwrap();
    assert_eq!(moved.alternatives()[1].lines()[0].cells(), decimals![0, 2]);
    let errors = case.with_assumptions([("befor", dec!(1)), ("after", dec!(1)), ("after", dec!(1))]);
    assert_eq!(
        faults(&errors.unwrap_err()),
        [
            "\"befor\" does not exist, expected the id of an assumption; the nearest is \"before\"",
            "found \"after\" again, expected each assumption once",
        ]
    );
}
