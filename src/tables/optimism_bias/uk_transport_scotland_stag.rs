//! The uplifts of Scottish guidance on transport, by stage of the project.

use super::{OptimismBiasTable, ProjectType, Uplifts};
use crate::percent;
use crate::tables::{Evidence, Publication, TableStatus};

pub(super) const TABLE: OptimismBiasTable = OptimismBiasTable {
    publication: Publication {
        id: "uk-transport-scotland-stag",
        name: "Optimism bias by stage of a transport project",
        country: "United Kingdom",
        issuer: "Transport Scotland",
        source: "Transport Scotland STAG technical database, table 13.4 (from Flyvbjerg 2004 and Mott MacDonald 2002)",
        vintage: "table 13.4",
        evidence: Evidence::Seen,
    },
    status: TableStatus::Unknown,
    note: Some(
        "The percentage falls from stage to stage, so that no further mitigation is claimed. The row for rail was not seen.",
    ),
    types: &[
        ProjectType {
            id: "roads",
            name: "roads",
            uplifts: Uplifts::ByStage([Some(percent!(44)), Some(percent!(15)), Some(percent!(3))]),
        },
        ProjectType {
            id: "fixed-links",
            name: "fixed links",
            uplifts: Uplifts::ByStage([Some(percent!(66)), Some(percent!(23)), Some(percent!(6))]),
        },
        ProjectType {
            id: "buildings",
            name: "buildings",
            uplifts: Uplifts::ByStage([Some(percent!(51)), None, Some(percent!(4))]),
        },
        ProjectType {
            id: "it-projects",
            name: "IT projects",
            uplifts: Uplifts::ByStage([Some(percent!(200)), None, Some(percent!(10))]),
        },
    ],
};
