//! A benefit cannot be reaped before what brings it about is there.
//!
//! Delivery is the first unbroken run of columns with a capital or transition cost; a later run is a replacement.
//! A benefit that falls no later than its last column falls before delivery ends; on the decision date, a moment,
//! nothing is early.

use super::{Finding, FindingCode};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::{BusinessCase, CaseAlternative, CostClass, Line, LineKind, Treatment};

pub(super) fn check(case: &BusinessCase, _: &[AlternativeAppraisal]) -> Vec<Finding> {
    case.alternatives().iter().flat_map(too_early).collect()
}

fn too_early(alternative: &CaseAlternative) -> Vec<Finding> {
    // The decision date is a moment: what falls on it is not before anything else that does.
    let Some(delivered @ 1..) = last_column_of_delivery(alternative) else { return Vec::new() };
    let finding = |line: &Line| {
        let first = first_column(line).filter(|first| *first <= delivered)?;
        let message = format!(
            "{:?} starts in year {first}, but the costs that bring it about run until year {delivered}",
            line.name()
        );
        Some(Finding::warning(FindingCode::BenefitBeforeDelivery, alternative.name(), message))
    };
    alternative
        .lines()
        .iter()
        .filter(|line| matches!(line.kind(), LineKind::Benefit(_)))
        .filter_map(finding)
        .collect()
}

fn last_column_of_delivery(alternative: &CaseAlternative) -> Option<usize> {
    let delivering: Vec<&Line> = alternative.lines().iter().filter(|line| is_delivery(line)).collect();
    let spends = |column: usize| {
        delivering.iter().any(|line| line.cells().get(column).is_some_and(|cell| !cell.is_zero()))
    };
    let first = delivering.iter().filter_map(|line| first_column(line)).min()?;
    (first..).take_while(|&column| spends(column)).last()
}

fn is_delivery(line: &Line) -> bool {
    matches!(line.kind(), LineKind::Cost(CostClass::Capital | CostClass::Transition))
}

fn first_column(line: &Line) -> Option<usize> {
    let counted = line.treatment() == Treatment::Counted;
    line.cells().iter().position(|cell| counted && !cell.is_zero())
}
