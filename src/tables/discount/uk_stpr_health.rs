//! The rate of the Green Book for effects on health and life.

use super::{DiscountTable, TableRates};
use crate::percent;
use crate::tables::{Evidence, Publication, RateBasis, TableStatus};
use crate::value::Band;

pub(super) const TABLES: &[DiscountTable] = &[DiscountTable {
    publication: Publication {
        id: "uk-stpr-health",
        name: "Green Book social time preference rate, health",
        country: "United Kingdom",
        issuer: "HM Treasury",
        source: "HM Treasury Green Book discounting annex (2018/2022)",
        vintage: "2018",
        evidence: Evidence::Seen,
    },
    status: TableStatus::InForce,
    note: Some(
        "For effects on health and life valued in quality-adjusted life years, not for money. Rates beyond year 125 \
         come from a software package and not from the annex. An independent review of 30 June 2026 recommends to \
         have no such rate; it is not adopted.",
    ),
    basis: RateBasis::Real,
    rates: TableRates::ByElapsedYear(&[
        Band::years(1, 30, percent!(1.5)),
        Band::years(31, 75, percent!(1.29)),
        Band::years(76, 125, percent!(1.07)),
        Band::years(126, 200, percent!(0.86)),
        Band::years(201, 300, percent!(0.64)),
        Band::from_year(301, percent!(0.43)),
    ]),
    low: None,
    high: None,
}];
