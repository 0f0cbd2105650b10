//! Every fault of a panel in one matrix, stated in a document and by the builder: told the same, and all at once.

use super::lone_faults::{put, smallest};
use bizcase::prelude::*;
use bizcase::scoring::CriterionGroup;
use serde_json::{Value, json};

const EVERY_FAULT: &[&str] = &[
    "criteria[0].weight \"Reach\": missing: expected a weight of zero or more, here or from every stakeholder",
    "groups[0].members \"Service\": found a group within itself: service, which has people, which has service, expected groups without a cycle",
    "groups[1].members \"People\": found a group within itself: people, which has service, which has people, expected groups without a cycle",
    "groups[1].members[1] \"People\": \"elsewhere\" does not exist, expected a criterion or a group: reach, ease, service, people",
    "stakeholder: found influences that are all zero, expected an influence above zero",
    "stakeholders[0].scores.fax \"CFO\": \"fax\" does not exist, expected an option: paper, online",
    "stakeholders[0].scores.online.cost \"CFO\": \"cost\" does not exist, expected a criterion: reach, ease",
    "stakeholders[0].scores.paper.ease \"CFO\": found -0.5, expected a score between 0 and 10",
    "stakeholders[0].scores.paper.reach \"CFO\": found 10.5, expected a score between 0 and 10",
    "stakeholders[0].weights.price \"CFO\": \"price\" does not exist, expected a criterion or a group: reach, ease, service, people",
    "stakeholders[0].weights.reach \"CFO\": found no weight, expected a weight for every criterion and group, or for none",
    "stakeholders[1].scores \"CIO\": found none, expected at least one score",
];

fn document() -> Value {
    let scale = json!({ "low": "0", "high": "10" });
    let mut case = smallest();
    let matrix = json!({
        "criterion": [
            { "id": "reach", "name": "Reach", "direction": "higher-is-better", "scale": scale },
            { "id": "ease", "name": "Ease", "direction": "higher-is-better", "scale": scale, "weight": "1" }
        ],
        "group": [
            { "id": "service", "name": "Service", "weight": "1", "members": ["people", "reach"] },
            { "id": "people", "name": "People", "weight": "1", "members": ["service", "elsewhere"] }
        ],
        "option": [{ "id": "paper" }, { "id": "online" }],
        "stakeholder": [
            {
                "id": "cfo", "name": "CFO", "influence": "0",
                "weights": { "ease": "1", "service": "1", "people": "1", "price": "1" },
                "scores": {
                    "paper": { "reach": "10.5", "ease": "-0.5" },
                    "online": { "reach": "5", "cost": "5" },
                    "fax": { "reach": "5" }
                }
            },
            { "id": "cio", "name": "CIO", "influence": "0", "scores": {} }
        ]
    });
    put(&mut case, "/scoring", Some(matrix));
    case
}

fn of_builder() -> Errors {
    let ten = || Scale::numeric(dec!(0), dec!(10));
    let group = |name: &str, members: [&str; 2]| CriterionGroup::new(name).weight(dec!(1)).of(members);
    let cfo = Stakeholder::new("CFO").influence(dec!(0));
    let cfo =
        ["ease", "service", "people", "price"].into_iter().fold(cfo, |it, node| it.weight(node, dec!(1)));
    ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Reach", ten()))
        .criterion(Criterion::higher_is_better("Ease", ten()).weight(dec!(1)))
        .group(group("Service", ["people", "reach"]))
        .group(group("People", ["service", "elsewhere"]))
        .option(ScoredOption::new("Paper").id("paper"))
        .option(ScoredOption::new("Online").id("online"))
        .stakeholder(
            cfo.score("paper", "reach", dec!(10.5))
                .score("paper", "ease", dec!(-0.5))
                .score("online", "reach", dec!(5))
                .score("online", "cost", dec!(5))
                .score("fax", "reach", dec!(5)),
        )
        .stakeholder(Stakeholder::new("CIO").influence(dec!(0)))
        .build()
        .unwrap_err()
}

fn sorted(errors: &Errors, within: &str) -> Vec<String> {
    let mut lines: Vec<String> =
        errors.iter().map(|error| error.to_string().trim_start_matches(within).to_owned()).collect();
    lines.sort();
    lines
}

#[test]
fn a_document_and_the_builder_tell_every_fault_of_a_panel_alike() {
    let errors = serde_json::from_value::<CaseDocument>(document()).unwrap().build().unwrap_err();
    assert_eq!(sorted(&errors, "scoring."), EVERY_FAULT);
    assert_eq!(sorted(&of_builder(), ""), EVERY_FAULT);
}

/// A JSON value holds a key once, so this is a text; a list of the builder may say a thing twice.
#[test]
fn a_second_score_of_a_cell_is_refused_in_a_document_and_by_the_builder() {
    let mut case = document();
    let valid = json!({
        "criterion": [{
            "id": "reach", "name": "Reach", "direction": "higher-is-better", "weight": "1",
            "scale": { "low": "0", "high": "10" }
        }],
        "option": [{ "id": "paper" }],
        "stakeholder": [{ "id": "cfo", "name": "CFO", "scores": { "paper": { "reach": "5" } } }]
    });
    put(&mut case, "/scoring", Some(valid));
    let twice = case.to_string().replace("\"reach\":\"5\"", "\"reach\":\"5\",\"reach\":\"6\"");
    let errors = serde_json::from_str::<CaseDocument>(&twice).unwrap().build().unwrap_err();
    let place = |errors: &Errors| (errors.as_slice()[0].code(), errors.as_slice()[0].path().pointer());
    assert_eq!(errors.as_slice().len(), 1, "{errors}");
    assert_eq!(place(&errors), ("duplicate-key", "/scoring/stakeholder/0/scores/paper/reach".to_owned()));
    let errors = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Reach", Scale::numeric(dec!(0), dec!(10))).weight(dec!(1)))
        .option(ScoredOption::new("Paper"))
        .stakeholder(Stakeholder::new("CFO").score("paper", "reach", dec!(5)).score(
            "paper",
            "reach",
            dec!(6),
        ))
        .build()
        .unwrap_err();
    assert_eq!(errors.as_slice().len(), 1, "{errors}");
    assert_eq!(place(&errors), ("duplicate-key", "/stakeholder/0/scores/paper/reach".to_owned()));
}
