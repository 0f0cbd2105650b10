//! Those who judge.

use super::keyed::{Keyed, keyed};
use super::{ScoreForm, ScoreForms, agreed_for, keyed_in, scores};
use crate::case::document::fields::{Fields, Read, decimal, parsed, text, wrong_type};
use crate::case::document::node::Node;
use crate::case::document::read::{one_table, required};
use crate::error::Error;
use crate::limits;
use crate::scoring::{GivenScore, GivenWeight, Stakeholder};

const WEIGHTS: Keyed = Keyed {
    what: "weights",
    each: "criterion and group",
    limit: limits::CRITERIA + limits::CRITERION_GROUPS,
    example: "a table such as { cost = \"60\" }",
};

const SHEETS: Keyed = Keyed {
    what: "options",
    each: "alternative",
    limit: limits::ALTERNATIVES,
    example: "a table such as { online = { reach = \"7\" } }",
};

pub(super) fn stakeholder(node: &Node, forms: &ScoreForms) -> Stakeholder {
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, &["id", "name", "influence", "weights", "scores"], &mut faults);
    let name = fields.read("name", text);
    let mut stakeholder = Stakeholder::new(name.clone().unwrap_or_default());
    stakeholder.name = name;
    stakeholder.id = fields.read("id", parsed);
    stakeholder.influence = fields.read("influence", parsed);
    if let Some(node) = fields.node("weights") {
        let weights = keyed_in(&mut fields, "weights", |faults| {
            keyed(node, &WEIGHTS, faults, |id, node| weight(node, forms.for_criterion(id)))
        });
        stakeholder = weights.into_iter().fold(stakeholder, |it, (id, given)| it.state_weight(id, given));
    }
    let sheets = match fields.node("scores") {
        Some(node) => keyed_in(&mut fields, "scores", |faults| sheets(node, forms, faults)),
        None => Vec::new(),
    };
    for (option, scores) in sheets {
        stakeholder.sheet(option.clone());
        stakeholder = scores
            .into_iter()
            .fold(stakeholder, |it, (criterion, given)| it.state_score(option.clone(), criterion, given));
    }
    stakeholder.faults = faults;
    stakeholder
}

type Scores = Vec<(String, Option<GivenScore>)>;

/// `{ online = { reach = "7" } }`: the scores of each option. What can be read beside a fault is kept, to be judged.
fn sheets(node: &Node, forms: &ScoreForms, faults: &mut Vec<Error>) -> Vec<(String, Scores)> {
    let mut inner = Vec::new();
    let read = keyed(node, &SHEETS, faults, |_, node| match node {
        Node::Table(_) => Ok(node.clone()),
        other => Err(vec![wrong_type(other, "a table such as { reach = \"7\" }")]),
    });
    let mut sheets = Vec::new();
    for (option, node) in read {
        let mut at_criteria = Vec::new();
        let scores = node.map(|node| scores(&node, forms, &mut at_criteria)).unwrap_or_default();
        inner.extend(at_criteria.into_iter().map(|fault| fault.within(option.as_str())));
        sheets.push((option, scores));
    }
    faults.extend(inner);
    sheets
}

fn weight(node: &Node, form: ScoreForm) -> Read<GivenWeight> {
    let Node::Table(_) = node else { return decimal(node).map(GivenWeight::points) };
    one_table(node, "a weight", |node, faults| {
        let mut fields = Fields::of(node, &["weight", "rationale", "evidence", "agreed_for"], faults);
        let points = required(&mut fields, "weight", "a decimal", decimal);
        let rationale = fields.read("rationale", text);
        let evidence = fields.read("evidence", text);
        let agreed_for = fields.read("agreed_for", |node| agreed_for(node, form));
        Some(GivenWeight { rationale, evidence, agreed_for, ..GivenWeight::points(points?) })
    })
}
