//! Proofs and smallest counter-examples, by hand.

use super::*;

#[test]
fn a_product_of_two_assumptions_is_proved_by_its_four_corners() {
    // At worst 80 users pay 8 GBP twice: 1 280, which is more than 1 279.
    let case = service(1_279);
    let verdict = case.claim(Claim::npv_positive("service")).over_stated_ranges().check().unwrap();
    assert_eq!(corners(&verdict), 4);
    let verdict = case.claim(Claim::npv_above("service", gbp(1))).over_stated_ranges().check().unwrap();
    assert!(!verdict.holds(), "what is worth 1 is not worth more than 1");
}

#[test]
fn where_one_assumption_is_not_enough_both_depart_and_no_further_than_needed() {
    // Two years of users x fee against 1 300: it fails from 650 down. 80 x 10 and 100 x 8 are above that. Both together, a
    // twentieth of the way at a time: 81 x 8.1 = 656.1, so 80 x 8 = 640. Back: 81 x 8 = 648 fails, 82 x 8 = 656 does not.
    let case = service(1_300);
    let verdict = case.claim(Claim::npv_positive("service")).over_stated_ranges().check().unwrap();
    let example = refuted(&verdict);
    assert_eq!(departures(example), ["users 81 instead of 100 users", "fee 8 instead of 10 GBP a year"]);
    assert_eq!(example.npvs()[1].npv().value(), Some(dec!(-4)));
    assert_eq!(
        verdict.to_string(),
        "refuted: the net present value of \"Service\" stays above zero: not with users 81 instead of 100 users and fee 8 \
         instead of 10 GBP a year: it is then -4 GBP"
    );
    let rebuilt = case.with_assumption("users", dec!(81)).unwrap().with_assumption("fee", dec!(8)).unwrap();
    assert_eq!(&rebuilt, example.case());
    assert_eq!(rebuilt.appraise().alternative("service").unwrap().measures().npv().value(), Some(dec!(-4)));
}

#[test]
fn one_departure_is_preferred_to_two_and_stops_at_the_first_readable_value() {
    // 100 x fee x 2 against 1 650: it fails from a fee of 8.25 down, in tenths from 8.2. With the fee at 10, from 82.5
    // users, in whole users from 82. Both are 18 parts of 40: the first assumption of the case is named first.
    let verdict = service(1_650).claim(Claim::npv_positive("service")).over_stated_ranges().check().unwrap();
    assert_eq!(departures(refuted(&verdict)), ["users 82 instead of 100 users"]);
}

#[test]
fn every_assumption_that_refutes_a_claim_alone_is_told_the_nearest_first() {
    // Against 1 610 it fails from a fee of 8.05 down and from 80.5 users down. A delay of the fees by a year, which leaves
    // 1 000, is all of its range.
    let case = case_of(
        2,
        vec![
            Assumption::new("late", dec!(0)).unit("years").between(dec!(0), dec!(1)),
            Assumption::new("users", dec!(100)).unit("users").between(dec!(80), dec!(120)),
            Assumption::new("fee", dec!(10)).unit("GBP a year").between(dec!(6), dec!(12)),
        ],
        Alternative::do_something("Service").cost(Cost::new("Build", gbp(1_610)).capital().once()).benefit(
            Benefit::new("Fees", Amount::of("users").times_assumption("fee"))
                .every_period()
                .delayed_by("late"),
        ),
    );
    let verdict = case.claim(Claim::npv_positive("service")).over_stated_ranges().check().unwrap();
    let example = refuted(&verdict);
    let others: Vec<Vec<String>> = example.others().iter().map(departures).collect();
    // 1.95 of 6, 20 of 40, 1 of 1.
    assert_eq!(departures(example), ["fee 8 instead of 10 GBP a year"]);
    assert_eq!(others, [["users 80 instead of 100 users"], ["1 year's delay (late)"]]);
    let data = serde_json::to_value(&verdict).unwrap();
    assert_eq!(data["others"][0]["departures"][0]["assumption"], "users");
    assert_eq!(data["others"][1]["then"], "it is then -610 GBP");
    assert!(verdict.to_string().ends_with(
        "not with fee 8 instead of 10 GBP a year: it is then -10 GBP; nor with users 80 instead of 100 users: it is then \
         -10 GBP; nor with 1 year's delay (late): it is then -610 GBP"
    ));
}

#[test]
fn a_claim_that_fails_as_stated_departs_from_nothing() {
    let verdict = service(2_000).claim(Claim::npv_positive("service")).over_stated_ranges().check().unwrap();
    assert_eq!(
        verdict.to_string(),
        "refuted: the net present value of \"Service\" stays above zero: not at the central values: it is then 0 GBP"
    );
}

#[test]
fn what_is_not_varied_stays_at_its_central_value() {
    let case = service(1_300);
    // 80 x 10 x 2 = 1 600.
    let verdict = case.claim(Claim::npv_positive("service")).vary("users", dec!(80)..=dec!(120)).check();
    assert_eq!(corners(&verdict.unwrap()), 2);
    let verdict = case.claim(Claim::npv_positive("service")).check().unwrap();
    assert_eq!(corners(&verdict), 1);
}

#[test]
fn a_range_given_takes_the_place_of_the_stated_one() {
    let claim = || Claim::npv_positive("service");
    let case = service(1_300);
    let verdict = case.claim(claim()).over_stated_ranges().vary("fee", dec!(9)..=dec!(12)).check().unwrap();
    // 80 x 9 x 2 = 1 440.
    assert_eq!(corners(&verdict), 4);
    let low_of_fee = verdict.ranges().iter().map(|range| (range.assumption().as_str(), range.low()));
    assert_eq!(low_of_fee.collect::<Vec<_>>(), [("users", dec!(80)), ("fee", dec!(9))]);
}

#[test]
fn a_range_beside_the_central_value_departs_at_its_nearest_end() {
    // 60 users at most: 60 x 10 x 2 = 1 200 of 1 300.
    let verdict =
        service(1_300).claim(Claim::npv_positive("service")).vary("users", dec!(40)..=dec!(60)).check();
    assert_eq!(departures(refuted(&verdict.unwrap())), ["users 60 instead of 100 users"]);
}

/// 500 a year for three years, less a year for each of its delay, for 1 200 today, with an uptake of 80 %: 1 200 in all.
fn delayed(build: i64) -> BusinessCase {
    case_of(
        3,
        vec![
            Assumption::new("slip", dec!(0)).unit("years").between(dec!(0), dec!(2)),
            Assumption::new("uptake", dec!(0.8)).unit("share of users").between(dec!(0.6), dec!(0.9)),
        ],
        Alternative::do_something("Portal").cost(Cost::new("Build", gbp(build)).capital().once()).benefit(
            Benefit::new("Savings", Amount::of("uptake").times(dec!(500), "GBP a year"))
                .every_period()
                .delayed_by("slip"),
        ),
    )
}

#[test]
fn every_whole_step_of_a_delay_is_a_corner() {
    // At worst one year of 300: more than 299. Three delays, two ends of uptake.
    let verdict = delayed(299).claim(Claim::npv_positive("portal")).over_stated_ranges().check().unwrap();
    assert_eq!(corners(&verdict), 6);
}

#[test]
fn a_delay_and_a_share_read_as_a_person_says_them() {
    // One year late alone: 800. Uptake of 60 % alone: 900. Against 750 one year late and 75 %: 2 x 375 = 750.
    let case = delayed(750);
    let claim = case.claim(Claim::npv_positive("portal")).over_stated_ranges();
    let verdict = claim.vary("slip", dec!(0)..=dec!(1)).check().unwrap();
    assert_eq!(
        verdict.to_string(),
        "refuted: the net present value of \"Portal\" stays above zero: not with 1 year's delay (slip) and uptake 75% \
         instead of 80%: it is then 0 GBP"
    );
    // Two years late alone are enough: one year of 400.
    let verdict = delayed(750).claim(Claim::npv_positive("portal")).over_stated_ranges().check().unwrap();
    assert_eq!(departures(refuted(&verdict)), ["2 years' delay (slip)"]);
}

#[test]
fn payback_within_whole_periods_is_proved_and_refuted() {
    let case = case_of(
        5,
        vec![Assumption::new("saving", dec!(40)).unit("GBP a year").between(dec!(30), dec!(50))],
        Alternative::do_something("Heat pump")
            .cost(Cost::new("Price", gbp(100)).capital().once())
            .benefit(Benefit::new("Saving", Amount::of("saving")).every_period()),
    );
    let check = |periods| {
        case.claim(Claim::pays_back_within("heat-pump", periods)).over_stated_ranges().check().unwrap()
    };
    // 4 x 30 = 120.
    assert_eq!(corners(&check(4)), 2);
    // 3 x 33 = 99 and 3 x 34 = 102; 1 of the fourth 33 is missing: 3.03 years.
    assert_eq!(
        check(3).to_string(),
        "refuted: \"Heat pump\" pays back within 3 years against the baseline: not with saving 33 instead of 40 GBP a year: \
         it then takes a little more than 3 years"
    );
    // 100 / 40 = 2.5.
    assert!(check(2).to_string().ends_with("not at the central values: it then takes 2.5 years"));
    // Beyond the timeline there is only its end.
    assert_eq!(corners(&check(50)), 2);
}

#[test]
fn who_stays_preferred_is_compared_with_each_other_one() {
    let option = |alternative: Alternative, fixed: i64, price: Decimal| {
        alternative
            .cost(Cost::new("Set-up", gbp(fixed)).capital().once())
            .cost(Cost::new("Use", Amount::of("use").times(price, "GBP a unit")).every_period())
    };
    let case = BusinessCase::builder("Choice", Currency::GBP)
        .timeline(Timeline::years(2026, 1))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(0))
        .assumption(Assumption::new("use", dec!(100)).unit("units").between(dec!(50), dec!(200)))
        .baseline(option(Alternative::business_as_usual("Today"), 0, dec!(10)))
        .alternative(option(Alternative::do_something("Small"), 200, dec!(6)))
        .alternative(option(Alternative::do_something("Large"), 700, dec!(2)))
        .build()
        .unwrap();
    // 1 000, 800, 900 at 100 units. Small and today draw level at 50, small and large at 125.
    let preferred = |range| case.claim(Claim::preferred("small")).vary("use", range).check().unwrap();
    assert_eq!(corners(&preferred(dec!(51)..=dec!(124))), 2);
    assert_eq!(
        preferred(dec!(51)..=dec!(200)).to_string(),
        "refuted: \"Small\" stays preferred, with the largest net present value: not with use 125 instead of 100 units: \
         \"Large\" is then worth as much"
    );
    assert_eq!(
        preferred(dec!(50)..=dec!(100)).to_string(),
        "refuted: \"Small\" stays preferred, with the largest net present value: not with use 50 instead of 100 units: \
         \"Today\" is then worth as much"
    );
}

#[test]
fn an_assumption_that_is_a_factor_twice_in_all_its_lines_is_proved_by_the_same_corners() {
    let square = Amount::of("side").times_assumption("side").times(dec!(2), "GBP a square metre");
    let case = case_of(
        1,
        vec![Assumption::new("side", dec!(10)).unit("metres").between(dec!(6), dec!(12))],
        Alternative::do_something("Roof").benefit(Benefit::new("Power", square).every_period()),
    );
    let above =
        |amount| case.claim(Claim::npv_above("roof", gbp(amount))).over_stated_ranges().check().unwrap();
    // 2 x 36 = 72.
    assert_eq!(corners(&above(71)), 2);
    assert_eq!(departures(refuted(&above(72))), ["side 6 instead of 10 metres"]);
}

#[test]
fn ranges_that_nothing_claimed_depends_on_make_no_corners() {
    let case = service(1_000);
    let verdict = case.claim(Claim::npv_above("none", gbp(-1))).over_stated_ranges().check().unwrap();
    assert_eq!((corners(&verdict), verdict.ranges().len()), (1, 2));
}

#[test]
fn verdicts_are_data() {
    let verdict = service(1_300).claim(Claim::npv_positive("service")).over_stated_ranges().check().unwrap();
    let data = serde_json::to_value(&verdict).unwrap();
    assert_eq!(data["format"], "bizcase-claim/1");
    assert_eq!(data["verdict"], "refuted");
    assert_eq!(data["departures"][0]["assumption"], "users");
    assert_eq!(data["departures"][0]["value"], "81");
    assert_eq!(data["npvs"][1]["net_present_value"], "-4");
}
