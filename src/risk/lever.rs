//! One input that moves while all others stay, and what turns on the way.

use super::course::{Anchor, Course, Root};
use super::reach::{self, Bound};
use super::switching::{LeadChange, NpvSwitch, PreferenceSwitch, Switches, SwitchingValue};
use super::worth::Worth;
use crate::appraisal::Appraisal;
use crate::appraisal::net_flow::NetFlow;
use crate::case::{BusinessCase, CaseAlternative, CaseAssumption, Line, LossRule, Residual, Treatment};
use crate::exact::Real;
use crate::exact::real::by_precision;
use crate::flow::Depreciation;
use crate::measure::{Outcome, Reason};
use crate::value::{Id, decimal};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// What every switching value of a case starts from.
pub(super) struct Setting<'a> {
    case: &'a BusinessCase,
    /// The worth of each alternative.
    worths: Vec<Worth<'a>>,
    /// The position of the only leader, where there is one.
    leader: Option<usize>,
}

/// An input with the worth of each alternative as a function of it.
struct Lever<'a> {
    courses: Vec<Course<'a>>,
    present: Anchor,
    /// What a factor of zero stands for.
    origin: Decimal,
    /// What a factor of one stands for beyond that.
    unit: Decimal,
    /// What no value may pass.
    bounds: Vec<Bound>,
    /// The stated range, from low to high.
    range: Option<(Decimal, Decimal)>,
}

impl<'a> Setting<'a> {
    pub(super) fn of(appraisal: &'a Appraisal) -> Self {
        let case = appraisal.case();
        let worth = |alternative: &CaseAlternative| worth_of(case, case, alternative);
        let leader = match appraisal.ranking().leaders() {
            [only] => case.alternatives().iter().position(|alternative| alternative.id() == only),
            _ => None,
        };
        Self { case, worths: case.alternatives().iter().map(worth).collect(), leader }
    }

    pub(super) fn alternative(&self, position: usize) -> &'a CaseAlternative {
        &self.case.alternatives()[position]
    }

    /// What turns as a line becomes a multiple of itself.
    pub(super) fn of_line(&self, position: usize, line: &'a Line) -> Switches {
        let Some(cells) = taxed_cells(self.case, self.alternative(position), line) else {
            return Switches::none(Reason::TaxOutOfProportion);
        };
        let mut courses = self.still_courses();
        let worth = |part: NetFlow| Worth::of(self.case.discounts(), part.into_amounts());
        let cells = worth(cells);
        let course = Course::still(self.worths[position].clone()).letting_move(&cells, 1);
        // What an asset can be sold for is stated by itself.
        courses[position] = match line.residual().and_then(Residual::resale) {
            Some(_) => course,
            None => course.letting_move(&worth(NetFlow::of_residual(self.case, line)), 1),
        };
        self.switches(&Lever {
            courses,
            present: Anchor::One,
            origin: Decimal::ZERO,
            unit: Decimal::ONE,
            bounds: Vec::new(),
            range: None,
        })
    }

    /// What turns as an assumption moves.
    pub(super) fn of_assumption(&self, assumption: &CaseAssumption) -> Switches {
        if self.delays_lines(assumption.id()) {
            return Switches::none(Reason::DelaysLines);
        }
        let lever = match reach::moves_a_level(self.case, assumption.id()) {
            true => self.level_lever(assumption),
            false => self.lever(assumption),
        };
        match lever {
            Ok(lever) => self.switches(&lever),
            Err(reason) => Switches::none(reason),
        }
    }

    fn delays_lines(&self, assumption: &Id) -> bool {
        self.case.alternatives().iter().any(|alternative| alternative.is_delayed_by(assumption))
    }

    /// An input to powers of which amounts are in proportion.
    fn lever(&self, assumption: &CaseAssumption) -> Result<Lever<'a>, Reason> {
        let (courses, present, unit) = if assumption.value().is_zero() {
            let elsewhere = |unit| Some((self.case.at(assumption.id(), unit).ok()?, unit));
            let mut units = [Decimal::ONE, Decimal::NEGATIVE_ONE].into_iter();
            let (case, unit) = units.find_map(elsewhere).ok_or(Reason::NoOtherValue)?;
            (self.moving_courses(&case, assumption, Anchor::Zero), Anchor::Zero, unit)
        } else {
            let courses = self.moving_courses(self.case, assumption, Anchor::One);
            (courses, Anchor::One, assumption.value())
        };
        let courses = courses.ok_or(Reason::TaxOutOfProportion)?;
        Ok(Lever { courses, present, origin: Decimal::ZERO, unit, ..self.blank_lever(assumption) })
    }

    /// An input that is a level: amounts move evenly with it and are in proportion to what it differs by from another.
    fn level_lever(&self, assumption: &CaseAssumption) -> Result<Lever<'a>, Reason> {
        let (id, central) = (assumption.id(), assumption.value());
        let counted = self.case.alternatives().iter().flat_map(CaseAlternative::lines);
        let mut counted = counted.filter(|line| line.treatment() == Treatment::Counted);
        if counted.any(|line| reach::powers(line, id).into_iter().any(|power| power > 1)) {
            return Err(Reason::SeveralPowers);
        }
        if self.tax_bends(id) {
            return Err(Reason::TaxOutOfProportion);
        }
        let blank = self.blank_lever(assumption);
        // At the level from which another moves there is nothing of it: the cells as printed are the whole difference.
        let levels = blank.bounds.iter().map(|bound| bound.at).filter(|level| *level != central);
        let steps = levels.filter_map(|level| decimal::exact_sum(level, -central));
        let mut steps = steps.chain([Decimal::ONE, Decimal::NEGATIVE_ONE]);
        let elsewhere = |unit| Some((self.case.at(id, decimal::exact_sum(central, unit)?).ok()?, unit));
        let (case, unit) = steps.find_map(elsewhere).ok_or(Reason::NoOtherValue)?;
        let course = |(worth, alternative): (&Worth<'a>, &CaseAlternative)| {
            let still = Course::still(worth.clone());
            match alternative.depends_on(id) {
                true => still.adding(&worth_of(self.case, &case, alternative).minus(worth), 1),
                false => still,
            }
        };
        let courses = self.worths.iter().zip(case.alternatives()).map(course).collect();
        Ok(Lever { courses, present: Anchor::Centre, origin: central, unit, ..blank })
    }

    /// Whether tax does not move evenly with what depends on an assumption.
    fn tax_bends(&self, id: &Id) -> bool {
        let lines = || self.case.alternatives().iter().flat_map(CaseAlternative::lines);
        let is_written_off = || lines().any(|line| line.depends_on(id) && line.depreciation().is_some());
        self.case.tax().is_some_and(|tax| {
            let is_even = tax.losses() == LossRule::UsedAtOnce && !is_written_off();
            !tax.rate().fraction().is_zero() && !is_even
        })
    }

    /// A lever of an assumption that moves nothing yet.
    fn blank_lever(&self, assumption: &CaseAssumption) -> Lever<'a> {
        Lever {
            courses: Vec::new(),
            present: Anchor::One,
            origin: Decimal::ZERO,
            unit: Decimal::ONE,
            bounds: reach::bounds(self.case, assumption.id()),
            range: assumption.low().zip(assumption.high()),
        }
    }

    fn still_courses(&self) -> Vec<Course<'a>> {
        self.worths.iter().cloned().map(Course::still).collect()
    }

    /// The courses of all alternatives, with the cells that depend on an assumption as another case has them; none where
    /// the tax on some of them is not in proportion.
    fn moving_courses(
        &self,
        case: &BusinessCase,
        assumption: &CaseAssumption,
        present: Anchor,
    ) -> Option<Vec<Course<'a>>> {
        let course = |(course, alternative): (Course<'a>, &CaseAlternative)| {
            let counted = alternative.lines().iter().filter(|line| line.treatment() == Treatment::Counted);
            counted.flat_map(|line| Part::both(line, assumption.id())).try_fold(course, |course, part| {
                let flow = part.flow(case, alternative, present)?;
                let worth = Worth::of(self.case.discounts(), flow.into_amounts());
                Some(match present {
                    Anchor::Zero | Anchor::Centre => course.adding(&worth, part.power),
                    Anchor::One => course.letting_move(&worth, part.power),
                })
            })
        };
        self.still_courses().into_iter().zip(case.alternatives()).map(course).collect()
    }

    fn switches(&self, lever: &Lever<'a>) -> Switches {
        let positions = 0..lever.courses.len();
        let npvs = positions.filter_map(|position| self.npv_switch(lever, position)).collect();
        Switches::of(npvs, self.preference(lever))
    }

    /// Where the worth of an alternative is zero; none where nothing depends on the lever.
    fn npv_switch(&self, lever: &Lever<'a>, position: usize) -> Option<NpvSwitch> {
        let baseline = self.case.baseline_position();
        let alone = lever.admitted(lever.courses[position].root(lever.present));
        let against = (position != baseline).then(|| lever.crossing(position, baseline));
        let is_idle = |root: &Result<Root<'_>, Reason>| matches!(root, Err(Reason::NoInfluence));
        if is_idle(&alone) && against.as_ref().is_none_or(is_idle) {
            return None;
        }
        let value = |root| lever.switching_value(root);
        Some(NpvSwitch::of(self.alternative(position).id(), value(alone), against.map(value)))
    }

    /// Where the lead changes.
    fn preference(&self, lever: &Lever<'a>) -> PreferenceSwitch {
        let Some(leader) = self.leader else { return PreferenceSwitch::none(Reason::SharedLead) };
        let (mut crossings, mut reasons) = (Vec::new(), Vec::new());
        for other in (0..lever.courses.len()).filter(|other| *other != leader) {
            match lever.crossing(leader, other) {
                Ok(root) => crossings.push((other, root)),
                Err(Reason::SeveralPowers) => return PreferenceSwitch::none(Reason::SeveralPowers),
                Err(reason) => reasons.push(reason),
            }
        }
        let is_idle = crossings.is_empty() && reasons.iter().all(|reason| *reason == Reason::NoInfluence);
        let otherwise =
            if is_idle && !reasons.is_empty() { Reason::NoInfluence } else { Reason::NoChallenger };
        let (lower, upper) = lever.sides();
        PreferenceSwitch::of(
            self.lead_change(lever, &crossings, lower, otherwise),
            self.lead_change(lever, &crossings, upper, otherwise),
        )
    }

    /// The nearest of the crossings on one side of the present.
    fn lead_change(
        &self,
        lever: &Lever<'a>,
        crossings: &[(usize, Root<'a>)],
        side: Ordering,
        otherwise: Reason,
    ) -> LeadChange {
        let mut nearest: Vec<&(usize, Root<'a>)> = Vec::new();
        for crossing in crossings.iter().filter(|(_, root)| root.direction() == side) {
            match nearest.first().map_or(Ordering::Equal, |(_, best)| compare(&crossing.1, best)) {
                Ordering::Equal => nearest.push(crossing),
                order if order != side => nearest = vec![crossing],
                _ => {}
            }
        }
        let challengers = nearest.iter().map(|(other, _)| self.alternative(*other).id().clone()).collect();
        let root = nearest.first().map(|(_, root)| root.clone()).ok_or(otherwise);
        LeadChange::of(lever.switching_value(root), challengers)
    }
}

/// The cells of a line or its residual value, with how often an assumption is a factor of it.
struct Part<'a> {
    line: &'a Line,
    power: u32,
    is_residual: bool,
}

impl<'a> Part<'a> {
    /// Those of which the assumption is a factor.
    fn both(line: &'a Line, assumption: &Id) -> impl Iterator<Item = Self> {
        let [of_cells, of_residual] = reach::powers(line, assumption);
        let parts = [(of_cells, false), (of_residual, true)];
        let part = move |(power, is_residual)| Self { line, power, is_residual };
        parts.map(part).into_iter().filter(|part| part.power > 0)
    }

    /// What flows of it, with the tax on it; none where that is not in proportion.
    fn flow(&self, case: &BusinessCase, alternative: &CaseAlternative, present: Anchor) -> Option<NetFlow> {
        // At a cost of zero nothing is written off; above it, all but what is left.
        let leaps = |method: &Depreciation| method.of_change().as_ref() != Some(method);
        let is_taxed = case.tax().is_some_and(|tax| !tax.rate().fraction().is_zero());
        match self.is_residual {
            true => taxed_residual(case, self.line),
            false if present == Anchor::Zero && is_taxed && self.line.depreciation().is_some_and(leaps) => {
                None
            }
            false => taxed_cells(case, alternative, self.line),
        }
    }
}

/// The cells of a line, with the tax on what they add to profit.
fn taxed_cells(case: &BusinessCase, alternative: &CaseAlternative, line: &Line) -> Option<NetFlow> {
    let tax = NetFlow::of_tax(case, case.tax_on_cells(alternative, line)?);
    Some(NetFlow::of_cells(case, line).plus(&tax))
}

/// The residual value of a line, with the tax on what it is sold for; that on what goes on for ever is with its cells.
fn taxed_residual(case: &BusinessCase, line: &Line) -> Option<NetFlow> {
    let tax = NetFlow::of_tax(case, case.tax_on_resale(line)?);
    Some(NetFlow::of_residual(case, line).plus(&tax))
}

/// The worth of an alternative of a case, by the discount factors of another of one shape.
fn worth_of<'a>(
    discounted_as: &'a BusinessCase,
    case: &BusinessCase,
    alternative: &CaseAlternative,
) -> Worth<'a> {
    Worth::of(discounted_as.discounts(), NetFlow::of_alternative(case, alternative).into_amounts())
}

/// Which of two factors is larger. Irrational ones that no precision tells apart are taken for equal.
fn compare(one: &Root<'_>, other: &Root<'_>) -> Ordering {
    by_precision(|bits| (one.factor(bits) - other.factor(bits)).sign()).unwrap_or(Ordering::Equal)
}

impl<'a> Lever<'a> {
    /// Where two alternatives are worth the same.
    fn crossing(&self, one: usize, other: usize) -> Result<Root<'a>, Reason> {
        self.admitted(self.courses[one].crossing(&self.courses[other], self.present))
    }

    /// A root whose value passes no bound. What no precision tells from a bound is taken to lie there.
    fn admitted(&self, root: Result<Root<'a>, Reason>) -> Result<Root<'a>, Reason> {
        let root = root?;
        let passes = |bound: &&Bound| {
            let side = by_precision(|bits| (self.value(&root, bits) - bound.at).sign());
            side == Some(bound.beyond)
        };
        match self.bounds.iter().find(passes) {
            Some(bound) => Err(bound.reason),
            None => Ok(root),
        }
    }

    /// The value that a root stands for, in formulas.
    fn value(&self, root: &Root<'_>, bits: u64) -> Real {
        root.factor(bits) * self.unit + self.origin
    }

    /// On which side of the present factor the values below and above the central one lie.
    fn sides(&self) -> (Ordering, Ordering) {
        if self.unit.is_sign_negative() {
            (Ordering::Greater, Ordering::Less)
        } else {
            (Ordering::Less, Ordering::Greater)
        }
    }

    fn switching_value(&self, root: Result<Root<'_>, Reason>) -> SwitchingValue {
        let root = match root {
            Ok(root) => root,
            Err(reason) => return SwitchingValue::none(reason),
        };
        let value = Outcome::of(|bits| self.value(&root, bits));
        let change = match self.present {
            Anchor::Zero => Outcome::Undefined(Reason::ZeroCentral),
            Anchor::Centre if self.origin.is_zero() => Outcome::Undefined(Reason::ZeroCentral),
            _ if root.direction() == Ordering::Equal => Outcome::Value(Decimal::ZERO),
            Anchor::One => Outcome::of(|bits| root.factor(bits) - 1),
            Anchor::Centre => Outcome::of(|bits| root.factor(bits) * self.unit / Real::from(self.origin)),
        };
        SwitchingValue::of(value, change, self.is_within_range(value))
    }

    fn is_within_range(&self, value: Outcome<Decimal>) -> Option<bool> {
        let (low, high) = self.range?;
        Some(value.value().is_some_and(|value| low <= value && value <= high))
    }
}
