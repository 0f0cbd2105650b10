//! What the shipped cases give today, kept to the byte: the page as text. The page in Markdown is kept beside each case,
//! under `examples/cases/output`; of all else that is given, `reproducibility` keeps fingerprints. A difference is a changed
//! result, to be explained in the changelog, or a mistake.
//!
//! `BLESS=1 cargo test --test stored_pages` stores what the cases give now.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

mod stored;

use bizcase::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use stored::{assert_stored, data, files_in};

/// A case of the folder, by the name of its file.
struct Shipped {
    name: String,
    case: BusinessCase,
}

fn shipped() -> Vec<Shipped> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/cases");
    files_in(&folder, &["toml", "json"]).iter().map(read).collect()
}

fn read(path: &PathBuf) -> Shipped {
    let text = fs::read_to_string(path).unwrap();
    let document: CaseDocument = match path.extension().unwrap().to_str().unwrap() {
        "json" => serde_json::from_str(&text).unwrap(),
        _ => toml::from_str(&text).unwrap(),
    };
    let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
    let case = document.build().unwrap_or_else(|errors| panic!("{name}:\n{errors}"));
    Shipped { name, case }
}

fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn every_shipped_case_gives_the_stored_page() {
    for Shipped { name, case } in shipped() {
        assert_stored(&format!("pages/{name}.txt"), &case.appraise().to_text());
    }
}

#[test]
fn the_fingerprint_of_a_case_is_that_of_its_canonical_document() {
    for Shipped { name, case } in shipped() {
        let canonical = CaseDocument::from(&case).to_canonical_json();
        assert_eq!(case.appraise().provenance().fingerprint(), sha256(&canonical), "{name}");
    }
}

#[test]
fn every_stored_page_belongs_to_a_shipped_case() {
    let names: BTreeSet<String> = shipped().into_iter().map(|shipped| shipped.name).collect();
    for page in files_in(&data("pages"), &["txt"]) {
        let name = page.file_stem().unwrap().to_str().unwrap();
        assert!(names.contains(name), "{} belongs to no case", page.display());
    }
}
