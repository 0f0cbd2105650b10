//! How much of a year lies between two dates.

use crate::exact::{Rational, Rounded};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::fmt;

/// The convention by which two dates give a part of a year.
///
/// Definitions as in the *2006 ISDA Definitions*, section 4.16; 30/360 US with its end-of-February rule as the SIFMA
/// handbook *Standard Securities Calculation Methods* states it.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayCount {
    /// Days over 365, leap years or not: what spreadsheets use in `XNPV` and `XIRR`.
    Act365Fixed,
    /// Days over 360: money markets.
    Act360,
    /// Days in leap years over 366 plus days in other years over 365.
    ActActIsda,
    /// Months of 30 days, with the American rules for the 31st and the end of February: US corporate bonds.
    Thirty360Us,
    /// Months of 30 days, the 31st counting as the 30th: Eurobonds.
    ThirtyE360,
}

/// Days of a year without and with a leap day.
const YEARS: [i64; 2] = [365, 366];

impl DayCount {
    /// The part of a year from one date to another, rounded once; negative where the second is earlier.
    ///
    /// # Examples
    ///
    /// ISDA's own comparison for 1 November 2003 to 1 May 2004:
    ///
    /// ```
    /// use bizcase::{dec, time::DayCount};
    /// use bizcase::prelude::date;
    ///
    /// let (start, end) = (date(2003, 11, 1), date(2004, 5, 1));
    /// assert_eq!(DayCount::ActActIsda.year_fraction(start, end).round_dp(10), dec!(0.4977243806));
    /// assert_eq!(DayCount::Thirty360Us.year_fraction(start, end), dec!(0.5));
    /// ```
    #[must_use]
    pub fn year_fraction(self, start: Date, end: Date) -> Decimal {
        let fraction = Rational::new(self.steps(start, end).into(), self.steps_a_year().into());
        match fraction.map(|fraction| fraction.round()) {
            Some(Rounded::Value(years)) => years,
            // Calendars span fewer than 20 000 years.
            Some(Rounded::AboveRange | Rounded::BelowRange) | None => Decimal::ZERO,
        }
    }

    /// All of them.
    pub const ALL: &'static [Self] =
        &[Self::Act365Fixed, Self::Act360, Self::ActActIsda, Self::Thirty360Us, Self::ThirtyE360];

    /// The word for it in documents.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Act365Fixed => "act/365-fixed",
            Self::Act360 => "act/360",
            Self::ActActIsda => "act/act-isda",
            Self::Thirty360Us => "30/360-us",
            Self::ThirtyE360 => "30e/360",
        }
    }

    /// How many steps make a year; every part of a year is a whole number of them.
    pub(crate) fn steps_a_year(self) -> u32 {
        match self {
            Self::Act365Fixed => 365,
            Self::Act360 | Self::Thirty360Us | Self::ThirtyE360 => 360,
            Self::ActActIsda => 365 * 366,
        }
    }

    /// The steps from one date to another.
    pub(crate) fn steps(self, start: Date, end: Date) -> i64 {
        match self {
            Self::Act365Fixed | Self::Act360 => days(start, end),
            Self::ActActIsda => position_in_years(end) - position_in_years(start),
            Self::Thirty360Us => thirty_day_months(start, end, american_days(start, end)),
            Self::ThirtyE360 => {
                thirty_day_months(start, end, [start, end].map(|date| i64::from(date.day()).min(30)))
            }
        }
    }
}

impl fmt::Display for DayCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

fn days(start: Date, end: Date) -> i64 {
    i64::from(start.until(end).map_or(0, |span| span.get_days()))
}

/// Years since the year 0, in 365 times 366 parts of a year, each year in days of its own length.
fn position_in_years(date: Date) -> i64 {
    let year = i64::from(date.year());
    let [plain, leap] = YEARS;
    let part = if date.in_leap_year() { plain } else { leap };
    year * plain * leap + (i64::from(date.day_of_year()) - 1) * part
}

fn thirty_day_months(start: Date, end: Date, [first, last]: [i64; 2]) -> i64 {
    let months = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
    (months(end) - months(start)) * 30 + last - first
}

/// The days of the month that 30/360 US counts with.
fn american_days(start: Date, end: Date) -> [i64; 2] {
    let ends_february = |date: Date| date.month() == 2 && date.day() == date.days_in_month();
    let (mut first, mut last) = (i64::from(start.day()), i64::from(end.day()));
    if ends_february(start) {
        if ends_february(end) {
            last = 30;
        }
        first = 30;
    }
    if last == 31 && first >= 30 {
        last = 30;
    }
    [first.min(30), last]
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_end_of_february_follows_the_american_rules() {
        // OpenGamma, "Interest Rate Instruments and Market Conventions Guide" (2013): 30/360 US and 30E/360.
        let steps = |count: DayCount, a: (i16, i8, i8), b: (i16, i8, i8)| {
            count.steps(date(a.0, a.1, a.2), date(b.0, b.1, b.2))
        };
        for (start, end, american, european) in [
            ((2007, 1, 15), (2007, 1, 30), 15, 15),
            ((2007, 9, 30), (2007, 10, 31), 30, 30),
            ((2007, 9, 15), (2007, 10, 31), 46, 45),
            ((2008, 2, 29), (2009, 2, 28), 360, 359),
            ((2007, 2, 28), (2007, 3, 31), 30, 32),
            ((2007, 2, 26), (2008, 2, 29), 363, 363),
        ] {
            assert_eq!(steps(DayCount::Thirty360Us, start, end), american, "{start:?} {end:?}");
            assert_eq!(steps(DayCount::ThirtyE360, start, end), european, "{start:?} {end:?}");
        }
    }

    #[test]
    fn actual_years_are_whole_from_date_to_date() {
        let count = DayCount::ActActIsda;
        assert_eq!(count.year_fraction(date(2023, 1, 1), date(2026, 1, 1)), Decimal::from(3));
        assert_eq!(count.year_fraction(date(2026, 1, 1), date(2023, 1, 1)), Decimal::from(-3));
        // 61 of 365 days, then 121 of 366, for 1 November 2003 to 1 May 2004.
        assert_eq!(count.steps(date(2003, 11, 1), date(2004, 5, 1)), 61 * 366 + 121 * 365);
    }
}
