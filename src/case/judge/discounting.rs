//! Discounting: rates for every year of the timeline, of the price basis of the case.

use super::faults::{Faults, duplicate};
use crate::case::conventions::Conventions;
use crate::case::discounting::{DiscountBasis, NamedDiscounting, RateChange};
use crate::case::draft::NamedBasis;
use crate::case::inflation::Inflation;
use crate::error::Error;
use crate::limits;
use crate::measure::Discounting;
use crate::time::Timeline;
use crate::value::{Id, Rate};

impl Faults {
    /// The rates of the years of the timeline.
    pub(super) fn resolved_discounting(
        &mut self,
        stated: Option<&DiscountBasis>,
        ground: &RateGround,
    ) -> Option<Discounting> {
        let mut faults = Faults(Vec::new());
        let resolved = faults.rates(stated?, ground);
        self.absorb(&"discounting".into(), None, faults);
        resolved
    }

    /// The names of the other ways of discounting, of faulty ones too, ascending, and the sound ones in that order; no
    /// names where they could not be read.
    pub(super) fn named_discounting(
        &mut self,
        drafts: Option<Vec<NamedBasis>>,
        ground: &RateGround,
    ) -> (Option<Vec<String>>, Vec<NamedDiscounting>) {
        let Some(mut drafts) = drafts else { return (None, Vec::new()) };
        let mut faults = Faults(Vec::new());
        faults.at_most("named", drafts.len(), "ways of discounting", limits::NAMED_DISCOUNTING);
        drafts.sort_by(|one, other| one.id.cmp(&other.id));
        let mut sound = Vec::new();
        let mut ids: Vec<String> = Vec::new();
        for NamedBasis { id, basis } in drafts {
            let mut own = Faults(Vec::new());
            sound.extend(own.named(&id, ids.last(), basis, ground));
            own.0.into_iter().for_each(|error| faults.push("named", error.within(id.as_str())));
            ids.push(id);
        }
        self.absorb(&"discounting".into(), None, faults);
        (Some(ids), sound)
    }

    /// One named way of discounting, which comes after another.
    fn named(
        &mut self,
        id: &str,
        previous: Option<&String>,
        basis: Option<DiscountBasis>,
        ground: &RateGround,
    ) -> Option<NamedDiscounting> {
        let id: Id = id.parse().map_err(|error| self.0.push(error)).ok()?;
        if previous.is_some_and(|previous| previous == id.as_str()) {
            self.0.push(duplicate(&id));
        }
        let basis = basis?;
        let discounting = self.rates(&basis, ground)?;
        Some(NamedDiscounting { id, basis, discounting })
    }

    /// The rates of one way of discounting, its faults with their places in it.
    fn rates(&mut self, stated: &DiscountBasis, ground: &RateGround) -> Option<Discounting> {
        let schedule = stated.to_schedule().map_err(|error| self.push("rate", error)).ok()?;
        let (conventions, inflation) = (ground.conventions?, ground.inflation.as_ref().ok()?);
        let inflation = inflation.as_ref().and_then(|inflation| inflation.constant().ok().flatten());
        let change = RateChange::of(stated, conventions.price_basis(), inflation);
        let change = change.map_err(|error| self.push(stated.price_field(), error)).ok();
        let (timeline, timing) = (ground.timeline?, conventions.timing());
        let resolved = Discounting::over(timeline.periods(), &schedule, timeline.step(), timing);
        let resolved = resolved.map_err(|error| self.0.push(at_its_place(stated, error))).ok()?;
        let change = change?;
        let changed = resolved.with_rates(|rate| change.applied(rate));
        changed.map_err(|error| self.0.push(at_its_place(stated, error))).ok()
    }

    /// What is stated of inflation, unless it is faulty.
    pub(super) fn inflation(&mut self, stated: Option<Inflation>) -> Result<Option<Inflation>, Faulty> {
        if stated.is_none() && self.known_at("inflation") {
            return Err(Faulty);
        }
        if let Some(Err(error)) = stated.as_ref().map(Inflation::constant) {
            self.push("inflation", error);
            return Err(Faulty);
        }
        Ok(stated)
    }
}

/// Something that is known to be wrong.
#[derive(Debug, Clone, Copy)]
pub(super) struct Faulty;

/// What rates are resolved against; what is unknown because it is faulty itself is `None`, or said to be faulty.
pub(super) struct RateGround {
    pub(super) timeline: Option<Timeline>,
    pub(super) conventions: Option<Conventions>,
    pub(super) inflation: Result<Option<Inflation>, Faulty>,
}

/// The annual rate of the last year by curve, where it is known: that of the case, then those of the names.
pub(super) fn last_rates(
    own: Option<&Discounting>,
    names: Option<&[String]>,
    sound: &[NamedDiscounting],
) -> Vec<Option<Rate>> {
    let named =
        |name: &String| sound.iter().find(|named| named.id.as_str() == name).map(|named| &named.discounting);
    let named = names.unwrap_or_default().iter().map(named);
    [own].into_iter().chain(named).map(|discounting| discounting.map(Discounting::last_rate)).collect()
}

/// Where rates end too early: the table that was chosen, or all that was stated.
fn at_its_place(stated: &DiscountBasis, error: Error) -> Error {
    match stated.table() {
        Some(_) => error.within("schedule"),
        None => error,
    }
}
