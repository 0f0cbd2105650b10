//! What a case states once: title, currency, timeline, conventions, discounting.

use super::discounting::{self, DiscountingDraft};
use super::scope::{CHANCE, SLIP, Scope};
use crate::case::{Assumption, BusinessCase, CaseBuilder, Conventions, LossRule, TaxPayment, TaxRules, View};
use crate::measure::BcrRule;
use crate::strategies::label::Labels;
use crate::strategies::profile::up_to;
use crate::time::{DayCount, Step, Timeline, Timing};
use crate::value::{Currency, PageUnit, Rate};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::Index;
use rust_decimal::Decimal;
use std::ops::RangeInclusive;

/// A case without its alternatives.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    title: String,
    question: Option<String>,
    objectives: Vec<String>,
    pub(super) currency: Currency,
    start: Date,
    pub(super) periods: u32,
    conventions: Conventions,
    pub(super) discounting: DiscountingDraft,
    detail: SettingDetail,
}

/// What a case states beyond the plain.
#[derive(Debug, Clone)]
struct SettingDetail {
    day_count: Option<DayCount>,
    /// In tenths of a percent, before it is bounded.
    inflation: Option<i64>,
    /// By how many columns lines may slip, before it is bounded.
    slip: Option<Index>,
    /// How likely some lines are, in percent: low, central, high.
    chance: Option<[i64; 3]>,
    tax: Option<TaxDraft>,
}

#[derive(Debug, Clone, Copy)]
struct TaxDraft {
    percent: i64,
    losses: LossRule,
    paid: TaxPayment,
}

pub(super) fn settings(
    periods: RangeInclusive<u32>,
    labels: Labels,
    scope: Scope,
) -> impl Strategy<Value = Setting> {
    // One with its minor units of two places, one without, one with three.
    let currencies = prop::sample::select(vec!["GBP", "JPY", "KWD"])
        .prop_map(|code| code.parse().expect("an ISO 4217 code"));
    let texts = (
        labels.texts(&["A case"]),
        labels.optional(&["Which way forward?"]),
        labels.lists(&["shorter waiting", "lower cost"], 0..=2),
    );
    (texts, currencies, starts(), periods, conventions(), discounting::drafts(), details(scope)).prop_map(
        |((title, question, objectives), currency, start, periods, conventions, discounting, detail)| {
            Setting {
                title,
                question,
                objectives,
                currency,
                start,
                periods,
                conventions,
                discounting,
                detail,
            }
        },
    )
}

fn details(scope: Scope) -> BoxedStrategy<SettingDetail> {
    if scope == Scope::Plain {
        let none = SettingDetail { day_count: None, inflation: None, slip: None, chance: None, tax: None };
        return Just(none).boxed();
    }
    let day_counts = prop::sample::select(DayCount::ALL.to_vec()).prop_map(Some);
    let inflation = prop::option::weighted(0.7, -20_i64..=20);
    let chance = [0_i64..=100, 0_i64..=100, 0_i64..=100].prop_map(|mut percents| {
        percents.sort_unstable();
        Some(percents)
    });
    (day_counts, inflation, any::<Index>().prop_map(Some), chance, taxes(scope))
        .prop_map(|(day_count, inflation, slip, chance, tax)| SettingDetail {
            day_count,
            inflation,
            slip,
            chance,
            tax,
        })
        .boxed()
}

fn taxes(scope: Scope) -> BoxedStrategy<Option<TaxDraft>> {
    if scope < Scope::Taxed {
        return Just(None).boxed();
    }
    let rules = (prop::sample::select(LossRule::ALL), prop::sample::select(TaxPayment::ALL));
    (0_i64..=60, rules).prop_map(|(percent, (losses, paid))| Some(TaxDraft { percent, losses, paid })).boxed()
}

/// Decision dates: any day of a few decades, the first of January more often than others.
fn starts() -> impl Strategy<Value = Date> {
    let days = prop_oneof![3 => Just(0_i64), 1 => 0_i64..366];
    (2020_i16..2060, days).prop_map(|(year, days)| {
        date(year, 1, 1).checked_add(days.days()).expect("a year after 2060 is still in the calendar")
    })
}

fn conventions() -> impl Strategy<Value = Conventions> {
    let year = prop::option::of(2020_i16..2060);
    let timing = prop::sample::select(vec![Timing::Start, Timing::End]);
    let rule = prop::sample::select(BcrRule::ALL);
    let unit = prop::sample::select(PageUnit::ALL.to_vec());
    let view = prop::option::of(prop::sample::select(View::ALL));
    (year, timing, rule, unit, view).prop_map(|(year, timing, rule, unit, view)| {
        let untimed = year.map_or_else(Conventions::nominal, Conventions::real);
        let conventions = match timing {
            Timing::Start => untimed.start_of_period(),
            _ => untimed.end_of_period(),
        };
        let conventions = conventions.benefit_cost_rule(rule).page_in(unit);
        view.map_or(conventions, |view| conventions.view(view))
    })
}

impl TaxDraft {
    fn stated(self) -> TaxRules {
        let rate = Rate::from_fraction(Decimal::new(self.percent, 2)).expect("it is above -100 %");
        TaxRules::at(rate).losses(self.losses).paid(self.paid)
    }
}

impl Setting {
    pub(super) fn builder(&self) -> CaseBuilder {
        let conventions = match self.detail.day_count {
            Some(day_count) => self.conventions.day_count(day_count),
            None => self.conventions,
        };
        let builder = BusinessCase::builder(&self.title, self.currency)
            .timeline(self.timeline())
            .conventions(conventions);
        let builder = match self.inflation() {
            Some(inflation) => builder.inflation(inflation),
            None => builder,
        };
        // A case in the economic view has no tax.
        let takes_cash = self.conventions.stated_view() != Some(View::Economic);
        let builder = match self.detail.tax.filter(|_| takes_cash) {
            Some(tax) => builder.tax(tax.stated()),
            None => builder,
        };
        let builder = match self.detail.slip {
            Some(_) => builder.assumption(
                Assumption::new(SLIP, self.slip().into())
                    .unit("years")
                    .between(Decimal::ZERO, self.slip().into()),
            ),
            None => builder,
        };
        let builder = match self.detail.chance.map(|percents| percents.map(|of_100| Decimal::new(of_100, 2)))
        {
            Some([low, central, high]) => {
                builder.assumption(Assumption::new(CHANCE, central).between(low, high))
            }
            None => builder,
        };
        let mut builder = self.discounting.stated_in(builder, self.conventions, self.periods);
        if let Some(question) = &self.question {
            builder = builder.question(question);
        }
        self.objectives.iter().fold(builder, CaseBuilder::objective)
    }

    pub(super) fn timeline(&self) -> Timeline {
        Timeline::starting(self.start, self.periods, Step::Year)
            .expect("a drawn timeline ends in the calendar")
    }

    pub(super) fn start_year(&self) -> i16 {
        self.start.year()
    }

    pub(super) fn has_inflation(&self) -> bool {
        self.detail.inflation.is_some()
    }

    /// At most 1 / (periods + 45) a year, so that prices between any two years of the case differ by less than e: no cell
    /// passes the limit.
    fn inflation(&self) -> Option<Rate> {
        let most = 1_000 / (i64::from(self.periods) + 45);
        let bounded = self.detail.inflation?.clamp(-most, most);
        Some(Rate::from_fraction(Decimal::new(bounded, 3)).expect("it is above -100 %"))
    }

    /// By how many columns what slips does.
    pub(super) fn slip(&self) -> u32 {
        self.detail.slip.map_or(0, |slip| up_to(slip, self.periods - 1))
    }
}
