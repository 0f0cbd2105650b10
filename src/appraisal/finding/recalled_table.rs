//! Figures that were recalled may be wrong in a digit, and nobody has looked.

use super::{Finding, FindingCode};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::BusinessCase;
use crate::tables::{DiscountTable, Evidence};

pub(super) fn check(case: &BusinessCase, _: &[AlternativeAppraisal]) -> Vec<Finding> {
    case.official_tables().filter(|table| table.evidence() == Evidence::Recalled).map(finding).collect()
}

fn finding(table: &DiscountTable) -> Finding {
    let message = format!(
        "the rates of {} were recalled and not read in their source, {}: confirm them before they are relied on",
        table.id(),
        table.source()
    );
    Finding::warning(FindingCode::RecalledTable, table.name(), message)
}
