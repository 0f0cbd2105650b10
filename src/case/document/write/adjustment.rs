//! Adjustments, by what their kinds say of themselves.

use super::super::read::{ON, SOURCE};
use super::{Table, fraction_text};
use crate::case::adjustment::{CaseAdjustment, ClassAdjustment, KINDS, Setting};
use crate::case::document::node::Node;
use rust_decimal::Decimal;

/// `{ contingency = "10%", source = "..." }`.
pub(super) fn of_line(adjustment: &CaseAdjustment) -> Node {
    stated(Table::new(), adjustment).into_node()
}

/// The same with the lines that it is about.
pub(super) fn of_class(adjustment: &ClassAdjustment) -> Node {
    let on = adjustment.on();
    let lines = Table::new().text(on.key(), on.class_word()).into_node();
    stated(Table::new().with(ON, lines), adjustment.adjustment()).into_node()
}

fn stated(table: Table, adjustment: &CaseAdjustment) -> Table {
    let is_plain = KINDS.iter().any(|kind| kind.word == adjustment.kind() && kind.only_field().is_some());
    let value = match (is_plain, adjustment.settings().as_slice()) {
        (true, [(_, only)]) => setting(only),
        (_, all) => {
            all.iter().fold(Table::new(), |table, (key, value)| table.with(key, setting(value))).into_node()
        }
    };
    table.with(adjustment.kind(), value).text(SOURCE, adjustment.source())
}

fn setting(stated: &Setting) -> Node {
    match stated {
        Setting::Fraction(value) => fraction(value),
        Setting::Fractions(values) => Node::List(values.iter().map(fraction).collect()),
        Setting::Text(text) => Node::text(text),
        Setting::Whole(number) => Node::Integer(number.to_string()),
        Setting::Mix(parts) => Node::List(parts.iter().map(part_of_mix).collect()),
    }
}

fn fraction(value: &Decimal) -> Node {
    Node::Text(fraction_text(*value))
}

fn part_of_mix((project_type, share): &(String, Decimal)) -> Node {
    Table::new().text("type", project_type).with("share", fraction(share)).into_node()
}
