//! Products of powers: a cross-check of weighted sums.

use super::criterion::Direction;
use super::figures::{in_range, texts};
use super::ranks::competition_ranks;
use super::rows::{Shape, length_fault, limit_fault, size_fault, weight_faults};
use super::weighting;
use crate::error::{Error, ErrorKind, Errors};
use crate::exact::real::{by_precision, figure};
use crate::exact::{Rational, Real};
use crate::limits;
use crate::measure::Outcome;
use crate::value::decimal::to_text;
use rust_decimal::Decimal;
use serde::Serialize;
use std::cmp::Ordering;

/// How numbers enter a product.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProductNormalisation {
    /// As they are; where lower is better, their reciprocals.
    Plain,
    /// The same divided by the sum of its column. It multiplies all products alike and changes no quotient of two.
    Sum,
}

/// The products of weighted powers of some options.
///
/// Each is the exact number, rounded once. Serialises as `{"products": [...], "ranks": [...]}`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[must_use]
pub struct WeightedProducts {
    #[serde(serialize_with = "texts")]
    products: Vec<Decimal>,
    ranks: Vec<usize>,
    /// One row for each option.
    #[serde(skip)]
    values: Vec<Vec<Rational>>,
    /// The shares of the weights.
    #[serde(skip)]
    exponents: Vec<Rational>,
}

impl WeightedProducts {
    /// The product of each option, higher is better.
    #[must_use]
    pub fn products(&self) -> &[Decimal] {
        &self.products
    }

    /// One more than the number of options with a higher product: 1, 2, 2, 4.
    ///
    /// From the exact products: two that agree in 280 digits or so are taken for equal.
    #[must_use]
    pub fn ranks(&self) -> &[usize] {
        &self.ranks
    }

    /// How many times the product of one option is that of another; `None` where there is no such option.
    #[must_use]
    pub fn ratio(&self, option: usize, other: usize) -> Option<Outcome<Decimal>> {
        let (option, other) = (self.values.get(option)?, self.values.get(other)?);
        Some(Outcome::of(|bits| quotient(option, other, &self.exponents, bits)))
    }
}

/// The weighted product model: `P = product of v^w` with the weights `w` as shares of their sum.
///
/// A number twice as large counts `2^w` times as much wherever it stands, so units drop out of every comparison of two
/// options (Bridgman, *Dimensional Analysis*, 1922; Miller and Starr, *Executive Decisions and Operations Research*, 1969).
/// It needs numbers above zero on a scale with a true zero: costs, times, quantities, not scores from 1 to 5. Like
/// [`topsis`](super::topsis) it is a cross-check: where it names another lead than the weighted sum does, a number near
/// zero or the difference of ratios and differences is the reason, and the reason is worth discussing.
///
/// # Errors
///
/// [`ErrorKind::Empty`], [`ErrorKind::Ragged`] and [`ErrorKind::OverLimit`] for the shape of the table (at most
/// [`limits::ALTERNATIVES`] rows and [`limits::CRITERIA`] columns), for numbers of more than
/// [`limits::AMOUNT_DIGITS`] digits before the point, and for weights and directions that are not one for
/// each column; [`ErrorKind::OutOfRange`] for each number that is zero or negative, which would annihilate a product, and
/// for weights that are negative or all zero.
///
/// # Examples
///
/// ```
/// use bizcase::{dec, decimals};
/// use bizcase::scoring::{Direction, ProductNormalisation, weighted_product};
///
/// let rows = [decimals![4, 2].to_vec(), decimals![9, 3].to_vec()];
/// let directions = [Direction::HigherIsBetter, Direction::LowerIsBetter];
/// let result = weighted_product(&rows, &decimals![1, 1], &directions, ProductNormalisation::Plain)?;
/// // Roots of 4/2 and 9/3, and their quotient, the root of 2/3.
/// assert_eq!(result.products()[0], dec!("1.414213562373095048801688724"));
/// assert_eq!(result.ranks(), [2, 1]);
/// let ratio = result.ratio(0, 1).and_then(|ratio| ratio.value());
/// assert_eq!(ratio, Some(dec!("0.8164965809277260327324280249")));
/// # Ok::<(), bizcase::Errors>(())
/// ```
pub fn weighted_product(
    rows: &[Vec<Decimal>],
    weights: &[Decimal],
    directions: &[Direction],
    normalisation: ProductNormalisation,
) -> Result<WeightedProducts, Errors> {
    Errors::none_in(faults(rows, weights, directions))?;
    let mut values: Vec<Vec<Rational>> = rows.iter().map(|row| oriented(row, directions)).collect();
    if normalisation == ProductNormalisation::Sum {
        divide_by_sums(&mut values);
    }
    let shares = weighting::direct(weights)?;
    let exponents: Vec<Rational> = shares.exact().iter().map(Rational::reduced).collect();
    let products: Vec<Decimal> = values.iter().map(|row| product_figure(row, &exponents)).collect();
    let order = |one: &usize, other: &usize| {
        let by_figures = products[*other].cmp(&products[*one]);
        by_figures.then_with(|| compare(&values[*other], &values[*one], &exponents))
    };
    let ranks = competition_ranks(&(0..rows.len()).collect::<Vec<_>>(), order);
    Ok(WeightedProducts { products, ranks, values, exponents })
}

fn faults(rows: &[Vec<Decimal>], weights: &[Decimal], directions: &[Direction]) -> Vec<Error> {
    let mut faults = Shape { row: "option", column: "criterion" }.faults(rows);
    let columns = rows.first().map_or(0, Vec::len);
    let options = limit_fault(rows.len(), limits::ALTERNATIVES, "options");
    let over_limit = options.into_iter().chain(limit_fault(columns, limits::CRITERIA, "criteria"));
    faults.extend(over_limit);
    for (option, row) in rows.iter().enumerate() {
        let of_row = row.iter().enumerate();
        faults.extend(
            of_row.filter_map(|(criterion, &value)| {
                Some(number_fault(value)?.within(criterion).within(option))
            }),
        );
    }
    let of_weights = weight_faults(weights).into_iter();
    let of_weights = of_weights.chain(length_fault(weights.len(), columns, "criterion"));
    faults.extend(of_weights.map(|fault| fault.within("weights")));
    faults
        .extend(length_fault(directions.len(), columns, "criterion").map(|fault| fault.within("directions")));
    faults
}

fn number_fault(value: Decimal) -> Option<Error> {
    let annihilating = || Error::new(ErrorKind::OutOfRange, to_text(value), "a number above zero");
    size_fault(value).or_else(|| (value <= Decimal::ZERO).then(annihilating))
}

/// The numbers of an option, higher being better for all.
fn oriented(row: &[Decimal], directions: &[Direction]) -> Vec<Rational> {
    let value = |(&value, direction): (&Decimal, &Direction)| {
        let value = Rational::from_decimal(value);
        match direction {
            Direction::HigherIsBetter => value,
            Direction::LowerIsBetter => value.reciprocal().unwrap_or(value),
        }
    };
    row.iter().zip(directions).map(value).collect()
}

fn divide_by_sums(values: &mut [Vec<Rational>]) {
    for column in 0..values[0].len() {
        let add = |sum: Rational, row: &Vec<Rational>| (&sum + &row[column]).reduced();
        let sum = values.iter().fold(Rational::from_integer(0), add);
        for row in &mut *values {
            row[column] = row[column].checked_div(&sum).expect("numbers above zero have a sum above zero");
        }
    }
}

fn product_figure(values: &[Rational], exponents: &[Rational]) -> Decimal {
    let product = figure(|bits| product(values.iter().cloned().zip(exponents), bits));
    in_range(product.expect("a power is enclosed as narrowly as a tie needs"))
}

fn product<'a>(powers: impl Iterator<Item = (Rational, &'a Rational)>, bits: u64) -> Real {
    let factors =
        powers.filter(|(base, exponent)| exponent.signum() != Ordering::Equal && *base != Rational::one());
    factors.fold(Real::from(1), |product, (base, exponent)| product * Real::power(&base, exponent, bits))
}

fn quotient(option: &[Rational], other: &[Rational], exponents: &[Rational], bits: u64) -> Real {
    let bases = option.iter().zip(other).map(|(one, other)| one.checked_div(other));
    product(bases.zip(exponents).filter_map(|(base, exponent)| Some((base?, exponent))), bits)
}

fn compare(option: &[Rational], other: &[Rational], exponents: &[Rational]) -> Ordering {
    by_precision(|bits| (quotient(option, other, exponents, bits) - 1).sign()).unwrap_or(Ordering::Equal)
}
