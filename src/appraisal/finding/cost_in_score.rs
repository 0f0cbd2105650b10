//! A cost in the score and in the present values counts twice: by its amount, and by a weight.

use super::money_words::{Wording, wording};
use super::{Check, Notice, Severity, Subject};
use crate::case::FindingCode;
use crate::scoring::NormalisedWeight;

pub(super) const CHECK: Check = Check {
    code: FindingCode::CostInScore,
    severity: Severity::Warning,
    reference: "Department for Communities and Local Government, Multi-criteria analysis: a manual (2009), section 5.4: \
                double counting among criteria",
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Notice> {
    let Some(scoring) = subject.scoring else { return Vec::new() };
    if !subject.counted_lines().any(|line| line.kind().is_outlay()) {
        return Vec::new();
    }
    scoring.weights().iter().filter(|weight| !weight.weight().is_zero()).filter_map(notice).collect()
}

/// The name says what is judged; the id stands in where the name has no word of money.
fn notice(criterion: &NormalisedWeight) -> Option<Notice> {
    let about = wording(criterion.name()).or_else(|| wording(criterion.criterion().as_str()))?;
    match about {
        Wording::Amount => Some(Notice::at(
            criterion.name(),
            "by its wording this criterion scores what the money counts: a cost in the score and in the present values is \
             counted twice, so leave it to the money; what a better score costs is shown without adding the two up",
        )),
        // The Green Book judges it on a long list, before there are figures: beside them it is a second opinion at most.
        Wording::ValueForMoney => Some(
            Notice::at(
                criterion.name(),
                "value for money is judged in the score, and the present values measure it: say what the judgement adds to \
                 them, or leave it out",
            )
            .note_only(),
        ),
        Wording::Beside => None,
    }
}
