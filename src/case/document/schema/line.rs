//! Costs, benefits and dis-benefits.

use super::adjustment::Adjustment;
use super::definitions;
use super::profile::{Depreciation, Profile};
use super::rate::AnnualRate;
use super::shape::{Table, any_of, decimal, id, list_of, list_of_some, refer, text, whole_number, words};
use super::{Prices, currency};
use crate::case::change::Movement;
use crate::case::class::{CashEffect, CostClass, Recipient};
use crate::case::contribution::Contribution;
use crate::case::tax::Taxation;
use crate::case::view::View;
use schemars::{Schema, SchemaGenerator, json_schema};

definitions! {
    Amount = amount,
    Cost = cost,
    Delay = delay,
    Effect = effect,
    Factor = factor,
    Level = level,
    Probability = probability,
    Rates = rates,
    Residual = residual,
    WorkingCapital = working_capital,
}

fn cost(generator: &mut SchemaGenerator) -> Schema {
    let classes = words(CostClass::ALL, CostClass::word);
    let table = Table::of("Cost", "A positive amount that flows out.")
        .optional("class", "What it is for; recurring, unless stated.", classes)
        .required("amount", ABOUT_AMOUNT, refer::<Amount>(generator))
        .required("profile", ABOUT_PROFILE, refer::<Profile>(generator));
    with_own_fields(with_common_fields(table, generator), generator).schema()
}

fn working_capital(generator: &mut SchemaGenerator) -> Schema {
    let table = Table::of("Working capital", "A level of money that is tied up, whose changes flow.")
        .required("amount", "How much is tied up, never negative.", refer::<Amount>(generator))
        .required("profile", "When it is tied up.", refer::<Profile>(generator));
    with_common_fields(table, generator).schema()
}

/// A benefit or a dis-benefit: with an amount and a profile, unless it is qualitative.
fn effect(generator: &mut SchemaGenerator) -> Schema {
    let classes = words(CashEffect::ALL, CashEffect::word);
    let table = Table::of("Effect", "A positive amount gained, or lost.")
        .optional("class", "What it does to cash; cashable, unless stated.", classes)
        .optional("amount", ABOUT_AMOUNT, refer::<Amount>(generator))
        .optional("profile", ABOUT_PROFILE, refer::<Profile>(generator));
    let mut schema = with_own_fields(with_common_fields(table, generator), generator).schema();
    let is_qualitative = json_schema!({
        "properties": { "class": { "const": CashEffect::Qualitative.word() } },
        "required": ["class"],
    });
    schema.insert("if".to_owned(), is_qualitative.to_value());
    schema.insert(
        "then".to_owned(),
        json_schema!({ "properties": { "amount": false, "profile": false } }).to_value(),
    );
    schema.insert("else".to_owned(), json_schema!({ "required": ["amount", "profile"] }).to_value());
    schema
}

const ABOUT_AMOUNT: &str = "How much it is each time, never negative.";
const ABOUT_PROFILE: &str = "When it falls.";

fn with_common_fields(table: Table, generator: &mut SchemaGenerator) -> Table {
    table
        .required("name", "Its name.", text())
        .optional("delay", "By how much it falls later than its profile says.", refer::<Delay>(generator))
        .optional(
            "prices",
            "In which prices the amount is, where not in those of the case.",
            refer::<Prices>(generator),
        )
        .optional("growing", "Growth a year from its first column on.", refer::<Rates>(generator))
        .optional("escalating", "Growth a year from column 0 on.", refer::<Rates>(generator))
        .optional("discounting", "The name of the way in which it is discounted.", id())
        .optional("recipient", "Who gains or bears it.", words(Recipient::ALL, Recipient::word))
        .optional("view", "The view in which alone it counts.", words(View::ALL, View::word))
        .optional("owner", "Who answers for it.", text())
        .optional("evidence", "What the amount rests on.", text())
        .optional("tags", "Words by which lines are grouped.", list_of(text()))
}

/// What costs, benefits and dis-benefits have beyond what a level has.
fn with_own_fields(table: Table, generator: &mut SchemaGenerator) -> Table {
    table
        .optional(
            "probability",
            "How likely it is to happen, where it is not sure; the amount is the impact if it does.",
            refer::<Probability>(generator),
        )
        .optional(
            "adjustments",
            "What raises or lowers its amounts, one after the other.",
            list_of(refer::<Adjustment>(generator)),
        )
        .optional(
            "contribution",
            "What a benefit or a dis-benefit is for.",
            words(Contribution::ALL, Contribution::word),
        )
        .optional("life", "How many years what it pays for lasts.", whole_number())
        .optional(
            "residual",
            "How what is left at the end of the timeline is valued.",
            refer::<Residual>(generator),
        )
        .optional(
            "depreciation",
            "How a capital cost is written off for tax.",
            refer::<Depreciation>(generator),
        )
        .optional(
            "tax",
            "Whether it is part of the profit that is taxed; it is, unless stated.",
            words(Taxation::ALL, Taxation::word),
        )
}

/// `"1200000"`, `"GBP 1200000"`, a list of factors, or `{ currency = "GBP", product = [...] }`.
fn amount(generator: &mut SchemaGenerator) -> Schema {
    let factors = list_of_some(refer::<Factor>(generator));
    let money = json_schema!({ "type": "string", "pattern": r"^[A-Z]{3} -?[0-9]+(\.[0-9]+)?$" });
    let product = Table::of("Product", "A product of factors in a stated currency.")
        .required("currency", "The currency.", currency())
        .required("product", "The factors.", factors.clone());
    any_of([decimal(), money, factors, product.schema()])
}

/// The id of an assumption, `{ constant = "2", unit = "minutes" }`, or a level that moves.
fn factor(generator: &mut SchemaGenerator) -> Schema {
    let constant = Table::of("Constant", "A number.")
        .required("constant", "The number.", decimal())
        .optional("unit", "What it counts.", text());
    let rise = change("Rise", Movement::Rise, "From the lower level to the higher one.", generator);
    let fall = change("Fall", Movement::Fall, "From the higher level to the lower one.", generator);
    any_of([assumption_id(), constant.schema(), rise, fall])
}

/// A level that moves.
fn change(
    title: &'static str,
    movement: Movement,
    description: &str,
    generator: &mut SchemaGenerator,
) -> Schema {
    let levels = Table::of("Levels", "Where a level was and where it will be.")
        .required("from", "The level before.", refer::<Level>(generator))
        .required("to", "The level after.", refer::<Level>(generator));
    Table::of(title, "By how much a level moves.")
        .required(movement.word(), description, levels.schema())
        .optional("unit", "What the change counts.", text())
        .schema()
}

/// A decimal, a percentage, or the id of an assumption.
fn level(_: &mut SchemaGenerator) -> Schema {
    any_of([decimal(), percentage(), assumption_id()])
}

/// A share of one, or the id of an assumption.
fn probability(_: &mut SchemaGenerator) -> Schema {
    any_of([decimal(), percentage(), assumption_id()])
}

fn percentage() -> Schema {
    json_schema!({ "type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?%$" })
}

/// An id that is not a number, which a list of factors would not know for an id.
fn assumption_id() -> Schema {
    let mut schema = id();
    let number = json_schema!({ "pattern": r"^-?[0-9]+(\.[0-9]+)?$" });
    schema.insert("not".to_owned(), number.to_value());
    schema
}

/// A number of columns, or the id of an assumption.
fn delay(_: &mut SchemaGenerator) -> Schema {
    any_of([whole_number(), assumption_id()])
}

fn rates(generator: &mut SchemaGenerator) -> Schema {
    let rate = refer::<AnnualRate>(generator);
    any_of([rate.clone(), list_of(rate)])
}

fn residual(generator: &mut SchemaGenerator) -> Schema {
    let resale = Table::of("Resale", "What it can be sold for.").required(
        "resale",
        ABOUT_AMOUNT,
        refer::<Amount>(generator),
    );
    let growing = Table::of("Growth", "How it goes on.").required(
        "growth",
        "Growth a year, below the discount rate.",
        refer::<AnnualRate>(generator),
    );
    let perpetuity = Table::of("Perpetuity", "What it is worth to go on for ever.").required(
        "perpetuity",
        "How it goes on.",
        growing.schema(),
    );
    let by_word = json_schema!({ "enum": ["remaining-life", "none"] });
    any_of([by_word, resale.schema(), perpetuity.schema()])
}
