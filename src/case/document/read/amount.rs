//! Amounts and their factors.

use super::one_table;
use crate::case::amount::{Amount, Factor};
use crate::case::change::{Change, Level, Movement};
use crate::case::document::fields::{Fields, Read, decimal, each, float, parsed, text, wrong_type};
use crate::case::document::node::Node;
use crate::error::{Error, ErrorKind};
use crate::value::{Money, decimal as decimals, parse_decimal};
use rust_decimal::Decimal;

/// `"1200000"`, `"GBP 1200000"`, a list of factors, or `{ currency = "GBP", product = [...] }`.
pub(super) fn amount(node: &Node) -> Read<Amount> {
    match node {
        Node::List(_) => Ok(Amount::product(None, each(node, factor)?)),
        Node::Table(_) => one_table(node, AN_AMOUNT, |node, faults| {
            let mut fields = Fields::of(node, &["currency", "product"], faults);
            let currency = super::required(&mut fields, "currency", "an ISO 4217 code", parsed);
            let factors =
                super::required(&mut fields, "product", "a list of factors", |node| each(node, factor));
            Some(Amount::product(Some(currency?), factors?))
        }),
        Node::Text(text) if text.contains(' ') => {
            text.parse::<Money>().map(Amount::from).map_err(|error| vec![with_forms(text, error)])
        }
        Node::Text(text) => {
            parse_decimal(text).map(Amount::bare).map_err(|error| vec![with_forms(text, error)])
        }
        Node::Integer(_) | Node::Float(_) => decimal(node).map(Amount::bare),
        other => Err(vec![wrong_type(other, AN_AMOUNT)]),
    }
}

const AN_AMOUNT: &str =
    "an amount such as \"1200.50\" or \"GBP 1200.50\", or a list of factors such as [\"calls\"]";

/// Who writes one name where a number belongs has forgotten the brackets; who groups digits writes a blank.
fn with_forms(text: &str, error: Error) -> Error {
    match error.kind() {
        ErrorKind::NotADecimal => Error::new(error.kind(), format!("{text:?}"), AN_AMOUNT),
        _ => error,
    }
}

/// The id of an assumption, `{ constant = "2", unit = "minutes" }`, or a level that moves, such as
/// `{ rise = { from = "99.2%", to = "target" }, unit = "share of the time" }`.
fn factor(node: &Node) -> Read<Factor> {
    match node {
        Node::Table(_) => one_table(node, A_FACTOR, factor_of_one_kind),
        Node::Text(text) | Node::Integer(text) => match parse_decimal(text) {
            Err(_) => Ok(Factor::Assumption(text.clone())),
            Ok(number) => {
                let number = decimals::to_text(number);
                let expected = format!("the id of an assumption, or {{ constant = {number:?} }}");
                Err(vec![wrong_type(node, &expected)])
            }
        },
        Node::Float(text) => Err(vec![float(text)]),
        other => Err(vec![wrong_type(other, A_FACTOR)]),
    }
}

const A_FACTOR: &str = "the id of an assumption, or { constant = \"2\", unit = \"minutes\" }";

const ONE_KIND: &str = "one of constant, rise and fall";

fn factor_of_one_kind(node: &Node, faults: &mut Vec<Error>) -> Option<Factor> {
    let mut fields = Fields::of(node, &["constant", "rise", "fall", "unit"], faults);
    let given: Vec<&str> = ["constant", "rise", "fall"].into_iter().filter(|kind| fields.has(kind)).collect();
    let unit = fields.read("unit", text);
    match given.as_slice() {
        ["rise"] => fields.read("rise", levels).map(|levels| change(Movement::Rise, levels, unit)),
        ["fall"] => fields.read("fall", levels).map(|levels| change(Movement::Fall, levels, unit)),
        [_, _, ..] => {
            let found = format!("{} at once", given.join(" and "));
            faults.push(Error::new(ErrorKind::Conflict, found, ONE_KIND));
            None
        }
        _ => {
            let value = super::required(&mut fields, "constant", "a decimal", decimal);
            Some(Factor::Constant { value: value?, unit })
        }
    }
}

fn change(movement: Movement, [from, to]: [Level; 2], unit: Option<String>) -> Factor {
    Factor::Change(Change::new(movement, from, to, unit))
}

fn levels(node: &Node) -> Read<[Level; 2]> {
    one_table(node, "{ from = \"99.2%\", to = \"99.9%\" }", |node, faults| {
        let mut fields = Fields::of(node, &["from", "to"], faults);
        let level = |node: &Node| number_or_id(node, A_LEVEL);
        let from = super::required(&mut fields, "from", A_LEVEL, level);
        let to = super::required(&mut fields, "to", A_LEVEL, level);
        Some([from?, to?])
    })
}

const A_LEVEL: &str = "a level such as \"12\" or \"99.2%\", or the id of an assumption";

/// A decimal, a percentage, or the id of an assumption.
pub(super) fn number_or_id<T: From<Decimal> + From<String>>(node: &Node, expected: &str) -> Read<T> {
    let text = match node {
        Node::Text(text) | Node::Integer(text) => text,
        Node::Float(text) => return Err(vec![float(text)]),
        other => return Err(vec![wrong_type(other, expected)]),
    };
    match decimals::parse_fraction(text) {
        Ok(number) => Ok(number.into()),
        Err(error) if error.kind() != ErrorKind::NotADecimal => Err(vec![error]),
        Err(error) if text.ends_with('%') => Err(vec![Error::new(error.kind(), error.found(), expected)]),
        Err(_) => Ok(text.clone().into()),
    }
}
