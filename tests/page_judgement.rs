//! What the page says of stakeholders, musts, open cells and stale weights.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::prelude::*;
use bizcase::scoring::ScoringMatrixBuilder;

fn page_of(matrix: ScoringMatrixBuilder) -> String {
    let run = |amount| Cost::new("Run", gbp(amount)).every_period();
    let case = BusinessCase::builder("Judged", Currency::GBP)
        .timeline(Timeline::years(2026, 1))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(0))
        .baseline(Alternative::business_as_usual("Paper").cost(run(30)))
        .alternative(Alternative::do_something("Online").cost(run(20)))
        .alternative(Alternative::do_something("Bespoke").cost(run(40)))
        .scoring(matrix)
        .build()
        .unwrap();
    case.appraise().to_markdown()
}

fn matrix() -> ScoringMatrixBuilder {
    let ten = || Scale::numeric(dec!(0), dec!(10));
    ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(3)))
        .criterion(Criterion::higher_is_better("Ease", ten()).weight(dec!(1)))
        .option(ScoredOption::new("Paper"))
        .option(ScoredOption::new("Online"))
        .option(ScoredOption::new("Bespoke"))
}

/// Online lacks a score for ease; Bespoke fails the must.
fn with_open_cell() -> ScoringMatrixBuilder {
    matrix()
        .stakeholder(
            Stakeholder::new("CFO")
                .influence(dec!(3))
                .score(
                    "paper",
                    "reach",
                    GivenScore::new(dec!(4)).because("few offices").evidence("map of 2025"),
                )
                .score("paper", "ease", dec!(10))
                .score("online", "reach", dec!(5)),
        )
        .stakeholder(
            Stakeholder::new("CIO")
                .score("paper", "reach", dec!(8))
                .score("online", "reach", dec!(6))
                .score("bespoke", "reach", dec!(9))
                .score("bespoke", "ease", dec!(9)),
        )
        .must(
            Must::at_most("Build, GBP million", dec!(2))
                .value("paper", dec!(0))
                .value("online", dec!(2))
                .value("bespoke", dec!(3)),
        )
}

/// The rows of the table with this caption, head first, cells without blanks.
fn table(page: &str, caption: &str) -> Vec<Vec<String>> {
    let after = page.split(caption).nth(1).unwrap_or_else(|| panic!("no {caption}: {page}"));
    let rows =
        after.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let cells = |row: &str| {
        let cells = row.trim_matches('|').split('|');
        cells.map(|cell| cell.trim().trim_matches('*').to_owned()).collect()
    };
    rows.filter(|row| !row.contains("---")).map(cells).collect()
}

#[test]
fn open_totals_are_two_ends_and_ranks_are_what_is_certain() {
    let page = page_of(with_open_cell());
    // Paper: 0.75 x (3 x 4 + 8)/40 + 0.25 x 1. Online: 0.75 x (3 x 5 + 6)/40, and 0 to 0.25 for the open cell.
    let rows = table(&page, "Money and judgement side by side");
    let of = |name: &str| rows.iter().find(|row| row[0] == name).unwrap()[3..].to_vec();
    assert_eq!(of("Paper"), ["62.5", "1 to 2"]);
    assert_eq!(of("Online"), ["39.4 to 64.4", "1 to 2"]);
    assert_eq!(of("Bespoke"), ["90.0", "–"]);
}

#[test]
fn what_fails_a_must_is_named_with_the_reason() {
    let page = page_of(with_open_cell());
    let rows = table(&page, "Musts: what fails one is not ranked");
    assert_eq!(rows[1], ["Build, GBP million", "at most 2", "0", "2", "3 fails"]);
    let reason = "**Bespoke** is not ranked: Build, GBP million is 3, and must be at most 2.";
    assert!(page.contains(reason), "{page}");
}

#[test]
fn cells_show_the_mean_and_how_many_scored_and_a_dash_where_nobody_did() {
    let page = page_of(with_open_cell());
    let rows = table(&page, "Mean scores, and how many stakeholders scored");
    assert_eq!(rows[1], ["Reach", "0", "10", "5 (2)", "5.25 (2)", "9 (1)"]);
    assert_eq!(rows[2], ["Ease", "0", "10", "10 (1)", "–", "9 (1)"]);
}

#[test]
fn each_stakeholder_has_totals_and_a_first_choice() {
    let page = page_of(with_open_cell());
    let rows = table(&page, "Totals of each stakeholder, out of 100");
    // Three parts of four in influence; 0.75 x 0.4 + 0.25; a dash where the CFO scored nothing.
    assert_eq!(rows[1], ["CFO", "75.0", "55.0", "37.5 to 62.5", "–", "Paper, Online"]);
    assert_eq!(rows[2], ["CIO", "25.0", "60.0 to 85.0", "45.0 to 70.0", "90.0", "Paper, Online"]);
    let reason = "**Reach**, Paper at 4 by CFO: few offices (evidence: map of 2025)";
    assert!(page.contains(reason), "{page}");
}

#[test]
fn the_margin_and_dominated_options_are_explained_in_sentences() {
    let all = ["paper", "online", "bespoke"];
    let scores = [(dec!(4), dec!(9)), (dec!(8), dec!(6)), (dec!(4), dec!(5))];
    let scored = all.iter().zip(scores).fold(Stakeholder::new("CFO"), |it, (option, (reach, ease))| {
        it.score(*option, "reach", reach).score(*option, "ease", ease)
    });
    let page = page_of(matrix().stakeholder(scored));
    // Online 0.75, Paper 0.525: 0.75 x 0.4 less 0.25 x 0.3.
    let sentences = "Online is ahead of Paper by 22.5 points out of 100. Online gains 30.0 on Reach. Online loses 7.5 on Ease.";
    assert!(page.contains(sentences), "{page}");
    assert!(page.contains("**Bespoke** is nowhere better and somewhere worse than Paper, Online."), "{page}");
}

#[test]
fn groups_labels_and_stale_weights_are_on_the_page() {
    let labels = [("poor", dec!(0)), ("good", dec!(1))];
    let weight = GivenWeight::points(dec!(1)).agreed_for(dec!(0), dec!(5)).evidence("minutes");
    let option =
        |name: &str, state: &str| ScoredOption::new(name).score("reach", dec!(5)).score("state", state);
    let page = page_of(
        ScoringMatrix::builder()
            .criterion(Criterion::higher_is_better("Reach", Scale::numeric(dec!(0), dec!(10))).weight(weight))
            .criterion(Criterion::higher_is_better("State", Scale::labelled(labels)).weight(dec!(3)))
            .group(CriterionGroup::new("All").weight(dec!(1)).of(["reach", "state"]))
            .option(option("Paper", "poor"))
            .option(option("Online", "good")),
    );
    assert_eq!(table(&page, "Scores as given")[2], ["State", "poor", "good", "good", "poor"]);
    assert_eq!(table(&page, "Groups of criteria, in points out of 100")[1], ["All", "100.0", "Reach, State"]);
    let stale = "**Reach**: its weight was agreed for a scale from 0 to 5, which runs from 0 to 10 now";
    assert!(page.contains(stale), "{page}");
    assert!(page.contains("**Reach**, weight: evidence: minutes"), "{page}");
}

#[test]
fn judgement_that_ranks_nothing_says_so() {
    let must = Must::at_least("Uptime", dec!(99));
    let must = ["paper", "online", "bespoke"].iter().fold(must, |it, option| it.value(*option, dec!(98)));
    let page =
        page_of(matrix().stakeholder(Stakeholder::new("CFO").score("paper", "reach", dec!(4))).must(must));
    assert!(page.contains("Judgement ranks no alternative"), "{page}");
}
