//! Tax allowances stay at what an asset cost, whatever becomes of prices.

use super::{Check, Notice, Severity, Subject};
use crate::case::{FindingCode, PriceBasis};

pub(super) const CHECK: Check = Check {
    code: FindingCode::DepreciationInRealPrices,
    severity: Severity::Note,
    reference: "R. A. Brealey, S. C. Myers and F. Allen, Principles of Corporate Finance, chapter 6: depreciation tax \
                shields are nominal, and are not to be discounted at a real rate",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let is_real = matches!(subject.case.conventions().price_basis(), PriceBasis::Real { .. });
    let is_written_off = subject.counted_lines().any(|line| line.depreciation().is_some());
    if subject.case.tax().is_none() || !is_real || !is_written_off {
        return Vec::new();
    }
    let message = "prices are real, and assets are written off at their historical cost: with inflation these allowances \
                   lose value, so that tax is stated too low";
    vec![Notice::at("Conventions", message)]
}
