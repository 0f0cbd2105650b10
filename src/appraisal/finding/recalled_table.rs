//! Figures that were recalled may be wrong in a digit, and nobody has looked.

use super::{Check, Notice, Severity, Subject};
use crate::case::FindingCode;
use crate::tables::{DiscountTable, Evidence};

pub(super) const CHECK: Check = Check {
    code: FindingCode::RecalledTable,
    severity: Severity::Warning,
    reference: "HM Treasury, The Aqua Book: verification, that inputs are what their source says",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let case = subject.case;
    case.official_tables().filter(|table| table.evidence() == Evidence::Recalled).map(notice).collect()
}

fn notice(table: &DiscountTable) -> Notice {
    let message = format!(
        "the rates of {} were recalled and not read in their source, {}: confirm them before they are relied on",
        table.id(),
        table.source()
    );
    Notice::at(table.name(), message)
}
