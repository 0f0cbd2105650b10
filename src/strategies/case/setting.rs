//! What a case states once: title, currency, timeline, conventions, discounting.

use super::discounting::{self, DiscountingDraft};
use crate::case::{BusinessCase, CaseBuilder, Conventions};
use crate::measure::BcrRule;
use crate::strategies::label::Labels;
use crate::time::{Step, Timeline, Timing};
use crate::value::{Currency, PageUnit};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
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
}

pub(super) fn settings(periods: RangeInclusive<u32>, labels: Labels) -> impl Strategy<Value = Setting> {
    // One with its minor units of two places, one without, one with three.
    let currencies = prop::sample::select(vec!["GBP", "JPY", "KWD"])
        .prop_map(|code| code.parse().expect("an ISO 4217 code"));
    let texts = (
        labels.texts(&["A case"]),
        labels.optional(&["Which way forward?"]),
        labels.lists(&["shorter waiting", "lower cost"], 0..=2),
    );
    (texts, currencies, starts(), periods, conventions(), discounting::drafts()).prop_map(
        |((title, question, objectives), currency, start, periods, conventions, discounting)| Setting {
            title,
            question,
            objectives,
            currency,
            start,
            periods,
            conventions,
            discounting,
        },
    )
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
    (year, timing, rule, unit).prop_map(|(year, timing, rule, unit)| {
        let untimed = year.map_or_else(Conventions::nominal, Conventions::real);
        let conventions = match timing {
            Timing::Start => untimed.start_of_period(),
            _ => untimed.end_of_period(),
        };
        conventions.benefit_cost_rule(rule).page_in(unit)
    })
}

impl Setting {
    pub(super) fn builder(&self) -> CaseBuilder {
        let builder = BusinessCase::builder(&self.title, self.currency)
            .timeline(Timeline::starting(self.start, self.periods, Step::Year))
            .conventions(self.conventions);
        let mut builder = self.discounting.stated_in(builder, self.conventions, self.periods);
        if let Some(question) = &self.question {
            builder = builder.question(question);
        }
        self.objectives.iter().fold(builder, CaseBuilder::objective)
    }
}
