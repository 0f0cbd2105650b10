//! Signed flows by column.

use super::arbitrary::dates;
use super::decimal::{amounts, positive_amounts};
use super::within;
use crate::limits;
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::collection::{SizeRange, btree_map, vec};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Flows by column of so many columns, inflow positive: [`amounts`] of either sign in any order.
///
/// They have none, one or several internal rates. A length of zero gives the empty flow, and none is longer than a
/// timeline can be.
///
/// ```
/// use bizcase::measure::{npv, total};
/// use bizcase::strategies::{flows, proptest::prelude::*};
/// use bizcase::{Rate, time::Timing};
///
/// proptest!(|(flow in flows(0..=12))| {
///     prop_assert_eq!(npv(Rate::ZERO, Timing::End, &flow), total(&flow));
/// });
/// ```
pub fn flows(len: impl Into<SizeRange>) -> impl Strategy<Value = Vec<Decimal>> {
    vec(signed_amounts(), within(len, 0..=columns()))
}

/// Flows of so many columns with one outlay first and no outflow after it, and at least one inflow: a flow that
/// has exactly one internal rate, and whose present value falls as the rate rises.
///
/// The shortest has two columns, the longest as many as a timeline.
///
/// ```
/// use bizcase::measure::{Irr, irr};
/// use bizcase::strategies::{conventional_flows, proptest::prelude::*};
///
/// proptest!(|(flow in conventional_flows(2..=6))| {
///     prop_assert!(matches!(irr(&flow), Ok(Irr::Unique(_))));
/// });
/// ```
pub fn conventional_flows(len: impl Into<SizeRange>) -> impl Strategy<Value = Vec<Decimal>> {
    let (least, most) = within(len, 2..=columns()).into_inner();
    let between = vec(amounts(), least - 2..=most - 2);
    (positive_amounts(), between, positive_amounts()).prop_map(|(outlay, between, last)| {
        let inflows = between.into_iter().chain([last]);
        [-outlay].into_iter().chain(inflows).collect()
    })
}

/// Flows on dates of their own, in no order, so many of them: [`amounts`] of either sign, over twenty years.
///
/// No date comes twice. A length of zero gives the empty flow.
///
/// ```
/// use bizcase::measure::xnpv;
/// use bizcase::strategies::{dated_flows, proptest::prelude::*};
/// use bizcase::{Rate, time::DayCount};
///
/// proptest!(|(flow in dated_flows(1..=12))| {
///     let total = flow.iter().map(|(_, amount)| amount).sum();
///     prop_assert_eq!(xnpv(Rate::ZERO, DayCount::Act365Fixed, &flow).value(), Some(total));
/// });
/// ```
pub fn dated_flows(len: impl Into<SizeRange>) -> impl Strategy<Value = Vec<(Date, Decimal)>> {
    const DAYS: i64 = 20 * 365;
    let flow = btree_map(0..DAYS, signed_amounts(), within(len, 0..=columns()));
    (dates(), flow.prop_map(|flow| flow.into_iter().collect::<Vec<_>>()).prop_shuffle()).prop_map(
        |(start, flow)| {
            flow.into_iter().map(|(day, amount)| (start.saturating_add(day.days()), amount)).collect()
        },
    )
}

fn signed_amounts() -> impl Strategy<Value = Decimal> {
    (amounts(), any::<bool>())
        .prop_map(|(amount, outflow)| if outflow && !amount.is_zero() { -amount } else { amount })
}

/// The columns of the longest timeline.
fn columns() -> usize {
    limits::PERIODS as usize + 1
}
