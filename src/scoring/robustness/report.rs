//! All that needs no further choices, in one result.

use super::{
    Margin, OrderInterval, PotentialOptimality, Robustness, ScoreFlip, SwitchWeight, WeightInterval,
    Weightings,
};
use crate::error::Error;
use crate::limits;
use crate::measure::{Outcome, Reason, structured};
use rust_decimal::Decimal;
use serde::Serialize;
use std::ops::RangeInclusive;

impl Robustness {
    /// The answers to all questions that need no further choice than the scale of the values, for a page or a service.
    ///
    /// Close calls, orders of importance and acceptability are asked for one by one, because each has a rule, an order
    /// or a seed to state. So is the [potential optimality](Self::potential_optimality) of more than
    /// [`limits::REPORTED_OPTIMALITY_OPTIONS`] options, which takes up to seconds where all the rest takes milliseconds.
    ///
    /// # Errors
    ///
    /// As [`score_flips`](Self::score_flips).
    ///
    /// ```
    /// use bizcase::{dec, decimals};
    /// use bizcase::scoring::ValueTable;
    ///
    /// let table = ValueTable::new(&[decimals![100, 0], decimals![60, 60], decimals![0, 100]], &decimals![1, 1])?;
    /// let report = table.robustness()?.report(dec!(0)..=dec!(100))?;
    /// assert_eq!((report.leaders(), report.runners_up()), ([1].as_slice(), [0, 2].as_slice()));
    /// assert_eq!(report.margins()[0].total(), dec!(10)); // 60 - 50
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    pub fn report(&self, scale: RangeInclusive<Decimal>) -> Result<RobustnessReport, Error> {
        let runners_up = self.runners_up();
        let margins = runners_up.iter().filter_map(|rival| self.margin(self.winner(), *rival));
        Ok(RobustnessReport {
            leaders: self.leaders.clone(),
            margins: margins.collect(),
            weight_intervals: self.weight_intervals(),
            order_intervals: self.order_intervals(),
            switch_weights: self.switch_weights(),
            score_flips: self.score_flips(scale)?,
            leaders_without_each_criterion: self.leaders_without_each_criterion(),
            dominance: self.dominance(&Weightings::All)?,
            potential_optimality: match self.options() > limits::REPORTED_OPTIMALITY_OPTIONS {
                true => Outcome::Undefined(Reason::TooLarge),
                false => Outcome::Value(self.potential_optimality(&Weightings::All)?),
            },
            runners_up,
        })
    }
}

/// How firm the winner of a table is; see [`Robustness::report`].
///
/// As a result it serialises: options and criteria by index, decimals as text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RobustnessReport {
    leaders: Vec<usize>,
    runners_up: Vec<usize>,
    margins: Vec<Margin>,
    weight_intervals: Vec<WeightInterval>,
    order_intervals: Vec<OrderInterval>,
    switch_weights: Vec<SwitchWeight>,
    score_flips: Vec<ScoreFlip>,
    leaders_without_each_criterion: Vec<Vec<usize>>,
    dominance: Vec<Vec<usize>>,
    #[serde(serialize_with = "structured")]
    potential_optimality: Outcome<Vec<PotentialOptimality>>,
}

impl RobustnessReport {
    /// As [`Robustness::leaders`].
    #[must_use]
    pub fn leaders(&self) -> &[usize] {
        &self.leaders
    }

    /// As [`Robustness::runners_up`].
    #[must_use]
    pub fn runners_up(&self) -> &[usize] {
        &self.runners_up
    }

    /// The [`Robustness::margin`] of the winner over each runner-up.
    #[must_use]
    pub fn margins(&self) -> &[Margin] {
        &self.margins
    }

    /// As [`Robustness::weight_intervals`].
    #[must_use]
    pub fn weight_intervals(&self) -> &[WeightInterval] {
        &self.weight_intervals
    }

    /// As [`Robustness::order_intervals`].
    #[must_use]
    pub fn order_intervals(&self) -> &[OrderInterval] {
        &self.order_intervals
    }

    /// As [`Robustness::switch_weights`].
    #[must_use]
    pub fn switch_weights(&self) -> &[SwitchWeight] {
        &self.switch_weights
    }

    /// As [`Robustness::score_flips`].
    #[must_use]
    pub fn score_flips(&self) -> &[ScoreFlip] {
        &self.score_flips
    }

    /// As [`Robustness::leaders_without_each_criterion`].
    #[must_use]
    pub fn leaders_without_each_criterion(&self) -> &[Vec<usize>] {
        &self.leaders_without_each_criterion
    }

    /// As [`Robustness::dominance`] over all weightings.
    #[must_use]
    pub fn dominance(&self) -> &[Vec<usize>] {
        &self.dominance
    }

    /// As [`Robustness::potential_optimality`] over all weightings; undefined ([`Reason::TooLarge`]) for more than
    /// [`limits::REPORTED_OPTIMALITY_OPTIONS`] options, where it is to be asked for by itself.
    pub fn potential_optimality(&self) -> Outcome<&[PotentialOptimality]> {
        self.potential_optimality.as_ref().map(Vec::as_slice)
    }
}
