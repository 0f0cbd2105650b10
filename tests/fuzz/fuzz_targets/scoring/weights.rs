//! Weights by every method, against their formulas in fractions.

use crate::model::{assert_figure, ranks, shares, sum};
use arbitrary::Arbitrary;
use bizcase::scoring::pairwise::{Judgement, PairwiseMatrix, aggregated_judgements, aggregated_priorities};
use bizcase::scoring::weighting::{
    UnitRate, WeightNode, Weights, direct, rank_order_centroid, rank_reciprocal, rank_sum, swing, unit_rates,
    value_tree,
};
use bizcase::{Decimal, Errors};
use shared::fraction::Fraction;
use shared::number::Amount;

/// Criteria up to which long fractions are still short enough.
const CRITERIA: usize = 8;

#[derive(Arbitrary, Debug)]
pub enum Method {
    Direct(Vec<Amount>),
    Swing(Vec<u8>),
    Ranks(Vec<u8>),
    UnitRates(Vec<[Amount; 3]>),
    Tree(Vec<(Amount, Option<Vec<Amount>>)>),
    Consistent(Vec<u8>),
    Pairs { size: u8, factors: Vec<(u16, u16)>, others: Vec<(u16, u16)> },
}

pub fn check(method: &Method) {
    match method {
        Method::Direct(points) => check_direct(&decimals(points)),
        Method::Swing(points) => check_swing(points.get(..CRITERIA).unwrap_or(points)),
        Method::Ranks(ranks) => check_ranks(ranks.get(..CRITERIA).unwrap_or(ranks)),
        Method::UnitRates(rates) => check_unit_rates(rates.get(..CRITERIA).unwrap_or(rates)),
        Method::Tree(roots) => check_tree(roots.get(..CRITERIA).unwrap_or(roots)),
        Method::Consistent(weights) => check_consistent(weights.get(..CRITERIA).unwrap_or(weights)),
        Method::Pairs { size, factors, others } => check_pairs(usize::from(size % 6), factors, others),
    }
}

fn decimals(points: &[Amount]) -> Vec<Decimal> {
    points.iter().take(CRITERIA).map(|amount| amount.value()).collect()
}

#[track_caller]
fn assert_shares(weights: &Weights, exact: &[Fraction]) {
    assert_eq!(weights.shares().len(), exact.len());
    for (&share, exact) in weights.shares().iter().zip(exact) {
        assert_figure(share, exact);
    }
}

/// Whether points are weights: none below zero, one above.
fn weigh(points: &[Decimal]) -> bool {
    points.iter().all(|point| *point >= Decimal::ZERO) && points.iter().any(|point| !point.is_zero())
}

fn check_direct(points: &[Decimal]) {
    let weights = direct(points);
    assert_eq!(weights.is_ok(), weigh(points), "{points:?}");
    if let Ok(weights) = weights {
        assert_shares(&weights, &shares(points));
    }
}

fn check_swing(points: &[u8]) {
    let points: Vec<Decimal> = points.iter().map(|&point| Decimal::from(point) / Decimal::TWO).collect();
    let hundred = Decimal::from(100);
    let is_anchored = points.contains(&hundred) && points.iter().all(|point| *point <= hundred);
    let weights = swing(&points);
    assert_eq!(weights.is_ok(), is_anchored, "{points:?}");
    if let Ok(weights) = weights {
        assert_shares(&weights, &shares(&points));
    }
}

type OfRanks = fn(&[usize]) -> Result<Weights, Errors>;

fn check_ranks(keys: &[u8]) {
    // Keys are taken for ranks as they are, and as what ranks follow from.
    let stated: Vec<usize> = keys.iter().map(|&key| usize::from(key)).collect();
    let places = ranks(&keys.iter().map(|&key| u8::MAX - key).collect::<Vec<_>>());
    let n = i64::try_from(keys.len()).expect("few criteria");
    let centroid = |place: i64| {
        let parts: Vec<Fraction> = (place..=n).map(|k| Fraction::new(1, k * n)).collect();
        sum(&parts)
    };
    let linear = |place: i64| Fraction::new(2 * (n + 1 - place), n * (n + 1));
    let harmonic = sum(&(1..=n).map(|k| Fraction::new(1, k)).collect::<Vec<_>>());
    let reciprocal = |place: i64| Fraction::new(1, place).over(&harmonic);
    let formulas: [(OfRanks, &dyn Fn(i64) -> Fraction); 3] =
        [(rank_order_centroid, &centroid), (rank_sum, &linear), (rank_reciprocal, &reciprocal)];
    for (formula, of_place) in formulas {
        assert_eq!(formula(&stated).is_ok(), !keys.is_empty() && stated == places, "{stated:?}");
        let Ok(weights) = formula(&places) else { continue };
        let mean = |rank: &usize| {
            let tied = places.iter().filter(|other| *other == rank).count();
            let covered = (*rank..rank + tied).map(|place| i64::try_from(place).expect("few criteria"));
            let parts: Vec<Fraction> = covered.map(of_place).collect();
            sum(&parts).over(&Fraction::integer(i64::try_from(tied).expect("few criteria")))
        };
        assert_shares(&weights, &places.iter().map(mean).collect::<Vec<_>>());
    }
}

fn check_unit_rates(rates: &[[Amount; 3]]) {
    let rates: Vec<[Decimal; 3]> = rates.iter().map(|rate| rate.each_ref().map(|it| it.value())).collect();
    let given: Vec<UnitRate> =
        rates.iter().map(|&[worth, worst, best]| UnitRate { worth, worst, best }).collect();
    let Ok(weights) = unit_rates(&given) else {
        let worths: Vec<Decimal> = rates.iter().map(|rate| rate[0]).collect();
        assert!(!weigh(&worths) || rates.iter().any(|[_, worst, best]| worst == best), "{rates:?}");
        return;
    };
    let swing = |rate: &[Decimal; 3]| {
        let [worth, worst, best] = rate.map(Fraction::of);
        worth * (best - worst).abs()
    };
    let swings: Vec<Fraction> = rates.iter().map(swing).collect();
    let whole = sum(&swings);
    assert_shares(&weights, &swings.iter().map(|swing| swing.over(&whole)).collect::<Vec<_>>());
}

fn check_tree(roots: &[(Amount, Option<Vec<Amount>>)]) {
    let node = |(points, members): &(Amount, Option<Vec<Amount>>)| match members {
        Some(members) => {
            WeightNode::group(points.value(), decimals(members).into_iter().map(WeightNode::criterion))
        }
        None => WeightNode::criterion(points.value()),
    };
    let top: Vec<Decimal> = roots.iter().map(|(points, _)| points.value()).collect();
    let groups = || roots.iter().filter_map(|(_, members)| members.as_deref().map(decimals));
    let weights = value_tree(&roots.iter().map(node).collect::<Vec<_>>());
    assert_eq!(weights.is_ok(), weigh(&top) && groups().all(|members| weigh(&members)), "{roots:?}");
    let Ok(weights) = weights else { return };
    let mut exact = Vec::new();
    for ((_, members), share) in roots.iter().zip(shares(&top)) {
        match members {
            Some(members) => {
                exact.extend(shares(&decimals(members)).into_iter().map(|it| it * share.clone()))
            }
            None => exact.push(share),
        }
    }
    assert_shares(&weights, &exact);
}

/// The quotients of any weights contradict each other nowhere, and give the weights back.
fn check_consistent(weights: &[u8]) {
    let points: Vec<Decimal> = weights.iter().map(|&weight| Decimal::from(u16::from(weight) + 1)).collect();
    if points.is_empty() {
        return;
    }
    let pairs = (0..points.len()).flat_map(|row| (row + 1..points.len()).map(move |column| (row, column)));
    let judgements: Vec<Judgement> =
        pairs.map(|(row, column)| Judgement::ratio(points[row], points[column]).expect("near one")).collect();
    let matrix = PairwiseMatrix::from_upper(points.len(), &judgements).expect("one for each pair");
    let exact = shares(&points);
    for (figure, exact) in matrix.geometric_mean().into_iter().zip(&exact) {
        assert_figure(figure, exact);
    }
    let priorities = matrix.eigenvector();
    let error = Fraction::of_float(priorities.error());
    for (&weight, exact) in priorities.weights().iter().zip(&exact) {
        assert!((Fraction::of_float(weight) - exact.clone()).abs() <= error, "{weight} for {exact:?}");
    }
    let ratio = matrix.consistency().ratio();
    assert!(ratio.value().abs() <= ratio.error());
}

/// Judgements of any size have weights, and a bound that is a number.
fn check_pairs(size: usize, factors: &[(u16, u16)], others: &[(u16, u16)]) {
    let pairs = size * size.saturating_sub(1) / 2;
    let of = |factors: &[(u16, u16)]| {
        // Up to a billion and down to a billionth.
        let judgement = |&(one, other): &(u16, u16)| {
            let wide =
                |factor: u16| Decimal::from(u32::from(factor % 31_000) * u32::from(factor % 31_000) + 1);
            Judgement::ratio(wide(one), wide(other)).expect("within a billion")
        };
        let judgements: Vec<Judgement> = factors.iter().take(pairs).map(judgement).collect();
        PairwiseMatrix::from_upper(size, &judgements).ok()
    };
    let (Some(matrix), Some(other)) = (of(factors), of(others)) else { return };
    let both = [matrix, other];
    let joint = aggregated_judgements(&both);
    for matrix in both.iter().chain(&joint) {
        let (priorities, consistency) = (matrix.eigenvector(), matrix.consistency());
        assert!(priorities.weights().iter().all(|weight| (0.0..=1.0).contains(weight)));
        assert!((0.0..=1.0).contains(&priorities.error()) && consistency.ratio().error() >= 0.0);
        let means: Vec<Fraction> = matrix.geometric_mean().into_iter().map(Fraction::of).collect();
        let room = Fraction::of(Decimal::new(i64::try_from(size).expect("few criteria"), 28));
        assert!((sum(&means) - Fraction::integer(1)).abs() <= room);
    }
    assert!(aggregated_priorities(&both).expect("of one size").error() <= 1.0);
}
