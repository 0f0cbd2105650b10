//! The value of a line in each column: amount x profile x growth, exact, rounded once.

use super::BusinessCase;
use super::amount::{Amount, Factor};
use super::class::LineKind;
use super::conventions::{Conventions, PriceBasis};
use super::inflation::{Inflation, PriceChange, Prices};
use super::layout::{self, Horizon};
use super::line::{CaseAlternative, CaseAssumption, DatedCell, Line};
use super::residual::{self, Direction, ResidualValue};
use crate::error::{Error, ErrorKind, Errors, Segment};
use crate::exact::{Rational, Rounded};
use crate::flow::{Growth, GrowthFactors, Occurrence, Placing};
use crate::limits;
use crate::measure::{self, Discounting, ExtraMoment, Outcome};
use crate::time::{DayCount, Timeline, Timing};
use crate::value::{Id, Rate, decimal};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The value of each assumption by its id.
pub(super) type Values = BTreeMap<String, Decimal>;

/// What the cells of every line of a case depend on.
pub(super) struct Rules<'a> {
    pub(super) prices: Prices<'a>,
    pub(super) day_count: Option<DayCount>,
    /// The annual rate of the last year by curve, as far as rates are known.
    pub(super) last_rates: Vec<Rate>,
}

/// One amount with what falls of it when.
pub(super) struct Formula<'a> {
    pub(super) kind: LineKind,
    pub(super) curve: usize,
    pub(super) amount: &'a Amount,
    pub(super) prices: PriceBasis,
    pub(super) growth: &'a [Growth],
    pub(super) occurrences: Vec<Occurrence>,
}

/// How a cell comes about: the amount of its line times these, rounded once.
pub(crate) struct CellParts {
    /// Which of the [entries](BusinessCase::entries) of the line it is.
    pub(crate) entry: usize,
    pub(crate) slot: usize,
    pub(crate) column: usize,
    /// The day, for what does not fall at the moment of its column.
    pub(crate) date: Option<Date>,
    pub(crate) multiple: Rational,
    pub(crate) growth: Rounded,
    /// What brings it into the prices of the case.
    pub(crate) prices: Rounded,
    pub(crate) value: Decimal,
}

/// The value of a line over a timeline.
pub(super) struct LaidOut {
    cells: Vec<Decimal>,
    dated: Vec<DatedCell>,
}

impl<'a> Rules<'a> {
    pub(super) fn of(
        conventions: Conventions,
        timeline: Timeline,
        inflation: Option<&'a Inflation>,
        last_rates: Vec<Rate>,
    ) -> Self {
        let (basis, timing) = (conventions.price_basis(), conventions.timing());
        let prices = Prices { basis, inflation, timeline, timing };
        Self { prices, day_count: conventions.stated_day_count(), last_rates }
    }

    pub(super) fn periods_a_year(&self) -> u32 {
        self.prices.timeline.step().periods_a_year()
    }
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
        alternative: Placing,
        rules: &Rules<'_>,
    ) -> Result<(), Error> {
        let Some(formula) = self.formula(values, alternative, rules)? else { return Ok(()) };
        let laid_out = formula.laid_out(values, rules)?;
        (self.cells, self.dated) = (laid_out.cells, laid_out.dated);
        self.residual_value = self.compute_residual(values, alternative, rules)?;
        Ok(())
    }

    /// How its cells come about; none for a qualitative line.
    ///
    /// # Errors
    ///
    /// Faults of its delay and of its profile, each within its field.
    fn formula(
        &self,
        values: &Values,
        alternative: Placing,
        rules: &Rules<'_>,
    ) -> Result<Option<Formula<'_>>, Error> {
        let (Some(amount), Some(profile)) = (&self.amount, &self.profile) else { return Ok(None) };
        let placing =
            layout::delayed(alternative, &self.delay, values).map_err(|error| error.within("delay"))?;
        let occurrences = profile.placed(&placing).map_err(|error| error.within("profile"))?;
        Ok(Some(Formula {
            kind: self.kind,
            curve: self.curve,
            amount,
            prices: self.prices.unwrap_or(rules.prices.basis),
            growth: &self.growth,
            occurrences,
        }))
    }

    fn compute_residual(
        &self,
        values: &Values,
        placing: Placing,
        rules: &Rules<'_>,
    ) -> Result<Option<ResidualValue>, Error> {
        let ground = residual::Ground {
            cells: &self.cells,
            life: self.life.map(|years| years.saturating_mul(rules.periods_a_year())),
            horizon: Horizon::of(&placing),
            last_rate: rules.last_rates.get(self.curve).copied(),
            prices: self.prices.unwrap_or(rules.prices.basis),
        };
        match &self.residual {
            Some(residual) => ground.value(residual, values, rules).map_err(|error| error.within("residual")),
            None if ground.outlives_the_study() => {
                let life = self.life.unwrap_or_default();
                let expected = format!(
                    "how the rest of its life of {life} years is valued: remaining-life, resale or none"
                );
                Err(Error::new(ErrorKind::Missing, "nothing", expected).within("residual"))
            }
            None => Ok(None),
        }
    }
}

impl Formula<'_> {
    /// The cells, one for each column.
    ///
    /// # Errors
    ///
    /// At `amount`, `NegativeAmount` for a product below zero and `OverLimit` for a product or a cell of more integer
    /// digits than [`limits::AMOUNT_DIGITS`]; at `prices`, those of [`Prices::change`].
    fn laid_out(&self, values: &Values, rules: &Rules<'_>) -> Result<LaidOut, Error> {
        let at_amount = |error: Error| error.within("amount");
        let amount = product(self.amount, values);
        check_product(self.kind, &amount).map_err(at_amount)?;
        let timeline = rules.prices.timeline;
        let growth = self.growth(rules).map_err(at_amount)?;
        let mut laid_out = LaidOut { cells: vec![Decimal::ZERO; timeline.columns()], dated: Vec::new() };
        for occurrence in &self.occurrences {
            let column = occurrence.column as usize;
            let day = self.day(occurrence, rules);
            let change = self.price_change(occurrence, day.as_ref(), rules);
            let stated = &amount * &occurrence.multiple;
            let value = match change.map_err(|error| error.within("prices"))? {
                PriceChange::None => growth.grown(&stated, column, None),
                PriceChange::Factor(factor) => growth.grown(&(&stated * &factor), column, None),
                PriceChange::Growth(power) => growth.grown(&stated, column, Some(power)),
            };
            let value = cell(value, column).map_err(at_amount)?;
            match day {
                None => laid_out.cells[column] = value,
                Some((date, moment)) => laid_out.dated.push(DatedCell { date, moment, amount: value }),
            }
        }
        laid_out.sum_dates().map_err(at_amount)?;
        Ok(laid_out)
    }

    fn growth(&self, rules: &Rules<'_>) -> Result<GrowthFactors, Error> {
        let first = self.occurrences.first().map_or(0, |occurrence| occurrence.column as usize);
        GrowthFactors::new(self.growth, first, rules.prices.timeline.step())
    }

    fn price_change(
        &self,
        occurrence: &Occurrence,
        day: Option<&(Date, ExtraMoment)>,
        rules: &Rules<'_>,
    ) -> Result<PriceChange, Error> {
        let years = day.map(|(_, moment)| moment.years());
        rules.prices.change(self.prices, occurrence.column, years)
    }

    /// The date and the moment of what does not fall at the moment of its column.
    fn day(&self, occurrence: &Occurrence, rules: &Rules<'_>) -> Option<(Date, ExtraMoment)> {
        let (date, day_count) = (occurrence.date?, rules.day_count?);
        let parts = day_count.steps(rules.prices.timeline.start(), date);
        let parts = u32::try_from(parts).expect("a date within the timeline is not before its start");
        let (column, parts_a_year) = (occurrence.column as usize, day_count.steps_a_year());
        Some((date, ExtraMoment { curve: self.curve, column, parts, parts_a_year }))
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

pub(super) fn product(amount: &Amount, values: &Values) -> Rational {
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
    bounded(rounded, || format!("at column {column}"))
}

/// A figure that is no larger than an amount may be.
pub(super) fn bounded(rounded: Rounded, place: impl Fn() -> String) -> Result<Decimal, Error> {
    match rounded {
        Rounded::Value(value) if fits_amount(value) => Ok(value),
        Rounded::Value(value) => Err(too_large(format!("{} {}", decimal::to_text(value), place()))),
        Rounded::AboveRange | Rounded::BelowRange => Err(too_large(format!("a larger value {}", place()))),
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
        let values = self.values();
        let inflation = self.inflation.clone();
        let rules = Rules::of(self.conventions, self.timeline, inflation.as_ref(), self.last_rates());
        let timeline = self.timeline;
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
                if let Err(error) = line.compute(&values, placing, &rules) {
                    faults.push(error.labelled(&line.name).within(place).within(segment.clone()));
                }
            }
        }
        Errors::none_in(faults)
    }

    /// Brings the slots in which amounts stand in line with the dates on which they fall.
    pub(super) fn settle_moments(&mut self) {
        let lines = || self.alternatives.iter().flat_map(CaseAlternative::lines);
        let of_dates = lines().flat_map(Line::dated_cells).map(|dated| dated.moment);
        let of_residuals = lines().filter_map(|line| self.residual_moment(line));
        let moments: BTreeSet<ExtraMoment> = of_dates.chain(of_residuals).collect();
        if !moments.iter().eq(&self.moments) {
            self.moments = moments.into_iter().collect();
            let columns = self.timeline.columns();
            let discounts =
                super::discounts(&self.discounting, &self.named_discounting, columns, &self.moments);
            self.discounts = Arc::new(discounts);
        }
    }

    /// How the cells of a line come about, one for each time that something of it falls.
    pub(crate) fn cell_parts(&self, alternative: &CaseAlternative, line: &Line) -> Vec<CellParts> {
        let values = self.values();
        let rules = Rules::of(self.conventions, self.timeline, self.inflation.as_ref(), self.last_rates());
        let placing = layout::placing(self.timeline, alternative.service, &alternative.delay, &values);
        let formula = placing.and_then(|placing| line.formula(&values, placing, &rules)).ok().flatten();
        let Some(formula) = formula else { return Vec::new() };
        let Ok(growth) = formula.growth(&rules) else { return Vec::new() };
        let part = |(position, occurrence): (usize, &Occurrence)| {
            let (column, one) = (occurrence.column as usize, Rational::one());
            let day = formula.day(occurrence, &rules);
            let prices = match formula.price_change(occurrence, day.as_ref(), &rules).ok()? {
                PriceChange::None => one.round(),
                PriceChange::Factor(factor) => factor.round(),
                PriceChange::Growth(power) => power.round(),
            };
            // Two days may be one moment, or one day after a delay, so that neither says which entry is meant.
            let (entry, slot, value) = match &day {
                None => (column, line.curve * self.timeline.columns() + column, line.cells[column]),
                Some((_, moment)) => (position, self.slot_of(moment), line.dated.get(position)?.amount),
            };
            Some(CellParts {
                entry,
                slot,
                column,
                date: day.map(|(date, _)| date),
                multiple: occurrence.multiple.clone(),
                growth: growth.grown(&one, column, None),
                prices,
                value,
            })
        };
        formula.occurrences.iter().enumerate().filter_map(part).collect()
    }

    /// The central values of the assumptions.
    fn values(&self) -> Values {
        self.assumptions.iter().map(|known| (known.id.to_string(), known.value)).collect()
    }

    /// What a line amounts to in each slot.
    pub(crate) fn entries(&self, line: &Line) -> Vec<(usize, Decimal)> {
        let columns = self.timeline.columns();
        if line.dated.is_empty() {
            return (line.curve * columns..).zip(line.cells.iter().copied()).collect();
        }
        line.dated.iter().map(|dated| (self.slot_of(&dated.moment), dated.amount)).collect()
    }

    /// What a residual value adds to a line, or takes from it, in its slot.
    pub(crate) fn residual_entry(&self, line: &Line) -> Option<(usize, Decimal)> {
        let ResidualValue { amount, direction } = line.residual_value?;
        let last_column = line.curve * self.timeline.columns() + self.timeline.periods() as usize;
        let slot = self.residual_moment(line).map_or(last_column, |moment| self.slot_of(&moment));
        Some((slot, if direction == Direction::Back { -amount } else { amount }))
    }

    /// The end of the timeline, for a residual value that falls there, where no column does.
    fn residual_moment(&self, line: &Line) -> Option<ExtraMoment> {
        let falls_back = line.residual_value?.direction == Direction::Back;
        let periods = self.timeline.periods();
        (falls_back && self.conventions.timing() != Timing::End).then(|| ExtraMoment {
            curve: line.curve,
            column: periods as usize,
            parts: periods,
            parts_a_year: self.timeline.step().periods_a_year(),
        })
    }

    fn slot_of(&self, moment: &ExtraMoment) -> usize {
        let curves = 1 + self.named_discounting.len();
        let position = self.moments.binary_search(moment).expect("moments are settled in every case");
        curves * self.timeline.columns() + position
    }

    fn last_rates(&self) -> Vec<Rate> {
        let named = self.named_discounting.iter().map(|named| &named.discounting);
        [&self.discounting].into_iter().chain(named).filter_map(Discounting::last_rate).collect()
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
