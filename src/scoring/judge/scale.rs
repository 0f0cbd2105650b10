//! A scale: its anchors, its labels, and how scores become values.

use super::identity::text_fault;
use crate::error::{Error, ErrorKind};
use crate::limits;
use crate::scoring::criterion::Direction;
use crate::scoring::rating::Rating;
use crate::scoring::scale::{Extent, LabelValue, Scale};
use crate::scoring::value_function::{Knot, ValueFunction};
use crate::value::decimal::to_text;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// The faults of a scale; what depends on a direction that is not known is not judged.
pub(super) fn scale_faults(scale: &Scale, direction: Option<Direction>) -> Vec<Error> {
    let mut faults = match &scale.extent {
        Extent::Numeric { .. } => numeric_faults(scale, direction),
        Extent::Labelled(labels) => {
            let mut faults = label_faults(labels);
            faults.extend(beside_labels(scale));
            faults
        }
    };
    faults.extend(text_fault("low_label", scale.low_label()));
    faults.extend(text_fault("high_label", scale.high_label()));
    faults
}

/// Whether scores can be judged by the scale.
pub(super) fn is_sound(scale: &Scale) -> bool {
    match &scale.extent {
        Extent::Numeric { low, high } => low < high,
        Extent::Labelled(labels) => !labels.is_empty(),
    }
}

/// What scores of the scale may be.
pub(super) fn range(scale: &Scale) -> String {
    match &scale.extent {
        Extent::Numeric { low, high } => format!("a score between {} and {}", to_text(*low), to_text(*high)),
        Extent::Labelled(labels) => {
            let labels: Vec<&str> = labels.iter().map(LabelValue::label).collect();
            format!("one of {}", labels.join(", "))
        }
    }
}

fn numeric_faults(scale: &Scale, direction: Option<Direction>) -> Vec<Error> {
    if !is_sound(scale) {
        let found = format!("{} to {}", scale.low(), scale.high());
        return vec![Error::new(ErrorKind::Disordered, found, "a low anchor below the high anchor")];
    }
    let (key, faults) = match scale.function() {
        ValueFunction::Linear => return Vec::new(),
        ValueFunction::Piecewise(knots) => {
            let whole = |knots: &[Knot]| direction.and_then(|direction| monotone_fault(knots, direction));
            ("piecewise", knot_faults(scale, knots, whole))
        }
        ValueFunction::NotMonotone(knots) => ("not_monotone", knot_faults(scale, knots, span_fault)),
        ValueFunction::Exponential { rho } => ("exponential", rho_fault(*rho).into_iter().collect()),
    };
    faults.into_iter().map(|fault| fault.within(key).within("value")).collect()
}

fn rho_fault(rho: Decimal) -> Option<Error> {
    rho.is_zero().then(|| Error::new(ErrorKind::OutOfRange, "0", "a constant other than zero"))
}

fn knot_faults(scale: &Scale, knots: &[Knot], whole: impl Fn(&[Knot]) -> Option<Error>) -> Vec<Error> {
    if let Some(fault) = count_fault(knots.len(), "knots") {
        return vec![fault];
    }
    let mut faults = Vec::new();
    for (index, knot) in knots.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| knots[index].score());
        let score = if scale.contains(&Rating::Number(knot.score())) {
            order_fault(before, knot.score(), "a score above that of the knot before")
        } else {
            Some(Error::new(ErrorKind::OffScale, to_text(knot.score()), range(scale)))
        };
        let value = value_fault(knot.value());
        let here = score.map(|fault| fault.within("score")).into_iter();
        let here = here.chain(value.map(|fault| fault.within("value")));
        faults.extend(here.map(|fault| fault.within(index)));
    }
    if faults.is_empty() {
        faults.extend(whole(knots));
    }
    faults
}

/// A function that falls on the way from the worst to the best, or does not lead from 0 to 1.
fn monotone_fault(knots: &[Knot], direction: Direction) -> Option<Error> {
    let mut values: Vec<Decimal> = knots.iter().map(|knot| knot.value()).collect();
    if direction == Direction::LowerIsBetter {
        values.reverse();
    }
    let ends = (*values.first()?, *values.last()?);
    if ends != (Decimal::ZERO, Decimal::ONE) {
        let found = format!("{} at the worst and {} at the best", to_text(ends.0), to_text(ends.1));
        return Some(Error::new(ErrorKind::OutOfRange, found, "0 at the worst and 1 at the best anchor"));
    }
    (!values.is_sorted()).then(|| {
        let expected = "values that never fall from the worst to the best, or not_monotone in its place";
        Error::new(ErrorKind::Disordered, "values that fall", expected)
    })
}

/// A function that has no worst, or no best score.
fn span_fault(knots: &[Knot]) -> Option<Error> {
    let has = |value: Decimal| knots.iter().any(|knot| knot.value() == value);
    (!has(Decimal::ZERO) || !has(Decimal::ONE)).then(|| {
        let expected = "a knot of value 0 and a knot of value 1";
        Error::new(ErrorKind::OutOfRange, "values that do not span 0 to 1", expected)
    })
}

fn label_faults(labels: &[LabelValue]) -> Vec<Error> {
    if let Some(fault) = count_fault(labels.len(), "labels") {
        return vec![fault.within("labels")];
    }
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for (index, item) in labels.iter().enumerate() {
        let twice = || {
            let found = format!("{:?} a second time", item.label());
            let fault = Error::new(ErrorKind::DuplicateKey, found, "each label once").within("label");
            (!seen.insert(item.label())).then_some(fault)
        };
        let label = text_fault("label", Some(item.label())).or_else(twice);
        let before = index.checked_sub(1).map(|index| labels[index].value());
        let expected = "a value above that of the label before";
        let value = value_fault(item.value()).or_else(|| order_fault(before, item.value(), expected));
        let here = label.into_iter().chain(value.map(|fault| fault.within("value")));
        faults.extend(here.map(|fault| fault.within(index).within("labels")));
    }
    let ends = [labels.first(), labels.last()].map(|item| item.map(LabelValue::value));
    if faults.is_empty() && ends != [Some(Decimal::ZERO), Some(Decimal::ONE)] {
        let [first, last] = ends.map(|value| to_text(value.unwrap_or_default()));
        let found = format!("values from {first} to {last}");
        let expected = "0 for the first label and 1 for the last";
        faults.push(Error::new(ErrorKind::OutOfRange, found, expected).within("labels"));
    }
    faults
}

/// What a scale of labels cannot have beside them.
fn beside_labels(scale: &Scale) -> impl Iterator<Item = Error> {
    let beside = |key: &'static str, stated: bool| {
        stated.then(|| {
            let found = format!("{key} beside labels");
            Error::new(ErrorKind::Conflict, found, "labels alone").within(key)
        })
    };
    let anchored = scale.low_label().is_some();
    [beside("value", scale.function.is_some()), beside("low_label", anchored)].into_iter().flatten()
}

fn count_fault(count: usize, what: &str) -> Option<Error> {
    let limit = limits::SCALE_STEPS;
    match count {
        0 | 1 => Some(Error::new(ErrorKind::Empty, count.to_string(), format!("two {what} or more"))),
        _ if count > limit => {
            Some(Error::new(ErrorKind::OverLimit, format!("{count} {what}"), format!("at most {limit}")))
        }
        _ => None,
    }
}

fn value_fault(value: Decimal) -> Option<Error> {
    let within = (Decimal::ZERO..=Decimal::ONE).contains(&value);
    (!within).then(|| Error::new(ErrorKind::OutOfRange, to_text(value), "a value from 0 to 1"))
}

fn order_fault(before: Option<Decimal>, here: Decimal, expected: &str) -> Option<Error> {
    let before = before.filter(|before| *before >= here)?;
    let found = format!("{} after {}", to_text(here), to_text(before));
    Some(Error::new(ErrorKind::Disordered, found, expected))
}
