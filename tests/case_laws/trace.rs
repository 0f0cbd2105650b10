//! A trace adds up: each level makes the figure above it, but for the roundings of its own figures.

use crate::exact::Fraction;
use crate::times;
use bizcase::appraisal::{CellTrace, FactorTrace, LineTrace, ResidualTrace, TagTotal};
use bizcase::case::{Line, Treatment};
use bizcase::prelude::*;
use bizcase::strategies::{CaseShape, Scope, cases_of};
use proptest::prelude::*;

/// Whether parts make a whole up to half a unit of the last place of each figure, and the difference is as stated.
pub(crate) fn adds_up(whole: Outcome<Decimal>, parts: &[Outcome<Decimal>], stated: Option<Decimal>) -> bool {
    let whole = whole.value().unwrap();
    let parts: Vec<Decimal> = parts.iter().map(|part| part.value().unwrap()).collect();
    let sum = parts.iter().fold(Fraction::zero(), |sum, &part| sum.plus(&Fraction::of(part)));
    let difference = Fraction::of(whole).minus(&sum);
    let halves = parts.iter().map(|&part| Fraction::half_unit_of(part));
    let bound = halves.fold(Fraction::half_unit_of(whole), |sum, half| sum.plus(&half));
    difference.is_within(&bound) && Some(difference.rounded()) == stated.map(Outcome::Value)
}

fn full() -> CaseShape {
    CaseShape::new().scope(Scope::Full)
}

proptest! {
    #![proptest_config(times(150))]

    #[test]
    fn lines_and_tags_make_the_net_present_value(case in cases_of(full())) {
        let appraisal = case.appraise();
        for alternative in appraisal.alternatives() {
            let trace = appraisal.trace(alternative.id().as_str()).unwrap();
            prop_assert_eq!(trace.npv(), alternative.measures().npv());
            let lines: Vec<_> = trace.lines().iter().map(LineTrace::present_value).collect();
            prop_assert!(adds_up(trace.npv(), &lines, trace.rounding()));
            let tags: Vec<_> = trace.tags().iter().map(TagTotal::present_value).collect();
            prop_assert!(adds_up(trace.npv(), &tags, trace.rounding_of_tags()));
        }
    }

    #[test]
    fn every_line_that_counts_is_under_one_tag(case in cases_of(full())) {
        let appraisal = case.appraise();
        for alternative in case.alternatives() {
            let trace = appraisal.trace(alternative.id().as_str()).unwrap();
            let mut tagged: Vec<&str> =
                trace.tags().iter().flat_map(TagTotal::lines).map(String::as_str).collect();
            let counted = alternative.lines().iter().filter(|line| line.treatment() == Treatment::Counted);
            let mut names: Vec<&str> = counted.map(Line::name).collect();
            tagged.sort_unstable();
            names.sort_unstable();
            prop_assert_eq!(tagged, names);
        }
    }

    #[test]
    fn columns_and_what_is_left_make_the_line_and_factors_make_the_cell(case in cases_of(full())) {
        let appraisal = case.appraise();
        for alternative in case.alternatives() {
            let trace = appraisal.trace(alternative.id().as_str()).unwrap();
            for line in trace.lines() {
                let left = line.residual().map(ResidualTrace::present_value);
                let parts: Vec<_> = line.cells().iter().map(CellTrace::present_value).chain(left).collect();
                prop_assert!(adds_up(line.present_value(), &parts, line.rounding()));
                let adjustments = line.adjustments().iter().map(|adjustment| adjustment.factor().value().unwrap());
                let stated = line.factors().iter().chain(line.probability()).map(FactorTrace::value);
                let amount = stated
                    .chain(adjustments)
                    .fold(Fraction::of(dec!(1)), |product, factor| product.times(&Fraction::of(factor)));
                for cell in line.cells() {
                    // Factors are shown to 28 places, so that a small one has few digits.
                    let factors = [cell.multiple(), cell.growth(), cell.prices()];
                    let product = factors.iter().fold(amount.clone(), |product, factor| {
                        product.times(&Fraction::of(factor.value().unwrap()))
                    });
                    let size = Fraction::of(cell.cell().abs());
                    let bound = size.times(&Fraction::of(dec!(0.00000001)));
                    prop_assert!(product.minus(&size).is_within(&bound));
                }
            }
        }
    }
}
