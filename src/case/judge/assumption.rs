//! Assumptions: an id of their own, a value, a range in order.

use super::faults::{Faults, duplicate};
use crate::case::cells::fits_amount;
use crate::case::draft::Assumption;
use crate::case::line::CaseAssumption;
use crate::error::{Error, ErrorKind, Segment};
use crate::limits;
use crate::value::{Id, decimal};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

impl Faults {
    pub(super) fn stated_ids(&self, drafts: &[Assumption]) -> Option<BTreeSet<String>> {
        if self.known_at("assumption") {
            return None;
        }
        drafts.iter().map(|draft| draft.id.clone()).collect()
    }

    /// One entry for each draft, `None` for a faulty one.
    pub(super) fn assumptions(&mut self, drafts: Vec<Assumption>) -> Vec<Option<CaseAssumption>> {
        self.at_most("assumption", drafts.len(), "assumptions", limits::ASSUMPTIONS);
        let mut ids = BTreeSet::new();
        let mut judged = Vec::new();
        for (index, mut draft) in drafts.into_iter().enumerate() {
            let mut faults = Faults(std::mem::take(&mut draft.faults));
            let label = draft.id.clone();
            let assumption = faults.assumption(draft);
            if let Some(assumption) = &assumption
                && !ids.insert(assumption.id.clone())
            {
                faults.push("id", duplicate(&assumption.id));
            }
            judged.push(assumption.filter(|_| faults.0.is_empty()));
            self.absorb(&Segment::item("assumption", index), label.as_deref(), faults);
        }
        judged
    }

    fn assumption(&mut self, draft: Assumption) -> Option<CaseAssumption> {
        let id = self.required("id", draft.id, "an identifier such as \"calls\"");
        let id = id.and_then(|text| text.parse::<Id>().map_err(|error| self.push("id", error)).ok());
        let value = self.required("value", draft.value, "a decimal");
        self.optional_name("unit", draft.unit.as_deref());
        self.optional_text("source", draft.source.as_deref());
        for (field, value) in [("value", value), ("low", draft.low), ("high", draft.high)] {
            self.magnitude(field, value);
        }
        self.range(value, draft.low, draft.high);
        let (value, low, high) = (value?.normalize(), draft.low, draft.high);
        Some(CaseAssumption {
            id: id?,
            value,
            unit: draft.unit,
            source: draft.source,
            low: low.map(|low| low.normalize()),
            high: high.map(|high| high.normalize()),
        })
    }

    fn magnitude(&mut self, field: &'static str, value: Option<Decimal>) {
        if let Some(Err(error)) = value.map(check_magnitude) {
            self.push(field, error);
        }
    }

    fn range(&mut self, value: Option<Decimal>, low: Option<Decimal>, high: Option<Decimal>) {
        match (low, high) {
            (Some(_), None) => {
                self.required("high", high, "the highest plausible value beside the lowest");
            }
            (None, Some(_)) => {
                self.required("low", low, "the lowest plausible value beside the highest");
            }
            _ => {}
        }
        let Some(value) = value else { return };
        let text = decimal::to_text;
        if let Some(low) = low.filter(|low| *low > value) {
            let expected = format!("at most the central value {}", text(value));
            self.push("low", Error::new(ErrorKind::Disordered, text(low), expected));
        }
        if let Some(high) = high.filter(|high| *high < value) {
            let expected = format!("at least the central value {}", text(value));
            self.push("high", Error::new(ErrorKind::Disordered, text(high), expected));
        }
    }
}

/// Refuses a value of more integer digits than an amount may have.
pub(in crate::case) fn check_magnitude(value: Decimal) -> Result<(), Error> {
    if fits_amount(value) {
        return Ok(());
    }
    let expected = format!("less than 10^{}", limits::AMOUNT_DIGITS);
    Err(Error::new(ErrorKind::OverLimit, decimal::to_text(value), expected))
}
