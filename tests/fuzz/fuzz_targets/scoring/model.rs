//! The additive model in fractions: values by option and criterion, weights as parts of their sum.

use bizcase::Decimal;
use bizcase::measure::Outcome;
use shared::fraction::{Fraction, assert_rounded};

pub struct Model {
    pub values: Vec<Vec<Fraction>>,
    pub shares: Vec<Fraction>,
}

impl Model {
    pub fn of(rows: &[Vec<Decimal>], weights: &[Decimal]) -> Self {
        let values = rows.iter().map(|row| row.iter().map(|&value| Fraction::of(value)).collect());
        Self { values: values.collect(), shares: shares(weights) }
    }

    pub fn totals(&self) -> Vec<Fraction> {
        self.totals_with(&self.shares)
    }

    pub fn totals_with(&self, shares: &[Fraction]) -> Vec<Fraction> {
        self.values.iter().map(|row| product(row, shares)).collect()
    }

    /// The shares with one of them elsewhere: the others keep their proportions, or share alike where they have none.
    pub fn reweighed(&self, criterion: usize, share: &Fraction) -> Vec<Fraction> {
        let one = Fraction::integer(1);
        let (left, rest) = (one.clone() - share.clone(), one.clone() - self.shares[criterion].clone());
        let others = Fraction::integer(i64::try_from(self.shares.len() - 1).expect("few criteria"));
        let moved = |(index, own): (usize, &Fraction)| {
            if self.shares.len() == 1 {
                one.clone()
            } else if index == criterion {
                share.clone()
            } else if rest == Fraction::integer(0) {
                left.over(&others)
            } else {
                (left.clone() * own.clone()).over(&rest)
            }
        };
        self.shares.iter().enumerate().map(moved).collect()
    }
}

/// Weights as parts of their sum.
pub fn shares(weights: &[Decimal]) -> Vec<Fraction> {
    let weights: Vec<Fraction> = weights.iter().map(|&weight| Fraction::of(weight)).collect();
    let sum = sum(&weights);
    weights.iter().map(|weight| weight.over(&sum)).collect()
}

pub fn sum<'a>(parts: impl IntoIterator<Item = &'a Fraction>) -> Fraction {
    parts.into_iter().fold(Fraction::integer(0), |sum, part| sum + part.clone())
}

pub fn product(one: &[Fraction], other: &[Fraction]) -> Fraction {
    let products: Vec<Fraction> = one.iter().zip(other).map(|(a, b)| a.clone() * b.clone()).collect();
    sum(&products)
}

/// One more than the number of those that are larger: 1, 2, 2, 4.
pub fn ranks<T: PartialOrd>(totals: &[T]) -> Vec<usize> {
    totals.iter().map(|own| 1 + totals.iter().filter(|other| *other > own).count()).collect()
}

/// Those of the largest total.
pub fn leaders(totals: &[Fraction]) -> Vec<usize> {
    let ranks = ranks(totals);
    (0..totals.len()).filter(|&option| ranks[option] == 1).collect()
}

/// Asserts that a figure is the exact value rounded once.
#[track_caller]
pub fn assert_figure(figure: Decimal, exact: &Fraction) {
    assert_rounded(Outcome::Value(figure.normalize()), exact);
}
