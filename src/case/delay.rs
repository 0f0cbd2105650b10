//! By how much something falls later than stated.

use super::cells::Values;
use crate::error::{Error, ErrorKind};
use crate::limits;
use crate::value::decimal;
use rust_decimal::prelude::ToPrimitive;

/// By how many columns a line, or a whole alternative, falls later than stated: a number, or an assumption whose value
/// is that number and may have a range.
///
/// Profiles move with all their stated columns and dates; what then leaves the timeline is refused, but for what recurs
/// to its end. Growth moves with the line where it counts from its first column.
///
/// ```
/// use bizcase::prelude::*;
///
/// let late = BusinessCase::builder("Roll-out", Currency::GBP)
///     .timeline(Timeline::years(2026, 3))
///     .conventions(Conventions::nominal().end_of_period())
///     .discounting(percent!(3))
///     .assumption(Assumption::new("slip", dec!(1)).unit("years").between(dec!(0), dec!(2)))
///     .baseline(
///         Alternative::business_as_usual("Today")
///             .benefit(Benefit::new("Fees", gbp(100)).every_period().delayed_by("slip")),
///     )
///     .build()?;
/// assert_eq!(late.baseline().lines()[0].cells(), decimals![0, 0, 100, 100]);
/// # Ok::<(), Errors>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delay {
    /// So many columns.
    Columns(u32),
    /// As many columns as an assumption says, by its id.
    Assumption(String),
}

impl Delay {
    /// No delay.
    pub const NONE: Self = Self::Columns(0);

    /// Whether nothing falls later.
    pub(crate) fn is_none(&self) -> bool {
        *self == Self::NONE
    }

    /// Whether it is the number that this assumption gives.
    pub(crate) fn is_by(&self, id: &str) -> bool {
        matches!(self, Self::Assumption(named) if named == id)
    }

    /// How many columns it is; the assumption that it names has a value.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for an assumption whose value is no number of columns.
    pub(super) fn columns(&self, values: &Values) -> Result<u32, Error> {
        let id = match self {
            Self::Columns(columns) => return Ok(*columns),
            Self::Assumption(id) => id,
        };
        let value = values.get(id).copied().unwrap_or_default();
        let whole = value.is_integer().then(|| value.to_u32()).flatten();
        whole.filter(|columns| *columns <= limits::PERIODS).ok_or_else(|| {
            let expected = format!("a whole number of periods from 0 to {}", limits::PERIODS);
            Error::new(
                ErrorKind::OutOfRange,
                format!("{}, the value of {id:?}", decimal::to_text(value)),
                expected,
            )
        })
    }
}

impl From<u32> for Delay {
    fn from(columns: u32) -> Self {
        Self::Columns(columns)
    }
}

impl From<&str> for Delay {
    fn from(assumption: &str) -> Self {
        Self::Assumption(assumption.to_owned())
    }
}

impl From<String> for Delay {
    fn from(assumption: String) -> Self {
        Self::Assumption(assumption)
    }
}
