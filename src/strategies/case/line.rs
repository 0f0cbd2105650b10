//! Costs, benefits and dis-benefits of every class.

use super::discounting::NAMED;
use super::scope::{self, DetailDraft, Scope};
use super::{Context, assumption};
use crate::case::{
    Amount, CashEffect, Cost, CostClass, EffectMark, LineDraft as StatedLine, LineKind, Recipient,
    WorkingCapital,
};
use crate::strategies::decimal::amounts;
use crate::strategies::label::Labels;
use crate::strategies::profile::{self, ProfileDraft};
use crate::strategies::rate;
use crate::value::{AnnualRate, Rate, money};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use rust_decimal::Decimal;

/// A line before the timeline and the assumptions of its case are known.
#[derive(Debug, Clone)]
pub(super) struct LineDraft {
    pub(super) kind: LineKind,
    name: Option<String>,
    amount: AmountDraft,
    profile: ProfileDraft,
    detail: DetailDraft,
    growth: Vec<GrowthDraft>,
    /// Discounted in a way of its own, where the case names one.
    is_named: bool,
    recipient: Recipient,
    owner: Option<String>,
    evidence: Option<String>,
    tags: Vec<String>,
}

#[derive(Debug, Clone)]
struct AmountDraft {
    /// The amount where no assumption is named.
    stated: Decimal,
    assumptions: Vec<Index>,
    times: Option<(Decimal, String)>,
}

#[derive(Debug, Clone)]
struct GrowthDraft {
    rate: AnnualRate,
    from_column_zero: bool,
}

pub(super) fn drafts(labels: Labels, scope: Scope) -> impl Strategy<Value = LineDraft> {
    let what =
        (kinds(scope), labels.names(), amount_drafts(labels), (profile::drafts(), scope::details(scope)));
    let growth = prop_oneof![3 => Just(Vec::new()), 1 => vec(growth_drafts(), 1..=2)];
    let about = (
        prop::sample::select(Recipient::ALL),
        labels.optional(&["head of service", "finance"]),
        labels.optional(&["measured in a pilot"]),
        labels.lists(&["it", "staff", "one-off"], 0..=2),
    );
    (what, growth, prop::bool::weighted(0.3), about).prop_map(
        |((kind, name, amount, (profile, detail)), growth, is_named, (recipient, owner, evidence, tags))| {
            LineDraft {
                kind,
                name,
                amount,
                profile,
                detail,
                growth,
                is_named,
                recipient,
                owner,
                evidence,
                tags,
            }
        },
    )
}

/// Every kind with every class, those that count more often than the others.
fn kinds(scope: Scope) -> impl Strategy<Value = LineKind> {
    let classes = prop::sample::select(CostClass::ALL);
    let effects = || {
        prop_oneof![
            3 => prop::sample::select(vec![CashEffect::Cashable, CashEffect::NonCashable]),
            1 => prop::sample::select(CashEffect::ALL),
        ]
    };
    let kinds = prop_oneof![
        3 => classes.prop_map(LineKind::Cost),
        3 => effects().prop_map(LineKind::Benefit),
        1 => effects().prop_map(LineKind::DisBenefit),
    ];
    match scope {
        Scope::Taxed => prop_oneof![7 => kinds, 1 => Just(LineKind::WorkingCapital)].boxed(),
        _ => kinds.boxed(),
    }
}

fn amount_drafts(labels: Labels) -> impl Strategy<Value = AmountDraft> {
    let assumptions = prop_oneof![1 => Just(Vec::new()), 1 => vec(any::<Index>(), 1..=2)];
    let price = (0_i64..=10_000).prop_map(|pence| Decimal::new(pence, 2));
    let times = prop::option::of((price, labels.texts(&["GBP an hour", "hours a call"])));
    (amounts(), assumptions, times).prop_map(|(stated, assumptions, times)| AmountDraft {
        stated,
        assumptions,
        times,
    })
}

fn growth_drafts() -> impl Strategy<Value = GrowthDraft> {
    let rates = (-50_i64..=100)
        .prop_map(|permille| Rate::from_fraction(Decimal::new(permille, 3)).expect("-5 % is above -100 %"));
    (rate::annual(rates), any::<bool>())
        .prop_map(|(rate, from_column_zero)| GrowthDraft { rate, from_column_zero })
}

impl LineDraft {
    pub(super) fn cost(&self, class: CostClass, index: usize, context: &Context<'_>) -> Cost {
        let cost = Cost::new(self.name_or("Cost", index), self.amount.in_money(context));
        let cost = match class {
            CostClass::Capital => self.detail.left(cost.capital(), context.setting),
            CostClass::Recurring => cost,
            CostClass::Transition => cost.transition(),
            CostClass::Transfer => cost.transfer(),
            CostClass::Sunk => cost.sunk(),
        };
        let cost = match (class, self.recipient) {
            (CostClass::Capital, Recipient::Organisation) => self.detail.written_off(cost),
            _ => self.detail.taxed(cost),
        };
        self.described(self.discounted(self.over_time(cost, context), context))
    }

    pub(super) fn working_capital(&self, index: usize, context: &Context<'_>) -> WorkingCapital {
        let level = WorkingCapital::new(self.name_or("Stocks", index), self.amount.in_money(context));
        let level = self.detail.level(level, &self.profile, context.place, context.setting);
        self.described(self.discounted(level, context))
    }

    /// A benefit or a dis-benefit.
    pub(super) fn effect<K: EffectMark>(
        &self,
        effect: CashEffect,
        index: usize,
        context: &Context<'_>,
    ) -> StatedLine<K> {
        let name = self.name_or("Effect", index);
        let line = match effect {
            CashEffect::Cashable => StatedLine::<K>::new(name, self.amount.in_money(context)),
            CashEffect::NonCashable => {
                StatedLine::<K>::new(name, self.amount.in_money(context)).non_cashable()
            }
            CashEffect::Quantified => StatedLine::<K>::new(name, self.amount.in_units(context)).quantified(),
            CashEffect::Qualitative => return self.described(StatedLine::qualitative(name)),
        };
        let line = self.over_time(line, context);
        self.described(match effect {
            CashEffect::Quantified => line,
            _ => self.detail.taxed(self.discounted(line, context)),
        })
    }

    fn discounted<K>(&self, line: StatedLine<K>, context: &Context<'_>) -> StatedLine<K> {
        if self.is_named && context.setting.discounting.is_named() { line.discounted_as(NAMED) } else { line }
    }

    fn name_or(&self, plain: &str, index: usize) -> String {
        self.name.clone().unwrap_or_else(|| format!("{plain} {}", index + 1))
    }

    fn over_time<K>(&self, line: StatedLine<K>, context: &Context<'_>) -> StatedLine<K> {
        let line = self.detail.applied(line, &self.profile, context.place, context.setting);
        self.growth.iter().fold(line, |line, growth| growth.applied(line, context.setting.periods))
    }

    fn described<K>(&self, line: StatedLine<K>) -> StatedLine<K> {
        let mut line = line.recipient(self.recipient);
        if let Some(owner) = &self.owner {
            line = line.owner(owner);
        }
        if let Some(evidence) = &self.evidence {
            line = line.evidence(evidence);
        }
        self.tags.iter().fold(line, StatedLine::tag)
    }
}

impl AmountDraft {
    fn in_money(&self, context: &Context<'_>) -> Amount {
        self.product(Amount::from(money(self.stated, context.setting.currency)), context)
    }

    fn in_units(&self, context: &Context<'_>) -> Amount {
        self.product(Amount::quantity(self.stated, "units"), context)
    }

    /// A product that begins with an assumption, where the case has any, or with the stated amount.
    fn product(&self, stated: Amount, context: &Context<'_>) -> Amount {
        let known = context.assumptions.len();
        let mut named = self.assumptions.iter().filter(|_| known > 0).map(|index| index.index(known));
        let amount = named.next().map_or(stated, |first| Amount::of(assumption::id_of(first)));
        let amount = named.fold(amount, |amount, next| amount.times_assumption(assumption::id_of(next)));
        match &self.times {
            Some((price, unit)) => amount.times(*price, unit),
            None => amount,
        }
    }
}

impl GrowthDraft {
    fn applied<K>(&self, line: StatedLine<K>, periods: u32) -> StatedLine<K> {
        let rate = self.bounded(periods);
        if self.from_column_zero { line.escalating(rate) } else { line.growing(rate) }
    }

    /// At most 3 / periods, so that what grows over all of them grows less than e^3 times: no cell passes the limit.
    fn bounded(&self, periods: u32) -> AnnualRate {
        let most = Decimal::new((3_000 / i64::from(periods)).min(100), 3);
        let rate = Rate::from_fraction(self.rate.rate().fraction().min(most)).expect("it is above -100 %");
        AnnualRate::nominal(rate, self.rate.compounding())
    }
}
