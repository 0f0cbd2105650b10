//! The value of a line in each column: amount x profile x growth x change of prices x adjustments x probability, exact,
//! rounded once.
//!
//! Where several dates, or the end of one life and the start of the next, share a column, its cell is the sum of their
//! values, each rounded once.

use super::BusinessCase;
use super::amount::{Amount, Factor};
use super::class::LineKind;
use super::conventions::{Conventions, PriceBasis};
use super::inflation::{Inflation, PriceChange, Prices};
use super::layout::{self, Horizon, Site};
use super::line::{CaseAlternative, DatedCell, Line};
use super::residual::{self, Residual, ResidualValue};
use crate::error::{Error, ErrorKind};
use crate::exact::{Rational, Rounded};
use crate::flow::{Depreciation, Growth, GrowthFactors, Occurrence};
use crate::limits;
use crate::measure::{self, ExtraMoment, Outcome};
use crate::time::{DayCount, Step, Timeline};
use crate::value::{Rate, decimal};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The value of each assumption by its id.
pub(super) type Values = BTreeMap<String, Decimal>;

/// What the cells of every line of a case depend on.
pub(super) struct Rules<'a> {
    pub(super) prices: Prices<'a>,
    pub(super) day_count: Option<DayCount>,
    /// The annual rate of the last year by curve, as far as rates are known.
    pub(super) last_rates: Vec<Option<Rate>>,
}

/// One amount with what falls of it when.
pub(super) struct Formula<'a> {
    pub(super) kind: LineKind,
    pub(super) curve: usize,
    pub(super) amount: &'a Amount,
    /// How likely it is to fall; one for what is sure.
    pub(super) probability: Rational,
    /// By what adjustments multiply the amount, where there are any.
    pub(super) factor: Option<&'a Rational>,
    pub(super) prices: PriceBasis,
    pub(super) growth: &'a [Growth],
    /// The first column of the first life.
    pub(super) first_column: u32,
    /// What falls when, each with the column at which its life begins.
    pub(super) occurrences: Vec<(u32, Occurrence)>,
}

/// How a cell comes about: the adjusted amount of its line times these, rounded once.
pub(crate) struct CellParts {
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
        last_rates: Vec<Option<Rate>>,
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
    check_product(kind, &product(amount, values)?)
}

impl Line {
    /// Computes its cells; every assumption that it names has a value. Nothing to do for a qualitative line.
    ///
    /// # Errors
    ///
    /// Faults of its probability, of its delay, of its profile and of its amount, each within its field.
    pub(super) fn compute(&mut self, values: &Values, site: Site, rules: &Rules<'_>) -> Result<(), Error> {
        let Some(formula) = self.formula(values, site, rules)? else { return Ok(()) };
        let laid_out = formula.laid_out(values, rules)?;
        (self.cells, self.dated) = (laid_out.cells, laid_out.dated);
        self.residual_value = self.compute_residual(values, site, rules)?;
        self.if_it_happens = self.happening(values, site, rules)?;
        self.written_off = match &self.depreciation {
            Some(method) => self.compute_depreciation(method, site, rules)?,
            None => Vec::new(),
        };
        Ok(())
    }

    /// The line as it is if it happens; none for one that is sure.
    fn happening(&self, values: &Values, site: Site, rules: &Rules<'_>) -> Result<Option<Box<Self>>, Error> {
        if self.probability.is_none() {
            return Ok(None);
        }
        let mut line = Box::new(Self { probability: None, if_it_happens: None, ..self.clone() });
        line.compute(values, site, rules)?;
        Ok(Some(line))
    }

    /// How likely it is to fall; one for a line that is sure.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`], at `probability`.
    fn share(&self, values: &Values) -> Result<Rational, Error> {
        let Some(probability) = &self.probability else { return Ok(Rational::one()) };
        let share = probability.share(values).map_err(|error| error.within("probability"))?;
        Ok(Rational::from_decimal(share))
    }

    /// What is written off of its cells in each column, each of them by itself.
    fn compute_depreciation(
        &self,
        method: &Depreciation,
        site: Site,
        rules: &Rules<'_>,
    ) -> Result<Vec<Decimal>, Error> {
        let (horizon, timeline) = (Horizon::of(&site), rules.prices.timeline);
        let mut by_column = vec![Vec::new(); timeline.columns()];
        for (column, &cell) in (0..).zip(&self.cells).filter(|(_, cell)| !cell.is_zero()) {
            let first = horizon.in_use_from(column);
            let years =
                method.schedule(cell, timeline, first).map_err(|error| error.within("depreciation"))?;
            (first as usize..).zip(years).for_each(|(column, year)| by_column[column].push(year));
        }
        let total = |(column, years): (usize, &Vec<Decimal>)| sum(years, column);
        by_column.iter().enumerate().map(total).collect()
    }

    /// How its cells come about; none for a qualitative line.
    ///
    /// # Errors
    ///
    /// Faults of its probability, of its delay and of its profile, each within its field.
    fn formula(&self, values: &Values, site: Site, rules: &Rules<'_>) -> Result<Option<Formula<'_>>, Error> {
        let (Some(amount), Some(profile)) = (&self.amount, &self.profile) else { return Ok(None) };
        let placing =
            layout::delayed(site.placing, &self.delay, values).map_err(|error| error.within("delay"))?;
        let occurrences = profile.placed(&placing).map_err(|error| error.within("profile"))?;
        Ok(Some(Formula {
            kind: self.kind,
            curve: self.curve,
            amount,
            probability: self.share(values)?,
            factor: self.factor.as_ref(),
            prices: self.prices.unwrap_or(rules.prices.basis),
            growth: &self.growth,
            first_column: occurrences.first().map_or(0, |occurrence| occurrence.column),
            occurrences: site.over_all_lives(&occurrences),
        }))
    }

    fn compute_residual(
        &self,
        values: &Values,
        site: Site,
        rules: &Rules<'_>,
    ) -> Result<Option<ResidualValue>, Error> {
        let ground = residual::Ground {
            cells: &self.cells,
            life: self.life.map(|years| years.saturating_mul(rules.periods_a_year())),
            horizon: Horizon::of(&site),
            last_rate: rules.last_rates.get(self.curve).copied().flatten(),
            probability: self.share(values)?,
            prices: self.prices.unwrap_or(rules.prices.basis),
        };
        let is_stated = self.residual.as_ref().is_some_and(|residual| *residual != Residual::None);
        if site.lives > 1 && (is_stated || self.life.is_some()) {
            let found = "a life or a residual value in an alternative that is renewed";
            let expected = "what is left of one life as an amount in its last column";
            return Err(Error::new(ErrorKind::Conflict, found, expected).within("residual"));
        }
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
        let amount = self.adjusted_amount(values).map_err(at_amount)?;
        let timeline = rules.prices.timeline;
        let mut growth = GrowthByLife::of(self, rules);
        let mut laid_out = LaidOut { cells: vec![Decimal::ZERO; timeline.columns()], dated: Vec::new() };
        for (start, occurrence) in &self.occurrences {
            let column = occurrence.column as usize;
            let day = self.day(occurrence, rules);
            let change = self.price_change(occurrence, day.as_ref(), rules);
            let change = change.map_err(|error| error.within("prices"))?;
            let growth = growth.of_life(*start).map_err(at_amount)?;
            let value = grown(growth, &(&amount * &occurrence.multiple), column, change);
            let value = cell(value, column).map_err(at_amount)?;
            match day {
                None => laid_out.add(column, value).map_err(at_amount)?,
                Some((date, moment)) => laid_out.dated.push(DatedCell { date, moment, amount: value }),
            }
        }
        laid_out.sum_dates().map_err(at_amount)?;
        Ok(laid_out)
    }

    /// The amount as its adjustments and its probability leave it.
    ///
    /// # Errors
    ///
    /// Those of [`check`], of the amount as it is stated.
    fn adjusted_amount(&self, values: &Values) -> Result<Rational, Error> {
        let stated = product(self.amount, values)?;
        check_product(self.kind, &stated)?;
        let likely = &stated * &self.probability;
        Ok(match self.factor {
            Some(factor) => &likely * factor,
            None => likely,
        })
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
        Some((date, ExtraMoment { curve: self.curve, column, parts, parts_a_year, spread_over: 0 }))
    }
}

/// The growth of a line in each of its lives: what counts from its first column begins anew.
struct GrowthByLife<'a> {
    formula: &'a Formula<'a>,
    step: Step,
    /// Of the last life that was asked for, by the column at which it begins.
    known: Option<(u32, GrowthFactors)>,
}

impl<'a> GrowthByLife<'a> {
    fn of(formula: &'a Formula<'a>, rules: &Rules<'_>) -> Self {
        Self { formula, step: rules.prices.timeline.step(), known: None }
    }

    fn of_life(&mut self, start: u32) -> Result<&GrowthFactors, Error> {
        let known = match self.known.take().filter(|(known, _)| *known == start) {
            Some(known) => known,
            None => {
                let first = (self.formula.first_column + start) as usize;
                (start, GrowthFactors::new(self.formula.growth, first, self.step)?)
            }
        };
        Ok(&self.known.insert(known).1)
    }
}

fn grown(growth: &GrowthFactors, stated: &Rational, column: usize, prices: PriceChange) -> Rounded {
    match prices {
        PriceChange::None => growth.grown(stated, column, None),
        PriceChange::Factor(factor) => growth.grown(&(stated * &factor), column, None),
        PriceChange::Growth(power) => growth.grown(stated, column, Some(power)),
    }
}

impl LaidOut {
    /// Adds to a column, in which one life may end and the next begin.
    fn add(&mut self, column: usize, value: Decimal) -> Result<(), Error> {
        self.cells[column] = match self.cells[column] {
            empty if empty.is_zero() => value,
            before => sum(&[before, value], column)?,
        };
        Ok(())
    }

    /// Sums what falls on dates by column.
    fn sum_dates(&mut self) -> Result<(), Error> {
        self.dated.sort_by_key(DatedCell::date);
        for dates in self.dated.chunk_by(|one, next| one.column() == next.column()) {
            let column = dates[0].column();
            let amounts: Vec<Decimal> = dates.iter().map(DatedCell::amount).collect();
            self.cells[column] = sum(&amounts, column)?;
        }
        Ok(())
    }
}

fn sum(values: &[Decimal], column: usize) -> Result<Decimal, Error> {
    let rounded = match measure::total(values) {
        Outcome::Value(sum) => Rounded::Value(sum),
        _ => Rounded::AboveRange,
    };
    cell(rounded, column)
}

/// The product of the factors of an amount; every assumption that it names has a value.
///
/// # Errors
///
/// [`ErrorKind::NegativeAmount`] for a level that moves the other way, at its place: two of them would make a product
/// above zero.
pub(super) fn product(amount: &Amount, values: &Values) -> Result<Rational, Error> {
    for (index, change) in amount.changes() {
        change.check(values).map_err(|error| error.within(index))?;
    }
    let factor = |factor: &Factor| match factor {
        Factor::Assumption(id) => {
            let value = values.get(id).expect("the judge refuses an amount that names no assumption");
            Rational::from_decimal(*value)
        }
        Factor::Constant { value, .. } => Rational::from_decimal(*value),
        Factor::Change(change) => change.amount(values),
    };
    Ok(amount.factors().iter().fold(Rational::one(), |product, next| &product * &factor(next)))
}

fn check_product(kind: LineKind, amount: &Rational) -> Result<(), Error> {
    if amount < &Rational::from_integer(0) {
        let expected = match kind {
            LineKind::Cost(_) => "zero or more: a negative cost is stated as a benefit",
            LineKind::Benefit(_) => "zero or more: a negative benefit is stated as a cost or a dis-benefit",
            LineKind::DisBenefit(_) => "zero or more: a negative dis-benefit is stated as a benefit",
            LineKind::WorkingCapital => "zero or more: a level of what is tied up",
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

/// Why a built case has no fault in its formulas.
const COMPUTED_BEFORE: &str = "the judge computed these cells by the same formulas";

impl BusinessCase {
    /// How the cells of a line come about, one for each time that something of it falls.
    pub(crate) fn cell_parts(&self, alternative: &CaseAlternative, line: &Line) -> Vec<CellParts> {
        let (values, rules) = (self.values(), self.rules());
        let CaseAlternative { renewed_every, service, delay, .. } = alternative;
        let site = layout::site(self.timeline, *renewed_every, *service, delay, &values);
        let formula = site.and_then(|site| line.formula(&values, site, &rules)).expect(COMPUTED_BEFORE);
        let Some(formula) = formula else { return Vec::new() };
        let amount = formula.adjusted_amount(&values).expect(COMPUTED_BEFORE);
        let mut growth = GrowthByLife::of(&formula, &rules);
        let part = |(start, occurrence): &(u32, Occurrence)| {
            let (column, one) = (occurrence.column as usize, Rational::one());
            let day = formula.day(occurrence, &rules);
            let change = formula.price_change(occurrence, day.as_ref(), &rules).expect(COMPUTED_BEFORE);
            let growth = growth.of_life(*start).expect(COMPUTED_BEFORE);
            let stated = &amount * &occurrence.multiple;
            let slot = match &day {
                None => line.curve * self.timeline.columns() + column,
                Some((_, moment)) => self.slot_of(moment),
            };
            CellParts {
                slot,
                column,
                date: day.map(|(date, _)| date),
                multiple: occurrence.multiple.clone(),
                growth: growth.grown(&one, column, None),
                prices: change.applied(&one),
                value: cell(grown(growth, &stated, column, change), column).expect(COMPUTED_BEFORE),
            }
        };
        let parts = formula.occurrences.iter().map(part);
        if line.kind != LineKind::WorkingCapital {
            return parts.collect();
        }
        let mut parts: Vec<CellParts> = parts.flat_map(|part| [self.released(line, &part), part]).collect();
        parts.sort_by_key(|part| part.column);
        parts
    }

    /// How what is tied up comes back.
    fn released(&self, line: &Line, tied_up: &CellParts) -> CellParts {
        CellParts {
            slot: self.release_slot(line, tied_up.column),
            column: (tied_up.column + 1).min(self.timeline.periods() as usize),
            date: None,
            multiple: &Rational::from_integer(0) - &tied_up.multiple,
            growth: tied_up.growth,
            prices: tied_up.prices,
            value: -tied_up.value,
        }
    }

    /// What the cells of every line depend on.
    pub(super) fn rules(&self) -> Rules<'_> {
        Rules::of(self.conventions, self.timeline, self.inflation.as_ref(), self.last_rates())
    }

    /// The central values of the assumptions.
    pub(super) fn values(&self) -> Values {
        self.assumptions.iter().map(|known| (known.id.to_string(), known.value)).collect()
    }

    /// What is written off of the cells of a line by some method; none where that is beyond the limits.
    pub(super) fn written_off(
        &self,
        alternative: &CaseAlternative,
        line: &Line,
        method: &Depreciation,
    ) -> Option<Vec<Decimal>> {
        let rules = Rules::of(self.conventions, self.timeline, self.inflation.as_ref(), Vec::new());
        let CaseAlternative { renewed_every, service, delay, .. } = alternative;
        let site = layout::site(self.timeline, *renewed_every, *service, delay, &self.values());
        line.compute_depreciation(method, site.expect(COMPUTED_BEFORE), &rules).ok()
    }

    pub(super) fn last_rates(&self) -> Vec<Option<Rate>> {
        let named = self.named_discounting.iter().map(|named| &named.discounting);
        [&self.discounting]
            .into_iter()
            .chain(named)
            .map(|discounting| Some(discounting.last_rate()))
            .collect()
    }
}
