//! Some rates are meant for a second look beside the rule, never for the headline.

use super::{Check, Notice, Severity, Subject};
use crate::case::FindingCode;
use crate::tables::{DiscountTable, TableStatus};

pub(super) const CHECK: Check = Check {
    code: FindingCode::SensitivityTable,
    severity: Severity::Warning,
    reference: "HM Treasury, The Green Book: discounting, the reduced rates as a sensitivity",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let case = subject.case;
    let headline = case.discount_basis().table();
    let is_meant_otherwise = |table: &&DiscountTable| table.status() == TableStatus::SensitivityOnly;
    headline.into_iter().filter(is_meant_otherwise).map(notice).collect()
}

fn notice(table: &DiscountTable) -> Notice {
    let message = format!(
        "the rates of {} are meant for a sensitivity beside the standard ones, and here they make the headline",
        table.id()
    );
    Notice::at(table.name(), message)
}
