//! Acknowledgements, most of which meet no finding.

use crate::case::{Acknowledgement, FindingCode};
use crate::strategies::label::Labels;
use proptest::prelude::*;
use proptest::sample::subsequence;

/// The most that a random case has.
const MOST: usize = 2;

#[derive(Debug, Clone)]
pub(super) struct AcknowledgementDraft {
    finding: FindingCode,
    place: Option<String>,
    reason: String,
}

/// Few, each of another finding.
pub(super) fn drafts(labels: Labels) -> impl Strategy<Value = Vec<AcknowledgementDraft>> {
    let texts = (labels.optional(&["Option 1", "Baseline"]), labels.texts(&["the board knows of it"]));
    (subsequence(FindingCode::ALL.to_vec(), 0..=MOST), prop::collection::vec(texts, MOST)).prop_map(
        |(findings, texts)| {
            let draft = |(finding, (place, reason))| AcknowledgementDraft { finding, place, reason };
            findings.into_iter().zip(texts).map(draft).collect()
        },
    )
}

impl AcknowledgementDraft {
    pub(super) fn stated(&self) -> Acknowledgement {
        let stated = Acknowledgement::of(self.finding, &self.reason);
        match &self.place {
            Some(place) => stated.at(place),
            None => stated,
        }
    }
}
