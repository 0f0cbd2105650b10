//! Discounting: rates for every year of the timeline, of the price basis of the case.

use super::faults::{Faults, duplicate};
use crate::case::conventions::{Conventions, PriceBasis};
use crate::case::discounting::{DiscountBasis, NamedDiscounting};
use crate::case::draft::NamedBasis;
use crate::error::{Error, ErrorKind};
use crate::limits;
use crate::measure::Discounting;
use crate::tables::RateBasis;
use crate::time::Timeline;
use crate::value::Id;

impl Faults {
    /// The rates of the years of the timeline.
    pub(super) fn resolved_discounting(
        &mut self,
        stated: Option<&DiscountBasis>,
        timeline: Option<Timeline>,
        conventions: Option<Conventions>,
    ) -> Option<Discounting> {
        let mut faults = Faults(Vec::new());
        let resolved = faults.rates(stated?, timeline, conventions);
        self.absorb(&"discounting".into(), None, faults);
        resolved
    }

    /// The names of the other ways of discounting, of faulty ones too, ascending, and the sound ones in that order; no
    /// names where they could not be read.
    pub(super) fn named_discounting(
        &mut self,
        drafts: Option<Vec<NamedBasis>>,
        timeline: Option<Timeline>,
        conventions: Option<Conventions>,
    ) -> (Option<Vec<String>>, Vec<NamedDiscounting>) {
        let Some(mut drafts) = drafts else { return (None, Vec::new()) };
        let mut faults = Faults(Vec::new());
        faults.at_most("named", drafts.len(), "ways of discounting", limits::NAMED_DISCOUNTING);
        drafts.sort_by(|one, other| one.id.cmp(&other.id));
        let mut sound = Vec::new();
        let mut ids: Vec<String> = Vec::new();
        for NamedBasis { id, basis } in drafts {
            let mut own = Faults(Vec::new());
            sound.extend(own.named(&id, ids.last(), basis, timeline, conventions));
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
        timeline: Option<Timeline>,
        conventions: Option<Conventions>,
    ) -> Option<NamedDiscounting> {
        let id: Id = id.parse().map_err(|error| self.0.push(error)).ok()?;
        if previous.is_some_and(|previous| previous == id.as_str()) {
            self.0.push(duplicate(&id));
        }
        let basis = basis?;
        let discounting = self.rates(&basis, timeline, conventions)?;
        Some(NamedDiscounting { id, basis, discounting })
    }

    /// The rates of one way of discounting, its faults with their places in it.
    fn rates(
        &mut self,
        stated: &DiscountBasis,
        timeline: Option<Timeline>,
        conventions: Option<Conventions>,
    ) -> Option<Discounting> {
        let schedule = stated.to_schedule().map_err(|error| self.push("rate", error)).ok()?;
        let conventions = conventions?;
        if let Err(error) = check_price_basis(stated, conventions.price_basis()) {
            self.push("schedule", error);
        }
        let (timeline, timing) = (timeline?, conventions.timing());
        let resolved = Discounting::over(timeline.periods(), &schedule, timeline.step(), timing);
        resolved.map_err(|error| self.0.push(at_its_place(stated, error))).ok()
    }
}

/// Where rates end too early: the table that was chosen, or all that was stated.
fn at_its_place(stated: &DiscountBasis, error: Error) -> Error {
    match stated.table() {
        Some(_) => error.within("schedule"),
        None => error,
    }
}

/// Refuses the rates of a table that contain inflation where prices do not, and the reverse.
fn check_price_basis(stated: &DiscountBasis, prices: PriceBasis) -> Result<(), Error> {
    let expected = match prices {
        PriceBasis::Nominal => RateBasis::Nominal,
        PriceBasis::Real { .. } => RateBasis::Real,
    };
    match stated.table() {
        Some(table) if table.basis() != expected => {
            let found = format!("the {} rates of {:?}", table.basis(), table.id());
            let expected = format!("{expected} rates, as the prices of the case are {prices}");
            Err(Error::new(ErrorKind::Conflict, found, expected))
        }
        _ => Ok(()),
    }
}
