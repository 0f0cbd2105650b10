//! A fixed corpus of inputs, and every answer of the library to it, as exact text.
//!
//! Nothing but the library and embedded files goes in: no clock, no environment, no order that changes. So the same
//! release gives the same texts in every profile and on every machine, and another release gives them too, unless it says
//! otherwise. What is promised of a text differs:
//!
//! * **Figures** are numbers, with codes where there is no number. A change of one is a changed result.
//! * **Forms** are documents, pages and messages, in which words and fields may change without any figure of theirs.
//!
//! Nothing of the laws and oracles is repeated here: whether an answer is right is no question of this corpus.

mod annuities;
mod approximations;
mod cases;
mod dated;
mod depreciation;
mod documents;
mod flows;
mod group;
mod official;
mod periodic;
mod scoring;
mod spelling;

use sha2::{Digest, Sha256};

/// What stays as it is from release to release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Promise {
    /// It changes with the results version alone.
    Figures,
    /// It may change with any release; it is the same in every profile and on every machine.
    Form,
}

/// All answers of one kind to a part of the corpus.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    promise: Promise,
    /// Kind and name, apart by a space.
    subject: String,
    text: String,
}

impl Entry {
    pub(crate) fn new(promise: Promise, subject: String, text: String) -> Self {
        Self { promise, subject, text }
    }

    fn figures(kind: &str, name: &str, text: String) -> Self {
        Self::new(Promise::Figures, format!("{kind} {name}"), text)
    }

    fn form(kind: &str, name: &str, text: String) -> Self {
        Self::new(Promise::Form, format!("{kind} {name}"), text)
    }

    pub(crate) fn promise(&self) -> Promise {
        self.promise
    }

    /// Which kind of answer to which part of the corpus.
    pub(crate) fn subject(&self) -> &str {
        &self.subject
    }

    /// The answers as exact text, for a comparison of two releases.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The SHA-256 of the text, in hexadecimal.
    pub(crate) fn fingerprint(&self) -> String {
        sha256(&self.text)
    }
}

/// All that the library answers to the corpus, in a fixed order.
pub(crate) fn entries() -> Vec<Entry> {
    [
        periodic::entries(),
        dated::entries(),
        annuities::entries(),
        depreciation::entries(),
        approximations::entries(),
        official::entries(),
        scoring::entries(),
        group::entries(),
        cases::entries(),
        documents::entries(),
    ]
    .concat()
}

/// The SHA-256 of a text, in hexadecimal.
pub(crate) fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
