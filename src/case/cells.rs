//! The value of a line in each column: amount x profile x growth, exact, rounded once.

use super::BusinessCase;
use super::amount::{Amount, Factor};
use super::class::LineKind;
use super::line::{CaseAssumption, Line};
use crate::error::{Error, ErrorKind, Errors, Segment};
use crate::exact::{Rational, Rounded};
use crate::flow::{Growth, GrowthFactors, Profile};
use crate::limits;
use crate::time::Timeline;
use crate::value::{Id, decimal};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The value of each assumption by its id.
pub(super) type Values = BTreeMap<String, Decimal>;

/// One amount to be laid out over a timeline.
pub(super) struct Formula<'a> {
    pub(super) kind: LineKind,
    pub(super) amount: &'a Amount,
    pub(super) profile: &'a Profile,
    pub(super) growth: &'a [Growth],
}

/// Refuses an amount that no line can have, whenever it falls; every assumption that it names has a value.
///
/// # Errors
///
/// As [`Formula::cells`], of the product alone.
pub(super) fn check(kind: LineKind, amount: &Amount, values: &Values) -> Result<(), Error> {
    check_product(kind, &product(amount, values))
}

impl<'a> Formula<'a> {
    /// How the cells of a line come about; none for a qualitative line.
    pub(super) fn of(line: &'a Line) -> Option<Self> {
        let (Some(amount), Some(profile)) = (&line.amount, &line.profile) else { return None };
        Some(Self { kind: line.kind, amount, profile, growth: &line.growth })
    }

    /// The cells, one for each column; every assumption that the amount names has a value.
    ///
    /// # Errors
    ///
    /// `NegativeAmount` for a product below zero; `OverLimit` for a product or a cell of more integer digits than
    /// [`limits::AMOUNT_DIGITS`].
    pub(super) fn cells(&self, values: &Values, timeline: Timeline) -> Result<Vec<Decimal>, Error> {
        let amount = product(self.amount, values);
        check_product(self.kind, &amount)?;
        let mut cells = vec![Decimal::ZERO; timeline.columns()];
        let growth = GrowthFactors::new(self.growth, self.profile.first_column() as usize, timeline.step())?;
        for (column, multiple) in self.profile.multiples(timeline.periods()) {
            cells[column] = cell(growth.grown(&(&amount * &multiple), column), column)?;
        }
        Ok(cells)
    }
}

fn product(amount: &Amount, values: &Values) -> Rational {
    let factor = |factor: &Factor| match factor {
        Factor::Assumption(id) => {
            *values.get(id).expect("the judge refuses an amount that names no assumption")
        }
        Factor::Constant { value, .. } => *value,
    };
    amount
        .factors()
        .iter()
        .fold(Rational::from_integer(1), |product, next| &product * &Rational::from_decimal(factor(next)))
}

fn check_product(kind: LineKind, amount: &Rational) -> Result<(), Error> {
    if amount < &Rational::from_integer(0) {
        let expected = match kind {
            LineKind::Cost(_) => "zero or more: a negative cost is stated as a benefit",
            LineKind::Benefit(_) => "zero or more: a negative benefit is stated as a cost or a dis-benefit",
            LineKind::DisBenefit(_) => "zero or more: a negative dis-benefit is stated as a benefit",
        };
        return Err(Error::new(ErrorKind::NegativeAmount, amount.to_string(), expected));
    }
    let limit = Rational::from_integer(10).pow(limits::AMOUNT_DIGITS);
    if amount < &limit { Ok(()) } else { Err(too_large(amount.to_string())) }
}

fn cell(rounded: Rounded, column: usize) -> Result<Decimal, Error> {
    match rounded {
        Rounded::Value(value) if fits_amount(value) => Ok(value),
        Rounded::Value(value) => Err(too_large(format!("{} at column {column}", decimal::to_text(value)))),
        Rounded::AboveRange | Rounded::BelowRange => {
            Err(too_large(format!("a larger value at column {column}")))
        }
    }
}

/// Whether a value has no more integer digits than [`limits::AMOUNT_DIGITS`].
pub(super) fn fits_amount(value: Decimal) -> bool {
    value.abs() < Decimal::from_i128_with_scale(10_i128.pow(limits::AMOUNT_DIGITS), 0)
}

fn too_large(found: String) -> Error {
    Error::new(ErrorKind::OverLimit, found, format!("less than 10^{}", limits::AMOUNT_DIGITS))
}

/// Refuses a case whose cells cannot be computed at the low or the high value of an assumption, so that an appraisal
/// can show both.
pub(super) fn check_ranges(case: &BusinessCase) -> Result<(), Errors> {
    let mut faults = Vec::new();
    for (position, assumption) in case.assumptions.iter().enumerate() {
        for (end, value) in [("low", assumption.low), ("high", assumption.high)] {
            if let Some(Err(errors)) = value.map(|value| case.at(assumption.id(), value)) {
                let error = at_end(assumption, errors).within(end).labelled(assumption.id.as_str());
                faults.push(error.within(Segment::item("assumption", position)));
            }
        }
    }
    Errors::none_in(faults)
}

/// A fault that an amount has at one end of the range of an assumption.
fn at_end(assumption: &CaseAssumption, errors: Errors) -> Error {
    let first = errors.into_iter().next().expect("errors are never empty");
    let line = first.label().unwrap_or_default();
    let found = format!("{} for {line:?} at this value of {}", first.found(), assumption.id());
    Error::new(first.kind(), found, first.expected())
}

impl BusinessCase {
    /// The case at another value of one assumption, its range left as it is; only what depends on it is computed anew.
    pub(crate) fn at(&self, assumption: &Id, value: Decimal) -> Result<Self, Errors> {
        let mut changed = self.clone();
        for candidate in changed.assumptions.iter_mut().filter(|candidate| &candidate.id == assumption) {
            candidate.value = value.normalize();
        }
        changed.compute_cells(|line| line.depends_on(assumption))?;
        Ok(changed)
    }

    /// Computes the cells of some lines anew, at the central values of the assumptions.
    fn compute_cells(&mut self, wanted: impl Fn(&Line) -> bool) -> Result<(), Errors> {
        let values = self.assumptions.iter().map(|known| (known.id.to_string(), known.value)).collect();
        let timeline = self.timeline;
        let mut faults = Vec::new();
        for (position, alternative) in self.alternatives.iter_mut().enumerate() {
            for (segment, line) in with_segments(&mut alternative.lines).filter(|(_, line)| wanted(line)) {
                let Some(formula) = Formula::of(line) else { continue };
                match formula.cells(&values, timeline) {
                    Ok(cells) => line.cells = cells,
                    Err(error) => {
                        let error = error.within("amount").labelled(&line.name).within(segment);
                        faults.push(error.within(Segment::item("alternative", position)));
                    }
                }
            }
        }
        Errors::none_in(faults)
    }
}

/// Each line with its place in the document: the lists of costs, benefits and dis-benefits count for themselves.
fn with_segments(lines: &mut [Line]) -> impl Iterator<Item = (Segment, &mut Line)> {
    let mut previous = "";
    let mut index = 0;
    lines.iter_mut().map(move |line| {
        let key = line.kind.key();
        index = if key == previous { index + 1 } else { 0 };
        previous = key;
        (Segment::item(key, index), line)
    })
}
