//! The tax of an alternative, opened down to what is paid when.

use super::rounding;
use crate::appraisal::net_flow::{self, NetFlow};
use crate::case::{BusinessCase, CaseAlternative};
use crate::measure::{self, Outcome};
use crate::value::decimal;
use rust_decimal::Decimal;
use serde::Serialize;

/// The tax that an alternative pays, inflow positive: what is paid is negative.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TaxTrace {
    present_value: Outcome<Decimal>,
    cells: Vec<TaxCellTrace>,
    #[serde(serialize_with = "decimal::serialize_optional")]
    rounding: Option<Decimal>,
}

/// The tax on the profit of one column, when it is paid.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TaxCellTrace {
    profit_of_column: usize,
    #[serde(serialize_with = "decimal::serialize")]
    tax: Decimal,
    discount_factor: Outcome<Decimal>,
    present_value: Outcome<Decimal>,
}

impl TaxTrace {
    pub(super) fn of(case: &BusinessCase, alternative: &CaseAlternative) -> Option<Self> {
        case.tax()?;
        let signed: Vec<(usize, Decimal)> =
            case.tax_entries(alternative).into_iter().map(|(slot, tax)| (slot, (-tax).normalize())).collect();
        let factors = measure::outcomes(case.discounts().factors());
        let worth = measure::outcomes(case.discounts().line(&signed).0);
        let cell = |(column, (&(slot, tax), present_value))| TaxCellTrace {
            profit_of_column: column,
            tax,
            discount_factor: factors[slot],
            present_value,
        };
        let cells: Vec<TaxCellTrace> = signed
            .iter()
            .zip(worth)
            .enumerate()
            .filter(|(_, ((_, tax), _))| !tax.is_zero())
            .map(cell)
            .collect();
        let flow = NetFlow::of_tax(case, case.tax_entries(alternative));
        let present_value = net_flow::present_value(case.discounts(), &flow);
        let rounding = rounding(present_value, cells.iter().map(TaxCellTrace::present_value));
        Some(Self { present_value, cells, rounding })
    }

    /// What it is worth together.
    pub fn present_value(&self) -> Outcome<Decimal> {
        self.present_value
    }

    /// The tax on each column with a profit or a loss that is taxed.
    #[must_use]
    pub fn cells(&self) -> &[TaxCellTrace] {
        &self.cells
    }

    /// The present value less the sum of those of the columns.
    #[must_use]
    pub fn rounding(&self) -> Option<Decimal> {
        self.rounding
    }
}

impl TaxCellTrace {
    /// The column whose profit is taxed; the tax may be paid a year later.
    #[must_use]
    pub fn profit_of_column(&self) -> usize {
        self.profit_of_column
    }

    /// The tax, inflow positive.
    #[must_use]
    pub fn tax(&self) -> Decimal {
        self.tax
    }

    /// What one unit is worth that is paid with it.
    pub fn discount_factor(&self) -> Outcome<Decimal> {
        self.discount_factor
    }

    /// What the tax is worth.
    pub fn present_value(&self) -> Outcome<Decimal> {
        self.present_value
    }
}
