//! Two orders of aggregation differ by the covariance of weights and values: where they name two leads, the choice of one
//! decides.

use super::{Check, Notice, Severity, Subject};
use crate::case::FindingCode;
use crate::scoring::PanelAgreement;
use crate::value::text::listed;

pub(super) const CHECK: Check = Check {
    code: FindingCode::AggregationsDisagree,
    severity: Severity::Warning,
    reference: "Belton and Pictet, Journal of Decision Systems 6 (1997): sharing, aggregating or comparing individual \
                information; Forman and Peniwati, European Journal of Operational Research 108 (1998): aggregating \
                judgements or priorities",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let agreement = subject.judgement.and_then(|judgement| judgement.agreement().value());
    let Some(agreement) = agreement.filter(|agreement| agreement.totals().orders_disagree()) else {
        return Vec::new();
    };
    let totals = agreement.totals();
    let (of_means, of_totals) = (totals.ranks_of_means(), totals.ranks_of_mean_totals());
    let message = format!(
        "by mean scores and mean weights, the headline, {} {}, and by the mean of everybody's own totals {} {}: stakeholders \
         weigh some criteria higher who score an option higher or lower on them, so say which of the two decides",
        names(subject, agreement, &of_means),
        verb(&of_means),
        names(subject, agreement, &of_totals),
        verb(&of_totals),
    );
    vec![Notice::at("Judgement", message)]
}

fn names(subject: &Subject<'_>, agreement: &PanelAgreement, ranks: &[usize]) -> String {
    let first = agreement.options().iter().zip(ranks).filter(|(_, rank)| **rank == 1).map(|(id, _)| id);
    let name = |id| subject.scoring.and_then(|scoring| scoring.option(id)).map_or(id, |option| option.name());
    listed(&first.map(|id| format!("{:?}", name(id.as_str()))).collect::<Vec<_>>())
}

fn verb(ranks: &[usize]) -> &'static str {
    if ranks.iter().filter(|rank| **rank == 1).count() == 1 { "leads" } else { "lead" }
}
