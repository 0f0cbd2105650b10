//! Costs, benefits and dis-benefits of every class.

use super::adjustment::{self, ChainDraft};
use super::discounting::NAMED;
use super::scope::{self, DetailDraft, Scope};
use super::{Context, assumption};
use crate::case::{
    Amount, CashEffect, Cost, CostClass, EffectMark, LineDraft as StatedLine, LineKind, Movement, Recipient,
    View, WorkingCapital,
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
    chain: ChainDraft,
    /// Discounted in a way of its own, where the case names one.
    is_named: bool,
    recipient: Recipient,
    /// The view in which alone it counts, where it can count in that.
    view: Option<View>,
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
    /// What moves is a level, from this share of another: of the first assumption, or of one.
    level: Option<(Decimal, Movement)>,
}

#[derive(Debug, Clone)]
struct GrowthDraft {
    rate: AnnualRate,
    from_column_zero: bool,
}

pub(super) fn drafts(labels: Labels, scope: Scope) -> impl Strategy<Value = LineDraft> {
    let what = (
        kinds(scope),
        labels.names(),
        amount_drafts(labels, scope),
        (profile::drafts(), scope::details(scope)),
    );
    let growth = prop_oneof![3 => Just(Vec::new()), 1 => vec(growth_drafts(), 1..=2)];
    let about = (
        prop::sample::select(Recipient::ALL),
        prop::option::weighted(0.2, prop::sample::select(View::ALL)),
        labels.optional(&["head of service", "finance"]),
        labels.optional(&["measured in a pilot"]),
        labels.lists(&["it", "staff", "one-off"], 0..=2),
    );
    let rises = (growth, adjustment::chains(scope));
    (what, rises, prop::bool::weighted(0.3), about).prop_map(
        |(
            (kind, name, amount, (profile, detail)),
            (growth, chain),
            is_named,
            (recipient, view, owner, evidence, tags),
        )| {
            LineDraft {
                kind,
                name,
                amount,
                profile,
                detail,
                growth,
                chain,
                is_named,
                recipient,
                view,
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

fn amount_drafts(labels: Labels, scope: Scope) -> impl Strategy<Value = AmountDraft> {
    let assumptions = prop_oneof![1 => Just(Vec::new()), 1 => vec(any::<Index>(), 1..=2)];
    let price = (0_i64..=10_000).prop_map(|pence| Decimal::new(pence, 2));
    let times = prop::option::of((price, labels.texts(&["GBP an hour", "hours a call"])));
    (amounts(), assumptions, times, levels(scope))
        .prop_map(|(stated, assumptions, times, level)| AmountDraft { stated, assumptions, times, level })
}

fn levels(scope: Scope) -> BoxedStrategy<Option<(Decimal, Movement)>> {
    if scope == Scope::Plain {
        return Just(None).boxed();
    }
    let share = (0_i64..=100).prop_map(|percent| Decimal::new(percent, 2));
    prop::option::weighted(0.3, (share, prop::sample::select(Movement::ALL))).boxed()
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
        let cost = self.chain.applied(cost, LineKind::Cost(class), index);
        let cost = if class == CostClass::Sunk { cost } else { self.detail.likely(cost) };
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
            CashEffect::Transfer => StatedLine::<K>::new(name, self.amount.in_money(context)).transfer(),
            CashEffect::Quantified => StatedLine::<K>::new(name, self.amount.in_units(context)).quantified(),
            CashEffect::Qualitative => {
                return self.described(self.detail.contributing(StatedLine::qualitative(name)));
            }
        };
        let line = self.chain.applied(self.over_time(line, context), K::kind(effect), index);
        let line = self.detail.contributing(line);
        self.described(match effect {
            CashEffect::Quantified => line,
            _ => self.detail.taxed(self.detail.likely(self.discounted(line, context))),
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
        if let Some(view) = self.view.filter(|view| view.counts(self.kind, self.recipient)) {
            line = line.only_in(view);
        }
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
        let amount = match named.next() {
            Some(first) => self.assumed(first, context),
            None => self.moved(stated),
        };
        let amount = named.fold(amount, |amount, next| amount.times_assumption(assumption::id_of(next)));
        match &self.times {
            Some((price, unit)) => amount.times(*price, unit),
            None => amount,
        }
    }

    /// An assumption, or its distance from a level that it never falls below.
    fn assumed(&self, index: usize, context: &Context<'_>) -> Amount {
        let id = assumption::id_of(index);
        match self.level {
            None => Amount::of(id),
            Some((share, movement)) => {
                let lower = context.assumptions[index].lowest() * share;
                match movement {
                    Movement::Rise => Amount::rise(lower, id, "units"),
                    Movement::Fall => Amount::fall(id, lower, "units"),
                }
            }
        }
    }

    /// The stated amount, or a part of it.
    fn moved(&self, stated: Amount) -> Amount {
        match self.level {
            None => stated,
            Some((share, Movement::Rise)) => stated.times_rise(share, Decimal::ONE, "share"),
            Some((share, Movement::Fall)) => stated.times_fall(Decimal::ONE, share, "share"),
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
