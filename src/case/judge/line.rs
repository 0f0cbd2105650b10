//! Lines: an amount whose factors exist, a profile that fits, cells within the limits.

use super::Context;
use super::faults::{Faults, check_text, one_of};
use crate::case::amount::{Amount, Factor};
use crate::case::cells::Formula;
use crate::case::class::Treatment;
use crate::case::draft::LineDraft;
use crate::case::line::Line;
use crate::error::{Error, ErrorKind, Segment};
use crate::flow::Growth;
use crate::limits;

impl Faults {
    pub(super) fn lines<K>(
        &mut self,
        drafts: Vec<LineDraft<K>>,
        context: &Context<'_>,
        lines: &mut Vec<Line>,
    ) {
        for (index, mut draft) in drafts.into_iter().enumerate() {
            let mut faults = Faults(std::mem::take(&mut draft.faults));
            let segment = Segment::item(draft.kind.key(), index);
            let label = draft.name.clone();
            lines.extend(faults.line(draft, context));
            self.absorb(&segment, label.as_deref(), faults);
        }
    }

    fn line<K>(&mut self, draft: LineDraft<K>, context: &Context<'_>) -> Option<Line> {
        self.optional_name("owner", draft.owner.as_deref());
        self.optional_text("evidence", draft.evidence.as_deref());
        self.texts("tags", &draft.tags);
        self.at_most("growing", draft.growth.len(), limits::GROWTH_RATES);
        let name = self.required_name("name", draft.name);
        let mut line = Line {
            kind: draft.kind,
            name: name?,
            amount: draft.amount,
            profile: draft.profile,
            growth: in_document_order(draft.growth),
            recipient: draft.recipient,
            owner: draft.owner,
            evidence: draft.evidence,
            tags: draft.tags,
            cells: Vec::new(),
        };
        match line.treatment() {
            Treatment::Qualitative => self.has_no_amount(&line),
            Treatment::Counted | Treatment::Sunk | Treatment::Quantified => {
                self.amount(&mut line, context);
                self.profile(&line, context);
                self.cells(&mut line, context);
            }
        }
        Some(line)
    }

    fn has_no_amount(&mut self, line: &Line) {
        if line.amount.is_some() || line.profile.is_some() || !line.growth.is_empty() {
            let found = "an amount, a profile or a growth on a qualitative line";
            let expected = "words alone, or the class quantified, cashable or non-cashable";
            self.push("class", Error::new(ErrorKind::Conflict, found, expected));
        }
    }

    fn amount(&mut self, line: &mut Line, context: &Context<'_>) {
        let Some(amount) = self.required("amount", line.amount.take(), "an amount, or factors of one") else {
            return;
        };
        self.factors(&amount, context);
        let expected_currency = match line.treatment() {
            Treatment::Quantified => None,
            _ => context.currency,
        };
        match (amount.currency(), expected_currency) {
            (Some(stated), None) if line.treatment() == Treatment::Quantified => {
                let expected = "a number with a unit of its own, or the class cashable or non-cashable";
                self.push(
                    "amount",
                    Error::new(ErrorKind::Conflict, format!("an amount in {stated}"), expected),
                );
            }
            (Some(stated), Some(of_case)) if stated != of_case => {
                self.push("amount", Error::new(ErrorKind::CurrencyMismatch, stated.code(), of_case.code()));
            }
            _ => {}
        }
        line.amount = Some(amount.with_currency(expected_currency));
    }

    fn factors(&mut self, amount: &Amount, context: &Context<'_>) {
        if amount.factors().is_empty() {
            self.push("amount", Error::new(ErrorKind::Empty, "an empty product", "at least one factor"));
        }
        self.at_most("amount", amount.factors().len(), limits::FACTORS);
        for (index, factor) in amount.factors().iter().enumerate() {
            let checked = match factor {
                Factor::Assumption(id) => context.check_assumption(id),
                Factor::Constant { unit: Some(unit), .. } => {
                    check_text(unit, limits::NAME).map_err(|error| error.within("unit"))
                }
                Factor::Constant { unit: None, .. } => Ok(()),
            };
            if let Err(error) = checked {
                self.push("amount", error.within(index));
            }
        }
    }

    fn profile(&mut self, line: &Line, context: &Context<'_>) {
        let expected = "when it falls: once, every-period, recurring, phased or explicit";
        let profile = self.required("profile", line.profile.as_ref(), expected);
        if let (Some(profile), Some(timeline)) = (profile, context.timeline)
            && let Err(error) = profile.check_horizon(timeline.periods())
        {
            self.push("profile", error);
        }
    }

    /// Computes the cells, once everything that they are made of is sound.
    fn cells(&mut self, line: &mut Line, context: &Context<'_>) {
        let sound = self.0.is_empty()
            && line.amount.iter().flat_map(Amount::assumptions).all(|id| context.values.contains_key(id));
        let (true, Some(timeline), Some(formula)) = (sound, context.timeline, Formula::of(line)) else {
            return;
        };
        match formula.cells(&context.values, timeline) {
            Ok(cells) => line.cells = cells,
            Err(error) => self.push("amount", error),
        }
    }
}

impl Context<'_> {
    fn check_assumption(&self, id: &str) -> Result<(), Error> {
        let known: Vec<&str> = self.stated_ids.iter().map(String::as_str).collect();
        if known.contains(&id) {
            return Ok(());
        }
        Err(Error::new(
            ErrorKind::UnknownId,
            format!("{id:?}"),
            one_of("the id of an assumption", id, &known),
        ))
    }
}

/// Rates from the first column before rates from column 0, as a document lists them; they multiply in any order.
fn in_document_order(mut growth: Vec<Growth>) -> Vec<Growth> {
    growth.sort_by_key(|growth| matches!(growth, Growth::FromColumnZero(_)));
    growth
}
