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
//!
//! # Stakeholders in a document
//!
//! `[scoring]` takes criteria, groups, options, musts and stakeholders. The names of options are those of alternatives, or
//! their ids. A stakeholder scores option by option, and weighs either every criterion and group or none; who states no
//! weights takes those of the case. A score is a number, a label, or a table with a reason; a group weighs in the whole,
//! and its members weigh in the group.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let text = r#"
//!     format = "bizcase/1"
//!     title = "Permits"
//!     currency = "GBP"
//!     baseline = "paper"
//!     timeline = { start = "2026-04-01", periods = 1, step = "year" }
//!     conventions = { prices = "nominal", timing = "end" }
//!     discounting = { rate = "0.05" }
//!     alternative = [
//!         { id = "paper", name = "Paper forms", kind = "business-as-usual" },
//!         { id = "online", name = "Online service", kind = "do-something" },
//!     ]
//!
//!     [scoring]
//!     option = [{ id = "paper", name = "Paper forms" }, { id = "online", name = "Online service" }]
//!     group = [{ name = "Service", weight = 60, members = ["reach", "ease"] }]
//!     must = [{ name = "Languages", at_least = 2, values = { paper = 2, online = 4 } }]
//!
//!     [[scoring.criterion]]
//!     name = "Reach"
//!     direction = "higher-is-better"
//!     weight = 70
//!     scale = { low = 0, high = 100, low_label = "nobody", high_label = "everyone" }
//!
//!     [[scoring.criterion]]
//!     name = "Ease"
//!     direction = "higher-is-better"
//!     weight = 30
//!     scale = { labels = [{ label = "poor", value = 0 }, { label = "fair", value = "0.4" }, { label = "good", value = 1 }] }
//!
//!     [[scoring.criterion]]
//!     name = "Days to a permit"
//!     id = "days"
//!     direction = "lower-is-better"
//!     weight = 40
//!     scale = { low = 1, high = 21 }
//!
//!     [[scoring.stakeholder]]
//!     name = "CFO"
//!     influence = 2
//!     [scoring.stakeholder.scores]
//!     paper = { reach = 60, ease = "fair", days = 16 }
//!     online = { reach = { score = 70, rationale = "half of them pay by phone" }, ease = "fair", days = 6 }
//!
//!     [[scoring.stakeholder]]
//!     name = "Desk"
//!     weights = { service = 80, reach = 50, ease = 50, days = 20 }
//!     [scoring.stakeholder.scores]
//!     paper = { reach = 60, ease = "good", days = 16 }
//!     online = { reach = 40, ease = "poor", days = 6 }
//! "#;
//! let case = toml::from_str::<CaseDocument>(text)?.build()?;
//! let appraisal = case.appraise();
//! let ranking = appraisal.scoring().expect("it has a matrix");
//! // Of the service the CFO gives 0.6 and the desk 0.8: two thirds of 0.6 and one third of 0.8.
//! assert_eq!(ranking.groups()[0].weight(), dec!(0.6666666666666666666666666667));
//! let agenda = appraisal.judgement().expect("it has a matrix").agenda().value().expect("both are ranked");
//! assert_eq!(agenda.items()[0].title(), "Paper forms on Ease");
//! // Days put the service 0.5 / 3 ahead; with "good" for paper, ease of 0.76 / 3 takes 1 - 0.8 / 3 of that back: too much.
//! assert!(agenda.items()[0].least_lead() < Some(dec!(-0.019)));
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
