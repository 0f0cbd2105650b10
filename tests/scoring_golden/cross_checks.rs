//! What stands beside the weighted sum: products, distances to an ideal, counts beside a datum.

use crate::case::{Case, decimals, floats, index, list, rows};
use crate::sums::normalised_by_hand;
use bizcase::scoring::{
    Comparison, Direction, FloatTable, IdealNormalisation, ProductNormalisation, PughTally, WeightedProducts,
    pugh, topsis, weighted_product, weighting,
};
use bizcase::{Decimal, Outcome};
use serde_json::Value;

pub(crate) fn directions(words: &Value) -> Vec<Direction> {
    let direction = |word: &Value| match word.as_str().unwrap() {
        "min" => Direction::LowerIsBetter,
        "max" => Direction::HigherIsBetter,
        other => panic!("unknown direction {other}"),
    };
    list(words).iter().map(direction).collect()
}

pub(crate) fn products(case: &Case) {
    let (weights, matrix) = (decimals(case.input("weights")), rows(case.input("matrix")));
    let directions = directions(case.input("directions"));
    let of = |normalisation| weighted_product(&matrix, &weights, &directions, normalisation).unwrap();
    let result = match case.param("normalisation").as_str().unwrap() {
        "sum" => of(ProductNormalisation::Sum),
        "none" => of(ProductNormalisation::Plain),
        other => {
            let values = normalised_by_hand(case, other);
            let up = vec![Direction::HigherIsBetter; weights.len()];
            weighted_product(&values, &weights, &up, ProductNormalisation::Plain).unwrap()
        }
    };
    case.near("normalised_weights", weighting::direct(&weights).unwrap().shares());
    case.near("scores", result.products());
    case.ranking("ranking", &floats(result.products()), result.ranks());
    // A normalisation by a factor for each column moves neither ranks nor quotients.
    let plain = of(ProductNormalisation::Plain);
    assert_eq!(plain.ranks(), of(ProductNormalisation::Sum).ranks());
    assert_eq!(ratios(&plain), ratios(&of(ProductNormalisation::Sum)));
    if case.expects("pairwise_ratio") {
        case.near("pairwise_ratio", &ratios(&result));
    }
}

fn ratios(products: &WeightedProducts) -> Vec<Vec<Outcome<Decimal>>> {
    let all = 0..products.products().len();
    let row = |one: usize| all.clone().map(|other| products.ratio(one, other).unwrap()).collect();
    all.clone().map(row).collect()
}

pub(crate) fn closeness(case: &Case) {
    case.expect_param("distance", "euclidean");
    let matrix = rows(case.input("matrix"));
    let values: Vec<f64> = matrix.iter().flat_map(|row| floats(row)).collect();
    let table = FloatTable::new(matrix[0].len(), &values).unwrap();
    let normalisation = match case.param("normalisation").as_str().unwrap() {
        "vector" => IdealNormalisation::Vector,
        "minmax" => IdealNormalisation::MinMax,
        other => panic!("unknown normalisation {other}"),
    };
    let weights = floats(&decimals(case.input("weights")));
    let result = topsis(table, &weights, &directions(case.input("directions")), normalisation);
    let result = result.unwrap().value().unwrap();
    case.near("scores", result.closeness());
    case.ranking("ranking", result.closeness(), &result.ranks());
    if case.expects("distance_to_ideal") {
        case.near("distance_to_ideal", result.distances_to_ideal());
        case.near("distance_to_anti_ideal", result.distances_to_anti_ideal());
    }
}

pub(crate) fn datum(case: &Case) {
    let comparison = |cell: &Value| match cell.as_i64() {
        Some(1) => Comparison::Better,
        Some(0) => Comparison::Same,
        Some(-1) => Comparison::Worse,
        _ => panic!("unknown comparison {cell}"),
    };
    let matrix: Vec<Vec<Comparison>> =
        list(case.input("matrix")).iter().map(|row| list(row).iter().map(comparison).collect()).collect();
    let tallies = pugh(&matrix, index(case.param("datum"))).unwrap();
    case.same("plus", tallies.iter().map(PughTally::better).collect::<Vec<_>>());
    case.same("minus", tallies.iter().map(PughTally::worse).collect::<Vec<_>>());
    case.same("same", tallies.iter().map(PughTally::same).collect::<Vec<_>>());
    case.same("net", tallies.iter().map(PughTally::net).collect::<Vec<_>>());
    case.same("ranking", tallies.iter().map(PughTally::rank).collect::<Vec<_>>());
}
