//! The rates of the European Commission for projects of 2014 to 2020.

use super::{DiscountTable, TableRates};
use crate::percent;
use crate::tables::{Evidence, Publication, RateBasis, TableStatus};

const SOCIAL_COHESION: DiscountTable = DiscountTable {
    publication: Publication {
        id: "eu-cba-2014-social-cohesion",
        name: "Guide to Cost-Benefit Analysis 2014, social rate in cohesion countries",
        country: "European Union",
        issuer: "European Commission",
        source: "European Commission Guide to CBA 2014-2020",
        vintage: "2014",
        evidence: Evidence::Recalled,
    },
    status: TableStatus::Superseded,
    note: Some("The Economic Appraisal Vademecum 2021-2027 followed."),
    basis: RateBasis::Real,
    rates: TableRates::Flat(percent!(5)),
    low: None,
    high: None,
};

pub(super) const TABLES: &[DiscountTable] = &[
    SOCIAL_COHESION,
    DiscountTable {
        publication: Publication {
            id: "eu-cba-2014-social-other",
            name: "Guide to Cost-Benefit Analysis 2014, social rate in other countries",
            ..SOCIAL_COHESION.publication
        },
        rates: TableRates::Flat(percent!(3)),
        ..SOCIAL_COHESION
    },
    DiscountTable {
        publication: Publication {
            id: "eu-cba-2014-financial",
            name: "Guide to Cost-Benefit Analysis 2014, financial rate",
            ..SOCIAL_COHESION.publication
        },
        rates: TableRates::Flat(percent!(4)),
        ..SOCIAL_COHESION
    },
];
