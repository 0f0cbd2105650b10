//! Equal amounts over a life.

use super::Depreciation;
use super::asset::{Asset, LIFE, SALVAGE};
use super::method::{Method, Years};
use crate::flow::described::{Described, Field, Misstated, Setting, Settings};
use crate::measure::depreciation;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StraightLine(Asset);

impl StraightLine {
    pub(super) fn new(life: u32, salvage: Decimal) -> Result<Self, Misstated> {
        Asset::new(life, salvage).map(Self)
    }
}

impl Described for StraightLine {
    const WORD: &'static str = "straight-line";
    const FIELDS: &'static [Field] = &[LIFE, SALVAGE];

    fn stated(settings: &Settings) -> Result<Self, Misstated> {
        Asset::stated(settings).map(Self)
    }
}

impl Method for StraightLine {
    fn settings(&self) -> Vec<(&'static str, Setting)> {
        self.0.settings()
    }

    fn salvage(&self) -> Decimal {
        self.0.salvage
    }

    fn written_off(&self, cost: Decimal, years: &Years) -> Vec<Decimal> {
        let Asset { life, salvage } = self.0;
        years.of_life(life, |_| depreciation::straight_line(cost, salvage, life.into()))
    }

    /// The salvage value stays as it is.
    fn of_change(&self) -> Option<Depreciation> {
        Some(Self(self.0.without_salvage()).into())
    }
}
