//! A benefit cannot be reaped before what brings it about is there.
//!
//! Delivery is the first unbroken run of columns with a capital or transition cost; a later run is a replacement.
//! A benefit that falls no later than its last column falls before delivery ends; on the decision date, a moment,
//! nothing is early.

use super::{Check, Notice, Severity, Subject};
use crate::case::{CaseAlternative, FindingCode, Line, LineKind, Treatment};
use crate::time::Step;

pub(super) const CHECK: Check = Check {
    code: FindingCode::BenefitBeforeDelivery,
    severity: Severity::Warning,
    reference: "HM Treasury, Supplementary Green Book Guidance on optimism bias: the duration of works is \
                underestimated, and benefits with it come later than stated",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let step = subject.case.timeline().step();
    subject.case.alternatives().iter().flat_map(|alternative| too_early(alternative, step)).collect()
}

fn too_early(alternative: &CaseAlternative, step: Step) -> Vec<Notice> {
    // The decision date is a moment: what falls on it is not before anything else that does.
    let Some(delivered @ 1..) = last_column_of_delivery(alternative) else { return Vec::new() };
    let notice = |line: &Line| {
        let first = first_column(line).filter(|first| *first <= delivered)?;
        let message = format!(
            "{:?} starts in {step} {first}, but the costs that bring it about run until {step} {delivered}",
            line.name()
        );
        Some(Notice::at(alternative.name(), message))
    };
    alternative
        .lines()
        .iter()
        .filter(|line| matches!(line.kind(), LineKind::Benefit(_)))
        .filter_map(notice)
        .collect()
}

fn last_column_of_delivery(alternative: &CaseAlternative) -> Option<usize> {
    let delivering: Vec<&Line> =
        alternative.lines().iter().filter(|line| line.kind().is_delivery()).collect();
    let spends = |column: usize| {
        delivering.iter().any(|line| line.cells().get(column).is_some_and(|cell| !cell.is_zero()))
    };
    let first = delivering.iter().filter_map(|line| first_column(line)).min()?;
    (first..).take_while(|&column| spends(column)).last()
}

fn first_column(line: &Line) -> Option<usize> {
    let counted = line.treatment() == Treatment::Counted;
    line.cells().iter().position(|cell| counted && !cell.is_zero())
}
