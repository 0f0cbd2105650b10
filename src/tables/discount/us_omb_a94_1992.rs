//! The base rate of Circular A-94 for public investment.

use super::{DiscountTable, TableRates};
use crate::percent;
use crate::tables::{Evidence, Publication, RateBasis, TableStatus};

pub(super) const TABLES: &[DiscountTable] = &[DiscountTable {
    publication: Publication {
        id: "us-omb-a94-1992",
        name: "Circular A-94 base rate for public investment",
        country: "United States",
        issuer: "Office of Management and Budget",
        source: "OMB Circular A-94 (1992)",
        vintage: "1992-10-29",
        evidence: Evidence::Seen,
    },
    status: TableStatus::InForce,
    note: Some(
        "Memorandum M-25-23 (2025) rescinded the revision of November 2023 and brought this one back.",
    ),
    basis: RateBasis::Real,
    rates: TableRates::Flat(percent!(7)),
    low: None,
    high: None,
}];
