//! A market price and a shadow price of one thing are not to be added up.

use super::{Check, Notice, Severity, Subject};
use crate::case::{CaseAlternative, FindingCode, Line};

pub(super) const CHECK: Check = Check {
    code: FindingCode::SingleViewLinesCounted,
    severity: Severity::Warning,
    reference: "European Commission, Guide to Cost-Benefit Analysis (2014), section 2.8: from market to shadow prices",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    if subject.case.conventions().stated_view().is_some() {
        return Vec::new();
    }
    subject.case.alternatives().iter().filter_map(notice).collect()
}

fn notice(alternative: &CaseAlternative) -> Option<Notice> {
    let names: Vec<String> = alternative.lines().iter().filter_map(with_its_view).collect();
    let message = format!(
        "the case states no view, so that lines which say that they count in one view alone count together: {}",
        names.join(", ")
    );
    (!names.is_empty()).then(|| Notice::at(alternative.name(), message))
}

fn with_its_view(line: &Line) -> Option<String> {
    line.view().map(|view| format!("{:?} ({view})", line.name()))
}
