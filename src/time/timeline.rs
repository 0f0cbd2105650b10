//! The columns over which a case is laid out.

use crate::error::{Error, ErrorKind};
use crate::limits;
use crate::value::words;
use jiff::Span;
use jiff::civil::Date;

words! {
    /// The length of a period.
    Step {
        /// Twelve months.
        Year = "year",
        /// Three months.
        Quarter = "quarter",
        /// One month.
        Month = "month",
    }
}

impl Step {
    /// How many of them make a year.
    #[must_use]
    pub fn periods_a_year(self) -> u32 {
        match self {
            Self::Year => 1,
            Self::Quarter => 4,
            Self::Month => 12,
        }
    }

    fn months(self) -> u32 {
        12 / self.periods_a_year()
    }
}

/// A decision date followed by periods of equal length.
///
/// ```
/// use bizcase::time::Timeline;
///
/// let timeline = Timeline::years(2026, 10)?;
/// assert_eq!(timeline.columns(), 11);
/// assert_eq!(timeline.end_of(1).to_string(), "2027-01-01");
/// # Ok::<(), bizcase::Error>(())
/// ```
///
/// Steps other than years, from any day of a year:
///
/// ```
/// use bizcase::time::{Step, Timeline};
/// use jiff::civil::date;
///
/// let months = Timeline::months(date(2026, 1, 31), 3)?;
/// assert_eq!(months, Timeline::starting(date(2026, 1, 31), 3, Step::Month)?);
/// assert_eq!(months.end_of(1).to_string(), "2026-02-28"); // there is no 31 February
/// assert_eq!(months.end_of(2).to_string(), "2026-03-31");
/// assert_eq!(Step::Quarter.periods_a_year(), 4);
/// # Ok::<(), bizcase::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Timeline {
    start: Date,
    periods: u32,
    step: Step,
}

impl Timeline {
    /// Calendar years: the decision falls on 1 January of `first_year`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for a year outside 1 to 9999; [`ErrorKind::OverLimit`] for no period or more than
    /// [`limits::PERIODS`]; [`ErrorKind::OutsideHorizon`] where the last period ends after the year 9999.
    pub fn years(first_year: i16, periods: u32) -> Result<Self, Error> {
        let start = Date::new(first_year, 1, 1).map_err(|_| not_a_year(first_year))?;
        Self::starting(start, periods, Step::Year)
    }

    /// Quarters from the decision date.
    ///
    /// # Errors
    ///
    /// As [`years`](Timeline::years).
    pub fn quarters(start: Date, periods: u32) -> Result<Self, Error> {
        Self::starting(start, periods, Step::Quarter)
    }

    /// Months from the decision date.
    ///
    /// # Errors
    ///
    /// As [`years`](Timeline::years).
    pub fn months(start: Date, periods: u32) -> Result<Self, Error> {
        Self::starting(start, periods, Step::Month)
    }

    /// Periods of one step, counted from the decision date.
    ///
    /// # Errors
    ///
    /// As [`years`](Timeline::years).
    pub fn starting(start: Date, periods: u32, step: Step) -> Result<Self, Error> {
        if start.year() < 1 {
            return Err(not_a_year(start.year()).within("start"));
        }
        if periods == 0 || periods > limits::PERIODS {
            let expected = format!("1 to {} periods", limits::PERIODS);
            return Err(Error::new(ErrorKind::OverLimit, periods.to_string(), expected).within("periods"));
        }
        let timeline = Self { start, periods, step };
        match timeline.date_after(periods) {
            Some(_) => Ok(timeline),
            None => Err(Error::new(
                ErrorKind::OutsideHorizon,
                format!("{periods} periods from {start}"),
                "a last period that ends by the year 9999",
            )
            .within("periods")),
        }
    }

    /// The decision date, column 0.
    #[must_use]
    pub fn start(&self) -> Date {
        self.start
    }

    /// How many periods follow the decision date.
    #[must_use]
    pub fn periods(&self) -> u32 {
        self.periods
    }

    /// The length of a period.
    #[must_use]
    pub fn step(&self) -> Step {
        self.step
    }

    /// How many columns there are: the decision date and one for each period.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.periods as usize + 1
    }

    /// The date on which a column ends; that of column 0 is the decision date. Columns past the last end with it.
    ///
    /// A decision date of 29 February gives 28 February in years without one.
    #[must_use]
    pub fn end_of(&self, column: u32) -> Date {
        self.date_after(column.min(self.periods))
            .expect("the end of the last period is checked when a timeline is made")
    }

    fn date_after(&self, periods: u32) -> Option<Date> {
        self.later(self.start, periods)
    }

    /// A date so many periods later, where the calendar has it.
    pub(crate) fn later(&self, date: Date, periods: u32) -> Option<Date> {
        let months = i64::from(periods) * i64::from(self.step.months());
        date.checked_add(Span::new().try_months(months).ok()?).ok()
    }

    /// The column in which a date falls: 0 for the decision date, t for what comes after the end of column t - 1 and no
    /// later than its own. None outside of the timeline.
    ///
    /// ```
    /// use bizcase::time::Timeline;
    /// use bizcase::prelude::date;
    ///
    /// let timeline = Timeline::years(2026, 10)?;
    /// assert_eq!(timeline.column_of(date(2026, 9, 30)), Some(1));
    /// assert_eq!(timeline.column_of(date(2025, 12, 31)), None);
    /// # Ok::<(), bizcase::Error>(())
    /// ```
    #[must_use]
    pub fn column_of(&self, date: Date) -> Option<u32> {
        if date < self.start {
            return None;
        }
        let months = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
        // The month of the date is not before that in which its period begins.
        let begun = (months(date) - months(self.start)) / i64::from(self.step.months());
        let earliest = u32::try_from(begun).unwrap_or_default();
        (earliest..=self.periods).find(|&column| date <= self.end_of(column))
    }
}

fn not_a_year(year: i16) -> Error {
    Error::new(ErrorKind::OutOfRange, format!("the year {year}"), "a year from 1 to 9999")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timeline_outside_the_calendar_or_the_limits_is_refused() {
        let kind = |result: Result<Timeline, Error>| result.unwrap_err().kind();
        assert_eq!(kind(Timeline::years(0, 10)), ErrorKind::OutOfRange);
        assert_eq!(kind(Timeline::years(i16::MAX, 10)), ErrorKind::OutOfRange);
        assert_eq!(kind(Timeline::years(2026, 0)), ErrorKind::OverLimit);
        assert_eq!(kind(Timeline::years(2026, u32::MAX)), ErrorKind::OverLimit);
        assert_eq!(kind(Timeline::years(9990, 10)), ErrorKind::OutsideHorizon);
        assert_eq!(Timeline::years(9989, 10).unwrap().end_of(10).to_string(), "9999-01-01");
    }

    #[test]
    fn a_leap_day_ends_its_years_on_the_last_of_february() {
        let leap = Timeline::starting(jiff::civil::date(2024, 2, 29), 4, Step::Year).unwrap();
        assert_eq!(leap.end_of(1).to_string(), "2025-02-28");
        assert_eq!(leap.end_of(4).to_string(), "2028-02-29");
    }
}
