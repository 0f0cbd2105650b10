//! A fixed share of the book value that ends near the salvage value: the spreadsheet's `DB`.

use super::Depreciation;
use super::asset::{Asset, LIFE, SALVAGE};
use super::method::{Method, Years};
use crate::error::{Error, ErrorKind};
use crate::flow::described::{Described, Field, FieldKind, Misstated, Setting, Settings};
use crate::measure::depreciation;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FixedDeclining {
    asset: Asset,
    /// Months of the first year.
    months: u32,
}

const MONTHS: Field = Field::optional("months", FieldKind::Whole);
const WHOLE_YEAR: u32 = 12;

impl FixedDeclining {
    pub(super) fn new(life: u32, salvage: Decimal, months: u32) -> Result<Self, Misstated> {
        let asset = Asset::new(life, salvage)?;
        if !(1..=WHOLE_YEAR).contains(&months) {
            let error = Error::new(ErrorKind::OutOfRange, months.to_string(), "1 to 12 months");
            return Err(Misstated { field: MONTHS.key, error });
        }
        Ok(Self { asset, months })
    }

    /// The other months of a first year that is not whole are charged after the life.
    fn years(&self) -> u32 {
        self.asset.life + u32::from(self.months < WHOLE_YEAR)
    }
}

impl Described for FixedDeclining {
    const WORD: &'static str = "fixed-declining";
    const FIELDS: &'static [Field] = &[LIFE, SALVAGE, MONTHS];

    fn stated(settings: &Settings) -> Result<Self, Misstated> {
        let Asset { life, salvage } = Asset::stated(settings)?;
        Self::new(life, salvage, settings.whole(MONTHS.key).unwrap_or(WHOLE_YEAR))
    }
}

impl Method for FixedDeclining {
    fn settings(&self) -> Vec<(&'static str, Setting)> {
        let months = (self.months != WHOLE_YEAR).then_some((MONTHS.key, Setting::Whole(self.months)));
        self.asset.settings().into_iter().chain(months).collect()
    }

    fn salvage(&self) -> Decimal {
        self.asset.salvage
    }

    fn written_off(&self, cost: Decimal, years: &Years) -> Vec<Decimal> {
        let Asset { life, salvage } = self.asset;
        years.of_life(self.years(), |year| {
            depreciation::fixed_declining(cost, salvage, life, year, self.months)
        })
    }

    /// The share depends on how much of the cost the salvage value is.
    fn of_change(&self) -> Option<Depreciation> {
        self.asset.salvage.is_zero().then(|| self.clone().into())
    }
}
