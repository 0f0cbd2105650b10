//! The internal rate of return: every one of them.

use super::outcome::{Outcome, Reason};
use crate::error::{Error, ErrorKind};
use crate::exact::rates::{self, Rates, internal_rates};
use crate::value::Rate;
use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::fmt;

/// Every rate above -100 % at which the net present value of the flows is zero.
///
/// The rates are those r in (-1, inf) with `sum of flows[t] / (1 + r)^t = 0`, per period; the first flow falls at
/// time 0. All of them are found, and it is proved that none is missing; spreadsheets return the one that their
/// search meets first. Each rate is exact to 28 significant digits.
///
/// Where two rates exist, neither says whether a project is good; look at the net present value.
///
/// # Errors
///
/// [`ErrorKind::Empty`] where there is no flow. Flows without a rate are no error: see [`Irr`].
///
/// # Examples
///
/// Ross, Westerfield and Jaffe, *Corporate Finance*, on multiple rates of return:
///
/// ```
/// use bizcase::{decimals, measure::irr, percent};
///
/// let rates = irr(&decimals![-100, 230, -132])?.rates().to_vec();
/// assert_eq!(rates[0].rate().value(), Some(percent!(10)));
/// assert_eq!(rates[1].rate().value(), Some(percent!(20)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn irr(flows: &[Decimal]) -> Result<Irr, Error> {
    if flows.is_empty() {
        return Err(Error::new(ErrorKind::Empty, "no flows", "at least one flow"));
    }
    Ok(Irr::of(internal_rates(flows)))
}

/// The internal rates of a flow, counted as distinct rates above -100 %.
///
/// Serialises as `{"verdict": "multiple", "rates": ["0.1", "0.2"], "multiplicity": [1, 1]}`. Rates that no decimal
/// holds are counted in `above_range` and `below_range`, which are absent when zero; a `code` and a `reason` say
/// why there is no rate; `enclosures` are the intervals that an unresolved search leaves open.
///
/// ```
/// use bizcase::{decimals, measure::{Irr, Reason, irr}};
///
/// assert_eq!(irr(&decimals![100, 200])?, Irr::None(Reason::OneSign));
/// assert_eq!(irr(&decimals![100, -100, 100])?, Irr::None(Reason::NoRate));
/// assert_eq!(irr(&decimals![0, 0])?, Irr::Undefined(Reason::AllZero));
/// assert_eq!(irr(&decimals![100, 200])?.reason(), Some(Reason::OneSign));
/// assert_eq!(irr(&decimals![-100, 110])?.verdict(), "unique");
/// # Ok::<(), bizcase::Error>(())
/// ```
#[non_exhaustive]
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Irr {
    /// Every flow is zero, so that every rate fits.
    Undefined(Reason),
    /// There is no rate.
    None(Reason),
    /// There is exactly one rate.
    Unique(InternalRate),
    /// There are several distinct rates, here in ascending order.
    Multiple(Vec<InternalRate>),
    /// The search left intervals open, each of which may hold rates.
    Unresolved(Unresolved),
}

impl Irr {
    pub(crate) fn of(rates: Rates) -> Self {
        match rates {
            Rates::Any => Self::Undefined(Reason::AllZero),
            Rates::OneSign => Self::None(Reason::OneSign),
            Rates::Found(found) => Self::counted(found),
        }
    }

    fn counted(found: rates::Found) -> Self {
        let mut rates: Vec<InternalRate> = found.rates.into_iter().map(InternalRate::of).collect();
        if !found.unresolved.is_empty() {
            let enclosures = found.unresolved.into_iter().map(Enclosure::of).collect();
            return Self::Unresolved(Unresolved { rates, enclosures });
        }
        match (rates.pop(), rates.is_empty()) {
            (None, _) => Self::None(Reason::NoRate),
            (Some(only), true) => Self::Unique(only),
            (Some(last), false) => {
                rates.push(last);
                Self::Multiple(rates)
            }
        }
    }

    /// Every distinct rate that was found, ascending.
    #[must_use]
    pub fn rates(&self) -> &[InternalRate] {
        match self {
            Self::Undefined(_) | Self::None(_) => &[],
            Self::Unique(rate) => std::slice::from_ref(rate),
            Self::Multiple(rates) => rates,
            Self::Unresolved(unresolved) => unresolved.rates(),
        }
    }

    /// The rate, where there is exactly one and a decimal holds it.
    #[must_use]
    pub fn unique(&self) -> Option<Rate> {
        match self {
            Self::Unique(rate) => rate.rate().value(),
            _ => None,
        }
    }

    /// Why there is no rate, where there is none.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        match self {
            Self::Undefined(reason) | Self::None(reason) => Some(*reason),
            Self::Unique(_) | Self::Multiple(_) | Self::Unresolved(_) => None,
        }
    }

    /// The word for it in documents.
    #[must_use]
    pub fn verdict(&self) -> &'static str {
        match self {
            Self::Undefined(_) => "undefined",
            Self::None(_) => "none",
            Self::Unique(_) => "unique",
            Self::Multiple(_) => "multiple",
            Self::Unresolved(_) => "unresolved",
        }
    }
}

impl Serialize for Irr {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let held: Vec<(String, usize)> = self
            .rates()
            .iter()
            .filter_map(|rate| Some((rate.rate().value()?.to_string(), rate.multiplicity())))
            .collect();
        let (rates, multiplicity): (Vec<String>, Vec<usize>) = held.into_iter().unzip();
        let count = |side| self.rates().iter().filter(|rate| rate.rate() == side).count();
        let mut out = serializer.serialize_struct("Irr", 8)?;
        out.serialize_field("verdict", self.verdict())?;
        out.serialize_field("rates", &rates)?;
        out.serialize_field("multiplicity", &multiplicity)?;
        for (field, count) in
            [("above_range", count(Outcome::AboveRange)), ("below_range", count(Outcome::BelowRange))]
        {
            if count > 0 { out.serialize_field(field, &count)? } else { out.skip_field(field)? }
        }
        if let Some(reason) = self.reason() {
            out.serialize_field("code", reason.code())?;
            out.serialize_field("reason", &reason.to_string())?;
        }
        if let Self::Unresolved(unresolved) = self {
            out.serialize_field("enclosures", unresolved.enclosures())?;
        }
        out.end()
    }
}

/// One internal rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InternalRate {
    rate: Outcome<Rate>,
    multiplicity: usize,
}

impl InternalRate {
    fn of(found: rates::FoundRate) -> Self {
        Self { rate: found.rate.into(), multiplicity: found.multiplicity }
    }

    /// The rate per period. It is [`Outcome::AboveRange`] where it is larger than any decimal and
    /// [`Outcome::BelowRange`] where it is nearer to -100 % than half of the last place.
    pub fn rate(&self) -> Outcome<Rate> {
        self.rate
    }

    /// How often the rate counts: the net present value touches zero without crossing it at an even one.
    #[must_use]
    pub fn multiplicity(&self) -> usize {
        self.multiplicity
    }
}

impl fmt::Display for InternalRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rate.fmt(f)
    }
}

/// What is known where a search for rates ended at its limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unresolved {
    rates: Vec<InternalRate>,
    enclosures: Vec<Enclosure>,
}

impl Unresolved {
    /// The rates that were proved, ascending. All others lie in the enclosures.
    #[must_use]
    pub fn rates(&self) -> &[InternalRate] {
        &self.rates
    }

    /// The intervals that may hold rates, ascending; at least one.
    #[must_use]
    pub fn enclosures(&self) -> &[Enclosure] {
        &self.enclosures
    }
}

/// An interval that may hold rates. It serialises as `["0.1", "0.2"]`; an end without bound is null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enclosure {
    low: Outcome<Rate>,
    high: Outcome<Rate>,
}

impl Enclosure {
    fn of(found: rates::Enclosure) -> Self {
        Self { low: found.low.into(), high: found.high.into() }
    }

    /// The lower end; [`Outcome::BelowRange`] where it is -100 %.
    pub fn low(&self) -> Outcome<Rate> {
        self.low
    }

    /// The upper end; [`Outcome::AboveRange`] where there is none.
    pub fn high(&self) -> Outcome<Rate> {
        self.high
    }
}

impl Serialize for Enclosure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.low.value(), self.high.value()).serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{decimals, percent};

    fn json(flows: &[Decimal]) -> String {
        serde_json::to_string(&irr(flows).unwrap()).unwrap()
    }

    #[test]
    fn no_flow_is_an_error_and_no_rate_is_an_answer() {
        assert_eq!(irr(&[]).unwrap_err().kind(), ErrorKind::Empty);
        assert_eq!(irr(&decimals![0]).unwrap(), Irr::Undefined(Reason::AllZero));
        assert_eq!(irr(&decimals![0, 5]).unwrap(), Irr::None(Reason::OneSign));
        assert_eq!(irr(&decimals![-100, 125, 0]).unwrap().unique(), Some(percent!(25)));
    }

    #[test]
    fn the_written_form_counts_rates_that_no_decimal_holds() {
        assert_eq!(
            json(&decimals![-1000, 2300, -1320]),
            r#"{"verdict":"multiple","rates":["0.1","0.2"],"multiplicity":[1,1]}"#
        );
        assert_eq!(
            json(&decimals!["-0.0000000001", "10000000000000000000000000"]),
            r#"{"verdict":"unique","rates":[],"multiplicity":[],"above_range":1}"#
        );
        assert_eq!(
            json(&decimals!["10000000000000000000000000", "-0.0000000001"]),
            r#"{"verdict":"unique","rates":[],"multiplicity":[],"below_range":1}"#
        );
        assert_eq!(
            json(&decimals![1]),
            r#"{"verdict":"none","rates":[],"multiplicity":[],"code":"one-sign","reason":"the flows never change sign"}"#
        );
    }
}
