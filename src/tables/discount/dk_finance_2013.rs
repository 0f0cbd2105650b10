//! The rates of the Danish Ministry of Finance.

use super::{DiscountTable, TableRates};
use crate::percent;
use crate::tables::{Evidence, Publication, RateBasis, TableStatus};
use crate::value::Band;

pub(super) const TABLES: &[DiscountTable] = &[DiscountTable {
    publication: Publication {
        id: "dk-finance-2013",
        name: "Danish rule for public projects",
        country: "Denmark",
        issuer: "Ministry of Finance",
        source: "NZ Treasury working paper 17/02",
        vintage: "2013 rule, later lowered",
        evidence: Evidence::Seen,
    },
    status: TableStatus::Superseded,
    note: None,
    basis: RateBasis::Real,
    rates: TableRates::ByElapsedYear(&[
        Band::years(1, 35, percent!(4)),
        Band::years(36, 70, percent!(3)),
        Band::from_year(71, percent!(2)),
    ]),
    low: None,
    high: None,
}];
