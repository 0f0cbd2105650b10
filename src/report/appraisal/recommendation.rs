//! The question, the answer with its margin, and what would turn it.

use super::figures::{internal_rates, margin_with_unit, money_with_unit, names, payback, ratio};
use super::prescribed;
use super::turns;
use crate::appraisal::{Appraisal, Comparison};
use crate::case::View;
use crate::measure::{Irr, Outcome, Payback};
use crate::report::page::{Page, Prose};
use crate::risk::SwitchingValues;
use crate::scoring::{Agenda, AgendaItem, ScoreRanking, Standing};
use crate::time::Step;
use crate::value::Id;
use crate::value::text::listed;
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
    (!clauses.is_empty()).then(|| format!("Against {baseline} it {}.", listed(&clauses)))
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
    let scores = appraisal.scoring()?;
    let lead: Vec<Id> = scores.lead().iter().map(|option| option.id().clone()).collect();
    let mut sentences = failed_musts(appraisal, scores);
    sentences.push(match lead.is_empty() {
        true => "Judgement ranks no alternative: none passes every must with a score.".to_owned(),
        false => by_score(appraisal, &lead),
    });
    sentences.extend(missing_scores(appraisal));
    Some(sentences.join(" "))
}

/// What is preferred by money, and excluded by judgement.
fn failed_musts(appraisal: &Appraisal, scores: &ScoreRanking) -> Vec<String> {
    let preferred = appraisal.ranking().leaders().iter().filter_map(|id| scores.option(id.as_str()));
    preferred
        .flat_map(|option| option.failed_musts().iter().map(move |must| (option, must)))
        .map(|(option, must)| {
            format!("{} fails a must of the judgement: {must}.", appraisal.name_of(option.id()))
        })
        .collect()
}

fn by_score(appraisal: &Appraisal, lead: &[Id]) -> String {
    let preferred = appraisal.ranking().leaders();
    let names = names(appraisal, lead);
    let verb = if lead.len() == 1 { "leads" } else { "lead" };
    let close = if is_close_call(appraisal) { ", in a close call" } else { "" };
    let are_all_preferred = preferred.iter().all(|id| lead.contains(id));
    if !is_certain(appraisal) {
        format!("Judgement is open: by score {names} may lead.")
    } else if are_all_preferred && preferred.len() == lead.len() {
        format!("Judgement agrees: {names} {verb} by score as well{close}.")
    } else if are_all_preferred {
        format!("Judgement does not tell them apart: {names} share the lead by score.")
    } else {
        format!(
            "Judgement differs: {names} {verb} by score{close}. The choice between money and judgement is the board's."
        )
    }
}

fn is_close_call(appraisal: &Appraisal) -> bool {
    let robustness = appraisal.judgement().and_then(|judgement| judgement.robustness().value());
    robustness.is_some_and(|robustness| robustness.close_call().is_close())
}

/// Whether the lead by score is the same wherever scores lie that nobody gave.
fn is_certain(appraisal: &Appraisal) -> bool {
    let agenda = appraisal.judgement().and_then(|judgement| judgement.agenda().value());
    agenda.is_none_or(Agenda::is_certain)
}

/// Whether the lead by score may change when those have scored who have not.
fn missing_scores(appraisal: &Appraisal) -> Option<String> {
    let agenda = appraisal.judgement()?.agenda().value()?;
    let mut decisive = agenda.of_standing(Standing::Decisive);
    let is_missing = |item: &AgendaItem| item.present().is_none() || !item.missing_from().is_empty();
    decisive.any(is_missing).then(|| "Scores are missing that may change it.".to_owned())
}
