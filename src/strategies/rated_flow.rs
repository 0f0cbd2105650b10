//! Flows whose internal rates are known before they are looked for.

use super::within;
use crate::value::Rate;
use proptest::collection::SizeRange;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A flow that was made from chosen internal rates, and these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatedFlow {
    amounts: Vec<Decimal>,
    rates: Vec<(Rate, usize)>,
}

impl RatedFlow {
    /// The flow by column, inflow positive.
    #[must_use]
    pub fn amounts(&self) -> &[Decimal] {
        &self.amounts
    }

    /// Its internal rates in ascending order, each with its multiplicity: all that there are, exactly.
    #[must_use]
    pub fn rates(&self) -> &[(Rate, usize)] {
        &self.rates
    }
}

/// How many times a flow that is made backwards has its rates in all: with more, its amounts would have more digits than a
/// decimal.
const MOST_RATES: usize = 6;

/// Flows made backwards from so many different internal rates, at most six, some of them several times: the right answer
/// is known before any program is asked.
///
/// A flow is an amount times a product of factors `(1 + r) v - 1`, one for each rate, in powers of the discount factor v; a
/// factor `1 + v`, which no rate turns to zero, may come on top. Every amount is exact. The rates lie between -50 % and
/// 60 %, to a tenth of a percent, zero often.
///
/// ```
/// use bizcase::measure::{Irr, irr};
/// use bizcase::strategies::{proptest::prelude::*, rated_flows};
///
/// proptest!(|(flow in rated_flows(1))| {
///     let (rate, multiplicity) = flow.rates()[0];
///     match irr(flow.amounts()) {
///         Ok(Irr::Unique(found)) => {
///             prop_assert_eq!(found.rate().value(), Some(rate));
///             prop_assert_eq!(found.multiplicity(), multiplicity);
///         }
///         other => prop_assert!(false, "{:?}", other),
///     }
/// });
/// ```
pub fn rated_flows(count: impl Into<SizeRange>) -> impl Strategy<Value = RatedFlow> {
    let rate = prop_oneof![1 => Just(0_i128), 2 => (1_i128..=60).prop_map(|percent| percent * 10), 1 => -500_i128..=600];
    let rates = proptest::collection::btree_map(rate, 1_usize..=3, within(count, 0..=MOST_RATES));
    (rates, 1_i128..1_000, any::<bool>(), any::<bool>()).prop_map(
        |(rates, amount, is_inflow_first, has_rest)| {
            let rates = within_most(rates);
            let mut coefficients = vec![if is_inflow_first { amount } else { -amount }];
            if has_rest {
                coefficients = product(&coefficients, [1, 1]);
            }
            for (&permille, &times) in &rates {
                coefficients = (0..times)
                    .fold(coefficients, |product_of, _| product(&product_of, [-1_000, 1_000 + permille]));
            }
            let places = 3 * rates.values().sum::<usize>();
            let places = u32::try_from(places).expect("it is at most three times the most rates");
            let decimal = |coefficient| Decimal::from_i128_with_scale(coefficient, places).normalize();
            let rate = |permille| {
                Rate::from_fraction(Decimal::from_i128_with_scale(permille, 3))
                    .expect("-50 % is above -100 %")
            };
            RatedFlow {
                amounts: coefficients.into_iter().map(decimal).collect(),
                rates: rates.into_iter().map(|(permille, times)| (rate(permille), times)).collect(),
            }
        },
    )
}

/// The same rates, so many times in all that their product has no more digits than a decimal.
fn within_most(rates: BTreeMap<i128, usize>) -> BTreeMap<i128, usize> {
    let mut room = MOST_RATES - rates.len();
    let bounded = |(rate, times): (i128, usize)| {
        let further = (times - 1).min(room);
        room -= further;
        (rate, 1 + further)
    };
    rates.into_iter().map(bounded).collect()
}

/// The product of a polynomial with one of the first degree, lowest power first.
fn product(polynomial: &[i128], [constant, slope]: [i128; 2]) -> Vec<i128> {
    let by_constant = polynomial.iter().map(|coefficient| coefficient * constant).chain([0]);
    let by_slope = [0].into_iter().chain(polynomial.iter().map(|coefficient| coefficient * slope));
    by_constant.zip(by_slope).map(|(one, other)| one + other).collect()
}
