//! Faults of method that a second pair of eyes would notice.
//!
//! A check is one file that looks at the case and its appraised alternatives, and one line in [`CHECKS`].

mod baseline_without_cost;
mod benefit_before_delivery;
mod proposed_table;
mod rate_order;
mod recalled_table;
mod sensitivity_table;
mod several_rates;
mod superseded_table;
mod unconfirmed_table;
mod unused_assumption;
mod unused_discounting;

use super::alternative::AlternativeAppraisal;
use crate::case::BusinessCase;
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// A fault of method that was noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    code: FindingCode,
    severity: Severity,
    place: String,
    message: String,
}

/// What kind of finding it is. Each has a [stable code](FindingCode::code).
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingCode {
    /// The baseline has no cost: it is not the current path, or its cost was left out.
    BaselineWithoutCost,
    /// A benefit falls before what brings it about has been paid for.
    BenefitBeforeDelivery,
    /// Ranking by internal rate of return would contradict the net present value.
    RateOrderContradictsValue,
    /// There are several internal rates of return.
    SeveralRates,
    /// No amount depends on the assumption.
    UnusedAssumption,
    /// No line is discounted in the way that the case names.
    UnusedDiscounting,
    /// The figures of an official table were recalled and not confirmed.
    RecalledTable,
    /// An official table has been replaced or withdrawn.
    SupersededTable,
    /// An official table is recommended and not adopted.
    ProposedTable,
    /// An official table is meant for a sensitivity, and the headline uses it.
    SensitivityTable,
    /// Whether an official table is in force is not known.
    UnconfirmedTable,
}

/// How much a finding matters.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing when the figures are read.
    Note,
    /// To be answered before the figures are relied on.
    Warning,
}

type Check = fn(&BusinessCase, &[AlternativeAppraisal]) -> Vec<Finding>;

/// Every check, in the order of its findings.
const CHECKS: &[Check] = &[
    baseline_without_cost::check,
    benefit_before_delivery::check,
    several_rates::check,
    rate_order::check,
    unused_assumption::check,
    unused_discounting::check,
    recalled_table::check,
    superseded_table::check,
    proposed_table::check,
    sensitivity_table::check,
    unconfirmed_table::check,
];

pub(super) fn find_all(case: &BusinessCase, alternatives: &[AlternativeAppraisal]) -> Vec<Finding> {
    CHECKS.iter().flat_map(|check| check(case, alternatives)).collect()
}

impl Finding {
    /// Worth knowing when the figures are read.
    fn note(code: FindingCode, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code, severity: Severity::Note, place: place.into(), message: message.into() }
    }

    /// To be answered before the figures are relied on.
    fn warning(code: FindingCode, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::note(code, place, message) }
    }

    /// What kind of finding it is.
    #[must_use]
    pub fn code(&self) -> FindingCode {
        self.code
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What it is about: the name of an alternative, of a line, of an assumption, of a way of discounting or of an
    /// official table.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// The reason, in one plain sentence.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl FindingCode {
    /// The code that stays the same in every release.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::BaselineWithoutCost => "baseline-without-cost",
            Self::BenefitBeforeDelivery => "benefit-before-delivery",
            Self::RateOrderContradictsValue => "rate-order-contradicts-value",
            Self::SeveralRates => "several-rates",
            Self::UnusedAssumption => "unused-assumption",
            Self::UnusedDiscounting => "unused-discounting",
            Self::RecalledTable => "recalled-table",
            Self::SupersededTable => "superseded-table",
            Self::ProposedTable => "proposed-table",
            Self::SensitivityTable => "sensitivity-table",
            Self::UnconfirmedTable => "unconfirmed-table",
        }
    }
}

impl Severity {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
        }
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Finding", 4)?;
        out.serialize_field("code", self.code.code())?;
        out.serialize_field("severity", self.severity().word())?;
        out.serialize_field("place", &self.place)?;
        out.serialize_field("message", &self.message)?;
        out.end()
    }
}
