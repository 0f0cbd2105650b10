//! What a better level of service amounts to.

use super::amount::Amount;
use super::change::Level;

/// Amounts of a service that gets better, each a quantity a year that is then multiplied by what one of it costs.
///
/// The baseline level, the level after, the window in which it is measured and the cost of a unit are factors of their
/// own, so that each can be an assumption with a source and a range, and switching values say which level must be
/// reached. Where the amount recurs, a period has to be a year.
///
/// Credits that a supplier pays today for a service below its promise end when the service gets better: state them as a
/// dis-benefit of the better alternative, or as a benefit of the baseline, beside the hours that are gained. Otherwise
/// the case counts the outage and keeps the money that was paid for it.
///
/// ```
/// use bizcase::prelude::*;
///
/// // From 99.2 % to 99.9 % of 8 760 hours are 61.32 hours a year; at 1 200 each, 73 584. 2 000 of credits are lost.
/// let hours = ServiceLevel::availability(dec!(0.992), "promised", dec!(8_760));
/// // 40 000 cases, each answered in 9 minutes and not in 12, at 0.50 a minute: 60 000.
/// let minutes = ServiceLevel::response_time(dec!(40_000), dec!(12), dec!(9));
/// let case = BusinessCase::builder("Hosting", Currency::GBP)
///     .timeline(Timeline::years(2026, 1))
///     .conventions(Conventions::nominal().end_of_period())
///     .discounting(percent!(3))
///     .assumption(Assumption::new("promised", dec!(0.999)).unit("share of the hours"))
///     .baseline(
///         Alternative::business_as_usual("Hosted")
///             .benefit(Benefit::new("Outage avoided", hours.times(dec!(1_200), "GBP an hour")).every_period())
///             .benefit(Benefit::new("Time saved", minutes.times(dec!(0.5), "GBP a minute")).every_period())
///             .dis_benefit(DisBenefit::new("Service credits that end", gbp(2_000)).every_period()),
///     )
///     .build()?;
/// let [outage, time, credits] = case.baseline().lines() else { panic!("three lines") };
/// assert_eq!(outage.cells(), decimals![0, 73_584]);
/// assert_eq!(time.cells(), decimals![0, 60_000]);
/// assert_eq!(credits.cells(), decimals![0, 2_000]);
/// # Ok::<(), Errors>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServiceLevel;

impl ServiceLevel {
    /// The hours a year that a service is there and was not before: the rise of its availability, a share of one, times the
    /// hours a year of the window in which it is promised.
    ///
    /// The window belongs to the definition and has no default: 99 % of 8 760 hours around the clock is another promise than
    /// 99 % of 2 500 office hours. A year of 8 766 hours, or one with its planned maintenance taken out, is the author's
    /// choice as well.
    #[must_use]
    pub fn availability(
        from: impl Into<Level>,
        to: impl Into<Level>,
        window_hours_a_year: impl Into<Level>,
    ) -> Amount {
        Amount::rise(from, to, "share of the time").times_level(window_hours_a_year, "hours a year")
    }

    /// The minutes a year that are saved by a service that answers faster: so many cases a year times the fall of the
    /// minutes that each of them takes.
    #[must_use]
    pub fn response_time(
        cases_a_year: impl Into<Level>,
        from_minutes: impl Into<Level>,
        to_minutes: impl Into<Level>,
    ) -> Amount {
        Amount::fall(from_minutes, to_minutes, "minutes a case").times_level(cases_a_year, "cases a year")
    }
}
