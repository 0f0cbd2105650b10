//! The scoring matrix.

use super::definitions;
use super::shape::{Table, any_of, decimal, id, list_of, list_of_some, refer, table_from, text, words};
use crate::scoring::{Direction, Missing};
use schemars::{Schema, SchemaGenerator, json_schema};

definitions! {
    AgreedFor = agreed_for,
    Criterion = criterion,
    CriterionGroup = group,
    Must = must,
    Score = score,
    ScoredOption = option,
    Scoring = scoring,
    Stakeholder = stakeholder,
    StakeholderWeight = stakeholder_weight,
}

fn scoring(generator: &mut SchemaGenerator) -> Schema {
    Table::of("Scoring", "Options judged by weighted criteria.")
        .optional("missing", "What becomes of a score that is not there.", words(Missing::ALL, Missing::word))
        .required("criterion", "What is judged.", list_of_some(refer::<Criterion>(generator)))
        .optional("group", "Criteria in groups.", list_of(refer::<CriterionGroup>(generator)))
        .required("option", "What each option scores.", list_of_some(refer::<ScoredOption>(generator)))
        .optional("stakeholder", "Those who judge.", list_of(refer::<Stakeholder>(generator)))
        .optional("must", "What options must meet to be ranked.", list_of(refer::<Must>(generator)))
        .schema()
}

fn criterion(generator: &mut SchemaGenerator) -> Schema {
    Table::of("Criterion", "What is judged, and how much it counts.")
        .optional("id", "Its id; without it, one derived from the name.", id())
        .required("name", "Its name.", text())
        .required("direction", "Which end of the scale is better.", words(Direction::ALL, Direction::word))
        .optional(
            "weight",
            "How much it counts, in relation to the others; left out only where every stakeholder weighs it.",
            decimal(),
        )
        .optional("rationale", "Why it counts.", text())
        .optional("evidence", "What the weight rests on.", text())
        .optional("agreed_for", "The anchors for which the weight was agreed.", refer::<AgreedFor>(generator))
        .required("scale", "Its scale.", any_of([numeric_scale(), labelled_scale()]))
        .schema()
}

fn agreed_for(_: &mut SchemaGenerator) -> Schema {
    Table::of("Agreed for", "The anchors for which a weight was agreed.")
        .required("low", "The lowest score at that time.", rating())
        .required("high", "The highest score at that time.", rating())
        .schema()
}

/// A number, or a label.
fn rating() -> Schema {
    any_of([decimal(), text()])
}

fn numeric_scale() -> Schema {
    let knot = Table::of("Knot", "A score and its value.")
        .required("score", "The score.", decimal())
        .required("value", "What it is worth, from 0 to 1.", decimal())
        .schema();
    let one_form = |key: &'static str, description: &str, form: Schema| {
        Table::of("Value function", "How scores become values.").required(key, description, form).schema()
    };
    let function = any_of([
        one_form("piecewise", "Knots between which values are linear.", list_of_some(knot.clone())),
        one_form("not_monotone", "The same, where values may rise and fall.", list_of_some(knot)),
        one_form("exponential", "The constant of the exponential form, in the unit of scores.", decimal()),
    ]);
    Table::of("Scale", "Between which scores a judgement lies.")
        .required("low", "The lowest score.", decimal())
        .required("high", "The highest score.", decimal())
        .optional("low_label", "What the lowest score stands for.", text())
        .optional("high_label", "What the highest score stands for.", text())
        .optional("value", "How scores become values; linear where nothing is said.", function)
        .together("low_label", "high_label")
        .schema()
}

fn labelled_scale() -> Schema {
    let label = Table::of("Label", "A label and its value.")
        .required("label", "The label, as scores use it.", rating())
        .required("value", "What it is worth, from 0 for the worst to 1 for the best.", decimal());
    Table::of("Scale of labels", "Which labels a judgement may have.")
        .required("labels", "The labels, from the worst to the best.", list_of_some(label.schema()))
        .schema()
}

fn group(_: &mut SchemaGenerator) -> Schema {
    Table::of("Group", "Criteria and groups that are weighed together.")
        .optional("id", "Its id; without it, one derived from the name.", id())
        .required("name", "Its name.", text())
        .optional("weight", "How much it counts, in relation to its neighbours.", decimal())
        .optional("rationale", "Why it counts.", text())
        .optional("evidence", "What the weight rests on.", text())
        .required("members", "The ids of its criteria and groups.", list_of_some(id()))
        .schema()
}

fn option(generator: &mut SchemaGenerator) -> Schema {
    let mut schema = Table::of("Option", "What an alternative scores.")
        .optional("id", "The id of the alternative.", id())
        .optional("name", "Its name; without it, the id.", text())
        .optional(
            "scores",
            "The score on each criterion, by its id; left out where stakeholders have them.",
            scores(generator),
        )
        .schema();
    let named = ["id", "name"].map(|key| json_schema!({ "required": [key] }).to_value());
    schema.insert("anyOf".to_owned(), named.to_vec().into());
    schema
}

fn scores(generator: &mut SchemaGenerator) -> Schema {
    table_from(id(), refer::<Score>(generator))
}

fn score(_: &mut SchemaGenerator) -> Schema {
    let with_reason = Table::of("Score with its reason", "A score and why it is given.")
        .required("score", "The score.", rating())
        .optional("rationale", "Why it is given.", text())
        .optional("evidence", "What it rests on.", text());
    any_of([rating(), with_reason.schema()])
}

fn stakeholder(generator: &mut SchemaGenerator) -> Schema {
    let scores = scores(generator);
    Table::of("Stakeholder", "One who judges.")
        .optional("id", "An id; without it, one derived from the name.", id())
        .required("name", "The name.", text())
        .optional("influence", "How much the stakeholder counts; 1 where nothing is said.", decimal())
        .optional(
            "weights",
            "Weights of all criteria and groups, by their ids; without them those of the matrix hold.",
            table_from(id(), refer::<StakeholderWeight>(generator)),
        )
        .required("scores", "The scores of each option, by its id.", table_from(id(), scores))
        .schema()
}

fn stakeholder_weight(generator: &mut SchemaGenerator) -> Schema {
    let with_reason = Table::of("Weight with its reason", "A weight and why it is given.")
        .required("weight", "The weight.", decimal())
        .optional("rationale", "Why it is given.", text())
        .optional("evidence", "What it rests on.", text())
        .optional("agreed_for", "The anchors for which it was agreed.", refer::<AgreedFor>(generator));
    any_of([decimal(), with_reason.schema()])
}

fn must(_: &mut SchemaGenerator) -> Schema {
    let mut schema = Table::of("Must", "What options must meet to be ranked.")
        .optional("id", "Its id; without it, one derived from the name.", id())
        .required("name", "Its name, with the unit.", text())
        .optional("at_least", "The least that passes.", decimal())
        .optional("at_most", "The most that passes.", decimal())
        .optional("rationale", "Why it is a must.", text())
        .required("values", "What each option has to show, by its id.", table_from(id(), decimal()))
        .schema();
    let limited = ["at_least", "at_most"].map(|key| json_schema!({ "required": [key] }).to_value());
    schema.insert("oneOf".to_owned(), limited.to_vec().into());
    schema
}
