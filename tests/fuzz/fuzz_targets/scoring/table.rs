//! Tables of values: totals, ranks and dominance, and how firm their winner is.

use crate::firmness;
use crate::model::{Model, assert_figure, ranks};
use arbitrary::Arbitrary;
use bizcase::Decimal;
use bizcase::scoring::ValueTable;
use shared::number::Amount;

/// Options of a table: more take longer and say nothing else.
const OPTIONS: usize = 6;

#[derive(Arbitrary, Debug)]
pub struct Table {
    /// The numbers that cells are picked from: few of them tie often.
    palette: Vec<Amount>,
    picks: Vec<u8>,
    criteria: u8,
    weights: [Amount; 5],
    /// Whether weights keep their signs.
    signed: bool,
}

impl Table {
    fn rows(&self) -> Vec<Vec<Decimal>> {
        let pick = |pick: &u8| match usize::from(*pick).checked_rem(self.palette.len()) {
            Some(place) => self.palette[place].value(),
            None => Decimal::from(*pick),
        };
        self.picks
            .chunks_exact(self.criteria())
            .take(OPTIONS)
            .map(|row| row.iter().map(pick).collect())
            .collect()
    }

    fn criteria(&self) -> usize {
        1 + usize::from(self.criteria) % self.weights.len()
    }

    fn weights(&self) -> Vec<Decimal> {
        let weight = |weight: &Amount| if self.signed { weight.value() } else { weight.value().abs() };
        self.weights[..self.criteria()].iter().map(weight).collect()
    }
}

pub fn check(input: &Table) {
    let (rows, weights) = (input.rows(), input.weights());
    let table = ValueTable::new(&rows, &weights);
    assert_eq!(table.is_ok(), is_admitted(&rows, &weights), "{rows:?} with {weights:?}");
    let Ok(table) = table else { return };
    let model = Model::of(&rows, &weights);
    check_totals(&table, &model);
    check_dominance(&table, &model);
    firmness::check(&table, &model);
}

fn is_admitted(rows: &[Vec<Decimal>], weights: &[Decimal]) -> bool {
    let limit = Decimal::from(10_u64.pow(10)) * Decimal::from(10_u64.pow(10));
    let is_short = |value: &Decimal| value.abs() < limit;
    !rows.is_empty()
        && rows.iter().flatten().chain(weights).all(is_short)
        && weights.iter().all(|weight| *weight >= Decimal::ZERO)
        && weights.iter().any(|weight| !weight.is_zero())
}

fn check_totals(table: &ValueTable, model: &Model) {
    let totals = model.totals();
    let ranks = ranks(&totals);
    assert_eq!(table.ranks(), ranks);
    let of_rank = |rank: usize| (0..ranks.len()).filter(|&option| ranks[option] == rank).collect::<Vec<_>>();
    assert_eq!(table.leaders(), of_rank(1));
    let by_rank: Vec<usize> = (1..=ranks.len()).flat_map(of_rank).collect();
    assert_eq!(table.order(), by_rank);
    for (option, (figure, exact)) in table.totals().into_iter().zip(&totals).enumerate() {
        assert_figure(figure, exact);
        for (other, its) in totals.iter().enumerate() {
            assert_eq!(table.compare(option, other), Some(exact.cmp(its)));
        }
        for (criterion, share) in model.shares.iter().enumerate() {
            let part = table.contribution(option, criterion).expect("both are there");
            assert_figure(part, &(share.clone() * model.values[option][criterion].clone()));
        }
    }
    for (figure, share) in table.normalised_weights().into_iter().zip(&model.shares) {
        assert_figure(figure, share);
    }
}

fn check_dominance(table: &ValueTable, model: &Model) {
    let options = 0..model.values.len();
    let dominates = |option: usize, other: usize| {
        let pairs = || model.values[option].iter().zip(&model.values[other]);
        pairs().all(|(one, other)| one >= other) && pairs().any(|(one, other)| one > other)
    };
    let ranks = table.ranks();
    for option in options.clone() {
        for other in options.clone() {
            assert_eq!(table.dominates(option, other), dominates(option, other));
            if dominates(option, other) {
                assert!(ranks[option] <= ranks[other], "{option} has all that {other} has");
            }
        }
    }
    let efficient: Vec<usize> =
        options.clone().filter(|&option| !options.clone().any(|other| dominates(other, option))).collect();
    assert_eq!(table.non_dominated(), efficient);
}
