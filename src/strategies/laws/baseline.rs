//! What a comparison with the baseline does not depend on, and what it does.

use super::closeness::Closeness;
use super::{Violation, same};
use crate::case::{Alternative, AlternativeKind, BaselineDraft, BusinessCase, CaseDraft};
use crate::measure::Outcome;
use crate::value::Id;
use rust_decimal::Decimal;
use std::fmt::Debug;

/// What every alternative has as well, the baseline too, changes no comparison.
///
/// The closure adds a line to an alternative. One that is delayed would have the line later than the others, so that the case
/// has to have no delay of an alternative.
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
///     let rent = Cost::new("Rent", money(5_000, case.currency())).every_period();
///     let with_rent = |alternative: Alternative| alternative.cost(rent.clone());
///     let margin = |case: &BusinessCase| case.appraise().ranking().margin();
///     laws::unmoved_by_a_common_line(margin, &case, with_rent)?;
///
///     // What the baseline is worth by itself is no comparison.
///     let npv = |case: &BusinessCase| case.appraise().baseline().measures().npv();
///     prop_assert!(laws::unmoved_by_a_common_line(npv, &case, with_rent).is_err());
/// });
/// ```
pub fn unmoved_by_a_common_line<T: PartialEq + Debug>(
    figure: impl Fn(&BusinessCase) -> T,
    case: &BusinessCase,
    with_line: impl Fn(Alternative) -> Alternative,
) -> Result<(), Violation> {
    const LAW: &str = "baseline neutrality";
    let add = |draft: &mut CaseDraft| {
        draft.alternatives = std::mem::take(&mut draft.alternatives).into_iter().map(with_line).collect();
    };
    let with_line = case.redrafted(add).map_err(|errors| Violation::of_a_changed_case(LAW, &errors))?;
    same(LAW, &figure(case), "as before every alternative had the line", &figure(&with_line))
}

/// Of two alternatives, one is better by as much as the other is worse: where the other becomes the baseline, the difference
/// changes its sign.
///
/// The figure is the difference of the named alternative from the baseline. It is asked of every alternative, and then of the
/// baseline against it.
///
/// # Errors
///
/// The [`Violation`].
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::strategies::{cases, laws, laws::Closeness, proptest::prelude::*};
///
/// let gain = |case: &BusinessCase, id: &Id| {
///     let appraisal = case.appraise();
///     appraisal.alternative(id.as_str()).unwrap().comparison().map_or(Outcome::Value(dec!(0)), |it| it.npv())
/// };
/// proptest!(ProptestConfig::with_cases(20), |(case in cases())| {
///     laws::reversed_with_the_baseline(gain, &case, Closeness::LastPlace)?;
/// });
/// ```
pub fn reversed_with_the_baseline(
    difference: impl Fn(&BusinessCase, &Id) -> Outcome<Decimal>,
    case: &BusinessCase,
    closeness: Closeness,
) -> Result<(), Violation> {
    const LAW: &str = "reversal of the baseline";
    let baseline = case.baseline().id();
    for (position, alternative) in case.alternatives().iter().enumerate() {
        let id = alternative.id();
        let reversed = case
            .redrafted(|draft| {
                draft.baseline = BaselineDraft::Id(id.to_string());
                // Only what would happen without a decision may be the baseline.
                draft.alternatives[position].kind = Some(AlternativeKind::DoMinimum);
            })
            .map_err(|errors| Violation::of_a_changed_case(LAW, &errors))?;
        let parts = [(Decimal::NEGATIVE_ONE, difference(case, id))];
        let whole = (Decimal::ONE, difference(&reversed, baseline));
        let of = format!("{} against {}", baseline.as_str(), id.as_str());
        closeness.check(LAW, whole, &parts, "the same with the other sign", &of)?;
    }
    Ok(())
}
