//! Profiles and depreciation, by what their forms say of themselves.

use super::super::read::{EVERY_PERIOD, FROM};
use super::definitions;
use super::shape::{Table, any_of, date, decimal, list_of_some, one_of_texts, share, whole_number, words};
use crate::flow::{Depreciation as Method, Description, FORMS, FieldKind, METHODS, ProfileForm};
use crate::measure::depreciation::MacrsTable;
use schemars::{Schema, SchemaGenerator, json_schema};

definitions! {
    Depreciation = depreciation,
    Profile = profile,
}

fn profile(_: &mut SchemaGenerator) -> Schema {
    let plain = FORMS.iter().filter(|form| form.is_plain()).map(|form| form.word);
    let by_word = one_of_texts([EVERY_PERIOD].into_iter().chain(plain));
    any_of([by_word].into_iter().chain(FORMS.iter().map(of_form)))
}

/// `{ phased = ["0.6", "0.4"] }`, or `{ phased = { shares = ["0.6", "0.4"], from = 1 } }`.
fn of_form(form: &ProfileForm) -> Schema {
    let main = form.main_field().map(|key| value(form.kind_of(key)));
    let forms = [fields(form)].into_iter().chain(main);
    Table::of("Profile", "When the amount falls.")
        .required(form.word, about_form(form.word), any_of(forms))
        .schema()
}

fn fields(form: &ProfileForm) -> Schema {
    let table = Table::of("Fields of the profile", "All that it states.");
    let table = if form.falls_in_columns() {
        table.optional(FROM, "The column in which it starts.", whole_number())
    } else {
        table
    };
    with_fields(table, form).schema()
}

fn with_fields<T>(table: Table, form: &Description<T>) -> Table {
    form.fields.iter().fold(table, |table, field| {
        let (key, about, value) = (field.key, about_field(field.key), value(field.kind));
        if field.required { table.required(key, about, value) } else { table.optional(key, about, value) }
    })
}

fn depreciation(_: &mut SchemaGenerator) -> Schema {
    let by_word = one_of_texts(METHODS.iter().filter(|method| method.is_plain()).map(|method| method.word));
    any_of([by_word].into_iter().chain(METHODS.iter().map(of_method)))
}

/// `{ macrs = "half-year-5" }`, or `{ straight-line = { life = 6, salvage = "500" } }`.
fn of_method(method: &Description<Method>) -> Schema {
    let fields = with_fields(Table::of("Fields of the method", "All that it states."), method).schema();
    let main = method.main_field().map(|key| value(method.kind_of(key)));
    Table::of("Depreciation", "How the cost is written off for tax.")
        .required(method.word, about_method(method.word), any_of([fields].into_iter().chain(main)))
        .schema()
}

fn value(kind: FieldKind) -> Schema {
    match kind {
        FieldKind::Whole => whole_number(),
        FieldKind::Decimal => decimal(),
        FieldKind::Share => share(),
        FieldKind::MacrsTable => words(MacrsTable::ALL, MacrsTable::word),
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

fn about_method(word: &str) -> &'static str {
    match word {
        "straight-line" => "Equal amounts over a life.",
        "sum-of-years-digits" => "Amounts that fall by equal steps over a life.",
        "double-declining" => "A share of the book value, a factor over the life.",
        "declining-to-straight-line" => "The same, until equal amounts write off more.",
        "fixed-declining" => "A fixed share of the book value that ends near the salvage value.",
        "declining-share" => "A stated share of the book value in every year.",
        "units-of-production" => "By use of a capacity.",
        "macrs" => "By a table of the Internal Revenue Service of the United States.",
        "uk-main-pool" => "By the main pool of the United Kingdom.",
        _ => "One method of depreciation.",
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
        "life" => "Over how many years it is written off.",
        "salvage" => "What is never written off.",
        "factor" => "By how much the share is more than one part of the life; two, unless stated.",
        "months" => "Months of the first year; twelve, unless stated.",
        "share" => "The share of the book value that a year writes off.",
        "capacity" => "Units that the asset has over its life.",
        "used" => "Units used in each year.",
        "table" => "The name of the table.",
        "first_year" => "The first-year allowance; none, unless stated.",
        _ => "A field of the profile.",
    }
}
