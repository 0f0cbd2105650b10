//! What a measure answers: a value, or why there is none.

use crate::exact::real::figure;
use crate::exact::{Real, Rounded};
use crate::value::{Rate, decimal};
use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::cmp::Ordering;
use std::fmt;

/// The answer of a measure.
///
/// "There is no such figure" is an answer, not an error, and never a NaN or a sentinel. So is a figure that
/// exists but that no [`Decimal`] can hold.
///
/// A value serialises as its text, `"41.32"`; anything else as an object: `{"undefined": {"code": "zero-cost",
/// "reason": "..."}}`, `{"out_of_range": "above"}`, `{"out_of_range": "below"}`.
///
/// ```
/// use bizcase::measure::{BcrRule, CostBenefit, Outcome, Reason, benefit_cost_ratio};
/// use bizcase::{decimals, percent, time::Timing};
///
/// let free = CostBenefit { benefits: &decimals![0, 50], investment: &[], running: &[] };
/// let ratio = benefit_cost_ratio(BcrRule::WholeCost, percent!(3.5), Timing::End, &free);
/// assert_eq!(ratio, Outcome::Undefined(Reason::ZeroCost));
/// assert_eq!((ratio.value(), ratio.reason()), (None, Some(Reason::ZeroCost)));
/// assert_eq!(ratio.to_string(), "undefined: the cost has a present value of zero");
/// ```
#[non_exhaustive]
#[must_use]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome<T> {
    /// The figure.
    Value(T),
    /// There is no such figure, for this reason.
    Undefined(Reason),
    /// The figure is larger than any decimal; for a ratio or a present value, above 7.9 10^28.
    AboveRange,
    /// The figure is smaller than any decimal, or, for a rate, nearer to -100 % than half of the last place.
    BelowRange,
}

impl<T> Outcome<T> {
    /// The figure, where there is one that fits.
    #[must_use]
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Undefined(_) | Self::AboveRange | Self::BelowRange => None,
        }
    }

    /// Why there is no figure, where there is none.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        match self {
            Self::Undefined(reason) => Some(*reason),
            Self::Value(_) | Self::AboveRange | Self::BelowRange => None,
        }
    }

    /// The same answer about another figure.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Outcome<U> {
        match self {
            Self::Value(value) => Outcome::Value(change(value)),
            Self::Undefined(reason) => Outcome::Undefined(reason),
            Self::AboveRange => Outcome::AboveRange,
            Self::BelowRange => Outcome::BelowRange,
        }
    }
}

impl<T> Outcome<T> {
    /// The same answer, borrowed.
    pub fn as_ref(&self) -> Outcome<&T> {
        match self {
            Self::Value(value) => Outcome::Value(value),
            Self::Undefined(reason) => Outcome::Undefined(*reason),
            Self::AboveRange => Outcome::AboveRange,
            Self::BelowRange => Outcome::BelowRange,
        }
    }
}

impl<T: Ord> Outcome<T> {
    /// The order of two figures, wherever they lie; `None` where one of them is undefined or both are on the
    /// same side out of range.
    ///
    /// ```
    /// use bizcase::measure::{Outcome, Reason};
    /// use std::cmp::Ordering;
    ///
    /// assert_eq!(Outcome::Value(3).compare(&Outcome::Value(2)), Some(Ordering::Greater));
    /// assert_eq!(Outcome::BelowRange.compare(&Outcome::Value(2)), Some(Ordering::Less));
    /// assert_eq!(Outcome::Undefined(Reason::ZeroCost).compare(&Outcome::Value(2)), None);
    /// ```
    #[must_use]
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Value(one), Self::Value(two)) => Some(one.cmp(two)),
            (Self::Undefined(_), _) | (_, Self::Undefined(_)) => None,
            _ => match self.side().cmp(&other.side()) {
                Ordering::Equal => None,
                order => Some(order),
            },
        }
    }

    /// Where the figure lies: below, in or above the range of decimals.
    fn side(&self) -> i8 {
        match self {
            Self::BelowRange => -1,
            Self::Value(_) | Self::Undefined(_) => 0,
            Self::AboveRange => 1,
        }
    }
}

impl Outcome<Decimal> {
    /// The same figure with the other sign.
    pub(crate) fn negated(self) -> Self {
        match self {
            Self::Value(value) => Self::Value((-value).normalize()),
            Self::AboveRange => Self::BelowRange,
            Self::BelowRange => Self::AboveRange,
            Self::Undefined(reason) => Self::Undefined(reason),
        }
    }
}

impl From<Rounded> for Outcome<Decimal> {
    fn from(rounded: Rounded) -> Self {
        match rounded {
            Rounded::Value(value) => Self::Value(value),
            Rounded::AboveRange => Self::AboveRange,
            Rounded::BelowRange => Self::BelowRange,
        }
    }
}

impl From<Rounded> for Outcome<Rate> {
    /// A rate that rounds to -1 exists, but is nearer to it than a decimal above it can be.
    fn from(rounded: Rounded) -> Self {
        match rounded {
            Rounded::Value(fraction) => Rate::from_fraction(fraction).map_or(Self::BelowRange, Self::Value),
            Rounded::AboveRange => Self::AboveRange,
            Rounded::BelowRange => Self::BelowRange,
        }
    }
}

impl<T> Outcome<T> {
    /// `round*` of the number that a formula defines at any precision in bits.
    pub(crate) fn of(formula: impl Fn(u64) -> Real) -> Self
    where
        Self: From<Rounded>,
    {
        figure(formula).map_or(Self::Undefined(Reason::Undecided), Self::from)
    }
}

impl<T: fmt::Display> fmt::Display for Outcome<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(value) => value.fmt(f),
            Self::Undefined(reason) => write!(f, "undefined: {reason}"),
            Self::AboveRange => f.pad("above the range of decimals"),
            Self::BelowRange => f.pad("below the range of decimals"),
        }
    }
}

impl Serialize for Outcome<Decimal> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.map(decimal::to_text).serialize(serializer)
    }
}

impl Serialize for Outcome<Rate> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.map(|rate| rate.to_string()).serialize(serializer)
    }
}

/// The form that all share: a figure as its text.
impl Serialize for Outcome<String> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let side = match self {
            Self::Value(text) => return serializer.serialize_str(text),
            Self::Undefined(reason) => {
                let mut out = serializer.serialize_struct("Outcome", 1)?;
                out.serialize_field("undefined", reason)?;
                return out.end();
            }
            Self::AboveRange => "above",
            Self::BelowRange => "below",
        };
        let mut out = serializer.serialize_struct("Outcome", 1)?;
        out.serialize_field("out_of_range", side)?;
        out.end()
    }
}

/// For `#[serde(serialize_with)]`: a value of several parts as it serialises itself, anything else as
/// [`Outcome`] does.
pub(crate) fn structured<T: Serialize, S: Serializer>(
    outcome: &Outcome<T>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match outcome.as_ref() {
        Outcome::Value(value) => value.serialize(serializer),
        other => other.map(|_| String::new()).serialize(serializer),
    }
}

/// Why there is no figure. Serialises as `{"code": "zero-cost", "reason": "..."}`.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Every flow is zero.
    AllZero,
    /// The flows of every date add up to zero.
    DatesCancel,
    /// All flows that are not zero have the same sign.
    OneSign,
    /// The flows change sign, but no rate above -100 % brings their present value to zero.
    NoRate,
    /// A return on an outlay, but nothing is paid out on balance.
    NoOutlay,
    /// A return on an outlay, but nothing comes back on balance.
    NoProceeds,
    /// A ratio to a cost whose present value is zero.
    ZeroCost,
    /// A ratio to a cost whose present value is negative: savings exceed it.
    NegativeCost,
    /// A cost per unit where the quantity has no positive present value.
    NoQuantity,
    /// A rate of return on savings that have no positive present value.
    NoSavings,
    /// An amount to be spread over no period.
    NoPeriods,
    /// No number of periods brings the balance to what it shall be.
    NoTerm,
    /// The balance is what it shall be after any number of periods.
    AnyTerm,
    /// A sum without end whose terms do not shrink: the growth is not below the rate.
    NoLimit,
    /// A figure of which an amount or a rate would be beyond the limits of a case.
    BeyondLimits,
    /// A figure whose last digit stayed open within the working precision.
    Undecided,
    /// A value at which something turns that does not depend on it.
    NoInfluence,
    /// A value at which something turns, but only where its amounts are below zero.
    NegativeAmounts,
    /// A value at which something turns, but only where a probability is below zero or above one.
    OutsideProbability,
    /// A value at which something turns, of an input that enters in several powers at once.
    SeveralPowers,
    /// A value other than zero of an input, where its amounts admit neither 1 nor -1.
    NoOtherValue,
    /// A value of an input that says by how many periods lines fall later: it moves in whole steps.
    DelaysLines,
    /// A value of an input on which tax depends, where losses are not relieved at once, or where what is written off does not
    /// follow the cost.
    TaxOutOfProportion,
    /// A value at which the lead changes, on a side where nothing draws level with the leader.
    NoChallenger,
    /// A value at which the lead changes, where it is shared already.
    SharedLead,
    /// A change relative to zero.
    ZeroCentral,
    /// A share of a whole of which a part is negative.
    NegativePart,
    /// A share of a whole that is zero.
    ZeroWhole,
    /// A distance to the best among options that are all the same.
    AllAlike,
    /// An agreement of rankings of which none ranks anything above anything else.
    NothingRanked,
    /// An agreement of ratings of which no two are about the same unit.
    NothingPaired,
    /// An agreement beyond chance of ratings that are all the same.
    NoVariation,
    /// A spread of the judgements of one person.
    OneJudge,
    /// A figure of options by criteria that needs every score, where one is missing.
    OpenCell,
    /// A comparison of ranked options, where none has a rank.
    NoRankedOption,
    /// An agreement of stakeholders, where there are none.
    NoStakeholders,
    /// A question that takes long, of more options or criteria than it is answered for unasked.
    TooLarge,
}

impl Reason {
    /// The code that stays the same in every release, for programs to match on.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::AllZero => "all-zero",
            Self::DatesCancel => "dates-cancel",
            Self::OneSign => "one-sign",
            Self::NoRate => "no-rate",
            Self::NoOutlay => "no-outlay",
            Self::NoProceeds => "no-proceeds",
            Self::ZeroCost => "zero-cost",
            Self::NegativeCost => "negative-cost",
            Self::NoQuantity => "no-quantity",
            Self::NoSavings => "no-savings",
            Self::NoPeriods => "no-periods",
            Self::NoTerm => "no-term",
            Self::AnyTerm => "any-term",
            Self::NoLimit => "no-limit",
            Self::BeyondLimits => "beyond-limits",
            Self::Undecided => "undecided",
            Self::NoInfluence => "no-influence",
            Self::NegativeAmounts => "negative-amounts",
            Self::OutsideProbability => "outside-probability",
            Self::SeveralPowers => "several-powers",
            Self::NoOtherValue => "no-other-value",
            Self::DelaysLines => "delays-lines",
            Self::TaxOutOfProportion => "tax-out-of-proportion",
            Self::NoChallenger => "no-challenger",
            Self::SharedLead => "shared-lead",
            Self::ZeroCentral => "zero-central",
            Self::NegativePart => "negative-part",
            Self::ZeroWhole => "zero-whole",
            Self::AllAlike => "all-alike",
            Self::NothingRanked => "nothing-ranked",
            Self::NothingPaired => "nothing-paired",
            Self::NoVariation => "no-variation",
            Self::OneJudge => "one-judge",
            Self::OpenCell => "open-cell",
            Self::NoRankedOption => "no-ranked-option",
            Self::NoStakeholders => "no-stakeholders",
            Self::TooLarge => "too-large",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::AllZero => "every flow is zero",
            Self::DatesCancel => "the flows of every date add up to zero",
            Self::OneSign => "the flows never change sign",
            Self::NoRate => "no rate above -100 % brings the present value of the flows to zero",
            Self::NoOutlay => "nothing is paid out on balance, so there is no outlay to earn a return",
            Self::NoProceeds => "nothing comes back on balance, so there is no return",
            Self::ZeroCost => "the cost has a present value of zero",
            Self::NegativeCost => "the cost has a negative present value",
            Self::NoQuantity => "the quantity has no positive present value",
            Self::NoSavings => "the savings have no positive present value",
            Self::NoPeriods => "there is no period to spread the amount over",
            Self::NoTerm => "no number of periods brings the balance to the future value",
            Self::AnyTerm => "the balance equals the future value after any number of periods",
            Self::BeyondLimits => "an amount or a rate would be beyond the limits of a case",
            Self::NoLimit => "the growth is not below the rate, so that the sum has no limit",
            Self::Undecided => "the last digit is not decided within 1024 bits",
            Self::NoInfluence => "the figure does not depend on it",
            Self::NegativeAmounts => "its amounts would have to be negative",
            Self::OutsideProbability => "a probability would have to be below zero or above one",
            Self::SeveralPowers => "it enters in several powers at once, so that no formula gives the value",
            Self::DelaysLines => "it delays lines by whole periods, so that no formula gives the value",
            Self::TaxOutOfProportion => {
                "tax does not move in proportion to it, so that no formula gives the value"
            }
            Self::NoOtherValue => "its amounts admit neither 1 nor -1 in the place of zero",
            Self::NoChallenger => "no other alternative draws level on this side",
            Self::SharedLead => "several alternatives share the lead already",
            Self::ZeroCentral => "the central value is zero, so that a change is no share of it",
            Self::NegativePart => "a part of the whole is negative, so that parts are no shares of it",
            Self::ZeroWhole => "the whole is zero",
            Self::AllAlike => "all options are the same on every criterion that has a weight",
            Self::NothingRanked => "nothing is ranked above anything else",
            Self::NothingPaired => "no unit has two ratings",
            Self::NoVariation => "all ratings are the same, so that chance could not have made them differ",
            Self::OneJudge => "one person's judgement has no spread",
            Self::OpenCell => "a score is missing",
            Self::NoRankedOption => "no option has a rank",
            Self::NoStakeholders => "there are no stakeholders",
            Self::TooLarge => "there are more options or criteria than this is worked out for",
        })
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Reason", 2)?;
        out.serialize_field("code", self.code())?;
        out.serialize_field("reason", &self.to_string())?;
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;

    fn json(outcome: Outcome<Decimal>) -> String {
        serde_json::to_string(&outcome).unwrap()
    }

    #[test]
    fn a_value_serialises_as_text_and_everything_else_as_an_object() {
        assert_eq!(json(Outcome::Value(dec!(12.50))), r#""12.5""#);
        assert_eq!(json(Outcome::AboveRange), r#"{"out_of_range":"above"}"#);
        assert_eq!(
            json(Outcome::Undefined(Reason::AllZero)),
            r#"{"undefined":{"code":"all-zero","reason":"every flow is zero"}}"#
        );
    }

    #[test]
    fn two_figures_out_of_range_on_one_side_are_not_ordered() {
        let above: Outcome<Decimal> = Outcome::AboveRange;
        assert_eq!(above.compare(&Outcome::AboveRange), None);
        assert_eq!(above.compare(&Outcome::BelowRange), Some(Ordering::Greater));
    }
}
