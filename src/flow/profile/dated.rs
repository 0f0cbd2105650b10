//! The amount times a multiple on each of some dates.

use super::form::{Described, Field, FieldKind, Form, Misstated, Occurrence, Setting, Settings, Span, Start};
use super::lists::each_multiple;
use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// Dates ascend, and none comes twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dated(Vec<(Date, Decimal)>);

impl Dated {
    pub(super) fn new(multiples: &[(Date, Decimal)]) -> Result<Self, Error> {
        let (dates, values): (Vec<Date>, Vec<Decimal>) = multiples.iter().copied().unzip();
        let values = each_multiple(&values)?;
        for (index, date) in dates.iter().enumerate() {
            if dates[..index].contains(date) {
                let found = format!("{date} a second time");
                return Err(Error::new(ErrorKind::DuplicateKey, found, "each date once").within(index));
            }
        }
        let mut dated: Vec<(Date, Decimal)> = dates.into_iter().zip(values).collect();
        dated.sort_unstable_by_key(|&(date, _)| date);
        Ok(Self(dated))
    }
}

impl Described for Dated {
    const WORD: &'static str = "dated";
    const FIELDS: &'static [Field] = &[Field::required("multiples", FieldKind::Dates)];

    fn stated(settings: &Settings) -> Result<Self, Misstated> {
        Self::new(settings.dates("multiples")).map_err(Misstated::field("multiples"))
    }
}

impl Form for Dated {
    fn start(&self) -> Start {
        Start::Dated
    }

    fn settings(&self) -> Vec<(&'static str, Setting)> {
        vec![("multiples", Setting::Dates(self.0.clone()))]
    }

    /// Dates are checked one by one.
    fn last_column(&self, span: &Span) -> Result<u32, Error> {
        Ok(span.first)
    }

    fn occurrences(&self, span: &Span) -> Result<Vec<Occurrence>, Error> {
        let occurrence = |&(stated, multiple): &(Date, Decimal)| {
            let outside = || {
                let timeline = span.timeline;
                let expected =
                    format!("a date from {} to {}", timeline.start(), timeline.end_of(timeline.periods()));
                let found = match span.delay {
                    0 => stated.to_string(),
                    delay => format!("{stated}, later by its delay of {delay}"),
                };
                Error::new(ErrorKind::OutsideHorizon, found, expected)
            };
            let date = span.timeline.later(stated, span.delay).ok_or_else(outside)?;
            let column = span.timeline.column_of(date).ok_or_else(outside)?;
            Ok(Occurrence { column, date: Some(date), multiple: Rational::from_decimal(multiple) })
        };
        self.0.iter().map(occurrence).collect()
    }
}
