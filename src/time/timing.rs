//! The moment within a period at which its flow falls.

use std::fmt;

/// Where in its period a flow falls.
///
/// Column 0 is the decision date itself, so its flow is never discounted, whatever the timing. A spreadsheet's
/// `NPV` treats its *first* value as the end of period 1: prefix a zero, or drop the decision date, to compare.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timing {
    /// At the start: the flow of column `t` falls at time `t - 1`.
    Start,
    /// At the end: the flow of column `t` falls at time `t`.
    End,
}

impl Timing {
    /// How many periods after the decision date the flow of a column falls.
    ///
    /// ```
    /// use bizcase::time::Timing;
    ///
    /// assert_eq!([0, 1, 2].map(|column| Timing::Start.elapsed(column)), [0, 0, 1]);
    /// assert_eq!([0, 1, 2].map(|column| Timing::End.elapsed(column)), [0, 1, 2]);
    /// ```
    #[must_use]
    pub fn elapsed(self, column: usize) -> usize {
        match self {
            Self::Start => column.saturating_sub(1),
            Self::End => column,
        }
    }

    /// The word for it in documents.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
        }
    }
}

impl fmt::Display for Timing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}
