//! Adjustments: a kind whose fields fit, a source, lines for which it is made; groups of which no more than all is counted.

use super::faults::Faults;
use crate::case::adjustment::{Adjustment, CaseAdjustment, ClassAdjustment, ClassDraft, KINDS};
use crate::case::class::{LineKind, Treatment};
use crate::case::draft::Alternative;
use crate::case::line::Line;
use crate::error::{Error, ErrorKind, Segment};
use crate::exact::Rational;
use crate::limits;
use std::collections::BTreeMap;

impl Faults {
    /// Those of a line of this kind that are sound.
    pub(super) fn adjustments_of_line(
        &mut self,
        drafts: Vec<Adjustment>,
        on: LineKind,
    ) -> Vec<CaseAdjustment> {
        const FIELD: &str = "adjustments";
        if on.treatment() == Treatment::Qualitative && !drafts.is_empty() {
            let found = "an adjustment of a qualitative line";
            let expected = "words alone, or the class quantified, cashable or non-cashable";
            self.push(FIELD, Error::new(ErrorKind::Conflict, found, expected));
            return Vec::new();
        }
        self.at_most(FIELD, drafts.len(), "adjustments", limits::ADJUSTMENTS);
        let mut judged: Vec<CaseAdjustment> = Vec::new();
        for (index, draft) in drafts.into_iter().enumerate() {
            let mut faults = Faults(Vec::new());
            if let Some(adjustment) = faults.adjustment(draft, Some(on)) {
                faults.is_new_member(&adjustment, &judged);
                judged.push(adjustment);
            }
            faults.0.into_iter().for_each(|error| self.push(FIELD, error.within(index)));
        }
        judged
    }

    /// Those of the lines of one kind and class of an alternative that are sound.
    pub(super) fn adjustments_of_classes(
        &mut self,
        drafts: Vec<ClassDraft>,
        lines: &[LineKind],
    ) -> Vec<ClassAdjustment> {
        const FIELD: &str = "adjustment";
        self.at_most(FIELD, drafts.len(), "adjustments", limits::ADJUSTMENTS);
        let mut judged = Vec::new();
        for (index, draft) in drafts.into_iter().enumerate() {
            let mut faults = Faults(Vec::new());
            judged.extend(faults.adjustment_of_class(draft, lines));
            self.absorb(&Segment::item(FIELD, index), None, faults);
        }
        judged
    }

    fn adjustment_of_class(&mut self, draft: ClassDraft, lines: &[LineKind]) -> Option<ClassAdjustment> {
        let adjustment = self.adjustment(draft.adjustment, draft.on);
        let expected = "the kind and class of lines that it adjusts, such as { cost = \"capital\" }";
        let on = self.required("on", draft.on, expected)?;
        if on.treatment() == Treatment::Qualitative {
            let found = "an adjustment of qualitative lines";
            self.push("on", Error::new(ErrorKind::Conflict, found, "lines with amounts"));
        } else if !lines.contains(&on) {
            let found =
                format!("a {} of class {}, of which the alternative has none", on.word(), on.class_word());
            self.push("on", Error::new(ErrorKind::Conflict, found, "the kind and class of one of its lines"));
        }
        let adjustment = adjustment?;
        if adjustment.overlap().is_some() {
            let found = "one share for each line of a class";
            let expected = "it on each line that claims the gain, with a share of its own";
            self.push(adjustment.kind(), Error::new(ErrorKind::Conflict, found, expected));
        }
        Some(ClassAdjustment { on, adjustment })
    }

    /// An adjustment of lines of this kind, where that is known.
    fn adjustment(&mut self, draft: Adjustment, on: Option<LineKind>) -> Option<CaseAdjustment> {
        self.0.extend(draft.faults);
        if on == Some(LineKind::WorkingCapital) {
            let expected = "an adjustment of a cost, of a benefit or of a dis-benefit";
            self.0.push(Error::new(ErrorKind::Conflict, "an adjustment of working capital", expected));
            return None;
        }
        let source = self.required("source", draft.source, "where its figures come from, and why they fit");
        if let Some(source) = &source {
            self.text("source", source, limits::TEXT);
        }
        let description = KINDS.iter().find(|known| Some(known.word) == draft.kind)?;
        let adjustment = CaseAdjustment::stated(description, &draft.settings, source, &mut self.0)?;
        if let Some(Err(error)) = on.map(|on| adjustment.check(on)) {
            self.0.push(error);
        }
        Some(adjustment)
    }

    /// Refuses a second share of one group on one line.
    fn is_new_member(&mut self, adjustment: &CaseAdjustment, before: &[CaseAdjustment]) {
        let Some((group, _)) = adjustment.overlap() else { return };
        if before.iter().filter_map(CaseAdjustment::overlap).any(|(known, _)| known == group) {
            let found = format!("the group {group:?} a second time");
            self.push(
                adjustment.kind(),
                Error::new(ErrorKind::Conflict, found, "one share of a group on a line"),
            );
        }
    }

    /// Refuses groups of which the lines of an alternative count more than all.
    pub(super) fn overlaps(&mut self, lines: &[Line]) {
        let mut sums: BTreeMap<&str, Rational> = BTreeMap::new();
        for (group, share) in lines.iter().flat_map(Line::adjustments).filter_map(CaseAdjustment::overlap) {
            let sum = sums.entry(group).or_insert_with(|| Rational::from_integer(0));
            *sum = &*sum + &Rational::from_decimal(share.fraction());
        }
        for (group, sum) in sums {
            if sum > Rational::one() {
                let found = format!("shares of the group {group:?} with a sum of {sum}");
                let expected = "shares that sum to at most 1: no more is counted than there is";
                self.0.push(Error::new(ErrorKind::SharesSum, found, expected));
            }
        }
    }
}

/// The kind of each line of an alternative.
pub(super) fn kinds_of_lines(draft: &Alternative) -> Vec<LineKind> {
    let costs = draft.costs.iter().map(|line| line.kind);
    let benefits = draft.benefits.iter().map(|line| line.kind);
    let dis_benefits = draft.dis_benefits.iter().map(|line| line.kind);
    costs.chain(benefits).chain(dis_benefits).collect()
}
