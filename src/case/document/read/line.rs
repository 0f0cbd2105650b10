//! Lines: costs, benefits, dis-benefits.

use super::adjustment;
use super::amount::{amount, number_or_id};
use super::depreciation::depreciation;
use super::profile::profile;
use super::rate::annual_rate;
use super::{one_table, prices};
use crate::case::class::{CashEffect, CostClass, Recipient};
use crate::case::contribution::Contribution;
use crate::case::delay::Delay;
use crate::case::document::fields::{Fields, Read, each, integer, text, word, wrong_type};
use crate::case::document::node::Node;
use crate::case::draft::{Cost, EffectMark, LineDraft, WorkingCapital};
use crate::case::probability::Probability;
use crate::case::residual::Residual;
use crate::case::tax::Taxation;
use crate::case::view::View;
use crate::error::{Error, ErrorKind};
use crate::flow::Growth;
use crate::value::parse_decimal;

/// The fields of costs, benefits and dis-benefits.
const LINE: &[&str] = &[
    "name",
    "class",
    "amount",
    "probability",
    "profile",
    "delay",
    "prices",
    "life",
    "residual",
    "depreciation",
    "tax",
    "growing",
    "escalating",
    "adjustments",
    "discounting",
    "recipient",
    "view",
    "owner",
    "evidence",
    "tags",
    "contribution",
];

/// Those of working capital, which comes back and is not taxed.
const WORKING_CAPITAL: &[&str] = &[
    "name",
    "amount",
    "profile",
    "delay",
    "prices",
    "growing",
    "escalating",
    "discounting",
    "recipient",
    "view",
    "owner",
    "evidence",
    "tags",
];

pub(super) fn cost(node: &Node) -> Cost {
    line(node, LINE, |fields| {
        let class = fields.read("class", |node| word(node, CostClass::ALL, CostClass::word));
        with_end_and_tax(Cost::of_class(class.unwrap_or(CostClass::Recurring)), fields)
    })
}

/// A benefit or a dis-benefit.
pub(super) fn benefit<K: EffectMark>(node: &Node) -> LineDraft<K> {
    line(node, LINE, |fields| {
        let effect = fields.read("class", |node| word(node, CashEffect::ALL, CashEffect::word));
        with_end_and_tax(LineDraft::of_effect(effect.unwrap_or(CashEffect::Cashable)), fields)
    })
}

pub(super) fn working_capital(node: &Node) -> WorkingCapital {
    line(node, WORKING_CAPITAL, |_| WorkingCapital::unnamed())
}

/// What is left at the end, and what tax makes of it.
fn with_end_and_tax<K>(mut draft: LineDraft<K>, fields: &mut Fields<'_>) -> LineDraft<K> {
    draft.life = fields.read("life", integer);
    draft.residual = fields.read("residual", residual);
    draft.depreciation = fields.read("depreciation", depreciation);
    draft.taxation =
        fields.read("tax", |node| word(node, Taxation::ALL, Taxation::word)).unwrap_or(Taxation::Taxed);
    draft
}

fn line<K>(
    node: &Node,
    known: &[&str],
    classified: impl FnOnce(&mut Fields<'_>) -> LineDraft<K>,
) -> LineDraft<K> {
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, known, &mut faults);
    let mut draft = classified(&mut fields);
    draft.name = fields.read("name", text);
    draft.amount = fields.read("amount", amount);
    draft.probability = fields.read("probability", probability);
    draft.profile = fields.read("profile", profile);
    draft.prices = fields.read("prices", prices);
    draft.growth = fields.read("growing", rates).into_iter().flatten().map(Growth::FromFirstColumn).collect();
    draft.growth.extend(fields.read("escalating", rates).into_iter().flatten().map(Growth::FromColumnZero));
    draft.adjustments = fields.drafts("adjustments", adjustment::of_line);
    draft.discounting = fields.read("discounting", text);
    draft.recipient = fields
        .read("recipient", |node| word(node, Recipient::ALL, Recipient::word))
        .unwrap_or(Recipient::Organisation);
    draft.view = fields.read("view", |node| word(node, View::ALL, View::word));
    draft.owner = fields.read("owner", text);
    draft.evidence = fields.read("evidence", text);
    draft.tags = fields.list("tags", text);
    draft.contribution =
        fields.read("contribution", |node| word(node, Contribution::ALL, Contribution::word));
    draft.delay = fields.read("delay", delay).unwrap_or(Delay::NONE);
    draft.faults = faults;
    draft
}

/// A number of columns, or the id of an assumption.
pub(super) fn delay(node: &Node) -> Read<Delay> {
    match node {
        Node::Text(id) if parse_decimal(id).is_err() => Ok(Delay::Assumption(id.clone())),
        _ => integer(node).map(Delay::Columns),
    }
}

/// A share such as `"30%"` or `"0.3"`, or the id of an assumption.
fn probability(node: &Node) -> Read<Probability> {
    number_or_id(node, "a probability such as \"30%\", or the id of an assumption")
}

fn rates(node: &Node) -> Read<Vec<crate::value::AnnualRate>> {
    match node {
        Node::List(_) => each(node, annual_rate),
        _ => annual_rate(node).map(|rate| vec![rate]),
    }
}

const A_RESIDUAL: &str =
    "\"remaining-life\", \"none\", { resale = \"400\" } or { perpetuity = { growth = \"1%\" } }";

fn residual(node: &Node) -> Read<Residual> {
    match node {
        Node::Table(_) => one_table(node, A_RESIDUAL, residual_of_one_kind),
        Node::Text(word) if word == "none" => Ok(Residual::None),
        Node::Text(word) if word == "remaining-life" => Ok(Residual::RemainingLife),
        Node::Text(word) => Err(vec![Error::new(ErrorKind::UnknownWord, format!("{word:?}"), A_RESIDUAL)]),
        other => Err(vec![wrong_type(other, A_RESIDUAL)]),
    }
}

fn residual_of_one_kind(node: &Node, faults: &mut Vec<Error>) -> Option<Residual> {
    let mut fields = Fields::of(node, &["resale", "perpetuity"], faults);
    match (fields.has("resale"), fields.has("perpetuity")) {
        (true, false) => fields.read("resale", amount).map(Residual::Resale),
        (false, true) => fields.read("perpetuity", perpetuity),
        (both, _) => {
            let found = if both { "both resale and perpetuity" } else { "neither resale nor perpetuity" };
            faults.push(Error::new(ErrorKind::Conflict, found, A_RESIDUAL));
            None
        }
    }
}

fn perpetuity(node: &Node) -> Read<Residual> {
    one_table(node, "{ growth = \"1%\" }", |node, faults| {
        let mut fields = Fields::of(node, &["growth"], faults);
        let growth = super::required(&mut fields, "growth", "a rate such as \"0%\" or \"1%\"", annual_rate);
        growth.map(|growth| Residual::Perpetuity { growth })
    })
}
