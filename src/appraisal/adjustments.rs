//! What adjustments do to an alternative, step by step.

use super::net_flow::{NetFlow, Valuation};
use crate::case::{
    BusinessCase, CaseAdjustment, CaseAlternative, Line, LineKind, Recalculation, Treatment, chain_of,
};
use crate::measure::{Outcome, Reason};
use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

/// What the adjustments of an alternative do, one after the other: those of each line, in the order of the lines, then
/// those of its classes.
///
/// The values before and after a step are computed from cells with the chain up to there, each rounded once as cells are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Adjustments {
    steps: Vec<AdjustmentStep>,
    net_present_value_before: Outcome<Decimal>,
    net_present_value_after: Outcome<Decimal>,
}

/// One adjustment of one line, or of all lines of one kind and class.
#[derive(Debug, Clone, PartialEq)]
pub struct AdjustmentStep {
    lines: AdjustedLines,
    on: LineKind,
    adjustment: CaseAdjustment,
    before: Option<Outcome<Decimal>>,
    after: Option<Outcome<Decimal>>,
}

/// What an adjustment is about.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AdjustedLines {
    /// The line of this name.
    Line(String),
    /// All lines of one kind and class.
    Class,
}

/// The lines of an alternative on their way through its adjustments.
struct Course<'a> {
    case: &'a BusinessCase,
    valuation: &'a Valuation<'a>,
    recalculation: Recalculation<'a>,
    alternative: &'a CaseAlternative,
    states: Vec<State<'a>>,
}

/// A line with the part of its chain that it has passed; no cells where they would be beyond the limits.
struct State<'a> {
    line: &'a Line,
    chain: Vec<&'a CaseAdjustment>,
    cells: Option<Line>,
}

impl Adjustments {
    /// None where the alternative has no adjustment.
    pub(super) fn of(
        case: &BusinessCase,
        valuation: &Valuation<'_>,
        alternative: &CaseAlternative,
    ) -> Option<Self> {
        alternative.all_adjustments().next()?;
        let mut course = Course::before(case, valuation, alternative);
        let net_present_value_before = course.npv();
        let mut steps = Vec::new();
        for (position, line) in alternative.lines().iter().enumerate() {
            let lines = || AdjustedLines::Line(line.name().to_owned());
            let own = line.adjustments().iter();
            steps.extend(own.map(|own| course.step(lines(), line.kind(), own, |other| other == position)));
        }
        for of_class in alternative.adjustments() {
            let is_of_class = |position: usize| alternative.lines()[position].kind() == of_class.on();
            let adjustment = of_class.adjustment();
            steps.push(course.step(AdjustedLines::Class, of_class.on(), adjustment, is_of_class));
        }
        Some(Self { steps, net_present_value_before, net_present_value_after: course.npv() })
    }

    /// The steps in their order.
    #[must_use]
    pub fn steps(&self) -> &[AdjustmentStep] {
        &self.steps
    }

    /// The net present value of the alternative without any adjustment, before tax.
    ///
    /// [`Reason::BeyondLimits`] where a cell would be too large without them.
    pub fn npv_before(&self) -> Outcome<Decimal> {
        self.net_present_value_before
    }

    /// The net present value with all of them, before tax: where the case is not taxed, that of its
    /// [measures](super::Measures::npv).
    pub fn npv_after(&self) -> Outcome<Decimal> {
        self.net_present_value_after
    }
}

impl<'a> Course<'a> {
    /// Before the first adjustment.
    fn before(
        case: &'a BusinessCase,
        valuation: &'a Valuation<'a>,
        alternative: &'a CaseAlternative,
    ) -> Self {
        let recalculation = Recalculation::of(case);
        let without_chain = |line: &Line| match chain_of(line, alternative.adjustments()).next() {
            None => Some(line.clone()),
            Some(_) => recalculation.line(alternative, line, []),
        };
        let state = |line: &'a Line| State { line, chain: Vec::new(), cells: without_chain(line) };
        let states = alternative.lines().iter().map(state).collect();
        Self { case, valuation, recalculation, alternative, states }
    }

    fn step(
        &mut self,
        lines: AdjustedLines,
        on: LineKind,
        adjustment: &'a CaseAdjustment,
        concerns: impl Fn(usize) -> bool,
    ) -> AdjustmentStep {
        let counts = on.treatment() == Treatment::Counted;
        let before = counts.then(|| self.worth(on, &concerns));
        for (_, state) in self.states.iter_mut().enumerate().filter(|(position, _)| concerns(*position)) {
            state.chain.push(adjustment);
            let chain = state.chain.iter().copied();
            state.cells = self.recalculation.line(self.alternative, state.line, chain);
        }
        let after = counts.then(|| self.worth(on, &concerns));
        AdjustmentStep { lines, on, adjustment: adjustment.clone(), before, after }
    }

    /// What some lines of one kind are worth as they are now, as a positive amount of that kind.
    fn worth(&self, on: LineKind, concerns: impl Fn(usize) -> bool) -> Outcome<Decimal> {
        let concerned = self.states.iter().enumerate().filter(|(position, _)| concerns(*position));
        let sign = |flow: NetFlow| if on.is_outflow() { flow.negated() } else { flow };
        self.flow(concerned.map(|(_, state)| state), sign)
    }

    fn npv(&self) -> Outcome<Decimal> {
        self.flow(self.states.iter(), |flow| flow)
    }

    fn flow<'b>(
        &self,
        states: impl Iterator<Item = &'b State<'a>>,
        signed: impl FnOnce(NetFlow) -> NetFlow,
    ) -> Outcome<Decimal>
    where
        'a: 'b,
    {
        let lines: Option<Vec<&Line>> = states.map(|state| state.cells.as_ref()).collect();
        match lines {
            Some(lines) => self.valuation.npv(&signed(NetFlow::of(self.case, lines))),
            None => Outcome::Undefined(Reason::BeyondLimits),
        }
    }
}

impl AdjustmentStep {
    /// What is adjusted.
    #[must_use]
    pub fn lines(&self) -> &AdjustedLines {
        &self.lines
    }

    /// The kind and class of what is adjusted.
    #[must_use]
    pub fn on(&self) -> LineKind {
        self.on
    }

    /// The adjustment itself.
    #[must_use]
    pub fn adjustment(&self) -> &CaseAdjustment {
        &self.adjustment
    }

    /// The word for the kind of adjustment, as in documents: `optimism-bias`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.adjustment.kind()
    }

    /// By what the amounts are multiplied, rounded once for the eye.
    pub fn factor(&self) -> Outcome<Decimal> {
        self.adjustment.factor(self.on)
    }

    /// The present value of these lines, what is left of them at the end included, with all steps before this one: as an
    /// amount of their kind, so that a cost is positive. None for lines that count in no figure.
    #[must_use]
    pub fn before(&self) -> Option<Outcome<Decimal>> {
        self.before
    }

    /// The same with this step.
    #[must_use]
    pub fn after(&self) -> Option<Outcome<Decimal>> {
        self.after
    }
}

impl Serialize for AdjustmentStep {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("AdjustmentStep", 9)?;
        match &self.lines {
            AdjustedLines::Line(name) => out.serialize_field("line", name)?,
            AdjustedLines::Class => out.skip_field("line")?,
        }
        out.serialize_field("kind", self.on.word())?;
        out.serialize_field("class", self.on.class_word())?;
        out.serialize_field("adjustment", self.kind())?;
        out.serialize_field("summary", &self.adjustment.summary())?;
        out.serialize_field("factor", &self.factor())?;
        out.serialize_field("source", self.adjustment.source())?;
        for (key, value) in [("present_value_before", self.before), ("present_value_after", self.after)] {
            match value {
                Some(value) => out.serialize_field(key, &value)?,
                None => out.skip_field(key)?,
            }
        }
        out.end()
    }
}
