//! What is refused says why.

use bizcase::Errors;
use serde_json::Value;
use std::collections::BTreeSet;

/// Each fault has a place in the document and is told once, in words and as JSON alike.
pub fn check(errors: &Errors, document: Option<&Value>) {
    assert!(!errors.as_slice().is_empty(), "refused without a fault");
    let Ok(Value::Array(told)) = serde_json::to_value(errors) else { panic!("faults are a list") };
    assert_eq!(told.len(), errors.as_slice().len());
    let mut seen = BTreeSet::new();
    for (error, told) in errors.iter().zip(told) {
        let pointer = error.path().pointer();
        let text = error.to_string();
        assert!(text.starts_with(&error.path().to_string()) && text.ends_with(&error.message()), "{text}");
        assert!(!error.message().is_empty() && !error.expected().is_empty(), "{text}");
        let fields = [
            ("code", error.code()),
            ("path", &error.path().to_string()),
            ("pointer", &pointer),
            ("found", error.found()),
            ("expected", error.expected()),
            ("message", &error.message()),
        ];
        for (field, value) in fields {
            assert_eq!(told[field], value, "{field} of {text}");
        }
        if let Some(document) = document {
            assert!(is_beside_a_node(document, &pointer), "{pointer}: {text}");
        }
        assert!(seen.insert(told.to_string()), "told twice: {text}");
    }
}

/// Whether a fault stands at a node, or at one that is missing in a node.
fn is_beside_a_node(document: &Value, pointer: &str) -> bool {
    let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
    // A table of scores, or of what a must asks for, that is not there lacks each of its entries.
    let table =
        ["/scores", "/values"].into_iter().find_map(|field| parent.strip_suffix(field)).unwrap_or(parent);
    [pointer, parent, table].iter().any(|place| document.pointer(place).is_some())
}
