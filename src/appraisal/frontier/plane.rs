//! The alternatives as points of cost and score, compared exactly.

use super::{Advantage, Dominator, FrontierAlternative, FrontierPlace, FrontierStep, Mixture};
use crate::appraisal::net_flow::{NetFlow, Valuation};
use crate::case::{BusinessCase, CaseAlternative};
use crate::exact::Rational;
use crate::measure::{Outcome, Reason};
use crate::scoring::{RankedOption, ScoreRanking, TotalEnds};
use crate::value::Id;
use std::cmp::Ordering;

/// A total of one in points.
const POINTS: u8 = 100;

/// The points of all alternatives that have a rank by score: by cost, then by score, then in the order of the case.
pub(super) struct Plane<'a> {
    valuation: &'a Valuation<'a>,
    points: Vec<Point<'a>>,
}

struct Point<'a> {
    alternative: &'a CaseAlternative,
    option: &'a RankedOption,
    ends: &'a TotalEnds,
    cost: NetFlow,
    levels: Levels,
}

/// How many different costs, and ends of scores, lie below: they compare as the exact ones do, which may be long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Levels {
    cost: usize,
    lowest: usize,
    highest: usize,
}

/// Points of one cost and one score, by their index.
type Tied = Vec<usize>;

impl<'a> Plane<'a> {
    pub(super) fn of(case: &'a BusinessCase, valuation: &'a Valuation<'a>, scores: &'a ScoreRanking) -> Self {
        let ranked = case.alternatives().iter().filter_map(|alternative| {
            let option = scores.option(alternative.id().as_str()).filter(|option| option.rank().is_some())?;
            Some((alternative, option, option.ends()?))
        });
        let ranked: Vec<_> = ranked.collect();
        let costs: Vec<NetFlow> =
            ranked.iter().map(|(alternative, ..)| NetFlow::of_costs(case, alternative)).collect();
        let ends: Vec<&Rational> =
            ranked.iter().flat_map(|(.., ends)| [&ends.lowest, &ends.highest]).collect();
        let of_costs = levels(&costs, |one, other| valuation.compare(one, other));
        let of_ends = levels(&ends, Ord::cmp);
        let of_points = of_costs.into_iter().zip(of_ends.chunks_exact(2));
        let of_points = of_points.map(|(cost, ends)| Levels { cost, lowest: ends[0], highest: ends[1] });
        let points = ranked.into_iter().zip(costs).zip(of_points);
        let point =
            |(((alternative, option, ends), cost), levels)| Point { alternative, option, ends, cost, levels };
        let mut points: Vec<Point<'_>> = points.map(point).collect();
        // A stable sort: those that tie stay in the order of the case.
        points.sort_by_key(|point| point.levels);
        Self { valuation, points }
    }

    pub(super) fn alternatives(&self) -> Vec<FrontierAlternative> {
        let frontier = self.frontier();
        let corners = self.corners(&frontier);
        let alternative = |(index, point): (usize, &Point<'_>)| {
            let dominated_by = self.dominators(index);
            FrontierAlternative {
                id: point.alternative.id().clone(),
                name: point.alternative.name().to_owned(),
                cost: self.valuation.npv(&point.cost),
                total: point.option.total(),
                between: point.option.between(),
                place: self.place(index, &dominated_by),
                mixture: self.mixture(index, &frontier, &corners),
                dominated_by,
            }
        };
        self.points.iter().enumerate().map(alternative).collect()
    }

    pub(super) fn steps(&self) -> Vec<FrontierStep> {
        self.frontier().windows(2).map(|pair| self.step(&pair[0], &pair[1])).collect()
    }

    fn place(&self, index: usize, dominated_by: &[Dominator]) -> FrontierPlace {
        if !dominated_by.is_empty() {
            FrontierPlace::Dominated
        } else if self.others(index).any(|other| self.may_dominate(other, index)) {
            FrontierPlace::MayBeOn
        } else {
            FrontierPlace::OnFrontier
        }
    }

    fn dominators(&self, index: usize) -> Vec<Dominator> {
        let dominator = |other: usize| {
            let advantage = self.advantage(other, index)?;
            Some(Dominator { alternative: self.points[other].alternative.id().clone(), advantage })
        };
        self.others(index).filter_map(dominator).collect()
    }

    fn others(&self, index: usize) -> impl Iterator<Item = usize> {
        (0..self.points.len()).filter(move |other| *other != index)
    }

    /// By what the first point dominates the second, wherever open totals lie.
    fn advantage(&self, one: usize, other: usize) -> Option<Advantage> {
        let (one, other) = (self.points[one].levels, self.points[other].levels);
        let (cost, score) = (one.cost.cmp(&other.cost), one.lowest.cmp(&other.highest));
        match (cost, score) {
            (Ordering::Less, Ordering::Greater) => Some(Advantage::CostAndScore),
            (Ordering::Less, Ordering::Equal) => Some(Advantage::Cost),
            (Ordering::Equal, Ordering::Greater) => Some(Advantage::Score),
            _ => None,
        }
    }

    /// Whether it would, if open totals lay well for the first and badly for the second.
    fn may_dominate(&self, one: usize, other: usize) -> bool {
        let (one, other) = (self.points[one].levels, self.points[other].levels);
        let (cost, score) = (one.cost.cmp(&other.cost), one.highest.cmp(&other.lowest));
        cost.is_le() && score.is_ge() && (cost.is_lt() || score.is_gt())
    }

    /// The points that none certainly dominates, from the cheapest up.
    fn frontier(&self) -> Vec<Tied> {
        let is_dominated =
            |index: usize| self.others(index).any(|other| self.advantage(other, index).is_some());
        let mut frontier: Vec<Tied> = Vec::new();
        for index in (0..self.points.len()).filter(|index| !is_dominated(*index)) {
            match frontier.last_mut().filter(|tied| self.ties(tied[0], index)) {
                Some(tied) => tied.push(index),
                None => frontier.push(vec![index]),
            }
        }
        frontier
    }

    fn ties(&self, one: usize, other: usize) -> bool {
        self.points[one].is_closed() && self.points[one].levels == self.points[other].levels
    }

    fn step(&self, from: &Tied, to: &Tied) -> FrontierStep {
        let (start, end) = (&self.points[from[0]], &self.points[to[0]]);
        let cost = end.cost.minus(&start.cost);
        let points = (start.is_closed() && end.is_closed())
            .then(|| &(&end.ends.lowest - &start.ends.lowest) * &Rational::from_integer(POINTS));
        let open = Outcome::Undefined(Reason::OpenCell);
        FrontierStep {
            from: self.ids(from),
            to: self.ids(to),
            additional_cost: self.valuation.npv(&cost),
            additional_points: points.as_ref().map_or(open, |points| points.round().into()),
            cost_per_point: points.map_or(open, |points| self.valuation.worth_of_each(&cost, &points)),
        }
    }

    fn ids(&self, tied: &Tied) -> Vec<Id> {
        tied.iter().map(|index| self.points[*index].alternative.id().clone()).collect()
    }

    /// The frontier without what a mixture of two others beats: a chain along which a further point costs ever more.
    ///
    /// Open totals stay out. Costs and scores both rise along what is left, because none of it dominates another.
    fn corners(&self, frontier: &[Tied]) -> Vec<usize> {
        let mut corners: Vec<usize> = Vec::new();
        let closed = frontier.iter().map(|tied| tied[0]).filter(|index| self.points[*index].is_closed());
        for index in closed {
            while let [.., before, last] = corners[..]
                && self.is_dearer(before, last, index)
            {
                corners.pop();
            }
            corners.push(index);
        }
        corners
    }

    /// Whether a further point costs more from the first to the second of three than from there to the third.
    fn is_dearer(&self, first: usize, second: usize, third: usize) -> bool {
        let way = |from: usize, to: usize| {
            let (from, to) = (&self.points[from], &self.points[to]);
            (to.cost.minus(&from.cost), &to.ends.lowest - &from.ends.lowest)
        };
        let (to_second, to_third) = (way(first, second), way(second, third));
        let order =
            self.valuation.compare_worth_of_each((&to_second.0, &to_second.1), (&to_third.0, &to_third.1));
        order == Ordering::Greater
    }

    /// The corners on either side of a point that is beaten by a mixture of them.
    fn mixture(&self, index: usize, frontier: &[Tied], corners: &[usize]) -> Option<Mixture> {
        let own = frontier.iter().find(|tied| tied.contains(&index))?[0];
        if !self.points[own].is_closed() || corners.contains(&own) {
            return None;
        }
        let next = corners.partition_point(|corner| *corner < own);
        let part = |corner: usize| Some(self.ids(frontier.iter().find(|tied| tied[0] == corner)?));
        Some(Mixture {
            cheaper: part(*corners.get(next.checked_sub(1)?)?)?,
            dearer: part(*corners.get(next)?)?,
        })
    }
}

impl Point<'_> {
    fn is_closed(&self) -> bool {
        self.levels.lowest == self.levels.highest
    }
}

/// For each item, how many different ones are below it.
fn levels<T>(items: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by(|&one, &other| compare(&items[one], &items[other]));
    let mut levels = vec![0; items.len()];
    for pair in order.windows(2) {
        let rises = compare(&items[pair[0]], &items[pair[1]]) != Ordering::Equal;
        levels[pair[1]] = levels[pair[0]] + usize::from(rises);
    }
    levels
}
