//! Those who judge: influence, weights and scores.

use super::criterion::anchor_fault;
use super::identity::{Ids, Known, text_fault};
use super::scores::Columns;
use super::tree::all_zero_sets;
use crate::error::{Error, ErrorKind};
use crate::scoring::criterion::Criterion;
use crate::scoring::draft::is_faulty;
use crate::scoring::given::GivenWeight;
use crate::scoring::group::{CriterionGroup, no_anchors};
use crate::scoring::stakeholder::{Stakeholder, StatedWeight};
use crate::value::{Id, Weight};
use std::collections::BTreeSet;

pub(super) fn judge_identities(stakeholders: &mut [Stakeholder], faults: &mut Vec<Error>) {
    let mut ids = Ids::default();
    for (index, stakeholder) in stakeholders.iter_mut().enumerate() {
        let Stakeholder { id, name, faults, .. } = stakeholder;
        ids.judge("stakeholder", index, id, name.as_deref(), faults);
    }
    let is_zero = |it: &Stakeholder| it.influence.is_some_and(|influence| influence.points().is_zero());
    if !stakeholders.is_empty() && stakeholders.iter().all(is_zero) {
        let expected = "an influence above zero";
        let fault = Error::new(ErrorKind::OutOfRange, "influences that are all zero", expected);
        faults.push(fault.within("stakeholder"));
    }
}

/// Weights are given for every criterion and group, or for none.
pub(super) fn judge_weights(
    stakeholder: &mut Stakeholder,
    criteria: &[Criterion],
    groups: &[CriterionGroup],
) {
    if stakeholder.weights.is_empty() {
        return;
    }
    let ids = criteria.iter().map(|it| it.id.as_ref()).chain(groups.iter().map(|it| it.id.as_ref()));
    let known = Known::of("a criterion or a group", ids);
    let group_ids: BTreeSet<&str> = groups.iter().filter_map(|it| it.id.as_ref()).map(Id::as_str).collect();
    let mut weighed = BTreeSet::new();
    let mut found = Vec::new();
    for StatedWeight { node, given } in &stakeholder.weights {
        let faults = if !weighed.insert(node.as_str()) {
            vec![Error::new(ErrorKind::DuplicateKey, "a second weight", "one weight for each criterion")]
        } else if let Some(fault) = known.fault_of(node) {
            vec![fault]
        } else {
            given
                .as_ref()
                .map(|given| weight_faults(given, group_ids.contains(node.as_str())))
                .unwrap_or_default()
        };
        found.extend(faults.into_iter().map(|fault| fault.within(node.as_str())));
    }
    for id in known.in_order().filter(|id| !weighed.contains(id)) {
        let expected = "a weight for every criterion and group, or for none";
        found.push(Error::new(ErrorKind::Ragged, "no weight", expected).within(id));
    }
    let weight_of = |id: &str| {
        let stated = stakeholder.weights.iter().find(|stated| stated.node == id)?;
        stated.given.as_ref().map(|given| given.points)
    };
    let nothing_weighs = all_zero_sets(criteria, groups, weight_of).any();
    let faults = found.into_iter().map(|fault| fault.within("weights"));
    stakeholder.faults.extend(faults);
    if nothing_weighs {
        let found = "weights that are all zero, of a group or of the whole";
        let fault = Error::new(ErrorKind::OutOfRange, found, "a weight above zero");
        stakeholder.faults.push(fault.within("weights"));
    }
}

fn weight_faults(given: &GivenWeight, of_group: bool) -> Vec<Error> {
    let GivenWeight { points, rationale, evidence, agreed_for } = given;
    let anchors = match agreed_for {
        Some(_) if of_group => Some(no_anchors()),
        Some(agreed) => anchor_fault(agreed),
        None => None,
    };
    let texts = [text_fault("rationale", rationale.as_deref()), text_fault("evidence", evidence.as_deref())];
    let points = Weight::from_points(*points).err();
    points.into_iter().chain(texts.into_iter().flatten()).chain(anchors).collect()
}

pub(super) fn judge_scores(stakeholder: &mut Stakeholder, options: &Known<'_>, columns: &Columns<'_>) {
    let mut found = Vec::new();
    for sheet in &stakeholder.sheets {
        let option = sheet.option.as_str();
        let is_known = |criterion: &str| stakeholder.has_fault_at(&format!("/scores/{option}/{criterion}"));
        // The scores of an option that does not exist are looked at as well, so that all is told at once.
        let faults = options.fault_of(option).into_iter().chain(columns.faults_of(&sheet.scores, is_known));
        found.extend(faults.map(|fault| fault.within(option).within("scores")));
    }
    let has_scores = stakeholder.sheets.iter().any(|sheet| !sheet.scores.is_empty());
    if !has_scores && !is_faulty("scores", &stakeholder.faults) {
        found.push(Error::new(ErrorKind::Empty, "none", "at least one score").within("scores"));
    }
    stakeholder.faults.extend(found);
}
