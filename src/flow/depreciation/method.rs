//! What every method of depreciation does.

use super::Depreciation;
use crate::error::Error;
use crate::flow::described::Setting;
use crate::measure::Outcome;
use crate::time::Timeline;
use rust_decimal::Decimal;

/// A method of depreciation.
pub(super) trait Method {
    /// Its fields, defaults left out.
    fn settings(&self) -> Vec<(&'static str, Setting)>;

    /// What is never written off of a cost.
    fn salvage(&self) -> Decimal {
        Decimal::ZERO
    }

    /// What is written off in each of the years of a cost above zero and no lower than the salvage value.
    fn written_off(&self, cost: Decimal, years: &Years) -> Vec<Decimal>;

    /// The method for a change of the cost, where what is written off is in proportion to that.
    fn of_change(&self) -> Option<Depreciation>;
}

/// The years of an asset within a timeline in years.
pub(super) struct Years {
    pub(super) timeline: Timeline,
    /// The column of year 1, one or more.
    pub(super) first: u32,
}

impl Years {
    /// The columns.
    pub(super) fn columns(&self) -> impl Iterator<Item = u32> + use<> {
        self.first..=self.timeline.periods()
    }

    /// A figure for each year of a life, which the method gives by its number, and nothing after it.
    pub(super) fn of_life(
        &self,
        life: u32,
        in_year: impl Fn(u32) -> Result<Outcome<Decimal>, Error>,
    ) -> Vec<Decimal> {
        let year = |(year, _): (u32, u32)| if year <= life { figure(in_year(year)) } else { Decimal::ZERO };
        (1..).zip(self.columns()).map(year).collect()
    }
}

/// A depreciation of what was judged before.
pub(super) fn figure(depreciation: Result<Outcome<Decimal>, Error>) -> Decimal {
    let figure = depreciation.ok().and_then(Outcome::value);
    figure.expect("a sound method writes off a part of a cost, by a fraction that is always decided")
}
