//! Reading values out of nodes, every fault with its place.

use super::node::Node;
use crate::error::{Error, ErrorKind, Segment};
use crate::value::nearest::nearest;
use crate::value::{decimal, parse_decimal};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::str::FromStr;

/// A value, or all that is wrong with its node.
pub(super) type Read<T> = Result<T, Vec<Error>>;

/// The fields of a table. Keys that are unknown or given twice are faults at once.
pub(super) struct Fields<'a> {
    entries: &'a [(String, Node)],
    faults: &'a mut Vec<Error>,
}

impl<'a> Fields<'a> {
    /// The fields of `node`, of which only these are known; a node that is no table has none, and one fault.
    pub(super) fn of(node: &'a Node, known: &[&str], faults: &'a mut Vec<Error>) -> Self {
        let Node::Table(entries) = node else {
            faults.push(wrong_type(node, "a table"));
            return Self { entries: &[], faults };
        };
        let mut seen = BTreeSet::new();
        for (key, _) in entries {
            if !known.contains(&key.as_str()) {
                faults.push(unknown_field(key, known));
            } else if !seen.insert(key) {
                let found = format!("{key:?} a second time");
                let error = Error::new(ErrorKind::DuplicateKey, found, "each key once");
                faults.push(error.within(key.as_str()));
            }
        }
        Self { entries, faults }
    }

    /// The node of a field, where it is given.
    pub(super) fn node(&self, key: &str) -> Option<&'a Node> {
        self.entries.iter().find(|(candidate, _)| candidate == key).map(|(_, node)| node)
    }

    /// Whether a field is given.
    pub(super) fn has(&self, key: &str) -> bool {
        self.node(key).is_some()
    }

    /// Whether anything is wrong so far.
    pub(super) fn has_faults(&self) -> bool {
        !self.faults.is_empty()
    }

    /// The value of a field; a fault counts as no value and is kept.
    pub(super) fn read<T>(&mut self, key: &'static str, reader: impl FnOnce(&Node) -> Read<T>) -> Option<T> {
        match reader(self.node(key)?) {
            Ok(value) => Some(value),
            Err(errors) => {
                self.faults.extend(errors.into_iter().map(|error| error.within(key)));
                None
            }
        }
    }

    /// The elements of a list of drafts, which keep their own faults.
    pub(super) fn drafts<T>(&mut self, key: &'static str, reader: impl Fn(&Node) -> T) -> Vec<T> {
        let list = |node: &Node| match node {
            Node::List(items) => Ok(items.iter().map(&reader).collect()),
            other => Err(vec![wrong_type(other, "a list of tables, written [[...]] in TOML")]),
        };
        self.read(key, list).unwrap_or_default()
    }

    /// The elements of a list of values.
    pub(super) fn list<T>(&mut self, key: &'static str, reader: impl Fn(&Node) -> Read<T>) -> Vec<T> {
        self.read(key, |node| each(node, &reader)).unwrap_or_default()
    }

    /// A fault of the table as a whole.
    pub(super) fn fault(&mut self, error: Error) {
        self.faults.push(error);
    }

    pub(super) fn push(&mut self, segment: impl Into<Segment>, error: Error) {
        self.faults.push(error.within(segment));
    }
}

fn unknown_field(key: &str, known: &[&str]) -> Error {
    let all = known.join(", ");
    let expected = match nearest(key, known.iter().copied()) {
        Some(nearest) => format!("{nearest:?}, the nearest of {all}"),
        None => format!("one of {all}"),
    };
    Error::new(ErrorKind::UnknownField, format!("{key:?}"), expected).within(key)
}

/// The fault of a node of another type.
pub(super) fn wrong_type(node: &Node, expected: &str) -> Error {
    match node {
        Node::TooDeep => Error::new(ErrorKind::OverLimit, node.describe(), expected),
        _ => Error::new(ErrorKind::WrongType, node.describe(), expected),
    }
}

/// The elements of a list.
fn items(node: &Node) -> Read<&[Node]> {
    match node {
        Node::List(items) => Ok(items),
        other => Err(vec![wrong_type(other, "a list")]),
    }
}

/// Every element of a list read, or every fault of all of them.
pub(super) fn each<T>(node: &Node, reader: impl Fn(&Node) -> Read<T>) -> Read<Vec<T>> {
    let mut values = Vec::new();
    let mut faults = Vec::new();
    for (index, item) in items(node)?.iter().enumerate() {
        match reader(item) {
            Ok(value) => values.push(value),
            Err(errors) => faults.extend(errors.into_iter().map(|error| error.within(index))),
        }
    }
    if faults.is_empty() { Ok(values) } else { Err(faults) }
}

/// A text.
pub(super) fn text(node: &Node) -> Read<String> {
    match node {
        Node::Text(text) => Ok(text.clone()),
        other => Err(vec![wrong_type(other, "a text")]),
    }
}

/// A quoted decimal, or a whole number.
pub(super) fn decimal(node: &Node) -> Read<Decimal> {
    match node {
        Node::Text(text) | Node::Integer(text) => parse_decimal(text).map_err(|error| vec![error]),
        Node::Float(text) => Err(vec![float(text)]),
        other => Err(vec![wrong_type(other, "a decimal in quotes, such as \"12.50\"")]),
    }
}

/// The remedy quotes the float as it was, unless its digits were lost or its text is no decimal.
pub(super) fn float(text: &str) -> Error {
    const LONGEST_UNSPOILT: usize = 12;
    let example = if text.len() <= LONGEST_UNSPOILT && parse_decimal(text).is_ok() { text } else { "12.50" };
    Error::new(ErrorKind::FloatNumber, text, format!("a decimal in quotes, such as {example:?}"))
}

/// A value with a text form, in quotes; a whole number will do where its text does.
pub(super) fn parsed<T: FromStr<Err = Error>>(node: &Node) -> Read<T> {
    match node {
        Node::Text(text) | Node::Integer(text) => text.parse().map_err(|error| vec![error]),
        Node::Float(text) => Err(vec![float(text)]),
        other => Err(vec![wrong_type(other, "a text")]),
    }
}

/// A whole number that fits `T`.
pub(super) fn integer<T: TryFrom<i128>>(node: &Node) -> Read<T> {
    let digits = match node {
        Node::Text(text) | Node::Integer(text) => text,
        Node::Float(text) => return Err(vec![wrong_type(&Node::Float(text.clone()), "a whole number")]),
        other => return Err(vec![wrong_type(other, "a whole number")]),
    };
    let whole = parse_decimal(digits).ok().filter(Decimal::is_integer).map(|value| value.mantissa());
    match whole.map(T::try_from) {
        Some(Ok(value)) => Ok(value),
        Some(Err(_)) => {
            let expected = if digits.starts_with('-') { "zero or more" } else { "a much smaller number" };
            Err(vec![Error::new(ErrorKind::OutOfRange, digits.as_str(), expected)])
        }
        None => Err(vec![Error::new(ErrorKind::WrongType, node.describe(), "a whole number")]),
    }
}

/// One of a few words.
pub(super) fn word<T: Copy>(node: &Node, all: &[T], word_of: impl Fn(T) -> &'static str) -> Read<T> {
    let found = text(node)?;
    all.iter().copied().find(|&candidate| word_of(candidate) == found).ok_or_else(|| {
        let words: Vec<&str> = all.iter().map(|&candidate| word_of(candidate)).collect();
        vec![Error::new(ErrorKind::UnknownWord, format!("{found:?}"), format!("one of {}", words.join(", ")))]
    })
}

/// The text of a decimal as a node.
pub(super) fn decimal_node(value: Decimal) -> Node {
    Node::Text(decimal::to_text(value))
}
