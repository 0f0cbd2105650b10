//! What a table of values refuses: everything at once.

use crate::error::{Error, ErrorKind};
use crate::limits;
use crate::value::decimal::to_text;
use rust_decimal::Decimal;

/// Whether a table of so many options and criteria is neither empty nor too large.
pub(super) fn is_admitted_size(options: usize, criteria: usize) -> bool {
    options > 0 && is_admitted_width(criteria) && options <= limits::VALUE_CELLS / criteria
}

fn is_admitted_width(criteria: usize) -> bool {
    (1..=limits::CRITERIA).contains(&criteria)
}

/// Everything that is wrong with rows and weights.
pub(super) fn table<R: AsRef<[Decimal]>>(rows: &[R], weights: &[Decimal]) -> Vec<Error> {
    let mut faults = frame(rows.len(), weights);
    faults.extend(values(rows, weights.len()));
    faults
}

/// What is wrong with the size of a table and its weights.
fn frame(options: usize, weights: &[Decimal]) -> Vec<Error> {
    let mut faults = size_faults(options, weights.len());
    faults.extend(weight_faults(weights).into_iter().map(|fault| fault.within("weights")));
    faults
}

/// What is wrong with its rows: judged only within the limits and against known columns, so that the number of faults
/// is bounded too.
fn values<R: AsRef<[Decimal]>>(rows: &[R], criteria: usize) -> Vec<Error> {
    let mut faults = Vec::new();
    if is_admitted_width(criteria) && rows.len() <= limits::VALUE_CELLS / criteria {
        for (index, row) in rows.iter().enumerate() {
            judge_row(index, row.as_ref(), criteria, &mut faults);
        }
    }
    faults
}

fn size_faults(options: usize, criteria: usize) -> Vec<Error> {
    let mut faults = Vec::new();
    let mut expect = |field: &str, kind, found: String, expected: String| {
        faults.push(Error::new(kind, found, expected).within(field));
    };
    if options == 0 {
        expect("rows", ErrorKind::Empty, "none".into(), "at least one option".into());
    }
    if criteria == 0 {
        expect("weights", ErrorKind::Empty, "none".into(), "at least one criterion".into());
    }
    if criteria > limits::CRITERIA {
        expect(
            "weights",
            ErrorKind::OverLimit,
            criteria.to_string(),
            format!("at most {}", limits::CRITERIA),
        );
    } else if criteria > 0 && options > limits::VALUE_CELLS / criteria {
        let expected = format!("at most {} values in all", limits::VALUE_CELLS);
        expect("rows", ErrorKind::OverLimit, format!("{options} rows of {criteria}"), expected);
    }
    faults
}

fn weight_faults(weights: &[Decimal]) -> Vec<Error> {
    if weights.len() > limits::CRITERIA {
        return Vec::new();
    }
    let negative = |weight: &Decimal| *weight < Decimal::ZERO;
    let fault = |(index, weight): (usize, &Decimal)| {
        let (kind, expected) = if negative(weight) {
            (ErrorKind::OutOfRange, "a weight of zero or more".to_owned())
        } else if !is_short(*weight) {
            (ErrorKind::OverLimit, shorter())
        } else {
            return None;
        };
        Some(Error::new(kind, to_text(*weight), expected).within(index))
    };
    let faults: Vec<Error> = weights.iter().enumerate().filter_map(fault).collect();
    if faults.is_empty() && !weights.is_empty() && weights.iter().all(Decimal::is_zero) {
        return vec![Error::new(
            ErrorKind::OutOfRange,
            "zero for all",
            "a weight above zero for one at least",
        )];
    }
    faults
}

fn judge_row(index: usize, row: &[Decimal], criteria: usize, faults: &mut Vec<Error>) {
    if row.len() != criteria {
        let plural = if row.len() == 1 { "" } else { "s" };
        let found = format!("{} value{plural}", row.len());
        let fault = Error::new(ErrorKind::Ragged, found, format!("{criteria}, one for each weight"));
        faults.push(fault.within(index).within("rows"));
        return;
    }
    let long = row.iter().enumerate().filter(|(_, value)| !is_short(**value));
    faults.extend(long.map(|(column, value)| {
        Error::new(ErrorKind::OverLimit, to_text(*value), shorter())
            .within(column)
            .within(index)
            .within("rows")
    }));
}

fn is_short(value: Decimal) -> bool {
    value.abs() < Decimal::from_i128_with_scale(10_i128.pow(limits::AMOUNT_DIGITS), 0)
}

fn shorter() -> String {
    format!("less than 10^{}", limits::AMOUNT_DIGITS)
}
