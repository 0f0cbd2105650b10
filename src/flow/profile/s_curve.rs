//! A part of the amount in every period that rises along `3 x^2 - 2 x^3` to the whole amount.

use super::rise::{Curve, Rise};
use crate::exact::Rational;

pub(super) type SCurve = Rise<Smoothstep>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Smoothstep {}

impl Curve for Smoothstep {
    const WORD: &'static str = "s-curve";

    fn part(way: &Rational) -> Rational {
        let falling = &Rational::from_integer(3) - &(&Rational::from_integer(2) * way);
        &way.pow(2) * &falling
    }
}
