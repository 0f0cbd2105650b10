//! The Treasury rates of Circular A-94, appendix C, release 2025, for cost-effectiveness and lease or purchase.

use super::{DiscountTable, TableRates};
use crate::percent;
use crate::tables::{Evidence, Publication, RateBasis, TableStatus};

const REAL: DiscountTable = DiscountTable {
    publication: Publication {
        id: "us-omb-a94-c-2025-real",
        name: "Circular A-94 appendix C, real Treasury rates 2025",
        country: "United States",
        issuer: "Office of Management and Budget",
        source: "OMB Circular A-94 Appendix C as carried in NIST BLCC 6 data tables",
        vintage: "2025",
        evidence: Evidence::Seen,
    },
    status: TableStatus::Unknown,
    note: Some("A release appears every year; this is the last one recorded here."),
    basis: RateBasis::Real,
    rates: TableRates::ByStudyLength(&[
        (3, percent!(1.5)),
        (5, percent!(1.6)),
        (7, percent!(1.8)),
        (10, percent!(1.9)),
        (20, percent!(2.2)),
        (30, percent!(2.3)),
    ]),
    low: None,
    high: None,
};

pub(super) const TABLES: &[DiscountTable] = &[
    REAL,
    DiscountTable {
        publication: Publication {
            id: "us-omb-a94-c-2025-nominal",
            name: "Circular A-94 appendix C, nominal Treasury rates 2025",
            ..REAL.publication
        },
        basis: RateBasis::Nominal,
        rates: TableRates::ByStudyLength(&[
            (3, percent!(3.7)),
            (5, percent!(3.8)),
            (7, percent!(3.9)),
            (10, percent!(4.1)),
            (20, percent!(4.4)),
            (30, percent!(4.4)),
        ]),
        ..REAL
    },
];
