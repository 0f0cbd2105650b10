//! What a table of values costs: totals of many options, and how firm the winner of a few is.
//!
//! Times differ between machines, so they are printed as ratios of one run, each with what it shall not exceed.

use bizcase::scoring::{
    Criterion, Sampling, Scale, ScoredOption, ScoringMatrix, Stakeholder, ValueTable, Weightings,
};
use bizcase::{Decimal, approx, dec};
use std::hint::black_box;
use std::time::{Duration, Instant};

const MANY: usize = 100_000;

fn main() {
    println!("what\tratio\tat most");
    totals();
    robustness();
    panel();
}

/// Of 100 000 options by 20 criteria.
fn totals() {
    let (rows, weights) = table_of(MANY, 20);
    let floats: Vec<f64> = rows.iter().flatten().map(float).collect();
    let float_weights: Vec<f64> = weights.iter().map(float).collect();
    let mut out = vec![0.0; MANY];
    let exact = time(|| ValueTable::new(&rows, &weights).map(|table| table.totals()));
    let approximate = time(|| approx::weighted_totals(&floats, &float_weights, &mut out));
    row("exact totals, read and judged, to totals in f64", exact, approximate, 20.0);
}

/// Of 10 options by 8 criteria.
fn robustness() {
    let (rows, weights) = table_of(10, 8);
    let matrix = matrix_of(&rows, &weights);
    let table = ValueTable::new(&rows, &weights).expect("a table");
    let robustness = table.robustness().expect("a small one");
    let ranking = time(|| matrix.ranking());
    let report = time(|| table.robustness().map(|it| it.report(dec!(0)..=dec!(100))));
    row("a report of robustness to a ranking", report, ranking, 200.0);
    let sampling = |draws| Sampling::new(1, draws).expect("few enough draws");
    let [few, many] =
        [10_000, 100_000].map(|draws| time(|| robustness.acceptability(&Weightings::All, sampling(draws))));
    row("acceptability from 100 000 draws to that from 10 000", many, few, 12.0);
}

/// Of 10 options by 8 criteria and 8 stakeholders, each with scores, weights and an influence of their own.
///
/// The report is all that a page has to say of them: how firm the lead is, how far the stakeholders agree and what they
/// should talk about. It is beside two rankings: that of the matrix with names, with its contributions and what each
/// stakeholder says alone, and the least there is, the ranks of a table of the mean values, which are given.
fn panel() {
    let (rows, weights) = table_of(10 * 8, 8);
    let matrix = panel_of(&rows, &weights);
    let table = matrix.value_table().value().expect("every cell has a score");
    let totals = matrix.agreement().value().expect("every cell has eight scores").totals().clone();
    let (means, mean_weights) = (totals.mean_values(), totals.mean_weights());
    assert_eq!(table.ranks(), totals.ranks_of_means());
    let ranking = time(|| matrix.ranking());
    let bare = time(|| ValueTable::new(&means, &mean_weights).map(|table| table.ranks()));
    let report = time(|| {
        let robustness = matrix.robustness().map(|it| it.value().map(|it| it.report(dec!(0)..=dec!(1))));
        (robustness, matrix.agreement(), matrix.agenda())
    });
    row("robustness, agreement and agenda of a panel to its ranking", report, ranking, 200.0);
    row("robustness, agreement and agenda of a panel to the ranks of its mean values", report, bare, 200.0);
}

/// The scores of the first stakeholder, then those of the second ...
fn panel_of(rows: &[Vec<Decimal>], weights: &[Decimal]) -> ScoringMatrix {
    let criterion =
        |index| Criterion::higher_is_better(format!("c{index}"), Scale::numeric(dec!(0), dec!(100)));
    let mut matrix = ScoringMatrix::builder().criteria((0..weights.len()).map(criterion));
    for option in 0..10 {
        matrix = matrix.option(ScoredOption::new(format!("o{option}")));
    }
    for (person, rows) in rows.chunks(10).enumerate() {
        let mut stakeholder = Stakeholder::new(format!("s{person}")).influence(Decimal::from(1 + person % 3));
        for index in 0..weights.len() {
            let points = weights[(index + person) % weights.len()];
            stakeholder = stakeholder.weight(format!("c{index}"), points);
        }
        for (option, row) in rows.iter().enumerate() {
            for (index, score) in row.iter().enumerate() {
                stakeholder = stakeholder.score(format!("o{option}"), format!("c{index}"), *score);
            }
        }
        matrix = matrix.stakeholder(stakeholder);
    }
    matrix.build().expect("a panel")
}

/// Values from 0.00 to 99.99 by a fixed generator, and weights from 1 upwards.
fn table_of(options: usize, criteria: usize) -> (Vec<Vec<Decimal>>, Vec<Decimal>) {
    let mut state = 4_321_u64;
    let mut value = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Decimal::new(i64::try_from((state >> 40) % 10_000).unwrap_or(0), 2)
    };
    let rows = (0..options).map(|_| (0..criteria).map(|_| value()).collect()).collect();
    (rows, (1..=criteria).map(Decimal::from).collect())
}

fn matrix_of(rows: &[Vec<Decimal>], weights: &[Decimal]) -> ScoringMatrix {
    let mut matrix = ScoringMatrix::builder();
    for (index, weight) in weights.iter().enumerate() {
        let scale = Scale::numeric(dec!(0), dec!(100));
        matrix = matrix.criterion(Criterion::higher_is_better(format!("c{index}"), scale).weight(*weight));
    }
    for (index, row) in rows.iter().enumerate() {
        let scored = row.iter().enumerate();
        let option = ScoredOption::new(format!("o{index}"));
        matrix = matrix
            .option(scored.fold(option, |option, (index, score)| option.score(format!("c{index}"), *score)));
    }
    matrix.build().expect("a matrix")
}

fn float(value: &Decimal) -> f64 {
    value.to_string().parse().unwrap_or(0.0)
}

fn row(what: &str, time: Duration, beside: Duration, limit: f64) {
    println!("{what}\t{:.2}\t{limit}", time.as_secs_f64() / beside.as_secs_f64());
}

/// The shortest of several samples: what else the machine does can only lengthen one.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn time<T>(mut call: impl FnMut() -> T) -> Duration {
    let mut sample = || {
        let start = Instant::now();
        black_box(call());
        start.elapsed()
    };
    let first = sample();
    let samples = if first < Duration::from_millis(1) { 2_000 } else { 20 };
    (0..samples).map(|_| sample()).fold(first, Duration::min)
}
