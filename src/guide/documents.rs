//! Cases as data.
//!
//! # Documents
//!
//! A case is read from TOML, JSON or any other format of serde; [`CaseDocument`](crate::CaseDocument) lists the fields.
//! Every fault is told at once, with its place.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let text = r#"
//!     format = "bizcase/1"
//!     title = "Permits"
//!     currency = "GBP"
//!     baseline = "paper"
//!     timeline = { start = "2026-04-01", periods = 2, step = "year" }
//!     conventions = { prices = { real = 2026 }, timing = "end" }
//!     discounting = { schedule = "uk-stpr-standard" }
//!
//!     [[alternative]]
//!     id = "paper"
//!     name = "Paper forms"
//!     kind = "business-as-usual"
//!     cost = [{ name = "Staff", amount = "207", profile = { once = { from = 1 } } }]
//! "#;
//! let document: CaseDocument = toml::from_str(text)?;
//! assert_eq!(document.build()?.appraise().baseline().measures().npv().value(), Some(dec!(-200)));
//!
//! let faulty: CaseDocument = toml::from_str(&text.replace("207", "-207").replace("\"GBP\"", "\"gbp\""))?;
//! assert_eq!(faulty.build().unwrap_err().as_slice().len(), 2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![cfg_attr(
    feature = "schemars",
    doc = r#"
# The schema of documents

With the feature `schemars` the shape of a document is there as JSON Schema, by which a form offers the fields and words
that there are, and an editor completes and checks while somebody types.

```
use bizcase::{CaseDocument, schemars::schema_for};

let schema = schema_for!(CaseDocument).to_value();
let steps = &schema["$defs"]["CaseTimeline"]["properties"]["step"]["enum"];
assert_eq!(steps, &serde_json::json!(["year", "quarter", "month"]));
```
"#
)]
