//! Rates, discounting, inflation.

use super::definitions;
use super::shape::{
    Table, any_of, decimal, id, list_of_some, one_of_texts, refer, table_from, whole_number, words, year,
};
use crate::tables::{DiscountTable, PriceIndex, RateBasis, discount_tables, price_indices};
use crate::value::Compounding;
use schemars::{Schema, SchemaGenerator, json_schema};

definitions! {
    AnnualRate = annual_rate,
    DiscountBasis = discount_basis,
    Discounting = discounting,
    Inflation = inflation,
    Rate = rate,
}

/// `"3.5%"`, or the fraction; a bare whole number above zero would be a forgotten percent sign.
fn rate(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "title": "Rate",
        "description": "A rate such as \"3.5%\", or the fraction \"0.035\".",
        "type": ["string", "integer"],
        "maximum": 0,
        "pattern": r"^-?[0-9]+(\.[0-9]+)?%?$",
    })
}

fn annual_rate(generator: &mut SchemaGenerator) -> Schema {
    let with_compounding =
        compounded(Table::of("Rate with its compounding", "A nominal annual rate."), generator);
    any_of([refer::<Rate>(generator), with_compounding.schema()])
}

fn compounded(table: Table, generator: &mut SchemaGenerator) -> Table {
    table.required("rate", "The rate a year.", refer::<Rate>(generator)).optional(
        "compounding",
        "How often in a year it is applied; once, unless stated.",
        words(Compounding::ALL, Compounding::word),
    )
}

/// The way in which the case discounts, and others beside it.
fn discounting(generator: &mut SchemaGenerator) -> Schema {
    let named = table_from(id(), refer::<DiscountBasis>(generator));
    let beside = |table: Table| {
        table.optional("named", "Other ways of discounting, for lines that name them.", named.clone())
    };
    bases(generator, beside)
}

fn discount_basis(generator: &mut SchemaGenerator) -> Schema {
    bases(generator, |table| table)
}

/// The ways of discounting, each with what stands beside it.
fn bases(generator: &mut SchemaGenerator, beside: impl Fn(Table) -> Table) -> Schema {
    let tables = [one_rate(generator), official(), by_year(generator), by_study_length(generator)];
    any_of(tables.into_iter().map(|table| beside(table).schema()))
}

fn one_rate(generator: &mut SchemaGenerator) -> Table {
    compounded(Table::of("One rate", "One annual rate for all years."), generator).optional(
        "prices",
        "Whether the rate contains inflation.",
        words(RateBasis::ALL, RateBasis::word),
    )
}

fn official() -> Table {
    Table::of("Official table", "The rates of official guidance.").required(
        "schedule",
        "The id of the table.",
        one_of_texts(discount_tables().map(DiscountTable::id)),
    )
}

fn by_year(generator: &mut SchemaGenerator) -> Table {
    let band = Table::of("Band", "The rate of some years.")
        .required("from", "The first year.", whole_number())
        .optional("to", "The last year; without it, all that follow.", whole_number())
        .required("rate", "The rate of these years.", refer::<Rate>(generator));
    Table::of("Rates by elapsed year", "Each year has a rate of its own, and they chain.").required(
        "by_year",
        "The rates, each with its years.",
        list_of_some(band.schema()),
    )
}

fn by_study_length(generator: &mut SchemaGenerator) -> Table {
    let term = Table::of("Term", "The rate of a study of some length.")
        .required("years", "The length of the study.", whole_number())
        .required("rate", "The rate of all its years.", refer::<Rate>(generator));
    Table::of("Rates by length of study", "One rate for all years, by how many there are.").required(
        "by_study_length",
        "The rates, each with its length.",
        list_of_some(term.schema()),
    )
}

fn inflation(generator: &mut SchemaGenerator) -> Schema {
    let levels = Table::of("Levels", "The level of prices in each of some years.")
        .required("from", "The year of the first level.", year())
        .required("levels", "The levels, one a year.", list_of_some(decimal()));
    let official = one_of_texts(price_indices().map(PriceIndex::id));
    let index = Table::of("Index", "As an index of prices says.").required(
        "index",
        "The id of an official index, or its levels.",
        any_of([official, levels.schema()]),
    );
    any_of([refer::<AnnualRate>(generator), index.schema()])
}
