//! Where the lines of an alternative lie: its service date, its delay, and those of its lines.

use super::cells::Values;
use super::delay::Delay;
use crate::error::{Error, ErrorKind};
use crate::flow::Placing;
use crate::time::Timeline;
use jiff::civil::Date;

/// Where profiles of an alternative are laid out, before the delay of a line.
///
/// # Errors
///
/// Those of [`first_period`], at `service`, and of [`Delay::columns`], at `delay`.
pub(super) fn placing(
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
