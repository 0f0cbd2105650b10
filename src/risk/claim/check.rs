//! The ranges of a claim, stated one after the other, and what comes of it.

use super::proof::{self, NoProof};
use super::reduce;
use super::space::{Dimension, Space, delays};
use super::statement::Claim;
use super::trial::{Margin, Point, Standing, Trial};
use super::verdict::{Conclusion, Proof, Search, Verdict};
use crate::case::{BusinessCase, CaseAlternative, CaseAssumption};
use crate::error::{Error, ErrorKind, Errors};
use crate::float::random::Random;
use crate::limits;
use crate::value::decimal;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// Points of a search, unless said otherwise.
const POINTS: u32 = 1_000;

/// A claim about a case with the ranges of assumptions over which it is to hold; the others keep their central values.
///
/// See [`BusinessCase::claim`].
#[derive(Debug)]
#[must_use = "a claim says nothing until it is checked"]
pub struct ClaimCheck<'a> {
    case: &'a BusinessCase,
    claim: Claim<'a>,
    stated: Stated,
    ranges: Vec<(String, RangeInclusive<Decimal>)>,
    seed: u64,
    points: u32,
}

/// Whether the ranges of the case are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stated {
    Ignored,
    Taken,
}

impl BusinessCase {
    /// States a claim about the case, to be proved or refuted over ranges of its assumptions.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// let case = BusinessCase::builder("Permits", Currency::GBP)
    ///     .timeline(Timeline::years(2026, 1))
    ///     .conventions(Conventions::nominal().end_of_period())
    ///     .discounting(percent!(10))
    ///     .assumption(Assumption::new("forms", dec!(275)).unit("forms a year").between(dec!(200), dec!(300)))
    ///     .baseline(
    ///         Alternative::business_as_usual("Paper")
    ///             .cost(Cost::new("Handling", Amount::of("forms").times(dec!(4), "GBP a form")).every_period()),
    ///     )
    ///     .alternative(Alternative::do_something("Online").cost(Cost::new("Build", gbp(800)).capital().once()))
    ///     .build()?;
    ///
    /// // 800 today against 4 GBP a form in a year: from 220 forms down, 880 / 1.1 = 800, it is not worth it.
    /// let verdict = case.claim(Claim::beats_baseline("online")).over_stated_ranges().check()?;
    /// let example = verdict.counter_example().expect("200 forms are too few");
    /// assert_eq!(example.departures()[0].value(), dec!(220));
    /// assert_eq!(
    ///     verdict.to_string(),
    ///     "refuted: the net present value of \"Online\" against the baseline stays above zero: not with forms 220 instead \
    ///      of 275 forms a year: it is then 0 GBP"
    /// );
    /// // Above that it is.
    /// let verdict = case.claim(Claim::beats_baseline("online")).vary("forms", dec!(221)..=dec!(300)).check()?;
    /// assert!(verdict.is_proved());
    /// # Ok::<(), Errors>(())
    /// ```
    pub fn claim<'a>(&'a self, claim: Claim<'a>) -> ClaimCheck<'a> {
        ClaimCheck { case: self, claim, stated: Stated::Ignored, ranges: Vec::new(), seed: 0, points: POINTS }
    }
}

impl<'a> ClaimCheck<'a> {
    /// Over the ranges that the case states for its assumptions. One that is given by [`vary`](Self::vary) takes the place of
    /// that.
    pub fn over_stated_ranges(mut self) -> Self {
        self.stated = Stated::Taken;
        self
    }

    /// Over a range of one assumption, its ends included. What delays something moves in whole periods.
    pub fn vary(mut self, assumption: impl Into<String>, range: RangeInclusive<Decimal>) -> Self {
        self.ranges.push((assumption.into(), range));
        self
    }

    /// The seed of a search, 0 unless said otherwise: the same one finds the same.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// At how many points to search, 1 000 unless said otherwise, at most [`limits::CLAIM_POINTS`].
    pub fn points(mut self, points: u32) -> Self {
        self.points = points;
        self
    }

    /// Proves the claim, refutes it, or searches for a counter-example in vain.
    ///
    /// # Errors
    ///
    /// All at once: an unknown assumption or alternative, one that is given twice, a range upside down, a delay that is no
    /// whole number of periods, an end that the case does not admit, too many points. Where all ends are admitted by
    /// themselves and a point of the ranges is not: that point.
    pub fn check(&self) -> Result<Verdict, Errors> {
        let mut faults = Vec::new();
        let test = self.claim.test(self.case).map_err(|fault| faults.push(fault)).ok();
        let dimensions = self.dimensions(&mut faults);
        let points = match self.points {
            0 => Err(ErrorKind::OutOfRange),
            1..=limits::CLAIM_POINTS => Ok(()),
            _ => Err(ErrorKind::OverLimit),
        };
        if let Err(kind) = points {
            let expected = format!("a number from 1 to {}", limits::CLAIM_POINTS);
            faults.push(Error::new(kind, self.points.to_string(), expected).within("points"));
        }
        Errors::none_in(faults)?;
        let trial = Trial { case: self.case, test: test.expect("a claim without a test is a fault") };
        let ranges = dimensions.iter().map(Dimension::range).collect();
        let conclusion = self.conclusion(&trial, &Space::new(relevant(&trial, dimensions)))?;
        Ok(Verdict::new(self.claim.sentence(self.case), ranges, conclusion))
    }

    fn dimensions(&self, faults: &mut Vec<Error>) -> Vec<Dimension<'a>> {
        let mut given = BTreeSet::new();
        let mut own = Vec::new();
        for (index, (id, range)) in self.ranges.iter().enumerate() {
            let at = |fault: Error| fault.within(index).within("vary");
            match self.case.position_of_assumption(id) {
                Err(fault) => faults.push(at(fault)),
                Ok(position) if !given.insert(position) => {
                    let expected = "each assumption once";
                    let fault = Error::new(ErrorKind::DuplicateId, format!("{id:?} again"), expected);
                    faults.push(at(fault));
                }
                Ok(position) => match self.ranged(&self.case.assumptions()[position], range) {
                    Ok(dimension) => own.push((index, position, dimension)),
                    Err(those) => faults.extend(those.into_iter().map(at)),
                },
            }
        }
        let center: Point<'_> =
            own.iter().map(|(_, _, dimension)| (dimension.id(), dimension.origin())).collect();
        for (index, _, dimension) in &own {
            let refused = refused_ends(self.case, dimension, &center);
            faults.extend(refused.into_iter().map(|fault| fault.within(*index).within("vary")));
        }
        let mut all: Vec<(usize, Dimension<'a>)> =
            own.into_iter().map(|(_, position, dimension)| (position, dimension)).collect();
        if self.stated == Stated::Taken {
            let stated = self.case.assumptions().iter().enumerate();
            let others = stated.filter(|(position, _)| !given.contains(position));
            all.extend(others.filter_map(|(position, one)| Some((position, self.stated_range(one)?))));
        }
        all.sort_by_key(|(position, _)| *position);
        all.into_iter().map(|(_, dimension)| dimension).collect()
    }

    /// The range of an assumption that the case states; an end that it does not state is the central value.
    fn stated_range(&self, assumption: &'a CaseAssumption) -> Option<Dimension<'a>> {
        let (low, high) = (assumption.low(), assumption.high());
        low.or(high)?;
        let [low, high] = [low, high].map(|end| end.unwrap_or(assumption.value()));
        Some(Dimension::new(self.case, assumption, low, high))
    }

    fn ranged(
        &self,
        assumption: &'a CaseAssumption,
        range: &RangeInclusive<Decimal>,
    ) -> Result<Dimension<'a>, Vec<Error>> {
        let [low, high] = [range.start(), range.end()].map(Decimal::normalize);
        let mut faults = Vec::new();
        if low > high {
            let found = format!("{} to {}", decimal::to_text(low), decimal::to_text(high));
            faults.push(Error::new(ErrorKind::Disordered, found, "a range from its low end to its high end"));
        }
        if delays(self.case, assumption.id()) {
            let expected =
                format!("a whole number of periods from 0 to {}, as it is a delay", limits::PERIODS);
            let ends = [("low", low), ("high", high)];
            faults.extend(ends.into_iter().filter(|(_, value)| !is_delay(*value)).map(|(end, value)| {
                Error::new(ErrorKind::OutOfRange, decimal::to_text(value), expected.clone()).within(end)
            }));
        }
        if faults.is_empty() {
            return Ok(Dimension::new(self.case, assumption, low, high));
        }
        Err(faults.into_iter().map(|fault| fault.labelled(assumption.id().as_str())).collect())
    }

    fn conclusion(&self, trial: &Trial<'_>, space: &Space<'_>) -> Result<Conclusion, Errors> {
        let origin = space.origin();
        if trial.fails(&origin).map_err(|errors| at_point(errors, &origin))? {
            return refuted(trial, space, origin);
        }
        let obstacle = match proof::obstacle(trial, space.dimensions()) {
            Some(obstacle) => obstacle,
            None => match corners(trial, space)? {
                Corners::Hold(proof) => return Ok(Conclusion::Proved(proof)),
                Corners::Fail(point) => {
                    return refuted(trial, space, point);
                }
                Corners::HoldBarely => NoProof::WithinRounding,
            },
        };
        self.search(trial, space, obstacle)
    }

    fn search(&self, trial: &Trial<'_>, space: &Space<'_>, obstacle: NoProof) -> Result<Conclusion, Errors> {
        let random = Random::seeded(self.seed);
        let half = self.points / 2;
        let all = space.corner_count(half as usize).and_then(|count| u32::try_from(count).ok());
        let corner_count = all.unwrap_or(half);
        let some_corners = (0..u64::from(half)).map(|place| space.some_corner(random, place));
        let corners: Box<dyn Iterator<Item = Point<'_>>> = match all {
            Some(_) => Box::new(space.corners()),
            None => Box::new(some_corners),
        };
        let inside = u64::from(self.points - corner_count);
        for point in corners.chain((0..inside).map(|place| space.some_point(random, place))) {
            if trial.fails(&point).map_err(|errors| at_point(errors, &point))? {
                return refuted(trial, space, point);
            }
        }
        Ok(Conclusion::NotRefuted(Search::new(self.seed, corner_count, self.points - corner_count, obstacle)))
    }
}

fn refuted(trial: &Trial<'_>, space: &Space<'_>, point: Point<'_>) -> Result<Conclusion, Errors> {
    reduce::smallest(trial, space, point).map(|example| Conclusion::Refuted(Box::new(example)))
}

fn is_delay(value: Decimal) -> bool {
    value.is_integer() && value.to_u32().is_some_and(|periods| periods <= limits::PERIODS)
}

/// The ends of a range that the case refuses, while all others stay at the centre.
fn refused_ends(case: &BusinessCase, dimension: &Dimension<'_>, center: &Point<'_>) -> Vec<Error> {
    let id = dimension.id();
    let refusal = |(end, value): (&'static str, Decimal)| {
        let others = center.iter().filter(|(other, _)| *other != id).map(|(id, at)| (id.as_str(), *at));
        let errors = case.with_assumptions(others.chain([(id.as_str(), value)])).err()?;
        let first = errors.iter().next()?;
        let found = match first.label().filter(|label| *label != id.as_str()) {
            Some(line) => format!("{} for {line:?} at {}", first.found(), decimal::to_text(value)),
            None => first.found().to_owned(),
        };
        Some(Error::new(first.kind(), found, first.expected()).within(end).labelled(id.as_str()))
    };
    [("low", dimension.low()), ("high", dimension.high())].into_iter().filter_map(refusal).collect()
}

/// The faults of a case at a point that is within ranges each of which is admitted by itself.
fn at_point(errors: Errors, point: &Point<'_>) -> Errors {
    let values: Vec<String> =
        point.iter().map(|(id, value)| format!("{id} {}", decimal::to_text(*value))).collect();
    let place = |error: Error| {
        let found = format!("{} with {}", error.found(), values.join(", "));
        let fault = Error::new(error.kind(), found, error.expected()).within("ranges");
        match error.label() {
            Some(label) => fault.labelled(label),
            None => fault,
        }
    };
    let faults = errors.into_iter().map(place).collect();
    Errors::none_in(faults).expect_err("errors are never empty")
}

/// The ranges that can make a difference to what is claimed.
fn relevant<'a>(trial: &Trial<'_>, dimensions: Vec<Dimension<'a>>) -> Vec<Dimension<'a>> {
    let Some(alternatives) = trial.alternatives() else { return dimensions };
    let matters = |dimension: &Dimension<'_>| {
        let depends = |one: &&CaseAlternative| one.depends_on(dimension.id());
        // What is not asked about is computed all the same: a central value out of the range is left for it.
        alternatives.iter().any(depends) || dimension.origin() != dimension.assumption().value()
    };
    dimensions.into_iter().filter(matters).collect()
}

/// What the corners say, where they speak for all points.
enum Corners<'a> {
    Hold(Proof),
    HoldBarely,
    Fail(Point<'a>),
}

fn corners<'a>(trial: &Trial<'_>, space: &Space<'a>) -> Result<Corners<'a>, Errors> {
    let mut count = 0;
    let mut margin: Option<Margin> = None;
    for point in space.corners() {
        count += 1;
        match trial.at(&point).map_err(|errors| at_point(errors, &point))? {
            Standing::Fails => return Ok(Corners::Fail(point)),
            Standing::Holds(None) => {}
            Standing::Holds(Some(here)) => {
                margin = Some(match margin {
                    Some(before) => before.joined(&here),
                    None => here,
                });
            }
        }
    }
    let is_clear = space.is_finite() || margin.is_none_or(|margin| margin.is_beyond_rounding());
    Ok(if is_clear { Corners::Hold(Proof::new(count)) } else { Corners::HoldBarely })
}
