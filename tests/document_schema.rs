//! The JSON Schema of a document, judged by an independent validator and by what the reader says of its fields.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

#[path = "bad_input/lone_faults.rs"]
mod lone_faults;
mod stored;

use bizcase::prelude::*;
use bizcase::schemars::schema_for;
use jsonschema::Validator;
use lone_faults::{lone_faults, put, smallest};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use stored::{data, files_in};

/// The codes of faults that are seen without knowing what the document is about.
const OF_SHAPE: &[&str] = &[
    "float-number",
    "missing",
    "not-a-date",
    "not-a-decimal",
    "unknown-field",
    "unknown-version",
    "unknown-word",
    "wrong-type",
];

fn schema() -> Value {
    schema_for!(CaseDocument).to_value()
}

fn validator() -> Validator {
    jsonschema::options().should_validate_formats(true).build(&schema()).unwrap()
}

fn every_field() -> Value {
    serde_json::from_str(include_str!("data/documents/every-field.json")).unwrap()
}

fn every_field_of_scoring() -> Value {
    serde_json::from_str(include_str!("data/documents/every-field-of-scoring.json")).unwrap()
}

/// A document as JSON, whatever it was written in.
fn read(path: &PathBuf) -> Value {
    let text = fs::read_to_string(path).unwrap();
    match path.extension().unwrap().to_str().unwrap() {
        "json" => serde_json::from_str(&text).unwrap(),
        _ => serde_json::to_value(toml::from_str::<CaseDocument>(&text).unwrap()).unwrap(),
    }
}

#[test]
fn the_schema_is_one_by_its_own_standard() {
    assert_eq!(schema()["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(jsonschema::meta::is_valid(&schema()));
}

#[test]
fn every_valid_document_has_the_shape() {
    let validator = validator();
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/cases");
    let mut documents = files_in(&examples, &["toml", "json"]);
    documents.extend(files_in(&data("frozen/bizcase-1"), &["toml", "json"]));
    let every_field = ["every-field.toml", "every-field.json"];
    let of_scoring = ["every-field-of-scoring.toml", "every-field-of-scoring.json"];
    documents.extend(every_field.into_iter().chain(of_scoring).map(|name| data("documents").join(name)));
    assert!(documents.len() >= 11, "{documents:?}");
    for path in documents {
        let document = read(&path);
        let faults: Vec<String> = validator
            .iter_errors(&document)
            .map(|fault| {
                format!(
                    "{}: {}",
                    fault.instance_path,
                    fault.to_string().chars().take(300).collect::<String>()
                )
            })
            .collect();
        assert!(faults.is_empty(), "{}\n{}", path.display(), faults.join("\n"));
    }
    assert!(validator.is_valid(&smallest()));
}

#[test]
fn every_fault_of_shape_is_refused() {
    let validator = validator();
    let mut accepted = Vec::new();
    for (pointer, node, code, _) in lone_faults() {
        let mut document = smallest();
        let shown = format!("{pointer} {code} {node:?}");
        put(&mut document, pointer, node);
        // A score may be a label, and only its criterion tells.
        let may_be_label = pointer.starts_with("/scoring/option/0/scores/");
        if OF_SHAPE.contains(&code) && !may_be_label && validator.is_valid(&document) {
            accepted.push(shown);
        }
    }
    assert!(accepted.is_empty(), "{}", accepted.join("\n"));
}

#[test]
fn what_the_reader_takes_in_several_forms_the_schema_takes_too() {
    let validator = validator();
    let forms = [
        ("/alternative/0/cost/0/amount", json!("GBP 12.50")),
        ("/alternative/0/cost/0/amount", json!(12)),
        ("/alternative/0/cost/0/profile", json!("recurring")),
        ("/alternative/0/cost/0/profile", json!({ "dated": [["2027-03-31", 1]] })),
        ("/alternative/0/cost/0/delay", json!("2")),
        ("/alternative/0/cost/0/delay", json!("calls")),
        ("/alternative/0/cost/0/amount", json!([{ "rise": { "from": "99.2%", "to": "calls" } }])),
        ("/alternative/0/cost/0/amount", json!([{ "fall": { "from": 12, "to": "9.5" }, "unit": "minutes" }])),
        ("/alternative/0/cost/0/probability", json!("30%")),
        ("/alternative/0/cost/0/probability", json!("0.3")),
        ("/alternative/0/cost/0/probability", json!(1)),
        ("/alternative/0/cost/0/probability", json!("calls")),
        ("/discounting", json!({ "rate": 0 })),
        ("/discounting", json!({ "schedule": "uk-stpr-standard" })),
        ("/inflation", json!({ "index": "uk-gdp-deflator" })),
        ("/timeline/periods", json!("5")),
        ("/alternative/0/id", json!("büro_2.b-ä")),
    ];
    for (pointer, form) in forms {
        let mut document = smallest();
        put(&mut document, pointer, Some(form));
        assert!(validator.is_valid(&document), "{pointer} {document}");
    }
}

/// Documents that together have every table.
fn documents_with_every_table() -> Vec<Value> {
    let discounting = [
        json!({ "schedule": "uk-stpr-standard" }),
        json!({ "by_year": [{ "from": 1, "rate": "3%" }] }),
        json!({ "by_study_length": [{ "years": 3, "rate": "3%" }] }),
        json!({ "rate": "3%", "named": { "health": { "schedule": "uk-stpr-health" }, "late": { "by_year": [] }, "long": { "by_study_length": [] } } }),
    ];
    let inflation =
        [json!({ "index": "uk-gdp-deflator" }), json!({ "index": { "from": 2020, "levels": ["1"] } })];
    let with = |pointer: &str, node: Value| {
        let mut document = every_field();
        put(&mut document, pointer, Some(node));
        document
    };
    let varied = discounting.into_iter().map(|node| with("/discounting", node));
    varied
        .chain(inflation.into_iter().map(|node| with("/inflation", node)))
        .chain([every_field(), every_field_of_scoring()])
        .collect()
}

#[test]
fn the_fields_of_every_table_are_those_that_the_reader_knows() {
    let schema = schema();
    let mut met = BTreeSet::new();
    for document in documents_with_every_table() {
        for pointer in tables_of(&document) {
            let Some(known) = known_to_the_reader(&document, &pointer) else { continue };
            let instance = document.pointer(&pointer).unwrap();
            let tables = tables_at(&schema, &pointer);
            let all: BTreeSet<String> = tables.iter().flat_map(|table| fields_of(table)).collect();
            assert!(known.is_subset(&all), "{pointer}: the reader knows {known:?}, the schema {all:?}");
            let given: BTreeSet<String> = instance.as_object().unwrap().keys().cloned().collect();
            for table in tables.into_iter().filter(|table| given.is_subset(&fields_of(table))) {
                let fields = fields_of(table);
                assert!(
                    fields.is_subset(&known),
                    "{pointer}: the schema has {fields:?}, the reader {known:?}"
                );
                met.insert(fields);
            }
        }
    }
    let unmet: Vec<_> = closed_tables(&schema).difference(&met).cloned().collect();
    assert!(unmet.is_empty(), "tables of the schema that no document has: {unmet:?}");
}

/// The pointer of every table of a document, the document itself among them.
fn tables_of(document: &Value) -> Vec<String> {
    fn walk(node: &Value, pointer: &str, found: &mut Vec<String>) {
        match node {
            Value::Object(entries) => {
                found.push(pointer.to_owned());
                entries.iter().for_each(|(key, node)| walk(node, &format!("{pointer}/{key}"), found));
            }
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, node)| walk(node, &format!("{pointer}/{at}"), found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(document, "", &mut found);
    found
}

/// The fields that the refusal of an unknown one lists; none for a table whose keys are names.
fn known_to_the_reader(document: &Value, pointer: &str) -> Option<BTreeSet<String>> {
    const UNKNOWN: &str = "zzzzzzzzzzzz";
    let mut document = document.clone();
    put(&mut document, &format!("{pointer}/{UNKNOWN}"), Some(json!(1)));
    let errors = serde_json::from_value::<CaseDocument>(document).unwrap().build().unwrap_err();
    let place = format!("{pointer}/{UNKNOWN}");
    let refusal =
        errors.iter().find(|error| error.code() == "unknown-field" && error.path().pointer() == place)?;
    // "one of a, b" or "a, the nearest of a, b".
    let (_, listed) = refusal.expected().split_once(" of ")?;
    Some(listed.split(", ").map(str::to_owned).collect())
}

/// The tables that may stand at a place of a document.
fn tables_at<'a>(schema: &'a Value, pointer: &str) -> Vec<&'a Value> {
    let mut at = forms(schema, schema);
    for key in pointer.split('/').skip(1) {
        at = at.iter().flat_map(|form| within(form, key)).flat_map(|inner| forms(schema, inner)).collect();
    }
    at.into_iter().filter(|form| form.get("properties").is_some() && form["type"] == "object").collect()
}

/// What a schema is one of, names resolved.
fn forms<'a>(root: &'a Value, schema: &'a Value) -> Vec<&'a Value> {
    if let Some(name) = schema["$ref"].as_str() {
        return forms(root, root.pointer(name.strip_prefix('#').unwrap()).unwrap());
    }
    match (schema.get("type"), schema["anyOf"].as_array()) {
        (None, Some(any)) => any.iter().flat_map(|one| forms(root, one)).collect(),
        _ => vec![schema],
    }
}

/// The schemas of what stands in a table or a list under a key.
fn within<'a>(form: &'a Value, key: &str) -> Vec<&'a Value> {
    let named = form.get("properties").and_then(|fields| fields.get(key));
    let other = form.get("additionalProperties").filter(|other| other.is_object());
    let item = form.get("items");
    [named, other, item].into_iter().flatten().collect()
}

fn fields_of(table: &Value) -> BTreeSet<String> {
    table["properties"].as_object().unwrap().keys().cloned().collect()
}

/// The fields of each table of the schema that refuses others; parts of a condition refuse none.
fn closed_tables(schema: &Value) -> BTreeSet<BTreeSet<String>> {
    let here = (schema["additionalProperties"] == false).then(|| fields_of(schema));
    let inner: Vec<&Value> = match schema {
        Value::Object(entries) => entries.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    inner.into_iter().flat_map(closed_tables).chain(here).collect()
}

#[test]
fn every_field_and_every_form_of_profile_says_what_it_is() {
    let text = schema().to_string();
    assert!(!text.contains("One form of profile.") && !text.contains("A field of the profile."));
    let described = text.matches("\"description\":").count();
    assert!(described > 100, "{described}");
}
