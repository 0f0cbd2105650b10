//! What flows in a column, all lines together, exact.

use crate::case::{BusinessCase, Line, Treatment};
use crate::exact::present_value::DiscountFactor;
use crate::exact::{Rational, Rounded, WideFlow};
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
    Wide(WideFlow),
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
        Self::Wide(self.to_wide().plus(&other.to_wide()))
    }

    fn to_wide(&self) -> WideFlow {
        match self {
            Self::Decimals(sums) => WideFlow::of(sums),
            Self::Wide(sums) => sums.clone(),
        }
    }

    /// What this flow brings beyond another.
    pub(super) fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    /// The same amounts with the other sign.
    pub(super) fn negated(&self) -> Self {
        match self {
            Self::Decimals(sums) => Self::Decimals(sums.iter().map(|sum| -sum).collect()),
            Self::Wide(sums) => Self::Wide(sums.negated()),
        }
    }

    /// Each column, rounded once.
    pub(super) fn figures(&self) -> Vec<Decimal> {
        let figures = match self {
            // A decimal may have a digit more than a figure.
            Self::Decimals(sums) => measure::present_values(Rate::ZERO, Timing::End, sums),
            Self::Wide(sums) => outcomes(sums.columns()),
        };
        figures.into_iter().map(in_range).collect()
    }

    /// The sum of the columns up to each one, rounded once.
    pub(super) fn cumulative(&self) -> Vec<Decimal> {
        let sums = match self {
            Self::Decimals(flows) => measure::cumulative(flows),
            Self::Wide(flow) => outcomes(flow.cumulative()),
        };
        sums.into_iter().map(in_range).collect()
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
            Self::Wide(flow) => {
                let (factor, undiscounted) = discounting(rate, timing);
                let each = flow.present_values(factor, undiscounted);
                (outcomes(each), outcomes(flow.running(factor, undiscounted)))
            }
        }
    }

    /// The net present value, rounded once.
    pub(super) fn npv(&self, rate: Rate, timing: Timing) -> Outcome<Decimal> {
        match self {
            Self::Decimals(flows) => measure::npv(rate, timing, flows),
            Self::Wide(flow) => {
                let (factor, undiscounted) = discounting(rate, timing);
                flow.present_value(factor, undiscounted).into()
            }
        }
    }

    /// The exact present value.
    pub(super) fn present_value(&self, rate: Rate, timing: Timing) -> Rational {
        let (factor, undiscounted) = discounting(rate, timing);
        self.to_wide().exact(factor, undiscounted)
    }

    /// Which of two flows is worth more, by exact values.
    pub(super) fn compare(&self, other: &Self, rate: Rate, timing: Timing) -> Ordering {
        let beyond = self.minus(other);
        match beyond.npv(rate, timing) {
            Outcome::Value(value) if !value.is_zero() => value.cmp(&Decimal::ZERO),
            // What rounds to zero, or to nothing that a decimal holds, still has a sign.
            _ => {
                let (factor, undiscounted) = discounting(rate, timing);
                beyond.to_wide().sign(factor, undiscounted)
            }
        }
    }

    /// Every internal rate.
    pub(super) fn irr(&self) -> Irr {
        match self {
            Self::Decimals(flows) => measure::irr(flows).expect("a timeline has at least two columns"),
            Self::Wide(flow) => Irr::of(flow.rates()),
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
            Self::Wide(flow) => last_crossing(flow, rate, timing),
        }
    }
}

fn discounting(rate: Rate, timing: Timing) -> (DiscountFactor, usize) {
    (DiscountFactor::at(rate.fraction()), measure::undiscounted(timing))
}

fn outcomes(rounded: Vec<Rounded>) -> Vec<Outcome<Decimal>> {
    rounded.into_iter().map(Outcome::from).collect()
}

/// A sum of cells as a decimal.
fn in_range(sum: Outcome<Decimal>) -> Decimal {
    sum.value().expect("limits::LINES lines of limits::AMOUNT_DIGITS digits sum to less than a decimal holds")
}

/// Payback as [`measure::payback()`] defines it.
fn last_crossing(flow: &WideFlow, rate: Rate, timing: Timing) -> Payback {
    let (factor, undiscounted) = discounting(rate, timing);
    match flow.last_negative(factor, undiscounted) {
        None => Payback::Immediate,
        Some(last) if last + 1 == flow.len() => Payback::Never,
        Some(last) => Payback::After(in_range(flow.crossing(factor, undiscounted, last).into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{decimals, percent};

    /// A flow of decimals, and the same flow as integers.
    fn both(flows: &[Decimal]) -> [NetFlow; 2] {
        let narrow = NetFlow::Decimals(flows.to_vec());
        let wide = NetFlow::Wide(narrow.to_wide());
        [narrow, wide]
    }

    #[test]
    fn wide_flows_and_decimals_answer_alike() {
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
        assert!(matches!(sum, NetFlow::Wide(_)));
        assert_eq!(sum.compare(&large, percent!(5), Timing::End), Ordering::Greater);
        assert_eq!(sum.minus(&large).npv(percent!(5), Timing::End), small.npv(percent!(5), Timing::End));
    }
}
