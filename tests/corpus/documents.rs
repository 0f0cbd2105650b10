//! What the reader of documents says of them: the JSON Schema, and the messages of bad ones.

use super::Entry;
use bizcase::prelude::*;
use bizcase::schemars::schema_for;
use serde_json::Value;

pub(super) fn entries() -> Vec<Entry> {
    let every_field = include_str!("../data/documents/every-field.json");
    let every_field_of_scoring = include_str!("../data/documents/every-field-of-scoring.json");
    let fault = include_str!("../data/documents/every-fault.json");
    let fault_of_time = include_str!("../data/documents/every-fault-of-time-and-prices.json");
    let emptiness = include_str!("../data/documents/every-emptiness.json");
    vec![
        Entry::form("schema", "of-a-document", schema_for!(CaseDocument).to_value().to_string()),
        Entry::form("faults", "every-fault", faults(&json(fault))),
        Entry::form("faults", "every-fault-of-time-and-prices", faults(&json(fault_of_time))),
        Entry::form("faults", "every-emptiness", faults(&json(emptiness))),
        Entry::form("faults", "one-value-after-the-other-is-odd", one_after_the_other(every_field)),
        Entry::form(
            "faults",
            "one-score-after-the-other-is-odd",
            one_after_the_other(every_field_of_scoring),
        ),
    ]
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("an embedded file is JSON")
}

/// The faults of a document, as a service gets them.
fn faults(document: &Value) -> String {
    let document: CaseDocument = serde_json::from_value(document.clone()).expect("it has the syntax");
    match document.build() {
        Ok(_) => "none".to_owned(),
        Err(errors) => format!("{errors}\n{}", serde_json::to_string(&errors).expect("errors serialise")),
    }
}

/// A sound document in which one value at a time says something odd.
fn one_after_the_other(sound: &str) -> String {
    let sound = json(sound);
    let odd = |pointer: &String| {
        let mut document = sound.clone();
        *document.pointer_mut(pointer).expect("it was found there") = "-0.0O7".into();
        format!("{pointer}: {}\n", faults(&document))
    };
    pointers(&sound, "").iter().map(odd).collect()
}

/// The places of all values that have no parts.
fn pointers(node: &Value, place: &str) -> Vec<String> {
    let within = |(key, child): (String, &Value)| pointers(child, &format!("{place}/{key}"));
    match node {
        Value::Object(fields) => {
            fields.iter().map(|(key, child)| (key.clone(), child)).flat_map(within).collect()
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, child)| (index.to_string(), child))
            .flat_map(within)
            .collect(),
        _ => vec![place.to_owned()],
    }
}
