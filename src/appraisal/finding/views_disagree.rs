//! What the organisation can pay for and what is worth its resources to society may be two alternatives.

use super::{Check, Notice, Severity, Subject};
use crate::appraisal::views::Views;
use crate::case::{CaseAlternative, FindingCode, View};

pub(super) const CHECK: Check = Check {
    code: FindingCode::ViewsDisagree,
    severity: Severity::Warning,
    reference: "HM Treasury, The Green Book (2026): the economic and the financial dimension of a business case; \
                European Commission, Guide to Cost-Benefit Analysis (2014), sections 2.7 and 2.8: financial and \
                economic analysis",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let Some(views) = subject.views.filter(|views| views.disagree()) else { return Vec::new() };
    let message = format!(
        "by the cash of the organisation, the financial view, {} {}, and by the resources of society, the economic view, \
         {} {}: {}",
        names(subject, views, View::Financial),
        verb(views, View::Financial),
        names(subject, views, View::Economic),
        verb(views, View::Economic),
        match views.stated() {
            Some(view) => format!("the headline takes the {view} view, so say how the other is answered"),
            None => "state which view decides, and how the other is answered".to_owned(),
        },
    );
    vec![Notice::at("Ranking", message)]
}

fn names(subject: &Subject<'_>, views: &Views, view: View) -> String {
    let leads = |alternative: &&CaseAlternative| views.leaders(view).contains(alternative.id());
    let leaders = subject.case.alternatives().iter().filter(leads);
    leaders.map(|alternative| format!("{:?}", alternative.name())).collect::<Vec<_>>().join(" and ")
}

fn verb(views: &Views, view: View) -> &'static str {
    if views.leaders(view).len() == 1 { "leads" } else { "lead" }
}
