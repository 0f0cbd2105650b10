//! How an amount spreads over the columns of a timeline.

use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::limits;
use crate::value::{Share, decimal};
use rust_decimal::Decimal;

/// When an amount falls, and how much of it each time: once, recurring, in phases, or by explicit multiples.
///
/// A profile is stated in columns, column 0 being the decision date. *Once*, *phased* and *explicit* start at
/// column 0, *recurring* at column 1, unless [`from`](Profile::from) says otherwise. A [delay](Profile::delayed_by)
/// moves the whole profile.
///
/// ```
/// use bizcase::{dec, decimals, flow::Profile};
///
/// let build = Profile::phased(&decimals![0.6, 0.4])?;
/// assert_eq!(build.first_column(), 0);
/// assert!(Profile::phased(&decimals![0.6, 0.5]).is_err());
/// # Ok::<(), bizcase::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    shape: Shape,
    from: Option<u32>,
    delay: u32,
}

/// The form of a [`Profile`].
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// The whole amount in one column.
    Once,
    /// The whole amount again and again.
    Recurring {
        /// How many columns lie between two occurrences; 1 is every period.
        interval: u32,
        /// The last column in which it may occur; without one, the end of the timeline.
        until: Option<u32>,
        /// The share of the amount in the first occurrences, never falling; the whole amount after them.
        ramp: Vec<Share>,
    },
    /// One amount spread over consecutive columns by shares that sum to exactly one.
    Phased(Vec<Share>),
    /// One amount spread over consecutive columns in proportion to these parts.
    PhasedInProportion(Vec<Decimal>),
    /// The amount times these multiples in consecutive columns.
    Explicit(Vec<Decimal>),
}

impl Profile {
    /// The whole amount once, at column 0.
    #[must_use]
    pub fn once() -> Self {
        Self::of(Shape::Once)
    }

    /// The whole amount in every period: columns 1 to the last.
    #[must_use]
    pub fn every_period() -> Self {
        Self::of(Shape::Recurring { interval: 1, until: None, ramp: Vec::new() })
    }

    /// The whole amount every `interval` periods, first at column 1.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for an interval of zero.
    pub fn every(interval: u32) -> Result<Self, Error> {
        if interval == 0 {
            return Err(Error::new(ErrorKind::OutOfRange, "0", "an interval of one period or more"));
        }
        Ok(Self::of(Shape::Recurring { interval, until: None, ramp: Vec::new() }))
    }

    /// One amount spread over consecutive columns from column 0.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::SharesSum`] unless the shares sum to exactly one; [`ErrorKind::OutOfRange`] for a share outside
    /// 0 to 1; [`ErrorKind::Empty`] without any.
    pub fn phased(shares: &[Decimal]) -> Result<Self, Error> {
        let shares = each_share(shares)?;
        let sum = sum_of(shares.iter().map(|share| share.fraction()));
        if sum != Rational::from_integer(1) {
            let expected = "shares that sum to exactly 1, or parts given as proportions";
            return Err(Error::new(ErrorKind::SharesSum, format!("a sum of {sum}"), expected));
        }
        Ok(Self::of(Shape::Phased(shares)))
    }

    /// One amount spread over consecutive columns from column 0 in proportion to `parts`: 3 and 2 are three fifths
    /// and two fifths.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for a negative part, or where all are zero; [`ErrorKind::Empty`] without any.
    pub fn phased_in_proportion(parts: &[Decimal]) -> Result<Self, Error> {
        let parts = each_multiple(parts, ErrorKind::OutOfRange, "a part of zero or more")?;
        if parts.iter().all(Decimal::is_zero) {
            return Err(Error::new(ErrorKind::OutOfRange, "zeros alone", "at least one part above zero"));
        }
        Ok(Self::of(Shape::PhasedInProportion(parts)))
    }

    /// The amount times `multiples[k]` in the k-th column from column 0.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NegativeAmount`] for a negative multiple; [`ErrorKind::Empty`] without any.
    pub fn explicit(multiples: &[Decimal]) -> Result<Self, Error> {
        let expected = "zero or more; what flows the other way is a line of the other kind";
        each_multiple(multiples, ErrorKind::NegativeAmount, expected)
            .map(|multiples| Self::of(Shape::Explicit(multiples)))
    }

    fn of(shape: Shape) -> Self {
        Self { shape, from: None, delay: 0 }
    }

    /// Starts at this column.
    #[must_use]
    pub fn from(mut self, column: u32) -> Self {
        self.from = Some(column);
        self
    }

    /// Moves the whole profile, a stated end included, later by this many columns.
    #[must_use]
    pub fn delayed_by(mut self, columns: u32) -> Self {
        self.delay = columns;
        self
    }

    /// Ends a recurring amount at this column.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Conflict`] for a profile that does not recur: its length is given by what it is.
    pub fn until(mut self, column: u32) -> Result<Self, Error> {
        let Shape::Recurring { until, .. } = &mut self.shape else {
            return Err(self.not_recurring("until"));
        };
        *until = Some(column);
        Ok(self)
    }

    /// Lets a recurring amount start with these shares of it, one an occurrence.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for a share outside 0 to 1; [`ErrorKind::Disordered`] for one below its
    /// predecessor; [`ErrorKind::Conflict`] for a profile that does not recur.
    pub fn ramp(mut self, shares: &[Decimal]) -> Result<Self, Error> {
        let Shape::Recurring { ramp, .. } = &mut self.shape else {
            return Err(self.not_recurring("ramp"));
        };
        *ramp = each_share(shares)?;
        match ramp.windows(2).position(|pair| pair[1] < pair[0]) {
            None => Ok(self),
            Some(before) => {
                let found = format!("{} after {}", ramp[before + 1], ramp[before]);
                Err(Error::new(ErrorKind::Disordered, found, "shares that never fall").within(before + 1))
            }
        }
    }

    fn not_recurring(&self, what: &str) -> Error {
        let found = format!("{what:?} on an amount that is {}", self.word());
        Error::new(ErrorKind::Conflict, found, "it on a recurring amount only")
    }

    /// The form, without its start and delay.
    #[must_use]
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The column stated as its start, if one was.
    #[must_use]
    pub fn stated_start(&self) -> Option<u32> {
        self.from
    }

    /// By how many columns it is delayed.
    #[must_use]
    pub fn delay(&self) -> u32 {
        self.delay
    }

    /// The first column in which it falls, its delay included.
    #[must_use]
    pub fn first_column(&self) -> u32 {
        self.undelayed_start().saturating_add(self.delay)
    }

    fn undelayed_start(&self) -> u32 {
        let default = match self.shape {
            Shape::Recurring { .. } => 1,
            Shape::Once | Shape::Phased(_) | Shape::PhasedInProportion(_) | Shape::Explicit(_) => 0,
        };
        self.from.unwrap_or(default)
    }

    /// The word for the form in documents and messages.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self.shape {
            Shape::Once => "once",
            Shape::Recurring { .. } => "recurring",
            Shape::Phased(_) | Shape::PhasedInProportion(_) => "phased",
            Shape::Explicit(_) => "explicit",
        }
    }

    /// Refuses a profile that does not fit into this many periods.
    pub(crate) fn check_horizon(&self, periods: u32) -> Result<(), Error> {
        let outside = |column: u32| {
            let found = match self.delay {
                0 => format!("column {column}"),
                delay => format!("column {column}, its delay of {delay} included"),
            };
            Error::new(
                ErrorKind::OutsideHorizon,
                found,
                format!("a column from 0 to {periods}, the last one"),
            )
        };
        let first = self.first_column();
        let last = match &self.shape {
            Shape::Once => first,
            Shape::Recurring { until, .. } => until.map_or(first, |until| until.saturating_add(self.delay)),
            Shape::Phased(shares) => first.saturating_add(columns_after_first(shares.len())),
            Shape::PhasedInProportion(parts) | Shape::Explicit(parts) => {
                first.saturating_add(columns_after_first(parts.len()))
            }
        };
        if last < first {
            let found = format!("an end at column {last} with a start at column {first}");
            return Err(Error::new(ErrorKind::Disordered, found, "an end that is no earlier than the start"));
        }
        if last > periods {
            return Err(outside(last));
        }
        self.check_ramp_length(periods)
    }

    fn check_ramp_length(&self, periods: u32) -> Result<(), Error> {
        let Shape::Recurring { ramp, .. } = &self.shape else { return Ok(()) };
        let occurrences = self.occurrences(periods).len();
        if ramp.len() > occurrences {
            let found = format!("a ramp of {} shares", ramp.len());
            let expected = format!("at most {occurrences}, as often as the amount occurs");
            return Err(Error::new(ErrorKind::OutsideHorizon, found, expected).within("ramp"));
        }
        Ok(())
    }

    /// The columns in which a recurring amount falls.
    fn occurrences(&self, periods: u32) -> Vec<u32> {
        let Shape::Recurring { interval, until, .. } = self.shape else { return Vec::new() };
        let last = until.map_or(periods, |until| until.saturating_add(self.delay)).min(periods);
        (self.first_column()..=last).step_by(interval as usize).collect()
    }

    /// By what the amount is multiplied in each column where it falls; columns ascend and none lies past `periods`.
    pub(crate) fn multiples(&self, periods: u32) -> Vec<(usize, Rational)> {
        let first = self.first_column() as usize;
        let consecutive = |multiples: Vec<Rational>| (first..).zip(multiples).collect::<Vec<_>>();
        match &self.shape {
            Shape::Once => vec![(first, Rational::from_integer(1))],
            Shape::Recurring { ramp, .. } => {
                let shares = ramp.iter().copied().chain(std::iter::repeat(Share::ALL));
                let columns = self.occurrences(periods).into_iter().map(|column| column as usize);
                columns.zip(shares.map(|share| Rational::from_decimal(share.fraction()))).collect()
            }
            Shape::Phased(shares) => {
                consecutive(shares.iter().map(|share| Rational::from_decimal(share.fraction())).collect())
            }
            Shape::PhasedInProportion(parts) => {
                let total = sum_of(parts.iter().copied());
                let inverse = total.reciprocal().expect("one part at least is above zero by construction");
                consecutive(parts.iter().map(|&part| &Rational::from_decimal(part) * &inverse).collect())
            }
            Shape::Explicit(multiples) => {
                consecutive(multiples.iter().map(|&multiple| Rational::from_decimal(multiple)).collect())
            }
        }
    }
}

fn each_share(shares: &[Decimal]) -> Result<Vec<Share>, Error> {
    check_length(shares)?;
    let share = |(index, &fraction)| Share::from_fraction(fraction).map_err(|error| error.within(index));
    shares.iter().enumerate().map(share).collect()
}

fn each_multiple(multiples: &[Decimal], negative: ErrorKind, expected: &str) -> Result<Vec<Decimal>, Error> {
    check_length(multiples)?;
    let multiple = |(index, &multiple): (usize, &Decimal)| {
        if multiple < Decimal::ZERO {
            return Err(Error::new(negative, decimal::to_text(multiple), expected).within(index));
        }
        Ok(multiple.normalize())
    };
    multiples.iter().enumerate().map(multiple).collect()
}

fn check_length(values: &[Decimal]) -> Result<(), Error> {
    if values.is_empty() {
        return Err(Error::new(ErrorKind::Empty, "an empty list", "at least one value"));
    }
    if values.len() > limits::PERIODS as usize + 1 {
        let expected = format!("at most {}", limits::PERIODS + 1);
        return Err(Error::new(ErrorKind::OverLimit, format!("{} values", values.len()), expected));
    }
    Ok(())
}

fn columns_after_first(count: usize) -> u32 {
    u32::try_from(count).map_or(u32::MAX, |count| count.saturating_sub(1))
}

fn sum_of(values: impl Iterator<Item = Decimal>) -> Rational {
    values.fold(Rational::from_integer(0), |sum, value| &sum + &Rational::from_decimal(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, decimals};

    fn columns(profile: &Profile, periods: u32) -> Vec<usize> {
        profile.multiples(periods).into_iter().map(|(column, _)| column).collect()
    }

    #[test]
    fn each_form_starts_where_its_documentation_says() {
        assert_eq!(columns(&Profile::once(), 3), [0]);
        assert_eq!(columns(&Profile::every_period(), 3), [1, 2, 3]);
        assert_eq!(columns(&Profile::phased(&decimals![0.5, 0.5]).unwrap().from(2), 3), [2, 3]);
        assert_eq!(columns(&Profile::every(3).unwrap().from(2), 9), [2, 5, 8]);
        assert_eq!(columns(&Profile::every_period().from(0).until(1).unwrap(), 3), [0, 1]);
    }

    #[test]
    fn a_delay_moves_the_stated_end_as_well() {
        let profile = Profile::every_period().from(1).until(2).unwrap().delayed_by(2);
        assert_eq!(columns(&profile, 5), [3, 4]);
        assert_eq!(profile.delayed_by(4).check_horizon(5).unwrap_err().kind(), ErrorKind::OutsideHorizon);
    }

    #[test]
    fn a_ramp_leads_to_the_whole_amount() {
        let profile = Profile::every_period().from(2).ramp(&decimals![0.5, 0.8]).unwrap();
        let shares: Vec<_> = profile.multiples(5).into_iter().map(|(_, share)| share).collect();
        let expected = decimals![0.5, 0.8, 1, 1].map(Rational::from_decimal);
        assert_eq!(shares, expected);
    }

    #[test]
    fn proportions_need_no_particular_sum() {
        let thirds = Profile::phased_in_proportion(&decimals![2, 1]).unwrap();
        assert_eq!(&thirds.multiples(1)[0].1 * &Rational::from_integer(3), Rational::from_integer(2));
        assert!(Profile::phased_in_proportion(&decimals![0, 0]).is_err());
    }

    #[test]
    fn shares_sum_to_exactly_one() {
        let error =
            Profile::phased(&decimals![0.3333333333333333333333333333, 0.6666666666666666666666666666])
                .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::SharesSum);
        assert_eq!(error.found(), "a sum of 0.9999999999999999999999999999");
        assert!(Profile::phased(&[dec!(1)]).is_ok());
    }

    #[test]
    fn what_does_not_fit_the_timeline_is_refused() {
        let refused = |profile: Profile| profile.check_horizon(5).unwrap_err().kind();
        assert_eq!(refused(Profile::once().from(6)), ErrorKind::OutsideHorizon);
        assert_eq!(
            refused(Profile::phased(&decimals![0.5, 0.5]).unwrap().from(5)),
            ErrorKind::OutsideHorizon
        );
        assert_eq!(refused(Profile::every_period().from(3).until(2).unwrap()), ErrorKind::Disordered);
        assert_eq!(refused(Profile::once().from(u32::MAX).delayed_by(u32::MAX)), ErrorKind::OutsideHorizon);
        let ramp = Profile::every_period().from(5).ramp(&decimals![0.1, 0.2]).unwrap();
        assert_eq!(refused(ramp), ErrorKind::OutsideHorizon);
    }

    #[test]
    fn a_ramp_never_falls_and_belongs_to_recurring_amounts() {
        let falling = Profile::every_period().ramp(&decimals![0.5, 0.4]).unwrap_err();
        assert_eq!((falling.kind(), falling.path().to_string()), (ErrorKind::Disordered, "[1]".to_owned()));
        assert_eq!(Profile::once().ramp(&decimals![0.5]).unwrap_err().kind(), ErrorKind::Conflict);
        assert_eq!(Profile::once().until(3).unwrap_err().kind(), ErrorKind::Conflict);
    }
}
