//! What must hold of the verdict on any case: each point is appraised anew.

use super::*;
use bizcase::strategies::{CaseShape, Scope, cases_of};
use proptest::prelude::*;

/// Random cases with assumptions, of every kind of line.
fn cases() -> impl Strategy<Value = BusinessCase> {
    let shape = || CaseShape::new().assumptions(1..=3).periods(1..=4).alternatives(1..=2).criteria(0);
    prop_oneof![
        cases_of(shape()),
        cases_of(shape().scope(Scope::Full)),
        cases_of(shape().scope(Scope::Taxed)),
    ]
}

/// A claim with whether it holds of an appraisal, and its name.
type Kind = (fn(&str) -> Claim<'static>, fn(&Appraisal, &str) -> bool);

const KINDS: [Kind; 4] = [
    (
        |id| Claim::npv_positive(id),
        |appraisal, id| match appraisal.alternative(id).unwrap().measures().npv() {
            Outcome::Value(npv) => npv > dec!(0),
            other => matches!(other, Outcome::AboveRange),
        },
    ),
    (
        |id| Claim::beats_baseline(id),
        |appraisal, id| match appraisal.alternative(id).unwrap().comparison().unwrap().npv() {
            Outcome::Value(npv) => npv > dec!(0),
            other => matches!(other, Outcome::AboveRange),
        },
    ),
    (
        |id| Claim::preferred(id),
        |appraisal, id| appraisal.ranking().leaders().iter().map(Id::as_str).eq([id]),
    ),
    (
        |id| Claim::pays_back_within(id, 2),
        |appraisal, id| {
            let payback = appraisal.alternative(id).unwrap().comparison().unwrap().payback();
            payback.periods().is_some_and(|periods| periods <= dec!(2))
        },
    ),
];

/// A value of the range, by a number of thousandths; of a delay a whole one.
fn between(low: Decimal, high: Decimal, thousandths: u32, whole: bool) -> Decimal {
    let value = low + (high - low) * Decimal::new(thousandths.into(), 3);
    if whole { value.floor() } else { value }
}

fn is_delay(case: &BusinessCase, id: &Id) -> bool {
    case.alternatives().iter().any(|alternative| alternative.is_delayed_by(id))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_proved_holds_anywhere_in_the_ranges(
        case in cases(),
        points in prop::collection::vec(prop::collection::vec(0_u32..=1_000, 3), 12),
    ) {
        let challenger = case.alternatives().iter().find(|one| one.id() != case.baseline().id()).unwrap();
        let id = challenger.id().as_str();
        for (claim, holds) in KINDS {
            let verdict = case.claim(claim(id)).over_stated_ranges().points(20).check().unwrap();
            if !verdict.is_proved() {
                continue;
            }
            for point in &points {
                let values = verdict.ranges().iter().zip(point).map(|(range, &thousandths)| {
                    let whole = is_delay(&case, range.assumption());
                    (range.assumption().as_str(), between(range.low(), range.high(), thousandths, whole))
                });
                let there = case.with_assumptions(values).unwrap().appraise();
                prop_assert!(holds(&there, id), "{verdict}");
            }
        }
    }

    #[test]
    fn a_counter_example_refutes_and_needs_each_of_its_departures(case in cases()) {
        let challenger = case.alternatives().iter().find(|one| one.id() != case.baseline().id()).unwrap();
        let id = challenger.id().as_str();
        for (claim, holds) in KINDS {
            let verdict = case.claim(claim(id)).over_stated_ranges().points(20).check().unwrap();
            let Some(example) = verdict.counter_example() else { continue };
            let values: Vec<(&str, Decimal)> = example
                .departures()
                .iter()
                .map(|departure| (departure.assumption().as_str(), departure.value()))
                .collect();
            let there = case.with_assumptions(values.iter().copied()).unwrap();
            prop_assert_eq!(&there, example.case());
            prop_assert!(!holds(&there.appraise(), id), "{}", verdict);
            for needed in 0..values.len() {
                let others = values.iter().enumerate().filter(|(place, _)| *place != needed);
                let without = case.with_assumptions(others.map(|(_, value)| *value)).unwrap();
                prop_assert!(holds(&without.appraise(), id), "{} is needless: {verdict}", values[needed].0);
            }
        }
    }
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
