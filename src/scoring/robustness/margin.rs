//! What a lead is made of, and who leads without each criterion.

use super::{Robustness, as_text};
use crate::exact::Rational;
use crate::scoring::figures::rounded;
use rust_decimal::Decimal;
use serde::Serialize;
use std::cmp::Ordering;

impl Robustness {
    /// The lead of an option over another by criterion: `w_j (v_ij - v_kj)`, which sums to the difference of the totals.
    ///
    /// `None` where one of the options does not exist.
    ///
    /// ```
    /// use bizcase::{dec, decimals};
    /// use bizcase::scoring::ValueTable;
    ///
    /// let rows = [decimals![0.8, 0.3, 0.5], decimals![0.4, 0.9, 0.6], decimals![0.6, 0.5, 0.9]];
    /// let robustness = ValueTable::new(&rows, &decimals![5, 3, 2])?.robustness()?;
    /// let Some(margin) = robustness.margin(2, 1) else { panic!("both options exist") };
    /// // 0.5 x 0.2 - 0.3 x 0.4 + 0.2 x 0.3
    /// assert_eq!(margin.total(), dec!(0.04));
    /// let parts: Vec<_> = margin.reasons_for().map(|part| (part.criterion(), part.margin())).collect();
    /// assert_eq!(parts, [(0, dec!(0.1)), (2, dec!(0.06))]);
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    #[must_use]
    pub fn margin(&self, option: usize, rival: usize) -> Option<Margin> {
        let (row, other) = (self.values.get(option)?, self.values.get(rival)?);
        let part = |criterion: usize| MarginPart {
            criterion,
            margin: self.of_total(&self.weights[criterion] * (&row[criterion] - &other[criterion])),
        };
        let total = self.of_total(&self.totals[option] - &self.totals[rival]);
        Some(Margin { option, rival, total, parts: (0..self.criteria()).map(part).collect() })
    }

    /// For each criterion who would lead if it were left out, the other weights in their proportions, or equal where
    /// they are all zero; nobody where it is the only criterion.
    #[must_use]
    pub fn leaders_without_each_criterion(&self) -> Vec<Vec<usize>> {
        let without = |criterion: usize| {
            if self.criteria() == 1 {
                return Vec::new();
            }
            let totals = self.lines(criterion).at_zero;
            let best = totals.iter().max();
            (0..totals.len()).filter(|option| Some(&totals[*option]) == best).collect()
        };
        (0..self.criteria()).map(without).collect()
    }
}

/// The lead of an option over another and what it is made of; see [`Robustness::margin`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Margin {
    option: usize,
    rival: usize,
    #[serde(serialize_with = "as_text")]
    total: Rational,
    parts: Vec<MarginPart>,
}

impl Margin {
    /// The option.
    #[must_use]
    pub fn option(&self) -> usize {
        self.option
    }

    /// The other one.
    #[must_use]
    pub fn rival(&self) -> usize {
        self.rival
    }

    /// By how much the total of the option exceeds the total of the other one.
    #[must_use]
    pub fn total(&self) -> Decimal {
        rounded(&self.total)
    }

    /// What each criterion adds to it, in the order of the criteria.
    #[must_use]
    pub fn parts(&self) -> &[MarginPart] {
        &self.parts
    }

    /// The criteria that speak for the option, the weightiest first.
    pub fn reasons_for(&self) -> impl Iterator<Item = &MarginPart> {
        self.reasons(Ordering::Greater)
    }

    /// The criteria that speak against it, the weightiest first.
    pub fn reasons_against(&self) -> impl Iterator<Item = &MarginPart> {
        self.reasons(Ordering::Less)
    }

    fn reasons(&self, sign: Ordering) -> impl Iterator<Item = &MarginPart> {
        let mut reasons: Vec<_> = self.parts.iter().filter(|part| part.margin.signum() == sign).collect();
        reasons.sort_by(|one, other| match sign {
            Ordering::Less => one.margin.cmp(&other.margin),
            _ => other.margin.cmp(&one.margin),
        });
        reasons.into_iter()
    }
}

/// What one criterion adds to a lead.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MarginPart {
    criterion: usize,
    #[serde(serialize_with = "as_text")]
    margin: Rational,
}

impl MarginPart {
    /// The criterion.
    #[must_use]
    pub fn criterion(&self) -> usize {
        self.criterion
    }

    /// The weighted difference of the values, positive where it speaks for the option.
    #[must_use]
    pub fn margin(&self) -> Decimal {
        rounded(&self.margin)
    }
}
