//! The rates of the New Zealand Treasury since October 2024: each kind of proposal is looked at with the rate of the
//! other as well.

use super::{DiscountTable, TableRates};
use crate::percent;
use crate::tables::{Evidence, Publication, RateBasis, TableStatus};
use crate::value::Band;

const NON_COMMERCIAL: DiscountTable = DiscountTable {
    publication: Publication {
        id: "nz-treasury-2024-non-commercial",
        name: "New Zealand public sector, non-commercial proposals",
        country: "New Zealand",
        issuer: "The Treasury",
        source: "NZ Treasury circular on public-sector discount rates",
        vintage: "2024-10-01",
        evidence: Evidence::Recalled,
    },
    status: TableStatus::InForce,
    note: Some("Press reports confirm 2 % and 8 %; the later bands were recalled."),
    basis: RateBasis::Real,
    rates: TableRates::ByElapsedYear(&[
        Band::years(1, 30, percent!(2)),
        Band::years(31, 100, percent!(1.5)),
        Band::from_year(101, percent!(1)),
    ]),
    low: None,
    high: Some(percent!(8)),
};

pub(super) const TABLES: &[DiscountTable] = &[
    NON_COMMERCIAL,
    DiscountTable {
        publication: Publication {
            id: "nz-treasury-2024-commercial",
            name: "New Zealand public sector, commercial proposals",
            ..NON_COMMERCIAL.publication
        },
        rates: TableRates::Flat(percent!(8)),
        low: Some(percent!(2)),
        high: None,
        ..NON_COMMERCIAL
    },
];
