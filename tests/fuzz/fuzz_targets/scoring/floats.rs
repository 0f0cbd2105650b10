//! What is computed in floats lies within its stated bound of the exact figure of the same floats.

use crate::model::{leaders, product, sum};
use arbitrary::Arbitrary;
use bizcase::approx::{Fault, weighted_totals};
use bizcase::measure::{Outcome, Reason};
use bizcase::scoring::{Direction, FloatTable, IdealNormalisation, topsis};
use num_bigint::BigInt;
use shared::fraction::Fraction;
use shared::number::Float;

#[derive(Arbitrary, Debug)]
pub struct Floats {
    values: Vec<Float>,
    weights: [Float; 5],
    columns: u8,
    lower_is_better: [bool; 5],
    is_min_max: bool,
    /// Whether weights keep their signs.
    signed: bool,
}

/// Rows of a table: more take longer and say nothing else.
const ROWS: usize = 6;

impl Floats {
    fn columns(&self) -> usize {
        1 + usize::from(self.columns) % self.weights.len()
    }

    fn values(&self) -> Vec<f64> {
        let rows = (self.values.len() / self.columns()).min(ROWS);
        self.values.iter().take(rows * self.columns()).map(|value| value.value()).collect()
    }

    fn weights(&self) -> Vec<f64> {
        let weight = |weight: &Float| if self.signed { weight.value() } else { weight.value().abs() };
        self.weights[..self.columns()].iter().map(weight).collect()
    }
}

pub fn check(input: &Floats) {
    let (values, weights) = (input.values(), input.weights());
    check_totals(&values, &weights);
    let direction =
        |&is_lower: &bool| if is_lower { Direction::LowerIsBetter } else { Direction::HigherIsBetter };
    let directions: Vec<Direction> = input.lower_is_better[..weights.len()].iter().map(direction).collect();
    let normalisation =
        if input.is_min_max { IdealNormalisation::MinMax } else { IdealNormalisation::Vector };
    check_closeness(&values, &weights, &directions, normalisation);
}

fn check_totals(values: &[f64], weights: &[f64]) {
    let mut found = vec![f64::NAN; values.len() / weights.len()];
    let answer = weighted_totals(values, weights, &mut found);
    let weigh = weights.iter().all(|weight| *weight >= 0.0) && weights.iter().sum::<f64>() > 0.0;
    let are_finite = values.iter().all(|value| value.is_finite());
    match answer {
        Ok(()) => assert!(weigh && are_finite),
        Err(fault) => {
            assert!(found.iter().all(|total| *total == 0.0));
            match fault {
                Fault::Weight => assert!(!weigh || !weights.iter().sum::<f64>().is_finite()),
                Fault::NotFinite => assert!(!are_finite),
                Fault::TooLarge => assert!(values.iter().chain(weights).any(|number| number.abs() > 1e100)),
                other => panic!("{other:?}"),
            }
            return;
        }
    }
    let exact_weights: Vec<Fraction> = weights.iter().map(|&weight| Fraction::of_float(weight)).collect();
    let whole = sum(&exact_weights);
    let count = i64::try_from(weights.len()).expect("few weights");
    let unit = Fraction::of_float(f64::EPSILON / 2.0) * Fraction::integer(2 * count + 4);
    let faint = (Fraction::of_float(f64::from_bits(1)) * Fraction::integer(count)).over(&whole);
    for (row, total) in values.chunks(weights.len()).zip(found) {
        let row: Vec<Fraction> = row.iter().map(|&value| Fraction::of_float(value)).collect();
        let sizes: Vec<Fraction> = row.iter().map(Fraction::abs).collect();
        let exact = product(&row, &exact_weights).over(&whole);
        let bound = product(&sizes, &exact_weights).over(&whole) * unit.clone() + faint.clone();
        // The quotient of such small sums is rounded to a multiple of the smallest float.
        let bound = bound + Fraction::of_float(f64::from_bits(1));
        assert!((Fraction::of_float(total) - exact).abs() <= bound, "{total} of {row:?} by {weights:?}");
    }
}

fn check_closeness(
    values: &[f64],
    weights: &[f64],
    directions: &[Direction],
    normalisation: IdealNormalisation,
) {
    let is_admitted = |number: &f64| *number == 0.0 || (1e-30..=1e30).contains(&number.abs());
    let table = FloatTable::new(weights.len(), values);
    assert_eq!(table.is_ok(), !values.is_empty() && values.iter().all(is_admitted));
    let Ok(table) = table else { return };
    let rows: Vec<&[f64]> = values.chunks(weights.len()).collect();
    let is_zero = |column: usize| rows.iter().all(|row| row[column] == 0.0);
    let has_length = normalisation == IdealNormalisation::MinMax || !(0..weights.len()).any(is_zero);
    let weigh = weights.iter().all(|weight| *weight >= 0.0 && is_admitted(weight))
        && weights.iter().any(|weight| *weight > 0.0);
    let found = topsis(table, weights, directions, normalisation);
    assert_eq!(found.is_ok(), weigh && has_length, "{found:?}");
    let exact = || exact_closeness(&rows, weights, directions, normalisation);
    match found {
        Err(_) => {}
        Ok(Outcome::Undefined(reason)) => {
            assert_eq!(reason, Reason::AllAlike);
            assert!(exact().is_none());
        }
        Ok(Outcome::Value(found)) => {
            let exact = exact().expect("they differ");
            let error = Fraction::of_float(found.relative_error());
            for (&closeness, exact) in found.closeness().iter().zip(&exact) {
                let off = (Fraction::of_float(closeness) - exact.clone()).abs();
                assert!(off <= exact.clone() * error.clone() + root_error(), "{closeness} for {exact:?}");
            }
            check_ranks(&found.ranks(), &exact);
        }
        Ok(other) => panic!("{other:?}"),
    }
}

/// What ranks tell apart differs that way, and what leads has rank 1.
fn check_ranks(ranks: &[usize], exact: &[Fraction]) {
    for (rank, closeness) in ranks.iter().zip(exact) {
        for (other, its) in ranks.iter().zip(exact) {
            assert!(rank >= other || closeness.clone() + root_error() >= *its);
        }
    }
    assert!(leaders(exact).iter().all(|&leader| ranks[leader] == 1), "{ranks:?}");
}

/// The bits to which roots are drawn.
const BITS: u32 = 700;

fn root_error() -> Fraction {
    Fraction::new(1, BigInt::from(1) << (BITS / 2))
}

/// The root of a fraction, a little below it.
fn root(square: &Fraction) -> Fraction {
    let scaled: BigInt = (&square.numerator << (2 * BITS)) / &square.denominator;
    Fraction::new(scaled.sqrt(), BigInt::from(1) << BITS)
}

/// The definition, squares exact; `None` where all options are the same on every criterion with a weight.
fn exact_closeness(
    rows: &[&[f64]],
    weights: &[f64],
    directions: &[Direction],
    normalisation: IdealNormalisation,
) -> Option<Vec<Fraction>> {
    let zero = Fraction::integer(0);
    let weights: Vec<Fraction> = weights.iter().map(|&weight| Fraction::of_float(weight)).collect();
    let whole = sum(&weights);
    let mut squares = vec![(zero.clone(), zero.clone()); rows.len()];
    for (column, weight) in weights.iter().enumerate() {
        let cells: Vec<Fraction> = rows.iter().map(|row| Fraction::of_float(row[column])).collect();
        let (least, most) = (cells.iter().min()?.clone(), cells.iter().max()?.clone());
        let range = most.clone() - least.clone();
        if range == zero {
            continue;
        }
        let length = match normalisation {
            IdealNormalisation::MinMax => range.pow(2),
            _ => sum(&cells.iter().map(|cell| cell.pow(2)).collect::<Vec<_>>()),
        };
        let (best, worst) = match directions[column] {
            Direction::HigherIsBetter => (most, least),
            _ => (least, most),
        };
        let scale = weight.over(&whole).pow(2).over(&length);
        for (cell, (up, down)) in cells.iter().zip(&mut squares) {
            *up = up.clone() + (cell.clone() - best.clone()).pow(2) * scale.clone();
            *down = down.clone() + (cell.clone() - worst.clone()).pow(2) * scale.clone();
        }
    }
    let closeness = |(up, down): &(Fraction, Fraction)| {
        let (up, down) = (root(up), root(down));
        let whole = up + down.clone();
        (whole != zero).then(|| down.over(&whole))
    };
    squares.iter().map(closeness).collect()
}
