//! Whether a table is still the rule may be unknown to this library, and known to its issuer.

use super::{Check, Notice, Severity, StandingTable, Subject};
use crate::case::FindingCode;
use crate::tables::TableStatus;

pub(super) const CHECK: Check = Check {
    code: FindingCode::UnconfirmedTable,
    severity: Severity::Note,
    reference: "HM Treasury, The Aqua Book: verification, that inputs are what their source says",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    subject.tables_of(TableStatus::Unknown).map(notice).collect()
}

fn notice(StandingTable { publication, figures, .. }: StandingTable) -> Notice {
    let message = format!(
        "whether the {figures} of {}, vintage {}, are still in force was not confirmed: ask {}",
        publication.id(),
        publication.vintage(),
        publication.issuer()
    );
    Notice::at(publication.name(), message)
}
