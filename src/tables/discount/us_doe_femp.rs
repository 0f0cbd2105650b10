//! The rates for federal energy and water projects.

use super::{DiscountTable, TableRates};
use crate::percent;
use crate::tables::{Evidence, Publication, RateBasis, TableStatus};

const REAL: DiscountTable = DiscountTable {
    publication: Publication {
        id: "us-doe-femp-real",
        name: "Federal Energy Management Program, real rate",
        country: "United States",
        issuer: "Department of Energy",
        source: "10 CFR 436 / NIST BLCC 6 tables",
        vintage: "2023 and 2024 releases",
        evidence: Evidence::Seen,
    },
    status: TableStatus::Unknown,
    note: None,
    basis: RateBasis::Real,
    rates: TableRates::Flat(percent!(3)),
    low: None,
    high: None,
};

pub(super) const TABLES: &[DiscountTable] = &[
    REAL,
    DiscountTable {
        publication: Publication {
            id: "us-doe-femp-2024-nominal",
            name: "Federal Energy Management Program, nominal rate 2024",
            vintage: "2024",
            ..REAL.publication
        },
        basis: RateBasis::Nominal,
        rates: TableRates::Flat(percent!(4.2)),
        ..REAL
    },
    DiscountTable {
        publication: Publication {
            id: "us-doe-femp-2023-nominal",
            name: "Federal Energy Management Program, nominal rate 2023",
            vintage: "2023",
            ..REAL.publication
        },
        status: TableStatus::Superseded,
        note: Some("A release appears every year; that of 2024 followed."),
        basis: RateBasis::Nominal,
        rates: TableRates::Flat(percent!(3.2)),
        ..REAL
    },
];
