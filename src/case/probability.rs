//! How likely something is to happen.

use super::cells::Values;
use crate::error::{Error, ErrorKind};
use crate::value::{Share, decimal};
use rust_decimal::Decimal;
use std::fmt;

/// How likely it is that a line falls at all: a share of one, or an assumption whose value is that share and may have a
/// range.
///
/// A line with a probability is an entry of the [risk register](crate::appraisal::RiskRegister) of its alternative: a
/// threat where it is a cost or a dis-benefit, an opportunity where it is a benefit. Its amount is the impact if it
/// happens, its cells are expected values: impact x probability, rounded once (Project Management Institute, *Practice
/// Standard for Project Risk Management*, 2009: expected monetary value). The probability is that of the line as a whole
/// and the same in every column; what happens with another probability each year is a line for each. What is left of the
/// line at the end of the timeline is expected in the same way.
///
/// ```
/// use bizcase::prelude::*;
///
/// let case = BusinessCase::builder("Depot", Currency::GBP)
///     .timeline(Timeline::years(2026, 2))
///     .conventions(Conventions::nominal().end_of_period())
///     .discounting(percent!(3))
///     .assumption(Assumption::new("p-strike", dec!(0.1)).between(dec!(0.05), dec!(0.2)))
///     .baseline(
///         Alternative::business_as_usual("Today")
///             .cost(Cost::new("Flood", gbp(1_000)).once().from(1).with_probability(dec!(0.3)))
///             .cost(Cost::new("Strike", gbp(1_000)).once().from(2).with_probability("p-strike")),
///     )
///     .build()?;
/// let [flood, strike] = case.baseline().lines() else { panic!("two lines") };
/// assert_eq!(flood.cells(), decimals![0, 300, 0]);
/// assert_eq!(strike.cells(), decimals![0, 0, 100]);
/// # Ok::<(), Errors>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Probability {
    /// A share of one: 0.3 is 30 %. The case refuses what is below zero or above one.
    Share(Decimal),
    /// The share that an assumption says, by its id.
    Assumption(String),
}

impl Probability {
    /// Whether it is the share that this assumption says.
    pub(crate) fn is_by(&self, id: &str) -> bool {
        self.assumption() == Some(id)
    }

    /// The assumption that says it.
    #[must_use]
    pub fn assumption(&self) -> Option<&str> {
        match self {
            Self::Assumption(id) => Some(id),
            Self::Share(_) => None,
        }
    }

    /// The share; the assumption that it names has a value.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for what is no share of one.
    pub(super) fn share(&self, values: &Values) -> Result<Decimal, Error> {
        let (value, whose) = match self {
            Self::Share(share) => (*share, String::new()),
            Self::Assumption(id) => {
                (values.get(id).copied().unwrap_or_default(), format!(", the value of {id:?}"))
            }
        };
        Share::from_fraction(value).map(Share::fraction).map_err(|_| {
            let found = format!("{}{whose}", decimal::to_text(value));
            Error::new(ErrorKind::OutOfRange, found, "a probability from 0 to 1, such as \"0.3\" or \"30%\"")
        })
    }
}

/// The share as a fraction of one, or the id of the assumption.
impl fmt::Display for Probability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Share(share) => f.pad(&decimal::to_text(*share)),
            Self::Assumption(id) => f.pad(id),
        }
    }
}

impl From<Decimal> for Probability {
    fn from(share: Decimal) -> Self {
        Self::Share(share.normalize())
    }
}

impl From<Share> for Probability {
    fn from(share: Share) -> Self {
        Self::Share(share.fraction())
    }
}

impl From<&str> for Probability {
    fn from(assumption: &str) -> Self {
        Self::Assumption(assumption.to_owned())
    }
}

impl From<String> for Probability {
    fn from(assumption: String) -> Self {
        Self::Assumption(assumption)
    }
}
