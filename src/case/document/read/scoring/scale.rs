//! The scale of a criterion.

use crate::case::document::fields::{Fields, Read, decimal, each, text, wrong_type};
use crate::case::document::node::Node;
use crate::case::document::read::{one_table, required};
use crate::error::{Error, ErrorKind};
use crate::scoring::{Knot, Scale, ValueFunction};
use rust_decimal::Decimal;

const KNOT: &str = "{ score = \"20\", value = \"0.5\" }";
const LABEL: &str = "{ label = \"fair\", value = \"0.4\" }";
const FUNCTION: &str = "{ exponential = \"40\" }";

/// `{ low = "0", high = "10", low_label = "...", high_label = "...", value = { exponential = "4" } }`, or
/// `{ labels = [{ label = "poor", value = "0" }, ...] }`.
pub(super) fn scale(node: &Node, faults: &mut Vec<Error>) -> Option<Scale> {
    let known = &["low", "high", "low_label", "high_label", "value", "labels"];
    let mut fields = Fields::of(node, known, faults);
    if fields.has("labels") {
        return labelled(&mut fields);
    }
    let low = required(&mut fields, "low", "the lowest score", decimal);
    let high = required(&mut fields, "high", "the highest score", decimal);
    let labels = match (fields.has("low_label"), fields.has("high_label")) {
        (false, false) => None,
        _ => {
            let low = required(&mut fields, "low_label", "what the lowest score stands for", text);
            let high = required(&mut fields, "high_label", "what the highest score stands for", text);
            low.zip(high)
        }
    };
    let function = fields.read("value", |node| one_table(node, FUNCTION, function));
    let scale = Scale::numeric(low?, high?);
    let scale = match labels {
        Some((low, high)) => scale.anchored(low, high),
        None => scale,
    };
    Some(match function {
        Some(function) => scale.valued(function),
        None => scale,
    })
}

fn labelled(fields: &mut Fields<'_>) -> Option<Scale> {
    for key in ["low", "high", "low_label", "high_label", "value"] {
        if fields.has(key) {
            let found = format!("{key} beside labels");
            fields.push(key, Error::new(ErrorKind::Conflict, found, "labels alone"));
        }
    }
    let label = |node: &Node| pair(node, LABEL, "label", text);
    fields.read("labels", |node| list_of_tables(node, LABEL, label)).map(Scale::labelled)
}

/// One of the forms: a value function states what it needs and nothing else.
fn function(node: &Node, faults: &mut Vec<Error>) -> Option<ValueFunction> {
    let forms = ["piecewise", "not_monotone", "exponential"];
    let mut fields = Fields::of(node, &forms, faults);
    let stated: Vec<&str> = forms.into_iter().filter(|form| fields.has(form)).collect();
    if let [_, others @ ..] = stated.as_slice() {
        for other in others {
            let found = format!("{other} beside {}", stated[0]);
            fields.push(*other, Error::new(ErrorKind::Conflict, found, "one form of the value function"));
        }
    }
    if stated.is_empty() && !fields.has_faults() {
        fields.push(
            "piecewise",
            Error::new(ErrorKind::Missing, "nothing", format!("one of {}", forms.join(", "))),
        );
    }
    let knots = |node: &Node| {
        let knot = |node: &Node| pair(node, KNOT, "score", decimal);
        let knots = list_of_tables(node, KNOT, knot)?;
        Ok(knots.into_iter().map(|(score, value)| Knot::new(score, value)).collect())
    };
    let piecewise = fields.read("piecewise", knots).map(ValueFunction::Piecewise);
    let not_monotone = fields.read("not_monotone", knots).map(ValueFunction::NotMonotone);
    let exponential = fields.read("exponential", decimal).map(|rho| ValueFunction::Exponential { rho });
    piecewise.or(not_monotone).or(exponential)
}

fn list_of_tables<T>(node: &Node, example: &str, reader: impl Fn(&Node) -> Read<T>) -> Read<Vec<T>> {
    match node {
        Node::List(_) => each(node, reader),
        other => Err(vec![wrong_type(other, &format!("a list of {example}"))]),
    }
}

/// `{ <key> = ..., value = "0.4" }`.
fn pair<T>(
    node: &Node,
    example: &str,
    key: &'static str,
    reader: impl Fn(&Node) -> Read<T>,
) -> Read<(T, Decimal)> {
    one_table(node, example, |node, faults| {
        let mut fields = Fields::of(node, &[key, "value"], faults);
        let first = required(&mut fields, key, &format!("a {key}"), reader);
        let value = required(&mut fields, "value", "a value from 0 to 1", decimal);
        first.zip(value)
    })
}
