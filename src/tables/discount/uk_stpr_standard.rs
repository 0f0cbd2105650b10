//! The social time preference rate of the Green Book.

use super::{DiscountTable, TableRates};
use crate::percent;
use crate::tables::{Evidence, Publication, RateBasis, TableStatus};
use crate::value::Band;

pub(super) const TABLES: &[DiscountTable] = &[DiscountTable {
    publication: Publication {
        id: "uk-stpr-standard",
        name: "Green Book social time preference rate, standard",
        country: "United Kingdom",
        issuer: "HM Treasury",
        source: "HM Treasury Green Book (2003 to 2026 editions; 2026 edition published 2026-02-05, discounting in its chapter 6) and supplementary guidance on long-term discounting",
        vintage: "2003, in force 2026",
        evidence: Evidence::Seen,
    },
    status: TableStatus::InForce,
    note: Some(
        "An independent review of 30 June 2026 recommends 3 % to start with and a flatter decline; it is not adopted.",
    ),
    basis: RateBasis::Real,
    rates: TableRates::ByElapsedYear(&[
        Band::years(1, 30, percent!(3.5)),
        Band::years(31, 75, percent!(3)),
        Band::years(76, 125, percent!(2.5)),
        Band::years(126, 200, percent!(2)),
        Band::years(201, 300, percent!(1.5)),
        Band::from_year(301, percent!(1)),
    ]),
    low: None,
    high: None,
}];
