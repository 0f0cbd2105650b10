//! The ends of what the measures admit: long flows, wild amounts, and rates that no finite work can tell apart.

#![expect(clippy::unwrap_used, reason = "the helpers of a test may panic as it does")]

use bizcase::limits;
use bizcase::measure::{
    Discounting, Irr, MirrRule, Outcome, irr, mirr, npv, payback, present_values, xirr, xnpv,
};
use bizcase::time::{DayCount, Step, Timing};
use bizcase::{Date, Decimal, Rate, dec, percent};
use jiff::ToSpan;
use jiff::civil::date;

fn day(day: i64) -> Date {
    date(2000, 1, 1).checked_add(day.days()).unwrap()
}

fn only_enclosure(found: &Irr) -> (Rate, Rate) {
    let Irr::Unresolved(unresolved) = found else { panic!("{found:?}") };
    let [enclosure] = unresolved.enclosures() else { panic!("{found:?}") };
    (enclosure.low().value().unwrap(), enclosure.high().value().unwrap())
}

#[test]
fn a_tangent_on_uneven_days_is_unresolved_within_a_narrow_enclosure() {
    // (1 - 1.1 u^500)^2 (1 + u): a double rate that no shared step of the days gives away.
    let amounts = [-100, -100, 220, 220, -121, -121];
    let flows: Vec<_> =
        [0, 1, 500, 501, 1000, 1001].map(day).into_iter().zip(amounts.map(Decimal::from)).collect();
    let (low, high) = only_enclosure(&xirr(DayCount::Act365Fixed, &flows).unwrap());
    let double = xirr(DayCount::Act365Fixed, &[(day(0), dec!(-100)), (day(500), dec!(110))]).unwrap();
    let double = double.unique().unwrap();
    assert!(low <= double && double <= high, "{low} {double} {high}");
    assert!(high.fraction() - low.fraction() < dec!(0.0000000000000000000000001), "{low} {high}");
}

#[test]
fn a_double_rate_past_the_exact_degree_is_unresolved() {
    let mut flows = vec![Decimal::ZERO; 5_001];
    // (1 - 1.1 v)^2 (1 + v^4999), times -100.
    for (start, amount) in [(0, dec!(-100)), (1, dec!(220)), (2, dec!(-121))] {
        flows[start] += amount;
        flows[start + 4_998] += amount;
    }
    let (low, high) = only_enclosure(&irr(&flows).unwrap());
    assert!(low <= percent!(10) && percent!(10) <= high);
    assert!(high.fraction() - low.fraction() < dec!(0.0000000000000000000000001), "{low} {high}");
}

#[test]
fn long_flows_are_answered() {
    let mut flows = vec![dec!(0.01); 100_000];
    flows[0] = dec!(-1);
    // An annuity of so many periods is a perpetuity to 28 digits: 1 + r = 1 + 0.01 / 1.
    assert_eq!(irr(&flows).unwrap().unique(), Some(percent!(1)));
    assert_eq!(npv(percent!(1), Timing::End, &flows), Outcome::Value(dec!(0)));
    assert_eq!(present_values(percent!(1), Timing::End, &flows).len(), flows.len());
    assert_eq!(payback(&flows).periods(), Some(dec!(100)));
}

#[test]
fn amounts_of_28_digits_at_every_scale_have_an_answer() {
    let amounts = |shift: u32| {
        (0..40u32).map(move |k| {
            let mantissa = (i128::from(k) - 17) * 3_141_592_653_589_793_238_462_643_383;
            Decimal::from_i128_with_scale(mantissa / 2, (k * 7 + shift) % 29)
        })
    };
    for shift in 0..29 {
        let flows: Vec<Decimal> = amounts(shift).collect();
        let found = irr(&flows).unwrap();
        assert_ne!(found.verdict(), "unresolved");
        let dated: Vec<_> = flows.iter().enumerate().map(|(k, &c)| (day(31 * k as i64), c)).collect();
        assert_ne!(xirr(DayCount::ActActIsda, &dated).unwrap().verdict(), "unresolved");
        for rate in [percent!(-99.9), percent!(0.0001), percent!(8), percent!(100000)] {
            let _ = npv(rate, Timing::Start, &flows);
            let _ = xnpv(rate, DayCount::Thirty360Us, &dated);
            let _ = mirr(MirrRule::Combination { finance: rate, reinvest: rate }, &flows);
        }
    }
}

#[test]
fn the_largest_decimals_leave_the_range_on_their_side() {
    let most = [Decimal::MAX, Decimal::MAX];
    assert_eq!(npv(Rate::ZERO, Timing::End, &most), Outcome::AboveRange);
    assert_eq!(npv(Rate::ZERO, Timing::End, &most.map(|c| -c)), Outcome::BelowRange);
    assert_eq!(irr(&[Decimal::MIN, Decimal::MAX]).unwrap().unique(), Some(Rate::ZERO));
    let smallest = Rate::from_fraction(dec!(-0.9999999999999999999999999999)).unwrap();
    assert_eq!(
        npv(smallest, Timing::End, &[dec!(0), dec!(1)]),
        Outcome::Value(dec!(10000000000000000000000000000))
    );
}

#[test]
fn factors_are_told_of_the_decision_date_and_of_as_many_periods_as_a_case_may_have() {
    let discounting = Discounting::over(1, &percent!(0).into(), Step::Month, Timing::End).unwrap();
    let most = limits::PERIODS as usize + 1;
    assert_eq!(discounting.factors(most), vec![Outcome::Value(dec!(1)); most]);
    assert_eq!(discounting.factors(most + 1).len(), most);
}
