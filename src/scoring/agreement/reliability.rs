//! Krippendorff's alpha.

use super::concordance::MeanRanks;
use crate::error::Errors;
use crate::exact::Rational;
use crate::measure::{Outcome, Reason};
use crate::scoring::Direction;
use crate::scoring::rows::Shape;
use crate::scoring::units::in_common_units;
use crate::value::words;
use num_bigint::BigInt;
use num_traits::Zero;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

words! {
    /// What the differences of two ratings mean.
    Level {
        /// Names: two ratings are the same or not.
        Nominal = "nominal",
        /// An order: two ratings are as far apart as there are ratings between them.
        Ordinal = "ordinal",
        /// A scale of even steps: two ratings are as far apart as their difference.
        Interval = "interval",
    }
}

/// Krippendorff's alpha of several raters (rows) on several units (columns), with ratings that may be missing.
///
/// ```text
/// alpha = 1 - D observed / D expected
/// ```
///
/// D observed is the mean squared difference of two ratings of one unit, D expected that of any two ratings. 1 says that
/// all agree on every unit, 0 that they agree as by chance, less that they contradict each other. A unit with fewer than two
/// ratings says nothing about agreement and is left out. The squared difference of two ratings is 0 or 1 for names, for an
/// order the square of the number of ratings between the two (each of the two values counted by half), for a scale the
/// square of their difference (Krippendorff, *Computing Krippendorff's Alpha-Reliability*, 2011; *Content Analysis*, 4th
/// edition 2019, chapter 12). He asks for 0.8, or 0.667 for tentative conclusions.
///
/// Exact and rounded once. Undefined where no unit has two ratings, or where all that count are the same: no chance could
/// have made them differ.
///
/// # Errors
///
/// [`ErrorKind::Empty`](crate::ErrorKind::Empty), [`ErrorKind::Ragged`](crate::ErrorKind::Ragged) and
/// [`ErrorKind::OverLimit`](crate::ErrorKind::OverLimit) for the shape.
///
/// # Examples
///
/// ```
/// use bizcase::dec;
/// use bizcase::scoring::agreement::{Level, krippendorff_alpha};
///
/// let rating = |value: i64| Some(value.into());
/// let ratings = [vec![rating(1), rating(2), None], vec![rating(1), rating(3), rating(3)]];
/// // The third unit is left out. Of 1, 1, 2, 3 the six squares are 0, 1, 4, 1, 4, 1: a mean of 11/6. Within units: 0 and 1.
/// let alpha = krippendorff_alpha(&ratings, Level::Interval)?;
/// assert_eq!(alpha.value(), Some(dec!("0.7272727272727272727272727273"))); // 1 - 1/2 / (11/6) = 8/11
/// # Ok::<(), bizcase::Errors>(())
/// ```
pub fn krippendorff_alpha(
    ratings: &[Vec<Option<Decimal>>],
    level: Level,
) -> Result<Outcome<Decimal>, Errors> {
    Errors::none_in(Shape { row: "rater", column: "unit" }.faults(ratings))?;
    let (units, values) = paired_units(ratings);
    if values.is_empty() {
        return Ok(Outcome::Undefined(Reason::NothingPaired));
    }
    let places = places(&values, level);
    let expected = squared_differences(places.iter(), level);
    if expected.is_zero() {
        return Ok(Outcome::Undefined(Reason::NoVariation));
    }
    // Units with as many ratings have one denominator: added up before they are divided.
    let mut by_ratings: BTreeMap<usize, BigInt> = BTreeMap::new();
    let mut from = 0;
    for ratings in units {
        let of_unit = squared_differences(places[from..from + ratings].iter(), level);
        *by_ratings.entry(ratings).or_default() += of_unit;
        from += ratings;
    }
    let observed = by_ratings
        .into_iter()
        .filter_map(|(ratings, sum)| Rational::new(sum, (ratings - 1).into()))
        .fold(Rational::from_integer(0), |sum, part| (&sum + &part).reduced());
    let others = Rational::from_integer(values.len() - 1);
    let ratio = (&observed * &others).checked_div(&Rational::from_integer(expected));
    let ratio = ratio.expect("ratings that vary have differences");
    Ok((&Rational::one() - &ratio).round().into())
}

/// How many ratings each unit with at least two of them has, and all these ratings, unit by unit.
fn paired_units(ratings: &[Vec<Option<Decimal>>]) -> (Vec<usize>, Vec<Decimal>) {
    let (mut units, mut values) = (Vec::new(), Vec::new());
    for unit in 0..ratings[0].len() {
        let of_unit: Vec<Decimal> = ratings.iter().filter_map(|row| row[unit]).collect();
        if of_unit.len() >= 2 {
            units.push(of_unit.len());
            values.extend(of_unit);
        }
    }
    (units, values)
}

/// Whole numbers whose differences are those of the ratings.
///
/// For an order these are the mean ranks among all ratings: between two of them lie the ratings between the two values,
/// and half of those of either. For names any numbers do that tell them apart.
fn places(values: &[Decimal], level: Level) -> Vec<BigInt> {
    match level {
        Level::Interval => in_common_units(values),
        Level::Nominal | Level::Ordinal => {
            let ranks = MeanRanks::of(values, Direction::LowerIsBetter);
            ranks.doubled.into_iter().map(BigInt::from).collect()
        }
    }
}

/// The sum of the squared differences of every two.
fn squared_differences<'a>(places: impl Iterator<Item = &'a BigInt>, level: Level) -> BigInt {
    match level {
        Level::Nominal => differing_pairs(places),
        Level::Ordinal | Level::Interval => {
            let (mut count, mut sum, mut squares) = (0_u64, BigInt::ZERO, BigInt::ZERO);
            for place in places {
                count += 1;
                sum += place;
                squares += place * place;
            }
            squares * count - &sum * &sum
        }
    }
}

fn differing_pairs<'a>(places: impl Iterator<Item = &'a BigInt>) -> BigInt {
    let mut counts: BTreeMap<&BigInt, u64> = BTreeMap::new();
    places.for_each(|place| *counts.entry(place).or_default() += 1);
    let total: BigInt = counts.values().sum();
    let same: BigInt = counts.values().map(|&count| BigInt::from(count).pow(2)).sum();
    (&total * &total - same) / 2
}
