//! The tax of an alternative in each column: an exact function of its cells, rounded once.

use super::BusinessCase;
use super::class::{CashEffect, CostClass, LineKind, Recipient};
use super::line::{CaseAlternative, Line};
use super::loan::{CaseLoan, LoanPayment};
use super::residual::Residual;
use super::tax::{CaseTax, LossRule, TaxPayment, Taxation};
use super::view::View;
use crate::exact::{Amounts, Rational, Rounded};
use crate::measure::ExtraMoment;
use crate::time::Timing;
use rust_decimal::Decimal;

/// The taxable profit of an alternative by column, and the tax on it.
///
/// Depreciation is an amount of its own in each column, rounded once, as cells are; all else is an exact function of
/// cells and depreciation, rounded once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxSchedule {
    before_depreciation: Vec<Decimal>,
    depreciation: Vec<Decimal>,
    gain_on_sale: Option<Decimal>,
    taxable_profit: Vec<Decimal>,
    loss_relief: Vec<Decimal>,
    charge: Vec<Decimal>,
    loss_left: Decimal,
}

impl TaxSchedule {
    /// Profit before depreciation and gains on sale.
    #[must_use]
    pub fn before_depreciation(&self) -> &[Decimal] {
        &self.before_depreciation
    }

    /// What is written off of all assets.
    #[must_use]
    pub fn depreciation(&self) -> &[Decimal] {
        &self.depreciation
    }

    /// In the last column, what depreciated assets are sold for less what was not yet written off of them; negative for a
    /// loss. None where no such asset is sold.
    #[must_use]
    pub fn gain_on_sale(&self) -> Option<Decimal> {
        self.gain_on_sale
    }

    /// Profit before depreciation, less that, plus the gain on sale; negative for a loss.
    #[must_use]
    pub fn taxable_profit(&self) -> &[Decimal] {
        &self.taxable_profit
    }

    /// Losses of earlier columns that are relieved in each one.
    #[must_use]
    pub fn loss_relief(&self) -> &[Decimal] {
        &self.loss_relief
    }

    /// The tax on the profit of each column, whenever it is paid; negative where a loss is relieved at once.
    #[must_use]
    pub fn charge(&self) -> &[Decimal] {
        &self.charge
    }

    /// Losses that no profit of the timeline relieves: those left to carry forward at its end, or all that are never
    /// relieved.
    #[must_use]
    pub fn loss_left(&self) -> Decimal {
        self.loss_left
    }
}

impl Line {
    /// Whether its cells are part of taxable profit.
    fn is_profit(&self) -> bool {
        let is_cashable = matches!(
            self.kind,
            LineKind::Cost(CostClass::Recurring | CostClass::Transition)
                | LineKind::Benefit(CashEffect::Cashable)
                | LineKind::DisBenefit(CashEffect::Cashable)
        );
        is_cashable && self.recipient == Recipient::Organisation && self.taxation == Taxation::Taxed
    }

    /// What of it is not written off at the end of the timeline; none without depreciation.
    #[must_use]
    pub fn book_value_left(&self) -> Option<Decimal> {
        let book_value = |written_off: &[Decimal]| match (&sum_of(&self.cells) - &sum_of(written_off)).round()
        {
            Rounded::Value(value) => value,
            Rounded::AboveRange | Rounded::BelowRange => unreachable!("{IN_RANGE}"),
        };
        self.depreciation.as_ref().map(|_| book_value(&self.written_off))
    }

    /// What it adds to the profit before depreciation, to depreciation and to gains on sale, by column.
    fn tax_base(&self, written_off: &[Decimal], columns: usize) -> TaxBase {
        let mut base = TaxBase::zero(columns);
        // Tax is cash of the organisation, whichever view the case takes its headline by.
        if !self.counts_in(View::Financial) {
            return base;
        }
        if self.is_profit() {
            let sign = |amount: Decimal| if self.kind.is_outflow() { -amount } else { amount };
            (0..).zip(&self.cells).for_each(|(column, &cell)| base.profit.add(column, sign(cell)));
            if let Some(beyond) = self.residual_value {
                base.profit.add(columns - 1, sign(beyond.amount()));
            }
        }
        (0..).zip(written_off).for_each(|(column, &amount)| base.depreciation.add(column, amount));
        if let (Some(_), Some(Residual::Resale(_))) = (&self.depreciation, &self.residual) {
            self.cells.iter().for_each(|&cell| base.gain.add(columns - 1, -cell));
            written_off.iter().for_each(|&amount| base.gain.add(columns - 1, amount));
            let proceeds = self.residual_value.map_or(Decimal::ZERO, |value| value.amount());
            base.proceeds.add(columns - 1, proceeds);
            base.sells = true;
        }
        base
    }
}

/// The parts of taxable profit by column.
struct TaxBase {
    profit: Amounts,
    depreciation: Amounts,
    /// What was written off of assets that are sold, less their cost.
    gain: Amounts,
    proceeds: Amounts,
    sells: bool,
}

impl TaxBase {
    fn zero(columns: usize) -> Self {
        let nothing = || Amounts::zero(columns);
        Self {
            profit: nothing(),
            depreciation: nothing(),
            gain: nothing(),
            proceeds: nothing(),
            sells: false,
        }
    }

    fn plus(self, other: &Self) -> Self {
        Self {
            profit: self.profit.plus(&other.profit),
            depreciation: self.depreciation.plus(&other.depreciation),
            gain: self.gain.plus(&other.gain),
            proceeds: self.proceeds.plus(&other.proceeds),
            sells: self.sells || other.sells,
        }
    }

    /// Without what assets are sold for.
    fn before_proceeds(&self) -> Amounts {
        self.profit.minus(&self.depreciation).plus(&self.gain)
    }

    fn schedule(&self, tax: &CaseTax) -> TaxSchedule {
        let taxable = self.before_proceeds().plus(&self.proceeds);
        let relieved = Relieved::of(tax.losses, &taxable);
        let gain = figures(&self.gain.plus(&self.proceeds)).last().copied();
        TaxSchedule {
            before_depreciation: figures(&self.profit),
            depreciation: figures(&self.depreciation),
            gain_on_sale: gain.filter(|_| self.sells),
            taxable_profit: figures(&taxable),
            loss_relief: relieved.relief.iter().map(figure).collect(),
            charge: relieved.profit.iter().map(|profit| charge(tax, profit)).collect(),
            loss_left: figure(&relieved.left),
        }
    }
}

/// Profit by column after relief of losses, in units of [`Amounts::unit`].
struct Relieved {
    profit: Vec<Rational>,
    relief: Vec<Rational>,
    left: Rational,
}

impl Relieved {
    fn of(rule: LossRule, taxable: &Amounts) -> Self {
        let mut columns = Self { profit: Vec::new(), relief: Vec::new(), left: Rational::from_integer(0) };
        units(taxable).for_each(|profit| columns.add(rule, &profit));
        columns
    }

    fn add(&mut self, rule: LossRule, profit: &Rational) {
        let nothing = || Rational::from_integer(0);
        let is_loss = profit.signum().is_lt();
        let kept_apart =
            if is_loss && rule != LossRule::UsedAtOnce { &nothing() - profit } else { nothing() };
        let relief = match rule {
            LossRule::CarriedForward if !is_loss => self.left.clone().min(profit.clone()),
            _ => nothing(),
        };
        self.left = &(&self.left + &kept_apart) - &relief;
        self.profit.push(&(profit + &kept_apart) - &relief);
        self.relief.push(relief);
    }
}

fn units(amounts: &Amounts) -> impl Iterator<Item = Rational> {
    amounts.units().iter().cloned().map(Rational::from_integer)
}

fn figures(amounts: &Amounts) -> Vec<Decimal> {
    units(amounts).map(|units| figure(&units)).collect()
}

/// Units as an amount, rounded once.
fn figure(units: &Rational) -> Decimal {
    in_range((units * &Amounts::unit()).round())
}

/// Whether there is any tax at this rate.
fn has_effect(tax: &CaseTax) -> bool {
    !tax.rate.fraction().is_zero()
}

fn charge(tax: &CaseTax, profit: &Rational) -> Decimal {
    figure(&(profit * &Rational::from_decimal(tax.rate.fraction())))
}

fn in_range(rounded: Rounded) -> Decimal {
    match rounded {
        Rounded::Value(value) => value,
        Rounded::AboveRange | Rounded::BelowRange => unreachable!("{IN_RANGE}"),
    }
}

const IN_RANGE: &str = "limits::LINES lines of limits::PERIODS cells of limits::AMOUNT_DIGITS digits sum to less than a \
                        decimal holds";

fn sum_of(values: &[Decimal]) -> Rational {
    let mut sum = Amounts::zero(1);
    values.iter().for_each(|&value| sum.add(0, value));
    units(&sum).fold(Rational::from_integer(0), |_, units| &units * &Amounts::unit())
}

impl CaseAlternative {
    fn tax_base(&self, columns: usize) -> TaxBase {
        let of_lines = self.lines.iter().map(|line| line.tax_base(&line.written_off, columns));
        of_lines.fold(TaxBase::zero(columns), |sum, base| sum.plus(&base))
    }
}

impl BusinessCase {
    /// Brings the tax of every alternative in line with its cells.
    pub(super) fn settle_tax(&mut self) {
        let Some(tax) = self.tax else { return };
        let columns = self.timeline.columns();
        for alternative in &mut self.alternatives {
            alternative.tax = Some(alternative.tax_base(columns).schedule(&tax));
        }
    }

    /// The tax that an alternative pays, and in which slots.
    pub(crate) fn tax_entries(&self, alternative: &CaseAlternative) -> Vec<(usize, Decimal)> {
        alternative.tax.as_ref().map_or_else(Vec::new, |schedule| self.paid(schedule))
    }

    /// The same where the interest on its loans is deducted from its profit.
    pub(crate) fn tax_entries_after_interest(&self, alternative: &CaseAlternative) -> Vec<(usize, Decimal)> {
        let Some(tax) = self.tax else { return Vec::new() };
        let mut base = alternative.tax_base(self.timeline.columns());
        let payments = alternative.loans.iter().flat_map(CaseLoan::payments);
        payments.for_each(|payment: &LoanPayment| {
            base.profit.add(payment.column() as usize, -payment.interest());
        });
        self.paid(&base.schedule(&tax))
    }

    fn paid(&self, schedule: &TaxSchedule) -> Vec<(usize, Decimal)> {
        (0..).zip(&schedule.charge).map(|(column, &charge)| (self.tax_slot(column), charge)).collect()
    }

    /// The slot of the tax on the last column, where that lies past the end of the timeline.
    pub(crate) fn late_tax_slot(&self) -> Option<usize> {
        self.late_tax_moment().map(|moment| self.slot_of(&moment))
    }

    fn tax_slot(&self, column: usize) -> usize {
        match (self.tax.map(|tax| tax.paid), self.late_tax_slot()) {
            (Some(TaxPayment::NextYear), Some(late)) if column + 1 == self.timeline.columns() => late,
            (Some(TaxPayment::NextYear), _) => column + 1,
            _ => column,
        }
    }

    /// When the tax on the last column is paid, where that is a year after it: as if the timeline had one more column.
    pub(super) fn late_tax_moment(&self) -> Option<ExtraMoment> {
        self.tax.filter(|tax| tax.paid == TaxPayment::NextYear)?;
        let periods = self.timeline.periods();
        // Halves of a year, as the middle of one is such a moment.
        let start = 2 * periods;
        let (parts, spread_over) = match self.conventions.timing() {
            Timing::Start => (start, 0),
            Timing::Middle => (start + 1, 0),
            Timing::End => (start + 2, 0),
            Timing::Continuous => (start, 2),
        };
        Some(ExtraMoment { curve: 0, column: periods as usize, parts, parts_a_year: 2, spread_over })
    }

    /// The tax on what moves with the cells of a line, in its slots; none where that is not in proportion to them.
    pub(crate) fn tax_on_cells(
        &self,
        alternative: &CaseAlternative,
        line: &Line,
    ) -> Option<Vec<(usize, Decimal)>> {
        let Some(tax) = self.tax.filter(has_effect) else { return Some(Vec::new()) };
        let written_off = match &line.depreciation {
            None => Vec::new(),
            Some(method) => self.written_off(alternative, line, &method.of_change()?)?,
        };
        self.tax_on_change(&tax, &line.tax_base(&written_off, self.timeline.columns()).before_proceeds())
    }

    /// The tax on what a line is sold for, in its slot; none where it is not in proportion to that.
    pub(crate) fn tax_on_resale(&self, line: &Line) -> Option<Vec<(usize, Decimal)>> {
        let Some(tax) = self.tax.filter(has_effect) else { return Some(Vec::new()) };
        self.tax_on_change(&tax, &line.tax_base(&[], self.timeline.columns()).proceeds)
    }

    /// The tax on a change of taxable profit, where tax is in proportion to that.
    fn tax_on_change(&self, tax: &CaseTax, change: &Amounts) -> Option<Vec<(usize, Decimal)>> {
        let changes: Vec<Rational> = units(change).collect();
        if changes.iter().all(|units| units.signum().is_eq()) {
            return Some(Vec::new());
        }
        let entry = |(column, units): (usize, &Rational)| (self.tax_slot(column), charge(tax, units));
        (tax.losses == LossRule::UsedAtOnce).then(|| changes.iter().enumerate().map(entry).collect())
    }
}
