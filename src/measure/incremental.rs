//! Two flows beside each other.

use super::irr::{Irr, irr};
use crate::error::{Error, ErrorKind};
use crate::exact::{Rational, Rounded};
use rust_decimal::Decimal;

/// Every internal rate of what one alternative adds to another: those of `challenger - defender`, column by column.
///
/// Of two alternatives that exclude each other, the larger is worth its additional cost where this rate, if there is only
/// one, exceeds the discount rate. The internal rates of the alternatives themselves do not tell. Columns past the end of
/// the shorter flow are zero.
///
/// # Errors
///
/// [`ErrorKind::Empty`] where neither has a flow; [`ErrorKind::TooManyDigits`] where a difference has more digits than
/// any decimal holds, with the column.
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
    let columns = challenger.len().max(defender.len());
    let at = |flows: &[Decimal], column| flows.get(column).copied().unwrap_or(Decimal::ZERO);
    let differences: Result<Vec<Decimal>, Error> = (0..columns)
        .map(|column| difference(at(challenger, column), at(defender, column)).map_err(|e| e.within(column)))
        .collect();
    irr(&differences?)
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

/// The difference, where a decimal holds it exactly: a rounded one could have other rates.
fn difference(one: Decimal, other: Decimal) -> Result<Decimal, Error> {
    let difference = &Rational::from_decimal(one) - &Rational::from_decimal(other);
    match difference.round() {
        Rounded::Value(value) if Rational::from_decimal(value) == difference => Ok(value),
        _ => {
            let expected = "a difference of at most 28 significant digits";
            Err(Error::new(ErrorKind::TooManyDigits, format!("{one} - {other}"), expected))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, decimals};

    #[test]
    fn equal_flows_cross_everywhere_and_dominated_ones_nowhere() {
        let flow = decimals![-100, 60, 60];
        assert_eq!(crossover_rates(&flow, &flow).unwrap().verdict(), "undefined");
        assert_eq!(crossover_rates(&flow, &decimals![-100, 61, 60]).unwrap().verdict(), "none");
        assert_eq!(crossover_rates(&[], &[]).unwrap_err().kind(), ErrorKind::Empty);
    }

    #[test]
    fn a_difference_that_no_decimal_holds_is_refused_with_its_column() {
        let error = incremental_irr(&[dec!(0), Decimal::MAX], &decimals![0, 0.1]).unwrap_err();
        assert_eq!((error.kind(), error.path().to_string()), (ErrorKind::TooManyDigits, "[1]".to_owned()));
    }
}
