//! What may happen or not: cells in proportion to the probability, registers that add up.

use crate::edit::{alternatives, edited, lines};
use crate::exact::Fraction;
use crate::{figures, times};
use bizcase::appraisal::RiskEntry;
use bizcase::case::{CaseAlternative, Line, Treatment};
use bizcase::prelude::*;
use bizcase::strategies::{CaseShape, Scope, cases_of};
use proptest::prelude::*;
use serde_json::{Value, json};

fn full() -> CaseShape {
    CaseShape::new().scope(Scope::Full)
}

/// Changes the probability of each line that counts.
fn with_probabilities(case: &BusinessCase, change: impl Fn(&mut Value)) -> BusinessCase {
    edited(case, |document| {
        for alternative in alternatives(document) {
            for kind in ["cost", "benefit", "dis_benefit"] {
                let counted = lines(alternative, kind).iter_mut().filter(|line| {
                    !["sunk", "quantified", "qualitative"].iter().any(|class| line["class"] == *class)
                });
                counted.for_each(&change);
            }
        }
    })
}

fn all_lines(case: &BusinessCase) -> impl Iterator<Item = &Line> {
    case.alternatives().iter().flat_map(CaseAlternative::lines)
}

/// The share that a line states, or the assumption.
fn share(case: &BusinessCase, line: &Line) -> Option<Decimal> {
    Some(match line.probability()? {
        Probability::Assumption(id) => case.assumption(id).unwrap().value(),
        Probability::Share(share) => *share,
        other => panic!("{other}"),
    })
}

/// Whether parts make a whole up to half a unit of the last place of each figure.
fn adds_up(whole: Outcome<Decimal>, parts: impl IntoIterator<Item = Outcome<Decimal>>) -> bool {
    let whole = whole.value().unwrap();
    let (mut difference, mut bound) = (Fraction::of(whole), Fraction::half_unit_of(whole));
    for part in parts {
        let part = part.value().unwrap();
        difference = difference.minus(&Fraction::of(part));
        bound = bound.plus(&Fraction::half_unit_of(part));
    }
    difference.is_within(&bound)
}

proptest! {
    #![proptest_config(times(100))]

    #[test]
    fn a_probability_of_one_changes_no_figure(case in cases_of(full())) {
        let sure = with_probabilities(&case, |line| drop(line.as_object_mut().unwrap().remove("probability")));
        let at_one = with_probabilities(&case, |line| line["probability"] = json!("1"));
        prop_assert_eq!(figures(&sure.appraise()), figures(&at_one.appraise()));
    }

    #[test]
    fn a_line_if_it_happens_is_the_line_without_its_probability(case in cases_of(full())) {
        let sure = with_probabilities(&case, |line| drop(line.as_object_mut().unwrap().remove("probability")));
        for (line, same) in all_lines(&case).zip(all_lines(&sure)) {
            if let Some(happening) = line.if_it_happens() {
                prop_assert_eq!(happening, same);
            }
        }
    }

    #[test]
    fn cells_are_in_proportion_to_the_probability(case in cases_of(full())) {
        for line in all_lines(&case) {
            let Some((share, happening)) = share(&case, line).zip(line.if_it_happens()) else { continue };
            let share = Fraction::of(share);
            for (&expected, &impact) in line.cells().iter().zip(happening.cells()) {
                // Either cell is rounded once; where several dates share a column, each of them is, and their sum.
                let dates = Fraction::of((1 + line.dated_cells().len()).into());
                let bound = Fraction::half_unit_of(expected)
                    .plus(&Fraction::half_unit_of(impact).times(&share))
                    .times(&dates);
                let difference = Fraction::of(expected).minus(&Fraction::of(impact).times(&share));
                prop_assert!(difference.is_within(&bound), "{} of {}", expected, impact);
            }
        }
    }

    #[test]
    fn a_register_makes_the_difference_that_risks_make(case in cases_of(full())) {
        let appraisal = case.appraise();
        for (alternative, appraised) in case.alternatives().iter().zip(appraisal.alternatives()) {
            let in_view = alternative.lines().iter().filter(|line| line.treatment() != Treatment::OutsideView);
            let risks = in_view.filter(|line| line.probability().is_some()).count();
            let entries = appraised.risk_register().map_or(0, |register| register.entries().len());
            prop_assert_eq!(entries, risks);
            let Some(register) = appraised.risk_register() else { continue };
            let values = register.entries().iter().map(RiskEntry::expected_value);
            prop_assert!(adds_up(register.expected_value(), values));
            prop_assert_eq!(register.npv_with_risks(), appraised.measures().npv());
            let parts = [register.npv_without_risks(), register.expected_value()];
            prop_assert!(adds_up(register.npv_with_risks(), parts));
        }
    }

    #[test]
    fn an_impossible_threat_is_worth_what_the_rest_is_worth(case in cases_of(full())) {
        let appraisal = case.appraise();
        let impossible = with_probabilities(&case, |line| {
            if line.get("probability").is_some() {
                line["probability"] = json!("0%");
            }
        });
        let impossible = impossible.appraise();
        for (one, other) in appraisal.alternatives().iter().zip(impossible.alternatives()) {
            if let Some(register) = one.risk_register() {
                prop_assert_eq!(register.npv_without_risks(), other.measures().npv());
            }
        }
    }
}
