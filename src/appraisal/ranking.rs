//! Who leads by net present value, and by how much.

use crate::case::CaseAlternative;
use crate::exact::Rational;
use crate::measure::Outcome;
use crate::value::Id;
use rust_decimal::Decimal;
use serde::Serialize;

/// The alternatives by net present value, the largest first; ties share the better rank (1, 2, 2, 4).
///
/// Alternatives exclude each other and share one timeline, so the largest net present value is the rule. Ranks compare
/// exact values, before any rounding, and a tie is their equality.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ranking {
    rule: &'static str,
    ranks: Vec<Rank>,
    leaders: Vec<Id>,
    margin: Option<Outcome<Decimal>>,
}

/// The place of one alternative.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rank {
    rank: usize,
    id: Id,
    net_present_value: Outcome<Decimal>,
    behind_leader: Outcome<Decimal>,
}

impl Ranking {
    /// Ranks alternatives by their exact present values, in the same order.
    pub(super) fn of(alternatives: &[CaseAlternative], values: &[Rational]) -> Self {
        let mut order: Vec<usize> = (0..alternatives.len()).collect();
        // A stable sort: those that tie stay in the order of the case.
        order.sort_by(|&one, &other| values[other].cmp(&values[one]));
        let best = &values[order[0]];
        let rank = |&position: &usize| Rank {
            rank: 1 + values.iter().filter(|other| **other > values[position]).count(),
            id: alternatives[position].id().clone(),
            net_present_value: values[position].round().into(),
            behind_leader: (best - &values[position]).round().into(),
        };
        let ranks: Vec<Rank> = order.iter().map(rank).collect();
        let margin = ranks.iter().find(|rank| rank.rank > 1).map(|rank| rank.behind_leader);
        Self { rule: "largest net present value", ranks, leaders: leaders(alternatives, values), margin }
    }

    /// The rule by which they are ranked.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        self.rule
    }

    /// The places, the best first; those that tie are in the order of the case.
    #[must_use]
    pub fn ranks(&self) -> &[Rank] {
        &self.ranks
    }

    /// The alternative that is preferred, or all that tie for it.
    #[must_use]
    pub fn leaders(&self) -> &[Id] {
        &self.leaders
    }

    /// By how much the leaders are ahead of the next; none where no other alternative is behind them.
    #[must_use]
    pub fn margin(&self) -> Option<Outcome<Decimal>> {
        self.margin
    }

    /// The first alternative behind the leaders.
    #[must_use]
    pub fn runner_up(&self) -> Option<&Rank> {
        self.ranks.iter().find(|rank| rank.rank > 1)
    }
}

impl Rank {
    /// The rank, 1 for the best.
    #[must_use]
    pub fn rank(&self) -> usize {
        self.rank
    }

    /// The alternative.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// Its net present value.
    pub fn npv(&self) -> Outcome<Decimal> {
        self.net_present_value
    }

    /// How far it is behind the leaders.
    pub fn behind_leader(&self) -> Outcome<Decimal> {
        self.behind_leader
    }
}

/// The alternatives of the largest value, in the order of the case.
pub(super) fn leaders(alternatives: &[CaseAlternative], values: &[Rational]) -> Vec<Id> {
    let best = values.iter().max();
    let is_best = |(_, value): &(&CaseAlternative, &Rational)| Some(*value) == best;
    alternatives.iter().zip(values).filter(is_best).map(|(alternative, _)| alternative.id().clone()).collect()
}
