//! Data of any shape, as a text format delivers it.
//!
//! Derived deserialisation stops at the first wrong type and knows no path; here everything is taken as it comes.

use crate::limits;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

/// A value of any shape. Numbers keep their text, so that none loses a digit here.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Null,
    Boolean(bool),
    Integer(String),
    /// A number that some reader has already turned into a binary float.
    Float(String),
    Text(String),
    List(Vec<Node>),
    /// Keys in the order read; a key may come twice.
    Table(Vec<(String, Node)>),
    /// Nested more deeply than [`limits::DEPTH`].
    TooDeep,
}

impl Node {
    /// What it is, for messages.
    pub(super) fn describe(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Boolean(value) => value.to_string(),
            Self::Integer(text) => format!("the number {text}"),
            Self::Float(text) => format!("the number {text}"),
            Self::Text(text) => format!("{text:?}"),
            Self::List(_) => "a list".to_owned(),
            Self::Table(_) => "a table".to_owned(),
            Self::TooDeep => format!("more than {} levels", limits::DEPTH),
        }
    }

    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

impl<'de> serde::Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        AtDepth(0).deserialize(deserializer)
    }
}

/// Reads a node that lies in this many tables and lists.
#[derive(Clone, Copy)]
struct AtDepth(usize);

impl AtDepth {
    /// Whether a table or a list here is one level too many.
    fn is_last(self) -> bool {
        self.0 >= limits::DEPTH
    }
}

impl<'de> DeserializeSeed<'de> for AtDepth {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AtDepth {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("data of any shape")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Integer(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Integer(value.to_string()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Node, E> {
        Ok(Node::Integer(value.to_string()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Node, E> {
        Ok(Node::Integer(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Float(format!("{value:?}")))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        if self.is_last() {
            while items.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Node::TooDeep);
        }
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(AtDepth(self.0 + 1))? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        if self.is_last() {
            while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Node::TooDeep);
        }
        let mut table = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(AtDepth(self.0 + 1))?;
            table.push((key, value));
        }
        Ok(unwrapped(table))
    }
}

/// Numbers and dates that a format hands over as a table of one special key.
///
/// `serde_json` does so for numbers when any crate of a program turns on its arbitrary precision, `toml` for a date
/// that is not quoted.
fn unwrapped(mut table: Vec<(String, Node)>) -> Node {
    match table.as_mut_slice() {
        [(key, Node::Text(text))] if key == "$serde_json::private::Number" => number(std::mem::take(text)),
        [(key, Node::Text(text))] if key == "$__toml_private_datetime" => Node::Text(std::mem::take(text)),
        _ => Node::Table(table),
    }
}

fn number(text: String) -> Node {
    let digits = text.strip_prefix('-').unwrap_or(&text);
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { Node::Integer(text) } else { Node::Float(text) }
}

impl Serialize for Node {
    /// Only what [`write`](super::write) makes, and what was read, so that a document can be passed on.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::TooDeep => serializer.serialize_unit(),
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Integer(text) => match text.parse::<i64>() {
                Ok(value) => serializer.serialize_i64(value),
                Err(_) => serializer.serialize_str(text),
            },
            Self::Float(text) => match text.parse::<f64>() {
                Ok(value) => serializer.serialize_f64(value),
                Err(_) => serializer.serialize_str(text),
            },
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Table(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_every_digit_that_the_reader_delivers() {
        let node: Node =
            serde_json::from_str("[1, -18446744073709551615, 18446744073709551615, 1.50]").unwrap();
        let Node::List(items) = node else { panic!("a list") };
        assert_eq!(items[0], Node::Integer("1".into()));
        assert_eq!(items[2], Node::Integer("18446744073709551615".into()));
        assert!(matches!((&items[1], &items[3]), (Node::Float(_), Node::Float(_))));
    }

    #[test]
    fn tables_of_one_special_key_are_numbers_and_dates() {
        let table = |key: &str, text: &str| unwrapped(vec![(key.to_owned(), Node::text(text))]);
        assert_eq!(table("$serde_json::private::Number", "-12"), Node::Integer("-12".into()));
        assert_eq!(table("$serde_json::private::Number", "1e3"), Node::Float("1e3".into()));
        assert_eq!(table("$__toml_private_datetime", "2026-04-01"), Node::text("2026-04-01"));
    }

    #[test]
    fn depth_is_bounded() {
        let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
        let mut node: Node = serde_json::from_str(&deep).unwrap();
        let mut levels = 0;
        while let Node::List(mut items) = node {
            node = items.pop().unwrap();
            levels += 1;
        }
        assert_eq!((node, levels), (Node::TooDeep, limits::DEPTH));
    }
}
