//! An alternative and each of its lines alone.

use super::Violation;
use super::closeness::{Closeness, Term};
use crate::case::{Alternative, BusinessCase};
use crate::measure::Outcome;
use crate::value::Id;
use rust_decimal::Decimal;

const LAW: &str = "additivity over lines";

/// An alternative is worth what its lines are worth, each alone: no line is dropped, none is counted twice.
///
/// The figure is asked of the case, then of cases in which the alternative has one of its lines and no other, and without
/// loans. It has to be one of the alternative by itself: against a baseline each line alone would have the baseline taken from
/// it. Tax that carries losses forward ties lines to each other, so that it has to be left out.
///
/// # Errors
///
/// The [`Violation`].
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::strategies::{cases, laws, laws::Closeness, proptest::prelude::*};
///
/// let npv = |case: &BusinessCase, id: &Id| case.appraise().alternative(id.as_str()).unwrap().measures().npv();
/// proptest!(ProptestConfig::with_cases(20), |(case in cases())| {
///     laws::additive_over_lines(npv, &case, Closeness::LastPlace)?;
/// });
///
/// // A program that takes account of the first line alone is caught as soon as there are two.
/// let case = BusinessCase::builder("Two costs", Currency::GBP)
///     .timeline(Timeline::years(2026, 1))
///     .conventions(Conventions::nominal().end_of_period())
///     .discounting(percent!(0))
///     .baseline(
///         Alternative::do_nothing("Today")
///             .cost(Cost::new("Rent", gbp(3)).once())
///             .cost(Cost::new("Heating", gbp(2)).once()),
///     )
///     .build()?;
/// let of_first = |case: &BusinessCase, _: &Id| Outcome::Value(-case.baseline().lines()[0].cells()[0]);
/// let violation = laws::additive_over_lines(of_first, &case, Closeness::LastPlace).unwrap_err();
/// assert_eq!(
///     violation.to_string(),
///     "additivity over lines: expected -5, the sum of what each line is worth alone; found -3 for \"today\"",
/// );
/// # Ok::<(), Errors>(())
/// ```
pub fn additive_over_lines(
    figure: impl Fn(&BusinessCase, &Id) -> Outcome<Decimal>,
    case: &BusinessCase,
    closeness: Closeness,
) -> Result<(), Violation> {
    for (position, alternative) in case.alternatives().iter().enumerate() {
        let id = alternative.id();
        let alone = |line: usize| -> Result<Term, Violation> {
            let changed = case.redrafted(|draft| keep_one_line(&mut draft.alternatives[position], line));
            let changed = changed.map_err(|errors| Violation::of_a_changed_case(LAW, &errors))?;
            Ok((Decimal::ONE, figure(&changed, id)))
        };
        let parts: Vec<Term> = (0..alternative.lines().len()).map(alone).collect::<Result<_, _>>()?;
        let whole = (Decimal::ONE, figure(case, id));
        closeness.check(LAW, whole, &parts, "the sum of what each line is worth alone", &id.as_str())?;
    }
    Ok(())
}

/// Takes every line away but the one at this place, and what adjusts the others.
fn keep_one_line(alternative: &mut Alternative, kept: usize) {
    let mut place = 0;
    let mut is_kept = || {
        place += 1;
        place == kept + 1
    };
    alternative.costs.retain(|_| is_kept());
    alternative.benefits.retain(|_| is_kept());
    alternative.dis_benefits.retain(|_| is_kept());
    alternative.working_capital.retain(|_| is_kept());
    alternative.loans.clear();
    let costs = alternative.costs.iter().map(|line| line.kind);
    let benefits = alternative.benefits.iter().map(|line| line.kind);
    let kinds: Vec<_> =
        costs.chain(benefits).chain(alternative.dis_benefits.iter().map(|line| line.kind)).collect();
    alternative.adjustments.retain(|adjustment| adjustment.on.is_none_or(|on| kinds.contains(&on)));
}
