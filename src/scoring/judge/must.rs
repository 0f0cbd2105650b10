//! One must.

use super::identity::{Ids, Known, judge_presence, text_fault};
use crate::error::{Error, ErrorKind};
use crate::scoring::draft::{is_faulty, is_faulty_at};
use crate::scoring::must::Must;
use std::collections::BTreeSet;

pub(super) fn judge_must(must: &mut Must, index: usize, ids: &mut Ids, options: &Known<'_>) {
    let Must { id, name, limit, rationale, values, faults } = must;
    ids.judge("must", index, id, name.as_deref(), faults);
    let known = limit.is_some() || is_faulty("at_most", faults);
    judge_presence("at_least", known, "a limit, at_least or at_most", faults);
    faults.extend(text_fault("rationale", rationale.as_deref()));
    let mut valued = BTreeSet::new();
    let mut found = Vec::new();
    for (option, _) in values.iter() {
        let fault = if valued.insert(option.as_str()) {
            options.fault_of(option)
        } else {
            Some(Error::new(ErrorKind::DuplicateKey, "a second value", "one value for each option"))
        };
        found.extend(fault.map(|fault| fault.within(option.as_str())));
    }
    let unread = faults.iter().any(|fault| matches!(fault.path().pointer().as_str(), "" | "/values"));
    for option in options.in_order().filter(|option| !unread && !valued.contains(option)) {
        if !is_faulty_at(&format!("/values/{option}"), faults) {
            let fault = Error::new(ErrorKind::Ragged, "no value", "a value for every option");
            found.push(fault.within(option));
        }
    }
    faults.extend(found.into_iter().map(|fault| fault.within("values")));
}
