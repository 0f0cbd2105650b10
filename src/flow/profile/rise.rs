//! What a linear ramp and an s-curve have in common: a part of the amount in every period that rises to all of it.

use super::form::{Described, Field, FieldKind, Form, Misstated, Occurrence, Setting, Settings, Span, Start};
use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::limits;
use std::marker::PhantomData;

/// How a part rises from nothing to the whole.
pub(super) trait Curve {
    /// The word for a profile that rises so.
    const WORD: &'static str;

    /// The part at so much of the way, from 0 to 1.
    fn part(way: &Rational) -> Rational;
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rise<C> {
    /// The occurrence with which the whole amount is reached.
    over: u32,
    /// The last column in which it may occur; without one, the end of the timeline.
    until: Option<u32>,
    curve: PhantomData<C>,
}

impl<C: Curve> Rise<C> {
    pub(super) fn new(over: u32) -> Result<Self, Error> {
        let (kind, found) = match over {
            1..=limits::PERIODS => return Ok(Self { over, until: None, curve: PhantomData }),
            0 => (ErrorKind::OutOfRange, "0".to_owned()),
            _ => (ErrorKind::OverLimit, over.to_string()),
        };
        Err(Error::new(kind, found, format!("a rise over 1 to {} occurrences", limits::PERIODS)))
    }

    fn part(&self, occurrence: u32) -> Rational {
        let way = Rational::new(occurrence.min(self.over).into(), self.over.into());
        C::part(&way.expect("a rise takes one occurrence or more"))
    }
}

impl<C: Curve> Described for Rise<C> {
    const WORD: &'static str = C::WORD;
    const FIELDS: &'static [Field] =
        &[Field::required("over", FieldKind::Whole), Field::optional("until", FieldKind::Whole)];

    fn stated(settings: &Settings) -> Result<Self, Misstated> {
        let over = settings.whole("over").unwrap_or_default();
        let rise = Self::new(over).map_err(Misstated::field("over"))?;
        Ok(Self { until: settings.whole("until"), ..rise })
    }
}

impl<C: Curve> Form for Rise<C> {
    fn start(&self) -> Start {
        Start::InService
    }

    fn until_mut(&mut self) -> Option<&mut Option<u32>> {
        Some(&mut self.until)
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
