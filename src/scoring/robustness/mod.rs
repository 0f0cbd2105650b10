//! How firm the winner of a [`ValueTable`] is: what would have to change for another option to lead.

mod acceptability;
mod close_call;
mod importance;
mod margin;
mod optimality;
mod report;
mod score_flip;
mod sentence;
mod simplex;
mod switch_weight;
mod weight_interval;
mod weight_line;

pub use acceptability::{Acceptability, AcceptabilityMethod, Sampling};
pub use close_call::{CloseCall, CloseCallRule};
pub use importance::{ImportanceOrder, Weightings};
pub use margin::{Margin, MarginPart};
pub use optimality::PotentialOptimality;
pub use report::RobustnessReport;
pub use score_flip::{Feasibility, ScoreFlip};
pub use switch_weight::SwitchWeight;
pub use weight_interval::{OrderInterval, Overtaking, WeightInterval};
pub use weight_line::OtherWeights;

use super::figures::{ratio, rounded};
use super::value_table::ValueTable;
use crate::error::{Error, ErrorKind, Errors};
use crate::exact::Rational;
use crate::limits;
use crate::value::decimal::to_text;
use num_bigint::BigInt;
use serde::{Serialize, Serializer};

impl ValueTable {
    /// The table laid out for questions about how firm its winner is.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OverLimit`] for more options than
    /// [`limits::ROBUSTNESS_OPTIONS`](crate::limits::ROBUSTNESS_OPTIONS) or more criteria than
    /// [`limits::ROBUSTNESS_CRITERIA`](crate::limits::ROBUSTNESS_CRITERIA).
    pub fn robustness(&self) -> Result<Robustness, Errors> {
        let judge = |field: &str, count: usize, limit: usize| {
            let fault = || Error::new(ErrorKind::OverLimit, count.to_string(), format!("at most {limit}"));
            (count > limit).then(|| fault().within(field))
        };
        let faults = [
            judge("rows", self.options(), limits::ROBUSTNESS_OPTIONS),
            judge("weights", self.criteria(), limits::ROBUSTNESS_CRITERIA),
        ];
        Errors::none_in(faults.into_iter().flatten().collect())?;
        Ok(Robustness::of(self))
    }
}

/// A [`ValueTable`] under questions about how firm its winner is; [`ValueTable::robustness`] makes it.
///
/// Options and criteria go by their index in the table. Each method answers one question from the table alone, so that
/// the time is spent on what is asked.
///
/// # Conventions
///
/// * **One weight moves and the others keep their proportions**, so that all still sum to one (Barron and Schmidt,
///   *Operations Research* 36, 1988). Where one criterion holds all the weight the others have no proportions: they then
///   share what it gives up equally, and [`OtherWeights`] says so.
/// * **Intervals are closed**: at an end of one the leader is level with a challenger, beyond it the challenger leads.
/// * **Everything but a sampled acceptability is exact**, rounded once where it leaves as a decimal. What is sampled
///   says so, with its seed, its number of draws and its standard errors.
///
/// # Examples
///
/// ```
/// use bizcase::{dec, decimals};
/// use bizcase::scoring::ValueTable;
///
/// let table = ValueTable::new(&[decimals![100, 0], decimals![60, 60], decimals![0, 100]], &decimals![1, 1])?;
/// let robustness = table.robustness()?;
/// let cost = &robustness.weight_intervals()[0];
/// // At a weight of t the totals are 100 t, 60 and 100 (1 - t): 60 is the highest from t = 0.4 to t = 0.6.
/// assert_eq!((cost.lower(), cost.weight(), cost.upper()), (dec!(0.4), dec!(0.5), dec!(0.6)));
/// assert_eq!(
///     cost.sentence("cost", &["A", "B", "C"]),
///     "B leads while the weight of cost lies between 40% and 60%; it is 50% now; \
///      below that C leads next, above that A leads next."
/// );
/// # Ok::<(), bizcase::Errors>(())
/// ```
#[derive(Debug, Clone)]
pub struct Robustness {
    /// In units of one over `unit`, by option and criterion.
    values: Vec<Vec<BigInt>>,
    unit: BigInt,
    weights: Vec<BigInt>,
    weight_sum: BigInt,
    /// Weighted sums of the values, by option.
    totals: Vec<BigInt>,
    /// By total, then by place in the table: the first one leads.
    order: Vec<usize>,
    leaders: Vec<usize>,
}

impl Robustness {
    /// Of any size.
    pub(super) fn of(table: &ValueTable) -> Self {
        let row =
            |option| (0..table.criteria()).map(|criterion| table.whole_value(option, criterion)).collect();
        let values: Vec<Vec<BigInt>> = (0..table.options()).map(row).collect();
        let weights = table.whole_weights();
        let total = |row: &Vec<BigInt>| row.iter().zip(&weights).map(|(value, weight)| value * weight).sum();
        Self {
            totals: values.iter().map(total).collect(),
            weight_sum: weights.iter().sum(),
            unit: table.unit().clone(),
            order: table.order(),
            leaders: table.leaders(),
            values,
            weights,
        }
    }

    /// The option of the highest total, or all that tie for it: never empty.
    #[must_use]
    pub fn leaders(&self) -> &[usize] {
        &self.leaders
    }

    /// The options of the second highest total: where several lead, those below them; none where all lead.
    #[must_use]
    pub fn runners_up(&self) -> Vec<usize> {
        let below = &self.order[self.leaders.len()..];
        let tied = below.iter().take_while(|option| self.totals[**option] == self.totals[below[0]]);
        tied.copied().collect()
    }

    fn options(&self) -> usize {
        self.values.len()
    }

    fn criteria(&self) -> usize {
        self.weights.len()
    }

    /// The first of the leaders: whom questions about one winner are about.
    fn winner(&self) -> usize {
        self.leaders[0]
    }

    fn challengers(&self) -> impl Iterator<Item = usize> + use<> {
        let winner = self.winner();
        (0..self.options()).filter(move |option| *option != winner)
    }

    fn normalised_weight(&self, criterion: usize) -> Rational {
        ratio(self.weights[criterion].clone(), self.weight_sum.clone())
    }

    /// A difference of totals, from units to a fraction.
    fn of_total(&self, units: BigInt) -> Rational {
        ratio(units, &self.unit * &self.weight_sum)
    }
}

struct Text<'a>(&'a Rational);

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&to_text(rounded(self.0)))
    }
}

fn as_text<S: Serializer>(value: &Rational, serializer: S) -> Result<S::Ok, S::Error> {
    Text(value).serialize(serializer)
}

fn as_text_or_null<S: Serializer>(value: &Option<Rational>, serializer: S) -> Result<S::Ok, S::Error> {
    value.as_ref().map(Text).serialize(serializer)
}

fn as_texts<S: Serializer>(values: &[Rational], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(values.iter().map(Text))
}

fn as_texts_or_null<S: Serializer>(values: &Option<Vec<Rational>>, serializer: S) -> Result<S::Ok, S::Error> {
    let texts = values.as_ref().map(|values| values.iter().map(Text).collect::<Vec<_>>());
    texts.serialize(serializer)
}
