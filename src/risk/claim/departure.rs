//! One assumption away from its central value, in words.

use super::space::Dimension;
use super::statement::counted;
use crate::case::{BusinessCase, CaseAlternative};
use crate::time::Step;
use crate::value::{Id, decimal};
use rust_decimal::Decimal;
use serde::Serialize;
use std::fmt;

/// One assumption away from its central value; `uptake 52% instead of 70%` by its `Display`.
///
/// What is a probability, or has a unit that begins with "share" or "probability", shows in percent; what delays something
/// as a delay.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Departure {
    assumption: Id,
    #[serde(serialize_with = "decimal::serialize")]
    value: Decimal,
    #[serde(serialize_with = "decimal::serialize")]
    central: Decimal,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip)]
    form: Form,
}

/// How its values are written.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Form {
    Number,
    Percent,
    Delay(Step),
}

impl Departure {
    pub(super) fn of(case: &BusinessCase, dimension: &Dimension<'_>, value: Decimal) -> Self {
        let assumption = dimension.assumption();
        let form = match assumption.unit() {
            _ if dimension.is_delay() => Form::Delay(case.timeline().step()),
            unit if is_share(unit) || is_probability(case, assumption.id()) => Form::Percent,
            _ => Form::Number,
        };
        Self {
            assumption: assumption.id().clone(),
            value,
            central: assumption.value(),
            unit: assumption.unit().map(str::to_owned),
            form,
        }
    }

    /// The assumption.
    #[must_use]
    pub fn assumption(&self) -> &Id {
        &self.assumption
    }

    /// Its value.
    #[must_use]
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// Its central value.
    #[must_use]
    pub fn central(&self) -> Decimal {
        self.central
    }

    /// What it counts.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }
}

impl fmt::Display for Departure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { assumption, value, central, unit, form } = self;
        match form {
            Form::Number => {
                let [value, central] = [*value, *central].map(grouped);
                write!(f, "{assumption} {value} instead of {central}")?;
                unit.as_ref().map_or(Ok(()), |unit| write!(f, " {unit}"))
            }
            Form::Percent => {
                let [value, central] = [*value, *central].map(decimal::to_percent);
                write!(f, "{assumption} {value} instead of {central}")
            }
            Form::Delay(step) if central.is_zero() => write!(f, "{} ({assumption})", delay(*value, *step)),
            Form::Delay(step) => {
                let [value, central] = [*value, *central].map(|periods| delay(periods, *step));
                write!(f, "{value} ({assumption}) instead of {central}")
            }
        }
    }
}

/// `a, b and c`.
pub(super) fn listed(departures: &[Departure]) -> String {
    let texts: Vec<String> = departures.iter().map(Departure::to_string).collect();
    match texts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

fn delay(periods: Decimal, step: Step) -> String {
    if periods.is_zero() {
        return "no delay".to_owned();
    }
    let apostrophe = if periods == Decimal::ONE { "'s" } else { "'" };
    format!("{}{apostrophe} delay", counted(periods, step))
}

fn grouped(value: Decimal) -> String {
    let value = value.normalize();
    decimal::grouped(value.mantissa(), value.scale())
}

fn is_share(unit: Option<&str>) -> bool {
    let first = unit.and_then(|unit| unit.split_whitespace().next());
    first.is_some_and(|word| ["share", "probability"].contains(&word.to_lowercase().as_str()))
}

fn is_probability(case: &BusinessCase, id: &Id) -> bool {
    let mut lines = case.alternatives().iter().flat_map(CaseAlternative::lines);
    lines.any(|line| line.probability().is_some_and(|probability| probability.is_by(id.as_str())))
}
