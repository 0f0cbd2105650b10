//! A small document, and every fault that can stand in it alone.

use serde_json::{Value, json};

/// A valid case with as little as possible of everything.
pub(crate) fn smallest() -> Value {
    json!({
        "format": "bizcase/1",
        "title": "Small",
        "currency": "GBP",
        "baseline": "paper",
        "timeline": { "start": "2026-04-01", "periods": 5, "step": "year" },
        "conventions": { "prices": "nominal", "timing": "end" },
        "discounting": { "rate": "3.5%" },
        "assumption": [{ "id": "calls", "value": "1200000" }],
        "alternative": [
            {
                "id": "paper", "name": "Paper", "kind": "business-as-usual",
                "cost": [{ "name": "Staff", "amount": ["calls", { "constant": "2" }], "profile": "once" }],
                "benefit": [{ "name": "Fees", "amount": "5", "profile": "every-period" }],
                "dis_benefit": [{ "name": "Queues", "class": "qualitative" }]
            },
            { "id": "online", "name": "Online", "kind": "do-something" }
        ],
        "scoring": {
            "criterion": [{
                "id": "access", "name": "Access", "direction": "higher-is-better", "weight": "1",
                "scale": { "low": "0", "high": "10" }
            }],
            "option": [{ "id": "paper", "scores": { "access": "5" } }]
        }
    })
}

/// Puts a node at a place, or takes the one there away.
pub(crate) fn put(document: &mut Value, pointer: &str, node: Option<Value>) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match (document.pointer_mut(parent).unwrap(), node) {
        (Value::Object(entries), Some(node)) => drop(entries.insert(key.to_owned(), node)),
        (Value::Object(entries), None) => drop(entries.remove(key).unwrap()),
        (Value::Array(items), Some(node)) => items[key.parse::<usize>().unwrap()] = node,
        (other, _) => panic!("{other} has no entries"),
    }
}

fn tax(rate: &str) -> Value {
    json!({ "rate": rate, "losses": "carried-forward", "paid": "same-year" })
}

/// One asset, written off in this way.
fn machine(depreciation: &Value) -> Value {
    json!([{
        "name": "Machine", "class": "capital", "amount": "100", "profile": "once", "depreciation": depreciation
    }])
}

/// A fault at one place of the smallest document: where, what is put there (nothing: it is taken away), and the code
/// and the pointer of the one fault that follows.
pub(crate) fn lone_faults() -> Vec<(&'static str, Option<Value>, &'static str, &'static str)> {
    let put = |pointer, node, code, place| (pointer, Some(node), code, place);
    let without = |pointer, code| (pointer, None, code, pointer);
    let at = |pointer, node, code| (pointer, Some(node), code, pointer);
    let seventeen = vec!["calls"; 17];
    let cost = "/alternative/0/cost/0/amount";
    let profile = "/alternative/0/benefit/0/profile";
    let (asset, tied_up) = ("/alternative/1/cost", "/alternative/1/working_capital");
    vec![
        // The document as a whole.
        at("/format", json!("bizcase/2"), "unknown-version"),
        at("/format", json!(1), "wrong-type"),
        without("/format", "missing"),
        at("/titel", json!("Small"), "unknown-field"),
        without("/title", "missing"),
        at("/title", json!(""), "empty"),
        at("/title", json!(["Small"]), "wrong-type"),
        at("/title", json!("x".repeat(201)), "over-limit"),
        at("/question", json!("x".repeat(4001)), "over-limit"),
        put("/objectives", json!(["One", 2]), "wrong-type", "/objectives/1"),
        at("/objectives", json!(vec!["One"; 51]), "over-limit"),
        at("/currency", json!("gbp"), "unknown-currency"),
        at("/currency", json!(null), "wrong-type"),
        without("/currency", "missing"),
        // The baseline.
        without("/baseline", "missing"),
        at("/baseline", json!("papper"), "unknown-id"),
        at("/baseline", json!("online"), "conflict"),
        at("/baseline", json!(0), "wrong-type"),
        // Time, conventions, discounting.
        without("/timeline", "missing"),
        at("/timeline", json!(5), "wrong-type"),
        without("/timeline/periods", "missing"),
        at("/timeline/periods", json!(0), "over-limit"),
        at("/timeline/periods", json!(-1), "out-of-range"),
        at("/timeline/periods", json!(1201), "over-limit"),
        at("/timeline/periods", json!(5.0), "wrong-type"),
        at("/timeline/periods", json!(u64::MAX), "out-of-range"),
        at("/timeline/start", json!("2026-02-30"), "not-a-date"),
        put("/timeline/start", json!("9998-01-01"), "outside-horizon", "/timeline/periods"),
        at("/timeline/step", json!("week"), "unknown-word"),
        without("/conventions", "missing"),
        at("/conventions", json!("nominal"), "wrong-type"),
        at("/conventions/timing", json!("mid"), "unknown-word"),
        without("/conventions/timing", "missing"),
        at("/conventions/prices", json!("real"), "unknown-word"),
        at("/conventions/prices", json!(2026), "wrong-type"),
        put("/conventions/prices", json!({ "real": 0 }), "out-of-range", "/conventions/prices/real"),
        put("/conventions/prices", json!({}), "missing", "/conventions/prices/real"),
        at("/conventions/page_unit", json!("dozens"), "unknown-word"),
        at("/conventions/benefit_cost_ratio", json!("bcr"), "unknown-word"),
        at("/conventions/view", json!("social"), "unknown-word"),
        at("/conventions/view", json!(true), "wrong-type"),
        without("/discounting", "missing"),
        at("/discounting", json!("3.5%"), "wrong-type"),
        at("/discounting/rate", json!("-100%"), "out-of-range"),
        at("/discounting/rate", json!("-1"), "out-of-range"),
        at("/discounting/rate", json!("3.5 %"), "not-a-decimal"),
        at("/discounting/rate", json!(0.035), "float-number"),
        at("/discounting/compounding", json!("daily"), "unknown-word"),
        // Assumptions.
        at("/assumption", json!({ "id": "calls", "value": "5" }), "wrong-type"),
        put("/assumption/0", json!("calls"), "wrong-type", "/assumption/0"),
        without("/assumption/0/id", "missing"),
        at("/assumption/0/id", json!(5), "wrong-type"),
        without("/assumption/0/value", "missing"),
        at("/assumption/0/value", json!("many"), "not-a-decimal"),
        at("/assumption/0/value", json!("1e6"), "not-a-decimal"),
        at("/assumption/0/value", json!(1.5), "float-number"),
        at("/assumption/0/value", json!("1.00000000000000000000000000001"), "too-many-digits"),
        at("/assumption/0/value", json!("100000000000000000000"), "over-limit"),
        put("/assumption/0/low", json!("5"), "missing", "/assumption/0/high"),
        put("/assumption/0/high", json!("1200001"), "missing", "/assumption/0/low"),
        // Alternatives.
        at("/alternative", json!([]), "empty"),
        without("/alternative", "empty"),
        at("/alternative", json!({}), "wrong-type"),
        at("/alternative/1", json!("online"), "wrong-type"),
        at("/alternative/0", json!(null), "wrong-type"),
        without("/alternative/1/name", "missing"),
        without("/alternative/1/kind", "missing"),
        at("/alternative/1/kind", json!("do-it"), "unknown-word"),
        at("/alternative/0/id", json!("paper forms"), "not-an-id"),
        at("/alternative/1/id", json!("paper"), "duplicate-id"),
        at("/alternative/1", json!({ "name": "—?", "kind": "do-nothing" }), "not-an-id"),
        at("/alternative/1", json!({ "name": "x".repeat(65), "kind": "do-nothing" }), "over-limit"),
        at("/alternative/1", json!({ "name": "", "kind": "do-nothing" }), "empty"),
        // Lines.
        without("/alternative/0/cost/0/name", "missing"),
        without(cost, "missing"),
        without("/alternative/0/cost/0/profile", "missing"),
        at("/alternative/0/cost/0", json!("Staff"), "wrong-type"),
        at("/alternative/0/cost/0/class", json!("investment"), "unknown-word"),
        at("/alternative/0/cost/0/recipient", json!("me"), "unknown-word"),
        at("/alternative/0/cost/0/owner", json!(" "), "empty"),
        put("/alternative/0/cost/0/tags", json!(["a", ""]), "empty", "/alternative/0/cost/0/tags/1"),
        at("/alternative/0/cost/0/amonut", json!("5"), "unknown-field"),
        put(
            "/alternative/0/dis_benefit/0/amount",
            json!("5"),
            "conflict",
            "/alternative/0/dis_benefit/0/class",
        ),
        put("/alternative/0/dis_benefit/0/delay", json!(1), "conflict", "/alternative/0/dis_benefit/0/class"),
        // Views in which a line cannot count.
        at("/alternative/0/cost/0/view", json!("social"), "unknown-word"),
        at("/alternative/0/dis_benefit/0/view", json!("economic"), "conflict"),
        put(
            "/alternative/0/cost/0",
            json!({ "name": "Tax", "class": "transfer", "amount": "5", "profile": "once", "view": "economic" }),
            "conflict",
            "/alternative/0/cost/0/view",
        ),
        put(
            "/alternative/0/cost/0",
            json!({ "name": "Study", "class": "sunk", "amount": "5", "profile": "once", "view": "financial" }),
            "conflict",
            "/alternative/0/cost/0/view",
        ),
        put(
            "/alternative/0/benefit/0",
            json!({
                "name": "Time", "class": "non-cashable", "amount": "5", "profile": "once", "view": "financial"
            }),
            "conflict",
            "/alternative/0/benefit/0/view",
        ),
        put(
            "/alternative/0/benefit/0",
            json!({
                "name": "Fees", "recipient": "public-sector", "amount": "5", "profile": "once", "view": "financial"
            }),
            "conflict",
            "/alternative/0/benefit/0/view",
        ),
        // Amounts.
        at(cost, json!("-5"), "negative-amount"),
        at(cost, json!(["calls", { "constant": "-2" }]), "negative-amount"),
        at(cost, json!("USD 5"), "currency-mismatch"),
        at(cost, json!({ "currency": "USD", "product": ["calls"] }), "currency-mismatch"),
        at(cost, json!("XXQ 5"), "unknown-currency"),
        at(cost, json!("1 200 000"), "not-a-decimal"),
        at(cost, json!("1,200,000"), "not-a-decimal"),
        at(cost, json!("calls"), "not-a-decimal"),
        at(cost, json!(12.5), "float-number"),
        at(cost, json!(true), "wrong-type"),
        at(cost, json!("100000000000000000000"), "over-limit"),
        at(cost, json!(["calls", "calls", "calls", "calls"]), "over-limit"),
        at(cost, json!([]), "empty"),
        at(cost, json!(seventeen), "over-limit"),
        put(cost, json!(["cals"]), "unknown-id", "/alternative/0/cost/0/amount/0"),
        put(cost, json!(["2"]), "wrong-type", "/alternative/0/cost/0/amount/0"),
        put(cost, json!(["calls", 2]), "wrong-type", "/alternative/0/cost/0/amount/1"),
        put(cost, json!(["calls", 0.5]), "float-number", "/alternative/0/cost/0/amount/1"),
        put(cost, json!(["calls", { "unit": "h" }]), "missing", "/alternative/0/cost/0/amount/1/constant"),
        // Levels that move.
        put(
            cost,
            json!([{ "rise": { "from": "99.9%", "to": "99.2%" } }]),
            "negative-amount",
            "/alternative/0/cost/0/amount/0/rise",
        ),
        // Two that move the other way would make an amount above zero.
        put(
            cost,
            json!([{ "fall": { "from": 9, "to": 12 } }, { "fall": { "from": 9, "to": 12 } }]),
            "negative-amount",
            "/alternative/0/cost/0/amount/0/fall",
        ),
        put(
            cost,
            json!(["calls", { "fall": { "from": "12", "to": "pormised" } }]),
            "unknown-id",
            "/alternative/0/cost/0/amount/1/fall/to",
        ),
        put(
            cost,
            json!([{ "rise": { "from": 0.992, "to": "0.999" } }]),
            "float-number",
            "/alternative/0/cost/0/amount/0/rise/from",
        ),
        put(
            cost,
            json!([{ "rise": { "from": "99,2%", "to": "99.9%" } }]),
            "not-a-decimal",
            "/alternative/0/cost/0/amount/0/rise/from",
        ),
        put(
            cost,
            json!([{ "rise": { "from": true, "to": "1" } }]),
            "wrong-type",
            "/alternative/0/cost/0/amount/0/rise/from",
        ),
        put(
            cost,
            json!([{ "rise": { "to": "0.999" } }]),
            "missing",
            "/alternative/0/cost/0/amount/0/rise/from",
        ),
        put(cost, json!([{ "rise": "0.999" }]), "wrong-type", "/alternative/0/cost/0/amount/0/rise"),
        put(
            cost,
            json!([{ "rise": { "from": "0", "to": "100000000000000000000" } }]),
            "over-limit",
            "/alternative/0/cost/0/amount/0/rise/to",
        ),
        put(
            cost,
            json!([{ "rise": { "from": "0", "to": "1" }, "constant": "2" }]),
            "conflict",
            "/alternative/0/cost/0/amount/0",
        ),
        put(
            cost,
            json!([{ "rise": { "from": "0", "to": "1" }, "unit": "" }]),
            "empty",
            "/alternative/0/cost/0/amount/0/unit",
        ),
        // Risks, and what benefits are for.
        at("/alternative/0/cost/0/probability", json!("130%"), "out-of-range"),
        at("/alternative/0/cost/0/probability", json!("-0.1"), "out-of-range"),
        at("/alternative/0/cost/0/probability", json!("calls"), "out-of-range"),
        at("/alternative/0/cost/0/probability", json!("p-strike"), "unknown-id"),
        at("/alternative/0/cost/0/probability", json!("30 %"), "not-a-decimal"),
        at("/alternative/0/cost/0/probability", json!(0.3), "float-number"),
        at("/alternative/0/cost/0/probability", json!(["30%"]), "wrong-type"),
        at("/alternative/0/dis_benefit/0/probability", json!("30%"), "conflict"),
        put(
            "/alternative/0/benefit/0",
            json!({ "name": "Fees", "class": "quantified", "amount": "5", "profile": "once", "probability": "0.3" }),
            "conflict",
            "/alternative/0/benefit/0/probability",
        ),
        put(
            "/alternative/0/cost/0",
            json!({ "name": "Study", "class": "sunk", "amount": "5", "profile": "once", "probability": "0.3" }),
            "conflict",
            "/alternative/0/cost/0/probability",
        ),
        at("/alternative/0/cost/0/contribution", json!("growth"), "conflict"),
        at("/alternative/0/benefit/0/contribution", json!("innovation"), "unknown-word"),
        // Profiles and growth.
        at(profile, json!("yearly"), "unknown-word"),
        at(profile, json!(1), "wrong-type"),
        at(profile, json!({}), "missing"),
        put(profile, json!({ "recuring": {} }), "unknown-field", "/alternative/0/benefit/0/profile/recuring"),
        at(profile, json!({ "once": {}, "recurring": {} }), "conflict"),
        at(profile, json!({ "once": { "from": 6 } }), "outside-horizon"),
        put(
            profile,
            json!({ "once": { "from": -1 } }),
            "out-of-range",
            "/alternative/0/benefit/0/profile/once/from",
        ),
        at(profile, json!({ "recurring": { "from": 6 } }), "outside-horizon"),
        at(profile, json!({ "recurring": { "until": 6 } }), "outside-horizon"),
        at(profile, json!({ "recurring": { "from": 3, "until": 2 } }), "disordered"),
        put(
            profile,
            json!({ "recurring": { "every": 0 } }),
            "out-of-range",
            "/alternative/0/benefit/0/profile/recurring/every",
        ),
        put(
            profile,
            json!({ "recurring": { "ramp": ["0.5", "0.4"] } }),
            "disordered",
            "/alternative/0/benefit/0/profile/recurring/ramp/1",
        ),
        put(
            profile,
            json!({ "recurring": { "ramp": ["1.5"] } }),
            "out-of-range",
            "/alternative/0/benefit/0/profile/recurring/ramp/0",
        ),
        put(
            profile,
            json!({ "phased": ["0.6", "0.5"] }),
            "shares-sum",
            "/alternative/0/benefit/0/profile/phased",
        ),
        put(profile, json!({ "phased": [] }), "empty", "/alternative/0/benefit/0/profile/phased"),
        put(
            profile,
            json!({ "phased": ["0.6", 0.4] }),
            "float-number",
            "/alternative/0/benefit/0/profile/phased/1",
        ),
        put(
            profile,
            json!({ "phased": { "shares": ["0.5"] } }),
            "shares-sum",
            "/alternative/0/benefit/0/profile/phased/shares",
        ),
        at(
            profile,
            json!({ "phased": ["0.2", "0.2", "0.2", "0.2", "0.1", "0.05", "0.05"] }),
            "outside-horizon",
        ),
        put(
            profile,
            json!({ "proportions": ["0"] }),
            "out-of-range",
            "/alternative/0/benefit/0/profile/proportions",
        ),
        put(
            profile,
            json!({ "explicit": ["1", "-1"] }),
            "negative-amount",
            "/alternative/0/benefit/0/profile/explicit/1",
        ),
        put("/alternative/0/benefit/0/delay", json!(5), "outside-horizon", profile),
        at("/alternative/0/benefit/0/delay", json!("soon"), "unknown-id"),
        at("/alternative/0/benefit/0/growing", json!("-100%"), "out-of-range"),
        put(
            "/alternative/0/benefit/0/growing",
            json!(["2%", "-101%"]),
            "out-of-range",
            "/alternative/0/benefit/0/growing/1",
        ),
        at("/alternative/0/benefit/0/growing", json!(0.02), "float-number"),
        at("/alternative/0/benefit/0/escalating", json!(vec!["1%"; 9]), "over-limit"),
        // Tax.
        at("/tax", json!("25%"), "wrong-type"),
        put("/tax", tax("100%"), "out-of-range", "/tax/rate"),
        put("/tax", tax("-1%"), "out-of-range", "/tax/rate"),
        put("/tax", json!({ "rate": "25%", "losses": "used-at-once" }), "missing", "/tax/paid"),
        put("/tax", json!({ "rate": "25%", "paid": "same-year" }), "missing", "/tax/losses"),
        put("/tax", json!({ "losses": "unrelieved", "paid": "next-year" }), "missing", "/tax/rate"),
        put(
            "/tax",
            json!({ "rate": "25%", "losses": "lost", "paid": "next-year" }),
            "unknown-word",
            "/tax/losses",
        ),
        at("/alternative/0/benefit/0/tax", json!("free"), "unknown-word"),
        at("/alternative/0/dis_benefit/0/tax", json!("exempt"), "conflict"),
        // Depreciation of an asset of 100.
        at("/alternative/0/cost/0/depreciation", json!("uk-main-pool"), "conflict"),
        put(asset, machine(&json!("straight-line")), "missing", "/alternative/1/cost/0/depreciation"),
        put(asset, machine(&json!("straight")), "unknown-word", "/alternative/1/cost/0/depreciation"),
        put(asset, machine(&json!({})), "missing", "/alternative/1/cost/0/depreciation"),
        put(
            asset,
            machine(&json!({ "straight-line": { "life": 0 } })),
            "out-of-range",
            "/alternative/1/cost/0/depreciation/straight-line/life",
        ),
        put(
            asset,
            machine(&json!({ "straight-line": {} })),
            "missing",
            "/alternative/1/cost/0/depreciation/straight-line/life",
        ),
        put(
            asset,
            machine(&json!({ "straight-line": { "life": 5, "salvage": "100.01" } })),
            "conflict",
            "/alternative/1/cost/0/depreciation/straight-line/salvage",
        ),
        put(
            asset,
            json!([{
                "name": "Machine", "class": "capital", "amount": "100", "profile": "once", "probability": "30%",
                "depreciation": { "straight-line": { "life": 5, "salvage": "10" } }
            }]),
            "conflict",
            "/alternative/1/cost/0/probability",
        ),
        put(
            asset,
            machine(&json!({ "double-declining": { "life": 5, "factor": "0" } })),
            "out-of-range",
            "/alternative/1/cost/0/depreciation/double-declining/factor",
        ),
        put(
            asset,
            machine(&json!({ "macrs": "half-year-4" })),
            "unknown-word",
            "/alternative/1/cost/0/depreciation/macrs",
        ),
        put(
            asset,
            machine(&json!({ "declining-share": "101%" })),
            "out-of-range",
            "/alternative/1/cost/0/depreciation/declining-share",
        ),
        put(
            asset,
            machine(&json!({ "units-of-production": { "capacity": "9", "used": ["1", "-1"] } })),
            "negative-amount",
            "/alternative/1/cost/0/depreciation/units-of-production/used/1",
        ),
        // Working capital.
        put(
            tied_up,
            json!([{ "name": "Stocks", "amount": "5" }]),
            "missing",
            "/alternative/1/working_capital/0/profile",
        ),
        put(
            tied_up,
            json!([{ "name": "Stocks", "amount": "-5", "profile": "once" }]),
            "negative-amount",
            "/alternative/1/working_capital/0/amount",
        ),
        put(
            tied_up,
            json!([{ "name": "Stocks", "amount": "5", "profile": "once", "residual": "none" }]),
            "unknown-field",
            "/alternative/1/working_capital/0/residual",
        ),
        put(
            tied_up,
            json!([{ "name": "Stocks", "amount": "5", "profile": { "dated": [["2027-01-01", "1"]] } }]),
            "conflict",
            "/alternative/1/working_capital/0/profile",
        ),
        // Acknowledgements.
        at("/acknowledged", json!({ "finding": "sunk-costs", "reason": "paid" }), "wrong-type"),
        put("/acknowledged", json!(["sunk-costs"]), "wrong-type", "/acknowledged/0"),
        put("/acknowledged", json!([{ "reason": "paid" }]), "missing", "/acknowledged/0/finding"),
        put("/acknowledged", json!([{ "finding": "sunk-costs" }]), "missing", "/acknowledged/0/reason"),
        put(
            "/acknowledged",
            json!([{ "finding": "sunk-cost", "reason": "paid" }]),
            "unknown-word",
            "/acknowledged/0/finding",
        ),
        put(
            "/acknowledged",
            json!([{ "finding": "sunk-costs", "reason": " " }]),
            "empty",
            "/acknowledged/0/reason",
        ),
        put(
            "/acknowledged",
            json!([{ "finding": "sunk-costs", "place": "", "reason": "paid" }]),
            "empty",
            "/acknowledged/0/place",
        ),
        put(
            "/acknowledged",
            json!([{ "finding": "sunk-costs", "reason": "paid" }, { "finding": "sunk-costs", "reason": "gone" }]),
            "conflict",
            "/acknowledged/1/finding",
        ),
        // Scoring.
        at("/scoring", json!([]), "wrong-type"),
        at("/scoring/criterion", json!([]), "empty"),
        without("/scoring/criterion", "empty"),
        at("/scoring/option", json!([]), "empty"),
        at("/scoring/criterion/0", json!("access"), "wrong-type"),
        at("/scoring/criterion/0/id", json!("no blank"), "not-an-id"),
        at("/scoring/criterion/0/weight", json!("-1"), "out-of-range"),
        put("/scoring/criterion/0/weight", json!("0"), "out-of-range", "/scoring/criterion"),
        at("/scoring/criterion/0/weight", json!(0.5), "float-number"),
        at("/scoring/criterion/0/direction", json!("up"), "unknown-word"),
        at("/scoring/criterion/0/scale", json!("0 to 10"), "wrong-type"),
        at("/scoring/criterion/0/scale", json!({ "low": "10", "high": "0" }), "disordered"),
        put(
            "/scoring/criterion/0/scale",
            json!({ "low": "0", "high": "10", "low_label": "none" }),
            "missing",
            "/scoring/criterion/0/scale/high_label",
        ),
        at("/scoring/option/0", json!("paper"), "wrong-type"),
        at("/scoring/option/0/id", json!("elsewhere"), "unknown-id"),
        at("/scoring/option/0/id", json!(["paper"]), "wrong-type"),
        at("/scoring/option/0/scores", json!(["5"]), "wrong-type"),
        put("/scoring/option/0/scores", json!({}), "ragged", "/scoring/option/0/scores/access"),
        without("/scoring/option/0/scores/access", "ragged"),
        at("/scoring/option/0/scores/access", json!("10.5"), "off-scale"),
        at("/scoring/option/0/scores/access", json!("much"), "not-a-decimal"),
        at("/scoring/option/0/scores/acess", json!("5"), "unknown-id"),
    ]
}
