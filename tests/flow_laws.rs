//! The laws that the crate exports hold for its own measures of flows.

#![expect(clippy::unwrap_used, reason = "the helpers of a test may panic as it does")]

use bizcase::measure::{irr, npv, payback, payback_whole};
use bizcase::strategies::laws::{self, Closeness};
use bizcase::strategies::{any_rate, flows, rated_flows, rates};
use bizcase::time::{DayCount, Timing};
use bizcase::{Decimal, Rate};
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

/// Internal rates with their multiplicities.
fn rates_of(flow: &[Decimal]) -> Vec<(Rate, usize)> {
    let found = irr(flow).unwrap();
    found.rates().iter().filter_map(|rate| Some((rate.rate().value()?, rate.multiplicity()))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn present_values_are_linear_and_discount_a_shift(
        flows in [flows(0..=12), flows(0..=12)], factors in [-999_i64..1_000, -999_i64..1_000], rate in prop_oneof![3 => rates().boxed(), 1 => any_rate().boxed()],
        timing in prop::sample::select(Timing::ALL),
    ) {
        let worth = |flow: &[Decimal]| npv(rate, timing, flow);
        let [one, other] = &flows;
        laws::additive(worth, one, other, Closeness::LastPlace)?;
        laws::proportional(worth, one, factors[0].into(), Closeness::LastPlace)?;
        let multiples = [(factors[0].into(), one.as_slice()), (factors[1].into(), other.as_slice())];
        laws::linear(worth, &multiples, Closeness::LastPlace)?;
        laws::discounts_a_shift(|rate, flow| npv(rate, timing, flow), rate, one, Closeness::LastPlace)?;
    }

    #[test]
    fn a_unit_of_money_changes_neither_rates_nor_payback(flow in flows(1..=12), factor in 1_i64..1_000_000) {
        laws::unmoved_by_scale(|flow| irr(flow).unwrap(), &flow, factor.into())?;
        laws::unmoved_by_scale(payback, &flow, factor.into())?;
        laws::unmoved_by_scale(payback_whole, &flow, factor.into())?;
    }

    #[test]
    fn flows_made_from_rates_have_these_rates_and_no_others(flow in rated_flows(0..=6)) {
        laws::finds_every_rate(rates_of, &flow)?;
    }
}

proptest! {
    /// ISDA, *2006 Definitions*, section 4.16 (b): the days in leap years over 366, the others over 365.
    #[test]
    fn actual_years_are_counted_day_by_day(year in 2019_i16..2029, first in 0_i64..366, days in 0_i64..1_500) {
        let start = date(year, 1, 1).saturating_add(first.days());
        let parts: i64 = (0..days)
            .map(|day| if start.saturating_add(day.days()).in_leap_year() { 365 } else { 366 })
            .sum();
        let years = DayCount::ActActIsda.year_fraction(start, start.saturating_add(days.days()));
        let difference = years * Decimal::from(365 * 366) - Decimal::from(parts);
        prop_assert!(difference.abs() < Decimal::new(1, 20), "{years} from {start} in {days} days");
    }
}
