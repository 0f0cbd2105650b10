//! Tables, lists, texts and numbers as schemas.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::collections::BTreeMap;

/// A table under construction; fields that it does not know are refused.
pub(super) struct Table {
    title: &'static str,
    description: &'static str,
    fields: BTreeMap<&'static str, Schema>,
    required: Vec<&'static str>,
    together: BTreeMap<&'static str, [&'static str; 1]>,
}

impl Table {
    pub(super) fn of(title: &'static str, description: &'static str) -> Self {
        Self { title, description, fields: BTreeMap::new(), required: Vec::new(), together: BTreeMap::new() }
    }

    /// A field that must be given.
    pub(super) fn required(mut self, key: &'static str, description: &str, value: Schema) -> Self {
        self.required.push(key);
        self.optional(key, description, value)
    }

    /// A field that may be left out.
    pub(super) fn optional(mut self, key: &'static str, description: &str, mut value: Schema) -> Self {
        value.insert("title".to_owned(), title_of(key).into());
        value.insert("description".to_owned(), description.into());
        self.fields.insert(key, value);
        self
    }

    /// Two fields of which neither is given alone.
    pub(super) fn together(mut self, one: &'static str, other: &'static str) -> Self {
        self.together.extend([(one, [other]), (other, [one])]);
        self
    }

    pub(super) fn schema(self) -> Schema {
        json_schema!({
            "title": self.title,
            "description": self.description,
            "type": "object",
            "properties": self.fields,
            "required": self.required,
            "dependentRequired": self.together,
            "additionalProperties": false,
        })
    }
}

/// The key as a label: `page_unit` is "Page unit".
fn title_of(key: &str) -> String {
    let words = key.replace(['_', '-'], " ");
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

/// A schema that is defined once and referred to by its name.
pub(super) fn refer<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// One of several forms.
pub(super) fn any_of(forms: impl IntoIterator<Item = Schema>) -> Schema {
    json_schema!({ "anyOf": forms.into_iter().collect::<Vec<Schema>>() })
}

pub(super) fn list_of(item: Schema) -> Schema {
    json_schema!({ "type": "array", "items": item.to_value() })
}

/// A list that is not empty.
pub(super) fn list_of_some(item: Schema) -> Schema {
    json_schema!({ "type": "array", "items": item.to_value(), "minItems": 1 })
}

/// A table from names to values of one kind.
pub(super) fn table_from(name: Schema, value: Schema) -> Schema {
    json_schema!({ "type": "object", "propertyNames": name.to_value(), "additionalProperties": value.to_value() })
}

pub(super) fn text() -> Schema {
    json_schema!({ "type": "string", "minLength": 1 })
}

/// Letters, digits, hyphens, underscores and dots.
pub(super) fn id() -> Schema {
    json_schema!({ "type": "string", "pattern": r"^[\p{L}\p{N}\p{M}_.-]+$" })
}

pub(super) fn date() -> Schema {
    json_schema!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
}

/// A decimal in quotes, or a whole number: a binary float has lost digits before anybody can object.
pub(super) fn decimal() -> Schema {
    json_schema!({ "type": ["string", "integer"], "pattern": r"^-?[0-9]+(\.[0-9]+)?$" })
}

/// A part of a whole: a percentage, or the fraction.
pub(super) fn fraction() -> Schema {
    json_schema!({ "type": ["string", "integer"], "minimum": 0, "maximum": 1, "pattern": r"^-?[0-9]+(\.[0-9]+)?%?$" })
}

/// A share from 0 to 1, such as `"25%"` or `"0.25"`; a whole number will do where it is one.
pub(super) fn share() -> Schema {
    json_schema!({
        "type": ["string", "integer"], "minimum": 0, "maximum": 1, "pattern": r"^[0-9]+(\.[0-9]+)?%?$"
    })
}

/// A whole number of zero or more, perhaps in quotes.
pub(super) fn whole_number() -> Schema {
    json_schema!({ "type": ["string", "integer"], "minimum": 0, "pattern": r"^[0-9]+(\.0+)?$" })
}

/// A calendar year.
pub(super) fn year() -> Schema {
    json_schema!({ "type": ["string", "integer"], "minimum": 1, "maximum": 9999, "pattern": "^[0-9]+$" })
}

/// One of a few words.
pub(super) fn words<T: Copy>(all: &[T], word_of: impl Fn(T) -> &'static str) -> Schema {
    one_of_texts(all.iter().map(|&one| word_of(one)))
}

/// One of a few texts.
pub(super) fn one_of_texts<'a>(all: impl IntoIterator<Item = &'a str>) -> Schema {
    json_schema!({ "type": "string", "enum": all.into_iter().collect::<Vec<&str>>() })
}
