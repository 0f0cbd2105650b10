//! The question, the answer with its margin, and what would turn it.

use super::figures::{internal_rates, margin_with_unit, money_with_unit, names, payback, ratio};
use super::prescribed;
use super::turns;
use crate::appraisal::{Appraisal, Comparison};
use crate::case::View;
use crate::measure::{Irr, Outcome, Payback};
use crate::report::page::{Page, Prose};
use crate::risk::SwitchingValues;
use crate::time::Step;
use crate::value::Id;
use rust_decimal::Decimal;

pub(super) fn write(appraisal: &Appraisal, switching: &SwitchingValues, page: &mut Page) {
    if let Some(question) = appraisal.question() {
        page.paragraph(Prose::new().strong(question));
    }
    if !appraisal.objectives().is_empty() {
        page.paragraph("Objectives:").list(appraisal.objectives().iter().map(String::as_str));
    }
    page.section("Recommendation").paragraph(leader(appraisal));
    if let Some(reasons) = reasons(appraisal) {
        page.paragraph(reasons);
    }
    for &view in View::ALL {
        if let Some(other) = other_view(appraisal, view) {
            page.paragraph(other);
        }
    }
    if let Some(judgement) = judgement(appraisal) {
        page.paragraph(judgement);
    }
    page.subsection("What would turn it")
        .list(turns::sentences(appraisal, switching).into_iter().chain(prescribed::turns(appraisal)));
}

fn leader(appraisal: &Appraisal) -> Prose {
    let ranking = appraisal.ranking();
    match ranking.leaders() {
        [only] => {
            let prose = Prose::new()
                .strong(appraisal.name_of(only))
                .text(" is preferred: it has the largest net present value");
            match (ranking.runner_up(), ranking.margin()) {
                (Some(next), Some(margin)) => prose
                    .text(", ahead of ")
                    .strong(appraisal.name_of(next.id()))
                    .text(format!(" by {}.", margin_with_unit(appraisal, margin))),
                _ => prose.text(", as there is no other alternative."),
            }
        }
        tied => Prose::new()
            .strong(names(appraisal, tied))
            .text(" tie for the largest net present value: money alone does not decide between them."),
    }
}

/// What the preferred alternative brings beyond the baseline.
fn reasons(appraisal: &Appraisal) -> Option<String> {
    let [only] = appraisal.ranking().leaders() else { return None };
    let baseline = appraisal.baseline().name();
    let Some(comparison) = appraisal.alternative(only.as_str())?.comparison() else {
        return (appraisal.alternatives().len() > 1).then(|| {
            format!("It is the baseline: no alternative to {baseline} is worth more at this discount rate.")
        });
    };
    let mut clauses = Vec::new();
    // Where only the baseline is behind, the margin has said it already.
    if appraisal.ranking().runner_up().is_some_and(|next| next.id() != appraisal.baseline().id()) {
        clauses.push(format!("is worth {} more", money_with_unit(appraisal, comparison.npv())));
    }
    clauses.extend(yield_clause(comparison));
    clauses.extend(payback_clause(comparison, appraisal.timeline().step()));
    if let Outcome::Value(_) = comparison.benefit_cost_ratio() {
        clauses.push(format!("has a benefit-cost ratio of {}", ratio(comparison.benefit_cost_ratio())));
    }
    let clauses: Vec<&str> = clauses.iter().map(String::as_str).collect();
    (!clauses.is_empty()).then(|| format!("Against {baseline} it {}.", super::figures::listed(&clauses)))
}

fn yield_clause(comparison: &Comparison) -> Option<String> {
    match comparison.irr() {
        Irr::Unique(_) => Some(format!("yields {} a year", internal_rates(comparison.irr()))),
        _ => None,
    }
}

fn payback_clause(comparison: &Comparison, step: Step) -> Option<String> {
    match comparison.payback() {
        Payback::After(periods) if periods <= Decimal::ONE => Some(format!("pays back within a {step}")),
        Payback::After(_) => Some(format!("pays back after {} {step}s", payback(comparison.payback()))),
        _ => None,
    }
}

/// Who leads in a view, where none that leads in the headline does, and what the preferred alternative is worth there.
fn other_view(appraisal: &Appraisal, view: View) -> Option<String> {
    let views = appraisal.views()?;
    let (preferred, leaders) = (appraisal.ranking().leaders(), views.leaders(view));
    if leaders.iter().any(|id| preferred.contains(id)) {
        return None;
    }
    let by = match view {
        View::Financial => "by the cash of the organisation, the financial view,",
        View::Economic => "by the resources of society, the economic view,",
    };
    let verb = if leaders.len() == 1 { "leads" } else { "lead" };
    let there =
        views.alternatives().iter().filter(|alternative| preferred == [alternative.id().clone()]).find_map(
            |alternative| {
                let worth = Outcome::Value(alternative.value(view).npv_against_baseline().value()?);
                let worth = money_with_unit(appraisal, worth);
                Some(format!(
                    "; there {} is worth {worth} against {}",
                    alternative.name(),
                    appraisal.baseline().name()
                ))
            },
        );
    let there = there.unwrap_or_default();
    Some(format!("The views differ: {by} {} {verb}{there}.", names(appraisal, leaders)))
}

/// Where judgement points, beside the money and never added to it.
fn judgement(appraisal: &Appraisal) -> Option<String> {
    let lead: Vec<Id> = appraisal.scoring()?.lead().iter().map(|option| option.id().clone()).collect();
    if lead.is_empty() {
        return Some("Judgement ranks no alternative: none passes every must with a score.".to_owned());
    }
    let same = |one: &[Id], other: &[Id]| one.iter().all(|id| other.contains(id)) && one.len() == other.len();
    let names = names(appraisal, &lead);
    let verb = if lead.len() == 1 { "leads" } else { "lead" };
    Some(if same(&lead, appraisal.ranking().leaders()) {
        format!("Judgement agrees: {names} {verb} by score as well.")
    } else {
        format!(
            "Judgement differs: {names} {verb} by score. The choice between money and judgement is the board's."
        )
    })
}
