//! The cash of the organisation and the resources of society.

use super::{Violation, same};
use crate::case::{
    BusinessCase, CaseDraft, CashEffect, CostClass, EffectMark, LineDraft, LineKind, Recipient, Taxation,
    View,
};
use crate::error::Errors;
use crate::value::Id;
use std::fmt::Debug;

const LAW: &str = "agreement of views";

/// Where everything in money is cash of the organisation and no transfer, both views give the same answer.
///
/// The case is changed into one of that kind: transfers become recurring costs, effects that are no cash become cash, all of
/// the organisation; tax goes, which one view has alone. It is then asked in either view.
///
/// # Errors
///
/// The [`Violation`].
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::strategies::{cases, laws, proptest::prelude::*};
///
/// let npv = |case: &BusinessCase, id: &Id| case.appraise().alternative(id.as_str()).unwrap().measures().npv();
/// proptest!(ProptestConfig::with_cases(20), |(case in cases())| {
///     laws::same_in_both_views(npv, &case)?;
/// });
/// ```
pub fn same_in_both_views<T: PartialEq + Debug>(
    figure: impl Fn(&BusinessCase, &Id) -> T,
    case: &BusinessCase,
) -> Result<(), Violation> {
    let refused = |errors: Errors| Violation::of_a_changed_case(LAW, &errors);
    let [financial, economic] =
        [View::Financial, View::Economic].map(|view| case.redrafted(|draft| state_all_as_cash(draft, view)));
    let (financial, economic) = (financial.map_err(refused)?, economic.map_err(refused)?);
    for alternative in case.alternatives() {
        let [own, of_all] = [&financial, &economic].map(|case| figure(case, alternative.id()));
        let because = format!("as in the financial view of {:?}", alternative.id().as_str());
        same(LAW, &own, &because, &of_all)?;
    }
    Ok(())
}

fn state_all_as_cash(draft: &mut CaseDraft, view: View) {
    draft.conventions = draft.conventions.map(|conventions| conventions.view(view));
    draft.tax = None;
    for alternative in &mut draft.alternatives {
        // What adjusts lines of one class adjusts no others.
        alternative.adjustments.clear();
        for cost in &mut alternative.costs {
            state_of_organisation(cost);
            cost.depreciation = None;
            if cost.kind == LineKind::Cost(CostClass::Transfer) {
                cost.kind = LineKind::Cost(CostClass::Recurring);
            }
        }
        alternative.benefits.iter_mut().for_each(state_effect_as_cash);
        alternative.dis_benefits.iter_mut().for_each(state_effect_as_cash);
        alternative.working_capital.iter_mut().for_each(state_of_organisation);
    }
}

fn state_of_organisation<K>(line: &mut LineDraft<K>) {
    line.recipient = Recipient::Organisation;
    line.view = None;
    line.taxation = Taxation::Taxed;
}

fn state_effect_as_cash<K: EffectMark>(line: &mut LineDraft<K>) {
    state_of_organisation(line);
    if let LineKind::Benefit(effect) | LineKind::DisBenefit(effect) = line.kind
        && matches!(effect, CashEffect::Transfer | CashEffect::NonCashable)
    {
        line.kind = K::kind(CashEffect::Cashable);
    }
}
