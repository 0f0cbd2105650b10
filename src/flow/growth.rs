//! Growth of an amount with the years.

use crate::error::Error;
use crate::exact::real::figure;
use crate::exact::{Rational, Real, Rounded};
use crate::time::Step;
use crate::value::AnnualRate;

/// A constant rate of growth a year, and the column from which it counts.
///
/// In quarters and months an amount grows by the fractional power of its annual rate.
///
/// Several rates of one line multiply: a quantity that grows by 5 % at prices that grow by 3 %.
///
/// ```
/// use bizcase::prelude::*;
///
/// // 100 a year, stated as of the first year in which it is paid: 100, 102, 104.04.
/// let maintenance = Cost::new("Maintenance", gbp(100)).every_period().from(2).growing(percent!(2));
/// // The same in the prices of the decision date: 104.04, 106.1208, ...
/// let indexed = Cost::new("Maintenance", gbp(100)).every_period().from(2).escalating(percent!(2));
/// # let cells = |cost: Cost| -> Result<Vec<Decimal>, Errors> {
/// #     let case = BusinessCase::builder("Growth", Currency::GBP)
/// #         .timeline(Timeline::years(2026, 3))
/// #         .conventions(Conventions::nominal().end_of_period())
/// #         .discounting(percent!(3))
/// #         .baseline(Alternative::business_as_usual("Today").cost(cost))
/// #         .build()?;
/// #     Ok(case.baseline().lines()[0].cells().to_vec())
/// # };
/// assert_eq!(cells(maintenance)?, decimals![0, 0, 100, 102]);
/// assert_eq!(cells(indexed)?, decimals![0, 0, 104.04, 106.1208]);
/// # Ok::<(), Errors>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Growth {
    /// The amount is as stated in the line's first column and grows from there.
    FromFirstColumn(AnnualRate),
    /// The amount is stated in the prices of column 0 and has grown by the time it is first paid.
    FromColumnZero(AnnualRate),
}

impl Growth {
    /// The rate of growth.
    #[must_use]
    pub fn rate(self) -> AnnualRate {
        match self {
            Self::FromFirstColumn(rate) | Self::FromColumnZero(rate) => rate,
        }
    }
}

/// A power of a growth factor, of which an exponent may be negative.
#[derive(Debug, Clone)]
pub(crate) struct Power {
    pub(crate) base: Rational,
    pub(crate) exponent: Rational,
}

impl Power {
    /// An amount times the power, rounded once.
    pub(crate) fn of(&self, amount: &Rational) -> Rounded {
        let value = |bits| Real::from(amount) * Real::power(&self.base, &self.exponent, bits);
        figure(value).unwrap_or(Rounded::AboveRange)
    }
}

/// All rates of growth of a line, laid out over columns.
pub(crate) struct GrowthFactors {
    /// The column from which each rate counts, and by how much it multiplies each year.
    yearly: Vec<(usize, Rational)>,
    periods_a_year: u32,
}

impl GrowthFactors {
    /// The growth of a line whose profile starts at this column.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Overflow`](crate::ErrorKind::Overflow) for a rate whose effective rate no decimal can hold.
    pub(crate) fn new(growth: &[Growth], first_column: usize, step: Step) -> Result<Self, Error> {
        let yearly = |growth: &Growth| {
            let base = match growth {
                Growth::FromFirstColumn(_) => first_column,
                Growth::FromColumnZero(_) => 0,
            };
            let rate = Rational::from_decimal(growth.rate().to_effective()?.fraction());
            Ok((base, &Rational::one() + &rate))
        };
        let yearly = growth.iter().map(yearly).collect::<Result<_, _>>()?;
        Ok(Self { yearly, periods_a_year: step.periods_a_year() })
    }

    /// An amount as it has grown at a column, and by a further power, rounded once; growth within a year is a fractional
    /// power of its rate.
    pub(crate) fn grown(&self, stated: &Rational, column: usize, further: Option<Power>) -> Rounded {
        let own = self.yearly.iter().map(|(start, factor)| Power {
            base: factor.clone(),
            exponent: self.years(column.saturating_sub(*start)),
        });
        let powers: Vec<Power> = own.chain(further).collect();
        if powers.is_empty() {
            return stated.round();
        }
        let grown = |bits| {
            powers.iter().fold(Real::from(stated), |grown, power| {
                grown * Real::power(&power.base, &power.exponent, bits)
            })
        };
        // What no precision can write out is beyond every limit.
        figure(grown).unwrap_or(Rounded::AboveRange)
    }

    fn years(&self, columns: usize) -> Rational {
        Rational::new(columns.into(), self.periods_a_year.into())
            .expect("a year has at least one period")
            .reduced()
    }
}
