//! Equal amounts, amounts that fall by equal steps, and amounts by use.

use super::{check_amounts, check_life, check_period, check_positive};
use crate::error::{Error, ErrorKind};
use crate::exact::{Rational, Real};
use crate::measure::outcome::Outcome;
use crate::value::decimal;
use rust_decimal::Decimal;

/// The depreciation of every period by equal amounts: `(cost - salvage) / life`.
///
/// # Errors
///
/// [`ErrorKind::NegativeAmount`] for a negative cost or salvage value; [`ErrorKind::OutOfRange`] for a life of zero or
/// less; [`ErrorKind::OverLimit`] beyond [`limits::ASSET_LIFE`](crate::limits::ASSET_LIFE) periods.
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, depreciation::straight_line};
/// use bizcase::dec;
///
/// assert_eq!(straight_line(dec!(1200), dec!(12), dec!(30))?, Outcome::Value(dec!(39.6)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn straight_line(cost: Decimal, salvage: Decimal, life: Decimal) -> Result<Outcome<Decimal>, Error> {
    check_amounts(cost, salvage)?;
    check_life(life)?;
    Ok(Outcome::of(|_| base(cost, salvage) / life))
}

/// The depreciation of a period by the sum of the years' digits:
/// `(cost - salvage) * 2 (life - period + 1) / (life (life + 1))`.
///
/// Lives and periods may have a fraction, as in spreadsheets, where the formula is taken as it stands.
///
/// # Errors
///
/// As [`straight_line`], and [`ErrorKind::OutOfRange`] for a period of zero or less, or after the life.
///
/// # Examples
///
/// A life of five years has the digits 5 + 4 + 3 + 2 + 1 = 15:
///
/// ```
/// use bizcase::measure::{Outcome, depreciation::sum_of_years_digits};
/// use bizcase::dec;
///
/// let first = sum_of_years_digits(dec!(160), dec!(10), dec!(5), dec!(1))?;
/// assert_eq!(first, Outcome::Value(dec!(50)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn sum_of_years_digits(
    cost: Decimal,
    salvage: Decimal,
    life: Decimal,
    period: Decimal,
) -> Result<Outcome<Decimal>, Error> {
    check_amounts(cost, salvage)?;
    check_life(life)?;
    check_positive(period, "period")?;
    check_period(period, Decimal::ZERO, life, "period")?;
    Ok(Outcome::of(|_| {
        let (digit, twice_all) = (Real::from(life) - period + 1, (Real::from(life) + 1) * life);
        base(cost, salvage) * digit * 2 / twice_all
    }))
}

/// The depreciation of each period by use: `(cost - salvage) * used / capacity`, until the capacity is used up.
///
/// `used` are the units made, hours run or kilometres driven in each period, of the `capacity` that the asset has over
/// its life. What is used beyond the capacity bears no depreciation.
///
/// # Errors
///
/// [`ErrorKind::NegativeAmount`] for a negative cost, salvage value or use; [`ErrorKind::OutOfRange`] for a capacity of
/// zero or less.
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, depreciation::units_of_production};
/// use bizcase::{dec, decimals};
///
/// let by_year = units_of_production(dec!(50000), dec!(2000), dec!(120000), &decimals![40000, 70000, 30000])?;
/// assert_eq!(by_year, decimals![16000, 28000, 4000].map(Outcome::Value));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn units_of_production(
    cost: Decimal,
    salvage: Decimal,
    capacity: Decimal,
    used: &[Decimal],
) -> Result<Vec<Outcome<Decimal>>, Error> {
    check_amounts(cost, salvage)?;
    check_positive(capacity, "capacity")?;
    let mut left = Rational::from_decimal(capacity);
    let mut depreciation = Vec::with_capacity(used.len());
    for (period, &used) in used.iter().enumerate() {
        if used < Decimal::ZERO {
            let found = decimal::to_text(used);
            let error = Error::new(ErrorKind::NegativeAmount, found, "zero or more");
            return Err(error.within(period).within("used"));
        }
        let counted = Rational::from_decimal(used).min(left.clone());
        left = &left - &counted;
        depreciation.push(Outcome::of(|_| base(cost, salvage) * Real::from(&counted) / capacity));
    }
    Ok(depreciation)
}

fn base(cost: Decimal, salvage: Decimal) -> Real {
    Real::from(cost) - salvage
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, decimals};

    #[test]
    fn amounts_lives_and_periods_out_of_range_are_refused_with_their_place() {
        let place = |result: Result<Outcome<Decimal>, Error>| result.unwrap_err().path().to_string();
        assert_eq!(place(straight_line(dec!(-1), dec!(0), dec!(1))), "cost");
        assert_eq!(place(straight_line(dec!(1), dec!(-1), dec!(1))), "salvage");
        assert_eq!(place(straight_line(dec!(1), dec!(0), dec!(0))), "life");
        assert_eq!(place(straight_line(dec!(1), dec!(0), dec!(1201))), "life");
        assert_eq!(place(sum_of_years_digits(dec!(1), dec!(0), dec!(5), dec!(0))), "period");
        assert_eq!(place(sum_of_years_digits(dec!(1), dec!(0), dec!(5), dec!(5.1))), "period");
        let by_use = units_of_production(dec!(1), dec!(0), dec!(5), &decimals![1, -1]);
        assert_eq!(by_use.unwrap_err().path().to_string(), "used[1]");
    }

    #[test]
    fn use_beyond_the_capacity_bears_no_depreciation() {
        let by_use = units_of_production(dec!(9), dec!(0), dec!(3), &decimals![2, 0, 2, 5]).unwrap();
        assert_eq!(by_use, decimals![6, 0, 3, 0].map(Outcome::Value));
        assert_eq!(units_of_production(dec!(9), dec!(0), dec!(3), &[]).unwrap(), []);
    }
}
