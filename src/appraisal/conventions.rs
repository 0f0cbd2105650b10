//! The choices that produced the figures, echoed.

use super::schedule::optional;
use crate::case::{
    BusinessCase, CaseTax, Conventions, DiscountBasis, Inflation, NamedDiscounting, PriceBasis, View,
    official_tables,
};
use crate::measure::Discounting;
use crate::tables::DiscountTable;
use crate::time::Timeline;
use crate::value::{Rate, decimal};
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};
use std::fmt::Display;

/// The conventions of the case with its discounting, as an appraisal states them.
#[derive(Debug, Clone, PartialEq)]
pub struct EchoedConventions {
    conventions: Conventions,
    inflation: Option<Inflation>,
    discount_basis: DiscountBasis,
    discounting: Discounting,
    named_discounting: Vec<NamedDiscounting>,
    tax: Option<CaseTax>,
}

impl EchoedConventions {
    pub(super) fn of(case: &BusinessCase) -> Self {
        Self {
            conventions: case.conventions(),
            inflation: case.inflation().cloned(),
            discount_basis: case.discount_basis().clone(),
            discounting: case.discounting().clone(),
            named_discounting: case.named_discounting().to_vec(),
            tax: case.tax(),
        }
    }

    /// Price basis, timing, rule of the benefit-cost ratio, unit of the page.
    pub fn stated(&self) -> Conventions {
        self.conventions
    }

    /// How prices change, where the case states it.
    pub fn inflation(&self) -> Option<&Inflation> {
        self.inflation.as_ref()
    }

    /// The discount rate or rates as stated.
    pub fn discount_basis(&self) -> &DiscountBasis {
        &self.discount_basis
    }

    /// How the columns were discounted.
    #[must_use]
    pub fn discounting(&self) -> &Discounting {
        &self.discounting
    }

    /// The other ways of discounting that lines may name.
    #[must_use]
    pub fn named_discounting(&self) -> &[NamedDiscounting] {
        &self.named_discounting
    }

    /// How profit is taxed, where it is.
    #[must_use]
    pub fn tax(&self) -> Option<CaseTax> {
        self.tax
    }

    /// The official tables that the columns were discounted by, each once.
    pub fn official_tables(&self) -> impl Iterator<Item = &'static DiscountTable> {
        let named = self.named_discounting.iter().map(NamedDiscounting::basis);
        official_tables([&self.discount_basis].into_iter().chain(named))
    }
}

impl Serialize for EchoedConventions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("EchoedConventions", 15)?;
        match self.conventions.price_basis() {
            PriceBasis::Nominal => out.serialize_field("prices", "nominal")?,
            PriceBasis::Real { year } => out.serialize_field("prices", &RealPrices { real: year })?,
        }
        out.serialize_field("timing", self.conventions.timing().word())?;
        match self.conventions.stated_day_count() {
            Some(day_count) => out.serialize_field("day_count", day_count.word())?,
            None => out.skip_field("day_count")?,
        }
        let view = self.conventions.stated_view();
        optional(&mut out, "view", view.map(View::word).as_ref())?;
        let inflation = self.inflation.as_ref().map(EchoedInflation);
        optional(&mut out, "inflation", inflation.as_ref())?;
        serialize_discounting(&mut out, &self.discount_basis, &self.discounting)?;
        let named: Vec<_> = self.named_discounting.iter().map(EchoedNamed).collect();
        optional(&mut out, "named_discounting", Some(&named).filter(|named| !named.is_empty()))?;
        optional(&mut out, "tax", self.tax.as_ref().map(EchoedTax).as_ref())?;
        out.serialize_field("benefit_cost_ratio", self.conventions.bcr_rule().word())?;
        out.serialize_field("payback", "undiscounted, even within a period")?;
        out.serialize_field("counted", counted(view))?;
        out.serialize_field("page_unit", self.conventions.page_unit().word())?;
        out.end()
    }
}

fn counted(view: Option<View>) -> &'static str {
    match view {
        None => "costs, benefits and dis-benefits in money",
        Some(View::Financial) => {
            "costs, and cashable benefits and dis-benefits, of the organisation, with transfers"
        }
        Some(View::Economic) => "costs, benefits and dis-benefits in money, without transfers",
    }
}

/// `{ "rate": "0.25", "losses": "used-at-once", "paid": "same-year" }`, as in a document.
struct EchoedTax<'a>(&'a CaseTax);

impl Serialize for EchoedTax<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Tax", 3)?;
        out.serialize_field("rate", &self.0.rate())?;
        out.serialize_field("losses", self.0.losses().word())?;
        out.serialize_field("paid", self.0.paid().word())?;
        out.end()
    }
}

/// The rates as stated, or the table that they are taken from, and what they are in each year.
fn serialize_discounting<O: SerializeStruct>(
    out: &mut O,
    basis: &DiscountBasis,
    discounting: &Discounting,
) -> Result<(), O::Error> {
    let rate = match basis {
        DiscountBasis::Rate(stated) | DiscountBasis::RateIn { rate: stated, .. } => Some(stated),
        DiscountBasis::Schedule(_) | DiscountBasis::Table(_) => None,
    };
    optional(out, "discount_rate_stated", rate.map(|rate| rate.rate()).as_ref())?;
    optional(out, "compounding", rate.map(|rate| rate.compounding().word()).as_ref())?;
    let prices = match basis {
        DiscountBasis::RateIn { prices, .. } => Some(prices),
        _ => None,
    };
    optional(out, "discount_rate_prices", prices)?;
    optional(out, "discount_table", basis.table().as_ref())?;
    out.serialize_field("effective_annual_rates", &YearlyRates(discounting.rates()))
}

/// `{ "rate": "0.02", "compounding": "annual" }`, `{ "official_index": "uk-gdp-deflator", "vintage": ... }`, or
/// `{ "from": 2024, "levels": ["100", "102.5"] }`.
struct EchoedInflation<'a>(&'a Inflation);

impl Serialize for EchoedInflation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Inflation", 2)?;
        match self.0 {
            Inflation::Rate(rate) => {
                out.serialize_field("rate", &rate.rate())?;
                out.serialize_field("compounding", rate.compounding().word())?;
            }
            Inflation::Official(index) => {
                out.serialize_field("official_index", index.id())?;
                out.serialize_field("vintage", index.vintage())?;
            }
            Inflation::Index(levels) => {
                out.serialize_field("from", &levels.first_year())?;
                out.serialize_field("levels", &decimal::Texts(levels.levels()))?;
            }
        }
        out.end()
    }
}

/// One of the other ways of discounting.
struct EchoedNamed<'a>(&'a NamedDiscounting);

impl Serialize for EchoedNamed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("NamedDiscounting", 6)?;
        out.serialize_field("id", self.0.id())?;
        serialize_discounting(&mut out, self.0.basis(), self.0.discounting())?;
        out.end()
    }
}

/// `[{ "from_year": 1, "rate": "0.035" }]`.
struct YearlyRates<'a>(&'a [(u32, Rate)]);

impl Serialize for YearlyRates<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct FromYear {
            from_year: u32,
            rate: Rate,
        }
        serializer.collect_seq(self.0.iter().map(|&(from_year, rate)| FromYear { from_year, rate }))
    }
}

/// `{ "real": 2026 }`, as in a document.
#[derive(Serialize)]
struct RealPrices {
    real: i16,
}

pub(super) fn serialize_timeline<S: Serializer>(
    timeline: &Timeline,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut out = serializer.serialize_struct("Timeline", 3)?;
    out.serialize_field("start", &timeline.start().to_string())?;
    out.serialize_field("periods", &timeline.periods())?;
    out.serialize_field("step", timeline.step().word())?;
    out.end()
}

/// For what is shown by its word.
pub(super) fn serialize_word<S: Serializer>(value: &impl Display, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}
