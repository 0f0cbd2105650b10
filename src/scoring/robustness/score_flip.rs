//! The change of one value at which a challenger draws level with the winner.

use super::Robustness;
use crate::error::{Error, ErrorKind};
use crate::exact::{Rational, Rounded};
use crate::scoring::figures::ratio;
use crate::value::decimal::to_text;
use num_traits::Zero;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::ops::RangeInclusive;

impl Robustness {
    /// For each other option and each criterion by how much one value must change for the option to be level with the
    /// winner: challenger by challenger, in the order of the criteria.
    ///
    /// The change is the difference of the totals over the normalised weight, `(S_winner - S_challenger) / w_j`: raise
    /// the value of the challenger by it, or lower that of the winner (Triantaphyllou and Sanchez, *Decision Sciences*
    /// 28, 1997). A change is feasible where the changed value stays on the scale, its ends included. The winner is the
    /// first of the [`leaders`](Self::leaders).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Disordered`] for a scale whose start exceeds its end.
    ///
    /// # Examples
    ///
    /// ```
    /// use bizcase::{dec, decimals};
    /// use bizcase::scoring::{ValueTable, robustness::Feasibility};
    ///
    /// // Totals 0.59, 0.59 and 0.63: a gap of 0.04, over weights of 0.5, 0.3 and 0.2.
    /// let rows = [decimals![0.8, 0.3, 0.5], decimals![0.4, 0.9, 0.6], decimals![0.6, 0.5, 0.9]];
    /// let robustness = ValueTable::new(&rows, &decimals![5, 3, 2])?.robustness()?;
    /// let flips = robustness.score_flips(dec!(0)..=dec!(1))?;
    /// assert_eq!((flips[0].challenger(), flips[0].criterion(), flips[0].change()), (0, 0, Some(dec!(0.08))));
    /// // Option 1 has 0.9 on criterion 1 and cannot have 0.1333 more.
    /// assert_eq!((flips[4].raise(), flips[4].lower()), (Feasibility::OffScale, Feasibility::OnScale));
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    pub fn score_flips(&self, scale: RangeInclusive<Decimal>) -> Result<Vec<ScoreFlip>, Error> {
        let (low, high) = scale.into_inner();
        if low > high {
            let found = format!("{} to {}", to_text(low), to_text(high));
            return Err(Error::new(ErrorKind::Disordered, found, "a scale from low to high").within("scale"));
        }
        let ends = [low, high].map(Rational::from_decimal);
        let flip = |challenger| (0..self.criteria()).map(move |criterion| (challenger, criterion));
        let pairs = self.challengers().flat_map(flip);
        Ok(pairs.map(|(challenger, criterion)| self.score_flip(challenger, criterion, &ends)).collect())
    }

    fn score_flip(&self, challenger: usize, criterion: usize, [low, high]: &[Rational; 2]) -> ScoreFlip {
        let weight = &self.weights[criterion];
        if weight.is_zero() {
            let none = Feasibility::NoWeight;
            return ScoreFlip { challenger, criterion, change: None, raise: none, lower: none };
        }
        let gap = &self.totals[self.winner()] - &self.totals[challenger];
        let change = ratio(gap, &self.unit * weight);
        let value = |option: usize| ratio(self.values[option][criterion].clone(), self.unit.clone());
        let feasible = |changed: &Rational| match low <= changed && changed <= high {
            true => Feasibility::OnScale,
            false => Feasibility::OffScale,
        };
        ScoreFlip {
            challenger,
            criterion,
            raise: feasible(&(&value(challenger) + &change)),
            lower: feasible(&(&value(self.winner()) - &change)),
            change: Some(change),
        }
    }
}

/// Whether a value can be changed by so much.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feasibility {
    /// The changed value is on the scale.
    OnScale,
    /// The changed value is off the scale.
    OffScale,
    /// The criterion has no weight, so that no change of a value on it does anything.
    NoWeight,
}

/// The change of one value that levels two options; see [`Robustness::score_flips`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoreFlip {
    challenger: usize,
    criterion: usize,
    #[serde(serialize_with = "short_text_or_null")]
    change: Option<Rational>,
    raise: Feasibility,
    lower: Feasibility,
}

impl ScoreFlip {
    /// The option that draws level with the winner.
    #[must_use]
    pub fn challenger(&self) -> usize {
        self.challenger
    }

    /// The criterion on which a value changes.
    #[must_use]
    pub fn criterion(&self) -> usize {
        self.criterion
    }

    /// By how much; `None` where the criterion has no weight, or so little that no decimal can hold the change.
    #[must_use]
    pub fn change(&self) -> Option<Decimal> {
        match self.change.as_ref()?.round() {
            Rounded::Value(change) => Some(change),
            Rounded::AboveRange | Rounded::BelowRange => None,
        }
    }

    /// Whether the challenger's value can be raised by so much.
    #[must_use]
    pub fn raise(&self) -> Feasibility {
        self.raise
    }

    /// Whether the winner's value can be lowered by so much.
    #[must_use]
    pub fn lower(&self) -> Feasibility {
        self.lower
    }
}

fn short_text_or_null<S: Serializer>(change: &Option<Rational>, serializer: S) -> Result<S::Ok, S::Error> {
    let text = change.as_ref().and_then(|change| match change.round() {
        Rounded::Value(change) => Some(to_text(change)),
        Rounded::AboveRange | Rounded::BelowRange => None,
    });
    text.serialize(serializer)
}
