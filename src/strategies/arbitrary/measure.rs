//! Flows, loans, depreciation and the rules of measures.

use super::{DRAFT_PERIODS, arbitrary, arbitrary_words};
use crate::flow::{CashFlow, DatedCashFlow, Depreciation, Growth, LoanTerms, Profile, Repayment};
use crate::measure::annuity::Due;
use crate::measure::depreciation::{MacrsTable, RealProperty, Switch};
use crate::measure::{BcrRule, Discounting, MirrRule};
use crate::strategies::decimal::positive_amounts;
use crate::strategies::{dated_flows, depreciation_methods, flows, profiles, rate, rates};
use crate::time::{Step, Timing};
use crate::value::{AnnualRate, Rate, RateSchedule};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The longest flow that is drawn.
const COLUMNS: usize = 12;

arbitrary_words! { BcrRule, Due, MacrsTable, RealProperty, Switch }

arbitrary! {
    CashFlow => flows(1..=COLUMNS).prop_map(|flow| CashFlow::new(flow).expect("it has a column"));
    DatedCashFlow => dated_flows(1..=COLUMNS).prop_map(|flow| DatedCashFlow::new(flow).expect("it has a date"));
    Profile => profiles(DRAFT_PERIODS);
    Growth => (growth_rates(), any::<bool>()).prop_map(|(rate, from_column_zero)| {
        if from_column_zero { Growth::FromColumnZero(rate) } else { Growth::FromFirstColumn(rate) }
    });
    Depreciation => prop::sample::select(depreciation_methods());
    Repayment => repayments();
    LoanTerms => (rate::annual(interest()), repayments(), 0_u32..=3).prop_map(|(rate, repayment, interest_only)| {
        LoanTerms::new(rate, repayment).expect("a drawn repayment is valid").interest_only_for(interest_only)
    });
    MirrRule => (interest(), interest(), 0..3).prop_map(|(finance, reinvest, rule)| match rule {
        0 => MirrRule::Combination { finance, reinvest },
        1 => MirrRule::Discounting { finance },
        _ => MirrRule::Reinvestment { reinvest },
    });
    Discounting => (1_u32..=40, interest(), any::<Step>(), any::<Timing>()).prop_map(|(periods, rate, step, timing)| {
        Discounting::over(periods, &RateSchedule::flat(rate), step, timing).expect("one rate fits every length")
    });
}

/// From -5 % to 10 % a year, so that a few years of it stay plausible.
pub(super) fn growth_rates() -> impl Strategy<Value = AnnualRate> {
    rate::annual((-50_i64..=100).prop_map(permille))
}

/// What money costs: 0 % to 20 %.
pub(super) fn interest() -> impl Strategy<Value = Rate> {
    prop_oneof![
        (0_i64..=200).prop_map(permille),
        rates().prop_map(|rate| rate.clamp(Rate::ZERO, permille(200)))
    ]
}

fn permille(permille: i64) -> Rate {
    Rate::from_fraction(Decimal::new(permille, 3)).expect("it is above -100 %")
}

/// Over at most as many periods as a draft may need, without a balloon: it would have to fit the amount.
fn repayments() -> impl Strategy<Value = Repayment> {
    let over = 1..=DRAFT_PERIODS;
    let balloon = Decimal::ZERO;
    prop_oneof![
        over.clone().prop_map(move |over| Repayment::Level { over, balloon }),
        over.prop_map(move |over| Repayment::EqualPrincipal { over, balloon }),
        positive_amounts().prop_map(Repayment::Payment),
    ]
}
