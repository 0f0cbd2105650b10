//! The Treasury rates of Circular A-94, appendix C, release 2024, for cost-effectiveness and lease or purchase.

use super::{DiscountTable, TableRates};
use crate::percent;
use crate::tables::{Evidence, Publication, RateBasis, TableStatus};

const REAL: DiscountTable = DiscountTable {
    publication: Publication {
        id: "us-omb-a94-c-2024-real",
        name: "Circular A-94 appendix C, real Treasury rates 2024",
        country: "United States",
        issuer: "Office of Management and Budget",
        source: "OMB Circular A-94 Appendix C as carried in NIST BLCC 6 data tables",
        vintage: "2024",
        evidence: Evidence::Seen,
    },
    status: TableStatus::Superseded,
    note: Some("A release appears every year; that of 2025 followed."),
    basis: RateBasis::Real,
    rates: TableRates::ByStudyLength(&[
        (3, percent!(2.2)),
        (5, percent!(2.2)),
        (7, percent!(2.2)),
        (10, percent!(2.3)),
        (20, percent!(2.5)),
        (30, percent!(2.5)),
    ]),
    low: None,
    high: None,
};

pub(super) const TABLES: &[DiscountTable] = &[
    REAL,
    DiscountTable {
        publication: Publication {
            id: "us-omb-a94-c-2024-nominal",
            name: "Circular A-94 appendix C, nominal Treasury rates 2024",
            ..REAL.publication
        },
        basis: RateBasis::Nominal,
        rates: TableRates::ByStudyLength(&[
            (3, percent!(4.5)),
            (5, percent!(4.4)),
            (7, percent!(4.4)),
            (10, percent!(4.4)),
            (20, percent!(4.7)),
            (30, percent!(4.7)),
        ]),
        ..REAL
    },
];
