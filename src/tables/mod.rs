//! Official tables as data: discount rates, price indices, uplifts for optimism bias and capital allowances, each with its
//! source, its vintage and its standing.
//!
//! A case names a table by its id, `discounting = { schedule = "uk-stpr-standard" }`, or a program hands it over; the
//! appraisal echoes where the table comes from, and [findings](crate::appraisal::FindingCode) say where it is to be
//! confirmed or was replaced. The rates of a table never change under its id: what an issuer publishes anew is another
//! table.
//!
//! ```
//! use bizcase::tables::{discount_table, discount_tables, price_index};
//! use bizcase::percent;
//!
//! let table = discount_table("uk-stpr-standard").expect("it is in the list");
//! assert_eq!(table.vintage(), "2003, in force 2026");
//! assert_eq!(table.to_schedule().over(31)?, [(1, percent!(3.5)), (31, percent!(3))]);
//! assert!(discount_tables().count() > 20);
//! assert!(price_index("uk-gdp-deflator").is_some());
//! # Ok::<(), bizcase::Error>(())
//! ```
//!
//! | discount rates | |
//! |---|---|
//! | `au-infrastructure-australia` | Infrastructure Australia, central rate |
//! | `au-nsw-2023` | New South Wales, central rate 2023 |
//! | `ca-tbs-2022` | Treasury Board cost-benefit analysis guide 2022 |
//! | `ca-tbs-2007` | Treasury Board cost-benefit analysis guide 2007 |
//! | `dk-finance-2013` | Danish rule for public projects |
//! | `eu-cba-2014-social-cohesion` | Guide to Cost-Benefit Analysis 2014, social rate in cohesion countries |
//! | `eu-cba-2014-social-other` | Guide to Cost-Benefit Analysis 2014, social rate in other countries |
//! | `eu-cba-2014-financial` | Guide to Cost-Benefit Analysis 2014, financial rate |
//! | `eu-vademecum-2021-social` | Economic Appraisal Vademecum 2021-2027, social rate |
//! | `no-finance-2014` | Norwegian rule for public projects |
//! | `nz-treasury-2020-default` | New Zealand public sector, default rate 2020 |
//! | `nz-treasury-2020-offices` | New Zealand public sector, office accommodation 2020 |
//! | `nz-treasury-2020-infrastructure` | New Zealand public sector, infrastructure 2020 |
//! | `nz-treasury-2020-technology` | New Zealand public sector, technology 2020 |
//! | `nz-treasury-2024-non-commercial` | New Zealand public sector, non-commercial proposals |
//! | `nz-treasury-2024-commercial` | New Zealand public sector, commercial proposals |
//! | `uk-stpr-health` | Green Book social time preference rate, health |
//! | `uk-stpr-reduced` | Green Book social time preference rate, without pure time preference |
//! | `uk-stpr-standard` | Green Book social time preference rate, standard |
//! | `us-doe-femp-real` | Federal Energy Management Program, real rate |
//! | `us-doe-femp-2024-nominal` | Federal Energy Management Program, nominal rate 2024 |
//! | `us-doe-femp-2023-nominal` | Federal Energy Management Program, nominal rate 2023 |
//! | `us-omb-a94-1992` | Circular A-94 base rate for public investment |
//! | `us-omb-a94-2023` | Circular A-94 default rate of the 2023 revision |
//! | `us-omb-a94-c-2023-real` | Circular A-94 appendix C, real Treasury rates 2023 |
//! | `us-omb-a94-c-2023-nominal` | Circular A-94 appendix C, nominal Treasury rates 2023 |
//! | `us-omb-a94-c-2024-real` | Circular A-94 appendix C, real Treasury rates 2024 |
//! | `us-omb-a94-c-2024-nominal` | Circular A-94 appendix C, nominal Treasury rates 2024 |
//! | `us-omb-a94-c-2025-real` | Circular A-94 appendix C, real Treasury rates 2025 |
//! | `us-omb-a94-c-2025-nominal` | Circular A-94 appendix C, nominal Treasury rates 2025 |
//!
//! | price indices | |
//! |---|---|
//! | `uk-gdp-deflator` | GDP deflator, calendar years |
//!
//! | uplifts for optimism bias | |
//! |---|---|
//! | `uk-mott-macdonald-2002` | Optimism bias in large public procurement |
//! | `uk-transport-scotland-stag` | Optimism bias by stage of a transport project |
//!
//! | capital allowances | |
//! |---|---|
//! | `uk-main-pool` | Capital allowances, main pool, corporation tax |
//!
//! The tables of the Internal Revenue Service for the United States are a
//! [`MacrsTable`](crate::measure::depreciation::MacrsTable) each.

mod capital_allowance;
mod discount;
mod optimism_bias;
mod price_index;
mod publication;
mod standing;

pub(crate) use capital_allowance::uk_main_pool;
pub use capital_allowance::{CapitalAllowance, capital_allowance, capital_allowances};
pub use discount::{DiscountTable, discount_table, discount_tables};
pub use optimism_bias::{
    Estimate, OptimismBiasTable, ProjectMix, ProjectType, optimism_bias_table, optimism_bias_tables,
};
pub use price_index::{PriceIndex, price_index, price_indices};
pub use publication::Publication;
pub use standing::{Evidence, RateBasis, TableStatus};
