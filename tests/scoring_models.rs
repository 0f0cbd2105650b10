//! Value functions, value trees, musts, open cells, groups and explanations against the golden cases of
//! `data/scoring/models.json`, and against figures worked by hand in the comments.
//!
//! Each case names its source. Values as given (`none`) are scores on a scale from 0 to 10, times 10. Where a case gives
//! scores off the anchors, it expects them clamped; this crate refuses them, and the rest is compared.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::scoring::{
    Criterion, CriterionGroup, FailedMust, GivenScore, GivenWeight, Must, RankedOption, Rating, Scale,
    ScoreRanking, ScoredOption, ScoringMatrix, ScoringMatrixBuilder, Stakeholder, templates,
};
use bizcase::{Decimal, ErrorKind, Errors, Id, dec, parse_decimal};
use serde_json::{Value, json};

const CASES: &str = include_str!("data/scoring/models.json");

fn case(id: &str) -> Value {
    let all: Vec<Value> = serde_json::from_str(CASES).unwrap();
    all.into_iter().find(|case| case["id"] == id).unwrap()
}

fn decimal(number: &Value) -> Decimal {
    parse_decimal(&number.to_string()).unwrap()
}

fn list(node: &Value) -> &[Value] {
    node.as_array().unwrap()
}

fn ten() -> Scale {
    Scale::numeric(dec!(0), dec!(10))
}

fn criterion(index: usize, weight: &Value) -> Criterion {
    Criterion::higher_is_better(format!("c{index}"), ten()).weight(decimal(weight))
}

/// Options `o0`, `o1` ... of scores; `null` is a missing one.
fn with_options(draft: ScoringMatrixBuilder, matrix: &Value) -> ScoringMatrixBuilder {
    list(matrix).iter().enumerate().fold(draft, |draft, (index, row)| {
        let given = list(row).iter().enumerate().filter(|(_, score)| !score.is_null());
        let option = ScoredOption::new(format!("o{index}"));
        draft.option(given.fold(option, |it, (c, score)| it.score(format!("c{c}"), decimal(score))))
    })
}

fn weighted(inputs: &Value) -> ScoringMatrixBuilder {
    let weights = list(&inputs["weights"]).iter().enumerate();
    weights.fold(ScoringMatrix::builder(), |draft, (index, weight)| draft.criterion(criterion(index, weight)))
}

#[track_caller]
fn assert_near(ours: Decimal, theirs: &Value) {
    let (ours, theirs): (f64, f64) = (ours.to_string().parse().unwrap(), theirs.as_f64().unwrap());
    assert!((ours - theirs).abs() <= 1e-9, "{ours} is not {theirs}");
}

fn option(ranking: &ScoreRanking, index: usize) -> &RankedOption {
    ranking.option(&format!("o{index}")).unwrap()
}

fn index_of(id: &Id) -> usize {
    id.as_str()[1..].parse().unwrap()
}

/// The value of one score of one criterion.
fn value_of(criterion: Criterion, score: impl Into<GivenScore>) -> Result<Decimal, Errors> {
    let matrix = ScoringMatrix::builder()
        .criterion(criterion.id("c").weight(dec!(1)))
        .option(ScoredOption::new("o").score("c", score))
        .build()?;
    Ok(matrix.ranking().lead()[0].contributions()[0].value().unwrap())
}

#[test]
fn weights_of_a_tree_are_products_along_the_path() {
    let case = case("dev-weights-swing-02-tree");
    let mut draft = ScoringMatrix::builder();
    let mut count = 0;
    for (index, branch) in list(&case["inputs"]["params"]["tree"]).iter().enumerate() {
        let first = count;
        for child in list(&branch["children"]) {
            draft = draft.criterion(criterion(count, child));
            count += 1;
        }
        let members = (first..count).map(|child| format!("c{child}"));
        draft = draft
            .group(CriterionGroup::new(format!("g{index}")).weight(decimal(&branch["weight"])).of(members));
    }
    let scored = (0..count).fold(ScoredOption::new("o0"), |it, c| it.score(format!("c{c}"), dec!(5)));
    let ranking = draft.option(scored).build().unwrap().ranking();
    let weights: Vec<String> = ranking.weights().iter().map(|it| it.weight().to_string()).collect();
    assert_eq!(weights, ["0.18", "0.42", "0.2", "0.12", "0.08"]);
    assert_eq!(
        json!(weights.iter().map(|it| it.parse::<f64>().unwrap()).collect::<Vec<_>>()),
        case["expected"]["global_weights"]
    );
    assert_eq!(ranking.groups()[0].weight(), dec!(0.6));
}

#[test]
fn linear_values_run_from_the_worst_anchor_to_the_best() {
    let case = case("dev-valuefn-02-linear-cost");
    let cost = || Criterion::lower_is_better("Cost", Scale::numeric(dec!(100), dec!(500)));
    for (x, value) in list(&case["inputs"]["params"]["x"]).iter().zip(list(&case["expected"]["values"])) {
        match value_of(cost(), decimal(x)) {
            Ok(ours) => assert_near(ours, value),
            Err(errors) => {
                assert!([dec!(600), dec!(50)].contains(&decimal(x)), "{errors}");
                assert_eq!(errors.as_slice()[0].kind(), ErrorKind::OffScale);
            }
        }
    }
}

#[test]
fn exponential_values_are_kirkwoods() {
    let case = case("dev-valuefn-04-exp-concave");
    let speed =
        || Criterion::higher_is_better("Speed", Scale::numeric(dec!(0), dec!(100)).exponential(dec!(40)));
    for (x, value) in list(&case["inputs"]["params"]["x"]).iter().zip(list(&case["expected"]["values"])) {
        assert_near(value_of(speed(), decimal(x)).unwrap(), value);
    }
}

/// Digits from sixty-digit arithmetic of another program (the `decimal` module of Python).
#[test]
fn exponential_values_are_rounded_once_at_28_places_whatever_the_constant() {
    let value = |score, rho| {
        let scale = Scale::numeric(dec!(0), dec!(100)).exponential(rho);
        value_of(Criterion::higher_is_better("Speed", scale), score).unwrap()
    };
    for (score, rho, digits) in [
        (dec!(20), dec!(40), dec!("0.4286555287771669346167109955")),
        (dec!(50), dec!(40), dec!("0.7772998611746911469995195477")),
        (dec!(80), dec!(40), dec!("0.9419877826020021304061936869")),
        (dec!(20), dec!(-40), dec!("0.0580122173979978695938063131")),
        (dec!(1), dec!(1000000), dec!("0.0100004950080849959148624799")),
        (dec!(99), dec!(0.5), dec!(1)),
        (dec!(99), dec!(-0.5), dec!("0.135335283236612691893999495")),
        (dec!(50), dec!(100000000000000000000), dec!("0.500000000000000000125")),
    ] {
        assert_eq!(value(score, rho), digits, "{score} by {rho}");
    }
    // The same distance from the worst anchor, which is the high one.
    let days = Criterion::lower_is_better("Days", Scale::numeric(dec!(0), dec!(100)).exponential(dec!(40)));
    assert_eq!(value_of(days, dec!(80)).unwrap(), value(dec!(20), dec!(40)));
    // Constants at the ends of what a decimal holds: a step, and a line that is straight but for the last place.
    let least = dec!("0.0000000000000000000000000001");
    assert_eq!((value(dec!(1), least), value(dec!(99), -least)), (dec!(1), dec!(0)));
    assert_eq!((value(dec!(0), least), value(dec!(100), -least)), (dec!(0), dec!(1)));
    let bent = (dec!("0.2500000000000000000000000001"), dec!("0.2499999999999999999999999999"));
    assert_eq!((value(dec!(25), Decimal::MAX), value(dec!(25), Decimal::MIN)), bent);
}

#[test]
fn piecewise_values_are_linear_between_knots_and_constant_outside() {
    // On the way from 5 (0.8) to 21 (0): at 12, 7/16 of it, so 0.8 x 9/16 = 0.45.
    let knots = [(dec!(5), dec!(1)), (dec!(9), dec!(0.8)), (dec!(25), dec!(0))];
    let days = || Criterion::lower_is_better("Days", Scale::numeric(dec!(0), dec!(30)).piecewise(knots));
    let value = |score| value_of(days(), score).unwrap();
    assert_eq!((value(dec!(16)), value(dec!(9)), value(dec!(7))), (dec!(0.45), dec!(0.8), dec!(0.9)));
    assert_eq!(
        (value(dec!(0)), value(dec!(5)), value(dec!(25)), value(dec!(30))),
        (dec!(1), dec!(1), dec!(0), dec!(0))
    );
    // A third of the way is no decimal and is rounded where it leaves, once.
    let third = [(dec!(0), dec!(0)), (dec!(3), dec!(1))];
    let thirds = Criterion::higher_is_better("Thirds", Scale::numeric(dec!(0), dec!(3)).piecewise(third));
    assert_eq!(value_of(thirds, dec!(1)).unwrap(), dec!("0.3333333333333333333333333333"));
}

#[test]
fn a_value_may_have_its_peak_inside_the_scale_where_that_is_declared() {
    let knots = [(dec!(10), dec!(0)), (dec!(21), dec!(1)), (dec!(30), dec!(0.1))];
    let scale = || Scale::numeric(dec!(10), dec!(30));
    let warmth = Criterion::higher_is_better("Warmth", scale().piecewise_not_monotone(knots)).weight(dec!(1));
    let matrix = ScoringMatrix::builder()
        .criterion(warmth)
        .option(ScoredOption::new("o").score("warmth", dec!(24)))
        .build()
        .unwrap();
    // 1 - 3/9 x 0.9
    assert_eq!(matrix.ranking().lead()[0].total(), Some(dec!(0.7)));
    assert_eq!(
        (matrix.criteria()[0].worst(), matrix.criteria()[0].best()),
        (dec!(10).into(), dec!(21).into())
    );
    let undeclared = Criterion::higher_is_better("Warmth", scale().piecewise(knots));
    assert_eq!(value_of(undeclared, dec!(24)).unwrap_err().as_slice()[0].kind(), ErrorKind::OutOfRange);
}

#[test]
fn labels_are_worth_what_is_declared_and_others_are_refused() {
    let state = || {
        let labels = [("poor", dec!(0)), ("fair", dec!(0.4)), ("good", dec!(1))];
        Criterion::higher_is_better("State", Scale::labelled(labels))
    };
    assert_eq!(value_of(state(), "fair").unwrap(), dec!(0.4));
    let refused = |score: Rating| value_of(state(), score).unwrap_err().to_string();
    assert_eq!(
        refused("great".into()),
        "options[0].scores.c \"o\": found \"great\", expected one of poor, fair, good"
    );
    assert_eq!(
        refused(dec!(0.4).into()),
        "options[0].scores.c \"o\": found 0.4, expected one of poor, fair, good"
    );
    let number = value_of(Criterion::higher_is_better("Reach", ten()), "7").unwrap_err();
    assert_eq!(
        number.to_string(),
        "options[0].scores.c \"o\": found \"7\", expected a score between 0 and 10"
    );
}

#[test]
fn what_fails_a_must_is_shown_and_not_ranked() {
    let case = case("dev-kt-02");
    let mut draft = with_options(weighted(&case["inputs"]), &case["inputs"]["matrix"]);
    for must in list(&case["inputs"]["params"]["musts"]) {
        let name = must["name"].as_str().unwrap();
        let limited = match must.get("at_least") {
            Some(limit) => Must::at_least(name, decimal(limit)),
            None => Must::at_most(name, decimal(&must["at_most"])),
        };
        let values = list(&must["values"]).iter().enumerate();
        draft = draft
            .must(values.fold(limited, |it, (index, value)| it.value(format!("o{index}"), decimal(value))));
    }
    let matrix = draft.build().unwrap();
    let (ranking, expected) = (matrix.ranking(), &case["expected"]);
    for index in 0..3 {
        let option = option(&ranking, index);
        assert_eq!(json!(option.rank()), expected["ranking"][index]);
        // Out of 10 with weights of 10 in all: their scores are totals times 100.
        assert_eq!(option.total().unwrap() * dec!(100), decimal(&expected["want_scores"][index]));
        let failed: Vec<&str> = option.failed_musts().iter().map(FailedMust::name).collect();
        assert_eq!(json!(failed), expected["failed_musts"][index]);
    }
    assert_eq!(ranking.options()[2].id().as_str(), "o2", "what has no rank stands last");
}

#[test]
fn that_no_option_passes_is_a_result() {
    let ranking = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(1)))
        .option(ScoredOption::new("o").score("reach", dec!(5)))
        .must(Must::at_least("Uptime", dec!(99)).value("o", dec!("98.99")))
        .build()
        .unwrap()
        .ranking();
    assert!(ranking.lead().is_empty());
    assert_eq!((ranking.options()[0].rank(), ranking.options()[0].total()), (None, Some(dec!(0.5))));
    assert!(ranking.options()[0].margin().is_none() && ranking.constant_criteria().is_empty());
}

#[test]
fn a_missing_score_leaves_the_total_between_two_ends() {
    let case = case("dev-missing-02");
    // Scores from 1 to 5; their totals are 1 + 4 x ours.
    let mut draft = ScoringMatrix::builder().allow_missing();
    for (index, weight) in list(&case["inputs"]["weights"]).iter().enumerate() {
        let scale = Scale::numeric(dec!(1), dec!(5));
        draft =
            draft.criterion(Criterion::higher_is_better(format!("c{index}"), scale).weight(decimal(weight)));
    }
    let ranking = with_options(draft, &case["inputs"]["matrix"]).build().unwrap().ranking();
    let expected = &case["expected"];
    for index in 0..3 {
        let option = option(&ranking, index);
        let ends = option.between().map(|ends| (ends.lowest(), ends.highest()));
        let (lowest, highest) = ends.unwrap_or_else(|| (option.total().unwrap(), option.total().unwrap()));
        assert_near(dec!(1) + dec!(4) * lowest, &expected["score_lower"][index]);
        assert_near(dec!(1) + dec!(4) * highest, &expected["score_upper"][index]);
        let beaten: Vec<usize> = option.certainly_beats().iter().map(index_of).collect();
        assert_eq!(json!(beaten), expected["certainly_beats"][index]);
    }
    let possible: Vec<usize> = ranking.possible_winners().map(index_of).collect();
    assert_eq!(json!(possible), expected["possible_winners"]);
    // Both open options may be second or third; the least margin of the winner is (4.5 - 4.25) / 4.
    let ranks = |index| (option(&ranking, index).rank(), option(&ranking, index).last_rank());
    assert_eq!((ranks(0), ranks(1), ranks(2)), ((Some(2), Some(3)), (Some(2), Some(3)), (Some(1), Some(1))));
    assert_eq!(option(&ranking, 2).margin(), Some(dec!(0.0625)));
}

#[test]
fn missing_scores_are_refused_where_they_are_not_allowed() {
    let matrix = case("dev-missing-02")["inputs"].clone();
    let errors = with_options(weighted(&matrix), &matrix["matrix"]).build().unwrap_err();
    assert_eq!(errors.iter().filter(|error| error.kind() == ErrorKind::Ragged).count(), 3);
}

#[test]
fn a_missing_score_on_a_criterion_without_weight_opens_nothing() {
    let ranking = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("a", ten()).weight(dec!(1)))
        .criterion(Criterion::higher_is_better("b", ten()).weight(dec!(0)))
        .option(ScoredOption::new("o").score("a", dec!(5)))
        .allow_missing()
        .build()
        .unwrap()
        .ranking();
    assert_eq!(ranking.lead()[0].total(), Some(dec!(0.5)));
    assert_eq!(ranking.lead()[0].contributions()[1].score(), None);
}

#[test]
fn an_option_that_nobody_scored_is_not_ranked() {
    let ranking = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("a", ten()).weight(dec!(1)))
        .option(ScoredOption::new("blank"))
        .option(ScoredOption::new("o").score("a", dec!(5)))
        .allow_missing()
        .build()
        .unwrap()
        .ranking();
    assert_eq!(ranking.lead()[0].name(), "o");
    assert_eq!((ranking.option("blank").unwrap().rank(), ranking.lead()[0].margin()), (None, None));
}

#[test]
fn the_margin_is_explained_by_criterion() {
    let case = case("dev-explain-01");
    let scale = || Scale::numeric(dec!(0), dec!(1));
    let weights = list(&case["inputs"]["weights"]).iter().enumerate();
    let draft = weights.fold(ScoringMatrix::builder(), |draft, (index, weight)| {
        draft.criterion(Criterion::higher_is_better(format!("c{index}"), scale()).weight(decimal(weight)))
    });
    let matrix = with_options(draft, &case["inputs"]["matrix"]).build().unwrap();
    let (explanation, expected) = (matrix.explanation().unwrap(), &case["expected"]);
    assert_eq!(index_of(explanation.winner()), 2);
    // Options 0 and 1 tie for the second place; the case takes option 1 and the input has option 0 first.
    assert_eq!(index_of(explanation.runner_up()), 0);
    assert_near(explanation.margin(), &expected["margin"]);
    // Against option 0: 0.2 x 0.4, 0.3 x 0.2, 0.5 x -0.2.
    let parts: Vec<_> = explanation.parts().iter().map(|it| (it.name(), it.difference())).collect();
    assert_eq!(parts, [("c0", dec!(-0.1)), ("c2", dec!(0.08)), ("c1", dec!(0.06))]);
    assert_eq!(
        explanation.to_sentences(),
        [
            "o2 is ahead of o0 by 4.0 points out of 100.",
            "o2 gains 8.0 on c2 and 6.0 on c1.",
            "o2 loses 10.0 on c0."
        ]
    );
}

#[test]
fn the_explanation_of_the_golden_case_is_met_against_its_own_runner_up() {
    let case = case("dev-explain-01");
    let (mut inputs, expected) = (case["inputs"].clone(), &case["expected"]);
    inputs["matrix"].as_array_mut().unwrap().remove(0);
    let weights = list(&inputs["weights"]).iter().enumerate();
    let scale = || Scale::numeric(dec!(0), dec!(1));
    let draft = weights.fold(ScoringMatrix::builder(), |draft, (index, weight)| {
        draft.criterion(Criterion::higher_is_better(format!("c{index}"), scale()).weight(decimal(weight)))
    });
    let explanation = with_options(draft, &inputs["matrix"]).build().unwrap().explanation().unwrap();
    for part in explanation.parts() {
        assert_near(part.difference(), &expected["margin_by_criterion"][index_of(part.criterion())]);
    }
}

#[test]
fn options_that_tie_have_an_explanation_of_no_margin() {
    let matrix = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("a", ten()).weight(dec!(1)))
        .criterion(Criterion::higher_is_better("b", ten()).weight(dec!(1)))
        .option(ScoredOption::new("x").score("a", dec!(3)).score("b", dec!(1)))
        .option(ScoredOption::new("y").score("a", dec!(1)).score("b", dec!(3)))
        .build()
        .unwrap();
    assert_eq!(
        matrix.explanation().unwrap().to_sentences(),
        ["x and y have the same total.", "x gains 10.0 on a.", "x loses 10.0 on b."]
    );
}

#[test]
fn dominated_options_are_those_that_another_beats_everywhere() {
    for id in ["dev-pareto-01-stocks", "dev-pareto-04-duplicates"] {
        let case = case(id);
        let inputs = &case["inputs"];
        let mut draft = ScoringMatrix::builder();
        for (index, direction) in list(&inputs["directions"]).iter().enumerate() {
            let (name, scale) = (format!("c{index}"), Scale::numeric(dec!(0), dec!(40)));
            draft = draft.criterion(match direction.as_str().unwrap() {
                "max" => Criterion::higher_is_better(name, scale).weight(dec!(1)),
                _ => Criterion::lower_is_better(name, scale).weight(dec!(1)),
            });
        }
        let matrix = with_options(draft, &inputs["matrix"]).build().unwrap();
        let mut dominates = vec![Vec::new(); matrix.options().len()];
        for dominated in matrix.dominated_options() {
            for by in dominated.by() {
                dominates[index_of(by)].push(index_of(dominated.option()));
            }
        }
        assert_eq!(json!(dominates), case["expected"]["dominates"], "{id}");
    }
}

/// The stakeholders of a golden case, with their weights and scores.
fn group(inputs: &Value) -> ScoringMatrix {
    let (first, influence) = (&inputs["matrix"][0], &inputs["params"]["influence"]);
    let criteria = list(&first[0]).len();
    let draft = (0..criteria).fold(ScoringMatrix::builder(), |draft, index| {
        draft.criterion(Criterion::higher_is_better(format!("c{index}"), ten()))
    });
    let options = 0..list(first).len();
    let mut draft = options.fold(draft, |draft, index| draft.option(ScoredOption::new(format!("o{index}"))));
    for (index, rows) in list(&inputs["matrix"]).iter().enumerate() {
        let mut stakeholder = Stakeholder::new(format!("s{index}")).influence(decimal(&influence[index]));
        for (criterion, weight) in list(&inputs["weights"][index]).iter().enumerate() {
            stakeholder = stakeholder.weight(format!("c{criterion}"), decimal(weight));
        }
        for (option, row) in list(rows).iter().enumerate() {
            for (criterion, score) in list(row).iter().enumerate() {
                stakeholder =
                    stakeholder.score(format!("o{option}"), format!("c{criterion}"), decimal(score));
            }
        }
        draft = draft.stakeholder(stakeholder);
    }
    draft.build().unwrap()
}

#[test]
fn a_group_is_ranked_by_mean_scores_and_mean_weights() {
    for id in ["dev-group-01-three-execs", "dev-group-02-same-weights"] {
        let case = case(id);
        let (ranking, expected) = (group(&case["inputs"]).ranking(), &case["expected"]);
        for (index, weight) in ranking.weights().iter().enumerate() {
            assert_near(weight.weight(), &expected["mean_weights"][index]);
        }
        for index in 0..3 {
            let option = option(&ranking, index);
            assert_eq!(json!(option.rank()), expected["ranking_from_means"][index], "{id}");
            assert_near(
                option.total().unwrap() * dec!(10),
                &expected["total_from_mean_scores_and_mean_weights"][index],
            );
            for (criterion, cell) in option.contributions().iter().enumerate() {
                let mean = cell.score().unwrap().number().unwrap();
                assert_near(mean, &expected["mean_scores"][index][criterion]);
            }
        }
        let panel = ranking.panel().unwrap();
        for (index, stakeholder) in panel.stakeholders().iter().enumerate() {
            for (option, total) in stakeholder.totals().iter().enumerate() {
                assert_near(total.total().unwrap() * dec!(10), &expected["individual_totals"][index][option]);
                assert_eq!(json!(total.rank()), expected["individual_rankings"][index][option], "{id}");
            }
        }
    }
}

fn two_raters() -> ScoringMatrixBuilder {
    ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("a", ten()).weight(dec!(3)))
        .criterion(Criterion::higher_is_better("b", ten()).weight(dec!(1)))
        .option(ScoredOption::new("x"))
        .option(ScoredOption::new("y"))
}

#[test]
fn the_mean_of_a_cell_is_over_those_who_scored_it_by_influence() {
    let ranking = two_raters()
        .stakeholder(
            Stakeholder::new("CFO")
                .influence(dec!(3))
                .score("x", "a", dec!(4))
                .score("x", "b", dec!(10))
                .score("y", "a", dec!(5)),
        )
        .stakeholder(Stakeholder::new("CIO").score("x", "a", dec!(8)).score("y", "a", dec!(5)))
        .build()
        .unwrap()
        .ranking();
    let x = ranking.option("x").unwrap();
    // (3 x 4 + 8) / 4 = 5; b is the CFO's alone. 0.75 x 0.5 + 0.25 x 1.
    assert_eq!(x.contributions()[0].score(), Some(&Rating::from(dec!(5))));
    assert_eq!((x.contributions()[0].raters(), x.contributions()[1].raters()), (Some(2), Some(1)));
    assert_eq!(x.total(), Some(dec!(0.625)));
    // Nobody scored b of y: 0.375 to 0.625, which x is never behind and may tie with.
    let y = ranking.option("y").unwrap();
    let ends = y.between().unwrap();
    assert_eq!((ends.lowest(), ends.highest()), (dec!(0.375), dec!(0.625)));
    assert_eq!((x.rank(), x.last_rank(), y.rank(), y.last_rank()), (Some(1), Some(1), Some(1), Some(2)));
    assert!(ranking.panel().unwrap().explanation().is_none(), "a cell is open");
}

#[test]
fn who_has_no_influence_is_shown_and_changes_no_total() {
    let ranking = two_raters()
        .stakeholder(Stakeholder::new("CFO").score("x", "a", dec!(4)).score("x", "b", dec!(4)))
        .stakeholder(
            Stakeholder::new("Guest")
                .influence(dec!(0))
                .weight("a", dec!(0))
                .weight("b", dec!(1))
                .score("x", "a", dec!(10))
                .score("y", "a", dec!(10)),
        )
        .build()
        .unwrap()
        .ranking();
    assert_eq!(ranking.lead()[0].total(), Some(dec!(0.4)));
    let a = ranking.option("y").unwrap();
    assert_eq!(
        (a.rank(), a.contributions()[0].value(), a.contributions()[0].raters()),
        (None, None, Some(1))
    );
    assert_eq!(ranking.panel().unwrap().stakeholders()[1].influence(), dec!(0));
}

#[test]
fn a_weight_agreed_for_other_anchors_is_stale() {
    let matrix = |agreed: GivenWeight| {
        ScoringMatrix::builder()
            .criterion(Criterion::higher_is_better("Reach", ten()).weight(agreed))
            .option(ScoredOption::new("o").score("reach", dec!(5)))
            .build()
            .unwrap()
            .ranking()
    };
    let weight = || GivenWeight::points(dec!(1));
    assert!(matrix(weight()).stale_weights().is_empty());
    assert!(matrix(weight().agreed_for(dec!(0), dec!("10.0"))).stale_weights().is_empty());
    let ranking = matrix(weight().agreed_for(dec!(0), dec!(8)));
    let [stale] = ranking.stale_weights() else { panic!("one weight") };
    assert_eq!(
        stale.to_string(),
        "its weight was agreed for a scale from 0 to 8, which runs from 0 to 10 now: it is to be asked for again"
    );
}

#[test]
fn templates_are_complete_but_for_their_weights() {
    let factors = templates::critical_success_factors();
    let equal = factors.clone().map(|factor| factor.weight(dec!(1)));
    let ids = ["strategic-fit", "value-for-money", "supplier-capacity", "affordability", "achievability"];
    let option = ids.iter().fold(ScoredOption::new("o"), |it, id| it.score(*id, dec!(10)));
    let matrix = ScoringMatrix::builder().criteria(equal).option(option.clone()).build().unwrap();
    assert!(matrix.criteria().iter().all(|it| it.scale().low_label().is_some()));
    assert_eq!(matrix.ranking().lead()[0].total(), Some(dec!(1)));
    let errors = ScoringMatrix::builder().criteria(factors).option(option).build().unwrap_err();
    assert!(errors.iter().all(|error| error.kind() == ErrorKind::Missing), "{errors}");
    assert_eq!(errors.as_slice().len(), 5);
}
