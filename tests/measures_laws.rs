//! Laws of the measures on random flows, against arithmetic written here and nowhere else.

#![expect(clippy::unwrap_used, reason = "the helpers of a test may panic as it does")]

use bizcase::measure::{
    Irr, Outcome, Payback, cumulative, cumulative_present_values, discounted_payback, irr, npv, payback,
    payback_whole, present_values, total, xirr, xnpv,
};
use bizcase::strategies::laws;
use bizcase::time::DayCount;
use bizcase::time::Timing;
use bizcase::{Date, Decimal, Rate};
use jiff::ToSpan;
use jiff::civil::date;
use num_bigint::{BigInt, Sign};
use proptest::prelude::*;

/// A fraction in big integers, never reduced.
#[derive(Clone, Debug)]
struct Fraction(BigInt, BigInt);

impl Fraction {
    fn of(value: Decimal) -> Self {
        Self(value.mantissa().into(), BigInt::from(10).pow(value.scale()))
    }

    fn plus(&self, other: &Self) -> Self {
        Self(&self.0 * &other.1 + &other.0 * &self.1, &self.1 * &other.1)
    }

    fn over(&self, other: &Self) -> Self {
        Self(&self.0 * &other.1, &self.1 * &other.0)
    }

    fn times(&self, other: &Self) -> Self {
        Self(&self.0 * &other.0, &self.1 * &other.1)
    }

    fn is_at_most(&self, other: &Self) -> bool {
        &self.0 * &other.1 <= &other.0 * &self.1
    }

    /// Half a unit in the last of 28 significant digits or 28 places, whichever is coarser.
    fn half_unit_of(value: Decimal) -> Self {
        let digits = i64::from(value.mantissa().unsigned_abs().checked_ilog10().map_or(0, |e| e + 1));
        let leading = digits - i64::from(value.scale());
        let places = (28 - leading).min(28);
        let power = BigInt::from(10).pow(u32::try_from(places.unsigned_abs()).unwrap());
        if places >= 0 { Self(1.into(), power * 2) } else { Self(power, 2.into()) }
    }

    fn magnitude_at_most(&self, other: &Self) -> bool {
        (&self.0 * &other.1).magnitude() <= (&other.0 * &self.1).magnitude()
    }
}

fn plain_npv(rate: Decimal, undiscounted: usize, flows: &[Decimal]) -> Fraction {
    let growth = Fraction::of(rate).plus(&Fraction(1.into(), 1.into()));
    let mut factor = Fraction(1.into(), 1.into());
    let mut value = Fraction(0.into(), 1.into());
    for (column, &flow) in flows.iter().enumerate() {
        if column >= undiscounted {
            factor = Fraction(&factor.0 * &growth.0, &factor.1 * &growth.1);
        }
        value = value.plus(&Fraction::of(flow).over(&factor));
    }
    value
}

/// Whether a figure lies within half a unit of its last place of the exact value.
fn is_rounded(figure: Decimal, exact: &Fraction) -> bool {
    let difference = exact.plus(&Fraction::of(-figure));
    difference.magnitude_at_most(&Fraction::half_unit_of(figure))
}

fn amount() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        4 => (-1_000_000_000i64..1_000_000_000, 0u32..6).prop_map(|(m, scale)| Decimal::new(m, scale)),
        1 => (-(1i128 << 92)..(1i128 << 92), 10u32..29).prop_map(|(m, s)| Decimal::from_i128_with_scale(m, s)),
        1 => Just(Decimal::ZERO),
    ]
}

fn a_rate() -> impl Strategy<Value = Rate> {
    prop_oneof![
        (-999i64..3000).prop_map(|m| Decimal::new(m, 3)),
        (-9_999_999i64..1_000_000_000).prop_map(|m| Decimal::new(m, 7))
    ]
    .prop_map(|fraction| Rate::from_fraction(fraction).unwrap())
}

fn timing() -> impl Strategy<Value = Timing> {
    prop_oneof![Just(Timing::Start), Just(Timing::End)]
}

fn undiscounted(timing: Timing) -> usize {
    if timing == Timing::Start { 2 } else { 1 }
}

fn product(a: &[BigInt], b: &[BigInt]) -> Vec<BigInt> {
    let mut out = vec![BigInt::ZERO; a.len() + b.len() - 1];
    for (i, x) in a.iter().enumerate() {
        for (j, y) in b.iter().enumerate() {
            out[i + j] += x * y;
        }
    }
    out
}

/// Flows as a product of `growth - q / e` factors, some of them repeated, and a random rest.
fn factored_flows() -> impl Strategy<Value = Vec<i128>> {
    let factor = (1i64..40, 1i64..40, 1usize..4);
    let rest = prop::collection::vec(-60i64..60, 1..8);
    (prop::collection::vec(factor, 0..4), rest).prop_map(|(factors, rest)| {
        let mut flows: Vec<BigInt> = rest.into_iter().map(BigInt::from).collect();
        for (q, e, times) in factors {
            for _ in 0..times {
                flows = product(&flows, &[e.into(), (-q).into()]);
            }
        }
        flows.iter().map(|c| i128::try_from(c).unwrap()).collect()
    })
}

/// The remainder of a division, times a positive number, without the content.
fn negated_remainder(a: &[BigInt], b: &[BigInt]) -> Vec<BigInt> {
    let mut rest = a.to_vec();
    let leading = b.last().unwrap();
    let scale = BigInt::from(leading.magnitude().clone());
    while rest.len() >= b.len() {
        let top = rest.last().unwrap().clone();
        let factor = if leading.sign() == Sign::Minus { -top } else { top };
        let offset = rest.len() - b.len();
        for c in &mut rest {
            *c *= &scale;
        }
        for (target, c) in rest[offset..].iter_mut().zip(b) {
            *target -= &factor * c;
        }
        while rest.last().is_some_and(|c| c.sign() == Sign::NoSign) {
            rest.pop();
        }
    }
    let content = rest.iter().fold(BigInt::ZERO, |d, c| num_integer::Integer::gcd(&d, c));
    rest.iter().map(|c| -c / &content).collect()
}

/// The number of distinct positive roots by Sturm's theorem; the constant coefficient must not be zero.
fn sturm_count(polynomial: &[BigInt]) -> usize {
    let derivative: Vec<BigInt> = polynomial.iter().enumerate().skip(1).map(|(i, c)| c * i).collect();
    let mut chain = vec![polynomial.to_vec(), derivative];
    while let [.., a, b] = chain.as_slice() {
        let rest = negated_remainder(a, b);
        if rest.is_empty() {
            break;
        }
        chain.push(rest);
    }
    let changes = |signs: Vec<Sign>| {
        let signs: Vec<Sign> = signs.into_iter().filter(|&s| s != Sign::NoSign).collect();
        signs.windows(2).filter(|pair| pair[0] != pair[1]).count()
    };
    let at_zero = changes(chain.iter().map(|p| p[0].sign()).collect());
    let at_infinity = changes(chain.iter().map(|p| p[p.len() - 1].sign()).collect());
    at_zero - at_infinity
}

/// The polynomial in the growth factor, lowest coefficient first, without the root zero.
fn in_growth(flows: &[i128]) -> Vec<BigInt> {
    let mut p: Vec<BigInt> = flows.iter().rev().skip_while(|&&c| c == 0).map(|&c| c.into()).collect();
    while p.last().is_some_and(|c| c.sign() == Sign::NoSign) {
        p.pop();
    }
    p
}

fn sign_at(p: &[BigInt], x: &Fraction) -> Sign {
    let (mut value, mut power) = (BigInt::ZERO, BigInt::from(1));
    for c in p.iter().rev() {
        value = value * &x.0 + c * &power;
        power *= &x.1;
    }
    value.sign()
}

fn as_decimals(flows: &[i128]) -> Vec<Decimal> {
    flows.iter().map(|&c| Decimal::from_i128_with_scale(c, 0)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn a_present_value_is_the_exact_sum_rounded_once(
        flows in prop::collection::vec(amount(), 0..24), rate in a_rate(), timing in timing(),
    ) {
        if let Outcome::Value(value) = npv(rate, timing, &flows) {
            prop_assert!(is_rounded(value, &plain_npv(rate.fraction(), undiscounted(timing), &flows)));
            prop_assert_eq!(cumulative_present_values(rate, timing, &flows).last().copied().unwrap_or(Outcome::Value(Decimal::ZERO)), Outcome::Value(value));
        }
    }

    #[test]
    fn each_column_and_each_prefix_is_a_figure_of_its_own(
        flows in prop::collection::vec(amount(), 1..12), rate in a_rate(), timing in timing(),
    ) {
        let (single, running) = (present_values(rate, timing, &flows), cumulative_present_values(rate, timing, &flows));
        for column in 0..flows.len() {
            let mut alone = vec![Decimal::ZERO; column + 1];
            alone[column] = flows[column];
            prop_assert_eq!(single[column], npv(rate, timing, &alone));
            prop_assert_eq!(running[column], npv(rate, timing, &flows[..=column]));
            prop_assert_eq!(cumulative(&flows)[column], total(&flows[..=column]));
        }
    }

    #[test]
    fn a_total_is_the_present_value_at_no_interest(flows in prop::collection::vec(amount(), 0..20)) {
        prop_assert_eq!(total(&flows), npv(Rate::ZERO, Timing::End, &flows));
        prop_assert_eq!(payback(&flows), discounted_payback(Rate::ZERO, Timing::End, &flows));
    }

    #[test]
    fn interpolation_stays_within_the_period_that_pays_back(flows in prop::collection::vec(amount(), 0..20)) {
        match (payback(&flows), payback_whole(&flows)) {
            (Payback::After(part), Payback::After(whole)) => {
                prop_assert!(part <= whole && part >= whole - Decimal::ONE);
                prop_assert!(whole.fract().is_zero());
            }
            (part, whole) => prop_assert_eq!(part, whole),
        }
    }

    #[test]
    fn the_number_of_rates_is_sturms(flows in factored_flows()) {
        let polynomial = in_growth(&flows);
        prop_assume!(polynomial.len() > 1);
        let found = irr(&as_decimals(&flows)).unwrap();
        prop_assert_ne!(found.verdict(), "unresolved");
        prop_assert_eq!(found.rates().len(), sturm_count(&polynomial), "{:?} in {:?}", found, flows);
    }

    #[test]
    fn every_rate_has_a_change_of_sign_within_half_a_unit(flows in factored_flows()) {
        let polynomial = in_growth(&flows);
        prop_assume!(polynomial.len() > 1);
        let found = irr(&as_decimals(&flows)).unwrap();
        for rate in found.rates().iter().filter(|rate| rate.multiplicity() % 2 == 1) {
            let rate = rate.rate().value().unwrap().fraction();
            let growth = Fraction::of(rate).plus(&Fraction(1.into(), 1.into()));
            let half = Fraction::half_unit_of(rate);
            let below = sign_at(&polynomial, &growth.plus(&Fraction(-&half.0, half.1.clone())));
            let above = sign_at(&polynomial, &growth.plus(&half));
            prop_assert!(below != above || below == Sign::NoSign, "{} in {:?}", rate, flows);
        }
    }

    #[test]
    fn reversing_time_turns_growth_into_its_reciprocal(flows in factored_flows()) {
        let count = |flows: &[i128]| irr(&as_decimals(flows)).unwrap().rates().len();
        let mut reversed = flows.clone();
        reversed.reverse();
        prop_assert_eq!(count(&flows), count(&reversed));
    }

    #[test]
    fn one_change_of_sign_gives_one_rate(
        outlay in 1i64..1_000_000, inflows in prop::collection::vec(0i64..100_000, 1..40),
    ) {
        prop_assume!(inflows.iter().any(|&c| c > 0));
        let flows: Vec<Decimal> = std::iter::once(-outlay).chain(inflows).map(Decimal::from).collect();
        let Irr::Unique(rate) = irr(&flows).unwrap() else { panic!("one change of sign") };
        prop_assert_eq!(rate.multiplicity(), 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn the_middle_of_a_period_is_the_geometric_mean_of_its_ends(
        amount in 1_i64..1_000_000_000, column in 1_usize..20, rate in a_rate(),
    ) {
        let mut flow = vec![Decimal::ZERO; column + 1];
        flow[column] = amount.into();
        let worth = [Timing::Start, Timing::Middle, Timing::End].map(|timing| npv(rate, timing, &flow).value());
        let [Some(start), Some(middle), Some(end)] = worth else { return Ok(()) };
        let [low, high] = [-1, 1].map(|side| {
            move |figure: Decimal| {
                let half = Fraction::half_unit_of(figure);
                Fraction::of(figure).plus(&Fraction(half.0 * side, half.1))
            }
        });
        prop_assert!(low(middle).times(&low(middle)).is_at_most(&high(start).times(&high(end))));
        prop_assert!(low(start).times(&low(end)).is_at_most(&high(middle).times(&high(middle))));
    }
}

/// The v-th part of 10^70 for v = 1 / (1 + rate)^(1/365), rounded down, by an integer root.
fn daily_factor(rate: Decimal) -> BigInt {
    let growth = Fraction::of(rate).plus(&Fraction(1.into(), 1.into()));
    let scaled = BigInt::from(10).pow(70 * 365) * &growth.1 / &growth.0;
    num_integer::Roots::nth_root(&scaled, 365)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn a_dated_value_is_that_of_an_integer_root(
        flows in prop::collection::vec((0u32..800, amount()), 1..12), rate in a_rate(),
    ) {
        let first = flows.iter().map(|&(day, _)| day).min().unwrap();
        let dated: Vec<(Date, Decimal)> = flows.iter().map(|&(day, amount)| (date_of(day), amount)).collect();
        let unit = BigInt::from(10).pow(70);
        let factor = daily_factor(rate.fraction());
        let mut powers = vec![unit.clone()];
        for day in 0..800 {
            powers.push(&powers[day] * &factor / &unit);
        }
        let mut value = Fraction(0.into(), 1.into());
        for (day, amount) in flows {
            let amount = Fraction::of(amount);
            value = value.plus(&Fraction(amount.0 * &powers[(day - first) as usize], amount.1 * &unit));
        }
        if let Outcome::Value(found) = xnpv(rate, DayCount::Act365Fixed, &dated) {
            // Root and powers are off by some 10^-67 at most; the room for them is far below half a unit.
            let half = Fraction::half_unit_of(found);
            let room = Fraction(half.0 * 1_000_000_001, half.1 * 1_000_000_000);
            let difference = value.plus(&Fraction::of(-found));
            prop_assert!(difference.magnitude_at_most(&room), "{found}");
        }
    }
}

fn date_of(day: u32) -> Date {
    date(2021, 5, 4).checked_add(i64::from(day).days()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn the_number_of_dated_rates_is_sturms(
        flows in factored_flows(), step in 1u32..40, gaps in prop::collection::vec(1u32..6, 40),
        regular in any::<bool>(),
    ) {
        // Some flows keep their equal distances and so their multiple rates; the others move to uneven days.
        let mut day = 0;
        let mut days = Vec::new();
        for gap in gaps.iter().take(flows.len()) {
            days.push(day);
            day += if regular { step } else { *gap };
        }
        let mut by_day = vec![0; day as usize + 1];
        for (&flow, &day) in flows.iter().zip(&days) {
            by_day[day as usize] = flow;
        }
        let reference = if regular { in_growth(&flows) } else { in_growth(&by_day) };
        prop_assume!(reference.len() > 1);
        let dated: Vec<(Date, Decimal)> =
            days.iter().zip(as_decimals(&flows)).map(|(&day, flow)| (date_of(day), flow)).collect();
        let found = xirr(DayCount::Act365Fixed, &dated).unwrap();
        prop_assert_ne!(found.verdict(), "unresolved");
        prop_assert_eq!(found.rates().len(), sturm_count(&reference), "{:?} in {:?}", found, dated);
    }

    #[test]
    fn dates_in_any_order_and_whole_years_change_nothing(
        flows in prop::collection::vec(amount(), 1..10), rate in a_rate(),
    ) {
        let dated: Vec<(Date, Decimal)> =
            flows.iter().enumerate().map(|(year, &flow)| (date_of(365 * u32::try_from(year).unwrap()), flow)).collect();
        let count = DayCount::Act365Fixed;
        prop_assert_eq!(xnpv(rate, count, &dated), npv(rate, Timing::End, &flows));
        prop_assert_eq!(xirr(count, &dated).unwrap(), irr(&flows).unwrap());
        laws::unmoved_by_order(|flow| xnpv(rate, count, flow), &dated)?;
        laws::unmoved_by_order(|flow| xirr(count, flow).unwrap(), &dated)?;
    }
}
