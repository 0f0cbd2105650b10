//! Weighted sums against figures from elsewhere.
//!
//! `data/scoring/weighted_sum.json` holds cases computed with numpy and, as each says in `verified_by`, with pymcdm
//! and scikit-criteria; `source` names where the input is from. Rows are options, columns are criteria. Those
//! programs work in binary floating point and print 14 digits, hence the tolerance of each case, 1e-9.
//!
//! They know several normalisations, this crate one, with fixed anchors; most of theirs are anchors in disguise:
//!
//! * `fixed_anchors`: as given; `minmax`: the least and the largest score of the column, and for a column whose
//!   scores are all the same any scale that holds them, because only differences are compared there;
//! * `none`: scores as given are values on a scale from 0 to 10, times 10; `sum`, for benefits: a scale from 0 to
//!   the sum of the column.
//!
//! Not covered: `linear_max` with a cost column (least score divided by score), which is no linear scale: the
//! example of the JMcDM test suite. Of the invalid inputs, those about other methods are left out.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::scoring::{Criterion, NormalisedWeight, RankedOption, Scale, ScoredOption, ScoringMatrix};
use bizcase::{Decimal, ErrorKind, Errors, Id, dec, parse_decimal};
use serde_json::Value;

const CASES: &str = include_str!("data/scoring/weighted_sum.json");

fn cases(method: &str) -> Vec<Value> {
    let all: Vec<Value> = serde_json::from_str(CASES).unwrap();
    all.into_iter().filter(|case| case["method"] == method).collect()
}

fn case(id: &str) -> Value {
    let all: Vec<Value> = serde_json::from_str(CASES).unwrap();
    all.into_iter().find(|case| case["id"] == id).unwrap()
}

fn decimals(list: &Value) -> Vec<Decimal> {
    list.as_array().unwrap().iter().map(|number| parse_decimal(&number.to_string()).unwrap()).collect()
}

fn rows(matrix: &Value) -> Vec<Vec<Decimal>> {
    matrix.as_array().unwrap().iter().map(decimals).collect()
}

/// The worst and the best anchor of a column, and the factor from values to the case's own units.
fn anchors(inputs: &Value, index: usize, column: &[Decimal]) -> (Decimal, Decimal, Decimal) {
    let (least, largest) = (*column.iter().min().unwrap(), *column.iter().max().unwrap());
    match inputs["params"]["normalisation"].as_str().unwrap() {
        "fixed_anchors" => {
            let pair = decimals(&inputs["params"]["anchors_worst_best"][index]);
            (pair[0], pair[1], dec!(1))
        }
        "minmax" if least == largest => (dec!(0), dec!(10), dec!(1)),
        "minmax" if inputs["directions"][index] == "min" => (largest, least, dec!(1)),
        "minmax" => (least, largest, dec!(1)),
        "none" => (dec!(0), dec!(10), dec!(10)),
        "sum" => (dec!(0), column.iter().sum(), dec!(1)),
        other => panic!("{other} is no linear scale"),
    }
}

/// The matrix of a case, and the factor from its totals to the case's own units.
fn matrix(inputs: &Value) -> (Result<ScoringMatrix, Errors>, Decimal) {
    let scores = rows(&inputs["matrix"]);
    let mut draft = ScoringMatrix::builder();
    let mut factor = dec!(1);
    for (index, weight) in decimals(&inputs["weights"]).into_iter().enumerate() {
        let column: Vec<_> = scores.iter().map(|row| row[index]).collect();
        let (worst, best, unit) = anchors(inputs, index, &column);
        factor = unit;
        let (name, scale) = (format!("c{index}"), Scale::numeric(worst.min(best), worst.max(best)));
        draft = draft.criterion(match inputs["directions"][index].as_str().unwrap() {
            "max" => Criterion::higher_is_better(name, scale).weight(weight),
            _ => Criterion::lower_is_better(name, scale).weight(weight),
        });
    }
    for (index, row) in scores.iter().enumerate() {
        let option = ScoredOption::new(format!("o{index}"));
        draft = draft
            .option(row.iter().enumerate().fold(option, |it, (c, score)| it.score(format!("c{c}"), *score)));
    }
    (draft.build(), factor)
}

fn assert_near(id: &str, ours: impl IntoIterator<Item = Decimal>, theirs: &Value, tolerance: f64) {
    let ours: Vec<f64> = ours.into_iter().map(|figure| figure.to_string().parse().unwrap()).collect();
    let theirs: Vec<f64> = theirs.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect();
    assert_eq!(ours.len(), theirs.len(), "{id}");
    for (our, their) in ours.iter().zip(&theirs) {
        assert!((our - their).abs() <= tolerance, "{id}: {our} is not {their}");
    }
}

#[test]
fn totals_contributions_and_ranks_agree() {
    let cases = cases("wsm");
    assert_eq!(cases.len(), 6);
    for case in &cases {
        let (id, expected) = (case["id"].as_str().unwrap(), &case["expected"]);
        let tolerance = case["tolerance"].as_f64().unwrap();
        let (matrix, factor) = matrix(&case["inputs"]);
        let matrix = matrix.unwrap();
        let ranking = matrix.ranking();
        let options: Vec<&RankedOption> =
            matrix.options().iter().map(|it| ranking.option(it.id().as_str()).unwrap()).collect();

        let ranks: Vec<usize> = options.iter().map(|option| option.rank().unwrap()).collect();
        assert_eq!(serde_json::json!(ranks), expected["ranking"], "{id}");
        if let Some(differences) = expected.get("score_minus_best") {
            let best = ranking.lead()[0].total().unwrap();
            assert_near(
                id,
                options.iter().map(|option| option.total().unwrap() - best),
                differences,
                tolerance,
            );
            continue;
        }
        assert_near(
            id,
            options.iter().map(|option| option.total().unwrap() * factor),
            &expected["scores"],
            tolerance,
        );
        let weights = ranking.weights().iter().map(NormalisedWeight::weight);
        assert_near(id, weights, &expected["normalised_weights"], tolerance);
        for (index, option) in options.iter().enumerate() {
            let parts = option.contributions().iter().map(|part| part.weighted().unwrap() * factor);
            assert_near(id, parts, &expected["contributions"][index], tolerance);
        }
    }
}

#[test]
fn a_constant_column_is_named_and_changes_no_difference() {
    let (matrix, _) = matrix(&case("dev-wsm-18-constant-column")["inputs"]);
    let ranking = matrix.unwrap().ranking();
    assert_eq!(ranking.constant_criteria().iter().map(Id::as_str).collect::<Vec<_>>(), ["c0"]);
}

#[test]
fn a_negative_weight_is_refused() {
    let mut inputs = case("dev-invalid-02-negative-weight")["inputs"].clone();
    inputs["params"] = serde_json::json!({ "normalisation": "minmax" });
    let errors = matrix(&inputs).0.unwrap_err();
    let [error] = errors.as_slice() else { panic!("one fault:\n{errors}") };
    assert_eq!(
        (error.kind(), error.path().to_string().as_str()),
        (ErrorKind::OutOfRange, "criteria[1].weight")
    );
}

#[test]
fn what_is_not_a_number_is_no_decimal_and_so_no_score() {
    let score = case("dev-invalid-01-nan")["inputs"]["matrix"][0][1].clone();
    assert_eq!(parse_decimal(score.as_str().unwrap()).unwrap_err().kind(), ErrorKind::NotADecimal);
}

/// A weight belongs to its criterion here, so a third weight for two columns is a criterion that nobody scored.
#[test]
fn more_weights_than_columns_leave_scores_missing() {
    let inputs = &case("dev-invalid-05-weight-length")["inputs"];
    let mut draft = ScoringMatrix::builder();
    for (index, weight) in decimals(&inputs["weights"]).into_iter().enumerate() {
        let scale = Scale::numeric(dec!(0), dec!(10));
        draft = draft.criterion(Criterion::higher_is_better(format!("c{index}"), scale).weight(weight));
    }
    for (index, row) in rows(&inputs["matrix"]).iter().enumerate() {
        let option = ScoredOption::new(format!("o{index}"));
        draft = draft
            .option(row.iter().enumerate().fold(option, |it, (c, score)| it.score(format!("c{c}"), *score)));
    }
    let errors = draft.build().unwrap_err();
    let places: Vec<_> = errors.iter().map(|error| (error.kind(), error.path().to_string())).collect();
    assert_eq!(
        places,
        [
            (ErrorKind::Ragged, "options[0].scores.c2".to_owned()),
            (ErrorKind::Ragged, "options[1].scores.c2".to_owned()),
        ]
    );
}
