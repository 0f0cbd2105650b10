//! The case at other values of its assumptions, or at another rate: what depends on them is computed anew, and nothing else.

use super::BusinessCase;
use super::cells::Rules;
use super::delay::Delay;
use super::discounting::RateChange;
use super::inflation::Inflation;
use super::layout;
use super::line::{CaseAlternative, Line};
use super::loan::CaseLoan;
use super::residual::Residual;
use crate::error::{Error, Errors, Segment};
use crate::value::{Id, Rate};
use rust_decimal::Decimal;

/// Refuses a case whose cells cannot be computed at the low or the high value of an assumption, so that an appraisal
/// can show both.
pub(super) fn check_ranges(case: &BusinessCase) -> Result<(), Errors> {
    let mut faults = Vec::new();
    for (position, assumption) in case.assumptions.iter().enumerate() {
        for (end, value) in [("low", assumption.low), ("high", assumption.high)] {
            if let Some(Err(errors)) = value.map(|value| case.at(assumption.id(), value)) {
                let error = at_end(errors).within(end).labelled(assumption.id.as_str());
                faults.push(error.within(Segment::item("assumption", position)));
            }
        }
    }
    Errors::none_in(faults)
}

/// A fault that an amount has at one end of the range of an assumption.
fn at_end(errors: Errors) -> Error {
    let first = errors.into_iter().next().expect("errors are never empty");
    let line = first.label().unwrap_or_default();
    let found = format!("{} for {line:?} at this value", first.found());
    Error::new(first.kind(), found, first.expected())
}

impl BusinessCase {
    /// The case at another value of one assumption, its range left as it is; only what depends on it is computed anew.
    pub(crate) fn at(&self, assumption: &Id, value: Decimal) -> Result<Self, Errors> {
        self.at_all(&[(assumption, value)])
    }

    /// The same at other values of several assumptions at once: no value in between is asked for.
    pub(crate) fn at_all(&self, values: &[(&Id, Decimal)]) -> Result<Self, Errors> {
        let mut changed = self.clone();
        for candidate in &mut changed.assumptions {
            if let Some((_, value)) = values.iter().find(|(id, _)| **id == candidate.id) {
                candidate.value = value.normalize();
            }
        }
        let any = |is_moved: &dyn Fn(&Id) -> bool| values.iter().any(|(id, _)| is_moved(id));
        changed.compute_cells(
            |delay, line| any(&|id| delay.is_by(id.as_str()) || line.depends_on(id)),
            |delay, loan| any(&|id| delay.is_by(id.as_str()) || loan.depends_on(id)),
        )?;
        changed.settle_tax();
        changed.settle_moments();
        Ok(changed)
    }

    /// The case with its lines as they are, discounted as a whole at another annual rate, stated in the prices of its own;
    /// what goes on for ever is worth what it is at that rate.
    ///
    /// # Errors
    ///
    /// Growth for ever that is not below the rate; a rate that no decimal holds in the prices of the case.
    pub(crate) fn at_rate(&self, stated: Rate) -> Result<Self, Errors> {
        let inflation = self.inflation.as_ref().map_or(Ok(None), Inflation::constant)?;
        let change = RateChange::of(&self.discount_basis, self.conventions.price_basis(), inflation)?;
        let mut changed = self.clone();
        changed.discounting = self.discounting.at_one_rate(change.applied(stated)?);
        let goes_on = |line: &Line| matches!(line.residual, Some(Residual::Perpetuity { .. }));
        changed.compute_cells(|_, line| goes_on(line), |_, _| false)?;
        changed.settle_tax();
        changed.settle_discounts();
        Ok(changed)
    }

    /// Computes the cells of some lines and the payments on some loans anew, at the central values of all assumptions.
    fn compute_cells(
        &mut self,
        wanted: impl Fn(&Delay, &Line) -> bool,
        wanted_loan: impl Fn(&Delay, &CaseLoan) -> bool,
    ) -> Result<(), Errors> {
        let values = self.values();
        let inflation = self.inflation.clone();
        let rules = Rules::of(self.conventions, self.timeline, inflation.as_ref(), self.last_rates());
        let timeline = self.timeline;
        let mut faults = Vec::new();
        for (position, alternative) in self.alternatives.iter_mut().enumerate() {
            let CaseAlternative { renewed_every, service, delay, lines, loans, name, .. } = alternative;
            let segment = Segment::item("alternative", position);
            let site = match layout::site(timeline, *renewed_every, *service, delay, &values) {
                Ok(site) => site,
                Err(error) => {
                    faults.push(error.labelled(name).within(segment));
                    continue;
                }
            };
            for (place, line) in with_segments(lines).filter(|(_, line)| wanted(delay, line)) {
                if let Err(error) = line.compute(&values, site, &rules) {
                    faults.push(error.labelled(&line.name).within(place).within(segment.clone()));
                }
            }
            for (index, loan) in loans.iter_mut().enumerate().filter(|(_, loan)| wanted_loan(delay, loan)) {
                if let Err(error) = loan.compute(&values, timeline, site.placing.delay) {
                    let place = Segment::item("loan", index);
                    faults.push(error.labelled(loan.name()).within(place).within(segment.clone()));
                }
            }
        }
        Errors::none_in(faults)
    }
}

/// Each line with its place in the document: the lists of costs, benefits and dis-benefits count for themselves.
fn with_segments(lines: &mut [Line]) -> impl Iterator<Item = (Segment, &mut Line)> {
    let mut previous = "";
    let mut index = 0;
    lines.iter_mut().map(move |line| {
        let key = line.kind.key();
        index = if key == previous { index + 1 } else { 0 };
        previous = key;
        (Segment::item(key, index), line)
    })
}
