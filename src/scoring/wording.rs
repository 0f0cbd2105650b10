//! How names and figures stand in a sentence.

use super::figures::rounded;
use super::rating::Rating;
use crate::exact::Rational;
use crate::value::decimal::to_text;
use crate::value::text::listed;
use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;

/// Names in a row: "A", "A and B", "A, B and C".
pub(super) struct Names<'a, S> {
    pub(super) indices: &'a [usize],
    pub(super) names: &'a [S],
}

impl<S: AsRef<str>> Names<'_, S> {
    pub(super) fn text(&self) -> String {
        let name = |index: &usize| match self.names.get(*index) {
            Some(name) => name.as_ref().to_owned(),
            None => format!("option {}", index + 1),
        };
        listed(&self.indices.iter().map(name).collect::<Vec<String>>())
    }

    pub(super) fn verb(&self) -> &'static str {
        if self.indices.len() == 1 { "leads" } else { "lead" }
    }
}

/// A weight as a whole percentage, marked where it is rounded.
pub(super) fn about(weight: &Rational) -> String {
    let scaled = weight * &Rational::from_integer(100);
    let near = nearest(&scaled);
    let mark = if Rational::from_integer(near.clone()) == scaled { "" } else { "about " };
    format!("{mark}{}", percent(&near, 0))
}

/// So many units of the last of some places, as a percentage: `30.5%`.
pub(super) fn percent(units: &BigInt, places: u32) -> String {
    let (whole, part) = units.div_rem(&BigInt::from(10).pow(places));
    match places {
        0 => format!("{whole}%"),
        places => format!("{whole}.{:0>width$}%", part.to_string(), width = places as usize),
    }
}

pub(super) fn ceiling(value: &Rational) -> BigInt {
    -(-value).floor()
}

/// Half goes up.
pub(super) fn nearest(value: &Rational) -> BigInt {
    let half = Rational::new(BigInt::from(1), BigInt::from(2)).expect("2 is above zero");
    (value + &half).floor()
}

/// A bound rounded towards the present value, and that value rounded, to as few places as tell them apart: from one on.
///
/// The two differ.
pub(super) fn rounded_towards(bound: &Rational, now: &Rational) -> (String, String) {
    let apart = (1..=MOST_PLACES).find_map(|places| {
        let scaled = |value: &Rational| value * &Rational::from_integer(BigInt::from(10).pow(places));
        let (inward, present) = match bound > now {
            true => (scaled(bound).floor(), nearest(&scaled(now))),
            false => (ceiling(&scaled(bound)), nearest(&scaled(now))),
        };
        let is_apart = if bound > now { present < inward } else { inward < present };
        is_apart.then(|| (in_places(&inward, places), in_places(&present, places)))
    });
    apart.unwrap_or_else(|| (to_text(rounded(bound)), to_text(rounded(now))))
}

/// Beyond these a figure is shown with every digit that it has.
const MOST_PLACES: u32 = 6;

/// To one place at most.
pub(super) fn tenths(value: &Rational) -> String {
    in_places(&nearest(&(value * &Rational::from_integer(10))), 1)
}

/// So many units of the last of some places, without zeros at the end.
fn in_places(units: &BigInt, places: u32) -> String {
    let (whole, part) = units.magnitude().div_rem(&BigUint::from(10_u32).pow(places));
    let sign = if units.sign() == Sign::Minus { "-" } else { "" };
    let part = format!("{:0>width$}", part.to_string(), width = places as usize);
    match part.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        part => format!("{sign}{whole}.{part}"),
    }
}

/// A score as a sentence has it: labels in quotes.
pub(crate) fn said(score: &Rating) -> String {
    match score {
        Rating::Number(number) => to_text(*number),
        Rating::Label(label) => format!("\"{label}\""),
    }
}
