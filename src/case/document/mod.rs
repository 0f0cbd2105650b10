//! A case as data: format `bizcase/1`, in TOML, JSON or any other format that serde reads.
//!
//! Reading takes any shape and fails on syntax alone; what the shape should have been is said by
//! [`build`](CaseDocument::build), with every other fault. Decimals travel as text, because a binary float has
//! lost digits before anybody can object.

mod canonical;
mod fields;
mod node;
#[cfg(feature = "proptest")]
mod planted;
mod read;
#[cfg(feature = "schemars")]
mod schema;
#[cfg(feature = "proptest")]
mod toml;
mod write;

#[cfg(feature = "proptest")]
pub(crate) use planted::Planted;

use super::draft::CaseDraft;
use super::{BusinessCase, judge};
use crate::error::Errors;
use node::Node;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The version of the document format that this release reads and writes.
pub(crate) const FORMAT: &str = "bizcase/1";

/// A business case as data, not yet judged.
///
/// Decimals are quoted (`"12.50"`) or whole numbers; a rate is `"3.5%"` or the fraction `"0.035"`. What is marked `?` may
/// be left out.
///
/// | table | fields |
/// |---|---|
/// | the document | `format` (`"bizcase/1"`), `title`, `question`?, `objectives`?, `currency`, `baseline` (an id), `timeline`, `conventions`, `inflation`?, `discounting`, `cost_of_equity`? (a rate), `tax`?, `assumption`?, `alternative`, `acknowledged`?, `scoring`? |
/// | `timeline` | `start` (a date), `periods`, `step` (`"year"`, `"quarter"`, `"month"`): what recurs, grows by column or is delayed counts in these periods, and an amount is that of one of them |
/// | `conventions` | `prices` (`"nominal"` or `{ real = 2026 }`), `timing` (`"start"`, `"middle"`, `"end"`, `"continuous"`), `day_count`? (for lines with dates: `"act/365-fixed"`, `"act/360"`, `"act/act-isda"`, `"30/360-us"`, `"30e/360"`), `view`? (`"financial"`, `"economic"`; without it everything in money counts), `benefit_cost_ratio`? (`"whole-cost"` or `"investment"`), `page_unit`? (`"minor-units"`, `"whole-units"`, `"thousands"`, `"millions"`) |
/// | `inflation` | a rate, `{ index = "uk-gdp-deflator" }` or another official index, or `{ index = { from, levels } }` with the year of the first of some yearly levels |
/// | `discounting` | one of: `rate` with `compounding`? (`"annual"`, `"semi-annual"`, `"quarterly"`, `"monthly"`) and `prices`? (`"real"`, `"nominal"`); `schedule`, the id of an [official table](crate::tables); `by_year`, a list of `{ from, to?, rate }`; `by_study_length`, a list of `{ years, rate }`; and `named`?, a table from a name to one of these, for lines that are discounted in another way |
/// | `tax` | `rate` (below 100 %), `losses` (`"used-at-once"`, `"carried-forward"`, `"unrelieved"`), `paid` (`"same-year"`, `"next-year"`), all three; for timelines in years |
/// | `[[assumption]]` | `id`, `value`, `unit`?, `source`?, `low`? and `high`? together |
/// | `[[alternative]]` | `id`? (else derived from the name), `name`, `kind` (`"do-nothing"`, `"business-as-usual"`, `"do-minimum"`, `"do-something"`), `description`?, `renewed_every`? (periods after which it is renewed at the same cost), `service`? (the date at which it enters service, the start of a period), `delay`?, `adjustment`?, `cost`?, `benefit`?, `dis_benefit`?, `loan`?, `working_capital`? |
/// | `[[alternative.cost]]` | `name`, `class`? (`"capital"`, `"recurring"`, `"transition"`, `"transfer"`, `"sunk"`), `amount`, `profile`, and the fields of every line |
/// | `[[alternative.benefit]]`, `[[alternative.dis_benefit]]` | `name`, `class`? (`"cashable"`, `"non-cashable"`, `"transfer"`, `"quantified"`, `"qualitative"`), `amount` and `profile` unless qualitative, and the fields of every line |
/// | fields of every line | `probability`? (a share such as `"30%"`, or the id of an assumption: the amount is the impact if it happens), `delay`? (columns, or the id of an assumption), `prices`? (as in `conventions`, where they are others), `growing`?, `escalating`? (a rate or a list of rates), `adjustments`? (a list of them), `discounting`? (a name of `discounting.named`), `view`? (that in which alone it counts), `recipient`? (`"organisation"`, `"public-sector"`, `"society"`, `"supplier"`), `owner`?, `evidence`?, `tags`?, and of benefits and dis-benefits `contribution`? (`"cost-reduction"`, `"service-level"`, `"growth"`) |
/// | of costs, benefits and dis-benefits | `life`? (years) and `residual`? (`"remaining-life"`, `{ resale }` with an amount, `{ perpetuity = { growth } }`, `"none"`), `depreciation`? (of capital costs), `tax`? (`"taxed"`, `"exempt"`) |
/// | `[[alternative.working_capital]]` | `name`, `amount` and `profile` of the level that is tied up, and the fields of every line |
/// | `[[alternative.loan]]` | `name`, `amount`, `rate`, `drawn`? (a column), `interest_only`? (periods), `repayment` (`{ level = { over, balloon? } }`, `{ equal-principal = { over, balloon? } }`, `{ payment }`), `source`? |
/// | `depreciation` | `{ straight-line = { life, salvage? } }`, `{ sum-of-years-digits = { life, salvage? } }`, `{ double-declining = { life, salvage?, factor? } }`, `{ declining-to-straight-line = { life, salvage?, factor? } }`, `{ fixed-declining = { life, salvage?, months? } }`, `{ declining-share = "18%" }`, `{ units-of-production = { capacity, used, salvage? } }`, `{ macrs = "half-year-5" }` (a word of [`MacrsTable`](crate::measure::depreciation::MacrsTable)), `"uk-main-pool"` or `{ uk-main-pool = { first_year } }` |
/// | `amount` | `"1200"`, `"GBP 1200"`, a list of factors, or `{ currency, product }` with such a list; a factor is the id of an assumption, `{ constant, unit? }`, or a level that moves, `{ rise = { from, to }, unit? }` or `{ fall = { from, to }, unit? }`, whose levels are decimals, percentages or ids of assumptions |
/// | `profile` | `"once"`, `"every-period"`, `{ once = { from } }`, `{ recurring = { from?, until?, every?, ramp? } }`, `{ linear-ramp = { over, from?, until? } }`, `{ s-curve = { over, from?, until? } }`, `{ dated = [[date, multiple]] }`, `{ phased = [shares] }`, `{ proportions = [parts] }`, `{ explicit = [multiples] }`; the last three also as `{ shares, from }`, `{ parts, from }`, `{ multiples, from }` |
/// | an adjustment | `source`, and one of `optimism-bias`, `contingency` (a percentage), `confidence` (a margin), `reference-class` (`{ overruns, percentile }`), `overlap` (`{ group, share }`) |
/// | `[[alternative.adjustment]]` | the same for all lines of one class, and `on`: `{ cost }`, `{ benefit }` or `{ dis_benefit }` with a class |
/// | `optimism-bias` | `type` (of project) or `mix` (a list of `{ type, share }`), `mitigated`? (a part), `stage`?, `table`? (the id of an [official table](crate::tables), unless it is `"uk-mott-macdonald-2002"`) |
/// | `[[acknowledged]]` | `finding` (a word of [`FindingCode`](super::FindingCode)), `place`? (else wherever it is made), `reason` |
/// | `scoring` | `missing`? (`"refused"`, `"allowed"`), `criterion`, `group`?, `option`, `stakeholder`?, `must`? |
/// | `[[scoring.criterion]]` | `id`?, `name`, `direction` (`"higher-is-better"`, `"lower-is-better"`), `weight` (left out only where every stakeholder weighs it), `rationale`?, `evidence`?, `agreed_for`? (`{ low, high }`: the anchors for which the weight was agreed), `scale` (`{ low, high, low_label?, high_label?, value? }`, or `{ labels = [{ label, value }] }`) |
/// | `scale.value` | one of `{ piecewise = [{ score, value }] }`, `{ not_monotone = [{ score, value }] }`, `{ exponential }` with its constant; linear where it is left out |
/// | `[[scoring.group]]` | `id`?, `name`, `weight`, `rationale`?, `evidence`?, `members`: ids of criteria and groups |
/// | `[[scoring.option]]` | `id`? and `name`? (one of them), `scores` (left out where there are stakeholders): a table from the id of a criterion to a score or to `{ score, rationale?, evidence? }` |
/// | `[[scoring.stakeholder]]` | `id`?, `name`, `influence`? (else 1), `weights`?: a table from the id of each criterion and group to a weight or to `{ weight, rationale?, evidence?, agreed_for? }`, `scores`: a table from the id of an option to such a table of scores |
/// | `[[scoring.must]]` | `id`?, `name`, one of `at_least` and `at_most`, `rationale`?, `values`: a table from the id of each option to a decimal |
///
/// # Examples
///
/// ```
/// use bizcase::prelude::*;
///
/// let text = r#"
///     format = "bizcase/1"
///     title = "Online permits"
///     currency = "GBP"
///     baseline = "paper"
///     timeline = { start = "2026-04-01", periods = 2, step = "year" }
///     conventions = { prices = { real = 2026 }, timing = "end" }
///     discounting = { rate = "3.5%" }
///
///     [[alternative]]
///     id = "paper"
///     name = "Paper forms"
///     kind = "business-as-usual"
///
///     [[alternative.cost]]
///     name = "Processing staff"
///     amount = "1200000"
///     profile = "every-period"
/// "#;
/// let document: CaseDocument = toml::from_str(text)?;
/// let case = document.build()?;
/// assert_eq!(case.baseline().lines()[0].cells(), decimals![0, 1_200_000, 1_200_000]);
///
/// // A built case turns into a document again, which says the same.
/// assert_eq!(CaseDocument::from(&case).build()?, case);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg_attr(
    feature = "schemars",
    doc = r#"
The same as JSON Schema, which forms and editors understand:

```
use bizcase::{CaseDocument, schemars::schema_for};

let schema = schema_for!(CaseDocument).to_value();
assert_eq!(schema["properties"]["format"]["const"], "bizcase/1");
assert_eq!(schema["additionalProperties"], false);
```
"#
)]
#[derive(Debug, Clone, PartialEq)]
pub struct CaseDocument(Node);

impl CaseDocument {
    /// The case, if nothing is wrong with the document.
    ///
    /// # Errors
    ///
    /// Every fault at once: of shape, of text, of value and of sense.
    pub fn build(&self) -> Result<BusinessCase, Errors> {
        judge::judge(self.draft())
    }

    fn draft(&self) -> CaseDraft {
        read::case(&self.0)
    }

    /// The document as JSON in the canonical form of [RFC 8785](https://www.rfc-editor.org/rfc/rfc8785): keys sorted,
    /// no blanks. A fingerprint is taken of the document made from the built case, in this form.
    #[must_use]
    pub fn to_canonical_json(&self) -> String {
        canonical::json(&self.0)
    }
}

#[cfg(feature = "proptest")]
impl BusinessCase {
    /// The case after a change of what it says.
    ///
    /// # Errors
    ///
    /// Every fault of what it says then.
    pub(crate) fn redrafted(&self, change: impl FnOnce(&mut CaseDraft)) -> Result<Self, Errors> {
        let mut draft = CaseDocument::from(self).draft();
        change(&mut draft);
        judge::judge(draft)
    }
}

impl From<&BusinessCase> for CaseDocument {
    /// What equals its default is left out.
    fn from(case: &BusinessCase) -> Self {
        Self(write::case(case))
    }
}

impl<'de> Deserialize<'de> for CaseDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Node::deserialize(deserializer).map(Self)
    }
}

impl Serialize for CaseDocument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for BusinessCase {
    /// Reads a [`CaseDocument`] and builds it; the message of a refusal lists every fault, one a line.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        CaseDocument::deserialize(deserializer)?.build().map_err(serde::de::Error::custom)
    }
}

impl Serialize for BusinessCase {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        CaseDocument::from(self).serialize(serializer)
    }
}
