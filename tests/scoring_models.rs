//! Value functions, value trees, musts, open cells, groups and explanations, worked by hand in the comments. Figures of
//! independent programs are in `scoring_golden`.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::scoring::{
    Criterion, GivenScore, GivenWeight, Must, RankedOption, Rating, Scale, ScoreRanking, ScoredOption,
    ScoringMatrix, ScoringMatrixBuilder, Stakeholder, templates,
};
use bizcase::{Decimal, ErrorKind, Errors, Id, dec};

fn ten() -> Scale {
    Scale::numeric(dec!(0), dec!(10))
}

fn option(ranking: &ScoreRanking, index: usize) -> &RankedOption {
    ranking.option(&format!("o{index}")).unwrap()
}

/// The value of one score of one criterion.
fn value_of(criterion: Criterion, score: impl Into<GivenScore>) -> Result<Decimal, Errors> {
    let matrix = ScoringMatrix::builder()
        .criterion(criterion.id("c").weight(dec!(1)))
        .option(ScoredOption::new("o").score("c", score))
        .build()?;
    Ok(matrix.ranking().lead()[0].contributions()[0].value().unwrap())
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

/// Four criteria of equal weight on a scale from 1 to 5, and three open cells.
fn with_open_cells() -> ScoringMatrixBuilder {
    let scale = || Scale::numeric(dec!(1), dec!(5));
    let criterion = |name: &str| Criterion::higher_is_better(name, scale()).weight(dec!(1));
    ScoringMatrix::builder()
        .criteria(["a", "b", "c", "d"].map(criterion))
        .option(ScoredOption::new("o0").score("a", dec!(4)).score("b", dec!(5)).score("d", dec!(3)))
        .option(ScoredOption::new("o1").score("a", dec!(3)).score("d", dec!(4)))
        .option(
            ScoredOption::new("o2")
                .score("a", dec!(5))
                .score("b", dec!(4))
                .score("c", dec!(4))
                .score("d", dec!(5)),
        )
}

#[test]
fn a_missing_score_leaves_the_total_between_two_ends() {
    let ranking = with_open_cells().allow_missing().build().unwrap().ranking();
    let ends = |index| option(&ranking, index).between().map(|ends| (ends.lowest(), ends.highest()));
    // Steps above the worst anchor, of 16: 3 + 4 + 2 and an open cell of 4; 2 + 3 and two of those; 4 + 3 + 3 + 4.
    assert_eq!(ends(0), Some((dec!(0.5625), dec!(0.8125))));
    assert_eq!(ends(1), Some((dec!(0.3125), dec!(0.8125))));
    assert_eq!((ends(2), option(&ranking, 2).total()), (None, Some(dec!(0.875))));
    assert_eq!(
        option(&ranking, 2).certainly_beats().iter().map(Id::as_str).collect::<Vec<_>>(),
        ["o0", "o1"]
    );
    assert_eq!(ranking.possible_winners().map(Id::as_str).collect::<Vec<_>>(), ["o2"]);
    // Both open options may be second or third; the least margin of the winner is 1/16.
    let ranks = |index| (option(&ranking, index).rank(), option(&ranking, index).last_rank());
    assert_eq!((ranks(0), ranks(1), ranks(2)), ((Some(2), Some(3)), (Some(2), Some(3)), (Some(1), Some(1))));
    assert_eq!(option(&ranking, 2).margin(), Some(dec!(0.0625)));
}

#[test]
fn missing_scores_are_refused_where_they_are_not_allowed() {
    let errors = with_open_cells().build().unwrap_err();
    let places: Vec<String> = errors.iter().map(|error| error.path().to_string()).collect();
    assert_eq!(places, ["options[0].scores.c", "options[1].scores.b", "options[1].scores.c"]);
    assert!(errors.iter().all(|error| error.kind() == ErrorKind::Ragged));
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
    let scale = || Scale::numeric(dec!(0), dec!(1));
    let criterion = |name: &str, weight| Criterion::higher_is_better(name, scale()).weight(weight);
    let scored =
        |name: &str, c0, c1, c2| ScoredOption::new(name).score("c0", c0).score("c1", c1).score("c2", c2);
    let matrix = ScoringMatrix::builder()
        .criteria([criterion("c0", dec!(0.5)), criterion("c1", dec!(0.3)), criterion("c2", dec!(0.2))])
        .option(scored("o0", dec!(0.8), dec!(0.3), dec!(0.5)))
        .option(scored("o1", dec!(0.4), dec!(0.9), dec!(0.6)))
        .option(scored("o2", dec!(0.6), dec!(0.5), dec!(0.9)))
        .build()
        .unwrap();
    let explanation = matrix.explanation().unwrap();
    // 0.59, 0.59 and 0.63: of two that tie for the second place, the first in the input.
    assert_eq!((explanation.winner().as_str(), explanation.runner_up().as_str()), ("o2", "o0"));
    assert_eq!(explanation.margin(), dec!(0.04));
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
