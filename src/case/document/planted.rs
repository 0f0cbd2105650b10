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
    /// A further field of the table at the place.
    Field(&'static str),
}

impl CaseDocument {
    /// Whether there is anything at a place, a JSON pointer.
    pub(crate) fn has(&self, pointer: &str) -> bool {
        pointer.split('/').skip(1).try_fold(&self.0, child).is_some()
    }

    /// The same document with something else at a place where there is something.
    pub(crate) fn planted(&self, pointer: &str, planted: Planted) -> Self {
        let steps: Vec<&str> = pointer.split('/').skip(1).collect();
        Self(changed(&self.0, &steps, planted))
    }
}

fn child<'a>(node: &'a Node, step: &str) -> Option<&'a Node> {
    match node {
        Node::Table(entries) => entries.iter().find(|(key, _)| key == step).map(|(_, node)| node),
        Node::List(items) => items.get(step.parse::<usize>().ok()?),
        _ => None,
    }
}

fn changed(node: &Node, steps: &[&str], planted: Planted) -> Node {
    match (node, steps) {
        (Node::Table(entries), [key]) if planted == Planted::Nothing => {
            Node::Table(entries.iter().filter(|(known, _)| known != key).cloned().collect())
        }
        (Node::Table(entries), [key, below @ ..]) => {
            let entry = |(known, node): &(String, Node)| {
                (known.clone(), if known == key { changed(node, below, planted) } else { node.clone() })
            };
            Node::Table(entries.iter().map(entry).collect())
        }
        (Node::List(items), [position, below @ ..]) => {
            let position = position.parse::<usize>().ok();
            let item = |(index, node): (usize, &Node)| {
                if Some(index) == position { changed(node, below, planted) } else { node.clone() }
            };
            Node::List(items.iter().enumerate().map(item).collect())
        }
        (node, _) => planted.instead_of(node),
    }
}

impl Planted {
    fn instead_of(self, node: &Node) -> Node {
        match (self, node) {
            (Self::Text(text), _) => Node::text(text),
            (Self::Integer(value), _) => Node::Integer(value.to_string()),
            (Self::Float(digits), _) => Node::Float(digits.to_owned()),
            (Self::Nothing, _) => Node::Null,
            (Self::Field(field), Node::Table(entries)) => {
                let further = (field.to_owned(), Node::text("planted"));
                Node::Table(entries.iter().cloned().chain([further]).collect())
            }
            (Self::Field(_), other) => other.clone(),
        }
    }
}
