//! Drafts of lines and of what they say.

use super::measure::interest;
use super::value::hundredths;
use super::{DRAFT_PERIODS, arbitrary, names};
use crate::case::{
    Adjustment, Amount, Assumption, Benefit, CashEffect, Cost, CostClass, Delay, DisBenefit, EffectMark,
    LineDraft, Loan, Probability, Recipient, Residual, WorkingCapital,
};
use crate::flow::{Growth, Profile, Repayment};
use crate::strategies::decimal::{amounts, positive_amounts};
use crate::strategies::{ranged_assumptions, rate};
use crate::value::{AnnualRate, Rate};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::fmt::Debug;

arbitrary! {
    Amount => drawn_amounts();
    Assumption => ranged_assumptions();
    Delay => (0_u32..=2).prop_map(Delay::Columns);
    Probability => hundredths(0..=100).prop_map(Probability::Share);
    Residual => residuals();
    Adjustment => adjustments();
    Cost => (names("Cost"), any::<CostClass>(), courses()).prop_map(|(name, class, course)| {
        let cost = Cost::new(name, course.amount.clone());
        course.applied(match class {
            CostClass::Capital => cost.capital(),
            CostClass::Recurring => cost,
            CostClass::Transition => cost.transition(),
            CostClass::Transfer => cost.transfer(),
            CostClass::Sunk => cost.sunk(),
        })
    });
    Benefit => effects("Benefit");
    DisBenefit => effects("Dis-benefit");
    WorkingCapital => (names("Stocks"), courses())
        .prop_map(|(name, course)| course.applied(WorkingCapital::new(name, course.amount.clone())));
    Loan => (names("Loan"), positive_amounts(), rate::annual(interest()), 1..=DRAFT_PERIODS).prop_map(
        |(name, amount, rate, over)| {
            let repayment = Repayment::Level { over, balloon: Decimal::ZERO };
            Loan::new(name, Amount::number(amount), rate).repaid(repayment)
        },
    );
}

/// What a line amounts to, and when.
#[derive(Debug, Clone)]
struct Course {
    amount: Amount,
    profile: Profile,
    growth: Option<Growth>,
    recipient: Recipient,
}

fn courses() -> impl Strategy<Value = Course> {
    (drawn_amounts(), any::<Profile>(), prop::option::weighted(0.3, any::<Growth>()), any::<Recipient>())
        .prop_map(|(amount, profile, growth, recipient)| Course { amount, profile, growth, recipient })
}

impl Course {
    fn applied<K>(&self, line: LineDraft<K>) -> LineDraft<K> {
        let line = line.profile(self.profile.clone()).recipient(self.recipient);
        match self.growth {
            Some(Growth::FromFirstColumn(rate)) => line.growing(rate),
            Some(Growth::FromColumnZero(rate)) => line.escalating(rate),
            None => line,
        }
    }
}

fn drawn_amounts() -> impl Strategy<Value = Amount> {
    (amounts(), prop::option::weighted(0.3, hundredths(0..=100))).prop_map(|(amount, share)| {
        let amount = Amount::number(amount);
        share.map_or(amount.clone(), |share| amount.times(share, "share"))
    })
}

fn effects<K: EffectMark + Debug + 'static>(name: &'static str) -> impl Strategy<Value = LineDraft<K>> {
    (names(name), any::<CashEffect>(), courses()).prop_map(|(name, effect, course)| {
        let in_money = || LineDraft::<K>::new(name.clone(), course.amount.clone());
        match effect {
            CashEffect::Cashable => course.applied(in_money()),
            CashEffect::NonCashable => course.applied(in_money().non_cashable()),
            CashEffect::Transfer => course.applied(in_money().transfer()),
            CashEffect::Quantified => course.applied(in_money().quantified()),
            CashEffect::Qualitative => LineDraft::<K>::qualitative(name).recipient(course.recipient),
        }
    })
}

/// What may be left of a cost; a perpetuity grows more slowly than most cases are discounted.
fn residuals() -> impl Strategy<Value = Residual> {
    let slow = |permille| {
        let rate = Rate::from_fraction(Decimal::new(permille, 3)).expect("it is above -100 %");
        Residual::Perpetuity { growth: AnnualRate::from(rate) }
    };
    prop_oneof![
        Just(Residual::None),
        Just(Residual::RemainingLife),
        amounts().prop_map(|amount| Residual::Resale(Amount::number(amount))),
        (-50_i64..=0).prop_map(slow),
    ]
}

/// Those that any line with an amount may have.
fn adjustments() -> impl Strategy<Value = Adjustment> {
    let overruns = prop::collection::vec(hundredths(-50..=200), 1..=5);
    prop_oneof![
        hundredths(0..=50).prop_map(Adjustment::confidence),
        (overruns, hundredths(0..=100))
            .prop_map(|(overruns, percentile)| Adjustment::reference_class(overruns, percentile)),
        hundredths(0..=100).prop_map(|share| Adjustment::overlap("a shared gain", share)),
    ]
    .prop_map(|adjustment| adjustment.source("comparable projects"))
}
