//! Changed cases: a case is written as a document, the document is changed and read again.

use bizcase::prelude::*;
use serde_json::{Value, json};

/// The case that the changed document describes.
pub(crate) fn edited(case: &BusinessCase, change: impl FnOnce(&mut Value)) -> BusinessCase {
    let mut document = serde_json::to_value(case).unwrap();
    change(&mut document);
    serde_json::from_value(document).unwrap()
}

/// The alternatives of a document.
pub(crate) fn alternatives(document: &mut Value) -> &mut Vec<Value> {
    document["alternative"].as_array_mut().unwrap()
}

/// The lines of an alternative of a document, by their kind.
pub(crate) fn lines<'a>(alternative: &'a mut Value, kind: &str) -> &'a mut Vec<Value> {
    let table = alternative.as_object_mut().unwrap();
    table.entry(kind).or_insert_with(|| json!([])).as_array_mut().unwrap()
}

/// Adds the same line to every alternative.
pub(crate) fn add_everywhere(document: &mut Value, kind: &str, line: &Value) {
    for alternative in alternatives(document) {
        lines(alternative, kind).push(line.clone());
    }
}

/// Every line of a document that has an amount.
pub(crate) fn for_each_amount(document: &mut Value, mut change: impl FnMut(&mut Value)) {
    for alternative in alternatives(document) {
        for kind in ["cost", "benefit", "dis_benefit"] {
            for line in lines(alternative, kind) {
                if let Some(amount) = line.get_mut("amount") {
                    change(amount);
                }
            }
        }
    }
}
