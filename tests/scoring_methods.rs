//! Weights, cross-checks and agreement against figures from elsewhere.
//!
//! `data/scoring/methods.json` holds cases that are published or computed by independent programs; `source` names where the
//! input is from, `verified_by` who agrees on the figures. Those programs work in binary floating point and print 14
//! digits, hence the tolerance of each case. Rows are options and columns criteria; raters and items for the two
//! coefficients of agreement; stakeholder, option and criterion for groups. Indices count from 0.
//!
//! Not compared: the probability that belongs to a chi-square (no distribution functions here), and `W_uncorrected`, Kendall's
//! coefficient without its correction for ties.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::measure::{Outcome, Reason};
use bizcase::scoring::agreement::{
    Ballots, GroupTotals, Level, Spread, kendall_tau_b, kendall_w, krippendorff_alpha,
};
use bizcase::scoring::pairwise::{PairwiseMatrix, aggregated_judgements, aggregated_priorities};
use bizcase::scoring::weighting::{self, WeightNode, Weights};
use bizcase::scoring::{
    Comparison, Direction, FloatTable, IdealNormalisation, ProductNormalisation, PughTally, pugh, topsis,
    weighted_product,
};
use bizcase::{Decimal, ErrorKind, Errors, dec, parse_decimal};
use serde_json::Value;
use std::collections::BTreeSet;

/// Where a method of the collection of cases is computed.
#[derive(PartialEq)]
enum Stand {
    /// A test here reads its cases from `methods.json`.
    Here,
    /// A test of this name reads its cases.
    In(&'static str),
    /// The library does not have it, for this reason.
    NotOffered(&'static str),
}

const NO_DEMAND: &str = "no guide to appraisal recommends it, and no request asks for it";
const NO_IMPORTANCE: &str =
    "the spread of the data says nothing of importance: no weights for a business case";

const METHODS: &[(&str, Stand)] = &[
    ("ahp_group", Stand::Here),
    ("ahp_priorities", Stand::Here),
    ("explain_wsm", Stand::In("scoring_models")),
    ("group_wsm", Stand::Here),
    ("hierarchical_weights", Stand::Here),
    ("invalid_input", Stand::Here),
    ("kendall_w", Stand::Here),
    ("kepner_tregoe", Stand::In("scoring_models")),
    ("krippendorff_alpha", Stand::Here),
    ("missing_scores", Stand::In("scoring_models")),
    ("ordinal_weight_dominance", Stand::In("scoring_robustness")),
    ("pareto", Stand::In("scoring_models")),
    ("potential_optimality", Stand::In("scoring_robustness")),
    ("promethee_ii", Stand::NotOffered(NO_DEMAND)),
    ("pugh", Stand::Here),
    ("score_flip_wsm", Stand::In("scoring_robustness")),
    ("smaa", Stand::In("scoring_robustness")),
    ("swing_weights", Stand::Here),
    ("topsis", Stand::Here),
    ("value_function", Stand::In("scoring_models")),
    ("vikor", Stand::NotOffered(NO_DEMAND)),
    ("weight_stability_wsm", Stand::In("scoring_robustness")),
    ("weights_critic", Stand::NotOffered(NO_IMPORTANCE)),
    ("weights_entropy", Stand::NotOffered(NO_IMPORTANCE)),
    ("weights_roc", Stand::Here),
    ("weights_rr", Stand::Here),
    ("weights_rs", Stand::Here),
    ("wpm", Stand::Here),
    ("wsm", Stand::In("scoring_oracle")),
];

/// Each test that reads cases, with the file of them.
const FILES: &[(&str, &str)] = &[
    ("scoring_methods", include_str!("data/scoring/methods.json")),
    ("scoring_models", include_str!("data/scoring/models.json")),
    ("scoring_oracle", include_str!("data/scoring/weighted_sum.json")),
    ("scoring_robustness", include_str!("data/scoring/robustness.json")),
];

fn methods_of(cases: &str) -> BTreeSet<String> {
    let all: Vec<Value> = serde_json::from_str(cases).unwrap();
    all.iter().filter_map(|case| Some(case.get("method")?.as_str()?.to_owned())).collect()
}

fn methods_read_by(test: &str) -> BTreeSet<String> {
    let (_, cases) = FILES.iter().find(|(name, _)| *name == test).unwrap();
    methods_of(cases)
}

#[test]
fn every_method_of_the_collection_is_computed_or_left_out_for_a_reason() {
    let all: BTreeSet<String> = FILES.iter().flat_map(|(_, cases)| methods_of(cases)).collect();
    let unknown: Vec<_> =
        all.iter().filter(|method| METHODS.iter().all(|(name, _)| name != method)).collect();
    assert!(unknown.is_empty(), "not in the list: {unknown:?}");
    for (method, stand) in METHODS {
        let reader = match stand {
            Stand::Here => "scoring_methods",
            Stand::In(test) => test,
            Stand::NotOffered(_) => {
                assert!(!all.contains(*method), "{method} has cases");
                continue;
            }
        };
        assert!(methods_read_by(reader).contains(*method), "{reader} has no case of {method}");
    }
}

fn cases(method: &str) -> Vec<Value> {
    let all: Vec<Value> = serde_json::from_str(FILES[0].1).unwrap();
    let cases: Vec<Value> = all.into_iter().filter(|case| case["method"] == method).collect();
    assert!(!cases.is_empty(), "no case of {method}");
    cases
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn decimal(number: &Value) -> Decimal {
    parse_decimal(&number.to_string()).unwrap()
}

fn decimals(numbers: &Value) -> Vec<Decimal> {
    list(numbers).iter().map(decimal).collect()
}

fn rows(matrix: &Value) -> Vec<Vec<Decimal>> {
    list(matrix).iter().map(decimals).collect()
}

fn indices(numbers: &Value) -> Vec<usize> {
    list(numbers).iter().map(|it| usize::try_from(it.as_u64().unwrap()).unwrap()).collect()
}

fn floats(numbers: &[Decimal]) -> Vec<f64> {
    numbers.iter().map(|number| number.to_string().parse().unwrap()).collect()
}

fn directions(words: &Value) -> Vec<Direction> {
    let direction = |word: &Value| match word.as_str().unwrap() {
        "min" => Direction::LowerIsBetter,
        _ => Direction::HigherIsBetter,
    };
    list(words).iter().map(direction).collect()
}

/// What a case expects, with its tolerance and its name for messages.
struct Expected<'a> {
    id: &'a str,
    figures: &'a Value,
    tolerance: f64,
}

impl<'a> Expected<'a> {
    fn of(case: &'a Value) -> Self {
        let (id, figures) = (case["id"].as_str().unwrap(), &case["expected"]);
        Self { id, figures, tolerance: case["tolerance"].as_f64().unwrap() }
    }

    fn near(&self, field: &str, ours: f64) {
        self.all_near(field, &self.figures[field], &[ours]);
    }

    fn list(&self, field: &str, ours: &[f64]) {
        self.all_near(field, &self.figures[field], ours);
    }

    fn decimals(&self, field: &str, ours: &[Decimal]) {
        self.list(field, &floats(ours));
    }

    fn outcomes(&self, field: &str, ours: &[Outcome<Decimal>]) {
        let ours: Vec<Decimal> = ours.iter().map(|outcome| outcome.value().unwrap()).collect();
        self.decimals(field, &ours);
    }

    fn table(&self, field: &str, ours: &[Vec<Decimal>]) {
        assert_eq!(list(&self.figures[field]).len(), ours.len(), "{}: {field}", self.id);
        for (theirs, ours) in list(&self.figures[field]).iter().zip(ours) {
            self.all_near(field, theirs, &floats(ours));
        }
    }

    fn all_near(&self, field: &str, theirs: &Value, ours: &[f64]) {
        let theirs = theirs.as_array().map_or(std::slice::from_ref(theirs), Vec::as_slice);
        assert_eq!(theirs.len(), ours.len(), "{}: {field}", self.id);
        for (theirs, ours) in theirs.iter().zip(ours) {
            let theirs = theirs.as_f64().unwrap();
            assert!((theirs - ours).abs() <= self.tolerance, "{}: {field} {ours} is not {theirs}", self.id);
        }
    }

    fn same(&self, field: &str, ours: impl serde::Serialize) {
        assert_eq!(serde_json::json!(ours), self.figures[field], "{}: {field}", self.id);
    }
}

#[test]
fn swing_weights_agree() {
    for case in cases("swing_weights") {
        let weights = weighting::swing(&decimals(&case["inputs"]["weights"])).unwrap();
        Expected::of(&case).decimals("weights", weights.shares());
    }
}

#[test]
fn weights_of_a_value_tree_agree() {
    for case in cases("hierarchical_weights") {
        let criteria = |points: &Value| decimals(points).into_iter().map(WeightNode::criterion);
        let groups = list(&case["inputs"]["params"]["tree"]).iter();
        let tree: Vec<WeightNode> = groups
            .map(|group| WeightNode::group(decimal(&group["weight"]), criteria(&group["children"])))
            .collect();
        let weights = weighting::value_tree(&tree).unwrap();
        Expected::of(&case).decimals("global_weights", weights.shares());
    }
}

#[test]
fn weights_of_ranks_agree() {
    type Formula = fn(&[usize]) -> Result<Weights, Errors>;
    let formulas: [(&str, Formula); 3] = [
        ("weights_roc", weighting::rank_order_centroid),
        ("weights_rs", weighting::rank_sum),
        ("weights_rr", weighting::rank_reciprocal),
    ];
    for (method, formula) in formulas {
        for case in cases(method) {
            let weights = formula(&indices(&case["inputs"]["params"]["ranks"])).unwrap();
            Expected::of(&case).decimals("weights", weights.shares());
        }
    }
}

/// Competition ranks of numbers in `f64`, those within the tolerance of the collection being tied.
fn ranks(weights: &[f64]) -> Vec<usize> {
    weights.iter().map(|own| 1 + weights.iter().filter(|other| **other > own + 1e-9).count()).collect()
}

#[test]
fn priorities_and_consistency_agree() {
    for case in cases("ahp_priorities") {
        let expected = Expected::of(&case);
        let matrix = PairwiseMatrix::from_full(&rows(&case["inputs"]["matrix"])).unwrap();
        let (priorities, consistency) = (matrix.eigenvector(), matrix.consistency());
        assert!(priorities.error() < 1e-12, "{}: {}", expected.id, priorities.error());
        expected.list("weights", priorities.weights());
        expected.same("ranking", ranks(priorities.weights()));
        expected.near("lambda_max", consistency.eigenvalue().value());
        expected.near("ci", consistency.index().value());
        expected.near("cr", consistency.ratio().value());
        expected.same("acceptable_at_0_10", consistency.warning().is_none());
        expected.decimals("geometric_mean_weights", &matrix.geometric_mean());
        expected.outcomes("geometric_consistency_index", &[consistency.geometric_index()]);
    }
}

#[test]
fn both_ways_to_one_list_of_priorities_for_a_group_agree() {
    for case in cases("ahp_group") {
        let expected = Expected::of(&case);
        let matrices = list(&case["inputs"]["params"]["matrices"]).iter();
        let matrices: Vec<PairwiseMatrix> =
            matrices.map(|matrix| PairwiseMatrix::from_full(&rows(matrix)).unwrap()).collect();
        let joint = aggregated_judgements(&matrices).unwrap();
        for (row, theirs) in list(&case["expected"]["aij_matrix"]).iter().enumerate() {
            let ours: Vec<f64> = (0..joint.size()).map(|column| quotient(&joint, row, column)).collect();
            expected.all_near("aij_matrix", theirs, &ours);
        }
        expected.list("aij_weights", joint.eigenvector().weights());
        expected.near("aij_cr", joint.consistency().ratio().value());
        for (matrix, theirs) in matrices.iter().zip(list(&case["expected"]["individual_weights"])) {
            expected.all_near("individual_weights", theirs, matrix.eigenvector().weights());
        }
        expected.list("aip_weights", aggregated_priorities(&matrices).unwrap().weights());
    }
}

/// A judgement as a float, by its text.
fn quotient(matrix: &PairwiseMatrix, row: usize, column: usize) -> f64 {
    let text = matrix.judgement(row, column).unwrap().to_string();
    let (numerator, denominator) = text.split_once('/').unwrap_or((&text, "1"));
    numerator.parse::<f64>().unwrap() / denominator.parse::<f64>().unwrap()
}

#[test]
fn weighted_products_agree() {
    for case in cases("wpm") {
        let (inputs, expected) = (&case["inputs"], Expected::of(&case));
        assert_eq!(inputs["params"]["normalisation"], "sum");
        let (weights, matrix) = (decimals(&inputs["weights"]), rows(&inputs["matrix"]));
        let directions = directions(&inputs["directions"]);
        let of = |normalisation| weighted_product(&matrix, &weights, &directions, normalisation).unwrap();
        let result = of(ProductNormalisation::Sum);
        expected.decimals("normalised_weights", weighting::direct(&weights).unwrap().shares());
        expected.decimals("scores", result.products());
        expected.same("ranking", result.ranks());
        assert_eq!(of(ProductNormalisation::Plain).ranks(), result.ranks());
        if case["expected"].get("pairwise_ratio").is_none() {
            continue;
        }
        let all = 0..matrix.len();
        let ratio = |one: usize, other| result.ratio(one, other).unwrap().value().unwrap();
        let ratios: Vec<Vec<Decimal>> =
            all.clone().map(|one| all.clone().map(|other| ratio(one, other)).collect()).collect();
        expected.table("pairwise_ratio", &ratios);
        assert_eq!(
            of(ProductNormalisation::Plain).ratio(0, 1),
            result.ratio(0, 1),
            "no normalisation moves it"
        );
    }
}

#[test]
fn closeness_and_distances_agree() {
    for case in cases("topsis") {
        let (inputs, expected) = (&case["inputs"], Expected::of(&case));
        let matrix = rows(&inputs["matrix"]);
        let values: Vec<f64> = matrix.iter().flat_map(|row| floats(row)).collect();
        let table = FloatTable::new(matrix[0].len(), &values).unwrap();
        let normalisation = match inputs["params"]["normalisation"].as_str().unwrap() {
            "vector" => IdealNormalisation::Vector,
            "minmax" => IdealNormalisation::MinMax,
            other => panic!("{other} is none of ours"),
        };
        let weights = floats(&decimals(&inputs["weights"]));
        let result = topsis(table, &weights, &directions(&inputs["directions"]), normalisation)
            .unwrap()
            .value()
            .unwrap();
        expected.list("scores", result.closeness());
        expected.list("distance_to_ideal", result.distances_to_ideal());
        expected.list("distance_to_anti_ideal", result.distances_to_anti_ideal());
        expected.same("ranking", result.ranks());
    }
}

#[test]
fn counts_beside_a_datum_agree() {
    for case in cases("pugh") {
        let (inputs, expected) = (&case["inputs"], Expected::of(&case));
        let comparison = |cell: &Value| match cell.as_i64().unwrap() {
            1 => Comparison::Better,
            0 => Comparison::Same,
            _ => Comparison::Worse,
        };
        let matrix: Vec<Vec<Comparison>> =
            list(&inputs["matrix"]).iter().map(|row| list(row).iter().map(comparison).collect()).collect();
        let datum = usize::try_from(inputs["params"]["datum"].as_u64().unwrap()).unwrap();
        let tallies = pugh(&matrix, datum).unwrap();
        expected.same("plus", tallies.iter().map(PughTally::better).collect::<Vec<_>>());
        expected.same("minus", tallies.iter().map(PughTally::worse).collect::<Vec<_>>());
        expected.same("same", tallies.iter().map(PughTally::same).collect::<Vec<_>>());
        expected.same("net", tallies.iter().map(PughTally::net).collect::<Vec<_>>());
        expected.same("ranking", tallies.iter().map(PughTally::rank).collect::<Vec<_>>());
    }
}

#[test]
fn concordance_agrees() {
    for case in cases("kendall_w") {
        let (inputs, expected) = (&case["inputs"], Expected::of(&case));
        let direction = match inputs["params"]["values"].as_str().unwrap() {
            "ranks" => Direction::LowerIsBetter,
            _ => Direction::HigherIsBetter,
        };
        let concordance = kendall_w(&rows(&inputs["matrix"]), direction).unwrap();
        expected.decimals("rank_sums", concordance.rank_sums());
        if expected.figures["W"].is_null() {
            assert_eq!(concordance.coefficient(), Outcome::Undefined(Reason::NothingRanked));
            continue;
        }
        expected.outcomes("W", &[concordance.coefficient()]);
        expected.outcomes("chi_square", &[concordance.chi_square()]);
        expected.same("df", concordance.degrees_of_freedom());
    }
}

#[test]
fn reliability_agrees() {
    for case in cases("krippendorff_alpha") {
        let inputs = &case["inputs"];
        let rating = |cell: &Value| (!cell.is_null()).then(|| decimal(cell));
        let ratings: Vec<Vec<Option<Decimal>>> =
            list(&inputs["matrix"]).iter().map(|row| list(row).iter().map(rating).collect()).collect();
        let level: Level = inputs["params"]["level"].as_str().unwrap().parse().unwrap();
        let alpha = krippendorff_alpha(&ratings, level).unwrap();
        Expected::of(&case).outcomes("alpha", &[alpha]);
    }
}

/// The nominal data of Krippendorff's own example are those of the ordinal case; he publishes 0.743 for them.
#[test]
fn the_published_nominal_alpha_comes_out_too() {
    let case = &cases("krippendorff_alpha")[0];
    let rating = |cell: &Value| (!cell.is_null()).then(|| decimal(cell));
    let ratings: Vec<Vec<Option<Decimal>>> =
        list(&case["inputs"]["matrix"]).iter().map(|row| list(row).iter().map(rating).collect()).collect();
    let alpha = krippendorff_alpha(&ratings, Level::Nominal).unwrap().value().unwrap();
    assert_eq!(alpha.round_dp(3), dec!(0.743));
}

fn of_spreads<T>(spreads: &[Vec<Spread>], of: impl Fn(&Spread) -> T) -> Vec<Vec<T>> {
    spreads.iter().map(|row| row.iter().map(&of).collect()).collect()
}

#[test]
fn totals_of_a_group_and_its_disagreement_agree() {
    for case in cases("group_wsm") {
        let (inputs, expected) = (&case["inputs"], Expected::of(&case));
        let values: Vec<Vec<Vec<Decimal>>> = list(&inputs["matrix"]).iter().map(rows).collect();
        let weights = rows(&inputs["weights"]);
        let group = GroupTotals::of(&values, &weights, &decimals(&inputs["params"]["influence"])).unwrap();
        expected.table("mean_scores", &group.mean_values());
        expected.decimals("mean_weights", &group.mean_weights());
        expected.table("individual_totals", &group.individual_totals());
        expected.same("individual_rankings", group.individual_ranks());
        expected.decimals("total_from_mean_scores_and_mean_weights", &group.of_means());
        expected.same("ranking_from_means", group.ranks_of_means());
        expected.decimals("mean_of_individual_totals", &group.mean_of_totals());
        expected.same("ranking_from_mean_totals", group.ranks_of_mean_totals());
        expected.outcomes("total_variance_population", &group.total_variance());
        expected.outcomes("score_driven_variance", &group.score_driven_variance());
        expected.outcomes("weight_driven_variance", &group.weight_driven_variance());

        let spreads = group.value_spreads();
        expected.table("median_scores", &of_spreads(&spreads, Spread::median));
        expected.table("score_range", &of_spreads(&spreads, Spread::range));
        expected.table("sample_sd", &of_spreads(&spreads, |it| it.sample_deviation().value().unwrap()));
        expected
            .table("population_sd", &of_spreads(&spreads, |it| it.population_deviation().value().unwrap()));
        let of_weights: Vec<_> = group.weight_spreads().iter().map(Spread::sample_deviation).collect();
        expected.outcomes("weight_sample_sd", &of_weights);
        let widest = group.widest_cells();
        assert_eq!(
            serde_json::json!(widest),
            expected.figures["largest_disagreement"]["cells"],
            "{}",
            expected.id
        );
        let (option, criterion) = widest[0];
        let deviation = spreads[option][criterion].sample_deviation().value().unwrap();
        let theirs = &expected.figures["largest_disagreement"]["sample_sd"];
        expected.all_near("largest_disagreement", theirs, &floats(&[deviation]));

        let leaders = group.leaders_without_each().into_iter().map(|leaders| leaders.unwrap()[0]);
        expected.same("leave_one_out_winner", leaders.collect::<Vec<_>>());
        let totals = group.individual_totals();
        let ballots = Ballots::of(&totals, Direction::HigherIsBetter).unwrap();
        expected.decimals("borda", &ballots.borda());
        let options = 0..ballots.options();
        let support =
            options.clone().map(|one| options.clone().map(|other| ballots.support(one, other)).collect());
        expected.same("pairwise_support", support.collect::<Vec<Vec<usize>>>());
        expected.same("condorcet_winner", ballots.condorcet_winner());
        expected.same("first_choice_counts", ballots.first_choices());
        let concordance = kendall_w(&totals, Direction::HigherIsBetter).unwrap();
        expected.outcomes("kendall_w_on_totals", &[concordance.coefficient()]);
        let tau = |one: &[Decimal], other: &[Decimal]| kendall_tau_b(one, other).unwrap().value().unwrap();
        let taus: Vec<Vec<Decimal>> =
            totals.iter().map(|one| totals.iter().map(|other| tau(one, other)).collect()).collect();
        expected.table("tau_b_between_stakeholders", &taus);
    }
}

#[test]
fn invalid_input_is_refused_with_its_place() {
    for case in cases("invalid_input") {
        let inputs = &case["inputs"];
        let (errors, kind, place) = match inputs["for_method"].as_str().unwrap() {
            "ahp_priorities" => {
                let errors = PairwiseMatrix::from_full(&rows(&inputs["matrix"])).unwrap_err();
                (errors, ErrorKind::Conflict, "[1][0]")
            }
            "topsis" => {
                let values: Vec<f64> = rows(&inputs["matrix"]).iter().flat_map(|row| floats(row)).collect();
                let table = FloatTable::new(2, &values).unwrap();
                let weights = floats(&decimals(&inputs["weights"]));
                let directions = directions(&inputs["directions"]);
                let errors = topsis(table, &weights, &directions, IdealNormalisation::Vector).unwrap_err();
                (errors, ErrorKind::Ragged, "weights")
            }
            other => panic!("{other} has no test"),
        };
        let [error] = errors.as_slice() else { panic!("one fault:\n{errors}") };
        assert_eq!((error.kind(), error.path().to_string().as_str()), (kind, place));
    }
}
