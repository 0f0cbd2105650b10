//! The value of a line in each column: amount x profile x growth, exact, rounded once.

use super::amount::{Amount, Factor};
use crate::error::{Error, ErrorKind};
use crate::exact::{Rational, Rounded};
use crate::flow::{Growth, Profile};
use crate::limits;
use crate::time::Timeline;
use crate::value::decimal;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The value of each assumption by its id.
pub(super) type Values = BTreeMap<String, Decimal>;

/// One amount to be laid out over a timeline.
pub(super) struct Formula<'a> {
    pub(super) amount: &'a Amount,
    pub(super) profile: &'a Profile,
    pub(super) growth: &'a [Growth],
}

impl Formula<'_> {
    /// The cells, one for each column; every assumption that the amount names has a value.
    ///
    /// # Errors
    ///
    /// `NegativeAmount` for a product below zero; `OverLimit` for a product or a cell of more integer digits than
    /// [`limits::AMOUNT_DIGITS`].
    pub(super) fn cells(&self, values: &Values, timeline: Timeline) -> Result<Vec<Decimal>, Error> {
        let amount = product(self.amount, values);
        check_amount(&amount)?;
        let mut cells = vec![Decimal::ZERO; timeline.columns()];
        let growth = self.growth_factors(timeline)?;
        for (column, multiple) in self.profile.multiples(timeline.periods()) {
            let exact = &(&amount * &multiple) * &growth[column];
            cells[column] = cell(&exact, column)?;
        }
        Ok(cells)
    }

    /// By how much the line has grown at each column.
    fn growth_factors(&self, timeline: Timeline) -> Result<Vec<Rational>, Error> {
        let first = self.profile.first_column() as usize;
        let mut factors = vec![Rational::from_integer(1); timeline.columns()];
        for growth in self.growth {
            let rate = growth.rate().to_effective()?;
            let per_period = &Rational::from_integer(1) + &Rational::from_decimal(rate.fraction());
            let mut grown = Rational::from_integer(1);
            for factor in factors.iter_mut().skip(growth.base_column(first) + 1) {
                grown = &grown * &per_period;
                *factor = &*factor * &grown;
            }
        }
        Ok(factors)
    }
}

fn product(amount: &Amount, values: &Values) -> Rational {
    let factor = |factor: &Factor| match factor {
        Factor::Assumption(id) => {
            *values.get(id).expect("the judge refuses an amount that names no assumption")
        }
        Factor::Constant { value, .. } => *value,
    };
    amount
        .factors()
        .iter()
        .fold(Rational::from_integer(1), |product, next| &product * &Rational::from_decimal(factor(next)))
}

fn check_amount(amount: &Rational) -> Result<(), Error> {
    if amount < &Rational::from_integer(0) {
        let expected = "zero or more: the kind of a line carries its sign, so a negative cost is a benefit, \
                        a negative benefit a dis-benefit or a cost";
        return Err(Error::new(ErrorKind::NegativeAmount, amount.to_string(), expected));
    }
    if amount >= &largest_amount() {
        return Err(too_large(amount.to_string()));
    }
    Ok(())
}

fn cell(exact: &Rational, column: usize) -> Result<Decimal, Error> {
    match exact.round() {
        Rounded::Value(value) if exact < &largest_amount() => Ok(value),
        Rounded::Value(value) => Err(too_large(format!("{} at column {column}", decimal::to_text(value)))),
        Rounded::AboveRange | Rounded::BelowRange => {
            Err(too_large(format!("a larger value at column {column}")))
        }
    }
}

fn largest_amount() -> Rational {
    Rational::from_integer(10).pow(limits::AMOUNT_DIGITS)
}

fn too_large(found: String) -> Error {
    Error::new(ErrorKind::OverLimit, found, format!("less than 10^{}", limits::AMOUNT_DIGITS))
}
