//! Weights from points, trees, ranks and judgements of pairs.

use crate::case::{Case, Numbers, decimal, decimals, floats, indices, list, ranks_within, rows};
use bizcase::dec;
use bizcase::scoring::pairwise::{PairwiseMatrix, aggregated_judgements, aggregated_priorities};
use bizcase::scoring::weighting::{self, WeightNode};
use bizcase::scoring::{
    Criterion, CriterionGroup, NormalisedWeight, Scale, ScoredOption, ScoringMatrix, ScoringMatrixBuilder,
};
use serde_json::Value;

/// Where the largest swing has 100 points they are points of a swing; else points on any scale.
pub(crate) fn swing(case: &Case) {
    let points = decimals(case.input("weights"));
    let largest = points.iter().max() == Some(&dec!(100));
    let weights = if largest { weighting::swing(&points) } else { weighting::direct(&points) };
    case.near("weights", weights.unwrap().shares());
}

pub(crate) fn hierarchical(case: &Case) {
    let tree: Vec<WeightNode> = list(case.param("tree")).iter().map(node).collect();
    case.near("global_weights", weighting::value_tree(&tree).unwrap().shares());
    let mut names = Names::default();
    list(case.param("tree")).iter().for_each(|root| drop(names.add(root)));
    let criteria = 0..names.criteria.len();
    let option = criteria.fold(ScoredOption::new("o"), |it, c| it.score(format!("c{c}"), dec!(1)));
    let draft = ScoringMatrix::builder().criteria(names.criteria).option(option);
    let draft = names.groups.into_iter().fold(draft, ScoringMatrixBuilder::group);
    let ranking = draft.build().unwrap().ranking();
    case.near("global_weights", &ranking.weights().iter().map(NormalisedWeight::weight).collect::<Vec<_>>());
}

/// The same tree with names: criteria `c0`, `c1` ... in groups `g0`, `g1` ...
#[derive(Default)]
struct Names {
    criteria: Vec<Criterion>,
    groups: Vec<CriterionGroup>,
}

impl Names {
    /// The name that the node has got.
    fn add(&mut self, node: &Value) -> String {
        let Some(children) = node.get("children") else {
            let (name, scale) = (format!("c{}", self.criteria.len()), Scale::numeric(dec!(0), dec!(1)));
            self.criteria.push(Criterion::higher_is_better(&name, scale).weight(decimal(node)));
            return name;
        };
        let members: Vec<String> = list(children).iter().map(|child| self.add(child)).collect();
        let name = format!("g{}", self.groups.len());
        self.groups.push(CriterionGroup::new(&name).weight(decimal(&node["weight"])).of(members));
        name
    }
}

/// A number is a criterion; a group has a weight and children.
fn node(node: &Value) -> WeightNode {
    match node.get("children") {
        Some(children) => WeightNode::group(decimal(&node["weight"]), list(children).iter().map(self::node)),
        None => WeightNode::criterion(decimal(node)),
    }
}

pub(crate) fn rank_order_centroid(case: &Case) {
    let ranks = indices(case.param("ranks"));
    case.near("weights", weighting::rank_order_centroid(&ranks).unwrap().shares());
}

pub(crate) fn rank_sum(case: &Case) {
    let ranks = indices(case.param("ranks"));
    case.near("weights", weighting::rank_sum(&ranks).unwrap().shares());
}

pub(crate) fn rank_reciprocal(case: &Case) {
    let ranks = indices(case.param("ranks"));
    case.near("weights", weighting::rank_reciprocal(&ranks).unwrap().shares());
}

pub(crate) fn priorities(case: &Case) {
    case.expect_param("prioritisation", "principal_eigenvector");
    case.expect_param("random_index_table", "saaty1980");
    let matrix = PairwiseMatrix::from_full(&rows(case.input("matrix"))).unwrap();
    let (priorities, consistency) = (matrix.eigenvector(), matrix.consistency());
    assert!(priorities.error() < 1e-12, "{}", priorities.error());
    case.near("weights", priorities.weights());
    case.same("ranking", ranks_within(priorities.weights()));
    case.near("lambda_max", &consistency.eigenvalue().value());
    case.near("ci", &consistency.index().value());
    case.near("cr", &consistency.ratio().value());
    case.same("acceptable_at_0_10", consistency.warning().is_none());
    let means = matrix.geometric_mean();
    case.near("geometric_mean_weights", means.as_slice());
    let index = consistency.geometric_index();
    if case.expected("geometric_consistency_index").is_null() {
        // (n - 1)(n - 2) is no divisor for up to two criteria, which have nothing to contradict.
        assert!(matrix.size() <= 2 && index.value() == Some(dec!(0)));
    } else {
        case.near("geometric_consistency_index", &index);
    }
}

pub(crate) fn group_priorities(case: &Case) {
    let matrices: Vec<PairwiseMatrix> = list(case.param("matrices"))
        .iter()
        .map(|matrix| PairwiseMatrix::from_full(&rows(matrix)).unwrap())
        .collect();
    let joint = aggregated_judgements(&matrices).unwrap();
    let cells = 0..joint.size();
    let judgements: Vec<Vec<f64>> = cells
        .clone()
        .map(|row| cells.clone().map(|column| quotient(&joint, row, column)).collect())
        .collect();
    case.near("aij_matrix", &judgements);
    case.near("aij_weights", joint.eigenvector().weights());
    case.near("aij_cr", &joint.consistency().ratio().value());
    let own: Vec<Vec<f64>> = matrices.iter().map(|it| it.eigenvector().weights().to_vec()).collect();
    own.assert_near(case, "individual_weights", case.expected("individual_weights"));
    case.near("aip_weights", aggregated_priorities(&matrices).unwrap().weights());
}

/// A judgement as a float, by its text.
fn quotient(matrix: &PairwiseMatrix, row: usize, column: usize) -> f64 {
    let text = matrix.judgement(row, column).unwrap().to_string();
    let (numerator, denominator) = text.split_once('/').unwrap_or((&text, "1"));
    let parts = floats(&[numerator, denominator].map(|part| part.parse().unwrap()));
    parts[0] / parts[1]
}
