//! The tables of the Modified Accelerated Cost Recovery System of the United States.

use super::Depreciation;
use super::method::{Method, Years};
use crate::flow::described::{Described, Field, FieldKind, Misstated, Setting, Settings};
use crate::limits;
use crate::measure::depreciation::{self, MacrsTable};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Macrs(pub(super) MacrsTable);

const TABLE: Field = Field::required("table", FieldKind::MacrsTable);

impl Described for Macrs {
    const WORD: &'static str = "macrs";
    const FIELDS: &'static [Field] = &[TABLE];

    fn stated(settings: &Settings) -> Result<Self, Misstated> {
        let word = settings.word(TABLE.key).unwrap_or_default();
        word.parse().map(Self).map_err(Misstated::field(TABLE.key))
    }
}

impl Method for Macrs {
    fn settings(&self) -> Vec<(&'static str, Setting)> {
        vec![(TABLE.key, Setting::Word(self.0.word()))]
    }

    fn written_off(&self, cost: Decimal, years: &Years) -> Vec<Decimal> {
        years.of_life(limits::PERIODS, |year| depreciation::macrs(cost, self.0, year))
    }

    fn of_change(&self) -> Option<Depreciation> {
        Some(self.clone().into())
    }
}
