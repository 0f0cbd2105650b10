//! From a line to its answer.

use super::request::{Fault, Request};
use bizcase::measure::{self, Irr, Outcome, Payback};
use bizcase::time::Timing;
use serde::Serialize;
use serde_json::value::RawValue;

/// What goes back for one line.
#[derive(Serialize)]
pub(crate) struct Reply {
    id: Box<RawValue>,
    #[serde(flatten)]
    answer: Answer,
}

/// An answer, in the fields that its measure has.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Value { value: Outcome<bizcase::Decimal> },
    NoDecimal(Outcome<bizcase::Decimal>),
    Rates(Irr),
    Payback(Payback),
    Fault { error: Fault },
    Faults { error: Fault, errors: Vec<Fault> },
}

/// Reads the fields of its measure and computes it; without an answer, the faults are in the request.
type Measure = fn(&mut Request<'_>) -> Option<Answer>;

/// Every measure of the contract; those without a function are for a later release.
const MEASURES: &[(&str, Option<Measure>)] = &[
    ("npv", Some(npv)),
    ("irr", Some(irr)),
    ("payback", Some(payback)),
    ("xnpv", None),
    ("xirr", None),
    ("mirr", None),
    ("pv", None),
    ("fv", None),
    ("pmt", None),
    ("nper", None),
    ("ipmt", None),
    ("ppmt", None),
    ("cumipmt", None),
    ("cumprinc", None),
    ("sln", None),
    ("syd", None),
    ("ddb", None),
    ("db", None),
    ("effect", None),
    ("nominal", None),
];

fn npv(request: &mut Request<'_>) -> Option<Answer> {
    let (rate, flows) = (request.rate("rate"), request.decimals("flows"));
    Some(Answer::of(measure::npv(rate?, Timing::End, &flows?)))
}

fn irr(request: &mut Request<'_>) -> Option<Answer> {
    let flows = request.decimals("flows")?;
    measure::irr(&flows).map(Answer::Rates).map_err(|error| request.refuse(Fault::at("flows", &error))).ok()
}

fn payback(request: &mut Request<'_>) -> Option<Answer> {
    let (rate, flows) = (request.optional_rate("rate"), request.decimals("flows")?);
    Some(Answer::Payback(match rate {
        Some(rate) => measure::discounted_payback(rate, Timing::End, &flows),
        None => measure::payback(&flows),
    }))
}

/// The reply to one line of input, whatever it holds.
pub(crate) fn to_line(line: &[u8]) -> Reply {
    let mut request = match Request::read(line) {
        Ok(request) => request,
        Err(fault) => return Reply { id: null(), answer: Answer::Fault { error: fault } },
    };
    let answer = request.measure().and_then(|name| answer(&name, &mut request));
    let (id, faults) = request.finish();
    Reply {
        id: id.unwrap_or_else(null),
        answer: match (answer, faults.as_slice()) {
            (Some(answer), []) => answer,
            (_, [only]) => Answer::Fault { error: only.clone() },
            (_, [first, ..]) => Answer::Faults { error: first.clone(), errors: faults },
            (None, []) => unreachable!("a measure gives an answer or says what it misses"),
        },
    }
}

fn answer(name: &str, request: &mut Request<'_>) -> Option<Answer> {
    let known = MEASURES.iter().find(|(candidate, _)| *candidate == name);
    let Some((_, Some(measure))) = known else {
        let why = if known.is_some() { "which this release does not compute" } else { "which is no measure" };
        request.refuse(Fault::unknown_measure(name, why, &names_of_measures()));
        return None;
    };
    let answer = measure(request);
    request.refuse_unread_fields();
    answer
}

/// What this release computes.
fn names_of_measures() -> String {
    let names: Vec<&str> = MEASURES.iter().filter(|(_, f)| f.is_some()).map(|(name, _)| *name).collect();
    names.join(", ")
}

fn null() -> Box<RawValue> {
    RawValue::NULL.to_owned()
}

impl Answer {
    fn of(outcome: Outcome<bizcase::Decimal>) -> Self {
        match outcome {
            value @ Outcome::Value(_) => Self::Value { value },
            no_decimal => Self::NoDecimal(no_decimal),
        }
    }
}
