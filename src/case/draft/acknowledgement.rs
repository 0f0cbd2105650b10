//! Acknowledgements of findings, as drafts.

use crate::case::finding_code::FindingCode;
use crate::error::Error;

/// A finding that the case knows of, as a draft, with the reason why it stands.
///
/// The finding stays in the appraisal and on its page, as acknowledged. One that meets no finding is noted itself, so
/// that no acknowledgement outlives what it was about.
///
/// ```
/// use bizcase::appraisal::FindingCode;
/// use bizcase::prelude::*;
///
/// let free = "the forms are kept by volunteers";
/// let case = BusinessCase::builder("Online permits", Currency::GBP)
///     .timeline(Timeline::years(2026, 2))
///     .conventions(Conventions::nominal().end_of_period())
///     .discounting(percent!(10))
///     .acknowledge(Acknowledgement::of(FindingCode::BaselineWithoutCost, free).at("Paper"))
///     .acknowledge(Acknowledgement::of(FindingCode::SunkCosts, "the study is paid for"))
///     .baseline(Alternative::business_as_usual("Paper"))
///     .build()?;
///
/// let appraisal = case.appraise();
/// let [known, unmet] = appraisal.findings() else { panic!("two findings") };
/// assert_eq!(known.acknowledged(), Some(free));
/// assert_eq!(unmet.code(), FindingCode::AcknowledgementWithoutFinding);
/// # Ok::<(), Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Acknowledgement {
    pub(crate) finding: Option<FindingCode>,
    pub(crate) place: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) faults: Vec<Error>,
}

impl Acknowledgement {
    /// Every finding of this kind, for this reason.
    pub fn of(finding: FindingCode, reason: impl Into<String>) -> Self {
        Self { finding: Some(finding), place: None, reason: Some(reason.into()), faults: Vec::new() }
    }

    /// Only the finding at this [place](crate::appraisal::Finding::place).
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }
}
