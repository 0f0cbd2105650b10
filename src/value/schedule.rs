//! Annual rates that are not the same for every year or every study.

use super::rate::Rate;
use crate::error::{Error, ErrorKind};
use crate::exact::{Rational, Rounded};

/// Annual discount rates, each what a year really brings: one rate, rates by elapsed year, or a rate by length of study.
///
/// Two families of official guidance exist. *By elapsed year* the rate of a year depends on how far that year is
/// away, and factors chain: that of year 31 is that of year 30, discounted one year more at the rate of year 31. *By
/// length of study* a single rate, chosen by how long the study is, discounts all of its years.
///
/// ```
/// use bizcase::{Band, RateSchedule, percent};
///
/// let declining = RateSchedule::by_elapsed_year(&[
///     Band::years(1, 30, percent!(3.5)),
///     Band::from_year(31, percent!(3)),
/// ])?;
/// assert_eq!(declining.over(40)?, [(1, percent!(3.5)), (31, percent!(3))]);
///
/// let by_length = RateSchedule::by_study_length(&[(5, percent!(1.6)), (10, percent!(1.9))])?;
/// assert_eq!(by_length.over(7)?, [(1, percent!(1.72))]);
/// # Ok::<(), bizcase::Error>(())
/// ```
///
/// ```
/// use bizcase::{RateSchedule, percent};
///
/// assert_eq!(RateSchedule::flat(percent!(3.5)).over(40)?, [(1, percent!(3.5))]);
/// # Ok::<(), bizcase::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RateSchedule(ScheduleForm);

/// The form of a [`RateSchedule`].
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ScheduleForm {
    /// The same rate in every year.
    Flat(Rate),
    /// The rate of a year by how many years after the decision date it ends.
    ByElapsedYear(Vec<Band>),
    /// The rate of all years by the length of the study in years, each with the length that it is stated for.
    ByStudyLength(Vec<(u32, Rate)>),
}

/// Years that share a rate, year 1 being the first after the decision date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Band {
    first: u32,
    last: Option<u32>,
    rate: Rate,
}

impl Band {
    /// From one year up to another, both included.
    #[must_use]
    pub const fn years(first: u32, last: u32, rate: Rate) -> Self {
        Self { first, last: Some(last), rate }
    }

    /// From one year on, without an end.
    #[must_use]
    pub const fn from_year(first: u32, rate: Rate) -> Self {
        Self { first, last: None, rate }
    }

    /// The first year.
    #[must_use]
    pub fn first(&self) -> u32 {
        self.first
    }

    /// The last year, where there is one.
    #[must_use]
    pub fn last(&self) -> Option<u32> {
        self.last
    }

    /// The rate of each of these years.
    #[must_use]
    pub fn rate(&self) -> Rate {
        self.rate
    }
}

impl RateSchedule {
    /// The same rate in every year.
    #[must_use]
    pub fn flat(rate: Rate) -> Self {
        Self(ScheduleForm::Flat(rate))
    }

    /// Rates by elapsed year.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] without a band; [`ErrorKind::Disordered`] unless the first begins with year 1, each
    /// further one in the year after the end of the one before it, and none ends before it begins: a gap or an
    /// overlap would leave a year without a rate or with two.
    pub fn by_elapsed_year(bands: &[Band]) -> Result<Self, Error> {
        check_any(bands, "at least one band of years")?;
        let mut expected = Some(1);
        for (index, band) in bands.iter().enumerate() {
            let next = band.check(expected).map_err(|error| error.within(index))?;
            expected = next;
        }
        Ok(Self(ScheduleForm::ByElapsedYear(bands.to_vec())))
    }

    /// A rate by length of study, stated for some lengths in years, ascending.
    ///
    /// Between two lengths the rate is interpolated on a straight line and rounded once; a shorter study takes the
    /// first rate and a longer one the last (OMB Circular A-94, appendix C).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] without a length; [`ErrorKind::Disordered`] for lengths that do not ascend;
    /// [`ErrorKind::OutOfRange`] for a length of zero.
    pub fn by_study_length(terms: &[(u32, Rate)]) -> Result<Self, Error> {
        check_any(terms, "at least one length of study")?;
        let mut previous = 0;
        for (index, &(years, _)) in terms.iter().enumerate() {
            if years <= previous {
                let (kind, expected) = match index {
                    0 => (ErrorKind::OutOfRange, "a length of one year or more".to_owned()),
                    _ => (ErrorKind::Disordered, format!("a length above {previous} years")),
                };
                return Err(Error::new(kind, format!("{years} years"), expected).within(index));
            }
            previous = years;
        }
        Ok(Self(ScheduleForm::ByStudyLength(terms.to_vec())))
    }

    /// The form with its rates as stated.
    pub fn form(&self) -> &ScheduleForm {
        &self.0
    }

    /// The rates that discount a study of so many years, each with the first year that it discounts.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutsideHorizon`] where the schedule ends before the study does.
    pub fn over(&self, years: u32) -> Result<Vec<(u32, Rate)>, Error> {
        match &self.0 {
            ScheduleForm::Flat(rate) => Ok(vec![(1, *rate)]),
            ScheduleForm::ByElapsedYear(bands) => by_year(bands, years),
            ScheduleForm::ByStudyLength(terms) => Ok(vec![(1, interpolated(terms, years))]),
        }
    }
}

impl From<Rate> for RateSchedule {
    fn from(rate: Rate) -> Self {
        Self::flat(rate)
    }
}

impl Band {
    /// The first year of the band that must follow, `None` after one without an end.
    fn check(&self, expected: Option<u32>) -> Result<Option<u32>, Error> {
        let found = || match self.last {
            Some(last) => format!("years {} to {last}", self.first),
            None => format!("years from {}", self.first),
        };
        let disordered = |expected: String| Error::new(ErrorKind::Disordered, found(), expected);
        match expected {
            None => return Err(disordered("no band after one without an end".to_owned())),
            Some(first) if first != self.first => {
                return Err(disordered(format!(
                    "a band that begins with year {first}: no gap and no overlap"
                )));
            }
            Some(_) => {}
        }
        match self.last {
            Some(last) if last < self.first => {
                Err(disordered("an end that is no earlier than the start".to_owned()))
            }
            last => Ok(last.map(|last| last.saturating_add(1))),
        }
    }
}

fn check_any<T>(given: &[T], expected: &str) -> Result<(), Error> {
    if given.is_empty() { Err(Error::new(ErrorKind::Empty, "an empty list", expected)) } else { Ok(()) }
}

fn by_year(bands: &[Band], years: u32) -> Result<Vec<(u32, Rate)>, Error> {
    let covered = bands.last().and_then(Band::last).unwrap_or(u32::MAX);
    if covered < years {
        let found = format!("rates up to year {covered}");
        return Err(Error::new(ErrorKind::OutsideHorizon, found, format!("rates for all {years} years")));
    }
    let needed = bands.iter().take_while(|band| band.first <= years.max(1));
    Ok(needed.map(|band| (band.first, band.rate)).collect())
}

/// The rate of a study of so many years, on straight lines between those that are stated.
fn interpolated(terms: &[(u32, Rate)], years: u32) -> Rate {
    let after = terms.partition_point(|&(length, _)| length < years);
    match (after.checked_sub(1).map(|before| terms[before]), terms.get(after)) {
        (Some((_, last)), None) => last,
        (None, Some(&(_, first))) => first,
        (Some(before), Some(&after)) => between(before, after, years),
        (None, None) => unreachable!("a schedule has at least one length by construction"),
    }
}

fn between((short, low): (u32, Rate), (long, high): (u32, Rate), years: u32) -> Rate {
    let part = Rational::new((years - short).into(), (long - short).into()).expect("lengths ascend");
    let (low, high) = (Rational::from_decimal(low.fraction()), Rational::from_decimal(high.fraction()));
    let rate = match (&low + &(&(&high - &low) * &part)).round() {
        Rounded::Value(rate) => Rate::from_fraction(rate).ok(),
        Rounded::AboveRange | Rounded::BelowRange => None,
    };
    rate.expect("a rate between two rates is one")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, percent};

    fn kind(result: Result<RateSchedule, Error>) -> ErrorKind {
        result.unwrap_err().kind()
    }

    #[test]
    fn bands_with_a_gap_an_overlap_or_a_late_start_are_refused() {
        let rate = percent!(3);
        let of = |bands: &[Band]| RateSchedule::by_elapsed_year(bands);
        assert_eq!(kind(of(&[])), ErrorKind::Empty);
        for bands in [
            vec![Band::from_year(2, rate)],
            vec![Band::years(1, 30, rate), Band::from_year(32, rate)],
            vec![Band::years(1, 30, rate), Band::from_year(30, rate)],
            vec![Band::from_year(1, rate), Band::from_year(31, rate)],
            vec![Band::years(1, 0, rate)],
        ] {
            assert_eq!(kind(of(&bands)), ErrorKind::Disordered, "{bands:?}");
        }
    }

    #[test]
    fn a_schedule_that_ends_before_the_study_does_is_refused_for_it() {
        let schedule = RateSchedule::by_elapsed_year(&[Band::years(1, 30, percent!(2))]).unwrap();
        assert_eq!(schedule.over(31).unwrap_err().kind(), ErrorKind::OutsideHorizon);
        assert_eq!(schedule.over(30).unwrap(), [(1, percent!(2))]);
    }

    #[test]
    fn lengths_of_study_are_interpolated_and_never_extrapolated() {
        let terms = [(3, percent!(1.5)), (5, percent!(1.6)), (7, percent!(1.8)), (10, percent!(1.9))];
        let schedule = RateSchedule::by_study_length(&terms).unwrap();
        let rate = |years| schedule.over(years).unwrap()[0].1;
        assert_eq!(rate(1), percent!(1.5));
        assert_eq!(rate(6), percent!(1.7));
        assert_eq!(rate(8).fraction(), dec!(0.0183333333333333333333333333));
        assert_eq!(rate(40), percent!(1.9));
        assert_eq!(kind(RateSchedule::by_study_length(&[(0, percent!(1))])), ErrorKind::OutOfRange);
        assert_eq!(kind(RateSchedule::by_study_length(&[terms[1], terms[0]])), ErrorKind::Disordered);
    }
}
