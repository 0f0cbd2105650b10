//! Adjustments, by what their kinds say of themselves.

use super::super::read::{ON, SOURCE};
use super::definitions;
use super::rate::Rate;
use super::shape::{Table, fraction, list_of_some, refer, text, whole_number, words};
use crate::case::adjustment::{FieldKind, KINDS};
use crate::case::class::{CashEffect, CostClass};
use schemars::{Schema, SchemaGenerator};

definitions! {
    Adjustment = of_line,
    ClassAdjustment = of_class,
}

/// `{ contingency = "10%", source = "..." }`.
fn of_line(generator: &mut SchemaGenerator) -> Schema {
    with_one_kind(Table::of("Adjustment", "Raises or lowers the amounts of a line."), generator, 2)
}

/// The same for all lines of one kind and class.
fn of_class(generator: &mut SchemaGenerator) -> Schema {
    let cost = lines("cost", words(CostClass::ALL, CostClass::word));
    let effect = || words(CashEffect::ALL, CashEffect::word);
    let lines = one_field(
        cost.optional("benefit", ABOUT_CLASS, effect()).optional("dis_benefit", ABOUT_CLASS, effect()),
        1,
    );
    let table = Table::of("Adjustment of a class", "Raises or lowers the amounts of all lines of one class.")
        .required(ON, "The kind and class of the lines.", lines);
    with_one_kind(table, generator, 3)
}

const ABOUT_CLASS: &str = "The class of the lines.";

fn lines(kind: &'static str, classes: Schema) -> Table {
    Table::of("Lines", "Lines of one kind and class.").optional(kind, ABOUT_CLASS, classes)
}

/// A table of which so many fields are stated: those that are required, and one of the others.
fn one_field(table: Table, stated: usize) -> Schema {
    let mut schema = table.schema();
    schema.insert("minProperties".to_owned(), stated.into());
    schema.insert("maxProperties".to_owned(), stated.into());
    schema
}

fn with_one_kind(table: Table, generator: &mut SchemaGenerator, stated: usize) -> Schema {
    let table = table.required(SOURCE, "Where its figures come from, and why they fit.", text());
    let with_kinds = KINDS.iter().fold(table, |table, kind| {
        let value = match kind.only_field() {
            Some(only) => value(only.kind, generator),
            None => {
                let fields = Table::of("Fields of the adjustment", "All that it states.");
                let field = |table: Table, field: &'static crate::case::adjustment::Field| {
                    let (about, value) = (sentence(field.about), value(field.kind, generator));
                    if field.is_required() {
                        table.required(field.key, &about, value)
                    } else {
                        table.optional(field.key, &about, value)
                    }
                };
                kind.fields.iter().fold(fields, field).schema()
            }
        };
        table.optional(kind.word, kind.about, value)
    });
    one_field(with_kinds, stated)
}

/// What a field is, which the reader says in the middle of a sentence.
fn sentence(about: &str) -> String {
    let mut characters = about.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).chain(['.']).collect()
}

fn value(kind: FieldKind, generator: &mut SchemaGenerator) -> Schema {
    match kind {
        FieldKind::Percentage => refer::<Rate>(generator),
        FieldKind::Percentages => list_of_some(refer::<Rate>(generator)),
        FieldKind::Part => fraction(),
        FieldKind::Text => text(),
        FieldKind::Whole => whole_number(),
        FieldKind::Mix => {
            let part = Table::of("Part of a mix", "A type of project with its share.")
                .required("type", "The type of project.", text())
                .required("share", "Its share of the capital expenditure.", fraction());
            list_of_some(part.schema())
        }
    }
}
