//! The moment within a period at which its flow falls.

use crate::value::words;

words! {
/// Where in its period a flow falls.
///
/// Column 0 is the decision date itself, so its flow is never discounted, whatever the timing; column `t` covers
/// the period from `t - 1` to `t`. A spreadsheet's `NPV` treats its *first* value as the end of period 1: prefix a
/// zero, or drop the decision date, to compare.
Timing {
    /// At the start: the flow of column `t` falls at time `t - 1`.
    Start = "start",
    /// In the middle: the flow of column `t` falls at time `t - 1/2`.
    Middle = "middle",
    /// At the end: the flow of column `t` falls at time `t`.
    End = "end",
    /// Evenly throughout: the flow of column `t` is spread from time `t - 1` to `t`, so that its discount factor is
    /// the mean of `(1 + rate)^-s` over them, `(1 + rate)^-(t - 1) * (1 - v) / -ln v` with `v = 1 / (1 + rate)`. The
    /// internal rates of an outlay at column 0 and later flows that are spread are not searched for: they are
    /// [unresolved](crate::measure::Irr::Unresolved).
    Continuous = "continuous",
}
}
