//! The rates of the New Zealand Treasury by kind of project, until 2024.

use super::{DiscountTable, TableRates};
use crate::percent;
use crate::tables::{Evidence, Publication, RateBasis, TableStatus};

const DEFAULT: DiscountTable = DiscountTable {
    publication: Publication {
        id: "nz-treasury-2020-default",
        name: "New Zealand public sector, default rate 2020",
        country: "New Zealand",
        issuer: "The Treasury",
        source: "NZ Treasury discount-rate page",
        vintage: "2020-05",
        evidence: Evidence::Seen,
    },
    status: TableStatus::Superseded,
    note: Some("Before tax. Superseded on 1 October 2024."),
    basis: RateBasis::Real,
    rates: TableRates::Flat(percent!(5)),
    low: None,
    high: None,
};

pub(super) const TABLES: &[DiscountTable] = &[
    DEFAULT,
    DiscountTable {
        publication: Publication {
            id: "nz-treasury-2020-offices",
            name: "New Zealand public sector, office accommodation 2020",
            ..DEFAULT.publication
        },
        ..DEFAULT
    },
    DiscountTable {
        publication: Publication {
            id: "nz-treasury-2020-infrastructure",
            name: "New Zealand public sector, infrastructure 2020",
            ..DEFAULT.publication
        },
        ..DEFAULT
    },
    DiscountTable {
        publication: Publication {
            id: "nz-treasury-2020-technology",
            name: "New Zealand public sector, technology 2020",
            ..DEFAULT.publication
        },
        rates: TableRates::Flat(percent!(6)),
        ..DEFAULT
    },
];
