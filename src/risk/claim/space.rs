//! The ranges of assumptions as a box: its corners, points drawn inside, and paths from the centre outwards.

use super::trial::Point;
use super::verdict::ClaimRange;
use crate::case::{BusinessCase, CaseAlternative, CaseAssumption};
use crate::exact::{Rational, Rounded};
use crate::float::random::Random;
use crate::value::Id;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::cmp::Ordering;

/// How finely a range is drawn from: into so many parts.
const PARTS: u32 = 1_000_000;

/// A range has at least so many readable values.
const READABLE: u32 = 20;

/// One assumption with its range.
#[derive(Debug, Clone)]
pub(super) struct Dimension<'a> {
    assumption: &'a CaseAssumption,
    low: Decimal,
    high: Decimal,
    kind: Kind,
}

/// Whether an assumption takes every value of its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Amount,
    /// It delays something, by whole periods.
    Delay,
}

impl<'a> Dimension<'a> {
    pub(super) fn new(
        case: &BusinessCase,
        assumption: &'a CaseAssumption,
        low: Decimal,
        high: Decimal,
    ) -> Self {
        let kind = match delays(case, assumption.id()) {
            true => Kind::Delay,
            false => Kind::Amount,
        };
        Self { assumption, low, high, kind }
    }

    pub(super) fn assumption(&self) -> &'a CaseAssumption {
        self.assumption
    }

    pub(super) fn id(&self) -> &'a Id {
        self.assumption.id()
    }

    pub(super) fn low(&self) -> Decimal {
        self.low
    }

    pub(super) fn high(&self) -> Decimal {
        self.high
    }

    pub(super) fn is_delay(&self) -> bool {
        self.kind == Kind::Delay
    }

    /// The range as an answer names it.
    pub(super) fn range(&self) -> ClaimRange {
        ClaimRange::new(self.id().clone(), self.low, self.high)
    }

    /// The value of the range that is nearest to the central one.
    pub(super) fn origin(&self) -> Decimal {
        self.assumption.value().clamp(self.low, self.high)
    }

    /// The values that a proof has to look at: both ends, or each whole step of a delay.
    pub(super) fn corners(&self) -> Vec<Decimal> {
        match self.kind {
            Kind::Delay => self.whole_steps(),
            Kind::Amount if self.low == self.high => vec![self.low],
            Kind::Amount => vec![self.low, self.high],
        }
    }

    /// The corners away from the origin, the nearest first.
    pub(super) fn departures(&self) -> Vec<Decimal> {
        let origin = self.origin();
        let mut away: Vec<Decimal> = self.corners().into_iter().filter(|corner| *corner != origin).collect();
        away.sort_by_key(|corner| distance(*corner, origin));
        away
    }

    fn whole_steps(&self) -> Vec<Decimal> {
        let whole = |value: Decimal| value.to_i64().unwrap_or_default();
        (whole(self.low)..=whole(self.high)).map(Decimal::from).collect()
    }

    /// A value of the range by a number from 0 to below 1.
    fn drawn(&self, unit: f64) -> Decimal {
        if self.is_delay() {
            let steps = self.whole_steps();
            return steps[index_of(unit, steps.len())];
        }
        let parts = index_of(unit, PARTS as usize);
        let share = Rational::new(parts.into(), PARTS.into()).expect("there are parts");
        let [low, high] = [self.low, self.high].map(Rational::from_decimal);
        match (&low + &(&(&high - &low) * &share)).round() {
            Rounded::Value(value) => value.clamp(self.low, self.high),
            Rounded::AboveRange | Rounded::BelowRange => self.low,
        }
    }

    /// The readable values on the way from the origin to another value, which comes last.
    pub(super) fn path_to(&self, end: Decimal) -> Vec<Decimal> {
        let origin = self.origin();
        let step = if self.is_delay() { Rational::one() } else { self.readable_step() };
        let sign = match end.cmp(&origin) {
            Ordering::Equal => return Vec::new(),
            Ordering::Less => -1,
            Ordering::Greater => 1,
        };
        let from = Rational::from_decimal(origin).checked_div(&step);
        // The last multiple of the step that is not beyond the origin, as seen from the end.
        let first = from.map(|steps| match sign {
            1 => Rational::from_integer(steps.floor()),
            _ => Rational::from_integer(-negated(&steps).floor()),
        });
        let Some(first) = first else { return vec![end] };
        let multiple = |count: i64| {
            let value = &(&first + &Rational::from_integer(sign * count)) * &step;
            match value.round() {
                Rounded::Value(value) => value,
                Rounded::AboveRange | Rounded::BelowRange => end,
            }
        };
        let is_before_end = |value: &Decimal| value.cmp(&end) == origin.cmp(&end);
        let mut path: Vec<Decimal> = (1..).map(multiple).take_while(is_before_end).collect();
        path.push(end);
        path
    }

    /// The largest power of ten of which the range holds enough.
    fn readable_step(&self) -> Rational {
        let width = &Rational::from_decimal(self.high) - &Rational::from_decimal(self.low);
        let count = Rational::from_integer(READABLE);
        let ten = Rational::from_integer(10);
        let mut step = Rational::last_of_places(Decimal::MAX_SCALE);
        loop {
            let next = &step * &ten;
            if &next * &count > width {
                return step;
            }
            step = next;
        }
    }
}

fn negated(value: &Rational) -> Rational {
    &Rational::from_integer(0) - value
}

/// How far apart two values are.
pub(super) fn distance(one: Decimal, other: Decimal) -> Rational {
    let (low, high) = (one.min(other), one.max(other));
    &Rational::from_decimal(high) - &Rational::from_decimal(low)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a part of a small number of parts"
)]
fn index_of(unit: f64, parts: usize) -> usize {
    ((unit * parts as f64) as usize).min(parts - 1)
}

/// Whether an assumption says by how many periods something is later.
pub(super) fn delays(case: &BusinessCase, assumption: &Id) -> bool {
    case.alternatives().iter().any(|alternative: &CaseAlternative| alternative.is_delayed_by(assumption))
}

/// The box.
#[derive(Debug)]
pub(super) struct Space<'a> {
    dimensions: Vec<Dimension<'a>>,
}

impl<'a> Space<'a> {
    pub(super) fn new(dimensions: Vec<Dimension<'a>>) -> Self {
        Self { dimensions }
    }

    pub(super) fn dimensions(&self) -> &[Dimension<'a>] {
        &self.dimensions
    }

    pub(super) fn origin(&self) -> Point<'a> {
        self.dimensions.iter().map(|dimension| (dimension.id(), dimension.origin())).collect()
    }

    /// Whether its corners are all that there is of it: whole steps and single values.
    pub(super) fn is_finite(&self) -> bool {
        self.dimensions.iter().all(|dimension| dimension.is_delay() || dimension.low == dimension.high)
    }

    /// How many corners there are, if that is no more than a number.
    pub(super) fn corner_count(&self, most: usize) -> Option<usize> {
        let count =
            self.dimensions.iter().try_fold(1_usize, |count, one| count.checked_mul(one.corners().len()));
        count.filter(|count| *count <= most)
    }

    /// Every corner, one after the other.
    pub(super) fn corners(&self) -> impl Iterator<Item = Point<'a>> {
        let corners: Vec<(&'a Id, Vec<Decimal>)> =
            self.dimensions.iter().map(|dimension| (dimension.id(), dimension.corners())).collect();
        let count = corners.iter().map(|(_, values)| values.len()).product::<usize>();
        (0..count).map(move |mut index| {
            let pick = |(id, values): &(&'a Id, Vec<Decimal>)| {
                let value = values[index % values.len()];
                index /= values.len();
                (*id, value)
            };
            corners.iter().map(pick).collect()
        })
    }

    /// A corner by chance.
    pub(super) fn some_corner(&self, random: Random, place: u64) -> Point<'a> {
        self.by_chance(random, place, |dimension, [unit, _]| {
            let corners = dimension.corners();
            corners[index_of(unit, corners.len())]
        })
    }

    /// A point by chance.
    pub(super) fn some_point(&self, random: Random, place: u64) -> Point<'a> {
        self.by_chance(random, place, |dimension, [_, unit]| dimension.drawn(unit))
    }

    fn by_chance(
        &self,
        random: Random,
        place: u64,
        value: impl Fn(&Dimension<'a>, [f64; 2]) -> Decimal,
    ) -> Point<'a> {
        let streams = (0_u64..).zip(&self.dimensions);
        streams.map(|(stream, one)| (one.id(), value(one, random.units(stream, place)))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prelude::*;
    use crate::{dec, decimals};

    fn case(central: Decimal) -> BusinessCase {
        BusinessCase::builder("Paths", Currency::GBP)
            .timeline(Timeline::years(2026, 3))
            .conventions(Conventions::nominal().end_of_period())
            .discounting(percent!(0))
            .assumption(Assumption::new("price", central))
            .assumption(Assumption::new("slip", dec!(1)))
            .baseline(
                Alternative::business_as_usual("Today")
                    .cost(Cost::new("Fees", Amount::of("price")).every_period().delayed_by("slip")),
            )
            .build()
            .unwrap()
    }

    fn price(case: &BusinessCase, low: Decimal, high: Decimal) -> Dimension<'_> {
        Dimension::new(case, case.assumption("price").unwrap(), low, high)
    }

    #[test]
    fn a_path_goes_by_multiples_of_a_power_of_ten_and_ends_where_it_should() {
        let case = case(dec!(1.05));
        // 2 wide: at least twenty values make steps of 0.1.
        let dimension = price(&case, dec!(0.68), dec!(2.68));
        assert_eq!(dimension.path_to(dec!(0.68)), decimals![1, 0.9, 0.8, 0.7, 0.68]);
        assert_eq!(dimension.path_to(dec!(1.3)), decimals![1.1, 1.2, 1.3]);
        assert!(dimension.path_to(dec!(1.05)).is_empty());
    }

    #[test]
    fn a_path_from_a_multiple_begins_at_the_next_one_and_crosses_zero() {
        let case = case(dec!(0));
        let dimension = price(&case, dec!(-30), dec!(20));
        assert_eq!(dimension.path_to(dec!(-3)), decimals![-1, -2, -3]);
        assert_eq!(dimension.path_to(dec!(2.5)), decimals![1, 2, 2.5]);
    }

    #[test]
    fn a_delay_goes_by_whole_periods_and_each_is_a_corner() {
        let case = case(dec!(1));
        let slip = Dimension::new(&case, case.assumption("slip").unwrap(), dec!(0), dec!(2));
        assert_eq!(slip.corners(), decimals![0, 1, 2]);
        assert_eq!(slip.departures(), decimals![0, 2]);
        assert_eq!(slip.path_to(dec!(2)), decimals![2]);
    }

    #[test]
    fn what_is_drawn_is_within_the_range_and_the_same_again() {
        let case = case(dec!(1));
        let space = Space::new(vec![price(&case, dec!(0.3), dec!(0.7))]);
        let draw = |place| space.some_point(Random::seeded(1), place)[0].1;
        assert!((0..1_000).all(|place| (dec!(0.3)..=dec!(0.7)).contains(&draw(place))));
        assert!(
            (0..1_000).any(|place| draw(place) < dec!(0.31))
                && (0..1_000).any(|place| draw(place) > dec!(0.69))
        );
        assert_eq!(draw(5), draw(5));
    }
}
