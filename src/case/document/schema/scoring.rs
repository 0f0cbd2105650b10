//! The scoring matrix.

use super::definitions;
use super::shape::{Table, any_of, decimal, id, list_of_some, refer, table_from, text, words};
use crate::scoring::Direction;
use schemars::{Schema, SchemaGenerator, json_schema};

definitions! {
    Criterion = criterion,
    Score = score,
    ScoredOption = option,
    Scoring = scoring,
}

fn scoring(generator: &mut SchemaGenerator) -> Schema {
    Table::of("Scoring", "Options judged by weighted criteria.")
        .required("criterion", "What is judged.", list_of_some(refer::<Criterion>(generator)))
        .required("option", "What each option scores.", list_of_some(refer::<ScoredOption>(generator)))
        .schema()
}

fn criterion(_: &mut SchemaGenerator) -> Schema {
    let scale = Table::of("Scale", "Between which scores a judgement lies.")
        .required("low", "The lowest score.", decimal())
        .required("high", "The highest score.", decimal())
        .optional("low_label", "What the lowest score stands for.", text())
        .optional("high_label", "What the highest score stands for.", text())
        .together("low_label", "high_label");
    Table::of("Criterion", "What is judged, and how much it counts.")
        .optional("id", "Its id; without it, one derived from the name.", id())
        .required("name", "Its name.", text())
        .required("direction", "Which end of the scale is better.", words(Direction::ALL, Direction::word))
        .required("weight", "How much it counts, in relation to the others.", decimal())
        .optional("rationale", "Why it counts.", text())
        .required("scale", "Its scale.", scale.schema())
        .schema()
}

fn option(generator: &mut SchemaGenerator) -> Schema {
    let mut schema = Table::of("Option", "What an alternative scores.")
        .optional("id", "The id of the alternative.", id())
        .optional("name", "Its name; without it, the id.", text())
        .required(
            "scores",
            "The score on each criterion, by its id.",
            table_from(id(), refer::<Score>(generator)),
        )
        .schema();
    let named = ["id", "name"].map(|key| json_schema!({ "required": [key] }).to_value());
    schema.insert("anyOf".to_owned(), named.to_vec().into());
    schema
}

fn score(_: &mut SchemaGenerator) -> Schema {
    let with_reason = Table::of("Score with its reason", "A score and why it is given.")
        .required("score", "The score.", decimal())
        .optional("rationale", "Why it is given.", text());
    any_of([decimal(), with_reason.schema()])
}
