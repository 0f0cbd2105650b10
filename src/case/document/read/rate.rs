//! Rates, and what a case says of discounting.

use super::{one_table, required};
use crate::case::discounting::DiscountBasis;
use crate::case::document::fields::{Fields, Read, decimal, each, float, integer, text, word, wrong_type};
use crate::case::document::node::Node;
use crate::case::draft::NamedBasis;
use crate::case::inflation::{Inflation, PriceLevels};
use crate::error::{Error, ErrorKind};
use crate::limits;
use crate::tables::{DiscountTable, PriceIndex, RateBasis};
use crate::value::decimal::{to_percent, to_text};
use crate::value::{AnnualRate, Band, Compounding, Rate, RateSchedule};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

const FORMS: &str = "{ rate = \"3.5%\" }, { schedule = \"uk-stpr-standard\" }, { by_year = [...] } or { by_study_length = [...] }";

/// The fields of which each is a way of discounting by itself; without one there is a rate.
const SCHEDULES: [&str; 3] = ["schedule", "by_year", "by_study_length"];

/// `{ rate = "3.5%" }` with its compounding, the id of an official table, or rates by year or by length of study; the
/// other ways of discounting stand beside it.
pub(super) fn discounting(node: &Node) -> Read<DiscountBasis> {
    discount_basis(node, &["named"])
}

/// `{ health = { schedule = "uk-stpr-health" } }` under the key `named` of the discounting; none where it cannot be read.
pub(super) fn named_discounting(fields: &mut Fields<'_>) -> Option<Vec<NamedBasis>> {
    let Node::Table(discounting) = fields.node("discounting")? else { return None };
    let Some((_, node)) = discounting.iter().find(|(key, _)| key == "named") else { return Some(Vec::new()) };
    let mut faults = Vec::new();
    let named = match node {
        Node::Table(entries) if entries.len() > limits::NAMED_DISCOUNTING => {
            let found = format!("{} ways of discounting", entries.len());
            let expected = format!("at most {}", limits::NAMED_DISCOUNTING);
            faults.push(Error::new(ErrorKind::OverLimit, found, expected));
            None
        }
        Node::Table(entries) => {
            let ids: Vec<&str> = entries.iter().map(|(id, _)| id.as_str()).collect();
            Fields::of(node, &ids, &mut faults);
            Some(each_named(entries, &mut faults))
        }
        other => {
            faults.push(wrong_type(other, "a table such as { health = { schedule = \"uk-stpr-health\" } }"));
            None
        }
    };
    faults.into_iter().for_each(|error| fields.push("discounting", error.within("named")));
    named
}

/// The first of each name; a second one is a fault of its key, known already.
fn each_named(entries: &[(String, Node)], faults: &mut Vec<Error>) -> Vec<NamedBasis> {
    let mut seen = BTreeSet::new();
    let first = entries.iter().filter(|(id, _)| seen.insert(id));
    let named = |(id, node): &(String, Node)| {
        let read = discount_basis(node, &[]).map_err(|errors| {
            faults.extend(errors.into_iter().map(|error| error.within(id.as_str())));
        });
        NamedBasis { id: id.clone(), basis: read.ok() }
    };
    first.map(named).collect()
}

/// One way of discounting, which these fields may stand beside.
fn discount_basis(node: &Node, beside: &[&str]) -> Read<DiscountBasis> {
    let known = |own: &[&'static str]| [own, beside].concat();
    one_table(node, FORMS, |node, faults| match stated_schedules(node)[..] {
        [] => one_rate(Fields::of(node, &known(&["rate", "compounding", "prices"]), faults)),
        [field] => {
            let mut fields = Fields::of(node, &known(&[field]), faults);
            fields.read(field, |node| match field {
                "schedule" => table(node),
                "by_year" => schedule(node, band, RateSchedule::by_elapsed_year),
                _ => schedule(node, term, RateSchedule::by_study_length),
            })
        }
        [one, other, ..] => {
            let found = format!("{one} beside {other}");
            faults.push(Error::new(ErrorKind::Conflict, found, "one of the two"));
            None
        }
    })
}

fn stated_schedules(node: &Node) -> Vec<&'static str> {
    let Node::Table(entries) = node else { return Vec::new() };
    let is_stated = |field: &&str| entries.iter().any(|(key, _)| key == field);
    SCHEDULES.into_iter().filter(is_stated).collect()
}

/// The id of an official table.
fn table(node: &Node) -> Read<DiscountBasis> {
    DiscountTable::with_id(&text(node)?).map(DiscountBasis::Table).map_err(|error| vec![error])
}

fn schedule<T>(
    node: &Node,
    item: impl Fn(&Node) -> Read<T>,
    schedule: impl FnOnce(&[T]) -> Result<RateSchedule, Error>,
) -> Read<DiscountBasis> {
    let items = each(node, item)?;
    schedule(&items).map(DiscountBasis::Schedule).map_err(|error| vec![error])
}

fn band(node: &Node) -> Read<Band> {
    one_table(node, "{ from = 1, to = 30, rate = \"3.5%\" }", |node, faults| {
        let mut fields = Fields::of(node, &["from", "to", "rate"], faults);
        let first = required(&mut fields, "from", "the first year of the band", integer);
        let last = fields.read("to", integer);
        let rate = required(&mut fields, "rate", A_RATE, rate)?;
        Some(match last {
            Some(last) => Band::years(first?, last, rate),
            None => Band::from_year(first?, rate),
        })
    })
}

fn term(node: &Node) -> Read<(u32, Rate)> {
    one_table(node, "{ years = 10, rate = \"1.9%\" }", |node, faults| {
        let mut fields = Fields::of(node, &["years", "rate"], faults);
        let years = required(&mut fields, "years", "the length of a study in years", integer);
        let rate = required(&mut fields, "rate", A_RATE, rate);
        years.zip(rate)
    })
}

/// `{ rate = "3.5%", compounding = "monthly" }`.
fn rate_table(node: &Node, faults: &mut Vec<Error>) -> Option<AnnualRate> {
    rate_fields(Fields::of(node, &["rate", "compounding"], faults))
}

/// One rate for all years, perhaps with the prices in which it is one.
fn one_rate(mut fields: Fields<'_>) -> Option<DiscountBasis> {
    let prices = fields.read("prices", |node| word(node, RateBasis::ALL, RateBasis::word));
    let rate = rate_fields(fields)?;
    Some(match prices {
        Some(prices) => DiscountBasis::RateIn { prices, rate },
        None => DiscountBasis::Rate(rate),
    })
}

/// `"2%"`, a table with a compounding, or `{ index = "uk-gdp-deflator" }` or the like.
pub(super) fn inflation(node: &Node) -> Read<Inflation> {
    match node {
        Node::Table(entries) if entries.iter().any(|(key, _)| key == "index") => {
            one_table(node, AN_INDEX, |node, faults| {
                Fields::of(node, &["index"], faults).read("index", index)
            })
        }
        _ => annual_rate(node).map(Inflation::Rate),
    }
}

const AN_INDEX: &str =
    "{ index = \"uk-gdp-deflator\" } or { index = { from = 2024, levels = [\"100\", \"102.5\"] } }";

/// The id of an official index, or levels of consecutive years.
fn index(node: &Node) -> Read<Inflation> {
    match node {
        Node::Text(id) => official_index(id),
        Node::Table(_) => levels(node),
        other => Err(vec![wrong_type(other, AN_INDEX)]),
    }
}

fn official_index(id: &str) -> Read<Inflation> {
    PriceIndex::with_id(id).map(Inflation::Official).map_err(|error| vec![error])
}

fn levels(node: &Node) -> Read<Inflation> {
    one_table(node, AN_INDEX, |node, faults| {
        let mut fields = Fields::of(node, &["from", "levels"], faults);
        let from = required(&mut fields, "from", "the year of the first level", integer);
        let levels =
            required(&mut fields, "levels", "a list of levels, one a year", |node| each(node, decimal));
        let levels = PriceLevels::from_year(from?, &levels?);
        levels.map(Inflation::Index).map_err(|error| faults.push(error)).ok()
    })
}

fn rate_fields(mut fields: Fields<'_>) -> Option<AnnualRate> {
    let read = required(&mut fields, "rate", A_RATE, rate);
    let compounding = fields.read("compounding", |node| word(node, Compounding::ALL, Compounding::word));
    Some(AnnualRate::nominal(read?, compounding.unwrap_or(Compounding::Annual)))
}

/// `"3.5%"`, or the table with a compounding.
pub(super) fn annual_rate(node: &Node) -> Read<AnnualRate> {
    match node {
        Node::Table(_) => one_table(node, A_RATE, rate_table),
        _ => rate(node).map(AnnualRate::effective),
    }
}

const A_RATE: &str = "a rate such as \"3.5%\" or \"0.035\"";

fn rate(node: &Node) -> Read<Rate> {
    // A rate is quoted as it was written: -100% and not -1.
    let as_written = |text: &str, error: Error| match error.kind() {
        ErrorKind::NotADecimal => Error::new(error.kind(), format!("{text:?}"), A_RATE),
        kind => Error::new(kind, text, error.expected()),
    };
    match node {
        Node::Text(text) | Node::Integer(text) => match text.parse::<Rate>() {
            Ok(rate) if is_forgotten_percent(text, rate.fraction()) => {
                Err(vec![without_percent(rate.fraction())])
            }
            Ok(rate) => Ok(rate),
            Err(error) => Err(vec![as_written(text, error)]),
        },
        Node::Float(text) => Err(vec![float(text)]),
        other => Err(vec![wrong_type(other, A_RATE)]),
    }
}

/// A bare number is a fraction, and one of a hundred percent or more is a slip: whoever writes 4 means 4 %.
pub(super) fn is_forgotten_percent(text: &str, fraction: Decimal) -> bool {
    !text.ends_with('%') && fraction >= Decimal::ONE
}

pub(super) fn without_percent(fraction: Decimal) -> Error {
    let (bare, percent) = (to_text(fraction), to_percent(fraction));
    let expected = format!("\"{bare}%\", or \"{percent}\" if that is meant");
    Error::new(ErrorKind::OutOfRange, format!("{bare}, which is {percent}"), expected)
}
