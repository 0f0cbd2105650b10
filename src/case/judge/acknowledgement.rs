//! Acknowledgements: a known finding, a reason, each finding and place once.

use super::faults::Faults;
use crate::case::acknowledgement::CaseAcknowledgement;
use crate::case::draft::Acknowledgement;
use crate::error::{Error, ErrorKind, Segment};
use crate::limits;
use std::collections::BTreeSet;

impl Faults {
    /// Those that are sound.
    pub(super) fn acknowledgements(&mut self, drafts: Vec<Acknowledgement>) -> Vec<CaseAcknowledgement> {
        self.at_most("acknowledged", drafts.len(), "acknowledgements", limits::ACKNOWLEDGEMENTS);
        let mut seen = BTreeSet::new();
        let mut judged = Vec::new();
        for (index, mut draft) in drafts.into_iter().enumerate() {
            let mut faults = Faults(std::mem::take(&mut draft.faults));
            let acknowledgement = faults.acknowledgement(draft);
            if let Some(known) = &acknowledgement
                && !seen.insert((known.finding, known.place.clone()))
            {
                faults.push("finding", stated_twice(known));
            }
            judged.extend(acknowledgement);
            self.absorb(&Segment::item("acknowledged", index), None, faults);
        }
        judged
    }

    fn acknowledgement(&mut self, draft: Acknowledgement) -> Option<CaseAcknowledgement> {
        let finding = self.required(
            "finding",
            draft.finding,
            "the code of a finding, such as \"baseline-without-cost\"",
        );
        self.optional_name("place", draft.place.as_deref());
        let reason = self.required("reason", draft.reason, "why the finding stands")?;
        self.text("reason", &reason, limits::TEXT);
        Some(CaseAcknowledgement { finding: finding?, place: draft.place, reason })
    }
}

fn stated_twice(acknowledgement: &CaseAcknowledgement) -> Error {
    let place = acknowledgement.place().map_or(String::new(), |place| format!(" at {place:?}"));
    let found = format!("{}{place} a second time", acknowledgement.finding());
    Error::new(ErrorKind::Conflict, found, "each finding at a place once")
}
