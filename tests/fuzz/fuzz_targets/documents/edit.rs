//! Edits of a document as a tree.

use crate::node::Node;
use crate::source::{self, Source};
use arbitrary::Arbitrary;
use serde_json::{Value, json};

/// Places are the nodes of the tree in the order of reading, by any number.
#[derive(Arbitrary, Debug)]
pub enum Edit {
    Replace {
        at: u16,
        by: Node,
    },
    /// By what some document has under the same key.
    Exchange {
        at: u16,
        source: Source,
        pick: u16,
    },
    /// By any subtree of some document.
    Graft {
        at: u16,
        source: Source,
        pick: u16,
    },
    Remove {
        at: u16,
    },
    Rename {
        at: u16,
        key: Key,
    },
    /// One entry more in the table at this place or around it, or one element more.
    Insert {
        at: u16,
        key: Key,
        node: Node,
    },
    /// One that some document has under this key.
    InsertKnown {
        at: u16,
        key: u16,
        source: Source,
        pick: u16,
    },
    /// An element of a list once more, at the end.
    Repeat {
        at: u16,
        times: u8,
    },
    Swap {
        one: u16,
        other: u16,
    },
    /// A subtree out of its place, into that of another.
    Move {
        from: u16,
        to: u16,
    },
    Enclose {
        at: u16,
        key: Option<u16>,
    },
    /// One character of a text.
    Misspell {
        at: u16,
        place: u8,
        by: Option<char>,
    },
}

#[derive(Arbitrary, Debug)]
pub enum Key {
    Known(u16),
    /// A text of a document: often the id that another table has as a key.
    Text(u16),
    Any(String),
}

impl Key {
    fn text(&self) -> String {
        match self {
            Self::Known(pick) => source::key(*pick),
            Self::Text(pick) => source::text(*pick),
            Self::Any(text) => text.chars().take(20).collect(),
        }
    }
}

impl Edit {
    pub fn apply(&self, tree: &mut Value) {
        match self {
            Self::Replace { at, by } => put(tree, &place(tree, *at), by.value()),
            Self::Exchange { at, source, pick } => {
                let place = place(tree, *at);
                if let Some(node) = source.subtree_under(key_of(&place), *pick) {
                    put(tree, &place, node);
                }
            }
            Self::Graft { at, source, pick } => put(tree, &place(tree, *at), source.subtree(*pick)),
            Self::Remove { at } => drop(taken(tree, &place(tree, *at))),
            Self::Rename { at, key } => rename(tree, &place(tree, *at), key.text()),
            Self::Insert { at, key, node } => insert(tree, &place(tree, *at), key.text(), node.value()),
            Self::InsertKnown { at, key, source, pick } => {
                let key = source::key(*key);
                if let Some(node) = source.subtree_under(&key, *pick) {
                    insert(tree, &place(tree, *at), key, node);
                }
            }
            Self::Repeat { at, times } => repeat(tree, &place(tree, *at), usize::from(times % 16) + 1),
            Self::Swap { one, other } => {
                let (one, other) = (place(tree, *one), place(tree, *other));
                let node = tree.pointer(&other).cloned().unwrap_or_default();
                put(tree, &one, node);
            }
            Self::Move { from, to } => {
                if let Some(node) = taken(tree, &place(tree, *from)) {
                    put(tree, &place(tree, *to), node);
                }
            }
            Self::Enclose { at, key } => enclose(tree, &place(tree, *at), key.map(source::key)),
            Self::Misspell { at, place: position, by } => misspell(tree, &place(tree, *at), *position, *by),
        }
    }
}

/// The pointer of the node at such a place in the order of reading.
fn place(tree: &Value, nth: u16) -> String {
    let mut left = usize::from(nth) % size(tree);
    let mut pointer = String::new();
    descend(tree, &mut left, &mut pointer);
    pointer
}

fn size(node: &Value) -> usize {
    1 + match node {
        Value::Object(entries) => entries.values().map(size).sum(),
        Value::Array(items) => items.iter().map(size).sum(),
        _ => 0,
    }
}

/// Adds the steps to the node that has so many others before it; whether it lies below this one.
fn descend(node: &Value, left: &mut usize, pointer: &mut String) -> bool {
    let Some(rest) = left.checked_sub(1) else { return true };
    *left = rest;
    let mut enter = |step: &str, node: &Value| {
        let length = pointer.len();
        *pointer += "/";
        *pointer += step;
        let is_below = descend(node, left, pointer);
        if !is_below {
            pointer.truncate(length);
        }
        is_below
    };
    match node {
        Value::Object(entries) => {
            entries.iter().any(|(key, node)| enter(&key.replace('~', "~0").replace('/', "~1"), node))
        }
        Value::Array(items) => items.iter().enumerate().any(|(index, node)| enter(&index.to_string(), node)),
        _ => false,
    }
}

/// The last key on the way to a place: that of the list, for an element.
fn key_of(pointer: &str) -> &str {
    pointer.rsplit('/').find(|step| step.parse::<usize>().is_err()).unwrap_or_default()
}

fn put(tree: &mut Value, pointer: &str, node: Value) {
    if let Some(place) = tree.pointer_mut(pointer) {
        *place = node;
    }
}

/// What holds the node at a place, and its key there; nothing for the root.
fn parent<'a>(tree: &'a mut Value, pointer: &str) -> Option<(&'a mut Value, String)> {
    let (parent, key) = pointer.rsplit_once('/')?;
    Some((tree.pointer_mut(parent)?, key.replace("~1", "/").replace("~0", "~")))
}

fn taken(tree: &mut Value, pointer: &str) -> Option<Value> {
    match parent(tree, pointer)? {
        (Value::Object(entries), key) => entries.remove(&key),
        (Value::Array(items), index) => index.parse().ok().map(|index: usize| items.remove(index)),
        _ => None,
    }
}

fn rename(tree: &mut Value, pointer: &str, name: String) {
    if let Some((Value::Object(entries), key)) = parent(tree, pointer)
        && let Some(node) = entries.remove(&key)
    {
        entries.insert(name, node);
    }
}

fn insert(tree: &mut Value, pointer: &str, key: String, node: Value) {
    let is_leaf = tree.pointer(pointer).is_some_and(|node| !node.is_object() && !node.is_array());
    let around = if is_leaf { pointer.rsplit_once('/').map_or("", |(parent, _)| parent) } else { pointer };
    match tree.pointer_mut(around) {
        Some(Value::Object(entries)) => drop(entries.insert(key, node)),
        Some(Value::Array(items)) => items.push(node),
        _ => {}
    }
}

fn repeat(tree: &mut Value, pointer: &str, times: usize) {
    let Some(node) = tree.pointer(pointer).cloned() else { return };
    if let Some((Value::Array(items), _)) = parent(tree, pointer) {
        items.extend(std::iter::repeat_n(node, times));
    }
}

fn enclose(tree: &mut Value, pointer: &str, key: Option<String>) {
    if let Some(place) = tree.pointer_mut(pointer) {
        let node = place.take();
        *place = match key {
            Some(key) => json!({ key: node }),
            None => json!([node]),
        };
    }
}

fn misspell(tree: &mut Value, pointer: &str, position: u8, by: Option<char>) {
    if let Some(Value::String(text)) = tree.pointer_mut(pointer) {
        let mut signs: Vec<char> = text.chars().collect();
        let place = usize::from(position) % (signs.len() + 1);
        let end = (place + 1).min(signs.len());
        signs.splice(place..end, by);
        *text = signs.into_iter().collect();
    }
}
