//! Every public item of the library, once, with the path under which a user finds it.
//!
//! Variants, fields and implementations of traits are left out: the documentation of their type speaks of them. So are
//! the re-exports of the prelude, which are items of other modules.

use rustdoc_types::{Crate, Id, Item, ItemEnum, Visibility};
use std::collections::BTreeSet;

/// A public item.
pub struct PublicItem<'a> {
    pub path: String,
    pub name: &'a str,
    pub item: &'a Item,
    /// The modules around it, the crate first.
    pub modules: Vec<Id>,
    /// The type or trait that it belongs to.
    pub owner: Option<Id>,
}

impl PublicItem<'_> {
    pub fn is_module(&self) -> bool {
        matches!(self.item.inner, ItemEnum::Module(_))
    }

    /// A type or a trait, which has items of its own.
    pub fn is_owner(&self) -> bool {
        matches!(self.item.inner, ItemEnum::Struct(_) | ItemEnum::Enum(_) | ItemEnum::Trait(_))
    }
}

/// All of them, in the order of their paths.
pub fn public_items(library: &Crate) -> Vec<PublicItem<'_>> {
    let mut walk = Walk { library, found: Vec::new(), seen: BTreeSet::new() };
    walk.module(library.root, "bizcase", &[]);
    walk.found.sort_by(|one, other| one.path.cmp(&other.path));
    walk.found
}

struct Walk<'a> {
    library: &'a Crate,
    found: Vec<PublicItem<'a>>,
    seen: BTreeSet<Id>,
}

impl<'a> Walk<'a> {
    /// Its modules come first: what the crate re-exports at its root belongs to one of them.
    fn module(&mut self, id: Id, path: &str, around: &[Id]) {
        let ItemEnum::Module(module) = &self.library.index[&id].inner else { return };
        let inside = [around, &[id]].concat();
        let mut members: Vec<&'a Item> =
            module.items.iter().filter_map(|member| self.library.index.get(member)).collect();
        members.sort_by_key(|member| !matches!(member.inner, ItemEnum::Module(_)));
        for member in members {
            self.member(member, path, &inside);
        }
    }

    fn member(&mut self, item: &'a Item, path: &str, modules: &[Id]) {
        let library = self.library;
        match &item.inner {
            ItemEnum::Use(it) => {
                let meant = it.id.and_then(|id| library.index.get(&id));
                if let Some(meant) = meant {
                    self.named(meant, &it.name, path, modules);
                }
            }
            ItemEnum::Module(_) if item.name.as_deref() == Some("prelude") => {}
            _ => {
                if let Some(name) = &item.name {
                    self.named(item, name, path, modules);
                }
            }
        }
    }

    fn named(&mut self, item: &'a Item, name: &'a str, path: &str, modules: &[Id]) {
        if !self.seen.insert(item.id) {
            return;
        }
        let path = format!("{path}::{name}");
        match &item.inner {
            ItemEnum::Module(_) => self.module(item.id, &path, modules),
            ItemEnum::Struct(it) => self.inherent(&it.impls, item.id, &path, modules),
            ItemEnum::Enum(it) => self.inherent(&it.impls, item.id, &path, modules),
            ItemEnum::Trait(it) => self.owned(&it.items, item.id, &path, modules),
            _ => {}
        }
        self.found.push(PublicItem { path, name, item, modules: modules.to_vec(), owner: None });
    }

    fn inherent(&mut self, blocks: &'a [Id], owner: Id, path: &str, modules: &[Id]) {
        for block in blocks {
            if let Some(ItemEnum::Impl(it)) = self.library.index.get(block).map(|block| &block.inner)
                && it.trait_.is_none()
            {
                self.owned(&it.items, owner, path, modules);
            }
        }
    }

    fn owned(&mut self, items: &'a [Id], owner: Id, path: &str, modules: &[Id]) {
        for id in items {
            let item = &self.library.index[id];
            let Some(name) = &item.name else { continue };
            if matches!(item.visibility, Visibility::Public | Visibility::Default) {
                let path = format!("{path}::{name}");
                let modules = modules.to_vec();
                self.found.push(PublicItem { path, name, item, modules, owner: Some(owner) });
            }
        }
    }
}
