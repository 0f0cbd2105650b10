//! What an auditor recomputes from the printed cells.

use crate::edit::edited;
use crate::exact::{Fraction, compound_factors, falls_in_whole_years, net, npv, present_value};
use crate::{last, times};
use bizcase::appraisal::LineSchedule;
use bizcase::prelude::*;
use bizcase::strategies::{CaseShape, Scope, cases_of};
use proptest::prelude::*;

fn full() -> CaseShape {
    CaseShape::new().scope(Scope::Full)
}

/// Whether two figures differ by no more than their roundings.
fn same_up_to_rounding(whole: Decimal, parts: [Decimal; 2]) -> bool {
    let sum = parts.iter().fold(Fraction::zero(), |sum, &part| sum.plus(&Fraction::of(part)));
    let roundings = [whole, parts[0], parts[1]].map(Fraction::half_unit_of);
    let bound = roundings.iter().fold(Fraction::zero(), |sum, rounding| sum.plus(rounding));
    sum.minus(&Fraction::of(whole)).is_within(&bound)
}

proptest! {
    #![proptest_config(times(150))]

    #[test]
    fn a_column_is_the_signed_sum_of_the_cells_that_count(case in cases_of(full())) {
        let appraisal = case.appraise();
        for (alternative, appraised) in case.alternatives().iter().zip(appraisal.alternatives()) {
            let mut cumulative = Fraction::zero();
            for (column, &figure) in appraised.flow().net().iter().enumerate() {
                let exact = net(alternative, column);
                prop_assert_eq!(Outcome::Value(figure), exact.rounded());
                cumulative = cumulative.plus(&exact);
                prop_assert_eq!(Outcome::Value(appraised.flow().cumulative()[column]), cumulative.rounded());
            }
        }
    }

    #[test]
    fn an_incremental_column_is_the_alternative_less_the_baseline(case in cases_of(full())) {
        let appraisal = case.appraise();
        for (alternative, appraised) in case.alternatives().iter().zip(appraisal.alternatives()) {
            let Some(comparison) = appraised.comparison() else { continue };
            for (column, &figure) in comparison.flow().net().iter().enumerate() {
                let exact = net(alternative, column).minus(&net(case.baseline(), column));
                prop_assert_eq!(Outcome::Value(figure), exact.rounded());
            }
        }
    }

    #[test]
    fn a_net_present_value_is_the_exact_sum_rounded_once(case in cases_of(full().periods(1..=20))) {
        let appraisal = case.appraise();
        let of_baseline =
            falls_in_whole_years(&case, case.baseline()).then(|| npv(&case, case.baseline()));
        for (alternative, appraised) in case.alternatives().iter().zip(appraisal.alternatives()) {
            if !falls_in_whole_years(&case, alternative) {
                continue;
            }
            let exact = npv(&case, alternative);
            prop_assert_eq!(appraised.measures().npv(), exact.rounded());
            if let (Some(comparison), Some(of_baseline)) = (appraised.comparison(), &of_baseline) {
                prop_assert_eq!(comparison.npv(), exact.minus(of_baseline).rounded());
            }
        }
    }

    #[test]
    fn each_column_and_each_line_in_money_has_its_exact_present_value(case in cases_of(full())) {
        let appraisal = case.appraise();
        for (alternative, appraised) in case.alternatives().iter().zip(appraisal.alternatives()) {
            let columns = if falls_in_whole_years(&case, alternative) { case.timeline().columns() } else { 0 };
            for (column, &figure) in appraised.flow().present_values()[..columns].iter().enumerate() {
                prop_assert_eq!(figure, present_value(&case, alternative, column).rounded());
            }
            let in_columns = |schedule: &&LineSchedule| schedule.line().dated_cells().is_empty();
            for schedule in appraised.lines().iter().filter(in_columns) {
                let line = schedule.line();
                let is_money = line.treatment().is_money();
                let factors = compound_factors(&case, line);
                let present_values = line.cells().iter().zip(&factors).filter(|_| is_money);
                let exact: Vec<_> = present_values.map(|(&cell, factor)| Fraction::of(cell).over(factor)).collect();
                let figures: Vec<_> = exact.iter().map(Fraction::rounded).collect();
                prop_assert_eq!(schedule.present_values(), figures);
                let sum = exact.iter().fold(Fraction::zero(), |sum, value| sum.plus(value));
                prop_assert_eq!(schedule.present_value(), is_money.then(|| sum.rounded()));
            }
        }
    }

    #[test]
    fn the_last_cumulative_present_value_is_the_net_present_value(case in cases_of(full())) {
        for alternative in case.appraise().alternatives() {
            prop_assert_eq!(last(alternative.flow()), alternative.measures().npv());
            if let Some(comparison) = alternative.comparison() {
                prop_assert_eq!(last(comparison.flow()), comparison.npv());
            }
        }
    }

    #[test]
    fn the_increment_and_the_baseline_make_the_whole(case in cases_of(full())) {
        let appraisal = case.appraise();
        let baseline = appraisal.baseline().measures().npv().value().unwrap();
        for alternative in appraisal.alternatives() {
            let whole = alternative.measures().npv().value().unwrap();
            let Some(comparison) = alternative.comparison() else { continue };
            prop_assert!(same_up_to_rounding(whole, [comparison.npv().value().unwrap(), baseline]));
            let measures = alternative.measures();
            let benefits = measures.present_value_of_net_benefits().value().unwrap();
            let costs = measures.present_value_of_costs().value().unwrap();
            prop_assert!(same_up_to_rounding(whole, [benefits, -costs]));
        }
    }

    #[test]
    fn without_interest_the_net_present_value_is_the_total(case in cases_of(full())) {
        let undiscounted = edited(&case, |document| {
            let discounting = document["discounting"].as_object_mut().unwrap();
            let named = discounting.remove("named");
            *discounting = serde_json::json!({"rate": "0"}).as_object().unwrap().clone();
            if let Some(serde_json::Value::Object(named)) = named {
                let free = named.into_iter().map(|(id, _)| (id, serde_json::json!({"rate": "0"}))).collect();
                discounting.insert("named".to_owned(), serde_json::Value::Object(free));
            }
        });
        for alternative in undiscounted.appraise().alternatives() {
            let total = *alternative.flow().cumulative().last().unwrap();
            prop_assert_eq!(alternative.measures().npv(), Outcome::Value(total));
        }
    }
}
