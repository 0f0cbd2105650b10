//! Weights of a value tree.

use super::weights::{Weights, count_fault, negative_fault, nothing_weighs};
use crate::error::{Error, ErrorKind, Errors};
use crate::exact::Rational;
use crate::limits;
use crate::scoring::units::in_common_units;
use num_bigint::BigInt;
use rust_decimal::Decimal;

/// A criterion or a group of them, with its points among its siblings.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct WeightNode {
    points: Decimal,
    children: Option<Vec<WeightNode>>,
}

impl WeightNode {
    /// A criterion, by its points among the others of its group.
    pub fn criterion(points: Decimal) -> Self {
        Self { points, children: None }
    }

    /// A group, by its points among the other groups, with what it consists of.
    pub fn group(points: Decimal, children: impl IntoIterator<Item = WeightNode>) -> Self {
        Self { points, children: Some(children.into_iter().collect()) }
    }
}

/// The weights of the criteria of a value tree, in the order of the tree: the product of the local shares on the way
/// to each.
///
/// Points count among siblings alone: a group of 60 beside a group of 40 has 0.6, whatever the points within them add up
/// to (Keeney and Raiffa, *Decisions with Multiple Objectives*, 1976, section 3.7). A group with many criteria is
/// therefore worth no more than one with few. A group of zero points gives its criteria zero, whatever theirs are.
///
/// # Errors
///
/// For each group: [`ErrorKind::Empty`] without children, [`ErrorKind::OutOfRange`] for points below zero or a sum of
/// zero; [`ErrorKind::OverLimit`] for more than [`limits::CRITERIA`] criteria or a tree deeper than [`limits::DEPTH`].
///
/// # Examples
///
/// ```
/// use bizcase::{dec, decimals};
/// use bizcase::scoring::weighting::{WeightNode, value_tree};
///
/// let criteria = |points: Vec<_>| points.into_iter().map(WeightNode::criterion);
/// let tree = [
///     WeightNode::group(dec!(60), criteria(decimals![30, 70].to_vec())),
///     WeightNode::group(dec!(40), criteria(decimals![50, 30, 20].to_vec())),
/// ];
/// // 0.6 x 0.3, 0.6 x 0.7, 0.4 x 0.5, 0.4 x 0.3, 0.4 x 0.2
/// assert_eq!(value_tree(&tree)?.shares(), decimals![0.18, 0.42, 0.2, 0.12, 0.08]);
/// # Ok::<(), bizcase::Errors>(())
/// ```
pub fn value_tree(roots: &[WeightNode]) -> Result<Weights, Errors> {
    let mut faults = group_faults(roots, limits::DEPTH);
    if faults.is_empty() {
        faults.extend(count_fault(leaves(roots)));
    }
    Errors::none_in(faults)?;
    let mut exact = Vec::new();
    add_shares(roots, &Rational::one(), &mut exact);
    Ok(Weights::of(exact))
}

fn group_faults(siblings: &[WeightNode], levels: usize) -> Vec<Error> {
    if levels == 0 {
        let expected = format!("a tree of at most {} levels", limits::DEPTH);
        return vec![Error::new(ErrorKind::OverLimit, "a deeper tree", expected)];
    }
    if siblings.is_empty() {
        return vec![Error::new(ErrorKind::Empty, "none", "at least one criterion")];
    }
    if siblings.iter().all(|node| node.points.is_zero()) {
        return vec![nothing_weighs()];
    }
    siblings
        .iter()
        .enumerate()
        .flat_map(|(index, node)| node_faults(node, levels).into_iter().map(move |it| it.within(index)))
        .collect()
}

fn node_faults(node: &WeightNode, levels: usize) -> Vec<Error> {
    let negative = negative_fault(node.points);
    let below = node.children.iter().flat_map(|children| group_faults(children, levels - 1));
    negative.into_iter().chain(below).collect()
}

fn leaves(siblings: &[WeightNode]) -> usize {
    siblings.iter().map(|node| node.children.as_deref().map_or(1, leaves)).sum()
}

/// Gives siblings without a fault their shares of what their group has.
fn add_shares(siblings: &[WeightNode], whole: &Rational, shares: &mut Vec<Rational>) {
    let points: Vec<Decimal> = siblings.iter().map(|node| node.points).collect();
    let parts = in_common_units(&points);
    let sum: BigInt = parts.iter().sum();
    for (node, part) in siblings.iter().zip(parts) {
        let local = Rational::new(part, sum.clone()).expect("the points of siblings have a sum above zero");
        let share = (whole * &local).reduced();
        match &node.children {
            Some(children) => add_shares(children, &share, shares),
            None => shares.push(share),
        }
    }
}
