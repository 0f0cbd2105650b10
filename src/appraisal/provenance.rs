//! Which input and which release of the definitions the figures come from.

use crate::case::{BusinessCase, CaseDocument, Inflation};
use crate::tables::{DiscountTable, OptimismBiasTable, PriceIndex, Publication};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The version of what figures mean. It changes whenever any published figure of any input may change.
pub const RESULTS_VERSION: u32 = 1;

/// Where an appraisal comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Provenance {
    fingerprint: String,
    results_version: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tables: Vec<TableReference>,
    software: &'static str,
}

/// An official table that figures rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TableReference {
    id: &'static str,
    vintage: &'static str,
}

impl Provenance {
    pub(super) fn of(case: &BusinessCase) -> Self {
        Self {
            fingerprint: fingerprint(&CaseDocument::from(case)),
            results_version: RESULTS_VERSION,
            tables: TableReference::of(case),
            software: concat!("bizcase ", env!("CARGO_PKG_VERSION")),
        }
    }

    /// The SHA-256 of the input in its [canonical form](CaseDocument::to_canonical_json), in hexadecimal.
    ///
    /// Two cases that say the same, in whatever form, have the same one.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The version of what figures mean.
    #[must_use]
    pub fn results_version(&self) -> u32 {
        self.results_version
    }

    /// The official tables that the figures rest on, each with its vintage.
    #[must_use]
    pub fn tables(&self) -> &[TableReference] {
        &self.tables
    }

    /// The library and its version, which no figure depends on.
    #[must_use]
    pub fn software(&self) -> &'static str {
        self.software
    }
}

impl TableReference {
    fn of(case: &BusinessCase) -> Vec<Self> {
        publications(case)
            .map(|publication| Self { id: publication.id(), vintage: publication.vintage() })
            .collect()
    }

    /// The id of the table.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The year, the date or the release of its figures.
    #[must_use]
    pub fn vintage(&self) -> &'static str {
        self.vintage
    }
}

/// Every official table that the figures of a case rest on.
pub(super) fn publications(case: &BusinessCase) -> impl Iterator<Item = &'static Publication> {
    let rates = case.official_tables().map(DiscountTable::publication);
    let index = case.inflation().and_then(Inflation::official_index).map(PriceIndex::publication);
    rates.chain(index).chain(case.optimism_bias_tables().map(OptimismBiasTable::publication))
}

fn fingerprint(document: &CaseDocument) -> String {
    let digest = Sha256::digest(document.to_canonical_json());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
