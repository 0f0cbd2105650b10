//! Some rates are meant for a second look beside the rule, never for the headline.

use super::{Finding, FindingCode};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::BusinessCase;
use crate::tables::{DiscountTable, TableStatus};

pub(super) fn check(case: &BusinessCase, _: &[AlternativeAppraisal]) -> Vec<Finding> {
    let headline = case.discount_basis().table();
    let is_meant_otherwise = |table: &&DiscountTable| table.status() == TableStatus::SensitivityOnly;
    headline.into_iter().filter(is_meant_otherwise).map(finding).collect()
}

fn finding(table: &DiscountTable) -> Finding {
    let message = format!(
        "the rates of {} are meant for a sensitivity beside the standard ones, and here they make the headline",
        table.id()
    );
    Finding::warning(FindingCode::SensitivityTable, table.name(), message)
}
