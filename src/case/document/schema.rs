//! The shape of a document as JSON Schema, draft 2020-12, for forms and editors.
//!
//! It says what the reader says: the forms of profiles come from [`FORMS`](crate::flow::FORMS), words and ids from their
//! own lists. What only sense can judge (sums, ranges, ids that exist) is left to
//! [`build`](super::CaseDocument::build).

mod adjustment;
mod line;
mod loan;
mod profile;
mod rate;
mod scoring;
mod shape;

use super::{CaseDocument, FORMAT};
use crate::case::BusinessCase;
use crate::case::class::AlternativeKind;
use crate::case::finding_code::FindingCode;
use crate::case::tax::{LossRule, TaxPayment};
use crate::case::view::View;
use crate::measure::BcrRule;
use crate::time::{DayCount, Step, Timing};
use crate::value::PageUnit;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use shape::{
    Table, any_of, date, decimal, id, list_of, list_of_some, refer, text, whole_number, words, year,
};
use std::borrow::Cow;

/// Names a schema, so that others refer to it.
macro_rules! definitions {
    ($($name:ident = $schema:path),* $(,)?) => {$(
        pub(super) enum $name {}

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                concat!("Case", stringify!($name)).into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $schema(generator)
            }
        }
    )*};
}

use definitions;

definitions! {
    Alternative = alternative,
    Assumption = assumption,
    Acknowledgement = acknowledgement,
    Conventions = conventions,
    Prices = prices,
    Tax = tax,
    Timeline = timeline,
}

/// The schema of a document: of its shape, not of its sense.
impl JsonSchema for CaseDocument {
    fn schema_name() -> Cow<'static, str> {
        "CaseDocument".into()
    }

    fn schema_id() -> Cow<'static, str> {
        concat!(module_path!(), "::CaseDocument").into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        document(generator)
    }
}

/// That of its [`CaseDocument`].
impl JsonSchema for BusinessCase {
    fn schema_name() -> Cow<'static, str> {
        CaseDocument::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        CaseDocument::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        CaseDocument::json_schema(generator)
    }
}

fn document(generator: &mut SchemaGenerator) -> Schema {
    Table::of("Business case", "Alternatives, one of them the baseline, over a timeline.")
        .required("format", "The version of the format.", json_schema!({ "const": FORMAT }))
        .required("title", "What the case is about.", text())
        .optional("question", "The question that it answers.", text())
        .optional("objectives", "What the organisation wants to reach.", list_of(text()))
        .required("currency", "The currency of every amount, by its ISO 4217 code.", currency())
        .required("baseline", "The id of the alternative that the others are measured against.", id())
        .required("timeline", "The decision date and the periods after it.", refer::<Timeline>(generator))
        .required(
            "conventions",
            "In whose prices amounts are, and when in a period they fall.",
            refer::<Conventions>(generator),
        )
        .optional("inflation", "How prices change.", refer::<rate::Inflation>(generator))
        .required(
            "discounting",
            "At which rates later amounts are discounted.",
            refer::<rate::Discounting>(generator),
        )
        .optional(
            "cost_of_equity",
            "The rate at which what is left for the owners is discounted.",
            refer::<rate::AnnualRate>(generator),
        )
        .optional("tax", "How profit is taxed.", refer::<Tax>(generator))
        .optional("assumption", "Named inputs of amounts.", list_of(refer::<Assumption>(generator)))
        .required("alternative", "The ways forward.", list_of_some(refer::<Alternative>(generator)))
        .optional(
            "acknowledged",
            "Findings that are known, each with the reason why it stands.",
            list_of(refer::<Acknowledgement>(generator)),
        )
        .optional("scoring", "Judgement by criteria.", refer::<scoring::Scoring>(generator))
        .schema()
}

/// Three capital letters; which of them name a currency is left to the judge.
fn currency() -> Schema {
    json_schema!({ "type": "string", "pattern": "^[A-Z]{3}$" })
}

fn timeline(_: &mut SchemaGenerator) -> Schema {
    Table::of("Timeline", "A decision date followed by periods of equal length.")
        .required("start", "The decision date, column 0.", date())
        .required("periods", "How many periods follow.", whole_number())
        .required("step", "The length of a period.", words(Step::ALL, Step::word))
        .schema()
}

fn conventions(generator: &mut SchemaGenerator) -> Schema {
    Table::of("Conventions", "The choices behind the figures.")
        .required("prices", "In which prices amounts are stated.", refer::<Prices>(generator))
        .required("timing", "When the flow of a period falls.", words(Timing::ALL, Timing::word))
        .optional(
            "day_count",
            "How dates are counted, for lines that are stated in dates.",
            words(DayCount::ALL, DayCount::word),
        )
        .optional("view", "Whose money the headline counts.", words(View::ALL, View::word))
        .optional(
            "benefit_cost_ratio",
            "What stands in the ratio above and below.",
            words(BcrRule::ALL, BcrRule::word),
        )
        .optional("page_unit", "The unit of amounts on the page.", words(PageUnit::ALL, PageUnit::word))
        .schema()
}

fn tax(generator: &mut SchemaGenerator) -> Schema {
    Table::of("Tax", "The share of profit that is taxed, and the rules for it.")
        .required("rate", "The rate, below 100%.", refer::<rate::Rate>(generator))
        .required("losses", "What a loss does.", words(LossRule::ALL, LossRule::word))
        .required("paid", "When tax is paid.", words(TaxPayment::ALL, TaxPayment::word))
        .schema()
}

fn prices(_: &mut SchemaGenerator) -> Schema {
    let real = Table::of("Real", "In the prices of one year.").required("real", "The year.", year()).schema();
    any_of([json_schema!({ "const": "nominal" }), real])
}

fn assumption(_: &mut SchemaGenerator) -> Schema {
    Table::of("Assumption", "A named input.")
        .required("id", "The name by which amounts and delays refer to it.", id())
        .required("value", "The central value, which is the expected one.", decimal())
        .optional("unit", "What the value counts.", text())
        .optional("source", "Where the value comes from.", text())
        .optional("low", "The lowest plausible value.", decimal())
        .optional("high", "The highest plausible value.", decimal())
        .together("low", "high")
        .schema()
}

fn acknowledgement(_: &mut SchemaGenerator) -> Schema {
    Table::of("Acknowledgement", "A finding that is known.")
        .required("finding", "The kind of finding.", words(FindingCode::ALL, FindingCode::word))
        .optional("place", "Where it is made; without it, wherever it is made.", text())
        .required("reason", "Why it stands.", text())
        .schema()
}

fn alternative(generator: &mut SchemaGenerator) -> Schema {
    Table::of("Alternative", "One way forward.")
        .optional("id", "Its id; without it, one derived from the name.", id())
        .required("name", "Its name.", text())
        .required(
            "kind",
            "What kind of way forward it is.",
            words(AlternativeKind::ALL, AlternativeKind::word),
        )
        .optional("description", "What it consists of, in a sentence or two.", text())
        .optional(
            "renewed_every",
            "After how many periods it ends and is renewed at the same cost, until the timeline ends.",
            whole_number(),
        )
        .optional("service", "The date at which it enters service, the start of a period.", date())
        .optional(
            "delay",
            "By how much all its lines fall later than stated.",
            refer::<line::Delay>(generator),
        )
        .optional(
            "adjustment",
            "What raises or lowers all its lines of one class.",
            list_of(refer::<adjustment::ClassAdjustment>(generator)),
        )
        .optional("cost", "What it costs.", list_of(refer::<line::Cost>(generator)))
        .optional("benefit", "What is gained by it.", list_of(refer::<line::Effect>(generator)))
        .optional("dis_benefit", "What gets worse by it.", list_of(refer::<line::Effect>(generator)))
        .optional("loan", "What it borrows.", list_of(refer::<loan::Loan>(generator)))
        .optional(
            "working_capital",
            "Money that is tied up and comes back.",
            list_of(refer::<line::WorkingCapital>(generator)),
        )
        .schema()
}
