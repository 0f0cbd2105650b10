//! Alternatives: ids of their own, one baseline among them, lines.

use super::Context;
use super::adjustment::kinds_of_lines;
use super::faults::{Faults, check_text, duplicate};
use crate::case::adjustment::ClassAdjustment;
use crate::case::class::AlternativeKind;
use crate::case::delay::Delay;
use crate::case::draft::{Alternative, BaselineDraft};
use crate::case::layout::{self, Site};
use crate::case::line::CaseAlternative;
use crate::error::{Error, ErrorKind, Segment};
use crate::flow::Profile;
use crate::limits;
use crate::value::Id;
use crate::value::nearest::one_of;
use std::collections::BTreeSet;

/// What the lines of an alternative have in common.
pub(super) struct Place<'a> {
    /// Where they are laid out; none where that is unknown because something is faulty.
    pub(super) site: Option<Site>,
    pub(super) adjustments: &'a [ClassAdjustment],
}

impl Faults {
    /// The id of each alternative, `None` where it has none.
    pub(super) fn alternative_ids(&mut self, drafts: &[Alternative]) -> Vec<Option<Id>> {
        if drafts.is_empty() && !self.known_at("alternative") {
            let error = Error::new(ErrorKind::Empty, "no alternative", "at least one way forward");
            self.push("alternative", error);
        }
        self.at_most("alternative", drafts.len(), "alternatives", limits::ALTERNATIVES);
        let mut seen = BTreeSet::new();
        let mut ids = Vec::new();
        for (index, draft) in drafts.iter().enumerate() {
            let (source, id) = match (&draft.id, &draft.name) {
                (Some(id), _) => ("id", id.parse()),
                (None, Some(name)) if check_text(name, limits::NAME).is_ok() => ("name", Id::from_name(name)),
                // The name is missing or faulty, which is said where names are judged.
                (None, _) => {
                    ids.push(None);
                    continue;
                }
            };
            let (id, fault) = match id {
                Ok(id) if !seen.insert(id.clone()) => {
                    let fault = duplicate(&id);
                    (Some(id), Some(fault))
                }
                Ok(id) => (Some(id), None),
                Err(fault) => (None, Some(fault)),
            };
            if let Some(fault) = fault {
                let name = draft.name.as_deref().unwrap_or_default();
                self.push(Segment::item("alternative", index), fault.within(source).labelled(name));
            }
            ids.push(id);
        }
        ids
    }

    pub(super) fn baseline(
        &mut self,
        stated: &BaselineDraft,
        ids: &[Option<Id>],
        kinds: &[Option<AlternativeKind>],
    ) -> Option<usize> {
        let position = match stated {
            BaselineDraft::Position(position) => Some(*position),
            BaselineDraft::Unstated => {
                self.required("baseline", None, "the alternative that the others are measured against")
            }
            BaselineDraft::Several(count) => {
                let found = format!("{count} baselines");
                self.push("baseline", Error::new(ErrorKind::Conflict, found, "exactly one"));
                None
            }
            BaselineDraft::Id(id) => self.baseline_with_id(id, ids),
        }?;
        if kinds.get(position) == Some(&Some(AlternativeKind::DoSomething)) {
            let found = "an alternative of kind do-something";
            let expected =
                "one that shows what happens without a decision: do-nothing, business-as-usual or do-minimum";
            self.push("baseline", Error::new(ErrorKind::Conflict, found, expected));
        }
        Some(position)
    }

    fn baseline_with_id(&mut self, id: &str, ids: &[Option<Id>]) -> Option<usize> {
        let position = ids.iter().position(|known| known.as_ref().is_some_and(|known| known.as_str() == id));
        if let Some(error) = unknown_alternative(id, ids) {
            self.push("baseline", error);
        }
        position
    }

    pub(super) fn alternatives(
        &mut self,
        drafts: Vec<Alternative>,
        ids: &[Option<Id>],
        context: &Context,
    ) -> Vec<Option<CaseAlternative>> {
        let cells = drafts.iter().map(|draft| cell_count(draft, context)).fold(0, usize::saturating_add);
        self.at_most("alternative", cells, "cells (lines times columns or dates)", limits::CELLS);
        let computed = cells.saturating_mul(context.range_ends);
        self.at_most("assumption", computed, "cells at the ends of ranges", limits::RANGE_CELLS);
        if cells > limits::CELLS || computed > limits::RANGE_CELLS {
            return Vec::new();
        }
        let mut judged = Vec::new();
        for (index, (mut draft, id)) in drafts.into_iter().zip(ids).enumerate() {
            let mut faults = Faults(std::mem::take(&mut draft.faults));
            let label = draft.name.clone();
            judged.push(faults.alternative(draft, id.clone(), context));
            self.absorb(&Segment::item("alternative", index), label.as_deref(), faults);
        }
        judged
    }

    fn alternative(
        &mut self,
        draft: Alternative,
        id: Option<Id>,
        context: &Context,
    ) -> Option<CaseAlternative> {
        let kinds = "do-nothing, business-as-usual, do-minimum or do-something";
        let kind = self.required("kind", draft.kind, kinds);
        self.optional_text("description", draft.description.as_deref());
        self.at_most(longest_list(&draft), line_count(&draft), "lines", limits::LINES);
        let site = self.site(&draft, context);
        let kinds_of_lines = kinds_of_lines(&draft);
        let name = self.required_name("name", draft.name);
        let adjustments = self.adjustments_of_classes(draft.adjustments, &kinds_of_lines);
        let place = Place { site, adjustments: &adjustments };
        let mut lines = Vec::new();
        self.lines(draft.costs, context, &place, &mut lines);
        self.lines(draft.benefits, context, &place, &mut lines);
        self.lines(draft.dis_benefits, context, &place, &mut lines);
        self.lines(draft.working_capital, context, &place, &mut lines);
        self.overlaps(&lines);
        let loans = self.loans(draft.loans, context, place.site);
        Some(CaseAlternative {
            id: id?,
            name: name?,
            kind: kind?,
            description: draft.description,
            renewed_every: draft.renewed_every,
            service: draft.service,
            delay: draft.delay,
            adjustments,
            lines,
            loans,
            tax: None,
        })
    }
}

impl Faults {
    /// Where its lines are laid out; none where that is unknown because something is faulty.
    fn site(&mut self, draft: &Alternative, context: &Context) -> Option<Site> {
        self.delay(&draft.delay, context)?;
        let (timeline, values) = (context.timeline?, &context.values);
        let site = layout::site(timeline, draft.renewed_every, draft.service, &draft.delay, values);
        site.map_err(|error| self.0.push(error)).ok()
    }

    /// Refuses a delay by an assumption that does not exist, or whose value is no number of periods; none where it is
    /// unknown.
    pub(super) fn delay(&mut self, delay: &Delay, context: &Context) -> Option<()> {
        let Delay::Assumption(id) = delay else { return Some(()) };
        let checked = context.check_assumption(id).and_then(|()| {
            let value = context.values.get(id);
            value.map(|_| delay.columns(&context.values)).transpose()
        });
        checked.map_err(|error| self.push("delay", error)).ok()?.map(drop)
    }
}

/// What is computed of a loan in each column: interest, principal and balance.
const FIGURES_OF_A_LOAN: usize = 3;

/// The cells of its lines and loans: one a column, or one a date of each life where that is more; and those of what is written
/// off of each column in each later one.
fn cell_count(draft: &Alternative, context: &Context) -> usize {
    let columns = context.timeline.map_or(1, |timeline| timeline.columns());
    let lives = draft.renewed_every.map_or(1, |life| columns / (life.max(1) as usize) + 1);
    let dates = |profile: &Option<Profile>| profile.as_ref().map_or(0, Profile::count_of_dates);
    let cells = |profile| columns.max(dates(profile).saturating_mul(lives));
    let costs = draft.costs.iter().map(|line| cells(&line.profile));
    let depreciated = draft.costs.iter().filter(|line| line.depreciation.is_some());
    let written_off = depreciated.map(|_| columns.saturating_mul(columns));
    let working_capital = draft.working_capital.iter().map(|line| cells(&line.profile));
    let benefits = draft.benefits.iter().map(|line| cells(&line.profile));
    let dis_benefits = draft.dis_benefits.iter().map(|line| cells(&line.profile));
    let loans = draft.loans.iter().map(|_| columns.saturating_mul(FIGURES_OF_A_LOAN));
    let lines = costs.chain(benefits).chain(dis_benefits).chain(working_capital).chain(loans);
    lines.chain(written_off).fold(0, usize::saturating_add)
}

fn line_count(draft: &Alternative) -> usize {
    let effects = draft.benefits.len() + draft.dis_benefits.len();
    draft.costs.len() + effects + draft.working_capital.len()
}

/// The key of the longest list of lines.
fn longest_list(draft: &Alternative) -> &'static str {
    let lengths = [
        ("working_capital", draft.working_capital.len()),
        ("dis_benefit", draft.dis_benefits.len()),
        ("benefit", draft.benefits.len()),
        ("cost", draft.costs.len()),
    ];
    lengths.into_iter().max_by_key(|(_, length)| *length).map_or("cost", |(key, _)| key)
}

/// The fault of a name that no alternative has; none where an alternative without a known id may be meant.
pub(super) fn unknown_alternative(id: &str, ids: &[Option<Id>]) -> Option<Error> {
    let is_known = ids.iter().flatten().any(|known| known.as_str() == id);
    if is_known || ids.is_empty() || ids.contains(&None) {
        return None;
    }
    let expected = one_of("the id of an alternative", id, ids.iter().flatten().map(Id::as_str));
    Some(Error::new(ErrorKind::UnknownId, format!("{id:?}"), expected))
}
