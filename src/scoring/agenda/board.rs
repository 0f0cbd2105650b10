//! Everything that was said of a matrix, and what comes of it.

use super::Agenda;
use super::field::{Field, Point, Side};
use super::item::{AgendaEnd, AgendaItem, Statement, Topic};
use super::said::{self, Extreme, Said};
use super::sentence::Wording;
use super::totals::Totals;
use super::triage::{Triage, Verdict};
use crate::exact::Rational;
use crate::scoring::figures::rounded;
use crate::scoring::matrix::ScoringMatrix;
use crate::scoring::panel::Panel;
use crate::scoring::robustness::Robustness;
use crate::scoring::stakeholder::StakeholderScores;
use crate::value::Id;

/// The cells and weights of the ranked options, laid out for questions.
pub(super) struct Board<'a> {
    pub(super) matrix: &'a ScoringMatrix,
    /// The options that have a rank; points go by their place in this list.
    pub(super) ranked: Vec<usize>,
    cells: Vec<Vec<Said>>,
    weights: Vec<Said>,
    field: Field,
    /// For sentences about weights; `None` where a cell is open.
    pub(super) robustness: Option<Robustness>,
}

impl<'a> Board<'a> {
    pub(super) fn of(matrix: &'a ScoringMatrix, panel: &Panel<'_>, ranked: Vec<usize>) -> Self {
        let row = |option: &usize| {
            let criteria = matrix.criteria().iter().enumerate();
            criteria.map(|criterion| Said::of_cell(panel, *option, criterion)).collect()
        };
        let cells: Vec<Vec<Said>> = ranked.iter().map(row).collect();
        let weights: Vec<Said> =
            (0..matrix.criteria().len()).map(|criterion| Said::of_weight(panel, criterion)).collect();
        let spans: Vec<Vec<_>> = cells.iter().map(|row| row.iter().map(Said::span).collect()).collect();
        let field = Field::of(&spans, &weights.iter().map(Said::span).collect::<Vec<_>>());
        let robustness = matrix.headline_by(panel).ok().map(|table| Robustness::of(&table));
        Self { matrix, ranked, cells, weights, field, robustness }
    }

    pub(super) fn agenda(&self) -> Agenda {
        let points = self.points();
        let is_open = |point: &&Point| self.said(**point).now.is_none();
        let (open, known): (Vec<Point>, Vec<Point>) = points.iter().partition(is_open);
        let (contested, agreed): (Vec<Point>, Vec<Point>) =
            known.iter().partition(|point| self.said(**point).is_contested());
        let agreed_weights: Vec<Point> =
            agreed.iter().copied().filter(|point| matches!(point, Point::Weight { .. })).collect();
        let triage = Triage::of(&self.field, &contested, &open, &agreed_weights);
        let wording = Wording::of(self, &triage);
        Agenda {
            leaders: self.ids_of_options(&triage.leaders),
            is_certain: triage.is_certain,
            items: triage.verdicts.iter().map(|verdict| self.item(verdict, &triage, &wording)).collect(),
            undisputed: agreed.len(),
        }
    }

    /// Whether nobody who counts has scored some cell.
    pub(super) fn has_open_cells(&self) -> bool {
        self.cells.iter().flatten().any(|said| said.now.is_none())
    }

    /// Whether the criterion of a point has a weight.
    pub(super) fn counts(&self, point: Point) -> bool {
        self.field.counts(point.criterion())
    }

    /// Weights first, then cells by option.
    fn points(&self) -> Vec<Point> {
        let criteria = 0..self.field.criteria();
        let weights = criteria.clone().map(|criterion| Point::Weight { criterion });
        let cells = (0..self.field.options())
            .flat_map(|option| criteria.clone().map(move |criterion| Point::Cell { option, criterion }));
        weights.chain(cells).collect()
    }

    pub(super) fn said(&self, point: Point) -> &Said {
        match point {
            Point::Weight { criterion } => &self.weights[criterion],
            Point::Cell { option, criterion } => &self.cells[option][criterion],
        }
    }

    fn item(&self, verdict: &Verdict, triage: &Triage, wording: &Wording<'_>) -> AgendaItem {
        let said = self.said(verdict.point);
        let [lowest, highest] = [Side::Low, Side::High].map(|side| self.end(verdict.point, side, triage));
        AgendaItem {
            topic: self.topic(verdict.point),
            standing: verdict.standing,
            present: said.now.as_ref().map(rounded),
            missing_from: self.ids_of_raters(&said.missing),
            least_lead: verdict.least_lead.as_ref().map(rounded),
            title: wording.title(verdict.point),
            range: wording.range(verdict.point),
            sentence: wording.sentence(verdict, [&lowest, &highest]),
            lowest: lowest.published(self),
            highest: highest.published(self),
        }
    }

    fn topic(&self, point: Point) -> Topic {
        let criterion = self.matrix.criteria()[point.criterion()].id().clone();
        match point {
            Point::Weight { .. } => Topic::Weight { criterion },
            Point::Cell { option, .. } => {
                Topic::Score { option: self.matrix.options()[self.ranked[option]].id().clone(), criterion }
            }
        }
    }

    fn end(&self, point: Point, side: Side, triage: &Triage) -> End<'_> {
        let extreme = self.said(point).extreme(side);
        let totals = self.field.totals_at(point, side);
        let leaders = totals.possible_leaders();
        let now = self.said(point).now.as_ref().filter(|_| leaders != triage.leaders);
        let turns_at = now.and_then(|now| self.turn(now, extreme, &totals, triage));
        End { extreme, leaders, turns_at }
    }

    /// Where the first rival draws level with the only leader on the way from the present to one end.
    ///
    /// Totals move in straight lines with the value of a cell, and with the share of a weight.
    fn turn(&self, now: &Rational, end: &Extreme, totals: &Totals, triage: &Triage) -> Option<Rational> {
        let [leader] = *triage.leaders.as_slice() else { return None };
        let way_to_level = |rival: usize| {
            let (before, after) =
                (self.field.totals().least_lead(leader, rival), totals.least_lead(leader, rival));
            if after.signum().is_gt() { None } else { before.checked_div(&(&before - &after)) }
        };
        let rivals = (0..self.field.options()).filter(|rival| *rival != leader);
        let first = rivals.filter_map(way_to_level).min()?;
        Some(now + &(&first * &(&end.value - now)))
    }

    fn ids_of_options(&self, options: &[usize]) -> Vec<Id> {
        options.iter().map(|option| self.matrix.options()[self.ranked[*option]].id().clone()).collect()
    }

    /// None where the matrix has no stakeholders.
    fn ids_of_raters(&self, raters: &[usize]) -> Vec<Id> {
        let stakeholders = self.matrix.stakeholders();
        raters
            .iter()
            .filter_map(|rater| stakeholders.get(*rater))
            .map(StakeholderScores::id)
            .cloned()
            .collect()
    }
}

/// One end of a point, by index.
pub(super) struct End<'a> {
    pub(super) extreme: &'a Extreme,
    pub(super) leaders: Vec<usize>,
    pub(super) turns_at: Option<Rational>,
}

impl End<'_> {
    fn published(self, board: &Board<'_>) -> AgendaEnd {
        AgendaEnd {
            value: rounded(&self.extreme.value),
            statements: self.extreme.statements.iter().map(|it| it.published(board)).collect(),
            leaders: board.ids_of_options(&self.leaders),
            turns_at: self.turns_at.as_ref().map(rounded),
        }
    }
}

impl said::Statement {
    fn published(&self, board: &Board<'_>) -> Statement {
        Statement { score: self.rating.clone(), by: board.ids_of_raters(&self.by) }
    }
}
