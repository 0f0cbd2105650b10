//! A table that was replaced answers yesterday's question.

use super::{Check, Notice, Severity, StandingTable, Subject};
use crate::case::FindingCode;
use crate::tables::TableStatus;

pub(super) const CHECK: Check = Check {
    code: FindingCode::SupersededTable,
    severity: Severity::Warning,
    reference: "OMB Circular A-94, Appendix C: discount rates are updated each year",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    subject.tables_of(TableStatus::Superseded).map(notice).collect()
}

fn notice(StandingTable { publication, figures, .. }: StandingTable) -> Notice {
    let message = format!(
        "the {figures} of {}, vintage {}, have been superseded: use those in force, or say why not",
        publication.id(),
        publication.vintage()
    );
    Notice::at(publication.name(), message)
}
