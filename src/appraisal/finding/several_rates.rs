//! Where there are several internal rates of return, none of them answers whether a project is worth it.

use super::{Finding, FindingCode};
use crate::appraisal::alternative::AlternativeAppraisal;
use crate::case::BusinessCase;
use crate::measure::Irr;

pub(super) fn check(_: &BusinessCase, alternatives: &[AlternativeAppraisal]) -> Vec<Finding> {
    alternatives.iter().filter_map(finding).collect()
}

fn finding(alternative: &AlternativeAppraisal) -> Option<Finding> {
    let Irr::Multiple(rates) = alternative.comparison()?.irr() else { return None };
    let message = format!(
        "the flow against the baseline has {} internal rates of return: decide by the net present value",
        rates.len()
    );
    Some(Finding::note(FindingCode::SeveralRates, alternative.name(), message))
}
