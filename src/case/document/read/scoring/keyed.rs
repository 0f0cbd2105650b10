//! Tables whose keys are ids.

use crate::case::document::fields::{Fields, Read, wrong_type};
use crate::case::document::node::Node;
use crate::error::{Error, ErrorKind};

/// What the keys of a table stand for, and how many there may be.
pub(super) struct Keyed {
    pub(super) what: &'static str,
    pub(super) each: &'static str,
    pub(super) limit: usize,
    pub(super) example: &'static str,
}

/// The first value of each key, `None` where it could not be read; each fault stands at its key.
pub(super) fn keyed<T>(
    node: &Node,
    kind: &Keyed,
    faults: &mut Vec<Error>,
    reader: impl Fn(&str, &Node) -> Read<T>,
) -> Vec<(String, Option<T>)> {
    let Node::Table(entries) = node else {
        faults.push(wrong_type(node, kind.example));
        return Vec::new();
    };
    if entries.len() > kind.limit {
        let found = format!("{} {}", entries.len(), kind.what);
        let expected = format!("at most {}, one for each {}", kind.limit, kind.each);
        faults.push(Error::new(ErrorKind::OverLimit, found, expected));
        return Vec::new();
    }
    let keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
    // A second value of a key is a fault of the key.
    Fields::of(node, &keys, faults);
    let mut read: Vec<(String, Option<T>)> = Vec::new();
    for (key, node) in entries {
        if read.iter().any(|(earlier, _)| earlier == key) {
            continue;
        }
        let value = reader(key, node).map_err(|errors| {
            faults.extend(errors.into_iter().map(|error| error.within(key.as_str())));
        });
        read.push((key.clone(), value.ok()));
    }
    read
}
