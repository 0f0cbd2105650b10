//! Every internal rate of a flow, each with its multiplicity and its digits proved.
//!
//! A flow c at times t has the present value `sum of c[k] / (1 + r)^t[k]`. With whole multiples of a common time
//! step it is a [`PowerSum`] in a power of the discount factor: rates above zero are its roots in (0, 1), rates
//! between -1 and zero the roots in (0, 1) of the reversed sum, whose unknown is a power of the growth 1 + r, and
//! the rate zero is the root 1.
//!
//! 1. Descartes' rule on the flow: without a change of sign there is no rate.
//! 2. Laguerre's rule on the partial sums, from either end, decides a side with 0 or 1 changes; a flow that
//!    changes sign once is always decided.
//! 3. Boxes of floats isolate what they can ([`boxes`]): in nearly every case, all.
//! 4. Clusters that drown in rounding errors, multiple roots among them, are taken apart exactly: boxes again on
//!    the square-free part of the polynomial, then local expansions ([`taylor`]), then balls and derivatives ([`rolle`]), then isolation by signs
//!    ([`descartes`]). The multiplicity of a root is that of the square-free factor which vanishes there ([`SquareFree`]).
//!    Sums whose polynomial would be too long go to the balls as they are.
//! 5. Each root gives its digits to [`digits`](super::digits).

use super::ball::Ball;
use super::boxes::{self, Boxed};
use super::descartes::{self, Dyadic, Isolated};
use super::digits::{Bracket, RateMap, Side, rate_between};
use super::gcd::SquareFree;
use super::narrow::Layout;
use super::polynomial::Polynomial;
use super::power_sum::PowerSum;
use super::present_value::integers;
use super::rational::Rational;
use super::rolle::{self, Part};
use super::rounding::Rounded;
use super::taylor;
use num_bigint::BigInt;
use num_integer::Integer;
use rust_decimal::Decimal;
use std::cell::OnceCell;
use std::cmp::Ordering;

/// The degree up to which the exact stages, divisors and isolation by signs, are used.
///
/// Their work grows with more than the square of it. Longer flows are answered where the rules of sign and the
/// boxes decide, which is nearly always.
const EXACT_DEGREE: usize = 3_000;

/// The same for the power sums of dated flows, whose polynomials are mostly zeros: whole years and months stay far
/// below, daily dates of more than a year are past it.
const EXACT_DATED_DEGREE: usize = 400;

/// The degree up to which isolation by signs follows where balls give up, which takes roots that agree in
/// thirty digits; and its work, in additions of 64-bit words: some seconds.
const DESCARTES_DEGREE: usize = 400;
const DESCARTES_BUDGET: u64 = 4_000_000_000;

/// The internal rates of a flow.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Rates {
    /// Every flow is zero: every rate is one.
    Any,
    /// The flows have one sign: no rate.
    OneSign,
    Found(Found),
}

impl Rates {
    /// Nothing is known of them.
    pub(super) fn anywhere() -> Self {
        let everywhere = Enclosure { low: Rounded::BelowRange, high: Rounded::AboveRange };
        Self::Found(Found { rates: Vec::new(), unresolved: vec![everywhere] })
    }
}

/// Rates in ascending order, and where others may be.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) rates: Vec<FoundRate>,
    pub(crate) unresolved: Vec<Enclosure>,
}

/// One rate. It is `BelowRange` where it rounds to -1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FoundRate {
    pub(crate) rate: Rounded,
    pub(crate) multiplicity: usize,
}

/// An interval that may hold rates which the search could not tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Enclosure {
    pub(crate) low: Rounded,
    pub(crate) high: Rounded,
}

/// Every rate above -1 at which flows one period apart have the present value zero.
pub(crate) fn internal_rates(flows: &[Decimal]) -> Rates {
    let first = flows.iter().position(|flow| !flow.is_zero());
    let last = flows.iter().rposition(|flow| !flow.is_zero());
    let Some((first, last)) = first.zip(last) else { return Rates::Any };
    let flows = &flows[first..=last];
    periodic(&match Layout::of(flows) {
        Some(layout) => PowerSum::of_narrow(flows.iter().map(|&flow| layout.integer(flow)).collect()),
        None => PowerSum::of_wide(integers(flows), None),
    })
}

/// The same for a sum whose first and last coefficient are not zero.
pub(super) fn periodic(sum: &PowerSum) -> Rates {
    if sum.coefficient_changes() == 0 {
        return Rates::OneSign;
    }
    let plain = |side| RateMap { side, numerator: 1, denominator: 1 };
    if sum.at_one().0 == 0 {
        return Rates::Found(search(sum, 0, plain));
    }
    // The root one is divided out, so that nothing near it has to be told apart from it.
    let (multiplicity, rest) = sum.closed_up().without_root_one();
    Rates::Found(search(&PowerSum::of_wide(rest.into_coefficients(), None), multiplicity, plain))
}

/// Every rate above -1 of a sum in the discount factor of a step, for so many steps a year.
pub(crate) fn dated_rates(sum: &PowerSum, steps_a_year: u32) -> Rates {
    if sum.coefficient_changes() == 0 {
        return Rates::OneSign;
    }
    let map = |side| RateMap { side, numerator: steps_a_year.into(), denominator: 1 };
    Rates::Found(search(sum, sum.at_one().0, map))
}

/// Every rate of a sum on either side of zero, and zero itself with its multiplicity.
fn search(sum: &PowerSum, at_zero: usize, map: impl Fn(Side) -> RateMap) -> Found {
    let mut found = Found::default();
    // Both sides ask for the factors of one polynomial.
    let known = OnceCell::new();
    found.one_side(&sum.reversed(), map(Side::Negative), &known);
    if at_zero > 0 {
        found.rates.push(FoundRate { rate: Rounded::Value(Decimal::ZERO), multiplicity: at_zero });
    }
    found.one_side(sum, map(Side::Positive), &known);
    found
}

impl Found {
    /// Adds the rates on one side, ascending, for the sum in the unknown of that side.
    fn one_side(&mut self, sum: &PowerSum, map: RateMap, known: &OnceCell<SquareFree>) {
        let sign_below_one = sum.at_one().1;
        match sum.partial_sum_changes() {
            0 => {}
            1 if sum.sign_at_zero() == sign_below_one => {}
            1 => {
                let rate = proper(rate_between(sum, map, (0.0, 1.0), sign_below_one));
                self.rates.push(FoundRate { rate, multiplicity: 1 });
            }
            _ => self.add_boxed(sum, map, known),
        }
    }

    fn add_boxed(&mut self, sum: &PowerSum, map: RateMap, known: &OnceCell<SquareFree>) {
        let roots = Roots::boxed(sum);
        if roots.unknown.is_empty() {
            return self.add_roots(sum, &[], roots, map);
        }
        let Some((polynomial, map)) = as_polynomial(sum, map) else {
            return self.add_roots(sum, &[], roots.refined(sum, rolle::isolate), map);
        };
        let factors = match map.side {
            Side::Positive => known.get_or_init(|| SquareFree::of(&polynomial)).clone(),
            Side::Negative => known.get_or_init(|| SquareFree::of(&polynomial).reversed()).reversed(),
        };
        if factors.multiple.is_empty() && sum.gaps().is_none() {
            return self.add_roots(sum, &[], roots.taken_apart(sum, &polynomial), map);
        }
        // Divided by its repeated factors the polynomial has other coefficients, and closed up fewer of them.
        let as_sum = |p: &Polynomial| PowerSum::of_wide(p.coefficients().to_vec(), None);
        let distinct = as_sum(&factors.distinct);
        let multiple: Vec<(usize, PowerSum)> =
            factors.multiple.iter().map(|(m, p)| (*m, as_sum(p))).collect();
        let roots = Roots::boxed(&distinct);
        self.add_roots(&distinct, &multiple, roots.taken_apart(&distinct, &factors.distinct), map);
    }

    /// Adds the rates at the roots of a sum; those that are roots of another one have its multiplicity.
    fn add_roots(&mut self, sum: &PowerSum, multiple: &[(usize, PowerSum)], roots: Roots<'_>, map: RateMap) {
        for Located { mut bracket, ends } in ascending(roots.located, map.side) {
            let rate = match ends {
                Some(ends) => rate_between(sum, map, ends, bracket.sign_above()),
                None => bracket.rate(map),
            };
            let own = multiple.iter().find(|(_, sum)| bracket.holds_root_of(sum));
            let multiplicity = own.map_or(1, |&(multiplicity, _)| multiplicity);
            self.rates.push(FoundRate { rate: proper(rate), multiplicity });
        }
        let unknown = ascending(roots.unknown, map.side);
        self.unresolved.extend(unknown.iter().map(|interval| enclosure(map, interval)));
    }
}

/// The simple roots of a sum, ascending, and the intervals that may hold others.
#[derive(Default)]
struct Roots<'a> {
    located: Vec<Located<'a>>,
    unknown: Vec<Dyadic>,
}

/// One root, between two floats if they are known.
struct Located<'a> {
    bracket: Bracket<'a>,
    ends: Option<(f64, f64)>,
}

impl<'a> Located<'a> {
    fn between(sum: &'a PowerSum, interval: Dyadic, sign_above: Ordering) -> Self {
        Self { bracket: Bracket::between(sum, interval, sign_above), ends: None }
    }
}

impl<'a> Roots<'a> {
    /// What boxes find.
    fn boxed(sum: &'a PowerSum) -> Self {
        let mut roots = Self::default();
        for boxed in boxes::isolate(sum) {
            match boxed {
                Boxed::Simple(low, high, sign_above) => {
                    let located = Located::between(sum, Dyadic::between(low, high), sign_above);
                    roots.located.push(Located { ends: Some((low, high)), ..located });
                }
                Boxed::Cluster(low, high) => roots.unknown.push(Dyadic::between(low, high)),
            }
        }
        roots
    }

    /// With the unknown intervals divided into parts.
    fn refined(mut self, sum: &'a PowerSum, parts: impl Fn(&PowerSum, Dyadic) -> Vec<Part>) -> Self {
        for part in std::mem::take(&mut self.unknown).into_iter().flat_map(|interval| parts(sum, interval)) {
            match part {
                Part::Root(interval, sign_above) => {
                    self.located.push(Located::between(sum, interval, sign_above));
                }
                Part::Unknown(interval) => self.unknown.push(interval),
            }
        }
        self.located.sort_by(|one, two| one.bracket.compare(&two.bracket));
        self
    }

    /// With what is unknown of a square-free polynomial decided; the sum is the same polynomial.
    fn taken_apart(self, sum: &'a PowerSum, polynomial: &Polynomial) -> Self {
        let roots = self.refined(sum, taylor::isolate).refined(sum, rolle::isolate);
        let decided = roots.unknown.is_empty() || sum.len() > DESCARTES_DEGREE + 1;
        if decided { roots } else { by_signs(sum, polynomial) }
    }
}

/// The roots of a square-free polynomial by signs alone; the sum is the same polynomial.
fn by_signs<'a>(sum: &'a PowerSum, polynomial: &Polynomial) -> Roots<'a> {
    let slope = PowerSum::of_wide(polynomial.derivative().into_coefficients(), None);
    let mut roots = Roots::default();
    for isolated in descartes::isolate(polynomial, DESCARTES_BUDGET) {
        match isolated {
            Isolated::Root(interval) => {
                let bracket = Bracket::dyadic(sum, &slope, interval);
                let ends = bracket.floats().filter(|(low, high)| low < high);
                roots.located.push(Located { bracket, ends });
            }
            Isolated::Unknown(interval) => roots.unknown.push(interval),
        }
    }
    roots
}

/// The sum as a polynomial of a degree that the exact stages take, without the root one, and its map to rates.
///
/// Exponents that share a divisor, as those of flows at whole years do, are divided by it.
fn as_polynomial(sum: &PowerSum, map: RateMap) -> Option<(Polynomial, RateMap)> {
    let Some(gaps) = sum.gaps() else {
        return (sum.len() <= EXACT_DEGREE + 1).then(|| (sum.closed_up(), map));
    };
    let step = gaps.iter().fold(0, |divisor: u32, gap| divisor.gcd(gap)).max(1);
    let degree = usize::try_from(sum.degree() / u64::from(step))
        .ok()
        .filter(|&degree| degree <= EXACT_DATED_DEGREE)?;
    let mut coefficients = vec![BigInt::ZERO; degree + 1];
    let mut exponent = 0;
    for (index, c) in sum.coefficients().into_iter().enumerate() {
        coefficients[exponent] = c;
        exponent += gaps.get(index).map_or(0, |gap| (gap / step) as usize);
    }
    let denominator = map.denominator * u64::from(step);
    let shared = map.numerator.gcd(&denominator);
    let map = RateMap { numerator: map.numerator / shared, denominator: denominator / shared, ..map };
    Some((Polynomial::new(coefficients).without_root_one().1, map))
}

/// Intervals of the unknown, ascending, in ascending order of their rates.
fn ascending<T>(mut intervals: Vec<T>, side: Side) -> Vec<T> {
    if side == Side::Positive {
        intervals.reverse();
    }
    intervals
}

fn enclosure(map: RateMap, interval: &Dyadic) -> Enclosure {
    const BITS: u64 = 192;
    let rate = |end: &BigInt| {
        let unknown = Ball::exactly(end.clone()).shifted(-i64::from(interval.bits));
        match map.rate(&unknown, BITS) {
            Some(rate) => rate.bounds(),
            None if map.side == Side::Negative => (-&Rational::one(), -&Rational::one()),
            None => return None,
        }
        .into()
    };
    let (low, high) = (rate(&interval.low), rate(&interval.high));
    let (low, high) = if map.side == Side::Negative { (low, high) } else { (high, low) };
    // Rounding to the nearest may move an end into the interval: go one place further out.
    let outwards = |end: Rational, direction: i32| {
        let place = end.last_place();
        proper((&end + &(&place * &Rational::from_integer(direction))).round())
    };
    Enclosure {
        low: low.map_or(Rounded::AboveRange, |(least, _)| outwards(least, -1)),
        high: high.map_or(Rounded::AboveRange, |(_, most)| outwards(most, 1)),
    }
}

/// A rate that rounds to -1 exists, but is nearer to it than a decimal above it can be.
fn proper(rate: Rounded) -> Rounded {
    if rate == Rounded::Value(Decimal::NEGATIVE_ONE) { Rounded::BelowRange } else { rate }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_traits::One;
    use proptest::prelude::*;

    fn text(rate: Rounded) -> String {
        match rate {
            Rounded::Value(value) => value.to_string(),
            out_of_range => format!("{out_of_range:?}"),
        }
    }

    fn rates_of(flows: &[i128]) -> Vec<(String, usize)> {
        match periodic(&PowerSum::of_wide(flows.iter().map(|&flow| flow.into()).collect(), None)) {
            Rates::Found(found) => {
                assert_eq!(found.unresolved, []);
                found.rates.iter().map(|found| (text(found.rate), found.multiplicity)).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    fn listed(rates: &[(&str, usize)]) -> Vec<(String, usize)> {
        rates.iter().map(|&(rate, multiplicity)| (rate.to_owned(), multiplicity)).collect()
    }

    #[test]
    fn rates_on_both_sides_of_zero_come_in_order() {
        // Growth factors 0.5, 1, 1, 2: c = (x - 1/2)(x - 1)^2 (x - 2) in falling powers.
        assert_eq!(rates_of(&[2, -9, 14, -9, 2]), listed(&[("-0.5", 1), ("0", 2), ("1", 1)]));
    }

    #[test]
    fn a_rate_half_way_between_two_decimals_is_rounded_to_even() {
        for (mantissa, expected) in [
            (10_000_000_000_000_000_000_000_000_005_i128, "0.1"),
            (10_000_000_000_000_000_000_000_000_015, "0.1000000000000000000000000002"),
        ] {
            // 1 + r = (10^29 + mantissa) / 10^29.
            let rates = rates_of(&[-10i128.pow(29), 10i128.pow(29) + mantissa]);
            assert_eq!(rates, listed(&[(expected, 1)]));
        }
    }

    #[test]
    fn rates_that_no_decimal_holds_are_reported_on_their_side() {
        let huge = 10i128.pow(30);
        assert_eq!(rates_of(&[-1, huge]), listed(&[("AboveRange", 1)]));
        assert_eq!(rates_of(&[-huge, 1]), listed(&[("BelowRange", 1)]));
        // Half of the last place above -1 is a tie, and -1 is the even neighbour.
        assert_eq!(rates_of(&[-2 * 10i128.pow(28), 1]), listed(&[("BelowRange", 1)]));
        assert_eq!(
            rates_of(&[-2 * 10i128.pow(28) + 1, 1]),
            listed(&[("-0.9999999999999999999999999999", 1)])
        );
        // The last rate that rounds to a decimal, and the first that does not.
        let last = 79_228_162_514_264_337_593_543_950_334_i128;
        assert_eq!(rates_of(&[-1, last + 1]), listed(&[("79228162514264337593543950330", 1)]));
        assert_eq!(rates_of(&[-1, last + 2]), listed(&[("AboveRange", 1)]));
    }

    #[test]
    fn flows_that_differ_by_fifty_digits_all_count() {
        // (1 - a u)(1 - 2 a u)(1 - 3 a u): next to its largest coefficient, 128 bits do not hold its smallest.
        let a = 5 * 10i128.pow(18);
        let square = BigInt::from(a) * a;
        let flows = vec![BigInt::one(), (-6 * a).into(), &square * 11, square * a * -6];
        let Rates::Found(found) = periodic(&PowerSum::of_wide(flows, None)) else {
            panic!("there are rates")
        };
        let rate = |factor: i128| FoundRate {
            rate: Rounded::Value(Decimal::from_i128_with_scale(factor * a - 1, 0)),
            multiplicity: 1,
        };
        assert_eq!(found, Found { rates: vec![rate(1), rate(2), rate(3)], unresolved: vec![] });
    }

    #[test]
    fn close_rates_stay_apart_and_a_triple_one_is_one() {
        // (x - 1.1)^3 (x - 1.2).
        let triple = [10_000, -45_000, 75_900, -56_870, 15_972];
        assert_eq!(rates_of(&triple), listed(&[("0.1", 3), ("0.2", 1)]));
        // (x - 2)(10^30 x - 2 10^30 - 1): two roots that round to the same decimal.
        let scale = 10i128.pow(30);
        assert_eq!(rates_of(&[scale, -4 * scale - 1, 4 * scale + 2]), listed(&[("1", 1), ("1", 1)]));
    }

    #[test]
    fn a_slope_that_vanishes_next_to_a_root_ends_in_no_overflow() {
        let rates = rates_of(&[
            2_506_644_000_000_000_000_000_000_000_000,
            -15_237_432_000_000_298_410_000_000_000_000,
            34_830_180_000_001_345_050_000_000_008_526,
            -32_964_876_000_002_032_800_000_000_025_032,
            -5_904_719_999_999_270_009_999_999_981_256,
            58_503_924_000_001_850_070_000_000_008_598,
            -91_183_356_000_004_057_500_000_000_039_348,
            87_725_484_000_004_479_090_000_000_054_096,
            -58_697_100_000_003_404_940_000_000_042_966,
            21_610_116_000_001_637_130_000_000_029_766,
        ]);
        let expected = [
            ("0.5714285714285714285714285714", 2),
            ("0.571428571428619047619047619", 1),
            ("0.5714285714286428571428571429", 1),
        ];
        assert_eq!(rates, listed(&expected));
    }

    #[test]
    fn the_square_root_of_two_has_its_published_digits() {
        assert_eq!(rates_of(&[-1, 0, 2]), listed(&[("0.4142135623730950488016887242", 1)]));
    }

    /// The rates by square-free factors and isolation by signs alone, each digit by exact brackets.
    fn slowly(flows: &[BigInt]) -> Vec<FoundRate> {
        let (at_one, polynomial) = Polynomial::new(flows.to_vec()).without_root_one();
        let mut rates = Vec::new();
        let as_sum = |p: &Polynomial| PowerSum::of_wide(p.coefficients().to_vec(), None);
        let side = |side, polynomial: &Polynomial| {
            let map = RateMap { side, numerator: 1, denominator: 1 };
            let roots = SquareFree::of(polynomial);
            if roots.distinct.degree() == 0 {
                return Vec::new();
            }
            let (distinct, slope) = (as_sum(&roots.distinct), as_sum(&roots.distinct.derivative()));
            let isolated = ascending(descartes::isolate(&roots.distinct, u64::MAX), side);
            let found = isolated.into_iter().map(|isolated| {
                let Isolated::Root(interval) = isolated else { panic!("there is no budget") };
                let mut bracket = Bracket::dyadic(&distinct, &slope, interval);
                let rate = proper(bracket.rate(map));
                let own = roots.multiple.iter().find(|(_, p)| bracket.holds_root_of(&as_sum(p)));
                FoundRate { rate, multiplicity: own.map_or(1, |&(multiplicity, _)| multiplicity) }
            });
            found.collect()
        };
        rates.extend(side(Side::Negative, &polynomial.reversed()));
        if at_one > 0 {
            rates.push(FoundRate { rate: Rounded::Value(Decimal::ZERO), multiplicity: at_one });
        }
        rates.extend(side(Side::Positive, &polynomial));
        rates
    }

    /// Products of factors with rational roots, some repeated or next to each other, and a random rest.
    fn hard_flows() -> impl Strategy<Value = Vec<BigInt>> {
        let close = prop_oneof![Just(10i64), Just(1_000_000), Just(1_000_000_000_000)];
        let factor = (1i64..40, 1i64..40, 1usize..4, close, any::<bool>());
        let rest = prop::collection::vec(-60i64..60, 1..10);
        (prop::collection::vec(factor, 0..4), rest).prop_map(|(factors, mut rest)| {
            rest[0] = rest[0].abs() + 1;
            let last = rest.len() - 1;
            rest[last] = rest[last].abs() + 1;
            let mut flows: Vec<BigInt> = rest.into_iter().map(BigInt::from).collect();
            let times = |flows: &mut Vec<BigInt>, e: i64, q: i64| {
                flows.push(BigInt::ZERO);
                for index in (0..flows.len()).rev() {
                    let below = if index > 0 { &flows[index - 1] * q } else { BigInt::ZERO };
                    flows[index] = &flows[index] * e - below;
                }
            };
            for (e, q, repeated, close, has_neighbour) in factors {
                (0..repeated).for_each(|_| times(&mut flows, e, q));
                if has_neighbour {
                    times(&mut flows, e * close, q * close + 1);
                }
            }
            flows
        })
    }

    /// Amounts of any size that decimals at mixed scales have as integers, with gaps of zeros between them.
    fn uneven_flows() -> impl Strategy<Value = Vec<BigInt>> {
        let amount = (1i64..1_000_000, 0u32..50, any::<bool>(), prop_oneof![4 => 0usize..1, 1 => 1usize..12]);
        prop::collection::vec(amount, 2..14).prop_map(|amounts| {
            let mut flows = Vec::new();
            for (mantissa, places, negative, gap) in amounts {
                flows.resize(flows.len() + gap * usize::from(!flows.is_empty()), BigInt::ZERO);
                flows.push(
                    BigInt::from(if negative { -mantissa } else { mantissa }) * BigInt::from(10).pow(places),
                );
            }
            flows
        })
    }

    /// The same where rates are huge or next to -1, some of them close together.
    fn far_flows() -> impl Strategy<Value = Vec<BigInt>> {
        let factor = (1i64..1000, 0u32..26, 0u32..26, 1usize..3);
        prop::collection::vec(factor, 1..5).prop_map(|factors| {
            let mut flows = vec![BigInt::one()];
            for (mantissa, above, below, repeated) in factors {
                let (e, q) = (BigInt::from(10).pow(below), BigInt::from(10).pow(above) * mantissa);
                for _ in 0..repeated {
                    flows.push(BigInt::ZERO);
                    for index in (0..flows.len()).rev() {
                        let before = if index > 0 { &flows[index - 1] * &q } else { BigInt::ZERO };
                        flows[index] = &flows[index] * &e - before;
                    }
                }
            }
            flows
        })
    }

    fn agrees_with_exact_isolation(flows: &[BigInt]) -> Result<(), TestCaseError> {
        match periodic(&PowerSum::of_wide(flows.to_vec(), None)) {
            Rates::Found(found) => {
                prop_assert_eq!(found.unresolved, []);
                prop_assert_eq!(found.rates, slowly(flows));
            }
            other => prop_assert_eq!((other, slowly(flows)), (Rates::OneSign, vec![])),
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

        #[test]
        fn the_layers_find_what_exact_isolation_finds(flows in hard_flows()) {
            agrees_with_exact_isolation(&flows)?;
        }

        #[test]
        fn amounts_of_any_size_are_taken_apart(flows in uneven_flows()) {
            agrees_with_exact_isolation(&flows)?;
        }

        #[test]
        fn rates_of_any_size_are_found(flows in far_flows()) {
            agrees_with_exact_isolation(&flows)?;
        }
    }

    #[test]
    fn roots_that_agree_in_two_hundred_digits_are_taken_apart_by_signs() {
        // (3 u - 1)(3 e u - e - 3): factors 1/3 and 1/3 + 1/e, whose rates both round to two.
        let e = BigInt::from(10).pow(200);
        let flows = vec![&e + 3, -6 * &e - 9, 9 * e];
        let Rates::Found(found) = periodic(&PowerSum::of_wide(flows, None)) else { panic!("two rates") };
        let two = FoundRate { rate: Rounded::Value(2.into()), multiplicity: 1 };
        assert_eq!((found.rates, found.unresolved), (vec![two; 2], vec![]));
    }

    #[test]
    fn an_enclosure_goes_from_the_lower_rate_to_the_higher_and_a_place_further() {
        let quarter_to_half = Dyadic { low: 1.into(), high: 2.into(), bits: 2 };
        let ends = |side| {
            let map = RateMap { side, numerator: 1, denominator: 1 };
            let Enclosure { low, high } = enclosure(map, &quarter_to_half);
            [low, high].map(text)
        };
        assert_eq!(
            ends(Side::Negative),
            ["-0.7500000000000000000000000001", "-0.4999999999999999999999999999"]
        );
        assert_eq!(ends(Side::Positive), ["0.9999999999999999999999999999", "3.000000000000000000000000001"]);
    }
}
