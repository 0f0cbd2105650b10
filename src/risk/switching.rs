//! Switching values as an answer carries them.

use crate::case::{CaseAssumption, Line};
use crate::measure::{Outcome, Reason};
use crate::value::{Id, decimal};
use rust_decimal::Decimal;
use serde::Serialize;

/// The version of the data format of switching values.
const FORMAT: &str = "bizcase-switching-values/1";

/// The switching values of a case: one input moved at a time, all others at their central values.
///
/// See [`Appraisal::switching_values`](crate::Appraisal::switching_values).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SwitchingValues {
    format: &'static str,
    assumptions: Vec<AssumptionSwitches>,
    lines: Vec<LineSwitches>,
}

/// What turns as one assumption moves. Values are in the unit of the assumption.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AssumptionSwitches {
    id: Id,
    #[serde(serialize_with = "decimal::serialize")]
    central: Decimal,
    #[serde(flatten)]
    switches: Switches,
}

/// What turns as one line becomes a multiple of itself, in every column alike, and with it what is left of it or goes on
/// for ever; what it can be sold for is stated by itself and stays. Values are factors on its amount: 0.82
/// is 18 % less.
///
/// A line moves by itself: one of the same name in another alternative stays as it is. To move both, make their amount
/// an assumption.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LineSwitches {
    alternative: Id,
    kind: &'static str,
    class: &'static str,
    name: String,
    #[serde(flatten)]
    switches: Switches,
}

/// Everything that turns as one input moves.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Switches {
    net_present_value_zero: Vec<NpvSwitch>,
    preference: PreferenceSwitch,
}

/// Where the net present value of one alternative is zero.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NpvSwitch {
    alternative: Id,
    alone: SwitchingValue,
    #[serde(skip_serializing_if = "Option::is_none")]
    against_baseline: Option<SwitchingValue>,
}

/// Where the lead changes, on both sides of the central value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PreferenceSwitch {
    below: LeadChange,
    above: LeadChange,
}

/// The nearest value on one side of the central one at which another alternative draws level with the leader; beyond it,
/// that one is worth more.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeadChange {
    #[serde(flatten)]
    point: SwitchingValue,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    challengers: Vec<Id>,
}

/// A value at which something turns, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SwitchingValue {
    value: Outcome<Decimal>,
    #[serde(skip_serializing_if = "is_undefined")]
    change: Outcome<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    within_range: Option<bool>,
}

/// Where the value says why there is none, the change need not say it again.
fn is_undefined(change: &Outcome<Decimal>) -> bool {
    matches!(change, Outcome::Undefined(_))
}

impl SwitchingValues {
    pub(super) fn of(assumptions: Vec<AssumptionSwitches>, lines: Vec<LineSwitches>) -> Self {
        Self { format: FORMAT, assumptions, lines }
    }

    /// Those of each assumption, in the order of the case.
    #[must_use]
    pub fn assumptions(&self) -> &[AssumptionSwitches] {
        &self.assumptions
    }

    /// Those of the assumption with this id.
    #[must_use]
    pub fn assumption(&self, id: &str) -> Option<&AssumptionSwitches> {
        self.assumptions.iter().find(|switches| switches.id.as_str() == id)
    }

    /// Those of each line that counts, alternative by alternative, in the order of the case.
    #[must_use]
    pub fn lines(&self) -> &[LineSwitches] {
        &self.lines
    }

    /// Those of the first line with this name in the alternative with this id.
    #[must_use]
    pub fn line(&self, alternative: &str, name: &str) -> Option<&LineSwitches> {
        self.lines.iter().find(|line| line.alternative.as_str() == alternative && line.name == name)
    }
}

impl AssumptionSwitches {
    pub(super) fn of(assumption: &CaseAssumption, switches: Switches) -> Self {
        Self { id: assumption.id().clone(), central: assumption.value(), switches }
    }

    /// The assumption.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// Its central value, from which it moves.
    #[must_use]
    pub fn central(&self) -> Decimal {
        self.central
    }

    /// What turns.
    #[must_use]
    pub fn switches(&self) -> &Switches {
        &self.switches
    }
}

impl LineSwitches {
    pub(super) fn of(alternative: &Id, line: &Line, switches: Switches) -> Self {
        Self {
            alternative: alternative.clone(),
            kind: line.kind().word(),
            class: line.kind().class_word(),
            name: line.name().to_owned(),
            switches,
        }
    }

    /// The alternative that it belongs to.
    #[must_use]
    pub fn alternative(&self) -> &Id {
        &self.alternative
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is a cost, a benefit or a dis-benefit, in a word.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// What turns.
    #[must_use]
    pub fn switches(&self) -> &Switches {
        &self.switches
    }
}

impl Switches {
    pub(super) fn of(net_present_value_zero: Vec<NpvSwitch>, preference: PreferenceSwitch) -> Self {
        Self { net_present_value_zero, preference }
    }

    pub(super) fn none(reason: Reason) -> Self {
        Self::of(Vec::new(), PreferenceSwitch::none(reason))
    }

    /// Where the net present value of each alternative is zero, in the order of the case; those are left out whose net
    /// present value does not depend on the input.
    #[must_use]
    pub fn npv_zero(&self) -> &[NpvSwitch] {
        &self.net_present_value_zero
    }

    /// Where the net present value of the alternative with this id is zero, if it depends on the input.
    #[must_use]
    pub fn npv_zero_of(&self, alternative: &str) -> Option<&NpvSwitch> {
        self.net_present_value_zero.iter().find(|switch| switch.alternative.as_str() == alternative)
    }

    /// Where the lead changes.
    #[must_use]
    pub fn preference(&self) -> &PreferenceSwitch {
        &self.preference
    }
}

impl NpvSwitch {
    pub(super) fn of(
        alternative: &Id,
        alone: SwitchingValue,
        against_baseline: Option<SwitchingValue>,
    ) -> Self {
        Self { alternative: alternative.clone(), alone, against_baseline }
    }

    /// The alternative.
    #[must_use]
    pub fn alternative(&self) -> &Id {
        &self.alternative
    }

    /// Where its own net present value is zero.
    #[must_use]
    pub fn alone(&self) -> &SwitchingValue {
        &self.alone
    }

    /// Where it is worth as much as the baseline; none for the baseline itself.
    #[must_use]
    pub fn against_baseline(&self) -> Option<&SwitchingValue> {
        self.against_baseline.as_ref()
    }
}

impl PreferenceSwitch {
    pub(super) fn of(below: LeadChange, above: LeadChange) -> Self {
        Self { below, above }
    }

    pub(super) fn none(reason: Reason) -> Self {
        let none = LeadChange::of(SwitchingValue::none(reason), Vec::new());
        Self::of(none.clone(), none)
    }

    /// The nearest change below the central value.
    #[must_use]
    pub fn below(&self) -> &LeadChange {
        &self.below
    }

    /// The nearest change above the central value.
    #[must_use]
    pub fn above(&self) -> &LeadChange {
        &self.above
    }
}

impl LeadChange {
    pub(super) fn of(point: SwitchingValue, challengers: Vec<Id>) -> Self {
        Self { point, challengers }
    }

    /// Where the lead changes.
    #[must_use]
    pub fn point(&self) -> &SwitchingValue {
        &self.point
    }

    /// The alternative that draws level there; several, in the order of the case, where they do so at one value; none
    /// where the lead does not change.
    #[must_use]
    pub fn challengers(&self) -> &[Id] {
        &self.challengers
    }
}

impl SwitchingValue {
    pub(super) fn of(value: Outcome<Decimal>, change: Outcome<Decimal>, within_range: Option<bool>) -> Self {
        Self { value, change, within_range }
    }

    pub(super) fn none(reason: Reason) -> Self {
        Self::of(Outcome::Undefined(reason), Outcome::Undefined(reason), None)
    }

    /// The value: in the unit of an assumption, or as a factor on the amount of a line.
    pub fn value(&self) -> Outcome<Decimal> {
        self.value
    }

    /// By which share of the central value it differs from that: -0.18 is 18 % less.
    ///
    /// [`Reason::ZeroCentral`] where the central value is zero.
    pub fn change(&self) -> Outcome<Decimal> {
        self.change
    }

    /// Whether it lies within the stated range of the assumption, its ends included; none where there is no range or no
    /// value.
    #[must_use]
    pub fn is_within_range(&self) -> Option<bool> {
        self.within_range
    }
}
