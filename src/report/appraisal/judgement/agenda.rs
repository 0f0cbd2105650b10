//! What to talk about, and what needs no more words.

use super::panel::name_of;
use crate::appraisal::Judgement;
use crate::report::page::{Page, Prose};
use crate::scoring::{Agenda, AgendaEnd, AgendaItem, ScoreRanking, Standing, Statement, Topic, said};
use crate::value::text::listed;

pub(super) fn write(judgement: &Judgement, scores: &ScoreRanking, page: &mut Page) {
    let Some(agenda) = judgement.agenda().value() else { return };
    let people = scores.panel().map_or(0, |panel| panel.stakeholders().len());
    match (agenda.items(), people) {
        ([], 0 | 1) => {}
        ([], _) => {
            page.subsection("What to talk about");
            page.paragraph("Nothing: everybody says the same of every score and every weight.");
        }
        _ => {
            page.subsection("What to talk about").paragraph(summary(agenda));
            decisive(agenda, scores, page);
            contributory(agenda, page);
            settled(agenda, scores, page);
        }
    }
}

/// `Of 14 differences and missing scores, 2 decide alone, 3 may matter together and 9 are settled. On 16 other points nobody
/// differs.`
fn summary(agenda: &Agenda) -> String {
    let count = |standing, one, several| {
        let count = agenda.of_standing(standing).count();
        (count > 0).then(|| number(count, one, several))
    };
    let parts = [
        count(Standing::Decisive, "decides alone", "decide alone"),
        count(Standing::Contributory, "may matter together with others", "may matter together"),
        count(Standing::Settled, "is settled", "are settled"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let differences =
        number(agenda.items().len(), "difference or missing score", "differences and missing scores");
    let agreed = match agenda.undisputed() {
        0 => String::new(),
        agreed => format!(" On {} nobody differs.", number(agreed, "other point", "other points")),
    };
    format!("Of {differences}, {}.{agreed}", listed(&parts))
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
        page.paragraph(format!("Wherever one of them comes out, within what was said, {leaders}."));
    } else {
        page.paragraph("To be talked about first, because the lead depends on each of them:");
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
        true => "Next: each of these alone changes nothing, together with other points it may. From the worst to the best that was said:",
        false => "Next, once the missing scores are in:",
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
    page.paragraph(settled_together(agenda, scores));
    page.list(items);
}

fn settled_together(agenda: &Agenda, scores: &ScoreRanking) -> String {
    if !agenda.is_certain() {
        return "Settled: whatever these are, they change nothing.".to_owned();
    }
    let is_all = agenda.items().iter().all(|item| item.standing() == Standing::Settled);
    let condition = if is_all { "" } else { ", as long as the points above stay where they are" };
    format!(
        "Settled{condition}: all of these may come out anywhere within what was said, at once, and {}.",
        leaders(agenda, scores)
    )
}

fn criterion(topic: &Topic) -> Option<&str> {
    match topic {
        Topic::Score { criterion, .. } | Topic::Weight { criterion } => Some(criterion.as_str()),
    }
}

/// `its weight, 20% (CFO) to 70% (CIO)`, `Own online service, 3 to 8`.
fn short(item: &AgendaItem, scores: &ScoreRanking) -> String {
    let Topic::Score { option, .. } = item.topic() else {
        return format!("its weight, {}", item.range());
    };
    let what = match [item.lowest(), item.highest()].map(AgendaEnd::statements) {
        [[], _] | [_, []] => "of which scores are missing".to_owned(),
        [lowest, highest] => format!("{} to {}", stated(lowest), stated(highest)),
    };
    format!("{}, {what}", name_of(scores, option))
}

fn stated(statements: &[Statement]) -> String {
    let scores: Vec<String> = statements.iter().filter_map(Statement::score).map(said).collect();
    scores.join(" or ")
}

/// "Own online service stays in the lead".
fn leaders(agenda: &Agenda, scores: &ScoreRanking) -> String {
    let names: Vec<&str> = agenda.leaders().iter().map(|id| name_of(scores, id)).collect();
    match names.as_slice() {
        [one] => format!("{one} stays in the lead"),
        _ => format!("{} stay in the lead together", listed(&names)),
    }
}
