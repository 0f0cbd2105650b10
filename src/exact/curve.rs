//! Discount factors at any moment, from annual rates that may change from year to year.
//!
//! A moment is a whole number of steps after the decision date, of which a fixed number make a year. Its factor is
//! the product of one factor for each full year, chained, and of a fractional power of the next one: with twelve
//! steps a year the factor after 18 months is `v_1 * v_2^(6/12)`. What flows evenly *through* some steps has the
//! mean factor over them: with `g = -ln v` for these steps it is `(1 - e^-g) / g` times the factor at their start,
//! the integral of `v^s` (G. A. Fleischer, *Engineering Economy*, 1984, chapter 2: continuous flow).

use super::ball::Ball;
use super::present_value::DiscountFactor;
use super::rational::Rational;
use num_bigint::BigInt;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// When an amount falls, in steps after the decision date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Moment {
    /// At one point in time.
    At(u32),
    /// Evenly from one point in time on, for so many steps of one year.
    Through { start: u32, steps: u32 },
}

impl Moment {
    /// Its point in time, or that from which it flows.
    pub(crate) fn start(self) -> u32 {
        match self {
            Self::At(step) => step,
            Self::Through { start, .. } => start,
        }
    }
}

/// Annual rates by elapsed year.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Curve {
    /// Each with the full years after which it begins, the first at zero, ascending.
    bands: Vec<(u32, Decimal)>,
}

/// How a factor comes about: full years of earlier bands, then steps within one band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    band: usize,
    steps: u32,
}

impl Curve {
    /// Rates, each with the full years after which it begins; the first begins at zero and they ascend.
    pub(crate) fn new(bands: Vec<(u32, Decimal)>) -> Self {
        debug_assert!(bands.first().is_some_and(|&(years, _)| years == 0), "the first band begins at once");
        debug_assert!(bands.is_sorted_by_key(|&(years, _)| years), "bands ascend");
        Self { bands }
    }

    /// The band in which a moment lies, or from which on it flows, and how far.
    fn place(&self, moment: Moment, steps_a_year: u32) -> Place {
        let start = moment.start();
        let begun =
            |&(years, _): &(u32, Decimal)| u64::from(years) * u64::from(steps_a_year) <= u64::from(start);
        let band = self.bands.partition_point(begun).saturating_sub(1);
        Place { band, steps: start - self.bands[band].0 * steps_a_year }
    }

    fn factor(&self, band: usize) -> DiscountFactor {
        DiscountFactor::at(self.bands[band].1)
    }

    /// Each earlier band of another with its number of years.
    fn full_years(&self, band: usize) -> impl Iterator<Item = (DiscountFactor, u32)> {
        let pairs = self.bands.windows(2).take(band);
        pairs.map(|pair| (DiscountFactor::at(pair[0].1), pair[1].0 - pair[0].0))
    }

    /// The factors of moments as balls. Moments that follow each other at equal distances are the quick case.
    pub(crate) fn enclosed(&self, moments: &[Moment], steps_a_year: u32, bits: u64) -> Vec<Ball> {
        let mut powers = Powers { curve: self, steps_a_year, bits, known: BTreeMap::new() };
        let mut last: Option<(Place, Ball)> = None;
        let mut answers = Vec::with_capacity(moments.len());
        for &moment in moments {
            let place = self.place(moment, steps_a_year);
            let factor = match &last {
                Some((known, factor)) if known.band == place.band && known.steps <= place.steps => {
                    factor.times(&powers.power(place.band, place.steps - known.steps), bits)
                }
                _ => powers.start(place.band).times(&powers.power(place.band, place.steps), bits),
            };
            answers.push(match moment {
                Moment::At(_) => factor.clone(),
                Moment::Through { steps, .. } => factor.times(&powers.mean(place.band, steps), bits),
            });
            last = Some((place, factor));
        }
        answers
    }

    /// The sum of amounts times factors as a fraction; `None` where it is not seen to be rational.
    ///
    /// In each band the sum is a polynomial in a root of the band's factor, of which full years are rational. It is
    /// rational where the coefficients of all other powers, fractions themselves, are zero. So are the sums of what
    /// flows through the steps of a band, which its mean factor multiplies.
    pub(crate) fn exact_sum(
        &self,
        amounts: &[BigInt],
        moments: &[Moment],
        steps_a_year: u32,
    ) -> Option<Rational> {
        let mut years: BTreeMap<Kind, Vec<BigInt>> = BTreeMap::new();
        for (amount, &moment) in amounts.iter().zip(moments) {
            let place = self.place(moment, steps_a_year);
            let (kind, year) = self.kind(moment, place, steps_a_year);
            let coefficients = years.entry(kind).or_default();
            if coefficients.len() <= year {
                coefficients.resize(year + 1, BigInt::ZERO);
            }
            coefficients[year] += amount;
        }
        let mut sum = Rational::from_integer(0);
        for (kind, coefficients) in years {
            let part = self.factor(kind.band).exact_sum(&coefficients);
            if kind.is_rational() {
                sum = &sum + &(&part * &self.exact_start(kind.band));
            } else if part.signum().is_ne() {
                return None;
            }
        }
        Some(sum)
    }

    fn kind(&self, moment: Moment, place: Place, steps_a_year: u32) -> (Kind, usize) {
        // Nothing is lost by waiting where there is no interest.
        let steps = if self.bands[place.band].1.is_zero() { 0 } else { place.steps };
        let through = match moment {
            Moment::Through { steps, .. } if !self.bands[place.band].1.is_zero() => steps,
            _ => 0,
        };
        let kind = Kind { band: place.band, rest: steps % steps_a_year, through };
        (kind, (steps / steps_a_year) as usize)
    }

    fn exact_start(&self, band: usize) -> Rational {
        let year = |start: Rational, (factor, years): (DiscountFactor, u32)| {
            &start * &factor.to_rational().pow(years)
        };
        self.full_years(band).fold(Rational::one(), year)
    }
}

/// What the factors of one band share but for full years: their fraction of a year, and the steps they are a mean over.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    band: usize,
    rest: u32,
    through: u32,
}

impl Kind {
    fn is_rational(&self) -> bool {
        self.rest == 0 && self.through == 0
    }
}

/// Powers of the factors of a curve, each formed once.
struct Powers<'a> {
    curve: &'a Curve,
    steps_a_year: u32,
    bits: u64,
    known: BTreeMap<Place, Ball>,
}

impl Powers<'_> {
    /// The factor of so many steps within a band.
    fn power(&mut self, band: usize, steps: u32) -> Ball {
        let (curve, steps_a_year, bits) = (self.curve, self.steps_a_year, self.bits);
        let form = || {
            let (years, rest) = (steps / steps_a_year, steps % steps_a_year);
            let factor = curve.factor(band).ball(bits);
            let whole = factor.power(years.into(), bits);
            if rest == 0 || curve.bands[band].1.is_zero() {
                return whole;
            }
            let part = factor.fractional_power(rest.into(), steps_a_year.into(), bits);
            whole.times(&part.expect("a discount factor is above zero"), bits)
        };
        self.known.entry(Place { band, steps }).or_insert_with(form).clone()
    }

    /// The factor at the start of a band.
    fn start(&self, band: usize) -> Ball {
        let year = |start: Ball, (factor, years): (DiscountFactor, u32)| {
            start.times(&factor.ball(self.bits).power(years.into(), self.bits), self.bits)
        };
        self.curve.full_years(band).fold(Ball::exactly(1), year)
    }

    /// The mean factor over so many steps from now on.
    fn mean(&mut self, band: usize, steps: u32) -> Ball {
        if self.curve.bands[band].1.is_zero() {
            return Ball::exactly(1);
        }
        // A rate near zero cancels as many bits as it has zeros.
        let wide = self.bits + 128;
        let interest =
            self.curve.factor(band).ball(wide).logarithm(wide).expect("a discount factor is above zero");
        let part = Ball::ratio(&steps.into(), &self.steps_a_year.into(), wide);
        let interest = interest.times(&part, wide);
        let lost = interest
            .exponential(wide)
            .expect("a discount factor can be written out")
            .minus(&Ball::exactly(1), wide);
        lost.over(&interest, self.bits).expect("a rate that is not zero has a logarithm that is not")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;
    use crate::exact::Rounded;
    use crate::parse_decimal;

    fn value(text: &str) -> Option<Rounded> {
        Some(Rounded::Value(parse_decimal(text).unwrap()))
    }

    fn standard() -> Curve {
        Curve::new(vec![(0, dec!(0.035)), (30, dec!(0.03)), (75, dec!(0.025))])
    }

    #[test]
    fn factors_chain_across_bands() {
        // 1.035^-30, with 1.03^-1, and with 1.03^-45 / 1.025; by mpmath.
        let factors = standard().enclosed(&[Moment::At(30), Moment::At(31), Moment::At(76)], 1, 256);
        let rounded: Vec<_> = factors.iter().map(Ball::rounded).collect();
        assert_eq!(rounded[0], value("0.3562784106023015404716159049"));
        assert_eq!(rounded[1], value("0.3459013695167976121083649562"));
        assert_eq!(rounded[2], value("0.0919158756845769803426339404"));
    }

    #[test]
    fn the_order_of_moments_changes_no_factor() {
        let moments = [Moment::At(380), Moment::At(5), Moment::At(364), Moment::At(364), Moment::At(0)];
        let together = standard().enclosed(&moments, 12, 256);
        for (factor, &moment) in together.iter().zip(&moments) {
            let alone = &standard().enclosed(&[moment], 12, 256)[0];
            assert_eq!(factor.rounded(), alone.rounded());
        }
    }

    #[test]
    fn an_even_flow_has_the_mean_factor() {
        // (1 - 1/1.1) / ln 1.1, by mpmath; and a rate next to zero.
        let mean =
            |rate| Curve::new(vec![(0, rate)]).enclosed(&[Moment::Through { start: 0, steps: 1 }], 1, 256);
        assert_eq!(mean(dec!(0.1))[0].rounded(), value("0.9538235170233700038949336879"));
        assert_eq!(mean(dec!(0))[0].rounded(), value("1"));
        let tiny = mean(dec!(0.0000000000000000000000000002));
        assert_eq!(tiny[0].rounded(), value("0.9999999999999999999999999999"));
    }

    #[test]
    fn sums_are_rational_where_fractions_of_years_cancel() {
        let curve = Curve::new(vec![(0, dec!(0.25))]);
        let moments = [Moment::At(0), Moment::At(1), Moment::At(5), Moment::At(8)];
        let sum = |amounts: [i64; 4]| curve.exact_sum(&amounts.map(BigInt::from), &moments, 4);
        // Half a year apart by a whole year: 100 now and 125 a year later.
        assert_eq!(sum([1, -100, 125, 0]), Some(Rational::from_integer(1)));
        assert_eq!(sum([0, 0, 0, 25]), Some(Rational::from_integer(16)));
        assert_eq!(sum([1, 1, 0, 0]), None);
    }
}
