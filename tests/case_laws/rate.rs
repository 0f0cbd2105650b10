//! A flow with one outlay first has one rate, and is worth less the higher the rate.

use crate::exact::{Fraction, npv_of};
use crate::times;
use bizcase::measure::{irr, npv};
use bizcase::prelude::*;
use bizcase::strategies::{any_rate, conventional_flows, laws, rates};
use num_bigint::Sign;
use proptest::prelude::*;

proptest! {
    #![proptest_config(times(250))]

    #[test]
    fn the_present_value_of_a_conventional_flow_falls_as_the_rate_rises(
        flow in conventional_flows(2..=20), rates in [rates(), rates()],
        timing in prop::sample::select(Timing::ALL),
    ) {
        laws::falls_as_the_rate_rises(|rate, flow| npv(rate, timing, flow), &flow, rates)?;
    }

    #[test]
    fn it_falls_at_extreme_rates_as_well(
        flow in conventional_flows(2..=12), rates in [any_rate(), any_rate()],
    ) {
        laws::falls_as_the_rate_rises(|rate, flow| npv(rate, Timing::End, flow), &flow, rates)?;
    }

    #[test]
    fn the_one_rate_of_a_conventional_flow_lies_between_its_neighbours(flow in conventional_flows(2..=12)) {
        let found = irr(&flow).unwrap();
        let rate = found.unique().expect("one change of sign, and plausible amounts").fraction();
        let half = Fraction::half_unit_of(rate);
        let exact = Fraction::of(rate);
        prop_assert_ne!(npv_of(&exact.minus(&half), &flow).sign(), Sign::Minus, "{} in {:?}", rate, flow);
        prop_assert_ne!(npv_of(&exact.plus(&half), &flow).sign(), Sign::Plus, "{} in {:?}", rate, flow);
    }
}
