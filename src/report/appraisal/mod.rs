//! The page of an appraisal, in the order in which a board reads: the question and the recommendation, how the
//! alternatives compare, what was adjusted, who gains, judgement, what the figures rest on, what was noticed, the money by
//! year.

mod adjustments;
mod assumptions;
mod basis;
mod benefits;
mod columns;
mod comparison;
mod figures;
mod financing;
mod gains;
mod incremental;
mod judgement;
mod prescribed;
mod recommendation;
mod risks;
mod rounding;
mod schedule;
mod spending;
mod switching;
mod tax;
mod turns;

use super::page::Page;
use super::{markdown, text};
use crate::appraisal::Appraisal;

impl Appraisal {
    /// The page as GitHub-flavoured Markdown. Labels of the case are escaped.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        markdown::render(&page(self))
    }

    /// The page as aligned plain text, 100 columns wide.
    #[must_use]
    pub fn to_text(&self) -> String {
        text::render(&page(self), text::PAGE_WIDTH)
    }
}

fn page(appraisal: &Appraisal) -> Page {
    let mut page = Page::new(appraisal.title());
    let values = appraisal.switching_values();
    recommendation::write(appraisal, &values, &mut page);
    comparison::write(appraisal, &mut page);
    adjustments::write(appraisal, &mut page);
    benefits::write(appraisal, &mut page);
    gains::write(appraisal, &mut page);
    judgement::write(appraisal, &mut page);
    assumptions::write(appraisal, &mut page);
    switching::write(appraisal, &values, &mut page);
    prescribed::write(appraisal, &mut page);
    risks::write(appraisal, &mut page);
    basis::write_findings(appraisal, &mut page);
    schedule::write(appraisal, &mut page);
    financing::write(appraisal, &mut page);
    spending::write(appraisal, &mut page);
    basis::write_conventions(appraisal, &mut page);
    page
}
