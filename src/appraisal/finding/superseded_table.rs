//! A table that was replaced answers yesterday's question.

use super::{Finding, FindingCode};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::BusinessCase;
use crate::tables::{DiscountTable, TableStatus};

pub(super) fn check(case: &BusinessCase, _: &[AlternativeAppraisal]) -> Vec<Finding> {
    case.official_tables().filter(|table| table.status() == TableStatus::Superseded).map(finding).collect()
}

fn finding(table: &DiscountTable) -> Finding {
    let message = format!(
        "the rates of {}, vintage {}, have been superseded: use those in force, or say why not",
        table.id(),
        table.vintage()
    );
    Finding::warning(FindingCode::SupersededTable, table.name(), message)
}
