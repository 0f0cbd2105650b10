//! How an amount spreads over the columns of a timeline.
//!
//! Each form of profile is one file, which says what its fields are in documents, where it starts and what part of the
//! amount falls when; and one line in [`forms!`]. Builders, documents and schemas know forms by what they say.

mod dated;
mod explicit;
mod form;
mod linear_ramp;
mod lists;
mod once;
mod phased;
mod proportions;
mod recurring;
mod rise;
mod s_curve;

pub(crate) use form::{Occurrence, Span};

use super::described::{Described, Description, FieldKind, Setting};
use crate::error::{Error, ErrorKind};
use crate::time::Timeline;
use form::{Form, Start};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// When an amount falls, and how much of it each time.
///
/// A profile is stated in columns, column 0 being the decision date, or in dates.
///
/// | form | the amount falls |
/// |---|---|
/// | [once](Profile::once) | whole, in one column |
/// | [every period](Profile::every_period), [every few](Profile::every) | whole, again and again, perhaps after a [ramp](Profile::ramp) |
/// | [linear ramp](Profile::linear_ramp), [s-curve](Profile::s_curve) | in every period, in a part that rises to the whole |
/// | [phased](Profile::phased), [in proportion](Profile::phased_in_proportion) | spread over consecutive columns |
/// | [explicit](Profile::explicit) | times a multiple in each of consecutive columns |
/// | [dated](Profile::dated) | times a multiple on each of some dates |
///
/// What recurs starts at column 1, or when the alternative that it belongs to enters service; everything else starts at
/// column 0, unless [`from`](Profile::from) says otherwise.
///
/// ```
/// use bizcase::{dec, decimals, flow::Profile};
///
/// let build = Profile::phased(&decimals![0.6, 0.4])?.from(1)?;
/// assert_eq!(build.word(), "phased");
/// assert_eq!(build.stated_start(), Some(1));
/// assert!(Profile::phased(&decimals![0.6, 0.5]).is_err());
/// # Ok::<(), bizcase::Error>(())
/// ```
///
/// ```
/// use bizcase::{decimals, flow::Profile};
///
/// assert!(Profile::every(3)?.recurs());
/// assert!(!Profile::phased_in_proportion(&decimals![3, 2])?.recurs());
/// # Ok::<(), bizcase::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    shape: Shape,
    from: Option<u32>,
}

/// The forms of a profile: their type, and where they are described.
macro_rules! forms {
    ($($name:ident in $module:ident),+ $(,)?) => {
        #[derive(Debug, Clone, PartialEq, Eq)]
        enum Shape {
            $($name($module::$name)),+
        }

        impl Shape {
            fn form(&self) -> &dyn Form {
                match self {
                    $(Self::$name(form) => form),+
                }
            }

            fn form_mut(&mut self) -> &mut dyn Form {
                match self {
                    $(Self::$name(form) => form),+
                }
            }

            fn word(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => <$module::$name as Described>::WORD),+
                }
            }
        }

        $(impl From<$module::$name> for Profile {
            fn from(form: $module::$name) -> Self {
                Self { shape: Shape::$name(form), from: None }
            }
        })+

        /// Every form, as documents know it.
        pub(crate) const FORMS: &[ProfileForm] = &[
            $(Description {
                word: <$module::$name as Described>::WORD,
                fields: <$module::$name as Described>::FIELDS,
                make: |settings| <$module::$name as Described>::stated(settings).map(Into::into),
            }),+
        ];
    };
}

forms! {
    Once in once,
    Recurring in recurring,
    LinearRamp in linear_ramp,
    SCurve in s_curve,
    Phased in phased,
    Proportions in proportions,
    Explicit in explicit,
    Dated in dated,
}

/// What documents say of a form of profile.
pub(crate) type ProfileForm = Description<Profile>;

impl ProfileForm {
    /// Whether it falls in columns, from one that may be stated.
    pub(crate) fn falls_in_columns(&self) -> bool {
        self.fields.iter().all(|field| field.kind != FieldKind::Dates)
    }
}

impl Profile {
    /// The whole amount once, at column 0.
    #[must_use]
    pub fn once() -> Self {
        once::Once.into()
    }

    /// The whole amount in every period: columns 1 to the last, or from the first period after the service date of its
    /// alternative.
    #[must_use]
    pub fn every_period() -> Self {
        recurring::Recurring::every_period().into()
    }

    /// The whole amount every `interval` periods, first at column 1.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for an interval of zero.
    pub fn every(interval: u32) -> Result<Self, Error> {
        recurring::Recurring::every(interval).map(Into::into)
    }

    /// A part of the amount in every period from column 1 that rises by equal steps to the whole amount: `k / over` of it
    /// in the k-th occurrence, and all of it from occurrence `over` on.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// let uptake = Benefit::new("Time saved", gbp(100)).linear_ramp(4);
    /// # let case = BusinessCase::builder("Ramp", Currency::GBP)
    /// #     .timeline(Timeline::years(2026, 5))
    /// #     .conventions(Conventions::nominal().end_of_period())
    /// #     .discounting(percent!(3))
    /// #     .baseline(Alternative::business_as_usual("Today").benefit(uptake))
    /// #     .build()?;
    /// assert_eq!(case.baseline().lines()[0].cells(), decimals![0, 25, 50, 75, 100, 100]);
    /// # Ok::<(), Errors>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for no occurrence; [`ErrorKind::OverLimit`] for more than
    /// [`limits::PERIODS`](crate::limits::PERIODS).
    pub fn linear_ramp(over: u32) -> Result<Self, Error> {
        linear_ramp::LinearRamp::new(over).map(Into::into)
    }

    /// A part of the amount in every period from column 1 that rises slowly, then fast, then slowly to the whole amount:
    /// `3 x^2 - 2 x^3` of it in the k-th occurrence, with `x = k / over`, and all of it from occurrence `over` on.
    ///
    /// The curve (*smoothstep*, the cubic of Hermite with level ends) is rational, so that its cells are exact; the other
    /// common one, the logistic curve, needs a steepness and never reaches its ends.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// let uptake = Benefit::new("Time saved", gbp(1_000)).s_curve(5);
    /// # let case = BusinessCase::builder("Curve", Currency::GBP)
    /// #     .timeline(Timeline::years(2026, 6))
    /// #     .conventions(Conventions::nominal().end_of_period())
    /// #     .discounting(percent!(3))
    /// #     .baseline(Alternative::business_as_usual("Today").benefit(uptake))
    /// #     .build()?;
    /// assert_eq!(case.baseline().lines()[0].cells(), decimals![0, 104, 352, 648, 896, 1000, 1000]);
    /// # Ok::<(), Errors>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`linear_ramp`](Profile::linear_ramp).
    pub fn s_curve(over: u32) -> Result<Self, Error> {
        s_curve::SCurve::new(over).map(Into::into)
    }

    /// One amount spread over consecutive columns from column 0.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::SharesSum`] unless the shares sum to exactly one; [`ErrorKind::OutOfRange`] for a share outside
    /// 0 to 1; [`ErrorKind::Empty`] without any.
    pub fn phased(shares: &[Decimal]) -> Result<Self, Error> {
        phased::Phased::new(shares).map(Into::into)
    }

    /// One amount spread over consecutive columns from column 0 in proportion to `parts`: 3 and 2 are three fifths
    /// and two fifths.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for a negative part, or where all are zero; [`ErrorKind::Empty`] without any.
    pub fn phased_in_proportion(parts: &[Decimal]) -> Result<Self, Error> {
        proportions::Proportions::new(parts).map(Into::into)
    }

    /// The amount times `multiples[k]` in the k-th column from column 0.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NegativeAmount`] for a negative multiple; [`ErrorKind::Empty`] without any.
    pub fn explicit(multiples: &[Decimal]) -> Result<Self, Error> {
        explicit::Explicit::new(multiples).map(Into::into)
    }

    /// The amount times a multiple on each of some dates, in any order.
    ///
    /// Such amounts are discounted to the day, by the [day count](crate::time::DayCount) of the case, and stand in the
    /// column of the period in which they fall: column t holds what falls after the end of column t - 1 and no later
    /// than its own end.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NegativeAmount`] for a negative multiple; [`ErrorKind::Empty`] without any;
    /// [`ErrorKind::DuplicateKey`] for a date given twice.
    pub fn dated(multiples: &[(Date, Decimal)]) -> Result<Self, Error> {
        dated::Dated::new(multiples).map(Into::into)
    }

    /// Starts at this column.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Conflict`] for a profile that is stated in dates.
    pub fn from(mut self, column: u32) -> Result<Self, Error> {
        if self.shape.form().start() == Start::Dated {
            return Err(self.cannot("from", "it on an amount that falls in columns"));
        }
        self.from = Some(column);
        Ok(self)
    }

    /// Ends a recurring amount at this column.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Conflict`] for a profile that does not recur: its length is given by what it is.
    pub fn until(mut self, column: u32) -> Result<Self, Error> {
        match self.shape.form_mut().until_mut() {
            Some(until) => *until = Some(column),
            None => return Err(self.cannot("until", "it on a recurring amount only")),
        }
        Ok(self)
    }

    /// Lets a recurring amount start with these shares of it, one an occurrence.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for a share outside 0 to 1; [`ErrorKind::Disordered`] for one below its
    /// predecessor; [`ErrorKind::Conflict`] for a profile that does not recur.
    pub fn ramp(mut self, shares: &[Decimal]) -> Result<Self, Error> {
        let Shape::Recurring(recurring) = &mut self.shape else {
            return Err(self.cannot("ramp", "it on a recurring amount only"));
        };
        recurring.ramp_up(shares)?;
        Ok(self)
    }

    fn cannot(&self, what: &str, expected: &str) -> Error {
        let found = format!("{what:?} on an amount that is {}", self.word());
        Error::new(ErrorKind::Conflict, found, expected)
    }

    /// The column stated as its start, if one was.
    #[must_use]
    pub fn stated_start(&self) -> Option<u32> {
        self.from
    }

    /// The word for the form in documents and messages.
    #[must_use]
    pub fn word(&self) -> &'static str {
        self.shape.word()
    }

    /// The field that its form cannot do without.
    pub(crate) fn main_field(&self) -> Option<&'static str> {
        FORMS.iter().find(|form| form.word == self.word()).and_then(Description::main_field)
    }

    /// What it says besides its start, field by field as in documents, defaults left out.
    #[must_use]
    pub fn settings(&self) -> Vec<(&'static str, Setting)> {
        self.shape.form().settings()
    }

    /// On how many dates it falls.
    pub(crate) fn count_of_dates(&self) -> usize {
        let dates = self.settings().into_iter().map(|(_, setting)| match setting {
            Setting::Dates(dates) => dates.len(),
            _ => 0,
        });
        dates.sum()
    }

    /// Whether it falls again and again, from the first period of service on unless it says otherwise.
    #[must_use]
    pub fn recurs(&self) -> bool {
        self.shape.form().start() == Start::InService
    }

    /// Whether it is stated in dates.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        self.shape.form().start() == Start::Dated
    }

    /// The profile laid out over a timeline.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutsideHorizon`] for what falls outside of it, [`ErrorKind::Disordered`] for an end before the start.
    pub(crate) fn placed(&self, placing: &Placing) -> Result<Vec<Occurrence>, Error> {
        let form = self.shape.form();
        let start = match form.start() {
            Start::Dated | Start::AtDecision => 0,
            Start::InService => placing.first_period,
        };
        let first = self.from.unwrap_or(start).saturating_add(placing.delay);
        let span = Span { first, delay: placing.delay, timeline: placing.timeline };
        span.check(form.last_column(&span)?)?;
        form.occurrences(&span)
    }
}

/// Where profiles are laid out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Placing {
    pub(crate) timeline: Timeline,
    /// By how many columns everything falls later than stated.
    pub(crate) delay: u32,
    /// The column in which what recurs starts, unless it says otherwise.
    pub(crate) first_period: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::Rational;
    use crate::{dec, decimals};
    use jiff::civil::date;

    fn placed(profile: &Profile, periods: u32, delay: u32) -> Result<Vec<Occurrence>, Error> {
        let timeline = Timeline::years(2026, periods).unwrap();
        profile.placed(&Placing { timeline, delay, first_period: 1 })
    }

    fn columns(profile: &Profile, periods: u32, delay: u32) -> Vec<u32> {
        placed(profile, periods, delay).unwrap().iter().map(|occurrence| occurrence.column).collect()
    }

    fn multiples(profile: &Profile, periods: u32) -> Vec<Rational> {
        placed(profile, periods, 0).unwrap().into_iter().map(|occurrence| occurrence.multiple).collect()
    }

    #[test]
    fn each_form_starts_where_its_documentation_says() {
        assert_eq!(columns(&Profile::once(), 3, 0), [0]);
        assert_eq!(columns(&Profile::every_period(), 3, 0), [1, 2, 3]);
        assert_eq!(columns(&Profile::linear_ramp(2).unwrap(), 3, 0), [1, 2, 3]);
        let halves = Profile::phased(&decimals![0.5, 0.5]).unwrap();
        assert_eq!(columns(&halves.from(2).unwrap(), 3, 0), [2, 3]);
        assert_eq!(columns(&Profile::every(3).unwrap().from(2).unwrap(), 9, 0), [2, 5, 8]);
        let early = Profile::every_period().from(0).unwrap().until(1).unwrap();
        assert_eq!(columns(&early, 3, 0), [0, 1]);
    }

    #[test]
    fn what_recurs_waits_for_service_unless_it_says_otherwise() {
        let timeline = Timeline::years(2026, 5).unwrap();
        let placing = Placing { timeline, delay: 0, first_period: 3 };
        let first = |profile: &Profile| profile.placed(&placing).unwrap()[0].column;
        assert_eq!(first(&Profile::every_period()), 3);
        assert_eq!(first(&Profile::s_curve(2).unwrap()), 3);
        assert_eq!(first(&Profile::every_period().from(2).unwrap()), 2);
        assert_eq!(first(&Profile::once()), 0);
    }

    #[test]
    fn a_delay_moves_the_stated_end_as_well() {
        let profile = Profile::every_period().from(1).unwrap().until(2).unwrap();
        assert_eq!(columns(&profile, 5, 2), [3, 4]);
        assert_eq!(placed(&profile, 5, 4).unwrap_err().kind(), ErrorKind::OutsideHorizon);
    }

    #[test]
    fn a_ramp_leads_to_the_whole_amount() {
        let profile = Profile::every_period().from(2).unwrap().ramp(&decimals![0.5, 0.8]).unwrap();
        assert_eq!(multiples(&profile, 5), decimals![0.5, 0.8, 1, 1].map(Rational::from_decimal));
    }

    #[test]
    fn an_s_curve_is_as_far_from_both_its_ends() {
        let rising = multiples(&Profile::s_curve(7).unwrap(), 8);
        for (early, late) in (0..6).zip((0..6).rev()) {
            assert_eq!(&rising[early] + &rising[late], Rational::one());
        }
        assert_eq!(rising[6..], [Rational::one(), Rational::one()]);
    }

    #[test]
    fn proportions_need_no_particular_sum() {
        let thirds = Profile::phased_in_proportion(&decimals![2, 1]).unwrap();
        assert_eq!(&multiples(&thirds, 1)[0] * &Rational::from_integer(3), Rational::from_integer(2));
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
    fn a_date_stands_in_the_column_of_its_period() {
        let dates = [(2026, 1, 1), (2026, 1, 2), (2027, 1, 1), (2027, 1, 2), (2028, 1, 1)];
        let dates = dates.map(|(year, month, day)| (date(year, month, day), dec!(1)));
        assert_eq!(columns(&Profile::dated(&dates).unwrap(), 2, 0), [0, 1, 1, 2, 2]);
        for outside in [date(2025, 12, 31), date(2028, 1, 2)] {
            let error = placed(&Profile::dated(&[(outside, dec!(1))]).unwrap(), 2, 0).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::OutsideHorizon);
        }
    }

    #[test]
    fn a_delay_moves_dates_by_whole_steps() {
        let month_end = Profile::dated(&[(date(2026, 1, 31), dec!(1))]).unwrap();
        let timeline = Timeline::months(date(2026, 1, 1), 3).unwrap();
        let placed = month_end.placed(&Placing { timeline, delay: 1, first_period: 1 }).unwrap();
        assert_eq!(placed[0].date, Some(date(2026, 2, 28)));
    }
}
