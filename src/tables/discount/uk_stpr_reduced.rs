//! The rate of the Green Book without pure time preference, for effects on later generations.

use super::{DiscountTable, TableRates};
use crate::percent;
use crate::tables::{Evidence, Publication, RateBasis, TableStatus};
use crate::value::Band;

pub(super) const TABLES: &[DiscountTable] = &[DiscountTable {
    publication: Publication {
        id: "uk-stpr-reduced",
        name: "Green Book social time preference rate, without pure time preference",
        country: "United Kingdom",
        issuer: "HM Treasury",
        source: "HM Treasury supplementary guidance: intergenerational wealth transfers and social discounting (2008)",
        vintage: "2008",
        evidence: Evidence::Seen,
    },
    status: TableStatus::SensitivityOnly,
    note: Some("For effects beyond 50 years with irreversible transfers of wealth between generations."),
    basis: RateBasis::Real,
    rates: TableRates::ByElapsedYear(&[
        Band::years(1, 30, percent!(3)),
        Band::years(31, 75, percent!(2.57)),
        Band::years(76, 125, percent!(2.14)),
        Band::years(126, 200, percent!(1.71)),
        Band::years(201, 300, percent!(1.29)),
        Band::from_year(301, percent!(0.86)),
    ]),
    low: None,
    high: None,
}];
