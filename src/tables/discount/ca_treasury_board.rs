//! The rates of the Treasury Board of Canada, which asks for the social rate of time preference beside its own.

use super::{DiscountTable, TableRates};
use crate::percent;
use crate::tables::{Evidence, Publication, RateBasis, TableStatus};

const GUIDE_2022: DiscountTable = DiscountTable {
    publication: Publication {
        id: "ca-tbs-2022",
        name: "Treasury Board cost-benefit analysis guide 2022",
        country: "Canada",
        issuer: "Treasury Board of Canada",
        source: "Treasury Board of Canada CBA guide",
        vintage: "2022",
        evidence: Evidence::Recalled,
    },
    status: TableStatus::Unknown,
    note: None,
    basis: RateBasis::Real,
    rates: TableRates::Flat(percent!(7)),
    low: Some(percent!(3)),
    high: None,
};

pub(super) const TABLES: &[DiscountTable] = &[
    GUIDE_2022,
    DiscountTable {
        publication: Publication {
            id: "ca-tbs-2007",
            name: "Treasury Board cost-benefit analysis guide 2007",
            vintage: "2007",
            evidence: Evidence::Seen,
            ..GUIDE_2022.publication
        },
        status: TableStatus::Superseded,
        note: Some("The guide of 2022 followed."),
        rates: TableRates::Flat(percent!(8)),
        ..GUIDE_2022
    },
];
