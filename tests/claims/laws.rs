//! What must hold of the verdict on any case: each point is appraised anew.

use super::*;
use bizcase::strategies::{CaseShape, Scope, cases_of};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// Random cases with assumptions, of every kind of line.
fn cases() -> impl Strategy<Value = BusinessCase> {
    let shape = || CaseShape::new().assumptions(1..=3).periods(1..=4).alternatives(1..=2).criteria(0);
    prop_oneof![
        cases_of(shape()),
        cases_of(shape().scope(Scope::Full)),
        cases_of(shape().scope(Scope::Taxed)),
    ]
}

/// A claim, and whether it holds of an appraisal.
type Checked = (Claim<'static>, Box<dyn Fn(&Appraisal) -> bool>);

fn npv(appraisal: &Appraisal, id: &str) -> Decimal {
    appraisal.alternative(id).unwrap().measures().npv().value().unwrap()
}

fn gain(appraisal: &Appraisal, id: &str) -> Decimal {
    appraisal.alternative(id).unwrap().comparison().unwrap().npv().value().unwrap()
}

fn payback(appraisal: &Appraisal, id: &str) -> Option<Decimal> {
    appraisal.alternative(id).unwrap().comparison().unwrap().payback().periods()
}

/// Claims about an alternative that hold at the centre, or nearly so, by some percent of what there is.
fn claims(case: &BusinessCase, percent: i64) -> Vec<Checked> {
    let challenger = case.alternatives().iter().find(|one| one.id() != case.baseline().id()).unwrap();
    let id = challenger.id().to_string();
    let now = case.appraise();
    let below = |value: Decimal| (value - value.abs() * Decimal::new(percent, 2)).round_dp(4) - dec!(0.01);
    let (least, lead) = (below(npv(&now, &id)), below(gain(&now, &id)));
    let periods = payback(&now, &id).map_or(dec!(1), |periods| periods.ceil());
    let whole = periods.to_string().parse().unwrap();
    let ids = [id.clone(), id.clone(), id.clone(), id.clone()];
    let [of_npv, of_gain, of_rank, of_payback] = ids;
    vec![
        (
            Claim::npv_above(id.as_str(), money(least, case.currency())),
            Box::new(move |there| npv(there, &of_npv) > least),
        ),
        (
            Claim::beats_baseline_by(id.as_str(), money(lead, case.currency())),
            Box::new(move |there| gain(there, &of_gain) > lead),
        ),
        (
            Claim::preferred(id.as_str()),
            Box::new(move |there| there.ranking().leaders().iter().map(Id::as_str).eq([of_rank.as_str()])),
        ),
        (
            Claim::pays_back_within(id.as_str(), whole),
            Box::new(move |there| payback(there, &of_payback).is_some_and(|there| there <= periods)),
        ),
    ]
}

/// A value of the range, by a number of thousandths; of a delay a whole one.
fn between(low: Decimal, high: Decimal, thousandths: u32, whole: bool) -> Decimal {
    let value = low + (high - low) * Decimal::new(thousandths.into(), 3);
    if whole { value.floor() } else { value }
}

fn is_delay(case: &BusinessCase, id: &Id) -> bool {
    case.alternatives().iter().any(|alternative| alternative.is_delayed_by(id))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_proved_holds_anywhere_in_the_ranges(
        case in cases(),
        percent in 0_i64..=60,
        points in prop::collection::vec(prop::collection::vec(0_u32..=1_000, 5), 12),
    ) {
        for (claim, holds) in claims(&case, percent) {
            let verdict = case.claim(claim).over_stated_ranges().points(20).check().unwrap();
            if !verdict.is_proved() {
                continue;
            }
            for point in &points {
                let values = verdict.ranges().iter().zip(point).map(|(range, &thousandths)| {
                    let whole = is_delay(&case, range.assumption());
                    (range.assumption().as_str(), between(range.low(), range.high(), thousandths, whole))
                });
                prop_assert!(holds(&case.with_assumptions(values).unwrap().appraise()), "{verdict}");
            }
        }
    }

    #[test]
    fn a_counter_example_refutes_and_needs_each_of_its_departures(
        case in cases(),
        percent in 0_i64..=30,
    ) {
        for (claim, holds) in claims(&case, percent) {
            let verdict = case.claim(claim).over_stated_ranges().points(20).check().unwrap();
            let Some(example) = verdict.counter_example() else { continue };
            let values: Vec<(&str, Decimal)> = example
                .departures()
                .iter()
                .map(|departure| (departure.assumption().as_str(), departure.value()))
                .collect();
            let there = case.with_assumptions(values.iter().copied()).unwrap();
            prop_assert_eq!(&there, example.case());
            prop_assert!(!holds(&there.appraise()), "{}", verdict);
            for needed in 0..values.len() {
                let others = values.iter().enumerate().filter(|(place, _)| *place != needed);
                let without = case.with_assumptions(others.map(|(_, value)| *value)).unwrap();
                prop_assert!(holds(&without.appraise()), "{} is needless: {verdict}", values[needed].0);
            }
        }
    }
}

#[test]
fn random_cases_are_proved_and_refuted_and_searched() {
    let mut runner = TestRunner::deterministic();
    let (mut proved, mut refuted, mut searched) = (0, 0, 0);
    for _ in 0..60 {
        let case = cases().new_tree(&mut runner).unwrap().current();
        for (claim, _) in claims(&case, 20) {
            let verdict = case.claim(claim).over_stated_ranges().points(20).check();
            match verdict.unwrap().conclusion() {
                Conclusion::Proved(_) => proved += 1,
                Conclusion::Refuted(example) => refuted += usize::from(!example.departures().is_empty()),
                _ => searched += 1,
            }
        }
    }
    assert!(
        proved > 40 && refuted > 20 && searched > 20,
        "{proved} proved, {refuted} refuted, {searched} searched"
    );
}

#[test]
fn a_proof_by_four_corners_holds_at_two_thousand_points() {
    let case = service(1_279);
    let verdict = case.claim(Claim::npv_positive("service")).over_stated_ranges().check().unwrap();
    assert!(verdict.is_proved());
    for (users, fee) in (0..=40).flat_map(|users| (0..=48).map(move |fee| (users, fee))) {
        let point = [("users", dec!(80) + Decimal::from(users)), ("fee", dec!(8) + Decimal::new(fee, 1))];
        let there = case.with_assumptions(point).unwrap().appraise();
        assert!(there.alternative("service").unwrap().measures().npv().value() > Some(dec!(0)));
    }
}
