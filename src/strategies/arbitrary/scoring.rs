//! Parts of scoring matrices, and whole ones.

use super::value::hundredths;
use super::{arbitrary, arbitrary_words, names};
use crate::scoring::{
    Criterion, CriterionGroup, Direction, GivenScore, GivenWeight, Missing, Must, Rating, Scale,
    ScoredOption, ScoringMatrix, Stakeholder, ValueTable,
};
use crate::strategies::{scoring_matrices, scoring_panels};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

arbitrary_words! { Direction, Missing }

arbitrary! {
    Rating => hundredths(0..=1_000).prop_map(Rating::from);
    // For criteria of which more is better.
    Scale => scales();
    GivenWeight => (points(), rationales()).prop_map(|(points, rationale)| {
        let weight = GivenWeight::points(points);
        rationale.map_or(weight.clone(), |rationale| weight.because(rationale))
    });
    GivenScore => (any::<Rating>(), rationales()).prop_map(|(rating, rationale)| {
        let score = GivenScore::new(rating);
        rationale.map_or(score.clone(), |rationale| score.because(rationale))
    });
    Criterion => criteria();
    CriterionGroup => (names("Group"), any::<GivenWeight>())
        .prop_map(|(name, weight)| CriterionGroup::new(name).weight(weight).of(["criterion-1", "criterion-2"]));
    ScoredOption => (names("Option"), any::<[GivenScore; 2]>()).prop_map(|(name, [first, second])| {
        ScoredOption::new(name).score("criterion-1", first).score("criterion-2", second)
    });
    Must => (names("Must"), any::<bool>(), hundredths(0..=100)).prop_map(|(name, at_least, limit)| {
        if at_least { Must::at_least(name, limit) } else { Must::at_most(name, limit) }
    });
    Stakeholder => (names("Stakeholder"), 1_i64..=10, any::<GivenScore>()).prop_map(|(name, influence, score)| {
        Stakeholder::new(name).influence(influence.into()).score("option-1", "criterion-1", score)
    });
    ScoringMatrix => prop_oneof![
        3 => scoring_matrices(1..=4, 1..=4),
        1 => scoring_panels(1..=3, 1..=3, 1..=3),
    ];
    ValueTable => value_tables();
}

/// A criterion of which less is better has a scale of numbers: the functions of other scales rise.
fn criteria() -> impl Strategy<Value = Criterion> {
    let rising = scales().prop_map(|scale| (Direction::HigherIsBetter, scale));
    let falling = Just((Direction::LowerIsBetter, Scale::numeric(Decimal::ZERO, Decimal::TEN)));
    let scaled = prop_oneof![3 => rising, 1 => falling];
    (names("Criterion"), scaled, any::<GivenWeight>()).prop_map(|(name, (direction, scale), weight)| {
        match direction {
            Direction::HigherIsBetter => Criterion::higher_is_better(name, scale).weight(weight),
            Direction::LowerIsBetter => Criterion::lower_is_better(name, scale).weight(weight),
        }
    })
}

/// Points of a weight, above zero.
fn points() -> impl Strategy<Value = Decimal> {
    (1_i64..=100).prop_map(Decimal::from)
}

fn rationales() -> impl Strategy<Value = Option<String>> {
    prop::option::weighted(0.25, Just("judged in a workshop".to_owned()))
}

/// From 0 to 10 most of the time, with any value function.
fn scales() -> impl Strategy<Value = Scale> {
    let (zero, five, ten) = (Decimal::ZERO, Decimal::from(5), Decimal::TEN);
    let numeric = move || Scale::numeric(zero, ten);
    let bent = hundredths(1..=99)
        .prop_map(move |middle| numeric().piecewise([(zero, zero), (five, middle), (ten, Decimal::ONE)]));
    let labelled = hundredths(1..=99).prop_map(|middle| {
        Scale::labelled([("none", Decimal::ZERO), ("some", middle), ("all", Decimal::ONE)])
    });
    prop_oneof![
        3 => Just(numeric()),
        1 => (-100_i64..=100, 1_i64..=1_000).prop_map(|(low, width)| Scale::numeric(low.into(), (low + width).into())),
        1 => bent,
        1 => labelled,
        1 => (1_i64..=500).prop_map(move |rho| numeric().exponential(rho.into())),
    ]
}

fn value_tables() -> impl Strategy<Value = ValueTable> {
    (1_usize..=4).prop_flat_map(|criteria| {
        let rows = vec(vec(hundredths(0..=100), criteria), 1..=4);
        (rows, vec(points(), criteria)).prop_map(|(rows, weights)| {
            ValueTable::new(&rows, &weights).expect("every cell is there, and weights are above zero")
        })
    })
}
