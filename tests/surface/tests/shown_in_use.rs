//! Every public item has an example, or a reason why it needs none: `bizcase_surface::examples` says what counts as one.

use bizcase_surface::items::{PublicItem, public_items};
use bizcase_surface::{examples, library, reasons};

#[test]
fn every_public_item_has_an_example_or_a_reason() {
    let library = library::described();
    let items = public_items(&library);
    assert!(items.len() > 1_000, "only {} items found", items.len());
    let shown = examples::shown(&library, &items);
    let hidden: Vec<&PublicItem<'_>> =
        items.iter().filter(|item| !shown.contains(item.path.as_str())).collect();
    let reasons = reasons::stored();

    let unexplained = hidden.iter().filter(|item| !reasons.iter().any(|reason| reason.covers(item)));
    let unexplained: Vec<&str> = unexplained.map(|item| item.path.as_str()).collect();
    let idle = reasons.iter().filter(|reason| !hidden.iter().any(|item| reason.covers(item)));
    let idle: Vec<&str> = idle.map(|reason| reason.about).collect();
    assert!(
        unexplained.is_empty() && idle.is_empty(),
        "{} items without an example or a reason:\n{}\n\nreasons that no item needs:\n{}",
        unexplained.len(),
        unexplained.join("\n"),
        idle.join("\n"),
    );
}
