//! A stated share of the book value in every year, without end.

use super::Depreciation;
use super::asset::above_zero;
use super::method::{Method, Years};
use crate::flow::described::{Described, Field, FieldKind, Misstated, Setting, Settings};
use crate::limits;
use crate::measure::depreciation;
use crate::value::Share;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DecliningShare(Share);

const SHARE: Field = Field::required("share", FieldKind::Share);

impl DecliningShare {
    pub(super) fn new(share: Share) -> Result<Self, Misstated> {
        above_zero(share.fraction()).map_err(Misstated::field(SHARE.key))?;
        Ok(Self(share))
    }
}

impl Described for DecliningShare {
    const WORD: &'static str = "declining-share";
    const FIELDS: &'static [Field] = &[SHARE];

    fn stated(settings: &Settings) -> Result<Self, Misstated> {
        Self::new(settings.share(SHARE.key).unwrap_or(Share::ALL))
    }
}

impl Method for DecliningShare {
    fn settings(&self) -> Vec<(&'static str, Setting)> {
        vec![(SHARE.key, Setting::Share(self.0))]
    }

    fn written_off(&self, cost: Decimal, years: &Years) -> Vec<Decimal> {
        years.of_life(limits::PERIODS, |year| depreciation::declining_balance(cost, self.0, year))
    }

    fn of_change(&self) -> Option<Depreciation> {
        Some(self.clone().into())
    }
}
