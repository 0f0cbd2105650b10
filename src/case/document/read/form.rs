//! What is stated in one of several forms, by a word or by a table with one key: profiles, depreciation.

use super::{date, required};
use crate::case::document::fields::{Fields, Read, decimal, each, integer, parsed, word, wrong_type};
use crate::case::document::node::Node;
use crate::error::{Error, ErrorKind};
use crate::flow::{Description, FieldKind, Setting, Settings};
use crate::measure::depreciation::MacrsTable;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The forms of one thing.
pub(super) struct Forms<T: 'static> {
    /// What a form is one of.
    pub(super) what: &'static str,
    /// A word beside those of the forms.
    pub(super) further: Option<&'static str>,
    pub(super) forms: &'static [Description<T>],
}

impl<T> Forms<T> {
    /// A form that needs no field.
    pub(super) fn by_word(&self, node: &Node) -> Read<T> {
        let Node::Text(word) = node else { return Err(vec![wrong_type(node, &self.expected())]) };
        match self.forms.iter().find(|form| form.word == *word) {
            Some(form) if form.is_plain() => alone(form, &Settings::default()),
            Some(form) => {
                let expected = format!("a table such as {{ {word} = {} }}", example_of(form));
                Err(vec![Error::new(ErrorKind::Missing, format!("{word:?} alone"), expected)])
            }
            None => Err(vec![Error::new(ErrorKind::UnknownWord, format!("{word:?}"), self.expected())]),
        }
    }

    fn expected(&self) -> String {
        let words: Vec<&str> =
            self.further.into_iter().chain(self.forms.iter().map(|form| form.word)).collect();
        format!("one of {}", words.join(", "))
    }

    /// The one form that a table states.
    pub(super) fn stated(
        &self,
        node: &Node,
        faults: &mut Vec<Error>,
        with_fields: impl Fn(&Description<T>, &Node) -> Read<T>,
    ) -> Option<T> {
        let words: Vec<&str> = self.forms.iter().map(|form| form.word).collect();
        let mut fields = Fields::of(node, &words, faults);
        let unknown = fields.has_faults();
        let stated: Vec<&Description<T>> = self.forms.iter().filter(|form| fields.has(form.word)).collect();
        match stated.as_slice() {
            [form] => fields.read(form.word, |node| with_fields(form, node)),
            // The unknown field is meant to be the form.
            [] if unknown => None,
            [] => {
                faults.push(Error::new(ErrorKind::Missing, "no form", self.expected()));
                None
            }
            several => {
                let found: Vec<&str> = several.iter().map(|form| form.word).collect();
                let expected = format!("one {}", self.what);
                faults.push(Error::new(ErrorKind::Conflict, found.join(" and "), expected));
                None
            }
        }
    }
}

/// What settings state that stand without keys.
pub(super) fn alone<T>(form: &Description<T>, settings: &Settings) -> Read<T> {
    (form.make)(settings).map_err(|fault| vec![fault.error])
}

/// The value of the one field that a form cannot do without.
pub(super) fn main_setting<T>(form: &Description<T>, node: &Node, otherwise: &str) -> Read<Settings> {
    match form.main_field() {
        Some(key) => Ok(Settings(vec![(key, setting(form.kind_of(key), node)?)])),
        None => Err(vec![wrong_type(node, otherwise)]),
    }
}

/// Every field of a form that is stated; a fault of one is kept.
pub(super) fn settings<T>(form: &Description<T>, fields: &mut Fields<'_>) -> Settings {
    let mut settings = Settings::default();
    for field in form.fields {
        let read = |node: &Node| setting(field.kind, node);
        let stated = if field.required {
            required(fields, field.key, expectation(field.kind), read)
        } else {
            fields.read(field.key, read)
        };
        settings.0.extend(stated.map(|setting| (field.key, setting)));
    }
    settings
}

fn setting(kind: FieldKind, node: &Node) -> Read<Setting> {
    match kind {
        FieldKind::Whole => integer(node).map(Setting::Whole),
        FieldKind::Decimal => decimal(node).map(Setting::Decimal),
        FieldKind::Share => parsed(node).map(Setting::Share),
        FieldKind::MacrsTable => {
            word(node, MacrsTable::ALL, MacrsTable::word).map(|table| Setting::Word(table.word()))
        }
        FieldKind::Decimals => each(node, decimal).map(Setting::Decimals),
        FieldKind::Dates => each(node, date_and_multiple).map(Setting::Dates),
    }
}

fn expectation(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Whole => "a whole number",
        FieldKind::Decimal => "a decimal",
        FieldKind::Share => "a share such as \"18%\"",
        FieldKind::MacrsTable => "the name of a table, such as \"half-year-5\"",
        FieldKind::Decimals => "a list of decimals",
        FieldKind::Dates => "a list of dates with multiples, such as [[\"2027-03-31\", \"1\"]]",
    }
}

/// A value for the main field, or a table of all that must be given.
fn example_of<T>(form: &Description<T>) -> String {
    if let Some(key) = form.main_field() {
        return example(form.kind_of(key)).to_owned();
    }
    let required = form.fields.iter().filter(|field| field.required);
    let fields: Vec<String> =
        required.map(|field| format!("{} = {}", field.key, example(field.kind))).collect();
    format!("{{ {} }}", fields.join(", "))
}

fn example(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Whole => "3",
        FieldKind::Decimal => "\"100\"",
        FieldKind::Share => "\"18%\"",
        FieldKind::MacrsTable => "\"half-year-5\"",
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
