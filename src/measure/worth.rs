//! What flows are worth, inside formulas.

use super::discounting::Discounting;
use super::present_value::undiscounted;
use crate::exact::present_value::DiscountFactor;
use crate::exact::{Rational, Real};
use crate::time::Timing;
use crate::value::Rate;
use rust_decimal::Decimal;

/// The present value of flows, as [`npv`](super::npv) defines it, to be rounded later.
pub(super) fn worth(rate: Rate, timing: Timing, flows: &[Decimal], bits: u64) -> Real {
    let Some(undiscounted) = undiscounted(timing) else {
        return Discounting::per_period(rate, timing).worth(flows, bits);
    };
    let factor = DiscountFactor::at(rate.fraction());
    let length = Rational::from_decimal(rate.fraction()).length() * flows.len() as u64;
    Real::rational(
        length,
        bits,
        || factor.enclosed(undiscounted, flows, bits),
        || factor.exact(undiscounted, flows),
    )
}
