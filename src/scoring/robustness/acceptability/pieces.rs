//! Exact shares: the weightings are a point, a segment or a triangle, cut into pieces by the lines on which an option
//! is level with a rival.
//!
//! Only the lines of one option at a time cut, so that its rank is constant on each piece and the pieces stay few. A
//! point is held in homogeneous integers, one coordinate for each corner, so that cutting needs no fractions.

use super::OptionShares;
use crate::exact::Rational;
use crate::scoring::figures::ratio;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, Zero};
use std::cmp::Ordering;

/// In proportion to the weights of the corners; not all zero, none negative.
type Point = Vec<BigInt>;

/// The shares of all options, for values by option and corner, of at most three corners.
pub(super) fn shares(values: &[Vec<BigInt>]) -> Vec<OptionShares> {
    (0..values.len()).map(|option| of_option(option, values)).collect()
}

fn of_option(option: usize, values: &[Vec<BigInt>]) -> OptionShares {
    let own = &values[option];
    let whole = Shape::whole(own.len());
    let mut pieces = vec![Piece { shape: whole.clone(), better: 0 }];
    let mut winning = Vec::with_capacity(values.len());
    let mut twins = 1;
    for (rival, row) in values.iter().enumerate() {
        let lead: Point = own.iter().zip(row).map(|(value, its)| value - its).collect();
        if rival == option {
            winning.push(Rational::from_integer(0));
        } else if lead.iter().all(Zero::is_zero) {
            twins += 1;
            winning.push(ratio(BigInt::one(), BigInt::from(2)));
        } else {
            winning
                .push(whole.cut(&lead).0.map_or(Rational::from_integer(0), |ahead| ahead.size().reduced()));
            pieces = pieces.into_iter().flat_map(|piece| piece.cut(&lead)).collect();
        }
    }
    let mut sizes = vec![Vec::new(); values.len()];
    for piece in &pieces {
        sizes[piece.better].push(piece.shape.size());
    }
    let starts: Vec<Rational> = sizes.into_iter().map(sum).collect();
    let first: Vec<&Shape> =
        pieces.iter().filter(|piece| piece.better == 0).map(|piece| &piece.shape).collect();
    OptionShares { ranks: spread(&starts, twins), centre: centre(&first, &starts[0]), winning }
}

/// Twins that start at a rank share it and those behind it that they cover.
pub(super) fn spread(starts: &[Rational], twins: usize) -> Vec<Rational> {
    let each = ratio(BigInt::one(), BigInt::from(twins));
    let covered = |rank: usize| {
        let of_starts = starts[(rank + 1).saturating_sub(twins)..=rank].to_vec();
        &sum(of_starts) * &each
    };
    (0..starts.len()).map(covered).collect()
}

/// The mean of the points of some shapes of this size together.
fn centre(shapes: &[&Shape], size: &Rational) -> Option<Vec<Rational>> {
    let corners = shapes.first()?.0[0].len();
    let coordinate = |corner: usize| sum(shapes.iter().map(|shape| shape.moment(corner)).collect());
    (0..corners).map(|corner| coordinate(corner).checked_div(size)).collect()
}

struct Piece {
    shape: Shape,
    /// How many rivals are ahead on it.
    better: usize,
}

impl Piece {
    /// The parts where the option is ahead and where it is behind.
    fn cut(self, lead: &[BigInt]) -> impl Iterator<Item = Piece> {
        let (ahead, behind) = self.shape.cut(lead);
        let ahead = ahead.map(|shape| Piece { shape, better: self.better });
        let behind = behind.map(|shape| Piece { shape, better: self.better + 1 });
        ahead.into_iter().chain(behind)
    }
}

/// A point, a segment or a convex polygon by its corners, which is one, two, or three and more points.
#[derive(Clone)]
struct Shape(Vec<Point>);

impl Shape {
    /// All mixes of so many corners.
    fn whole(corners: usize) -> Self {
        let unit =
            |corner: usize| (0..corners).map(|place| BigInt::from(usize::from(place == corner))).collect();
        Self((0..corners).map(unit).collect())
    }

    /// The parts with a lead above zero and below it, where they have a size.
    fn cut(&self, lead: &[BigInt]) -> (Option<Self>, Option<Self>) {
        let height =
            |point: &Point| -> BigInt { point.iter().zip(lead).map(|(part, lead)| part * lead).sum() };
        let heights: Vec<BigInt> = self.0.iter().map(height).collect();
        let dimension = lead.len();
        let (mut above, mut below) = (Vec::new(), Vec::new());
        for (place, point) in self.0.iter().enumerate() {
            match heights[place].cmp(&BigInt::ZERO) {
                Ordering::Greater => above.push(point.clone()),
                Ordering::Less => below.push(point.clone()),
                Ordering::Equal => {
                    above.push(point.clone());
                    below.push(point.clone());
                }
            }
            let next = (place + 1) % self.0.len();
            // The edge back from the second point of a segment is the edge there.
            let is_edge = dimension > 2 || next > place;
            if is_edge && (&heights[place] * &heights[next]).is_negative() {
                let crossing = between((point, &heights[place]), (&self.0[next], &heights[next]));
                above.push(crossing.clone());
                below.push(crossing);
            }
        }
        let sized = |points: Vec<Point>| (points.len() >= dimension).then_some(Self(points));
        let has = |sign: Ordering| heights.iter().any(|height| height.cmp(&BigInt::ZERO) == sign);
        (sized(above).filter(|_| has(Ordering::Greater)), sized(below).filter(|_| has(Ordering::Less)))
    }

    /// The part of all weightings that it is.
    fn size(&self) -> Rational {
        sum(self.simplices().map(|simplex| simplex_size(&simplex)).collect())
    }

    /// Its size times one coordinate of its centre of gravity.
    fn moment(&self, corner: usize) -> Rational {
        let of_simplex = |simplex: Vec<&Point>| {
            let parts =
                simplex.iter().map(|point| ratio(point[corner].clone(), point.iter().sum())).collect();
            let mean = &sum(parts) * &ratio(BigInt::one(), BigInt::from(simplex.len()));
            &mean * &simplex_size(&simplex)
        };
        sum(self.simplices().map(of_simplex).collect())
    }

    /// The shape itself, or a polygon as the fan of triangles from its first point.
    fn simplices(&self) -> impl Iterator<Item = Vec<&Point>> {
        let corners = self.0[0].len();
        (corners.saturating_sub(1).max(1)..self.0.len().max(2)).map(move |last| match corners {
            1 => vec![&self.0[0]],
            2 => vec![&self.0[0], &self.0[1]],
            _ => vec![&self.0[0], &self.0[last - 1], &self.0[last]],
        })
    }
}

/// The point of an edge at height zero, for ends above and below it.
fn between((point, height): (&Point, &BigInt), (other, its): (&Point, &BigInt)) -> Point {
    let (height, its) = (height.abs(), its.abs());
    let mixed: Point = point.iter().zip(other).map(|(one, two)| one * &its + two * &height).collect();
    let common = mixed.iter().fold(BigInt::zero(), |common, part| common.gcd(part));
    mixed.into_iter().map(|part| part / &common).collect()
}

/// The size of a simplex in parts of the whole: the determinant of its points, each divided by its sum.
fn simplex_size(points: &[&Point]) -> Rational {
    let minor = |one: &Point, two: &Point, first: usize, second: usize| {
        &one[first] * &two[second] - &one[second] * &two[first]
    };
    let determinant = match points {
        [one, two, three] => {
            &one[0] * minor(two, three, 1, 2) - &one[1] * minor(two, three, 0, 2)
                + &one[2] * minor(two, three, 0, 1)
        }
        [one, two] => minor(one, two, 0, 1),
        _ => return Rational::one(),
    };
    ratio(determinant.abs(), points.iter().map(|point| point.iter().sum::<BigInt>()).product())
}

/// Added in pairs, and the pairs in pairs: unreduced fractions then grow in few, long products.
fn sum(mut terms: Vec<Rational>) -> Rational {
    while terms.len() > 1 {
        terms = terms
            .chunks(2)
            .map(|pair| pair[1..].iter().fold(pair[0].clone(), |one, two| &one + two))
            .collect();
    }
    terms.pop().unwrap_or_else(|| Rational::from_integer(0))
}
