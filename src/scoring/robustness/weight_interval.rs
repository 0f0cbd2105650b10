//! How far one weight may move before another option leads, or before any two options change places.

use super::weight_line::{Bound, Lines, OtherWeights, Side};
use super::{Robustness, as_text};
use crate::exact::Rational;
use crate::scoring::figures::rounded;
use rust_decimal::Decimal;
use serde::Serialize;

impl Robustness {
    /// For each criterion the interval of its weight in which the winner is not beaten.
    ///
    /// With the weight of criterion j at t and the others in their present proportions, an option has the total
    /// `S(t) = (1 - t) S(0) + t S(1)`, so that the lead over a rival is linear in t, zero at `d0 / (d0 - d1)` with `d0`
    /// and `d1` the leads at t = 0 and t = 1; the interval is where all leads are zero or more (Barron and Schmidt,
    /// *Operations Research* 36, 1988; Department for Communities and Local Government, *Multi-criteria analysis: a
    /// manual*, 2009, step 7). Where several options tie for the lead, it is where none of them is beaten: mostly the
    /// present weight alone.
    ///
    /// # Examples
    ///
    /// ```
    /// use bizcase::{dec, decimals};
    /// use bizcase::scoring::ValueTable;
    ///
    /// // Criterion 0 at t: 0.8 t + 0.38 (1 - t), 0.4 t + 0.78 (1 - t) and 0.6 t + 0.66 (1 - t).
    /// let rows = [decimals![0.8, 0.3, 0.5], decimals![0.4, 0.9, 0.6], decimals![0.6, 0.5, 0.9]];
    /// let intervals = ValueTable::new(&rows, &decimals![5, 3, 2])?.robustness()?.weight_intervals();
    /// assert_eq!(intervals[0].lower(), dec!(0.375)); // -0.12 (1 - t) + 0.2 t = 0
    /// assert_eq!((intervals[0].leads_below(), intervals[0].leads_above()), ([1].as_slice(), [0].as_slice()));
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    #[must_use]
    pub fn weight_intervals(&self) -> Vec<WeightInterval> {
        (0..self.criteria()).map(|criterion| self.weight_interval(criterion)).collect()
    }

    pub(in crate::scoring) fn weight_interval(&self, criterion: usize) -> WeightInterval {
        let lines = self.lines(criterion);
        let mut held = Held::throughout();
        for leader in &self.leaders {
            for rival in (0..self.options()).filter(|rival| rival != leader) {
                held.narrow(lines.held_until(*leader, rival));
            }
        }
        let leads = |bound: &Rational, side, end: Rational| match *bound == end {
            true => Vec::new(),
            false => lines.leaders_beyond(bound, side),
        };
        WeightInterval {
            criterion,
            leaders: self.leaders.clone(),
            weight: self.normalised_weight(criterion),
            leads_below: leads(&held.lower, Side::Below, Rational::from_integer(0)),
            leads_above: leads(&held.upper, Side::Above, Rational::one()),
            lower: held.lower,
            upper: held.upper,
            others: lines.others,
        }
    }

    /// For each criterion the interval of its weight in which the whole order holds: no option gets a higher total than
    /// one that stands before it.
    ///
    /// The order is that of [`ValueTable::order`](crate::scoring::ValueTable::order): options of the same total stand in
    /// it as in the table, so that a tie ends the interval on the side on which the later one gets ahead. The method is
    /// that of [`weight_intervals`](Self::weight_intervals), over the pairs that stand side by side.
    ///
    /// ```
    /// use bizcase::{dec, decimals};
    /// use bizcase::scoring::ValueTable;
    ///
    /// // At a weight of t: 100 t, 60 and 100 (1 - t). The order B, A, C needs A to be level with C at least.
    /// let table = ValueTable::new(&[decimals![100, 0], decimals![60, 60], decimals![0, 100]], &decimals![1, 1])?;
    /// let first = &table.robustness()?.order_intervals()[0];
    /// assert_eq!((first.lower(), first.upper()), (dec!(0.5), dec!(0.6)));
    /// assert_eq!((first.below()[0].rises(), first.below()[0].falls()), (2, 0));
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    #[must_use]
    pub fn order_intervals(&self) -> Vec<OrderInterval> {
        (0..self.criteria()).map(|criterion| self.order_interval(criterion)).collect()
    }

    fn order_interval(&self, criterion: usize) -> OrderInterval {
        let lines = self.lines(criterion);
        let mut held = Held::throughout();
        for pair in self.order.windows(2) {
            held.narrow(lines.held_until(pair[0], pair[1]));
        }
        OrderInterval {
            criterion,
            weight: self.normalised_weight(criterion),
            below: self.overtakings(&lines, &held.lower, Side::Below),
            above: self.overtakings(&lines, &held.upper, Side::Above),
            lower: held.lower,
            upper: held.upper,
            others: lines.others,
        }
    }

    /// The neighbours in the order that change places at an end of the interval.
    fn overtakings(&self, lines: &Lines, end: &Rational, side: Side) -> Vec<Overtaking> {
        let changes = |pair: &&[usize]| {
            let bound = lines.held_until(pair[0], pair[1]);
            bound.is_some_and(|bound| bound.side == side && bound.weight == *end)
        };
        let pairs = self.order.windows(2).filter(changes);
        pairs.map(|pair| Overtaking { rises: pair[1], falls: pair[0] }).collect()
    }
}

/// Where something holds of a weight.
struct Held {
    lower: Rational,
    upper: Rational,
}

impl Held {
    fn throughout() -> Self {
        Self { lower: Rational::from_integer(0), upper: Rational::one() }
    }

    fn narrow(&mut self, bound: Option<Bound>) {
        match bound {
            Some(Bound { side: Side::Below, weight }) if weight > self.lower => self.lower = weight,
            Some(Bound { side: Side::Above, weight }) if weight < self.upper => self.upper = weight,
            _ => {}
        }
    }
}

/// The weights of one criterion at which the leaders are not beaten; see [`Robustness::weight_intervals`].
///
/// It serialises with decimals as text, rounded to the nearest; [`sentence`](Self::sentence) rounds inwards.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeightInterval {
    pub(super) criterion: usize,
    pub(super) leaders: Vec<usize>,
    #[serde(serialize_with = "as_text")]
    pub(super) weight: Rational,
    #[serde(serialize_with = "as_text")]
    pub(super) lower: Rational,
    #[serde(serialize_with = "as_text")]
    pub(super) upper: Rational,
    pub(super) leads_below: Vec<usize>,
    pub(super) leads_above: Vec<usize>,
    pub(super) others: OtherWeights,
}

impl WeightInterval {
    /// The criterion whose weight moves.
    #[must_use]
    pub fn criterion(&self) -> usize {
        self.criterion
    }

    /// Who leads now.
    #[must_use]
    pub fn leaders(&self) -> &[usize] {
        &self.leaders
    }

    /// The present weight, normalised.
    #[must_use]
    pub fn weight(&self) -> Decimal {
        rounded(&self.weight)
    }

    /// The least weight at which the leaders are not beaten.
    #[must_use]
    pub fn lower(&self) -> Decimal {
        rounded(&self.lower)
    }

    /// The largest weight at which the leaders are not beaten.
    #[must_use]
    pub fn upper(&self) -> Decimal {
        rounded(&self.upper)
    }

    /// Who leads just below the lower end; none where that is 0.
    #[must_use]
    pub fn leads_below(&self) -> &[usize] {
        &self.leads_below
    }

    /// Who leads just above the upper end; none where that is 1.
    #[must_use]
    pub fn leads_above(&self) -> &[usize] {
        &self.leads_above
    }

    /// The least change of the weight at which another option is level with the leaders; `None` where none leads beyond
    /// either end.
    ///
    /// ```
    /// use bizcase::{dec, decimals};
    /// use bizcase::scoring::ValueTable;
    ///
    /// // At a weight of t: 100 t, 60 and 100 (1 - t). The second leads from 0.4 to 0.6, and the weight is 0.45.
    /// let table = ValueTable::new(&[decimals![100, 0], decimals![60, 60], decimals![0, 100]], &decimals![9, 11])?;
    /// assert_eq!(table.robustness()?.weight_intervals()[0].nearest_turn(), Some(dec!(0.05)));
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    #[must_use]
    pub fn nearest_turn(&self) -> Option<Decimal> {
        let below = (!self.leads_below.is_empty()).then(|| &self.weight - &self.lower);
        let above = (!self.leads_above.is_empty()).then(|| &self.upper - &self.weight);
        below.into_iter().chain(above).min().as_ref().map(rounded)
    }

    /// What the other weights do meanwhile.
    #[must_use]
    pub fn others(&self) -> OtherWeights {
        self.others
    }
}

/// The weights of one criterion at which the whole order holds; see [`Robustness::order_intervals`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OrderInterval {
    criterion: usize,
    #[serde(serialize_with = "as_text")]
    weight: Rational,
    #[serde(serialize_with = "as_text")]
    lower: Rational,
    #[serde(serialize_with = "as_text")]
    upper: Rational,
    below: Vec<Overtaking>,
    above: Vec<Overtaking>,
    others: OtherWeights,
}

impl OrderInterval {
    /// The criterion whose weight moves.
    #[must_use]
    pub fn criterion(&self) -> usize {
        self.criterion
    }

    /// The present weight, normalised.
    #[must_use]
    pub fn weight(&self) -> Decimal {
        rounded(&self.weight)
    }

    /// The least weight at which the order holds.
    #[must_use]
    pub fn lower(&self) -> Decimal {
        rounded(&self.lower)
    }

    /// The largest weight at which the order holds.
    #[must_use]
    pub fn upper(&self) -> Decimal {
        rounded(&self.upper)
    }

    /// Which neighbours change places just below the lower end.
    #[must_use]
    pub fn below(&self) -> &[Overtaking] {
        &self.below
    }

    /// Which neighbours change places just above the upper end.
    #[must_use]
    pub fn above(&self) -> &[Overtaking] {
        &self.above
    }

    /// What the other weights do meanwhile.
    #[must_use]
    pub fn others(&self) -> OtherWeights {
        self.others
    }
}

/// Two options that change places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Overtaking {
    rises: usize,
    falls: usize,
}

impl Overtaking {
    /// The option that gets ahead.
    #[must_use]
    pub fn rises(self) -> usize {
        self.rises
    }

    /// The option that falls behind.
    #[must_use]
    pub fn falls(self) -> usize {
        self.falls
    }
}
