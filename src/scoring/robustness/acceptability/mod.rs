//! How many weightings favour whom.

mod pieces;
mod sampled;

use super::importance::Corners;
use super::{Robustness, Weightings, as_texts, as_texts_or_null};
use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::limits;
use crate::scoring::figures::{rounded, texts};
use num_bigint::BigInt;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

/// The least number of corners of a set of weightings over which acceptability is sampled whatever the options.
const MANY_CORNERS: usize = 4;

impl Robustness {
    /// The share of all weightings that gives each option each rank, uniform over the weightings: rank acceptability,
    /// central weights and pairwise winning shares of SMAA-2 (Lahdelma, Hokkanen and Salminen, *European Journal of
    /// Operational Research* 106, 1998; Lahdelma and Salminen, *Operations Research* 49, 2001).
    ///
    /// With up to three corners of the set of weightings (up to three criteria; or groups of an order) the shares are
    /// exact: lengths of intervals or areas of polygons, for up to
    /// [`limits::EXACT_ACCEPTABILITY_OPTIONS`] options where there are three.
    /// With more they are sampled as told, with a standard error. [`Acceptability::method`] says which.
    ///
    /// **Ties.** Options with the same values at every weighting share the ranks that they cover equally, and count as
    /// half a win against each other; each has the central weights of all of them. Others tie on sets of no size; where
    /// rounding makes two of them level in a draw, it counts for the one that stands first in the table.
    ///
    /// # Errors
    ///
    /// As [`dominance`](Self::dominance).
    ///
    /// # Examples
    ///
    /// ```
    /// use bizcase::{dec, decimals};
    /// use bizcase::scoring::{Sampling, ValueTable, Weightings};
    ///
    /// // At a weight of t: 100 t, 60 and 100 (1 - t). The first leads from t = 0.6, the last up to t = 0.4.
    /// let table = ValueTable::new(&[decimals![100, 0], decimals![60, 60], decimals![0, 100]], &decimals![1, 1])?;
    /// let acceptability = table.robustness()?.acceptability(&Weightings::All, Sampling::new(1, 10_000)?)?;
    /// assert_eq!(acceptability.shares(0), decimals![0.4, 0.1, 0.5]);
    /// assert_eq!(acceptability.central_weights(0), Some(decimals![0.8, 0.2].to_vec()));
    /// assert_eq!(acceptability.winning_share(1, 0), Some(dec!(0.6)));
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    pub fn acceptability(&self, weightings: &Weightings, sampling: Sampling) -> Result<Acceptability, Error> {
        let corners = self.corners(weightings)?;
        let few_corners = corners.criteria.len() < MANY_CORNERS;
        let few_options = corners.criteria.len() < MANY_CORNERS - 1
            || self.options() <= limits::EXACT_ACCEPTABILITY_OPTIONS;
        Ok(match few_corners && few_options {
            true => self.measured(weightings, &corners),
            false => self.sampled(weightings, &corners, sampling),
        })
    }

    /// The same by sampling, where exact shares could be had too.
    ///
    /// # Errors
    ///
    /// As [`dominance`](Self::dominance).
    pub fn sampled_acceptability(
        &self,
        weightings: &Weightings,
        sampling: Sampling,
    ) -> Result<Acceptability, Error> {
        Ok(self.sampled(weightings, &self.corners(weightings)?, sampling))
    }

    fn measured(&self, weightings: &Weightings, corners: &Corners) -> Acceptability {
        let shares = pieces::shares(&corners.values);
        self.assembled(weightings, corners, AcceptabilityMethod::Exact, shares)
    }

    fn sampled(&self, weightings: &Weightings, corners: &Corners, sampling: Sampling) -> Acceptability {
        let shares = sampled::shares(&corners.values, sampling);
        let Sampling { seed, draws } = sampling;
        self.assembled(weightings, corners, AcceptabilityMethod::Sampled { seed, draws }, shares)
    }

    fn assembled(
        &self,
        weightings: &Weightings,
        corners: &Corners,
        method: AcceptabilityMethod,
        shares: Vec<OptionShares>,
    ) -> Acceptability {
        let errors = |ranks: &[Rational]| match method {
            AcceptabilityMethod::Exact => None,
            AcceptabilityMethod::Sampled { draws, .. } => {
                Some(ranks.iter().map(|share| standard_error(share, draws)).collect())
            }
        };
        let options = shares.into_iter().map(|option| OptionAcceptability {
            standard_errors: errors(&option.ranks),
            ranks: option.ranks,
            central_weights: option.centre.map(|mix| corners.weights(&mix, self.criteria())),
            winning: option.winning,
        });
        Acceptability { weightings: weightings.clone(), method, options: options.collect() }
    }
}

/// What the ways of finding shares say of one option.
struct OptionShares {
    /// By rank, from the first.
    ranks: Vec<Rational>,
    /// The mean of the mixes of corners at which no option is better; none where there are no such.
    centre: Option<Vec<Rational>>,
    /// By option, how often this one has the higher total.
    winning: Vec<Rational>,
}

/// How to sample: the seed of the generator and the number of draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Sampling {
    seed: u64,
    draws: u32,
}

impl Sampling {
    /// So many draws from this seed. The same seed gives the same bytes, on every platform.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for no draw, [`ErrorKind::OverLimit`] for more than
    /// [`limits::DRAWS`](crate::limits::DRAWS).
    pub fn new(seed: u64, draws: u32) -> Result<Self, Error> {
        let fault = |kind, expected| Err(Error::new(kind, draws.to_string(), expected).within("draws"));
        match draws {
            0 => fault(ErrorKind::OutOfRange, "at least one draw".into()),
            draws if draws > limits::DRAWS => {
                fault(ErrorKind::OverLimit, format!("at most {}", limits::DRAWS))
            }
            draws => Ok(Self { seed, draws }),
        }
    }

    /// The seed.
    #[must_use]
    pub fn seed(self) -> u64 {
        self.seed
    }

    /// The number of draws.
    #[must_use]
    pub fn draws(self) -> u32 {
        self.draws
    }
}

/// How shares of weightings were found.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AcceptabilityMethod {
    /// As lengths or areas, exactly.
    Exact,
    /// By drawing weights: each share has a standard error.
    Sampled {
        /// The seed of the draws.
        seed: u64,
        /// How many there were.
        draws: u32,
    },
}

/// The share of weightings that gives each option each rank; see [`Robustness::acceptability`].
///
/// Shares are exact and rounded once, or the part of the draws, which then has a
/// [`standard_error`](Self::standard_error). Sampled central weights are means of binary floating-point numbers and are
/// given to 12 places.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Acceptability {
    weightings: Weightings,
    method: AcceptabilityMethod,
    options: Vec<OptionAcceptability>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct OptionAcceptability {
    #[serde(serialize_with = "as_texts")]
    ranks: Vec<Rational>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "texts_or_null")]
    standard_errors: Option<Vec<Decimal>>,
    #[serde(serialize_with = "as_texts_or_null")]
    central_weights: Option<Vec<Rational>>,
    #[serde(serialize_with = "as_texts")]
    winning: Vec<Rational>,
}

impl Acceptability {
    /// The weightings over which the shares are taken.
    #[must_use]
    pub fn weightings(&self) -> &Weightings {
        &self.weightings
    }

    /// How the shares were found.
    #[must_use]
    pub fn method(&self) -> AcceptabilityMethod {
        self.method
    }

    /// The share of the weightings that give an option a rank, counted from 1; `None` where there is no such option or
    /// rank.
    #[must_use]
    pub fn share(&self, option: usize, rank: usize) -> Option<Decimal> {
        self.exact_share(option, rank).map(rounded)
    }

    /// The shares of an option by rank, the first rank first; empty where there is no such option.
    #[must_use]
    pub fn shares(&self, option: usize) -> Vec<Decimal> {
        self.options.get(option).map_or(Vec::new(), |option| option.ranks.iter().map(rounded).collect())
    }

    pub(super) fn exact_share(&self, option: usize, rank: usize) -> Option<&Rational> {
        self.options.get(option)?.ranks.get(rank.checked_sub(1)?)
    }

    /// The standard error of a share, `sqrt(p (1 - p) / draws)`, rounded up to 10 places; `None` for an exact share, and
    /// where there is no such option or rank.
    #[must_use]
    pub fn standard_error(&self, option: usize, rank: usize) -> Option<Decimal> {
        self.options.get(option)?.standard_errors.as_ref()?.get(rank.checked_sub(1)?).copied()
    }

    /// The mean of the weights that put an option first, by criterion; `None` where no weights do.
    #[must_use]
    pub fn central_weights(&self, option: usize) -> Option<Vec<Decimal>> {
        Some(self.options.get(option)?.central_weights.as_ref()?.iter().map(rounded).collect())
    }

    /// The share of the weightings that give an option a higher total than another; 0 against itself, `None` where one
    /// of them does not exist.
    #[must_use]
    pub fn winning_share(&self, option: usize, other: usize) -> Option<Decimal> {
        self.options.get(option)?.winning.get(other).map(rounded)
    }
}

fn texts_or_null<S: Serializer>(values: &Option<Vec<Decimal>>, serializer: S) -> Result<S::Ok, S::Error> {
    match values {
        Some(values) => texts(values, serializer),
        None => serializer.serialize_none(),
    }
}

/// `sqrt(p (1 - p) / draws)`, rounded up.
fn standard_error(share: &Rational, draws: u32) -> Decimal {
    let variance = share * &(&Rational::one() - share);
    root_up(&variance, draws)
}

/// The square root of a variance over a number of draws, rounded up to 10 places.
fn root_up(variance: &Rational, draws: u32) -> Decimal {
    const PLACES: u32 = 10;
    let square = variance * &Rational::from_integer(BigInt::from(10).pow(2 * PLACES));
    let Some(square) = square.checked_div(&Rational::from_integer(draws)) else { return Decimal::ZERO };
    // The least integer whose square is not below: for a variance of at most 1/4 it has at most ten digits.
    let ceiling = -(-&square).floor();
    let root = ceiling.sqrt();
    let up = if &root * &root == ceiling { root } else { root + 1 };
    Decimal::from_i128_with_scale(i128::try_from(up).expect("at most 10^10"), PLACES).normalize()
}
