//! The same interest stated in another way: per year or per step, nominal or effective, continuous, real or in
//! current prices.
//!
//! A rate that is applied once, to one period, is a [`Rate`] and above -100 %. A *nominal* annual rate, of which a part
//! is applied several times, and a *continuous* rate are decimals: they may lie at or below -100 % and still leave
//! something. Every conversion is exact and rounded once.
//!
//! | from | to | function |
//! |---|---|---|
//! | nominal, applied m times a year | effective | [`effective`] |
//! | effective | nominal, applied m times a year | [`nominal`] |
//! | a year | one of m equal steps | [`per_step`] |
//! | a step | m steps | [`over_steps`] |
//! | effective | continuous | [`continuous`] |
//! | continuous | effective | [`from_continuous`] |
//! | in current prices, inflation | real | [`fisher_real`] |
//! | real, inflation | in current prices | [`fisher_nominal`] |

use super::outcome::Outcome;
use crate::error::{Error, ErrorKind};
use crate::exact::{Rational, Real};
use crate::limits;
use crate::value::{Rate, decimal};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// What a nominal rate brings in a year when a part of it is applied `times` times: `(1 + nominal / m)^m - 1`.
///
/// Spreadsheets call it `EFFECT`.
///
/// # Errors
///
/// [`ErrorKind::OutOfRange`] for no application at all, or for a nominal rate of which a part is -100 % or less;
/// [`ErrorKind::OverLimit`] beyond [`limits::ANNUITY_PERIODS`] applications.
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, conversion::effective};
/// use bizcase::{dec, percent};
///
/// assert_eq!(effective(dec!(0.2), 2)?, Outcome::Value(percent!(21)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn effective(nominal: Decimal, times: u32) -> Result<Outcome<Rate>, Error> {
    let times = Times::new(times)?;
    let growth = &Rational::one() + &(&Rational::from_decimal(nominal) * &times.part());
    if growth.signum() == Ordering::Greater {
        return Ok(Outcome::of(|bits| times.power(&growth, bits) - 1));
    }
    let expected = format!("a nominal rate above -{} (-100 % each time)", times.0);
    Err(Error::new(ErrorKind::OutOfRange, decimal::to_text(nominal), expected).within("nominal"))
}

/// The nominal rate of which a part, applied `times` times, brings the effective rate in a year:
/// `m ((1 + effective)^(1/m) - 1)`.
///
/// Spreadsheets call it `NOMINAL`.
///
/// # Errors
///
/// As [`per_step`].
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, conversion::nominal};
/// use bizcase::{dec, percent};
///
/// assert_eq!(nominal(percent!(21), 2)?, Outcome::Value(dec!(0.2)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn nominal(effective: Rate, times: u32) -> Result<Outcome<Decimal>, Error> {
    let times = Times::new(times)?;
    Ok(Outcome::of(|bits| (times.root(&growth(effective), bits) - 1) * times.0))
}

/// The rate of one of `steps` equal parts of a year that compounds to the rate of the year:
/// `(1 + annual)^(1/m) - 1`.
///
/// The other convention divides: 12 % a year *is* 1 % a month for a loan whose rate is nominal.
///
/// # Errors
///
/// [`ErrorKind::OutOfRange`] for no step; [`ErrorKind::OverLimit`] beyond [`limits::ANNUITY_PERIODS`] steps.
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, conversion::per_step};
/// use bizcase::percent;
///
/// assert_eq!(per_step(percent!(21), 2)?, Outcome::Value(percent!(10)));
/// // The twelfth root of 1.035 is no fraction; 28 digits of it are.
/// let monthly = per_step(percent!(3.5), 12)?;
/// assert_eq!(monthly, Outcome::Value("0.0028708987190766276170092558".parse()?));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn per_step(annual: Rate, steps: u32) -> Result<Outcome<Rate>, Error> {
    let steps = Times::new(steps)?;
    Ok(Outcome::of(|bits| steps.root(&growth(annual), bits) - 1))
}

/// The rate that several equal steps bring together: `(1 + rate)^steps - 1`.
///
/// # Errors
///
/// As [`per_step`].
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, conversion::over_steps};
/// use bizcase::percent;
///
/// assert_eq!(over_steps(percent!(10), 2)?, Outcome::Value(percent!(21)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn over_steps(rate: Rate, steps: u32) -> Result<Outcome<Rate>, Error> {
    let steps = Times::new(steps)?;
    Ok(Outcome::of(|bits| steps.power(&growth(rate), bits) - 1))
}

/// The rate at which interest that is added at every moment brings the effective rate: `ln(1 + effective)`.
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, conversion::continuous};
/// use bizcase::{dec, percent};
///
/// // The natural logarithm of 2.
/// assert_eq!(continuous(percent!(100)), Outcome::Value(dec!(0.6931471805599453094172321215)));
/// ```
pub fn continuous(effective: Rate) -> Outcome<Decimal> {
    Outcome::of(|bits| Real::ln(&growth(effective), bits))
}

/// What interest that is added at every moment brings in a year: `e^continuous - 1`.
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, conversion::from_continuous};
/// use bizcase::dec;
///
/// // Euler's number less one.
/// let found = from_continuous(dec!(1)).map(|rate| rate.fraction());
/// assert_eq!(found, Outcome::Value(dec!(1.718281828459045235360287471)));
/// ```
pub fn from_continuous(continuous: Decimal) -> Outcome<Rate> {
    // e^67 - 1 exceeds every decimal, and e^-66 - 1 is nearer to -1 than half of a 28th place.
    if continuous > Decimal::from(67) {
        return Outcome::AboveRange;
    }
    if continuous < Decimal::from(-66) {
        return Outcome::BelowRange;
    }
    Outcome::of(|bits| Real::exp(continuous, bits) - 1)
}

/// The real rate in a rate stated in current prices, by Fisher's equation (*Appreciation and Interest*, 1896):
/// `(1 + nominal) / (1 + inflation) - 1`.
///
/// The difference `nominal - inflation` that is often taken for it is too high by `real * inflation`.
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, conversion::fisher_real};
/// use bizcase::percent;
///
/// assert_eq!(fisher_real(percent!(15.5), percent!(10)), Outcome::Value(percent!(5)));
/// ```
pub fn fisher_real(nominal: Rate, inflation: Rate) -> Outcome<Rate> {
    Outcome::of(|_| Real::from(growth(nominal)) / growth(inflation) - 1)
}

/// The rate in current prices of a real one, by Fisher's equation: `(1 + real) (1 + inflation) - 1`.
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, conversion::fisher_nominal};
/// use bizcase::percent;
///
/// assert_eq!(fisher_nominal(percent!(5), percent!(10)), Outcome::Value(percent!(15.5)));
/// ```
pub fn fisher_nominal(real: Rate, inflation: Rate) -> Outcome<Rate> {
    Outcome::of(|_| Real::from(growth(real)) * growth(inflation) - 1)
}

fn growth(rate: Rate) -> Rational {
    &Rational::one() + &Rational::from_decimal(rate.fraction())
}

/// How many times a year, from one to the limit.
#[derive(Clone, Copy)]
struct Times(u32);

impl Times {
    fn new(times: u32) -> Result<Self, Error> {
        let kind = match times {
            0 => ErrorKind::OutOfRange,
            1..=limits::ANNUITY_PERIODS => return Ok(Self(times)),
            _ => ErrorKind::OverLimit,
        };
        let expected = format!("1 to {} times a year", limits::ANNUITY_PERIODS);
        Err(Error::new(kind, times.to_string(), expected).within("times"))
    }

    /// One of so many equal parts.
    fn part(self) -> Rational {
        Rational::new(1.into(), self.0.into()).expect("a rate is applied at least once")
    }

    fn power(self, growth: &Rational, bits: u64) -> Real {
        Real::power(growth, &Rational::from_integer(self.0), bits)
    }

    fn root(self, growth: &Rational, bits: u64) -> Real {
        Real::power(growth, &self.part(), bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, percent};

    #[test]
    fn a_nominal_rate_below_minus_one_leaves_something_if_its_parts_do() {
        let found = effective(dec!(-1.5), 2).unwrap().value().unwrap();
        assert_eq!(found, percent!(-93.75));
        assert_eq!(nominal(found, 2).unwrap(), Outcome::Value(dec!(-1.5)));
        assert_eq!(effective(dec!(-2), 2).unwrap_err().path().to_string(), "nominal");
        assert_eq!(effective(dec!(0.1), 0).unwrap_err().kind(), ErrorKind::OutOfRange);
        assert_eq!(effective(dec!(0.1), 12_001).unwrap_err().kind(), ErrorKind::OverLimit);
    }

    #[test]
    fn continuous_rates_end_out_of_range_on_both_sides() {
        let from = |rate| from_continuous(rate).map(Rate::fraction);
        assert_eq!(from(Decimal::MAX), Outcome::AboveRange);
        assert_eq!(from(dec!(67)), Outcome::AboveRange);
        assert_eq!(from(dec!(-65.9)), Outcome::BelowRange);
        assert_eq!(from(Decimal::MIN), Outcome::BelowRange);
        assert_eq!(from(dec!(0)), Outcome::Value(dec!(0)));
        assert_eq!(from(dec!(-64)), Outcome::Value(dec!(-0.9999999999999999999999999998)));
        assert_eq!(continuous(percent!(0)), Outcome::Value(dec!(0)));
    }

    #[test]
    fn the_most_and_the_least_frequent_applications_are_answered() {
        let large = Decimal::MAX;
        assert_eq!(effective(large, 12_000).unwrap(), Outcome::AboveRange);
        assert_eq!(over_steps(percent!(-99), 12_000).unwrap(), Outcome::BelowRange);
        let whole = Rate::from_fraction(large).unwrap();
        assert_eq!(per_step(whole, 1).unwrap(), Outcome::AboveRange);
        assert!(per_step(whole, 12_000).unwrap().value().is_some());
    }
}
