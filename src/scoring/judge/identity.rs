//! Names, ids, and texts.

use crate::error::{Error, ErrorKind};
use crate::limits;
use crate::scoring::draft::is_faulty;
use crate::value::Id;
use crate::value::text::is_blank;
use std::collections::{BTreeMap, BTreeSet};

/// How many ids a message lists.
const LISTED: usize = 8;

/// The ids met so far, each with the kind and the index of what has it.
#[derive(Default)]
pub(super) struct Ids(BTreeMap<Id, (&'static str, usize)>);

impl Ids {
    /// Judges the name and the id of an item, and derives the id from the name where none was given.
    pub(super) fn judge(
        &mut self,
        key: &'static str,
        index: usize,
        id: &mut Option<Id>,
        name: Option<&str>,
        faults: &mut Vec<Error>,
    ) {
        let source = judge_identity(id, name, faults);
        let Some(id) = id else { return };
        match self.0.get(id) {
            Some(&(other, first)) => {
                let whose = if other == key { String::new() } else { format!(" of the {other} list") };
                let found = format!("{:?}, which stands at index {first}{whose} too", id.as_str());
                faults.push(Error::new(ErrorKind::DuplicateId, found, "an id of its own").within(source));
            }
            None => {
                self.0.insert(id.clone(), (key, index));
            }
        }
    }
}

/// Judges the name and, where no id was given, derives it from the name. Returns the field that the id is from.
fn judge_identity(id: &mut Option<Id>, name: Option<&str>, faults: &mut Vec<Error>) -> &'static str {
    // The name of an option may be left out where its id says it all, so a faulty id leaves it open.
    judge_presence("name", name.is_some() || is_faulty("id", faults), "a name", faults);
    let source = if id.is_some() || is_faulty("id", faults) { "id" } else { "name" };
    let Some(name) = name else { return source };
    let blank = || is_blank(name).then(|| Error::new(ErrorKind::Empty, format!("{name:?}"), "a name"));
    let fault = length_fault(name, limits::NAME).or_else(blank);
    if fault.is_none() && source == "name" {
        match Id::from_name(name) {
            Ok(derived) => *id = Some(derived),
            Err(error) => faults.push(error.within("name")),
        }
    }
    faults.extend(fault.map(|fault| fault.within("name")));
    source
}

/// The ids that references may name.
pub(super) struct Known<'a> {
    what: &'static str,
    ids: BTreeSet<&'a str>,
    ordered: Vec<&'a str>,
    /// Whether each item has an id. Where one has none, an unknown reference may be meant for it, and is not reported
    /// as a fault of its own.
    complete: bool,
}

impl<'a> Known<'a> {
    pub(super) fn of(what: &'static str, ids: impl Iterator<Item = Option<&'a Id>>) -> Self {
        let mut known = Self { what, ids: BTreeSet::new(), ordered: Vec::new(), complete: true };
        for id in ids {
            match id.map(Id::as_str) {
                None => known.complete = false,
                Some(id) if !known.ids.insert(id) => {}
                Some(id) => known.ordered.push(id),
            }
        }
        known
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Each id once, in the order of the input.
    pub(super) fn in_order(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.ordered.iter().copied()
    }

    /// The fault of a reference, where it names nothing.
    pub(super) fn fault_of(&self, id: &str) -> Option<Error> {
        (self.complete && !self.has(id))
            .then(|| Error::new(ErrorKind::UnknownId, format!("{id:?}"), self.listed()))
    }

    fn listed(&self) -> String {
        let ids: Vec<&str> = self.in_order().take(LISTED).collect();
        let more = if self.ordered.len() > LISTED { ", ..." } else { "" };
        format!("{}: {}{more}", self.what, ids.join(", "))
    }
}

pub(super) fn judge_presence(field: &'static str, present: bool, expected: &str, faults: &mut Vec<Error>) {
    if !present && !is_faulty(field, faults) {
        faults.push(Error::new(ErrorKind::Missing, "nothing", expected).within(field));
    }
}

/// The fault of a text at this field, where it has one.
pub(super) fn text_fault(field: &'static str, text: Option<&str>) -> Option<Error> {
    let text = text?;
    let blank = || {
        is_blank(text).then(|| Error::new(ErrorKind::Empty, format!("{text:?}"), "a text that is not empty"))
    };
    length_fault(text, limits::TEXT).or_else(blank).map(|fault| fault.within(field))
}

fn length_fault(text: &str, limit: usize) -> Option<Error> {
    let length = text.chars().count();
    (length > limit)
        .then(|| Error::new(ErrorKind::OverLimit, format!("{length} characters"), format!("at most {limit}")))
}
