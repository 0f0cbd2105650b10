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
    let rows = table(&page, "Mean scores by influence, and how many stakeholders scored");
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

fn weighted() -> ScoringMatrixBuilder {
    let ten = || Scale::numeric(dec!(0), dec!(10));
    ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(5)))
        .criterion(Criterion::higher_is_better("Ease", ten()).weight(dec!(3)))
        .criterion(Criterion::higher_is_better("Trust", ten()).weight(dec!(2)))
}

fn three_criteria() -> ScoringMatrixBuilder {
    weighted().option(scored("Paper", decimals![10, 0, 5])).option(scored("Online", decimals![4, 8, 5]))
}

fn scored(name: &str, [reach, ease, trust]: [Decimal; 3]) -> ScoredOption {
    ScoredOption::new(name).score("reach", reach).score("ease", ease).score("trust", trust)
}

#[test]
fn the_weights_that_turn_the_lead_stand_nearest_first_and_the_others_in_one_sentence() {
    let page = page_of(three_criteria());
    // Paper has 0.5 + 0 + 0.1, Online 0.2 + 0.24 + 0.1.
    let lead =
        "**Paper** leads **Online** by 6.0 points out of 100. A close call would be a lead below 5.0 points.";
    assert!(page.contains(lead), "{page}");
    // Ease at t: 6/7 (1 - t) and 0.8 t + 3/7 (1 - t), level at 0.349. Reach at t: t + 0.2 (1 - t) and 0.4 t + 0.68 (1 - t),
    // level at 0.444. On trust both are the same.
    let turns = "- Paper leads while the weight of Ease is at most 34%; it is 30% now; above that Online leads next.\n\
                 - Paper leads while the weight of Reach is at least 45%; it is 50% now; below that Online leads next.\n\n\
                 Whatever the weight of Trust, Paper leads.";
    assert!(page.contains(turns), "{page}");
}

#[test]
fn shares_of_weightings_are_exact_for_three_criteria() {
    let page = page_of(three_criteria());
    // Paper leads where 0.6 w1 > 0.8 w2: from 4/7 to 1 along the edge between the two, which is 3/7 of the triangle.
    let shares = "Each option can come first, or share the first place, under some weights. Of all possible weightings, \
                  57.1% favour Online and 42.9% Paper, computed and not sampled.";
    assert!(page.contains(shares), "{page}");
}

#[test]
fn an_option_that_never_comes_first_is_named_and_one_that_always_does_needs_no_shares() {
    // Nowhere better than Paper.
    let page = page_of(three_criteria().option(scored("Bespoke", decimals![3, 0, 4])));
    assert!(
        page.contains("Whatever the weights, Bespoke never comes first. Of all possible weightings, 57.1%"),
        "{page}"
    );
    // On reach alone Bespoke is level with Paper.
    let page = page_of(three_criteria().option(scored("Bespoke", decimals![10, 9, 6])));
    let level = "Whatever the weights, Online never comes first. Of all possible weightings, 100.0% favour Bespoke, computed and not sampled.";
    assert!(page.contains(level), "{page}");
    let better =
        weighted().option(scored("Paper", decimals![9, 8, 5])).option(scored("Online", decimals![10, 9, 6]));
    let page = page_of(better);
    let always = "No single weight can turn it: whatever it is, Online leads. Whatever the weights, Online comes first.\n";
    assert!(page.contains(always), "{page}");
    assert!(!page.contains("Of all possible weightings"), "{page}");
}

#[test]
fn sampled_shares_say_how_they_were_drawn() {
    let more = Criterion::higher_is_better("Speed", Scale::numeric(dec!(0), dec!(10))).weight(dec!(1));
    let page = page_of(
        three_criteria()
            .criterion(more)
            .allow_missing()
            .option(scored("Bespoke", decimals![1, 1, 1]).score("speed", dec!(9))),
    );
    // Paper and Online have no score for speed.
    let unknown =
        "How firm it is cannot be said: a score of a ranked option is missing, and none is filled in.";
    assert!(page.contains(unknown), "{page}");
    let ten = || Scale::numeric(dec!(0), dec!(10));
    let names = ["Reach", "Ease", "Speed", "Trust"];
    let criteria = names.map(|name| Criterion::higher_is_better(name, ten()).weight(dec!(1)));
    let best = |name: &str, best: usize| {
        names.iter().enumerate().fold(ScoredOption::new(name), |it, (place, criterion)| {
            it.score(criterion.to_lowercase(), if place == best { dec!(9) } else { dec!(1) })
        })
    };
    let page = page_of(
        ScoringMatrix::builder().criteria(criteria).option(best("Paper", 0)).option(best("Online", 1)),
    );
    assert!(page.contains("**Paper and Online** have the same total, so this is a close call."), "{page}");
    // Half each by symmetry, with a standard error of 0.5 over the root of 2,500.
    let drawn = ": an estimate from 2,500 weightings drawn from seed 1, with a standard error of up to about 1.0 percentage points.";
    assert!(page.contains(drawn), "{page}");
}

fn judged(name: &str, weights: [Decimal; 2], scores: [[Decimal; 2]; 3]) -> Stakeholder {
    let person = Stakeholder::new(name).weight("reach", weights[0]).weight("ease", weights[1]);
    ["paper", "online", "bespoke"].iter().zip(scores).fold(person, |it, (option, [reach, ease])| {
        it.score(*option, "reach", reach).score(*option, "ease", ease)
    })
}

/// By own totals the CFO and the users put Online first and Bespoke last; the CIO has Paper, Bespoke, Online.
fn cfo_cio_and_users() -> ScoringMatrixBuilder {
    matrix()
        .stakeholder(judged("CFO", decimals![3, 1], [decimals![4, 9], decimals![8, 6], decimals![5, 5]]))
        .stakeholder(judged("CIO", decimals![1, 2], [decimals![7, 8], decimals![3, 6], decimals![4, 9]]))
        .stakeholder(judged("Users", decimals![1, 4], [decimals![2, 8], decimals![7, 7], decimals![6, 3]]))
}

#[test]
fn stakeholders_who_differ_are_told_on_what() {
    let page = page_of(cfo_cio_and_users());
    // Rank sums of 5, 5 and 8: 12 x 6 / (9 x 24). Without the CIO the weights are 0.475 and 0.525, and Online has 0.6975
    // against 0.58875.
    for sentence in [
        "**Paper** leads **Online** by 4.3 points out of 100. That is a close call, as any lead below 5.0 points is.",
        "**First choices.** Of 3 stakeholders, 2 put Online first and 1 Paper.\n",
        "Kendall's W of everybody's rankings is 0.33, where 0 is no agreement and 1 the same ranking by all: weak agreement.",
        "the closest is Paper, 2 to 1. By totals, however, Paper leads.",
        "Without CIO, Online leads. Without any other one, Paper leads.",
        // Variances of totals 0.009993 and 0.011667, by fractions; by mean weights 0.00791 and 0.01090 of that, by mean values
        // 0.00878 and 0.00006.
        "On Paper people differ more in weights than in scores: of the variance of its totals, 79% would be left with one \
         weighting for all, 88% with one score for each cell.",
        "On Online people differ more in scores than in weights: of the variance of its totals, 93% would be left with one \
         weighting for all, 1% with one score for each cell.",
        "Ease of Bespoke (30.0 to 90.0), Reach of Online (30.0 to 80.0) and Reach of Paper (20.0 to 70.0), where",
    ] {
        assert!(page.contains(sentence), "{sentence}\n{page}");
    }
    assert!(!page.contains("Two ways to add up"), "{page}");
    assert!(!page.contains("whatever the influence"), "{page}");
}

#[test]
fn stakeholders_who_agree_are_told_so() {
    let scores = [decimals![4, 2], decimals![8, 6], decimals![5, 5]];
    let page =
        page_of(
            matrix()
                .stakeholder(judged("CFO", decimals![1, 1], scores).influence(dec!(2)))
                .stakeholder(judged("CIO", decimals![1, 1], scores)),
        );
    for sentence in [
        "Everybody puts Online first. Everybody counts once here, whatever the influence.",
        "is 1.00, where 0 is no agreement and 1 the same ranking by all: complete agreement.",
        "Whoever is left out, Online leads.",
        "On Online everybody's total is the same.",
        "Everybody gives the same scores.",
    ] {
        assert!(page.contains(sentence), "{sentence}\n{page}");
    }
}

#[test]
fn majorities_that_go_round_in_a_circle_are_walked_through() {
    let evenly = decimals![1, 1];
    let round =
        |name: &str, [one, two, three]: [Decimal; 3]| judged(name, evenly, [[one; 2], [two; 2], [three; 2]]);
    let first_two = || {
        matrix().stakeholder(round("CFO", decimals![9, 6, 3])).stakeholder(round("CIO", decimals![3, 9, 6]))
    };
    let page = page_of(first_two().stakeholder(round("Users", decimals![6, 3, 9])));
    let circle = "They go round in a circle: more people prefer Paper to Online (2 to 1), Online to Bespoke (2 to 1) and \
                  Bespoke to Paper (2 to 1). Votes alone name no winner.";
    assert!(page.contains(circle), "{page}");
    // Of the first two, both prefer Online to Bespoke and one Paper to either.
    let page = page_of(first_two());
    let level = "No option has a majority over each other one; Paper and Online have none against them.";
    assert!(page.contains(level), "{page}");
}

#[test]
fn two_ways_to_add_up_are_told_where_they_name_two_leads() {
    // Everybody gives Paper 10 on what they weigh and 0 elsewhere: 5 by the means, 10 by the totals.
    let people = |online: Decimal| {
        let others = [[online; 2], [dec!(1); 2]];
        matrix()
            .stakeholder(judged("CFO", decimals![1, 0], [decimals![10, 0], others[0], others[1]]))
            .stakeholder(judged("CIO", decimals![0, 1], [decimals![0, 10], others[0], others[1]]))
    };
    let page = page_of(people(dec!(6)));
    let both = "By mean scores and mean weights, which make the headline, Online leads with 60.0 points; by the mean of \
                everybody's own totals, Paper leads with 100.0.";
    assert!(page.contains(both), "{page}");
    assert!(!page_of(people(dec!(4))).contains("Two ways to add up"));
}

#[test]
fn what_cannot_be_said_of_agreement_has_its_reason() {
    let page = page_of(with_open_cell());
    assert!(
        page.contains("How far people agree cannot be said: somebody left a score of a ranked option open"),
        "{page}"
    );
    let one = judged("CFO", decimals![1, 1], [decimals![4, 2], decimals![8, 6], decimals![5, 5]]);
    let page = page_of(matrix().stakeholder(one));
    assert!(
        page.contains("CFO is the only stakeholder, so there is nobody to agree or to differ."),
        "{page}"
    );
    assert!(!page_of(three_criteria()).contains("Where people agree"));
}

/// What the recommendation says of judgement, where Online is preferred by money. One who scores everything, on reach alone.
fn recommended(
    paper: Decimal,
    online: Decimal,
    change: impl Fn(ScoringMatrixBuilder) -> ScoringMatrixBuilder,
) -> String {
    let ten = Scale::numeric(dec!(0), dec!(10));
    let matrix = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Reach", ten).weight(dec!(1)))
        .option(ScoredOption::new("Paper").score("reach", paper))
        .option(ScoredOption::new("Online").score("reach", online))
        .option(ScoredOption::new("Bespoke").score("reach", dec!(1)));
    let page = page_of(change(matrix));
    let said = page.lines().find(|line| line.contains("udgement ") && line.contains("score"));
    said.unwrap_or_else(|| panic!("nothing of judgement: {page}")).to_owned()
}

#[test]
fn the_recommendation_says_whether_judgement_agrees_and_how_clearly() {
    let plain = |paper, online| recommended(paper, online, |matrix| matrix);
    assert_eq!(plain(dec!(4), dec!(9)), "Judgement agrees: Online leads by score as well.");
    assert_eq!(
        plain(dec!(8.7), dec!(9)),
        "Judgement agrees: Online leads by score as well, in a close call."
    );
    let differs =
        "Judgement differs: Paper leads by score. The choice between money and judgement is the board's.";
    assert_eq!(plain(dec!(9), dec!(4)), differs);
    assert_eq!(
        plain(dec!(9), dec!(9)),
        "Judgement does not tell them apart: Paper and Online share the lead by score."
    );
}

#[test]
fn the_recommendation_says_that_the_preferred_alternative_fails_a_must() {
    let languages = || {
        Must::at_least("Languages", dec!(2))
            .value("paper", dec!(2))
            .value("online", dec!(1))
            .value("bespoke", dec!(2))
    };
    let said = recommended(dec!(4), dec!(9), |matrix| matrix.must(languages()));
    let fails = "Online fails a must of the judgement: Languages is 1, and must be at least 2. Judgement differs: Paper leads";
    assert!(said.starts_with(fails), "{said}");
}

#[test]
fn the_recommendation_says_that_missing_scores_leave_the_lead_open() {
    let said = recommended(dec!(4), dec!(9), |matrix| {
        let ease = Criterion::higher_is_better("Ease", Scale::numeric(dec!(0), dec!(10))).weight(dec!(1));
        matrix.criterion(ease).allow_missing()
    });
    assert_eq!(
        said,
        "Judgement is open: by score Paper, Online and Bespoke may lead. Scores are missing that may change it."
    );
}
