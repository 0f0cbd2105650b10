//! What must hold of a table before anything is computed from it.

use crate::error::{Error, ErrorKind};
use crate::limits;
use crate::value::decimal::to_text;
use rust_decimal::Decimal;

/// What the rows of a table stand for and what its columns do, each in the singular.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    pub(super) row: &'static str,
    pub(super) column: &'static str,
}

impl Shape {
    /// The faults of a table that has no row or no column, rows of several lengths, or too many cells.
    pub(super) fn faults<T>(self, rows: &[Vec<T>]) -> Vec<Error> {
        let Some(first) = rows.first() else { return vec![none_of(self.row)] };
        if first.is_empty() {
            return vec![none_of(self.column).within(0)];
        }
        if rows.len().saturating_mul(first.len()) > limits::CELLS {
            let found = format!("{} times {} cells", rows.len(), first.len());
            return vec![Error::new(ErrorKind::OverLimit, found, format!("at most {}", limits::CELLS))];
        }
        let ragged = rows.iter().enumerate().filter(|(_, row)| row.len() != first.len());
        ragged.map(|(index, row)| self.ragged(row.len(), first.len()).within(index)).collect()
    }

    fn ragged(self, found: usize, expected: usize) -> Error {
        let expected = format!("{expected}, one for each {}", self.column);
        Error::new(ErrorKind::Ragged, cells(found), expected)
    }
}

/// So many cells, in words.
pub(super) fn cells(count: usize) -> String {
    format!("{count} {}", if count == 1 { "cell" } else { "cells" })
}

fn none_of(kind: &str) -> Error {
    Error::new(ErrorKind::Empty, "none", format!("at least one {kind}"))
}

/// The fault of a number of things that is beyond its limit.
pub(super) fn limit_fault(count: usize, limit: usize, things: &str) -> Option<Error> {
    (count > limit)
        .then(|| Error::new(ErrorKind::OverLimit, format!("{count} {things}"), format!("at most {limit}")))
}

/// The fault of a list that has not one element for each of so many.
pub(super) fn length_fault(found: usize, expected: usize, each: &str) -> Option<Error> {
    (found != expected)
        .then(|| Error::new(ErrorKind::Ragged, found.to_string(), format!("{expected}, one for each {each}")))
}

/// The fault of a number whose sums and means could leave the range of decimals.
pub(super) fn size_fault(value: Decimal) -> Option<Error> {
    let digits = limits::AMOUNT_DIGITS;
    (value.trunc().abs().to_string().len() > digits as usize).then(|| {
        Error::new(ErrorKind::OverLimit, to_text(value), format!("at most {digits} digits before the point"))
    })
}

/// The faults of weights: those below zero, or a sum of zero.
pub(super) fn weight_faults(weights: &[Decimal]) -> Vec<Error> {
    let negative = weights.iter().enumerate().filter(|(_, weight)| **weight < Decimal::ZERO);
    let fault = |weight| Error::new(ErrorKind::OutOfRange, to_text(weight), "a weight of zero or more");
    let faults: Vec<Error> = negative.map(|(index, &weight)| fault(weight).within(index)).collect();
    if faults.is_empty() && weights.iter().all(Decimal::is_zero) {
        return vec![Error::new(ErrorKind::OutOfRange, "a sum of zero", "at least one weight above zero")];
    }
    faults
}
