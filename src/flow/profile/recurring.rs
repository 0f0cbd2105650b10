//! The whole amount again and again, perhaps after a ramp of stated shares.

use super::form::{Described, Field, FieldKind, Form, Misstated, Occurrence, Setting, Settings, Span, Start};
use super::lists::each_share;
use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::value::Share;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recurring {
    /// How many columns lie between two occurrences; 1 is every period.
    interval: u32,
    /// The last column in which it may occur; without one, the end of the timeline.
    until: Option<u32>,
    /// The share of the amount in the first occurrences, never falling; the whole amount after them.
    ramp: Vec<Share>,
}

impl Recurring {
    pub(super) fn every_period() -> Self {
        Self { interval: 1, until: None, ramp: Vec::new() }
    }

    pub(super) fn every(interval: u32) -> Result<Self, Error> {
        if interval == 0 {
            return Err(Error::new(ErrorKind::OutOfRange, "0", "an interval of one period or more"));
        }
        Ok(Self { interval, ..Self::every_period() })
    }

    pub(super) fn ramp_up(&mut self, shares: &[Decimal]) -> Result<(), Error> {
        let ramp = each_share(shares)?;
        if let Some(before) = ramp.windows(2).position(|pair| pair[1] < pair[0]) {
            let found = format!("{} after {}", ramp[before + 1], ramp[before]);
            return Err(Error::new(ErrorKind::Disordered, found, "shares that never fall").within(before + 1));
        }
        self.ramp = ramp;
        Ok(())
    }

    fn check_ramp_length(&self, occurrences: usize) -> Result<(), Error> {
        if self.ramp.len() <= occurrences {
            return Ok(());
        }
        let found = format!("a ramp of {} shares", self.ramp.len());
        let expected = format!("at most {occurrences}, as often as the amount occurs");
        Err(Error::new(ErrorKind::OutsideHorizon, found, expected).within("ramp"))
    }
}

impl Described for Recurring {
    const WORD: &'static str = "recurring";
    const FIELDS: &'static [Field] = &[
        Field::optional("until", FieldKind::Whole),
        Field::optional("every", FieldKind::Whole),
        Field::optional("ramp", FieldKind::Decimals),
    ];

    fn stated(settings: &Settings) -> Result<Self, Misstated> {
        let every = settings.whole("every").map_or(Ok(Self::every_period()), Self::every);
        let mut recurring = every.map_err(Misstated::field("every"))?;
        recurring.until = settings.whole("until");
        if settings.has("ramp") {
            recurring.ramp_up(settings.decimals("ramp")).map_err(Misstated::field("ramp"))?;
        }
        Ok(recurring)
    }
}

impl Form for Recurring {
    fn start(&self) -> Start {
        Start::InService
    }

    fn until_mut(&mut self) -> Option<&mut Option<u32>> {
        Some(&mut self.until)
    }

    fn settings(&self) -> Vec<(&'static str, Setting)> {
        let until = self.until.map(|until| ("until", Setting::Whole(until)));
        let every = (self.interval != 1).then_some(("every", Setting::Whole(self.interval)));
        let shares = || self.ramp.iter().map(|share| share.fraction()).collect();
        let ramp = (!self.ramp.is_empty()).then(|| ("ramp", Setting::Decimals(shares())));
        until.into_iter().chain(every).chain(ramp).collect()
    }

    fn last_column(&self, span: &Span) -> Result<u32, Error> {
        Ok(span.stated_end(self.until))
    }

    fn occurrences(&self, span: &Span) -> Result<Vec<Occurrence>, Error> {
        let columns = || span.recurring(self.interval, self.until);
        self.check_ramp_length(columns().count())?;
        let shares = self.ramp.iter().copied().chain(std::iter::repeat(Share::ALL));
        let multiples = shares.map(|share| Rational::from_decimal(share.fraction()));
        Ok(columns().zip(multiples).map(Occurrence::in_column).collect())
    }
}
