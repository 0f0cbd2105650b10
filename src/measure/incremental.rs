//! Two flows beside each other.

use super::irr::Irr;
use crate::error::{Error, ErrorKind};
use crate::exact::rates_of_sum;
use rust_decimal::Decimal;

/// Every internal rate of what one alternative adds to another: those of `challenger - defender`, column by column.
///
/// Of two alternatives that exclude each other, the larger is worth its additional cost where this rate, if there is only
/// one, exceeds the discount rate. The internal rates of the alternatives themselves do not tell. Columns past the end of
/// the shorter flow are zero.
///
/// It is the *rate of return over cost* of I. Fisher, *The Theory of Interest* (1930). Each difference is exact, whether
/// a decimal holds it or not.
///
/// # Errors
///
/// [`ErrorKind::Empty`] where neither has a flow.
///
/// # Examples
///
/// The larger project has the lower rate of its own (20 % against 30 %) and is worth its additional 100 up to 10 %:
///
/// ```
/// use bizcase::measure::{incremental_irr, irr};
/// use bizcase::{decimals, percent};
///
/// let (small, large) = (decimals![-100, 130], decimals![-200, 240]);
/// assert_eq!(irr(&large)?.unique(), Some(percent!(20)));
/// assert_eq!(incremental_irr(&large, &small)?.unique(), Some(percent!(10)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn incremental_irr(challenger: &[Decimal], defender: &[Decimal]) -> Result<Irr, Error> {
    if challenger.is_empty() && defender.is_empty() {
        return Err(Error::new(ErrorKind::Empty, "no flows", "at least one flow"));
    }
    let saved: Vec<Decimal> = defender.iter().map(|&flow| -flow).collect();
    Ok(Irr::of(rates_of_sum(challenger, &saved)))
}

/// Every rate at which two flows are worth the same: where their curves of net present value over the rate cross.
///
/// The order of the two makes no difference. Two flows may cross several times, or never; equal flows are worth the same
/// at every rate, which is [`Irr::Undefined`].
///
/// # Errors
///
/// As [`incremental_irr`].
///
/// # Examples
///
/// ```
/// use bizcase::measure::crossover_rates;
/// use bizcase::{decimals, percent};
///
/// let rates = crossover_rates(&decimals![-100, 230], &decimals![0, 0, 132])?.rates().to_vec();
/// assert_eq!(rates[0].rate().value(), Some(percent!(10)));
/// assert_eq!(rates[1].rate().value(), Some(percent!(20)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn crossover_rates(one: &[Decimal], other: &[Decimal]) -> Result<Irr, Error> {
    incremental_irr(one, other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, decimals, percent};

    #[test]
    fn equal_flows_cross_everywhere_and_dominated_ones_nowhere() {
        let flow = decimals![-100, 60, 60];
        assert_eq!(crossover_rates(&flow, &flow).unwrap().verdict(), "undefined");
        assert_eq!(crossover_rates(&flow, &decimals![-100, 61, 60]).unwrap().verdict(), "none");
        assert_eq!(crossover_rates(&[], &[]).unwrap_err().kind(), ErrorKind::Empty);
    }

    #[test]
    fn differences_that_no_decimal_holds_have_their_rates() {
        let most = Decimal::MAX;
        let doubled = incremental_irr(&[-most, most, dec!(0)], &[most, dec!(0), -most]).unwrap();
        // 2 = v + v^2 only at v = 1.
        assert_eq!(doubled.unique(), Some(percent!(0)));
        let halved = incremental_irr(&[-most, most], &[dec!(0), -most]).unwrap();
        assert_eq!(halved.unique(), Some(percent!(100)));
        let longer = crossover_rates(&[most, dec!(0)], &[dec!(0.1), most]).unwrap();
        assert_eq!(longer.rates().len(), 1);
    }
}
