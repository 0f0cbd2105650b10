//! Every fault of an adjustment, alone.

use super::LoneFault;
use serde_json::{Value, json};

/// A line of the roomy document: capital, recurring, and a cashable benefit.
const SERVERS: &str = "/alternative/1/cost/0/adjustments";
const RENT: &str = "/alternative/1/cost/1/adjustments";
const SALES: &str = "/alternative/1/benefit/0/adjustments";
const OF_CLASS: &str = "/alternative/1/adjustment";

/// A list of one adjustment with a source.
fn list_of_one(entries: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let all = entries.into_iter().chain([("source", json!("a reason"))]);
    Value::Array(vec![all.map(|(key, value)| (key.to_owned(), value)).collect()])
}

fn one(kind: &'static str, value: Value) -> Value {
    list_of_one([(kind, value)])
}

fn bias(value: Value) -> Value {
    one("optimism-bias", value)
}

fn on_class(on: Value, kind: &'static str, value: Value) -> Option<Value> {
    Some(list_of_one([("on", on), (kind, value)]))
}

/// Faults of adjustments of lines, each at one place of the roomy document, told as [`lone_faults`](super::lone_faults).
pub(crate) fn lone_faults_of_adjustments() -> Vec<LoneFault> {
    let mut faults = of_any_kind();
    faults.extend(of_optimism_bias());
    faults.extend(of_other_kinds());
    faults.extend(of_classes());
    faults
}

fn of_any_kind() -> Vec<LoneFault> {
    vec![
        (SERVERS, Some(json!("10%")), "wrong-type", SERVERS),
        (SERVERS, Some(json!(["10%"])), "wrong-type", "/alternative/1/cost/0/adjustments/0"),
        (
            SERVERS,
            Some(json!([{ "contingency": "10%" }])),
            "missing",
            "/alternative/1/cost/0/adjustments/0/source",
        ),
        (
            SERVERS,
            Some(json!([{ "contingency": "10%", "source": " " }])),
            "empty",
            "/alternative/1/cost/0/adjustments/0/source",
        ),
        (SERVERS, Some(json!([{ "source": "a reason" }])), "missing", "/alternative/1/cost/0/adjustments/0"),
        (
            SERVERS,
            Some(json!([{ "contingency": "10%", "confidence": "5%", "source": "a reason" }])),
            "conflict",
            "/alternative/1/cost/0/adjustments/0",
        ),
        (
            SERVERS,
            Some(json!([{ "contingncy": "10%", "source": "a reason" }])),
            "unknown-field",
            "/alternative/1/cost/0/adjustments/0/contingncy",
        ),
        (
            SERVERS,
            Some(json!(vec![json!({ "contingency": "1%", "source": "a reason" }); 9])),
            "over-limit",
            SERVERS,
        ),
        (
            "/alternative/0/dis_benefit",
            Some(json!([{
                "name": "Queues", "class": "qualitative",
                "adjustments": [{ "confidence": "5%", "source": "a reason" }],
            }])),
            "conflict",
            "/alternative/0/dis_benefit/0/adjustments",
        ),
    ]
}

fn of_optimism_bias() -> Vec<LoneFault> {
    const HERE: &str = "/alternative/1/cost/0/adjustments/0/optimism-bias";
    const TYPE: &str = "/alternative/1/cost/0/adjustments/0/optimism-bias/type";
    const MIX: &str = "/alternative/1/cost/0/adjustments/0/optimism-bias/mix";
    const MITIGATED: &str = "/alternative/1/cost/0/adjustments/0/optimism-bias/mitigated";
    const STAGE: &str = "/alternative/1/cost/0/adjustments/0/optimism-bias/stage";
    const TABLE: &str = "/alternative/1/cost/0/adjustments/0/optimism-bias/table";
    const SCOTTISH: &str = "uk-transport-scotland-stag";
    let mix = |second: &str, share: &str| {
        json!({ "mix": [
            { "type": "standard-buildings", "share": "30%" }, { "type": second, "share": share },
        ] })
    };
    vec![
        (SERVERS, Some(bias(json!("standard-buildings"))), "wrong-type", HERE),
        (SERVERS, Some(bias(json!({}))), "missing", TYPE),
        (SERVERS, Some(bias(json!({ "type": "standard-building" }))), "unknown-id", TYPE),
        (SERVERS, Some(bias(json!({ "type": 5 }))), "wrong-type", TYPE),
        (
            SERVERS,
            Some(bias(json!({ "type": "standard-buildings", "mitigated": "101%" }))),
            "out-of-range",
            MITIGATED,
        ),
        (
            SERVERS,
            Some(bias(json!({ "type": "standard-buildings", "mitigated": "-1%" }))),
            "out-of-range",
            MITIGATED,
        ),
        (
            SERVERS,
            Some(bias(json!({ "type": "standard-buildings", "mitigated": 0.4 }))),
            "float-number",
            MITIGATED,
        ),
        (SERVERS, Some(bias(json!({ "type": "standard-buildings", "stage": 1 }))), "conflict", STAGE),
        (SERVERS, Some(bias(json!({ "type": "roads", "table": "uk-scotland" }))), "unknown-id", TABLE),
        (SERVERS, Some(bias(json!({ "type": "roads", "table": SCOTTISH }))), "missing", STAGE),
        (
            SERVERS,
            Some(bias(json!({ "type": "roads", "table": SCOTTISH, "stage": 4 }))),
            "out-of-range",
            STAGE,
        ),
        (
            SERVERS,
            Some(bias(json!({ "type": "buildings", "table": SCOTTISH, "stage": 2 }))),
            "out-of-range",
            STAGE,
        ),
        (
            SERVERS,
            Some(bias(json!({ "type": "roads", "table": SCOTTISH, "stage": 2, "mitigated": "40%" }))),
            "conflict",
            MITIGATED,
        ),
        (SERVERS, Some(bias(mix("non-standard-buildings", "69%"))), "shares-sum", MIX),
        (
            SERVERS,
            Some(bias(mix("non-standard-bildings", "70%"))),
            "unknown-id",
            "/alternative/1/cost/0/adjustments/0/optimism-bias/mix/1/type",
        ),
        (
            SERVERS,
            Some(bias(mix("non-standard-buildings", "170%"))),
            "out-of-range",
            "/alternative/1/cost/0/adjustments/0/optimism-bias/mix/1/share",
        ),
        (SERVERS, Some(bias(mix("outsourcing", "70%"))), "conflict", MIX),
        (SERVERS, Some(bias(json!({ "mix": [] }))), "empty", MIX),
        (
            SERVERS,
            Some(bias(json!({ "mix": [{ "type": "standard-buildings" }] }))),
            "missing",
            "/alternative/1/cost/0/adjustments/0/optimism-bias/mix/0/share",
        ),
        (
            SERVERS,
            Some(bias(
                json!({ "type": "outsourcing", "mix": [{ "type": "standard-buildings", "share": "1" }] }),
            )),
            "conflict",
            MIX,
        ),
        // The class that its type is not about.
        (SERVERS, Some(bias(json!({ "type": "outsourcing" }))), "conflict", HERE),
        (
            RENT,
            Some(bias(json!({ "type": "standard-buildings" }))),
            "conflict",
            "/alternative/1/cost/1/adjustments/0/optimism-bias",
        ),
        (
            SALES,
            Some(bias(json!({ "type": "outsourcing" }))),
            "conflict",
            "/alternative/1/benefit/0/adjustments/0/optimism-bias",
        ),
    ]
}

fn of_other_kinds() -> Vec<LoneFault> {
    const CONTINGENCY: &str = "/alternative/1/cost/0/adjustments/0/contingency";
    const CONFIDENCE: &str = "/alternative/1/benefit/0/adjustments/0/confidence";
    const CLASS: &str = "/alternative/1/cost/0/adjustments/0/reference-class";
    const OVERRUNS: &str = "/alternative/1/cost/0/adjustments/0/reference-class/overruns";
    const OVERLAP: &str = "/alternative/1/benefit/0/adjustments/0/overlap";
    const SHARE: &str = "/alternative/1/benefit/0/adjustments/0/overlap/share";
    let class = |overruns: Value, percentile: Value| {
        one("reference-class", json!({ "overruns": overruns, "percentile": percentile }))
    };
    let overlap = |share: &str| one("overlap", json!({ "group": "time", "share": share }));
    vec![
        (SERVERS, Some(one("contingency", json!("-5%"))), "out-of-range", CONTINGENCY),
        (SERVERS, Some(one("contingency", json!(10))), "out-of-range", CONTINGENCY),
        (SERVERS, Some(one("contingency", json!("ten"))), "not-a-decimal", CONTINGENCY),
        (SERVERS, Some(one("contingency", json!({ "percentage": "10%" }))), "wrong-type", CONTINGENCY),
        (
            SALES,
            Some(one("contingency", json!("5%"))),
            "conflict",
            "/alternative/1/benefit/0/adjustments/0/contingency",
        ),
        (SALES, Some(one("confidence", json!("100%"))), "out-of-range", CONFIDENCE),
        (SALES, Some(one("confidence", json!("-5%"))), "out-of-range", CONFIDENCE),
        (SERVERS, Some(class(json!([]), json!("80%"))), "empty", OVERRUNS),
        (SERVERS, Some(class(json!(vec!["0.1"; 1001]), json!("80%"))), "over-limit", OVERRUNS),
        (
            SERVERS,
            Some(class(json!(["10%", "-100%"]), json!("80%"))),
            "out-of-range",
            "/alternative/1/cost/0/adjustments/0/reference-class/overruns/1",
        ),
        (
            SERVERS,
            Some(class(json!(["10%", "45"]), json!("80%"))),
            "out-of-range",
            "/alternative/1/cost/0/adjustments/0/reference-class/overruns/1",
        ),
        (
            SERVERS,
            Some(class(json!(["10%"]), json!("101%"))),
            "out-of-range",
            "/alternative/1/cost/0/adjustments/0/reference-class/percentile",
        ),
        (
            SERVERS,
            Some(one("reference-class", json!({ "overruns": ["10%"] }))),
            "missing",
            "/alternative/1/cost/0/adjustments/0/reference-class/percentile",
        ),
        (SERVERS, Some(one("reference-class", json!(["10%"]))), "wrong-type", CLASS),
        (SALES, Some(overlap("101%")), "out-of-range", SHARE),
        (
            SALES,
            Some(one("overlap", json!({ "group": "", "share": "50%" }))),
            "empty",
            "/alternative/1/benefit/0/adjustments/0/overlap/group",
        ),
        (SALES, Some(one("overlap", json!("time"))), "wrong-type", OVERLAP),
        (
            SALES,
            Some(json!([
                { "overlap": { "group": "time", "share": "50%" }, "source": "a reason" },
                { "overlap": { "group": "time", "share": "50%" }, "source": "a reason" },
            ])),
            "conflict",
            "/alternative/1/benefit/0/adjustments/1/overlap",
        ),
        (
            "/alternative/1/benefit",
            Some(json!([
                {
                    "name": "Sales", "amount": "80", "profile": "every-period",
                    "adjustments": [{ "overlap": { "group": "time", "share": "60%" }, "source": "a reason" }],
                },
                {
                    "name": "Fees", "amount": "80", "profile": "every-period",
                    "adjustments": [{ "overlap": { "group": "time", "share": "41%" }, "source": "a reason" }],
                },
            ])),
            "shares-sum",
            "/alternative/1",
        ),
    ]
}

fn of_classes() -> Vec<LoneFault> {
    const ON: &str = "/alternative/1/adjustment/0/on";
    let capital = || json!({ "cost": "capital" });
    vec![
        (OF_CLASS, Some(json!([{ "contingency": "10%", "source": "a reason" }])), "missing", ON),
        (OF_CLASS, on_class(json!("capital"), "contingency", json!("10%")), "wrong-type", ON),
        (OF_CLASS, on_class(json!({}), "contingency", json!("10%")), "missing", ON),
        (
            OF_CLASS,
            on_class(json!({ "cost": "captal" }), "contingency", json!("10%")),
            "unknown-word",
            "/alternative/1/adjustment/0/on/cost",
        ),
        (
            OF_CLASS,
            on_class(json!({ "cost": "capital", "benefit": "cashable" }), "confidence", json!("10%")),
            "conflict",
            ON,
        ),
        (OF_CLASS, on_class(json!({ "cost": "transition" }), "contingency", json!("10%")), "conflict", ON),
        (OF_CLASS, on_class(json!({ "benefit": "qualitative" }), "confidence", json!("10%")), "conflict", ON),
        (
            OF_CLASS,
            on_class(json!({ "benefit": "cashable" }), "contingency", json!("10%")),
            "conflict",
            "/alternative/1/adjustment/0/contingency",
        ),
        (
            OF_CLASS,
            on_class(capital(), "optimism-bias", json!({ "type": "outsourcing" })),
            "conflict",
            "/alternative/1/adjustment/0/optimism-bias",
        ),
        (
            OF_CLASS,
            on_class(capital(), "overlap", json!({ "group": "time", "share": "50%" })),
            "conflict",
            "/alternative/1/adjustment/0/overlap",
        ),
    ]
}
