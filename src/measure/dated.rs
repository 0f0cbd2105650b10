//! Net present value and internal rates of flows at any date.

use super::irr::Irr;
use super::outcome::{Outcome, Reason};
use crate::error::{Error, ErrorKind};
use crate::exact::dated::DatedFlows;
use crate::exact::rates::Rates;
use crate::time::DayCount;
use crate::value::Rate;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The net present value of dated flows: `sum of flow / (1 + rate)^(years from the earliest date)`.
///
/// The rate is effective per year, and the day count says what part of a year lies between two dates; spreadsheets
/// use [`DayCount::Act365Fixed`]. The value is at the earliest date, whatever the order of the flows; spreadsheets
/// take the first one given. No flow at all gives zero.
///
/// The value is exact to 28 significant digits. Where it is irrational, a value that 1024 bits cannot tell from one
/// half-way between two decimals is taken for that.
///
/// # Examples
///
/// The example of the documentation of Excel's `XNPV`:
///
/// ```
/// use bizcase::{dec, measure::xnpv, percent, time::DayCount};
/// use bizcase::prelude::date;
///
/// let flows = [
///     (date(2008, 1, 1), dec!(-10000)),
///     (date(2008, 3, 1), dec!(2750)),
///     (date(2008, 10, 30), dec!(4250)),
///     (date(2009, 2, 15), dec!(3250)),
///     (date(2009, 4, 1), dec!(2750)),
/// ];
/// let value = xnpv(percent!(9), DayCount::Act365Fixed, &flows).value().unwrap_or_default();
/// assert_eq!(value.round_dp(2), dec!(2086.65));
/// ```
pub fn xnpv(rate: Rate, day_count: DayCount, flows: &[(Date, Decimal)]) -> Outcome<Decimal> {
    by_step(day_count, flows).present_value(rate.fraction()).into()
}

/// Every rate above -100 % a year at which the net present value of dated flows is zero.
///
/// As [`irr`](super::irr()), for flows at any date in any order, with the day count of [`xnpv`]. Every rate is proved and
/// exact to 28 digits. Where the present value touches zero without visibly crossing it, and the dates share no
/// common step such as a year or a month of 30 days, no finite precision can tell two rates from none: then the
/// answer is [`Irr::Unresolved`] with an enclosure.
///
/// # Errors
///
/// [`ErrorKind::Empty`] where there is no flow.
///
/// # Examples
///
/// The example of the documentation of Excel's `XIRR`, which prints 0.373362535:
///
/// ```
/// use bizcase::{dec, measure::xirr, time::DayCount};
/// use bizcase::prelude::date;
///
/// let flows = [
///     (date(2008, 1, 1), dec!(-10000)),
///     (date(2008, 3, 1), dec!(2750)),
///     (date(2008, 10, 30), dec!(4250)),
///     (date(2009, 2, 15), dec!(3250)),
///     (date(2009, 4, 1), dec!(2750)),
/// ];
/// let rate = xirr(DayCount::Act365Fixed, &flows)?.unique();
/// assert_eq!(rate.map(|rate| rate.fraction()), Some(dec!(0.3733625335188315103084554119)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn xirr(day_count: DayCount, flows: &[(Date, Decimal)]) -> Result<Irr, Error> {
    if flows.is_empty() {
        return Err(Error::new(ErrorKind::Empty, "no flows", "at least one flow"));
    }
    let rates = by_step(day_count, flows).rates();
    let all_zero = flows.iter().all(|(_, amount)| amount.is_zero());
    Ok(if rates == Rates::Any && !all_zero { Irr::Undefined(Reason::DatesCancel) } else { Irr::of(rates) })
}

/// The flows by steps of the day count from the earliest date.
fn by_step(day_count: DayCount, flows: &[(Date, Decimal)]) -> DatedFlows {
    let first = flows.iter().map(|&(date, _)| date).min().unwrap_or_default();
    let step =
        |date| u32::try_from(day_count.steps(first, date)).expect("calendars span 1.4 10^9 steps at most");
    DatedFlows::new(
        flows.iter().map(|&(date, amount)| (step(date), amount)).collect(),
        day_count.steps_a_year(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, percent};
    use jiff::civil::date;

    #[test]
    fn flows_that_cancel_on_their_dates_have_every_rate() {
        let day = date(2020, 1, 1);
        let irr = |flows: &[(Date, Decimal)]| xirr(DayCount::Act365Fixed, flows).unwrap();
        assert_eq!(irr(&[(day, dec!(-100)), (day, dec!(100))]), Irr::Undefined(Reason::DatesCancel));
        assert_eq!(irr(&[(day, dec!(0))]), Irr::Undefined(Reason::AllZero));
        assert_eq!(irr(&[(day, dec!(5))]), Irr::None(Reason::OneSign));
        assert_eq!(xirr(DayCount::Act360, &[]).unwrap_err().kind(), ErrorKind::Empty);
        assert_eq!(xnpv(percent!(5), DayCount::Act360, &[]), Outcome::Value(dec!(0)));
    }

    #[test]
    fn the_whole_calendar_is_admitted() {
        let flows = [(Date::MIN, dec!(-1)), (Date::MAX, dec!(2))];
        for count in
            [DayCount::Act365Fixed, DayCount::ActActIsda, DayCount::Thirty360Us, DayCount::ThirtyE360]
        {
            assert!(xirr(count, &flows).unwrap().unique().is_some(), "{count}");
            assert!(xnpv(percent!(-99.9), count, &flows).value().is_none(), "{count}");
            assert_eq!(xnpv(percent!(99.9), count, &flows), Outcome::Value(dec!(-1)), "{count}");
        }
    }
}
