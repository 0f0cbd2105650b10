//! Profiles, by what their forms say of themselves.

use super::super::read::{EVERY_PERIOD, FROM};
use super::definitions;
use super::shape::{Table, any_of, date, decimal, list_of_some, one_of_texts, whole_number};
use crate::flow::{Description, FORMS, FieldKind};
use schemars::{Schema, SchemaGenerator, json_schema};

definitions! {
    Profile = profile,
}

fn profile(_: &mut SchemaGenerator) -> Schema {
    let plain = FORMS.iter().filter(|form| form.is_plain()).map(|form| form.word);
    let by_word = one_of_texts([EVERY_PERIOD].into_iter().chain(plain));
    any_of([by_word].into_iter().chain(FORMS.iter().map(of_form)))
}

/// `{ phased = ["0.6", "0.4"] }`, or `{ phased = { shares = ["0.6", "0.4"], from = 1 } }`.
fn of_form(form: &Description) -> Schema {
    let main = form.main_field().map(|key| value(form.kind_of(key)));
    let forms = [fields(form)].into_iter().chain(main);
    Table::of("Profile", "When the amount falls.")
        .required(form.word, about_form(form.word), any_of(forms))
        .schema()
}

fn fields(form: &Description) -> Schema {
    let table = Table::of("Fields of the profile", "All that it states.");
    let table = if form.falls_in_columns() {
        table.optional(FROM, "The column in which it starts.", whole_number())
    } else {
        table
    };
    let stated = form.fields.iter().fold(table, |table, field| {
        let (key, about, value) = (field.key, about_field(field.key), value(field.kind));
        if field.required { table.required(key, about, value) } else { table.optional(key, about, value) }
    });
    stated.schema()
}

fn value(kind: FieldKind) -> Schema {
    match kind {
        FieldKind::Whole => whole_number(),
        FieldKind::Decimals => list_of_some(decimal()),
        FieldKind::Dates => list_of_some(date_and_multiple()),
    }
}

/// `["2027-03-31", "1"]`.
fn date_and_multiple() -> Schema {
    json_schema!({ "type": "array", "prefixItems": [date(), decimal()], "minItems": 2, "maxItems": 2 })
}

fn about_form(word: &str) -> &'static str {
    match word {
        "once" => "The whole amount in one column.",
        "recurring" => "The whole amount again and again.",
        "linear-ramp" => "A part of the amount in every period that rises by equal steps.",
        "s-curve" => "A part of the amount in every period that rises slowly, then fast, then slowly.",
        "phased" => "Shares of the amount, which sum to one, in consecutive columns.",
        "proportions" => "The amount spread over consecutive columns in proportion to parts.",
        "explicit" => "The amount times a multiple in each of consecutive columns.",
        "dated" => "The amount times a multiple on each of some dates.",
        _ => "One form of profile.",
    }
}

fn about_field(key: &str) -> &'static str {
    match key {
        "until" => "The column in which it ends.",
        "every" => "How many periods apart it recurs.",
        "ramp" => "The shares of the amount with which it starts, one an occurrence.",
        "over" => "In how many occurrences it rises to the whole amount.",
        "shares" => "Shares of the amount, which sum to one.",
        "parts" => "Parts in proportion to which it is spread.",
        "multiples" => "Multiples of the amount.",
        _ => "A field of the profile.",
    }
}
