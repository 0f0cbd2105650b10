//! Profiles: `"once"`, `"every-period"`, or a table of one form, such as `{ recurring = { from = 2 } }`.
//!
//! What the forms are and what fields they have, they say themselves: see [`FORMS`].

use super::form::{Forms, alone, main_setting, settings};
use super::one_table;
use crate::case::document::fields::{Fields, Read, integer};
use crate::case::document::node::Node;
use crate::error::Error;
use crate::flow::{FORMS, Profile, ProfileForm};

/// The word for what recurs in every period to the end.
pub(in crate::case::document) const EVERY_PERIOD: &str = "every-period";

/// The field that says from which column a profile starts.
pub(in crate::case::document) const FROM: &str = "from";

/// The words that say all by themselves come first.
const ALL: Forms<Profile> = Forms { what: "form of profile", further: Some(EVERY_PERIOD), forms: FORMS };

pub(super) fn profile(node: &Node) -> Read<Profile> {
    match node {
        Node::Table(_) => one_table(node, "a profile", |node, faults| ALL.stated(node, faults, with_fields)),
        Node::Text(word) if word == EVERY_PERIOD => Ok(Profile::every_period()),
        _ => ALL.by_word(node),
    }
}

/// The value of the field that a form cannot do without, or a table of all its fields.
fn with_fields(form: &ProfileForm, node: &Node) -> Read<Profile> {
    match node {
        Node::Table(_) => one_table(node, form.word, |node, faults| of_table(form, node, faults)),
        _ => main_setting(form, node, "a table such as { from = 2 }")
            .and_then(|settings| alone(form, &settings)),
    }
}

fn of_table(form: &ProfileForm, node: &Node, faults: &mut Vec<Error>) -> Option<Profile> {
    let from = form.falls_in_columns().then_some(FROM);
    let keys: Vec<&str> = from.into_iter().chain(form.fields.iter().map(|field| field.key)).collect();
    let mut fields = Fields::of(node, &keys, faults);
    let settings = settings(form, &mut fields);
    let from = fields.read(FROM, integer);
    if fields.has_faults() {
        return None;
    }
    let profile = (form.make)(&settings).map_err(|fault| fields.push(fault.field, fault.error)).ok()?;
    match from {
        Some(column) => profile.from(column).map_err(|error| fields.push(FROM, error)).ok(),
        None => Some(profile),
    }
}
