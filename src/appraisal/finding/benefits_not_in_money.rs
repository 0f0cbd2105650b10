//! Where nothing that is gained is in money, the net present value shows half of the choice.

use super::{Check, Notice, Severity, Subject};
use crate::case::{CaseAlternative, FindingCode, Line, LineKind};

pub(super) const CHECK: Check = Check {
    code: FindingCode::BenefitsNotInMoney,
    severity: Severity::Note,
    reference: "HM Treasury, The Green Book: unmonetised benefits are shown beside the net present value and weighed \
                with it",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let notice = |alternative: &CaseAlternative| {
        Notice::at(
            alternative.name(),
            "none of its benefits is in money, so that its net present value holds what it costs, or saves, alone",
        )
    };
    subject.case.alternatives().iter().filter(|one| has_none_in_money(one)).map(notice).collect()
}

fn has_none_in_money(alternative: &CaseAlternative) -> bool {
    let is_benefit = |line: &&Line| matches!(line.kind(), LineKind::Benefit(_));
    let mut benefits = alternative.lines().iter().filter(is_benefit).peekable();
    benefits.peek().is_some() && !benefits.any(|line| line.treatment().is_money())
}
