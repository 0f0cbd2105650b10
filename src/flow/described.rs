//! What forms of one thing say of themselves, such as those of a profile: a word, fields, what the fields state.

use crate::error::Error;
use crate::value::Share;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// What a field holds.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// A column, an interval, a number of occurrences or of years.
    Whole(u32),
    /// An amount, a factor.
    Decimal(Decimal),
    /// A part of a whole.
    Share(Share),
    /// The name of a table.
    Word(&'static str),
    /// Shares, parts, multiples.
    Decimals(Vec<Decimal>),
    /// Multiples, each with its date.
    Dates(Vec<(Date, Decimal)>),
}

/// A field of a form, as documents know it.
pub(crate) struct Field {
    pub(crate) key: &'static str,
    pub(crate) kind: FieldKind,
    pub(crate) required: bool,
}

/// What kind of [`Setting`] a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldKind {
    Whole,
    Decimal,
    Share,
    /// The word for a [`MacrsTable`](crate::measure::depreciation::MacrsTable).
    MacrsTable,
    Decimals,
    Dates,
}

impl Field {
    pub(super) const fn required(key: &'static str, kind: FieldKind) -> Self {
        Self { key, kind, required: true }
    }

    pub(super) const fn optional(key: &'static str, kind: FieldKind) -> Self {
        Self { key, kind, required: false }
    }
}

/// The fields that were stated; those that are required are among them, and each is of its kind.
#[derive(Debug, Default)]
pub(crate) struct Settings(pub(crate) Vec<(&'static str, Setting)>);

impl Settings {
    fn get(&self, key: &str) -> Option<&Setting> {
        self.0.iter().find(|(candidate, _)| *candidate == key).map(|(_, setting)| setting)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub(super) fn whole(&self, key: &str) -> Option<u32> {
        match self.get(key) {
            Some(Setting::Whole(number)) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn decimal(&self, key: &str) -> Option<Decimal> {
        match self.get(key) {
            Some(Setting::Decimal(value)) => Some(*value),
            _ => None,
        }
    }

    pub(super) fn share(&self, key: &str) -> Option<Share> {
        match self.get(key) {
            Some(Setting::Share(share)) => Some(*share),
            _ => None,
        }
    }

    pub(super) fn word(&self, key: &str) -> Option<&'static str> {
        match self.get(key) {
            Some(Setting::Word(word)) => Some(word),
            _ => None,
        }
    }

    pub(super) fn decimals(&self, key: &str) -> &[Decimal] {
        match self.get(key) {
            Some(Setting::Decimals(values)) => values,
            _ => &[],
        }
    }

    pub(super) fn dates(&self, key: &str) -> &[(Date, Decimal)] {
        match self.get(key) {
            Some(Setting::Dates(values)) => values,
            _ => &[],
        }
    }
}

/// An error in one of the fields of a form.
#[derive(Debug)]
pub(crate) struct Misstated {
    pub(crate) field: &'static str,
    pub(crate) error: Error,
}

impl Misstated {
    /// For `map_err`: errors of this field.
    pub(super) fn field(field: &'static str) -> impl Fn(Error) -> Self {
        move |error| Self { field, error }
    }

    /// The error at its place within a form.
    pub(super) fn within(self, form: &'static str) -> Error {
        self.error.within(self.field).within(form)
    }
}

/// A form as documents describe it.
pub(super) trait Described: Sized {
    /// Its key and the word for it.
    const WORD: &'static str;
    /// Its fields.
    const FIELDS: &'static [Field];

    /// The form that the fields state.
    fn stated(settings: &Settings) -> Result<Self, Misstated>;
}

/// What documents say of a form of `T`.
pub(crate) struct Description<T> {
    /// Its key.
    pub(crate) word: &'static str,
    /// Its fields, besides those that all forms have.
    pub(crate) fields: &'static [Field],
    /// What the fields state.
    pub(crate) make: fn(&Settings) -> Result<T, Misstated>,
}

impl<T> Description<T> {
    /// The field that the form cannot do without, where it is the only such one.
    pub(crate) fn main_field(&self) -> Option<&'static str> {
        let mut required = self.fields.iter().filter(|field| field.required).map(|field| field.key);
        required.next().filter(|_| required.next().is_none())
    }

    /// Whether no field needs to be stated.
    pub(crate) fn is_plain(&self) -> bool {
        self.fields.iter().all(|field| !field.required)
    }

    /// What kind of value a field holds.
    pub(crate) fn kind_of(&self, key: &str) -> FieldKind {
        self.fields.iter().find(|field| field.key == key).map_or(FieldKind::Whole, |field| field.kind)
    }
}
