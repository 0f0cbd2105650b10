//! What a change of the case changes, and what it does not.

use crate::edit::{add_everywhere, alternatives, edited, for_each_amount, lines};
use crate::exact::{Fraction, compound_factors};
use crate::{figures, times};
use bizcase::appraisal::Comparison;
use bizcase::case::{CaseAlternative, Treatment};
use bizcase::prelude::*;
use bizcase::strategies::laws::{self, Closeness};
use bizcase::strategies::{CaseShape, Scope, cases, cases_of, profiles};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

fn full() -> CaseShape {
    CaseShape::new().scope(Scope::Full)
}

/// The lines that count with what adjusts them, and nothing else.
fn counted_alone(case: &BusinessCase) -> BusinessCase {
    let counts =
        |class: &Value| !["sunk", "quantified", "qualitative"].iter().any(|uncounted| class == uncounted);
    edited(case, |document| {
        for alternative in alternatives(document) {
            for kind in ["cost", "benefit", "dis_benefit"] {
                lines(alternative, kind).retain(|line| counts(&line["class"]));
            }
            let of_classes = alternative.get_mut("adjustment").and_then(Value::as_array_mut);
            if let Some(of_classes) = of_classes {
                of_classes.retain(|adjustment| adjustment["on"].as_object().unwrap().values().all(counts));
            }
        }
    })
}

fn doubled(case: &BusinessCase) -> BusinessCase {
    edited(case, |document| {
        for_each_amount(document, |amount| match amount {
            Value::Array(factors) => factors.push(json!({ "constant": "2" })),
            number => *number = json!([{ "constant": number.clone() }, { "constant": "2" }]),
        });
    })
}

/// How far twice the net present value may be from that of twice the amounts: each cell is rounded, before and
/// after, and so are the two figures.
fn rounding_of_doubles(case: &BusinessCase, alternative: &CaseAlternative, npvs: [Decimal; 2]) -> Fraction {
    let mut bound = Fraction::half_unit_of(npvs[1]);
    for _ in 0..2 {
        bound = bound.plus(&Fraction::half_unit_of(npvs[0]));
    }
    for line in alternative.lines().iter().filter(|line| line.treatment() == Treatment::Counted) {
        for (cell, factor) in line.cells().iter().zip(&compound_factors(case, line)) {
            let cells = [*cell, *cell, cell * Decimal::TWO].map(Fraction::half_unit_of);
            for rounding in cells {
                bound = bound.plus(&rounding.over(factor));
            }
        }
    }
    bound
}

proptest! {
    #![proptest_config(times(150))]

    #[test]
    fn lines_that_do_not_count_change_no_figure(case in cases_of(full())) {
        prop_assert_eq!(figures(&case.appraise()), figures(&counted_alone(&case).appraise()));
    }

    #[test]
    fn a_line_of_amount_zero_changes_no_figure(
        case in cases_of(full()), kind in prop::sample::select(vec!["cost", "benefit", "dis_benefit"]),
    ) {
        let nothing = json!({ "name": "Nothing", "amount": "0", "profile": "every-period" });
        let with_nothing = edited(&case, |document| add_everywhere(document, kind, &nothing));
        prop_assert_eq!(figures(&case.appraise()), figures(&with_nothing.appraise()));
    }

    #[test]
    fn twice_the_amounts_are_twice_the_net_present_value(case in cases()) {
        let (once, twice) = (case.appraise(), doubled(&case).appraise());
        for ((alternative, one), two) in case.alternatives().iter().zip(once.alternatives()).zip(twice.alternatives()) {
            let npvs = [one, two].map(|appraised| appraised.measures().npv().value().unwrap());
            let [single, double] = npvs.map(Fraction::of);
            let difference = double.minus(&single).minus(&single);
            prop_assert!(difference.is_within(&rounding_of_doubles(&case, alternative, npvs)), "{:?}", npvs);
        }
    }

    #[test]
    fn an_alternative_is_worth_what_its_lines_are_worth_alone(case in cases_of(full())) {
        laws::additive_over_lines(npv_of, &case, Closeness::LastPlace)?;
    }

    #[test]
    fn the_order_of_lines_and_of_alternatives_changes_no_figure(case in cases_of(full())) {
        let by_id = |case: &BusinessCase| -> BTreeMap<String, String> {
            let appraisal = case.appraise();
            let ids = appraisal.alternatives().iter().map(|alternative| alternative.id().to_string());
            ids.zip(figures(&appraisal)).collect()
        };
        laws::unmoved_by_order_of_lines(by_id, &case)?;
        laws::unmoved_by_order_of_alternatives(by_id, &case)?;
    }

    #[test]
    fn ties_are_not_broken_by_the_order_of_alternatives(
        case in cases_of(CaseShape::new().alternatives(2..=4).lines(0..=1)),
    ) {
        let ranking = |case: &BusinessCase| {
            let appraisal = case.appraise();
            let leaders: BTreeSet<Id> = appraisal.ranking().leaders().iter().cloned().collect();
            let ranks: BTreeMap<Id, usize> =
                appraisal.ranking().ranks().iter().map(|rank| (rank.id().clone(), rank.rank())).collect();
            (leaders, ranks, appraisal.ranking().margin())
        };
        laws::unmoved_by_order_of_alternatives(ranking, &case)?;
    }

    #[test]
    fn the_baseline_is_as_much_better_as_the_other_is_worse(case in cases_of(full())) {
        let gain = |case: &BusinessCase, id: &Id| {
            let appraisal = case.appraise();
            let comparison = appraisal.alternative(id.as_str()).unwrap().comparison().map(Comparison::npv);
            comparison.unwrap_or(Outcome::Value(Decimal::ZERO))
        };
        laws::reversed_with_the_baseline(gain, &case, Closeness::LastPlace)?;
    }

    #[test]
    fn the_central_value_of_an_assumption_changes_nothing(case in cases_of(full().assumptions(1..=3))) {
        for assumption in case.assumptions() {
            let same = case.with_assumption(assumption.id().as_str(), assumption.value()).unwrap();
            prop_assert_eq!(&same, &case);
        }
    }

    #[test]
    fn the_effect_of_an_assumption_is_the_appraisal_at_its_ends(
        case in cases_of(full().assumptions(1..=3)),
    ) {
        let appraisal = case.appraise();
        for effect in appraisal.assumptions() {
            for end in [effect.low(), effect.high()].into_iter().flatten() {
                let there = case.with_assumption(effect.id().as_str(), end.value()).unwrap().appraise();
                let npvs: Vec<_> = there.alternatives().iter().map(|it| it.measures().npv()).collect();
                prop_assert_eq!(end.npvs(), npvs);
                prop_assert_eq!(end.leaders(), there.ranking().leaders());
                for (against, it) in end.npvs_against_baseline().iter().zip(there.alternatives()) {
                    let expected = it.comparison().map_or(Outcome::Value(Decimal::ZERO), Comparison::npv);
                    prop_assert_eq!(*against, expected);
                }
            }
        }
    }

    // A delay of one alternative would move the line there alone.
    #[test]
    fn what_every_alternative_has_changes_no_comparison(
        case in cases_of(CaseShape::new().periods(4)), profile in profiles(4), amount in 0_u32..1_000_000,
    ) {
        let comparisons = |case: &BusinessCase| -> Vec<Option<Comparison>> {
            case.appraise().alternatives().iter().map(|alternative| alternative.comparison().cloned()).collect()
        };
        let amount = money(amount, case.currency());
        let cost = Cost::new("Overhead", amount).profile(profile.clone());
        laws::unmoved_by_a_common_line(comparisons, &case, |alternative| alternative.cost(cost.clone()))?;
        let benefit = Benefit::new("Fees", amount).profile(profile.clone());
        laws::unmoved_by_a_common_line(comparisons, &case, |alternative| alternative.benefit(benefit.clone()))?;
        let loss = DisBenefit::new("Queues", amount).profile(profile);
        laws::unmoved_by_a_common_line(comparisons, &case, |alternative| alternative.dis_benefit(loss.clone()))?;
    }
}

fn npv_of(case: &BusinessCase, id: &Id) -> Outcome<Decimal> {
    case.appraise().alternative(id.as_str()).unwrap().measures().npv()
}
