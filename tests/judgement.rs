//! How firm a lead is and who agrees, as the appraisal of a case carries it. Figures are worked by hand in the comments.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::Id;
use bizcase::appraisal::{Appraisal, LeadRobustness};
use bizcase::measure::{Outcome, Reason};
use bizcase::prelude::*;
use bizcase::scoring::ScoringMatrixBuilder;
use bizcase::scoring::robustness::{AcceptabilityMethod, Feasibility, PotentialOptimality, SwitchWeight};
use serde_json::{Value, json};

fn appraised(names: &[String], matrix: Option<ScoringMatrixBuilder>) -> Appraisal {
    let run = || Cost::new("Run", gbp(10)).every_period();
    let case = BusinessCase::builder("Judged", Currency::GBP)
        .timeline(Timeline::years(2026, 1))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(0))
        .baseline(Alternative::business_as_usual(&names[0]).cost(run()));
    let others = names[1..].iter();
    let case = others.fold(case, |case, name| case.alternative(Alternative::do_something(name).cost(run())));
    match matrix {
        Some(matrix) => case.scoring(matrix),
        None => case,
    }
    .build()
    .unwrap()
    .appraise()
}

fn abc(matrix: ScoringMatrixBuilder) -> Appraisal {
    appraised(&["A", "B", "C"].map(str::to_owned), Some(matrix))
}

fn robustness(appraisal: &Appraisal) -> &LeadRobustness {
    appraisal.judgement().unwrap().robustness().value().unwrap()
}

fn criterion(name: &str, weight: Decimal) -> Criterion {
    Criterion::higher_is_better(name, Scale::numeric(dec!(0), dec!(10))).weight(weight)
}

fn two_criteria() -> ScoringMatrixBuilder {
    ScoringMatrix::builder().criterion(criterion("Reach", dec!(1))).criterion(criterion("Ease", dec!(1)))
}

fn scored(name: &str, reach: Decimal, ease: Decimal) -> ScoredOption {
    ScoredOption::new(name).score("reach", reach).score("ease", ease)
}

/// At a weight of t on reach the totals are t, b and 1 - t.
fn tent(b: Decimal) -> ScoringMatrixBuilder {
    two_criteria().option(scored("A", dec!(10), dec!(0))).option(scored("B", b, b)).option(scored(
        "C",
        dec!(0),
        dec!(10),
    ))
}

#[test]
fn a_case_without_scores_has_no_judgement_and_no_field_for_it() {
    let plain = appraised(&["A".to_owned()], None);
    assert!(plain.judgement().is_none());
    assert_eq!(serde_json::to_value(&plain).unwrap().get("judgement"), None);
}

#[test]
fn weights_scores_and_shares_say_what_would_turn_the_lead() {
    let appraisal = abc(tent(dec!(6)));
    let firmness = robustness(&appraisal);
    let report = firmness.report();
    assert_eq!((report.leaders(), report.runners_up()), ([1].as_slice(), [0, 2].as_slice()));
    // 0.6 is the largest of t, 0.6 and 1 - t from 0.4 to 0.6, and the weight is 0.5.
    let reach = &report.weight_intervals()[0];
    assert_eq!((reach.lower(), reach.upper(), reach.nearest_turn()), (dec!(0.4), dec!(0.6), Some(dec!(0.1))));
    assert_eq!((reach.leads_below(), reach.leads_above()), ([2].as_slice(), [0].as_slice()));
    // B, A, C: A is level with C at 0.5 and with B at 0.6.
    assert_eq!(
        (report.order_intervals()[0].lower(), report.order_intervals()[0].upper()),
        (dec!(0.5), dec!(0.6))
    );
    let switches: Vec<_> = report.switch_weights().iter().map(SwitchWeight::weight).collect();
    assert_eq!(switches, [Some(dec!(0.6)), Some(dec!(0.4)), Some(dec!(0.4)), Some(dec!(0.6))]);
    // A lead of 0.1 over a weight of 0.5: A is at the best end of reach, and B can fall from 0.6 to 0.4.
    let flip = &report.score_flips()[0];
    assert_eq!(
        (flip.change(), flip.raise(), flip.lower()),
        (Some(dec!(0.2)), Feasibility::OffScale, Feasibility::OnScale)
    );
    let margins: Vec<_> =
        report.potential_optimality().value().unwrap().iter().map(PotentialOptimality::margin).collect();
    // A leads B by 0.4 at t = 1, B the others by 0.1 at t = 0.5.
    assert_eq!(margins, [Some(dec!(0.4)), Some(dec!(0.1)), Some(dec!(0.4))]);
    let shares = firmness.acceptability();
    assert_eq!(shares.method(), AcceptabilityMethod::Exact);
    let first: Vec<_> = (0..3).map(|option| shares.share(option, 1).unwrap()).collect();
    assert_eq!(first, decimals![0.4, 0.2, 0.4]);
}

#[test]
fn a_close_call_is_a_lead_below_five_points() {
    // B leads by b - 0.5.
    for (b, lead, is_close) in [(dec!(5.5), dec!(0.05), false), (dec!(5.499), dec!(0.0499), true)] {
        let appraisal = abc(tent(b));
        let call = robustness(&appraisal).close_call();
        assert_eq!((call.measured(), call.threshold(), call.is_close()), (Some(lead), dec!(0.05), is_close));
    }
}

#[test]
fn a_service_reads_indices_beside_the_ids_that_they_count() {
    let json = serde_json::to_value(abc(tent(dec!(6)))).unwrap();
    let judgement = &json["judgement"];
    assert_eq!(judgement["options"], json!(["a", "b", "c"]));
    assert_eq!(judgement["criteria"], json!(["reach", "ease"]));
    let robustness = &judgement["robustness"];
    assert_eq!(robustness["leaders"], json!([1]));
    assert_eq!(
        robustness["weight_intervals"][0],
        json!({
            "criterion": 0, "leaders": [1], "weight": "0.5", "lower": "0.4", "upper": "0.6",
            "leads_below": [2], "leads_above": [0], "others": "proportional",
        })
    );
    assert_eq!(
        robustness["close_call"],
        json!({
            "rule": {"below-margin": {"margin": "0.05"}}, "measured": "0.1", "threshold": "0.05", "is_close": false,
        })
    );
    assert_eq!(robustness["acceptability"]["method"], "exact");
    // At t = 0.8, the middle of 0.6 to 1. B is second from 0.4 down to 0 and from 0.6 up to 1, never third.
    assert_eq!(
        robustness["acceptability"]["options"][0],
        json!({"ranks": ["0.4", "0.1", "0.5"], "central_weights": ["0.8", "0.2"], "winning": ["0", "0.4", "0.5"]})
    );
    assert_eq!(
        robustness["potential_optimality"][1],
        json!({"option": 1, "is_optimal": true, "margin": "0.1", "weights": ["0.5", "0.5"]})
    );
    assert_eq!(judgement["agreement"]["undefined"]["code"], "no-stakeholders");
}

#[test]
fn shares_over_four_criteria_are_sampled_with_seed_draws_and_standard_errors() {
    let names = ["Reach", "Ease", "Speed", "Trust"];
    let option = |name: &str, best: usize| {
        let scores = names.iter().enumerate();
        scores.fold(ScoredOption::new(name), |it, (place, criterion)| {
            it.score(criterion.to_lowercase(), if place == best { dec!(10) } else { dec!(0) })
        })
    };
    let matrix =
        names.iter().fold(ScoringMatrix::builder(), |it, name| it.criterion(criterion(name, dec!(1))));
    let matrix = matrix.option(option("A", 0)).option(option("B", 1)).option(option("C", 2));
    let appraisal = abc(matrix);
    let json = serde_json::to_value(&appraisal).unwrap();
    let shares = &json["judgement"]["robustness"]["acceptability"];
    assert_eq!(shares["method"], json!({"sampled": {"seed": 1, "draws": 2500}}));
    // A third each, by symmetry: the standard error is sqrt(2/9 / 2500) = 0.0094, and four of them are enough.
    let third = dec!("0.3333333333333333333333333333");
    for option in 0..3 {
        let share = robustness(&appraisal).acceptability().share(option, 1).unwrap();
        assert!((share - third).abs() < dec!(0.0377), "{share}");
        let error: Decimal =
            shares["options"][option]["standard_errors"][0].as_str().unwrap().parse().unwrap();
        assert!(error > dec!(0.009) && error < dec!(0.01), "{error}");
    }
}

#[test]
fn a_missing_score_leaves_the_question_open_and_says_so() {
    let matrix = tent(dec!(6)).allow_missing();
    assert!(matches!(abc(matrix.clone()).judgement().unwrap().robustness(), Outcome::Value(_)));
    let open = two_criteria()
        .allow_missing()
        .option(scored("A", dec!(10), dec!(0)))
        .option(ScoredOption::new("B").score("reach", dec!(6)));
    assert_eq!(abc(open).judgement().unwrap().robustness().reason(), Some(Reason::OpenCell));
}

#[test]
fn options_that_fail_a_must_are_not_counted() {
    let must = Must::at_most("Build", dec!(1)).value("a", dec!(2)).value("b", dec!(1)).value("c", dec!(0));
    let appraisal = abc(tent(dec!(6)).must(must));
    let judgement = appraisal.judgement().unwrap();
    let ids: Vec<&str> = judgement.options().iter().map(Id::as_str).collect();
    assert_eq!((ids, robustness(&appraisal).report().leaders()), (vec!["b", "c"], [0].as_slice()));
    let all = Must::at_most("Build", dec!(1)).value("a", dec!(2)).value("b", dec!(2)).value("c", dec!(2));
    let nobody = abc(tent(dec!(6)).must(all));
    let judgement = nobody.judgement().unwrap();
    assert!(judgement.options().is_empty());
    assert_eq!(judgement.robustness().reason(), Some(Reason::NoRankedOption));
}

/// So many options, the first of them the best, on so many criteria.
fn sized(options: usize, criteria: usize) -> Appraisal {
    let names: Vec<String> = (0..options).map(|option| format!("O{option}")).collect();
    let matrix = (0..criteria)
        .fold(ScoringMatrix::builder(), |it, place| it.criterion(criterion(&format!("C{place}"), dec!(1))));
    let scored = |option: usize| {
        (0..criteria).fold(ScoredOption::new(&names[option]), |it, place| {
            it.score(format!("c{place}"), if option == 0 { dec!(9) } else { dec!(1) })
        })
    };
    let matrix = (0..options).fold(matrix, |it, option| it.option(scored(option)));
    appraised(&names, Some(matrix))
}

#[test]
fn what_would_take_long_is_left_to_those_who_ask() {
    let of = |criteria| sized(2, criteria).judgement().unwrap().robustness().reason();
    assert_eq!((of(20), of(21)), (None, Some(Reason::TooLarge)));
    let of = |options| robustness(&sized(options, 1)).report().potential_optimality().reason();
    assert_eq!((of(30), of(31)), (None, Some(Reason::TooLarge)));
}

fn weighing(name: &str, [reach, ease]: [Decimal; 2], scores: [[Decimal; 2]; 2]) -> Stakeholder {
    let person = Stakeholder::new(name).weight("reach", reach).weight("ease", ease);
    ["a", "b"].iter().zip(scores).fold(person, |it, (option, [reach, ease])| {
        it.score(*option, "reach", reach).score(*option, "ease", ease)
    })
}

#[test]
fn agreement_is_data_beside_the_firmness() {
    // Ann's totals are 0.75 x 0.8 + 0.25 x 0.4 = 0.7 and 0.75 x 0.4 + 0.25 x 0.8 = 0.5, Ben's 0.25 x 0.6 + 0.75 x 0.2 = 0.3
    // and 0.25 x 0.6 + 0.75 x 0.6 = 0.6. Mean weights are 0.5; mean values 0.7 and 0.3, 0.5 and 0.7.
    let matrix = two_criteria()
        .option(ScoredOption::new("A"))
        .option(ScoredOption::new("B"))
        .stakeholder(weighing("Ann", decimals![3, 1], [decimals![8, 4], decimals![4, 8]]))
        .stakeholder(weighing("Ben", decimals![1, 3], [decimals![6, 2], decimals![6, 6]]));
    let json = serde_json::to_value(appraised(&["A", "B"].map(str::to_owned), Some(matrix))).unwrap();
    let agreement = &json["judgement"]["agreement"];
    assert_eq!(agreement["stakeholders"], json!(["ann", "ben"]));
    assert_eq!(agreement["concordance"]["coefficient"], "0");
    let ballots = &agreement["ballots"];
    assert_eq!((&ballots["first_choices"], &ballots["condorcet_winner"]), (&json!([1, 1]), &Value::Null));
    let totals = &agreement["totals"];
    assert_eq!(totals["individual_totals"], json!([["0.7", "0.5"], ["0.3", "0.6"]]));
    assert_eq!(
        (&totals["of_means"], &totals["mean_of_totals"]),
        (&json!(["0.5", "0.6"]), &json!(["0.5", "0.55"]))
    );
    assert_eq!(
        (&totals["orders_disagree"], &totals["leaders_without_each"]),
        (&json!(false), &json!([[1], [0]]))
    );
    // A by mean weights: 0.6 and 0.4; by mean values: 0.75 x 0.7 + 0.25 x 0.3 = 0.6 and 0.4. Variances of 0.01 both, of
    // 0.7 and 0.3 together 0.04.
    assert_eq!(totals["total_variance"][0], "0.04");
    assert_eq!(
        (&totals["score_driven_variance"][0], &totals["weight_driven_variance"][0]),
        (&json!("0.01"), &json!("0.01"))
    );
    assert_eq!(
        (&totals["score_driven_share"][0], &totals["weight_driven_share"][0]),
        (&json!("0.25"), &json!("0.25"))
    );
    // B by mean weights: 0.6 and 0.6: scores drive nothing.
    assert_eq!(totals["score_driven_share"][1], "0");
    assert_eq!(totals["value_spreads"][0][0]["mean"], "0.7");
}

#[test]
fn a_score_that_one_stakeholder_left_open_leaves_the_agreement_undefined() {
    let ann = weighing("Ann", decimals![3, 1], [decimals![8, 4], decimals![4, 8]]);
    let matrix = two_criteria()
        .option(ScoredOption::new("A"))
        .option(ScoredOption::new("B"))
        .stakeholder(ann)
        .stakeholder(Stakeholder::new("Ben").score("a", "reach", dec!(6)));
    let appraisal = appraised(&["A", "B"].map(str::to_owned), Some(matrix));
    let judgement = appraisal.judgement().unwrap();
    assert_eq!(judgement.agreement().reason(), Some(Reason::OpenCell));
    // Ann scored every cell, so the means are all there.
    assert!(matches!(judgement.robustness(), Outcome::Value(_)));
}
