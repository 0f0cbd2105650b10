//! What is left at the end of the timeline.

use crate::exact::Fraction;
use crate::{npv, permille, times, timings};
use bizcase::prelude::*;
use proptest::collection::vec;
use proptest::prelude::*;

/// What is left of assets bought in consecutive columns.
fn left_of(timeline: Timeline, bought: &[Decimal], life: u32, service: u32) -> Decimal {
    let asset = Cost::new("Asset", gbp(900))
        .capital()
        .explicit(bought)
        .life_of(life)
        .residual(Residual::RemainingLife);
    let case = BusinessCase::builder("Assets", Currency::GBP)
        .timeline(timeline)
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(3))
        .baseline(
            Alternative::business_as_usual("Plan").in_service_from(timeline.end_of(service)).cost(asset),
        )
        .build()
        .unwrap();
    case.baseline().lines()[0].residual_value().unwrap().amount()
}

proptest! {
    #![proptest_config(times(100))]

    #[test]
    fn a_remaining_life_is_a_straight_line_from_its_column_or_from_service(
        bought in vec((0_i64..=200).prop_map(|percent| Decimal::new(percent, 2)), 1..=6),
        life in 1_u32..=15, service in 0_u32..8, step in prop::sample::select(vec![Step::Year, Step::Quarter]),
    ) {
        let timeline = Timeline::starting(Date::constant(2026, 4, 1), 8, step).unwrap();
        let life_in_columns = i64::from(life * step.periods_a_year());
        let left = |(column, &share): (i64, &Decimal)| {
            let used = 8 - column.max(i64::from(service));
            let left = Fraction::of((life_in_columns - used).max(0).into());
            Fraction::of(dec!(900)).times(&Fraction::of(share)).times(&left).over(&Fraction::of(life_in_columns.into()))
        };
        let sum = (0..).zip(&bought).map(left).fold(Fraction::zero(), |sum, left| sum.plus(&left));
        prop_assert_eq!(Outcome::Value(left_of(timeline, &bought, life, service)), sum.rounded());
    }

    #[test]
    fn nothing_is_left_of_a_life_that_ends_with_the_study_and_all_of_one_that_has_not_begun(life in 1_u32..=40) {
        let timeline = Timeline::years(2026, life).unwrap();
        prop_assert_eq!(left_of(timeline, &[dec!(1)], life, 0), dec!(0));
        let in_the_last_column = [vec![dec!(0); life as usize], vec![dec!(1)]].concat();
        prop_assert_eq!(left_of(timeline, &in_the_last_column, life, 0), dec!(900));
    }

    #[test]
    fn a_residual_value_flows_back_at_the_end_whatever_the_timing(
        rate in permille(-50..=150), timed in timings(), periods in 1_u32..=12,
    ) {
        let worth = |plan: Alternative| {
            let case = BusinessCase::builder("Sale", Currency::GBP)
                .timeline(Timeline::years(2026, periods))
                .conventions(timed(Conventions::nominal()))
                .discounting(rate)
                .baseline(plan)
                .build()
                .unwrap();
            npv(&case.appraise(), "plan")
        };
        let asset = Cost::new("Van", gbp(500)).capital().once();
        let kept = worth(Alternative::business_as_usual("Plan").cost(asset.clone()));
        let resale = Residual::Resale(gbp(200).into());
        let sold = worth(Alternative::business_as_usual("Plan").cost(asset.residual(resale)));
        let growth = Fraction::of(dec!(1) + rate.fraction());
        let sale = (0..periods).fold(Fraction::of(dec!(200)), |worth, _| worth.over(&growth));
        prop_assert_eq!(Outcome::Value(kept), Fraction::of(dec!(-500)).rounded());
        prop_assert_eq!(Outcome::Value(sold), sale.minus(&Fraction::of(dec!(500))).rounded());
    }
}

/// Sales that grow by a rate for ever, over so many periods and, if it is meant, beyond.
fn sales(conventions: Conventions, step: Step, periods: u32, rates: [Rate; 2], goes_on: bool) -> Decimal {
    let [growth, rate] = rates;
    let sales = Benefit::new("Sales", gbp(1_000)).every_period().growing(growth);
    let perpetuity = Residual::Perpetuity { growth: growth.into() };
    let sales = if goes_on { sales.residual(perpetuity) } else { sales };
    let case = BusinessCase::builder("For ever", Currency::GBP)
        .timeline(Timeline::starting(Date::constant(2026, 1, 1), periods, step))
        .conventions(conventions)
        .discounting(rate)
        .baseline(Alternative::business_as_usual("Plan").benefit(sales))
        .build()
        .unwrap();
    npv(&case.appraise(), "plan")
}

/// A growth, and a rate that is at least two percent higher.
fn growth_below_rate() -> impl Strategy<Value = [Rate; 2]> {
    (permille(-50..=40), 20_i64..=150).prop_map(|(growth, spread)| {
        [growth, Rate::from_fraction(growth.fraction() + Decimal::new(spread, 3)).unwrap()]
    })
}

proptest! {
    #![proptest_config(times(60))]

    #[test]
    fn it_makes_no_difference_when_a_perpetuity_takes_over(
        rates in growth_below_rate(), timed in timings(), step in prop::sample::select(vec![Step::Year, Step::Quarter]),
        early in 1_u32..=8, later in 0_u32..=12,
    ) {
        let over = |periods: u32| sales(timed(Conventions::nominal()), step, periods, rates, true);
        let difference = Fraction::of(over(early)).minus(&Fraction::of(over(early + later)));
        // Each cell is off by at most 5 x 10^-25, the last one 200 times as much in its perpetuity by quarters.
        prop_assert!(difference.is_within(&Fraction::of(dec!(0.000000000000000000001))));
    }

    #[test]
    fn a_perpetuity_is_what_long_timelines_come_to(rates in growth_below_rate(), timed in timings()) {
        let for_ever = sales(timed(Conventions::nominal()), Step::Year, 5, rates, true);
        let [growth, rate] = rates.map(|rate| Fraction::of(dec!(1) + rate.fraction()));
        // What is missing after n years is that much of the whole, in a flow of constant ratio.
        let mut missing = Fraction::of(for_ever);
        for periods in 1..=150_u32 {
            missing = missing.times(&growth).over(&rate);
            if periods % 50 == 0 {
                let finite = sales(timed(Conventions::nominal()), Step::Year, periods, rates, false);
                let difference = Fraction::of(for_ever).minus(&Fraction::of(finite)).minus(&missing);
                prop_assert!(difference.is_within(&Fraction::of(dec!(0.000000000000000000001))), "{} years", periods);
            }
        }
    }
}
