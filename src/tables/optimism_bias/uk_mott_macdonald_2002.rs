//! The uplifts of British guidance, from large public procurement of 1982 to 2002.

use super::{Bounds, OptimismBiasTable, ProjectType, Uplifts};
use crate::percent;
use crate::tables::{Evidence, Publication, TableStatus};
use crate::value::Rate;

pub(super) const TABLE: OptimismBiasTable = OptimismBiasTable {
    publication: Publication {
        id: "uk-mott-macdonald-2002",
        name: "Optimism bias in large public procurement",
        country: "United Kingdom",
        issuer: "HM Treasury",
        source: "HM Treasury supplementary Green Book guidance on optimism bias; Mott MacDonald review of large public \
                 procurement (2002)",
        vintage: "2002",
        evidence: Evidence::Seen,
    },
    status: TableStatus::Unknown,
    note: Some(
        "The upper bound is where a project starts, the lower one what good management of its risks brings it to; \
         neither is a maximum or a minimum. Outsourcing raises operating costs and has no figure for duration.",
    ),
    types: &[
        works(
            "non-standard-buildings",
            "non-standard buildings",
            WorksBounds {
                capital_cost: Bounds { upper: percent!(51), lower: percent!(4) },
                duration: Bounds { upper: percent!(39), lower: percent!(2) },
            },
        ),
        works(
            "standard-buildings",
            "standard buildings",
            WorksBounds {
                capital_cost: Bounds { upper: percent!(24), lower: percent!(2) },
                duration: Bounds { upper: percent!(4), lower: percent!(1) },
            },
        ),
        works(
            "non-standard-civil-engineering",
            "non-standard civil engineering",
            WorksBounds {
                capital_cost: Bounds { upper: percent!(66), lower: percent!(6) },
                duration: Bounds { upper: percent!(25), lower: percent!(3) },
            },
        ),
        works(
            "standard-civil-engineering",
            "standard civil engineering",
            WorksBounds {
                capital_cost: Bounds { upper: percent!(44), lower: percent!(3) },
                duration: Bounds { upper: percent!(20), lower: percent!(1) },
            },
        ),
        works(
            "equipment-development",
            "equipment and development",
            WorksBounds {
                capital_cost: Bounds { upper: percent!(200), lower: percent!(10) },
                duration: Bounds { upper: percent!(54), lower: percent!(10) },
            },
        ),
        ProjectType {
            id: "outsourcing",
            name: "outsourcing",
            uplifts: Uplifts::Bounds {
                capital_cost: None,
                operating_cost: Some(Bounds { upper: percent!(41), lower: Rate::ZERO }),
                duration: None,
            },
        },
    ],
};

#[derive(Clone, Copy)]
struct WorksBounds {
    capital_cost: Bounds,
    duration: Bounds,
}

const fn works(id: &'static str, name: &'static str, bounds: WorksBounds) -> ProjectType {
    let uplifts = Uplifts::Bounds {
        capital_cost: Some(bounds.capital_cost),
        operating_cost: None,
        duration: Some(bounds.duration),
    };
    ProjectType { id, name, uplifts }
}
