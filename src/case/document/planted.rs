//! Documents with one thing changed for the worse, for tests of whatever reads documents.

use super::CaseDocument;
use super::node::Node;

/// What stands at a place of a document instead of what belongs there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Planted {
    Text(&'static str),
    Integer(i64),
    Float(&'static str),
    Nothing,
    /// A field that the table at the place does not know.
    Field(&'static str),
}

impl CaseDocument {
    /// The same document with something else at a place, a JSON pointer, if there is anything at it.
    pub(crate) fn planted(&self, pointer: &str, planted: Planted) -> Option<Self> {
        let mut document = self.clone();
        match planted {
            Planted::Text(text) => *at(&mut document.0, pointer)? = Node::text(text),
            Planted::Integer(value) => *at(&mut document.0, pointer)? = Node::Integer(value.to_string()),
            Planted::Float(digits) => *at(&mut document.0, pointer)? = Node::Float(digits.to_owned()),
            Planted::Nothing => {
                let (table, field) = pointer.rsplit_once('/')?;
                let entries = entries(at(&mut document.0, table)?)?;
                let position = entries.iter().position(|(key, _)| key == field)?;
                entries.remove(position);
            }
            Planted::Field(field) => {
                entries(at(&mut document.0, pointer)?)?.push((field.to_owned(), Node::text("planted")));
            }
        }
        Some(document)
    }
}

fn at<'a>(node: &'a mut Node, pointer: &str) -> Option<&'a mut Node> {
    let mut steps = pointer.split('/').skip(1);
    steps.try_fold(node, |node, step| match node {
        Node::Table(entries) => entries.iter_mut().find(|(key, _)| key == step).map(|(_, node)| node),
        Node::List(items) => items.get_mut(step.parse::<usize>().ok()?),
        _ => None,
    })
}

fn entries(node: &mut Node) -> Option<&mut Vec<(String, Node)>> {
    match node {
        Node::Table(entries) => Some(entries),
        _ => None,
    }
}
