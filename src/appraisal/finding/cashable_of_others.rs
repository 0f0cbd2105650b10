//! A benefit is cashable where somebody's budget falls or income rises: whose?

use super::{Check, Notice, Severity, Subject};
use crate::case::{CaseAlternative, CashEffect, FindingCode, Line, LineKind, Recipient};

pub(super) const CHECK: Check = Check {
    code: FindingCode::CashableOfOthers,
    severity: Severity::Note,
    reference: "HM Treasury, The Green Book (2026): the financial dimension is the cash of the organisation, benefits to \
                others belong to the economic one",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    subject.case.alternatives().iter().filter_map(notice).collect()
}

fn notice(alternative: &CaseAlternative) -> Option<Notice> {
    let names: Vec<String> =
        alternative.lines().iter().filter(|line| is_cash_of_others(line)).map(with_recipient).collect();
    let message = format!(
        "cashable for somebody else than the organisation, and no part of the financial view: {}",
        names.join(", ")
    );
    (!names.is_empty()).then(|| Notice::at(alternative.name(), message))
}

fn is_cash_of_others(line: &Line) -> bool {
    let cashable = [LineKind::Benefit(CashEffect::Cashable), LineKind::DisBenefit(CashEffect::Cashable)];
    cashable.contains(&line.kind()) && line.recipient() != Recipient::Organisation
}

fn with_recipient(line: &Line) -> String {
    format!("{:?} (recipient {})", line.name(), line.recipient())
}
