//! What falls later: lines, alternatives, and what waits for service.

use crate::exact::Fraction;
use crate::{figures, permille, times, timings};
use bizcase::prelude::*;
use bizcase::strategies::profiles;
use proptest::collection::vec;
use proptest::prelude::*;

/// The periods of a case of this file, of which the last `LATEST` are free for a delay.
const PERIODS: u32 = 12;
const LATEST: u32 = 5;

fn multiples() -> impl Strategy<Value = Vec<Decimal>> {
    vec((1_i64..=200).prop_map(|percent| Decimal::new(percent, 2)), 1..=4)
}

/// Profiles of every form that start after the decision date and end in column 7 or before.
fn ending_profiles() -> impl Strategy<Value = Profile> {
    let span = || (1_u32..=4, 0_u32..=3);
    let until = |profile: Profile, (first, length): (u32, u32)| {
        profile.from(first).and_then(|profile| profile.until(first + length)).unwrap()
    };
    prop_oneof![
        (1_u32..=7).prop_map(|column| Profile::once().from(column).unwrap()),
        span().prop_map(move |span| until(Profile::every_period(), span)),
        span().prop_map(move |span| until(Profile::every(2).unwrap(), span)),
        span().prop_map(move |span| until(Profile::s_curve(3).unwrap(), span)),
        span().prop_map(move |span| until(Profile::linear_ramp(3).unwrap(), span)),
        (multiples(), 1_u32..=4)
            .prop_map(|(list, from)| Profile::explicit(&list).unwrap().from(from).unwrap()),
        (multiples(), 1_u32..=4)
            .prop_map(|(list, from)| Profile::phased_in_proportion(&list).unwrap().from(from).unwrap()),
    ]
}

fn appraised(conventions: Conventions, rate: Rate, slip: u32, plan: Alternative) -> Appraisal {
    BusinessCase::builder("Delays", Currency::GBP)
        .timeline(Timeline::years(2026, PERIODS))
        .conventions(conventions)
        .discounting(rate)
        .assumption(Assumption::new("slip", slip.into()).unit("years"))
        .baseline(plan)
        .build()
        .unwrap()
        .appraise()
}

/// A plan of one cost for each profile, delayed itself and by line.
fn plan(profiles: &[Profile], growth: Rate, whole: Delay, each: &Delay) -> Alternative {
    let plan = Alternative::business_as_usual("Plan").delayed_by(whole);
    profiles.iter().enumerate().fold(plan, |plan, (at, profile)| {
        let cost = Cost::new(format!("Line {at}"), gbp(1_000)).profile(profile.clone());
        plan.cost(cost.growing(growth).delayed_by(each.clone()))
    })
}

proptest! {
    #![proptest_config(times(100))]

    #[test]
    fn a_line_that_falls_later_is_worth_less_by_the_factor_of_its_delay(
        profile in ending_profiles(), growth in permille(-50..=80), rate in permille(-50..=200),
        timed in timings(), delay in 0..=LATEST,
    ) {
        let with = |delay: u32| {
            let plan = plan(std::slice::from_ref(&profile), growth, Delay::NONE, &delay.into());
            appraised(timed(Conventions::nominal()), rate, 0, plan)
        };
        let (soon, late) = (with(0), with(delay));
        let [soon, late] = [&soon, &late].map(|appraisal| &appraisal.baseline().lines()[0]);
        let moved = delay as usize;
        prop_assert_eq!(&late.line().cells()[moved..], &soon.line().cells()[..=PERIODS as usize - moved]);

        let [soon, late] = [soon, late].map(|line| line.present_value().unwrap().value().unwrap());
        let growth = Fraction::of(dec!(1) + rate.fraction());
        let factor = (0..delay).fold(Fraction::of(dec!(1)), |factor, _| factor.times(&growth));
        let difference = Fraction::of(soon).minus(&Fraction::of(late).times(&factor));
        let bound = Fraction::half_unit_of(soon).plus(&Fraction::half_unit_of(late).times(&factor));
        prop_assert!(difference.is_within(&bound), "{} and {}", soon, late);
    }

    #[test]
    fn a_delay_by_an_assumption_is_the_delay_by_its_value(
        profiles in vec(profiles(PERIODS - LATEST), 0..=4), growth in permille(-50..=80), delay in 0..=LATEST,
        timed in timings(),
    ) {
        let with = |whole: Delay, each: &Delay| {
            figures(&appraised(timed(Conventions::nominal()), percent!(4), delay, plan(&profiles, growth, whole, each)))
        };
        let (slip, columns) = (Delay::from("slip"), Delay::from(delay));
        prop_assert_eq!(with(Delay::NONE, &slip), with(Delay::NONE, &columns));
        prop_assert_eq!(with(slip, &Delay::NONE), with(columns, &Delay::NONE));
    }

    #[test]
    fn a_delay_of_an_alternative_is_that_delay_of_each_of_its_lines(
        profiles in vec(profiles(PERIODS - LATEST), 0..=4), growth in permille(-50..=80), delay in 0..=LATEST,
        service in 0_u32..PERIODS - LATEST, timed in timings(),
    ) {
        let start = Timeline::years(2026, PERIODS).unwrap().end_of(service);
        // What recurs from the start of service needs no ramp that reaches beyond the end.
        let waiting = [Profile::every_period(), Profile::s_curve(3).unwrap()];
        let profiles = [&profiles[..], &waiting].concat();
        let fits = |profile: &Profile| profile.settings().iter().all(|(key, _)| !["until", "ramp"].contains(key));
        let profiles: Vec<Profile> = profiles.into_iter().filter(fits).collect();
        let with = |whole: Delay, each: &Delay| {
            let plan = plan(&profiles, growth, whole, each).in_service_from(start);
            figures(&appraised(timed(Conventions::nominal()), percent!(4), 0, plan))
        };
        prop_assert_eq!(with(delay.into(), &Delay::NONE), with(Delay::NONE, &delay.into()));
    }

    #[test]
    fn what_recurs_starts_in_the_first_period_of_service(
        service in 0..PERIODS, growth in permille(-50..=80), timed in timings(),
    ) {
        let recurring = [
            Profile::every_period(), Profile::every(2).unwrap(), Profile::linear_ramp(3).unwrap(),
            Profile::s_curve(4).unwrap(),
        ];
        let at_once = [Profile::once(), Profile::explicit(&decimals![1, 2]).unwrap()];
        let start = Timeline::years(2026, PERIODS).unwrap().end_of(service);
        let profiles = [&recurring[..], &at_once].concat();
        let in_service = plan(&profiles, growth, Delay::NONE, &Delay::NONE).in_service_from(start);
        let in_service = appraised(timed(Conventions::nominal()), percent!(4), 0, in_service);
        for line in &in_service.baseline().lines()[..recurring.len()] {
            let cells = line.line().cells();
            let before = service as usize;
            prop_assert!(cells[..=before].iter().all(Decimal::is_zero) && !cells[before + 1].is_zero(), "{:?}", cells);
        }

        let from = |profile: &Profile| profile.clone().from(service + 1).unwrap();
        let stated: Vec<Profile> = recurring.iter().map(from).chain(at_once.clone()).collect();
        let stated = plan(&stated, growth, Delay::NONE, &Delay::NONE);
        let stated = appraised(timed(Conventions::nominal()), percent!(4), 0, stated);
        prop_assert_eq!(figures(&in_service), figures(&stated));
    }
}
