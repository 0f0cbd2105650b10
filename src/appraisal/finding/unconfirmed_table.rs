//! Whether a table is still the rule may be unknown to this library, and known to its issuer.

use super::{Finding, FindingCode};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::BusinessCase;
use crate::tables::{DiscountTable, TableStatus};

pub(super) fn check(case: &BusinessCase, _: &[AlternativeAppraisal]) -> Vec<Finding> {
    case.official_tables().filter(|table| table.status() == TableStatus::Unknown).map(finding).collect()
}

fn finding(table: &DiscountTable) -> Finding {
    let message = format!(
        "whether the rates of {}, vintage {}, are still in force was not confirmed: ask {}",
        table.id(),
        table.vintage(),
        table.issuer()
    );
    Finding::note(FindingCode::UnconfirmedTable, table.name(), message)
}
