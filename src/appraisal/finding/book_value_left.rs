//! What is not written off when the timeline ends saves no tax, unless the asset is sold or scrapped.

use super::{Check, Notice, Severity, Subject, wording};
use crate::case::{FindingCode, Line, Residual};

pub(super) const CHECK: Check = Check {
    code: FindingCode::BookValueLeft,
    severity: Severity::Note,
    reference: "R. A. Brealey, S. C. Myers and F. Allen, Principles of Corporate Finance, chapter 6: when an asset is sold, \
                the difference between its price and its tax book value is taxed",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    if subject.case.tax().is_none() {
        return Vec::new();
    }
    let alternatives = subject.case.alternatives().iter();
    alternatives
        .flat_map(|alternative| {
            let lines = alternative.lines().iter().filter(|line| !is_sold(line));
            lines.filter_map(|line| Some(Notice::at(alternative.name(), message(subject, line)?)))
        })
        .collect()
}

fn is_sold(line: &Line) -> bool {
    matches!(line.residual(), Some(Residual::Resale(_)))
}

fn message(subject: &Subject<'_>, line: &Line) -> Option<String> {
    let left = line.book_value_left().filter(|left| !left.is_zero())?;
    Some(format!(
        "{} of {:?} are not written off when the timeline ends, and no resale is stated against which they would be set",
        wording::money(subject, left),
        line.name()
    ))
}
