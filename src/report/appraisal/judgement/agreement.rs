//! Whom people put first, how far their orders agree, and what sets them apart.

use super::names::{Names, leads};
use crate::appraisal::Judgement;
use crate::measure::{Outcome, Reason};
use crate::report::number::{decimal, percent, points};
use crate::report::page::{Page, Prose};
use crate::scoring::agreement::{Concordance, GroupTotals};
use crate::scoring::{PanelAgreement, ScoreRanking};
use crate::value::text::listed;
use rust_decimal::Decimal;
use std::cmp::{Ordering, Reverse};

/// How many of the cells on which people lie furthest apart are named.
const CELLS: usize = 3;

/// How many of the leading options are asked what sets people apart on them.
const LEADING: usize = 2;

pub(super) fn write(judgement: &Judgement, scores: &ScoreRanking, names: &Names<'_>, page: &mut Page) {
    if scores.panel().is_none() {
        return;
    }
    page.subsection("Where people agree and where not");
    match (judgement.agreement(), names.stakeholders.as_slice()) {
        (Outcome::Value(_), [only]) => {
            page.paragraph(format!(
                "{only} is the only stakeholder, so there is nobody to agree or to differ."
            ));
        }
        (Outcome::Value(agreement), _) => {
            let said = Said { agreement, totals: agreement.totals(), names };
            page.list(said.items(has_equal_influences(scores)));
        }
        (other, _) => {
            let sentences = [Some(unknown(other.reason()).to_owned()), known_first_choices(scores)];
            page.paragraph(sentences.into_iter().flatten().collect::<Vec<_>>().join(" "));
        }
    }
}

fn unknown(reason: Option<Reason>) -> &'static str {
    match reason {
        Some(Reason::OpenCell) => {
            "How far people agree cannot be said: somebody left a score of a ranked option open, and none is filled in."
        }
        Some(Reason::NoRankedOption) => "No option is ranked, so there is nothing to agree on.",
        _ => "How far people agree cannot be said.",
    }
}

/// Whom those put first whose own totals leave no doubt.
fn known_first_choices(scores: &ScoreRanking) -> Option<String> {
    let people = scores.panel()?.stakeholders();
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for option in scores.options() {
        let first = people.iter().filter(|it| it.lead() == [option.id().clone()]).count();
        counts.extend((first > 0).then_some((option.name(), first)));
    }
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let said: Vec<String> = counts.iter().map(|(name, count)| format!("{count} for {name}")).collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let known: usize = counts.iter().map(|(_, count)| count).sum();
    (known > 0).then(|| {
        format!("By their own totals, {known} of {} put one option first: {}.", people.len(), listed(&said))
    })
}

fn has_equal_influences(scores: &ScoreRanking) -> bool {
    let stakeholders = scores.panel().map_or(&[][..], |panel| panel.stakeholders());
    stakeholders.windows(2).all(|pair| pair[0].influence() == pair[1].influence())
}

/// What there is to say of several people.
struct Said<'a> {
    agreement: &'a PanelAgreement,
    totals: &'a GroupTotals,
    names: &'a Names<'a>,
}

impl Said<'_> {
    fn items(&self, influences_are_equal: bool) -> Vec<Prose> {
        let item = |title: &str, text: String| Prose::new().strong(title).text(format!(" {text}"));
        let mut items = Vec::new();
        match self.names.options.as_slice() {
            [only] => {
                items.push(item(
                    "Order.",
                    format!("{only} alone is ranked, so there is no order to agree on."),
                ));
            }
            _ => {
                items.push(item("First choices.", self.first_choices(influences_are_equal)));
                items.push(item("Rankings.", self.rankings()));
                items.push(item("Majorities.", self.majorities()));
                items.push(item("Leaving one out.", self.leaving_one_out()));
            }
        }
        items.push(item("Facts or priorities?", self.facts_or_priorities()));
        items.push(item("Scores furthest apart.", self.furthest_apart()));
        items.extend(self.other_order().map(|text| item("Two ways to add up.", text)));
        items
    }

    /// Who leads by mean scores and mean weights.
    fn leaders(&self) -> Vec<usize> {
        first(&self.totals.ranks_of_means())
    }

    fn first_choices(&self, influences_are_equal: bool) -> String {
        let (counts, people) = (self.agreement.ballots().first_choices(), self.totals.people());
        let mut chosen: Vec<usize> = (0..counts.len()).filter(|option| counts[*option] > 0).collect();
        chosen.sort_by_key(|option| Reverse(counts[*option]));
        let choice = |(place, option): (usize, &usize)| match (place, counts[*option]) {
            (0, 1) => format!("1 puts {} first", self.names.options[*option]),
            (0, count) => format!("{count} put {} first", self.names.options[*option]),
            (_, count) => format!("{count} {}", self.names.options[*option]),
        };
        let choices: Vec<String> = chosen.iter().enumerate().map(choice).collect();
        let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
        let is_shared = counts.iter().sum::<usize>() > people;
        let mut text = match chosen.as_slice() {
            [only] => format!("Everybody puts {} first.", self.names.options[*only]),
            _ => format!("Of {people} stakeholders, {}.", listed(&choices)),
        };
        if is_shared {
            text.push_str(" A first place that several options share counts for each.");
        }
        if !influences_are_equal {
            text.push_str(" Everybody counts once here, whatever the influence.");
        }
        text
    }

    fn rankings(&self) -> String {
        let coefficient = self.agreement.concordance().map(Concordance::coefficient);
        let Some(Outcome::Value(coefficient)) = coefficient else {
            return "Nobody ranks any option above another.".to_owned();
        };
        format!(
            "Kendall's W of everybody's rankings is {}, where 0 is no agreement and 1 the same ranking by all: {}.",
            decimal(coefficient, 2),
            in_words(coefficient)
        )
    }

    fn majorities(&self) -> String {
        let ballots = self.agreement.ballots();
        let (name, others) = (|option: usize| self.names.options[option], 0..ballots.options());
        let counts = |option, other| {
            format!("{} to {}", ballots.support(option, other), ballots.support(other, option))
        };
        if let Some(winner) = ballots.condorcet_winner() {
            let lead = |other: &usize| ballots.support(winner, *other) - ballots.support(*other, winner);
            let closest = others.filter(|other| *other != winner).min_by_key(lead).unwrap_or(winner);
            let (other, counts) = (name(closest), counts(winner, closest));
            let text = match ballots.options() {
                2 => format!("More people prefer {} to {other} than the reverse, {counts}.", name(winner)),
                _ => format!(
                    "More people prefer {} to each other option than the reverse; the closest is {other}, {counts}.",
                    name(winner)
                ),
            };
            let leaders = self.leaders();
            return match leaders.as_slice() {
                [only] if *only == winner => text,
                _ => format!(
                    "{text} By totals, however, {} {}.",
                    self.names.of_options(&leaders),
                    leads(&leaders)
                ),
            };
        }
        if let Some(circle) = ballots.majority_cycle() {
            let next = circle.iter().cycle().skip(1);
            let steps: Vec<String> = circle
                .iter()
                .zip(next)
                .map(|(option, other)| {
                    format!("{} to {} ({})", name(*option), name(*other), counts(*option, *other))
                })
                .collect();
            let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
            return format!(
                "They go round in a circle: more people prefer {}. Votes alone name no winner.",
                listed(&steps)
            );
        }
        let unbeaten = ballots.unbeaten();
        let verb = if unbeaten.len() == 1 { "has" } else { "have" };
        format!(
            "No option has a majority over each other one; {} {verb} none against {}.",
            self.names.of_options(&unbeaten),
            if unbeaten.len() == 1 { "it" } else { "them" }
        )
    }

    /// Who leads when one stakeholder is left out, where it changes.
    fn leaving_one_out(&self) -> String {
        let leaders = self.leaders();
        let without = self.totals.leaders_without_each();
        let change = |(person, remaining): (usize, &Option<Vec<usize>>)| {
            let person = self.names.stakeholders[person];
            match remaining {
                None => Some(format!("Without {person} nobody of influence is left.")),
                Some(others) if *others == leaders => None,
                Some(others) => {
                    let verb = if others.len() == 1 { "leads" } else { "share the lead" };
                    Some(format!("Without {person}, {} {verb}.", self.names.of_options(others)))
                }
            }
        };
        let mut sentences: Vec<String> = without.iter().enumerate().filter_map(change).collect();
        let stays = format!("{} {}", self.names.of_options(&leaders), leads(&leaders));
        match sentences.len() {
            0 => sentences.push(format!("Whoever is left out, {stays}.")),
            all if all == without.len() => {}
            _ => sentences.push(format!("Without any other one, {stays}.")),
        }
        sentences.join(" ")
    }

    /// Whether people differ about scores or about weights, by the variances of the totals of the leading options.
    fn facts_or_priorities(&self) -> String {
        let ranks = self.totals.ranks_of_means();
        let mut leading: Vec<usize> = (0..ranks.len()).collect();
        leading.sort_by_key(|option| ranks[*option]);
        leading.truncate(LEADING);
        let (by_scores, by_weights) = (self.totals.score_driven_share(), self.totals.weight_driven_share());
        let sentence =
            |option: &usize| apart(self.names.options[*option], by_scores[*option], by_weights[*option]);
        let mut sentences: Vec<String> = leading.iter().map(sentence).collect();
        sentences.push(
            "Scores are questions of fact, which evidence can settle; weights are questions of priority, which have to be \
             talked over."
                .to_owned(),
        );
        sentences.join(" ")
    }

    fn furthest_apart(&self) -> String {
        let cells = self.totals.cells_by_spread();
        let cell = |&(option, criterion): &(usize, usize)| {
            let spread = self.totals.value_spread(option, criterion)?;
            Some(format!(
                "{} of {} ({} to {})",
                self.names.criteria[criterion],
                self.names.options[option],
                points(spread.least()),
                points(spread.largest())
            ))
        };
        let named: Vec<String> = cells.iter().take(CELLS).filter_map(cell).collect();
        if named.is_empty() {
            return "Everybody gives the same scores.".to_owned();
        }
        let named: Vec<&str> = named.iter().map(String::as_str).collect();
        format!("{}, where 0 is the worst end of a scale and 100 the best.", listed(&named))
    }

    /// Who leads by the mean of everybody's own totals, where that is another one.
    fn other_order(&self) -> Option<String> {
        if !self.totals.orders_disagree() {
            return None;
        }
        let others = first(&self.totals.ranks_of_mean_totals());
        let (leaders, of) = (self.leaders(), |totals: Vec<Decimal>, option: usize| points(totals[option]));
        Some(format!(
            "By mean scores and mean weights, which make the headline, {} {} with {} points; by the mean of everybody's own \
             totals, {} {} with {}.",
            self.names.of_options(&leaders),
            leads(&leaders),
            of(self.totals.of_means(), leaders[0]),
            self.names.of_options(&others),
            leads(&others),
            of(self.totals.mean_of_totals(), others[0])
        ))
    }
}

fn first(ranks: &[usize]) -> Vec<usize> {
    (0..ranks.len()).filter(|option| ranks[*option] == 1).collect()
}

/// The words of Schmidt (*Decision Sciences* 28, 1997) for 0.1, 0.3, 0.5, 0.7 and 0.9, each for what lies nearest to it.
fn in_words(coefficient: Decimal) -> &'static str {
    match coefficient {
        w if w.is_zero() => "no agreement",
        w if w == Decimal::ONE => "complete agreement",
        w if w < crate::dec!(0.2) => "very weak agreement",
        w if w < crate::dec!(0.4) => "weak agreement",
        w if w < crate::dec!(0.6) => "moderate agreement",
        w if w < crate::dec!(0.8) => "strong agreement",
        _ => "unusually strong agreement",
    }
}

/// What sets people apart on one option.
fn apart(option: &str, by_scores: Outcome<Decimal>, by_weights: Outcome<Decimal>) -> String {
    let (Outcome::Value(scores), Outcome::Value(weights)) = (by_scores, by_weights) else {
        return format!("On {option} everybody's total is the same.");
    };
    let differ = match scores.cmp(&weights) {
        _ if weights.is_zero() => return format!("On {option} people differ in scores alone."),
        _ if scores.is_zero() => return format!("On {option} people differ in weights alone."),
        Ordering::Greater => "more in scores than in weights",
        Ordering::Less => "more in weights than in scores",
        Ordering::Equal => "in scores as much as in weights",
    };
    format!(
        "On {option} people differ {differ}: of the variance of its totals, {} would be left with one weighting for all, {} \
         with one score for each cell.",
        percent(scores, 0),
        percent(weights, 0)
    )
}
