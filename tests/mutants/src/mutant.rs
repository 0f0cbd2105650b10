//! One change of the sources that a test should notice.

use std::fmt;
use std::ops::Range;
use std::path::PathBuf;

pub struct Mutant {
    /// What it is known by in the sample, and in the environment of a test that runs it.
    pub number: usize,
    pub place: Place,
    pub change: Change,
}

/// Where in the sources.
pub struct Place {
    /// From the root of the crate.
    pub file: PathBuf,
    pub line: usize,
    pub function: String,
}

/// What is written where.
#[derive(Debug, PartialEq)]
pub enum Change {
    /// Another expression in the place of the one at these bytes.
    Expression { at: Range<usize>, original: String, mutated: String },
    /// The function whose body begins behind this byte returns this value at once.
    Body { begins: usize, value: String },
}

impl fmt::Display for Mutant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { file, line, function } = &self.place;
        write!(f, "{:>4}  {}:{line}  in `{function}`: {}", self.number, file.display(), self.change)
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Expression { original, mutated, .. } => {
                write!(f, "`{}` becomes `{}`", on_one_line(original), on_one_line(mutated))
            }
            Self::Body { value, .. } => write!(f, "returns `{value}` at once"),
        }
    }
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
