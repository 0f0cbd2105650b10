//! Every answer of the library to a fixed corpus has the fingerprint that is stored, in whatever profile this is built.
//!
//! Figures are kept by results version: what is stored of them is only ever added to, and one that changes needs a raised
//! [`RESULTS_VERSION`] and a line in the changelog. Documents, pages and messages may change with any release. The same
//! corpus runs in other profiles and on another architecture by the package `tests/reproducibility`.
//!
//! `BLESS=1 cargo test --test reproducibility` stores what is new or may change.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

mod corpus;
#[path = "corpus/fingerprints.rs"]
mod fingerprints;
mod stored;

use bizcase::appraisal::RESULTS_VERSION;
use corpus::{Entry, Promise, entries};
use fingerprints::{Comparison, Figures, compare, forms};
use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;
use stored::{data, is_blessing, store};

const FIGURES: &str = "results/figures.txt";
const FORMS: &str = "results/forms.txt";

/// Answering the corpus takes longer than all else here, so it is done once.
static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(entries);

fn stored_figures() -> Figures {
    Figures::read(&fs::read_to_string(data(FIGURES)).unwrap())
}

fn store_what_may_change(entries: &[Entry]) {
    assert_eq!(stored_figures().broken_seals(), [0; 0], "lines of these versions were changed by hand");
    let figures = stored_figures().with(entries, RESULTS_VERSION).unwrap_or_else(|changed| {
        panic!(
            "results version {RESULTS_VERSION} has other figures of\n{}\nWhere they are meant to change, raise \
             RESULTS_VERSION and say under \"Changed results\" in the changelog what changes",
            changed.join("\n")
        )
    });
    store(FIGURES, &figures.to_text());
    store(FORMS, &forms(entries));
}

#[test]
fn every_answer_to_the_corpus_is_the_stored_one() {
    if is_blessing() {
        store_what_may_change(&ENTRIES);
    }
    let Comparison { equal, different } =
        compare(&ENTRIES, &stored_figures(), &fs::read_to_string(data(FORMS)).unwrap());
    assert!(
        different.is_empty(),
        "{equal} lines are the stored ones; these are not:\n{}\nThe text behind a line: cargo run --release \
         --manifest-path tests/reproducibility/Cargo.toml -- <line>",
        different.join("\n")
    );
}

#[test]
fn every_line_of_the_corpus_has_a_subject_of_its_own_and_an_answer() {
    let subjects: BTreeSet<&str> = ENTRIES.iter().map(Entry::subject).collect();
    assert_eq!(subjects.len(), ENTRIES.len());
    // Of a case without assumptions nothing can be claimed.
    let silent = ENTRIES.iter().filter(|entry| entry.text().is_empty()).map(Entry::subject);
    silent.for_each(|subject| assert!(subject.starts_with("claims"), "{subject}"));
}

#[test]
fn what_is_stored_of_a_results_version_is_only_added_to() {
    assert_eq!(stored_figures().broken_seals(), [0; 0], "lines of these versions were changed by hand");
}

#[test]
fn every_results_version_stands_in_the_changelog() {
    let changelog = include_str!("../CHANGELOG.md");
    let versions: Vec<u32> = stored_figures().versions().collect();
    assert!(
        versions.is_sorted() && versions.last().is_some_and(|last| *last <= RESULTS_VERSION),
        "{versions:?}"
    );
    let named: BTreeSet<u32> =
        changelog.split("results version ").skip(1).filter_map(leading_number).collect();
    assert!((1..=RESULTS_VERSION).all(|version| named.contains(&version)), "{named:?}");
}

fn leading_number(text: &str) -> Option<u32> {
    text.split(|it: char| !it.is_ascii_digit()).next()?.parse().ok()
}

/// The rules of the store, by entries that are made up.
mod rules {
    use super::*;

    fn figure(subject: &str, text: &str) -> Entry {
        Entry::new(Promise::Figures, subject.to_owned(), text.to_owned())
    }

    fn form(subject: &str, text: &str) -> Entry {
        Entry::new(Promise::Form, subject.to_owned(), text.to_owned())
    }

    /// Two figures of the first version.
    fn first() -> Figures {
        Figures::read("").with(&[figure("npv a", "1"), figure("irr a", "2")], 1).unwrap()
    }

    #[test]
    fn a_figure_that_changes_is_refused_without_a_raised_version() {
        let changed = [figure("npv a", "1.1"), figure("irr a", "2")];
        assert_eq!(first().with(&changed, 1), Err(vec!["npv a".to_owned()]));
        let raised = first().with(&changed, 2).unwrap();
        assert_eq!(raised.versions().collect::<Vec<_>>(), [1, 2]);
        assert_eq!(compare(&changed, &raised, "").different, [""; 0]);
        // The second version is no licence to change on.
        assert!(raised.with(&[figure("npv a", "1.2"), figure("irr a", "2")], 2).is_err());
    }

    #[test]
    fn a_figure_that_is_no_longer_asked_for_is_refused_without_a_raised_version() {
        let fewer = [figure("npv a", "1")];
        assert_eq!(first().with(&fewer, 1), Err(vec!["irr a".to_owned()]));
        let without = first().with(&fewer, 2).unwrap();
        assert_eq!(compare(&fewer, &without, ""), Comparison { equal: 1, different: Vec::new() });
    }

    #[test]
    fn a_figure_that_comes_back_is_refused_without_a_raised_version() {
        let without = first().with(&[figure("npv a", "1")], 2).unwrap();
        let again = [figure("npv a", "1"), figure("irr a", "2")];
        assert_eq!(without.with(&again, 2), Err(vec!["irr a".to_owned()]));
        assert_eq!(compare(&again, &without.with(&again, 3).unwrap(), "").different, [""; 0]);
    }

    #[test]
    fn a_new_figure_is_added_to_the_version_of_today() {
        let more = [figure("npv a", "1"), figure("irr a", "2"), figure("mirr a", "3")];
        let with_it = first().with(&more, 1).unwrap();
        assert_eq!(with_it.versions().collect::<Vec<_>>(), [1]);
        assert_eq!(compare(&more, &with_it, "").equal, 3);
        assert_eq!(with_it.broken_seals(), [0; 0]);
    }

    #[test]
    fn a_line_that_is_changed_by_hand_breaks_the_seal() {
        let text = first().to_text();
        assert_eq!(Figures::read(&text), first());
        let other = text.replace("npv a ", "npv b ");
        assert_eq!(Figures::read(&other).broken_seals(), [1]);
    }

    #[test]
    fn what_differs_and_what_is_missing_on_either_side_is_named() {
        let stored = forms(&[form("page a", "old"), form("page b", "same"), form("page c", "gone")]);
        let now = [form("page a", "new"), form("page b", "same"), form("page d", "new")];
        let Comparison { equal, different } = compare(&now, &Figures::read(""), &stored);
        assert_eq!(
            (equal, different.as_slice()),
            (1, ["page a", "page c", "page d"].map(str::to_owned).as_slice())
        );
    }
}
