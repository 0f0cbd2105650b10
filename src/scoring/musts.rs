//! Limits that an option has to keep to be considered at all.

use super::ranks::competition_ranks;
use super::rows::length_fault;
use crate::error::Errors;
use crate::value::decimal;
use rust_decimal::Decimal;
use serde::Serialize;

/// A limit that an option has to keep, the limit itself included.
///
/// ```
/// use bizcase::{dec, scoring::Must};
///
/// assert!(Must::AtLeast(dec!(99.9)).is_met_by(dec!(99.9)));
/// assert!(!Must::AtMost(dec!(2)).is_met_by(dec!(2.01)));
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Must {
    /// No less than this.
    AtLeast(Decimal),
    /// No more than this.
    AtMost(Decimal),
}

impl Must {
    /// Whether a value keeps the limit.
    #[must_use]
    pub fn is_met_by(self, value: Decimal) -> bool {
        match self {
            Self::AtLeast(limit) => value >= limit,
            Self::AtMost(limit) => value <= limit,
        }
    }
}

/// An option after the screening by musts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Screened {
    failed: Vec<usize>,
    rank: Option<usize>,
    #[serde(serialize_with = "decimal::serialize")]
    total: Decimal,
}

impl Screened {
    /// The indices of the musts that it fails; empty for an option that stays.
    #[must_use]
    pub fn failed(&self) -> &[usize] {
        &self.failed
    }

    /// Its rank among those that stay, by their totals: 1, 2, 2, 4; `None` for one that fails a must.
    #[must_use]
    pub fn rank(&self) -> Option<usize> {
        self.rank
    }

    /// Its total of the wants, as given, for those that fail too.
    #[must_use]
    pub fn total(&self) -> Decimal {
        self.total
    }
}

/// Screens options by musts and ranks those that stay by their totals of the wants.
///
/// Musts are no criteria: what fails one is out, however well it does otherwise, and what keeps it gains nothing by doing
/// more (Kepner and Tregoe, *The Rational Manager*, 1965). An option that is out keeps its total, with the musts that it
/// fails, because "what if the limit moved" is the next question. That none stays is a result, not an error. `values`
/// has a row for each option with a value for each must; `totals` has one for each option, higher is better.
///
/// # Errors
///
/// [`ErrorKind::Ragged`](crate::ErrorKind::Ragged) where totals and rows differ in number, and for each row that has not a
/// value for each must.
///
/// # Examples
///
/// ```
/// use bizcase::{dec, decimals, scoring::{Must, screen}};
///
/// let musts = [Must::AtLeast(dec!(99.9)), Must::AtMost(dec!(2))];
/// let values = [decimals![99.95, 1.5].to_vec(), decimals![99.5, 1].to_vec()];
/// let screened = screen(&musts, &values, &decimals![70, 90])?;
/// assert_eq!(screened.iter().map(|it| it.rank()).collect::<Vec<_>>(), [Some(1), None]);
/// assert_eq!(screened[1].failed(), [0]);
/// # Ok::<(), bizcase::Errors>(())
/// ```
pub fn screen(musts: &[Must], values: &[Vec<Decimal>], totals: &[Decimal]) -> Result<Vec<Screened>, Errors> {
    let ragged = values.iter().enumerate();
    let ragged = ragged.filter_map(|(index, row)| {
        Some(length_fault(row.len(), musts.len(), "must")?.within(index).within("values"))
    });
    let of_totals = length_fault(totals.len(), values.len(), "option").map(|it| it.within("totals"));
    Errors::none_in(ragged.chain(of_totals).collect())?;

    let mut screened: Vec<Screened> = values
        .iter()
        .zip(totals)
        .map(|(row, &total)| Screened { failed: failed(musts, row), rank: None, total })
        .collect();
    let mut staying: Vec<&mut Screened> = screened.iter_mut().filter(|it| it.failed.is_empty()).collect();
    let ranks = competition_ranks(&staying, |one, other| other.total.cmp(&one.total));
    staying.iter_mut().zip(ranks).for_each(|(option, rank)| option.rank = Some(rank));
    Ok(screened)
}

fn failed(musts: &[Must], row: &[Decimal]) -> Vec<usize> {
    let judged = musts.iter().zip(row).enumerate();
    judged.filter(|(_, (must, value))| !must.is_met_by(**value)).map(|(index, _)| index).collect()
}
