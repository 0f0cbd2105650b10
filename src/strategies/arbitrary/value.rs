//! Money, rates, shares, ids, dates.

use super::{arbitrary, arbitrary_words};
use crate::strategies::{currencies, money_in, rate, rates};
use crate::time::{DayCount, Step, Timeline, Timing};
use crate::value::{
    AnnualRate, Band, Compounding, Currency, Id, Money, PageUnit, Rate, RateSchedule, ScheduleForm, Share,
    Weight,
};
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::ops::RangeInclusive;

arbitrary_words! { Compounding, PageUnit, Step, Timing, DayCount }

arbitrary! {
    Currency => currencies();
    Money => currencies().prop_flat_map(money_in);
    Rate => rates();
    AnnualRate => rate::annual(rates());
    Share => hundredths(0..=100).prop_map(|share| Share::from_fraction(share).expect("it is from 0 to 1"));
    Weight => (0_i64..=100).prop_map(|points| Weight::from_points(points.into()).expect("it is not negative"));
    Id => ids();
    Band => bands().prop_map(|bands| bands[0]);
    RateSchedule => schedules();
    ScheduleForm => schedules().prop_map(|schedule| schedule.form().clone());
    Timeline => (dates(), 1_u32..=40, any::<Step>()).prop_map(|(start, periods, step)| {
        Timeline::starting(start, periods, step).expect("forty years after 2060 are still in the calendar")
    });
}

pub(super) fn hundredths(range: RangeInclusive<i64>) -> impl Strategy<Value = Decimal> {
    range.prop_map(|hundredths| Decimal::new(hundredths, 2).normalize())
}

/// Days of a few decades, leap days among them.
pub(in crate::strategies) fn dates() -> impl Strategy<Value = Date> {
    (2020_i16..2060, 0_i64..366)
        .prop_map(|(year, days)| date(year, 1, 1).saturating_add(jiff::Span::new().days(days)))
}

fn ids() -> impl Strategy<Value = Id> {
    let words = prop::sample::select(vec!["calls", "staff-time", "option", "uptake", "wage"]);
    (words, prop::option::of(1_u32..100)).prop_map(|(word, number)| {
        let id = number.map_or(word.to_owned(), |number| format!("{word}-{number}"));
        id.parse().expect("a word of letters with a number is an id")
    })
}

fn schedules() -> impl Strategy<Value = RateSchedule> {
    let terms = vec((1_u32..=10, rates()), 1..=4).prop_map(|terms| {
        let mut length = 0;
        let ascending = terms.into_iter().map(|(further, rate)| {
            length += further;
            (length, rate)
        });
        RateSchedule::by_study_length(&ascending.collect::<Vec<_>>()).expect("the lengths ascend")
    });
    prop_oneof![
        rates().prop_map(RateSchedule::flat),
        bands().prop_map(
            |bands| RateSchedule::by_elapsed_year(&bands).expect("each band follows the one before it")
        ),
        terms,
    ]
}

/// Bands without a gap, the last without an end.
fn bands() -> impl Strategy<Value = Vec<Band>> {
    (vec((1_u32..=30, rates()), 0..=3), rates()).prop_map(|(closed, last)| {
        let mut first = 1;
        let mut bands = Vec::new();
        for (years, rate) in closed {
            bands.push(Band::years(first, first + years - 1, rate));
            first += years;
        }
        bands.push(Band::from_year(first, last));
        bands
    })
}
