//! Amounts on dates of their own.

use crate::{figures, times};
use bizcase::appraisal::{CellTrace, Trace};
use bizcase::case::UntimedConventions;
use bizcase::prelude::*;
use proptest::collection::vec;
use proptest::prelude::*;

/// Steps with the number of periods of a case of each.
fn steps() -> impl Strategy<Value = (Step, u32)> {
    prop::sample::select(vec![(Step::Year, 5_u32), (Step::Quarter, 9), (Step::Month, 14)])
}

/// Days on which months of 30 days have whole anniversaries.
fn starts() -> impl Strategy<Value = Date> {
    (2020_i16..2040, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| Date::constant(year, month, day))
}

fn appraised(timeline: Timeline, conventions: Conventions, growth: Rate, profile: &Profile) -> Appraisal {
    BusinessCase::builder("Dates", Currency::GBP)
        .timeline(timeline)
        .conventions(conventions)
        .inflation(percent!(2))
        .discounting(percent!(6))
        .baseline(Alternative::do_nothing("Nothing").cost(Cost::new("Rent", gbp(10)).every_period()))
        .alternative(
            Alternative::do_something("Plan").cost(Cost::new("Build", gbp(900)).capital().once()).benefit(
                Benefit::new("Sales", gbp(1_000))
                    .profile(profile.clone())
                    .growing(growth)
                    .in_prices(PriceBasis::Real { year: 2024 }),
            ),
        )
        .build()
        .unwrap()
        .appraise()
}

proptest! {
    #![proptest_config(times(100))]

    #[test]
    fn dates_on_the_anniversaries_in_months_of_thirty_days_are_columns(
        start in starts(), (step, periods) in steps(), growth in 0_i64..=80,
        multiples in vec((0_i64..=200).prop_map(|percent| Decimal::new(percent, 2)), 1..=6),
    ) {
        let timeline = Timeline::starting(start, periods, step).unwrap();
        let growth = Rate::from_fraction(Decimal::new(growth, 3)).unwrap();
        let conventions = Conventions::nominal().end_of_period().day_count(DayCount::ThirtyE360);
        let on_dates: Vec<(Date, Decimal)> =
            (0..).zip(&multiples).map(|(column, &multiple)| (timeline.end_of(column), multiple)).collect();
        let in_columns = Profile::explicit(&multiples).unwrap();
        let on_dates = Profile::dated(&on_dates).unwrap();
        prop_assert_eq!(
            figures(&appraised(timeline, conventions, growth, &in_columns)),
            figures(&appraised(timeline, conventions, growth, &on_dates))
        );
    }

    #[test]
    fn the_timing_of_columns_moves_no_date(
        days in prop::collection::btree_set(0_i64..5 * 365, 1..=5),
        day_count in prop::sample::select(DayCount::ALL.to_vec()),
    ) {
        let timeline = Timeline::years(2026, 5).unwrap();
        let date = |days: i64| timeline.start().checked_add(jiff::Span::new().days(days)).unwrap();
        let dates: Vec<(Date, Decimal)> = days.into_iter().map(|days| (date(days), dec!(1))).collect();
        let profile = Profile::dated(&dates).unwrap();
        let worth = |timed: fn(UntimedConventions) -> Conventions| {
            let conventions = timed(Conventions::nominal()).day_count(day_count);
            let appraisal = appraised(timeline, conventions, Rate::ZERO, &profile);
            let line = appraisal.alternative("plan").unwrap().lines()[1].clone();
            (line.present_values().to_vec(), line.present_value())
        };
        let at_the_end = worth(UntimedConventions::end_of_period);
        prop_assert_eq!(&worth(UntimedConventions::start_of_period), &at_the_end);
        prop_assert_eq!(&worth(UntimedConventions::middle_of_period), &at_the_end);
        prop_assert_eq!(&worth(UntimedConventions::throughout_period), &at_the_end);
    }
}

/// A payment of 100 and one of 300, discounted by the day, delayed by some months.
fn two_payments(first: Date, second: Date, delay: u32) -> Trace {
    let start = Date::constant(2026, 1, 1);
    BusinessCase::builder("Two payments", Currency::GBP)
        .timeline(Timeline::months(start, 12))
        .conventions(Conventions::nominal().end_of_period().day_count(DayCount::ThirtyE360))
        .discounting(percent!(6))
        .baseline(
            Alternative::business_as_usual("Plan").cost(
                Cost::new("Rent", gbp(100)).dated([(first, dec!(1)), (second, dec!(3))]).delayed_by(delay),
            ),
        )
        .build()
        .unwrap()
        .appraise()
        .trace("plan")
        .unwrap()
}

#[track_caller]
fn assert_traced_apart(trace: &Trace) {
    let line = &trace.lines()[0];
    let amounts: Vec<Decimal> = line.cells().iter().map(CellTrace::cell).collect();
    assert_eq!(amounts, decimals![-100, -300]);
    let worth: Vec<Decimal> = line.cells().iter().map(|cell| cell.present_value().value().unwrap()).collect();
    assert!(worth[0] > worth[1], "{worth:?}");
    assert!(line.rounding().unwrap().abs() < dec!(0.0000000000000000000001), "{:?}", line.rounding());
}

#[test]
fn two_days_that_a_day_count_takes_for_one_are_traced_apart() {
    assert_traced_apart(&two_payments(Date::constant(2026, 10, 30), Date::constant(2026, 10, 31), 0));
}

#[test]
fn two_days_that_a_delay_moves_to_one_are_traced_apart() {
    assert_traced_apart(&two_payments(Date::constant(2026, 1, 30), Date::constant(2026, 1, 31), 1));
}
