//! The stored fingerprints: figures by results version, to which lines are only ever added, and forms as they are now.

use crate::corpus::{Entry, Promise, sha256};
use std::collections::BTreeMap;

/// What stands for the fingerprint of a figure that is no longer asked for.
const GONE: &str = "gone";

/// The fingerprints of figures since the first results version.
///
/// Under each version stand the figures that are new or changed with it. A seal beside the version is the fingerprint of
/// its lines, so that none of them can be mended by hand in passing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figures {
    versions: Vec<Version>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Version {
    number: u32,
    seal: String,
    /// Fingerprints by subject.
    lines: BTreeMap<String, String>,
}

impl Figures {
    /// Reads what [`to_text`](Self::to_text) writes.
    ///
    /// # Panics
    ///
    /// Where the text is of another form.
    pub(crate) fn read(text: &str) -> Self {
        let mut versions: Vec<Version> = Vec::new();
        for line in content(text) {
            match line.strip_prefix("results version ") {
                Some(head) => versions.push(Version::read(head)),
                None => {
                    let version = versions.last_mut().expect("a version comes before its lines");
                    let (subject, fingerprint) = split(line);
                    version.lines.insert(subject.to_owned(), fingerprint.to_owned());
                }
            }
        }
        Self { versions }
    }

    pub(crate) fn to_text(&self) -> String {
        let version = |it: &Version| format!("results version {}: {}\n{}", it.number, it.seal, it.content());
        self.versions.iter().map(version).collect()
    }

    /// The versions, ascending.
    pub(crate) fn versions(&self) -> impl Iterator<Item = u32> {
        self.versions.iter().map(|version| version.number)
    }

    /// The versions whose lines are not those that were sealed.
    pub(crate) fn broken_seals(&self) -> Vec<u32> {
        let broken = self.versions.iter().filter(|version| version.seal != sha256(&version.content()));
        broken.map(|version| version.number).collect()
    }

    /// The fingerprint of each subject that is asked for.
    pub(crate) fn current(&self) -> BTreeMap<&str, &str> {
        let mut current = self.last();
        current.retain(|_, fingerprint| *fingerprint != GONE);
        current
    }

    /// What stands last of each subject.
    fn last(&self) -> BTreeMap<&str, &str> {
        let lines = self.versions.iter().flat_map(|version| &version.lines);
        lines.map(|(subject, fingerprint)| (subject.as_str(), fingerprint.as_str())).collect()
    }

    /// The same with what is new or changed, under a results version.
    ///
    /// # Errors
    ///
    /// The subjects that are stored otherwise, where lines stand under this version already, or under a later one.
    pub(crate) fn with(&self, entries: &[Entry], number: u32) -> Result<Self, Vec<String>> {
        let (now, last) = (fingerprints(entries, Promise::Figures), self.last());
        let gone = last.keys().filter(|subject| !now.contains_key(**subject));
        let mut added = now.clone();
        added.extend(gone.map(|subject| ((*subject).to_owned(), GONE.to_owned())));
        added.retain(|subject, fingerprint| last.get(subject.as_str()) != Some(&fingerprint.as_str()));

        let raised = self.versions().all(|stored| stored < number);
        let refused: Vec<String> =
            added.keys().filter(|subject| last.contains_key(subject.as_str()) && !raised).cloned().collect();
        if !refused.is_empty() {
            return Err(refused);
        }
        let mut figures = self.clone();
        figures.add(number, added);
        Ok(figures)
    }

    fn add(&mut self, number: u32, added: BTreeMap<String, String>) {
        if added.is_empty() {
            return;
        }
        if self.versions.last().is_none_or(|last| last.number < number) {
            self.versions.push(Version { number, seal: String::new(), lines: BTreeMap::new() });
        }
        let last = self.versions.last_mut().expect("there is one now");
        last.lines.extend(added);
        last.seal = sha256(&last.content());
    }
}

impl Version {
    fn read(head: &str) -> Self {
        let (number, seal) = head.split_once(": ").expect("a version has a seal");
        let number = number.parse().expect("a version has a number");
        Self { number, seal: seal.to_owned(), lines: BTreeMap::new() }
    }

    fn content(&self) -> String {
        to_lines(&self.lines)
    }
}

/// The fingerprints of forms as text.
pub(crate) fn forms(entries: &[Entry]) -> String {
    to_lines(&fingerprints(entries, Promise::Form))
}

/// How many fingerprints are the stored ones, and the subjects of the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Comparison {
    pub(crate) equal: usize,
    pub(crate) different: Vec<String>,
}

/// Compares the answers with what is stored of figures and of forms.
pub(crate) fn compare(entries: &[Entry], figures: &Figures, forms: &str) -> Comparison {
    let mut stored = figures.current();
    stored.extend(content(forms).map(split));
    let mut now = fingerprints(entries, Promise::Figures);
    now.extend(fingerprints(entries, Promise::Form));

    let is_equal = |subject: &str| now.get(subject).map(String::as_str) == stored.get(subject).copied();
    let subjects = now.keys().map(String::as_str).chain(stored.keys().copied());
    let mut different: Vec<String> = subjects.filter(|it| !is_equal(it)).map(str::to_owned).collect();
    different.sort();
    different.dedup();
    Comparison { equal: now.keys().filter(|subject| is_equal(subject)).count(), different }
}

fn fingerprints(entries: &[Entry], promise: Promise) -> BTreeMap<String, String> {
    let entries = entries.iter().filter(|entry| entry.promise() == promise);
    entries.map(|entry| (entry.subject().to_owned(), entry.fingerprint())).collect()
}

fn to_lines(fingerprints: &BTreeMap<String, String>) -> String {
    fingerprints.iter().map(|(subject, fingerprint)| format!("{subject} {fingerprint}\n")).collect()
}

fn content(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty())
}

/// A subject and its fingerprint.
fn split(line: &str) -> (&str, &str) {
    line.rsplit_once(' ').expect("a line ends with a fingerprint")
}
