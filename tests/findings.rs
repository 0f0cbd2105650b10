//! Each finding with a case in which it is made, and the nearest one in which it is not.

#![allow(clippy::unwrap_used, reason = "a test that cannot build its case fails")]

use bizcase::appraisal::{Finding, FindingCode, Severity};
use bizcase::case::CaseBuilder;
use bizcase::prelude::*;
use bizcase::tables::RateBasis;

/// Nominal prices, end of year, 10 %, without any alternative.
fn years(periods: u32) -> CaseBuilder {
    with(Conventions::nominal().end_of_period(), periods)
}

fn with(conventions: Conventions, periods: u32) -> CaseBuilder {
    BusinessCase::builder("Permits", Currency::GBP)
        .timeline(Timeline::years(2026, periods))
        .conventions(conventions)
        .discounting(percent!(10))
}

/// Business as usual, of which nothing is noticed.
fn paper() -> Alternative {
    Alternative::business_as_usual("Paper").cost(staff())
}

fn staff() -> Cost {
    Cost::new("Staff", gbp(1_100)).every_period()
}

fn two_years(alternative: Alternative) -> CaseBuilder {
    years(2).baseline(paper()).alternative(alternative)
}

fn findings(case: CaseBuilder, code: FindingCode) -> Vec<Finding> {
    let appraisal = case.build().unwrap().appraise();
    appraisal.findings().iter().filter(|finding| finding.code() == code).cloned().collect()
}

/// The place and the message of the one finding of this kind.
fn only(case: CaseBuilder, code: FindingCode) -> (String, String) {
    let found = findings(case, code);
    let [finding] = found.as_slice() else { panic!("one {code}: {found:?}") };
    (finding.place().to_owned(), finding.message().to_owned())
}

fn is_found(case: CaseBuilder, code: FindingCode) -> bool {
    !findings(case, code).is_empty()
}

/// A project whose flow against a baseline without flows is this.
fn flow(name: &str, amounts: &[Decimal]) -> Alternative {
    amounts.iter().enumerate().fold(Alternative::do_something(name), |project, (column, &amount)| {
        let column = u32::try_from(column).unwrap();
        if amount < Decimal::ZERO {
            project.cost(Cost::new(format!("Out {column}"), gbp(-amount)).capital().once().from(column))
        } else {
            project.benefit(Benefit::new(format!("In {column}"), gbp(amount)).once().from(column))
        }
    })
}

/// These flows beside doing nothing, discounted at 10 %.
fn flows(projects: &[(&str, &[Decimal])]) -> CaseBuilder {
    let periods = projects.iter().map(|(_, amounts)| amounts.len()).max().unwrap() - 1;
    let case = years(u32::try_from(periods).unwrap()).baseline(Alternative::do_nothing("Nothing"));
    projects.iter().fold(case, |case, (name, amounts)| case.alternative(flow(name, amounts)))
}

#[test]
fn nothing_is_noticed_of_a_plain_case() {
    let case = two_years(Alternative::do_something("Online").cost(Cost::new("Run", gbp(440)).every_period()));
    let appraisal = case.build().unwrap().appraise();
    assert!(appraisal.findings().is_empty());
    assert!(appraisal.to_markdown().contains("None: no check of method noticed anything"));
}

#[test]
fn a_finding_is_written_with_its_code_its_severity_and_its_reference() {
    let appraisal = years(1).baseline(Alternative::business_as_usual("Paper")).build().unwrap().appraise();
    let json = serde_json::to_value(&appraisal).unwrap();
    let finding = &json["findings"][0];
    assert_eq!(
        (&finding["code"], &finding["severity"]),
        (&"baseline-without-cost".into(), &"warning".into())
    );
    assert_eq!(finding["place"], "Paper");
    assert!(finding["reference"].as_str().unwrap().starts_with("HM Treasury, The Green Book"));
    assert!(appraisal.to_markdown().contains("**Warning, Paper**: the baseline has no cost that counts"));
    assert!(appraisal.to_markdown().contains("See HM Treasury, The Green Book"));
}

#[test]
fn a_baseline_without_cost_is_noticed() {
    let code = FindingCode::BaselineWithoutCost;
    let on = |baseline: Alternative| years(2).baseline(baseline);
    let severity = |baseline: Alternative| findings(on(baseline), code)[0].severity();
    assert_eq!(severity(Alternative::do_nothing("Nothing")), Severity::Note);
    assert_eq!(severity(Alternative::business_as_usual("Paper")), Severity::Warning);
    let sunk_alone = Alternative::business_as_usual("Paper").cost(Cost::new("Study", gbp(9)).sunk().once());
    assert_eq!(severity(sunk_alone), Severity::Warning);
    assert!(!is_found(on(paper()), code));
}

#[test]
fn a_baseline_beside_business_as_usual_is_noticed() {
    let code = FindingCode::BaselineBesideCurrentPath;
    let least = || Alternative::do_minimum("Forms by e-mail").cost(staff());
    let (place, message) = only(years(2).baseline(least()).alternative(paper()), code);
    assert_eq!(place, "Forms by e-mail");
    assert!(message.contains("of kind do-minimum, while \"Paper\" shows business as usual"), "{message}");
    assert!(!is_found(years(2).baseline(paper()).alternative(least()), code));
    assert!(!is_found(years(2).baseline(least()), code), "nothing else shows the current path");
}

#[test]
fn a_benefit_before_delivery_ends_is_noticed() {
    let with_benefit_from = |column| {
        two_years(
            Alternative::do_something("Online")
                .cost(Cost::new("Build", gbp(1_000)).capital().phased([dec!(0.5), dec!(0.5)]))
                .benefit(Benefit::new("Fees", gbp(2_000)).every_period().from(column)),
        )
    };
    let (place, message) = only(with_benefit_from(1), FindingCode::BenefitBeforeDelivery);
    assert_eq!(place, "Online");
    assert!(message.contains("\"Fees\" starts in year 1"), "{message}");
    assert!(!is_found(with_benefit_from(2), FindingCode::BenefitBeforeDelivery));
}

#[test]
fn delivery_goes_on_as_long_as_any_cost_of_it_does() {
    let built_and_then_taught = Alternative::do_something("Online")
        .cost(Cost::new("Build", gbp(1_000)).capital().once())
        .cost(Cost::new("Launch", gbp(100)).capital().once().from(1))
        .benefit(Benefit::new("Fees", gbp(2_000)).every_period());
    let (_, message) = only(two_years(built_and_then_taught), FindingCode::BenefitBeforeDelivery);
    assert!(message.contains("run until year 1"), "{message}");
}

#[test]
fn a_replacement_is_no_delivery() {
    let replaced = Alternative::do_something("Online")
        .cost(Cost::new("Build", gbp(1_000)).capital().once())
        .cost(Cost::new("Replacement", gbp(100)).capital().once().from(2))
        .benefit(Benefit::new("Fees", gbp(2_000)).every_period());
    assert!(!is_found(two_years(replaced), FindingCode::BenefitBeforeDelivery));
}

#[test]
fn benefits_of_which_none_is_in_money_are_noticed() {
    let code = FindingCode::BenefitsNotInMoney;
    let trust = || Alternative::do_something("Online").benefit(Benefit::qualitative("Trust"));
    assert_eq!(only(two_years(trust()), code).0, "Online");
    let and_money = trust().benefit(Benefit::new("Fees", gbp(1)).once());
    assert!(!is_found(two_years(and_money), code));
    assert!(!is_found(two_years(Alternative::do_something("Online")), code), "nothing is gained at all");
}

#[test]
fn several_internal_rates_are_noticed_with_the_modified_one() {
    // -100, 230, -132: 10 % and 20 %. Modified at 10 %: 253 / (100 + 132 / 1.21) = 1.21, which is 10 % a year.
    let case = flows(&[("Pump", &decimals![-100, 230, -132])]);
    let (place, message) = only(case.clone(), FindingCode::SeveralRates);
    assert_eq!(place, "Pump");
    assert!(message.contains("has 2 internal rates") && message.contains("which is 10% with"), "{message}");
    assert!(case.build().unwrap().appraise().to_markdown().contains("10.0% and 20.0%"));
    assert!(!is_found(flows(&[("Pump", &decimals![-100, 230, -130])]), FindingCode::NoRate));
    assert!(!is_found(flows(&[("Pump", &decimals![-100, 230])]), FindingCode::SeveralRates));
}

#[test]
fn a_flow_that_changes_sign_and_has_no_rate_is_noticed() {
    // 100, -100, 100 is worth something at every rate: 1 - v + v^2 has no real root.
    let (_, message) = only(flows(&[("Loan", &decimals![100, -100, 100])]), FindingCode::NoRate);
    assert!(message.contains("the modified rate"), "{message}");
    assert!(
        !is_found(flows(&[("Gift", &decimals![100, 100])]), FindingCode::NoRate),
        "it never changes sign"
    );
    assert!(!is_found(flows(&[("Loan", &decimals![100, -200, 100])]), FindingCode::NoRate), "0 % twice");
}

#[test]
fn the_modified_rate_has_no_figure_where_flows_fall_within_the_year() {
    let case = with(Conventions::nominal().middle_of_period(), 2)
        .baseline(Alternative::do_nothing("Nothing"))
        .alternative(flow("Loan", &decimals![0, 100, -100]))
        .alternative(flow("Pump", &decimals![0, 100]));
    assert!(!is_found(case, FindingCode::NoRate));
    let spread = with(Conventions::nominal().start_of_period(), 3)
        .baseline(Alternative::do_nothing("Nothing"))
        .alternative(flow("Pump", &decimals![0, -100, 230, -132]));
    let (_, message) = only(spread, FindingCode::SeveralRates);
    assert!(message.ends_with("the modified rate at stated rates of finance and reinvestment"), "{message}");
}

#[test]
fn an_order_of_rates_that_contradicts_value_is_explained_by_the_difference() {
    // 50 % on 100 is worth less than 20 % on 1 000: the difference of 900 brings 1 050, which is 16.7 %.
    let (small, large) = (decimals![-100, 150], decimals![-1000, 1200]);
    let code = FindingCode::RateOrderContradictsValue;
    let (place, message) = only(flows(&[("Small", &small), ("Large", &large)]), code);
    assert_eq!(place, "Ranking");
    // 1 050 / 1.1 - 900
    assert!(message.contains("\"Large\" is worth GBP 54.55 more than \"Small\""), "{message}");
    assert!(message.contains("is 16.7% against a discount rate of 10%"), "{message}");
    assert!(!is_found(flows(&[("Small", &decimals![-100, 112]), ("Large", &large)]), code));
}

#[test]
fn a_cumulative_flow_that_falls_below_zero_again_is_noticed() {
    let code = FindingCode::SeveralPaybacks;
    let (_, message) = only(flows(&[("Mine", &decimals![-100, 150, -100, 100])]), code);
    // -100, 50, -50, 50: after two thirds of year 1, and after half of year 3.
    assert!(message.contains("reaches zero after 0.7 years"), "{message}");
    assert!(message.contains("reaches it for good after 2.5 years"), "{message}");
    let (_, never) = only(flows(&[("Mine", &decimals![-100, 150, -100])]), code);
    assert!(never.contains("is below it at the end"), "{never}");
    assert!(
        !is_found(flows(&[("Mine", &decimals![-100, 150, -50, 100])]), code),
        "it comes down to zero only"
    );
    assert!(!is_found(flows(&[("Advance", &decimals![100, -150, 100])]), code), "it is paid back once");
}

#[test]
fn sunk_costs_are_noticed_with_their_total() {
    let online = || Alternative::do_something("Online");
    let two = online()
        .cost(Cost::new("Study", gbp(500)).sunk().once())
        .cost(Cost::new("Pilot", gbp(dec!(250.5))).sunk().once());
    let (place, message) = only(two_years(two), FindingCode::SunkCosts);
    assert_eq!(place, "Online");
    assert!(message.starts_with("sunk costs of GBP 750.5 are listed"), "{message}");
    let counted = online().cost(Cost::new("Study", gbp(500)).once());
    assert!(!is_found(two_years(counted), FindingCode::SunkCosts));
}

#[test]
fn transfers_are_noticed_with_their_total() {
    let tax = Cost::new("Licence tax", gbp(50)).every_period();
    let with = |cost: Cost| two_years(Alternative::do_something("Online").cost(cost));
    let (_, message) = only(with(tax.clone().transfer()), FindingCode::TransfersCounted);
    assert!(message.starts_with("transfers of GBP 100 count among its costs"), "{message}");
    assert!(!is_found(with(tax), FindingCode::TransfersCounted));
}

#[test]
fn transfers_among_benefits_are_noticed_and_none_where_a_view_is_stated() {
    let code = FindingCode::TransfersCounted;
    let grant = Benefit::new("Grant", gbp(80)).once();
    let case = |conventions: Conventions, grant: Benefit| {
        with(conventions, 2).baseline(paper()).alternative(Alternative::do_something("Online").benefit(grant))
    };
    let plain = Conventions::nominal().end_of_period();
    let (place, message) = only(case(plain, grant.clone().transfer()), code);
    assert_eq!(place, "Online");
    assert!(message.starts_with("transfers of GBP 80 count among its benefits"), "{message}");
    assert!(!is_found(case(plain, grant.clone()), code));
    assert!(!is_found(case(plain.view(View::Financial), grant.clone().transfer()), code));
    assert!(!is_found(case(plain.view(View::Economic), grant.transfer()), code));
}

#[test]
fn views_that_disagree_are_noticed() {
    let code = FindingCode::ViewsDisagree;
    let case = |conventions: Conventions, worth: i64| {
        let time = Benefit::new("Time", gbp(worth)).non_cashable().recipient(Recipient::Society).once();
        let build = Cost::new("Build", gbp(2_000)).capital().once();
        with(conventions, 2)
            .baseline(paper())
            .alternative(Alternative::do_something("Online").cost(build).benefit(time))
    };
    let plain = Conventions::nominal().end_of_period();
    // The staff are worth 1 100 / 1.1 + 1 100 / 1.21 = 1 909.09, so society decides from 90.91 on.
    let (place, message) = only(case(plain, 91), code);
    assert_eq!(place, "Ranking");
    assert!(message.contains("the financial view, \"Paper\" leads"), "{message}");
    assert!(message.contains("the economic view, \"Online\" leads: state which view decides"), "{message}");
    assert_eq!(findings(case(plain, 91), code)[0].severity(), Severity::Warning);
    assert!(!is_found(case(plain, 90), code));
    let (_, message) = only(case(plain.view(View::Economic), 91), code);
    assert!(message.ends_with("the headline takes the economic view, so say how the other is answered"));
}

#[test]
fn lines_of_one_view_that_count_together_are_noticed() {
    let code = FindingCode::SingleViewLinesCounted;
    let case = |conventions: Conventions, wages: Cost| {
        with(conventions, 2).baseline(paper()).alternative(Alternative::do_something("Online").cost(wages))
    };
    let plain = Conventions::nominal().end_of_period();
    let wages = Cost::new("Wages", gbp(9)).every_period();
    let (place, message) = only(case(plain, wages.clone().only_in(View::Financial)), code);
    assert_eq!(place, "Online");
    assert!(message.ends_with("count together: \"Wages\" (financial)"), "{message}");
    assert!(!is_found(case(plain, wages.clone()), code));
    assert!(!is_found(case(plain.view(View::Financial), wages.only_in(View::Financial)), code));
}

#[test]
fn what_is_cashable_for_somebody_else_is_noticed() {
    let code = FindingCode::CashableOfOthers;
    let case = |benefit: Benefit| two_years(Alternative::do_something("Online").benefit(benefit));
    let rent = Benefit::new("Rent", gbp(9)).every_period();
    let (place, message) = only(case(rent.clone().recipient(Recipient::PublicSector)), code);
    assert_eq!(place, "Online");
    assert!(message.ends_with("\"Rent\" (recipient public-sector)"), "{message}");
    assert!(!is_found(case(rent.clone()), code));
    assert!(!is_found(case(rent.non_cashable().recipient(Recipient::Society)), code));
}

#[test]
fn one_rate_of_growth_stated_in_both_ways_is_noticed() {
    let growing = |from_zero: AnnualRate| {
        let cost = staff().growing(percent!(2)).escalating(from_zero);
        two_years(Alternative::do_something("Online").cost(cost))
    };
    let (_, message) = only(growing(percent!(2).into()), FindingCode::GrowthStatedTwice);
    assert!(message.contains("grows by 2% from its first column and by 2%"), "{message}");
    assert!(!is_found(growing(percent!(3).into()), FindingCode::GrowthStatedTwice), "quantity and price");
}

#[test]
fn growth_of_everything_in_real_prices_is_noticed() {
    let code = FindingCode::InflationInRealPrices;
    let case = |conventions: Conventions, second: Cost| {
        let baseline = Alternative::business_as_usual("Paper").cost(staff().growing(percent!(2)));
        let build = Cost::new("Build", gbp(9)).capital().once();
        let online = Alternative::do_something("Online").cost(build).cost(second);
        with(conventions, 3).baseline(baseline).alternative(online)
    };
    let real = || Conventions::real(2026).end_of_period();
    let (place, message) = only(case(real(), staff().escalating(percent!(2))), code);
    assert_eq!(place, "Conventions");
    assert!(message.contains("grows by 2% a year"), "{message}");
    assert!(!is_found(case(real(), staff().escalating(percent!(3))), code), "one outgrows the other");
    assert!(!is_found(case(real(), staff()), code), "one does not grow");
    let nominal = Conventions::nominal().end_of_period();
    assert!(!is_found(case(nominal, staff().escalating(percent!(2))), code));
}

#[test]
fn nominal_amounts_that_stay_for_years_are_noticed() {
    let code = FindingCode::ConstantNominalAmounts;
    let (place, message) = only(years(5).baseline(paper()), code);
    assert_eq!(place, "Conventions");
    assert!(message.contains("nothing that recurs grows over 5 years"), "{message}");
    assert!(!is_found(years(4).baseline(paper()), code), "prices may stay for a while");
    let dearer = paper().cost(Cost::new("Paper", gbp(1)).every_period().growing(percent!(2)));
    assert!(!is_found(years(5).baseline(dearer), code), "inflation was thought of");
    assert!(!is_found(with(Conventions::real(2026).end_of_period(), 5).baseline(paper()), code));
    let once = Alternative::business_as_usual("Paper").cost(Cost::new("Move", gbp(1_100)).once());
    let with_words = once.benefit(Benefit::qualitative("Quiet"));
    assert!(!is_found(years(5).baseline(with_words), code), "nothing recurs");
}

/// A case whose one cost depends on an assumption of 100 with this range and a source.
fn ranged(low: Decimal, high: Decimal) -> CaseBuilder {
    assuming(Assumption::new("calls", dec!(100)).source("log").between(low, high))
}

fn assuming(assumption: Assumption) -> CaseBuilder {
    let calls = Cost::new("Calls", Amount::of("calls")).every_period();
    years(2).assumption(assumption).baseline(Alternative::business_as_usual("Paper").cost(calls))
}

#[test]
fn a_central_value_that_is_not_the_one_to_expect_is_noticed() {
    // (90 + 100 + 125) / 3 = 105, which is 5 % more.
    assert!(!is_found(ranged(dec!(90), dec!(125)), FindingCode::SkewedRange));
    let (place, message) = only(ranged(dec!(90), dec!(128)), FindingCode::SkewedRange);
    assert_eq!(place, "calls");
    assert!(message.contains("is 6% above the central value"), "{message}");
    let (_, below) = only(ranged(dec!(50), dec!(105)), FindingCode::SkewedRange);
    assert!(below.contains("is 15% below the central value"), "{below}");
}

#[test]
fn a_central_value_at_one_end_of_its_range_is_noticed() {
    let code = FindingCode::OneSidedRange;
    assert!(only(ranged(dec!(100), dec!(101)), code).1.contains("it can only be larger"));
    assert!(only(ranged(dec!(99), dec!(100)), code).1.contains("it can only be smaller"));
    assert!(only(ranged(dec!(100), dec!(100)), code).1.contains("its range is one value"));
    assert!(!is_found(ranged(dec!(99), dec!(101)), code));
}

#[test]
fn a_range_without_a_source_is_noticed() {
    let code = FindingCode::RangeWithoutSource;
    let calls = || Assumption::new("calls", dec!(100));
    assert_eq!(only(assuming(calls().between(dec!(99), dec!(101))), code).0, "calls");
    assert!(!is_found(ranged(dec!(99), dec!(101)), code));
    assert!(!is_found(assuming(calls()), code), "a certain number may be anybody's");
}

#[test]
fn an_assumption_that_nothing_depends_on_is_noticed() {
    let code = FindingCode::UnusedAssumption;
    let unused = years(2).assumption(Assumption::new("calls", dec!(3))).baseline(paper());
    assert_eq!(only(unused, code).0, "calls");
    assert!(!is_found(assuming(Assumption::new("calls", dec!(3))), code));
}

#[test]
fn a_weight_that_was_agreed_for_another_scale_is_noticed() {
    let code = FindingCode::StaleWeight;
    let agreed_up_to = |high: Decimal| {
        let weight = GivenWeight::points(dec!(1)).agreed_for(dec!(0), high);
        let matrix = ScoringMatrix::builder()
            .criterion(
                Criterion::higher_is_better("Access", Scale::numeric(dec!(0), dec!(10))).weight(weight),
            )
            .option(ScoredOption::new("Paper").score("access", dec!(2)))
            .option(ScoredOption::new("Online").score("access", dec!(3)));
        two_years(Alternative::do_something("Online")).scoring(matrix)
    };
    assert_eq!(only(agreed_up_to(dec!(8)), code).0, "Access");
    assert!(!is_found(agreed_up_to(dec!(10)), code));
}

#[test]
fn a_criterion_on_which_all_options_score_the_same_is_noticed() {
    let code = FindingCode::CriterionDecidesNothing;
    let scored = |score: Decimal| {
        let access = Criterion::higher_is_better("Access", Scale::numeric(dec!(0), dec!(10)));
        let speed = Criterion::higher_is_better("Speed", Scale::numeric(dec!(0), dec!(10)));
        let option =
            |name: &str, access| ScoredOption::new(name).score("access", access).score("speed", dec!(7));
        let matrix = ScoringMatrix::builder()
            .criterion(access.weight(dec!(1)))
            .criterion(speed.weight(dec!(1)))
            .option(option("Paper", dec!(2)))
            .option(option("Online", score));
        two_years(Alternative::do_something("Online")).scoring(matrix)
    };
    let places = |case| findings(case, code).iter().map(|it| it.place().to_owned()).collect::<Vec<_>>();
    assert_eq!(places(scored(dec!(2))), ["Access", "Speed"]);
    assert_eq!(places(scored(dec!(3))), ["Speed"]);
}

#[test]
fn two_orders_of_aggregation_with_two_leads_are_noticed() {
    let code = FindingCode::AggregationsDisagree;
    // Each gives Paper 10 on what they weigh and 0 elsewhere: 0.5 by mean values and mean weights, 1 by the mean of totals.
    let judged = |name: &str, weights: [Decimal; 2], paper: [Decimal; 2], online: Decimal| {
        Stakeholder::new(name)
            .weight("reach", weights[0])
            .weight("ease", weights[1])
            .score("paper", "reach", paper[0])
            .score("paper", "ease", paper[1])
            .score("online", "reach", online)
            .score("online", "ease", online)
    };
    let case = |online: Decimal| {
        let ten = || Scale::numeric(dec!(0), dec!(10));
        let matrix = ScoringMatrix::builder()
            .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(1)))
            .criterion(Criterion::higher_is_better("Ease", ten()).weight(dec!(1)))
            .option(ScoredOption::new("Paper"))
            .option(ScoredOption::new("Online"))
            .stakeholder(judged("CFO", decimals![1, 0], decimals![10, 0], online))
            .stakeholder(judged("CIO", decimals![0, 1], decimals![0, 10], online));
        two_years(Alternative::do_something("Online")).scoring(matrix)
    };
    let (place, message) = only(case(dec!(6)), code);
    assert_eq!(place, "Judgement");
    assert_eq!(
        message,
        "by mean scores and mean weights, the headline, \"Online\" leads, and by the mean of everybody's own totals \
         \"Paper\" leads: stakeholders weigh some criteria higher who score an option higher or lower on them, so say which \
         of the two decides"
    );
    assert!(!is_found(case(dec!(4)), code));
}

/// A criterion of this name, and of this id where one is stated, with points of weight beside one of reach.
fn judged_by(name: &str, id: Option<&str>, points: Decimal) -> CaseBuilder {
    let ten = || Scale::numeric(dec!(0), dec!(10));
    let criterion = Criterion::higher_is_better(name, ten()).weight(points);
    let id = id.map_or_else(|| Id::from_name(name).unwrap().to_string(), str::to_owned);
    let matrix = ScoringMatrix::builder()
        .criterion(criterion.id(&id))
        .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(1)))
        .option(ScoredOption::new("Paper").score(&id, dec!(2)).score("reach", dec!(3)))
        .option(ScoredOption::new("Online").score(&id, dec!(5)).score("reach", dec!(4)));
    two_years(Alternative::do_something("Online")).scoring(matrix)
}

#[test]
fn a_cost_that_is_scored_beside_the_money_is_noticed() {
    let code = FindingCode::CostInScore;
    let (place, message) = only(judged_by("Whole-life cost", None, dec!(1)), code);
    assert_eq!(place, "Whole-life cost");
    assert!(message.contains("is counted twice"), "{message}");
    assert_eq!(
        findings(judged_by("Net present value", None, dec!(1)), code)[0].severity(),
        Severity::Warning
    );
    assert!(is_found(judged_by("Wirtschaftlichkeit", Some("price"), dec!(1)), code), "the id says it");

    assert!(!is_found(judged_by("Whole-life cost", None, dec!(0)), code), "it counts for nothing");
    let others = [
        "Lost time",
        "Costume hire",
        "Potential affordability",
        "Cost of failure to citizens",
        "Cost to business",
    ];
    for other in others {
        assert!(!is_found(judged_by(other, None, dec!(1)), code), "{other}");
    }
    assert!(!is_found(judged_by("Certainty of delivery", Some("cost-certainty"), dec!(1)), code));
}

#[test]
fn a_cost_that_is_scored_and_nowhere_in_the_money_is_no_double_count() {
    let code = FindingCode::CostInScore;
    let scored = |name: &str| ScoredOption::new(name).score("cost", dec!(5));
    let matrix = || {
        ScoringMatrix::builder()
            .criterion(Criterion::higher_is_better("Cost", Scale::numeric(dec!(0), dec!(10))).weight(dec!(1)))
            .option(scored("Paper"))
            .option(scored("Online"))
    };
    let online = |benefit: Benefit| Alternative::do_something("Online").benefit(benefit);
    let case = |online: Alternative| {
        years(2).baseline(Alternative::do_nothing("Paper")).alternative(online).scoring(matrix())
    };
    let fees = || online(Benefit::new("Fees", gbp(9)).once());
    assert!(!is_found(case(fees()), code));
    assert!(is_found(case(fees().cost(Cost::new("Run", gbp(1)).once())), code));
    assert!(
        !is_found(case(fees().cost(Cost::new("Study", gbp(1)).sunk().once())), code),
        "it is never counted"
    );
}

#[test]
fn value_for_money_in_the_score_is_worth_a_note() {
    let code = FindingCode::CostInScore;
    let found = findings(judged_by("Potential value for money", None, dec!(1)), code);
    assert_eq!((found.len(), found[0].severity()), (1, Severity::Note));
}

#[test]
fn criteria_on_which_all_options_have_the_same_values_are_noticed() {
    let code = FindingCode::CriteriaScoreAlike;
    // Days from 20 to 0 beside points from 0 to 10: 5 points are 10 days.
    let case = |days: [Decimal; 3], options: usize, points: Decimal| {
        let access = Criterion::higher_is_better("Access", Scale::numeric(dec!(0), dec!(10)));
        let speed = Criterion::lower_is_better("Speed", Scale::numeric(dec!(0), dec!(20)));
        let scored = [("Paper", dec!(2)), ("Online", dec!(5)), ("Shared", dec!(8))].into_iter().zip(days);
        let matrix =
            ScoringMatrix::builder().criterion(access.weight(dec!(1))).criterion(speed.weight(points));
        let matrix = scored.take(options).fold(matrix, |matrix, ((name, access), days)| {
            matrix.option(ScoredOption::new(name).score("access", access).score("speed", days))
        });
        two_years(Alternative::do_something("Online"))
            .alternative(Alternative::do_something("Shared"))
            .scoring(matrix)
    };
    let alike = decimals![16, 10, 4];
    let found = findings(case(alike, 3, dec!(1)), code);
    let [finding] = found.as_slice() else { panic!("one: {found:?}") };
    assert_eq!((finding.place(), finding.severity()), ("Access", Severity::Note));
    assert!(finding.message().contains("the same value on this criterion as on \"Speed\""), "{finding:?}");

    assert!(!is_found(case(decimals![16, 10, 4.1], 3, dec!(1)), code));
    assert!(!is_found(case(alike, 2, dec!(1)), code), "two may agree by chance");
    assert!(!is_found(case(alike, 3, dec!(0)), code), "speed counts for nothing");
}

#[test]
fn criteria_that_are_constant_or_open_are_not_alike() {
    let code = FindingCode::CriteriaScoreAlike;
    let ten = || Scale::numeric(dec!(0), dec!(10));
    let case = |last: Option<Decimal>, first: Decimal| {
        let matrix = ScoringMatrix::builder()
            .criterion(Criterion::higher_is_better("Access", ten()).weight(dec!(1)))
            .criterion(Criterion::higher_is_better("Speed", ten()).weight(dec!(1)))
            .option(ScoredOption::new("Paper").score("access", first).score("speed", first))
            .option(ScoredOption::new("Online").score("access", dec!(5)).score("speed", dec!(5)));
        let shared = ScoredOption::new("Shared").score("access", dec!(5));
        let shared = last.into_iter().fold(shared, |option, score| option.score("speed", score));
        two_years(Alternative::do_something("Online"))
            .alternative(Alternative::do_something("Shared"))
            .scoring(matrix.option(shared).allow_missing())
    };
    assert!(is_found(case(Some(dec!(5)), dec!(2)), code));
    assert!(!is_found(case(Some(dec!(5)), dec!(5)), code), "all are the same, which another finding says");
    assert!(is_found(case(Some(dec!(5)), dec!(5)), FindingCode::CriterionDecidesNothing));
    assert!(!is_found(case(None, dec!(2)), code));
}

/// An empty baseline, of which one thing is noticed.
fn empty() -> CaseBuilder {
    years(2).baseline(Alternative::business_as_usual("Paper"))
}

#[test]
fn an_acknowledged_finding_stays_with_its_reason() {
    let code = FindingCode::BaselineWithoutCost;
    let acknowledged = |acknowledgement: Acknowledgement| {
        let case = empty().acknowledge(acknowledgement);
        findings(case, code)[0].acknowledged().map(str::to_owned)
    };
    let reason = || Acknowledgement::of(code, "volunteers");
    assert_eq!(acknowledged(reason()).as_deref(), Some("volunteers"));
    assert_eq!(acknowledged(reason().at("Paper")).as_deref(), Some("volunteers"));
    assert_eq!(acknowledged(reason().at("Online")), None);
    assert_eq!(acknowledged(Acknowledgement::of(FindingCode::SunkCosts, "paid")), None);

    let appraisal = empty().acknowledge(reason()).build().unwrap().appraise();
    assert!(appraisal.to_markdown().contains("**Acknowledged**: volunteers."), "{}", appraisal.to_markdown());
    let json = serde_json::to_value(&appraisal).unwrap();
    assert_eq!(json["findings"][0]["acknowledged"], "volunteers");
    let plain = serde_json::to_value(empty().build().unwrap().appraise()).unwrap();
    assert!(plain["findings"][0].get("acknowledged").is_none());
}

#[test]
fn the_reason_that_names_the_place_goes_before_the_general_one() {
    let code = FindingCode::BaselineWithoutCost;
    let case = empty()
        .acknowledge(Acknowledgement::of(code, "general"))
        .acknowledge(Acknowledgement::of(code, "special").at("Paper"));
    assert_eq!(findings(case.clone(), code)[0].acknowledged(), Some("special"));
    assert!(!is_found(case, FindingCode::AcknowledgementWithoutFinding));
}

#[test]
fn an_acknowledgement_that_meets_no_finding_is_noticed() {
    let code = FindingCode::AcknowledgementWithoutFinding;
    let elsewhere = Acknowledgement::of(FindingCode::BaselineWithoutCost, "volunteers").at("Papr");
    let (place, message) = only(empty().acknowledge(elsewhere), code);
    assert_eq!(place, "baseline-without-cost");
    assert!(message.contains("acknowledges this finding at \"Papr\", and it is not made"), "{message}");
    let met = Acknowledgement::of(FindingCode::BaselineWithoutCost, "volunteers");
    assert!(!is_found(empty().acknowledge(met), code));
}

#[test]
fn a_case_without_acknowledgements_is_written_without_the_field() {
    let json = serde_json::to_value(empty().build().unwrap()).unwrap();
    assert!(json.get("acknowledged").is_none());
}

/// A case with one cost, discounted by an official table.
fn by_table(id: &str) -> CaseBuilder {
    let table = DiscountTable::with_id(id).unwrap();
    let conventions = match table.basis() {
        RateBasis::Real => Conventions::real(2026),
        _ => Conventions::nominal(),
    };
    with(conventions.end_of_period(), 1).discounting(table).baseline(paper())
}

#[test]
fn the_standing_of_an_official_table_is_noticed() {
    let noticed = |id: &str| {
        let standings = [
            FindingCode::SensitivityTable,
            FindingCode::SupersededTable,
            FindingCode::RecalledTable,
            FindingCode::UnconfirmedTable,
        ];
        standings.into_iter().filter(|code| is_found(by_table(id), *code)).collect::<Vec<_>>()
    };
    assert_eq!(noticed("uk-stpr-standard"), []);
    assert_eq!(noticed("uk-stpr-reduced"), [FindingCode::SensitivityTable]);
    assert_eq!(noticed("nz-treasury-2020-default"), [FindingCode::SupersededTable]);
    assert_eq!(noticed("nz-treasury-2024-commercial"), [FindingCode::RecalledTable]);
    assert_eq!(noticed("us-omb-a94-c-2025-nominal"), [FindingCode::UnconfirmedTable]);
    assert_eq!(noticed("us-omb-a94-2023"), [FindingCode::SupersededTable, FindingCode::RecalledTable]);
}

#[test]
fn a_residual_value_beyond_three_tenths_is_noticed() {
    // 1 000 now and 100 a year for one year; what is left after it is worth so much.
    let sold_for = |amount: i64| {
        let resale = Residual::Resale(gbp(amount).into());
        let asset = Cost::new("Plant", gbp(1_000)).capital().once().residual(resale);
        years(1)
            .discounting(percent!(0))
            .baseline(paper())
            .alternative(Alternative::do_something("Plant").cost(asset))
    };
    let (place, message) = only(sold_for(429), FindingCode::ResidualDominates);
    assert_eq!(place, "Plant");
    assert!(message.contains("30%"), "{message}");
    assert!(!is_found(sold_for(428), FindingCode::ResidualDominates));
}

#[test]
fn a_way_of_discounting_that_no_line_names_is_noticed() {
    let case = |line: Cost| {
        years(2)
            .named_discounting("health", percent!(1))
            .baseline(Alternative::business_as_usual("Paper").cost(line))
    };
    assert_eq!(only(case(staff()), FindingCode::UnusedDiscounting).0, "health");
    assert!(!is_found(case(staff().discounted_as("health")), FindingCode::UnusedDiscounting));
}

/// A risk that somebody answers for, with what its probability rests on.
fn flood() -> Cost {
    Cost::new("Flood", gbp(500)).once().from(1).owner("Head of Estates").evidence("flood map of 2025")
}

fn with_risk(risk: Cost) -> CaseBuilder {
    let online = Alternative::do_something("Online").cost(Cost::new("Run", gbp(440)).every_period());
    two_years(online.cost(risk))
}

#[test]
fn a_risk_that_is_sure_or_impossible_is_noticed() {
    let code = FindingCode::CertainRisk;
    let (place, message) = only(with_risk(flood().with_probability(dec!(1))), code);
    assert_eq!(place, "Online");
    assert!(message.contains("\"Flood\" has a probability of 1, so that it is a plain cost"), "{message}");
    let (_, message) = only(with_risk(flood().with_probability(dec!(0))), code);
    assert!(message.contains("may as well be left out"), "{message}");
    assert!(!is_found(with_risk(flood().with_probability(dec!(0.99))), code));
    let by = |assumption: Assumption| with_risk(flood().with_probability("p")).assumption(assumption);
    assert!(is_found(by(Assumption::new("p", dec!(1))), code));
    assert!(!is_found(by(Assumption::new("p", dec!(1)).between(dec!(0.5), dec!(1))), code), "it may be less");
}

#[test]
fn a_probability_that_nothing_and_nobody_supports_is_noticed() {
    let code = FindingCode::UnsupportedProbability;
    let bare = || Cost::new("Flood", gbp(500)).once().from(1).with_probability(dec!(0.3));
    let (place, message) = only(with_risk(bare()), code);
    assert_eq!(place, "Online");
    assert!(message.ends_with("neither evidence for its probability nor an owner"), "{message}");
    let (_, message) = only(with_risk(bare().owner("Head of Estates")), code);
    assert!(message.ends_with("no evidence for its probability"), "{message}");
    let (_, message) = only(with_risk(bare().evidence("flood map of 2025")), code);
    assert!(message.ends_with("no owner"), "{message}");
    assert!(!is_found(with_risk(flood().with_probability(dec!(0.3))), code));
    let sourced = Assumption::new("p", dec!(0.3)).source("flood map of 2025");
    let by_assumption = bare().owner("Head of Estates").with_probability("p");
    assert!(!is_found(with_risk(by_assumption).assumption(sourced), code));
}

/// A way forward with one capital cost, and such adjustments of all its capital costs.
fn raised(adjustments: impl IntoIterator<Item = Adjustment>) -> CaseBuilder {
    let build = Cost::new("Build", gbp(1_000)).capital().once();
    let online = Alternative::do_something("Online").cost(build);
    let because = |adjustment: Adjustment| adjustment.source("a reason");
    two_years(
        adjustments.into_iter().map(because).fold(online, |online, adjustment| {
            online.adjusted(LineKind::Cost(CostClass::Capital), adjustment)
        }),
    )
}

fn of_buildings() -> Adjustment {
    Adjustment::optimism_bias("standard-buildings")
}

#[test]
fn an_uplift_for_bias_beside_costed_risks_is_noticed() {
    let code = FindingCode::BiasBesideRisks;
    let with = |adjustment: Adjustment, risk: Option<Cost>| {
        let build = Cost::new("Build", gbp(1_000)).capital().once().adjusted(adjustment.source("a reason"));
        let online = Alternative::do_something("Online").cost(build);
        two_years(risk.into_iter().fold(online, Alternative::cost))
    };
    let (place, message) = only(with(of_buildings(), Some(flood().with_probability(dec!(0.3)))), code);
    assert_eq!(place, "Online");
    assert!(
        message.starts_with("costs are raised by optimism bias, and 1 risk is costed beside it"),
        "{message}"
    );
    // 500 x 0.3 / 1.1
    assert!(message.contains("worth GBP -136.36"), "{message}");
    let by_class = Adjustment::reference_class(decimals![0.1, 0.4], dec!(0.5));
    assert!(is_found(with(by_class, Some(flood().with_probability(dec!(0.3)))), code));
    assert!(!is_found(with(of_buildings(), None), code));
    let contingency = Adjustment::contingency(percent!(10));
    assert!(!is_found(with(contingency, Some(flood().with_probability(dec!(0.3)))), code));
}

#[test]
fn an_uplift_stated_twice_is_noticed() {
    let code = FindingCode::UpliftStatedTwice;
    let contingency = || Adjustment::contingency(percent!(10));
    let (place, message) = only(raised([of_buildings(), contingency()]), code);
    assert_eq!(place, "Online");
    assert!(message.starts_with("\"Build\" is raised by optimism bias and by a contingency"), "{message}");
    let by_class = Adjustment::reference_class(decimals![0.1, 0.4], dec!(0.5));
    assert!(is_found(raised([contingency(), by_class]), code));
    assert!(!is_found(raised([of_buildings()]), code) && !is_found(raised([contingency()]), code));

    // What stands on the line itself counts with what stands on its class; two lines that bear one each are no fault.
    let build = || Cost::new("Build", gbp(9)).capital().once();
    let own = || build().adjusted(contingency().source("a reason"));
    let biased = |lines: [Cost; 2]| {
        let online = Alternative::do_something("Online");
        let [first, second] = lines;
        two_years(online.cost(first.adjusted(of_buildings().source("a reason"))).cost(second))
    };
    assert!(is_found(biased([own(), build()]), code));
    assert!(!is_found(biased([build(), own()]), code));
}

#[test]
fn an_overlap_of_a_single_line_is_noticed() {
    let member = |name: &str, group: &str| {
        Benefit::new(name, gbp(9)).once().adjusted(Adjustment::overlap(group, dec!(0.5)).source("a reason"))
    };
    let case = |group: &str| {
        two_years(
            Alternative::do_something("Online")
                .benefit(member("Time", "counter"))
                .benefit(member("Staff", group)),
        )
    };
    let found = findings(case("desk"), FindingCode::OverlapOfOne);
    assert_eq!(found.len(), 2, "each of the two groups has one line");
    assert_eq!((found[0].place(), found[0].severity()), ("Online", Severity::Note));
    assert!(found[0].message().starts_with("\"Time\" is the only line of the group \"counter\""));
    assert!(!is_found(case("counter"), FindingCode::OverlapOfOne));
}

#[test]
fn a_full_mitigation_is_noticed() {
    let code = FindingCode::FullMitigation;
    let (place, message) = only(raised([of_buildings().mitigated(dec!(1))]), code);
    assert_eq!(place, "Online");
    assert!(message.contains("(standard buildings, 100% mitigated)"), "{message}");
    assert!(!is_found(raised([of_buildings().mitigated(dec!(0.99))]), code));
}

#[test]
fn the_standing_of_a_table_of_uplifts_is_noticed() {
    let (place, message) = only(raised([of_buildings()]), FindingCode::UnconfirmedTable);
    assert_eq!(place, "Optimism bias in large public procurement");
    assert!(message.contains("whether the percentages of uk-mott-macdonald-2002, vintage 2002"), "{message}");
    assert!(!is_found(raised([Adjustment::contingency(percent!(10))]), FindingCode::UnconfirmedTable));
}

/// A machine of 1 000 that is written off over some years, in a timeline of two.
fn machine(conventions: Conventions, life: u32, with_more: fn(Cost) -> Cost) -> CaseBuilder {
    let method = Depreciation::straight_line(life, dec!(0));
    let cost = Cost::new("Machine", gbp(1_000)).capital().once().depreciated(method);
    with(conventions, 2)
        .baseline(paper())
        .alternative(Alternative::do_something("Plant").cost(with_more(cost)))
}

fn taxed(case: CaseBuilder) -> CaseBuilder {
    case.tax(TaxRules::at(percent!(25)).losses(LossRule::UsedAtOnce).paid(TaxPayment::SameYear))
}

#[test]
fn what_is_never_written_off_is_noticed() {
    let nominal = || Conventions::nominal().end_of_period();
    let (place, message) = only(taxed(machine(nominal(), 4, |cost| cost)), FindingCode::BookValueLeft);
    assert_eq!(place, "Plant");
    assert!(message.starts_with("GBP 500 of \"Machine\""), "{message}");
    assert!(!is_found(machine(nominal(), 4, |cost| cost), FindingCode::BookValueLeft), "nothing is taxed");
    assert!(!is_found(taxed(machine(nominal(), 2, |cost| cost)), FindingCode::BookValueLeft));
    let sold = |cost: Cost| cost.residual(Residual::Resale(gbp(0).into()));
    assert!(!is_found(taxed(machine(nominal(), 4, sold)), FindingCode::BookValueLeft));
}

#[test]
fn a_loan_in_real_prices_is_noticed() {
    let borrowing = |conventions: Conventions, loan: Option<Loan>| {
        let plant =
            Alternative::do_something("Plant").cost(Cost::new("Machine", gbp(1_000)).capital().once());
        let plant = loan.map_or(plant.clone(), |loan| plant.loan(loan));
        with(conventions, 2).cost_of_equity(percent!(8)).baseline(paper()).alternative(plant)
    };
    let loan = || {
        Loan::new("Bank loan", gbp(600), percent!(5)).repaid(Repayment::Level { over: 2, balloon: dec!(0) })
    };
    let real = || Conventions::real(2026).end_of_period();
    let (place, message) = only(borrowing(real(), Some(loan())), FindingCode::LoanInRealPrices);
    assert_eq!(place, "Plant");
    assert!(message.contains("what is paid on \"Bank loan\" is taken as it is stated"), "{message}");
    assert!(!is_found(borrowing(real(), None), FindingCode::LoanInRealPrices));
    let nominal = Conventions::nominal().end_of_period();
    assert!(!is_found(borrowing(nominal, Some(loan())), FindingCode::LoanInRealPrices));
}

#[test]
fn allowances_at_historical_cost_in_real_prices_are_noticed() {
    let code = FindingCode::DepreciationInRealPrices;
    let real = || Conventions::real(2026).end_of_period();
    assert_eq!(only(taxed(machine(real(), 2, |cost| cost)), code).0, "Conventions");
    assert!(!is_found(machine(real(), 2, |cost| cost), code), "nothing is taxed");
    assert!(!is_found(taxed(machine(Conventions::nominal().end_of_period(), 2, |cost| cost)), code));
    let undepreciated = Alternative::do_something("Plant").cost(Cost::new("Hut", gbp(9)).capital().once());
    assert!(!is_found(taxed(with(real(), 2).baseline(paper()).alternative(undepreciated)), code));
}
