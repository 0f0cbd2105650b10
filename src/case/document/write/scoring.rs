//! The scoring matrix of a case.

use super::Table;
use crate::case::document::fields::decimal_node;
use crate::case::document::node::Node;
use crate::scoring::{
    AgreedFor, JudgedMust, Knot, LabelValue, Missing, MustLimit, OptionScores, Scale, Score, ScoringMatrix,
    StakeholderScores, StakeholderWeight, ValueFunction, WeightedCriterion, WeightedGroup,
};
use crate::value::Weight;
use rust_decimal::Decimal;

pub(super) fn matrix(matrix: &ScoringMatrix) -> Node {
    let missing = Some(matrix.missing()).filter(|missing| *missing != Missing::Refused);
    Table::new()
        .optional_text("missing", missing.map(Missing::word))
        .list("criterion", matrix.criteria(), criterion)
        .list("option", matrix.options(), |it| option(it, matrix))
        .list("group", matrix.groups(), group)
        .list("stakeholder", matrix.stakeholders(), |it| stakeholder(it, matrix))
        .list("must", matrix.musts(), |it| must(it, matrix))
        .into_node()
}

fn criterion(criterion: &WeightedCriterion) -> Node {
    Table::new()
        .text("id", criterion.id().as_str())
        .text("name", criterion.name())
        .text("direction", criterion.direction().word())
        .optional_decimal("weight", criterion.weight().map(Weight::points))
        .optional_text("rationale", criterion.rationale())
        .optional_text("evidence", criterion.evidence())
        .optional("agreed_for", criterion.agreed_for().map(agreed_for))
        .with("scale", scale(criterion.scale()))
        .into_node()
}

fn agreed_for(agreed: &AgreedFor) -> Node {
    let (low, high) = (agreed.low().to_string(), agreed.high().to_string());
    Table::new().text("low", &low).text("high", &high).into_node()
}

fn scale(scale: &Scale) -> Node {
    if !scale.labels().is_empty() {
        return Table::new().list("labels", scale.labels(), label).into_node();
    }
    Table::new()
        .text("low", &scale.low().to_string())
        .text("high", &scale.high().to_string())
        .optional_text("low_label", scale.low_label())
        .optional_text("high_label", scale.high_label())
        .optional("value", function(scale.function()))
        .into_node()
}

fn label(label: &LabelValue) -> Node {
    Table::new().text("label", label.label()).decimal("value", label.value()).into_node()
}

fn function(function: &ValueFunction) -> Option<Node> {
    let table = match function {
        ValueFunction::Linear => return None,
        ValueFunction::Piecewise(knots) => Table::new().list("piecewise", knots, knot),
        ValueFunction::NotMonotone(knots) => Table::new().list("not_monotone", knots, knot),
        ValueFunction::Exponential { rho } => Table::new().decimal("exponential", *rho),
    };
    Some(table.into_node())
}

fn knot(knot: &Knot) -> Node {
    Table::new().decimal("score", knot.score()).decimal("value", knot.value()).into_node()
}

fn group(group: &WeightedGroup) -> Node {
    Table::new()
        .text("id", group.id().as_str())
        .text("name", group.name())
        .optional_decimal("weight", group.weight().map(Weight::points))
        .optional_text("rationale", group.rationale())
        .optional_text("evidence", group.evidence())
        .list("members", group.members(), |member| Node::text(member.as_str()))
        .into_node()
}

/// Where there are stakeholders, they have the scores.
fn option(option: &OptionScores, matrix: &ScoringMatrix) -> Node {
    let scores = matrix.stakeholders().is_empty().then(|| scores(option.scores()));
    Table::new()
        .text("id", option.id().as_str())
        .text("name", option.name())
        .optional("scores", scores)
        .into_node()
}

fn scores(scores: &[Score]) -> Node {
    let entry = |score: &Score| (score.criterion().to_string(), score_node(score));
    Node::Table(scores.iter().map(entry).collect())
}

fn score_node(score: &Score) -> Node {
    let stated = score.stated().to_string();
    match (score.rationale(), score.evidence()) {
        (None, None) => Node::Text(stated),
        (rationale, evidence) => Table::new()
            .text("score", &stated)
            .optional_text("rationale", rationale)
            .optional_text("evidence", evidence)
            .into_node(),
    }
}

fn stakeholder(stakeholder: &StakeholderScores, matrix: &ScoringMatrix) -> Node {
    let influence = Some(stakeholder.influence().points()).filter(|influence| *influence != Decimal::ONE);
    let weight = |it: &StakeholderWeight| (it.node().to_string(), weight_node(it));
    let weights: Vec<(String, Node)> = stakeholder.weights().iter().map(weight).collect();
    let options = matrix.options().iter().enumerate();
    let sheets = options.map(|(index, option)| (option.id().to_string(), stakeholder.scores(index)));
    let sheets = sheets.filter(|(_, stated)| !stated.is_empty());
    Table::new()
        .text("id", stakeholder.id().as_str())
        .text("name", stakeholder.name())
        .optional_decimal("influence", influence)
        .optional("weights", (!weights.is_empty()).then_some(Node::Table(weights)))
        .with("scores", Node::Table(sheets.map(|(option, stated)| (option, scores(stated))).collect()))
        .into_node()
}

fn weight_node(weight: &StakeholderWeight) -> Node {
    let points = weight.weight().points();
    if weight.rationale().is_none() && weight.evidence().is_none() && weight.agreed_for().is_none() {
        return decimal_node(points);
    }
    Table::new()
        .decimal("weight", points)
        .optional_text("rationale", weight.rationale())
        .optional_text("evidence", weight.evidence())
        .optional("agreed_for", weight.agreed_for().map(agreed_for))
        .into_node()
}

fn must(must: &JudgedMust, matrix: &ScoringMatrix) -> Node {
    let (key, bound) = match must.limit() {
        MustLimit::AtLeast(bound) => ("at_least", bound),
        MustLimit::AtMost(bound) => ("at_most", bound),
    };
    let options = matrix.options().iter().zip(must.values());
    let values = options.map(|(option, value)| (option.id().to_string(), decimal_node(*value))).collect();
    Table::new()
        .text("id", must.id().as_str())
        .text("name", must.name())
        .decimal(key, bound)
        .optional_text("rationale", must.rationale())
        .with("values", Node::Table(values))
        .into_node()
}
