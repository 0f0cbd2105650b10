//! What flows in a column, all lines together, exact.

use crate::case::{BusinessCase, Line, Treatment};
use crate::exact::Rational;
use crate::measure::{self, Irr, Outcome, Payback};
use crate::time::Timing;
use crate::value::{Rate, decimal};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Signed sums of cells by column, inflow positive, never rounded: measures are functions of the cells.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum NetFlow {
    /// Each sum is a decimal, as good as always.
    Decimals(Vec<Decimal>),
    /// Some sum needs more digits than a decimal has.
    Fractions(Vec<Rational>),
}

impl NetFlow {
    /// What flows under each alternative of a case, in the order of the case.
    pub(super) fn of_each(case: &BusinessCase) -> Vec<Self> {
        let columns = case.timeline().columns();
        case.alternatives().iter().map(|alternative| Self::of(alternative.lines(), columns)).collect()
    }

    /// The flow of the lines that count.
    pub(super) fn of<'a>(lines: impl IntoIterator<Item = &'a Line>, columns: usize) -> Self {
        let counted = lines.into_iter().filter(|line| line.treatment() == Treatment::Counted);
        counted.fold(Self::Decimals(vec![Decimal::ZERO; columns]), |flow, line| {
            let sign = |cell: &Decimal| if line.kind().is_outflow() { -cell } else { *cell };
            flow.plus(&Self::Decimals(line.cells().iter().map(sign).collect()))
        })
    }

    fn plus(&self, other: &Self) -> Self {
        if let (Self::Decimals(one), Self::Decimals(other)) = (self, other) {
            let sums: Option<Vec<_>> =
                one.iter().zip(other).map(|(one, other)| decimal::exact_sum(*one, *other)).collect();
            if let Some(sums) = sums {
                return Self::Decimals(sums);
            }
        }
        let (one, other) = (self.fractions(), other.fractions());
        Self::Fractions(one.iter().zip(&other).map(|(one, other)| one + other).collect())
    }

    /// What this flow brings beyond another.
    pub(super) fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    /// The same amounts with the other sign.
    pub(super) fn negated(&self) -> Self {
        match self {
            Self::Decimals(sums) => Self::Decimals(sums.iter().map(|sum| -sum).collect()),
            Self::Fractions(sums) => Self::Fractions(sums.iter().map(|sum| -sum).collect()),
        }
    }

    fn fractions(&self) -> Vec<Rational> {
        match self {
            Self::Decimals(sums) => sums.iter().copied().map(Rational::from_decimal).collect(),
            Self::Fractions(sums) => sums.clone(),
        }
    }

    /// Each column, rounded once.
    pub(super) fn figures(&self) -> Vec<Decimal> {
        match self {
            // A decimal may have a digit more than a figure.
            Self::Decimals(sums) => {
                measure::present_values(Rate::ZERO, Timing::End, sums).into_iter().map(in_range).collect()
            }
            Self::Fractions(sums) => sums.iter().map(bounded).collect(),
        }
    }

    /// The sum of the columns up to each one, rounded once.
    pub(super) fn cumulative(&self) -> Vec<Decimal> {
        match self {
            Self::Decimals(flows) => measure::cumulative(flows).into_iter().map(in_range).collect(),
            Self::Fractions(sums) => running(sums).iter().map(bounded).collect(),
        }
    }

    /// The present value of each column, and of the columns up to each one, each rounded once.
    pub(super) fn present_values(
        &self,
        rate: Rate,
        timing: Timing,
    ) -> (Vec<Outcome<Decimal>>, Vec<Outcome<Decimal>>) {
        match self {
            Self::Decimals(flows) => (
                measure::present_values(rate, timing, flows),
                measure::cumulative_present_values(rate, timing, flows),
            ),
            Self::Fractions(sums) => {
                let discounted = discounted(sums, rate, timing);
                let rounded = |exact: &Rational| exact.round().into();
                (discounted.iter().map(rounded).collect(), running(&discounted).iter().map(rounded).collect())
            }
        }
    }

    /// The net present value, rounded once.
    pub(super) fn npv(&self, rate: Rate, timing: Timing) -> Outcome<Decimal> {
        match self {
            Self::Decimals(flows) => measure::npv(rate, timing, flows),
            Self::Fractions(_) => self.present_value(rate, timing).round().into(),
        }
    }

    /// The exact present value.
    pub(super) fn present_value(&self, rate: Rate, timing: Timing) -> Rational {
        let discounted = discounted(&self.fractions(), rate, timing);
        discounted.iter().fold(Rational::from_integer(0), |sum, value| &sum + value)
    }

    /// Which of two flows is worth more, by exact values.
    pub(super) fn compare(&self, other: &Self, rate: Rate, timing: Timing) -> Ordering {
        let beyond = self.minus(other);
        match beyond.npv(rate, timing) {
            // What rounds to zero need not be zero.
            Outcome::Value(value) if value.is_zero() => beyond.present_value(rate, timing).signum(),
            Outcome::Value(value) => value.cmp(&Decimal::ZERO),
            Outcome::AboveRange => Ordering::Greater,
            Outcome::BelowRange => Ordering::Less,
            Outcome::Undefined(_) => Ordering::Equal,
        }
    }

    /// Every internal rate.
    pub(super) fn irr(&self) -> Irr {
        match self {
            Self::Decimals(flows) => measure::irr(flows).expect("a timeline has at least two columns"),
            Self::Fractions(sums) => measure::irr_of_parts(sums.iter().map(parts).collect()),
        }
    }

    /// When the cumulative flow reaches zero for good.
    pub(super) fn payback(&self) -> Payback {
        self.discounted_payback(Rate::ZERO, Timing::End)
    }

    /// The same of the discounted flow.
    pub(super) fn discounted_payback(&self, rate: Rate, timing: Timing) -> Payback {
        match self {
            Self::Decimals(flows) => measure::discounted_payback(rate, timing, flows),
            Self::Fractions(sums) => last_crossing(&discounted(sums, rate, timing)),
        }
    }
}

/// A sum of cells as a decimal.
fn bounded(sum: &Rational) -> Decimal {
    in_range(sum.round().into())
}

fn in_range(sum: Outcome<Decimal>) -> Decimal {
    sum.value().expect("limits::LINES lines of limits::AMOUNT_DIGITS digits sum to less than a decimal holds")
}

fn running(values: &[Rational]) -> Vec<Rational> {
    let mut sum = Rational::from_integer(0);
    let add = |value: &Rational| {
        sum = &sum + value;
        sum.clone()
    };
    values.iter().map(add).collect()
}

fn discounted(sums: &[Rational], rate: Rate, timing: Timing) -> Vec<Rational> {
    let growth = &Rational::from_integer(1) + &Rational::from_decimal(rate.fraction());
    let step = growth.reciprocal().expect("a rate is above -1");
    let mut factor = Rational::from_integer(1);
    let discount = |(column, sum): (usize, &Rational)| {
        if column > 0 && timing.elapsed(column) > timing.elapsed(column - 1) {
            factor = &factor * &step;
        }
        sum * &factor
    };
    sums.iter().enumerate().map(discount).collect()
}

/// Decimals that sum to a fraction whose denominator is a power of ten: its leading digits, then what is left.
fn parts(sum: &Rational) -> Vec<Decimal> {
    let mut parts = Vec::new();
    let mut rest = sum.clone();
    while rest.signum() != Ordering::Equal {
        let part = bounded(&rest);
        rest = &rest - &Rational::from_decimal(part);
        parts.push(part);
    }
    parts
}

/// Payback as [`measure::payback`] defines it, of values that no decimal holds.
fn last_crossing(values: &[Rational]) -> Payback {
    let running = running(values);
    match running.iter().rposition(|sum| sum.signum() == Ordering::Less) {
        None => Payback::Immediate,
        Some(last) if last + 1 == values.len() => Payback::Never,
        Some(last) => {
            let part =
                running[last].checked_div(&values[last + 1]).expect("the flow rises in the next column");
            Payback::After(bounded(&(&Rational::from_integer(last) - &part)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{decimals, percent};

    /// A flow of decimals, and the same flow as fractions.
    fn both(flows: &[Decimal]) -> [NetFlow; 2] {
        let narrow = NetFlow::Decimals(flows.to_vec());
        let wide = NetFlow::Fractions(narrow.fractions());
        [narrow, wide]
    }

    #[test]
    fn fractions_and_decimals_answer_alike() {
        for flows in [
            decimals![-1000, 600, 600],
            decimals![-100, 230, -132],
            decimals![5, -10, 20],
            decimals![-3, 1, 1],
        ] {
            let [narrow, wide] = both(&flows);
            let (rate, timing) = (percent!(7.5), Timing::Start);
            assert_eq!(narrow.npv(rate, timing), wide.npv(rate, timing));
            assert_eq!(narrow.present_values(rate, timing), wide.present_values(rate, timing));
            assert_eq!(narrow.irr(), wide.irr());
            assert_eq!(narrow.payback(), wide.payback());
            assert_eq!(narrow.discounted_payback(rate, timing), wide.discounted_payback(rate, timing));
            assert_eq!((narrow.figures(), narrow.cumulative()), (wide.figures(), wide.cumulative()));
        }
    }

    #[test]
    fn a_sum_of_more_digits_than_a_decimal_has_is_kept() {
        let large = NetFlow::Decimals(decimals!["10000000000000000000", 0].to_vec());
        let small = NetFlow::Decimals(decimals!["0.0000000000000000000000001", 0].to_vec());
        let sum = large.plus(&small);
        assert!(matches!(sum, NetFlow::Fractions(_)));
        assert_eq!(sum.compare(&large, percent!(5), Timing::End), Ordering::Greater);
        assert_eq!(sum.minus(&large).npv(percent!(5), Timing::End), small.npv(percent!(5), Timing::End));
    }
}
