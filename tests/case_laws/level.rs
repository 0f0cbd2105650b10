//! Levels that move, and what benefits are for.

use crate::exact::Fraction;
use crate::times;
use bizcase::appraisal::{BenefitPart, BenefitRow};
use bizcase::prelude::*;
use bizcase::strategies::{CaseShape, Scope, cases_of, profiles};
use proptest::prelude::*;

const PERIODS: u32 = 6;

fn built(lines: impl IntoIterator<Item = Benefit>, profile: &Profile) -> BusinessCase {
    let plan = lines.into_iter().fold(Alternative::business_as_usual("Plan"), |plan, line| {
        plan.benefit(line.profile(profile.clone()).growing(percent!(3)))
    });
    BusinessCase::builder("Levels", Currency::GBP)
        .timeline(Timeline::years(2026, PERIODS))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(4))
        .baseline(plan)
        .build()
        .unwrap()
}

/// Levels in ascending order, in ten thousandths.
fn levels() -> impl Strategy<Value = [Decimal; 3]> {
    [0_i64..=10_000, 0_i64..=10_000, 0_i64..=10_000].prop_map(|mut levels| {
        levels.sort_unstable();
        levels.map(|level| Decimal::new(level, 4))
    })
}

fn sum(values: impl Iterator<Item = Decimal>) -> Fraction {
    values.fold(Fraction::zero(), |sum, value| sum.plus(&Fraction::of(value)))
}

proptest! {
    #![proptest_config(times(100))]

    #[test]
    fn a_rise_by_steps_is_the_rise_at_once(levels in levels(), profile in profiles(PERIODS)) {
        let rise = |from, to| Amount::rise(from, to, "share").times(dec!(8_760), "hours").times(dec!(1_200), "GBP");
        let line = |name: &str, amount: Amount| Benefit::new(name, amount);
        let [low, middle, high] = levels;
        let at_once = built([line("All", rise(low, high))], &profile);
        let by_steps = built([line("First", rise(low, middle)), line("Second", rise(middle, high))], &profile);
        let cells = |case: &BusinessCase, at: usize| case.baseline().lines()[at].cells().to_vec();
        let (all, first, second) = (cells(&at_once, 0), cells(&by_steps, 0), cells(&by_steps, 1));
        for ((all, first), second) in all.into_iter().zip(first).zip(second) {
            let difference = Fraction::of(all).minus(&Fraction::of(first)).minus(&Fraction::of(second));
            let roundings = [all, first, second].map(Fraction::half_unit_of);
            let bound = roundings.iter().fold(Fraction::zero(), |bound, rounding| bound.plus(rounding));
            prop_assert!(difference.is_within(&bound), "{} and {} for {}", first, second, all);
        }
    }

    #[test]
    fn a_fall_is_the_rise_of_the_way_back(levels in levels(), profile in profiles(PERIODS)) {
        let [low, _, high] = levels;
        let worth = |amount: Amount| built([Benefit::new("Level", amount)], &profile);
        let (up, down) = (worth(Amount::rise(low, high, "share")), worth(Amount::fall(high, low, "share")));
        prop_assert_eq!(up.baseline().lines()[0].cells(), down.baseline().lines()[0].cells());
    }

    #[test]
    fn a_level_by_an_assumption_is_the_level_that_is_its_value(case in cases_of(
        CaseShape::new().scope(Scope::Full).assumptions(1..=3),
    )) {
        // The document of a case names its assumptions; with their values in their place it says the same.
        let value = |id: &str| case.assumption(id).unwrap().value().to_string();
        let mut document = serde_json::to_value(&case).unwrap();
        let mut levels = Vec::new();
        collect(&document, "", &mut levels);
        for (pointer, id) in levels {
            *document.pointer_mut(&pointer).unwrap() = value(&id).into();
        }
        let stated: BusinessCase = serde_json::from_value(document).unwrap();
        for (one, other) in case.alternatives().iter().zip(stated.alternatives()) {
            for (one, other) in one.lines().iter().zip(other.lines()) {
                prop_assert_eq!(one.cells(), other.cells());
            }
        }
    }

    #[test]
    fn the_parts_of_the_mix_make_the_benefits_and_what_is_saved(case in cases_of(
        CaseShape::new().scope(Scope::Full),
    )) {
        let appraisal = case.appraise();
        for alternative in appraisal.alternatives() {
            let Some(mix) = alternative.benefit_mix() else { continue };
            let value = |outcome: Outcome<Decimal>| outcome.value().unwrap();
            let is_benefit = |row: &&BenefitRow| row.part() != BenefitPart::RecurringCostsSaved;
            let worths: Vec<Decimal> =
                mix.rows().iter().filter(is_benefit).map(|row| value(row.present_value())).collect();
            let benefits = value(alternative.measures().present_value_of_net_benefits());
            let halves = worths.iter().chain([&benefits]).map(|&worth| Fraction::half_unit_of(worth));
            let bound = halves.fold(Fraction::zero(), |bound, half| bound.plus(&half));
            prop_assert!(sum(worths.into_iter()).minus(&Fraction::of(benefits)).is_within(&bound));

            for (column, &all) in mix.amounts().iter().enumerate() {
                let parts: Vec<Decimal> = mix.rows().iter().map(|row| row.amounts()[column]).collect();
                let halves = parts.iter().chain([&all]).map(|&part| Fraction::half_unit_of(part));
                let bound = halves.fold(Fraction::zero(), |bound, half| bound.plus(&half));
                prop_assert!(sum(parts.into_iter()).minus(&Fraction::of(all)).is_within(&bound));
            }

            let shares: Vec<Option<Decimal>> = mix.rows().iter().map(|row| row.share().value()).collect();
            if shares.iter().all(Option::is_some) {
                let whole = sum(shares.iter().flatten().copied());
                let bound = Fraction::of(dec!(0.000000000000000000000000001));
                prop_assert!(whole.minus(&Fraction::of(dec!(1))).is_within(&bound));
                prop_assert!(shares.iter().flatten().all(|share| *share >= Decimal::ZERO));
            }
        }
    }
}

/// The places of levels that are assumptions, with their ids.
fn collect(node: &serde_json::Value, pointer: &str, found: &mut Vec<(String, String)>) {
    match node {
        serde_json::Value::Object(entries) => {
            for (key, node) in entries {
                let place = format!("{pointer}/{key}");
                let is_level = pointer.ends_with("/rise") || pointer.ends_with("/fall");
                match node.as_str().filter(|text| is_level && bizcase::parse_decimal(text).is_err()) {
                    Some(id) => found.push((place, id.to_owned())),
                    None => collect(node, &place, found),
                }
            }
        }
        serde_json::Value::Array(items) => {
            for (index, node) in items.iter().enumerate() {
                collect(node, &format!("{pointer}/{index}"), found);
            }
        }
        _ => {}
    }
}
