//! A percentage on top of a cost.

use super::Adjustment;
use super::kind::{
    Allowance, Described, Field, FieldKind, Kind, Misstatements, Setting, Settings, misplaced, one_and,
};
use crate::case::class::LineKind;
use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::value::{Rate, decimal};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Contingency {
    /// Zero or more.
    percentage: Decimal,
}

impl Adjustment {
    /// A percentage on top of a cost, zero or more, for what no line names: the cost times `1 + percentage`.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// let reserve = Adjustment::contingency(percent!(10)).source("house rule 7");
    /// let build = Cost::new("Build", gbp(900)).capital().once().adjusted(reserve);
    /// # let case = BusinessCase::builder("Contingency", Currency::GBP)
    /// #     .timeline(Timeline::years(2026, 1))
    /// #     .conventions(Conventions::nominal().end_of_period())
    /// #     .discounting(percent!(3))
    /// #     .baseline(Alternative::business_as_usual("Today").cost(build))
    /// #     .build()?;
    /// assert_eq!(case.baseline().lines()[0].cells(), decimals![990, 0]);
    /// # Ok::<(), Errors>(())
    /// ```
    pub fn contingency(percentage: Rate) -> Self {
        Self::of(Contingency::WORD, [(PERCENTAGE, Setting::Fraction(percentage.fraction()))])
    }
}

const PERCENTAGE: &str = "percentage";

impl Described for Contingency {
    const WORD: &'static str = "contingency";
    const ABOUT: &'static str = "Raises a cost by a percentage for what no line names.";
    const FIELDS: &'static [Field] =
        &[Field::required(PERCENTAGE, FieldKind::Percentage, "the percentage on top, such as \"10%\"")];

    fn stated(settings: &Settings, faults: &mut Misstatements) -> Option<Self> {
        let percentage = settings.fraction(PERCENTAGE)?.normalize();
        if percentage < Decimal::ZERO {
            let found = decimal::to_percent(percentage);
            let expected = "zero or more: what makes a cost smaller is in its amount";
            faults.push(PERCENTAGE, Error::new(ErrorKind::OutOfRange, found, expected));
        }
        Some(Self { percentage })
    }
}

impl Kind for Contingency {
    fn settings(&self) -> Vec<(&'static str, Setting)> {
        vec![(PERCENTAGE, Setting::Fraction(self.percentage))]
    }

    fn summary(&self) -> String {
        format!("{} on top", decimal::to_percent(self.percentage))
    }

    fn factor(&self, _: LineKind) -> Rational {
        one_and(self.percentage)
    }

    fn check(&self, line: LineKind) -> Result<(), Error> {
        match line {
            LineKind::Cost(_) => Ok(()),
            _ => Err(misplaced(
                "a contingency",
                line,
                "it on a cost; what is gained is lowered by its confidence",
            )),
        }
    }

    fn allowance(&self) -> Option<Allowance> {
        Some(Allowance::Reserve)
    }
}
