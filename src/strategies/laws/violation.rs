//! What a law says of an input for which it does not hold.

use crate::error::Errors;

/// A law that does not hold for an input: which, what was expected and what was found, in words.
///
/// It is an error like others, so that `?` passes it on, in a test and inside `proptest!`.
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::strategies::laws;
///
/// let largest = |amounts: &[Decimal]| amounts[0];
/// let violation = laws::unmoved_by_order(largest, &decimals![3, 2]).unwrap_err();
/// assert_eq!(violation.law(), "order");
/// assert_eq!(violation.expected(), "3, as in the order stated");
/// assert_eq!(violation.found(), "2 for [2, 3]");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{law}: expected {expected}; found {found}")]
pub struct Violation {
    law: &'static str,
    expected: String,
    found: String,
}

impl Violation {
    pub(super) fn new(law: &'static str, expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self { law, expected: expected.into(), found: found.into() }
    }

    /// A case whose change is no case: the law cannot be asked of it.
    pub(super) fn of_a_changed_case(law: &'static str, errors: &Errors) -> Self {
        Self::new(law, "a case that may be changed so", errors.to_string())
    }

    /// The law.
    #[must_use]
    pub fn law(&self) -> &'static str {
        self.law
    }

    /// What it asks for.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// What there is instead.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }
}
