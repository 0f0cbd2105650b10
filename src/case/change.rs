//! What it is worth that a level moves: from here to there, up or down.

use super::cells::Values;
use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::value::{decimal, words};
use rust_decimal::Decimal;

words! {
    /// In which direction a level gets better.
    Movement {
        /// Up: availability, accuracy, the share of cases that are solved at once.
        Rise = "rise",
        /// Down: response time, faults, the share of forms that come back.
        Fall = "fall",
    }
}

/// Where a level is: a number, or the value of an assumption.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Level {
    /// A number that nobody doubts.
    Constant(Decimal),
    /// The value of an assumption, by its id.
    Assumption(String),
}

/// By how much a level moves, as a factor of an [`Amount`](super::Amount): `to - from` of a rise, `from - to` of a fall.
///
/// The direction is stated and not read off the levels, so that a service that turns out to get worse is refused and
/// not counted as a benefit. Levels have a unit of their own each, the change has the unit that the factor states.
///
/// ```
/// use bizcase::case::{Factor, Movement};
/// use bizcase::prelude::*;
///
/// let faster = Amount::fall(dec!(12), "promised", "minutes a case");
/// let [Factor::Change(change)] = faster.factors() else { panic!("one change") };
/// assert_eq!(change.movement(), Movement::Fall);
/// assert_eq!(faster.assumptions().collect::<Vec<_>>(), ["promised"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    movement: Movement,
    from: Level,
    to: Level,
    unit: Option<String>,
}

impl Level {
    fn assumption(&self) -> Option<&str> {
        match self {
            Self::Assumption(id) => Some(id),
            Self::Constant(_) => None,
        }
    }

    /// The level, where every assumption has a value.
    pub(crate) fn at(&self, value_of: impl Fn(&str) -> Option<Decimal>) -> Option<Decimal> {
        match self {
            Self::Constant(value) => Some(*value),
            Self::Assumption(id) => value_of(id),
        }
    }
}

impl From<Decimal> for Level {
    fn from(value: Decimal) -> Self {
        Self::Constant(value.normalize())
    }
}

impl From<&str> for Level {
    fn from(assumption: &str) -> Self {
        Self::Assumption(assumption.to_owned())
    }
}

impl From<String> for Level {
    fn from(assumption: String) -> Self {
        Self::Assumption(assumption)
    }
}

impl Change {
    pub(crate) fn new(movement: Movement, from: Level, to: Level, unit: Option<String>) -> Self {
        Self { movement, from, to, unit }
    }

    /// In which direction it counts.
    #[must_use]
    pub fn movement(&self) -> Movement {
        self.movement
    }

    /// The level before.
    #[must_use]
    pub fn from(&self) -> &Level {
        &self.from
    }

    /// The level after.
    #[must_use]
    pub fn to(&self) -> &Level {
        &self.to
    }

    /// What the change counts, where that is stated.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// The assumptions that its levels are, that of the level before first.
    pub(crate) fn assumptions(&self) -> [Option<&str>; 2] {
        [self.from.assumption(), self.to.assumption()]
    }

    /// Whether it moves in step with an assumption: one of its levels is that, and not both.
    pub(crate) fn moves_with(&self, assumption: &str) -> bool {
        let [from, to] = self.assumptions().map(|id| id == Some(assumption));
        from != to
    }

    /// Both levels with the names of their fields.
    pub(crate) fn levels(&self) -> [(&'static str, &Level); 2] {
        [("from", &self.from), ("to", &self.to)]
    }

    /// The change, exact; every assumption that it names has a value.
    pub(crate) fn amount(&self, values: &Values) -> Rational {
        let at = |level: &Level| level.at(|id| values.get(id).copied()).unwrap_or_default();
        &Rational::from_decimal(at(self.higher())) - &Rational::from_decimal(at(self.lower()))
    }

    /// The level that is the higher one, if the change is none below zero.
    pub(crate) fn higher(&self) -> &Level {
        match self.movement {
            Movement::Rise => &self.to,
            Movement::Fall => &self.from,
        }
    }

    /// The other one.
    pub(crate) fn lower(&self) -> &Level {
        match self.movement {
            Movement::Rise => &self.from,
            Movement::Fall => &self.to,
        }
    }

    /// Refuses a level that moves the other way; every assumption that it names has a value.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NegativeAmount`], within the word for the movement.
    pub(super) fn check(&self, values: &Values) -> Result<(), Error> {
        if self.amount(values).signum().is_ge() {
            return Ok(());
        }
        let [from, to] = [&self.from, &self.to]
            .map(|level| decimal::to_text(level.at(|id| values.get(id).copied()).unwrap_or_default()));
        let (found, rises, moves) = match self.movement {
            Movement::Rise => ("rise", "rises", "fall"),
            Movement::Fall => ("fall", "falls", "rise"),
        };
        let found = format!("a {found} from {from} to {to}");
        let expected = format!(
            "a level that {rises}: one that moves the other way is a {moves}, and what gets worse is a dis-benefit"
        );
        Err(Error::new(ErrorKind::NegativeAmount, found, expected).within(self.movement.word()))
    }
}
