//! A case as data: format `bizcase/1`, in TOML, JSON or any other format that serde reads.
//!
//! Reading takes any shape and fails on syntax alone; what the shape should have been is said by
//! [`build`](CaseDocument::build), with every other fault. Decimals travel as text, because a binary float has
//! lost digits before anybody can object.

mod canonical;
mod fields;
mod node;
mod read;
mod write;

use super::{BusinessCase, judge};
use crate::error::Errors;
use node::Node;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The version of the document format that this release reads and writes.
pub(crate) const FORMAT: &str = "bizcase/1";

/// A business case as data, not yet judged.
///
/// # Examples
///
/// ```
/// use bizcase::prelude::*;
///
/// let text = r#"
///     format = "bizcase/1"
///     title = "Online permits"
///     currency = "GBP"
///     baseline = "paper"
///     timeline = { start = "2026-04-01", periods = 2, step = "year" }
///     conventions = { prices = { real = 2026 }, timing = "end" }
///     discounting = { rate = "3.5%" }
///
///     [[alternative]]
///     id = "paper"
///     name = "Paper forms"
///     kind = "business-as-usual"
///
///     [[alternative.cost]]
///     name = "Processing staff"
///     amount = "1200000"
///     profile = "every-period"
/// "#;
/// let document: CaseDocument = toml::from_str(text)?;
/// let case = document.build()?;
/// assert_eq!(case.baseline().lines()[0].cells(), decimals![0, 1_200_000, 1_200_000]);
///
/// // A built case turns into a document again, which says the same.
/// assert_eq!(CaseDocument::from(&case).build()?, case);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CaseDocument(Node);

impl CaseDocument {
    /// The case, if nothing is wrong with the document.
    ///
    /// # Errors
    ///
    /// Every fault at once: of shape, of text, of value and of sense.
    pub fn build(&self) -> Result<BusinessCase, Errors> {
        judge::judge(read::case(&self.0))
    }

    /// The document as JSON in the canonical form of [RFC 8785](https://www.rfc-editor.org/rfc/rfc8785): keys sorted,
    /// no blanks. What a fingerprint is taken of.
    #[must_use]
    pub fn to_canonical_json(&self) -> String {
        canonical::json(&self.0)
    }
}

impl From<&BusinessCase> for CaseDocument {
    /// What equals its default is left out.
    fn from(case: &BusinessCase) -> Self {
        Self(write::case(case))
    }
}

impl<'de> Deserialize<'de> for CaseDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Node::deserialize(deserializer).map(Self)
    }
}

impl Serialize for CaseDocument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for BusinessCase {
    /// Reads a [`CaseDocument`] and builds it; the message of a refusal lists every fault, one a line.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        CaseDocument::deserialize(deserializer)?.build().map_err(serde::de::Error::custom)
    }
}

impl Serialize for BusinessCase {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        CaseDocument::from(self).serialize(serializer)
    }
}
