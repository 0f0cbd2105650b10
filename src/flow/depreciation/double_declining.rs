//! A share of the book value that follows from the life, never below the salvage value.

use super::Depreciation;
use super::declining::Declining;
use super::method::{Method, Years};
use crate::flow::described::{Described, Field, Misstated, Setting, Settings};
use crate::measure::depreciation::Switch;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DoubleDeclining(Declining);

impl DoubleDeclining {
    pub(super) fn new(life: u32, salvage: Decimal, factor: Decimal) -> Result<Self, Misstated> {
        Declining::new(life, salvage, factor).map(Self)
    }
}

impl Described for DoubleDeclining {
    const WORD: &'static str = "double-declining";
    const FIELDS: &'static [Field] = Declining::FIELDS;

    fn stated(settings: &Settings) -> Result<Self, Misstated> {
        Declining::stated(settings).map(Self)
    }
}

impl Method for DoubleDeclining {
    fn settings(&self) -> Vec<(&'static str, Setting)> {
        self.0.settings()
    }

    fn salvage(&self) -> Decimal {
        self.0.asset.salvage
    }

    fn written_off(&self, cost: Decimal, years: &Years) -> Vec<Decimal> {
        self.0.written_off(cost, years, Switch::Never)
    }

    fn of_change(&self) -> Option<Depreciation> {
        self.0.is_in_proportion().then(|| self.clone().into())
    }
}
