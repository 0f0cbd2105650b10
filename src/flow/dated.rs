//! Signed amounts by date.

use crate::error::{Error, ErrorKind};
use crate::measure::{self, Irr, Outcome};
use crate::time::DayCount;
use crate::value::{Rate, decimal};
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::ser::SerializeSeq;

/// Signed amounts by calendar date, inflow positive, at least one, in ascending order of date.
///
/// The order in which amounts are given does not matter; several may share a date.
///
/// ```
/// use bizcase::{Date, dec, flow::DatedCashFlow};
///
/// let (late, early) = ("2025-01-01".parse::<Date>()?, "2024-01-01".parse::<Date>()?);
/// let flow = DatedCashFlow::new([(late, dec!(1200)), (early, dec!(-1000))])?;
/// assert_eq!(flow.entries()[0], (early, dec!(-1000)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedCashFlow(Vec<(Date, Decimal)>);

impl DatedCashFlow {
    /// A flow of these amounts.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] without any amount.
    pub fn new(entries: impl IntoIterator<Item = (Date, Decimal)>) -> Result<Self, Error> {
        let mut entries: Vec<_> =
            entries.into_iter().map(|(date, amount)| (date, amount.normalize())).collect();
        if entries.is_empty() {
            return Err(Error::new(ErrorKind::Empty, "an empty list", "at least one dated amount"));
        }
        entries.sort();
        Ok(Self(entries))
    }

    /// The amounts with their dates, the earliest first.
    #[must_use]
    pub fn entries(&self) -> &[(Date, Decimal)] {
        &self.0
    }

    /// The exact sum, rounded once.
    pub fn total(&self) -> Outcome<Decimal> {
        let amounts: Vec<Decimal> = self.0.iter().map(|&(_, amount)| amount).collect();
        measure::total(&amounts)
    }

    /// [`measure::xnpv`] of the flow, from its earliest date.
    ///
    /// ```
    /// use bizcase::{Date, dec, flow::DatedCashFlow, percent, time::DayCount};
    ///
    /// let [start, end] = ["2025-01-01", "2026-01-01"].map(|date| date.parse::<Date>());
    /// let flow = DatedCashFlow::new([(start?, dec!(-1000)), (end?, dec!(1200))])?;
    /// assert_eq!(flow.npv(percent!(20), DayCount::Act365Fixed).value(), Some(dec!(0)));
    /// assert_eq!(flow.irr(DayCount::Act365Fixed).unique(), Some(percent!(20)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn npv(&self, rate: Rate, day_count: DayCount) -> Outcome<Decimal> {
        measure::xnpv(rate, day_count, &self.0)
    }

    /// [`measure::xirr`] of the flow, which here always has an amount.
    pub fn irr(&self, day_count: DayCount) -> Irr {
        measure::xirr(day_count, &self.0).expect("a dated cash flow has at least one amount by construction")
    }
}

impl serde::Serialize for DatedCashFlow {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(Some(self.0.len()))?;
        for (date, amount) in &self.0 {
            seq.serialize_element(&(date.to_string(), decimal::to_text(*amount)))?;
        }
        seq.end()
    }
}

impl<'de> serde::Deserialize<'de> for DatedCashFlow {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let texts = Vec::<(String, String)>::deserialize(deserializer)?;
        let entries: Result<Vec<_>, _> =
            texts.iter().enumerate().map(|(index, pair)| entry(index, pair)).collect();
        Self::new(entries.map_err(serde::de::Error::custom)?).map_err(serde::de::Error::custom)
    }
}

fn entry(index: usize, (date, amount): &(String, String)) -> Result<(Date, Decimal), Error> {
    let read_date = date.parse().map_err(|_| {
        Error::new(ErrorKind::NotADate, format!("{date:?}"), "a date such as \"2026-04-01\"").within(index)
    })?;
    Ok((read_date, decimal::parse_decimal(amount).map_err(|error| error.within(index))?))
}
