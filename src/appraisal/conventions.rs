//! The choices that produced the figures, echoed.

use crate::case::{BusinessCase, Conventions, PriceBasis};
use crate::time::Timeline;
use crate::value::{AnnualRate, Rate};
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};
use std::fmt::Display;

/// The conventions of the case with its discounting, as an appraisal states them.
#[derive(Debug, Clone, PartialEq)]
pub struct EchoedConventions {
    conventions: Conventions,
    discounting: AnnualRate,
    discount_rate: Rate,
}

impl EchoedConventions {
    pub(super) fn of(case: &BusinessCase) -> Self {
        Self {
            conventions: case.conventions(),
            discounting: case.discounting(),
            discount_rate: case.discount_rate(),
        }
    }

    /// Price basis, timing, rule of the benefit-cost ratio, unit of the page.
    pub fn stated(&self) -> Conventions {
        self.conventions
    }

    /// The discount rate as stated.
    #[must_use]
    pub fn discounting(&self) -> AnnualRate {
        self.discounting
    }

    /// The discount rate of one period.
    #[must_use]
    pub fn discount_rate(&self) -> Rate {
        self.discount_rate
    }
}

impl Serialize for EchoedConventions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("EchoedConventions", 9)?;
        match self.conventions.price_basis() {
            PriceBasis::Nominal => out.serialize_field("prices", "nominal")?,
            PriceBasis::Real { year } => out.serialize_field("prices", &RealPrices { real: year })?,
        }
        out.serialize_field("timing", self.conventions.timing().word())?;
        out.serialize_field("discount_rate_stated", &self.discounting.rate())?;
        out.serialize_field("compounding", self.discounting.compounding().word())?;
        out.serialize_field("discount_rate_per_period", &self.discount_rate)?;
        out.serialize_field("benefit_cost_ratio", self.conventions.bcr_rule().word())?;
        out.serialize_field("payback", "undiscounted, even within a period")?;
        out.serialize_field("counted", "costs, benefits and dis-benefits in money")?;
        out.serialize_field("page_unit", self.conventions.page_unit().word())?;
        out.end()
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
