//! The Treasury rates of Circular A-94, appendix C, release 2023, for cost-effectiveness and lease or purchase.

use super::{DiscountTable, TableRates};
use crate::percent;
use crate::tables::{Evidence, Publication, RateBasis, TableStatus};

const REAL: DiscountTable = DiscountTable {
    publication: Publication {
        id: "us-omb-a94-c-2023-real",
        name: "Circular A-94 appendix C, real Treasury rates 2023",
        country: "United States",
        issuer: "Office of Management and Budget",
        source: "OMB Circular A-94 Appendix C as carried in NIST BLCC 6 data tables",
        vintage: "2023",
        evidence: Evidence::Seen,
    },
    status: TableStatus::Superseded,
    note: Some("A release appears every year; those of 2024 and 2025 followed."),
    basis: RateBasis::Real,
    rates: TableRates::ByStudyLength(&[
        (3, percent!(1.2)),
        (5, percent!(1.3)),
        (7, percent!(1.4)),
        (10, percent!(1.5)),
        (20, percent!(2)),
        (30, percent!(2)),
    ]),
    low: None,
    high: None,
};

pub(super) const TABLES: &[DiscountTable] = &[
    REAL,
    DiscountTable {
        publication: Publication {
            id: "us-omb-a94-c-2023-nominal",
            name: "Circular A-94 appendix C, nominal Treasury rates 2023",
            ..REAL.publication
        },
        basis: RateBasis::Nominal,
        rates: TableRates::ByStudyLength(&[
            (3, percent!(4)),
            (5, percent!(3.8)),
            (7, percent!(3.8)),
            (10, percent!(3.9)),
            (20, percent!(4.2)),
            (30, percent!(4.2)),
        ]),
        ..REAL
    },
];
