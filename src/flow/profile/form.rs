//! What every form of profile says of how it lies over a timeline.

pub(super) use crate::flow::described::{Described, Field, FieldKind, Misstated, Setting, Settings};

use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::time::Timeline;
use jiff::civil::Date;

/// A form as it lies over a timeline.
pub(super) trait Form {
    /// Where it starts, unless it says otherwise.
    fn start(&self) -> Start {
        Start::AtDecision
    }

    /// The last column in which it may occur, for what recurs.
    fn until_mut(&mut self) -> Option<&mut Option<u32>> {
        None
    }

    /// Its fields, defaults left out.
    fn settings(&self) -> Vec<(&'static str, Setting)>;

    /// The last column that it is stated to reach; for what goes on to the end, its first.
    fn last_column(&self, span: &Span) -> Result<u32, Error>;

    /// What falls when; columns ascend.
    fn occurrences(&self, span: &Span) -> Result<Vec<Occurrence>, Error>;
}

/// Where a form starts, unless it says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// At the decision date.
    AtDecision,
    /// With the first period of service.
    InService,
    /// On dates of its own.
    Dated,
}

/// Where a profile lies.
#[derive(Debug)]
pub(crate) struct Span {
    /// Its first column, the delay included.
    pub(super) first: u32,
    pub(super) delay: u32,
    pub(super) timeline: Timeline,
}

/// A part of the amount that falls in a column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Occurrence {
    pub(crate) column: u32,
    /// The day, for what does not fall at the moment of its column.
    pub(crate) date: Option<Date>,
    pub(crate) multiple: Rational,
}

impl Span {
    /// Refuses what ends before it starts, or after the timeline.
    pub(super) fn check(&self, last: u32) -> Result<(), Error> {
        let first = self.first;
        if last < first {
            let found = format!("an end at column {last} with a start at column {first}");
            return Err(Error::new(ErrorKind::Disordered, found, "an end that is no earlier than the start"));
        }
        let periods = self.timeline.periods();
        if last <= periods {
            return Ok(());
        }
        let found = match self.delay {
            0 => format!("column {last}"),
            delay => format!("column {last}, its delay of {delay} included"),
        };
        let expected = format!("a column from 0 to {periods}, the last one");
        Err(Error::new(ErrorKind::OutsideHorizon, found, expected))
    }

    /// Multiples in consecutive columns from the first.
    pub(super) fn consecutive(&self, multiples: impl IntoIterator<Item = Rational>) -> Vec<Occurrence> {
        (self.first..).zip(multiples).map(Occurrence::in_column).collect()
    }

    /// The last of so many consecutive columns.
    pub(super) fn end_of_list(&self, count: usize) -> u32 {
        let after_first = u32::try_from(count).map_or(u32::MAX, |count| count.saturating_sub(1));
        self.first.saturating_add(after_first)
    }

    /// The last column of what recurs until a stated column: that column with its delay, or the first.
    pub(super) fn stated_end(&self, until: Option<u32>) -> u32 {
        until.map_or(self.first, |until| until.saturating_add(self.delay))
    }

    /// The columns of what recurs until a stated column, or to the end.
    pub(super) fn recurring(&self, interval: u32, until: Option<u32>) -> impl Iterator<Item = u32> + use<> {
        let periods = self.timeline.periods();
        let last = until.map_or(periods, |until| until.saturating_add(self.delay)).min(periods);
        (self.first..=last).step_by(interval as usize)
    }
}

impl Occurrence {
    pub(super) fn in_column((column, multiple): (u32, Rational)) -> Self {
        Self { column, date: None, multiple }
    }
}
