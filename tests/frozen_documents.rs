//! Documents that were once accepted are read for ever and mean the same: each has the fingerprint that it had when it
//! was frozen. See `data/frozen/README.md`.

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

/// The fingerprint of each document by the name of its file, as `sha256sum` lists them.
fn fingerprints(folder: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(folder.join("fingerprints.txt")).unwrap();
    let pair = |line: &str| line.split_once("  ").map(|(print, name)| (name.to_owned(), print.to_owned()));
    text.lines().map(|line| pair(line).unwrap()).collect()
}

#[test]
fn every_frozen_document_is_read_and_means_what_it_meant() {
    for version in VERSIONS {
        let folder = data("frozen").join(version);
        let mut expected = fingerprints(&folder);
        let mut unlisted = String::new();
        for path in files_in(&folder, &["toml", "json"]) {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let case = document(&path).build().unwrap_or_else(|errors| panic!("{name}:\n{errors}"));
            let found = case.appraise().provenance().fingerprint().to_owned();
            match expected.remove(&name) {
                Some(frozen) => assert_eq!(found, frozen, "{name} no longer means what it meant"),
                None => unlisted.push_str(&format!("{found}  {name}\n")),
            }
        }
        assert!(unlisted.is_empty(), "add to {version}/fingerprints.txt:\n{unlisted}");
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
