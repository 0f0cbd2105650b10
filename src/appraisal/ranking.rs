//! Who leads by net present value, and by how much.

use super::alternative::AlternativeAppraisal;
use crate::measure::Outcome;
use crate::value::Id;
use rust_decimal::Decimal;
use serde::Serialize;
use std::cmp::Ordering;

/// The alternatives by net present value, the largest first; ties share the better rank (1, 2, 2, 4).
///
/// Alternatives exclude each other and share one timeline, so the largest net present value is the rule. A tie is
/// the equality of the figures.
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
    pub(super) fn of(alternatives: &[AlternativeAppraisal]) -> Self {
        let mut ordered: Vec<_> =
            alternatives.iter().map(|alternative| (alternative.id(), alternative.measures().npv())).collect();
        ordered.sort_by(|(_, one), (_, other)| descending(one, other));
        let best = ordered[0].1;
        let rank_of = |npv: &Outcome<Decimal>| {
            1 + ordered.iter().filter(|(_, other)| descending(other, npv) == Ordering::Less).count()
        };
        let ranks: Vec<Rank> = ordered
            .iter()
            .map(|(id, npv)| Rank {
                rank: rank_of(npv),
                id: (*id).clone(),
                net_present_value: *npv,
                behind_leader: difference(best, *npv),
            })
            .collect();
        let leaders = ranks.iter().filter(|rank| rank.rank == 1).map(|rank| rank.id.clone()).collect();
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

/// The larger first. Two figures out of range on the same side cannot be told apart and tie.
fn descending(one: &Outcome<Decimal>, other: &Outcome<Decimal>) -> Ordering {
    other.compare(one).unwrap_or(Ordering::Equal)
}

fn difference(best: Outcome<Decimal>, other: Outcome<Decimal>) -> Outcome<Decimal> {
    match (best, other) {
        (Outcome::Value(best), Outcome::Value(other)) => crate::measure::total(&[best, -other]),
        (best, other) if best == other => Outcome::Value(Decimal::ZERO),
        _ => Outcome::AboveRange,
    }
}
