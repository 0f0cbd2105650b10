//! The default rate of the revision of Circular A-94 that was withdrawn.

use super::{DiscountTable, TableRates};
use crate::percent;
use crate::tables::{Evidence, Publication, RateBasis, TableStatus};
use crate::value::Band;

pub(super) const TABLES: &[DiscountTable] = &[DiscountTable {
    publication: Publication {
        id: "us-omb-a94-2023",
        name: "Circular A-94 default rate of the 2023 revision",
        country: "United States",
        issuer: "Office of Management and Budget",
        source: "OMB Circular A-94 (2023)",
        vintage: "2023-11-09",
        evidence: Evidence::Recalled,
    },
    status: TableStatus::Superseded,
    note: Some("Withdrawn in 2025. Beyond 30 years it declined, by a table that is not given here."),
    basis: RateBasis::Real,
    rates: TableRates::ByElapsedYear(&[Band::years(1, 30, percent!(2))]),
    low: None,
    high: None,
}];
