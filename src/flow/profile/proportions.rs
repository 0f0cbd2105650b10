//! One amount spread over consecutive columns in proportion to parts of any sum.

use super::form::{Described, Field, FieldKind, Form, Misstated, Occurrence, Setting, Settings, Span};
use super::lists::{each_at_least_zero, sum_of};
use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Proportions(Vec<Decimal>);

impl Proportions {
    pub(super) fn new(parts: &[Decimal]) -> Result<Self, Error> {
        let parts = each_at_least_zero(parts, ErrorKind::OutOfRange, "a part of zero or more")?;
        if parts.iter().all(Decimal::is_zero) {
            return Err(Error::new(ErrorKind::OutOfRange, "zeros alone", "at least one part above zero"));
        }
        Ok(Self(parts))
    }
}

impl Described for Proportions {
    const WORD: &'static str = "proportions";
    const FIELDS: &'static [Field] = &[Field::required("parts", FieldKind::Decimals)];

    fn stated(settings: &Settings) -> Result<Self, Misstated> {
        Self::new(settings.decimals("parts")).map_err(Misstated::field("parts"))
    }
}

impl Form for Proportions {
    fn settings(&self) -> Vec<(&'static str, Setting)> {
        vec![("parts", Setting::Decimals(self.0.clone()))]
    }

    fn last_column(&self, span: &Span) -> Result<u32, Error> {
        Ok(span.end_of_list(self.0.len()))
    }

    fn occurrences(&self, span: &Span) -> Result<Vec<Occurrence>, Error> {
        let inverse = sum_of(self.0.iter().copied()).reciprocal();
        let inverse = inverse.expect("one part at least is above zero by construction");
        Ok(span.consecutive(self.0.iter().map(|&part| &Rational::from_decimal(part) * &inverse)))
    }
}
