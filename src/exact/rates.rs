//! Every internal rate of a flow, each with its multiplicity and its digits proved.
//!
//! A flow c has the present value P(v) = sum c\[k\] v^k with v = 1 / (1 + r). Rates above zero are the roots of P
//! in (0, 1); rates between -1 and zero are the roots in (0, 1) of the reversed polynomial, whose unknown is the
//! growth 1 + r; the rate zero is the root 1, taken out by synthetic division.
//!
//! 1. Descartes' rule on the flow: without a change of sign there is no rate.
//! 2. Laguerre's rule on the partial sums, from either end, decides a side with 0 or 1 changes; a flow that
//!    changes sign once is always decided.
//! 3. What is left is isolated in the square-free part of P. The multiplicity of a root is the number of
//!    polynomials of the square-free chain that vanish there.
//! 4. Each root is bracketed until one number remains at which `round*` of the rate may change over; the sign
//!    there decides. So every digit is proved by exact signs, ties and rational roots included.

use super::descartes::{Dyadic, Isolated, isolate, partial_sum_changes, sign_changes};
use super::polynomial::Polynomial;
use super::rational::Rational;
use super::rounding::Rounded;
use num_bigint::{BigInt, Sign};
use num_traits::One;

/// The number of periods up to which the exact stages, divisors and isolation by signs, are used.
///
/// Their work grows with more than the square of it. Longer flows are answered where the rules of sign decide.
pub(crate) const EXACT_PERIODS: usize = 3_000;

/// The work, in additions of 64-bit words, after which isolation of one side of zero stops: some seconds.
const ISOLATION_BUDGET: u64 = 4_000_000_000;

/// The internal rates of a flow.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Rates {
    /// Every flow is zero: every rate is one.
    Any,
    /// The flows have one sign: no rate.
    OneSign,
    Found(Found),
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

/// Every rate above -1 at which the flows, the first one undiscounted, have the present value zero.
pub(crate) fn internal_rates(flows: Vec<BigInt>) -> Rates {
    let (_, polynomial) = Polynomial::new(flows).without_root_zero();
    if polynomial.coefficients().is_empty() {
        return Rates::Any;
    }
    if sign_changes(polynomial.coefficients()) == 0 {
        return Rates::OneSign;
    }
    let (at_zero, polynomial) = polynomial.without_root_one();
    let mut search = Search { chain: None, found: Found::default() };
    search.one_side(Side::Negative, &polynomial.reversed());
    if at_zero > 0 {
        let rate = Rounded::Value(rust_decimal::Decimal::ZERO);
        search.found.rates.push(FoundRate { rate, multiplicity: at_zero });
    }
    search.one_side(Side::Positive, &polynomial);
    Rates::Found(search.found)
}

/// A side of the rate zero, and with it the meaning of the unknown u in (0, 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Rates in (-1, 0): u is the growth 1 + r.
    Negative,
    /// Rates above 0: u is the discount factor 1 / (1 + r).
    Positive,
}

impl Side {
    /// The rate at u = `numerator / denominator`; `None` where it is infinite.
    fn rate(self, numerator: &BigInt, denominator: &BigInt) -> Option<Rational> {
        match self {
            Self::Negative => Rational::new(numerator - denominator, denominator.clone()),
            Self::Positive => Rational::new(denominator - numerator, numerator.clone()),
        }
    }

    /// The unknown at a rate, as a numerator and a positive denominator.
    fn unknown(self, rate: &Rational) -> (BigInt, BigInt) {
        let growth = rate.numerator() + rate.denominator();
        match self {
            Self::Negative => (growth, rate.denominator().clone()),
            Self::Positive => (rate.denominator().clone(), growth),
        }
    }
}

/// What both sides of a search share.
struct Search {
    /// The square-free chain in the growth factor, once it was needed.
    chain: Option<Vec<Polynomial>>,
    found: Found,
}

impl Search {
    /// Adds the rates on one side, ascending, for the polynomial in the unknown of that side.
    fn one_side(&mut self, side: Side, polynomial: &Polynomial) {
        match partial_sum_changes(polynomial) {
            0 => {}
            1 => {
                let all = Dyadic { low: BigInt::ZERO, high: BigInt::one(), bits: 0 };
                let rate = proper(Bracket::new(polynomial, all).narrowed_rate(side));
                self.found.rates.push(FoundRate { rate, multiplicity: 1 });
            }
            _ => self.isolate_side(side, polynomial),
        }
    }

    fn isolate_side(&mut self, side: Side, polynomial: &Polynomial) {
        if polynomial.degree() > EXACT_PERIODS {
            let (low, high) = (BigInt::ZERO, BigInt::one());
            return self.found.unresolved.push(enclosure(side, &Dyadic { low, high, bits: 0 }));
        }
        let chain = self.chain_on(side, polynomial);
        let mut isolated = isolate(&chain[0], ISOLATION_BUDGET);
        if side == Side::Positive {
            isolated.reverse();
        }
        for interval in isolated {
            match interval {
                Isolated::Unknown(interval) => self.found.unresolved.push(enclosure(side, &interval)),
                Isolated::Root(interval) => {
                    let mut bracket = Bracket::new(&chain[0], interval);
                    let rate = bracket.narrowed_rate(side);
                    let multiplicity = chain.iter().filter(|p| bracket.holds_root_of(p)).count();
                    self.found.rates.push(FoundRate { rate: proper(rate), multiplicity });
                }
            }
        }
    }

    /// The square-free chain for the unknown of a side: the one of the other side, reversed.
    fn chain_on(&mut self, side: Side, polynomial: &Polynomial) -> Vec<Polynomial> {
        let in_growth = self.chain.get_or_insert_with(|| match side {
            Side::Negative => polynomial.square_free_chain(),
            Side::Positive => polynomial.reversed().square_free_chain(),
        });
        match side {
            Side::Negative => in_growth.clone(),
            Side::Positive => in_growth.iter().map(Polynomial::reversed).collect(),
        }
    }
}

fn enclosure(side: Side, interval: &Dyadic) -> Enclosure {
    let denominator = BigInt::one() << interval.bits;
    let rate =
        |u: &BigInt| side.rate(u, &denominator).map_or(Rounded::AboveRange, |rate| proper(rate.round()));
    let (low, high) = (rate(&interval.low), rate(&interval.high));
    match side {
        Side::Negative => Enclosure { low, high },
        Side::Positive => Enclosure { low: high, high: low },
    }
}

/// A rate that rounds to -1 exists, but is nearer to it than a decimal above it can be.
fn proper(rate: Rounded) -> Rounded {
    if rate == Rounded::Value(rust_decimal::Decimal::NEGATIVE_ONE) { Rounded::BelowRange } else { rate }
}

/// An interval with one simple root of a polynomial inside, or one that has shrunk to the root itself.
struct Bracket<'a> {
    polynomial: &'a Polynomial,
    interval: Dyadic,
    /// The sign just below the upper end.
    sign_above: Sign,
}

impl<'a> Bracket<'a> {
    fn new(polynomial: &'a Polynomial, interval: Dyadic) -> Self {
        let mut bracket = Self { polynomial, interval, sign_above: Sign::NoSign };
        let (at_low, at_high) = (bracket.sign(&bracket.interval.low), bracket.sign(&bracket.interval.high));
        // Where the upper end is itself a root, a simple one, the derivative tells the sign below it.
        bracket.sign_above = match at_high {
            Sign::NoSign => {
                let denominator = BigInt::one() << bracket.interval.bits;
                -polynomial.derivative().sign_at(&bracket.interval.high, &denominator)
            }
            sign => sign,
        };
        if at_low == Sign::NoSign || at_high == Sign::NoSign {
            bracket.leave_ends();
        }
        bracket
    }

    fn is_exact(&self) -> bool {
        self.interval.low == self.interval.high
    }

    fn sign(&self, position: &BigInt) -> Sign {
        self.polynomial.sign_at(position, &(BigInt::one() << self.interval.bits))
    }

    /// Halves until both ends have moved, so that neither of them is a root.
    fn leave_ends(&mut self) {
        let (low, high, bits) = (self.interval.low.clone(), self.interval.high.clone(), self.interval.bits);
        let moved =
            |now: &Dyadic| now.low != &low << (now.bits - bits) && now.high != &high << (now.bits - bits);
        while !self.is_exact() && !moved(&self.interval) {
            self.halve();
        }
    }

    fn halve(&mut self) {
        let middle = &self.interval.low + &self.interval.high;
        self.interval.low *= 2;
        self.interval.high *= 2;
        self.interval.bits += 1;
        match self.sign(&middle) {
            Sign::NoSign => (self.interval.low, self.interval.high) = (middle.clone(), middle),
            sign if sign == self.sign_above => self.interval.high = middle,
            _ => self.interval.low = middle,
        }
    }

    /// `round*` of the rate at the root, after as many halvings as that takes.
    fn narrowed_rate(&mut self, side: Side) -> Rounded {
        loop {
            let denominator = BigInt::one() << self.interval.bits;
            let (low, high) =
                (side.rate(&self.interval.low, &denominator), side.rate(&self.interval.high, &denominator));
            let round = |rate: &Option<Rational>| rate.as_ref().map_or(Rounded::AboveRange, Rational::round);
            let (rounded_low, rounded_high) = (round(&low), round(&high));
            if rounded_low == rounded_high {
                return rounded_low;
            }
            let tie = low.zip(high).and_then(|(low, high)| only_tie_between(&low, &high));
            if let Some(tie) = tie {
                let (numerator, denominator) = side.unknown(&tie);
                return match self.polynomial.sign_at(&numerator, &denominator) {
                    Sign::NoSign => tie.round(),
                    sign if sign == self.sign_above => rounded_low,
                    _ => rounded_high,
                };
            }
            self.halve();
        }
    }

    /// Whether the root is one of a divisor of the polynomial.
    fn holds_root_of(&self, divisor: &Polynomial) -> bool {
        let denominator = BigInt::one() << self.interval.bits;
        let at_low = divisor.sign_at(&self.interval.low, &denominator);
        at_low == Sign::NoSign || at_low != divisor.sign_at(&self.interval.high, &denominator)
    }
}

/// The number half-way between two neighbouring decimals that lies between two rates, once they are so close
/// that there is no second one.
fn only_tie_between(one: &Rational, other: &Rational) -> Option<Rational> {
    let (low, high) = if one < other { (one, other) } else { (other, one) };
    let unit = low.last_place().min(high.last_place());
    if &(high - low) * &Rational::from_integer(2) >= unit {
        return None;
    }
    let half = Rational::new(BigInt::one(), 2.into())?;
    let cell = (&(low + high) * &half).checked_div(&unit)?.floor();
    let tie = &(&Rational::from_integer(cell) + &half) * &unit;
    (*low <= tie && tie <= *high).then_some(tie)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates_of(flows: &[i128]) -> Vec<(String, usize)> {
        match internal_rates(flows.iter().map(|&flow| BigInt::from(flow)).collect()) {
            Rates::Found(found) => {
                assert_eq!(found.unresolved, []);
                let text = |rate| match rate {
                    Rounded::Value(value) => value.to_string(),
                    other => format!("{other:?}"),
                };
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
    fn close_rates_stay_apart_and_a_triple_one_is_one() {
        // (x - 1.1)^3 (x - 1.2).
        let triple = [10_000, -45_000, 75_900, -56_870, 15_972];
        assert_eq!(rates_of(&triple), listed(&[("0.1", 3), ("0.2", 1)]));
        // (x - 2)(10^30 x - 2 10^30 - 1): two roots that round to the same decimal.
        let scale = 10i128.pow(30);
        assert_eq!(rates_of(&[scale, -4 * scale - 1, 4 * scale + 2]), listed(&[("1", 1), ("1", 1)]));
    }

    #[test]
    fn the_square_root_of_two_has_its_published_digits() {
        assert_eq!(rates_of(&[-1, 0, 2]), listed(&[("0.4142135623730950488016887242", 1)]));
    }
}
