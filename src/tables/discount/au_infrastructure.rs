//! The rates of Australian guidance on infrastructure, each with a low and a high one beside it.

use super::{DiscountTable, TableRates};
use crate::percent;
use crate::tables::{Evidence, Publication, RateBasis, TableStatus};

const INFRASTRUCTURE_AUSTRALIA: DiscountTable = DiscountTable {
    publication: Publication {
        id: "au-infrastructure-australia",
        name: "Infrastructure Australia, central rate",
        country: "Australia",
        issuer: "Infrastructure Australia",
        source: "Infrastructure Australia / state treasuries",
        vintage: "2018-2023",
        evidence: Evidence::Recalled,
    },
    status: TableStatus::Unknown,
    note: None,
    basis: RateBasis::Real,
    rates: TableRates::Flat(percent!(7)),
    low: Some(percent!(4)),
    high: Some(percent!(10)),
};

pub(super) const TABLES: &[DiscountTable] = &[
    INFRASTRUCTURE_AUSTRALIA,
    DiscountTable {
        publication: Publication {
            id: "au-nsw-2023",
            name: "New South Wales, central rate 2023",
            issuer: "NSW Treasury",
            vintage: "2023",
            ..INFRASTRUCTURE_AUSTRALIA.publication
        },
        rates: TableRates::Flat(percent!(5)),
        low: Some(percent!(3)),
        high: Some(percent!(7)),
        ..INFRASTRUCTURE_AUSTRALIA
    },
];
