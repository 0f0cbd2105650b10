//! Laws of weights, cross-checks and agreement, on random input.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::measure::{Outcome, Reason};
use bizcase::scoring::agreement::{
    Ballots, GroupTotals, Level, Spread, kendall_tau_b, kendall_w, krippendorff_alpha,
};
use bizcase::scoring::pairwise::{Judgement, PairwiseMatrix, aggregated_judgements, aggregated_priorities};
use bizcase::scoring::weighting::{self, UnitRate, Weights};
use bizcase::scoring::{
    Comparison, Direction, FloatTable, IdealNormalisation, ProductNormalisation, pugh, topsis,
    weighted_product,
};
use bizcase::{Decimal, ErrorKind, Errors, dec, decimals};
use num_bigint::BigInt;
use proptest::collection::vec;
use proptest::prelude::*;

fn points(count: impl Into<proptest::collection::SizeRange>) -> impl Strategy<Value = Vec<Decimal>> {
    vec((0_i64..1000, 0_u32..4), count)
        .prop_map(|points| points.into_iter().map(|(units, places)| Decimal::new(units, places)).collect())
        .prop_filter("some weight", |points: &Vec<Decimal>| points.iter().any(|it| !it.is_zero()))
}

/// Competition ranks of any order with ties.
fn ranks() -> impl Strategy<Value = Vec<usize>> {
    vec(0_u8..5, 1..9).prop_map(|keys| {
        keys.iter().map(|own| 1 + keys.iter().filter(|other| *other < own).count()).collect()
    })
}

type OfRanks = fn(&[usize]) -> Result<Weights, Errors>;

const OF_RANKS: [OfRanks; 3] =
    [weighting::rank_order_centroid, weighting::rank_sum, weighting::rank_reciprocal];

/// Whether rounded shares sum to one, but for half a unit of the last place each.
fn sum_to_one(shares: &[Decimal]) -> bool {
    let sum: Decimal = shares.iter().sum();
    (sum - dec!(1)).abs() <= Decimal::new(i64::try_from(shares.len()).unwrap(), 28)
}

fn table(
    rows: std::ops::Range<usize>,
    columns: std::ops::Range<usize>,
    values: std::ops::Range<i64>,
) -> impl Strategy<Value = Vec<Vec<Decimal>>> {
    (rows, columns)
        .prop_flat_map(move |(rows, columns)| vec(vec(values.clone().prop_map(Decimal::from), columns), rows))
}

fn direction() -> impl Strategy<Value = Direction> {
    prop::sample::select(Direction::ALL)
}

proptest! {
    #[test]
    fn only_the_proportions_of_points_count(points in points(1..8), factor in 1_i64..100) {
        let weights = weighting::direct(&points).unwrap();
        let scaled: Vec<Decimal> = points.iter().map(|it| it * Decimal::new(factor, 1)).collect();
        prop_assert_eq!(&weights, &weighting::direct(&scaled).unwrap());
        prop_assert!(sum_to_one(weights.shares()));
        let reversed: Vec<Decimal> = points.iter().rev().copied().collect();
        let mut shares = weighting::direct(&reversed).unwrap().shares().to_vec();
        shares.reverse();
        prop_assert_eq!(weights.shares(), shares);
    }

    #[test]
    fn weights_of_ranks_fall_with_the_rank_and_the_tied_share(ranks in ranks()) {
        for formula in OF_RANKS {
            let weights = formula(&ranks).unwrap();
            prop_assert!(sum_to_one(weights.shares()));
            for (one, weight) in ranks.iter().zip(weights.shares()) {
                for (other, lighter) in ranks.iter().zip(weights.shares()) {
                    prop_assert_eq!(one.cmp(other), lighter.cmp(weight));
                }
            }
        }
    }

    #[test]
    fn a_range_twice_as_wide_weighs_twice_as_much(worth in 1_i64..50, width in 1_i64..50) {
        let rate = |width: i64| UnitRate { worth: worth.into(), worst: dec!(3), best: Decimal::from(3 - width) };
        let weights = weighting::unit_rates(&[rate(width), rate(2 * width)]).unwrap();
        let one_to_two = weighting::direct(&decimals![1, 2]).unwrap();
        prop_assert_eq!(weights, one_to_two);
    }

    /// The quotients of any weights contradict each other nowhere.
    #[test]
    fn a_consistent_matrix_gives_its_weights_back(weights in vec(1_i64..=30, 1..=15)) {
        let matrix = consistent(&weights);
        let sum: i64 = weights.iter().sum();
        let (priorities, consistency) = (matrix.eigenvector(), matrix.consistency());
        prop_assert!(priorities.error() < 1e-12);
        for (weight, found) in weights.iter().zip(priorities.weights()) {
            let exact = *weight as f64 / sum as f64;
            // One rounding of the test's own.
            prop_assert!((exact - found).abs() <= priorities.error() + 1e-16);
        }
        let of_points: Vec<Decimal> = weights.iter().copied().map(Decimal::from).collect();
        let exact = weighting::direct(&of_points).unwrap();
        prop_assert_eq!(matrix.geometric_mean(), exact.shares());
        for (point, share) in priorities.to_points().iter().zip(exact.shares()) {
            prop_assert!((point - share).abs() <= Decimal::new(1, 12));
        }
        prop_assert!(consistency.ratio().value() <= consistency.ratio().error());
        prop_assert!(consistency.ratio().error() < 1e-12);
        prop_assert_eq!(consistency.geometric_index(), Outcome::Value(dec!(0)));
        prop_assert_eq!(consistency.most_inconsistent(), None);
        let group = [matrix.clone(), matrix.clone()];
        let joint = aggregated_judgements(&group).unwrap();
        prop_assert!(joint.consistency().ratio().value() < 1e-12);
        let together = aggregated_priorities(&group).unwrap();
        for (one, other) in together.weights().iter().zip(priorities.weights()) {
            prop_assert!((one - other).abs() <= together.error() + priorities.error());
        }
    }

    /// Squared again and again in whole numbers, a matrix turns every column into its principal eigenvector.
    #[test]
    fn priorities_are_within_their_bound_of_the_exact_eigenvector((size, judgements) in judgements()) {
        let matrix = PairwiseMatrix::from_upper(size, &judgements).unwrap();
        let (priorities, consistency) = (matrix.eigenvector(), matrix.consistency());
        prop_assert!(priorities.error() < 1e-9, "{}", priorities.error());
        let (weights, eigenvalue) = eigenvector(&matrix);
        for (exact, found) in weights.iter().zip(priorities.weights()) {
            prop_assert!((exact - found).abs() <= priorities.error() + 1e-16);
        }
        let lambda = consistency.eigenvalue();
        prop_assert!((lambda.value() - eigenvalue).abs() <= lambda.error() + 1e-14);
        prop_assert!(lambda.value() >= size as f64);
        if let Some(worst) = consistency.most_inconsistent() {
            let implied = weights[worst.row()] / weights[worst.column()];
            prop_assert!((worst.consistent() / implied - 1.0).abs() < 1e-9);
            prop_assert!(worst.factor() > 1.0);
        }
    }

    #[test]
    fn the_order_of_criteria_does_not_matter_to_priorities((size, judgements) in judgements()) {
        let matrix = PairwiseMatrix::from_upper(size, &judgements).unwrap();
        let mut reversed = Vec::new();
        for row in (0..size).rev() {
            reversed.extend((0..row).rev().map(|column| matrix.judgement(row, column).unwrap()));
        }
        let other = PairwiseMatrix::from_upper(size, &reversed).unwrap();
        let mut means = other.geometric_mean();
        means.reverse();
        prop_assert_eq!(matrix.geometric_mean(), means);
        let (one, other) = (matrix.eigenvector(), other.eigenvector());
        for (weight, mirrored) in one.weights().iter().zip(other.weights().iter().rev()) {
            prop_assert!((weight - mirrored).abs() <= one.error() + other.error());
        }
    }

    /// All in whole numbers and their roots: an independent computation of the definition.
    #[test]
    fn closeness_is_within_its_bound_of_the_exact_one(
        rows in table(2..6, 1..5, -50..50),
        weights in points(4),
        directions in vec(direction(), 4),
        min_max in any::<bool>(),
    ) {
        let columns = rows[0].len();
        let (weights, directions) = (&weights[..columns], &directions[..columns]);
        prop_assume!(weights.iter().any(|weight| !weight.is_zero()));
        // A half keeps every column from being all zeros.
        let rows: Vec<Vec<Decimal>> = rows.iter().map(|row| row.iter().map(|it| it + dec!(0.5)).collect()).collect();
        let values: Vec<f64> = rows.iter().flatten().map(float).collect();
        let weights_float: Vec<f64> = weights.iter().map(|it| (it * dec!(1024)).trunc()).map(|it| float(&it)).collect();
        prop_assume!(weights_float.iter().any(|weight| *weight > 0.0));
        let normalisation = if min_max { IdealNormalisation::MinMax } else { IdealNormalisation::Vector };
        let found = topsis(FloatTable::new(columns, &values).unwrap(), &weights_float, directions, normalisation);
        match (found.unwrap(), exact_closeness(&values, &weights_float, directions, min_max)) {
            (Outcome::Value(found), Some(exact)) => {
                for (found_closeness, exact) in found.closeness().iter().zip(exact) {
                    prop_assert!((found_closeness - exact).abs() <= exact * (found.relative_error() + 1e-15));
                }
            }
            (Outcome::Undefined(reason), None) => prop_assert_eq!(reason, Reason::AllAlike),
            (found, exact) => prop_assert!(false, "{:?} is not {:?}", found, exact),
        }
    }

    #[test]
    fn the_best_everywhere_is_first_and_at_the_ideal(
        rows in table(2..6, 1..5, 1..50), min_max in any::<bool>(), weights in vec(1_u32..9, 4),
    ) {
        let columns = rows[0].len();
        let mut values: Vec<f64> = rows.iter().flatten().map(float).collect();
        values.extend(vec![60.0; columns]);
        let weights: Vec<f64> = weights[..columns].iter().copied().map(f64::from).collect();
        let normalisation = if min_max { IdealNormalisation::MinMax } else { IdealNormalisation::Vector };
        let directions = vec![Direction::HigherIsBetter; columns];
        let table = FloatTable::new(columns, &values).unwrap();
        let found = topsis(table, &weights, &directions, normalisation).unwrap().value().unwrap();
        prop_assert_eq!(found.closeness().last(), Some(&1.0));
        let ranks = found.ranks();
        prop_assert_eq!(ranks.last(), Some(&1));
        prop_assert_eq!(ranks.iter().filter(|rank| **rank == 1).count(), 1);
    }

    #[test]
    fn units_drop_out_of_products(rows in table(2..5, 2..4, 1..99), weights in points(3), factor in 2_i64..20) {
        let columns = rows[0].len();
        let weights = &weights[..columns];
        prop_assume!(weights.iter().any(|weight| !weight.is_zero()));
        let directions = vec![Direction::LowerIsBetter; columns];
        let of = |rows: &[Vec<Decimal>], normalisation| weighted_product(rows, weights, &directions, normalisation).unwrap();
        let plain = of(&rows, ProductNormalisation::Plain);
        let summed = of(&rows, ProductNormalisation::Sum);
        let scaled: Vec<Vec<Decimal>> = rows
            .iter()
            .map(|row| row.iter().enumerate().map(|(index, it)| if index == 0 { it * Decimal::from(factor) } else { *it }).collect())
            .collect();
        let scaled = of(&scaled, ProductNormalisation::Plain);
        prop_assert_eq!(plain.ranks(), summed.ranks());
        prop_assert_eq!(plain.ranks(), scaled.ranks());
        prop_assert_eq!(plain.ratio(0, 1), summed.ratio(0, 1));
        prop_assert_eq!(plain.ratio(0, 1), scaled.ratio(0, 1));
        prop_assert_eq!(plain.ratio(1, 1), Some(Outcome::Value(dec!(1))));
    }

    #[test]
    fn turning_every_comparison_round_turns_the_counts(cells in vec(vec(0_usize..3, 4), 1..5)) {
        let of = |turned: bool| -> Vec<Vec<Comparison>> {
            let cell = |cell: &usize| Comparison::ALL[if turned { 2 - *cell } else { *cell }];
            let datum = std::iter::once(vec![Comparison::Same; 4]);
            datum.chain(cells.iter().map(|row| row.iter().map(cell).collect())).collect()
        };
        let (one, other) = (pugh(&of(false), 0).unwrap(), pugh(&of(true), 0).unwrap());
        for (one, other) in one.iter().zip(&other) {
            prop_assert_eq!((one.better(), one.net()), (other.worse(), -other.net()));
            prop_assert_eq!(one.better() + one.same() + one.worse(), 4);
        }
    }

    #[test]
    fn equal_rankings_agree_wholly_and_opposite_ones_not_at_all(
        row in vec(0_i64..20, 2..8), raters in 2_usize..5,
    ) {
        let row: Vec<Decimal> = row.into_iter().map(Decimal::from).collect();
        let distinct = row.iter().any(|it| *it != row[0]);
        let equal = kendall_w(&vec![row.clone(); raters], Direction::HigherIsBetter).unwrap();
        let expected = if distinct { Outcome::Value(dec!(1)) } else { Outcome::Undefined(Reason::NothingRanked) };
        prop_assert_eq!(equal.coefficient(), expected);
        let negated: Vec<Decimal> = row.iter().map(|it| -it).collect();
        let opposite = kendall_w(&[row.clone(), negated.clone()], Direction::HigherIsBetter).unwrap();
        prop_assert_eq!(kendall_tau_b(&row, &row).unwrap(), expected);
        prop_assert_eq!(kendall_tau_b(&row, &negated).unwrap(), expected.map(|it| -it));
        prop_assert_eq!(opposite.coefficient(), expected.map(|_| dec!(0)));
    }

    #[test]
    fn concordance_depends_on_neither_the_order_of_raters_nor_the_scale(rows in table(2..5, 2..6, 0..6)) {
        let of = |rows: &[Vec<Decimal>], direction| kendall_w(rows, direction).unwrap().coefficient();
        let found = of(&rows, Direction::HigherIsBetter);
        prop_assert_eq!(found, of(&rows, Direction::LowerIsBetter));
        let mut others: Vec<Vec<Decimal>> = rows.iter().rev().cloned().collect();
        others[0].iter_mut().for_each(|it| *it = *it * dec!(7) + dec!(1));
        prop_assert_eq!(found, of(&others, Direction::HigherIsBetter));
        if let Some(found) = found.value() {
            prop_assert!((dec!(0)..=dec!(1)).contains(&found));
        }
    }

    #[test]
    fn equal_ratings_have_an_alpha_of_one(row in vec(0_i64..5, 2..8), raters in 2_usize..5) {
        let distinct = row.iter().any(|it| *it != row[0]);
        let row: Vec<Option<Decimal>> = row.into_iter().map(|it| Some(it.into())).collect();
        for level in Level::ALL {
            let alpha = krippendorff_alpha(&vec![row.clone(); raters], *level).unwrap();
            let expected = if distinct { Outcome::Value(dec!(1)) } else { Outcome::Undefined(Reason::NoVariation) };
            prop_assert_eq!(alpha, expected);
        }
    }

    /// The coincidences counted pair by pair, as the definition has them.
    #[test]
    fn alpha_is_that_of_the_coincidences(
        ratings in vec(vec(prop::option::weighted(0.8, 0_i64..4), 4), 2..5),
        level in prop::sample::select(Level::ALL),
    ) {
        let cells: Vec<Vec<Option<Decimal>>> =
            ratings.iter().map(|row| row.iter().map(|cell| cell.map(Decimal::from)).collect()).collect();
        let found = krippendorff_alpha(&cells, level).unwrap();
        match (found, alpha_by_coincidences(&ratings, level)) {
            (Outcome::Value(found), Some(exact)) => prop_assert!((float(&found) - exact).abs() < 1e-12),
            (Outcome::Undefined(_), None) => {}
            (found, exact) => prop_assert!(false, "{found} is not {exact:?}"),
        }
    }

    #[test]
    fn counts_of_votes_add_up(rows in table(1..6, 1..6, 0..4)) {
        let ballots = Ballots::of(&rows, Direction::HigherIsBetter).unwrap();
        let (people, options) = (rows.len(), rows[0].len());
        let borda: Decimal = ballots.borda().iter().sum();
        prop_assert_eq!(borda, Decimal::from(people * options * (options - 1)) / dec!(2));
        prop_assert_eq!(ballots.copeland().iter().sum::<isize>(), 0);
        if let Some(winner) = ballots.condorcet_winner() {
            prop_assert_eq!(ballots.copeland()[winner], isize::try_from(options).unwrap() - 1);
        }
    }

    #[test]
    fn with_common_weights_all_variance_is_of_scores(
        values in vec(table(2..3, 3..4, 0..10), 2..5), weights in points(3),
    ) {
        let people = values.len();
        let group = GroupTotals::of(&values, &vec![weights; people], &vec![dec!(1); people]).unwrap();
        prop_assert_eq!(group.total_variance(), group.score_driven_variance());
        prop_assert!(group.weight_driven_variance().iter().all(|it| *it == Outcome::Value(dec!(0))));
        prop_assert!(group.remaining_variance().iter().all(|it| *it == Outcome::Value(dec!(0))));
        prop_assert_eq!(group.of_means(), group.mean_of_totals());
        prop_assert!(!group.orders_disagree());
    }

    #[test]
    fn one_person_alone_is_the_group(values in table(1..4, 3..4, 0..10), weights in points(3)) {
        let group = GroupTotals::of(std::slice::from_ref(&values), &[weights], &decimals![2]).unwrap();
        prop_assert_eq!(&group.of_means(), &group.individual_totals()[0]);
        prop_assert_eq!(&group.mean_of_totals(), &group.individual_totals()[0]);
        prop_assert!(group.total_variance().iter().all(|it| *it == Outcome::Undefined(Reason::OneJudge)));
        prop_assert_eq!(group.leaders_without_each(), [None]);
        prop_assert_eq!(group.widest_cells(), []);
        let parts = group.contributions();
        for (total, parts) in group.of_means().iter().zip(parts) {
            prop_assert!((total - parts.iter().sum::<Decimal>()).abs() < Decimal::new(1, 20));
        }
    }

    #[test]
    fn a_shift_leaves_a_spread_where_it_is(values in vec(-50_i64..50, 1..7), by in -20_i64..20) {
        let of = |by: i64| Spread::of(&values.iter().map(|it| Decimal::from(it + by)).collect::<Vec<_>>()).unwrap();
        let (one, other) = (of(0), of(by));
        prop_assert_eq!(one.sample_deviation(), other.sample_deviation());
        prop_assert_eq!(one.range(), other.range());
        prop_assert_eq!(one.median() + Decimal::from(by), other.median());
        prop_assert!(one.least() <= one.mean() && one.mean() <= one.largest());
    }
}

fn float(value: &Decimal) -> f64 {
    value.to_string().parse().unwrap()
}

fn consistent(weights: &[i64]) -> PairwiseMatrix {
    let pairs = (0..weights.len()).flat_map(|row| (row + 1..weights.len()).map(move |column| (row, column)));
    let quotient = |(row, column): (usize, usize)| {
        Judgement::ratio(weights[row].into(), weights[column].into()).unwrap()
    };
    PairwiseMatrix::from_upper(weights.len(), &pairs.map(quotient).collect::<Vec<_>>()).unwrap()
}

fn judgements() -> impl Strategy<Value = (usize, Vec<Judgement>)> {
    let judgement = (1_i64..=9, any::<bool>()).prop_map(|(times, inverse)| {
        let judgement = Judgement::times(times.into()).unwrap();
        if inverse { judgement.inverse() } else { judgement }
    });
    (2_usize..=7).prop_flat_map(move |size| (Just(size), vec(judgement.clone(), size * (size - 1) / 2)))
}

/// The principal eigenvector and eigenvalue by whole numbers: judgements times 2520, which all of 1 to 9 divide, squared
/// ten times with 400 bits kept, so that every column is the eigenvector to far more digits than a float has.
fn eigenvector(matrix: &PairwiseMatrix) -> (Vec<f64>, f64) {
    let size = matrix.size();
    let whole = |text: &str| -> BigInt {
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        BigInt::from(2520) * numerator.parse::<i64>().unwrap() / denominator.parse::<i64>().unwrap()
    };
    let first: Vec<Vec<BigInt>> = (0..size)
        .map(|row| {
            (0..size).map(|column| whole(&matrix.judgement(row, column).unwrap().to_string())).collect()
        })
        .collect();
    let mut power = first.clone();
    for _ in 0..10 {
        power = product(&power, &power);
        let excess = power.iter().flatten().map(BigInt::bits).max().unwrap().saturating_sub(400);
        power.iter_mut().flatten().for_each(|cell| *cell >>= excess);
    }
    let column: Vec<Vec<BigInt>> = power.iter().map(|row| vec![row[0].clone()]).collect();
    let image = product(&first, &column);
    let sum: BigInt = column.iter().flatten().sum();
    let image_sum: BigInt = image.iter().flatten().sum();
    let weights = column.iter().map(|cell| quotient(&cell[0], &sum)).collect();
    (weights, quotient(&image_sum, &(sum * 2520)))
}

fn product(one: &[Vec<BigInt>], other: &[Vec<BigInt>]) -> Vec<Vec<BigInt>> {
    let cell = |row: &[BigInt], column: usize| row.iter().zip(other).map(|(a, b)| a * &b[column]).sum();
    one.iter().map(|row| (0..other[0].len()).map(|column| cell(row, column)).collect()).collect()
}

/// The quotient of two whole numbers, to the last digits of a float.
fn quotient(numerator: &BigInt, denominator: &BigInt) -> f64 {
    let scaled: BigInt = (numerator << 80_u32) / denominator;
    scaled.to_string().parse::<f64>().unwrap() / (1_u128 << 80) as f64
}

/// The closeness in whole numbers: squares exact, roots to 200 bits; `None` where all options are the same.
fn exact_closeness(
    values: &[f64],
    weights: &[f64],
    directions: &[Direction],
    min_max: bool,
) -> Option<Vec<f64>> {
    // Values are halves and weights are whole.
    let columns = weights.len();
    let whole = |value: f64| (value * 2.0).to_string().parse::<BigInt>().unwrap();
    let rows: Vec<Vec<BigInt>> =
        values.chunks(columns).map(|row| row.iter().map(|&value| whole(value)).collect()).collect();
    let column = |index: usize| rows.iter().map(move |row| row[index].clone());
    let ends = |index: usize| {
        let (least, largest) = (column(index).min().unwrap(), column(index).max().unwrap());
        if directions[index] == Direction::HigherIsBetter { (largest, least) } else { (least, largest) }
    };
    // The square of what a column is divided by; a column without a range adds nothing.
    let unit = |index: usize| -> BigInt {
        let (best, worst) = ends(index);
        let range: BigInt = (best - worst).pow(2);
        let length: BigInt = column(index).map(|it| it.pow(2)).sum();
        if range == BigInt::ZERO {
            BigInt::from(1)
        } else if min_max {
            range
        } else {
            length
        }
    };
    let all_units: BigInt = (0..columns).map(unit).product();
    let root = |row: &[BigInt], end: fn((BigInt, BigInt)) -> BigInt| -> BigInt {
        let square = |index: usize| -> BigInt {
            let weighted =
                weights[index].to_string().parse::<BigInt>().unwrap() * (&row[index] - end(ends(index)));
            weighted.pow(2) * (&all_units / unit(index))
        };
        let sum: BigInt = (0..columns).map(square).sum();
        (sum << 400_u32).sqrt()
    };
    let closeness = |row: &Vec<BigInt>| {
        let (up, down) = (root(row, |ends| ends.0), root(row, |ends| ends.1));
        let sum = up + &down;
        (sum != BigInt::ZERO).then(|| quotient(&down, &sum))
    };
    rows.iter().map(closeness).collect()
}

fn alpha_by_coincidences(ratings: &[Vec<Option<i64>>], level: Level) -> Option<f64> {
    let mut coincidences = [[0.0_f64; 4]; 4];
    for unit in 0..4 {
        let present: Vec<usize> =
            ratings.iter().filter_map(|row| row[unit]).map(|it| usize::try_from(it).unwrap()).collect();
        for (place, one) in present.iter().enumerate() {
            for (other_place, other) in present.iter().enumerate() {
                if place != other_place {
                    coincidences[*one][*other] += 1.0 / (present.len() - 1) as f64;
                }
            }
        }
    }
    let counts: Vec<f64> = coincidences.iter().map(|row| row.iter().sum()).collect();
    let total: f64 = counts.iter().sum();
    let square = |apart: f64| apart * apart;
    let difference = |one: usize, other: usize| match level {
        Level::Nominal => f64::from(u8::from(one != other)),
        Level::Interval => square(one as f64 - other as f64),
        _ => square(counts[one..=other].iter().sum::<f64>() - f64::midpoint(counts[one], counts[other])),
    };
    let pairs = || (0..4).flat_map(|one| (one + 1..4).map(move |other| (one, other)));
    let observed: f64 = pairs().map(|(one, other)| coincidences[one][other] * difference(one, other)).sum();
    let expected: f64 =
        pairs().map(|(one, other)| counts[one] * counts[other] * difference(one, other)).sum();
    (expected > 0.0).then(|| 1.0 - (total - 1.0) * observed / expected)
}

#[test]
fn every_fault_of_a_list_of_weights_is_named() {
    let places = |errors: Errors| -> Vec<(ErrorKind, String)> {
        errors.iter().map(|error| (error.kind(), error.path().to_string())).collect()
    };
    let at = |kind, path: &str| (kind, path.to_owned());
    let errors = weighting::direct(&decimals![-1, 2, -3]).unwrap_err();
    assert_eq!(places(errors), [at(ErrorKind::OutOfRange, "[0]"), at(ErrorKind::OutOfRange, "[2]")]);
    assert_eq!(places(weighting::direct(&[]).unwrap_err()), [at(ErrorKind::Empty, "")]);
    assert_eq!(places(weighting::direct(&decimals![0, 0]).unwrap_err()), [at(ErrorKind::OutOfRange, "")]);
    assert_eq!(
        places(weighting::swing(&decimals![100, 101]).unwrap_err()),
        [at(ErrorKind::OutOfRange, "[1]")]
    );
    assert_eq!(places(weighting::swing(&decimals![50]).unwrap_err()), [at(ErrorKind::OutOfRange, "")]);
    assert_eq!(
        places(weighting::rank_sum(&[1, 3, 3]).unwrap_err()),
        [at(ErrorKind::OutOfRange, "[1]"), at(ErrorKind::OutOfRange, "[2]")]
    );
    assert_eq!(places(weighting::rank_sum(&[0, 1]).unwrap_err()).len(), 2);
    assert_eq!(
        weighting::direct(&vec![dec!(1); 201]).unwrap_err().as_slice()[0].kind(),
        ErrorKind::OverLimit
    );
}

/// At a billion round in a circle no iteration settles: the bound says so, and nothing overflows.
#[test]
fn judgements_at_the_ends_of_the_range_have_a_bound_too() {
    let judgements = ["1000000000", "1/1000000000", "5", "1000000000", "1/3", "1000000000"];
    let judgements: Vec<Judgement> = judgements.iter().map(|text| text.parse().unwrap()).collect();
    let matrix = PairwiseMatrix::from_upper(4, &judgements).unwrap();
    let (priorities, consistency) = (matrix.eigenvector(), matrix.consistency());
    assert!(priorities.weights().iter().all(|weight| (0.0..=1.0).contains(weight)));
    assert!((0.0..=1.0).contains(&priorities.error()));
    assert!(consistency.ratio().value() > 1.0 && consistency.ratio().error().is_finite());
    assert!(aggregated_priorities(&[matrix.clone(), matrix]).unwrap().error() <= 1.0);
}

/// A number next to the largest decimal has more digits than a figure may, and no figure may panic.
#[test]
fn numbers_next_to_the_largest_decimal_are_refused() {
    let rows = [vec![Decimal::MAX], vec![dec!(1)]];
    let directions = [Direction::HigherIsBetter];
    let errors =
        weighted_product(&rows, &decimals![1], &directions, ProductNormalisation::Plain).unwrap_err();
    assert_eq!(errors.as_slice()[0].kind(), ErrorKind::OverLimit);
    assert_eq!(Spread::of(&[Decimal::MAX, Decimal::MIN]).unwrap_err().as_slice().len(), 2);
    let values = [vec![vec![Decimal::MAX]]];
    let errors = GroupTotals::of(&values, &[vec![Decimal::MAX]], &[Decimal::MAX]).unwrap_err();
    assert_eq!(errors.to_string().lines().count(), 1, "weights of any size are shares: {errors}");
}

#[test]
fn the_stated_error_of_a_closeness_is_some_hundred_roundings_however_long_the_table() {
    let error = |rows: u32| {
        let values: Vec<f64> = (0..2 * rows).map(|cell| f64::from(cell % 97) + 1.0).collect();
        let table = FloatTable::new(2, &values).unwrap();
        assert_eq!((table.rows(), table.columns()), (rows as usize, 2));
        let directions = [Direction::HigherIsBetter; 2];
        topsis(table, &[1.0, 2.0], &directions, IdealNormalisation::Vector)
            .unwrap()
            .value()
            .unwrap()
            .relative_error()
    };
    // 298 units of 2^-53, and four more for 1,000 rows.
    assert!(error(10) > 3.3e-14 && error(10) < error(1_000) && error(1_000) < 3.4e-14, "{}", error(1_000));
}

#[test]
fn of_judgements_that_are_equally_inconsistent_the_first_is_named() {
    // Each is twice as good as the next, all round: the weights are equal, and every judgement is off by two.
    let judgements = ["2", "1/2", "2"].map(|it| it.parse().unwrap());
    let worst =
        PairwiseMatrix::from_upper(3, &judgements).unwrap().consistency().most_inconsistent().unwrap();
    assert_eq!((worst.row(), worst.column()), (0, 1));
    assert!((worst.factor() - 2.0).abs() < 1e-12);
}

#[test]
fn tables_that_have_no_answer_are_refused_with_their_places() {
    let zeros = FloatTable::new(2, &[1.0, 0.0, 2.0, 0.0]).unwrap();
    let directions = [Direction::HigherIsBetter; 2];
    let errors = topsis(zeros, &[1.0, 1.0], &directions, IdealNormalisation::Vector).unwrap_err();
    assert_eq!(errors.as_slice()[0].path().to_string(), "columns[1]");
    assert!(topsis(zeros, &[1.0, 1.0], &directions, IdealNormalisation::MinMax).unwrap().value().is_some());
    let alike = FloatTable::new(2, &[1.0, 2.0, 1.0, 2.0]).unwrap();
    let outcome = topsis(alike, &[1.0, 1.0], &directions, IdealNormalisation::Vector).unwrap();
    assert_eq!(outcome.reason(), Some(Reason::AllAlike));
    for weights in [[-1.0, 1.0], [0.0, 0.0], [f64::NAN, 1.0], [f64::INFINITY, 1.0]] {
        assert!(topsis(alike, &weights, &directions, IdealNormalisation::Vector).is_err(), "{weights:?}");
    }

    let rows = [decimals![1, 0].to_vec(), decimals![-1, 2].to_vec()];
    let errors =
        weighted_product(&rows, &decimals![1, 1], &directions, ProductNormalisation::Plain).unwrap_err();
    let places: Vec<String> = errors.iter().map(|error| error.path().to_string()).collect();
    assert_eq!(places, ["[0][1]", "[1][0]"]);
}

#[test]
fn products_that_are_equal_without_being_the_same_numbers_tie() {
    // 2 x 8 = 4 x 4.
    let rows = [decimals![2, 8].to_vec(), decimals![4, 4].to_vec()];
    let directions = [Direction::HigherIsBetter; 2];
    let result = weighted_product(&rows, &decimals![1, 1], &directions, ProductNormalisation::Sum).unwrap();
    assert_eq!(result.ranks(), [1, 1]);
}
