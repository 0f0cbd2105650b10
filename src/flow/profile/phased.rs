//! One amount spread over consecutive columns by shares that sum to exactly one.

use super::form::{Described, Field, FieldKind, Form, Misstated, Occurrence, Setting, Settings, Span};
use super::lists::{each_share, sum_of};
use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::value::Share;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phased(Vec<Share>);

impl Phased {
    pub(super) fn new(shares: &[Decimal]) -> Result<Self, Error> {
        let shares = each_share(shares)?;
        let sum = sum_of(shares.iter().map(|share| share.fraction()));
        if sum != Rational::one() {
            let expected = "shares that sum to exactly 1, or parts given as proportions";
            return Err(Error::new(ErrorKind::SharesSum, format!("a sum of {sum}"), expected));
        }
        Ok(Self(shares))
    }

    fn fractions(&self) -> impl Iterator<Item = Decimal> {
        self.0.iter().map(|share| share.fraction())
    }
}

impl Described for Phased {
    const WORD: &'static str = "phased";
    const FIELDS: &'static [Field] = &[Field::required("shares", FieldKind::Decimals)];

    fn stated(settings: &Settings) -> Result<Self, Misstated> {
        Self::new(settings.decimals("shares")).map_err(Misstated::field("shares"))
    }
}

impl Form for Phased {
    fn settings(&self) -> Vec<(&'static str, Setting)> {
        vec![("shares", Setting::Decimals(self.fractions().collect()))]
    }

    fn last_column(&self, span: &Span) -> Result<u32, Error> {
        Ok(span.end_of_list(self.0.len()))
    }

    fn occurrences(&self, span: &Span) -> Result<Vec<Occurrence>, Error> {
        Ok(span.consecutive(self.fractions().map(Rational::from_decimal)))
    }
}
