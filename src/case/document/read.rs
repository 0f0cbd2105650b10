//! From nodes to drafts. Every function reads one kind of table and keeps its faults in the draft that it makes.

mod adjustment;
mod amount;
mod depreciation;
mod form;
mod line;
mod loan;
mod profile;
mod rate;
mod scoring;

pub(super) use adjustment::{ON, SOURCE};
pub(super) use profile::{EVERY_PERIOD, FROM};

use super::FORMAT;
use super::fields::{Fields, Read, decimal, integer, parsed, text, word, wrong_type};
use super::node::Node;
use crate::case::class::AlternativeKind;
use crate::case::conventions::{Conventions, PriceBasis};
use crate::case::delay::Delay;
use crate::case::draft::{Acknowledgement, Alternative, Assumption, BaselineDraft, CaseDraft};
use crate::case::finding_code::FindingCode;
use crate::case::tax::{LossRule, TaxPayment, TaxRules};
use crate::case::view::View;
use crate::error::{Error, ErrorKind};
use crate::measure::BcrRule;
use crate::time::{DayCount, Step, Timeline, Timing};
use crate::value::PageUnit;
use crate::value::nearest::one_of;
use jiff::civil::Date;

const CASE: &[&str] = &[
    "format",
    "title",
    "question",
    "objectives",
    "currency",
    "baseline",
    "timeline",
    "conventions",
    "inflation",
    "discounting",
    "cost_of_equity",
    "tax",
    "assumption",
    "alternative",
    "acknowledged",
    "scoring",
];

/// The draft that a document says.
pub(super) fn case(node: &Node) -> CaseDraft {
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, CASE, &mut faults);
    if !matches!(node, Node::Table(_)) {
        return CaseDraft { faults, ..CaseDraft::blank() };
    }
    format(&mut fields);
    CaseDraft {
        title: fields.read("title", text),
        question: fields.read("question", text),
        objectives: fields.list("objectives", text),
        currency: fields.read("currency", parsed),
        timeline: fields.read("timeline", timeline),
        conventions: fields.read("conventions", conventions),
        inflation: fields.read("inflation", rate::inflation),
        discounting: fields.read("discounting", rate::discounting),
        named_discounting: rate::named_discounting(&mut fields),
        cost_of_equity: fields.read("cost_of_equity", rate::annual_rate),
        tax: fields.node("tax").map(tax),
        assumptions: fields.drafts("assumption", assumption),
        alternatives: fields.drafts("alternative", alternative),
        baseline: fields.read("baseline", text).map_or(BaselineDraft::Unstated, BaselineDraft::Id),
        acknowledgements: fields.drafts("acknowledged", acknowledgement),
        scoring: fields.node("scoring").map(scoring::matrix),
        faults,
    }
}

fn format(fields: &mut Fields<'_>) {
    let expected = format!("{FORMAT:?}");
    if !fields.has("format") {
        return fields.push("format", Error::new(ErrorKind::Missing, "nothing", expected));
    }
    if let Some(found) = fields.read("format", text)
        && found != FORMAT
    {
        let expected = format!("{expected}, the version that this release reads");
        fields.push("format", Error::new(ErrorKind::UnknownVersion, format!("{found:?}"), expected));
    }
}

/// A value that one table states, such as `example`: read, or every fault of the table.
fn one_table<T>(
    node: &Node,
    example: &str,
    reader: impl FnOnce(&Node, &mut Vec<Error>) -> Option<T>,
) -> Read<T> {
    let Node::Table(_) = node else {
        return Err(vec![wrong_type(node, &format!("a table such as {example}"))]);
    };
    let mut faults = Vec::new();
    match reader(node, &mut faults) {
        Some(value) if faults.is_empty() => Ok(value),
        _ => Err(faults),
    }
}

fn required<T>(
    fields: &mut Fields<'_>,
    key: &'static str,
    expected: &str,
    reader: impl FnOnce(&Node) -> Read<T>,
) -> Option<T> {
    if !fields.has(key) {
        fields.push(key, Error::new(ErrorKind::Missing, "nothing", expected));
    }
    fields.read(key, reader)
}

fn timeline(node: &Node) -> Read<Timeline> {
    let example = "{ start = \"2026-04-01\", periods = 10, step = \"year\" }";
    one_table(node, example, |node, faults| {
        let mut fields = Fields::of(node, &["start", "periods", "step"], faults);
        let start = required(&mut fields, "start", "the decision date, such as \"2026-04-01\"", date);
        let periods = required(&mut fields, "periods", "a number of periods", integer);
        let step = required(&mut fields, "step", "\"year\", \"quarter\" or \"month\"", |node| {
            word(node, Step::ALL, Step::word)
        });
        let timeline = Timeline::starting(start?, periods?, step?);
        timeline.map_err(|error| faults.push(error)).ok()
    })
}

fn date(node: &Node) -> Read<Date> {
    const A_DATE: &str = "a date such as \"2026-04-01\"";
    let Node::Text(found) = node else { return Err(vec![wrong_type(node, A_DATE)]) };
    found.parse().map_err(|_| vec![Error::new(ErrorKind::NotADate, format!("{found:?}"), A_DATE)])
}

fn conventions(node: &Node) -> Read<Conventions> {
    one_table(node, "{ prices = \"nominal\", timing = \"end\" }", |node, faults| {
        let known = &["prices", "timing", "day_count", "view", "benefit_cost_ratio", "page_unit"];
        let mut fields = Fields::of(node, known, faults);
        let prices = required(&mut fields, "prices", "\"nominal\" or { real = 2026 }", prices);
        let timing =
            required(&mut fields, "timing", "\"start\", \"middle\", \"end\" or \"continuous\"", |node| {
                word(node, Timing::ALL, Timing::word)
            });
        let day_count = fields.read("day_count", |node| word(node, DayCount::ALL, DayCount::word));
        let view = fields.read("view", |node| word(node, View::ALL, View::word));
        let rule = fields.read("benefit_cost_ratio", |node| word(node, BcrRule::ALL, BcrRule::word));
        let unit = fields.read("page_unit", |node| word(node, PageUnit::ALL, PageUnit::word));
        let mut conventions = Conventions::new(prices?, timing?);
        if let Some(day_count) = day_count {
            conventions = conventions.day_count(day_count);
        }
        if let Some(view) = view {
            conventions = conventions.view(view);
        }
        if let Some(rule) = rule {
            conventions = conventions.benefit_cost_rule(rule);
        }
        if let Some(unit) = unit {
            conventions = conventions.page_in(unit);
        }
        Some(conventions)
    })
}

fn prices(node: &Node) -> Read<PriceBasis> {
    const FORMS: &str = "\"nominal\" or { real = 2026 }";
    match node {
        Node::Table(_) => one_table(node, FORMS, |node, faults| {
            let mut fields = Fields::of(node, &["real"], faults);
            let year = required(&mut fields, "real", "the year of the prices, such as 2026", integer);
            year.map(|year| PriceBasis::Real { year })
        }),
        Node::Text(word) if word == "nominal" => Ok(PriceBasis::Nominal),
        Node::Text(other) => Err(vec![Error::new(ErrorKind::UnknownWord, format!("{other:?}"), FORMS)]),
        other => Err(vec![wrong_type(other, FORMS)]),
    }
}

fn tax(node: &Node) -> TaxRules {
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, &["rate", "losses", "paid"], &mut faults);
    TaxRules {
        rate: fields.read("rate", parsed),
        losses: fields.read("losses", |node| word(node, LossRule::ALL, LossRule::word)),
        paid: fields.read("paid", |node| word(node, TaxPayment::ALL, TaxPayment::word)),
        faults,
    }
}

fn assumption(node: &Node) -> Assumption {
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, &["id", "value", "unit", "source", "low", "high"], &mut faults);
    Assumption {
        id: fields.read("id", text),
        value: fields.read("value", decimal),
        unit: fields.read("unit", text),
        source: fields.read("source", text),
        low: fields.read("low", decimal),
        high: fields.read("high", decimal),
        faults,
    }
}

fn acknowledgement(node: &Node) -> Acknowledgement {
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, &["finding", "place", "reason"], &mut faults);
    Acknowledgement {
        finding: fields.read("finding", finding),
        place: fields.read("place", text),
        reason: fields.read("reason", text),
        faults,
    }
}

fn finding(node: &Node) -> Read<FindingCode> {
    let found = text(node)?;
    found.parse().map_err(|_| {
        let known = FindingCode::ALL.iter().map(|code| code.word());
        let expected = one_of("the code of a finding", &found, known);
        vec![Error::new(ErrorKind::UnknownWord, format!("{found:?}"), expected)]
    })
}

fn alternative(node: &Node) -> Alternative {
    let known = &[
        "id",
        "name",
        "kind",
        "description",
        "renewed_every",
        "service",
        "delay",
        "adjustment",
        "cost",
        "benefit",
        "dis_benefit",
        "loan",
        "working_capital",
    ];
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, known, &mut faults);
    Alternative {
        id: fields.read("id", text),
        name: fields.read("name", text),
        kind: fields.read("kind", |node| word(node, AlternativeKind::ALL, AlternativeKind::word)),
        description: fields.read("description", text),
        renewed_every: fields.read("renewed_every", integer),
        service: fields.read("service", date),
        delay: fields.read("delay", line::delay).unwrap_or(Delay::NONE),
        adjustments: fields.drafts("adjustment", adjustment::of_class),
        costs: fields.drafts("cost", line::cost),
        benefits: fields.drafts("benefit", line::benefit),
        dis_benefits: fields.drafts("dis_benefit", line::benefit),
        loans: fields.drafts("loan", loan::loan),
        working_capital: fields.drafts("working_capital", line::working_capital),
        faults,
    }
}
