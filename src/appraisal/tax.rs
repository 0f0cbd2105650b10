//! The tax of an alternative, column by column.

use super::schedule::optional;
use crate::case::{BusinessCase, CaseAlternative, TaxSchedule};
use crate::value::decimal;
use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// The taxable profit of an alternative by column, the tax on it, and when that is paid.
#[derive(Debug, Clone, PartialEq)]
pub struct TaxAppraisal {
    schedule: TaxSchedule,
    paid: Vec<Decimal>,
    paid_after_the_end: Option<Decimal>,
}

impl TaxAppraisal {
    pub(super) fn of(case: &BusinessCase, alternative: &CaseAlternative) -> Option<Self> {
        let schedule = alternative.tax()?.clone();
        let (mut paid, mut paid_after_the_end) = (vec![Decimal::ZERO; case.timeline().columns()], None);
        for (slot, charge) in case.tax_entries(alternative) {
            match case.late_tax_slot() {
                Some(late) if late == slot => paid_after_the_end = Some(charge),
                _ => paid[slot] = charge,
            }
        }
        Some(Self { schedule, paid, paid_after_the_end })
    }

    /// Profit, depreciation, relief of losses and the tax charged, by column.
    #[must_use]
    pub fn schedule(&self) -> &TaxSchedule {
        &self.schedule
    }

    /// The tax that is paid in each column, as a positive amount; negative where a loss saves tax elsewhere.
    #[must_use]
    pub fn paid(&self) -> &[Decimal] {
        &self.paid
    }

    /// The tax on the last column, where it is paid a year after it. Schedules by column show it in the last one; it is
    /// discounted from when it is paid.
    #[must_use]
    pub fn paid_after_the_end(&self) -> Option<Decimal> {
        self.paid_after_the_end
    }
}

impl Serialize for TaxAppraisal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let schedule = &self.schedule;
        let mut out = serializer.serialize_struct("TaxAppraisal", 9)?;
        out.serialize_field("profit_before_depreciation", &decimal::Texts(schedule.before_depreciation()))?;
        out.serialize_field("depreciation", &decimal::Texts(schedule.depreciation()))?;
        optional(&mut out, "gain_on_sale", schedule.gain_on_sale().map(decimal::to_text).as_ref())?;
        out.serialize_field("taxable_profit", &decimal::Texts(schedule.taxable_profit()))?;
        out.serialize_field("loss_relief", &decimal::Texts(schedule.loss_relief()))?;
        out.serialize_field("charge", &decimal::Texts(schedule.charge()))?;
        out.serialize_field("paid", &decimal::Texts(&self.paid))?;
        optional(&mut out, "paid_after_the_end", self.paid_after_the_end.map(decimal::to_text).as_ref())?;
        out.serialize_field("loss_left", &decimal::to_text(schedule.loss_left()))?;
        out.end()
    }
}
