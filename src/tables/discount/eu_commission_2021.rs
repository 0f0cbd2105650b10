//! The social rate of the European Commission for projects of 2021 to 2027.

use super::{DiscountTable, TableRates};
use crate::percent;
use crate::tables::{Evidence, Publication, RateBasis, TableStatus};

pub(super) const TABLES: &[DiscountTable] = &[DiscountTable {
    publication: Publication {
        id: "eu-vademecum-2021-social",
        name: "Economic Appraisal Vademecum 2021-2027, social rate",
        country: "European Union",
        issuer: "European Commission",
        source: "European Commission Economic Appraisal Vademecum 2021-2027; Better Regulation toolbox",
        vintage: "2021",
        evidence: Evidence::Recalled,
    },
    status: TableStatus::Unknown,
    note: None,
    basis: RateBasis::Real,
    rates: TableRates::Flat(percent!(3)),
    low: None,
    high: None,
}];
