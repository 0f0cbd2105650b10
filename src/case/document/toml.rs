//! A document as TOML 1.0: lists of tables as `[[sections]]`, everything else in a line.

use super::CaseDocument;
use super::canonical::quote;
use super::node::Node;

impl CaseDocument {
    /// The document as TOML, its fields in the order of the document.
    pub(crate) fn to_toml(&self) -> String {
        let mut out = String::new();
        if let Node::Table(entries) = &self.0 {
            section(entries, "", &mut out);
        }
        out
    }
}

/// The fields of a table, then the sections below it.
fn section(entries: &[(String, Node)], path: &str, out: &mut String) {
    let (sections, fields): (Vec<_>, Vec<_>) = entries.iter().partition(|(_, node)| is_list_of_tables(node));
    for (key, node) in fields {
        write_key(key, out);
        out.push_str(" = ");
        write(node, out);
        out.push('\n');
    }
    for (key, node) in sections {
        let Node::List(items) = node else { continue };
        let mut inner = if path.is_empty() { String::new() } else { format!("{path}.") };
        write_key(key, &mut inner);
        for item in items {
            out.push_str(&format!("\n[[{inner}]]\n"));
            if let Node::Table(entries) = item {
                section(entries, &inner, out);
            }
        }
    }
}

fn is_list_of_tables(node: &Node) -> bool {
    matches!(node, Node::List(items) if !items.is_empty() && items.iter().all(|item| matches!(item, Node::Table(_))))
}

fn write(node: &Node, out: &mut String) {
    match node {
        // Nothing of a document is null or too deep; TOML has no word for either.
        Node::Null | Node::TooDeep => out.push_str("\"\""),
        Node::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
        Node::Integer(digits) | Node::Float(digits) => out.push_str(digits),
        Node::Text(text) => write_text(text, out),
        Node::List(items) => {
            out.push('[');
            for (position, item) in items.iter().enumerate() {
                out.push_str(if position == 0 { "" } else { ", " });
                write(item, out);
            }
            out.push(']');
        }
        Node::Table(entries) => {
            out.push('{');
            for (position, (key, value)) in entries.iter().enumerate() {
                out.push_str(if position == 0 { " " } else { ", " });
                write_key(key, out);
                out.push_str(" = ");
                write(value, out);
            }
            out.push_str(" }");
        }
    }
}

fn write_key(key: &str, out: &mut String) {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !key.is_empty() && key.chars().all(is_bare) { out.push_str(key) } else { write_text(key, out) }
}

/// Escaped as in JSON, and the one control character that JSON leaves as it is.
fn write_text(text: &str, out: &mut String) {
    let mut quoted = String::new();
    quote(text, &mut quoted);
    out.push_str(&quoted.replace('\u{7f}', "\\u007f"));
}
