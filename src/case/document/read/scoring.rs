//! The scoring matrix of a case.

mod keyed;
mod scale;
mod stakeholder;

use crate::case::document::fields::{Fields, Read, decimal, parsed, text, word, wrong_type};
use crate::case::document::node::Node;
use crate::error::{Error, ErrorKind};
use crate::limits;
use crate::scoring::{
    AgreedFor, Criterion, CriterionGroup, Direction, GivenScore, Missing, Must, MustLimit, Rating,
    ScoredOption, ScoringMatrix, ScoringMatrixBuilder,
};
use crate::value::Id;
use keyed::{Keyed, keyed};
use std::collections::BTreeSet;

pub(super) fn matrix(node: &Node) -> ScoringMatrixBuilder {
    let known = &["missing", "criterion", "group", "option", "stakeholder", "must"];
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, known, &mut faults);
    let mut matrix = ScoringMatrix::builder();
    let forms = ScoreForms::of(fields.node("criterion"));
    matrix.missing =
        fields.read("missing", |node| word(node, Missing::ALL, Missing::word)).unwrap_or(matrix.missing);
    matrix.criteria = fields.drafts("criterion", criterion);
    matrix.groups = fields.drafts("group", group);
    matrix.options = fields.drafts("option", |node| option(node, &forms));
    matrix.stakeholders = fields.drafts("stakeholder", |node| stakeholder::stakeholder(node, &forms));
    matrix.musts = fields.drafts("must", must);
    matrix.faults = faults;
    matrix
}

/// What scores are read as: a label where the criterion has labels, a number elsewhere.
struct ScoreForms(BTreeSet<String>);

#[derive(Clone, Copy)]
enum ScoreForm {
    Number,
    Label,
}

impl ScoreForms {
    /// From the criteria as they stand in the document, well or badly.
    fn of(criteria: Option<&Node>) -> Self {
        let Some(Node::List(criteria)) = criteria else { return Self(BTreeSet::new()) };
        let id = |criterion: &Node| match (field(criterion, "id"), field(criterion, "name")) {
            (Some(Node::Text(id) | Node::Integer(id)), _) => Some(id.clone()),
            (None, Some(Node::Text(name))) => Id::from_name(name).ok().map(|id| id.to_string()),
            _ => None,
        };
        let labelled = criteria.iter().filter(|criterion| form(criterion).is_label());
        Self(labelled.filter_map(id).collect())
    }

    fn for_criterion(&self, id: &str) -> ScoreForm {
        if self.0.contains(id) { ScoreForm::Label } else { ScoreForm::Number }
    }
}

impl ScoreForm {
    fn is_label(self) -> bool {
        matches!(self, Self::Label)
    }
}

fn form(criterion: &Node) -> ScoreForm {
    let labels = field(criterion, "scale").and_then(|scale| field(scale, "labels"));
    if labels.is_some() { ScoreForm::Label } else { ScoreForm::Number }
}

fn field<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    let Node::Table(entries) = node else { return None };
    entries.iter().find(|(candidate, _)| candidate == key).map(|(_, node)| node)
}

fn criterion(node: &Node) -> Criterion {
    let known = &["id", "name", "direction", "weight", "rationale", "evidence", "agreed_for", "scale"];
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, known, &mut faults);
    Criterion {
        id: fields.read("id", parsed),
        name: fields.read("name", text),
        direction: fields.read("direction", |node| word(node, Direction::ALL, Direction::word)),
        scale: fields
            .read("scale", |node| super::one_table(node, "{ low = \"0\", high = \"10\" }", scale::scale)),
        weight: fields.read("weight", parsed),
        rationale: fields.read("rationale", text),
        evidence: fields.read("evidence", text),
        agreed_for: fields.read("agreed_for", |it| agreed_for(it, form(node))),
        faults,
    }
}

/// `{ low = "0", high = "20" }`: the anchors for which a weight was agreed.
fn agreed_for(node: &Node, form: ScoreForm) -> Read<AgreedFor> {
    super::one_table(node, "{ low = \"0\", high = \"10\" }", |node, faults| {
        let mut fields = Fields::of(node, &["low", "high"], faults);
        let low = super::required(&mut fields, "low", "the lowest score at that time", |it| rating(it, form));
        let high =
            super::required(&mut fields, "high", "the highest score at that time", |it| rating(it, form));
        Some(AgreedFor { low: low?, high: high? })
    })
}

fn rating(node: &Node, form: ScoreForm) -> Read<Rating> {
    match (form, node) {
        (ScoreForm::Number, _) => decimal(node).map(Rating::from),
        (ScoreForm::Label, Node::Text(label) | Node::Integer(label)) => Ok(Rating::from(label.as_str())),
        (ScoreForm::Label, other) => Err(vec![wrong_type(other, "a label in quotes")]),
    }
}

fn group(node: &Node) -> CriterionGroup {
    let known = &["id", "name", "weight", "rationale", "evidence", "members"];
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, known, &mut faults);
    CriterionGroup {
        id: fields.read("id", parsed),
        name: fields.read("name", text),
        weight: fields.read("weight", parsed),
        rationale: fields.read("rationale", text),
        evidence: fields.read("evidence", text),
        members: fields.list("members", text),
        faults,
    }
}

/// Options have a name, an id, or both; where the name is left out, the id is the name.
fn option(node: &Node, forms: &ScoreForms) -> ScoredOption {
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, &["id", "name", "scores"], &mut faults);
    let id = fields.read("id", parsed);
    let name = if fields.has("name") { fields.read("name", text) } else { id.as_ref().map(Id::to_string) };
    let scores = match fields.node("scores") {
        Some(node) => keyed_in(&mut fields, "scores", |faults| scores(node, forms, faults)),
        None => Vec::new(),
    };
    let mut option = ScoredOption::new(name.clone().unwrap_or_default());
    (option.name, option.id, option.faults) = (name, id, faults);
    scores.into_iter().fold(option, |option, (criterion, given)| option.state_score(criterion, given))
}

/// What is read of a field that is a table of its own kind, its faults at that field.
fn keyed_in<T>(fields: &mut Fields<'_>, key: &'static str, reader: impl FnOnce(&mut Vec<Error>) -> T) -> T {
    let mut faults = Vec::new();
    let read = reader(&mut faults);
    faults.into_iter().for_each(|error| fields.push(key, error));
    read
}

/// `{ access = "8", effort = { score = "3", rationale = "..." } }`, in any order; each fault stands at its criterion.
fn scores(node: &Node, forms: &ScoreForms, faults: &mut Vec<Error>) -> Vec<(String, Option<GivenScore>)> {
    let kind = Keyed {
        what: "scores",
        each: "criterion",
        limit: limits::CRITERIA,
        example: "a table such as { access = \"8\" }",
    };
    keyed(node, &kind, faults, |criterion, node| score(node, forms.for_criterion(criterion)))
}

fn score(node: &Node, form: ScoreForm) -> Read<GivenScore> {
    let Node::Table(_) = node else { return rating(node, form).map(GivenScore::new) };
    super::one_table(node, "a score", |node, faults| {
        let mut fields = Fields::of(node, &["score", "rationale", "evidence"], faults);
        let expected = if form.is_label() { "a label" } else { "a decimal" };
        let score = super::required(&mut fields, "score", expected, |node| rating(node, form));
        let rationale = fields.read("rationale", text);
        let evidence = fields.read("evidence", text);
        Some(GivenScore { rationale, evidence, ..GivenScore::new(score?) })
    })
}

fn must(node: &Node) -> Must {
    let known = &["id", "name", "at_least", "at_most", "rationale", "values"];
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, known, &mut faults);
    let least = fields.read("at_least", decimal);
    let most = fields.read("at_most", decimal);
    if fields.has("at_least") && fields.has("at_most") {
        let fault =
            Error::new(ErrorKind::Conflict, "at_most beside at_least", "one limit: two make two musts");
        fields.push("at_most", fault);
    }
    let id = fields.read("id", parsed);
    let name = fields.read("name", text);
    let rationale = fields.read("rationale", text);
    let kind = Keyed {
        what: "values",
        each: "option",
        limit: limits::ALTERNATIVES,
        example: "a table such as { online = \"99.9\" }",
    };
    let values = match fields.node("values") {
        Some(node) => {
            keyed_in(&mut fields, "values", |faults| keyed(node, &kind, faults, |_, node| decimal(node)))
        }
        None => Vec::new(),
    };
    let limit = match (least, most) {
        (Some(limit), _) => Some(MustLimit::AtLeast(limit)),
        (None, most) => most.map(MustLimit::AtMost),
    };
    Must { id, name, limit, rationale, values, faults }
}
