//! Every method of scoring, on the numbers of all recorded matrices, whatever method a record is about.
//!
//! What is iterated or sampled in `f64` matters most here: it is where platforms differ.

use super::Entry;
use super::flows::{floats, number, records};
use super::spelling::{Refusal, Spelled};
use bizcase::scoring::pairwise::{PairwiseMatrix, aggregated_judgements, aggregated_priorities};
use bizcase::scoring::robustness::{Acceptability, PotentialOptimality, Robustness, ScoreFlip, SwitchWeight};
use bizcase::scoring::weighting::{self, Weights};
use bizcase::scoring::{
    Direction, FloatTable, IdealNormalisation, LocalValues, ProductNormalisation, Sampling, Topsis,
    ValueTable, Weightings, topsis, weighted_product,
};
use bizcase::{Decimal, dec};
use serde_json::Value;
use std::convert::identity;

/// Numbers as a record has them: options by criteria, each criterion with a weight and an end that is the better.
pub(super) struct Matrix {
    pub(super) rows: Vec<Vec<Decimal>>,
    pub(super) weights: Vec<Decimal>,
    pub(super) directions: Vec<Direction>,
}

type Method = fn(&Matrix) -> String;

const METHODS: &[(&str, Method)] = &[
    ("totals", |it| table(it).map_or_else(identity, |it| totals(&it))),
    ("firmness", |it| robustness(it).map_or_else(identity, |it| firmness(&it))),
    ("optimality", |it| robustness(it).map_or_else(identity, |it| optimality(&it))),
    ("acceptability", |it| robustness(it).map_or_else(identity, |it| acceptability(&it))),
    ("sampled-acceptability", |it| robustness(it).map_or_else(identity, |it| sampled(&it))),
    ("topsis", closeness),
    ("weighted-products", products),
    ("weights", weights),
    ("eigenvectors", |it| {
        PairwiseMatrix::from_full(&it.rows).map_or_else(|errors| errors.codes(), |it| priorities(&it))
    }),
];

pub(super) fn entries() -> Vec<Entry> {
    let mut entries = Vec::new();
    for (name, text) in files() {
        let records = records(text);
        let matrices: Vec<Matrix> = records.iter().filter_map(matrix).collect();
        for (kind, method) in METHODS {
            let answers: Vec<String> = matrices.iter().map(method).collect();
            entries.push(Entry::figures(kind, name, answers.join("\n")));
        }
        entries.push(Entry::figures("group-priorities", name, records.iter().filter_map(of_group).collect()));
    }
    entries
}

/// The recorded matrices, with a name for each file.
pub(super) fn files() -> [(&'static str, &'static str); 2] {
    [
        ("recorded-published", include_str!("../data/scoring/mcda.json")),
        ("recorded-edges", include_str!("../data/scoring/edges.json")),
    ]
}

/// The matrix of a record, where all of it is numbers; of equal weights where it has none.
pub(super) fn matrix(record: &Value) -> Option<Matrix> {
    let inputs = &record["inputs"];
    let rows = rows(&inputs["matrix"])?;
    let columns = rows.first()?.len();
    let weights = match &inputs["weights"] {
        Value::Null => vec![dec!(1); columns],
        weights => row(weights)?,
    };
    let lower = |column: usize| inputs["directions"][column] == "min";
    let direction = |column| if lower(column) { Direction::LowerIsBetter } else { Direction::HigherIsBetter };
    Some(Matrix { rows, weights, directions: (0..columns).map(direction).collect() })
}

pub(super) fn rows(node: &Value) -> Option<Vec<Vec<Decimal>>> {
    node.as_array()?.iter().map(row).collect()
}

pub(super) fn row(node: &Value) -> Option<Vec<Decimal>> {
    node.as_array()?.iter().map(number).collect()
}

fn table(matrix: &Matrix) -> Result<ValueTable, String> {
    ValueTable::new(&matrix.rows, &matrix.weights).map_err(|errors| errors.codes())
}

fn robustness(matrix: &Matrix) -> Result<Robustness, String> {
    table(matrix)?.robustness().map_err(|errors| errors.codes())
}

fn totals(table: &ValueTable) -> String {
    let of_totals = (table.totals(), table.ranks());
    let of_weights = (table.normalised_weights(), table.non_dominated());
    let local = [LocalValues::MinMax, LocalValues::PartOfSum]
        .map(|values| table.with_local_values(values).map(|local| local.totals()));
    ((of_totals, of_weights), local.as_slice()).spelled()
}

fn firmness(robustness: &Robustness) -> String {
    let intervals = robustness.weight_intervals();
    let ends = intervals.iter().map(|it| ((it.weight(), it.nearest_turn()), (it.lower(), it.upper())));
    let orders = robustness.order_intervals();
    let orders = orders.iter().map(|it| (it.lower(), it.upper()));
    let switches = robustness.switch_weights();
    let switches = switches.iter().map(SwitchWeight::weight);
    let flips = robustness.score_flips(dec!(-1000000)..=dec!(1000000));
    let flips = flips.map(|flips| flips.iter().map(ScoreFlip::change).collect::<Vec<_>>());
    let margins = robustness.runners_up();
    let margin = |rival| robustness.margin(robustness.leaders()[0], rival).map(|margin| margin.total());
    let lead = (robustness.leaders(), margins.into_iter().map(margin).collect::<Vec<_>>());
    let of_weights = (ends.collect::<Vec<_>>(), orders.collect::<Vec<_>>());
    (lead, (of_weights, (switches.collect::<Vec<_>>(), flips))).spelled()
}

fn optimality(robustness: &Robustness) -> String {
    let all = robustness.potential_optimality(&Weightings::All);
    let spelled = |it: &PotentialOptimality| (it.margin(), it.weights());
    let all = all.map(|options| options.iter().map(spelled).collect::<Vec<_>>());
    (all, robustness.dominance(&Weightings::All)).spelled()
}

fn acceptability(robustness: &Robustness) -> String {
    let sampling = Sampling::new(2_026, 1_000).expect("it is a number of draws");
    let found = robustness.acceptability(&Weightings::All, sampling);
    found.map_or_else(|error| error.codes(), |it| shares(&it))
}

fn sampled(robustness: &Robustness) -> String {
    let sampling = Sampling::new(7, 1_000).expect("it is a number of draws");
    let found = robustness.sampled_acceptability(&Weightings::All, sampling);
    found.map_or_else(|error| error.codes(), |it| shares(&it))
}

fn shares(acceptability: &Acceptability) -> String {
    let mut text = String::new();
    let mut option = 0;
    while acceptability.share(option, 1).is_some() {
        let shares = (acceptability.shares(option), acceptability.central_weights(option));
        let sureness = (acceptability.standard_error(option, 1), acceptability.winning_share(option, 0));
        text += &(shares, sureness).spelled();
        option += 1;
    }
    text
}

fn closeness(matrix: &Matrix) -> String {
    let values: Vec<f64> = matrix.rows.iter().flat_map(floats).collect();
    let weights = floats(&matrix.weights);
    let by = |normalisation| {
        let table = FloatTable::new(weights.len(), &values)?;
        topsis(table, &weights, &matrix.directions, normalisation)
    };
    let spelled = |it: Topsis| {
        let distances = (it.distances_to_ideal().to_vec(), it.distances_to_anti_ideal().to_vec());
        ((it.closeness().to_vec(), it.ranks()), (distances, it.relative_error()))
    };
    let both = [IdealNormalisation::Vector, IdealNormalisation::MinMax]
        .map(|normalisation| by(normalisation).map(|outcome| outcome.map(spelled)));
    both.spelled()
}

fn products(matrix: &Matrix) -> String {
    let by = |normalisation| {
        let found = weighted_product(&matrix.rows, &matrix.weights, &matrix.directions, normalisation);
        found.map(|it| ((it.products().to_vec(), it.ranks().to_vec()), it.ratio(0, it.ranks().len() - 1)))
    };
    [ProductNormalisation::Plain, ProductNormalisation::Sum].map(by).spelled()
}

fn weights(matrix: &Matrix) -> String {
    let ranks: Vec<usize> = (1..=matrix.weights.len()).collect();
    let all = [
        weighting::direct(&matrix.weights),
        weighting::swing(&matrix.weights),
        weighting::rank_order_centroid(&ranks),
        weighting::rank_sum(&ranks),
        weighting::rank_reciprocal(&ranks),
    ];
    all.map(|weights| weights.map(|it: Weights| it.shares().to_vec())).spelled()
}

fn priorities(matrix: &PairwiseMatrix) -> String {
    let (found, consistency) = (matrix.eigenvector(), matrix.consistency());
    let estimates = [consistency.eigenvalue(), consistency.index(), consistency.ratio()];
    let worst = consistency.most_inconsistent();
    let worst = worst.map(|it| ((it.row(), it.column()), (it.consistent(), it.factor())));
    let weights = ((found.weights().to_vec(), found.error()), (found.to_points(), matrix.geometric_mean()));
    (weights, ((estimates.as_slice(), worst), consistency.geometric_index())).spelled()
}

/// Joint judgements and joint priorities of several people.
fn of_group(record: &Value) -> Option<String> {
    let matrices = record["inputs"]["params"]["matrices"].as_array()?;
    let matrices: Option<Vec<PairwiseMatrix>> =
        matrices.iter().map(|node| PairwiseMatrix::from_full(&rows(node)?).ok()).collect();
    let matrices = matrices?;
    let joint = aggregated_judgements(&matrices).map_or_else(|errors| errors.codes(), |it| priorities(&it));
    let mean = aggregated_priorities(&matrices).map(|it| (it.weights().to_vec(), it.error()));
    Some(joint + &mean.spelled())
}
