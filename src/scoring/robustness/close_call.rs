//! Whether a lead is too small to speak of, by a rule that is stated.

use super::acceptability::Acceptability;
use super::{Robustness, Text};
use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::limits;
use crate::scoring::figures::{ratio, rounded};
use crate::value::Share;
use crate::value::decimal::{serialize as decimal_as_text, to_text};
use num_traits::Zero;
use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// When a lead counts as a close call.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CloseCallRule {
    /// The lead is below one step of the scale on the criterion of the smallest weight above zero: it could be one
    /// person's score.
    BelowOneStep {
        /// The step, on the common scale of values.
        #[serde(serialize_with = "decimal_as_text")]
        step: Decimal,
    },
    /// The lead is below so much, on the common scale of values.
    BelowMargin {
        /// The margin.
        #[serde(serialize_with = "decimal_as_text")]
        margin: Decimal,
    },
    /// The leader is first under less than this share of the weightings.
    BelowFirstRankShare {
        /// The share.
        share: Share,
    },
}

impl Robustness {
    /// Whether the lead is below one step of the scale times the smallest weight above zero.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for a step below zero or with more integer digits than any value has.
    ///
    /// ```
    /// use bizcase::{dec, decimals};
    /// use bizcase::scoring::ValueTable;
    ///
    /// // Totals of 6.5 and 6.25: a lead of 0.25, the smallest weight is 0.25, and scores come in whole steps.
    /// let table = ValueTable::new(&[decimals![7, 5], decimals![6, 7]], &decimals![3, 1])?;
    /// let call = table.robustness()?.close_call_by_step(dec!(1))?;
    /// assert_eq!((call.measured(), call.threshold(), call.is_close()), (Some(dec!(0.25)), dec!(0.25), false));
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    pub fn close_call_by_step(&self, step: Decimal) -> Result<CloseCall, Error> {
        judge(step, "step")?;
        let smallest = self.weights.iter().filter(|weight| !weight.is_zero()).min();
        let weight = smallest.expect("one weight of a table is above zero").clone();
        let threshold = &Rational::from_decimal(step) * &ratio(weight, self.weight_sum.clone());
        Ok(CloseCall { rule: CloseCallRule::BelowOneStep { step }, measured: self.lead(), threshold })
    }

    /// Whether the lead is below a margin on the common scale of values.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for a margin below zero or with more integer digits than any value has.
    pub fn close_call_by_margin(&self, margin: Decimal) -> Result<CloseCall, Error> {
        judge(margin, "margin")?;
        let threshold = Rational::from_decimal(margin);
        Ok(CloseCall { rule: CloseCallRule::BelowMargin { margin }, measured: self.lead(), threshold })
    }

    /// By how much the winner leads the next option: 0 where several lead, `None` where there is no other option.
    fn lead(&self) -> Option<Rational> {
        let next = *self.order.get(1)?;
        Some(self.of_total(&self.totals[self.winner()] - &self.totals[next]))
    }
}

fn judge(size: Decimal, field: &str) -> Result<(), Error> {
    let limit = Decimal::from_i128_with_scale(10_i128.pow(limits::AMOUNT_DIGITS), 0);
    if (Decimal::ZERO..limit).contains(&size) {
        return Ok(());
    }
    let expected = format!("0 or more, below 10^{}", limits::AMOUNT_DIGITS);
    Err(Error::new(ErrorKind::OutOfRange, to_text(size), expected).within(field))
}

impl Acceptability {
    /// Whether an option is first under less than this share of the weightings.
    ///
    /// `None` where the option does not exist.
    #[must_use]
    pub fn close_call(&self, option: usize, share: Share) -> Option<CloseCall> {
        let measured = self.exact_share(option, 1)?.clone();
        let threshold = Rational::from_decimal(share.fraction());
        let rule = CloseCallRule::BelowFirstRankShare { share };
        Some(CloseCall { rule, measured: Some(measured), threshold })
    }
}

/// A lead beside the threshold that a rule sets.
///
/// It serialises with its verdict, `is_close`, which the exact figures decide and rounded ones might not.
#[derive(Debug, Clone, PartialEq)]
pub struct CloseCall {
    rule: CloseCallRule,
    measured: Option<Rational>,
    threshold: Rational,
}

impl Serialize for CloseCall {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("CloseCall", 4)?;
        out.serialize_field("rule", &self.rule)?;
        out.serialize_field("measured", &self.measured.as_ref().map(Text))?;
        out.serialize_field("threshold", &Text(&self.threshold))?;
        out.serialize_field("is_close", &self.is_close())?;
        out.end()
    }
}

impl CloseCall {
    /// The rule.
    #[must_use]
    pub fn rule(&self) -> CloseCallRule {
        self.rule
    }

    /// What the rule looks at: the lead, or the share; `None` where there is no other option.
    #[must_use]
    pub fn measured(&self) -> Option<Decimal> {
        self.measured.as_ref().map(rounded)
    }

    /// Below what it is a close call.
    #[must_use]
    pub fn threshold(&self) -> Decimal {
        rounded(&self.threshold)
    }

    /// Whether it is one, by the exact figures.
    #[must_use]
    pub fn is_close(&self) -> bool {
        self.measured.as_ref().is_some_and(|measured| *measured < self.threshold)
    }
}
