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
    let adjustment = adjustment(&mut fields);
    let on = fields.read(ON, lines_of_class);
    ClassDraft { on, adjustment: Adjustment { faults, ..adjustment } }
}

fn keys(beside: &[&'static str]) -> Vec<&'static str> {
    KINDS.iter().map(|kind| kind.word).chain(beside.iter().copied()).collect()
}

fn adjustment(fields: &mut Fields<'_>) -> Adjustment {
    let kind = one_kind(fields);
    let settings = kind.and_then(|kind| settings(kind, fields));
    Adjustment {
        // What cannot be read at all is judged no further.
        kind: kind.filter(|_| settings.is_some()),
        settings: settings.unwrap_or_default(),
        source: fields.read(SOURCE, text),
        faults: Vec::new(),
    }
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

/// What the value of a kind, or the table of its fields, says; None for what is neither.
fn settings(kind: &'static str, fields: &mut Fields<'_>) -> Option<Settings> {
    let description = KINDS.iter().find(|known| known.word == kind)?;
    if let Some(only) = description.only_field() {
        return fields
            .read(kind, |node| setting(only.kind, node))
            .map(|read| Settings(vec![(only.key, Some(read))]));
    }
    let mut stated = None;
    fields.read(kind, |node| {
        let Node::Table(_) = node else {
            let keys: Vec<&str> = description.fields.iter().map(|field| field.key).collect();
            return Err(vec![wrong_type(node, &format!("a table of {}", keys.join(", ")))]);
        };
        let mut faults = Vec::new();
        stated = Some(own_fields(description.fields, node, &mut faults));
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    });
    stated
}

fn own_fields(known: &'static [Field], node: &Node, faults: &mut Vec<Error>) -> Settings {
    let keys: Vec<&str> = known.iter().map(|field| field.key).collect();
    let mut fields = Fields::of(node, &keys, faults);
    let mut stated = Vec::new();
    for field in known {
        if fields.has(field.key) {
            let read = fields.read(field.key, |node| setting(field.kind, node));
            stated.push((field.key, read));
        }
    }
    Settings(stated)
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
    one_table(node, "{ cost = \"capital\" } or { benefit = \"cashable\" }", |node, faults| {
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
