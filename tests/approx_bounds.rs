//! The measures in `f64` against the exact ones, within the bounds that they state.

#![expect(clippy::unwrap_used, reason = "the helpers of a test may panic as it does")]

use bizcase::approx::{self, Fault, Figure, InternalRate};
use bizcase::measure::{self, Outcome};
use bizcase::time::Timing;
use bizcase::{Decimal, Rate, parse_decimal};
use num_bigint::BigInt;
use proptest::prelude::*;
use serde_json::Value;

/// Amounts that are the same number as a decimal and as a float.
fn amount() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => (-1_000_000i32..1_000_000).prop_map(f64::from),
        2 => (-1_000_000i32..1_000_000).prop_map(|n| f64::from(n) / 1024.0),
        1 => Just(0.0),
    ]
}

fn as_decimals(flows: &[f64]) -> Vec<Decimal> {
    flows.iter().map(|flow| parse_decimal(&format!("{flow}")).unwrap()).collect()
}

/// Flows as products of `growth - q / e` factors and a random rest: several and multiple rates.
fn factored() -> impl Strategy<Value = Vec<f64>> {
    let factor = (1i64..30, 1i64..30, 1usize..3);
    let rest = prop::collection::vec(-60i64..60, 1..6);
    (prop::collection::vec(factor, 0..4), rest).prop_map(|(factors, rest)| {
        let mut flows = rest;
        for (q, e, times) in factors {
            for _ in 0..times {
                let mut product = vec![0; flows.len() + 1];
                for (k, flow) in flows.iter().enumerate() {
                    product[k] += flow * e;
                    product[k + 1] -= flow * q;
                }
                flows = product;
            }
        }
        flows.into_iter().map(|flow| flow as f64).collect()
    })
}

/// A project: an outlay of some columns, then income, perhaps an outlay at the end.
fn project() -> impl Strategy<Value = Vec<f64>> {
    let outlay = prop::collection::vec(1i32..1_000_000, 1..4);
    let income = prop::collection::vec(0i32..500_000, 1..80);
    (outlay, income, prop_oneof![2 => Just(0), 1 => 1i32..3_000_000]).prop_map(|(outlay, income, end)| {
        let flows = outlay.into_iter().map(|flow| -flow).chain(income).chain([-end]);
        flows.map(f64::from).collect()
    })
}

/// Fixed point with this many fraction bits: an independent logarithm and exponential.
const BITS: u32 = 320;

fn one() -> BigInt {
    BigInt::from(1) << BITS
}

/// A float as fixed point; what lies below the last bit is cut off.
fn fixed(x: f64) -> BigInt {
    let bits = x.abs().to_bits();
    let exponent = i64::try_from(bits >> 52).unwrap();
    let fraction = bits & ((1 << 52) - 1);
    let mantissa = BigInt::from(if exponent == 0 { fraction } else { fraction | (1 << 52) });
    let shift = exponent.max(1) - 1075 + i64::from(BITS);
    let magnitude = if shift >= 0 { mantissa << shift } else { mantissa >> -shift };
    if x < 0.0 { -magnitude } else { magnitude }
}

fn times(a: &BigInt, b: &BigInt) -> BigInt {
    (a * b) >> BITS
}

/// ln x by the series of the inverse hyperbolic tangent, x taken near 1 by halving.
fn ln(x: &BigInt) -> BigInt {
    let series = |x: &BigInt| -> BigInt {
        let z = ((x - one()) << BITS) / (x + one());
        let square = times(&z, &z);
        let (mut sum, mut power) = (BigInt::ZERO, z);
        for k in 0..220 {
            sum += &power / (2 * k + 1);
            power = times(&power, &square);
        }
        sum * 2
    };
    let doublings = i64::try_from(x.bits()).unwrap() - i64::from(BITS);
    let near_one = if doublings >= 0 { x >> doublings } else { x << -doublings };
    series(&near_one) + series(&(one() * 2)) * doublings
}

/// e^x by Taylor's series of x / 2^32, squared 32 times.
fn exp(x: &BigInt) -> BigInt {
    let small: BigInt = x >> 32;
    let (mut sum, mut term) = (one(), one());
    for k in 1..40 {
        term = times(&term, &small) / k;
        sum += &term;
    }
    (0..32).fold(sum, |power, _| times(&power, &power))
}

/// The present value of dated flows at day 0 and that of their sizes, in fixed point.
fn plain_xnpv(rate: f64, flows: &[(u32, f64)]) -> (BigInt, BigInt) {
    let force = -ln(&(one() + fixed(rate))) / 365;
    flows.iter().fold((BigInt::ZERO, BigInt::ZERO), |(value, size), &(day, amount)| {
        let factor = exp(&(&force * day));
        (value + times(&fixed(amount), &factor), size + times(&fixed(amount.abs()), &factor))
    })
}

fn dated() -> impl Strategy<Value = Vec<(u32, f64)>> {
    prop::collection::vec((0u32..120, amount()), 1..24).prop_map(|gaps| {
        let mut today = 0;
        let mut flows = Vec::new();
        for (gap, amount) in gaps {
            flows.push((today, amount));
            // Some days have several flows.
            today += gap.saturating_sub(20);
        }
        flows
    })
}

/// The exact verdict on the same numbers.
fn exact_rates(flows: &[f64]) -> Vec<Outcome<Rate>> {
    measure::irr(&as_decimals(flows)).unwrap().rates().iter().map(measure::InternalRate::rate).collect()
}

fn as_float(rate: Rate) -> f64 {
    rate.fraction().to_string().parse().unwrap()
}

/// Whether the stated error holds; a decimal as a float is half a unit off itself.
fn holds(found: InternalRate, exact: f64) -> bool {
    (found.rate() - exact).abs() <= found.error() + 2e-16 * exact.abs()
}

/// Asserts that the answer in floats is true of the exact rates of the same numbers.
#[track_caller]
fn assert_true(flows: &[f64], exact: &[Outcome<Rate>]) {
    let values: Vec<f64> = exact.iter().filter_map(|rate| rate.value()).map(as_float).collect();
    if values.len() != exact.len() {
        return;
    }
    let nearest = values.iter().copied().min_by(|a, b| a.abs().total_cmp(&b.abs()));
    match approx::irr(flows) {
        approx::Irr::Unique(rate) => {
            assert_eq!(values.len(), 1, "{flows:?} has {values:?}, not {rate:?} alone");
            assert!(holds(rate, values[0]), "{flows:?}: {rate:?} for {values:?}");
        }
        approx::Irr::Ambiguous(rate) => {
            assert!(values.iter().any(|&exact| holds(rate, exact)), "{flows:?}: {rate:?} for {values:?}");
            let nearest = nearest.unwrap().abs();
            assert!(rate.rate().abs() <= nearest + rate.error() + 2e-16 * nearest, "{flows:?}: {rate:?}");
        }
        approx::Irr::None | approx::Irr::Undefined => assert!(values.is_empty(), "{flows:?}: {values:?}"),
        approx::Irr::Unresolved(place) => {
            assert!(place.error() < place.growth(), "{flows:?}: {place:?} for {values:?}");
            if let Some(nearest) = nearest {
                let reach = place.rate().abs() - place.error();
                assert!(nearest.abs() >= reach - 2e-16, "{flows:?}: {place:?} for {values:?}");
            }
        }
        other => panic!("{flows:?}: {other:?} for {values:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_rate_is_within_its_error_and_its_verdict_is_true(
        flows in prop_oneof![
            prop::collection::vec(amount(), 0..12),
            project(),
            factored(),
        ]
    ) {
        if !flows.is_empty() {
            assert_true(&flows, &exact_rates(&flows));
        }
    }

    #[test]
    fn a_project_has_a_unique_rate_and_a_proof_of_it(
        outlay in 1i32..1_000_000,
        income in prop::collection::vec(1i32..500_000, 1..60),
    ) {
        let flows: Vec<f64> = [-outlay].into_iter().chain(income).map(f64::from).collect();
        let rate = approx::irr(&flows).unique().unwrap();
        prop_assert!(rate.growth_error() < 1e-12 * rate.growth(), "{:?}", rate);
    }

    #[test]
    fn a_power_of_two_changes_no_bit_of_a_rate(
        flows in prop_oneof![prop::collection::vec(amount(), 1..12), project(), factored()],
        power in -900i32..900,
    ) {
        let factor = f64::from_bits(u64::try_from(1023 + power).unwrap() << 52);
        let scaled: Vec<f64> = flows.iter().map(|flow| flow * factor).collect();
        prop_assert_eq!(approx::irr(&flows), approx::irr(&scaled));
        let days = |flows: &[f64]| -> Vec<(u32, f64)> { (0u32..).step_by(31).zip(flows.iter().copied()).collect() };
        prop_assert_eq!(approx::xirr(&days(&flows)), approx::xirr(&days(&scaled)));
    }

    #[test]
    fn a_present_value_is_within_its_bound(
        flows in prop_oneof![4 => prop::collection::vec(amount(), 0..120), 1 => prop::collection::vec(amount(), 300)],
        thousandths in prop_oneof![-60i32..300, -999i32..5000],
        timing in prop::sample::select(Timing::ALL),
    ) {
        // The float and the decimal are the same number.
        let rate = f64::from(thousandths) / 1024.0;
        let exact_rate = Rate::from_fraction(parse_decimal(&format!("{rate}")).unwrap()).unwrap();
        if let Outcome::Value(exact) = measure::npv(exact_rate, timing, &as_decimals(&flows)) {
            let sizes: Vec<Decimal> = as_decimals(&flows).iter().map(Decimal::abs).collect();
            if let Outcome::Value(size) = measure::npv(exact_rate, timing, &sizes) {
                let size: f64 = size.to_string().parse().unwrap();
                let exact: f64 = exact.to_string().parse().unwrap();
                let bound = (4.0 * flows.len() as f64 + 24.0) * f64::EPSILON / 2.0 * size;
                let value = approx::npv(rate, timing, &flows).value().unwrap();
                // The decimal has 28 places, and as a float it is half a unit off.
                prop_assert!((value - exact).abs() <= bound + 1e-28 + 2e-16 * exact.abs(), "{} for {}", value, exact);
            }
        }
    }

    #[test]
    fn a_power_of_ten_of_amounts_changes_no_more_than_their_rounding(flows in project()) {
        let scaled: Vec<f64> = flows.iter().map(|flow| flow * 1e-200).collect();
        let (Some(rate), Some(small)) = (approx::irr(&flows).unique(), approx::irr(&scaled).unique()) else {
            return Ok(());
        };
        let near = 2.0 * (rate.error() + small.error());
        prop_assert!((rate.rate() - small.rate()).abs() <= near, "{:?} {:?}", rate, small);
    }

    #[test]
    fn any_bits_have_an_answer(
        bits in prop::collection::vec((any::<u32>(), any::<u64>()), 0..20),
        rate in any::<u64>(),
        sorted in any::<bool>(),
    ) {
        let mut dated: Vec<(u32, f64)> = bits.into_iter().map(|(day, bits)| (day, f64::from_bits(bits))).collect();
        if sorted {
            dated.sort_by_key(|flow| flow.0);
        }
        let flows: Vec<f64> = dated.iter().map(|flow| flow.1).collect();
        let finite = flows.iter().all(|flow| flow.is_finite());
        let rate = f64::from_bits(rate);
        for figure in [approx::npv(rate, Timing::End, &flows), approx::xnpv(rate, &dated)] {
            prop_assert!(figure.value().is_none_or(f64::is_finite));
            prop_assert!(finite || figure.value().is_none());
        }
        for answer in [approx::irr(&flows), approx::xirr(&dated)] {
            if let Some(rate) = answer.rate() {
                prop_assert!(finite && rate.rate().is_finite() && rate.growth() > 0.0 && rate.error().is_finite());
            }
        }
        if !finite {
            prop_assert_eq!(approx::irr(&flows), approx::Irr::Invalid(Fault::NotFinite));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_dated_present_value_is_within_its_bound(flows in dated(), rate in prop_oneof![-0.06..0.3, -0.99..9.0]) {
        let (exact, size) = plain_xnpv(rate, &flows);
        let value = approx::xnpv(rate, &flows).value().unwrap();
        let days = flows.last().unwrap().0;
        // At least |ln(1 + rate)|.
        let x = f64::from(days) / 365.0 * (rate.abs() / (1.0 + rate.min(0.0)));
        let units = flows.len() as f64 + 4.0 * x + 400.0;
        let bound: BigInt = times(&size, &fixed(units * f64::EPSILON / 2.0)) + 1;
        let difference: BigInt = fixed(value) - exact;
        prop_assert!(difference.magnitude() <= bound.magnitude(), "{} at {}", value, rate);
    }

    #[test]
    fn the_value_changes_sign_between_the_ends_of_a_dated_rate(flows in dated()) {
        if let Some(found) = approx::xirr(&flows).rate() {
            let reach = found.error() * 1.001 + 1e-300;
            let ends = [found.rate() - reach, found.rate() + reach];
            // The fixed point of this test holds neither very large factors nor very small ones.
            if (-0.9..1e3).contains(&ends[0]) && ends[1] < 1e3 {
                let [low, high] = ends.map(|rate| plain_xnpv(rate, &flows).0);
                prop_assert!(low.sign() * high.sign() != num_bigint::Sign::Plus, "{:?} for {:?}", found, flows);
            }
        }
    }

    #[test]
    fn whole_years_are_periods(flows in prop_oneof![prop::collection::vec(amount(), 1..12), project()]) {
        let dated: Vec<(u32, f64)> = (0u32..).step_by(365).zip(flows.iter().copied()).collect();
        match (approx::irr(&flows), approx::xirr(&dated)) {
            (approx::Irr::Unique(one), approx::Irr::Unique(other)) => {
                let near = one.error() + other.error();
                prop_assert!((one.rate() - other.rate()).abs() <= near, "{:?} {:?}", one, other);
            }
            (one, other) => prop_assert_eq!(one.unique().is_some(), other.unique().is_some()),
        }
    }
}

#[test]
fn rates_near_minus_one_keep_their_digits() {
    let rate = approx::irr(&[-1e15, 1e-6]).unique().unwrap();
    assert!((rate.growth() - 1e-21).abs() <= rate.growth_error() + 1e-37);
    assert!(rate.growth_error() < 1e-34);
    assert!((rate.rate() - -1.0).abs() <= rate.error());
    // A growth of 1e400 is a number of no f64.
    assert_eq!(approx::irr(&[-1e-200, 1e200]).rate(), None);
}

#[test]
fn a_hundred_thousand_flows_have_a_rate_in_bounded_time() {
    let mut flows = vec![0.125; 100_000];
    flows[0] = -100.0;
    // A perpetuity of 0.125 a period on 100, but for what lies beyond the last flow: 1.00125^-99999 of it.
    let rate = approx::irr(&flows).unique().unwrap();
    assert!((rate.rate() - 0.001_25).abs() <= rate.error(), "{rate:?}");
    assert!(rate.error() < 1e-10);
    let dated: Vec<(u32, f64)> = (0u32..).zip(flows.iter().copied()).collect();
    let compounded = (0..365).fold(1.0, |growth, _| growth * 1.001_25);
    let daily = approx::xirr(&dated).unique().unwrap();
    assert!((daily.growth() - compounded).abs() <= daily.error() + 1e-12, "{daily:?}");
    let alternating: Vec<f64> = (0..100_000).map(|k| if k % 2 == 0 { 1.0 } else { -1.0 }).collect();
    assert!(approx::irr(&alternating).rate().is_none_or(|rate| rate.error().is_finite()));
}

#[test]
fn bad_input_is_an_answer_of_its_own() {
    assert_eq!(approx::irr(&[]), approx::Irr::Undefined);
    assert_eq!(approx::irr(&[-1.0, f64::INFINITY]), approx::Irr::Invalid(Fault::NotFinite));
    assert_eq!(approx::xirr(&[(0, -1.0), (1, f64::NAN)]), approx::Irr::Invalid(Fault::NotFinite));
    assert_eq!(approx::xirr(&[(1, -1.0), (0, 2.0)]), approx::Irr::Invalid(Fault::NotAscending));
    for rate in [-1.0, -2.0, f64::NAN, f64::INFINITY] {
        assert_eq!(approx::npv(rate, Timing::End, &[1.0]), Figure::Invalid(Fault::Rate));
    }
    assert_eq!(approx::npv(0.0, Timing::End, &[f64::MAX, f64::MAX]), Figure::OutOfRange);
    // What falls on one day counts as its sum.
    assert_eq!(approx::xirr(&[(0, 1.0), (0, -2.0), (365, -1.0)]), approx::Irr::None);
    assert_eq!(approx::xirr(&[(0, 1.0), (0, -1.0)]), approx::Irr::Undefined);
}

#[test]
fn the_hard_flows_get_true_verdicts() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("data/measures/irr_torture.json")).unwrap();
    let (mut rates, mut unique) = (0, 0);
    for case in cases {
        let texts = |field: &str| -> Vec<String> {
            case[field].as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
        };
        let flows: Vec<f64> = texts("flows").iter().map(|text| text.parse().unwrap()).collect();
        let listed: Vec<f64> = texts("roots").iter().map(|text| text.parse().unwrap()).collect();
        let multiple = case["multiplicity"].as_array().unwrap().iter().any(|m| m.as_u64() != Some(1));
        let answer = approx::irr(&flows);
        // Most amounts are no floats, so a rate moves by what its amounts lost; hence a bound of its own.
        let near = |rate: InternalRate, exact: f64| {
            (rate.growth() - (1.0 + exact)).abs() <= 2.0 * rate.error() + 1e-9 * (1.0 + exact).abs() + 1e-16
        };
        match answer {
            approx::Irr::Unique(rate) => {
                unique += 1;
                assert!(
                    listed.len() == 1 && near(rate, listed[0]),
                    "{}: {rate:?} for {listed:?}",
                    case["id"]
                );
            }
            approx::Irr::Ambiguous(rate) => {
                assert!(
                    multiple || listed.iter().any(|&exact| near(rate, exact)),
                    "{}: {rate:?} for {listed:?}",
                    case["id"]
                );
            }
            approx::Irr::Unresolved(place) => {
                assert!(place.error() < place.growth(), "{}: {place:?} for {listed:?}", case["id"]);
            }
            approx::Irr::None | approx::Irr::Undefined => {
                assert!(multiple || listed.is_empty(), "{}: none for {listed:?}", case["id"]);
            }
            other => panic!("{}: {other:?} for {listed:?}", case["id"]),
        }
        rates += usize::from(listed.len() == 1 && !multiple);
    }
    // The rules of signs prove most of the rates that are alone, without a search.
    assert!(unique * 4 >= rates * 3, "{unique} of {rates}");
}
