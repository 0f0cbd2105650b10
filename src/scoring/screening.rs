//! What musts say of the options.

use super::matrix::ScoringMatrix;
use super::must::{JudgedMust, MustLimit};
use crate::value::Id;
use crate::value::decimal::{serialize as as_text, to_text};
use rust_decimal::Decimal;
use serde::Serialize;
use std::fmt;

/// A must, with what each option has to show.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MustResult {
    must: Id,
    name: String,
    #[serde(skip)]
    limit: MustLimit,
    #[serde(rename = "limit")]
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    rationale: Option<String>,
    options: Vec<ScreenedOption>,
}

impl MustResult {
    pub(super) fn all_of(matrix: &ScoringMatrix) -> Vec<Self> {
        let options = |must: &JudgedMust| {
            let screened = matrix.options().iter().zip(must.values()).map(|(option, value)| ScreenedOption {
                option: option.id().clone(),
                value: *value,
                passes: must.limit().admits(*value),
            });
            screened.collect()
        };
        let result = |must: &JudgedMust| Self {
            must: must.id().clone(),
            name: must.name().to_owned(),
            limit: must.limit(),
            words: limit_words(must.limit()),
            rationale: must.rationale().map(str::to_owned),
            options: options(must),
        };
        matrix.musts().iter().map(result).collect()
    }

    /// The id of the must.
    #[must_use]
    pub fn must(&self) -> &Id {
        &self.must
    }

    /// What people know it by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The limit, which itself passes.
    #[must_use]
    pub fn limit(&self) -> MustLimit {
        self.limit
    }

    /// Why it is a must.
    #[must_use]
    pub fn rationale(&self) -> Option<&str> {
        self.rationale.as_deref()
    }

    /// The options, in the order of the input.
    #[must_use]
    pub fn options(&self) -> &[ScreenedOption] {
        &self.options
    }
}

/// What an option has to show for a must.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScreenedOption {
    option: Id,
    #[serde(serialize_with = "as_text")]
    value: Decimal,
    passes: bool,
}

impl ScreenedOption {
    /// The option.
    #[must_use]
    pub fn option(&self) -> &Id {
        &self.option
    }

    /// What it has to show.
    #[must_use]
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// Whether that is within the limit.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.passes
    }
}

/// A must that an option fails: the reason why it has no rank.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FailedMust {
    must: Id,
    name: String,
    #[serde(serialize_with = "as_text")]
    value: Decimal,
    limit: String,
}

impl FailedMust {
    pub(super) fn all_of(matrix: &ScoringMatrix, option: usize) -> Vec<Self> {
        let failed = matrix.musts().iter().filter(|must| !must.limit().admits(must.values()[option]));
        let reason = |must: &JudgedMust| Self {
            must: must.id().clone(),
            name: must.name().to_owned(),
            value: must.values()[option],
            limit: limit_words(must.limit()),
        };
        failed.map(reason).collect()
    }

    /// The id of the must.
    #[must_use]
    pub fn must(&self) -> &Id {
        &self.must
    }

    /// What people know the must by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the option has to show.
    #[must_use]
    pub fn value(&self) -> Decimal {
        self.value
    }
}

impl fmt::Display for FailedMust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is {}, and must be {}", self.name, to_text(self.value), self.limit)
    }
}

fn limit_words(limit: MustLimit) -> String {
    format!("{} {}", limit.words(), to_text(limit.bound()))
}
