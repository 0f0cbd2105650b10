//! What to talk about: the points on which people differ, by whether settling them would change the lead.
//!
//! A point is a cell, the score of an option on a criterion, or the weight of a criterion. It may be settled anywhere
//! between the lowest and the highest that was said of it. What this leaves out: values beyond what anybody said; that
//! is the matter of [`robustness`](super::robustness).

mod board;
mod field;
mod item;
mod said;
mod sentence;
mod totals;
mod triage;

pub use item::{AgendaEnd, AgendaItem, Standing, Statement, Topic};

use super::matrix::ScoringMatrix;
use super::panel::Panel;
use crate::limits;
use crate::measure::{Outcome, Reason};
use crate::value::Id;
use board::Board;
use serde::Serialize;

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
    /// * The rest is *contributory*: alone it changes nothing, together with other points, settled ones among them, it may.
    ///
    /// Everything is decided exactly. "The lead" is the option of the highest total by mean values and mean weights, or all
    /// that tie for it; a tie that comes or goes is a change. Where cells that nobody scored leave it open who leads, those
    /// that decide are decisive and everything else waits for them.
    ///
    /// Without stakeholders only cells without a score are points. Undefined where no option has a rank
    /// ([`Reason::NoRankedOption`]), and for more than [`limits::ROBUSTNESS_OPTIONS`] options or
    /// [`limits::ROBUSTNESS_CRITERIA`] criteria ([`Reason::TooLarge`]).
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
        if ranked.len() > limits::ROBUSTNESS_OPTIONS || self.criteria().len() > limits::ROBUSTNESS_CRITERIA {
            return Outcome::Undefined(Reason::TooLarge);
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

    /// The points on which people differ: the decisive ones first, those before others that leave the least of the lead, then
    /// the contributory and the settled ones in the same way. Where the lead is shared, or open because cells have no
    /// score, decisive and contributory points stand in the order of the input, but for open cells: those of the heaviest
    /// criteria first.
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
