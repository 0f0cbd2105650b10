//! Depreciation: `"uk-main-pool"`, or a table of one method, such as `{ straight-line = { life = 6 } }`.
//!
//! What the methods are and what fields they have, they say themselves: see [`METHODS`].

use super::form::{Forms, alone, main_setting, settings};
use super::one_table;
use crate::case::document::fields::{Fields, Read};
use crate::case::document::node::Node;
use crate::error::Error;
use crate::flow::{Depreciation, Description, METHODS};

const ALL: Forms<Depreciation> = Forms { what: "method of depreciation", further: None, forms: METHODS };

pub(super) fn depreciation(node: &Node) -> Read<Depreciation> {
    match node {
        Node::Table(_) => {
            one_table(node, "a method of depreciation", |node, faults| ALL.stated(node, faults, with_fields))
        }
        _ => ALL.by_word(node),
    }
}

/// The value of the field that a method cannot do without, or a table of all its fields.
fn with_fields(method: &Description<Depreciation>, node: &Node) -> Read<Depreciation> {
    match node {
        Node::Table(_) => one_table(node, method.word, |node, faults| of_table(method, node, faults)),
        _ => {
            main_setting(method, node, "a table of its fields").and_then(|settings| alone(method, &settings))
        }
    }
}

fn of_table(
    method: &Description<Depreciation>,
    node: &Node,
    faults: &mut Vec<Error>,
) -> Option<Depreciation> {
    let keys: Vec<&str> = method.fields.iter().map(|field| field.key).collect();
    let mut fields = Fields::of(node, &keys, faults);
    let settings = settings(method, &mut fields);
    if fields.has_faults() {
        return None;
    }
    (method.make)(&settings).map_err(|fault| fields.push(fault.field, fault.error)).ok()
}
