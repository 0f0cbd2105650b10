//! A document with a loan, and every fault that can stand in the loan alone.

use crate::LoneFault;
use crate::lone_faults::{put, smallest};
use serde_json::{Value, json};

/// A valid case of which one alternative borrows.
pub(crate) fn borrowing() -> Value {
    let mut case = smallest();
    let loan = json!({
        "name": "Bank loan", "amount": "600", "rate": "10%", "repayment": { "level": { "over": 4, "balloon": "60" } },
    });
    put(&mut case, "/cost_of_equity", Some(json!("12%")));
    put(&mut case, "/alternative/1/loan", Some(json!([loan])));
    case
}

/// Faults of loans, each at one place of the document above, told as those of the smallest one.
pub(crate) fn lone_faults_of_loans() -> Vec<LoneFault> {
    let put = |pointer, node, code, place| (pointer, Some(node), code, place);
    let without = |pointer, code| (pointer, None, code, pointer);
    let at = |pointer, node, code| (pointer, Some(node), code, pointer);
    let loan = "/alternative/1/loan/0";
    let repayment = "/alternative/1/loan/0/repayment";
    let amount = "/alternative/1/loan/0/amount";
    vec![
        without("/cost_of_equity", "missing"),
        at("/cost_of_equity", json!("-100%"), "out-of-range"),
        at("/alternative/1/loan", json!({}), "wrong-type"),
        at(loan, json!("a bank"), "wrong-type"),
        without("/alternative/1/loan/0/name", "missing"),
        without(amount, "missing"),
        without("/alternative/1/loan/0/rate", "missing"),
        without(repayment, "missing"),
        at(amount, json!("-5"), "negative-amount"),
        at(amount, json!("USD 5"), "currency-mismatch"),
        put(amount, json!(["debt"]), "unknown-id", "/alternative/1/loan/0/amount/0"),
        at("/alternative/1/loan/0/rate", json!("-100%"), "out-of-range"),
        at("/alternative/1/loan/0/drawn", json!(5), "outside-horizon"),
        at("/alternative/1/loan/0/drawn", json!(-1), "out-of-range"),
        at("/alternative/1/loan/0/grace", json!(2), "unknown-field"),
        put("/alternative/1/loan/0/interest_only", json!(1_200), "over-limit", loan),
        at("/alternative/1/loan/0/source", json!(""), "empty"),
        put("/alternative/1/renewed_every", json!(1), "conflict", loan),
        at(repayment, json!("level"), "wrong-type"),
        at(repayment, json!({}), "conflict"),
        at(repayment, json!({ "level": { "over": 4 }, "payment": "100" }), "conflict"),
        put(repayment, json!({ "level": {} }), "missing", "/alternative/1/loan/0/repayment/level/over"),
        put(
            repayment,
            json!({ "level": { "over": 0 } }),
            "out-of-range",
            "/alternative/1/loan/0/repayment/level/over",
        ),
        put(
            repayment,
            json!({ "equal-principal": { "over": 1_201 } }),
            "over-limit",
            "/alternative/1/loan/0/repayment/equal-principal/over",
        ),
        put(
            repayment,
            json!({ "level": { "over": 4, "balloon": "-1" } }),
            "negative-amount",
            "/alternative/1/loan/0/repayment/level/balloon",
        ),
        put(
            repayment,
            json!({ "equal-principal": { "over": 4, "balloon": "601" } }),
            "conflict",
            "/alternative/1/loan/0/repayment/equal-principal/balloon",
        ),
        // 10 % of 600 is 60: what is paid repays nothing.
        put(repayment, json!({ "payment": "60" }), "conflict", "/alternative/1/loan/0/repayment/payment"),
        put(repayment, json!({ "payment": "0" }), "out-of-range", "/alternative/1/loan/0/repayment/payment"),
    ]
}
