//! Whether a table is still the rule may be unknown to this library, and known to its issuer.

use super::{Check, Notice, Severity, Subject};
use crate::case::FindingCode;
use crate::tables::{DiscountTable, TableStatus};

pub(super) const CHECK: Check = Check {
    code: FindingCode::UnconfirmedTable,
    severity: Severity::Note,
    reference: "HM Treasury, The Aqua Book: verification, that inputs are what their source says",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let case = subject.case;
    case.official_tables().filter(|table| table.status() == TableStatus::Unknown).map(notice).collect()
}

fn notice(table: &DiscountTable) -> Notice {
    let message = format!(
        "whether the rates of {}, vintage {}, are still in force was not confirmed: ask {}",
        table.id(),
        table.vintage(),
        table.issuer()
    );
    Notice::at(table.name(), message)
}
