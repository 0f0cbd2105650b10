//! A case and its document say the same.

use crate::edit::{alternatives, edited, for_each_amount, lines};
use crate::{figures, times};
use bizcase::appraisal::EndEffect;
use bizcase::prelude::*;
use bizcase::strategies::{CaseShape, Labels, Scope, cases_of};
use proptest::prelude::*;
use serde_json::{Value, json};

fn fingerprint(case: &BusinessCase) -> String {
    case.appraise().provenance().fingerprint().to_owned()
}

fn full() -> CaseShape {
    CaseShape::new().scope(Scope::Full)
}

fn renamed_id(id: &str) -> Value {
    json!(format!("новый.{id}"))
}

/// Renames the assumption of a delay, where it is by one.
fn rename_delay(delayed: &mut Value) {
    if let Some(Value::String(id)) = delayed.get("delay") {
        delayed["delay"] = renamed_id(id);
    }
}

/// Renames the assumption that a field is, where it is no number.
fn rename_unless_number(table: &mut Value, field: &str) {
    if let Some(Value::String(text)) = table.get(field)
        && bizcase::parse_decimal(text).is_err()
    {
        table[field] = renamed_id(text);
    }
}

/// Renames the assumptions of a factor.
fn rename_factor(factor: &mut Value) {
    if let Value::String(id) = factor {
        *factor = renamed_id(id);
    }
    for movement in ["rise", "fall"] {
        if let Some(levels) = factor.get_mut(movement) {
            ["from", "to"].iter().for_each(|level| rename_unless_number(levels, level));
        }
    }
}

/// Gives every alternative and assumption another id.
fn renamed(case: &BusinessCase) -> BusinessCase {
    let new = renamed_id;
    edited(case, |document| {
        let ids: Vec<String> = case.alternatives().iter().map(|it| it.id().to_string()).collect();
        document["baseline"] = new(case.baseline().id().as_str());
        for (alternative, id) in alternatives(document).iter_mut().zip(&ids) {
            alternative["id"] = new(id);
        }
        for assumption in document.get_mut("assumption").and_then(Value::as_array_mut).into_iter().flatten() {
            assumption["id"] = new(assumption["id"].as_str().unwrap());
        }
        for alternative in alternatives(document) {
            rename_delay(alternative);
            for kind in ["cost", "benefit", "dis_benefit"] {
                for line in lines(alternative, kind) {
                    rename_delay(line);
                    rename_unless_number(line, "probability");
                }
            }
        }
        for_each_amount(document, |amount| {
            amount.as_array_mut().into_iter().flatten().for_each(rename_factor);
        });
        if let Some(matrix) = case.scoring() {
            let options = document["scoring"]["option"].as_array_mut().unwrap();
            for (stated, option) in options.iter_mut().zip(matrix.options()) {
                stated["id"] = new(option.id().as_str());
            }
            let keyed = [("stakeholder", "scores"), ("must", "values")];
            for (list, table) in keyed {
                for item in
                    document["scoring"].get_mut(list).and_then(Value::as_array_mut).into_iter().flatten()
                {
                    let entries = item[table].as_object_mut().unwrap();
                    let renamed = std::mem::take(entries);
                    entries.extend(
                        renamed.into_iter().map(|(id, node)| (new(&id).as_str().unwrap().to_owned(), node)),
                    );
                }
            }
        }
    })
}

proptest! {
    #![proptest_config(times(150))]

    #[test]
    fn appraising_twice_gives_the_same_bytes(case in cases_of(full())) {
        let bytes = || serde_json::to_vec(&case.appraise()).unwrap();
        prop_assert_eq!(bytes(), bytes());
    }

    #[test]
    fn a_written_document_reads_back_as_the_same_case(case in cases_of(full().labels(Labels::Any))) {
        let json: BusinessCase = serde_json::from_str(&serde_json::to_string(&case).unwrap()).unwrap();
        let toml: BusinessCase = toml::from_str(&toml::to_string(&case).unwrap()).unwrap();
        let fingerprint_of_all = fingerprint(&case);
        for read in [json, toml] {
            prop_assert_eq!(&read, &case);
            prop_assert_eq!(fingerprint(&read), &fingerprint_of_all[..]);
        }
    }

    #[test]
    fn the_order_of_alternatives_changes_no_figure_of_one(case in cases_of(full())) {
        let reordered = edited(&case, |document| alternatives(document).reverse());
        let (before, after) = (case.appraise(), reordered.appraise());
        for alternative in before.alternatives() {
            prop_assert_eq!(Some(alternative), after.alternative(alternative.id().as_str()));
        }
        prop_assert_eq!(before.ranking().margin(), after.ranking().margin());
    }

    #[test]
    fn ids_change_no_figure(case in cases_of(full())) {
        let (before, after) = (case.appraise(), renamed(&case).appraise());
        prop_assert_eq!(figures(&before), figures(&after));
        let ranks = |appraisal: &Appraisal| -> Vec<_> {
            appraisal.ranking().ranks().iter().map(|rank| (rank.rank(), rank.npv(), rank.behind_leader())).collect()
        };
        prop_assert_eq!(ranks(&before), ranks(&after));
        for (one, other) in before.assumptions().iter().zip(after.assumptions()) {
            prop_assert_eq!(one.low().map(EndEffect::npvs), other.low().map(EndEffect::npvs));
        }
        let totals = |appraisal: &Appraisal| -> Option<Vec<_>> {
            Some(appraisal.scoring()?.options().iter().map(|option| (option.rank(), option.total())).collect())
        };
        prop_assert_eq!(totals(&before), totals(&after));
    }
}
