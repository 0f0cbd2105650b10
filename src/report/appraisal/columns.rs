//! The columns of the schedules: each by itself or, late on a long timeline, several together.

use crate::measure::{self, Outcome};
use crate::report::table::Column;
use crate::time::{Step, Timeline};
use rust_decimal::Decimal;
use std::ops::RangeInclusive;

/// A timeline with more periods than this shows the late ones together: no page is wide enough for sixty years.
const ALL_SHOWN: u32 = 24;

/// Early, middle and late.
const SPANS: usize = 3;

/// The columns of a timeline in the order of the page, of which each group has one column there.
pub(super) struct Columns(Vec<RangeInclusive<usize>>);

impl Columns {
    pub(super) fn of(timeline: Timeline) -> Self {
        let last = timeline.columns() - 1;
        let together = if timeline.periods() > ALL_SHOWN { periods_together(timeline.step()) } else { last };
        let single = (0..=together.min(last)).map(|column| column..=column);
        let grouped =
            (together + 1..=last).step_by(together).map(|first| first..=last.min(first + together - 1));
        Self(single.chain(grouped).collect())
    }

    /// A timeline in its early, middle and late periods, column 0 among the early ones; a short one period by period.
    pub(super) fn early_to_late(timeline: Timeline) -> Self {
        let last = timeline.columns() - 1;
        if last <= SPANS * 2 {
            return Self((0..=last).map(|column| column..=column).collect());
        }
        let end = |span: usize| last * span / SPANS;
        let first = |span: usize| if span == 0 { 0 } else { end(span) + 1 };
        Self((0..SPANS).map(|span| first(span)..=end(span + 1)).collect())
    }

    /// Whether some of them show several columns together.
    pub(super) fn are_grouped(&self) -> bool {
        self.0.iter().any(|group| group.start() < group.end())
    }

    /// The columns of the timeline that each shows.
    pub(super) fn ranges(&self) -> impl Iterator<Item = RangeInclusive<usize>> {
        self.0.iter().cloned()
    }

    pub(super) fn headings(&self) -> impl Iterator<Item = Column> {
        self.0.iter().map(|group| match (group.start(), group.end()) {
            (first, last) if first == last => Column::number(first.to_string()),
            (first, last) => Column::number(format!("{first}–{last}")),
        })
    }

    /// What falls in each, of amounts that are far within the range of a decimal.
    pub(super) fn sums(&self, cells: &[Decimal]) -> Vec<Decimal> {
        let sum = |cells: &[Decimal]| measure::total(cells).value().unwrap_or_default();
        self.groups(cells).map(sum).collect()
    }

    /// The same of present values, of which one alone may have no figure.
    pub(super) fn present_values(&self, cells: &[Outcome<Decimal>]) -> Vec<Outcome<Decimal>> {
        self.groups(cells).map(sum_of_outcomes).collect()
    }

    /// The last cell of each.
    pub(super) fn last<T: Copy>(&self, cells: &[T]) -> Vec<T> {
        self.groups(cells).filter_map(|group| group.last().copied()).collect()
    }

    fn groups<'a, T>(&'a self, cells: &'a [T]) -> impl Iterator<Item = &'a [T]> {
        self.0.iter().filter_map(|group| cells.get(group.clone()))
    }
}

/// How many periods stand together: ten years, or the periods of one.
fn periods_together(step: Step) -> usize {
    match step {
        Step::Year => 10,
        Step::Quarter => 4,
        Step::Month => 12,
    }
}

fn sum_of_outcomes(cells: &[Outcome<Decimal>]) -> Outcome<Decimal> {
    if let [only] = cells {
        return *only;
    }
    match cells.iter().map(|cell| cell.value()).collect::<Option<Vec<Decimal>>>() {
        Some(values) => measure::total(&values),
        None => cells.iter().copied().find(|cell| cell.value().is_none()).unwrap_or(Outcome::AboveRange),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;

    fn headings(periods: u32) -> Vec<String> {
        let columns = Columns::of(Timeline::years(2026, periods).unwrap());
        columns.headings().map(|column| column.heading().to_owned()).collect()
    }

    #[test]
    fn late_years_of_a_long_timeline_stand_together_by_tens() {
        assert_eq!(headings(2), ["0", "1", "2"]);
        assert_eq!(headings(24).len(), 25);
        assert_eq!(headings(35)[9..], ["9", "10", "11–20", "21–30", "31–35"]);
        assert_eq!(headings(31)[11..], ["11–20", "21–30", "31"]);
    }

    #[test]
    fn early_middle_and_late_periods_are_of_nearly_the_same_number() {
        let headings = |periods| {
            let columns = Columns::early_to_late(Timeline::years(2026, periods).unwrap());
            columns.headings().map(|column| column.heading().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(headings(6).len(), 7);
        assert_eq!(headings(7), ["0–2", "3–4", "5–7"]);
        assert_eq!(headings(20), ["0–6", "7–13", "14–20"]);
    }

    #[test]
    fn what_stands_together_is_summed_and_nothing_is_left_out() {
        let columns = Columns::of(Timeline::years(2026, 35).unwrap());
        let sums = columns.sums(&[dec!(1); 36]);
        assert_eq!(sums[10..], [dec!(1), dec!(10), dec!(10), dec!(5)]);
        assert_eq!(columns.last(&(0..36).collect::<Vec<_>>())[10..], [10, 20, 30, 35]);
        let values = vec![Outcome::Value(dec!(2)); 36];
        assert_eq!(columns.present_values(&values)[13], Outcome::Value(dec!(10)));
    }
}
