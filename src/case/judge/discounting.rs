//! Discounting: rates for every year of the timeline, of the price basis of the case.

use super::faults::Faults;
use crate::case::conventions::{Conventions, PriceBasis};
use crate::case::discounting::DiscountBasis;
use crate::error::{Error, ErrorKind};
use crate::measure::Discounting;
use crate::tables::RateBasis;
use crate::time::Timeline;

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
