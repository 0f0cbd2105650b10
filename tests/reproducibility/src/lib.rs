//! The corpus and its stored fingerprints, compared on whatever machine and in whatever profile this is built for.

#[path = "../../corpus/mod.rs"]
mod corpus;
#[path = "../../corpus/fingerprints.rs"]
#[expect(dead_code, reason = "the test of the library stores fingerprints, this package compares them alone")]
mod fingerprints;

use fingerprints::{Comparison, Figures, compare};
use std::fmt;
use std::sync::OnceLock;

const FIGURES: &str = include_str!("../../data/results/figures.txt");
const FORMS: &str = include_str!("../../data/results/forms.txt");

/// What came of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report(Comparison);

impl Report {
    /// Answers the corpus and compares the fingerprints of the answers with the stored ones.
    #[must_use]
    pub fn of_this_build() -> Self {
        Self(compare(&corpus::entries(), &Figures::read(FIGURES), FORMS))
    }

    /// Whether every fingerprint is the stored one.
    #[must_use]
    pub fn is_equal(&self) -> bool {
        self.0.different.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Comparison { equal, different } = &self.0;
        write!(f, "{equal} lines equal, {} different", different.len())?;
        different.iter().try_for_each(|subject| write!(f, "\n  {subject}"))
    }
}

/// The answers of one subject as exact text, to be compared with those of another build.
#[must_use]
pub fn text(subject: &str) -> Option<String> {
    let entries = corpus::entries();
    entries.iter().find(|entry| entry.subject() == subject).map(|entry| entry.text().to_owned())
}

static REPORT: OnceLock<String> = OnceLock::new();

/// Where the report lies in the memory of a WebAssembly module.
#[unsafe(no_mangle)]
pub extern "C" fn report() -> *const u8 {
    REPORT.get_or_init(|| Report::of_this_build().to_string()).as_ptr()
}

/// How many bytes the report has, once it is there.
#[unsafe(no_mangle)]
pub extern "C" fn report_length() -> usize {
    REPORT.get().map_or(0, String::len)
}
