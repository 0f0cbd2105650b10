//! Profiles: `"once"`, `"every-period"`, or a table of one form, such as `{ recurring = { from = 2 } }`.
//!
//! What the forms are and what fields they have, they say themselves: see [`FORMS`].

use super::{date, one_table, required};
use crate::case::document::fields::{Fields, Read, decimal, each, integer, wrong_type};
use crate::case::document::node::Node;
use crate::error::{Error, ErrorKind};
use crate::flow::{Description, FORMS, FieldKind, Misstated, Profile, Setting, Settings};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The word for what recurs in every period to the end.
pub(in crate::case::document) const EVERY_PERIOD: &str = "every-period";

/// The field that says from which column a profile starts.
pub(in crate::case::document) const FROM: &str = "from";

pub(super) fn profile(node: &Node) -> Read<Profile> {
    match node {
        Node::Table(_) => one_table(node, "a profile", of_one_form),
        _ => by_word(node),
    }
}

fn by_word(node: &Node) -> Read<Profile> {
    let Node::Text(word) = node else { return Err(vec![wrong_type(node, &one_of_all_forms())]) };
    if word == EVERY_PERIOD {
        return Ok(Profile::every_period());
    }
    match FORMS.iter().find(|form| form.word == *word) {
        Some(form) if form.is_plain() => made(form, &Settings::default()).map_err(|fault| vec![fault.error]),
        Some(form) => {
            let example = form.main_field().map_or("{}", |field| example(form.kind_of(field)));
            let expected = format!("a table such as {{ {word} = {example} }}");
            Err(vec![Error::new(ErrorKind::Missing, format!("{word:?} alone"), expected)])
        }
        None => Err(vec![Error::new(ErrorKind::UnknownWord, format!("{word:?}"), one_of_all_forms())]),
    }
}

/// The words that say all by themselves come first.
fn one_of_all_forms() -> String {
    let words: Vec<&str> = FORMS.iter().map(|form| form.word).collect();
    format!("one of {EVERY_PERIOD}, {}", words.join(", "))
}

fn of_one_form(node: &Node, faults: &mut Vec<Error>) -> Option<Profile> {
    let words: Vec<&str> = FORMS.iter().map(|form| form.word).collect();
    let mut fields = Fields::of(node, &words, faults);
    let unknown = fields.has_faults();
    let stated: Vec<&Description> = FORMS.iter().filter(|form| fields.has(form.word)).collect();
    match stated.as_slice() {
        [form] => fields.read(form.word, |node| with_fields(form, node)),
        // The unknown field is meant to be the form.
        [] if unknown => None,
        [] => {
            faults.push(Error::new(ErrorKind::Missing, "no form", one_of_all_forms()));
            None
        }
        several => {
            let found: Vec<&str> = several.iter().map(|form| form.word).collect();
            faults.push(Error::new(ErrorKind::Conflict, found.join(" and "), "one form of profile"));
            None
        }
    }
}

/// The value of the field that a form cannot do without, or a table of all its fields.
fn with_fields(form: &Description, node: &Node) -> Read<Profile> {
    match (node, form.main_field()) {
        (Node::Table(_), _) => one_table(node, form.word, |node, faults| of_table(form, node, faults)),
        (_, Some(key)) => {
            let settings = Settings(vec![(key, setting(form.kind_of(key), node)?)]);
            made(form, &settings).map_err(|fault| vec![fault.error])
        }
        (_, None) => Err(vec![wrong_type(node, "a table such as { from = 2 }")]),
    }
}

fn of_table(form: &Description, node: &Node, faults: &mut Vec<Error>) -> Option<Profile> {
    let from = form.falls_in_columns().then_some(FROM);
    let keys: Vec<&str> = from.into_iter().chain(form.fields.iter().map(|field| field.key)).collect();
    let mut fields = Fields::of(node, &keys, faults);
    let mut settings = Settings::default();
    for field in form.fields {
        let read = |node: &Node| setting(field.kind, node);
        let stated = if field.required {
            required(&mut fields, field.key, expectation(field.kind), read)
        } else {
            fields.read(field.key, read)
        };
        settings.0.extend(stated.map(|setting| (field.key, setting)));
    }
    let from = fields.read(FROM, integer);
    if fields.has_faults() {
        return None;
    }
    let profile = made(form, &settings).map_err(|fault| fields.push(fault.field, fault.error)).ok()?;
    match from {
        Some(column) => profile.from(column).map_err(|error| fields.push(FROM, error)).ok(),
        None => Some(profile),
    }
}

fn made(form: &Description, settings: &Settings) -> Result<Profile, Misstated> {
    (form.make)(settings)
}

fn setting(kind: FieldKind, node: &Node) -> Read<Setting> {
    match kind {
        FieldKind::Whole => integer(node).map(Setting::Whole),
        FieldKind::Decimals => each(node, decimal).map(Setting::Decimals),
        FieldKind::Dates => each(node, date_and_multiple).map(Setting::Dates),
    }
}

fn expectation(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Whole => "a whole number",
        FieldKind::Decimals => "a list of decimals",
        FieldKind::Dates => "a list of dates with multiples, such as [[\"2027-03-31\", \"1\"]]",
    }
}

fn example(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Whole => "3",
        FieldKind::Decimals => "[\"0.6\", \"0.4\"]",
        FieldKind::Dates => "[[\"2027-03-31\", \"1\"]]",
    }
}

/// `["2027-03-31", "1"]`.
fn date_and_multiple(node: &Node) -> Read<(Date, Decimal)> {
    let Node::List(items) = node else {
        return Err(vec![wrong_type(node, "a date with a multiple, such as [\"2027-03-31\", \"1\"]")]);
    };
    let [day, multiple] = items.as_slice() else {
        let found = format!("a list of {}", items.len());
        let expected = "a date with a multiple, such as [\"2027-03-31\", \"1\"]";
        return Err(vec![Error::new(ErrorKind::WrongType, found, expected)]);
    };
    let at = |index: usize| {
        move |errors: Vec<Error>| -> Vec<Error> {
            errors.into_iter().map(|error| error.within(index)).collect()
        }
    };
    Ok((date(day).map_err(at(0))?, decimal(multiple).map_err(at(1))?))
}
