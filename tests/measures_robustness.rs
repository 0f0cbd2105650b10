//! Bad and extreme input: an exact answer, an enclosure or a typed reason; never a panic, never without end.
//!
//! The longest inputs are those whose time the documentation of [`bizcase::measure`] states. Those that say
//! so were found by fuzzing (`tests/fuzz`).

#![expect(clippy::unwrap_used, reason = "the helpers of a test may panic as it does")]

use bizcase::approx::{self, Fault, Figure};
use bizcase::measure::{
    BcrRule, CostBenefit, Irr, LifeCycle, MirrRule, Outcome, Payback, Reason, benefit_cost_ratio,
    crossover_rates, cumulative, cumulative_present_values, discounted_payback, incremental_irr, irr,
    life_cycle_cost, mirr, npv, payback, payback_whole, present_values, profitability_index, total,
    unit_cost, xirr, xnpv,
};
use bizcase::time::{DayCount, Timing};
use bizcase::{Date, Decimal, ErrorKind, Rate, dec, decimals, percent};
use jiff::ToSpan;
use jiff::civil::date;

const DAY_COUNTS: [DayCount; 5] = [
    DayCount::Act365Fixed,
    DayCount::Act360,
    DayCount::ActActIsda,
    DayCount::Thirty360Us,
    DayCount::ThirtyE360,
];

/// The columns of the longest flows here.
const LONG: usize = 100_000;

fn by_day(amounts: &[Decimal]) -> Vec<(Date, Decimal)> {
    (0..)
        .map(|day: i64| date(1900, 1, 1).checked_add(day.days()).unwrap())
        .zip(amounts.iter().copied())
        .collect()
}

fn mirr_rules(rate: Rate) -> [MirrRule; 3] {
    [
        MirrRule::Discounting { finance: rate },
        MirrRule::Reinvestment { reinvest: rate },
        MirrRule::Combination { finance: rate, reinvest: rate },
    ]
}

fn floats(flows: &[Decimal]) -> Vec<f64> {
    flows.iter().map(|flow| flow.to_string().parse().unwrap()).collect()
}

#[test]
fn no_flow_is_worth_nothing_and_has_no_rate() {
    let ten = percent!(10);
    assert_eq!([npv(ten, Timing::End, &[]), total(&[])], [Outcome::Value(dec!(0)); 2]);
    assert_eq!([present_values(ten, Timing::Start, &[]), cumulative(&[])], [[], []]);
    assert_eq!([payback(&[]), discounted_payback(ten, Timing::End, &[])], [Payback::Immediate; 2]);
    assert_eq!(irr(&[]).unwrap_err().kind(), ErrorKind::Empty);
    assert_eq!(crossover_rates(&[], &[]).unwrap_err().kind(), ErrorKind::Empty);
    for count in DAY_COUNTS {
        assert_eq!(xnpv(ten, count, &[]), Outcome::Value(dec!(0)));
        assert_eq!(xirr(count, &[]).unwrap_err().kind(), ErrorKind::Empty);
    }
    for rule in mirr_rules(ten) {
        assert_eq!(mirr(rule, &[]), Outcome::Undefined(Reason::NoOutlay));
    }
    assert_eq!(approx::npv(0.1, Timing::End, &[]), Figure::Value(0.0));
    assert_eq!([approx::irr(&[]), approx::xirr(&[])], [approx::Irr::Undefined; 2]);
}

#[test]
fn flows_of_zero_fit_every_rate() {
    let zeros = decimals![0, "0.00", 0];
    assert_eq!(irr(&zeros).unwrap(), Irr::Undefined(Reason::AllZero));
    assert_eq!(xirr(DayCount::Act360, &by_day(&zeros)).unwrap(), Irr::Undefined(Reason::AllZero));
    assert_eq!(incremental_irr(&zeros, &zeros).unwrap(), Irr::Undefined(Reason::AllZero));
    assert_eq!(payback_whole(&zeros), Payback::Immediate);
    assert_eq!(approx::irr(&floats(&zeros)), approx::Irr::Undefined);
    for rule in mirr_rules(percent!(3)) {
        assert_eq!(mirr(rule, &zeros), Outcome::Undefined(Reason::NoOutlay));
    }
}

#[test]
fn flows_of_one_sign_have_no_rate() {
    for flows in [decimals![5, 0, 7], decimals![-5, 0, -7]] {
        assert_eq!(irr(&flows).unwrap(), Irr::None(Reason::OneSign));
        assert_eq!(xirr(DayCount::ActActIsda, &by_day(&flows)).unwrap(), Irr::None(Reason::OneSign));
        assert_eq!(approx::irr(&floats(&flows)), approx::Irr::None);
        for rule in mirr_rules(percent!(3)) {
            assert!(mirr(rule, &flows).reason().is_some());
        }
    }
    assert_eq!(payback(&decimals![-5, 0, -7]), Payback::Never);
}

#[test]
fn no_rate_at_or_below_minus_one_exists() {
    for fraction in [dec!(-1), dec!(-1.0000000000000000000000000001), Decimal::MIN] {
        assert_eq!(Rate::from_fraction(fraction).unwrap_err().kind(), ErrorKind::OutOfRange);
    }
    let lowest = Rate::from_fraction(dec!(-0.9999999999999999999999999999)).unwrap();
    assert_eq!(npv(lowest, Timing::End, &decimals![0, 0, 1]), Outcome::AboveRange);
    for rate in [-1.0, -1.5, f64::NEG_INFINITY, f64::NAN] {
        assert_eq!(approx::npv(rate, Timing::Start, &[1.0]), Figure::Invalid(Fault::Rate));
        assert_eq!(approx::xnpv(rate, &[(0, 1.0)]), Figure::Invalid(Fault::Rate));
    }
}

#[test]
fn dates_come_in_any_order_and_may_be_equal() {
    let (early, late) = (date(2024, 2, 29), date(2025, 2, 28));
    let ordered = [(early, dec!(-60)), (early, dec!(-40)), (late, dec!(130)), (late, dec!(-10))];
    let mut shuffled = ordered;
    shuffled.reverse();
    for count in DAY_COUNTS {
        assert_eq!(xirr(count, &shuffled).unwrap(), xirr(count, &ordered).unwrap());
        assert_eq!(xnpv(percent!(7), count, &shuffled), xnpv(percent!(7), count, &ordered));
    }
    let one_day = [(early, dec!(-100)), (early, dec!(120))];
    assert_eq!(xirr(DayCount::Act365Fixed, &one_day).unwrap(), Irr::None(Reason::OneSign));
}

#[test]
fn flows_that_cancel_on_their_dates_are_not_all_zero_for_a_zero_among_them() {
    let (early, late) = (date(2024, 2, 29), date(2025, 2, 28));
    let cancelling = [(early, dec!(-100)), (early, dec!(100)), (late, dec!(0))];
    assert_eq!(xirr(DayCount::Act365Fixed, &cancelling).unwrap(), Irr::Undefined(Reason::DatesCancel));
}

#[test]
fn a_present_value_that_is_zero_twice_was_never_negative() {
    let flows = decimals![100, -110, 100, -110];
    assert_eq!(discounted_payback(percent!(10), Timing::End, &flows), Payback::Immediate);
}

#[test]
fn a_shorter_slice_ends_in_zeros() {
    let (rate, timing) = (percent!(10), Timing::End);
    let (short, long, padded) = (decimals![-100], decimals![0, 55, 84.7], decimals![-100, 0, 0]);
    assert_eq!(incremental_irr(&long, &short).unwrap(), incremental_irr(&long, &padded).unwrap());
    let cost = decimals![100];
    assert_eq!(profitability_index(rate, timing, &cost, &long), Outcome::Value(dec!(1.2)));
    assert_eq!(unit_cost(rate, timing, &cost, &long), unit_cost(rate, timing, &decimals![100, 0, 0], &long));
    let streams = CostBenefit { benefits: &long, investment: &cost, running: &[] };
    assert_eq!(benefit_cost_ratio(BcrRule::WholeCost, rate, timing, &streams), Outcome::Value(dec!(1.2)));
    let costs = LifeCycle { investment: &cost, operation: &long };
    assert_eq!(life_cycle_cost(rate, timing, &costs), Outcome::Value(dec!(220)));
}

#[test]
fn values_that_no_decimal_holds_say_on_which_side_they_lie() {
    let large = [Decimal::MAX; 3];
    assert_eq!(npv(percent!(-99), Timing::End, &large), Outcome::AboveRange);
    assert_eq!(total(&large.map(|flow| -flow)), Outcome::BelowRange);
    assert_eq!(*cumulative(&large).last().unwrap(), Outcome::AboveRange);
    assert_eq!(xnpv(percent!(-99), DayCount::Act365Fixed, &by_day(&large)), Outcome::AboveRange);
    let tiny = dec!(0.0000000000000000000000000001);
    assert_eq!(profitability_index(percent!(1), Timing::End, &[tiny], &large), Outcome::AboveRange);
    assert_eq!(unit_cost(percent!(1), Timing::End, &[-Decimal::MAX], &[tiny]), Outcome::BelowRange);
    for rule in mirr_rules(percent!(1)) {
        assert_eq!(mirr(rule, &[-tiny, Decimal::MAX]), Outcome::AboveRange);
        assert_eq!(mirr(rule, &[-Decimal::MAX, tiny]), Outcome::BelowRange);
    }
    let above = irr(&[-tiny, Decimal::MAX]).unwrap();
    assert_eq!(above.rates()[0].rate(), Outcome::AboveRange);
    // A difference that no decimal holds has its rates all the same.
    assert_eq!(incremental_irr(&large, &[-tiny]).unwrap(), Irr::None(Reason::OneSign));
}

/// An outlay and equal income, amounts of few distinct values, and amounts that change sign each time.
fn long_flows() -> [Vec<Decimal>; 3] {
    let project = (0..LONG).map(|column| if column == 0 { dec!(-1) } else { dec!(0.01) });
    let few = (0..LONG)
        .map(|column| if column < 30 { dec!(-7.25) } else { Decimal::new([3, -1, 1][column % 3], 1) });
    let alternating = (0..LONG).map(|column| if column % 2 == 0 { dec!(-100) } else { dec!(101) });
    [project.collect(), few.collect(), alternating.collect()]
}

#[test]
fn a_hundred_thousand_flows_have_present_values_and_paybacks() {
    let [project, few, alternating] = long_flows();
    // A perpetuity of 0.01 at 1 % is worth 1, and no figure shows what lies beyond the last column.
    assert_eq!(npv(percent!(1), Timing::End, &project), Outcome::Value(dec!(0)));
    assert_eq!(payback(&project), Payback::After(dec!(100)));
    assert_eq!(payback_whole(&alternating), Payback::After(dec!(199)));
    for flows in [&project, &few, &alternating] {
        for rate in [percent!(0.01), percent!(12)] {
            assert!(npv(rate, Timing::Start, flows).value().is_some());
            let _ = discounted_payback(rate, Timing::End, flows);
        }
        assert!(xnpv(percent!(5), DayCount::ThirtyE360, &by_day(flows)).value().is_some());
    }
    assert_eq!(cumulative_present_values(percent!(1), Timing::End, &project).len(), LONG);
}

#[test]
fn a_hundred_thousand_flows_have_rates() {
    let [project, few, _] = long_flows();
    assert_eq!(irr(&project).unwrap().unique(), Some(percent!(1)));
    assert!(irr(&few).unwrap().unique().is_some());
    for flows in [&project, &few] {
        let rate = approx::irr(&floats(flows)).unique().unwrap();
        assert!(rate.error() < 1e-8, "{rate:?}");
    }
}

#[test]
fn a_hundred_thousand_flows_have_modified_rates() {
    let [project, _, alternating] = long_flows();
    let rate = percent!(8);
    for rule in
        [MirrRule::Reinvestment { reinvest: rate }, MirrRule::Combination { finance: rate, reinvest: rate }]
    {
        for flows in [&project, &alternating] {
            let found = mirr(rule, flows).value().unwrap();
            // Over so long a time nothing counts but the rate of reinvestment.
            assert!((found.fraction() - rate.fraction()).abs() < dec!(0.001), "{rule}: {found}");
        }
    }
}

#[test]
fn a_modified_rate_past_the_exact_columns_is_that_of_the_same_flow_before() {
    let mut flows = vec![Decimal::ZERO; 1_190];
    for (column, amount) in [(0, dec!(-1000)), (3, dec!(750.25)), (5, dec!(-80)), (9, dec!(690))] {
        flows[column] = amount;
    }
    let rule = MirrRule::Discounting { finance: percent!(4.5) };
    let (short, exact) = (mirr(rule, &flows[..10]), mirr(rule, &flows));
    flows.resize(2_500, Decimal::ZERO);
    assert_eq!([exact, mirr(rule, &flows)], [short; 2]);
}

#[test]
fn amounts_of_28_digits_at_ten_scales_have_an_answer_everywhere() {
    let flows: Vec<Decimal> = (0..10_u32)
        .map(|k| {
            let mantissa =
                9_876_543_210_987_654_321_098_765_431_i128 - i128::from(k) * 777_777_777_777_777_777;
            Decimal::from_i128_with_scale(if k % 3 == 0 { -mantissa } else { mantissa }, 28 - k * 3)
        })
        .collect();
    assert_ne!(irr(&flows).unwrap().verdict(), "unresolved");
    for count in DAY_COUNTS {
        assert_ne!(xirr(count, &by_day(&flows)).unwrap().verdict(), "unresolved");
    }
    for rate in [percent!(-99.99), percent!(0), percent!(8), percent!(1000000)] {
        assert_eq!(npv(rate, Timing::End, &flows).reason(), None);
        assert_eq!(discounted_payback(rate, Timing::End, &flows).periods(), None);
        for rule in mirr_rules(rate) {
            assert_ne!(mirr(rule, &flows).reason(), Some(Reason::Undecided));
        }
    }
}

#[test]
fn floats_at_the_ends_of_their_range_have_a_documented_answer() {
    let least = f64::from_bits(1);
    // Amounts that lie further apart than floats can weigh.
    for flows in [[-1e-200, 1e200], [1e200, -1e-200], [f64::MAX, -least], [-least, f64::MAX]] {
        assert_eq!(approx::irr(&flows), approx::Irr::OutOfRange, "{flows:?}");
    }
    // Subnormal amounts are amounts as any other: three for one.
    let small = approx::irr(&[least, -3.0 * least]).unique().unwrap();
    assert!((small.rate() - 2.0).abs() <= small.error(), "{small:?}");
    assert_eq!(approx::irr(&[f64::MAX, -f64::MAX, f64::MAX]), approx::Irr::None);
    assert_eq!(approx::irr(&[least]), approx::Irr::None);
    assert_eq!(approx::irr(&[-0.0, 0.0]), approx::Irr::Undefined);
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(approx::irr(&[bad]), approx::Irr::Invalid(Fault::NotFinite));
        assert_eq!(approx::xirr(&[(3, 1.0), (3, bad)]), approx::Irr::Invalid(Fault::NotFinite));
        assert_eq!(approx::npv(0.5, Timing::Start, &[bad]), Figure::Invalid(Fault::NotFinite));
    }
    assert_eq!(approx::npv(f64::MAX, Timing::End, &[1.0, 1e290]), Figure::Value(1.0));
    assert_eq!(approx::npv(-1.0 + f64::EPSILON, Timing::End, &[0.0, 1e300]), Figure::OutOfRange);
    assert_eq!(approx::xnpv(f64::MAX, &[(0, 7.0), (u32::MAX, 1e300)]), Figure::Value(7.0));
}

/// Found by fuzzing: the rate of about 2 x 10^300 was called 2 x 10^276, with an error of 5 x 10^299.
#[test]
fn a_rate_just_beyond_the_range_of_floats_is_called_out_of_range() {
    assert_eq!(approx::irr(&[-1e-71, 2e229, -1.0, 3e271]), approx::Irr::OutOfRange);
}

#[test]
fn rates_of_floats_near_the_ends_of_their_range_are_found() {
    // Found by fuzzing: these were called out of range, with growth factors of 10^-290 and 10^-3.
    let lost = approx::irr(&[-1e200, 1e-90]).unique().unwrap();
    assert!((lost.growth() - 1e-290).abs() <= lost.growth_error() + 1e-305, "{lost:?}");
    let mut flows = [0.0; 101];
    (flows[0], flows[100]) = (-1e200, 1e-100);
    let slow = approx::irr(&flows).unique().unwrap();
    assert!((slow.growth() - 1e-3).abs() <= slow.growth_error() + 1e-18, "{slow:?}");
}
