//! By use of a capacity.

use super::Depreciation;
use super::asset::{SALVAGE, at_least_zero, salvage_setting, salvage_value, stated_salvage};
use super::method::{Method, Years, figure};
use crate::error::{Error, ErrorKind};
use crate::flow::described::{Described, Field, FieldKind, Misstated, Setting, Settings};
use crate::limits;
use crate::measure::depreciation;
use crate::value::decimal;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UnitsOfProduction {
    capacity: Decimal,
    /// In each year.
    used: Vec<Decimal>,
    salvage: Decimal,
}

const CAPACITY: Field = Field::required("capacity", FieldKind::Decimal);
const USED: Field = Field::required("used", FieldKind::Decimals);

impl UnitsOfProduction {
    pub(super) fn new(capacity: Decimal, used: &[Decimal], salvage: Decimal) -> Result<Self, Misstated> {
        if capacity <= Decimal::ZERO {
            let error = Error::new(ErrorKind::OutOfRange, decimal::to_text(capacity), "more than zero");
            return Err(Misstated { field: CAPACITY.key, error });
        }
        let used = by_year(used).map_err(Misstated::field(USED.key))?;
        Ok(Self { capacity: capacity.normalize(), used, salvage: salvage_value(salvage)? })
    }
}

fn by_year(used: &[Decimal]) -> Result<Vec<Decimal>, Error> {
    if used.is_empty() {
        return Err(Error::new(ErrorKind::Empty, "an empty list", "what is used in at least one year"));
    }
    if used.len() > limits::ASSET_LIFE as usize {
        let expected = format!("at most {}", limits::ASSET_LIFE);
        return Err(Error::new(ErrorKind::OverLimit, format!("{} years", used.len()), expected));
    }
    let year = |(index, &used): (usize, &Decimal)| at_least_zero(used).map_err(|error| error.within(index));
    used.iter().enumerate().map(year).collect()
}

impl Described for UnitsOfProduction {
    const WORD: &'static str = "units-of-production";
    const FIELDS: &'static [Field] = &[CAPACITY, USED, SALVAGE];

    fn stated(settings: &Settings) -> Result<Self, Misstated> {
        let capacity = settings.decimal(CAPACITY.key).unwrap_or_default();
        Self::new(capacity, settings.decimals(USED.key), stated_salvage(settings))
    }
}

impl Method for UnitsOfProduction {
    fn settings(&self) -> Vec<(&'static str, Setting)> {
        let stated = [
            (CAPACITY.key, Setting::Decimal(self.capacity)),
            (USED.key, Setting::Decimals(self.used.clone())),
        ];
        stated.into_iter().chain(salvage_setting(self.salvage)).collect()
    }

    fn salvage(&self) -> Decimal {
        self.salvage
    }

    fn written_off(&self, cost: Decimal, years: &Years) -> Vec<Decimal> {
        let by_use = depreciation::units_of_production(cost, self.salvage, self.capacity, &self.used);
        let by_use = by_use
            .expect("a sound method, and a cost of at least its salvage value")
            .into_iter()
            .map(|outcome| figure(Ok(outcome)));
        let of_year = by_use.chain(std::iter::repeat(Decimal::ZERO));
        years.columns().zip(of_year).map(|(_, depreciation)| depreciation).collect()
    }

    /// The salvage value stays as it is.
    fn of_change(&self) -> Option<Depreciation> {
        Some(Self { salvage: Decimal::ZERO, ..self.clone() }.into())
    }
}
