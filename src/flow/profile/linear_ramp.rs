//! A part of the amount in every period that rises by equal steps to the whole amount.

use super::form::{Described, Field, FieldKind, Form, Misstated, Occurrence, Setting, Settings, Span, Start};
use super::lists::check_rise;
use crate::error::Error;
use crate::exact::Rational;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LinearRamp {
    /// The occurrence with which the whole amount is reached.
    over: u32,
    /// The last column in which it may occur; without one, the end of the timeline.
    until: Option<u32>,
}

impl LinearRamp {
    pub(super) fn new(over: u32) -> Result<Self, Error> {
        Ok(Self { over: check_rise(over)?, until: None })
    }

    pub(super) fn until_mut(&mut self) -> &mut Option<u32> {
        &mut self.until
    }

    fn part(&self, occurrence: u32) -> Rational {
        if occurrence >= self.over {
            return Rational::one();
        }
        Rational::new(occurrence.into(), self.over.into()).expect("a rise takes one occurrence or more")
    }
}

impl Described for LinearRamp {
    const WORD: &'static str = "linear-ramp";
    const FIELDS: &'static [Field] =
        &[Field::required("over", FieldKind::Whole), Field::optional("until", FieldKind::Whole)];

    fn stated(settings: &Settings) -> Result<Self, Misstated> {
        let over = settings.whole("over").unwrap_or_default();
        let rise = Self::new(over).map_err(Misstated::field("over"))?;
        Ok(Self { until: settings.whole("until"), ..rise })
    }
}

impl Form for LinearRamp {
    fn start(&self) -> Start {
        Start::InService
    }

    fn settings(&self) -> Vec<(&'static str, Setting)> {
        let until = self.until.map(|until| ("until", Setting::Whole(until)));
        std::iter::once(("over", Setting::Whole(self.over))).chain(until).collect()
    }

    fn last_column(&self, span: &Span) -> Result<u32, Error> {
        Ok(span.stated_end(self.until))
    }

    fn occurrences(&self, span: &Span) -> Result<Vec<Occurrence>, Error> {
        let columns = span.recurring(1, self.until);
        Ok(columns.zip((1..).map(|k| self.part(k))).map(Occurrence::in_column).collect())
    }
}
