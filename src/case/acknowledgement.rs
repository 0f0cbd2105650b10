//! Findings that a case knows of and answers itself.

use super::finding_code::FindingCode;

/// A finding that the case expects, with the reason why it stands: it stays visible, with that reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseAcknowledgement {
    pub(super) finding: FindingCode,
    pub(super) place: Option<String>,
    pub(super) reason: String,
}

impl CaseAcknowledgement {
    /// What is acknowledged.
    #[must_use]
    pub fn finding(&self) -> FindingCode {
        self.finding
    }

    /// Where; everywhere, if it says nothing.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// Why it stands.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}
