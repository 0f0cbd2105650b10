//! How far people agree, on all recorded matrices and groups.

use super::Entry;
use super::flows::{number, records};
use super::scoring::{files, matrix, row, rows};
use super::spelling::Spelled;
use bizcase::Decimal;
use bizcase::scoring::Direction;
use bizcase::scoring::agreement::{
    Ballots, GroupTotals, Level, Spread, kendall_tau_b, kendall_w, krippendorff_alpha,
};
use serde_json::Value;

pub(super) fn entries() -> Vec<Entry> {
    let mut entries = Vec::new();
    for (name, text) in files() {
        let records = records(text);
        let matrices: Vec<Vec<Vec<Decimal>>> = records.iter().filter_map(matrix).map(|it| it.rows).collect();
        let lines = |answer: fn(&[Vec<Decimal>]) -> String| -> String {
            matrices.iter().map(|rows| answer(rows) + "\n").collect()
        };
        entries.push(Entry::figures("concordance", name, lines(concordance)));
        entries.push(Entry::figures("ballots", name, lines(ballots)));
        entries.push(Entry::figures("spreads", name, lines(spreads)));
        entries.push(Entry::figures("reliability", name, records.iter().filter_map(reliability).collect()));
        entries.push(Entry::figures("group-totals", name, records.iter().filter_map(totals).collect()));
    }
    entries
}

fn concordance(rows: &[Vec<Decimal>]) -> String {
    let found = kendall_w(rows, Direction::HigherIsBetter);
    let found = found.map(|it| ((it.coefficient(), it.chi_square()), it.rank_sums().to_vec()));
    let taus: Vec<_> = rows.iter().map(|row| kendall_tau_b(&rows[0], row)).collect();
    (found, taus).spelled()
}

fn ballots(rows: &[Vec<Decimal>]) -> String {
    let found = Ballots::of(rows, Direction::HigherIsBetter);
    let found = found.map(|it| {
        let points = (it.borda(), it.copeland());
        (points, ((it.condorcet_winner(), it.majority_cycle()), it.first_choices().to_vec()))
    });
    found.spelled()
}

fn spreads(rows: &[Vec<Decimal>]) -> String {
    let spelled = |it: Spread| {
        let deviations = (it.sample_deviation(), it.population_deviation());
        ((it.mean(), it.median()), (it.range(), deviations))
    };
    rows.iter().map(|row| Spread::of(row).map(spelled)).collect::<Vec<_>>().spelled()
}

fn reliability(record: &Value) -> Option<String> {
    let cell = |cell: &Value| number(cell);
    let row = |row: &Value| Some(row.as_array()?.iter().map(cell).collect());
    let rows: Option<Vec<Vec<Option<Decimal>>>> =
        record["inputs"]["matrix"].as_array()?.iter().map(row).collect();
    let rows = rows?;
    let at = |level: &Level| krippendorff_alpha(&rows, *level);
    Some(Level::ALL.iter().map(at).collect::<Vec<_>>().spelled() + "\n")
}

/// Of the records with a matrix for each person.
fn totals(record: &Value) -> Option<String> {
    let inputs = &record["inputs"];
    let values: Option<Vec<_>> = inputs["matrix"].as_array()?.iter().map(rows).collect();
    let (values, weights) = (values?, rows(&inputs["weights"])?);
    let influence = row(&inputs["params"]["influence"])?;
    let found = GroupTotals::of(&values, &weights, &influence).map(|it| {
        let variances = (it.score_driven_variance(), (it.weight_driven_variance(), it.remaining_variance()));
        let means = (it.of_means(), it.mean_of_totals());
        ((means, it.individual_totals()), (variances, it.score_driven_share()))
    });
    Some(found.spelled() + "\n")
}
