//! The whole amount in one column.

use super::form::{Described, Field, Form, Misstated, Occurrence, Setting, Settings, Span};
use crate::error::Error;
use crate::exact::Rational;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Once;

impl Described for Once {
    const WORD: &'static str = "once";
    const FIELDS: &'static [Field] = &[];

    fn stated(_: &Settings) -> Result<Self, Misstated> {
        Ok(Self)
    }
}

impl Form for Once {
    fn settings(&self) -> Vec<(&'static str, Setting)> {
        Vec::new()
    }

    fn last_column(&self, span: &Span) -> Result<u32, Error> {
        Ok(span.first)
    }

    fn occurrences(&self, span: &Span) -> Result<Vec<Occurrence>, Error> {
        Ok(span.consecutive([Rational::one()]))
    }
}
