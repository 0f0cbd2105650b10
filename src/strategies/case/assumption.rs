//! Assumptions, with a range or without.

use crate::case::Assumption;
use crate::strategies::label::Labels;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// An assumption without its id.
#[derive(Debug, Clone)]
pub(super) struct AssumptionDraft {
    value: Decimal,
    unit: Option<String>,
    source: Option<String>,
    /// By how many percent of the value it may be lower and higher.
    range: Option<(i64, i64)>,
}

/// Assumptions of at most 10^7, so that a product of two with a price and growth stays within the limits.
pub(super) fn drafts(labels: Labels) -> impl Strategy<Value = AssumptionDraft> {
    let value = prop_oneof![
        2 => (0_i64..=100).prop_map(Decimal::from),
        1 => (0_i64..=100).prop_map(|percent| Decimal::new(percent, 2)),
        1 => (1_i64..100, 0_u32..=5).prop_map(|(digits, zeros)| Decimal::from(digits * 10_i64.pow(zeros))),
        1 => (0_i64..=1_000_000_000).prop_map(|parts| Decimal::new(parts, 2)),
    ];
    let range = prop::option::of((0_i64..=100, 0_i64..=100));
    let unit = labels.optional(&["calls a year", "hours"]);
    let source = labels.optional(&["2025 log", "supplier's quotation"]);
    (value, unit, source, range).prop_map(|(value, unit, source, range)| AssumptionDraft {
        value,
        unit,
        source,
        range,
    })
}

/// Assumptions with a low and a high value about the central one, as drafts: `input-1` to `input-99`, not negative, at most
/// 10^7.
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::strategies::{proptest::prelude::*, ranged_assumptions};
///
/// proptest!(|(assumption in ranged_assumptions())| {
///     let case = BusinessCase::builder("One assumption", Currency::GBP)
///         .timeline(Timeline::years(2026, 1))
///         .conventions(Conventions::nominal().end_of_period())
///         .discounting(percent!(3))
///         .assumption(assumption)
///         .baseline(Alternative::do_nothing("Today"))
///         .build()
///         .unwrap();
///     let [stated] = case.assumptions() else { panic!("one assumption") };
///     prop_assert!(stated.low() <= Some(stated.value()) && Some(stated.value()) <= stated.high());
/// });
/// ```
pub fn ranged_assumptions() -> impl Strategy<Value = Assumption> {
    let ranges = (0_i64..=100, 0_i64..=100);
    (drafts(Labels::Plain), ranges, 0_usize..99)
        .prop_map(|(draft, range, index)| AssumptionDraft { range: Some(range), ..draft }.stated(index))
}

/// The id of the assumption at this place.
pub(super) fn id_of(index: usize) -> String {
    format!("input-{}", index + 1)
}

impl AssumptionDraft {
    /// The lowest value that it may have.
    pub(super) fn lowest(&self) -> Decimal {
        let below = self.range.map_or(0, |(below, _)| below);
        self.value * Decimal::new(100 - below, 2)
    }

    pub(super) fn stated(&self, index: usize) -> Assumption {
        let mut assumption = Assumption::new(id_of(index), self.value);
        if let Some((below, above)) = self.range {
            let of_value = |percentage: i64| self.value * Decimal::new(percentage, 2);
            assumption = assumption.between(of_value(100 - below), of_value(100 + above));
        }
        if let Some(unit) = &self.unit {
            assumption = assumption.unit(unit);
        }
        if let Some(source) = &self.source {
            assumption = assumption.source(source);
        }
        assumption
    }
}
