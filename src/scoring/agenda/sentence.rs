//! What a point has to do with the lead, in plain words.

use super::board::{Board, End};
use super::field::Point;
use super::item::Standing;
use super::said::{Extreme, Statement, score_worth};
use super::triage::{Triage, Verdict};
use crate::scoring::criterion::WeightedCriterion;
use crate::scoring::stakeholder::StakeholderScores;
use crate::scoring::wording::{Names, about, rounded_towards, said, tenths};
use std::fmt::Write;

/// At most so many people are named one by one.
const NAMED: usize = 3;

/// Names and figures of a board as its sentences have them.
pub(super) struct Wording<'a> {
    board: &'a Board<'a>,
    leaders: &'a [usize],
    is_certain: bool,
}

impl<'a> Wording<'a> {
    pub(super) fn of(board: &'a Board<'a>, triage: &'a Triage) -> Self {
        Self { board, leaders: &triage.leaders, is_certain: triage.is_certain }
    }

    pub(super) fn title(&self, point: Point) -> String {
        let criterion = self.criterion(point).name();
        match point {
            Point::Weight { .. } => format!("Weight of {criterion}"),
            Point::Cell { option, .. } => format!("{} on {criterion}", self.option(option)),
        }
    }

    pub(super) fn sentence(&self, verdict: &Verdict, ends: [&End<'_>; 2]) -> String {
        let point = verdict.point;
        let nobody_scored = self.board.said(point).now.is_none();
        match verdict.standing {
            Standing::Decisive if nobody_scored => self.open_and_decisive(ends),
            Standing::Decisive => self.decisive(point, ends),
            Standing::Contributory if !self.is_certain => {
                format!(
                    "From {}; the missing scores come first, for nobody leads for certain without them.",
                    self.range(point)
                )
            }
            Standing::Contributory => {
                let range = self.range(point);
                format!("From {range}; alone it changes nothing, together with others it may.")
            }
            Standing::Settled if nobody_scored && !self.is_certain => {
                let why = match self.board.counts(point) {
                    true => "its option cannot lead",
                    false => "its criterion has no weight",
                };
                format!("Nobody scored it; whatever it is, {why}.")
            }
            Standing::Settled if nobody_scored => {
                format!("Nobody scored it; whatever it is, {}.", self.lead(self.leaders, Verb::Stays))
            }
            Standing::Settled => {
                format!("From {}; {}.", self.range(point), self.lead(self.leaders, Verb::Stays))
            }
        }
    }

    fn open_and_decisive(&self, ends: [&End<'_>; 2]) -> String {
        let at = |end: &End<'_>| self.lead(&end.leaders, Verb::Leads);
        let [worst, best] = ends.map(at);
        // Other open cells may leave the same options possible at both ends.
        if worst == best {
            return format!("Nobody scored it, and who leads may depend on it: {best}.");
        }
        format!("Nobody scored it: at its worst {worst}, at its best {best}.")
    }

    fn decisive(&self, point: Point, ends: [&End<'_>; 2]) -> String {
        let turned: Vec<&End<'_>> = ends.into_iter().filter(|end| end.leaders != self.leaders).collect();
        let then: Vec<String> = turned
            .iter()
            .map(|end| {
                format!("at {} {}", self.said(point, end.extreme), self.lead(&end.leaders, Verb::Leads))
            })
            .collect();
        let mut then = then.join(", ");
        if let Some(people) = self.silent(point) {
            let _ = write!(then, "; not scored by {people}");
        }
        match (self.held(point, &turned), point) {
            (Some(held), Point::Weight { .. }) => format!("{held} {}.", capitalised(&then)),
            (Some(held), Point::Cell { .. }) => format!("{held}; {then}."),
            (None, _) => format!("{} now; {then}.", self.lead(self.leaders, Verb::Leads)),
        }
    }

    /// Up to where the lead holds.
    fn held(&self, point: Point, turned: &[&End<'_>]) -> Option<String> {
        match point {
            Point::Weight { criterion } => {
                let interval = self.board.robustness.as_ref()?.weight_interval(criterion);
                Some(interval.sentence(self.criterion(point).name(), &self.names()))
            }
            Point::Cell { option, .. } => {
                let [end] = turned else { return None };
                let criterion = self.criterion(point);
                let now = score_worth(criterion, self.board.said(point).now.as_ref()?)?;
                let turn = score_worth(criterion, end.turns_at.as_ref()?)?;
                let side = if turn < now { "above" } else { "below" };
                let (turn, now) = rounded_towards(&turn, &now);
                let whose = match self.leaders {
                    [leader] if *leader == option => "its score".to_owned(),
                    _ => format!("the score of {}", self.option(option)),
                };
                let leads = self.lead(self.leaders, Verb::Leads);
                Some(format!("{leads} while {whose} is {side} {turn}; it is {now} now"))
            }
        }
    }

    /// "3 (CFO) to 9 (CIO)".
    pub(super) fn range(&self, point: Point) -> String {
        let said = self.board.said(point);
        let range = format!("{} to {}", self.said(point, &said.low), self.said(point, &said.high));
        match self.silent(point) {
            Some(people) => format!("{range}, not scored by {people}"),
            None => range,
        }
    }

    /// Those who have not scored a cell, where the ends of what was said of it do not tell.
    fn silent(&self, point: Point) -> Option<String> {
        let said = self.board.said(point);
        let is_told = matches!(point, Point::Cell { .. })
            && (said.low.statements.is_empty() || said.high.statements.is_empty());
        self.people(&said.missing).filter(|_| !is_told)
    }

    /// "3 (CFO)", or the mean that comes of scores that are missing.
    fn said(&self, point: Point, end: &Extreme) -> String {
        match (point, end.statements.as_slice()) {
            (Point::Weight { .. }, []) => format!("{} (weights of the matrix)", about(&end.value)),
            (Point::Cell { .. }, []) => self.with_missing(point, end),
            (_, statements) => {
                let statement = |it: &Statement| {
                    let figure = it.rating.as_ref().map_or_else(|| about(&end.value), said);
                    self.people(&it.by).map_or(figure.clone(), |people| format!("{figure} ({people})"))
                };
                statements.iter().map(statement).collect::<Vec<_>>().join(" or ")
            }
        }
    }

    fn with_missing(&self, point: Point, end: &Extreme) -> String {
        let people = self.people(&self.board.said(point).missing);
        let is_low = end.value == self.board.said(point).low.value;
        let side = if is_low { "worst" } else { "best" };
        match (people, score_worth(self.criterion(point), &end.value)) {
            (Some(people), Some(score)) => {
                format!("{} in the mean (with {people} at the {side})", tenths(&score))
            }
            (Some(people), None) => format!("the {side} from {people}"),
            (None, _) => format!("the {side}"),
        }
    }

    fn people(&self, raters: &[usize]) -> Option<String> {
        let stakeholders = self.board.matrix.stakeholders();
        let names: Vec<&str> = stakeholders.iter().map(StakeholderScores::name).collect();
        match raters.len() {
            _ if names.is_empty() => None,
            0 => None,
            count if count > NAMED => Some(format!("{count} of {}", names.len())),
            _ => Some(Names { indices: raters, names: &names }.text()),
        }
    }

    /// "Online leads", "Paper and Online may lead".
    fn lead(&self, options: &[usize], verb: Verb) -> String {
        let names = self.names();
        let who = Names { indices: options, names: &names };
        let several = options.len() > 1;
        let what = match (verb, several) {
            (_, true) if self.board.has_open_cells() => "may lead",
            (Verb::Leads, false) => "leads",
            (Verb::Leads, true) => "lead together",
            (Verb::Stays, false) => "stays in the lead",
            (Verb::Stays, true) => "stay in the lead together",
        };
        format!("{} {what}", who.text())
    }

    fn names(&self) -> Vec<&str> {
        (0..self.board.ranked.len()).map(|option| self.option(option)).collect()
    }

    fn option(&self, option: usize) -> &str {
        self.board.matrix.options()[self.board.ranked[option]].name()
    }

    fn criterion(&self, point: Point) -> &WeightedCriterion {
        &self.board.matrix.criteria()[point.criterion()]
    }
}

#[derive(Clone, Copy)]
enum Verb {
    Leads,
    Stays,
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}
