//! Who leads by net present value, and by how much.

use super::net_flow::{NetFlow, Valuation};
use crate::case::BusinessCase;
use crate::measure::Outcome;
use crate::value::Id;
use rust_decimal::Decimal;
use serde::Serialize;
use std::cmp::Ordering;

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
    name: String,
    net_present_value: Outcome<Decimal>,
    behind_leader: Outcome<Decimal>,
}

impl Ranking {
    /// Ranks the alternatives of a case by what flows under each, in the same order.
    pub(super) fn of(case: &BusinessCase, valuation: &Valuation<'_>, flows: &[NetFlow]) -> Self {
        let compare = |one: usize, other: usize| valuation.compare(&flows[one], &flows[other]);
        let mut order: Vec<usize> = (0..flows.len()).collect();
        // A stable sort: those that tie stay in the order of the case.
        order.sort_by(|&one, &other| compare(other, one));
        let best = &flows[order[0]];
        let mut ranks: Vec<Rank> = Vec::new();
        for (place, &position) in order.iter().enumerate() {
            let ties = place > 0 && compare(order[place - 1], position) == Ordering::Equal;
            let alternative = &case.alternatives()[position];
            ranks.push(Rank {
                rank: if ties { ranks[place - 1].rank } else { place + 1 },
                id: alternative.id().clone(),
                name: alternative.name().to_owned(),
                net_present_value: valuation.npv(&flows[position]),
                behind_leader: valuation.npv(&best.minus(&flows[position])),
            });
        }
        let leaders = ranks.iter().take_while(|rank| rank.rank == 1).map(|rank| rank.id.clone()).collect();
        let margin = ranks.iter().find(|rank| rank.rank > 1).map(|rank| rank.behind_leader);
        Self { rule: "largest net present value", ranks, leaders, margin }
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
        self.runners_up().next()
    }

    /// The alternatives right behind the leaders: the first, and all that tie with it.
    pub(super) fn runners_up(&self) -> impl Iterator<Item = &Rank> {
        let behind = || self.ranks.iter().filter(|rank| rank.rank > 1);
        behind().take_while(move |rank| behind().next().is_some_and(|first| first.rank == rank.rank))
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

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
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
