//! Lines: costs, benefits, dis-benefits, with their amounts and profiles.

use super::depreciation::depreciation;
use super::profile::profile;
use super::rate::annual_rate;
use super::{one_table, prices};
use crate::case::amount::{Amount, Factor};
use crate::case::class::{CashEffect, CostClass, Recipient};
use crate::case::delay::Delay;
use crate::case::document::fields::{
    Fields, Read, decimal, each, float, integer, parsed, text, word, wrong_type,
};
use crate::case::document::node::Node;
use crate::case::draft::{Cost, EffectMark, LineDraft, WorkingCapital};
use crate::case::residual::Residual;
use crate::case::tax::Taxation;
use crate::error::{Error, ErrorKind};
use crate::flow::Growth;
use crate::value::{Money, decimal as decimals, parse_decimal};

/// The fields of costs, benefits and dis-benefits.
const LINE: &[&str] = &[
    "name",
    "class",
    "amount",
    "profile",
    "delay",
    "prices",
    "life",
    "residual",
    "depreciation",
    "tax",
    "growing",
    "escalating",
    "discounting",
    "recipient",
    "owner",
    "evidence",
    "tags",
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
    draft.profile = fields.read("profile", profile);
    draft.prices = fields.read("prices", prices);
    draft.growth = fields.read("growing", rates).into_iter().flatten().map(Growth::FromFirstColumn).collect();
    draft.growth.extend(fields.read("escalating", rates).into_iter().flatten().map(Growth::FromColumnZero));
    draft.discounting = fields.read("discounting", text);
    draft.recipient = fields
        .read("recipient", |node| word(node, Recipient::ALL, Recipient::word))
        .unwrap_or(Recipient::Organisation);
    draft.owner = fields.read("owner", text);
    draft.evidence = fields.read("evidence", text);
    draft.tags = fields.list("tags", text);
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

/// `"1200000"`, `"GBP 1200000"`, a list of factors, or `{ currency = "GBP", product = [...] }`.
fn amount(node: &Node) -> Read<Amount> {
    match node {
        Node::List(_) => Ok(Amount::product(None, each(node, factor)?)),
        Node::Table(_) => one_table(node, AN_AMOUNT, |node, faults| {
            let mut fields = Fields::of(node, &["currency", "product"], faults);
            let currency = super::required(&mut fields, "currency", "an ISO 4217 code", parsed);
            let factors =
                super::required(&mut fields, "product", "a list of factors", |node| each(node, factor));
            Some(Amount::product(Some(currency?), factors?))
        }),
        Node::Text(text) if text.contains(' ') => {
            text.parse::<Money>().map(Amount::from).map_err(|error| vec![with_forms(text, error)])
        }
        Node::Text(text) => {
            parse_decimal(text).map(Amount::bare).map_err(|error| vec![with_forms(text, error)])
        }
        Node::Integer(_) | Node::Float(_) => decimal(node).map(Amount::bare),
        other => Err(vec![wrong_type(other, AN_AMOUNT)]),
    }
}

const AN_AMOUNT: &str =
    "an amount such as \"1200.50\" or \"GBP 1200.50\", or a list of factors such as [\"calls\"]";

/// Who writes one name where a number belongs has forgotten the brackets; who groups digits writes a blank.
fn with_forms(text: &str, error: Error) -> Error {
    match error.kind() {
        ErrorKind::NotADecimal => Error::new(error.kind(), format!("{text:?}"), AN_AMOUNT),
        _ => error,
    }
}

/// The id of an assumption, or `{ constant = "2", unit = "minutes" }`.
fn factor(node: &Node) -> Read<Factor> {
    match node {
        Node::Table(_) => one_table(node, A_FACTOR, |node, faults| {
            let mut fields = Fields::of(node, &["constant", "unit"], faults);
            let value = super::required(&mut fields, "constant", "a decimal", decimal);
            let unit = fields.read("unit", text);
            Some(Factor::Constant { value: value?, unit })
        }),
        Node::Text(text) | Node::Integer(text) => match parse_decimal(text) {
            Err(_) => Ok(Factor::Assumption(text.clone())),
            Ok(number) => {
                let number = decimals::to_text(number);
                let expected = format!("the id of an assumption, or {{ constant = {number:?} }}");
                Err(vec![wrong_type(node, &expected)])
            }
        },
        Node::Float(text) => Err(vec![float(text)]),
        other => Err(vec![wrong_type(other, A_FACTOR)]),
    }
}

const A_FACTOR: &str = "the id of an assumption, or { constant = \"2\", unit = \"minutes\" }";
