//! Two views of one case, subtotals and implied values, by figures that can be checked by hand, as data and on the page.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::appraisal::{CannotTurn, Implied, ImpliedValue, ImpliedWorth, LineGroup, Subtotal, ViewLine};
use bizcase::case::{CaseBuilder, CashEffect, CostClass, Treatment};
use bizcase::measure::Reason;
use bizcase::prelude::*;
use serde_json::json;

/// A decision of today and one year, nothing discounted.
fn with(conventions: Conventions) -> CaseBuilder {
    BusinessCase::builder("Permits", Currency::GBP)
        .timeline(Timeline::years(2026, 1))
        .conventions(conventions)
        .discounting(percent!(0))
        .baseline(Alternative::business_as_usual("Paper").cost(Cost::new("Staff", gbp(200)).once()))
}

fn plain() -> Conventions {
    Conventions::nominal().end_of_period()
}

/// Cash of the organisation: -300 - 50 + 100 = -250. Resources of society: -300 - 20 + 400 - 30 + 5 = 55.
fn online() -> Alternative {
    Alternative::do_something("Online")
        .cost(Cost::new("Build", gbp(300)).capital().once())
        .cost(Cost::new("Tax on it", gbp(50)).transfer().once())
        .cost(Cost::new("Fees of applicants", gbp(70)).transfer().once().recipient(Recipient::Society))
        .cost(Cost::new("Phones of applicants", gbp(20)).once().recipient(Recipient::Society))
        .cost(Cost::new("Discovery", gbp(40)).sunk().once())
        .benefit(Benefit::new("Grant", gbp(100)).transfer().once())
        .benefit(Benefit::new("Time saved", gbp(400)).non_cashable().once().recipient(Recipient::Society))
        .benefit(Benefit::new("Rent saved by the county", gbp(5)).once().recipient(Recipient::PublicSector))
        .benefit(Benefit::qualitative("Trust"))
        .dis_benefit(DisBenefit::new("Longer ways", gbp(30)).non_cashable().once())
}

fn case(conventions: Conventions) -> BusinessCase {
    with(conventions).alternative(online()).build().unwrap()
}

fn npv_of_online(conventions: Conventions) -> Decimal {
    case(conventions).appraise().alternative("online").unwrap().measures().npv().value().unwrap()
}

#[test]
fn each_view_counts_its_lines_and_no_view_counts_all_in_money() {
    assert_eq!(npv_of_online(plain().view(View::Financial)), dec!(-250));
    assert_eq!(npv_of_online(plain().view(View::Economic)), dec!(55));
    // -300 - 50 - 70 - 20 + 100 + 400 + 5 - 30
    assert_eq!(npv_of_online(plain()), dec!(35));
}

#[test]
fn what_is_outside_the_stated_view_keeps_its_cells_and_its_present_value() {
    let appraisal = case(plain().view(View::Financial)).appraise();
    let online = appraisal.alternative("online").unwrap();
    let time = online.lines().iter().find(|schedule| schedule.line().name() == "Time saved").unwrap();
    assert_eq!(time.line().treatment(), Treatment::OutsideView);
    assert_eq!(time.line().kind().treatment(), Treatment::Counted);
    assert_eq!(time.present_value().unwrap().value(), Some(dec!(400)));
    let json = serde_json::to_value(&appraisal).unwrap();
    assert_eq!(json["conventions"]["view"], "financial");
    let treatments = json["alternatives"][1]["lines"].as_array().unwrap().iter();
    let treatments: Vec<_> = treatments.map(|line| line["treatment"].as_str().unwrap()).collect();
    assert_eq!(treatments.iter().filter(|word| **word == "outside-view").count(), 5);
    assert_eq!(treatments.iter().filter(|word| **word == "sunk").count(), 1);
}

#[test]
fn views_reconcile_from_the_cash_of_the_organisation_to_the_resources_of_society() {
    let appraisal = case(plain()).appraise();
    let views = appraisal.views().unwrap();
    let online = &views.alternatives()[1];
    // Tax and grant are cash alone: -50 + 100. The rest that differs is no cash of the organisation: -20 + 400 + 5 - 30.
    assert_eq!(online.only_in(View::Financial).value(), Some(dec!(50)));
    assert_eq!(online.only_in(View::Economic).value(), Some(dec!(355)));
    assert_eq!(online.rounding(), Some(dec!(0)));
    let against = |view| online.value(view).npv_against_baseline().value();
    assert_eq!((against(View::Financial), against(View::Economic)), (Some(dec!(-50)), Some(dec!(255))));
    let neither: Vec<&str> = online
        .lines()
        .iter()
        .filter(|line| View::ALL.iter().all(|&view| !line.counts_in(view)))
        .map(ViewLine::name)
        .collect();
    assert_eq!(neither, ["Fees of applicants"]);
    assert!(views.disagree());
}

#[test]
fn views_are_written_with_their_leaders_and_their_lines() {
    let json = serde_json::to_value(case(plain().view(View::Economic)).appraise()).unwrap();
    let views = &json["views"];
    assert_eq!(views["stated"], "economic");
    assert_eq!(views["leaders"], json!({ "financial": ["paper"], "economic": ["online"] }));
    let online = &views["alternatives"][1];
    assert_eq!(online["values"]["financial"]["net_present_value"], "-250");
    assert_eq!(online["only_in"], json!({ "financial": "50", "economic": "355" }));
    assert_eq!(
        online["lines"][1],
        json!({
            "name": "Tax on it", "kind": "cost", "class": "transfer", "recipient": "organisation",
            "present_value": "-50", "counts_in": { "financial": true, "economic": false },
        })
    );
}

#[test]
fn a_case_of_one_view_says_nothing_of_two() {
    let cash = Alternative::do_something("Online").cost(Cost::new("Build", gbp(300)).capital().once());
    let appraisal = with(plain()).alternative(cash.clone()).build().unwrap().appraise();
    assert_eq!(appraisal.views(), None);
    assert!(serde_json::to_value(&appraisal).unwrap().get("views").is_none());
    assert!(!appraisal.to_markdown().contains("Who gains"));
    let stated = with(plain().view(View::Financial)).alternative(cash).build().unwrap().appraise();
    assert!(stated.views().is_some_and(|views| !views.disagree()));
}

#[test]
fn a_residual_value_follows_its_line_out_of_the_view() {
    let shed = Cost::new("Shed of the county", gbp(90))
        .capital()
        .once()
        .recipient(Recipient::PublicSector)
        .residual(Residual::Resale(gbp(60).into()));
    let case =
        |view| with(plain().view(view)).alternative(Alternative::do_something("Shed").cost(shed.clone()));
    let npv = |view| {
        let appraisal = case(view).build().unwrap().appraise();
        appraisal.alternative("shed").unwrap().measures().npv().value().unwrap()
    };
    assert_eq!((npv(View::Financial), npv(View::Economic)), (dec!(0), dec!(-30)));
}

#[test]
fn subtotals_stand_by_class_by_recipient_and_by_tag() {
    let appraisal = case(plain()).appraise();
    let subtotals = appraisal.subtotals("online").unwrap();
    let worth = |one: &Subtotal| (one.group().clone(), one.npv().value().unwrap());
    let by_class: Vec<_> = subtotals.by_class().subtotals().iter().map(worth).collect();
    assert_eq!(
        by_class,
        [
            (LineGroup::Costs(CostClass::Capital), dec!(-300)),
            (LineGroup::Costs(CostClass::Recurring), dec!(-20)),
            (LineGroup::Costs(CostClass::Transfer), dec!(-120)),
            (LineGroup::Effects(CashEffect::Cashable), dec!(5)),
            (LineGroup::Effects(CashEffect::NonCashable), dec!(370)),
            (LineGroup::Effects(CashEffect::Transfer), dec!(100)),
        ]
    );
    let society = &subtotals.by_recipient().subtotals()[2];
    assert_eq!(worth(society), (LineGroup::Recipient(Recipient::Society), dec!(310)));
    assert_eq!(society.present_value_of_costs().value(), Some(dec!(90)));
    assert_eq!(society.present_value_of_net_benefits().value(), Some(dec!(400)));
    assert_eq!(society.net(), decimals![310, 0]);
    assert_eq!(worth(&subtotals.by_tag().subtotals()[0]), (LineGroup::Untagged, dec!(35)));
    assert_eq!(appraisal.subtotals("nobody"), None);
}

#[test]
fn a_line_under_three_tags_is_taken_off_twice_and_a_tag_stated_twice_counts_once() {
    let tagged = Alternative::do_something("Tagged")
        .cost(Cost::new("Build", gbp(10)).once().tag("it").tag("staff").tag("it").tag("one-off"))
        .cost(Cost::new("Run", gbp(3)).once().tag("staff"));
    let appraisal = with(plain()).alternative(tagged).build().unwrap().appraise();
    let json = serde_json::to_value(appraisal.subtotals("tagged").unwrap().by_tag()).unwrap();
    let rows = json["subtotals"].as_array().unwrap().iter();
    let rows: Vec<_> = rows.map(|row| (&row["group"], &row["net_present_value"], &row["lines"])).collect();
    assert_eq!(rows[0], (&json!({ "tag": "it" }), &json!("-10"), &json!(["Build"])));
    assert_eq!(rows[1], (&json!({ "tag": "staff" }), &json!("-13"), &json!(["Build", "Run"])));
    assert_eq!(rows[2], (&json!({ "tag": "one-off" }), &json!("-10"), &json!(["Build"])));
    assert_eq!(rows[3], (&json!({ "in_several_groups": true }), &json!("20"), &json!(["Build"])));
    assert_eq!(json["rounding"], "0");
}

fn implied(case: CaseBuilder) -> Vec<ImpliedValue> {
    case.build().unwrap().appraise().implied_values()
}

fn worth(value: &ImpliedValue) -> &ImpliedWorth {
    let Implied::Worth(worth) = value.implied() else { panic!("{value:?}") };
    worth
}

fn build(name: &str, cost: i64) -> Alternative {
    Alternative::do_something(name).cost(Cost::new("Build", gbp(cost)).capital().once())
}

#[test]
fn a_benefit_of_one_that_is_behind_is_worth_the_margin_and_one_of_the_leader_has_a_reason() {
    let values = implied(
        with(plain())
            .alternative(build("Online", 230).benefit(Benefit::qualitative("Trust")))
            .alternative(build("Post", 170).benefit(Benefit::qualitative("Habit"))),
    );
    let [trust, habit] = values.as_slice() else { panic!("{values:?}") };
    // 230 - 170, in the one year that there is.
    assert_eq!((trust.alternative().as_str(), trust.line()), ("online", "Trust"));
    assert_eq!(worth(trust).present_value().value(), Some(dec!(60)));
    assert_eq!(worth(trust).per_period().value(), Some(dec!(60)));
    assert_eq!(worth(trust).per_unit(), None);
    assert_eq!(worth(trust).level_with()[0].as_str(), "post");
    assert_eq!(habit.implied(), &Implied::None(CannotTurn::AlreadyLeads));
}

#[test]
fn a_dis_benefit_of_the_leader_weighs_its_lead_and_one_of_another_has_a_reason() {
    let values = implied(
        with(plain())
            .alternative(build("Online", 150).dis_benefit(DisBenefit::qualitative("Unrest")))
            .alternative(build("Post", 170).dis_benefit(DisBenefit::qualitative("Delay")))
            .alternative(build("Counter", 170)),
    );
    let [unrest, delay] = values.as_slice() else { panic!("{values:?}") };
    assert_eq!(worth(unrest).present_value().value(), Some(dec!(20)));
    let level_with: Vec<&str> = worth(unrest).level_with().iter().map(Id::as_str).collect();
    assert_eq!(level_with, ["post", "counter"]);
    assert_eq!(delay.implied(), &Implied::None(CannotTurn::DoesNotLead));
}

#[test]
fn a_shared_lead_and_a_single_alternative_have_their_reasons() {
    let shared =
        implied(with(plain()).alternative(build("Online", 200).benefit(Benefit::qualitative("Trust"))));
    assert_eq!(shared[0].implied(), &Implied::None(CannotTurn::SharesLead));
    let alone = BusinessCase::builder("Alone", Currency::GBP)
        .timeline(Timeline::years(2026, 1))
        .conventions(plain())
        .discounting(percent!(0))
        .baseline(Alternative::do_nothing("Nothing").benefit(Benefit::qualitative("Peace")));
    assert_eq!(implied(alone)[0].implied(), &Implied::None(CannotTurn::OnlyAlternative));
    let json = serde_json::to_value(&shared[0]).unwrap();
    assert_eq!(json["none"]["code"], "shares-lead");
}

#[test]
fn a_quantity_is_worth_so_much_a_unit_discounted_as_money_is() {
    let forms = Benefit::new("Forms avoided", Amount::quantity(dec!(4), "forms")).quantified();
    let behind = |forms: Benefit| {
        BusinessCase::builder("Forms", Currency::GBP)
            .timeline(Timeline::years(2026, 2))
            .conventions(plain())
            .discounting(percent!(100))
            .baseline(Alternative::do_nothing("Nothing"))
            .alternative(build("Online", 30).benefit(forms))
    };
    // Four forms a year are worth 4 / 2 + 4 / 4 = 3 forms today, and 30 is 40 / 2 + 40 / 4.
    let each_year = implied(behind(forms.clone().every_period()));
    assert_eq!(worth(&each_year[0]).per_unit().unwrap().value(), Some(dec!(10)));
    assert_eq!(worth(&each_year[0]).per_period().value(), Some(dec!(40)));
    assert_eq!(each_year[0].unit(), Some("forms"));
    let of_nothing = implied(behind(forms.explicit(decimals![0, 0])));
    assert_eq!(worth(&of_nothing[0]).per_unit(), Some(Outcome::Undefined(Reason::NoQuantity)));
}

#[test]
fn the_page_says_who_gains_and_what_lies_outside_the_view() {
    let page = case(plain().view(View::Economic)).appraise().to_markdown();
    for expected in [
        "By the cash of the organisation, the financial view, Paper leads; by the resources of society, the economic \
         view, Online leads. All other figures of this page are in the economic view.",
        "| Online      |           -250 |                   -50 |                                 355 |            55 |",
        "| Other public bodies   |      5 |        – |",
        "| Society               |    380 |        – |",
        "| Non-cashable                   |     370 |     – |",
        "| Not in money, number of lines  |       1 |     0 |",
        "### In money, and outside the view of this case",
        "- **Online**: Tax on it, transfer cost, GBP 50 in all",
        "- Counted, in the economic view: the resources of society",
        "- **Online**, benefit: Trust. No worth of it changes the lead: its alternative leads already.",
    ] {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
    let unstated = case(plain()).appraise().to_markdown();
    assert!(unstated.contains("the case states no view."));
    assert!(!unstated.contains("outside the view"));
    assert!(unstated.contains("- Counted: every cost, benefit and dis-benefit in money"));
    let financial = case(plain().view(View::Financial)).appraise().to_markdown();
    assert!(financial.contains("- Counted, in the financial view: the cash of the organisation"));
    assert!(
        financial.contains(
            "It would have to be worth GBP 50 a year (GBP 50 as a present value) for Online to lead."
        )
    );
}

#[test]
fn the_page_shows_what_the_organisation_spends_by_year_and_class() {
    let page = case(plain()).appraise().to_markdown();
    for expected in [
        "## Capital and operating spending",
        "| Paper: recurring |     200 |     0 |     200 |",
        "| Online: capital  |     300 |     0 |     300 |",
        "| Online: transfer |      50 |     0 |      50 |",
        "| **Online**       | **350** | **0** | **350** |",
    ] {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
    let capital_alone = BusinessCase::builder("Capital", Currency::GBP)
        .timeline(Timeline::years(2026, 1))
        .conventions(plain())
        .discounting(percent!(0))
        .baseline(Alternative::do_nothing("Nothing"))
        .alternative(build("Online", 5));
    let page = capital_alone.build().unwrap().appraise().to_markdown();
    assert!(!page.contains("Capital and operating spending"));
}
