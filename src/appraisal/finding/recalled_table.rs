//! Figures that were recalled may be wrong in a digit, and nobody has looked.

use super::{Check, Notice, Severity, Subject};
use crate::appraisal::provenance::publications;
use crate::case::FindingCode;
use crate::tables::{Evidence, Publication};

pub(super) const CHECK: Check = Check {
    code: FindingCode::RecalledTable,
    severity: Severity::Warning,
    reference: "HM Treasury, The Aqua Book: verification, that inputs are what their source says",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let is_recalled = |publication: &&Publication| publication.evidence() == Evidence::Recalled;
    publications(subject.case).filter(is_recalled).map(notice).collect()
}

fn notice(publication: &Publication) -> Notice {
    let message = format!(
        "the figures of {} were recalled and not read in their source, {}: confirm them before they are relied on",
        publication.id(),
        publication.source()
    );
    Notice::at(publication.name(), message)
}
