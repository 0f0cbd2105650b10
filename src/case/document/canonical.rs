//! One text for one document: JSON by RFC 8785.
//!
//! The writer makes texts, whole numbers, lists and tables with ASCII keys alone; for these the canonical form is
//! keys in order, no blanks and the shortest escapes.

use super::node::Node;
use std::fmt::Write;

pub(super) fn json(node: &Node) -> String {
    let mut out = String::new();
    write(node, &mut out);
    out
}

fn write(node: &Node, out: &mut String) {
    match node {
        Node::Null | Node::TooDeep => out.push_str("null"),
        Node::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
        Node::Integer(digits) | Node::Float(digits) => out.push_str(digits),
        Node::Text(text) => quote(text, out),
        Node::List(items) => {
            separated('[', items.iter().map(|item| move |out: &mut String| write(item, out)), ']', out);
        }
        Node::Table(entries) => {
            let mut sorted: Vec<_> = entries.iter().collect();
            sorted.sort_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
            let entry = |(key, value): &'_ (String, Node), out: &mut String| {
                quote(key, out);
                out.push(':');
                write(value, out);
            };
            separated('{', sorted.iter().map(|pair| move |out: &mut String| entry(pair, out)), '}', out);
        }
    }
}

fn separated<F: FnOnce(&mut String)>(
    open: char,
    parts: impl Iterator<Item = F>,
    close: char,
    out: &mut String,
) {
    out.push(open);
    for (position, part) in parts.enumerate() {
        if position > 0 {
            out.push(',');
        }
        part(out);
    }
    out.push(close);
}

pub(super) fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            control if control < ' ' => {
                write!(out, "\\u{:04x}", u32::from(control)).expect("writing to a string cannot fail");
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_and_texts_escaped_by_the_standard() {
        let node = Node::Table(vec![
            ("b".into(), Node::List(vec![Node::Integer("1".into()), Node::text("2")])),
            ("a".into(), Node::text("\u{20ac}$\u{f}\nA'\"\\/")),
        ]);
        assert_eq!(json(&node), "{\"a\":\"\u{20ac}$\\u000f\\nA'\\\"\\\\/\",\"b\":[1,\"2\"]}");
    }
}
