//! The moment within a period at which its flow falls.

use crate::value::words;

words! {
/// Where in its period a flow falls.
///
/// Column 0 is the decision date itself, so its flow is never discounted, whatever the timing. A spreadsheet's
/// `NPV` treats its *first* value as the end of period 1: prefix a zero, or drop the decision date, to compare.
Timing {
    /// At the start: the flow of column `t` falls at time `t - 1`.
    Start = "start",
    /// At the end: the flow of column `t` falls at time `t`.
    End = "end",
}
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
}
