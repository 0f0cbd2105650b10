//! Figures that were recalled may be wrong in a digit, and nobody has looked.

use super::{Check, Notice, Severity, Subject};
use crate::case::{FindingCode, Inflation};
use crate::tables::Evidence;

pub(super) const CHECK: Check = Check {
    code: FindingCode::RecalledTable,
    severity: Severity::Warning,
    reference: "HM Treasury, The Aqua Book: verification, that inputs are what their source says",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let is_recalled = |evidence: Evidence| evidence == Evidence::Recalled;
    let rates = subject.case.official_tables().filter(|table| is_recalled(table.evidence()));
    let index = subject.case.inflation().and_then(Inflation::official_index);
    let rates = rates.map(|table| notice(table.name(), table.id(), table.source()));
    let index = index.filter(|index| is_recalled(index.evidence()));
    rates.chain(index.map(|index| notice(index.name(), index.id(), index.source()))).collect()
}

fn notice(name: &str, id: &str, source: &str) -> Notice {
    let message = format!(
        "the figures of {id} were recalled and not read in their source, {source}: confirm them before they are relied on"
    );
    Notice::at(name, message)
}
