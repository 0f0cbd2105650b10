//! The amount times a multiple in each of consecutive columns.

use super::form::{Described, Field, FieldKind, Form, Misstated, Occurrence, Setting, Settings, Span};
use super::lists::each_multiple;
use crate::error::Error;
use crate::exact::Rational;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Explicit(Vec<Decimal>);

impl Explicit {
    pub(super) fn new(multiples: &[Decimal]) -> Result<Self, Error> {
        each_multiple(multiples).map(Self)
    }
}

impl Described for Explicit {
    const WORD: &'static str = "explicit";
    const FIELDS: &'static [Field] = &[Field::required("multiples", FieldKind::Decimals)];

    fn stated(settings: &Settings) -> Result<Self, Misstated> {
        Self::new(settings.decimals("multiples")).map_err(Misstated::field("multiples"))
    }
}

impl Form for Explicit {
    fn settings(&self) -> Vec<(&'static str, Setting)> {
        vec![("multiples", Setting::Decimals(self.0.clone()))]
    }

    fn last_column(&self, span: &Span) -> Result<u32, Error> {
        Ok(span.end_of_list(self.0.len()))
    }

    fn occurrences(&self, span: &Span) -> Result<Vec<Occurrence>, Error> {
        Ok(span.consecutive(self.0.iter().map(|&multiple| Rational::from_decimal(multiple))))
    }
}
