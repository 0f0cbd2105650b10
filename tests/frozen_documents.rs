//! Documents that were once accepted are read for ever and mean the same: each has the fingerprint and the net present
//! values that it had when it was frozen. See `data/frozen/README.md`.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

mod stored;

use bizcase::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use stored::{data, files_in};

/// The names of the versions that were ever published; each has a folder.
const VERSIONS: &[&str] = &["bizcase-1"];

fn document(path: &Path) -> CaseDocument {
    let text = fs::read_to_string(path).unwrap();
    match path.extension().unwrap().to_str().unwrap() {
        "json" => serde_json::from_str(&text).unwrap(),
        _ => toml::from_str(&text).unwrap(),
    }
}

/// What was frozen of each document, by the name of its file: fingerprint and net present values.
fn meanings(folder: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(folder.join("meanings.txt")).unwrap();
    let pair =
        |line: &str| line.split_once(": ").map(|(name, meaning)| (name.to_owned(), meaning.to_owned()));
    text.lines().map(|line| pair(line).unwrap()).collect()
}

/// The fingerprint leaves defaults out, so a changed default shows in the figures alone.
fn meaning(case: &BusinessCase) -> String {
    let appraisal = case.appraise();
    let figures = appraisal.alternatives().iter().map(|alternative| {
        let ratio =
            alternative.comparison().map_or(String::new(), |it| format!("/{}", it.benefit_cost_ratio()));
        format!(" {}{ratio}", alternative.measures().npv())
    });
    format!("{}{}", appraisal.provenance().fingerprint(), figures.collect::<String>())
}

#[test]
fn every_frozen_document_is_read_and_means_what_it_meant() {
    for version in VERSIONS {
        let folder = data("frozen").join(version);
        let mut expected = meanings(&folder);
        let mut unlisted = String::new();
        for path in files_in(&folder, &["toml", "json"]) {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let case = document(&path).build().unwrap_or_else(|errors| panic!("{name}:\n{errors}"));
            let found = meaning(&case);
            match expected.remove(&name) {
                Some(frozen) => assert_eq!(found, frozen, "{name} no longer means what it meant"),
                None => unlisted.push_str(&format!("{name}: {found}\n")),
            }
        }
        assert!(unlisted.is_empty(), "add to {version}/meanings.txt:\n{unlisted}");
        assert!(expected.is_empty(), "a frozen document was taken away: {expected:?}");
    }
}

#[test]
fn every_folder_of_frozen_documents_is_walked() {
    let entries = fs::read_dir(data("frozen")).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<String> = entries
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    folders.sort();
    assert_eq!(folders, VERSIONS);
}
