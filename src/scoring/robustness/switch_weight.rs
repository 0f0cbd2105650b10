//! The weight at which a challenger draws level with the winner.

use super::{Robustness, as_text_or_null};
use crate::exact::Rational;
use crate::scoring::figures::rounded;
use rust_decimal::Decimal;
use serde::Serialize;

impl Robustness {
    /// For each criterion and each other option the weight at which that option is level with the winner, the other
    /// weights in their proportions: criterion by criterion, in the order of the options.
    ///
    /// The winner is the first of the [`leaders`](Self::leaders). The formula is that of
    /// [`weight_intervals`](Self::weight_intervals); a third option may lead before that weight is reached.
    ///
    /// ```
    /// use bizcase::{dec, decimals};
    /// use bizcase::scoring::ValueTable;
    ///
    /// // At a weight of t: 100 t, 60 and 100 (1 - t).
    /// let table = ValueTable::new(&[decimals![100, 0], decimals![60, 60], decimals![0, 100]], &decimals![1, 1])?;
    /// let switch = &table.robustness()?.switch_weights()[1];
    /// assert_eq!((switch.criterion(), switch.challenger(), switch.weight()), (0, 2, Some(dec!(0.4))));
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    #[must_use]
    pub fn switch_weights(&self) -> Vec<SwitchWeight> {
        let of_criterion = |criterion: usize| {
            let lines = self.lines(criterion);
            let switch = move |challenger| {
                let weight = lines.crossing(self.winner(), challenger);
                SwitchWeight { criterion, challenger, weight }
            };
            self.challengers().map(switch)
        };
        (0..self.criteria()).flat_map(of_criterion).collect()
    }
}

/// Where a challenger draws level; see [`Robustness::switch_weights`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SwitchWeight {
    criterion: usize,
    challenger: usize,
    #[serde(serialize_with = "as_text_or_null")]
    weight: Option<Rational>,
}

impl SwitchWeight {
    /// The criterion whose weight moves.
    #[must_use]
    pub fn criterion(&self) -> usize {
        self.criterion
    }

    /// The option that draws level with the winner.
    #[must_use]
    pub fn challenger(&self) -> usize {
        self.challenger
    }

    /// The normalised weight, from 0 to 1; `None` where the two are level at no weight or at all of them.
    #[must_use]
    pub fn weight(&self) -> Option<Decimal> {
        self.weight.as_ref().map(rounded)
    }
}
