//! What flows in a column, all lines together, exact.

use crate::case::{BusinessCase, Line, Treatment};
use crate::exact::{Rational, Rounded};
use crate::measure::{self, Irr, Outcome, Payback};
use crate::time::Timing;
use crate::value::Rate;
use rust_decimal::Decimal;

/// Signed sums of cells by column, inflow positive.
///
/// The sums are kept exact: a column may need more digits than a decimal has, and a measure is rounded once only.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NetFlow(Vec<Rational>);

impl NetFlow {
    /// What flows under each alternative of a case, in the order of the case.
    pub(super) fn of_each(case: &BusinessCase) -> Vec<Self> {
        let columns = case.timeline().columns();
        case.alternatives().iter().map(|alternative| Self::of(alternative.lines(), columns)).collect()
    }

    /// The flow of the lines that count.
    pub(super) fn of<'a>(lines: impl IntoIterator<Item = &'a Line>, columns: usize) -> Self {
        let mut sums = vec![Rational::from_integer(0); columns];
        for line in lines.into_iter().filter(|line| line.treatment() == Treatment::Counted) {
            for (sum, &cell) in sums.iter_mut().zip(line.cells()) {
                let cell = Rational::from_decimal(cell);
                *sum = if line.kind().is_outflow() { &*sum - &cell } else { &*sum + &cell };
            }
        }
        Self(sums)
    }

    /// What this flow brings beyond another.
    pub(super) fn minus(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(one, other)| one - other).collect())
    }

    /// The same amounts with the other sign.
    pub(super) fn negated(&self) -> Self {
        Self(self.0.iter().map(|sum| -sum).collect())
    }

    /// Each column, rounded once.
    pub(super) fn figures(&self) -> Vec<Decimal> {
        self.0.iter().map(figure).collect()
    }

    /// The sum of the columns up to each one, rounded once.
    pub(super) fn cumulative(&self) -> Vec<Decimal> {
        let mut sum = Rational::from_integer(0);
        let add = |column: &Rational| {
            sum = &sum + column;
            figure(&sum)
        };
        self.0.iter().map(add).collect()
    }
}

/// A sum of cells as a decimal.
fn figure(sum: &Rational) -> Decimal {
    match sum.round() {
        Rounded::Value(value) => value,
        Rounded::AboveRange | Rounded::BelowRange => {
            unreachable!(
                "limits::LINES lines of limits::AMOUNT_DIGITS digits sum to less than a decimal holds"
            )
        }
    }
}

impl NetFlow {
    /// The present value of each column, and of the columns up to each one, each rounded once.
    pub(super) fn discounted(
        &self,
        rate: Rate,
        timing: Timing,
    ) -> (Vec<Outcome<Decimal>>, Vec<Outcome<Decimal>>) {
        let step = discount_factor(rate);
        let (mut factor, mut sum) = (Rational::from_integer(1), Rational::from_integer(0));
        let (mut each, mut cumulative) = (Vec::new(), Vec::new());
        for (column, amount) in self.0.iter().enumerate() {
            if elapses(timing, column) {
                factor = &factor * &step;
            }
            let discounted = amount * &factor;
            sum = &sum + &discounted;
            each.push(discounted.round().into());
            cumulative.push(sum.round().into());
        }
        (each, cumulative)
    }

    /// The exact present value, by Horner's rule from the last column.
    pub(super) fn present_value(&self, rate: Rate, timing: Timing) -> Rational {
        let step = discount_factor(rate);
        self.0.iter().enumerate().rev().fold(Rational::from_integer(0), |later, (column, amount)| {
            let sum = &later + amount;
            if elapses(timing, column) { &sum * &step } else { sum }
        })
    }

    /// The net present value, rounded once.
    pub(super) fn npv(&self, rate: Rate, timing: Timing) -> Outcome<Decimal> {
        self.present_value(rate, timing).round().into()
    }

    /// Every internal rate.
    pub(super) fn irr(&self) -> Irr {
        measure::irr(&self.figures()).expect("a timeline has at least two columns")
    }

    /// When the cumulative flow reaches zero for good.
    pub(super) fn payback(&self) -> Payback {
        measure::payback(&self.figures())
    }

    /// The same of the discounted flow.
    pub(super) fn discounted_payback(&self, rate: Rate, timing: Timing) -> Payback {
        measure::discounted_payback(rate, timing, &self.figures())
    }
}

/// `1 / (1 + rate)`.
fn discount_factor(rate: Rate) -> Rational {
    let growth = &Rational::from_integer(1) + &Rational::from_decimal(rate.fraction());
    growth.reciprocal().expect("a rate is above -1")
}

/// Whether the flow of a column falls a period later than that of the column before it.
fn elapses(timing: Timing, column: usize) -> bool {
    column > 0 && timing.elapsed(column) > timing.elapsed(column - 1)
}
