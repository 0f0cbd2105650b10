//! What must hold of the switching values of random cases.

use crate::edit::edited;
use crate::exact::{Fraction, compound_factors, falls_in_whole_years, npv};
use bizcase::appraisal::EndEffect;
use bizcase::case::{CaseAlternative, CaseAssumption, Line, LineKind, Treatment};
use bizcase::prelude::*;
use bizcase::risk::{LeadChange, Switches, SwitchingValue};
use bizcase::strategies::{CaseShape, Scope, cases_of};
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::{Value, json};
use std::cmp::Ordering;

fn plain() -> CaseShape {
    CaseShape::new().assumptions(1..=4).lines(1..=4)
}

fn shape() -> CaseShape {
    plain().scope(Scope::Full)
}

fn times(cases: u32) -> Config {
    Config { cases, ..Config::default() }
}

/// A case in which one input moves, and what was found of it.
struct Moved<'a> {
    switches: Switches,
    central: Decimal,
    at: Box<dyn Fn(Decimal) -> Option<BusinessCase> + 'a>,
}

/// Every input of a case.
fn inputs(case: &BusinessCase) -> Vec<Moved<'_>> {
    let values = case.appraise().switching_values();
    let assumptions = values.assumptions().iter().map(|of_input| {
        let id = of_input.id().clone();
        Moved {
            switches: of_input.switches().clone(),
            central: of_input.central(),
            at: Box::new(move |value| case.with_assumption(id.as_str(), value).ok()),
        }
    });
    let places = counted_places(case);
    let lines = values.lines().iter().zip(places).map(|(of_line, place)| Moved {
        switches: of_line.switches().clone(),
        central: Decimal::ONE,
        at: Box::new(move |factor| Some(with_line_times(case, &place, factor))),
    });
    assumptions.chain(lines).collect()
}

/// Where a line stands in a document: alternative, list, index.
struct Place(usize, String, usize);

fn counted_places(case: &BusinessCase) -> Vec<Place> {
    let mut places = Vec::new();
    for (position, alternative) in case.alternatives().iter().enumerate() {
        let mut before = ("", 0);
        for line in alternative.lines() {
            let list = line.kind().word();
            before = if before.0 == list { (list, before.1 + 1) } else { (list, 0) };
            if line.treatment() == Treatment::Counted {
                places.push(Place(position, list.replace('-', "_"), before.1));
            }
        }
    }
    places
}

/// What a line can be sold for is stated by itself, and stays.
fn with_line_times(case: &BusinessCase, place: &Place, factor: Decimal) -> BusinessCase {
    let constant = json!({ "constant": factor.to_string() });
    edited(case, |document| match &mut document["alternative"][place.0][&place.1][place.2]["amount"] {
        Value::Array(factors) => factors.push(constant),
        number => *number = json!([{ "constant": number.clone() }, constant]),
    })
}

/// A little below and a little above a value, by far more than cells are rounded by; none next to zero, where a step
/// may lead to what amounts do not admit.
fn around(value: Decimal) -> Option<[Decimal; 2]> {
    let step = value.checked_mul(dec!(0.000000001))?.abs();
    let value = value.round_dp(20);
    (step > dec!(0.000000000000000001)).then_some([value - step, value + step])
}

fn leaders(case: &BusinessCase) -> Vec<Id> {
    case.appraise().ranking().leaders().to_vec()
}

fn assert_turns(input: &Moved<'_>, change: &LeadChange, leader: &[Id]) -> Result<(), TestCaseError> {
    let Some(value) = change.point().value().value() else { return Ok(()) };
    let Some(near) = around(value) else { return Ok(()) };
    let (inside, outside) = if value < input.central { (near[1], near[0]) } else { (near[0], near[1]) };
    let beyond_centre = (inside < input.central) != (value < input.central);
    if let Some(case) = (input.at)(inside).filter(|_| !beyond_centre) {
        prop_assert_eq!(leaders(&case), leader, "inside, at {}", inside);
    }
    if let Some(case) = (input.at)(outside) {
        let after = leaders(&case);
        prop_assert!(!after.contains(&leader[0]), "outside, at {}", outside);
        prop_assert!(after.iter().all(|id| change.challengers().contains(id)), "{:?}", after);
    }
    Ok(())
}

/// The net present value of an alternative, or what it has beyond the baseline.
fn sign(case: &BusinessCase, alternative: &str, against: bool) -> Ordering {
    let of = |alternative: &CaseAlternative| npv(case, alternative);
    let alone = of(case.alternative(alternative).unwrap());
    let worth = if against { alone.minus(&of(case.baseline())) } else { alone };
    worth.sign().cmp(&Fraction::zero().sign())
}

fn assert_zero(
    input: &Moved<'_>,
    zero: &SwitchingValue,
    alternative: &str,
    against: bool,
) -> Result<(), TestCaseError> {
    let Some([below, above]) = zero.value().value().and_then(around) else { return Ok(()) };
    let is_exact = |case: &BusinessCase| case.alternatives().iter().all(|it| falls_in_whole_years(case, it));
    if let (Some(one), Some(other)) = ((input.at)(below).filter(is_exact), (input.at)(above)) {
        let signs = [&one, &other].map(|case| sign(case, alternative, against));
        prop_assert!(signs[0] == signs[1].reverse() && signs[0] != Ordering::Equal, "{:?}", signs);
    }
    Ok(())
}

fn power(line: &Line, assumption: &CaseAssumption) -> u32 {
    let named = line.amount().unwrap().assumptions().filter(|id| *id == assumption.id().as_str());
    u32::try_from(named.count()).unwrap()
}

/// The present value of the lines of an alternative that depend so often on an assumption.
fn part(case: &BusinessCase, alternative: &CaseAlternative, wanted: impl Fn(&Line) -> bool) -> Fraction {
    let counted = alternative.lines().iter().filter(|line| line.treatment() == Treatment::Counted);
    let mut sum = Fraction::zero();
    for line in counted.filter(|line| wanted(line)) {
        for (cell, factor) in line.cells().iter().zip(&compound_factors(case, line)) {
            let worth = Fraction::of(*cell).over(factor);
            let is_inflow = matches!(line.kind(), LineKind::Benefit(_));
            sum = if is_inflow { sum.plus(&worth) } else { sum.minus(&worth) };
        }
    }
    sum
}

/// `-fixed / moving`, where that is no less than zero.
fn quotient(fixed: &Fraction, moving: &Fraction) -> Option<Fraction> {
    let zero = Fraction::zero();
    match moving.sign().cmp(&zero.sign()) {
        Ordering::Equal => None,
        Ordering::Less => Some(fixed.over(&zero.minus(moving))),
        Ordering::Greater => Some(zero.minus(fixed).over(moving)),
    }
    .filter(|quotient| quotient.sign() >= zero.sign())
}

proptest! {
    #![proptest_config(times(120))]

    #[test]
    fn the_leader_stays_inside_of_a_switching_value_and_loses_outside(case in cases_of(shape())) {
        let leader = leaders(&case);
        for input in inputs(&case) {
            for change in [input.switches.preference().below(), input.switches.preference().above()] {
                assert_turns(&input, change, &leader)?;
            }
        }
    }

    #[test]
    fn the_leader_of_a_taxed_case_loses_outside_too(case in cases_of(plain().scope(Scope::Taxed))) {
        let leader = leaders(&case);
        for input in inputs(&case) {
            for change in [input.switches.preference().below(), input.switches.preference().above()] {
                assert_turns(&input, change, &leader)?;
            }
        }
    }

    #[test]
    fn the_sign_of_a_net_present_value_changes_at_its_zero(case in cases_of(shape())) {
        for input in inputs(&case) {
            for of in input.switches.npv_zero() {
                // A net present value that is zero now changes its sign as well.
                assert_zero(&input, of.alone(), of.alternative().as_str(), false)?;
                if let Some(zero) = of.against_baseline() {
                    assert_zero(&input, zero, of.alternative().as_str(), true)?;
                }
            }
        }
    }

    #[test]
    fn where_nothing_turns_the_leader_stays(case in cases_of(shape()), times in 0_u32..40) {
        let leader = leaders(&case);
        for input in inputs(&case) {
            let moved = input.central * Decimal::from(times) / dec!(10);
            let preference = input.switches.preference();
            let side = if moved < input.central { preference.below() } else { preference.above() };
            let is_several = side.point().value().reason().is_some_and(|reason| reason.code() == "several-powers");
            let is_nowhere = side.point().value().value().is_none() && !is_several && leader.len() == 1;
            if let Some(case) = (input.at)(moved).filter(|_| is_nowhere) {
                prop_assert_eq!(leaders(&case), leader.clone(), "at {}", moved);
            }
        }
    }

    #[test]
    fn a_switching_value_lies_within_the_range_where_its_end_turns_the_choice(case in cases_of(shape())) {
        let appraisal = case.appraise();
        let leader = appraisal.ranking().leaders();
        let values = appraisal.switching_values();
        for (effect, of_input) in appraisal.assumptions().iter().zip(values.assumptions()) {
            let preference = of_input.switches().preference();
            for (end, change) in [(effect.low(), preference.below()), (effect.high(), preference.above())] {
                let turned = |end: &EndEffect| !end.leaders().iter().any(|id| leader.contains(id));
                let (Some(end), Some(value)) = (end, change.point().value().value()) else { continue };
                // An end within the rounding of the value may lie on either side of it.
                if (end.value() - value).abs() > value.abs() * dec!(0.000000001) {
                    prop_assert_eq!(change.point().is_within_range(), Some(turned(end)));
                }
            }
        }
    }

    #[test]
    fn each_figure_is_the_quotient_of_present_values_rounded_once(case in cases_of(plain())) {
        let values = case.appraise().switching_values();
        for (assumption, of_input) in case.assumptions().iter().zip(values.assumptions()) {
            for alternative in case.alternatives() {
                let highest = alternative.lines().iter().filter(|line| line.amount().is_some());
                let once = highest.clone().all(|line| power(line, assumption) <= 1);
                if !once || assumption.value().is_zero() {
                    continue;
                }
                let moving = part(&case, alternative, |line| power(line, assumption) == 1);
                let fixed = part(&case, alternative, |line| power(line, assumption) == 0);
                let expected = quotient(&fixed, &moving);
                let found = of_input.switches().npv_zero_of(alternative.id().as_str());
                let found = found.and_then(|of| of.alone().value().value());
                let value = |factor: Fraction| factor.times(&Fraction::of(assumption.value())).rounded();
                prop_assert_eq!(found, expected.and_then(|factor| value(factor).value()));
            }
        }
    }

    #[test]
    fn switching_values_of_any_case_serialise(case in cases_of(shape().assumptions(0..=6).lines(0..=8))) {
        let values = case.appraise().switching_values();
        prop_assert_eq!(values.assumptions().len(), case.assumptions().len());
        prop_assert_eq!(values.lines().len(), counted_places(&case).len());
        prop_assert!(serde_json::to_string(&values).unwrap().contains("bizcase-switching-values/1"));
    }
}
