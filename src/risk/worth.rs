//! What cells are worth together.

use crate::exact::discounts::Discounts;
use crate::exact::{Amounts, Real};
use std::cmp::Ordering;
use std::rc::Rc;

/// The precision to which a present value is kept.
const KEPT_BITS: u64 = 256;

/// A sum of cells with its present value, which adds up faster than it is computed.
#[derive(Debug, Clone)]
pub(super) struct Worth<'a> {
    discounts: &'a Discounts,
    amounts: Rc<Amounts>,
    kept: Real,
}

impl<'a> Worth<'a> {
    pub(super) fn of(discounts: &'a Discounts, amounts: Amounts) -> Self {
        let kept = discounts.real(&amounts, KEPT_BITS);
        Self { discounts, amounts: Rc::new(amounts), kept }
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        Self {
            discounts: self.discounts,
            amounts: Rc::new(self.amounts.plus(&other.amounts)),
            kept: &self.kept + &other.kept,
        }
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    pub(super) fn negated(&self) -> Self {
        Self { discounts: self.discounts, amounts: Rc::new(self.amounts.negated()), kept: -self.kept.clone() }
    }

    /// The sign of the present value, as [`Discounts::sign`] has it.
    pub(super) fn sign(&self) -> Ordering {
        self.kept.sign().unwrap_or_else(|| self.discounts.sign(&self.amounts))
    }

    /// The present value in formulas.
    pub(super) fn real(&self, bits: u64) -> Real {
        if bits <= KEPT_BITS { self.kept.clone() } else { self.discounts.real(&self.amounts, bits) }
    }
}
