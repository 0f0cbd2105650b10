//! A part of the amount in every period that rises by equal steps to the whole amount.

use super::rise::{Curve, Rise};
use crate::exact::Rational;

pub(super) type LinearRamp = Rise<Line>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {}

impl Curve for Line {
    const WORD: &'static str = "linear-ramp";

    fn part(way: &Rational) -> Rational {
        way.clone()
    }
}
