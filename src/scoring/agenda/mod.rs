//! What to talk about: the points on which people differ, by whether settling them would change the lead.
//!
//! A point is a cell, the score of an option on a criterion, or the weight of a criterion. It may be settled anywhere
//! between the lowest and the highest that was said of it. What this leaves out: values beyond what anybody said; that
//! is the matter of [`robustness`](super::robustness).

mod field;
mod item;
mod said;
mod sentence;
mod totals;
mod triage;

pub use item::{AgendaEnd, AgendaItem, Standing, Topic};

use super::figures::rounded;
use super::matrix::ScoringMatrix;
use super::panel::Panel;
use super::robustness::Robustness;
use super::stakeholder::StakeholderScores;
use crate::exact::Rational;
use crate::measure::{Outcome, Reason};
use crate::value::Id;
use field::{Field, Point, Side};
use said::{Extreme, Said};
use sentence::Wording;
use serde::Serialize;
use totals::Totals;
use triage::{Triage, Verdict};

impl ScoringMatrix {
    /// The points on which people differ or which some have not scored, what to talk about first.
    ///
    /// A point may be settled anywhere between the lowest and the highest that anybody said of it, whatever their
    /// influence. Where somebody who counts has not scored a cell, it may also come to be what the mean becomes with their
    /// score at the worst or at the best end of the scale; where nobody who counts has, it may lie anywhere.
    ///
    /// * A point is *decisive* where settling it alone may change who leads. For a weight, the others keep their
    ///   proportions meanwhile, as in [`Robustness::weight_intervals`](super::Robustness::weight_intervals).
    /// * Points are *settled* jointly: all of them may be anywhere in their ranges at once, and the lead stays. Settled
    ///   weights then take any shares in their ranges, weights that everybody agrees on stay as they are, and those that are
    ///   not settled share the rest in their present proportions. Points of least consequence are taken in first, as long
    ///   as the lead bears it, those of equal consequence together or not at all.
    /// * The rest is *contributory*: alone it changes nothing.
    ///
    /// Everything is decided exactly. "The lead" is the option of the highest total by mean values and mean weights, or all
    /// that tie for it; a tie that comes or goes is a change. Where cells that nobody scored leave it open who leads, those
    /// that decide are decisive and everything else waits for them.
    ///
    /// Without stakeholders only cells without a score are points. Undefined where no option has a rank
    /// ([`Reason::NoRankedOption`]).
    ///
    /// # Examples
    ///
    /// ```
    /// use bizcase::dec;
    /// use bizcase::scoring::{Criterion, Scale, ScoredOption, ScoringMatrix, Standing, Stakeholder};
    ///
    /// let ten = || Scale::numeric(dec!(0), dec!(10));
    /// let says = |name: &str, weight, reach| {
    ///     Stakeholder::new(name)
    ///         .weight("reach", weight)
    ///         .weight("speed", dec!(100) - weight)
    ///         .score("paper", "reach", dec!(5))
    ///         .score("paper", "speed", dec!(5))
    ///         .score("online", "reach", reach)
    ///         .score("online", "speed", dec!(6))
    /// };
    /// let matrix = ScoringMatrix::builder()
    ///     .criterion(Criterion::higher_is_better("Reach", ten()))
    ///     .criterion(Criterion::higher_is_better("Speed", ten()))
    ///     .option(ScoredOption::new("Paper"))
    ///     .option(ScoredOption::new("Online"))
    ///     .stakeholder(says("CFO", dec!(60), dec!(3)))
    ///     .stakeholder(says("CIO", dec!(40), dec!(9)))
    ///     .build()?;
    /// let agenda = matrix.agenda().value().expect("both options have a rank");
    /// assert_eq!(agenda.leaders()[0].as_str(), "online");
    ///
    /// // Half and half now: Online leads by 0.5 x (6 - 5) + 0.5 x (6 - 5) of 10. With 3 on reach it is behind.
    /// let first = &agenda.items()[0];
    /// assert_eq!((first.standing(), first.title()), (Standing::Decisive, "Online on Reach"));
    /// assert_eq!(first.least_lead(), Some(dec!(-0.05))); // 0.5 x (3 - 5) + 0.5 x (6 - 5) of 10
    /// assert_eq!(
    ///     first.sentence(),
    ///     "Online leads while its score is above 4; it is 6 now; at 3 (CFO) Paper leads."
    /// );
    /// // Online is better by one on either criterion in the mean, so that no weight matters.
    /// assert!(agenda.items()[1..].iter().all(|item| item.standing() == Standing::Settled));
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    pub fn agenda(&self) -> Outcome<Agenda> {
        self.agenda_by(&Panel::of(self))
    }

    pub(super) fn agenda_by(&self, panel: &Panel<'_>) -> Outcome<Agenda> {
        let ranked = self.ranked(panel);
        if ranked.is_empty() {
            return Outcome::Undefined(Reason::NoRankedOption);
        }
        Outcome::Value(Board::of(self, panel, ranked).agenda())
    }
}

/// What to talk about, and what not; [`ScoringMatrix::agenda`] makes it and says how.
///
/// As a result it serialises, decimals as text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Agenda {
    leaders: Vec<Id>,
    is_certain: bool,
    items: Vec<AgendaItem>,
    undisputed: usize,
}

impl Agenda {
    /// Who leads, or all who may lead while cells without a score leave it open.
    #[must_use]
    pub fn leaders(&self) -> &[Id] {
        &self.leaders
    }

    /// Whether they lead wherever the cells lie that nobody scored.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.is_certain
    }

    /// The points on which people differ: the decisive ones first, those before others that cost the leaders most; then
    /// the contributory and the settled ones in the same way.
    #[must_use]
    pub fn items(&self) -> &[AgendaItem] {
        &self.items
    }

    /// The points of one standing, in the same order.
    pub fn of_standing(&self, standing: Standing) -> impl Iterator<Item = &AgendaItem> {
        self.items.iter().filter(move |item| item.standing == standing)
    }

    /// How many cells and weights everybody sees alike.
    #[must_use]
    pub fn undisputed(&self) -> usize {
        self.undisputed
    }
}

/// Everything that was said, laid out for questions.
struct Board<'a> {
    matrix: &'a ScoringMatrix,
    /// The options that have a rank; points go by their place in this list.
    ranked: Vec<usize>,
    cells: Vec<Vec<Said>>,
    weights: Vec<Said>,
    field: Field,
    /// For sentences about weights; `None` where a cell is open.
    robustness: Option<Robustness>,
}

impl<'a> Board<'a> {
    fn of(matrix: &'a ScoringMatrix, panel: &Panel<'_>, ranked: Vec<usize>) -> Self {
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

    fn agenda(&self) -> Agenda {
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
    fn has_open_cells(&self) -> bool {
        self.cells.iter().flatten().any(|said| said.now.is_none())
    }

    /// Weights first, then cells by option.
    fn points(&self) -> Vec<Point> {
        let criteria = 0..self.field.criteria();
        let weights = criteria.clone().map(|criterion| Point::Weight { criterion });
        let cells = (0..self.field.options())
            .flat_map(|option| criteria.clone().map(move |criterion| Point::Cell { option, criterion }));
        weights.chain(cells).collect()
    }

    fn said(&self, point: Point) -> &Said {
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
struct End<'a> {
    extreme: &'a Extreme,
    leaders: Vec<usize>,
    turns_at: Option<Rational>,
}

impl End<'_> {
    fn published(self, board: &Board<'_>) -> AgendaEnd {
        AgendaEnd {
            value: rounded(&self.extreme.value),
            score: self.extreme.rating.clone(),
            said_by: board.ids_of_raters(&self.extreme.by),
            leaders: board.ids_of_options(&self.leaders),
            turns_at: self.turns_at.as_ref().map(rounded),
        }
    }
}
