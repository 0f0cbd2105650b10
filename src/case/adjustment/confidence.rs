//! A margin of prudence: less of what is gained, more of what is spent or lost.

use super::Adjustment;
use super::kind::{Described, Field, FieldKind, Kind, Misstatements, Setting, Settings, one_and};
use crate::case::class::LineKind;
use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::value::{Share, decimal};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Confidence {
    /// Below one.
    margin: Share,
}

impl Adjustment {
    /// A margin of prudence, from 0 to below 1: a benefit counts for `1 - margin` of itself, a cost or a dis-benefit for
    /// `1 + margin`, so that the kind of a line says which way is prudent.
    ///
    /// This is the risk adjustment of Forrester's Total Economic Impact. The other common one, the expected value of a
    /// distribution, belongs into the central value.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// let margin = || Adjustment::confidence(dec!(0.2)).source("vendor's figures, not measured here");
    /// let saved = Benefit::new("Time saved", gbp(100)).every_period().adjusted(margin());
    /// let lost = DisBenefit::new("Help lost", gbp(100)).every_period().adjusted(margin());
    /// # let case = BusinessCase::builder("Confidence", Currency::GBP)
    /// #     .timeline(Timeline::years(2026, 1))
    /// #     .conventions(Conventions::nominal().end_of_period())
    /// #     .discounting(percent!(3))
    /// #     .baseline(Alternative::business_as_usual("Today").benefit(saved).dis_benefit(lost))
    /// #     .build()?;
    /// let lines = case.baseline().lines();
    /// assert_eq!((lines[0].cells(), lines[1].cells()), (&decimals![0, 80][..], &decimals![0, 120][..]));
    /// # Ok::<(), Errors>(())
    /// ```
    pub fn confidence(margin: Decimal) -> Self {
        Self::of(Confidence::WORD, [(MARGIN, Setting::Fraction(margin))])
    }
}

const MARGIN: &str = "margin";

impl Described for Confidence {
    const WORD: &'static str = "confidence";
    const ABOUT: &'static str = "Takes a margin off what is gained, and puts it on what is spent or lost.";
    const FIELDS: &'static [Field] =
        &[Field::required(MARGIN, FieldKind::Part, "the margin of prudence, such as \"15%\"")];

    fn stated(settings: &Settings, faults: &mut Misstatements) -> Option<Self> {
        let margin = settings.fraction(MARGIN)?;
        let below_one = Share::from_fraction(margin).ok().filter(|margin| *margin < Share::ALL);
        if below_one.is_none() {
            let expected = "a margin of at least 0% and below 100%";
            faults.push(MARGIN, Error::new(ErrorKind::OutOfRange, decimal::to_percent(margin), expected));
        }
        Some(Self { margin: below_one? })
    }
}

impl Kind for Confidence {
    fn settings(&self) -> Vec<(&'static str, Setting)> {
        vec![(MARGIN, Setting::Fraction(self.margin.fraction()))]
    }

    fn summary(&self) -> String {
        format!("a margin of {}", decimal::to_percent(self.margin.fraction()))
    }

    fn factor(&self, line: LineKind) -> Rational {
        let margin = self.margin.fraction();
        one_and(if matches!(line, LineKind::Benefit(_)) { -margin } else { margin })
    }

    fn check(&self, _: LineKind) -> Result<(), Error> {
        Ok(())
    }
}
