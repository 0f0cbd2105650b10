//! How an assumption enters the lines of a case, and between which values it may lie for them.

use crate::case::{
    Amount, BusinessCase, CaseAlternative, CaseAssumption, Change, Level, Line, Residual, Treatment,
};
use crate::measure::Reason;
use crate::value::Id;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// A value that an assumption may not pass.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bound {
    pub(super) at: Decimal,
    /// The side on which it may not lie.
    pub(super) beyond: Ordering,
    /// Why not.
    pub(super) reason: Reason,
}

/// How often an assumption multiplies the cells of a line, and its residual value.
pub(super) fn powers(line: &Line, assumption: &Id) -> [u32; 2] {
    let id = assumption.as_str();
    let of_probability = u32::from(line.probability().is_some_and(|probability| probability.is_by(id)));
    let power = |amount: Option<&Amount>| {
        let factors = amount.into_iter().flat_map(Amount::factors);
        of_probability + factors.map(|factor| factor.power(id)).sum::<u32>()
    };
    let of_cells = power(line.amount());
    // What is left by life, or goes on for ever, is a multiple of the cells.
    let of_residual =
        line.residual().and_then(Residual::resale).map_or(of_cells, |resale| power(Some(resale)));
    [of_cells, of_residual]
}

/// Whether a line that counts moves with an assumption without being in proportion to it: by a level of it.
pub(super) fn moves_a_level(case: &BusinessCase, assumption: &Id) -> bool {
    lines(case)
        .filter(|line| line.treatment() == Treatment::Counted)
        .flat_map(changes)
        .any(|change| change.moves_with(assumption.as_str()))
}

/// The values that an assumption may not pass: where a level would move the other way, or a probability be none.
pub(super) fn bounds(case: &BusinessCase, assumption: &Id) -> Vec<Bound> {
    let id = assumption.as_str();
    let of_levels = lines(case)
        .flat_map(changes)
        .filter(|change| change.moves_with(id))
        .filter_map(|change| bound_of(case, change, id));
    let is_probability =
        lines(case).any(|line| line.probability().is_some_and(|probability| probability.is_by(id)));
    let of_probability = [(Decimal::ZERO, Ordering::Less), (Decimal::ONE, Ordering::Greater)]
        .map(|(at, beyond)| Bound { at, beyond, reason: Reason::OutsideProbability });
    of_levels.chain(of_probability.into_iter().filter(|_| is_probability)).collect()
}

/// The other level of a change.
fn bound_of(case: &BusinessCase, change: &Change, id: &str) -> Option<Bound> {
    let is_it = |level: &Level| matches!(level, Level::Assumption(named) if named == id);
    let (other, beyond) = match is_it(change.higher()) {
        true => (change.lower(), Ordering::Less),
        false => (change.higher(), Ordering::Greater),
    };
    let at = other.at(|id| case.assumption(id).map(CaseAssumption::value))?;
    Some(Bound { at, beyond, reason: Reason::NegativeAmounts })
}

fn lines(case: &BusinessCase) -> impl Iterator<Item = &Line> {
    case.alternatives().iter().flat_map(CaseAlternative::lines)
}

/// The levels that move in its amount and in what it can be sold for.
fn changes(line: &Line) -> impl Iterator<Item = &Change> {
    let resale = line.residual().and_then(Residual::resale);
    line.amount().into_iter().chain(resale).flat_map(Amount::changes).map(|(_, change)| change)
}
