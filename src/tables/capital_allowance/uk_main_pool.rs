//! The main pool of plant and machinery of the United Kingdom, for corporation tax.

use super::CapitalAllowance;
use crate::dec;
use crate::tables::{Evidence, TableStatus};
use jiff::civil::date;

pub(super) const POOL: CapitalAllowance = CapitalAllowance {
    id: "uk-main-pool",
    name: "Capital allowances, main pool, corporation tax",
    country: "United Kingdom",
    issuer: "HM Revenue and Customs",
    source: "HMRC policy paper, 26 Nov 2025, and press summaries",
    vintage: "26 Nov 2025",
    evidence: Evidence::Seen,
    status: TableStatus::InForce,
    note: "18 % has held since April 2012; for income tax the change to 14 % is on 6 April 2026.",
    first: dec!(0.18),
    changes: &[(date(2026, 4, 1), dec!(0.14))],
};
