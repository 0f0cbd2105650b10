//! The rates of the Norwegian Ministry of Finance.

use super::{DiscountTable, TableRates};
use crate::percent;
use crate::tables::{Evidence, Publication, RateBasis, TableStatus};
use crate::value::Band;

pub(super) const TABLES: &[DiscountTable] = &[DiscountTable {
    publication: Publication {
        id: "no-finance-2014",
        name: "Norwegian rule for public projects",
        country: "Norway",
        issuer: "Ministry of Finance",
        source: "NZ Treasury working paper 17/02 table of international practice",
        vintage: "2014 rule",
        evidence: Evidence::Seen,
    },
    status: TableStatus::Unknown,
    note: Some(
        "The source prints overlapping edges; years 40 and 75 are taken to belong to the earlier band.",
    ),
    basis: RateBasis::Real,
    rates: TableRates::ByElapsedYear(&[
        Band::years(1, 40, percent!(4)),
        Band::years(41, 75, percent!(3)),
        Band::from_year(76, percent!(2)),
    ]),
    low: None,
    high: None,
}];
