//! The largest documents that are admitted, and nested ones that are not, within a small stack: nothing recurses on what
//! arrives but to a limit.
//!
//! What they take in time is a question for `benches/largest_document`, which appraises them whole.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

#[path = "largest/documents.rs"]
mod documents;

use bizcase::limits;
use bizcase::prelude::*;
use serde_json::Value;
use std::thread;

/// What the documentation of [`limits`] promises to suffice, in a debug build as well.
const STACK: usize = 512 * 1024;

fn within_the_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    thread::Builder::new().stack_size(STACK).spawn(work).unwrap().join().unwrap()
}

fn read(document: &Value) -> CaseDocument {
    let text = document.to_string();
    within_the_stack(move || serde_json::from_str(&text).unwrap())
}

fn use_up(document: &Value) {
    let document = read(document);
    within_the_stack(move || {
        let appraisal = document.build().unwrap().appraise();
        assert!(!appraisal.to_markdown().is_empty() && !appraisal.to_text().is_empty());
        assert!(!serde_json::to_string(&appraisal).unwrap().is_empty());
        assert!(!appraisal.switching_values().assumptions().is_empty());
    });
}

#[test]
fn documents_at_the_limits_are_read() {
    for document in [documents::longest_timeline(1), documents::most_lines(1), documents::most_ranges(1)] {
        assert!(read(&document).to_canonical_json().len() > 100_000);
    }
}

#[test]
fn a_hundredth_of_the_cells_goes_all_the_way() {
    use_up(&documents::longest_timeline(100));
    use_up(&documents::most_lines(100));
    use_up(&documents::most_ranges(100));
}

#[test]
fn as_many_judgements_as_may_be_go_all_the_way() {
    use_up(&documents::largest_matrix(5, limits::CRITERIA));
}

#[test]
fn the_largest_documents_are_at_their_limits() {
    let cells = |document: &Value| {
        let alternatives = document["alternative"].as_array().unwrap();
        let lines =
            |it: &Value| it["cost"].as_array().unwrap().len() + it["benefit"].as_array().unwrap().len();
        let columns = usize::try_from(document["timeline"]["periods"].as_u64().unwrap()).unwrap() + 1;
        alternatives.iter().map(lines).sum::<usize>() * columns
    };
    // A hundred alternatives of eight lines: nine would be too many.
    assert!((limits::CELLS * 9 / 10..=limits::CELLS).contains(&cells(&documents::longest_timeline(1))));
    assert_eq!(cells(&documents::most_lines(1)), limits::CELLS);
    let ranges = documents::most_ranges(1);
    let ends = 2 * ranges["assumption"].as_array().unwrap().len();
    assert_eq!(cells(&ranges) * ends, limits::RANGE_CELLS);
    let matrix = &documents::largest_matrix(5, limits::CRITERIA)["scoring"];
    let sizes = ["stakeholder", "option", "criterion"].map(|key| matrix[key].as_array().unwrap().len());
    assert_eq!(sizes.iter().product::<usize>(), limits::JUDGEMENTS);
}

#[test]
fn nesting_of_any_depth_is_answered_within_the_stack() {
    for depth in [limits::DEPTH, 75, 120, 100_000] {
        let nested = |start: &str, inside: &str, end: &str| {
            [&start.repeat(depth), inside, &end.repeat(depth)].concat()
        };
        let json = [nested("[", "", "]"), nested("{\"title\":", "1", "}")];
        let toml =
            [format!("title = {}", nested("[", "", "]")), format!("title{} = 1", ".title".repeat(depth))];
        within_the_stack(move || {
            let json = json.iter().filter_map(|text| serde_json::from_str::<CaseDocument>(text).ok());
            let toml = toml.iter().filter_map(|text| toml::from_str::<CaseDocument>(text).ok());
            for document in json.chain(toml) {
                assert!(document.build().is_err());
            }
        });
    }
}
