//! Laws of the additive model, on random matrices.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::scoring::{Criterion, RankedOption, Scale, ScoredOption, ScoringMatrix};
use bizcase::{Decimal, dec};
use num_bigint::BigInt;
use proptest::prelude::*;

/// A matrix as plain numbers, before anything of the crate has seen them.
#[derive(Debug, Clone)]
struct Plain {
    criteria: Vec<Column>,
    /// One list for each option, in the order of the criteria.
    scores: Vec<Vec<Decimal>>,
}

#[derive(Debug, Clone)]
struct Column {
    lower_is_better: bool,
    low: Decimal,
    high: Decimal,
    weight: Decimal,
}

impl Plain {
    fn matrix(&self) -> ScoringMatrix {
        let mut draft = ScoringMatrix::builder();
        for (index, column) in self.criteria.iter().enumerate() {
            draft = draft.criterion(column.named(index));
        }
        for (index, row) in self.scores.iter().enumerate() {
            draft = draft.option(scored(index, row.iter().copied().enumerate()));
        }
        draft.build().unwrap()
    }
}

impl Column {
    fn named(&self, index: usize) -> Criterion {
        let (name, scale) = (format!("c{index}"), Scale::numeric(self.low, self.high));
        let criterion = match self.lower_is_better {
            true => Criterion::lower_is_better(name, scale),
            false => Criterion::higher_is_better(name, scale),
        };
        criterion.weight(self.weight)
    }
}

fn scored(index: usize, scores: impl IntoIterator<Item = (usize, Decimal)>) -> ScoredOption {
    let option = ScoredOption::new(format!("o{index}"));
    scores.into_iter().fold(option, |it, (criterion, score)| it.score(format!("c{criterion}"), score))
}

fn columns() -> impl Strategy<Value = Column> {
    (any::<bool>(), -1000_i64..1000, 1_i64..100, 0_u32..4, 0_i64..50, 0_u32..3).prop_map(
        |(lower_is_better, low, width, places, weight, weight_places)| Column {
            lower_is_better,
            low: Decimal::new(low, places),
            high: Decimal::new(low + width, places),
            weight: Decimal::new(weight, weight_places),
        },
    )
}

/// A score in tenths of its scale, or a finer one: coarse ones make ties and dominance likely.
fn score(column: &Column, step: u16) -> Decimal {
    let tenths = if step < 22 { Decimal::from(step / 2) } else { Decimal::new(i64::from(step), 4) };
    column.low + (column.high - column.low) * tenths / dec!(10)
}

prop_compose! {
    fn matrices()(criteria in prop::collection::vec(columns(), 1..7), options in 1_usize..7)(
        steps in prop::collection::vec(prop::collection::vec(0_u16..40, criteria.len()), options),
        mut criteria in Just(criteria),
    ) -> Plain {
        if criteria.iter().all(|column| column.weight.is_zero()) {
            criteria[0].weight = dec!(1);
        }
        let row = |steps: Vec<u16>| criteria.iter().zip(steps).map(|(column, step)| score(column, step)).collect();
        Plain { scores: steps.into_iter().map(row).collect(), criteria }
    }
}

prop_compose! {
    fn with_orders()(plain in matrices())(
        options in Just((0..plain.scores.len()).collect::<Vec<_>>()).prop_shuffle(),
        criteria in Just((0..plain.criteria.len()).collect::<Vec<_>>()).prop_shuffle(),
        plain in Just(plain),
    ) -> (Plain, Vec<usize>, Vec<usize>) {
        (plain, options, criteria)
    }
}

/// What is said of each option, independent of where it stands: total, rank, margin, contributions by criterion.
fn by_id(matrix: &ScoringMatrix) -> Vec<(RankedOption, Vec<(String, Decimal)>)> {
    let ranking = matrix.ranking();
    let mut options: Vec<_> = ranking
        .options()
        .iter()
        .map(|option| {
            let parts = option.contributions().iter();
            let mut parts: Vec<_> =
                parts.map(|it| (it.criterion().to_string(), it.weighted().unwrap())).collect();
            parts.sort();
            (option.clone(), parts)
        })
        .collect();
    options.sort_by(|(one, _), (other, _)| one.id().cmp(other.id()));
    options
}

/// The sum of w (x - worst) / (best - worst) over the sum of w, as a fraction: added up pair by pair, unreduced, in
/// units of 10^-28 throughout.
fn exact_total(plain: &Plain, option: usize) -> (BigInt, BigInt) {
    let units = |value: Decimal| BigInt::from(value.mantissa()) * BigInt::from(10).pow(28 - value.scale());
    let mut sum = (BigInt::from(0), BigInt::from(1));
    let mut weights = BigInt::from(0);
    for (column, score) in plain.criteria.iter().zip(&plain.scores[option]) {
        let (worst, best) =
            if column.lower_is_better { (column.high, column.low) } else { (column.low, column.high) };
        let numerator = units(column.weight) * (units(*score) - units(worst));
        let denominator = units(best) - units(worst);
        sum = (sum.0 * &denominator + numerator * &sum.1, sum.1 * denominator);
        weights += units(column.weight);
    }
    let (numerator, denominator) = (sum.0, sum.1 * weights);
    if denominator < BigInt::from(0) { (-numerator, -denominator) } else { (numerator, denominator) }
}

/// Whether the figure is the nearest multiple of 10^-28, the even one of two that are equally near.
fn is_rounding_of(figure: Decimal, (numerator, denominator): &(BigInt, BigInt)) -> bool {
    let units = BigInt::from(figure.mantissa()) * BigInt::from(10).pow(28 - figure.scale());
    let error: BigInt = (numerator * BigInt::from(10).pow(28) - &units * denominator) * 2;
    let is_even = &units % BigInt::from(2) == BigInt::from(0);
    let distance = BigInt::from(error.magnitude().clone());
    distance < *denominator || (distance == *denominator && is_even)
}

fn at_least_as_good_everywhere(plain: &Plain, option: usize, other: usize) -> bool {
    let cells = plain.scores[option].iter().zip(&plain.scores[other]).zip(&plain.criteria);
    cells.into_iter().all(|((a, b), column)| if column.lower_is_better { a <= b } else { a >= b })
}

proptest! {
    #[test]
    fn the_total_is_the_exact_fraction_rounded_once(plain in matrices()) {
        let matrix = plain.matrix();
        let ranking = matrix.ranking();
        for (index, option) in matrix.options().iter().enumerate() {
            let ranked = ranking.option(option.id().as_str()).unwrap();
            let exact = exact_total(&plain, index);
            let total = ranked.total().unwrap();
            prop_assert!(is_rounding_of(total, &exact), "{total} for {exact:?}");
        }
    }

    #[test]
    fn ranks_and_margins_follow_from_the_exact_totals(plain in matrices()) {
        let exact: Vec<_> = (0..plain.scores.len()).map(|option| exact_total(&plain, option)).collect();
        let excess = |a: &(BigInt, BigInt), b: &(BigInt, BigInt)| (&a.0 * &b.1 - &b.0 * &a.1, &a.1 * &b.1);
        let matrix = plain.matrix();
        let ranking = matrix.ranking();
        for (index, option) in matrix.options().iter().enumerate() {
            let ranked = ranking.option(option.id().as_str()).unwrap();
            let ahead = exact.iter().filter(|other| excess(other, &exact[index]).0 > BigInt::from(0)).count();
            prop_assert_eq!((ranked.rank(), ranked.last_rank()), (Some(ahead + 1), Some(ahead + 1)));
            // The option right behind is the one whose excess over it is the least above zero.
            let behind = exact.iter().map(|other| excess(&exact[index], other)).filter(|it| it.0 > BigInt::from(0));
            let margin = behind.min_by(|a, b| (&a.0 * &b.1).cmp(&(&b.0 * &a.1)));
            match (ranked.margin(), margin) {
                (Some(ours), Some(theirs)) => prop_assert!(is_rounding_of(ours, &theirs)),
                (ours, theirs) => prop_assert!(ours.is_none() && theirs.is_none()),
            }
        }
    }

    #[test]
    fn another_order_of_options_and_criteria_changes_the_order_alone((plain, options, criteria) in with_orders()) {
        let mut draft = ScoringMatrix::builder();
        for &index in &criteria {
            draft = draft.criterion(plain.criteria[index].named(index));
        }
        for &index in &options {
            draft = draft.option(scored(index, plain.scores[index].iter().copied().enumerate()));
        }
        let (ours, theirs) = (by_id(&plain.matrix()), by_id(&draft.build().unwrap()));
        for ((one, parts), (other, other_parts)) in ours.iter().zip(&theirs) {
            prop_assert_eq!(parts, other_parts);
            prop_assert_eq!(
                (one.id(), one.rank(), one.total(), one.margin()),
                (other.id(), other.rank(), other.total(), other.margin())
            );
        }
    }

    #[test]
    fn options_stand_by_rank_and_then_by_input(plain in matrices()) {
        let matrix = plain.matrix();
        let ranking = matrix.ranking();
        let position = |option: &RankedOption| matrix.options().iter().position(|it| it.id() == option.id());
        let keys: Vec<_> = ranking.options().iter().map(|it| (it.rank(), position(it))).collect();
        prop_assert!(keys.is_sorted());
        prop_assert_eq!(keys.len(), matrix.options().len());
    }

    #[test]
    fn weights_on_another_scale_change_nothing(plain in matrices(), factor in 1_i64..1000, places in 0_u32..6) {
        let mut scaled = plain.clone();
        for column in &mut scaled.criteria {
            column.weight *= Decimal::new(factor, places);
        }
        prop_assert_eq!(plain.matrix().ranking(), scaled.matrix().ranking());
    }

    #[test]
    fn a_dominated_option_never_ranks_above_its_dominator(plain in matrices()) {
        let ranks: Vec<_> = by_id(&plain.matrix()).iter().map(|(option, _)| option.rank()).collect();
        for option in 0..ranks.len() {
            for other in 0..ranks.len() {
                if at_least_as_good_everywhere(&plain, option, other) {
                    prop_assert!(ranks[option] <= ranks[other]);
                }
            }
        }
    }

    #[test]
    fn another_option_changes_no_total(plain in matrices()) {
        let all = by_id(&plain.matrix());
        let mut fewer = plain.clone();
        if fewer.scores.len() > 1 {
            fewer.scores.pop();
            for ((one, _), (other, _)) in by_id(&fewer.matrix()).iter().zip(&all) {
                prop_assert_eq!(one.total(), other.total());
            }
        }
    }
}
