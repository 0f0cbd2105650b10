//! Exact arithmetic: rationals, correct rounding to a decimal, and every real root of an integer polynomial.
//!
//! A figure of this crate is *defined* as `round*` of its exact mathematical value ([`rounding`]), so nothing
//! here has a tolerance. The parts, from the ground up:
//!
//! | file | idea |
//! |---|---|
//! | `rounding` | `round*`: 28 significant digits, at most 28 places, ties to even |
//! | `common_denominator`, `divisor` | the same for many ratios over one denominator, in 128 bits |
//! | `rational` | fractions of big integers: the last word on everything rational |
//! | `display` | fractions in messages |
//! | `narrow` | the first pass: fixed point in 128 bits with an error bound |
//! | `ball` | wider passes: numbers with a radius, at a chosen precision |
//! | `elementary` | logarithm, exponential and roots of balls |
//! | `real` | formulas over both: exact numbers where they are short, balls where not |
//! | `present_value` | sums of flows times powers of a discount factor |
//! | `amounts` | sums that no decimal may hold |
//! | `curve` | discount factors at any moment, from rates that change with the years |
//! | `dated` | present values of flows at any date |
//! | `discounts` | what amounts laid out over a table are worth |
//! | `modified` | modified internal rates |
//! | `power_sum` | the same sums as functions of the factor, in whichever arithmetic a question needs |
//! | `boxes` | roots isolated by floats with error bounds |
//! | `taylor` | roots isolated by local expansions, where floats cannot tell them apart |
//! | `rolle` | roots isolated through derivatives in balls, where they agree in many digits |
//! | `polynomial`, `gcd` | integer polynomials and where their multiple roots are |
//! | `descartes` | roots isolated by signs alone |
//! | `digits` | the digits of a rate at a root, proved |
//! | `rates` | every internal rate of a flow, from all of these |

mod amounts;
pub(crate) mod ball;
mod boxes;
mod common_denominator;
pub(crate) mod curve;
pub(crate) mod dated;
mod descartes;
mod digits;
pub(crate) mod discounts;
mod display;
mod divisor;
mod elementary;
mod gcd;
pub(crate) mod modified;
mod narrow;
mod polynomial;
mod power_sum;
pub(crate) mod present_value;
pub(crate) mod rates;
mod rational;
pub(crate) mod real;
mod rolle;
mod rounding;
mod taylor;

pub(crate) use amounts::{Amounts, rates_of_sum};
pub(crate) use common_denominator::{CommonDenominator, Rounding};
pub(crate) use rational::{Rational, power_of_ten};
pub(crate) use real::Real;
pub(crate) use rounding::{Rounded, round_ratio};
