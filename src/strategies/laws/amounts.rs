//! A case in other units of money.

use super::Violation;
use super::closeness::Closeness;
use crate::case::{Amount, BusinessCase, CaseDraft, Residual};
use crate::measure::Outcome;
use crate::value::Id;
use rust_decimal::Decimal;

const LAW: &str = "proportionality to amounts";

/// So many times every amount of a case is worth so many times as much.
///
/// Every line gets the factor, with what it is resold for. Cells are rounded before and after, so that there has to be room
/// for as many half units of their last places. The factor is above zero; cases with a line of sixteen factors already, with
/// loans, or with assets that are written off to a stated salvage value cannot be changed so.
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
///     laws::proportional_to_amounts(npv, &case, dec!(3), Closeness::Within(dec!(0.000001)))?;
///     let rate = |case: &BusinessCase, id: &Id| npv(case, id).map(|worth| worth + dec!(1));
///     prop_assert!(laws::proportional_to_amounts(rate, &case, dec!(3), Closeness::Within(dec!(0.000001))).is_err());
/// });
/// ```
pub fn proportional_to_amounts(
    figure: impl Fn(&BusinessCase, &Id) -> Outcome<Decimal>,
    case: &BusinessCase,
    factor: Decimal,
    closeness: Closeness,
) -> Result<(), Violation> {
    let larger = case
        .redrafted(|draft| multiply(draft, factor))
        .map_err(|errors| Violation::of_a_changed_case(LAW, &errors))?;
    for alternative in case.alternatives() {
        let id = alternative.id();
        let parts = [(factor, figure(case, id))];
        let because = "so many times what it was worth before";
        closeness.check(LAW, (Decimal::ONE, figure(&larger, id)), &parts, because, &id.as_str())?;
    }
    Ok(())
}

fn multiply(draft: &mut CaseDraft, factor: Decimal) {
    for alternative in &mut draft.alternatives {
        for cost in &mut alternative.costs {
            multiply_line(&mut cost.amount, &mut cost.residual, factor);
        }
        for benefit in &mut alternative.benefits {
            multiply_line(&mut benefit.amount, &mut benefit.residual, factor);
        }
        for dis_benefit in &mut alternative.dis_benefits {
            multiply_line(&mut dis_benefit.amount, &mut dis_benefit.residual, factor);
        }
        for level in &mut alternative.working_capital {
            multiply_line(&mut level.amount, &mut level.residual, factor);
        }
    }
}

fn multiply_line(amount: &mut Option<Amount>, residual: &mut Option<Residual>, factor: Decimal) {
    let larger = |amount: Amount| amount.times_number(factor);
    *amount = amount.take().map(larger);
    if let Some(Residual::Resale(resale)) = residual {
        *resale = larger(resale.clone());
    }
}
