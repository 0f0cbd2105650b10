//! What a case says of its own findings: each that it expects keeps its place, with the reason.

use super::{Finding, Severity};
use crate::case::{CaseAcknowledgement, FindingCode};

/// The findings with the reasons that the case states, and a note for each acknowledgement that meets none.
pub(super) fn acknowledge(mut findings: Vec<Finding>, stated: &[CaseAcknowledgement]) -> Vec<Finding> {
    let unmet = stated.iter().filter(|one| !findings.iter().any(|finding| applies(one, finding)));
    let notes: Vec<Finding> = unmet.map(without_finding).collect();
    for finding in &mut findings {
        finding.acknowledged = reason(finding, stated).map(str::to_owned);
    }
    findings.extend(notes);
    findings
}

fn applies(acknowledgement: &CaseAcknowledgement, finding: &Finding) -> bool {
    acknowledgement.finding() == finding.code
        && acknowledgement.place().is_none_or(|place| place == finding.place)
}

/// The reason that names the place, before the one that holds everywhere.
fn reason<'a>(finding: &Finding, stated: &'a [CaseAcknowledgement]) -> Option<&'a str> {
    let applying = || stated.iter().filter(|one| applies(one, finding));
    let nearest = applying().find(|one| one.place().is_some()).or_else(|| applying().next());
    nearest.map(CaseAcknowledgement::reason)
}

fn without_finding(acknowledgement: &CaseAcknowledgement) -> Finding {
    let place = acknowledgement.place().map_or(String::new(), |place| format!(" at {place:?}"));
    Finding {
        code: FindingCode::AcknowledgementWithoutFinding,
        severity: Severity::Note,
        place: acknowledgement.finding().word().to_owned(),
        message: format!(
            "the case acknowledges this finding{place}, and it is not made: the acknowledgement can go"
        ),
        reference: "HM Treasury, The Aqua Book: quality assurance is documented",
        acknowledged: None,
    }
}
