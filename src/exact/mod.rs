//! Exact arithmetic: rationals, correct rounding to a decimal, and every real root of an integer polynomial.
//!
//! A figure of this crate is *defined* as `round*` of its exact mathematical value ([`rounding`]), so nothing
//! here has a tolerance. The parts, from the ground up:
//!
//! | file | idea |
//! |---|---|
//! | `rounding` | `round*`: 28 significant digits, at most 28 places, ties to even |
//! | `rational` | fractions of big integers |
//! | `narrow` | the first pass: fixed point in 128 bits with an error bound |
//! | `ball` | wider passes: numbers with a radius, at a chosen precision |
//! | `present_value` | sums of flows times powers of a discount factor |
//! | `polynomial` | polynomials with integer coefficients |
//! | `gcd` | their greatest common divisor, by images modulo primes |
//! | `descartes` | isolation of roots by the rule of signs |
//! | `rates` | every internal rate of a flow, each with proven digits |

pub(crate) mod ball;
pub(crate) mod descartes;
mod gcd;
mod narrow;
mod polynomial;
pub(crate) mod present_value;
pub(crate) mod rates;
mod rational;
mod rounding;

pub(crate) use rational::Rational;
pub(crate) use rounding::Rounded;
