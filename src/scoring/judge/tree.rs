//! The tree of groups and criteria.

use super::criterion::Weighing;
use super::identity::{Known, text_fault};
use crate::error::{Error, ErrorKind};
use crate::scoring::criterion::Criterion;
use crate::scoring::draft::is_faulty;
use crate::scoring::group::CriterionGroup;
use crate::value::{Id, Weight};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

pub(super) fn judge_group(group: &mut CriterionGroup, weighing: Weighing) {
    let CriterionGroup { weight, rationale, evidence, members, faults, .. } = group;
    weighing.judge(weight.is_some(), faults);
    if members.is_empty() && !is_faulty("members", faults) {
        faults
            .push(Error::new(ErrorKind::Empty, "none", "at least one criterion or group").within("members"));
    }
    faults.extend(text_fault("rationale", rationale.as_deref()));
    faults.extend(text_fault("evidence", evidence.as_deref()));
}

/// Judges that each member exists, is the member of one group alone, and that no group contains itself.
pub(super) fn judge_members(criteria: &[Criterion], groups: &mut [CriterionGroup]) {
    let all_ids: Vec<Option<Id>> =
        criteria.iter().map(|it| it.id.clone()).chain(groups.iter().map(|it| it.id.clone())).collect();
    let known = Known::of("a criterion or a group", all_ids.iter().map(Option::as_ref));
    let cycles = groups_within_themselves(criteria, groups);
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    for (group, cycle) in groups.iter_mut().zip(cycles) {
        let name = group.name.clone().unwrap_or_default();
        // More members than there are nodes repeat some: one fault says it of all the rest.
        for (place, member) in group.members.iter().enumerate().take(all_ids.len() + 1) {
            let fault = match taken.get(member) {
                Some(owner) => {
                    let found = format!("{member:?}, a member of {owner:?} already");
                    Some(Error::new(ErrorKind::Conflict, found, "each criterion and group in one group"))
                }
                None => known.fault_of(member),
            };
            taken.entry(member.clone()).or_insert_with(|| name.clone());
            group.faults.extend(fault.map(|fault| fault.within(place).within("members")));
        }
        if let Some(cycle) = cycle {
            let found = format!("a group within itself: {}", cycle.join(", which has "));
            let fault = Error::new(ErrorKind::Conflict, found, "groups without a cycle");
            group.faults.push(fault.within("members"));
        }
    }
}

/// For each group a shortest way along members back to itself, by id; `None` where there is none.
///
/// An id that a criterion has too names the criterion.
fn groups_within_themselves(criteria: &[Criterion], groups: &[CriterionGroup]) -> Vec<Option<Vec<String>>> {
    let of_criteria: BTreeSet<&Id> = criteria.iter().filter_map(|it| it.id.as_ref()).collect();
    let index_of: BTreeMap<&str, usize> = groups
        .iter()
        .enumerate()
        .rev()
        .filter_map(|(index, group)| Some((group.id.as_ref()?, index)))
        .filter(|(id, _)| !of_criteria.contains(id))
        .map(|(id, index)| (id.as_str(), index))
        .collect();
    let inner: Vec<BTreeSet<usize>> = groups
        .iter()
        .map(|group| {
            group.members.iter().filter_map(|member| index_of.get(member.as_str()).copied()).collect()
        })
        .collect();
    let id = |group: &usize| groups[*group].id.as_ref().map_or_else(String::new, Id::to_string);
    let ids = |cycle: Vec<usize>| cycle.iter().map(id).collect();
    (0..groups.len()).map(|start| way_back(start, &inner).map(ids)).collect()
}

/// A shortest way from a group along its inner groups to itself, both ends in it.
fn way_back(start: usize, inner: &[BTreeSet<usize>]) -> Option<Vec<usize>> {
    let mut came_from = vec![None; inner.len()];
    let mut next = VecDeque::from([start]);
    while let Some(group) = next.pop_front() {
        for &member in &inner[group] {
            if member == start {
                let mut way: Vec<usize> = std::iter::successors(Some(group), |it| came_from[*it]).collect();
                way.reverse();
                way.push(start);
                return Some(way);
            }
            if came_from[member].is_none() {
                came_from[member] = Some(group);
                next.push_back(member);
            }
        }
    }
    None
}

/// Judges that each set of siblings has a weight above zero.
pub(super) fn judge_weights(criteria: &[Criterion], groups: &mut [CriterionGroup], faults: &mut Vec<Error>) {
    let weights: BTreeMap<String, Option<Weight>> =
        nodes(criteria, groups).map(|(id, weight)| (id.as_str().to_owned(), weight)).collect();
    let weight_of = |id: &str| weights.get(id).copied().flatten().map(Weight::points);
    let zero = all_zero_sets(criteria, groups, weight_of);
    if zero.at_the_top {
        let fault = Error::new(ErrorKind::OutOfRange, "weights that are all zero", "a weight above zero");
        faults.push(fault.within("criterion"));
    }
    for (group, is_zero) in groups.iter_mut().zip(zero.in_group) {
        if is_zero {
            let found = "members whose weights are all zero";
            let fault = Error::new(ErrorKind::OutOfRange, found, "a member with a weight above zero");
            group.faults.push(fault.within("members"));
        }
    }
}

/// Where all siblings weigh nothing.
pub(super) struct ZeroSets {
    pub(super) at_the_top: bool,
    in_group: Vec<bool>,
}

impl ZeroSets {
    pub(super) fn any(&self) -> bool {
        self.at_the_top || self.in_group.contains(&true)
    }
}

/// Sets of siblings that all have a weight, of zero. What has no id counts as having none.
pub(super) fn all_zero_sets(
    criteria: &[Criterion],
    groups: &[CriterionGroup],
    weight_of: impl Fn(&str) -> Option<Decimal>,
) -> ZeroSets {
    let is_zero = |id: &str| weight_of(id).is_some_and(|weight| weight.is_zero());
    let in_group = groups
        .iter()
        .map(|group| !group.members.is_empty() && group.members.iter().all(|member| is_zero(member)));
    let inner: BTreeSet<&str> =
        groups.iter().flat_map(|group| group.members.iter().map(String::as_str)).collect();
    let ids = criteria.iter().map(|it| it.id.as_ref()).chain(groups.iter().map(|it| it.id.as_ref()));
    let mut top = ids.filter(|id| id.is_none_or(|id| !inner.contains(id.as_str()))).peekable();
    let at_the_top = top.peek().is_some() && top.all(|id| id.is_some_and(|id| is_zero(id.as_str())));
    ZeroSets { at_the_top, in_group: in_group.collect() }
}

/// What has a weight, by id: criteria, then groups; the first of each id.
fn nodes<'a>(
    criteria: &'a [Criterion],
    groups: &'a [CriterionGroup],
) -> impl Iterator<Item = (&'a Id, Option<Weight>)> {
    let criteria = criteria.iter().map(|it| (it.id.as_ref(), it.weight));
    let all = criteria.chain(groups.iter().map(|it| (it.id.as_ref(), it.weight)));
    all.filter_map(|(id, weight)| Some((id?, weight)))
}
