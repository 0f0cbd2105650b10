//! Depreciation: how the cost of an asset is spread over its life.
//!
//! | method | function | spreadsheet |
//! |---|---|---|
//! | equal amounts | [`straight_line`] | `SLN` |
//! | falling by equal steps | [`sum_of_years_digits`] | `SYD` |
//! | a fixed share of the book value | [`declining_balance`] | |
//! | a share of `factor / life`, never below the salvage value | [`double_declining`] | `DDB` |
//! | ... with a change to equal amounts | [`variable_declining`] | `VDB` |
//! | a share that ends at the salvage value, rounded to a tenth of a percent | [`fixed_declining`] | `DB` |
//! | by use | [`units_of_production`] | |
//! | by the tables of the Internal Revenue Service | [`macrs`], [`mid_month_first_year`] | |
//!
//! Source of what spreadsheets define: OASIS, *OpenDocument Format 1.3*, part 4 (OpenFormula), section 6.12.
//!
//! Period 1 is the first. Costs and salvage values are amounts, zero or positive. Depreciation is an amount too, and no
//! cash flow: it matters to a decision through taxes alone. Each figure is exact and rounded once, so that a schedule
//! whose definition writes off the cost less the salvage value does so up to half a unit of the last place of each.

mod declining;
mod even;
mod macrs;

pub use declining::{Switch, declining_balance, double_declining, fixed_declining, variable_declining};
pub use even::{straight_line, sum_of_years_digits, units_of_production};
pub use macrs::{MacrsTable, RealProperty, macrs, mid_month_first_year};

use crate::error::{Error, ErrorKind};
use crate::limits;
use crate::value::decimal;
use rust_decimal::Decimal;

/// Refuses a negative cost or salvage value.
fn check_amounts(cost: Decimal, salvage: Decimal) -> Result<(), Error> {
    for (amount, place) in [(cost, "cost"), (salvage, "salvage")] {
        if amount < Decimal::ZERO {
            let found = decimal::to_text(amount);
            return Err(Error::new(ErrorKind::NegativeAmount, found, "zero or more").within(place));
        }
    }
    Ok(())
}

/// Refuses what is not above zero.
fn check_positive(value: Decimal, place: &str) -> Result<(), Error> {
    if value > Decimal::ZERO {
        return Ok(());
    }
    Err(Error::new(ErrorKind::OutOfRange, decimal::to_text(value), "more than zero").within(place))
}

/// Refuses a life of no period, or of more than the limit.
fn check_life(life: Decimal) -> Result<(), Error> {
    check_positive(life, "life")?;
    if life <= Decimal::from(limits::ASSET_LIFE) {
        return Ok(());
    }
    let expected = format!("at most {} periods", limits::ASSET_LIFE);
    Err(Error::new(ErrorKind::OverLimit, decimal::to_text(life), expected).within("life"))
}

/// Refuses a period outside `first..=last`.
fn check_period(period: Decimal, first: Decimal, last: Decimal, place: &str) -> Result<(), Error> {
    if (first..=last).contains(&period) {
        return Ok(());
    }
    let expected = format!("a period from {} to {}", decimal::to_text(first), decimal::to_text(last));
    Err(Error::new(ErrorKind::OutOfRange, decimal::to_text(period), expected).within(place))
}
