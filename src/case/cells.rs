//! The value of a line in each column: amount x profile x growth, exact, rounded once.

use super::BusinessCase;
use super::amount::{Amount, Factor};
use super::class::LineKind;
use super::layout;
use super::line::{CaseAlternative, CaseAssumption, DatedCell, Line};
use crate::error::{Error, ErrorKind, Errors, Segment};
use crate::exact::{Rational, Rounded};
use crate::flow::{Growth, GrowthFactors, Occurrence, Placing};
use crate::limits;
use crate::measure::{self, ExtraMoment, Outcome};
use crate::time::DayCount;
use crate::value::{Id, decimal};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The value of each assumption by its id.
pub(super) type Values = BTreeMap<String, Decimal>;

/// One amount with what falls of it when.
pub(super) struct Formula<'a> {
    pub(super) kind: LineKind,
    pub(super) curve: usize,
    pub(super) amount: &'a Amount,
    pub(super) growth: &'a [Growth],
    pub(super) occurrences: Vec<Occurrence>,
}

/// The value of a line over a timeline.
pub(super) struct LaidOut {
    cells: Vec<Decimal>,
    dated: Vec<DatedCell>,
}

/// Refuses an amount that no line can have, whenever it falls; every assumption that it names has a value.
///
/// # Errors
///
/// As [`Formula::laid_out`], of the product alone.
pub(super) fn check(kind: LineKind, amount: &Amount, values: &Values) -> Result<(), Error> {
    check_product(kind, &product(amount, values))
}

impl Line {
    /// Computes its cells; every assumption that it names has a value. Nothing to do for a qualitative line.
    ///
    /// # Errors
    ///
    /// Faults of its delay, of its profile and of its amount, each within its field.
    pub(super) fn compute(
        &mut self,
        values: &Values,
        placing: Placing,
        day_count: Option<DayCount>,
    ) -> Result<(), Error> {
        let (Some(amount), Some(profile)) = (&self.amount, &self.profile) else { return Ok(()) };
        let placing = layout::delayed(placing, &self.delay, values).map_err(|error| error.within("delay"))?;
        let occurrences = profile.placed(&placing).map_err(|error| error.within("profile"))?;
        let formula =
            Formula { kind: self.kind, curve: self.curve, amount, growth: &self.growth, occurrences };
        let laid_out =
            formula.laid_out(values, placing, day_count).map_err(|error| error.within("amount"))?;
        (self.cells, self.dated) = (laid_out.cells, laid_out.dated);
        Ok(())
    }
}

impl Formula<'_> {
    /// The cells, one for each column.
    ///
    /// # Errors
    ///
    /// `NegativeAmount` for a product below zero; `OverLimit` for a product or a cell of more integer digits than
    /// [`limits::AMOUNT_DIGITS`].
    fn laid_out(
        &self,
        values: &Values,
        placing: Placing,
        day_count: Option<DayCount>,
    ) -> Result<LaidOut, Error> {
        let amount = product(self.amount, values);
        check_product(self.kind, &amount)?;
        let first = self.occurrences.first().map_or(0, |occurrence| occurrence.column as usize);
        let growth = GrowthFactors::new(self.growth, first, placing.timeline.step())?;
        let mut laid_out =
            LaidOut { cells: vec![Decimal::ZERO; placing.timeline.columns()], dated: Vec::new() };
        for Occurrence { column, date, multiple } in &self.occurrences {
            let column = *column as usize;
            let value = cell(growth.grown(&(&amount * multiple), column), column)?;
            match date.zip(day_count) {
                None => laid_out.cells[column] = value,
                Some((date, day_count)) => {
                    let parts = day_count.steps(placing.timeline.start(), date);
                    let parts = u32::try_from(parts).unwrap_or_default();
                    let parts_a_year = day_count.steps_a_year();
                    let moment = ExtraMoment { curve: self.curve, column, parts, parts_a_year };
                    laid_out.dated.push(DatedCell { date, moment, amount: value });
                }
            }
        }
        laid_out.sum_dates()?;
        Ok(laid_out)
    }
}

impl LaidOut {
    /// Sums what falls on dates by column.
    fn sum_dates(&mut self) -> Result<(), Error> {
        for dates in self.dated.chunk_by(|one, next| one.column() == next.column()) {
            let column = dates[0].column();
            let amounts: Vec<Decimal> = dates.iter().map(DatedCell::amount).collect();
            self.cells[column] = match measure::total(&amounts) {
                Outcome::Value(sum) => cell(Rounded::Value(sum), column)?,
                _ => cell(Rounded::AboveRange, column)?,
            };
        }
        Ok(())
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
        changed.compute_cells(assumption)?;
        changed.settle_moments();
        Ok(changed)
    }

    /// Computes the cells of the lines that depend on an assumption anew, at the central values of all.
    fn compute_cells(&mut self, assumption: &Id) -> Result<(), Errors> {
        let values = self.assumptions.iter().map(|known| (known.id.to_string(), known.value)).collect();
        let (timeline, day_count) = (self.timeline, self.conventions.stated_day_count());
        let mut faults = Vec::new();
        for (position, alternative) in self.alternatives.iter_mut().enumerate() {
            let CaseAlternative { service, delay, lines, name, .. } = alternative;
            let segment = Segment::item("alternative", position);
            let placing = match layout::placing(timeline, *service, delay, &values) {
                Ok(placing) => placing,
                Err(error) => {
                    faults.push(error.labelled(name).within(segment));
                    continue;
                }
            };
            let moves_all = delay.is_by(assumption.as_str());
            let wanted = |line: &Line| moves_all || line.depends_on(assumption);
            for (place, line) in with_segments(lines).filter(|(_, line)| wanted(line)) {
                if let Err(error) = line.compute(&values, placing, day_count) {
                    faults.push(error.labelled(&line.name).within(place).within(segment.clone()));
                }
            }
        }
        Errors::none_in(faults)
    }

    /// Brings the slots in which amounts stand in line with the dates on which they fall.
    pub(super) fn settle_moments(&mut self) {
        let moments: BTreeSet<ExtraMoment> = self
            .alternatives
            .iter()
            .flat_map(CaseAlternative::lines)
            .flat_map(Line::dated_cells)
            .map(|dated| dated.moment)
            .collect();
        if !moments.iter().eq(&self.moments) {
            self.moments = moments.into_iter().collect();
            let columns = self.timeline.columns();
            let discounts =
                super::discounts(&self.discounting, &self.named_discounting, columns, &self.moments);
            self.discounts = Arc::new(discounts);
        }
    }

    /// What a line amounts to in each slot.
    pub(crate) fn entries(&self, line: &Line) -> Vec<(usize, Decimal)> {
        let columns = self.timeline.columns();
        if line.dated.is_empty() {
            return (line.curve * columns..).zip(line.cells.iter().copied()).collect();
        }
        let curves = 1 + self.named_discounting.len();
        let slot = |moment: &ExtraMoment| {
            let position = self.moments.binary_search(moment).expect("moments are settled in every case");
            curves * columns + position
        };
        line.dated.iter().map(|dated| (slot(&dated.moment), dated.amount)).collect()
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
