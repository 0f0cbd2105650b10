//! A table that was replaced answers yesterday's question.

use super::{Check, Notice, Severity, Subject};
use crate::case::FindingCode;
use crate::tables::{DiscountTable, TableStatus};

pub(super) const CHECK: Check = Check {
    code: FindingCode::SupersededTable,
    severity: Severity::Warning,
    reference: "OMB Circular A-94, Appendix C: discount rates are updated each year",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let case = subject.case;
    case.official_tables().filter(|table| table.status() == TableStatus::Superseded).map(notice).collect()
}

fn notice(table: &DiscountTable) -> Notice {
    let message = format!(
        "the rates of {}, vintage {}, have been superseded: use those in force, or say why not",
        table.id(),
        table.vintage()
    );
    Notice::at(table.name(), message)
}
