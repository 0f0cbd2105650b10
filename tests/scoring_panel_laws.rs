//! Laws of judgement by several stakeholders, on random panels.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::scoring::{
    Between, Criterion, CriterionGroup, NormalisedWeight, RankedOption, Scale, ScoreRanking, ScoredOption,
    ScoringMatrix, Stakeholder,
};
use bizcase::strategies::scoring_panels;
use bizcase::{Decimal, dec, limits};
use num_bigint::BigInt;
use proptest::prelude::*;

/// A panel as plain numbers, before anything of the crate has seen them.
#[derive(Debug, Clone)]
struct Plain {
    weights: Vec<i64>,
    options: usize,
    stakeholders: Vec<Rater>,
}

#[derive(Debug, Clone)]
struct Rater {
    influence: i64,
    weights: Option<Vec<i64>>,
    /// By option and criterion: steps of a scale from 0 to 10, perhaps missing.
    scores: Vec<Vec<Option<i64>>>,
}

/// In which order the parts are stated.
#[derive(Debug, Clone)]
struct Orders {
    criteria: Vec<usize>,
    options: Vec<usize>,
    stakeholders: Vec<usize>,
}

impl Plain {
    fn orders(&self) -> Orders {
        let straight = |count: usize| (0..count).collect();
        Orders {
            criteria: straight(self.weights.len()),
            options: straight(self.options),
            stakeholders: straight(self.stakeholders.len()),
        }
    }

    fn matrix(&self) -> ScoringMatrix {
        self.matrix_in(&self.orders(), dec!(1))
    }

    fn matrix_in(&self, orders: &Orders, factor: Decimal) -> ScoringMatrix {
        let mut draft = ScoringMatrix::builder();
        for &index in &orders.criteria {
            draft = draft.criterion(self.criterion(index, factor));
        }
        for &index in &orders.options {
            draft = draft.option(ScoredOption::new(format!("o{index}")));
        }
        for &index in &orders.stakeholders {
            draft = draft.stakeholder(self.stakeholders[index].named(index, orders, factor));
        }
        draft.build().unwrap()
    }

    fn criterion(&self, index: usize, factor: Decimal) -> Criterion {
        Criterion::higher_is_better(format!("c{index}"), Scale::numeric(dec!(0), dec!(10)))
            .weight(Decimal::from(self.weights[index]) * factor)
    }

    /// The value and the weight in numerators and denominators: mean values times mean weights, in ratios of integers
    /// over products of all denominators. `None` where a cell is open.
    fn exact_total(&self, option: usize) -> Option<(BigInt, BigInt)> {
        let whole: i64 = self.stakeholders.iter().map(|it| it.influence).sum();
        let mut total = (BigInt::from(0), BigInt::from(1));
        for criterion in 0..self.weights.len() {
            let mut weight = (BigInt::from(0), BigInt::from(1));
            let mut value = (0_i64, 0_i64);
            for rater in &self.stakeholders {
                let weights = rater.weights.as_ref().unwrap_or(&self.weights);
                let share = (weights[criterion] * rater.influence, weights.iter().sum::<i64>() * whole);
                weight = sum(&weight, &(share.0.into(), share.1.into()));
                if let Some(score) = rater.scores[option][criterion] {
                    value = (value.0 + score * rater.influence, value.1 + 10 * rater.influence);
                }
            }
            if value.1 == 0 {
                return None;
            }
            total = sum(&total, &(weight.0 * value.0, weight.1 * value.1));
        }
        Some(total)
    }
}

fn sum(one: &(BigInt, BigInt), other: &(BigInt, BigInt)) -> (BigInt, BigInt) {
    (&one.0 * &other.1 + &other.0 * &one.1, &one.1 * &other.1)
}

/// Whether the figure is the nearest multiple of 10^-28, the even one of two that are equally near.
fn is_rounding_of(figure: Decimal, (numerator, denominator): &(BigInt, BigInt)) -> bool {
    let units = BigInt::from(figure.mantissa()) * BigInt::from(10).pow(28 - figure.scale());
    let error: BigInt = (numerator * BigInt::from(10).pow(28) - &units * denominator) * 2;
    let is_even = &units % BigInt::from(2) == BigInt::from(0);
    let distance = BigInt::from(error.magnitude().clone());
    distance < *denominator || (distance == *denominator && is_even)
}

impl Rater {
    fn named(&self, index: usize, orders: &Orders, factor: Decimal) -> Stakeholder {
        let mut stakeholder =
            Stakeholder::new(format!("s{index}")).influence(Decimal::from(self.influence) * factor);
        for &criterion in &orders.criteria {
            if let Some(weights) = &self.weights {
                let points = Decimal::from(weights[criterion]) * factor;
                stakeholder = stakeholder.weight(format!("c{criterion}"), points);
            }
            for &option in &orders.options {
                if let Some(score) = self.scores[option][criterion] {
                    let (option, criterion) = (format!("o{option}"), format!("c{criterion}"));
                    stakeholder = stakeholder.score(option, criterion, Decimal::from(score));
                }
            }
        }
        stakeholder
    }
}

fn raters(options: usize, criteria: usize) -> impl Strategy<Value = Rater> {
    let scores = prop::collection::vec(
        prop::collection::vec(prop::option::weighted(0.8, 0_i64..=10), criteria),
        options,
    );
    (0_i64..5, prop::option::of(prop::collection::vec(1_i64..9, criteria)), scores, 0_i64..=10).prop_map(
        |(influence, weights, mut scores, first)| {
            if scores.iter().flatten().all(Option::is_none) {
                scores[0][0] = Some(first);
            }
            Rater { influence, weights, scores }
        },
    )
}

prop_compose! {
    fn panels()(options in 1_usize..5, criteria in 1_usize..5)(
        weights in prop::collection::vec(1_i64..9, criteria),
        mut stakeholders in prop::collection::vec(raters(options, criteria), 1..5),
        options in Just(options),
    ) -> Plain {
        if stakeholders.iter().all(|it| it.influence == 0) {
            stakeholders[0].influence = 1;
        }
        Plain { weights, options, stakeholders }
    }
}

prop_compose! {
    fn with_orders()(plain in panels())(
        criteria in Just(plain.orders().criteria).prop_shuffle(),
        options in Just(plain.orders().options).prop_shuffle(),
        stakeholders in Just(plain.orders().stakeholders).prop_shuffle(),
        plain in Just(plain),
    ) -> (Plain, Orders) {
        (plain, Orders { criteria, options, stakeholders })
    }
}

/// What is said of each option, wherever it stands.
fn by_id(ranking: &ScoreRanking) -> Vec<String> {
    let said = |option: &RankedOption| {
        let mut parts: Vec<String> = option.contributions().iter().map(|part| format!("{part:?}")).collect();
        parts.sort();
        let standing = (option.rank(), option.last_rank(), option.total(), option.between(), option.margin());
        format!("{} {standing:?} {parts:?}", option.id())
    };
    let mut all: Vec<String> = ranking.options().iter().map(said).collect();
    for stakeholder in ranking.panel().map_or(&[][..], |panel| panel.stakeholders()) {
        let name = (stakeholder.name(), stakeholder.influence());
        all.extend(stakeholder.totals().iter().map(|total| format!("{name:?} {total:?}")));
    }
    all.sort();
    all
}

fn ends(option: &RankedOption) -> (Decimal, Decimal) {
    let open = option.between().map(|ends: Between| (ends.lowest(), ends.highest()));
    let closed = option.total().map(|total| (total, total));
    // An option that nobody scored may have any total.
    open.or(closed).unwrap_or((dec!(0), dec!(1)))
}

proptest! {
    #[test]
    fn a_closed_total_is_mean_values_times_mean_weights_rounded_once(plain in panels()) {
        let ranking = plain.matrix().ranking();
        for index in 0..plain.options {
            let total = ranking.option(&format!("o{index}")).unwrap().total();
            match (total, plain.exact_total(index)) {
                (Some(total), Some(exact)) => prop_assert!(is_rounding_of(total, &exact), "{total} for {exact:?}"),
                (total, exact) => prop_assert!(total.is_none() && exact.is_none()),
            }
        }
    }

    #[test]
    fn another_order_of_criteria_options_and_stakeholders_changes_the_order_alone((plain, orders) in with_orders()) {
        let ours = plain.matrix().ranking();
        let theirs = plain.matrix_in(&orders, dec!(1)).ranking();
        prop_assert_eq!(by_id(&ours), by_id(&theirs));
    }

    #[test]
    fn weights_and_influences_on_another_scale_change_nothing(plain in panels(), factor in 1_i64..1000, places in 0_u32..4) {
        let scaled = plain.matrix_in(&plain.orders(), Decimal::new(factor, places));
        prop_assert_eq!(plain.matrix().ranking(), scaled.ranking());
    }

    #[test]
    fn one_stakeholder_says_what_the_plain_matrix_says(mut plain in panels()) {
        plain.stakeholders.truncate(1);
        plain.stakeholders[0].influence = 3;
        let rater = &plain.stakeholders[0];
        let weights = rater.weights.clone().unwrap_or(plain.weights.clone());
        let alone = Plain { weights, ..plain.clone() };
        let mut draft = ScoringMatrix::builder().allow_missing();
        for index in 0..alone.weights.len() {
            draft = draft.criterion(alone.criterion(index, dec!(1)));
        }
        for (index, row) in rater.scores.iter().enumerate() {
            let given = row.iter().enumerate().filter_map(|(c, score)| Some((c, (*score)?)));
            let option = ScoredOption::new(format!("o{index}"));
            draft = draft.option(given.fold(option, |it, (c, score)| it.score(format!("c{c}"), Decimal::from(score))));
        }
        let (panel, matrix) = (plain.matrix().ranking(), draft.build().unwrap().ranking());
        for (one, other) in panel.options().iter().zip(matrix.options()) {
            prop_assert_eq!(
                (one.id(), one.rank(), one.last_rank(), one.total(), one.between(), one.margin(), one.certainly_beats()),
                (other.id(), other.rank(), other.last_rank(), other.total(), other.between(), other.margin(), other.certainly_beats())
            );
            for (part, other) in one.contributions().iter().zip(other.contributions()) {
                prop_assert_eq!((part.score(), part.value(), part.weighted()), (other.score(), other.value(), other.weighted()));
            }
        }
        let shares = |ranking: &ScoreRanking| -> Vec<Decimal> {
            ranking.weights().iter().map(NormalisedWeight::weight).collect()
        };
        prop_assert_eq!(shares(&panel), shares(&matrix));
    }

    #[test]
    fn whatever_fills_an_open_cell_keeps_the_total_between_its_ends(plain in panels(), score in 0_i64..=10) {
        let open = plain.matrix().ranking();
        let mut filled = plain.clone();
        for rater in &mut filled.stakeholders {
            rater.influence = rater.influence.max(1);
        }
        let weighed = filled.matrix().ranking();
        for option in 0..plain.options {
            for criterion in 0..plain.weights.len() {
                if filled.stakeholders.iter().all(|rater| rater.scores[option][criterion].is_none()) {
                    filled.stakeholders[0].scores[option][criterion] = Some(score);
                }
            }
        }
        for option in filled.matrix().ranking().options() {
            let (lowest, highest) = ends(weighed.option(option.id().as_str()).unwrap());
            let total = option.total().unwrap();
            prop_assert!(lowest <= total && total <= highest, "{total} is not between {lowest} and {highest}");
        }
        prop_assert_eq!(open.options().len(), weighed.options().len());
    }

    #[test]
    fn a_dominated_option_never_wins(matrix in scoring_panels(1..=4, 1..=4, 1..=3)) {
        let ranking = matrix.ranking();
        for dominated in ranking.panel().unwrap().dominated() {
            let option = ranking.option(dominated.option().as_str()).unwrap();
            for by in dominated.by() {
                let better = ranking.option(by.as_str()).unwrap();
                // All mean weights are above zero where each criterion weighs something.
                prop_assert!(better.rank() <= option.rank());
                prop_assert!(better.certainly_beats().contains(option.id()) || better.between().is_some() || option.between().is_some());
            }
        }
    }

    #[test]
    fn totals_lie_between_nothing_and_everything(matrix in scoring_panels(1..=4, 1..=4, 1..=3)) {
        let ranking = matrix.ranking();
        for option in ranking.options() {
            let (lowest, highest) = ends(option);
            prop_assert!(dec!(0) <= lowest && lowest <= highest && highest <= dec!(1));
        }
        let shares: Decimal = ranking.weights().iter().map(NormalisedWeight::weight).sum();
        prop_assert!((shares - dec!(1)).abs() < dec!("0.00000000000000000000000001"));
        let ranked = ranking.options().iter().filter(|it| it.rank().is_some()).count();
        prop_assert_eq!(ranking.lead().is_empty(), ranked == 0);
    }
}

/// As many groups, one within the other, and as many stakeholders as there may be, with weights, influences and scales
/// whose 28 digits have nothing in common.
#[test]
fn the_largest_panel_is_ranked() {
    let odd = |number: usize| Decimal::from_i128_with_scale(7i128.pow(33) + 2 * number as i128, 28);
    let (criteria, options) = (100, limits::JUDGEMENTS / limits::STAKEHOLDERS / 100);
    let mut draft = ScoringMatrix::builder();
    for index in 0..criteria {
        let scale = Scale::numeric(dec!(0), odd(index));
        draft = draft.criterion(Criterion::higher_is_better(format!("c{index}"), scale));
    }
    for index in 0..limits::CRITERION_GROUPS {
        let members = [format!("c{index}"), format!("g{}", index + 1)];
        let last = index + 1 == limits::CRITERION_GROUPS;
        let members = members.into_iter().take(if last { 1 } else { 2 });
        draft = draft.group(CriterionGroup::new(format!("g{index}")).of(members));
    }
    for option in 0..options {
        draft = draft.option(ScoredOption::new(format!("o{option}")));
    }
    for rater in 0..limits::STAKEHOLDERS {
        let mut stakeholder = Stakeholder::new(format!("s{rater}")).influence(odd(rater));
        for index in 0..criteria {
            stakeholder = stakeholder.weight(format!("c{index}"), odd(rater * 1_000 + index));
            // Each option is scored by others, so that each mean has a denominator of its own.
            for option in (0..options).filter(|option| (rater + option + index) % 7 > 0) {
                let score = odd(0) * Decimal::new(i64::try_from((rater + option) % 10).unwrap(), 1);
                stakeholder =
                    stakeholder.score(format!("o{option}"), format!("c{index}"), score.round_dp(20));
            }
        }
        for index in 0..limits::CRITERION_GROUPS {
            stakeholder = stakeholder.weight(format!("g{index}"), odd(rater * 1_000 + 500 + index));
        }
        draft = draft.stakeholder(stakeholder);
    }
    let ranking = draft.build().unwrap().ranking();
    assert_eq!(ranking.options().len(), options);
    assert!(ranking.lead()[0].total().is_some());
}
