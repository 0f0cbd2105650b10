//! What was said of a cell or a weight: from which end to which, and by whom.

use super::field::{Side, Span};
use crate::exact::Rational;
use crate::scoring::criterion::WeightedCriterion;
use crate::scoring::figures::ratio;
use crate::scoring::panel::Panel;
use crate::scoring::rating::Rating;
use crate::scoring::value_function::{Knot, ValueFunction, Values};
use num_bigint::BigInt;
use num_traits::Zero;
use rust_decimal::Decimal;

/// What was said of one point, from the lowest to the highest.
pub(super) struct Said {
    pub(super) low: Extreme,
    pub(super) high: Extreme,
    /// Where it lies now; `None` for a cell that nobody who counts scored.
    pub(super) now: Option<Rational>,
    /// Those who count and have not said it, by index.
    pub(super) missing: Vec<usize>,
}

/// One end.
pub(super) struct Extreme {
    /// Of the value of a cell, or of a share of weight.
    pub(super) value: Rational,
    /// What was said that has it; nothing where those decide who have not scored.
    pub(super) statements: Vec<Statement>,
}

/// A score, or a weight where there is none, and who gave it, by index.
pub(super) struct Statement {
    pub(super) rating: Option<Rating>,
    pub(super) by: Vec<usize>,
}

/// Something that a point may come to be.
struct Candidate {
    value: Rational,
    rating: Option<Rating>,
    rater: Option<usize>,
}

impl Said {
    pub(super) fn of_weight(panel: &Panel<'_>, criterion: usize) -> Self {
        let share = |rater| Candidate {
            value: panel.own_weight(rater, criterion),
            rating: None,
            rater: Some(rater).filter(|rater| panel.states_weights(*rater)),
        };
        let shares: Vec<Candidate> = (0..panel.influences().len()).map(share).collect();
        Self::between(&shares, Some(panel.mean_weight(criterion)), Vec::new())
    }

    pub(super) fn of_cell(panel: &Panel<'_>, option: usize, criterion: (usize, &WeightedCriterion)) -> Self {
        let (index, criterion) = criterion;
        let raters = 0..panel.influences().len();
        let scored = raters.clone().filter_map(|rater| {
            let rating = Some(panel.rating(rater, option, index)?.clone());
            Some(Candidate { value: panel.own_value(rater, option, index)?, rating, rater: Some(rater) })
        });
        let mut candidates: Vec<Candidate> = scored.collect();
        candidates.extend(between_scores(criterion, &candidates));
        let missing: Vec<usize> = raters
            .filter(|rater| !panel.influences()[*rater].is_zero())
            .filter(|rater| panel.rating(*rater, option, index).is_none())
            .collect();
        let now = panel.mean_value(option, index);
        candidates.extend(with_those_missing(panel, now.as_ref(), &missing));
        Self::between(&candidates, now, missing)
    }

    fn between(candidates: &[Candidate], now: Option<Rational>, missing: Vec<usize>) -> Self {
        let extreme = |value: Option<&Rational>| {
            let value = value.expect("somebody said it, or has yet to say it").clone();
            let there = candidates.iter().filter(|candidate| candidate.value == value);
            Extreme { statements: statements(there), value }
        };
        let values = || candidates.iter().map(|candidate| &candidate.value);
        Self { low: extreme(values().min()), high: extreme(values().max()), now, missing }
    }

    /// Whether the two ends differ.
    pub(super) fn is_contested(&self) -> bool {
        self.low.value != self.high.value
    }

    pub(super) fn extreme(&self, side: Side) -> &Extreme {
        match side {
            Side::Low => &self.low,
            Side::High => &self.high,
        }
    }

    pub(super) fn span(&self) -> Span<(Rational, Rational)> {
        let said = (self.low.value.clone(), self.high.value.clone());
        let now = self.now.clone().map_or_else(|| said.clone(), |now| (now.clone(), now));
        Span { now, said }
    }
}

/// Each score once, in the order in which they were given, with all who gave it.
fn statements<'a>(candidates: impl Iterator<Item = &'a Candidate>) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    for Candidate { rating, rater, .. } in candidates.filter(|it| it.rating.is_some() || it.rater.is_some()) {
        match statements.iter_mut().find(|statement| statement.rating == *rating) {
            Some(statement) => statement.by.extend(rater),
            None => {
                statements.push(Statement { rating: rating.clone(), by: rater.iter().copied().collect() });
            }
        }
    }
    statements
}

/// The knots between the lowest and the highest score, on a scale whose value rises and falls: a score between two that
/// were given may be worth more than either, or less.
fn between_scores(criterion: &WeightedCriterion, scored: &[Candidate]) -> Vec<Candidate> {
    let ValueFunction::NotMonotone(knots) = criterion.scale().function() else { return Vec::new() };
    let numbers = || scored.iter().filter_map(|candidate| candidate.rating.as_ref()?.number());
    let (Some(low), Some(high)) = (numbers().min(), numbers().max()) else { return Vec::new() };
    let inside = knots.iter().copied().map(Knot::score).filter(|score| (low..high).contains(score));
    inside.map(|score| worth(criterion, score)).collect()
}

fn worth(criterion: &WeightedCriterion, score: Decimal) -> Candidate {
    let rating = Rating::Number(score);
    let Values { mut numerators, denominator } = Values::of(criterion, &[Some(&rating)]);
    let numerator = numerators.pop().flatten().expect("the value of one score");
    Candidate { value: ratio(numerator, denominator), rating: Some(rating), rater: None }
}

/// What the mean becomes if all who have not scored put the cell at its worst, and at its best.
fn with_those_missing(panel: &Panel<'_>, now: Option<&Rational>, missing: &[usize]) -> Vec<Candidate> {
    if missing.is_empty() {
        return Vec::new();
    }
    let whole: BigInt = panel.influences().iter().sum();
    let theirs: BigInt = missing.iter().map(|rater| &panel.influences()[*rater]).sum();
    let of_others = ratio(&whole - &theirs, whole.clone());
    // Reduced, because the mean has a denominator of its own for each set of people who scored.
    let from_others = now.map_or(Rational::from_integer(0), |now| (now * &of_others).reduced());
    let best = &from_others + &ratio(theirs, whole);
    [from_others, best].map(|value| Candidate { value, rating: None, rater: None }).into()
}

/// The score that has a value, on a scale on which value rises or falls in a straight line.
pub(super) fn score_worth(criterion: &WeightedCriterion, value: &Rational) -> Option<Rational> {
    let is_linear = *criterion.scale().function() == ValueFunction::Linear;
    let number = |rating: Rating| rating.number().filter(|_| is_linear).map(Rational::from_decimal);
    let (worst, best) = (number(criterion.worst())?, number(criterion.best())?);
    Some(&worst + &(value * &(&best - &worst)))
}
