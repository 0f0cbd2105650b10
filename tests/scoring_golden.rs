//! Every record of `data/scoring`: published cases of scoring methods, cases computed by independent programs, and input
//! that must be refused. `data/scoring/README.md` says where they are from and what their fields mean.
//!
//! A record that is added to a file is computed by its method without a change here; a method that is not listed, a
//! parameter that is not read and an expected figure that is not compared fail. Each record is held to its own tolerance.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

#[path = "scoring_golden/agreement.rs"]
mod agreement;
#[path = "scoring_golden/case.rs"]
mod case;
#[path = "scoring_golden/cross_checks.rs"]
mod cross_checks;
#[path = "scoring_golden/invalid.rs"]
mod invalid;
#[path = "scoring_golden/robustness.rs"]
mod robustness;
#[path = "scoring_golden/sums.rs"]
mod sums;
#[path = "scoring_golden/weights.rs"]
mod weights;

use case::Case;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

const FILES: &[&str] = &[include_str!("data/scoring/mcda.json"), include_str!("data/scoring/edges.json")];

/// What becomes of the records of a method.
enum Stand {
    Computed(fn(&Case)),
    /// The library does not have it, for this reason.
    NotOffered(&'static str),
}

use Stand::{Computed, NotOffered};

const NO_DEMAND: &str = "no guide to appraisal recommends it, and no request asks for it";
const NO_IMPORTANCE: &str =
    "the spread of the data says nothing of importance: no weights for a business case";

const METHODS: &[(&str, Stand)] = &[
    ("ahp_group", Computed(weights::group_priorities)),
    ("ahp_priorities", Computed(weights::priorities)),
    ("explain_wsm", Computed(sums::explanation)),
    ("group_wsm", Computed(agreement::group)),
    ("hierarchical_weights", Computed(weights::hierarchical)),
    ("invalid_input", Computed(invalid::refused)),
    ("kendall_w", Computed(agreement::concordance)),
    ("kepner_tregoe", Computed(sums::musts)),
    ("krippendorff_alpha", Computed(agreement::reliability)),
    ("missing_scores", Computed(sums::missing_scores)),
    ("ordinal_weight_dominance", Computed(robustness::dominance_by_importance)),
    ("pareto", Computed(sums::dominance)),
    ("potential_optimality", Computed(robustness::potential_optimality)),
    ("promethee_ii", NotOffered(NO_DEMAND)),
    ("pugh", Computed(cross_checks::datum)),
    ("score_flip_wsm", Computed(robustness::score_flips)),
    ("smaa", Computed(robustness::acceptability)),
    ("swing_weights", Computed(weights::swing)),
    ("topsis", Computed(cross_checks::closeness)),
    ("value_function", Computed(sums::value_function)),
    ("vikor", NotOffered(NO_DEMAND)),
    ("weight_stability_wsm", Computed(robustness::weight_stability)),
    ("weights_critic", NotOffered(NO_IMPORTANCE)),
    ("weights_entropy", NotOffered(NO_IMPORTANCE)),
    ("weights_roc", Computed(weights::rank_order_centroid)),
    ("weights_rr", Computed(weights::rank_reciprocal)),
    ("weights_rs", Computed(weights::rank_sum)),
    ("wpm", Computed(cross_checks::products)),
    ("wsm", Computed(sums::weighted_sum)),
];

/// Expected figures that the library does not give.
const NOT_COMPARED: &[(&str, &str)] = &[
    (
        "W_uncorrected",
        "the coefficient without its correction for ties: the corrected one is the published one",
    ),
    ("note", "a remark"),
    ("p_value_chi2", "there are no distribution functions here"),
    ("renormalised_scores", "a missing score is never filled in, be it by leaving its weight out"),
];

/// The only methods that may be left out.
const OPTIONAL: &[&str] = &["promethee_ii", "vikor", "weights_critic", "weights_entropy"];

fn records() -> Vec<Value> {
    FILES.iter().flat_map(|file| serde_json::from_str::<Vec<Value>>(file).unwrap()).collect()
}

fn stand_of(method: &str) -> Option<&'static Stand> {
    METHODS.iter().find(|(name, _)| *name == method).map(|(_, stand)| stand)
}

/// What is wrong with a record as computed here; `None` where it is met in full.
fn fault_of(record: &Value) -> Option<String> {
    let case = Case::new(record.clone());
    let Some(stand) = stand_of(case.method()) else {
        return Some(format!("{}: no test computes {}", case.id(), case.method()));
    };
    let Computed(test) = stand else { return None };
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| test(&case))) {
        let message = panic.downcast_ref::<String>().map(String::as_str);
        let message = message.or(panic.downcast_ref::<&str>().copied());
        return Some(format!("{}: {}", case.id(), message.unwrap_or("it panics")));
    }
    let is_compared = |field: &String| NOT_COMPARED.iter().all(|(name, _)| name != field);
    let unread: Vec<String> = case.unread().into_iter().filter(is_compared).collect();
    (!unread.is_empty()).then(|| format!("{}: nothing reads {}", case.id(), unread.join(", ")))
}

#[test]
fn every_record_is_computed_and_agrees() {
    let records = records();
    let faults: Vec<String> = records.iter().filter_map(fault_of).collect();
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), records.len(), faults.join("\n"));
}

#[test]
fn every_method_has_a_record_and_every_record_an_id_of_its_own() {
    let records = records();
    let ids: BTreeSet<&str> = records.iter().map(|record| record["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), records.len());
    for (method, stand) in METHODS {
        assert!(records.iter().any(|record| record["method"] == *method), "no record of {method}");
        if let NotOffered(reason) = stand {
            assert!(OPTIONAL.contains(method) && !reason.is_empty(), "{method}");
        }
    }
}

/// The test of the tests: a wrong figure, a figure or a parameter that nothing reads, and a method that nobody knows.
#[test]
fn a_record_that_is_not_met_is_found() {
    let record = records().into_iter().find(|record| record["id"] == "dev-wsm-08-tie").unwrap();
    assert_eq!(fault_of(&record), None);
    let with = |pointer: &str, value: Value| {
        let mut record = record.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        record.pointer_mut(parent).unwrap()[key] = value;
        fault_of(&record).unwrap()
    };
    assert!(
        with("/expected/scores", json!([3.0, 3.0, 2.0, 1.500_000_002])).contains("1.5 is not 1.500000002")
    );
    assert!(with("/expected/ranking", json!([1, 2, 3, 4])).contains("ranking"));
    assert!(with("/expected/regret", json!([0])).contains("nothing reads regret"));
    assert!(with("/inputs/params", json!({ "normalisation": "none", "power": 2 })).contains("params.power"));
    assert!(
        with("/inputs/params", json!({ "normalisation": "rank" })).contains("unknown normalisation rank")
    );
    assert!(with("/method", json!("wsm_2")).contains("no test computes wsm_2"));
}

/// Input that must be refused and is sound fails, for every method that the collection may name.
#[test]
fn sound_input_is_not_refused() {
    let record = json!({
        "id": "sound", "method": "invalid_input", "tolerance": 0,
        "inputs": { "for_method": "wsm", "matrix": [[1, 2], [2, 3]], "weights": [1, 1], "directions": ["max", "min"] },
        "expected": { "error": true, "reason": "nothing is wrong" },
    });
    for method in ["wsm", "topsis", "wpm", "smaa"] {
        let mut record = record.clone();
        record["inputs"]["for_method"] = json!(method);
        assert!(fault_of(&record).unwrap().contains("nothing is wrong"), "{method}");
    }
}

#[test]
fn a_constant_criterion_is_named() {
    let sums = records().into_iter().filter(|record| record["method"] == "wsm");
    sums.map(Case::new).for_each(|case| sums::names_constant_criteria(&case));
}
