//! Lists of shares, parts and multiples.

use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::limits;
use crate::value::{Share, decimal};
use rust_decimal::Decimal;

pub(super) fn each_share(shares: &[Decimal]) -> Result<Vec<Share>, Error> {
    check_length(shares.len())?;
    let share = |(index, &fraction)| Share::from_fraction(fraction).map_err(|error| error.within(index));
    shares.iter().enumerate().map(share).collect()
}

/// What an amount may be multiplied by.
pub(super) fn each_multiple(multiples: &[Decimal]) -> Result<Vec<Decimal>, Error> {
    let expected = "zero or more; what flows the other way is a line of the other kind";
    each_at_least_zero(multiples, ErrorKind::NegativeAmount, expected)
}

pub(super) fn each_at_least_zero(
    values: &[Decimal],
    negative: ErrorKind,
    expected: &str,
) -> Result<Vec<Decimal>, Error> {
    check_length(values.len())?;
    let checked = |(index, &value): (usize, &Decimal)| {
        if value < Decimal::ZERO {
            return Err(Error::new(negative, decimal::to_text(value), expected).within(index));
        }
        Ok(value.normalize())
    };
    values.iter().enumerate().map(checked).collect()
}

fn check_length(length: usize) -> Result<(), Error> {
    if length == 0 {
        return Err(Error::new(ErrorKind::Empty, "an empty list", "at least one value"));
    }
    if length > limits::PERIODS as usize + 1 {
        let expected = format!("at most {}", limits::PERIODS + 1);
        return Err(Error::new(ErrorKind::OverLimit, format!("{length} values"), expected));
    }
    Ok(())
}

pub(super) fn sum_of(values: impl Iterator<Item = Decimal>) -> Rational {
    values.fold(Rational::from_integer(0), |sum, value| &sum + &Rational::from_decimal(value))
}
