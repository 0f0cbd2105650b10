//! The percentage tables of the Modified Accelerated Cost Recovery System of the United States.
//!
//! Source: Internal Revenue Service, *Publication 946, How To Depreciate Property*, Appendix A, Tables A-1, A-5, A-6
//! and A-7a. The tables have not changed since property placed in service in 1987 (39-year property: since 13 May
//! 1993). They are data: no formula gives their last digits, such as 8.93, 8.92, 8.93 in one row.

use crate::decimals;
use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::measure::outcome::Outcome;
use crate::value::words;
use rust_decimal::Decimal;

words! {
    /// A column of the tables for personal property: a convention and a recovery period.
    ///
    /// Of the four mid-quarter tables, the fourth quarter's columns for 5 and 7 years are here.
    MacrsTable {
        /// Table A-1, half-year convention, 3-year property.
        HalfYear3 = "half-year-3",
        /// Table A-1, half-year convention, 5-year property.
        HalfYear5 = "half-year-5",
        /// Table A-1, half-year convention, 7-year property.
        HalfYear7 = "half-year-7",
        /// Table A-1, half-year convention, 10-year property.
        HalfYear10 = "half-year-10",
        /// Table A-1, half-year convention, 15-year property.
        HalfYear15 = "half-year-15",
        /// Table A-1, half-year convention, 20-year property.
        HalfYear20 = "half-year-20",
        /// Table A-5, mid-quarter convention, placed in service in the fourth quarter, 5-year property.
        FourthQuarter5 = "fourth-quarter-5",
        /// Table A-5, mid-quarter convention, placed in service in the fourth quarter, 7-year property.
        FourthQuarter7 = "fourth-quarter-7",
    }
}

impl MacrsTable {
    /// The percentages of the cost by year, of which the first is the year in which the property is placed in service.
    /// They sum to 100.
    ///
    /// ```
    /// use bizcase::{decimals, measure::depreciation::MacrsTable};
    ///
    /// assert_eq!(MacrsTable::HalfYear3.percentages(), decimals![33.33, 44.45, 14.81, 7.41]);
    /// ```
    #[must_use]
    pub fn percentages(self) -> &'static [Decimal] {
        match self {
            Self::HalfYear3 => const { &decimals![33.33, 44.45, 14.81, 7.41] },
            Self::HalfYear5 => const { &decimals![20.00, 32.00, 19.20, 11.52, 11.52, 5.76] },
            Self::HalfYear7 => const { &decimals![14.29, 24.49, 17.49, 12.49, 8.93, 8.92, 8.93, 4.46] },
            Self::HalfYear10 => {
                const { &decimals![10.00, 18.00, 14.40, 11.52, 9.22, 7.37, 6.55, 6.55, 6.56, 6.55, 3.28] }
            }
            Self::HalfYear15 => {
                const {
                    &decimals![
                        5.00, 9.50, 8.55, 7.70, 6.93, 6.23, 5.90, 5.90, 5.91, 5.90, 5.91, 5.90, 5.91, 5.90,
                        5.91, 2.95
                    ]
                }
            }
            Self::HalfYear20 => {
                const {
                    &decimals![
                        3.750, 7.219, 6.677, 6.177, 5.713, 5.285, 4.888, 4.522, 4.462, 4.461, 4.462, 4.461,
                        4.462, 4.461, 4.462, 4.461, 4.462, 4.461, 4.462, 4.461, 2.231
                    ]
                }
            }
            Self::FourthQuarter5 => const { &decimals![5.00, 38.00, 22.80, 13.68, 10.94, 9.58] },
            Self::FourthQuarter7 => const { &decimals![3.57, 27.55, 19.68, 14.06, 10.04, 8.73, 8.73, 7.64] },
        }
    }

    /// The publication and the table.
    #[must_use]
    pub fn source(self) -> &'static str {
        match self {
            Self::FourthQuarter5 | Self::FourthQuarter7 => "IRS Publication 946, Appendix A, Table A-5",
            _ => "IRS Publication 946, Appendix A, Table A-1",
        }
    }
}

words! {
    /// Real property, whose first year depends on the month in which it is placed in service.
    RealProperty {
        /// Residential rental property over 27.5 years, Table A-6.
        Residential = "residential",
        /// Nonresidential real property over 39 years, Table A-7a.
        Nonresidential = "nonresidential",
    }
}

impl RealProperty {
    /// The percentages of the first year, by the month in which the property is placed in service.
    #[must_use]
    pub fn first_year_percentages(self) -> &'static [Decimal; 12] {
        match self {
            Self::Residential => {
                const {
                    &decimals![
                        3.485, 3.182, 2.879, 2.576, 2.273, 1.970, 1.667, 1.364, 1.061, 0.758, 0.455, 0.152
                    ]
                }
            }
            Self::Nonresidential => {
                const {
                    &decimals![
                        2.461, 2.247, 2.033, 1.819, 1.605, 1.391, 1.177, 0.963, 0.749, 0.535, 0.321, 0.107
                    ]
                }
            }
        }
    }

    /// The publication and the table.
    #[must_use]
    pub fn source(self) -> &'static str {
        match self {
            Self::Residential => "IRS Publication 946, Appendix A, Table A-6",
            Self::Nonresidential => "IRS Publication 946, Appendix A, Table A-7a",
        }
    }
}

/// The depreciation of a year by a table: a percentage of the cost, without a salvage value. Years after the last one of
/// the table have none.
///
/// # Errors
///
/// [`ErrorKind::NegativeAmount`] for a negative cost; [`ErrorKind::OutOfRange`] for year 0.
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, depreciation::{MacrsTable, macrs}};
/// use bizcase::dec;
///
/// assert_eq!(macrs(dec!(10000), MacrsTable::HalfYear5, 2)?, Outcome::Value(dec!(3200)));
/// assert_eq!(macrs(dec!(10000), MacrsTable::HalfYear5, 7)?, Outcome::Value(dec!(0)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn macrs(cost: Decimal, table: MacrsTable, year: u32) -> Result<Outcome<Decimal>, Error> {
    super::check_amounts(cost, Decimal::ZERO)?;
    let Some(index) = year.checked_sub(1) else {
        let expected = "1 for the year in which it is placed in service, or more";
        return Err(Error::new(ErrorKind::OutOfRange, "0", expected).within("year"));
    };
    let percentage = table.percentages().get(index as usize).copied().unwrap_or(Decimal::ZERO);
    Ok(percent_of(cost, percentage))
}

/// The depreciation of real property in its first year by the mid-month convention, by the month, 1 to 12, in which it
/// is placed in service.
///
/// # Errors
///
/// [`ErrorKind::NegativeAmount`] for a negative cost; [`ErrorKind::OutOfRange`] for a month other than 1 to 12.
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, depreciation::{RealProperty, mid_month_first_year}};
/// use bizcase::dec;
///
/// let first = mid_month_first_year(dec!(100000), RealProperty::Residential, 7)?;
/// assert_eq!(first, Outcome::Value(dec!(1667)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn mid_month_first_year(
    cost: Decimal,
    property: RealProperty,
    month: u32,
) -> Result<Outcome<Decimal>, Error> {
    super::check_amounts(cost, Decimal::ZERO)?;
    let index = month.checked_sub(1).map(|index| index as usize);
    match index.and_then(|index| property.first_year_percentages().get(index)) {
        Some(&percentage) => Ok(percent_of(cost, percentage)),
        None => {
            Err(Error::new(ErrorKind::OutOfRange, month.to_string(), "a month from 1 to 12").within("month"))
        }
    }
}

fn percent_of(cost: Decimal, percentage: Decimal) -> Outcome<Decimal> {
    let hundredth = Rational::new(1.into(), 100.into()).expect("a hundred is not zero");
    let share = &Rational::from_decimal(percentage) * &hundredth;
    (&Rational::from_decimal(cost) * &share).round().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;

    #[test]
    fn every_table_writes_off_the_whole_cost() {
        for table in MacrsTable::ALL {
            let sum: Decimal = table.percentages().iter().sum();
            assert_eq!(sum, dec!(100), "{table}");
        }
    }

    #[test]
    fn years_and_months_outside_the_calendar_are_refused() {
        assert_eq!(macrs(dec!(1), MacrsTable::HalfYear3, 0).unwrap_err().path().to_string(), "year");
        for month in [0, 13, u32::MAX] {
            let error = mid_month_first_year(dec!(1), RealProperty::Nonresidential, month).unwrap_err();
            assert_eq!(error.path().to_string(), "month");
        }
    }
}
