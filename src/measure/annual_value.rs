//! A flow as an equal amount a year.

use super::outcome::Outcome;
use super::worth::worth;
use crate::error::{Error, ErrorKind};
use crate::limits;
use crate::time::Timing;
use crate::value::Rate;
use rust_decimal::Decimal;

/// The equal amount in each of `periods` periods that is worth as much as the flows: their net present value over the
/// present value of one a period.
///
/// It makes alternatives of unequal lives comparable where each is renewed at the same cost when it ends. Stated as
/// positive amounts, costs give the *equivalent annual cost*. The equal amounts fall in columns 1 to `periods`, where the
/// timing says; at the end of each period that is the net present value times `rate / (1 - (1 + rate)^-periods)`. The
/// number of periods is stated because a flow need not fill its life.
///
/// # Errors
///
/// [`ErrorKind::OutOfRange`] for no period; [`ErrorKind::OverLimit`] beyond [`limits::PERIODS`].
///
/// # Examples
///
/// Two machines of Brealey and Myers, *Principles of Corporate Finance*, for three and for two years; the second has the
/// lower present value and costs more a year:
///
/// ```
/// use bizcase::measure::equivalent_annual_value;
/// use bizcase::{dec, decimals, percent, time::Timing};
///
/// let cost = |periods, flows: &[_]| -> Result<_, bizcase::Error> {
///     let value = equivalent_annual_value(percent!(6), Timing::End, periods, flows)?;
///     Ok(value.value().unwrap_or_default().round_dp(2))
/// };
/// assert_eq!(cost(3, &decimals![15, 5, 5, 5])?, dec!(10.61));
/// assert_eq!(cost(2, &decimals![10, 6, 6])?, dec!(11.45));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn equivalent_annual_value(
    rate: Rate,
    timing: Timing,
    periods: u32,
    flows: &[Decimal],
) -> Result<Outcome<Decimal>, Error> {
    let kind = match periods {
        0 => ErrorKind::OutOfRange,
        1..=limits::PERIODS => {
            let mut one_a_period = vec![Decimal::ONE; periods as usize + 1];
            one_a_period[0] = Decimal::ZERO;
            return Ok(Outcome::of(|bits| {
                worth(rate, timing, flows, bits) / worth(rate, timing, &one_a_period, bits)
            }));
        }
        _ => ErrorKind::OverLimit,
    };
    let expected = format!("1 to {} periods", limits::PERIODS);
    Err(Error::new(kind, periods.to_string(), expected).within("periods"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, decimals, percent};

    #[test]
    fn an_equal_flow_is_its_own_annual_value_whenever_it_falls() {
        for timing in [Timing::Start, Timing::End] {
            for rate in [percent!(0), percent!(7.3), percent!(-20)] {
                let value = equivalent_annual_value(rate, timing, 3, &decimals![0, 12.5, 12.5, 12.5]);
                assert_eq!(value.unwrap(), Outcome::Value(dec!(12.5)));
            }
        }
    }

    #[test]
    fn no_period_and_too_many_are_refused() {
        let kind = |periods| {
            equivalent_annual_value(percent!(1), Timing::End, periods, &[]).map_err(|error| error.kind())
        };
        assert_eq!(kind(0), Err(ErrorKind::OutOfRange));
        assert_eq!(kind(u32::MAX), Err(ErrorKind::OverLimit));
        assert_eq!(kind(1200), Ok(Outcome::Value(dec!(0))));
    }
}
