//! Lines: costs, benefits, dis-benefits, with their amounts and profiles.

use super::one_table;
use super::rate::annual_rate;
use crate::case::amount::{Amount, Factor};
use crate::case::class::{CashEffect, CostClass, Recipient, Treatment};
use crate::case::document::fields::{
    Fields, Read, decimal, each, float, integer, parsed, text, word, wrong_type,
};
use crate::case::document::node::Node;
use crate::case::draft::{Cost, EffectMark, LineDraft};
use crate::error::{Error, ErrorKind};
use crate::flow::{Growth, Profile};
use crate::value::{Money, decimal as decimals, parse_decimal};
use rust_decimal::Decimal;

const LINE: &[&str] = &[
    "name",
    "class",
    "amount",
    "profile",
    "delay",
    "growing",
    "escalating",
    "discounting",
    "recipient",
    "owner",
    "evidence",
    "tags",
];

pub(super) fn cost(node: &Node) -> Cost {
    line(node, |fields| {
        let class = fields.read("class", |node| word(node, CostClass::ALL, CostClass::word));
        LineDraft::of_class(class.unwrap_or(CostClass::Recurring))
    })
}

/// A benefit or a dis-benefit.
pub(super) fn benefit<K: EffectMark>(node: &Node) -> LineDraft<K> {
    line(node, |fields| {
        let effect = fields.read("class", |node| word(node, CashEffect::ALL, CashEffect::word));
        LineDraft::of_effect(effect.unwrap_or(CashEffect::Cashable))
    })
}

fn line<K>(node: &Node, classified: impl FnOnce(&mut Fields<'_>) -> LineDraft<K>) -> LineDraft<K> {
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, LINE, &mut faults);
    let mut draft = classified(&mut fields);
    draft.name = fields.read("name", text);
    draft.amount = fields.read("amount", amount);
    draft.profile = fields.read("profile", profile);
    draft.growth = fields.read("growing", rates).into_iter().flatten().map(Growth::FromFirstColumn).collect();
    draft.growth.extend(fields.read("escalating", rates).into_iter().flatten().map(Growth::FromColumnZero));
    draft.discounting = fields.read("discounting", text);
    draft.recipient = fields
        .read("recipient", |node| word(node, Recipient::ALL, Recipient::word))
        .unwrap_or(Recipient::Organisation);
    draft.owner = fields.read("owner", text);
    draft.evidence = fields.read("evidence", text);
    draft.tags = fields.list("tags", text);
    let delay = fields.read("delay", integer);
    if delay.is_some() && draft.kind.treatment() == Treatment::Qualitative {
        let error = Error::new(ErrorKind::Conflict, "a delay on a qualitative line", "words alone");
        fields.push("delay", error);
    }
    draft.faults = faults;
    match delay {
        Some(columns) if draft.profile.is_some() => draft.delayed_by(columns),
        _ => draft,
    }
}

fn rates(node: &Node) -> Read<Vec<crate::value::AnnualRate>> {
    match node {
        Node::List(_) => each(node, annual_rate),
        _ => annual_rate(node).map(|rate| vec![rate]),
    }
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

const SHAPES: &[&str] = &["once", "every-period", "recurring", "phased", "proportions", "explicit"];

/// `"once"`, `"every-period"`, or a table of one form, such as `{ recurring = { from = 2 } }`.
fn profile(node: &Node) -> Read<Profile> {
    match node {
        Node::Table(_) => one_table(node, "a profile", shape),
        _ => word(node, &[Profile::once as fn() -> Profile, Profile::every_period], |make| {
            if make() == Profile::once() { "once" } else { "every-period" }
        })
        .map(|make| make())
        .map_err(with_all_shapes),
    }
}

fn with_all_shapes(errors: Vec<Error>) -> Vec<Error> {
    let expected = format!("one of {}", SHAPES.join(", "));
    errors.into_iter().map(|error| Error::new(error.kind(), error.found(), expected.clone())).collect()
}

fn shape(node: &Node, faults: &mut Vec<Error>) -> Option<Profile> {
    let mut fields = Fields::of(node, &["once", "recurring", "phased", "proportions", "explicit"], faults);
    let unknown = fields.has_faults();
    let stated: Vec<&str> = SHAPES.iter().copied().filter(|shape| fields.has(shape)).collect();
    match stated.as_slice() {
        ["once"] => fields.read("once", |node| one_table(node, "{ from = 2 }", once)),
        ["recurring"] => fields.read("recurring", |node| one_table(node, "{ from = 2 }", recurring)),
        ["phased"] => fields.read("phased", |node| spread(node, "shares", Profile::phased)),
        ["proportions"] => {
            fields.read("proportions", |node| spread(node, "parts", Profile::phased_in_proportion))
        }
        ["explicit"] => fields.read("explicit", |node| spread(node, "multiples", Profile::explicit)),
        // The unknown field is meant to be the form.
        [] if unknown => None,
        [] => {
            let expected = format!("one of {}", SHAPES.join(", "));
            faults.push(Error::new(ErrorKind::Missing, "no form", expected));
            None
        }
        several => {
            let found = several.join(" and ");
            faults.push(Error::new(ErrorKind::Conflict, found, "one form of profile"));
            None
        }
    }
}

/// `{ from = 3 }`.
fn once(node: &Node, faults: &mut Vec<Error>) -> Option<Profile> {
    let mut fields = Fields::of(node, &["from"], faults);
    let from = fields.read("from", integer);
    Some(starting(Profile::once(), from))
}

fn recurring(node: &Node, faults: &mut Vec<Error>) -> Option<Profile> {
    let mut fields = Fields::of(node, &["from", "until", "every", "ramp"], faults);
    let every = fields.read("every", |node| {
        let interval = integer(node)?;
        Profile::every(interval).map_err(|error| vec![error])
    });
    let mut profile = every.unwrap_or_else(Profile::every_period);
    if let Some(from) = fields.read("from", integer) {
        profile = profile.from(from);
    }
    if let Some(until) = fields.read("until", integer) {
        profile = profile.until(until).expect("it recurs");
    }
    let plain = profile.clone();
    let ramped = fields.read("ramp", |node| {
        let shares = each(node, decimal)?;
        profile.ramp(&shares).map_err(|error| vec![error])
    });
    Some(ramped.unwrap_or(plain))
}

/// A list of values from column 0 on, or `{ shares = [...], from = 1 }` with its own name for the list.
fn spread(
    node: &Node,
    values_key: &'static str,
    make: impl Fn(&[Decimal]) -> Result<Profile, Error>,
) -> Read<Profile> {
    let made = |node: &Node| make(&each(node, decimal)?).map_err(|error| vec![error]);
    match node {
        Node::Table(_) => one_table(node, "a list", |node, faults| {
            let mut fields = Fields::of(node, &[values_key, "from"], faults);
            let profile = super::required(&mut fields, values_key, "a list of decimals", made);
            let from = fields.read("from", integer);
            profile.map(|profile| starting(profile, from))
        }),
        _ => made(node),
    }
}

fn starting(profile: Profile, from: Option<u32>) -> Profile {
    match from {
        Some(column) => profile.from(column),
        None => profile,
    }
}
