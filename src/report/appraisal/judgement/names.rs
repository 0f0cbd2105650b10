//! What people call the options, criteria and stakeholders that results know by index.

use crate::appraisal::Judgement;
use crate::scoring::{NormalisedWeight, ScoreRanking, StakeholderResult};
use crate::value::text::listed;

pub(super) struct Names<'a> {
    pub(super) options: Vec<&'a str>,
    pub(super) criteria: Vec<&'a str>,
    pub(super) stakeholders: Vec<&'a str>,
}

impl<'a> Names<'a> {
    pub(super) fn of(judgement: &'a Judgement, scores: &'a ScoreRanking) -> Self {
        let option = |id: &'a str| scores.option(id).map_or(id, |option| option.name());
        let stakeholders = scores.panel().map_or(&[][..], |panel| panel.stakeholders());
        Self {
            options: judgement.options().iter().map(|id| option(id.as_str())).collect(),
            criteria: scores.weights().iter().map(NormalisedWeight::name).collect(),
            stakeholders: stakeholders.iter().map(StakeholderResult::name).collect(),
        }
    }

    /// Options in a sentence: `A`, `A and B`, `A, B and C`.
    pub(super) fn of_options(&self, options: &[usize]) -> String {
        let names: Vec<&str> = options.iter().map(|option| self.options[*option]).collect();
        listed(&names)
    }
}

/// The verb after so many options.
pub(super) fn leads(options: &[usize]) -> &'static str {
    if options.len() == 1 { "leads" } else { "lead" }
}
