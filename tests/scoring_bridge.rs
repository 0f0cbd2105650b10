//! What a matrix with names hands to the questions about plain numbers: its table of values, how firm its lead is, and how
//! far its stakeholders agree. Figures are worked by hand in the comments.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::measure::{Outcome, Reason};
use bizcase::scoring::agreement::Spread;
use bizcase::scoring::{
    Criterion, CriterionGroup, Must, NormalisedWeight, Scale, ScoredOption, ScoringMatrix,
    ScoringMatrixBuilder, Stakeholder,
};
use bizcase::strategies::{scoring_matrices, scoring_panels};
use bizcase::{Decimal, ErrorKind, dec, decimals};
use proptest::prelude::*;

fn ten() -> Scale {
    Scale::numeric(dec!(0), dec!(10))
}

fn ids(matrix: &ScoringMatrix) -> Vec<&str> {
    matrix.ranked_options().iter().map(|option| option.id().as_str()).collect()
}

fn values(outcomes: &[Outcome<Decimal>]) -> Vec<Decimal> {
    outcomes.iter().map(|outcome| outcome.value().unwrap()).collect()
}

/// Cost weighs 1/2 and a group as much, three quarters of it for reach and one for access.
///
/// A is worth 3/4, 2/5 and 1; B 1/2, 4/5 and 1/2.
fn grouped() -> ScoringMatrix {
    let option = |name: &str, cost, reach, access: &str| {
        ScoredOption::new(name).score("cost", cost).score("reach", reach).score("access", access)
    };
    let steps = Scale::labelled([("poor", dec!(0)), ("fair", dec!(0.5)), ("good", dec!(1))]);
    ScoringMatrix::builder()
        .criterion(Criterion::lower_is_better("Cost", Scale::numeric(dec!(0), dec!(20))).weight(dec!(7)))
        .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(3)))
        .criterion(Criterion::higher_is_better("Access", steps).weight(dec!(1)))
        .group(CriterionGroup::new("People").weight(dec!(7)).of(["reach", "access"]))
        .option(option("A", dec!(5), dec!(4), "good"))
        .option(option("B", dec!(10), dec!(8), "fair"))
        .build()
        .unwrap()
}

#[test]
fn the_table_has_the_values_and_the_weights_in_the_whole() {
    let matrix = grouped();
    let table = matrix.value_table().value().unwrap();
    assert_eq!(table.normalised_weights(), decimals![0.5, 0.375, 0.125]);
    // 0.375 + 0.15 + 0.125, and 0.25 + 0.3 + 0.0625
    assert_eq!(table.totals(), decimals![0.65, 0.6125]);
    assert_eq!(table.contribution(0, 2), Some(dec!(0.125)));
}

#[test]
fn the_robustness_of_a_matrix_is_that_of_its_table() {
    let matrix = grouped();
    let robustness = matrix.robustness().unwrap().value().unwrap();
    // The others keep 3 to 1. At a weight of t for cost A has 3/4 t + 11/20 (1 - t) and B 1/2 t + 29/40 (1 - t):
    // A leads where 1/4 t >= 7/40 (1 - t), from 7/17 on.
    let cost = &robustness.weight_intervals()[0];
    assert_eq!((cost.lower(), cost.upper()), (dec!("0.4117647058823529411764705882"), dec!(1)));
    let report = robustness.report(dec!(0)..=dec!(1)).unwrap();
    assert_eq!((report.leaders(), report.margins()[0].total()), ([0].as_slice(), dec!(0.0375)));
    assert_eq!(report.margins()[0].total(), matrix.explanation().unwrap().margin());
}

/// Ann and Ben judge x, y and z; w would be the best, and fails a must.
///
/// | | weights | x | y | z | influence |
/// |---|---|---|---|---|---|
/// | Ann | 3/4, 1/4 | 0.8, 0.4 | 0.4, 0.8 | 0.2, 0.2 | 1 |
/// | Ben | 1/4, 3/4 | 0.4, 0 | 0.8, 0.4 | 0.2, 0.2 | 3 |
/// | mean | 3/8, 5/8 | 0.5, 0.1 | 0.7, 0.5 | 0.2, 0.2 | |
fn two_people() -> ScoringMatrixBuilder {
    let person = |name: &str, influence, a, b, scores: [[Decimal; 2]; 3]| {
        let person = Stakeholder::new(name).influence(influence).weight("a", a).weight("b", b);
        let options = ["x", "y", "z"].into_iter().zip(scores).chain([("w", [dec!(10), dec!(10)])]);
        options.fold(person, |person, (option, [a, b])| person.score(option, "a", a).score(option, "b", b))
    };
    let must = ["x", "y", "z"].iter().fold(Must::at_most("Price", dec!(9)), |it, id| it.value(*id, dec!(9)));
    let draft = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("a", ten()))
        .criterion(Criterion::higher_is_better("b", ten()))
        .must(must.value("w", dec!(10)));
    let draft = ["x", "w", "y", "z"].iter().fold(draft, |it, name| it.option(ScoredOption::new(*name)));
    let of_ann = [[dec!(8), dec!(4)], [dec!(4), dec!(8)], [dec!(2), dec!(2)]];
    let of_ben = [[dec!(4), dec!(0)], [dec!(8), dec!(4)], [dec!(2), dec!(2)]];
    draft.stakeholder(person("Ann", dec!(1), dec!(3), dec!(1), of_ann)).stakeholder(person(
        "Ben",
        dec!(3),
        dec!(1),
        dec!(3),
        of_ben,
    ))
}

#[test]
fn the_table_of_a_panel_has_mean_values_and_mean_weights_of_the_ranked_options() {
    let matrix = two_people().build().unwrap();
    let table = matrix.value_table().value().unwrap();
    assert_eq!(ids(&matrix), ["x", "y", "z"]);
    assert_eq!(table.normalised_weights(), decimals![0.375, 0.625]);
    assert_eq!(table.totals(), decimals![0.25, 0.575, 0.2]);
    assert_eq!(table.ranks(), [2, 1, 3]);
}

#[test]
fn the_agreement_of_a_panel_is_that_of_its_values_and_weights() {
    let matrix = two_people().build().unwrap();
    let agreement = matrix.agreement().value().unwrap();
    let names = |ids: &[bizcase::Id]| ids.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>();
    assert_eq!(names(agreement.options()), ["x", "y", "z"]);
    assert_eq!(names(agreement.stakeholders()), ["ann", "ben"]);

    // Ann has 0.7, 0.5, 0.2 and ranks x, y, z; Ben has 0.1, 0.5, 0.2 and ranks y, z, x.
    let totals = agreement.totals();
    assert_eq!(totals.individual_totals(), [decimals![0.7, 0.5, 0.2], decimals![0.1, 0.5, 0.2]]);
    // Rank sums 4, 3, 5: 12 x 2 / (2^2 (3^3 - 3)).
    assert_eq!(agreement.concordance().unwrap().coefficient(), Outcome::Value(dec!(0.25)));
    assert_eq!(agreement.ballots().borda(), decimals![2, 3, 1]);
    assert_eq!(agreement.ballots().condorcet_winner(), None); // x and y are level

    assert_eq!(totals.of_means(), decimals![0.25, 0.575, 0.2]);
    assert_eq!(totals.mean_of_totals(), decimals![0.25, 0.5, 0.2]); // (0.7 + 3 x 0.1) / 4, ...
    assert_eq!(totals.leaders_without_each(), [Some(vec![1]), Some(vec![0])]);

    // x: (0.45^2 + 3 x 0.15^2) / 4; with mean weights 0.55 and 0.15, with mean values 0.4 and 0.2.
    // y: no variance; with mean weights and with mean values 0.65 and 0.55 each.
    assert_eq!(values(&totals.total_variance()), decimals![0.0675, 0, 0]);
    assert_eq!(values(&totals.score_driven_variance()), decimals![0.03, 0.001875, 0]);
    assert_eq!(values(&totals.weight_driven_variance()), decimals![0.0075, 0.001875, 0]);
    assert_eq!(values(&totals.remaining_variance()), decimals![0.03, -0.00375, 0]);

    let ranges: Vec<Vec<Decimal>> =
        totals.value_spreads().iter().map(|row| row.iter().map(Spread::range).collect()).collect();
    assert_eq!(ranges, [decimals![0.4, 0.4], decimals![0.4, 0.4], decimals![0, 0]]);
}

#[test]
fn one_stakeholder_has_totals_and_no_concordance() {
    let only = Stakeholder::new("Ann").score("x", "a", dec!(8)).score("y", "a", dec!(4));
    let matrix = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("a", ten()).weight(dec!(1)))
        .option(ScoredOption::new("x"))
        .option(ScoredOption::new("y"))
        .stakeholder(only)
        .build()
        .unwrap();
    let agreement = matrix.agreement().value().unwrap();
    assert!(agreement.concordance().is_none());
    assert_eq!(agreement.totals().of_means(), decimals![0.8, 0.4]);
    assert_eq!(agreement.totals().total_variance()[0], Outcome::Undefined(Reason::OneJudge));
}

#[test]
fn an_open_cell_leaves_no_table_even_where_its_criterion_has_no_weight() {
    let matrix = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("a", ten()).weight(dec!(1)))
        .criterion(Criterion::higher_is_better("b", ten()).weight(dec!(0)))
        .option(ScoredOption::new("x").score("a", dec!(5)))
        .allow_missing()
        .build()
        .unwrap();
    assert_eq!(matrix.ranking().lead()[0].total(), Some(dec!(0.5)));
    assert_eq!(matrix.value_table().reason(), Some(Reason::OpenCell));
    assert_eq!(matrix.robustness().unwrap().reason(), Some(Reason::OpenCell));
    assert_eq!(matrix.agreement().reason(), Some(Reason::NoStakeholders));
}

#[test]
fn a_cell_that_one_stakeholder_leaves_open_has_a_mean_and_no_agreement() {
    let guest = Stakeholder::new("Guest").influence(dec!(0)).weight("a", dec!(1)).weight("b", dec!(1));
    let matrix = two_people().stakeholder(guest.score("x", "a", dec!(1))).build().unwrap();
    assert_eq!(matrix.value_table().value().unwrap().totals(), decimals![0.25, 0.575, 0.2]);
    assert_eq!(matrix.agreement().reason(), Some(Reason::OpenCell));
}

#[test]
fn without_a_ranked_option_there_is_nothing_to_compare() {
    let nobody =
        ["x", "w", "y", "z"].iter().fold(Must::at_least("Seats", dec!(2)), |it, id| it.value(*id, dec!(1)));
    let matrix = two_people().must(nobody).build().unwrap();
    assert!(matrix.ranked_options().is_empty());
    assert_eq!(matrix.value_table().reason(), Some(Reason::NoRankedOption));
    assert_eq!(matrix.agreement().reason(), Some(Reason::NoRankedOption));
}

#[test]
fn more_criteria_than_can_be_asked_about_are_an_error() {
    let criteria =
        (0..21).map(|index| Criterion::higher_is_better(format!("c{index}"), ten()).weight(dec!(1)));
    let option = (0..21).fold(ScoredOption::new("x"), |it, index| it.score(format!("c{index}"), dec!(1)));
    let matrix = ScoringMatrix::builder().criteria(criteria).option(option).build().unwrap();
    assert_eq!(matrix.value_table().value().unwrap().totals(), decimals![0.1]);
    let errors = matrix.robustness().unwrap_err();
    assert_eq!(errors.as_slice()[0].kind(), ErrorKind::OverLimit);
}

/// What the ranking says of the ranked options, in the order of the input.
fn totals_of_the_ranking(matrix: &ScoringMatrix) -> Vec<(Decimal, usize)> {
    let ranking = matrix.ranking();
    let of = |id: &&str| {
        let option = ranking.option(id).unwrap();
        (option.total().unwrap(), option.rank().unwrap())
    };
    ids(matrix).iter().map(of).collect()
}

fn the_table_says_what_the_ranking_says(matrix: &ScoringMatrix) -> Result<(), TestCaseError> {
    let ranking = matrix.ranking();
    let ranked: Vec<&str> = ids(matrix);
    let mut with_a_rank: Vec<&str> =
        ranking.options().iter().filter(|it| it.rank().is_some()).map(|it| it.id().as_str()).collect();
    with_a_rank.sort_by_key(|id| matrix.options().iter().position(|option| option.id().as_str() == *id));
    prop_assert_eq!(&ranked, &with_a_rank);
    let is_open =
        |id: &&str| ranking.option(id).unwrap().contributions().iter().any(|it| it.value().is_none());
    match matrix.value_table() {
        Outcome::Value(table) => {
            let ours: Vec<_> = table.totals().into_iter().zip(table.ranks()).collect();
            prop_assert_eq!(ours, totals_of_the_ranking(matrix));
            let weights: Vec<Decimal> = ranking.weights().iter().map(NormalisedWeight::weight).collect();
            prop_assert_eq!(table.normalised_weights(), weights);
        }
        Outcome::Undefined(Reason::OpenCell) => prop_assert!(ranked.iter().any(is_open)),
        other => prop_assert!(other.reason() == Some(Reason::NoRankedOption) && ranked.is_empty()),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn totals_and_ranks_of_the_table_are_those_of_the_ranking(matrix in scoring_matrices(1..=5, 1..=5)) {
        the_table_says_what_the_ranking_says(&matrix)?;
    }

    #[test]
    fn so_they_are_with_stakeholders(matrix in scoring_panels(1..=3, 1..=3, 1..=3)) {
        the_table_says_what_the_ranking_says(&matrix)?;
        if let Outcome::Value(agreement) = matrix.agreement() {
            let table = matrix.value_table().value().unwrap();
            prop_assert_eq!(agreement.totals().of_means(), table.totals());
            prop_assert_eq!(agreement.totals().ranks_of_means(), table.ranks());
        }
    }
}
