//! Where the lines of an alternative lie: its service date, its delay and its renewals, and the delays of its lines.

use super::cells::Values;
use super::delay::Delay;
use crate::error::{Error, ErrorKind};
use crate::flow::{Occurrence, Placing};
use crate::limits;
use crate::time::Timeline;
use jiff::civil::Date;
use num_integer::Integer;

/// Where the lines of an alternative are laid out, before the delay of each.
#[derive(Debug, Clone, Copy)]
pub(super) struct Site {
    /// Where they lie at first: within the whole timeline, or within the life of an alternative that is renewed.
    pub(super) placing: Placing,
    /// How often all of it comes, one life after the other.
    pub(super) lives: u32,
}

impl Site {
    /// What falls within one life, in every life with the column at which that begins.
    pub(super) fn over_all_lives(&self, occurrences: &[Occurrence]) -> Vec<(u32, Occurrence)> {
        let life = self.placing.timeline.periods();
        let moved = |start: u32, occurrence: &Occurrence| {
            let later = |date| self.placing.timeline.later(date, start);
            let date =
                occurrence.date.map(|date| later(date).expect("every life ends with the timeline or before"));
            let column = occurrence.column + start;
            (start, Occurrence { column, date, multiple: occurrence.multiple.clone() })
        };
        let starts = (0..self.lives).map(|life_number| life_number * life);
        starts.flat_map(|start| occurrences.iter().map(move |occurrence| moved(start, occurrence))).collect()
    }
}

/// How far things last within a timeline.
#[derive(Debug, Clone, Copy)]
pub(super) struct Horizon {
    last_column: u32,
    /// The column at whose end service begins.
    service: u32,
}

impl Horizon {
    /// Of an alternative laid out so.
    pub(super) fn of(site: &Site) -> Self {
        let Placing { timeline, delay, first_period } = site.placing;
        Self {
            last_column: timeline.periods() * site.lives,
            service: (first_period - 1).saturating_add(delay),
        }
    }

    /// The first column in which what came in a column is in use.
    pub(super) fn in_use_from(self, column: u32) -> u32 {
        column.max(self.service).saturating_add(1)
    }

    /// How many columns of a life are left at the end, of what came in a column.
    pub(super) fn left_of(self, life: u32, column: u32) -> u32 {
        column.max(self.service).saturating_add(life).saturating_sub(self.last_column).min(life)
    }
}

/// Where the lines of an alternative are laid out.
///
/// # Errors
///
/// Those of [`one_life`], at `renewed_every`, of [`first_period`], at `service`, and of [`Delay::columns`], at `delay`.
pub(super) fn site(
    timeline: Timeline,
    renewed_every: Option<u32>,
    service: Option<Date>,
    delay: &Delay,
    values: &Values,
) -> Result<Site, Error> {
    let life = one_life(timeline, renewed_every).map_err(|error| error.within("renewed_every"))?;
    let placing = placing(life, service, delay, values)?;
    Ok(Site { placing, lives: timeline.periods() / life.periods() })
}

/// The timeline of one life.
///
/// # Errors
///
/// [`ErrorKind::OutOfRange`] for no life; [`ErrorKind::Conflict`] for one that does not end with the timeline, after
/// however many renewals.
fn one_life(timeline: Timeline, renewed_every: Option<u32>) -> Result<Timeline, Error> {
    let periods = timeline.periods();
    let Some(life) = renewed_every else { return Ok(timeline) };
    if !(1..=limits::PERIODS).contains(&life) {
        let expected = format!("a life of 1 to {} periods", limits::PERIODS);
        return Err(Error::new(ErrorKind::OutOfRange, life.to_string(), expected));
    }
    if !periods.is_multiple_of(life) {
        let found = format!("a life of {life} periods in a timeline of {periods}");
        let multiple = Some(periods.lcm(&life)).filter(|multiple| *multiple <= limits::PERIODS);
        let such =
            multiple.map_or_else(String::new, |multiple| format!(", such as one of {multiple} periods"));
        let expected = format!("a timeline in which every life ends{such}");
        return Err(Error::new(ErrorKind::Conflict, found, expected));
    }
    Timeline::starting(timeline.start(), life, timeline.step())
}

fn placing(
    timeline: Timeline,
    service: Option<Date>,
    delay: &Delay,
    values: &Values,
) -> Result<Placing, Error> {
    let first_period = first_period(timeline, service).map_err(|error| error.within("service"))?;
    let delay = delay.columns(values).map_err(|error| error.within("delay"))?;
    Ok(Placing { timeline, delay, first_period })
}

/// The first column of service.
///
/// # Errors
///
/// [`ErrorKind::OutsideHorizon`] for a service date before the start or that leaves no period;
/// [`ErrorKind::Conflict`] for one within a period.
fn first_period(timeline: Timeline, service: Option<Date>) -> Result<u32, Error> {
    let Some(date) = service else { return Ok(1) };
    let last = timeline.end_of(timeline.periods() - 1);
    let column = timeline.column_of(date).filter(|&column| column < timeline.periods()).ok_or_else(|| {
        let expected = format!("a date from {} to {last}, the start of the last period", timeline.start());
        Error::new(ErrorKind::OutsideHorizon, date.to_string(), expected)
    })?;
    if timeline.end_of(column) == date {
        return Ok(column + 1);
    }
    let (before, after) = (timeline.end_of(column - 1), timeline.end_of(column));
    let expected = format!("the start of a period: {before} or {after}");
    Err(Error::new(ErrorKind::Conflict, format!("{date}, within a period"), expected))
}

/// The same for one of its lines.
///
/// # Errors
///
/// Those of [`Delay::columns`].
pub(super) fn delayed(placing: Placing, delay: &Delay, values: &Values) -> Result<Placing, Error> {
    let delay = placing.delay.saturating_add(delay.columns(values)?);
    Ok(Placing { delay, ..placing })
}
