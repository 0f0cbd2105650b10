//! Which weights are thought of: all, or those that keep an order of importance.
//!
//! Either set is a simplex, so that its corners answer for all of it: one option is at least as good as another under
//! every weighting where it is so at each corner.

use super::Robustness;
use crate::error::{Error, ErrorKind, Errors};
use num_bigint::BigInt;
use num_integer::Integer;
use serde::{Serialize, Serializer};
use std::collections::BTreeSet;

/// Criteria from the most to the least important, those of equal weight named together.
///
/// It stands for all weights with `w_1 >= w_2 >= ...` along the groups, and equal weights within one. The corners of
/// that set are the equal weights of the first group, of the first two, and so on (Kirkwood and Sarin, *Management
/// Science* 31, 1985, for groups of one).
///
/// ```
/// use bizcase::scoring::robustness::ImportanceOrder;
///
/// // Criterion 2 counts most, then 0 and 1 alike.
/// let order = ImportanceOrder::new(vec![vec![2], vec![0, 1]])?;
/// assert_eq!(order.groups(), [vec![2], vec![0, 1]]);
/// assert!(ImportanceOrder::new(vec![vec![0], vec![0, 2]]).is_err());
/// # Ok::<(), bizcase::Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct ImportanceOrder {
    groups: Vec<Vec<usize>>,
}

impl ImportanceOrder {
    /// The order of these groups of criteria, by index.
    ///
    /// # Errors
    ///
    /// Every fault at once: no group, or an empty one ([`ErrorKind::Empty`]); a criterion named twice
    /// ([`ErrorKind::DuplicateId`]); one left out, where a larger one is named ([`ErrorKind::Missing`]).
    pub fn new(groups: Vec<Vec<usize>>) -> Result<Self, Errors> {
        let mut faults = Vec::new();
        if groups.is_empty() {
            faults.push(Error::new(ErrorKind::Empty, "none", "at least one criterion"));
        }
        let mut seen = BTreeSet::new();
        for (place, group) in groups.iter().enumerate() {
            faults.extend(group_faults(group, &mut seen).into_iter().map(|fault| fault.within(place)));
        }
        if faults.is_empty() {
            faults.extend(gap_fault(&seen));
        }
        Errors::none_in(faults.into_iter().map(|fault| fault.within("order")).collect())?;
        Ok(Self { groups })
    }

    /// The groups, from the most to the least important.
    #[must_use]
    pub fn groups(&self) -> &[Vec<usize>] {
        &self.groups
    }

    fn criteria(&self) -> usize {
        self.groups.iter().map(Vec::len).sum()
    }
}

fn group_faults(group: &[usize], seen: &mut BTreeSet<usize>) -> Vec<Error> {
    if group.is_empty() {
        return vec![Error::new(ErrorKind::Empty, "no criterion", "at least one criterion")];
    }
    let repeated = group.iter().enumerate().filter(|(_, criterion)| !seen.insert(**criterion));
    repeated
        .map(|(position, criterion)| {
            let found = format!("criterion {criterion} a second time");
            Error::new(ErrorKind::DuplicateId, found, "each criterion once").within(position)
        })
        .collect()
}

fn gap_fault(seen: &BTreeSet<usize>) -> Option<Error> {
    let missing = (0..seen.len()).find(|criterion| !seen.contains(criterion))?;
    let expected = format!("criterion {missing}, because a larger one is named");
    Some(Error::new(ErrorKind::Missing, "nothing", expected))
}

/// The weightings that a question is about.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Weightings {
    /// All weights of zero or more that sum to one.
    All,
    /// Those of them that keep an order of importance.
    InOrder(ImportanceOrder),
}

impl Serialize for Weightings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::All => serializer.serialize_str("all"),
            Self::InOrder(order) => order.serialize(serializer),
        }
    }
}

/// The corners of a set of weightings, and the values of the options there.
pub(super) struct Corners {
    /// For each corner the criteria that share all the weight equally there.
    pub(super) criteria: Vec<Vec<usize>>,
    /// In units of one over `unit`, by option and corner.
    pub(super) values: Vec<Vec<BigInt>>,
    pub(super) unit: BigInt,
}

impl Robustness {
    pub(super) fn corners(&self, weightings: &Weightings) -> Result<Corners, Error> {
        let criteria = match weightings {
            Weightings::All => (0..self.criteria()).map(|criterion| vec![criterion]).collect(),
            Weightings::InOrder(order) => self.prefixes(order)?,
        };
        let multiple = criteria.iter().fold(BigInt::from(1), |all, corner| all.lcm(&corner.len().into()));
        let value = |row: &[BigInt], corner: &Vec<usize>| {
            corner.iter().map(|criterion| &row[*criterion]).sum::<BigInt>() * (&multiple / corner.len())
        };
        let row = |row: &Vec<BigInt>| criteria.iter().map(|corner| value(row, corner)).collect();
        Ok(Corners { values: self.values.iter().map(row).collect(), unit: &self.unit * &multiple, criteria })
    }

    fn prefixes(&self, order: &ImportanceOrder) -> Result<Vec<Vec<usize>>, Error> {
        if order.criteria() != self.criteria() {
            let found = format!("an order of {}", order.criteria());
            let expected = format!("one of all {} criteria", self.criteria());
            return Err(Error::new(ErrorKind::Ragged, found, expected).within("order"));
        }
        let longer = |so_far: &mut Vec<usize>, group: &Vec<usize>| {
            so_far.extend(group);
            Some(so_far.clone())
        };
        Ok(order.groups.iter().scan(Vec::new(), longer).collect())
    }

    /// For each option those that it dominates under the weightings: it is at least as good under each of them, and
    /// better under one.
    ///
    /// Over all weightings this is Pareto dominance. Over those that keep an order of importance it needs no weights
    /// and decides more pairs: the sums of the differences over the most important criteria, over the two most
    /// important, and so on, are all zero or more and one is above zero (Kirkwood and Sarin, *Management Science* 31,
    /// 1985).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Ragged`] for an order of more or fewer criteria than the table has.
    ///
    /// # Examples
    ///
    /// ```
    /// use bizcase::decimals;
    /// use bizcase::scoring::robustness::{ImportanceOrder, Weightings};
    /// use bizcase::scoring::ValueTable;
    ///
    /// // Neither dominates the other, but whoever thinks more of the first criterion prefers the first option:
    /// // 9 - 6 = 3 and (9 + 4) - (6 + 6) = 1.
    /// let table = ValueTable::new(&[decimals![9, 4], decimals![6, 6]], &decimals![1, 1])?;
    /// let robustness = table.robustness()?;
    /// assert!(robustness.dominance(&Weightings::All)?.iter().all(Vec::is_empty));
    /// let order = ImportanceOrder::new(vec![vec![0], vec![1]])?;
    /// assert_eq!(robustness.dominance(&Weightings::InOrder(order))?, [vec![1], vec![]]);
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    pub fn dominance(&self, weightings: &Weightings) -> Result<Vec<Vec<usize>>, Error> {
        let values = self.corners(weightings)?.values;
        let dominates = |row: &[BigInt], other: &[BigInt]| {
            row.iter().zip(other).all(|(value, its)| value >= its) && row != other
        };
        let dominated =
            |row: &Vec<BigInt>| (0..values.len()).filter(|other| dominates(row, &values[*other])).collect();
        Ok(values.iter().map(dominated).collect())
    }
}
