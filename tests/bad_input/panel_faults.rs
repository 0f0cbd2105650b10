//! A small document whose scores are those of stakeholders, and the faults that can stand in it alone.

use super::lone_faults::{put, smallest};
use serde_json::{Value, json};

/// The smallest case, scored by two stakeholders, with a group, a must and each kind of scale.
pub(crate) fn panel() -> Value {
    let mut case = smallest();
    let matrix = json!({
        "criterion": [
            {
                "id": "access", "name": "Access", "direction": "higher-is-better", "weight": "1",
                "scale": { "low": "0", "high": "10" }
            },
            {
                "id": "days", "name": "Days", "direction": "lower-is-better", "weight": "1",
                "scale": { "low": "0", "high": "20", "value": { "exponential": "5" } }
            },
            {
                "id": "state", "name": "State", "direction": "higher-is-better", "weight": "1",
                "scale": { "labels": [{ "label": "poor", "value": "0" }, { "label": "good", "value": "1" }] }
            }
        ],
        "group": [{ "id": "service", "name": "Service", "weight": "1", "members": ["access", "days"] }],
        "option": [{ "id": "paper" }, { "id": "online" }],
        "stakeholder": [
            {
                "id": "cfo", "name": "CFO", "influence": "2",
                "weights": { "access": "1", "days": "1", "state": "1", "service": "1" },
                "scores": { "paper": { "access": "5", "state": "poor" } }
            },
            { "id": "cio", "name": "CIO", "scores": { "online": { "access": "5" } } }
        ],
        "must": [{ "id": "up", "name": "Uptime", "at_least": "99", "values": { "paper": "99", "online": "98" } }]
    });
    put(&mut case, "/scoring", Some(matrix));
    case
}

/// As [`lone_faults`](super::lone_faults::lone_faults), in the document of [`panel`].
pub(crate) fn lone_faults_of_panels() -> Vec<(&'static str, Option<Value>, &'static str, &'static str)> {
    let put = |pointer, node, code, place| (pointer, Some(node), code, place);
    let without = |pointer, code| (pointer, None, code, pointer);
    let at = |pointer, node, code| (pointer, Some(node), code, pointer);
    let scale = "/scoring/criterion/0/scale";
    let value = "/scoring/criterion/0/scale/value";
    let knots = |pairs: &[(&str, &str)]| -> Value {
        pairs.iter().map(|(score, value)| json!({ "score": score, "value": value })).collect()
    };
    let piecewise = |pairs: &[(&str, &str)]| json!({ "piecewise": knots(pairs) });
    let labels = |pairs: &[(&str, &str)]| -> Value {
        let labels = pairs.iter().map(|(label, value)| json!({ "label": label, "value": value }));
        json!({ "labels": labels.collect::<Value>() })
    };
    let state = "/scoring/criterion/2/scale";
    vec![
        at("/scoring/missing", json!("perhaps"), "unknown-word"),
        // Value functions.
        put(value, piecewise(&[("0", "0")]), "empty", "/scoring/criterion/0/scale/value/piecewise"),
        put(
            value,
            piecewise(&[("0", "0"), ("5", "0.5"), ("5", "0.6"), ("10", "1")]),
            "disordered",
            "/scoring/criterion/0/scale/value/piecewise/2/score",
        ),
        put(
            value,
            piecewise(&[("0", "0"), ("11", "1")]),
            "off-scale",
            "/scoring/criterion/0/scale/value/piecewise/1/score",
        ),
        put(
            value,
            piecewise(&[("0", "0"), ("10", "1.5")]),
            "out-of-range",
            "/scoring/criterion/0/scale/value/piecewise/1/value",
        ),
        put(
            value,
            piecewise(&[("0", "0.1"), ("10", "1")]),
            "out-of-range",
            "/scoring/criterion/0/scale/value/piecewise",
        ),
        put(
            value,
            piecewise(&[("0", "0"), ("4", "0.8"), ("6", "0.7"), ("10", "1")]),
            "disordered",
            "/scoring/criterion/0/scale/value/piecewise",
        ),
        put(
            value,
            json!({ "not_monotone": knots(&[("0", "0"), ("5", "0.9"), ("10", "0")]) }),
            "out-of-range",
            "/scoring/criterion/0/scale/value/not_monotone",
        ),
        put(
            value,
            json!({ "exponential": "0" }),
            "out-of-range",
            "/scoring/criterion/0/scale/value/exponential",
        ),
        put(
            value,
            json!({ "exponential": 0.5 }),
            "float-number",
            "/scoring/criterion/0/scale/value/exponential",
        ),
        put(value, json!({}), "missing", "/scoring/criterion/0/scale/value/piecewise"),
        put(
            value,
            json!({ "piecewise": knots(&[("0", "0"), ("10", "1")]), "exponential": "4" }),
            "conflict",
            "/scoring/criterion/0/scale/value/exponential",
        ),
        at(value, json!("exponential"), "wrong-type"),
        put(
            value,
            json!({ "piecewise": [{ "score": "0" }] }),
            "missing",
            "/scoring/criterion/0/scale/value/piecewise/0/value",
        ),
        // Labels.
        put(state, labels(&[("poor", "0")]), "empty", "/scoring/criterion/2/scale/labels"),
        put(
            state,
            labels(&[("poor", "0"), ("good", "0.9")]),
            "out-of-range",
            "/scoring/criterion/2/scale/labels",
        ),
        put(
            state,
            labels(&[("poor", "0"), ("fair", "0.5"), ("better", "0.5"), ("good", "1")]),
            "disordered",
            "/scoring/criterion/2/scale/labels/2/value",
        ),
        put(
            state,
            labels(&[("poor", "0"), ("poor", "0.5"), ("good", "1")]),
            "duplicate-key",
            "/scoring/criterion/2/scale/labels/1/label",
        ),
        put("/scoring/criterion/2/scale/low", json!("0"), "conflict", "/scoring/criterion/2/scale/low"),
        at("/scoring/criterion/2/direction", json!("lower-is-better"), "conflict"),
        put(scale, json!({ "labels": "poor to good" }), "wrong-type", "/scoring/criterion/0/scale/labels"),
        // Weights and their anchors.
        without("/scoring/criterion/0/weight", "missing"),
        at("/scoring/criterion/0/evidence", json!(" "), "empty"),
        at("/scoring/criterion/0/agreed_for", json!({ "low": "3", "high": "3" }), "disordered"),
        put(
            "/scoring/criterion/0/agreed_for",
            json!({ "low": "3" }),
            "missing",
            "/scoring/criterion/0/agreed_for/high",
        ),
        // Groups.
        at("/scoring/group/0/members", json!([]), "empty"),
        put("/scoring/group/0/members", json!(["acces"]), "unknown-id", "/scoring/group/0/members/0"),
        put(
            "/scoring/group/0/members",
            json!(["access", "access"]),
            "conflict",
            "/scoring/group/0/members/1",
        ),
        at("/scoring/group/0/weight", json!("-1"), "out-of-range"),
        without("/scoring/group/0/weight", "missing"),
        // Options.
        at("/scoring/option/0/scores", json!({ "access": "5" }), "conflict"),
        // Stakeholders.
        at("/scoring/stakeholder/1/id", json!("cfo"), "duplicate-id"),
        without("/scoring/stakeholder/1/name", "missing"),
        at("/scoring/stakeholder/0/influence", json!("-2"), "out-of-range"),
        at("/scoring/stakeholder/1/scores", json!({}), "empty"),
        without("/scoring/stakeholder/1/scores", "empty"),
        at("/scoring/stakeholder/1/scores", json!({ "online": {} }), "empty"),
        at("/scoring/stakeholder/1/scores/elsewhere", json!({ "access": "5" }), "unknown-id"),
        at("/scoring/stakeholder/1/scores/online", json!("5"), "wrong-type"),
        at("/scoring/stakeholder/1/scores/online/acess", json!("5"), "unknown-id"),
        at("/scoring/stakeholder/1/scores/online/access", json!("11"), "off-scale"),
        at("/scoring/stakeholder/1/scores/online/state", json!("great"), "off-scale"),
        at("/scoring/stakeholder/1/scores/online/access", json!("NaN"), "not-a-decimal"),
        at("/scoring/stakeholder/0/weights/acess", json!("1"), "unknown-id"),
        without("/scoring/stakeholder/0/weights/days", "ragged"),
        at("/scoring/stakeholder/0/weights/days", json!("-1"), "out-of-range"),
        put(
            "/scoring/stakeholder/0/weights/service",
            json!({ "weight": "1", "agreed_for": { "low": "0", "high": "1" } }),
            "conflict",
            "/scoring/stakeholder/0/weights/service",
        ),
        put(
            "/scoring/stakeholder/0/weights",
            json!({ "access": "0", "days": "0", "state": "1", "service": "1" }),
            "out-of-range",
            "/scoring/stakeholder/0/weights",
        ),
        // Musts.
        without("/scoring/must/0/at_least", "missing"),
        at("/scoring/must/0/at_most", json!("100"), "conflict"),
        without("/scoring/must/0/values/online", "ragged"),
        at("/scoring/must/0/values/elsewhere", json!("1"), "unknown-id"),
        at("/scoring/must/0/values/online", json!(98.5), "float-number"),
        put("/scoring/must/0/values", json!(["98"]), "wrong-type", "/scoring/must/0/values"),
    ]
}
