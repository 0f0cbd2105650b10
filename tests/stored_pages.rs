//! What the shipped cases give today, kept to the byte: the page as text, and the fingerprints of the case and of its
//! appraisal as data. The page in Markdown is kept beside each case, under `examples/cases/output`. A difference is a changed result, to be explained in the changelog, or a mistake.
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
fn every_shipped_case_has_the_stored_fingerprints() {
    let mut lines =
        String::from("# case, SHA-256 of its canonical document, SHA-256 of its appraisal as compact JSON\n");
    for Shipped { name, case } in shipped() {
        let appraisal = case.appraise();
        let of_case = appraisal.provenance().fingerprint().to_owned();
        assert_eq!(of_case, sha256(&CaseDocument::from(&case).to_canonical_json()));
        // The version of the library stands in the appraisal, and no figure depends on it.
        let data = serde_json::to_string(&appraisal).unwrap();
        let of_appraisal = sha256(&data.replace(appraisal.provenance().software(), "bizcase"));
        lines.push_str(&format!("{name} {of_case} {of_appraisal}\n"));
    }
    assert_stored("fingerprints.txt", &lines);
}

#[test]
fn every_stored_page_belongs_to_a_shipped_case() {
    let names: BTreeSet<String> = shipped().into_iter().map(|shipped| shipped.name).collect();
    for page in files_in(&data("pages"), &["txt"]) {
        let name = page.file_stem().unwrap().to_str().unwrap();
        assert!(names.contains(name), "{} belongs to no case", page.display());
    }
}
