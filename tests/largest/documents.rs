//! Documents at the documented limits, made by a fixed rule.
//!
//! One document cannot be at every limit at once, for lines, columns and ranges share one number of cells: each of these
//! is at those which cost most together.

use bizcase::limits;
use serde_json::{Map, Value, json};

/// As many alternatives as may be over as many columns as may be, and as many lines as then are left; `part` 10 has a
/// tenth of the alternatives.
pub(crate) fn longest_timeline(part: usize) -> Value {
    let columns = limits::PERIODS as usize + 1;
    let lines = limits::CELLS / columns / limits::ALTERNATIVES;
    let alternatives = limits::ALTERNATIVES / part;
    case(limits::PERIODS, alternatives, lines, &json!([{ "id": "volume", "value": "1000" }]))
}

/// As many lines as an alternative may have, and as many alternatives as then are left; `part` 10 has
/// a tenth of them.
pub(crate) fn most_lines(part: usize) -> Value {
    let columns = 10;
    let lines = limits::LINES;
    let alternatives = limits::CELLS / columns / lines / part;
    case(9, alternatives, lines, &json!([{ "id": "volume", "value": "1000" }]))
}

/// As many cells as may be, and as many ranges over them as may be; `part` 10 has a tenth of the lines.
pub(crate) fn most_ranges(part: usize) -> Value {
    let ranges = limits::RANGE_CELLS / limits::CELLS / 2;
    let ranged =
        |number: usize| json!({ "id": format!("a{number}"), "value": "1000", "low": "900", "high": "1100" });
    let mut assumptions: Vec<Value> = (1..ranges).map(ranged).collect();
    assumptions.push(json!({ "id": "volume", "value": "1000", "low": "900", "high": "1100" }));
    case(99, 10, limits::CELLS / 100 / 10 / part, &json!(assumptions))
}

fn case(periods: u32, alternatives: usize, lines: usize, assumptions: &Value) -> Value {
    let of = |index: usize| {
        let line = |number: usize| line_of(index, number);
        let (costs, benefits): (Vec<usize>, Vec<usize>) = (0..lines).partition(|number| number % 3 < 2);
        json!({
            "id": format!("way-{index}"), "name": format!("Way {index}"),
            "kind": if index == 0 { "business-as-usual" } else { "do-something" },
            "cost": costs.into_iter().map(line).collect::<Vec<_>>(),
            "benefit": benefits.into_iter().map(line).collect::<Vec<_>>(),
        })
    };
    json!({
        "format": "bizcase/1", "title": "The largest", "currency": "GBP", "baseline": "way-0",
        "timeline": { "start": "2026-01-01", "periods": periods, "step": "month" },
        "conventions": { "prices": { "real": 2026 }, "timing": "middle" },
        "discounting": { "rate": "3.5%" },
        "assumption": assumptions,
        "alternative": (0..alternatives).map(of).collect::<Vec<_>>(),
    })
}

fn line_of(alternative: usize, number: usize) -> Value {
    let share = format!("0.{:03}", 100 + (alternative * 7 + number * 3) % 400);
    json!({
        "name": format!("Line {number}"), "amount": ["volume", { "constant": share, "unit": "GBP an application" }],
        "profile": "every-period", "growing": "0.17%",
    })
}

/// As many stakeholders, options and criteria as a matrix may have judgements of.
pub(crate) fn largest_matrix(options: usize, criteria: usize) -> Value {
    let stakeholders = (limits::JUDGEMENTS / options / criteria).min(limits::STAKEHOLDERS);
    let id = |number: usize| format!("c{number}");
    let criterion = |number: usize| {
        json!({
            "id": id(number), "name": format!("Criterion {number}"), "direction": "higher-is-better",
            "weight": (1 + number % 9).to_string(), "scale": { "low": "0", "high": "10" },
        })
    };
    let scores = |seed: usize| -> Value {
        let of = |option: usize| {
            let score =
                |number: usize| (id(number), json!(((seed * 5 + option * 3 + number * 7) % 11).to_string()));
            (format!("way-{option}"), Value::Object((0..criteria).map(score).collect()))
        };
        Value::Object((0..options).map(of).collect::<Map<_, _>>())
    };
    let stakeholder = |number: usize| json!({ "name": format!("Person {number}"), "influence": "1", "scores": scores(number) });
    let mut document = case(1, options, 1, &json!([{ "id": "volume", "value": "1000" }]));
    document["scoring"] = json!({
        "criterion": (0..criteria).map(criterion).collect::<Vec<_>>(),
        "option": (0..options).map(|it| json!({ "id": format!("way-{it}") })).collect::<Vec<_>>(),
        "stakeholder": (0..stakeholders).map(stakeholder).collect::<Vec<_>>(),
    });
    document
}
