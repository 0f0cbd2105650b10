//! The choices that produced the figures, echoed.

use crate::case::{BusinessCase, Conventions, DiscountBasis, PriceBasis};
use crate::measure::Discounting;
use crate::time::Timeline;
use crate::value::{AnnualRate, Rate};
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};
use std::fmt::Display;

/// The conventions of the case with its discounting, as an appraisal states them.
#[derive(Debug, Clone, PartialEq)]
pub struct EchoedConventions {
    conventions: Conventions,
    discount_basis: DiscountBasis,
    discounting: Discounting,
}

impl EchoedConventions {
    pub(super) fn of(case: &BusinessCase) -> Self {
        Self {
            conventions: case.conventions(),
            discount_basis: case.discount_basis().clone(),
            discounting: case.discounting().clone(),
        }
    }

    /// Price basis, timing, rule of the benefit-cost ratio, unit of the page.
    pub fn stated(&self) -> Conventions {
        self.conventions
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
}

impl Serialize for EchoedConventions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("EchoedConventions", 10)?;
        match self.conventions.price_basis() {
            PriceBasis::Nominal => out.serialize_field("prices", "nominal")?,
            PriceBasis::Real { year } => out.serialize_field("prices", &RealPrices { real: year })?,
        }
        out.serialize_field("timing", self.conventions.timing().word())?;
        let rate = match self.discount_basis {
            DiscountBasis::Rate(stated) => Some(stated),
            _ => None,
        };
        optional_field(&mut out, "discount_rate_stated", rate.map(AnnualRate::rate))?;
        optional_field(&mut out, "compounding", rate.map(|rate| rate.compounding().word()))?;
        optional_field(&mut out, "discount_table", self.discount_basis.table())?;
        out.serialize_field("effective_annual_rates", &YearlyRates(self.discounting.rates()))?;
        out.serialize_field("benefit_cost_ratio", self.conventions.bcr_rule().word())?;
        out.serialize_field("payback", "undiscounted, even within a period")?;
        out.serialize_field("counted", "costs, benefits and dis-benefits in money")?;
        out.serialize_field("page_unit", self.conventions.page_unit().word())?;
        out.end()
    }
}

fn optional_field<O: SerializeStruct>(
    out: &mut O,
    field: &'static str,
    value: Option<impl Serialize>,
) -> Result<(), O::Error> {
    match value {
        Some(value) => out.serialize_field(field, &value),
        None => out.skip_field(field),
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
