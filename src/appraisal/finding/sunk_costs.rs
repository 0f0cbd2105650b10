//! What is spent whatever is decided belongs on the page and in no figure.

use super::{Check, Notice, Severity, Subject, wording};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::appraisal::schedule::LineSchedule;
use crate::case::{CostClass, FindingCode, LineKind};
use crate::measure;
use rust_decimal::Decimal;

pub(super) const CHECK: Check = Check {
    code: FindingCode::SunkCosts,
    severity: Severity::Note,
    reference: "OMB Circular A-94 (1992), section 6: sunk costs are ignored",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let notice = |alternative: &AlternativeAppraisal| {
        let total = total_of(alternative, CostClass::Sunk)?;
        let total = wording::money(subject, total);
        let message = format!("sunk costs of {total} are listed and count in no figure");
        Some(Notice::at(alternative.name(), message))
    };
    subject.alternatives.iter().filter_map(notice).collect()
}

/// The undiscounted total of all costs of one class; none where it is zero.
pub(super) fn total_of(alternative: &AlternativeAppraisal, class: CostClass) -> Option<Decimal> {
    let of_class = alternative.lines().iter().filter(|line| line.line().kind() == LineKind::Cost(class));
    let totals: Vec<Decimal> = of_class.filter_map(LineSchedule::total).collect();
    measure::total(&totals).value().filter(|total| !total.is_zero())
}
