//! A first-year allowance, then the writing-down share of the main pool of the United Kingdom.

use super::Depreciation;
use super::method::{Method, Years};
use crate::exact::{Rational, Rounded};
use crate::flow::described::{Described, Field, FieldKind, Misstated, Setting, Settings};
use crate::tables;
use crate::value::Share;
use rust_decimal::Decimal;

/// The first-year allowance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UkMainPool(pub(super) Share);

const FIRST_YEAR: Field = Field::optional("first_year", FieldKind::Share);

impl Described for UkMainPool {
    const WORD: &'static str = "uk-main-pool";
    const FIELDS: &'static [Field] = &[FIRST_YEAR];

    fn stated(settings: &Settings) -> Result<Self, Misstated> {
        Ok(Self(settings.share(FIRST_YEAR.key).unwrap_or(none())))
    }
}

fn none() -> Share {
    Share::from_fraction(Decimal::ZERO).expect("zero is a share")
}

impl UkMainPool {
    /// The share of what is left that the year of a column writes off.
    fn share(&self, column: u32, years: &Years) -> Rational {
        if column == years.first && self.0 != none() {
            return Rational::from_decimal(self.0.fraction());
        }
        let (start, end) = (years.timeline.end_of(column - 1), years.timeline.end_of(column));
        tables::uk_main_pool().weighted(start, end).expect("a year has days")
    }
}

impl Method for UkMainPool {
    fn settings(&self) -> Vec<(&'static str, Setting)> {
        let stated = (self.0 != none()).then_some((FIRST_YEAR.key, Setting::Share(self.0)));
        stated.into_iter().collect()
    }

    fn written_off(&self, cost: Decimal, years: &Years) -> Vec<Decimal> {
        let mut pool = Rational::from_decimal(cost);
        let year = |column: u32| {
            let share = self.share(column, years);
            let allowance = &pool * &share;
            // By a product: a difference would have the digits of both denominators, and so twice as many each year.
            pool = (&pool * &(&Rational::one() - &share)).reduced();
            match allowance.round() {
                Rounded::Value(allowance) => allowance,
                Rounded::AboveRange | Rounded::BelowRange => unreachable!("it is a part of a cost"),
            }
        };
        years.columns().map(year).collect()
    }

    fn of_change(&self) -> Option<Depreciation> {
        Some(self.clone().into())
    }
}
