//! Official tables as data: discount rates and price indices, each with its source, its vintage and its standing.
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

mod discount;
mod price_index;
mod standing;

pub use discount::{DiscountTable, discount_table, discount_tables};
pub use price_index::{PriceIndex, price_index, price_indices};
pub use standing::{Evidence, RateBasis, TableStatus};
