//! From any counter-example to the smallest one.
//!
//! As few assumptions as possible leave the centre; then each of them comes back to it, by readable values, as far as the
//! claim still fails.

use super::departure::Departure;
use super::space::{Space, distance};
use super::trial::{Point, Trial};
use super::verdict::CounterExample;
use crate::error::Errors;
use crate::exact::Rational;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// How many points are tried for one with fewer departures.
const TRIALS: usize = 1_024;

/// How many of the smallest are compared.
const COMPARED: usize = 16;

/// The smallest counter-example, from one that a claim fails at.
pub(super) fn smallest(
    trial: &Trial<'_>,
    space: &Space<'_>,
    found: Point<'_>,
) -> Result<CounterExample, Errors> {
    let found: Vec<Decimal> = found.into_iter().map(|(_, value)| value).collect();
    let reducer = Reducer { trial, space };
    let points = reducer.reduced(found)?;
    let mut examples = points.iter().map(|point| reducer.example(point));
    let first = examples.next().expect("the one that was found is a candidate")?;
    Ok(first.with_others(examples.collect::<Result<_, _>>()?))
}

struct Reducer<'t, 'a> {
    trial: &'t Trial<'t>,
    space: &'t Space<'a>,
}

impl<'a> Reducer<'_, 'a> {
    fn point(&self, values: &[Decimal]) -> Point<'a> {
        self.space
            .dimensions()
            .iter()
            .zip(values)
            .map(|(dimension, value)| (dimension.id(), *value))
            .collect()
    }

    fn example(&self, values: &[Decimal]) -> Result<CounterExample, Errors> {
        let dimensions = self.space.dimensions().iter().zip(values);
        let away = dimensions.filter(|(dimension, value)| **value != dimension.assumption().value());
        let case = self.trial.case;
        let departures = away.map(|(dimension, value)| Departure::of(case, dimension, *value)).collect();
        Ok(CounterExample::new(departures, self.trial, self.trial.rebuilt(&self.point(values))?))
    }

    fn fails(&self, values: &[Decimal]) -> Result<bool, Errors> {
        self.trial.fails(&self.point(values))
    }

    fn origin(&self) -> Vec<Decimal> {
        self.space.dimensions().iter().map(super::space::Dimension::origin).collect()
    }

    /// Which dimensions leave the origin.
    fn away(&self, values: &[Decimal]) -> Vec<usize> {
        let origin = self.origin();
        (0..values.len()).filter(|&index| values[index] != origin[index]).collect()
    }

    /// The smallest one of each set of assumptions, of those as small as any, and the nearest first.
    fn reduced(&self, found: Vec<Decimal>) -> Result<Vec<Vec<Decimal>>, Errors> {
        let found = self.without_needless(found)?;
        let candidates = self.with_fewest(found)?;
        let nearest = candidates.iter().map(|candidate| self.nearest(candidate));
        let mut points: Vec<Vec<Decimal>> = nearest.collect::<Result<_, _>>()?;
        points.sort_by_cached_key(|point| (self.away(point).len(), self.longest_way(point)));
        let fewest = points.first().map(|point| self.away(point).len());
        let mut sets = BTreeSet::new();
        points.retain(|point| {
            let away = self.away(point);
            Some(away.len()) == fewest && sets.insert(away)
        });
        Ok(points)
    }

    /// Back to the origin with each value that is not needed.
    fn without_needless(&self, mut values: Vec<Decimal>) -> Result<Vec<Decimal>, Errors> {
        let origin = self.origin();
        loop {
            let mut is_changed = false;
            for index in self.away(&values) {
                let before = std::mem::replace(&mut values[index], origin[index]);
                if self.fails(&values)? {
                    is_changed = true;
                } else {
                    values[index] = before;
                }
            }
            if !is_changed {
                return Ok(values);
            }
        }
    }

    /// Corners of fewest departures at which the claim fails, and what was found where there is no corner of fewer.
    fn with_fewest(&self, found: Vec<Decimal>) -> Result<Vec<Vec<Decimal>>, Errors> {
        let most = self.away(&found).len();
        let mut tried = 0;
        for size in 1..=most {
            let mut failing: Vec<Vec<Decimal>> = Vec::new();
            for corner in self.corners_of(size, TRIALS - tried) {
                tried += 1;
                if failing.len() < COMPARED && self.fails(&corner)? {
                    failing.push(corner);
                }
            }
            if size == most && !failing.contains(&found) {
                failing.push(found.clone());
            }
            if !failing.is_empty() {
                return Ok(failing);
            }
        }
        Ok(vec![found])
    }

    /// Points at which so many assumptions are at a corner of their range and the others at the origin, at most so many.
    fn corners_of(&self, size: usize, most: usize) -> Vec<Vec<Decimal>> {
        let mut corners = Vec::new();
        self.extend_corners(&mut corners, self.origin(), 0, size, most);
        corners
    }

    fn extend_corners(
        &self,
        corners: &mut Vec<Vec<Decimal>>,
        values: Vec<Decimal>,
        first: usize,
        size: usize,
        most: usize,
    ) {
        if size == 0 {
            corners.push(values);
            return;
        }
        for index in first..values.len() {
            for departure in self.space.dimensions()[index].departures() {
                if corners.len() >= most {
                    return;
                }
                let mut next = values.clone();
                next[index] = departure;
                self.extend_corners(corners, next, index + 1, size - 1, most);
            }
        }
    }

    /// As near to the origin as the claim still fails: all values together first, so that none of them has all of the way to
    /// go, then each by itself.
    fn nearest(&self, values: &[Decimal]) -> Result<Vec<Decimal>, Errors> {
        let origin = self.origin();
        let away = self.away(values);
        let paths: Vec<Vec<Decimal>> =
            away.iter().map(|&index| self.space.dimensions()[index].path_to(values[index])).collect();
        let longest = paths.iter().map(Vec::len).max().unwrap_or_default();
        let at = |steps: &[usize]| {
            let mut point = origin.clone();
            for ((&index, path), &step) in away.iter().zip(&paths).zip(steps) {
                point[index] = if step == 0 { origin[index] } else { path[step - 1] };
            }
            point
        };
        let together = |step: usize| -> Vec<usize> {
            paths.iter().map(|path| (path.len() * step).div_ceil(longest)).collect()
        };
        let step = first_failing(longest, |step| self.fails(&at(&together(step))))?;
        let mut steps = together(step);
        loop {
            let before = steps.clone();
            for place in 0..steps.len() {
                let trial = |step: usize| {
                    let mut steps = steps.clone();
                    steps[place] = step;
                    self.fails(&at(&steps))
                };
                steps[place] = first_failing(steps[place], trial)?;
            }
            if steps == before {
                let nearest = at(&steps);
                let needed = self.without_needless(nearest.clone())?;
                return if needed == nearest { Ok(needed) } else { self.nearest(&needed) };
            }
        }
    }

    /// The longest way from the origin, as a share of the range.
    fn longest_way(&self, values: &[Decimal]) -> Rational {
        let ways = self.space.dimensions().iter().zip(values).map(|(dimension, value)| {
            let range = distance(dimension.low(), dimension.high());
            distance(*value, dimension.origin()).checked_div(&range)
        });
        ways.flatten().max().unwrap_or_else(|| Rational::from_integer(0))
    }
}

/// A step at which something fails and before which it does not; the first one, where it goes on failing once it does. It is
/// known to fail at the last step.
fn first_failing(last: usize, fails: impl Fn(usize) -> Result<bool, Errors>) -> Result<usize, Errors> {
    let (mut holds, mut failing) = (0, last);
    while failing > holds + 1 {
        let middle = holds + (failing - holds) / 2;
        if fails(middle)? {
            failing = middle;
        } else {
            holds = middle;
        }
    }
    Ok(failing)
}
