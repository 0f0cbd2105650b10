//! Which public items the documentation shows in use.
//!
//! An item is shown when one of these holds:
//!
//! - its own documentation has an example, a block of code that is compiled;
//! - an example calls it by name: in the documentation of its type, of a neighbour in its module, of the modules around
//!   it, or of the guide. That is the rule for what only belongs to something else: one example of a result that asks
//!   for several of its parts says more than an example of each part;
//! - it is a type, and one of its own methods is shown, so that an example has a value of it in hand;
//! - it is a module, and something in it has an example of its own.
//!
//! Names are compared as text. Two types of one module with a method of the same name are therefore shown together; that
//! each example is right is for the compiler and `cargo test`.

use crate::items::PublicItem;
use rustdoc_types::{Crate, Id, ItemEnum};
use std::collections::{BTreeMap, BTreeSet};

/// The tags of a block of code that is compiled as Rust.
const COMPILED: &[&str] = &["rust", "should_panic", "no_run", "compile_fail", "edition2024"];

/// The compiled blocks of a documentation.
pub fn blocks(docs: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<(bool, Vec<&str>)> = None;
    for line in docs.lines() {
        match (line.trim_start().strip_prefix("```"), open.as_mut()) {
            (Some(tags), None) => {
                let is_compiled = tags.split([',', ' ']).all(|tag| tag.is_empty() || COMPILED.contains(&tag));
                open = Some((is_compiled, Vec::new()));
            }
            (Some(_), Some(_)) => {
                let block = open.take().filter(|(is_compiled, _)| *is_compiled);
                found.extend(block.map(|(_, lines)| lines.join("\n")));
            }
            (None, Some((_, lines))) => lines.push(line),
            (None, None) => {}
        }
    }
    found
}

/// The paths of the items that are shown.
pub fn shown<'a>(library: &'a Crate, items: &'a [PublicItem<'a>]) -> BTreeSet<&'a str> {
    let examples = Examples::of(library, items);
    let mut shown: BTreeSet<&str> =
        items.iter().filter(|item| examples.show(item)).map(|item| item.path.as_str()).collect();
    let in_hand: BTreeSet<Id> = items
        .iter()
        .filter(|item| shown.contains(item.path.as_str()))
        .filter_map(|item| item.owner)
        .collect();
    let owners = items.iter().filter(|item| item.is_owner() && in_hand.contains(&item.item.id));
    shown.extend(owners.map(|item| item.path.as_str()));
    shown
}

/// The examples by the places where they stand.
struct Examples<'a> {
    own: BTreeMap<Id, Vec<String>>,
    /// Of everything in a module, of its types and of their methods.
    within: BTreeMap<Id, Vec<&'a PublicItem<'a>>>,
    guide: Vec<Id>,
}

impl<'a> Examples<'a> {
    fn of(library: &'a Crate, items: &'a [PublicItem<'a>]) -> Self {
        let documented = items.iter().map(|item| item.item).chain([&library.index[&library.root]]);
        let own =
            documented.map(|item| (item.id, blocks(item.docs.as_deref().unwrap_or_default()))).collect();
        let mut within: BTreeMap<Id, Vec<&PublicItem<'_>>> = BTreeMap::new();
        for item in items {
            for module in &item.modules {
                within.entry(*module).or_default().push(item);
            }
        }
        let chapters = items.iter().filter(|item| item.path.starts_with("bizcase::guide"));
        let guide = chapters.map(|item| item.item.id).chain([library.root]).collect();
        Self { own, within, guide }
    }

    fn has_own(&self, id: Id) -> bool {
        self.own.get(&id).is_some_and(|blocks| !blocks.is_empty())
    }

    fn show(&self, item: &PublicItem<'_>) -> bool {
        let id = item.item.id;
        if self.has_own(id) {
            return true;
        }
        if item.is_module() {
            return self
                .within
                .get(&id)
                .is_some_and(|inside| inside.iter().any(|it| self.has_own(it.item.id)));
        }
        let neighbours = item.modules.last().and_then(|module| self.within.get(module)).into_iter().flatten();
        let places = neighbours.map(|it| &it.item.id).chain(&item.modules).chain(&self.guide);
        let mut blocks = places.filter_map(|place| self.own.get(place)).flatten();
        blocks.any(|block| uses(block, item))
    }
}

/// Whether an example calls or names an item.
fn uses(example: &str, item: &PublicItem<'_>) -> bool {
    let name = item.name;
    example.match_indices(name).any(|(start, _)| {
        let (before, after) = (&example[..start], &example[start + name.len()..]);
        if before.ends_with(is_of_a_name) || after.starts_with(is_of_a_name) {
            return false;
        }
        match &item.item.inner {
            ItemEnum::Function(_) if item.owner.is_some() => {
                before.ends_with("::") || (before.ends_with('.') && after.starts_with(['(', ':']))
            }
            ItemEnum::Macro(_) => after.starts_with('!'),
            _ => true,
        }
    })
}

fn is_of_a_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

#[cfg(test)]
mod tests {
    use super::blocks;

    #[test]
    fn only_blocks_that_are_compiled_are_examples() {
        let docs = "Text\n```\nlet a = 1;\n```\n```text\nb\n```\n```no_run\nc();\n```\n```ignore\nd();\n```";
        assert_eq!(blocks(docs), ["let a = 1;", "c();"]);
    }
}
