//! Adjustments: a key that names the kind, with its value or its fields, and a source.
//!
//! What the kinds are and what fields they have, they say themselves: see [`KINDS`].

use super::one_table;
use super::rate::{is_forgotten_percent, without_percent};
use crate::case::adjustment::{Adjustment, ClassDraft, Field, FieldKind, KINDS, Setting, Settings};
use crate::case::class::{CashEffect, CostClass, LineKind};
use crate::case::document::fields::{Fields, Read, each, float, integer, text, word, wrong_type};
use crate::case::document::node::Node;
use crate::error::{Error, ErrorKind};
use crate::value::decimal::parse_fraction;
use rust_decimal::Decimal;

/// The field that says which lines an adjustment of an alternative is about.
pub(in crate::case::document) const ON: &str = "on";

/// The field that says why an adjustment is what it is.
pub(in crate::case::document) const SOURCE: &str = "source";

/// `{ contingency = "10%", source = "..." }`, on a line.
pub(super) fn of_line(node: &Node) -> Adjustment {
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, &keys(&[SOURCE]), &mut faults);
    let adjustment = adjustment(&mut fields);
    Adjustment { faults, ..adjustment }
}

/// The same with the lines that it is about, on an alternative.
pub(super) fn of_class(node: &Node) -> ClassDraft {
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, &keys(&[ON, SOURCE]), &mut faults);
    let on = fields.read(ON, lines_of_class);
    let adjustment = adjustment(&mut fields);
    ClassDraft { on, adjustment: Adjustment { faults, ..adjustment } }
}

fn keys(beside: &[&'static str]) -> Vec<&'static str> {
    KINDS.iter().map(|kind| kind.word).chain(beside.iter().copied()).collect()
}

fn adjustment(fields: &mut Fields<'_>) -> Adjustment {
    let kind = one_kind(fields);
    let settings = kind.map_or_else(Settings::default, |kind| settings(kind, fields));
    Adjustment { kind, settings, source: fields.read(SOURCE, text), faults: Vec::new() }
}

/// The word of the one kind that is stated.
fn one_kind(fields: &mut Fields<'_>) -> Option<&'static str> {
    let words: Vec<&str> = KINDS.iter().map(|kind| kind.word).collect();
    let stated: Vec<&'static str> = words.iter().copied().filter(|word| fields.has(word)).collect();
    let fault = match stated.as_slice() {
        [only] => return Some(only),
        // The unknown field, or what is no table, is meant to be the kind.
        [] if fields.has_faults() => return None,
        [] => Error::new(ErrorKind::Missing, "no kind", format!("one of {}", words.join(", "))),
        several => Error::new(ErrorKind::Conflict, several.join(" and "), "one kind of adjustment"),
    };
    fields.fault(fault);
    None
}

/// What the value of a kind, or the table of its fields, says; what cannot be read stands for itself.
fn settings(kind: &'static str, fields: &mut Fields<'_>) -> Settings {
    let description = KINDS.iter().find(|known| known.word == kind).expect("it was found among them");
    if let Some(only) = description.only_field() {
        let stated = fields.read(kind, |node| setting(only.kind, node));
        return Settings(vec![(only.key, stated.unwrap_or(Setting::Misread))]);
    }
    let mut stated = description.fields.iter().map(|field| (field.key, Setting::Misread)).collect();
    fields.read(kind, |node| own_fields(description.fields, node, &mut stated));
    Settings(stated)
}

/// Replaces what is stated by what a table of fields says, if it is one.
fn own_fields(known: &'static [Field], node: &Node, stated: &mut Vec<(&'static str, Setting)>) -> Read<()> {
    let Node::Table(_) = node else { return Err(vec![wrong_type(node, "a table of its fields")]) };
    let keys: Vec<&str> = known.iter().map(|field| field.key).collect();
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, &keys, &mut faults);
    stated.retain(|(key, _)| fields.has(key));
    for (key, setting_of_it) in stated {
        let kind = known.iter().find(|field| field.key == *key).map(|field| field.kind);
        if let Some(read) = kind.and_then(|kind| fields.read(key, |node| setting(kind, node))) {
            *setting_of_it = read;
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn setting(kind: FieldKind, node: &Node) -> Read<Setting> {
    match kind {
        FieldKind::Percentage => percentage(node).map(Setting::Fraction),
        FieldKind::Percentages => each(node, percentage).map(Setting::Fractions),
        FieldKind::Part => fraction(node).map(Setting::Fraction),
        FieldKind::Text => text(node).map(Setting::Text),
        FieldKind::Whole => integer(node).map(Setting::Whole),
        FieldKind::Mix => each(node, part_of_mix).map(Setting::Mix),
    }
}

/// A fraction that may be more than one, and is no forgotten percent sign.
fn percentage(node: &Node) -> Read<Decimal> {
    let fraction = fraction(node)?;
    match node {
        Node::Text(text) | Node::Integer(text) if is_forgotten_percent(text, fraction) => {
            Err(vec![without_percent(fraction)])
        }
        _ => Ok(fraction),
    }
}

const A_FRACTION: &str = "a percentage such as \"15%\", or the fraction \"0.15\"";

fn fraction(node: &Node) -> Read<Decimal> {
    match node {
        Node::Text(text) | Node::Integer(text) => parse_fraction(text).map_err(|error| match error.kind() {
            ErrorKind::NotADecimal => vec![Error::new(error.kind(), format!("{text:?}"), A_FRACTION)],
            _ => vec![error],
        }),
        Node::Float(text) => Err(vec![float(text)]),
        other => Err(vec![wrong_type(other, A_FRACTION)]),
    }
}

/// `{ type = "standard-buildings", share = "70%" }`.
fn part_of_mix(node: &Node) -> Read<(String, Decimal)> {
    one_table(node, "{ type = \"standard-buildings\", share = \"70%\" }", |node, faults| {
        let mut fields = Fields::of(node, &["type", "share"], faults);
        let project_type = super::required(&mut fields, "type", "a type of project", text);
        let share = super::required(&mut fields, "share", "its share of the capital expenditure", fraction);
        Some((project_type?, share?))
    })
}

const LINES: &str = "lines of one class, such as { cost = \"capital\" } or { benefit = \"cashable\" }";

fn lines_of_class(node: &Node) -> Read<LineKind> {
    one_table(node, LINES, |node, faults| {
        let mut fields = Fields::of(node, &["cost", "benefit", "dis_benefit"], faults);
        let cost =
            fields.read("cost", |node| word(node, CostClass::ALL, CostClass::word)).map(LineKind::Cost);
        let effect = |node: &Node| word(node, CashEffect::ALL, CashEffect::word);
        let benefit = fields.read("benefit", effect).map(LineKind::Benefit);
        let dis_benefit = fields.read("dis_benefit", effect).map(LineKind::DisBenefit);
        let stated: Vec<LineKind> = [cost, benefit, dis_benefit].into_iter().flatten().collect();
        match stated.as_slice() {
            [only] => Some(*only),
            _ if fields.has_faults() => None,
            [] => {
                fields.fault(Error::new(ErrorKind::Missing, "no lines", LINES));
                None
            }
            _ => {
                fields.fault(Error::new(ErrorKind::Conflict, "lines of several kinds", LINES));
                None
            }
        }
    })
}
