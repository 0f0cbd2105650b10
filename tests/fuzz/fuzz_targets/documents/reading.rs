//! A reader answers every text: with faults, or with a case that its own document says again.

use crate::source::Form;
use crate::{appraising, faults};
use bizcase::prelude::*;
use serde_json::Value;

/// The answer to a tree, which does not depend on the form in which it is written.
pub fn tree(tree: &Value) {
    let json = serde_json::from_str::<CaseDocument>(&tree.to_string()).expect("a tree of little depth");
    let answer = json.build();
    // There is no null in TOML, no whole number above 63 bits, and the root is a table.
    if let Ok(text) = toml::to_string(tree) {
        let toml = toml::from_str::<CaseDocument>(&text).expect("TOML as it was written");
        assert_eq!(toml.build(), answer, "TOML and JSON differ");
    }
    check(&json, answer, Some(tree));
}

/// The answer to a text that may be no document.
pub fn bytes(form: Form, bytes: &[u8]) {
    let document = match form {
        Form::Json => serde_json::from_slice::<CaseDocument>(bytes).ok(),
        Form::Toml => std::str::from_utf8(bytes).ok().and_then(|text| toml::from_str(text).ok()),
    };
    if let Some(document) = document {
        let answer = document.build();
        check(&document, answer, None);
    }
}

fn check(document: &CaseDocument, answer: Result<BusinessCase, Errors>, tree: Option<&Value>) {
    let canonical = document.to_canonical_json();
    let again: CaseDocument = serde_json::from_str(&canonical).expect("canonical JSON is JSON");
    match answer {
        Ok(case) => {
            assert_eq!(again.build().as_ref(), Ok(&case), "canonical JSON says something else");
            check_round_trip(&case);
            appraising::check(&case);
        }
        Err(errors) => faults::check(&errors, tree),
    }
}

/// The document that a case writes says the same, in either form.
fn check_round_trip(case: &BusinessCase) {
    let canonical = CaseDocument::from(case).to_canonical_json();
    let json: BusinessCase = serde_json::from_str(&canonical).expect("what a case writes is accepted");
    assert_eq!(&json, case);
    assert_eq!(CaseDocument::from(&json).to_canonical_json(), canonical);
    let text = toml::to_string(case).expect("a case is a table");
    let toml: BusinessCase = toml::from_str(&text).expect("what a case writes is accepted");
    assert_eq!(&toml, case);
}
