//! What to talk about, and what needs no more words.

use super::panel::name_of;
use crate::appraisal::Judgement;
use crate::report::appraisal::figures::listed;
use crate::report::number::percent;
use crate::report::page::{Page, Prose};
use crate::scoring::{Agenda, AgendaEnd, AgendaItem, Rating, ScoreRanking, Standing, Topic};

pub(super) fn write(judgement: &Judgement, scores: &ScoreRanking, page: &mut Page) {
    let Some(agenda) = judgement.agenda().value() else { return };
    if agenda.items().is_empty() && scores.panel().is_none() {
        return;
    }
    page.subsection("What to talk about").paragraph(summary(agenda));
    decisive(agenda, scores, page);
    contributory(agenda, page);
    settled(agenda, scores, page);
}

/// `Of 14 differences, 2 decide alone, 3 may matter together and 9 are settled; everybody agrees on 16 other points.`
fn summary(agenda: &Agenda) -> String {
    if agenda.items().is_empty() {
        return "Everybody says the same of every score and every weight.".to_owned();
    }
    let count = |standing| agenda.of_standing(standing).count();
    let [decisive, contributory, settled] =
        [Standing::Decisive, Standing::Contributory, Standing::Settled].map(count);
    let differences =
        number(agenda.items().len(), "difference or missing score", "differences and missing scores");
    let agreed = number(agenda.undisputed(), "other point", "other points");
    format!(
        "Of {differences}, {} alone, {} together with others, and {settled} can be left aside. On {agreed} there is nothing to settle.",
        number(decisive, "decides", "decide"),
        number(contributory, "may matter", "may matter"),
    )
}

fn number(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

fn decisive(agenda: &Agenda, scores: &ScoreRanking, page: &mut Page) {
    let items: Vec<Prose> = agenda.of_standing(Standing::Decisive).map(titled_sentence).collect();
    if !agenda.is_certain() {
        page.paragraph("Nobody leads for certain, because scores are missing. These decide:");
    } else if items.is_empty() {
        let leaders = leaders(agenda, scores);
        page.paragraph(format!("Wherever a single one is settled, within what was said, {leaders}."));
    } else {
        page.paragraph("To be settled first, because the lead depends on each of them:");
    }
    page.list(items);
}

fn titled_sentence(item: &AgendaItem) -> Prose {
    Prose::new().strong(item.title()).text(format!(": {}", item.sentence()))
}

fn contributory(agenda: &Agenda, page: &mut Page) {
    let range = |item: &AgendaItem| Prose::new().strong(item.title()).text(format!(": {}", item.range()));
    let items: Vec<Prose> = agenda.of_standing(Standing::Contributory).map(range).collect();
    if items.is_empty() {
        return;
    }
    page.paragraph(match agenda.is_certain() {
        true => "To be settled next: each alone changes nothing, several together may.",
        false => "To be settled next, once the missing scores are in:",
    });
    page.list(items);
}

/// One item for each criterion.
fn settled(agenda: &Agenda, scores: &ScoreRanking, page: &mut Page) {
    let of_criterion = |(id, name)| {
        let items = agenda.of_standing(Standing::Settled).filter(|item| criterion(item.topic()) == Some(id));
        let said: Vec<String> = items.map(|item| short(item, scores)).collect();
        (!said.is_empty()).then(|| Prose::new().strong(name).text(format!(": {}", said.join("; "))))
    };
    let criteria = scores.weights().iter().map(|weight| (weight.criterion().as_str(), weight.name()));
    let items: Vec<Prose> = criteria.filter_map(of_criterion).collect();
    if items.is_empty() {
        return;
    }
    page.paragraph(match agenda.is_certain() {
        true => format!(
            "Settled: all of these may vary at once, within what was said, and {}.",
            leaders(agenda, scores)
        ),
        false => "Settled: whatever these are, they change nothing.".to_owned(),
    });
    page.list(items);
}

fn criterion(topic: &Topic) -> Option<&str> {
    match topic {
        Topic::Score { criterion, .. } | Topic::Weight { criterion } => Some(criterion.as_str()),
    }
}

/// `its weight, 20% to 70%`, `Own online service, 3 to 8`.
fn short(item: &AgendaItem, scores: &ScoreRanking) -> String {
    let ends = [item.lowest(), item.highest()];
    match item.topic() {
        Topic::Weight { .. } => {
            let [low, high] = ends.map(|end| percent(end.value(), 0));
            format!("its weight, {low} to {high}")
        }
        Topic::Score { option, .. } => match ends.map(AgendaEnd::score) {
            [Some(low), Some(high)] => {
                format!("{}, {} to {}", name_of(scores, option), said(low), said(high))
            }
            _ => format!("{}, of which scores are missing", name_of(scores, option)),
        },
    }
}

fn said(score: &Rating) -> String {
    score.label().map_or_else(|| score.to_string(), |label| format!("\"{label}\""))
}

/// "Own online service stays in the lead".
fn leaders(agenda: &Agenda, scores: &ScoreRanking) -> String {
    let names: Vec<&str> = agenda.leaders().iter().map(|id| name_of(scores, id)).collect();
    match names.as_slice() {
        [one] => format!("{one} stays in the lead"),
        _ => format!("{} stay in the lead together", listed(&names)),
    }
}
