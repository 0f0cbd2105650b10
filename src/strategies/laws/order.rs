//! What is the same in whatever order it is stated.

use super::{Violation, same};
use crate::case::{Alternative, BusinessCase, CaseDraft};
use std::fmt::Debug;

const LAW: &str = "order";

/// A list has the same answer in every order.
///
/// The list is asked with its first two elements exchanged, and with its first element moved to the end: every order is made
/// of these two steps, so that a function that keeps the law for all lists does not depend on their order at all.
///
/// # Errors
///
/// The [`Violation`].
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::measure::{xirr, xnpv};
/// use bizcase::strategies::laws;
///
/// let flow = [(date(2026, 1, 1), dec!(-100)), (date(2027, 3, 1), dec!(60)), (date(2028, 2, 29), dec!(70))];
/// laws::unmoved_by_order(|flow| xnpv(percent!(5), DayCount::Act365Fixed, flow), &flow)?;
///
/// // A rule that gives a tie to the first is caught where there is a tie.
/// let best = |scores: &[(&'static str, u32)]| {
///     let most = scores.iter().map(|(_, score)| score).max();
///     scores.iter().find(|(_, score)| Some(score) == most).map(|(name, _)| *name)
/// };
/// laws::unmoved_by_order(best, &[("a", 2), ("b", 3)])?;
/// assert!(laws::unmoved_by_order(best, &[("a", 3), ("b", 3)]).is_err());
/// # Ok::<(), laws::Violation>(())
/// ```
pub fn unmoved_by_order<I: Clone + Debug, T: PartialEq + Debug>(
    answer: impl Fn(&[I]) -> T,
    items: &[I],
) -> Result<(), Violation> {
    let expected = answer(items);
    for reordered in [exchanged, moved] {
        let mut items = items.to_vec();
        reordered(&mut items);
        let found = answer(&items);
        same(LAW, &expected, "as in the order stated", &found).map_err(|violation| {
            Violation::new(LAW, violation.expected(), format!("{found:?} for {items:?}"))
        })?;
    }
    Ok(())
}

/// The order of the lines of each alternative changes nothing.
///
/// # Errors
///
/// The [`Violation`].
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::strategies::{cases, laws, proptest::prelude::*};
///
/// proptest!(ProptestConfig::with_cases(20), |(case in cases())| {
///     laws::unmoved_by_order_of_lines(|case| case.appraise().baseline().measures().npv(), &case)?;
/// });
/// ```
pub fn unmoved_by_order_of_lines<T: PartialEq + Debug>(
    figure: impl Fn(&BusinessCase) -> T,
    case: &BusinessCase,
) -> Result<(), Violation> {
    let orders: [fn(&mut Alternative); 2] = [
        |alternative| {
            exchanged(&mut alternative.costs);
            exchanged(&mut alternative.benefits);
            exchanged(&mut alternative.dis_benefits);
            exchanged(&mut alternative.working_capital);
        },
        |alternative| {
            moved(&mut alternative.costs);
            moved(&mut alternative.benefits);
            moved(&mut alternative.dis_benefits);
            moved(&mut alternative.working_capital);
        },
    ];
    let of_case = |order: fn(&mut Alternative)| {
        move |draft: &mut CaseDraft| draft.alternatives.iter_mut().for_each(order)
    };
    orders.into_iter().try_for_each(|order| unmoved("order of lines", &figure, case, of_case(order)))
}

/// The order of the alternatives changes nothing. The figure has to name alternatives by their ids, and not to keep an order
/// of its own.
///
/// # Errors
///
/// The [`Violation`].
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::strategies::{cases, laws, proptest::prelude::*};
/// use std::collections::BTreeSet;
///
/// let leaders = |case: &BusinessCase| -> BTreeSet<Id> {
///     case.appraise().ranking().leaders().iter().cloned().collect()
/// };
/// proptest!(ProptestConfig::with_cases(20), |(case in cases())| {
///     laws::unmoved_by_order_of_alternatives(leaders, &case)?;
/// });
/// ```
pub fn unmoved_by_order_of_alternatives<T: PartialEq + Debug>(
    figure: impl Fn(&BusinessCase) -> T,
    case: &BusinessCase,
) -> Result<(), Violation> {
    let orders: [fn(&mut CaseDraft); 2] =
        [|draft| exchanged(&mut draft.alternatives), |draft| moved(&mut draft.alternatives)];
    orders.into_iter().try_for_each(|order| unmoved("order of alternatives", &figure, case, order))
}

fn unmoved<T: PartialEq + Debug>(
    law: &'static str,
    figure: impl Fn(&BusinessCase) -> T,
    case: &BusinessCase,
    change: impl FnOnce(&mut CaseDraft),
) -> Result<(), Violation> {
    let changed = case.redrafted(change).map_err(|errors| Violation::of_a_changed_case(law, &errors))?;
    same(law, &figure(case), "as in the order stated", &figure(&changed))
}

/// The first two the other way round.
fn exchanged<T>(items: &mut [T]) {
    if let [first, second, ..] = items {
        std::mem::swap(first, second);
    }
}

/// The first behind all others.
fn moved<T>(items: &mut [T]) {
    if !items.is_empty() {
        items.rotate_left(1);
    }
}
