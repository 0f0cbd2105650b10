//! What is searched instead of proved, and that it says so.

use super::*;

/// 100 u^2 - 100 u + 24: zero at 0.4 and 0.6, below in between, 24 at both ends of 0 to 1.
fn parabola() -> BusinessCase {
    let once = |amount: Amount| amount.times(dec!(100), "GBP");
    case_of(
        1,
        vec![Assumption::new("load", dec!(0.2)).unit("share of capacity").between(dec!(0), dec!(1))],
        Alternative::do_something("Plant")
            .benefit(Benefit::new("Grant", gbp(24)).once().from(1))
            .benefit(Benefit::new("Sales", once(Amount::of("load").times_assumption("load"))).every_period())
            .cost(Cost::new("Wages", once(Amount::of("load"))).every_period()),
    )
}

#[test]
fn what_fails_inside_alone_is_found_by_a_search_and_brought_to_its_edge() {
    let verdict = parabola().claim(Claim::npv_positive("plant")).over_stated_ranges().check().unwrap();
    assert_eq!(departures(refuted(&verdict)), ["load 40% instead of 20%"]);
}

#[test]
fn what_holds_by_two_powers_is_not_refuted_and_not_proved() {
    let case = parabola();
    let claim = Claim::npv_above("plant", gbp(dec!(-1.01)));
    let verdict = case.claim(claim).over_stated_ranges().seed(7).points(50).check().unwrap();
    assert!(verdict.holds() && !verdict.is_proved());
    assert_eq!(no_proof(&verdict), NoProof::SeveralPowers);
    assert!(
        verdict.to_string().ends_with(
            "no counter-example at 2 corners of the ranges and 48 points drawn with seed 7, which is no proof: an assumption \
             enters lines in several powers"
        ),
        "{verdict}"
    );
}

#[test]
fn a_claim_in_words_of_its_own_is_searched_with_its_seed() {
    let case = service(1_300);
    let claim = || {
        Claim::that("benefits cover costs by a tenth", |appraisal| {
            let service = appraisal.alternative("service").expect("it is in the case");
            service.measures().npv().value() > Some(dec!(130))
        })
    };
    let verdict = case.claim(claim()).over_stated_ranges().points(20).check().unwrap();
    // 1 430 / 2 = 715 = 71.5 users at 10 GBP, 7.15 GBP of 100 users: both are needed. 86 x 8.3 = 713.8.
    let example = refuted(&verdict);
    assert_eq!(example.departures().len(), 2);
    let fails = |case: &BusinessCase| {
        case.appraise().alternative("service").unwrap().measures().npv().value() <= Some(dec!(130))
    };
    assert!(fails(example.case()));
    for departure in example.departures() {
        let back = example.case().with_assumption(departure.assumption().as_str(), departure.central());
        assert!(!fails(&back.unwrap()));
    }
    let narrow = || case.claim(claim()).vary("fee", dec!(9)..=dec!(12)).points(20).seed(3);
    let verdict = narrow().check().unwrap();
    assert_eq!(no_proof(&verdict), NoProof::OwnWords);
    assert_eq!(verdict, narrow().check().unwrap());
}

#[test]
fn losses_that_are_carried_forward_are_searched() {
    let with = |losses: LossRule| {
        BusinessCase::builder("Taxed", Currency::GBP)
            .timeline(Timeline::years(2026, 2))
            .conventions(Conventions::nominal().end_of_period())
            .discounting(percent!(0))
            .tax(TaxRules::at(percent!(25)).losses(losses).paid(TaxPayment::SameYear))
            .assumption(Assumption::new("sales", dec!(100)).unit("GBP a year").between(dec!(80), dec!(120)))
            .baseline(Alternative::do_nothing("None"))
            .alternative(
                Alternative::do_something("Shop")
                    .benefit(Benefit::new("Sales", Amount::of("sales")).every_period())
                    .cost(Cost::new("Rent", gbp(50)).every_period()),
            )
            .build()
            .unwrap()
    };
    let check = |losses| {
        with(losses).claim(Claim::npv_positive("shop")).over_stated_ranges().points(20).check().unwrap()
    };
    // 2 x (80 - 50) x 0.75 = 45.
    assert_eq!(corners(&check(LossRule::UsedAtOnce)), 2);
    assert_eq!(no_proof(&check(LossRule::CarriedForward)), NoProof::TaxOutOfProportion);
    assert_eq!(no_proof(&check(LossRule::Unrelieved)), NoProof::TaxOutOfProportion);
}

#[test]
fn more_corners_than_the_limit_are_searched_by_chance() {
    let assumptions =
        (0..15).map(|index| Assumption::new(format!("part-{index}"), dec!(2)).between(dec!(1), dec!(3)));
    let benefit =
        |index: u32| Benefit::new(format!("Part {index}"), Amount::of(format!("part-{index}"))).once();
    let plan = (0..15).fold(Alternative::do_something("Plan"), |plan, index| plan.benefit(benefit(index)));
    let case = case_of(1, assumptions.collect(), plan);
    let verdict = case.claim(Claim::npv_positive("plan")).over_stated_ranges().points(40).check().unwrap();
    // 2^15 = 32 768 corners are more than 16 384.
    assert_eq!(no_proof(&verdict), NoProof::TooManyCorners);
}

#[test]
fn what_holds_by_less_than_roundings_is_not_called_proved() {
    let case = service(1_000);
    let least_but = |less: Decimal| money(dec!(280) - less, Currency::GBP);
    let check = |above| case.claim(Claim::npv_above("service", above)).over_stated_ranges().check().unwrap();
    assert_eq!(no_proof(&check(least_but(dec!(0.0000000000000000000000001)))), NoProof::WithinRounding);
    assert!(check(least_but(dec!(0.000000000000001))).is_proved());
}
