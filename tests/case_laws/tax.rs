//! Tax, depreciation and working capital.

use crate::exact::Fraction;
use crate::{npv, permille, times, timings};
use bizcase::appraisal::{LineTrace, TagTotal};
use bizcase::case::{CashEffect, CostClass, Line, LineKind, Taxation};
use bizcase::measure::depreciation::MacrsTable;
use bizcase::prelude::*;
use bizcase::strategies::{CaseShape, Scope, cases_of};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

fn amounts() -> impl Strategy<Value = Decimal> {
    (0_i64..1_000_000).prop_map(|cents| Decimal::new(cents, 2))
}

/// Methods that end at the salvage value, with the years that they take.
fn ending(life: u32, salvage: Decimal) -> Vec<(Depreciation, u32)> {
    let by_year = vec![dec!(2); life as usize];
    vec![
        (Depreciation::straight_line(life, salvage).unwrap(), life),
        (Depreciation::sum_of_years_digits(life, salvage).unwrap(), life),
        (Depreciation::declining_to_straight_line(life, salvage, dec!(1.75)).unwrap(), life),
        (Depreciation::units_of_production(Decimal::from(2 * life), &by_year, salvage).unwrap(), life),
    ]
}

fn sum(values: &[Decimal]) -> Fraction {
    values.iter().fold(Fraction::zero(), |sum, &value| sum.plus(&Fraction::of(value)))
}

/// Up to half a unit of the last place of each.
fn is_sum_of(values: &[Decimal], whole: Decimal) -> bool {
    let halves = values.iter().map(|&value| Fraction::half_unit_of(value));
    let bound = halves.fold(Fraction::zero(), |sum, half| sum.plus(&half));
    sum(values).minus(&Fraction::of(whole)).is_within(&bound)
}

/// What is cashable for the organisation and neither exempt nor capital, with its sign.
fn profit(line: &Line) -> Option<Decimal> {
    let sign = match line.kind() {
        LineKind::Cost(CostClass::Recurring | CostClass::Transition)
        | LineKind::DisBenefit(CashEffect::Cashable) => dec!(-1),
        LineKind::Benefit(CashEffect::Cashable) => dec!(1),
        _ => return None,
    };
    let is_own = line.recipient() == Recipient::Organisation && line.taxation() == Taxation::Taxed;
    is_own.then_some(sign)
}

/// Taxable profit by column, from the cells.
fn taxable(case: &BusinessCase, lines: &[Line]) -> Vec<Fraction> {
    let last = case.timeline().columns() - 1;
    let mut profits = vec![Fraction::zero(); last + 1];
    for line in lines.iter().filter(|line| line.counts_in(View::Financial)) {
        if let Some(sign) = profit(line) {
            let signed = |amount: Decimal| Fraction::of(sign).times(&Fraction::of(amount));
            for (profit, &cell) in profits.iter_mut().zip(line.cells()) {
                *profit = profit.plus(&signed(cell));
            }
            let beyond = line.residual_value().map_or(dec!(0), |value| value.amount());
            profits[last] = profits[last].plus(&signed(beyond));
        }
        for (profit, &written_off) in profits.iter_mut().zip(line.written_off()) {
            *profit = profit.minus(&Fraction::of(written_off));
        }
        if let (Some(_), Some(Residual::Resale(_))) = (line.depreciation(), line.residual()) {
            let proceeds = line.residual_value().map_or(dec!(0), |value| value.amount());
            let book_value = sum(line.cells()).minus(&sum(line.written_off()));
            profits[last] = profits[last].plus(&Fraction::of(proceeds).minus(&book_value));
        }
    }
    profits
}

/// The charge of each column, by the rule for losses.
fn charges(case: &BusinessCase, profits: &[Fraction]) -> Vec<Decimal> {
    let tax = case.tax().unwrap();
    let (zero, mut carried) = (Fraction::zero(), Fraction::zero());
    let is_loss = |profit: &Fraction| profit.sign() < zero.sign();
    let charge = |profit: &Fraction| {
        let taxed = match tax.losses() {
            LossRule::UsedAtOnce => profit.clone(),
            _ if is_loss(profit) => {
                carried = carried.minus(profit);
                Fraction::zero()
            }
            LossRule::Unrelieved => profit.clone(),
            _ => {
                let left = profit.minus(&carried);
                let (relieved, taxed) =
                    if is_loss(&left) { (profit, Fraction::zero()) } else { (&carried.clone(), left) };
                carried = carried.minus(relieved);
                taxed
            }
        };
        taxed.times(&Fraction::of(tax.rate().fraction())).rounded().value().unwrap()
    };
    profits.iter().map(charge).collect()
}

/// Random cases that are taxed: those in the economic view are not.
fn taxed_cases() -> impl Strategy<Value = BusinessCase> {
    let cases = cases_of(CaseShape::new().scope(Scope::Taxed));
    cases.prop_filter("a case in the economic view has no tax", |case| case.tax().is_some())
}

fn at(percent: i64) -> TaxRules {
    TaxRules::at(Rate::from_fraction(Decimal::new(percent, 2)).unwrap())
}

/// One way forward beside nothing, of which the tax is asked.
fn plan(
    timed: fn(bizcase::case::UntimedConventions) -> Conventions,
    rate: Rate,
    tax: TaxRules,
    plan: Alternative,
    years: u32,
) -> BusinessCase {
    BusinessCase::builder("Plan", Currency::GBP)
        .timeline(Timeline::years(2026, years))
        .conventions(timed(Conventions::nominal()))
        .discounting(rate)
        .tax(tax)
        .baseline(Alternative::do_nothing("Nothing"))
        .alternative(plan.id("plan"))
        .build()
        .unwrap()
}

fn charge(case: &BusinessCase) -> &[Decimal] {
    case.alternative("plan").unwrap().tax().unwrap().charge()
}

/// Benefits or costs by column from 0 on.
fn flows(profits: &[i64]) -> Alternative {
    let multiples = |sign: i64| -> Vec<Decimal> {
        profits.iter().map(|profit| Decimal::from((sign * profit).max(0))).collect()
    };
    Alternative::do_something("Plan")
        .benefit(Benefit::new("Sales", gbp(1)).explicit(multiples(1)))
        .cost(Cost::new("Costs", gbp(1)).explicit(multiples(-1)))
}

proptest! {
    #![proptest_config(times(100))]

    #[test]
    fn what_ends_writes_off_the_cost_less_what_is_left(cost in amounts(), percent in 0_i64..=100, life in 1_u32..=30) {
        let salvage = (cost * Decimal::new(percent, 2)).normalize();
        let timeline = Timeline::years(2026, life).unwrap();
        for (method, years) in ending(life, salvage) {
            let schedule = method.schedule(cost, timeline, 1).unwrap();
            let written_off = if cost.is_zero() { dec!(0) } else { cost - salvage };
            prop_assert!(is_sum_of(&schedule[..years as usize], written_off), "{}: {:?}", method.word(), schedule);
            prop_assert!(schedule.iter().all(|year| *year >= dec!(0)), "{}", method.word());
        }
        for &table in MacrsTable::ALL {
            let years = u32::try_from(table.percentages().len()).unwrap();
            let schedule = Depreciation::macrs(table).schedule(cost, Timeline::years(2026, years).unwrap(), 1).unwrap();
            prop_assert!(is_sum_of(&schedule, cost), "{}", table);
        }
    }

    #[test]
    fn each_amount_is_written_off_after_its_column_or_after_service(
        shares in vec(0_i64..=100, 1..=6), service in 0_u32..6, life in 1_u32..=8,
    ) {
        let timeline = Timeline::years(2026, 7).unwrap();
        let multiples: Vec<Decimal> = shares.iter().map(|&percent| Decimal::new(percent, 2)).collect();
        let method = Depreciation::straight_line(life, dec!(0)).unwrap();
        let asset = Cost::new("Asset", gbp(900)).capital().explicit(&multiples).depreciated(method);
        let alternative = Alternative::do_something("Plan").in_service_from(timeline.end_of(service)).cost(asset);
        let case = plan(bizcase::case::UntimedConventions::end_of_period, percent!(0), at(25).losses(LossRule::UsedAtOnce).paid(TaxPayment::SameYear), alternative, 7);
        for (column, &found) in (0_u32..).zip(case.alternative("plan").unwrap().lines()[0].written_off()) {
            let in_life = (0_u32..).zip(&multiples).filter(|(bought, _)| {
                let before = (*bought).max(service);
                (before + 1..=before + life).contains(&column)
            });
            // Each is rounded by itself, and so is the sum.
            let each = in_life.map(|(_, share)| {
                Fraction::of(dec!(900)).times(&Fraction::of(*share)).over(&Fraction::of(life.into())).rounded().value().unwrap()
            });
            let expected = sum(&each.collect::<Vec<_>>()).rounded();
            prop_assert_eq!(Outcome::Value(found), expected);
        }
    }

    #[test]
    fn working_capital_comes_back_whole(levels in vec(amounts(), 1..=7), timed in timings(), rate in permille(1..=150)) {
        let stocks = || WorkingCapital::new("Stocks", gbp(1)).explicit(&levels);
        let tax = || at(30).losses(LossRule::UsedAtOnce).paid(TaxPayment::NextYear);
        let at_rate = |rate| plan(timed, rate, tax(), Alternative::do_something("Plan").working_capital(stocks()), 6).appraise();
        let free = at_rate(percent!(0));
        prop_assert_eq!(npv(&free, "plan"), dec!(0));
        let alternative = free.alternative("plan").unwrap();
        prop_assert_eq!(sum(alternative.lines()[0].changes()).rounded(), Outcome::Value(dec!(0)));
        prop_assert_eq!(alternative.lines()[0].changes(), alternative.flow().net());
        // What is tied up costs its interest.
        let is_tied_up = levels.iter().any(|level| !level.is_zero());
        let worth = npv(&at_rate(rate), "plan");
        let is_cost = if is_tied_up { worth <= dec!(0) } else { worth == dec!(0) };
        prop_assert!(is_cost, "{}", worth);
    }

    #[test]
    fn tax_at_nothing_changes_no_figure(case in taxed_cases()) {
        let json = serde_json::to_value(&case).unwrap();
        let without = |change: fn(&mut Value)| -> BusinessCase {
            let mut json = json.clone();
            change(&mut json);
            serde_json::from_value(json).unwrap()
        };
        let free = without(|case| case["tax"]["rate"] = "0".into());
        let untaxed = without(|case| drop(case.as_object_mut().unwrap().remove("tax")));
        let figures = |case: &BusinessCase| {
            let figures = |it: &bizcase::appraisal::AlternativeAppraisal| {
                let mut measures = serde_json::to_value(it.measures()).unwrap();
                measures.as_object_mut().unwrap().remove("present_value_of_tax");
                serde_json::to_string(&(it.lines(), it.flow(), measures, it.comparison(), it.residual_share())).unwrap()
            };
            let appraisal = case.appraise();
            let switches = serde_json::to_string(&appraisal.switching_values()).unwrap();
            (appraisal.alternatives().iter().map(figures).collect::<Vec<_>>(), switches)
        };
        prop_assert_eq!(figures(&free), figures(&untaxed));
    }

    #[test]
    fn the_tax_of_two_lines_together_is_the_sum_of_their_taxes(
        one in vec(-1_000_i64..1_000, 4), other in vec(-1_000_i64..1_000, 4), percent in 0_i64..100, outlay in amounts(),
    ) {
        let with = |profits: &[i64], outlay: Decimal| {
            let method = Depreciation::straight_line(4, dec!(0));
            let asset = Cost::new("Asset", gbp(outlay)).capital().once().depreciated(method);
            let rules = at(percent).losses(LossRule::UsedAtOnce).paid(TaxPayment::SameYear);
            plan(bizcase::case::UntimedConventions::end_of_period, percent!(3), rules, flows(profits).cost(asset), 4)
        };
        let together: Vec<i64> = one.iter().zip(&other).map(|(one, other)| one + other).collect();
        let (one, other, both) = (with(&one, outlay), with(&other, dec!(0)), with(&together, outlay));
        let sums: Vec<Decimal> = charge(&one).iter().zip(charge(&other)).map(|(one, other)| one + other).collect();
        prop_assert_eq!(charge(&both), sums);
    }

    #[test]
    fn losses_carried_forward_never_relieve_more_than_there_is(profits in vec(-1_000_i64..1_000, 1..=8), percent in 1_i64..100) {
        let with = |losses| {
            let rules = at(percent).losses(losses).paid(TaxPayment::SameYear);
            plan(bizcase::case::UntimedConventions::end_of_period, percent!(3), rules, flows(&profits), 8)
        };
        let (carried, lost) = (with(LossRule::CarriedForward), with(LossRule::Unrelieved));
        let tax = carried.alternative("plan").unwrap().tax().unwrap();
        let losses: i64 = profits.iter().map(|profit| (-profit).max(0)).sum();
        let relief: Decimal = tax.loss_relief().iter().sum();
        prop_assert_eq!(relief + tax.loss_left(), Decimal::from(losses));
        prop_assert!(tax.charge().iter().all(|charge| *charge >= dec!(0)));
        for (relief, &profit) in tax.loss_relief().iter().zip(tax.taxable_profit()) {
            prop_assert!(*relief >= dec!(0) && *relief <= profit.max(dec!(0)));
        }
        let rate = Decimal::new(percent, 2);
        let saved: Vec<Decimal> = charge(&lost).iter().zip(charge(&carried)).map(|(lost, carried)| lost - carried).collect();
        let expected: Vec<Decimal> = tax.loss_relief().iter().map(|relief| (relief * rate).normalize()).collect();
        prop_assert_eq!(saved, expected);
    }

    #[test]
    fn tax_paid_in_the_next_year_is_that_of_one_more_column(
        profits in vec(-1_000_i64..1_000, 6), percent in 0_i64..100, rate in permille(-50..=150), timed in timings(),
    ) {
        let rules = || at(percent).losses(LossRule::UsedAtOnce).paid(TaxPayment::NextYear);
        let late = plan(timed, rate, rules(), flows(&profits), 5);
        // The same in a timeline with room for the last payment: an exempt cost by hand.
        let shares = charge(&late).to_vec();
        let positive: Vec<Decimal> = shares.iter().map(|tax| *tax.max(&dec!(0))).collect();
        let negative: Vec<Decimal> = shares.iter().map(|tax| (-tax).max(dec!(0))).collect();
        let by_hand = flows(&profits)
            .cost(Cost::new("Tax", gbp(1)).explicit(positive).from(1))
            .benefit(Benefit::new("Tax saved", gbp(1)).explicit(negative).from(1));
        let free = TaxRules::at(percent!(0)).losses(LossRule::UsedAtOnce).paid(TaxPayment::SameYear);
        let longer = plan(timed, rate, free, by_hand, 6);
        prop_assert_eq!(npv(&late.appraise(), "plan"), npv(&longer.appraise(), "plan"));
    }

    #[test]
    fn the_tax_of_a_random_case_is_that_of_its_cells(case in taxed_cases()) {
        for alternative in case.alternatives() {
            let profits = taxable(&case, alternative.lines());
            prop_assert_eq!(alternative.tax().unwrap().charge(), charges(&case, &profits));
        }
    }

    #[test]
    fn lines_and_tax_make_the_net_flow_and_the_net_present_value(case in taxed_cases()) {
        let appraisal = case.appraise();
        for alternative in appraisal.alternatives() {
            let trace = appraisal.trace(alternative.id().as_str()).unwrap();
            let tax = trace.tax().unwrap();
            let stated = alternative.measures().present_value_of_tax().unwrap().value().unwrap();
            prop_assert_eq!(tax.present_value(), Outcome::Value((-stated).normalize()));
            let whole = trace.npv().value().unwrap();
            for parts in [
                trace.lines().iter().map(LineTrace::present_value).collect::<Vec<_>>(),
                trace.tags().iter().map(TagTotal::present_value).collect(),
            ] {
                let parts: Vec<Decimal> =
                    parts.into_iter().chain([tax.present_value()]).map(|part| part.value().unwrap()).collect();
                let bound = Fraction::half_unit_of(whole).plus(&parts.iter().fold(Fraction::zero(), |sum, &part| sum.plus(&Fraction::half_unit_of(part))));
                prop_assert!(sum(&parts).minus(&Fraction::of(whole)).is_within(&bound));
            }
            let taxed = alternative.tax().unwrap();
            let paid = sum(taxed.paid()).plus(&Fraction::of(taxed.paid_after_the_end().unwrap_or_default()));
            prop_assert!(paid.minus(&sum(taxed.schedule().charge())).is_within(&Fraction::zero()));
        }
    }

    #[test]
    fn a_taxed_case_is_read_back_as_it_was_written_and_has_its_pages(case in taxed_cases()) {
        let json = serde_json::to_string(&case).unwrap();
        prop_assert_eq!(&serde_json::from_str::<BusinessCase>(&json).unwrap(), &case);
        let page = case.appraise().to_markdown();
        prop_assert!(page.contains("Net flow after tax") || !page.contains("| Tax on it |"));
    }
}
