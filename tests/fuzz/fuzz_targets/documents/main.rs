//! The document readers on cases that were edited, damaged and recombined, and the appraisal of what they accept.
#![no_main]

mod appraising;
mod damage;
mod edit;
mod faults;
mod node;
mod reading;
mod source;
mod worth;

use arbitrary::Arbitrary;
use damage::Damage;
use edit::Edit;
use libfuzzer_sys::fuzz_target;
use source::{Form, Source};

/// Edits of one document: more leave little of it.
const EDITS: usize = 12;

#[derive(Arbitrary, Debug)]
enum Input {
    /// A document whose tree is edited.
    Tree { source: Source, edits: Vec<Edit> },
    /// A document whose text is damaged.
    Text { source: Source, form: Form, damage: Vec<Damage> },
    /// No document at all.
    Bytes { form: Form, bytes: Vec<u8> },
}

fuzz_target!(|input: Input| match input {
    Input::Tree { source, edits } => {
        let mut tree = source.tree();
        edits.iter().take(EDITS).for_each(|edit| edit.apply(&mut tree));
        reading::tree(&tree);
    }
    Input::Text { source, form, damage } => {
        let mut bytes = source.text(form).as_bytes().to_vec();
        damage.iter().take(EDITS).for_each(|damage| damage.apply(&mut bytes));
        reading::bytes(form, &bytes);
    }
    Input::Bytes { form, bytes } => reading::bytes(form, &bytes),
});
