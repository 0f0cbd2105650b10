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
