//! Which options some weighting makes the best.

use super::importance::Corners;
use super::simplex;
use super::{Robustness, Text, Weightings};
use crate::error::Error;
use crate::exact::Rational;
use crate::scoring::figures::rounded;
use num_bigint::BigInt;
use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::cmp::Ordering;

impl Robustness {
    /// For each option whether some weighting makes it the best, and the largest lead over its best rival that one can
    /// give it: `max over w of min over rivals of w . (v_a - v_b)`.
    ///
    /// An option that is efficient may still be best under no weights (Athanassopoulos and Podinovski, *Journal of the
    /// Operational Research Society* 48, 1997). The linear programme is solved in exact rationals; its time grows with
    /// the third power of the size, to seconds at the limits.
    ///
    /// # Errors
    ///
    /// As [`dominance`](Self::dominance).
    ///
    /// # Examples
    ///
    /// ```
    /// use bizcase::{dec, decimals};
    /// use bizcase::scoring::{ValueTable, Weightings};
    ///
    /// // The third is efficient, but with weights t and 1 - t one of the others has 0.5 at least.
    /// let table = ValueTable::new(&[decimals![1, 0], decimals![0, 1], decimals![0.4, 0.4]], &decimals![1, 1])?;
    /// let optimality = table.robustness()?.potential_optimality(&Weightings::All)?;
    /// assert!(!optimality[2].is_optimal());
    /// assert_eq!(optimality[2].margin(), Some(dec!(-0.1))); // at t = 0.5
    /// assert_eq!(optimality[0].margin(), Some(dec!(0.6))); // at t = 1
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    pub fn potential_optimality(&self, weightings: &Weightings) -> Result<Vec<PotentialOptimality>, Error> {
        let corners = self.corners(weightings)?;
        Ok((0..self.options()).map(|option| self.optimality_of(option, &corners)).collect())
    }

    fn optimality_of(&self, option: usize, corners: &Corners) -> PotentialOptimality {
        let own = &corners.values[option];
        let rivals = undominated_rivals(option, &corners.values);
        if rivals.is_empty() {
            let weights = (0..self.criteria()).map(|criterion| self.normalised_weight(criterion)).collect();
            return PotentialOptimality { option, margin: None, weights };
        }
        let lead = |corner: usize| rivals.iter().map(|rival| &own[corner] - &rival[corner]).collect();
        let payoffs: Vec<Vec<BigInt>> = (0..corners.criteria.len()).map(lead).collect();
        let simplex::Solution { value, mix } = simplex::solve(&payoffs);
        let unit = Rational::new(BigInt::from(1), corners.unit.clone()).expect("a unit is above zero");
        PotentialOptimality {
            option,
            margin: Some((&value * &unit).reduced()),
            weights: corners.weights(&mix, self.criteria()),
        }
    }
}

/// The values of the other options, but for those that another of them has everywhere or exceeds: the best rival is
/// among the rest.
fn undominated_rivals(option: usize, values: &[Vec<BigInt>]) -> Vec<&Vec<BigInt>> {
    let covers = |one: &[BigInt], other: &[BigInt]| one.iter().zip(other).all(|(value, its)| value >= its);
    let rivals: Vec<usize> = (0..values.len()).filter(|rival| *rival != option).collect();
    let is_covered = |rival: &usize| {
        rivals.iter().any(|better| {
            let (row, its) = (&values[*better], &values[*rival]);
            better != rival && covers(row, its) && (row != its || better < rival)
        })
    };
    rivals.iter().filter(|rival| !is_covered(rival)).map(|rival| &values[*rival]).collect()
}

impl Corners {
    /// The weights of a mix of the corners.
    pub(super) fn weights(&self, mix: &[Rational], criteria: usize) -> Vec<Rational> {
        let mut weights = vec![Rational::from_integer(0); criteria];
        for (corner, part) in self.criteria.iter().zip(mix) {
            let each = Rational::new(BigInt::from(1), corner.len().into()).expect("a corner has a criterion");
            for criterion in corner {
                weights[*criterion] = (&weights[*criterion] + &(part * &each)).reduced();
            }
        }
        weights
    }
}

/// Whether some weighting makes an option the best; see [`Robustness::potential_optimality`].
///
/// It serialises with its verdict, `is_optimal`.
#[derive(Debug, Clone, PartialEq)]
pub struct PotentialOptimality {
    option: usize,
    margin: Option<Rational>,
    weights: Vec<Rational>,
}

impl Serialize for PotentialOptimality {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("PotentialOptimality", 4)?;
        out.serialize_field("option", &self.option)?;
        out.serialize_field("is_optimal", &self.is_optimal())?;
        out.serialize_field("margin", &self.margin.as_ref().map(Text))?;
        out.serialize_field("weights", &self.weights.iter().map(Text).collect::<Vec<_>>())?;
        out.end()
    }
}

impl PotentialOptimality {
    /// The option.
    #[must_use]
    pub fn option(&self) -> usize {
        self.option
    }

    /// Whether it is best, or level with the best, under some weighting.
    #[must_use]
    pub fn is_optimal(&self) -> bool {
        self.margin.as_ref().is_none_or(|margin| margin.signum() != Ordering::Less)
    }

    /// The largest lead over its best rival, negative where it always has a better one; `None` without a rival.
    #[must_use]
    pub fn margin(&self) -> Option<Decimal> {
        self.margin.as_ref().map(rounded)
    }

    /// A weighting that gives this lead, by criterion; the present one without a rival.
    #[must_use]
    pub fn weights(&self) -> Vec<Decimal> {
        self.weights.iter().map(rounded).collect()
    }
}
