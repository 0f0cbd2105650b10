//! How worth follows one input, and where it is zero.

use super::worth::Worth;
use crate::exact::{Rational, Real};
use crate::measure::Reason;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Worth as a function of a factor f: `fixed + the sum of moving[k] f^k`.
#[derive(Debug, Clone)]
pub(super) struct Course<'a> {
    fixed: Worth<'a>,
    moving: BTreeMap<u32, Worth<'a>>,
}

/// A factor that is known without arithmetic. That of the central value is one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Zero, from which factors go up.
    Zero,
    One,
    /// Zero, from which factors go both ways.
    Centre,
}

/// A factor at which worth is zero.
#[derive(Debug, Clone)]
pub(super) struct Root<'a> {
    place: Place<'a>,
    direction: Ordering,
}

#[derive(Debug, Clone)]
enum Place<'a> {
    At(Anchor),
    Between(Box<Quotient<'a>>),
}

/// `(-fixed / moving)^(1 / power)`.
#[derive(Debug, Clone)]
struct Quotient<'a> {
    fixed: Worth<'a>,
    moving: Worth<'a>,
    power: u32,
}

impl<'a> Course<'a> {
    /// Worth that does not move.
    pub(super) fn still(fixed: Worth<'a>) -> Self {
        Self { fixed, moving: BTreeMap::new() }
    }

    /// The same worth at f = 1, a part of which is seen to move with a power of f.
    pub(super) fn letting_move(self, part: &Worth<'a>, power: u32) -> Self {
        Self { fixed: self.fixed.minus(part), ..self }.adding(part, power)
    }

    /// The same worth at f = 0, to which something is added that moves with a power of f.
    pub(super) fn adding(mut self, part: &Worth<'a>, power: u32) -> Self {
        let sum = self.moving.get(&power).map_or_else(|| part.clone(), |before| before.plus(part));
        self.moving.insert(power, sum);
        self
    }

    /// What this is worth beyond another.
    fn minus(&self, other: &Self) -> Self {
        let negated = other.moving.iter().map(|(&power, part)| (power, part.negated()));
        let fixed = Self { fixed: self.fixed.minus(&other.fixed), moving: self.moving.clone() };
        negated.fold(fixed, |difference, (power, part)| difference.adding(&part, power))
    }

    /// Where two are worth the same.
    pub(super) fn crossing(&self, other: &Self, present: Anchor) -> Result<Root<'a>, Reason> {
        // Of many alternatives, most depend on no one line: their differences need not be formed.
        if self.moving.is_empty() && other.moving.is_empty() {
            return Err(Reason::NoInfluence);
        }
        self.minus(other).root(present)
    }

    /// Where it is zero.
    pub(super) fn root(&self, present: Anchor) -> Result<Root<'a>, Reason> {
        let moving: Vec<(u32, &Worth<'a>, Ordering)> = self
            .moving
            .iter()
            .map(|(&power, part)| (power, part, part.sign()))
            .filter(|(_, _, sign)| *sign != Ordering::Equal)
            .collect();
        let &[(power, part, sign), ref others @ ..] = moving.as_slice() else {
            return Err(Reason::NoInfluence);
        };
        let at = self.at(present);
        let root = |place| Ok(Root { place, direction: sign_of_change(at.sign(), sign) });
        if at.sign() == Ordering::Equal {
            return root(Place::At(present));
        }
        let fixed_sign = self.fixed.sign();
        let one_way = others.iter().all(|(_, _, other)| *other == sign);
        let goes_up = present != Anchor::Centre;
        if goes_up && one_way && fixed_sign == Ordering::Equal {
            return root(Place::At(Anchor::Zero));
        }
        if goes_up && one_way && fixed_sign == sign {
            return Err(Reason::NegativeAmounts);
        }
        if !others.is_empty() {
            return Err(Reason::SeveralPowers);
        }
        let quotient = Quotient { fixed: self.fixed.clone(), moving: part.clone(), power };
        root(Place::Between(Box::new(quotient)))
    }

    /// What it is worth at present.
    fn at(&self, present: Anchor) -> Worth<'a> {
        match present {
            Anchor::Zero | Anchor::Centre => self.fixed.clone(),
            Anchor::One => self.moving.values().fold(self.fixed.clone(), |sum, part| sum.plus(part)),
        }
    }
}

/// On which side of the present the root of a monotone function lies: what is above zero and rises was zero before.
fn sign_of_change(present: Ordering, slope: Ordering) -> Ordering {
    match present {
        Ordering::Equal => Ordering::Equal,
        present if present == slope => Ordering::Less,
        _ => Ordering::Greater,
    }
}

impl Root<'_> {
    /// Where it lies as seen from the present: below, here, above.
    pub(super) fn direction(&self) -> Ordering {
        self.direction
    }

    /// The factor in formulas.
    pub(super) fn factor(&self, bits: u64) -> Real {
        match &self.place {
            Place::At(Anchor::Zero | Anchor::Centre) => Real::from(0),
            Place::At(Anchor::One) => Real::from(1),
            Place::Between(quotient) => quotient.real(bits),
        }
    }
}

impl Quotient<'_> {
    fn real(&self, bits: u64) -> Real {
        let power_of_factor = -self.fixed.real(bits) / self.moving.real(bits);
        match Rational::new(1.into(), self.power.into()) {
            Some(exponent) if self.power > 1 => power_of_factor.to_the(&exponent, bits),
            _ => power_of_factor,
        }
    }
}
