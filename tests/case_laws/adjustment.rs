//! Chains of adjustments.

use crate::edit::{alternatives, edited};
use crate::exact::Fraction;
use crate::{figures, times};
use bizcase::appraisal::{AdjustedLines, Adjustments};
use bizcase::case::{CaseAdjustment, CaseAlternative, ClassAdjustment, Line, Treatment};
use bizcase::prelude::*;
use bizcase::strategies::{CaseShape, Scope, cases_of, profiles};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

fn full() -> CaseShape {
    CaseShape::new().scope(Scope::Full)
}

const KINDS: [&str; 3] = ["cost", "benefit", "dis_benefit"];

/// Calls `change` with every line that has an amount.
fn for_each_line(document: &mut Value, mut change: impl FnMut(&mut Value)) {
    for alternative in alternatives(document) {
        for kind in KINDS {
            let lines = alternative.get_mut(kind).and_then(Value::as_array_mut);
            lines.into_iter().flatten().filter(|line| line.get("amount").is_some()).for_each(&mut change);
        }
    }
}

/// Adjustments that leave a line as it is.
fn neutral() -> Value {
    let because = |kind: &str, value: Value| json!({ kind: value, "source": "nothing is known against it" });
    json!([
        because("confidence", json!("0%")),
        because("overlap", json!({ "group": "its own", "share": "100%" })),
        because("reference-class", json!({ "overruns": ["0", "-10%", "10%"], "percentile": "50%" })),
    ])
}

/// All cells of a case, line by line.
fn cells(case: &BusinessCase) -> Vec<Vec<Decimal>> {
    let lines = case.alternatives().iter().flat_map(CaseAlternative::lines);
    lines.map(|line| line.cells().to_vec()).collect()
}

/// By how much a case without alternatives of its own multiplies the amounts of a line, times some amount and multiples.
fn cells_of(amount: Decimal, profile: &Profile, chain: &[Adjustment]) -> Vec<Decimal> {
    let line = Cost::new("Works", money(amount, Currency::GBP)).capital().profile(profile.clone());
    let case = BusinessCase::builder("Works", Currency::GBP)
        .timeline(Timeline::years(2026, 12))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(3))
        .baseline(
            Alternative::business_as_usual("Plan").cost(chain.iter().cloned().fold(line, Cost::adjusted)),
        )
        .build()
        .unwrap();
    case.baseline().lines()[0].cells().to_vec()
}

fn percents(most: i64) -> impl Strategy<Value = Decimal> {
    (0..=most).prop_map(|percent| Decimal::new(percent, 2))
}

/// An adjustment of a capital cost, and its factor by the definition of its kind.
fn adjustments() -> impl Strategy<Value = (Adjustment, Fraction)> {
    let one_and = |fraction: Decimal| Fraction::of(dec!(1) + fraction);
    prop_oneof![
        percents(300).prop_map(move |percentage| {
            (Adjustment::contingency(Rate::from_fraction(percentage).unwrap()), one_and(percentage))
        }),
        percents(99).prop_map(move |margin| (Adjustment::confidence(margin), one_and(margin))),
        // Bounds of 51 % and 4 %.
        percents(100).prop_map(move |mitigated| {
            let uplift = dec!(0.51) - mitigated * dec!(0.47);
            (Adjustment::optimism_bias("non-standard-buildings").mitigated(mitigated), one_and(uplift))
        }),
        // Of two overruns, the percentile is as far on the way from one to the other.
        (percents(200), percents(200), percents(100)).prop_map(move |(one, other, percentile)| {
            let (low, high) = (one.min(other), one.max(other));
            let class = Adjustment::reference_class([one, other], percentile);
            (class, one_and(low + percentile * (high - low)))
        }),
        percents(100).prop_map(|share| (Adjustment::overlap("works", share), Fraction::of(share))),
    ]
    .prop_map(|(adjustment, factor)| (adjustment.source("drawn at random"), factor))
}

/// At most one share of the one group.
fn chains() -> impl Strategy<Value = Vec<(Adjustment, Fraction)>> {
    let shares = |chain: &Vec<(Adjustment, Fraction)>| {
        chain.iter().filter(|(adjustment, _)| format!("{adjustment:?}").contains("overlap")).count()
    };
    vec(adjustments(), 0..=4).prop_filter("one share of a group", move |chain| shares(chain) <= 1)
}

proptest! {
    #![proptest_config(times(150))]

    #[test]
    fn a_cell_is_the_amount_times_the_multiple_times_the_chain_rounded_once(
        pence in 0_i64..10_000_000_000, multiples in vec(0_i64..=30_000, 1..=6), chain in chains(),
    ) {
        let amount = Decimal::new(pence, 2);
        let multiples: Vec<Decimal> = multiples.into_iter().map(|multiple| Decimal::new(multiple, 4)).collect();
        let (adjustments, factors): (Vec<Adjustment>, Vec<Fraction>) = chain.into_iter().unzip();
        let found = cells_of(amount, &Profile::explicit(&multiples).unwrap(), &adjustments);
        let factor = factors.iter().fold(Fraction::of(dec!(1)), |product, factor| product.times(factor));
        for (found, multiple) in found.iter().zip(&multiples) {
            let exact = Fraction::of(amount).times(&Fraction::of(*multiple)).times(&factor);
            prop_assert_eq!(Outcome::Value(*found), exact.rounded());
        }
    }

    #[test]
    fn the_order_of_a_chain_changes_no_cell(
        amount in (0_i64..100_000_000).prop_map(|pence| Decimal::new(pence, 2)), profile in profiles(12),
        chain in chains(), turns in 0_usize..4,
    ) {
        let stated: Vec<Adjustment> = chain.into_iter().map(|(adjustment, _)| adjustment).collect();
        let mut turned = stated.clone();
        let count = turned.len().max(1);
        turned.rotate_left(turns % count);
        prop_assert_eq!(cells_of(amount, &profile, &stated), cells_of(amount, &profile, &turned));
    }

    #[test]
    fn a_neutral_chain_changes_no_byte_of_any_figure(case in cases_of(CaseShape::new())) {
        let adjusted = edited(&case, |document| {
            let mut position = 0;
            for_each_line(document, |line| {
                let mut chain = neutral();
                chain[1]["overlap"]["group"] = json!(format!("its own {position}"));
                line["adjustments"] = chain;
                position += 1;
            });
        });
        prop_assert_eq!(cells(&adjusted), cells(&case));
        prop_assert_eq!(figures(&adjusted.appraise()), figures(&case.appraise()));
        for alternative in adjusted.appraise().alternatives() {
            for step in alternative.adjustments().into_iter().flat_map(Adjustments::steps) {
                prop_assert_eq!(step.before(), step.after());
            }
        }
    }

    #[test]
    fn each_step_begins_where_the_one_before_it_ended(case in cases_of(full())) {
        for alternative in case.appraise().alternatives() {
            let steps = alternative.adjustments().map_or(&[][..], Adjustments::steps);
            for pair in steps.windows(2) {
                let same = matches!(
                    (pair[0].lines(), pair[1].lines()),
                    (AdjustedLines::Line(one), AdjustedLines::Line(other)) if one == other
                );
                let class = pair.iter().all(|step| step.lines() == &AdjustedLines::Class);
                if (same || class) && pair[0].on() == pair[1].on() && has_distinct_names(alternative.lines()) {
                    prop_assert_eq!(pair[0].after(), pair[1].before());
                }
            }
        }
    }

    #[test]
    fn without_its_chains_a_case_is_worth_what_it_was_before_them(case in cases_of(full())) {
        let plain = edited(&case, |document| {
            for_each_line(document, |line| drop(line.as_object_mut().unwrap().remove("adjustments")));
            for alternative in alternatives(document) {
                alternative.as_object_mut().unwrap().remove("adjustment");
            }
        });
        for (adjusted, plain) in case.appraise().alternatives().iter().zip(plain.appraise().alternatives()) {
            if let Some(adjustments) = adjusted.adjustments() {
                prop_assert_eq!(adjustments.npv_before(), plain.measures().npv());
                prop_assert_eq!(adjustments.npv_after(), adjusted.measures().npv());
            }
        }
    }

    #[test]
    fn a_line_has_its_own_chain_and_that_of_its_class(case in cases_of(full())) {
        for alternative in case.alternatives() {
            for line in alternative.lines().iter().filter(|line| line.treatment() == Treatment::Counted) {
                let trace = case.appraise().trace(alternative.id().as_str()).unwrap();
                let of_class = alternative.adjustments().iter().filter(|adjustment| adjustment.on() == line.kind());
                let expected: Vec<String> = line
                    .adjustments()
                    .iter()
                    .chain(of_class.map(ClassAdjustment::adjustment))
                    .map(CaseAdjustment::summary)
                    .collect();
                let traced = trace.lines().iter().filter(|traced| traced.name() == line.name() && traced.kind() == line.kind());
                let found = traced.map(|traced| traced.adjustments().iter().map(|one| one.summary().to_owned()).collect::<Vec<_>>());
                prop_assert!(found.into_iter().any(|found| found == expected));
            }
        }
    }
}

fn has_distinct_names(lines: &[bizcase::appraisal::LineSchedule]) -> bool {
    let mut names: Vec<&str> = lines.iter().map(|schedule| Line::name(schedule.line())).collect();
    names.sort_unstable();
    names.windows(2).all(|pair| pair[0] != pair[1])
}
