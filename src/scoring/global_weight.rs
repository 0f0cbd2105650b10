//! Weights in the whole, from weights among siblings: exact ratios over one denominator.

use super::criterion::WeightedCriterion;
use super::figures::ratio;
use super::group::WeightedGroup;
use super::matrix::ScoringMatrix;
use super::stakeholder::StakeholderScores;
use super::units::{in_common_units, least_multiple};
use crate::exact::Rational;
use crate::value::Weight;
use num_bigint::BigInt;
use num_traits::{One, Zero};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The weight of each node of a tree of values in the whole: the criteria, then the groups.
pub(super) struct GlobalWeights {
    pub(super) numerators: Vec<BigInt>,
    pub(super) denominator: BigInt,
}

/// The tree as indices: criteria first, then groups.
pub(super) struct Tree {
    /// The group that each node is in.
    parents: Vec<Option<usize>>,
    criteria: usize,
}

impl Tree {
    pub(super) fn of(matrix: &ScoringMatrix) -> Self {
        let criteria = matrix.criteria().len();
        let ids = matrix
            .criteria()
            .iter()
            .map(WeightedCriterion::id)
            .chain(matrix.groups().iter().map(WeightedGroup::id));
        let index_of: BTreeMap<_, _> = ids.enumerate().map(|(index, id)| (id, index)).collect();
        let mut parents = vec![None; criteria + matrix.groups().len()];
        for (index, group) in matrix.groups().iter().enumerate() {
            for member in group.members() {
                parents[index_of[member]] = Some(criteria + index);
            }
        }
        Self { parents, criteria }
    }

    /// The weights in the whole that follow from these points of each node.
    fn weights(&self, points: &[Decimal]) -> GlobalWeights {
        let points = in_common_units(points);
        // What the siblings of a set weigh together: of the top last.
        let mut sums = vec![BigInt::zero(); self.parents.len() + 1];
        for (node, parent) in self.parents.iter().enumerate() {
            sums[parent.unwrap_or(self.parents.len())] += &points[node];
        }
        let shares: Vec<(BigInt, BigInt)> =
            (0..self.parents.len()).map(|node| self.share(node, &points, &sums)).collect();
        let denominator = shares.iter().fold(BigInt::one(), |all, (_, part)| least_multiple(all, part));
        let numerators = shares.into_iter().map(|(share, part)| share * (&denominator / part)).collect();
        GlobalWeights { numerators, denominator }
    }

    /// The product of the shares along the path from the node to the top.
    fn share(&self, node: usize, points: &[BigInt], sums: &[BigInt]) -> (BigInt, BigInt) {
        let mut share = (BigInt::one(), BigInt::one());
        let mut here = Some(node);
        while let Some(node) = here {
            here = self.parents[node];
            share = (share.0 * &points[node], share.1 * &sums[here.unwrap_or(self.parents.len())]);
        }
        share
    }

    pub(super) fn criteria(&self) -> usize {
        self.criteria
    }
}

impl GlobalWeights {
    /// Those of the matrix.
    pub(super) fn of_matrix(matrix: &ScoringMatrix, tree: &Tree) -> Self {
        let stated = matrix.criteria().iter().map(WeightedCriterion::weight);
        let stated = stated.chain(matrix.groups().iter().map(WeightedGroup::weight));
        let points: Vec<Decimal> =
            stated.map(|weight| weight.map_or(Decimal::ZERO, Weight::points)).collect();
        tree.weights(&points)
    }

    /// A stakeholder's own; `None` where those of the matrix hold.
    pub(super) fn of_stakeholder(stakeholder: &StakeholderScores, tree: &Tree) -> Option<Self> {
        let points: Vec<Decimal> = stakeholder.weights().iter().map(|it| it.weight().points()).collect();
        (!points.is_empty()).then(|| tree.weights(&points))
    }

    /// The weight of a node in the whole.
    pub(super) fn share(&self, node: usize) -> Rational {
        ratio(self.numerators[node].clone(), self.denominator.clone())
    }

    /// The mean of several, each counting by its influence.
    pub(super) fn mean(weights: &[Self], influences: &[BigInt]) -> Self {
        let counted: Vec<Counted<'_>> =
            weights.iter().zip(influences).filter(|(_, influence)| !influence.is_zero()).collect();
        let sum = sum(&counted);
        Self { denominator: sum.denominator * influences.iter().sum::<BigInt>(), ..sum }
    }
}

/// Weights with the influence that they count by.
type Counted<'a> = (&'a GlobalWeights, &'a BigInt);

/// Summed by halves: the denominators of many people have nothing in common, and then the two factors of each product are
/// of about the same length, which takes far less time than all of a long sum times each of many short weights. Somebody
/// counts: influences that are all zero are refused.
fn sum(counted: &[Counted<'_>]) -> GlobalWeights {
    if let [(only, influence)] = counted {
        let numerators = only.numerators.iter().map(|numerator| numerator * *influence).collect();
        return GlobalWeights { numerators, denominator: only.denominator.clone() };
    }
    let (one, other) = counted.split_at(counted.len() / 2);
    let (one, other) = (sum(one), sum(other));
    let denominator =
        counted.iter().fold(BigInt::one(), |all, (weights, _)| least_multiple(all, &weights.denominator));
    let (factor, other_factor) = (&denominator / one.denominator, &denominator / other.denominator);
    let pairs = one.numerators.iter().zip(&other.numerators);
    let numerators = pairs.map(|(one, other)| one * &factor + other * &other_factor).collect();
    GlobalWeights { numerators, denominator }
}
