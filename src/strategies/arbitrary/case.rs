//! Conventions, rules, alternatives, whole cases.

use super::measure::{growth_rates, interest};
use super::{arbitrary, arbitrary_words, names};
use crate::case::{
    Acknowledgement, Alternative, AlternativeKind, Benefit, BusinessCase, CaseDocument, CashEffect,
    Contribution, Conventions, Cost, CostClass, DisBenefit, DiscountBasis, FindingCode, Inflation, LineKind,
    LossRule, Movement, PriceBasis, PriceLevels, Recipient, TaxPayment, TaxRules, Taxation, View,
};
use crate::measure::BcrRule;
use crate::strategies::{CaseShape, cases, cases_of, rate, rates};
use crate::tables::{RateBasis, discount_tables, price_indices};
use crate::time::{DayCount, Timing};
use crate::value::{PageUnit, RateSchedule};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

arbitrary_words! {
    AlternativeKind, CashEffect, Contribution, CostClass, FindingCode, LossRule, Movement, RateBasis, Recipient,
    TaxPayment, Taxation, View,
}

arbitrary! {
    LineKind => prop_oneof![
        any::<CostClass>().prop_map(LineKind::Cost),
        any::<CashEffect>().prop_map(LineKind::Benefit),
        any::<CashEffect>().prop_map(LineKind::DisBenefit),
        Just(LineKind::WorkingCapital),
    ];
    PriceBasis => prop::option::of(2020_i16..2060)
        .prop_map(|year| year.map_or(PriceBasis::Nominal, |year| PriceBasis::Real { year }));
    Conventions => conventions();
    PriceLevels => (2015_i16..2030, vec(8_000_i64..=15_000, 1..=40)).prop_map(|(year, hundredths)| {
        let levels: Vec<Decimal> = hundredths.into_iter().map(|level| Decimal::new(level, 2).normalize()).collect();
        PriceLevels::from_year(year, &levels).expect("the levels are above zero")
    });
    Inflation => prop_oneof![
        growth_rates().prop_map(Inflation::from),
        any::<PriceLevels>().prop_map(Inflation::from),
        select(price_indices().collect::<Vec<_>>()).prop_map(Inflation::from),
    ];
    DiscountBasis => prop_oneof![
        rate::annual(rates()).prop_map(DiscountBasis::from),
        rate::annual(rates()).prop_map(DiscountBasis::real),
        rate::annual(rates()).prop_map(DiscountBasis::nominal),
        any::<RateSchedule>().prop_map(DiscountBasis::from),
        select(discount_tables().collect::<Vec<_>>()).prop_map(DiscountBasis::from),
    ];
    TaxRules => (interest(), any::<LossRule>(), any::<TaxPayment>())
        .prop_map(|(rate, losses, paid)| TaxRules::at(rate).losses(losses).paid(paid));
    Acknowledgement => any::<FindingCode>().prop_map(|code| Acknowledgement::of(code, "agreed with the auditor"));
    Alternative => alternatives();
    CaseDocument => cases().prop_map(|case| CaseDocument::from(&case));
}

/// Of the shape that is asked for, as [`cases_of`].
impl Arbitrary for BusinessCase {
    type Parameters = CaseShape;
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with(shape: CaseShape) -> Self::Strategy {
        cases_of(shape).boxed()
    }
}

fn conventions() -> impl Strategy<Value = Conventions> {
    let untimed = any::<PriceBasis>().prop_map(|basis| match basis {
        PriceBasis::Nominal => Conventions::nominal(),
        PriceBasis::Real { year } => Conventions::real(year),
    });
    let optional = (any::<Option<DayCount>>(), any::<Option<View>>());
    (untimed, any::<Timing>(), any::<BcrRule>(), any::<PageUnit>(), optional).prop_map(
        |(untimed, timing, rule, unit, (day_count, view))| {
            let conventions = match timing {
                Timing::Start => untimed.start_of_period(),
                Timing::Middle => untimed.middle_of_period(),
                Timing::End => untimed.end_of_period(),
                Timing::Continuous => untimed.throughout_period(),
            };
            let conventions = conventions.benefit_cost_rule(rule).page_in(unit);
            let conventions = day_count.map_or(conventions, |day_count| conventions.day_count(day_count));
            view.map_or(conventions, |view| conventions.view(view))
        },
    )
}

fn alternatives() -> impl Strategy<Value = Alternative> {
    let lines = (vec(any::<Cost>(), 0..=3), vec(any::<Benefit>(), 0..=3), vec(any::<DisBenefit>(), 0..=1));
    (names("Option"), any::<AlternativeKind>(), lines).prop_map(
        |(name, kind, (costs, benefits, dis_benefits))| {
            let alternative = match kind {
                AlternativeKind::DoNothing => Alternative::do_nothing(name),
                AlternativeKind::BusinessAsUsual => Alternative::business_as_usual(name),
                AlternativeKind::DoMinimum => Alternative::do_minimum(name),
                AlternativeKind::DoSomething => Alternative::do_something(name),
            };
            let alternative = costs.into_iter().fold(alternative, Alternative::cost);
            let alternative = benefits.into_iter().fold(alternative, Alternative::benefit);
            dis_benefits.into_iter().fold(alternative, Alternative::dis_benefit)
        },
    )
}
