//! The scoring matrix of a case.

use crate::case::document::fields::{Fields, Read, decimal, parsed, text, word, wrong_type};
use crate::case::document::node::Node;
use crate::error::{Error, ErrorKind};
use crate::limits;
use crate::scoring::{Criterion, Direction, Scale, ScoredOption, ScoringMatrix, ScoringMatrixBuilder};
use crate::value::Id;
use rust_decimal::Decimal;

pub(super) fn matrix(node: &Node) -> ScoringMatrixBuilder {
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, &["criterion", "option"], &mut faults);
    let criteria = fields.drafts("criterion", criterion);
    let options = fields.drafts("option", option);
    let mut matrix = ScoringMatrix::builder();
    (matrix.criteria, matrix.options, matrix.faults) = (criteria, options, faults);
    matrix
}

fn criterion(node: &Node) -> Criterion {
    let known = &["id", "name", "direction", "weight", "rationale", "scale"];
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, known, &mut faults);
    Criterion {
        id: fields.read("id", parsed),
        name: fields.read("name", text),
        direction: fields.read("direction", |node| word(node, Direction::ALL, Direction::word)),
        scale: fields.read("scale", |node| super::one_table(node, "{ low = \"0\", high = \"10\" }", scale)),
        weight: fields.read("weight", parsed),
        rationale: fields.read("rationale", text),
        faults,
    }
}

/// `{ low = "0", high = "10", low_label = "...", high_label = "..." }`.
fn scale(node: &Node, faults: &mut Vec<Error>) -> Option<Scale> {
    let mut fields = Fields::of(node, &["low", "high", "low_label", "high_label"], faults);
    let low = super::required(&mut fields, "low", "the lowest score", decimal);
    let high = super::required(&mut fields, "high", "the highest score", decimal);
    let labels = match (fields.has("low_label"), fields.has("high_label")) {
        (false, false) => None,
        _ => {
            let low = super::required(&mut fields, "low_label", "what the lowest score stands for", text);
            let high = super::required(&mut fields, "high_label", "what the highest score stands for", text);
            low.zip(high)
        }
    };
    let scale = Scale::numeric(low?, high?);
    Some(match labels {
        Some((low, high)) => scale.anchored(low, high),
        None => scale,
    })
}

/// Options have a name, an id, or both; where the name is left out, the id is the name.
fn option(node: &Node) -> ScoredOption {
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, &["id", "name", "scores"], &mut faults);
    let id = fields.read("id", parsed);
    let name = if fields.has("name") { fields.read("name", text) } else { id.as_ref().map(Id::to_string) };
    let scores = scores(&mut fields);
    let mut option = ScoredOption::new(name.clone().unwrap_or_default());
    (option.name, option.id, option.faults) = (name, id, faults);
    scores.into_iter().fold(option, |option, (criterion, stated)| {
        let (score, rationale) = stated.unwrap_or_default();
        option.state_score(criterion, score, rationale)
    })
}

type Stated = (Option<Decimal>, Option<String>);

/// `{ access = "8", effort = { score = "3", rationale = "..." } }`, in any order; each fault stands at its criterion.
fn scores(fields: &mut Fields<'_>) -> Vec<(String, Option<Stated>)> {
    let Some(node) = fields.node("scores") else { return Vec::new() };
    let mut faults = Vec::new();
    let stated = match node {
        Node::Table(entries) if entries.len() > limits::CRITERIA => {
            let found = format!("{} scores", entries.len());
            let expected = format!("at most {}, one for each criterion", limits::CRITERIA);
            faults.push(Error::new(ErrorKind::OverLimit, found, expected));
            Vec::new()
        }
        Node::Table(entries) => {
            let criteria: Vec<&str> = entries.iter().map(|(criterion, _)| criterion.as_str()).collect();
            Fields::of(node, &criteria, &mut faults);
            each_score(entries, &mut faults)
        }
        other => {
            faults.push(wrong_type(other, "a table such as { access = \"8\" }"));
            Vec::new()
        }
    };
    faults.into_iter().for_each(|error| fields.push("scores", error));
    stated
}

/// The first score of each criterion; a second one is a fault of its key, known already.
fn each_score(entries: &[(String, Node)], faults: &mut Vec<Error>) -> Vec<(String, Option<Stated>)> {
    let mut stated: Vec<(String, Option<Stated>)> = Vec::new();
    for (criterion, node) in entries {
        if stated.iter().any(|(earlier, _)| earlier == criterion) {
            continue;
        }
        let read = score(node).map_err(|errors: Vec<Error>| {
            faults.extend(errors.into_iter().map(|error| error.within(criterion.as_str())));
        });
        stated.push((criterion.clone(), read.ok()));
    }
    stated
}

fn score(node: &Node) -> Read<Stated> {
    match node {
        Node::Table(_) => super::one_table(node, "a score", |node, faults| {
            let mut fields = Fields::of(node, &["score", "rationale"], faults);
            let score = super::required(&mut fields, "score", "a decimal", decimal);
            let rationale = fields.read("rationale", text);
            Some((Some(score?), rationale))
        }),
        _ => decimal(node).map(|score| (Some(score), None)),
    }
}
