//! What declining balances have in common.

use super::asset::{Asset, LIFE, SALVAGE, above_zero};
use super::method::Years;
use crate::dec;
use crate::flow::described::{Field, FieldKind, Misstated, Setting, Settings};
use crate::measure::depreciation::{Switch, variable_declining};
use rust_decimal::Decimal;

/// A life with the factor by which the share of a year is more than one part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declining {
    pub(super) asset: Asset,
    factor: Decimal,
}

const FACTOR: Field = Field::optional("factor", FieldKind::Decimal);

/// Double declining, unless stated.
const DOUBLE: Decimal = dec!(2);

impl Declining {
    pub(super) const FIELDS: &'static [Field] = &[LIFE, SALVAGE, FACTOR];

    pub(super) fn new(life: u32, salvage: Decimal, factor: Decimal) -> Result<Self, Misstated> {
        let asset = Asset::new(life, salvage)?;
        Ok(Self { asset, factor: above_zero(factor).map_err(Misstated::field(FACTOR.key))? })
    }

    pub(super) fn stated(settings: &Settings) -> Result<Self, Misstated> {
        let Asset { life, salvage } = Asset::stated(settings)?;
        Self::new(life, salvage, settings.decimal(FACTOR.key).unwrap_or(DOUBLE))
    }

    pub(super) fn settings(&self) -> Vec<(&'static str, Setting)> {
        let factor = (self.factor != DOUBLE).then_some((FACTOR.key, Setting::Decimal(self.factor)));
        self.asset.settings().into_iter().chain(factor).collect()
    }

    pub(super) fn written_off(&self, cost: Decimal, years: &Years, switch: Switch) -> Vec<Decimal> {
        let Asset { life, salvage } = self.asset;
        years.of_life(life, |year| {
            variable_declining(cost, salvage, life, year - 1, year, self.factor, switch)
        })
    }

    /// With a salvage value, when it is reached depends on the cost.
    pub(super) fn is_in_proportion(&self) -> bool {
        self.asset.salvage.is_zero()
    }
}
