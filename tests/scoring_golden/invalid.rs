//! Input that is refused, and how.

use crate::case::{Case, decimal, list};
use crate::cross_checks::directions;
use bizcase::prelude::*;
use bizcase::scoring::agreement::{GroupTotals, Level, kendall_w, krippendorff_alpha};
use bizcase::scoring::pairwise::{PairwiseMatrix, aggregated_judgements};
use bizcase::scoring::weighting::{self, Weights};
use bizcase::scoring::{
    Comparison, Direction, FloatTable, IdealNormalisation, ProductNormalisation, ValueTable, pugh, topsis,
    weighted_product,
};
use bizcase::{Error, ErrorKind, Outcome, parse_decimal};
use serde_json::{Map, Value, json};

/// How an input is refused: by errors, or by an outcome that says why there is no figure.
enum Refusal {
    Errors(Vec<Error>),
    Undefined,
}

type Answer = Result<(), Refusal>;

impl From<Errors> for Refusal {
    fn from(errors: Errors) -> Self {
        Self::Errors(errors.iter().cloned().collect())
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Errors(vec![error])
    }
}

pub(crate) fn refused(case: &Case) {
    assert!(case.expected("error").as_bool().unwrap());
    let reason = case.expected("reason").as_str().unwrap();
    let refusal = answer_to(case).err();
    match refusal.unwrap_or_else(|| panic!("accepted: {reason}")) {
        Refusal::Undefined => {}
        Refusal::Errors(errors) => {
            assert!(!errors.is_empty());
            errors.iter().for_each(says_what_to_mend);
        }
    }
}

/// A place, what was found and what is expected. A fault of a whole list, and of a text on its own, has the list or the text
/// for a place.
fn says_what_to_mend(error: &Error) {
    assert!(!error.expected().is_empty(), "{error:?}");
    let whole = matches!(error.kind(), ErrorKind::NotADecimal | ErrorKind::Empty | ErrorKind::OverLimit);
    let whole = whole || (error.kind() == ErrorKind::OutOfRange && error.found() == "a sum of zero");
    assert!(!error.path().is_root() || whole, "{error}");
    assert!(!error.found().is_empty() || error.kind() == ErrorKind::Missing, "{error}");
}

fn answer_to(case: &Case) -> Answer {
    let matrix = case.input("matrix");
    match case.input("for_method").as_str().unwrap() {
        // With names, as a service sends it; the same numbers without are refused as well.
        "wsm" | "missing_scores" | "kepner_tregoe" | "pareto" | "explain_wsm" => with_names(case),
        "weight_stability_wsm"
        | "score_flip_wsm"
        | "smaa"
        | "potential_optimality"
        | "ordinal_weight_dominance" => {
            let rows = decimal_rows(matrix)?;
            let weights = match case.input("weights") {
                Value::Null => vec![decimal(&json!(1)); rows.first().map_or(0, Vec::len)],
                weights => decimal_list(weights)?,
            };
            ValueTable::new(&rows, &weights)?.robustness()?;
            Ok(())
        }
        "topsis" => closeness(case),
        "wpm" => {
            let (rows, weights) = (decimal_rows(matrix)?, decimal_list(case.input("weights"))?);
            let directions = directions(case.input("directions"));
            Ok(weighted_product(&rows, &weights, &directions, ProductNormalisation::Sum).map(drop)?)
        }
        "ahp_priorities" => Ok(PairwiseMatrix::from_full(&decimal_rows(matrix)?).map(drop)?),
        "ahp_group" => {
            let matrices = list(case.param("matrices")).iter();
            let matrices = matrices.map(|it| Ok(PairwiseMatrix::from_full(&decimal_rows(it)?)?));
            Ok(aggregated_judgements(&matrices.collect::<Result<Vec<_>, Refusal>>()?).map(drop)?)
        }
        "weights_roc" => of_ranks(case, weighting::rank_order_centroid),
        "weights_rs" => of_ranks(case, weighting::rank_sum),
        "weights_rr" => of_ranks(case, weighting::rank_reciprocal),
        "swing_weights" => Ok(weighting::direct(&decimal_list(case.input("weights"))?).map(drop)?),
        "kendall_w" => match kendall_w(&decimal_rows(matrix)?, Direction::HigherIsBetter)?.coefficient() {
            Outcome::Value(_) => Ok(()),
            _ => Err(Refusal::Undefined),
        },
        "krippendorff_alpha" => {
            let rows = list(matrix).iter().map(|row| list(row).iter().map(open_cell).collect());
            let rows: Vec<Vec<Option<Decimal>>> = rows.collect::<Result<_, Refusal>>()?;
            match krippendorff_alpha(&rows, Level::Interval)? {
                Outcome::Value(_) => Ok(()),
                _ => Err(Refusal::Undefined),
            }
        }
        "group_wsm" => {
            let values = list(matrix).iter().map(decimal_rows).collect::<Result<Vec<_>, _>>()?;
            let weights = decimal_rows(case.input("weights"))?;
            Ok(GroupTotals::of(&values, &weights, &decimal_list(case.param("influence"))?).map(drop)?)
        }
        "pugh" => {
            let cell = |cell: &Value| Comparison::ALL[usize::try_from(1 - cell.as_i64().unwrap()).unwrap()];
            let rows: Vec<Vec<Comparison>> =
                list(matrix).iter().map(|row| list(row).iter().map(cell).collect()).collect();
            pugh(&rows, usize::try_from(case.param("datum").as_u64().unwrap()).unwrap())?;
            Ok(())
        }
        "value_function" => value_function(case),
        other => panic!("no test of what {other} refuses"),
    }
}

fn closeness(case: &Case) -> Answer {
    let rows = list(case.input("matrix"));
    let columns = rows.first().map_or(0, |row| list(row).len());
    let ragged = rows.iter().any(|row| list(row).len() != columns);
    let values: Vec<f64> = rows.iter().flat_map(list).map(number).collect();
    let table = FloatTable::new(columns, &values);
    // A flat table knows no rows: of ragged ones it sees at most that they do not fill it.
    assert!(!ragged || table.is_err(), "a flat table cannot be ragged");
    let weights: Vec<f64> = list(case.input("weights")).iter().map(number).collect();
    match topsis(table?, &weights, &directions(case.input("directions")), IdealNormalisation::Vector)? {
        Outcome::Value(_) => Ok(()),
        _ => Err(Refusal::Undefined),
    }
}

fn of_ranks(case: &Case, formula: fn(&[usize]) -> Result<Weights, Errors>) -> Answer {
    let ranks: Vec<usize> =
        list(case.param("ranks")).iter().map(|it| usize::try_from(it.as_u64().unwrap()).unwrap()).collect();
    Ok(formula(&ranks).map(drop)?)
}

/// A float as the collection writes it: `"NaN"` and `"Infinity"` are texts.
fn number(cell: &Value) -> f64 {
    cell.as_str().map_or_else(|| cell.as_f64().unwrap(), |word| word.parse().unwrap())
}

fn open_cell(cell: &Value) -> Result<Option<Decimal>, Refusal> {
    if cell.is_null() { Ok(None) } else { decimal_cell(cell).map(Some) }
}

/// What is not a number is no decimal, wherever one is read.
fn decimal_cell(cell: &Value) -> Result<Decimal, Refusal> {
    match cell.as_str() {
        Some(text) => Ok(parse_decimal(text)?),
        None => Ok(decimal(cell)),
    }
}

fn decimal_list(cells: &Value) -> Result<Vec<Decimal>, Refusal> {
    list(cells).iter().map(decimal_cell).collect()
}

fn decimal_rows(matrix: &Value) -> Result<Vec<Vec<Decimal>>, Refusal> {
    list(matrix).iter().map(decimal_list).collect()
}

/// A case of these options as a document: a weight belongs to its criterion, so that one weight too many is a criterion
/// that nobody scored, and one too few is missing.
fn with_names(case: &Case) -> Answer {
    let document: CaseDocument = serde_json::from_value(document(case)).unwrap();
    document.build().map(|_| ()).map_err(Refusal::from)
}

fn document(case: &Case) -> Value {
    if case.has_param("normalisation") {
        case.expect_param("normalisation", "fixed_anchors");
    }
    let rows = list(case.input("matrix"));
    let weights = case.input("weights").as_array().map_or(&[][..], Vec::as_slice);
    let widest = rows.iter().map(|row| list(row).len()).max().unwrap_or(0);
    let criteria: Vec<Value> =
        (0..widest.max(weights.len())).map(|index| criterion(case, index, weights.get(index))).collect();
    let options: Vec<Value> = rows.iter().enumerate().map(|(index, row)| option(index, list(row))).collect();
    let alternative = |id: String, kind: &str| json!({ "id": id, "name": id, "kind": kind });
    let mut alternatives: Vec<Value> =
        (0..rows.len()).map(|index| alternative(format!("o{index}"), "do-something")).collect();
    alternatives.push(alternative("base".into(), "business-as-usual"));
    json!({
        "format": "bizcase/1",
        "title": "Refused",
        "currency": "GBP",
        "baseline": "base",
        "timeline": { "start": "2026-04-01", "periods": 2, "step": "year" },
        "conventions": { "prices": "nominal", "timing": "end" },
        "discounting": { "rate": "0.05" },
        "alternative": alternatives,
        "scoring": { "criterion": criteria, "option": options },
    })
}

fn criterion(case: &Case, index: usize, weight: Option<&Value>) -> Value {
    let anchors = match case.has_param("anchors_worst_best") {
        true => &case.param("anchors_worst_best")[index],
        false => &Value::Null,
    };
    let mut fields = Map::new();
    fields.insert("id".into(), json!(format!("c{index}")));
    fields.insert("name".into(), json!(format!("c{index}")));
    if let Some(word) = case.input("directions")[index].as_str() {
        let word = if word == "min" { "lower-is-better" } else { "higher-is-better" };
        fields.insert("direction".into(), json!(word));
    }
    if let Some(weight) = weight {
        fields.insert("weight".into(), in_document(weight));
    }
    let scale = match anchors.as_array().map(Vec::as_slice) {
        Some([worst, best]) if case.input("directions")[index] == "min" => {
            json!({ "low": in_document(best), "high": in_document(worst) })
        }
        Some([worst, best]) => json!({ "low": in_document(worst), "high": in_document(best) }),
        _ => json!({ "low": "-1000000", "high": "1000000" }),
    };
    fields.insert("scale".into(), scale);
    Value::Object(fields)
}

fn option(index: usize, row: &[Value]) -> Value {
    let given = row.iter().enumerate().filter(|(_, score)| !score.is_null());
    let scores: Map<String, Value> =
        given.map(|(criterion, score)| (format!("c{criterion}"), in_document(score))).collect();
    json!({ "id": format!("o{index}"), "scores": scores })
}

/// Decimals travel as text.
fn in_document(number: &Value) -> Value {
    number.as_str().map_or_else(|| json!(number.to_string()), |text| json!(text))
}

fn value_function(case: &Case) -> Answer {
    let end = |field: &str| case.has_param(field).then(|| decimal_cell(case.param(field))).transpose();
    let (worst, best) = (end("worst")?, end("best")?);
    let (worst, best) = (worst.unwrap_or_default(), best.unwrap_or(decimal(&json!(100))));
    let scale = Scale::numeric(worst.min(best), worst.max(best));
    let scale = match case.param("kind").as_str().unwrap() {
        "linear" => scale,
        "exponential" => scale.exponential(decimal_cell(case.param("rho"))?),
        "piecewise" => {
            let knots = decimal_rows(case.param("knots"))?;
            scale.piecewise(knots.iter().map(|knot| (knot[0], knot[1])))
        }
        other => panic!("unknown kind {other}"),
    };
    let criterion = match best < worst {
        true => Criterion::lower_is_better("c", scale),
        false => Criterion::higher_is_better("c", scale),
    };
    let option = ScoredOption::new("o").score("c", worst);
    Ok(ScoringMatrix::builder()
        .criterion(criterion.weight(decimal(&json!(1))))
        .option(option)
        .build()
        .map(drop)?)
}
