//! What most methods state: a life, and what is left after it.

use crate::error::{Error, ErrorKind};
use crate::flow::described::{Field, FieldKind, Misstated, Setting, Settings};
use crate::limits;
use crate::value::decimal;
use rust_decimal::Decimal;

/// A life in years and a salvage value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Asset {
    pub(super) life: u32,
    pub(super) salvage: Decimal,
}

pub(super) const LIFE: Field = Field::required("life", FieldKind::Whole);
pub(super) const SALVAGE: Field = Field::optional("salvage", FieldKind::Decimal);

impl Asset {
    pub(super) fn new(life: u32, salvage: Decimal) -> Result<Self, Misstated> {
        if !(1..=limits::ASSET_LIFE).contains(&life) {
            let kind = if life == 0 { ErrorKind::OutOfRange } else { ErrorKind::OverLimit };
            let expected = format!("a life of 1 to {} years", limits::ASSET_LIFE);
            return Err(Misstated { field: LIFE.key, error: Error::new(kind, life.to_string(), expected) });
        }
        Ok(Self { life, salvage: salvage_value(salvage)? })
    }

    pub(super) fn stated(settings: &Settings) -> Result<Self, Misstated> {
        Self::new(settings.whole(LIFE.key).unwrap_or_default(), stated_salvage(settings))
    }

    pub(super) fn settings(&self) -> Vec<(&'static str, Setting)> {
        [(LIFE.key, Setting::Whole(self.life))].into_iter().chain(salvage_setting(self.salvage)).collect()
    }

    /// The same without anything left.
    pub(super) fn without_salvage(self) -> Self {
        Self { salvage: Decimal::ZERO, ..self }
    }
}

pub(super) fn stated_salvage(settings: &Settings) -> Decimal {
    settings.decimal(SALVAGE.key).unwrap_or_default()
}

pub(super) fn salvage_setting(salvage: Decimal) -> Option<(&'static str, Setting)> {
    (!salvage.is_zero()).then_some((SALVAGE.key, Setting::Decimal(salvage)))
}

pub(super) fn salvage_value(salvage: Decimal) -> Result<Decimal, Misstated> {
    at_least_zero(salvage).map_err(Misstated::field(SALVAGE.key))
}

pub(super) fn at_least_zero(value: Decimal) -> Result<Decimal, Error> {
    if value >= Decimal::ZERO {
        return Ok(value.normalize());
    }
    Err(Error::new(ErrorKind::NegativeAmount, decimal::to_text(value), "zero or more"))
}

/// Places after the point of what is raised to a power for each year of a life, so that the digits of these stay few.
const PLACES: u32 = 6;

/// A factor or a share above zero.
pub(super) fn above_zero(value: Decimal) -> Result<Decimal, Error> {
    let value = value.normalize();
    if value <= Decimal::ZERO {
        return Err(Error::new(ErrorKind::OutOfRange, decimal::to_text(value), "more than zero"));
    }
    if value.scale() > PLACES {
        let expected = format!("at most {PLACES} decimal places");
        return Err(Error::new(ErrorKind::OverLimit, decimal::to_text(value), expected));
    }
    Ok(value)
}
