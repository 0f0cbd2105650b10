//! Score against cost: small cases by hand, and what must hold of random ones.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::appraisal::{Advantage, FrontierAlternative, FrontierPlace, FrontierStep, ScoreFrontier};
use bizcase::case::CaseBuilder;
use bizcase::measure::{Outcome, Reason};
use bizcase::prelude::*;
use bizcase::scoring::ScoringMatrixBuilder;
use bizcase::strategies::{CaseShape, cases_of, proptest::prelude::*};
use std::collections::BTreeMap;

/// One year without interest: a cost is worth what it is.
fn case(alternatives: Vec<Alternative>) -> CaseBuilder {
    let mut alternatives = alternatives.into_iter();
    let case = BusinessCase::builder("Permits", Currency::GBP)
        .timeline(Timeline::years(2026, 1))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(0))
        .baseline(alternatives.next().unwrap());
    alternatives.fold(case, CaseBuilder::alternative)
}

fn costing(name: &str, cost: Decimal) -> Alternative {
    Alternative::do_minimum(name).cost(Cost::new("Run", gbp(cost)).every_period())
}

/// One criterion from 0 to 100, so that a score is its points.
fn scored(points: &[(&str, Decimal)]) -> ScoringMatrixBuilder {
    let reach = Criterion::higher_is_better("Reach", Scale::numeric(dec!(0), dec!(100))).weight(dec!(1));
    let option = |(name, points): &(&str, Decimal)| ScoredOption::new(*name).score("reach", *points);
    points.iter().map(option).fold(ScoringMatrix::builder().criterion(reach), ScoringMatrixBuilder::option)
}

/// Alternatives by name, cost and points.
fn plane(points: &[(&str, Decimal, Decimal)]) -> CaseBuilder {
    let alternatives = points.iter().map(|(name, cost, _)| costing(name, *cost)).collect();
    let scores: Vec<_> = points.iter().map(|(name, _, score)| (*name, *score)).collect();
    case(alternatives).scoring(scored(&scores))
}

fn appraised(case: CaseBuilder) -> Appraisal {
    case.build().unwrap().appraise()
}

fn frontier(case: CaseBuilder) -> ScoreFrontier {
    appraised(case).score_frontier().unwrap().clone()
}

fn of<'a>(frontier: &'a ScoreFrontier, id: &str) -> &'a FrontierAlternative {
    frontier.alternative(id).unwrap()
}

fn places(frontier: &ScoreFrontier) -> Vec<(&str, FrontierPlace)> {
    frontier.alternatives().iter().map(|it| (it.id().as_str(), it.place())).collect()
}

fn dominators(frontier: &ScoreFrontier, id: &str) -> Vec<(String, Advantage)> {
    let by = of(frontier, id).dominated_by().iter();
    by.map(|by| (by.alternative().to_string(), by.advantage())).collect()
}

fn ids(ids: &[Id]) -> Vec<&str> {
    ids.iter().map(Id::as_str).collect()
}

/// From, to, additional cost, additional points, cost of one more point.
fn figures(step: &FrontierStep) -> (Vec<&str>, Vec<&str>, [Outcome<Decimal>; 3]) {
    (
        ids(step.from()),
        ids(step.to()),
        [step.additional_cost(), step.additional_points(), step.cost_per_point()],
    )
}

fn values(amounts: [Decimal; 3]) -> [Outcome<Decimal>; 3] {
    amounts.map(Outcome::Value)
}

/// Paper and the shared platform are cheap or good; the others are beaten by one of them, each in another way.
fn five() -> CaseBuilder {
    plane(&[
        ("Paper", dec!(100), dec!(20)),
        ("E-mail", dec!(150), dec!(20)),
        ("Fax", dec!(100), dec!(10)),
        ("Own", dec!(140), dec!(50)),
        ("Shared", dec!(130), dec!(65)),
    ])
}

#[test]
fn what_costs_more_and_scores_less_is_dominated_and_says_by_whom() {
    let frontier = frontier(five());
    use FrontierPlace::{Dominated, OnFrontier};
    let expected = [
        ("fax", Dominated),
        ("paper", OnFrontier),
        ("shared", OnFrontier),
        ("own", Dominated),
        ("e-mail", Dominated),
    ];
    assert_eq!(places(&frontier), expected, "from the cheapest up, of one cost the lower score first");
    assert_eq!(dominators(&frontier, "own"), [("shared".to_owned(), Advantage::CostAndScore)]);
    assert_eq!(dominators(&frontier, "fax"), [("paper".to_owned(), Advantage::Score)]);
    let of_email = [
        ("paper".to_owned(), Advantage::Cost),
        ("shared".to_owned(), Advantage::CostAndScore),
        ("own".to_owned(), Advantage::CostAndScore),
    ];
    assert_eq!(dominators(&frontier, "e-mail"), of_email);
}

#[test]
fn a_step_states_the_cost_of_one_more_point() {
    // 30 more for 45 points: two thirds for each.
    let frontier = frontier(five());
    let [step] = frontier.steps() else { panic!("two are on the frontier") };
    let third = dec!(0.6666666666666666666666666667);
    assert_eq!(figures(step), (vec!["paper"], vec!["shared"], values([dec!(30), dec!(45), third])));
}

#[test]
fn costs_are_present_values_and_gains_in_money_are_none_of_them() {
    // 121 in the second year at 10 % is 100; the benefit would make it the cheaper one by net present cost.
    let run = |name: &str, cost: i64| {
        Alternative::do_minimum(name).cost(Cost::new("Run", gbp(cost)).once().from(2))
    };
    let case = BusinessCase::builder("Permits", Currency::GBP)
        .timeline(Timeline::years(2026, 2))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(10))
        .baseline(run("Paper", 121))
        .alternative(run("Online", 242).benefit(Benefit::new("Fees", gbp(484)).once().from(2)))
        .scoring(scored(&[("Paper", dec!(10)), ("Online", dec!(30))]));
    let frontier = frontier(case);
    let costs: Vec<_> = frontier.alternatives().iter().map(|it| (it.id().as_str(), it.cost())).collect();
    assert_eq!(costs, [("paper", Outcome::Value(dec!(100))), ("online", Outcome::Value(dec!(200)))]);
    assert_eq!(frontier.steps()[0].cost_per_point(), Outcome::Value(dec!(5)));
    assert_eq!((frontier.cost(), frontier.score()), ("present value of costs", "weighted total"));
}

#[test]
fn identical_alternatives_tie_and_share_their_steps() {
    let frontier = frontier(plane(&[
        ("Late", dec!(30), dec!(70)),
        ("Paper", dec!(10), dec!(20)),
        ("Early", dec!(30), dec!(70)),
    ]));
    assert!(frontier.alternatives().iter().all(|it| it.place() == FrontierPlace::OnFrontier));
    let [step] = frontier.steps() else { panic!("two of three tie") };
    assert_eq!(
        figures(step),
        (vec!["paper"], vec!["late", "early"], values([dec!(20), dec!(50), dec!(0.4)]))
    );
}

#[test]
fn figures_that_round_to_the_same_are_still_told_apart() {
    // A third of the scale, and 28 threes of it: both totals print alike.
    let thirds = Criterion::higher_is_better("Reach", Scale::numeric(dec!(0), dec!(3))).weight(dec!(1));
    let matrix = ScoringMatrix::builder()
        .criterion(thirds)
        .option(ScoredOption::new("Third").score("reach", dec!(1)))
        .option(ScoredOption::new("Threes").score("reach", dec!("0.9999999999999999999999999999")));
    let found = frontier(case(vec![costing("Third", dec!(5)), costing("Threes", dec!(5))]).scoring(matrix));
    assert_eq!(of(&found, "third").total(), of(&found, "threes").total());
    assert_eq!(dominators(&found, "threes"), [("third".to_owned(), Advantage::Score)]);

    // 1 a year later at 10 % is 10/11; 28 digits of it, now, are a little more: ...0909|0909 is rounded up to ...091.
    let now = Cost::new("Fee", gbp(dec!("0.9090909090909090909090909091"))).once();
    let case = BusinessCase::builder("Permits", Currency::GBP)
        .timeline(Timeline::years(2026, 1))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(10))
        .baseline(Alternative::do_minimum("Now").cost(now))
        .alternative(Alternative::do_minimum("Later").cost(Cost::new("Fee", gbp(1)).once().from(1)))
        .scoring(scored(&[("Now", dec!(40)), ("Later", dec!(40))]));
    let found = frontier(case);
    assert_eq!(of(&found, "now").cost(), of(&found, "later").cost());
    assert_eq!(dominators(&found, "now"), [("later".to_owned(), Advantage::Cost)]);
}

/// Two criteria, of which an option may lack one.
fn with_open_cells(scores: &[(&str, Option<Decimal>, Decimal)]) -> ScoringMatrixBuilder {
    let half =
        |name: &str| Criterion::higher_is_better(name, Scale::numeric(dec!(0), dec!(100))).weight(dec!(1));
    let matrix = ScoringMatrix::builder().criterion(half("Reach")).criterion(half("Ease")).allow_missing();
    scores.iter().fold(matrix, |matrix, (name, reach, ease)| {
        let option = ScoredOption::new(*name).score("ease", *ease);
        matrix.option(match reach {
            Some(reach) => option.score("reach", *reach),
            None => option,
        })
    })
}

#[test]
fn open_scores_dominate_only_where_it_is_certain() {
    // Totals in points: sure 40, hazy 30 to 80, and dear 15 to 65 or 10 to 60.
    let with_dear = |ease: Decimal| {
        let matrix = with_open_cells(&[
            ("Sure", Some(dec!(40)), dec!(40)),
            ("Hazy", None, dec!(60)),
            ("Dear", Some(dec!(0)), ease),
        ]);
        let alternatives =
            vec![costing("Sure", dec!(10)), costing("Hazy", dec!(20)), costing("Dear", dec!(30))];
        frontier(case(alternatives).scoring(matrix))
    };
    // Dear 35 points: below Sure for certain, below Hazy perhaps.
    let found = with_dear(dec!(70));
    assert_eq!(of(&found, "hazy").place(), FrontierPlace::MayBeOn);
    assert_eq!(of(&found, "sure").place(), FrontierPlace::OnFrontier);
    assert_eq!(dominators(&found, "dear"), [("sure".to_owned(), Advantage::CostAndScore)]);
    assert_eq!(
        (of(&found, "hazy").total(), of(&found, "hazy").between().unwrap().lowest()),
        (None, dec!(0.3))
    );
    let open = Outcome::Undefined(Reason::OpenCell);
    assert_eq!(
        figures(&found.steps()[0]),
        (vec!["sure"], vec!["hazy"], [Outcome::Value(dec!(10)), open, open])
    );
    // Dear 30 points: as much as Hazy at the least, which costs less.
    let found = with_dear(dec!(60));
    let both = [("sure".to_owned(), Advantage::CostAndScore), ("hazy".to_owned(), Advantage::Cost)];
    assert_eq!(dominators(&found, "dear"), both);
    // Dear 45 points: above Sure, below Hazy perhaps.
    assert_eq!(of(&with_dear(dec!(90)), "dear").place(), FrontierPlace::MayBeOn);
}

#[test]
fn an_open_score_at_the_same_cost_may_put_another_off_the_frontier() {
    // Totals in points: hazy 30 to 80, peer 50.
    let matrix = with_open_cells(&[("Hazy", None, dec!(60)), ("Peer", Some(dec!(50)), dec!(50))]);
    let alternatives = vec![costing("Hazy", dec!(20)), costing("Peer", dec!(20))];
    assert_eq!(of(&frontier(case(alternatives).scoring(matrix)), "peer").place(), FrontierPlace::MayBeOn);
}

type Beaten<'a> = (&'a str, Vec<&'a str>, Vec<&'a str>);

/// The alternatives that a mixture beats, with its two parts.
fn mixtures(frontier: &ScoreFrontier) -> Vec<Beaten<'_>> {
    let beaten = frontier.alternatives().iter().filter_map(|it| Some((it.id().as_str(), it.mixture()?)));
    beaten.map(|(id, mixture)| (id, ids(mixture.cheaper()), ids(mixture.dearer()))).collect()
}

#[test]
fn a_dear_step_before_a_cheap_one_is_beaten_by_a_mixture_and_stays_on_the_frontier() {
    // Points at 1, at 0.9 and at 0.6: the first two lie above the straight way from a to d, at 25/30.
    let found = frontier(plane(&[
        ("a", dec!(0), dec!(0)),
        ("b", dec!(10), dec!(10)),
        ("c", dec!(19), dec!(20)),
        ("d", dec!(25), dec!(30)),
    ]));
    assert_eq!(mixtures(&found), [("b", vec!["a"], vec!["d"]), ("c", vec!["a"], vec!["d"])]);
    assert!(found.alternatives().iter().all(|it| it.place() == FrontierPlace::OnFrontier));
    assert_eq!(found.steps().len(), 3);
}

#[test]
fn points_at_one_price_or_at_a_rising_one_are_beaten_by_no_mixture() {
    let ways = [dec!(10), dec!(9.9)];
    for cost_of_b in ways {
        let found = frontier(plane(&[
            ("a", dec!(0), dec!(0)),
            ("b", cost_of_b, dec!(10)),
            ("c", dec!(20), dec!(20)),
        ]));
        assert_eq!(mixtures(&found), []);
    }
    let dearer = plane(&[("a", dec!(0), dec!(0)), ("b", dec!(10.1), dec!(10)), ("c", dec!(20), dec!(20))]);
    assert_eq!(mixtures(&frontier(dearer)), [("b", vec!["a"], vec!["c"])]);
}

#[test]
fn only_what_has_a_rank_takes_part() {
    let must = Must::at_most("Build", dec!(2))
        .value("paper", dec!(0))
        .value("online", dec!(1))
        .value("bespoke", dec!(3));
    let all = || {
        let names = ["Paper", "Online", "Bespoke", "Unscored"];
        case(names.iter().zip(1..).map(|(name, cost)| costing(name, Decimal::from(cost))).collect())
    };
    let scores = [("Paper", dec!(1)), ("Online", dec!(2)), ("Bespoke", dec!(3))];
    let found = frontier(all().scoring(scored(&scores).must(must)));
    assert_eq!(places(&found).iter().map(|(id, _)| *id).collect::<Vec<_>>(), ["paper", "online"]);

    let none_passes = Must::at_least("Seats", dec!(1)).value("paper", dec!(0));
    let unranked = appraised(all().scoring(scored(&[("Paper", dec!(1))]).must(none_passes)));
    assert!(unranked.scoring().is_some() && unranked.score_frontier().is_none());
    assert!(appraised(all()).score_frontier().is_none());
}

#[test]
fn costs_beyond_every_decimal_are_an_outcome_and_compare_all_the_same() {
    // At -99 % what is due in 30 years is worth 10^60 times as much.
    let due = |name: &str, cost: i64| {
        Alternative::do_minimum(name).cost(Cost::new("Run", gbp(cost)).once().from(30))
    };
    let case = BusinessCase::builder("Far", Currency::GBP)
        .timeline(Timeline::years(2026, 30))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(-99))
        .baseline(due("Less", 1))
        .alternative(due("More", 2))
        .alternative(due("Most", 3))
        .scoring(scored(&[("Less", dec!(50)), ("More", dec!(50)), ("Most", dec!(60))]));
    let found = frontier(case);
    assert_eq!(of(&found, "less").cost(), Outcome::AboveRange);
    assert_eq!(dominators(&found, "more"), [("less".to_owned(), Advantage::Cost)]);
    let [step] = found.steps() else { panic!("two are on the frontier") };
    let figures = figures(step).2;
    assert_eq!(figures, [Outcome::AboveRange, Outcome::Value(dec!(10)), Outcome::AboveRange]);
}

#[test]
fn the_frontier_is_written_with_the_appraisal() {
    let json = serde_json::to_value(appraised(five())).unwrap();
    let frontier = &json["score_frontier"];
    assert_eq!(frontier["cost"], "present value of costs");
    assert_eq!(
        frontier["alternatives"][0],
        serde_json::json!({
            "id": "fax", "name": "Fax", "cost": "100", "total": "0.1", "place": "dominated",
            "dominated_by": [{ "alternative": "paper", "advantage": "score" }],
        })
    );
    assert_eq!(
        frontier["steps"][0],
        serde_json::json!({
            "from": ["paper"], "to": ["shared"], "additional_cost": "30", "additional_points": "45",
            "cost_per_point": "0.6666666666666666666666666667",
        })
    );
    let unscored = serde_json::to_value(appraised(case(vec![costing("Paper", dec!(1))]))).unwrap();
    assert!(unscored.get("score_frontier").is_none());
}

fn page_of(case: CaseBuilder) -> String {
    appraised(case).to_markdown()
}

/// The cells of the table on the page, head first.
fn table(page: &str) -> Vec<Vec<String>> {
    let after = page.split("What a better score costs").nth(1).unwrap_or_else(|| panic!("{page}"));
    let rows =
        after.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let cells = |row: &str| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    rows.filter(|row| !row.contains("---")).map(cells).collect()
}

#[test]
fn the_page_goes_along_the_frontier_and_says_who_is_off_it() {
    let page = page_of(five());
    let rows = table(&page);
    assert_eq!(
        rows[0][1..],
        [
            "Whole-life cost, GBP",
            "Score",
            "Additional cost",
            "Additional points",
            "Cost of one more point, GBP"
        ]
    );
    assert_eq!(rows[1], ["Paper", "100", "20.0", "–", "–", "–"]);
    assert_eq!(rows[2], ["Shared", "130", "65.0", "30", "45.0", "0.67"]);
    assert_eq!(rows.len(), 3);
    for sentence in [
        "- **Fax** costs as much as Paper and scores less.",
        "- **Own** costs more than Shared and scores less.",
        "- **E-mail** costs more than Shared and scores less; it costs more than Paper and scores no more.",
    ] {
        assert!(page.contains(sentence), "{sentence}\n{page}");
    }
}

#[test]
fn the_page_says_where_what_is_off_the_frontier_is_worth_more_in_money() {
    let fees = |amount: i64| Benefit::new("Fees", gbp(amount)).every_period();
    let page = |fees_of_dear: i64| {
        let scores = [("Paper", dec!(10)), ("Good", dec!(50)), ("Dear", dec!(40))];
        let alternatives = vec![
            costing("Paper", dec!(10)),
            costing("Good", dec!(20)),
            costing("Dear", dec!(30)).benefit(fees(fees_of_dear)),
        ];
        page_of(case(alternatives).scoring(scored(&scores)))
    };
    let sentence = "- **Dear** costs more than Good and scores less";
    assert!(
        page(11).contains(&format!("{sentence}, though its net present value is higher.")),
        "{}",
        page(11)
    );
    assert!(page(10).contains(&format!("{sentence}.")), "{}", page(10));
}

#[test]
fn the_page_states_a_point_in_units_that_show_what_it_costs() {
    let thousands = || Conventions::nominal().end_of_period().page_in(PageUnit::Thousands);
    let head_and_cell = |cost: Decimal| {
        let page = page_of(plane(&[("A", dec!(0), dec!(0)), ("B", cost, dec!(50))]).conventions(thousands()));
        let rows = table(&page);
        (rows[0][5].clone(), rows[2][5].clone())
    };
    let head = "Cost of one more point, GBP".to_owned();
    assert_eq!(head_and_cell(dec!(1234567)), (head.clone(), "24,691".to_owned()));
    assert_eq!(head_and_cell(dec!(4999)), (head, "99.98".to_owned()));
}

#[test]
fn the_page_names_a_dear_step_and_an_open_score() {
    let page =
        page_of(plane(&[("A", dec!(0), dec!(0)), ("B", dec!(15), dec!(10)), ("C", dec!(20), dec!(20))]));
    let sentence = "**B** is a dear step: a further point costs less on the whole way from A to C than on the way from A to it.";
    assert!(page.contains(sentence), "{page}");

    let matrix = with_open_cells(&[("Sure", Some(dec!(40)), dec!(40)), ("Hazy", None, dec!(60))]);
    let page = page_of(case(vec![costing("Sure", dec!(10)), costing("Hazy", dec!(20))]).scoring(matrix));
    assert_eq!(table(&page)[2], ["Hazy", "20", "30.0 to 80.0", "10", "–", "–"]);
    assert!(page.contains("- **Hazy** may be beaten by another: scores are missing."), "{page}");
}

#[test]
fn a_frontier_of_one_is_a_sentence() {
    let page = page_of(plane(&[("Old", dec!(20), dec!(10)), ("New", dec!(10), dec!(30))]));
    assert!(page.contains("**New** costs no more and scores no less than any other."), "{page}");
    assert!(page.contains("- **Old** costs more than New and scores less."), "{page}");
    assert!(!page.contains("What a better score costs"));

    let tied = page_of(plane(&[("Old", dec!(10), dec!(30)), ("New", dec!(10), dec!(30))]));
    assert!(tied.contains("**Old and New** cost the same and score the same."), "{tied}");

    let alone = page_of(
        case(vec![costing("Old", dec!(1)), costing("New", dec!(2))]).scoring(scored(&[("Old", dec!(1))])),
    );
    assert!(!alone.contains("What a better score costs") && !alone.contains("than any other"), "{alone}");
}

/// Cases in which several alternatives are judged.
fn judged_cases() -> impl Strategy<Value = BusinessCase> {
    cases_of(CaseShape::new().alternatives(2..=5).criteria(1..=3))
}

/// What the frontier says of each alternative, whatever the order.
fn by_id(appraisal: &Appraisal) -> BTreeMap<String, String> {
    let frontier = appraisal.score_frontier();
    let said = |it: &FrontierAlternative| {
        let mut by: Vec<String> =
            it.dominated_by().iter().map(|by| format!("{} {}", by.alternative(), by.advantage())).collect();
        by.sort();
        let mixture = it.mixture().map(|mixture| {
            let sorted = |ids: &[Id]| {
                let mut ids = ids.to_vec();
                ids.sort();
                ids
            };
            (sorted(mixture.cheaper()), sorted(mixture.dearer()))
        });
        (it.id().to_string(), format!("{:?} {:?} {} {by:?} {mixture:?}", it.cost(), it.total(), it.place()))
    };
    frontier.into_iter().flat_map(|frontier| frontier.alternatives().iter().map(said)).collect()
}

fn in_reverse(case: &BusinessCase) -> BusinessCase {
    let mut document = serde_json::to_value(case).unwrap();
    document["alternative"].as_array_mut().unwrap().reverse();
    document["scoring"]["option"].as_array_mut().unwrap().reverse();
    serde_json::from_value::<CaseDocument>(document).unwrap().build().unwrap()
}

fn ends(it: &FrontierAlternative) -> (Decimal, Decimal) {
    let between = it.between().map(|between| (between.lowest(), between.highest()));
    between.or(it.total().map(|total| (total, total))).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_order_of_the_alternatives_changes_nothing(case in judged_cases()) {
        prop_assert_eq!(by_id(&case.appraise()), by_id(&in_reverse(&case).appraise()));
    }

    #[test]
    fn who_is_off_the_frontier_is_dominated_by_one_that_is_not(case in judged_cases()) {
        let appraisal = case.appraise();
        let Some(frontier) = appraisal.score_frontier() else { return Ok(()) };
        for it in frontier.alternatives().iter().filter(|it| it.place() == FrontierPlace::Dominated) {
            let is_undominated = |id: &Id| frontier.undominated().any(|other| other.id() == id);
            prop_assert!(it.dominated_by().iter().any(|by| is_undominated(by.alternative())), "{it:?}");
            for by in it.dominated_by() {
                let by = frontier.alternative(by.alternative().as_str()).unwrap();
                prop_assert!(by.cost().value() <= it.cost().value() && ends(by).0 >= ends(it).1, "{by:?} {it:?}");
            }
        }
    }

    #[test]
    fn nobody_on_the_frontier_costs_more_than_one_that_scores_as_much(case in judged_cases()) {
        let appraisal = case.appraise();
        let Some(frontier) = appraisal.score_frontier() else { return Ok(()) };
        for it in frontier.undominated() {
            let beaten_by = |other: &&FrontierAlternative| {
                other.cost().value() < it.cost().value() && ends(other).0 >= ends(it).1
            };
            prop_assert_eq!(frontier.alternatives().iter().find(beaten_by), None);
        }
        let steps = frontier.steps().iter().filter_map(|step| step.additional_points().value());
        prop_assert!(steps.into_iter().all(|points| points > Decimal::ZERO));
    }

    #[test]
    fn steps_lead_from_the_first_to_the_last_and_add_up(case in judged_cases()) {
        let appraisal = case.appraise();
        let Some(frontier) = appraisal.score_frontier() else { return Ok(()) };
        for pair in frontier.steps().windows(2) {
            prop_assert_eq!(pair[0].to(), pair[1].from());
        }
        let sum = |figure: fn(&FrontierStep) -> Outcome<Decimal>| -> Option<Decimal> {
            frontier.steps().iter().map(|step| figure(step).value()).sum()
        };
        let ends = frontier.steps().first().zip(frontier.steps().last());
        if let (Some((first, last)), Some(cost), Some(points)) =
            (ends, sum(FrontierStep::additional_cost), sum(FrontierStep::additional_points))
        {
            let [first, last] = [&first.from()[0], &last.to()[0]].map(|id| frontier.alternative(id.as_str()).unwrap());
            // Each figure is rounded once, in the 28th digit.
            let near = |one: Decimal, other: Decimal| (one - other).abs() < dec!(0.000000001);
            prop_assert!(near(cost, last.cost().value().unwrap() - first.cost().value().unwrap()));
            prop_assert!(near(points, dec!(100) * (last.total().unwrap() - first.total().unwrap())));
        }
        let reached = 1 + frontier.steps().len();
        prop_assert!(reached <= frontier.undominated().count());
    }
}
