//! What is paid on a loan is fixed in money, whatever becomes of prices.

use super::{Check, Notice, Severity, Subject};
use crate::case::{CaseLoan, FindingCode, PriceBasis};

pub(super) const CHECK: Check = Check {
    code: FindingCode::LoanInRealPrices,
    severity: Severity::Warning,
    reference: "R. A. Brealey, S. C. Myers and F. Allen, Principles of Corporate Finance, chapter 6: nominal cash flows \
                are discounted at nominal rates and real ones at real rates, never mixed",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    if !matches!(subject.case.conventions().price_basis(), PriceBasis::Real { .. }) {
        return Vec::new();
    }
    let message = |loan: &CaseLoan| {
        format!(
            "prices are real, and what is paid on {:?} is taken as it is stated: a loan at a nominal rate takes more from \
             the owners here than it would in nominal prices; state a real rate, or the case in nominal prices",
            loan.name()
        )
    };
    let borrowers = subject.case.alternatives().iter();
    borrowers
        .flat_map(|alternative| {
            alternative.loans().iter().map(move |loan| Notice::at(alternative.name(), message(loan)))
        })
        .collect()
}
