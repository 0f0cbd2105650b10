//! The public interface is the stored one, to the line: what is added, changed or gone is seen and meant.
//!
//! Which traits a type has is part of it, `Send` and `Sync` among them; the methods of those traits are not the library's
//! to change, and implementations for every type are not its own.

use bizcase_surface::library;
use public_api::{Builder, PublicItem};
use rustdoc_types::{Crate, Id, ItemEnum};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Automatic traits that no user of this library asks about.
const UNASKED: &[&str] =
    &["Freeze", "RefUnwindSafe", "StructuralPartialEq", "Unpin", "UnsafeUnpin", "UnwindSafe"];

#[test]
fn the_public_interface_is_the_stored_one() {
    let now = public_interface();
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("public-api.txt");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&place, &now).expect("the package's own folder");
        return;
    }
    let stored = fs::read_to_string(&place).expect("it is stored");
    let difference = difference(&stored, &now);
    assert!(difference.is_empty(), "not as stored; `BLESS=1` stores what is there now:\n{difference}");
}

fn public_interface() -> String {
    let library = library::described();
    let interface = Builder::from_rustdoc_json(library::place())
        .omit_blanket_impls(true)
        .sorted(true)
        .build()
        .expect("rustdoc wrote the format that is read");
    let own = interface.items().filter(|item| !is_method_of_a_trait(&library, item));
    let lines: BTreeSet<String> = own.map(ToString::to_string).filter(|line| is_asked(line)).collect();
    lines.into_iter().map(|line| line + "\n").collect()
}

fn is_method_of_a_trait(library: &Crate, item: &PublicItem) -> bool {
    let of = |id: Id| library.index.get(&id).map(|item| &item.inner);
    let parent = item.parent_id().and_then(of);
    matches!(of(item.id()), Some(ItemEnum::Function(_)))
        && matches!(parent, Some(ItemEnum::Impl(block)) if block.trait_.is_some())
}

fn is_asked(line: &str) -> bool {
    let is_of = |name: &&str| line.contains(&format!("::{name} for "));
    !(line.starts_with("impl") && UNASKED.iter().any(is_of))
}

/// The lines that are gone, with a minus, and those that came, with a plus.
fn difference(stored: &str, now: &str) -> String {
    let [stored, now]: [BTreeSet<&str>; 2] = [stored, now].map(|text| text.lines().collect());
    let mut text = String::new();
    for line in stored.symmetric_difference(&now) {
        let sign = if stored.contains(line) { '-' } else { '+' };
        writeln!(text, "{sign} {line}").expect("a text grows");
    }
    text
}
