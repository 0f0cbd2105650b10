//! The same rate from the first column and from column 0 is one growth, stated twice.

use super::{Check, Notice, Severity, Subject};
use crate::case::{CaseAlternative, FindingCode, Line};
use crate::flow::Growth;
use crate::value::Rate;

pub(super) const CHECK: Check = Check {
    code: FindingCode::GrowthStatedTwice,
    severity: Severity::Warning,
    reference: "ASTM E917, Standard Practice for Measuring Life-Cycle Costs: price escalation",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    subject.case.alternatives().iter().flat_map(of_alternative).collect()
}

fn of_alternative(alternative: &CaseAlternative) -> Vec<Notice> {
    let notice = |line: &Line| {
        let rate = stated_twice(line)?.to_percent();
        let message = format!(
            "{:?} grows by {rate} from its first column and by {rate} from the decision date, which multiply: one of \
             them may count the other again",
            line.name()
        );
        Some(Notice::at(alternative.name(), message))
    };
    alternative.lines().iter().filter_map(notice).collect()
}

/// The effective rate that a line states in both ways.
fn stated_twice(line: &Line) -> Option<Rate> {
    let rates = |wanted: fn(&Growth) -> bool| {
        let of_kind = line.growth().iter().filter(move |growth| wanted(growth));
        of_kind.filter_map(|growth| growth.rate().to_effective().ok()).filter(|rate| *rate != Rate::ZERO)
    };
    let from_first = |growth: &Growth| matches!(growth, Growth::FromFirstColumn(_));
    let from_zero = |growth: &Growth| matches!(growth, Growth::FromColumnZero(_));
    rates(from_first).find(|rate| rates(from_zero).any(|other| other == *rate))
}
