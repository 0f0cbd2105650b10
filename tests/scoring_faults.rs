//! What a scoring matrix refuses: everything at once, each with its place, what was found and what is expected.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::scoring::pairwise::PairwiseMatrix;
use bizcase::scoring::{
    Criterion, CriterionGroup, GivenWeight, Must, Scale, ScoredOption, ScoringMatrix, ScoringMatrixBuilder,
    Stakeholder, ValueTable,
};
use bizcase::{Decimal, ErrorKind, Errors, dec, decimals, limits};

fn ten() -> Scale {
    Scale::numeric(dec!(0), dec!(10))
}

fn criterion(name: &str) -> Criterion {
    Criterion::higher_is_better(name, ten()).weight(dec!(1))
}

/// One matrix of a single criterion and a single option.
fn cell(criterion: Criterion, option: ScoredOption) -> Result<ScoringMatrix, Errors> {
    ScoringMatrix::builder().criterion(criterion).option(option).build()
}

fn only_fault(result: Result<ScoringMatrix, Errors>) -> (ErrorKind, String) {
    let errors = result.unwrap_err();
    let [error] = errors.as_slice() else { panic!("one fault expected:\n{errors}") };
    (error.kind(), error.path().to_string())
}

#[test]
fn the_scores_of_an_option_that_does_not_exist_are_judged_all_the_same() {
    let errors = ScoringMatrix::builder()
        .criterion(criterion("Cost"))
        .option(ScoredOption::new("Alpha"))
        .stakeholder(
            Stakeholder::new("Ana").score("alfa", "cots", dec!(1)).score("alfa", "cost", dec!(11)).score(
                "alpha",
                "cost",
                dec!(-1),
            ),
        )
        .build()
        .unwrap_err();
    let mut found: Vec<String> = errors.iter().map(ToString::to_string).collect();
    found.sort();
    assert_eq!(
        found,
        [
            "stakeholders[0].scores.alfa \"Ana\": \"alfa\" does not exist, expected an option: alpha",
            "stakeholders[0].scores.alfa.cost \"Ana\": found 11, expected a score between 0 and 10",
            "stakeholders[0].scores.alfa.cots \"Ana\": \"cots\" does not exist, expected a criterion: cost",
            "stakeholders[0].scores.alpha.cost \"Ana\": found -1, expected a score between 0 and 10",
        ]
    );
}

#[test]
fn a_scale_has_as_many_labels_and_knots_as_its_limit_and_no_more() {
    let share = |step: usize, count: usize| Decimal::from(step) / Decimal::from(count - 1);
    let labelled =
        |count| Scale::labelled((0..count).map(|step| (format!("Level {step}"), share(step, count))));
    let knotted =
        |count| ten().piecewise((0..count).map(|step| (share(step, count) * dec!(10), share(step, count))));
    let judged = |scale: Scale| {
        let phone = ScoredOption::new("Phone");
        let option = match scale.labels().first() {
            Some(label) => phone.score("reach", label.label()),
            None => phone.score("reach", dec!(5)),
        };
        cell(Criterion::higher_is_better("Reach", scale).weight(dec!(1)), option)
    };
    for scale in [labelled(limits::SCALE_STEPS), knotted(limits::SCALE_STEPS)] {
        assert!(judged(scale).is_ok());
    }
    for more in [1, 2] {
        for scale in [labelled(limits::SCALE_STEPS + more), knotted(limits::SCALE_STEPS + more)] {
            assert_eq!(only_fault(judged(scale)).0, ErrorKind::OverLimit);
        }
    }
}

#[test]
fn every_fault_of_a_matrix_is_reported_in_one_pass() {
    let errors = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(-40)))
        .criterion(Criterion::lower_is_better("Days", Scale::numeric(dec!(5), dec!(5))))
        .criterion(Criterion::lower_is_better("Risk", Scale::numeric(dec!(9), dec!(1))).weight(dec!(2)))
        .criterion(criterion("Reach"))
        .option(ScoredOption::new("Phone").score("reach", dec!(10.5)).score("days", dec!(7)))
        .option(
            ScoredOption::new("Online")
                .id("phone")
                .score("reach", dec!(1))
                .score("reach", dec!(1))
                .score("days", dec!(7))
                .score("cost", dec!(7))
                .score("risk", dec!(7)),
        )
        .build()
        .unwrap_err();
    let expected = [
        "criteria[0].weight \"Reach\": found -40, expected a weight of zero or more",
        "criteria[1].scale \"Days\": found 5 to 5, expected a low anchor below the high anchor",
        "criteria[1].weight \"Days\": missing: expected a weight of zero or more",
        "criteria[2].scale \"Risk\": found 9 to 1, expected a low anchor below the high anchor",
        "criteria[3].name \"Reach\": found \"reach\", which stands at index 0 too, expected an id of its own",
        "options[0].scores.reach \"Phone\": found 10.5, expected a score between 0 and 10",
        "options[0].scores.risk \"Phone\": found no score, expected a score for \"Risk\"",
        "options[1].id \"Online\": found \"phone\", which stands at index 0 too, expected an id of its own",
        "options[1].scores.cost \"Online\": \"cost\" does not exist, expected a criterion: reach, days, risk",
        "options[1].scores.reach \"Online\": found a second score, expected one score for each criterion",
    ];
    assert_eq!(errors.to_string().lines().collect::<Vec<_>>(), expected);
    assert_eq!(errors.as_slice()[5].path().pointer(), "/option/0/scores/reach");
}

#[test]
fn a_matrix_needs_a_criterion_and_an_option() {
    let errors = ScoringMatrix::builder().build().unwrap_err();
    assert_eq!(
        errors.to_string(),
        "criterion: found none, expected at least one criterion\noption: found none, expected at least one option"
    );
}

#[test]
fn weights_that_are_all_zero_rank_nothing() {
    let option = ScoredOption::new("Phone").score("reach", dec!(3));
    let result = cell(criterion("Reach").weight(dec!(0)), option);
    assert_eq!(only_fault(result), (ErrorKind::OutOfRange, "criterion".into()));
}

#[test]
fn a_missing_score_names_the_option_and_the_criterion() {
    let errors = cell(criterion("Reach"), ScoredOption::new("Phone")).unwrap_err();
    assert_eq!(errors.as_slice()[0].kind(), ErrorKind::Ragged);
    assert_eq!(
        errors.to_string(),
        "options[0].scores.reach \"Phone\": found no score, expected a score between 0 and 10 for \"Reach\""
    );
}

#[test]
fn a_score_is_on_its_scale_up_to_the_last_digit() {
    let with = |score| cell(criterion("Reach"), ScoredOption::new("Phone").score("reach", score));
    for score in [dec!(0), dec!(-0), dec!(10), dec!("10.000")] {
        assert!(with(score).is_ok(), "{score}");
    }
    for score in [dec!("10.00000000000000000000000001"), dec!("-0.0000000000000000000000000001")] {
        assert_eq!(only_fault(with(score)), (ErrorKind::OffScale, "options[0].scores.reach".into()));
    }
}

#[test]
fn names_and_ids_that_cannot_be_one_are_refused() {
    let named =
        |name: &str| cell(criterion(name).id("reach"), ScoredOption::new("A").score("reach", dec!(1)));
    assert_eq!(only_fault(named("  ")), (ErrorKind::Empty, "criteria[0].name".into()));
    assert!(named(&"é".repeat(limits::NAME)).is_ok());
    assert_eq!(
        only_fault(named(&"é".repeat(limits::NAME + 1))),
        (ErrorKind::OverLimit, "criteria[0].name".into())
    );
    // Without an id beside them, these would have to give one.
    let derived = |name: &str| cell(criterion(name), ScoredOption::new("A"));
    assert_eq!(only_fault(derived("?!")), (ErrorKind::NotAnId, "criteria[0].name".into()));
    assert_eq!(only_fault(derived(&"x".repeat(100))), (ErrorKind::OverLimit, "criteria[0].name".into()));
    assert_eq!(
        only_fault(cell(criterion("Reach").id("a b"), ScoredOption::new("A"))),
        (ErrorKind::NotAnId, "criteria[0].id".into())
    );
}

#[test]
fn texts_have_a_limit() {
    let long = "x".repeat(limits::TEXT + 1);
    let fits = "x".repeat(limits::TEXT);
    let option = |why: &str| ScoredOption::new("A").score_because("reach", dec!(1), why);
    let anchored = |low: &str, high: &str| {
        let criterion = Criterion::higher_is_better("Reach", ten().anchored(low, high));
        cell(criterion.weight_because(dec!(1), &fits), option(&fits))
    };
    assert!(anchored(&fits, &fits).is_ok());
    let limit = |path: &str| (ErrorKind::OverLimit, path.to_owned());
    assert_eq!(only_fault(anchored(&long, &fits)), limit("criteria[0].scale.low_label"));
    assert_eq!(only_fault(anchored(&fits, &long)), limit("criteria[0].scale.high_label"));
    assert_eq!(
        only_fault(cell(criterion("Reach"), option(&long))),
        limit("options[0].scores.reach.rationale")
    );
    let criterion = criterion("Reach").weight_because(dec!(1), long.as_str());
    assert_eq!(only_fault(cell(criterion, option(&fits))), limit("criteria[0].rationale"));
}

#[test]
fn a_matrix_has_a_largest_size() {
    let matrix = |criteria: usize, options: usize| {
        let empty = ScoringMatrix::builder();
        let wide = (0..criteria).fold(empty, |draft, index| draft.criterion(criterion(&format!("c{index}"))));
        let scores =
            |option| (0..criteria).fold(option, |it: ScoredOption, c| it.score(format!("c{c}"), dec!(1)));
        (0..options)
            .fold(wide, |draft, index| draft.option(scores(ScoredOption::new(format!("o{index}")))))
            .build()
    };
    assert!(matrix(limits::CRITERIA, limits::ALTERNATIVES).is_ok());
    assert_eq!(only_fault(matrix(limits::CRITERIA + 1, 1)), (ErrorKind::OverLimit, "criterion".into()));
    assert_eq!(only_fault(matrix(1, limits::ALTERNATIVES + 1)), (ErrorKind::OverLimit, "option".into()));
}

#[test]
fn what_is_stated_again_replaces_what_was_stated_wrongly() {
    let criterion = criterion("Reach").id("a b").weight(dec!(-1)).id("reach").weight(dec!(2));
    let matrix = cell(criterion, ScoredOption::new("A").score("reach", dec!(1))).unwrap();
    assert_eq!(matrix.criteria()[0].weight().unwrap().points(), dec!(2));
}

/// Two criteria without weights and one option, for stakeholders to judge.
fn unweighed() -> ScoringMatrixBuilder {
    ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Reach", ten()))
        .criterion(Criterion::higher_is_better("Ease", ten()))
        .option(ScoredOption::new("Phone"))
}

fn scored(name: &str) -> Stakeholder {
    Stakeholder::new(name).score("phone", "reach", dec!(5))
}

fn weighed(name: &str) -> Stakeholder {
    scored(name).weight("reach", dec!(1)).weight("ease", dec!(3))
}

#[test]
fn every_fault_of_a_panel_is_reported_in_one_pass() {
    let errors = unweighed()
        .criterion(Criterion::lower_is_better(
            "State",
            Scale::labelled([("poor", dec!(0)), ("good", dec!(1))]),
        ))
        .group(CriterionGroup::new("Service").weight(dec!(1)).of(["reach", "elsewhere"]))
        .option(ScoredOption::new("Online").score("reach", dec!(1)))
        .stakeholder(
            Stakeholder::new("CFO")
                .influence(dec!(-1))
                .weight("reach", dec!(-1))
                .weight("reach", dec!(1))
                .weight("service", GivenWeight::points(dec!(1)).because(" "))
                .score("phone", "reach", dec!(11))
                .score("phone", "reach", dec!(1))
                .score("fax", "reach", dec!(1)),
        )
        .stakeholder(Stakeholder::new("cfo"))
        .must(Must::at_least("Uptime", dec!(99)).value("phone", dec!(1)).value("phone", dec!(1)))
        .build()
        .unwrap_err();
    let expected = [
        "criteria[0].weight \"Reach\": missing: expected a weight of zero or more, here or from every stakeholder",
        "criteria[1].weight \"Ease\": missing: expected a weight of zero or more, here or from every stakeholder",
        "criteria[2].direction \"State\": found \"lower-is-better\", expected \"higher-is-better\": the values of the labels say which is the best",
        "criteria[2].weight \"State\": missing: expected a weight of zero or more, here or from every stakeholder",
        "groups[0].members[1] \"Service\": \"elsewhere\" does not exist, expected a criterion or a group: reach, ease, state, service",
        "musts[0].values.online \"Uptime\": found no value, expected a value for every option",
        "musts[0].values.phone \"Uptime\": found a second value, expected one value for each option",
        "options[1].scores \"Online\": found scores beside those of stakeholders, expected scores from the stakeholders alone",
        "stakeholders[0].influence \"CFO\": found -1, expected a weight of zero or more",
        "stakeholders[0].scores.fax \"CFO\": \"fax\" does not exist, expected an option: phone, online",
        "stakeholders[0].scores.phone.reach \"CFO\": found 11, expected a score between 0 and 10",
        "stakeholders[0].scores.phone.reach \"CFO\": found a second score, expected one score for each criterion",
        "stakeholders[0].weights.ease \"CFO\": found no weight, expected a weight for every criterion and group, or for none",
        "stakeholders[0].weights.reach \"CFO\": found -1, expected a weight of zero or more",
        "stakeholders[0].weights.reach \"CFO\": found a second weight, expected one weight for each criterion",
        "stakeholders[0].weights.service.rationale \"CFO\": found \" \", expected a text that is not empty",
        "stakeholders[0].weights.state \"CFO\": found no weight, expected a weight for every criterion and group, or for none",
        "stakeholders[1].name \"cfo\": found \"cfo\", which stands at index 0 too, expected an id of its own",
        "stakeholders[1].scores \"cfo\": found none, expected at least one score",
    ];
    let mut found: Vec<String> = errors.iter().map(ToString::to_string).collect();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn a_criterion_that_nobody_weighs_is_refused() {
    assert!(unweighed().stakeholder(weighed("CFO")).build().is_ok());
    let some = unweighed().stakeholder(weighed("CFO")).stakeholder(scored("CIO")).build().unwrap_err();
    let places: Vec<_> = some.iter().map(|error| (error.kind(), error.path().to_string())).collect();
    let missing = |path: &str| (ErrorKind::Missing, path.to_owned());
    assert_eq!(places, [missing("criteria[0].weight"), missing("criteria[1].weight")]);
}

#[test]
fn influences_that_are_all_zero_decide_nothing() {
    let idle = |name: &str| weighed(name).influence(dec!(0));
    let draft = || unweighed().stakeholder(idle("CFO"));
    assert_eq!(
        only_fault(draft().stakeholder(idle("CIO")).build()),
        (ErrorKind::OutOfRange, "stakeholder".into())
    );
    assert!(draft().stakeholder(weighed("CIO")).build().is_ok());
}

#[test]
fn a_group_within_itself_is_refused_however_far_around() {
    let group =
        |name: &str, members: &[&str]| CriterionGroup::new(name).weight(dec!(1)).of(members.iter().copied());
    let matrix = |groups: Vec<CriterionGroup>| {
        let draft = ScoringMatrix::builder().criterion(criterion("reach")).criterion(criterion("ease"));
        let draft = groups.into_iter().fold(draft, ScoringMatrixBuilder::group);
        draft.option(ScoredOption::new("o").score("reach", dec!(1)).score("ease", dec!(1))).build()
    };
    let around = vec![group("a", &["b", "reach"]), group("b", &["c"]), group("c", &["a"])];
    let errors = matrix(around).unwrap_err();
    assert!(errors.iter().all(|error| error.kind() == ErrorKind::Conflict));
    let places: Vec<String> = errors.iter().map(|error| error.path().to_string()).collect();
    assert_eq!(places, ["groups[0].members", "groups[1].members", "groups[2].members"]);
    assert_eq!(
        only_fault(matrix(vec![group("a", &["a"])])),
        (ErrorKind::Conflict, "groups[0].members".into())
    );
    assert!(matrix(vec![group("a", &["b", "reach"]), group("b", &["ease"])]).is_ok());
}

#[test]
fn groups_share_no_member_and_no_id_with_others() {
    let group = |name: &str| CriterionGroup::new(name).weight(dec!(1)).of(["reach"]);
    let matrix = |groups: [CriterionGroup; 2]| {
        let draft = ScoringMatrix::builder().criterion(criterion("reach"));
        let draft = groups.into_iter().fold(draft, ScoringMatrixBuilder::group);
        draft.option(ScoredOption::new("o").score("reach", dec!(1))).build()
    };
    let errors = matrix([group("a"), group("b")]).unwrap_err();
    assert_eq!(
        errors.to_string(),
        "groups[1].members[0] \"b\": found \"reach\", a member of \"a\" already, expected each criterion and group in one group"
    );
    let named = CriterionGroup::new("Reach").weight(dec!(1)).of(["a"]);
    assert_eq!(only_fault(matrix([group("a"), named])), (ErrorKind::DuplicateId, "groups[1].name".into()));
}

#[test]
fn a_member_is_told_to_be_named_twice_even_behind_all_that_there_is_to_name() {
    let crowded = CriterionGroup::new("a").weight(dec!(1)).of(["reach", "elsewhere", "reach"]);
    let errors = ScoringMatrix::builder()
        .criterion(criterion("reach"))
        .group(crowded)
        .option(ScoredOption::new("o").score("reach", dec!(1)))
        .build()
        .unwrap_err();
    let faults: Vec<_> = errors.iter().map(|error| (error.kind(), error.path().to_string())).collect();
    let at = |place: usize| format!("groups[0].members[{place}]");
    assert_eq!(faults, [(ErrorKind::UnknownId, at(1)), (ErrorKind::Conflict, at(2))]);
}

#[test]
fn members_that_weigh_nothing_together_are_refused() {
    let weightless = || criterion("reach").weight(dec!(0));
    let result = ScoringMatrix::builder()
        .criterion(weightless())
        .criterion(criterion("ease"))
        .group(CriterionGroup::new("a").weight(dec!(1)).of(["reach"]))
        .option(ScoredOption::new("o").score("reach", dec!(1)).score("ease", dec!(1)))
        .build();
    assert_eq!(only_fault(result), (ErrorKind::OutOfRange, "groups[0].members".into()));
}

#[test]
fn a_panel_has_a_largest_size() {
    let draft = |stakeholders: usize, options: usize, criteria: usize| {
        let draft =
            (0..criteria).fold(ScoringMatrix::builder(), |it, c| it.criterion(criterion(&format!("c{c}"))));
        let draft = (0..options).fold(draft, |it, o| it.option(ScoredOption::new(format!("o{o}"))));
        let scored = |s: usize| Stakeholder::new(format!("s{s}")).score("o0", "c0", dec!(1));
        (0..stakeholders).fold(draft, |it, s| it.stakeholder(scored(s))).build()
    };
    assert!(draft(limits::STAKEHOLDERS, 10, 100).is_ok());
    assert_eq!(
        only_fault(draft(limits::STAKEHOLDERS + 1, 1, 1)),
        (ErrorKind::OverLimit, "stakeholder".into())
    );
    assert_eq!(
        only_fault(draft(limits::STAKEHOLDERS, 11, 100)),
        (ErrorKind::OverLimit, "stakeholder".into())
    );
}

#[test]
fn every_fault_of_a_matrix_of_judgements_is_reported_in_one_pass() {
    let rows = [
        decimals![1, 3, 0.5, 2].to_vec(),
        decimals![0.5, 2, 4, 0].to_vec(),
        decimals![2, 0.25, 1, 7].to_vec(),
        decimals![0.5, 1, "0.14", 1].to_vec(),
    ];
    let errors = PairwiseMatrix::from_full(&rows).unwrap_err();
    let mut found: Vec<String> = errors.iter().map(ToString::to_string).collect();
    found.sort();
    let expected = [
        "[1][0]: found 0.5 beside 3 across the diagonal, expected its reciprocal within 10^-9",
        "[1][1]: found 2, expected 1, what a criterion counts beside itself",
        "[1][3]: found 0, expected a judgement above zero, from one in 10^9 to 10^9",
        "[3][2]: found 0.14 beside 7 across the diagonal, expected its reciprocal within 10^-9",
    ];
    assert_eq!(found, expected);
}

/// Three criteria in a circle are a matrix, and say so: what is judged inconsistently is no fault of the input.
#[test]
fn judgements_that_contradict_each_other_are_a_warning_and_no_fault() {
    let rows = [
        decimals![1, 3, "0.3333333333333333"].to_vec(),
        decimals!["0.3333333333333333", 1, 3].to_vec(),
        decimals![3, "0.3333333333333333", 1].to_vec(),
    ];
    let consistency = PairwiseMatrix::from_full(&rows).unwrap().consistency();
    // The eigenvalue is 1 + 3 + 1/3, so the ratio is (13/3 - 3) / 2 / 0.58.
    assert!((consistency.ratio().value() - 2.0 / 3.0 / 0.58).abs() < 1e-12);
    assert!(consistency.warning().is_some());
}

#[test]
fn a_table_has_ten_million_values_at_most() {
    let weights = [dec!(1); 200];
    let faults = |options: usize| {
        let errors = ValueTable::new(&vec![Vec::<Decimal>::new(); options], &weights).unwrap_err();
        errors.iter().map(|error| (error.kind(), error.path().to_string())).collect::<Vec<_>>()
    };
    assert_eq!(faults(50_002), [(ErrorKind::OverLimit, "rows".to_owned())]);
    assert!(faults(50_000).iter().all(|(kind, _)| *kind == ErrorKind::Ragged));
}
